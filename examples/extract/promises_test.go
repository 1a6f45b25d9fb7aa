package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/examples/internal/programtest"
)

// TestMain lets the tests start the program itself.
func TestMain(m *testing.M) { programtest.Main(m, main) }

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(content)
}

// TestKilled kills the program while it writes, and holds that the old output
// stays, and that the next run clears away what was left.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out.jsonl")
	require.NoError(t, os.WriteFile(out, []byte("old\n"), 0o644))
	command := programtest.Command(t, dir, "-from", "jsonl", "-o", "out.jsonl", "-quiet")
	stdin, err := command.StdinPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	for range 200 {
		_, err := io.WriteString(stdin, `{"text":"“We begin in May,” Karin Moll told reporters."}`+"\n")
		require.NoError(t, err)
	}
	require.Eventually(t, func() bool { // it has begun to write
		for _, name := range programtest.Listed(t, dir) {
			if info, err := os.Stat(filepath.Join(dir, name)); err == nil && strings.HasSuffix(name, ".part") && info.Size() > 0 {
				return true
			}
		}
		return false
	}, 60_000_000_000, 10_000_000)
	require.NoError(t, command.Process.Kill())
	_ = command.Wait() // "signal: killed"
	assert.Equal(t, "old\n", read(t, out))
	assert.Len(t, programtest.Listed(t, dir), 2)

	got := runWith(`{"text":"Hi."}`, "-from", "jsonl", "-o", out)
	assert.Equal(t, outcome{}, got)
	assert.Contains(t, read(t, out), `{"schema":1`)
	assert.Equal(t, []string{"out.jsonl"}, programtest.Listed(t, dir))
}

// TestOneSignalEndsTheReading interrupts the program while it waits for more:
// what was read comes out, in whole.
func TestOneSignalEndsTheReading(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such signals there")
	}
	command := programtest.Command(t, t.TempDir(), "-from", "jsonl", "-to", "json")
	stdin, err := command.StdinPipe()
	require.NoError(t, err)
	defer stdin.Close()
	stdout, err := command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	_, err = io.WriteString(stdin, `{"text":"“We begin in May,” Karin Moll told reporters."}`+"\n")
	require.NoError(t, err)
	first := make([]byte, 1)
	_, err = io.ReadFull(stdout, first) // it has read the line
	require.NoError(t, err)
	require.NoError(t, command.Process.Signal(os.Interrupt))
	rest, err := io.ReadAll(stdout)
	require.NoError(t, err)
	var exit *exec.ExitError
	require.ErrorAs(t, command.Wait(), &exit)
	assert.Equal(t, interrupted, exit.ExitCode())
	var documents []attribution.Document
	require.NoError(t, json.Unmarshal(append(first, rest...), &documents))
	assert.Len(t, documents, 1)
}

// TestFailingRunsLeaveTheOldOutput ends in the middle for several reasons.
func TestFailingRunsLeaveTheOldOutput(t *testing.T) {
	dir := folder(t, map[string]string{"out.jsonl": "old", "in.jsonl": `{"text":"Hi."}` + "\n" + strings.Repeat("nope\n", 3)})
	out := filepath.Join(dir, "out.jsonl")

	ctx, cancel := context.WithCancel(context.Background())
	in := readerFunc(func(p []byte) (int, error) {
		cancel()
		select {}
	})
	var stderr bytes.Buffer
	assert.Equal(t, interrupted, run(ctx, []string{"-from", "jsonl", "-o", out}, in, io.Discard, &stderr))
	assert.Contains(t, stderr.String(), "out.jsonl is not written")
	assert.Equal(t, "old", read(t, out))

	got := runWith("", "-to", "brat", "-o", out, filepath.Join(dir, "in.jsonl"), filepath.Join(dir, "in.jsonl"))
	assert.Equal(t, failed, got.code)
	assert.Equal(t, "old", read(t, out))

	got = runWith("", "-o", out, filepath.Join(dir, "in.jsonl"))
	assert.Equal(t, failed, got.code, "bad lines are reported, the rest is whole")
	assert.Contains(t, read(t, out), `{"schema":1`)
	assert.Equal(t, []string{"in.jsonl", "out.jsonl"}, programtest.Listed(t, dir))
}

// TestOutputInsideTheInput writes into the folder that is read, again and again.
func TestOutputInsideTheInput(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": article, "b/c.txt": article})
	for range 3 {
		got := runWith("", "-quiet", "-o", filepath.Join(dir, "out.jsonl"), dir)
		require.Equal(t, outcome{}, got)
		assert.Len(t, decode(t, read(t, filepath.Join(dir, "out.jsonl"))), 2)

		got = runWith("", "-quiet", "-to", "html", "-o", filepath.Join(dir, "pages")+"/", dir)
		require.Equal(t, outcome{}, got)
		assert.Equal(t, []string{"a.html", "c.html"}, programtest.Listed(t, filepath.Join(dir, "pages")))
	}
	got := runWith("", "-quiet", dir)
	assert.Equal(t, ok, got.code)
	assert.Len(t, decode(t, got.stdout), 2, "pages and results are no articles")

	// As a shell does it, with the file there before the program starts.
	stdout, err := os.Create(filepath.Join(dir, "shell.jsonl"))
	require.NoError(t, err)
	defer stdout.Close()
	command := programtest.Command(t, dir, "-quiet", ".")
	command.Stdout = stdout
	require.NoError(t, command.Run())
	assert.Len(t, decode(t, read(t, stdout.Name())), 2)

	command = programtest.Command(t, dir, "-quiet", "a.txt")
	command.Stdout, err = os.OpenFile(filepath.Join(dir, "a.txt"), os.O_APPEND|os.O_WRONLY, 0)
	require.NoError(t, err)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	assert.Error(t, command.Run())
	assert.Contains(t, stderr.String(), "a.txt is an article and the standard output")
	assert.Equal(t, article, read(t, filepath.Join(dir, "a.txt")))
}

// TestLinesThatCannotBeWritten holds that an array is closed whatever its lines
// hold.
func TestLinesThatCannotBeWritten(t *testing.T) {
	deep := `{"id":2,"text":"Hi.","x":` + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + "}\n"
	got := runWith(`{"id":1,"text":"Hi."}`+"\n"+deep+`{"id":3,"text":"Hi."}`+"\n", "-from", "jsonl", "-to", "json")
	assert.Equal(t, failed, got.code)
	assert.Equal(t, "-:2: nested more than 1000 deep\n", got.stderr)
	var documents []map[string]any
	require.NoError(t, json.Unmarshal([]byte(got.stdout), &documents))
	assert.Len(t, documents, 2)
}

func TestCellsThatAreFormulas(t *testing.T) {
	text := "“=HYPERLINK(1),” said Karin Moll. Then “@SUM(1) and more of it,” said Tomas Brill.\n"
	line := `{"id":"=1+1","text":` + string(must(json.Marshal(text))) + "}\n"
	assert.Contains(t, runWith(line, "-from", "jsonl", "-to", "csv").stdout, "'=1+1")
	plain := runWith(line, "-from", "jsonl", "-to", "csv", "-raw-csv").stdout
	assert.Contains(t, plain, "=1+1")
	assert.NotContains(t, plain, "'=1+1")
}

func must(b []byte, _ error) []byte { return b }

func TestEncodingIsSaid(t *testing.T) {
	got := runWith("\x93Yes,\x94 said Jos\xe9 N\xfa\xf1ez.\n", "-to", "jsonl")
	assert.Equal(t, ok, got.code)
	assert.Contains(t, got.stdout, `{"code":"encoding","detail":"converted from windows-1252: offsets count bytes of the text in UTF-8"}`)
	assert.Contains(t, got.stdout, `"text":"“Yes,” said José Núñez.\n"`)
}

func TestTooLargeIsAnError(t *testing.T) {
	got := runWith(`{"text":"`+strings.Repeat("a", 1000)+`"}`+"\n"+`{"text":"Hi."}`, "-from", "jsonl", "-max-bytes", "500")
	assert.Equal(t, failed, got.code)
	assert.Equal(t, "-:1: too long: more than 500 bytes\n", got.stderr)
	assert.Len(t, decode(t, got.stdout), 1)
}
