// Package programs holds what all example programs promise alike, by starting
// them as a shell does: the exit status says whether all went well, and whatever
// goes wrong, no input is changed and nothing else is left in the folder.
package programs

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// built is the folder of the programs.
var built string

func TestMain(m *testing.M) {
	os.Exit(func() int {
		var err error
		if built, err = os.MkdirTemp("", "whosaid-programs-"); err != nil {
			panic(err)
		}
		defer os.RemoveAll(built)
		build := exec.Command("go", "build", "-o", built+string(filepath.Separator),
			"../../extract", "../../serve", "../../report", "../../highlight", "../../evaluate", "../../tutorial")
		if out, err := build.CombinedOutput(); err != nil {
			panic(string(out))
		}
		return m.Run()
	}())
}

// inputs are the files of the folder that the programs run in.
var inputs = map[string]string{
	"a.txt":       "“We begin in May,” Karin Moll told reporters.\n",
	"in.jsonl":    `{"text":"“We begin in May,” Karin Moll said."}` + "\n",
	"bad.jsonl":   `{"text":"Hi."}` + "\nnope\n",
	"gold.jsonl":  `{"id":"a","text":"“Yes,” said Ana Torv.","attributions":[]}` + "\n",
	"sub/b.txt":   "“No,” Tomas Brill said.\n",
	"sub/c.html":  "<p>“Perhaps,” Ana Lind said.</p>\n",
	"wrong.jsonl": "nope\n",
}

// TestExitStatus runs every program well and badly: 0 if all is done, 1 if
// something could not be, 2 where the program tells a wrong flag apart.
func TestExitStatus(t *testing.T) {
	for _, c := range []struct {
		command string
		stdin   string
		status  int
		says    string // on standard error
		writes  string // files beside the inputs
	}{
		{command: "extract a.txt sub"},
		{command: "extract -help"},
		{command: "extract", stdin: "Hi."},
		{command: "extract -o out.jsonl a.txt", writes: "out.jsonl"},
		{command: "extract -to html -o pages/ sub", writes: "pages/b.html pages/c.html"},
		{command: "extract none.txt a.txt", status: 1, says: "none.txt"},
		{command: "extract -o out.jsonl bad.jsonl", status: 1, says: "bad.jsonl:2: ", writes: "out.jsonl"},
		{command: "extract -o a.txt a.txt", status: 1, says: "a.txt is one of the articles"},
		{command: "extract -o ./sub/b.txt sub", status: 1, says: "is one of the articles"},
		{command: "extract -o no/such/out.jsonl a.txt", status: 1, says: "no/such"},
		{command: "extract -o sub a.txt", writes: "sub/a.jsonl"},
		{command: "extract -o . in.jsonl", writes: "1.jsonl"},
		{command: "extract -nope a.txt", status: 2, says: "nope"},
		{command: "extract -to nope a.txt", status: 2, says: "nope"},
		{command: "extract -acts hope a.txt", status: 2, says: "hope"},
		{command: "extract -min-confidence 7 a.txt", status: 2, says: "onfidence"},

		{command: "report a.txt sub", writes: "report.html report.sqlite"},
		{command: "report -help", says: "-db"},
		{command: "report bad.jsonl", status: 1, says: "bad.jsonl:2: ", writes: "report.html report.sqlite"},
		{command: "report none.jsonl", status: 1, says: "none.jsonl"},
		{command: "report -o a.txt a.txt", status: 1, says: "a.txt is one of the articles"},
		{command: "report -db in.jsonl in.jsonl", status: 1, says: "in.jsonl is one of the articles"},
		{command: "report -nope a.txt", status: 2, says: "nope"},
		{command: "report -acts hope a.txt", status: 2, says: "hope"},

		{command: "highlight a.txt sub"},
		{command: "highlight", stdin: "Hi."},
		{command: "highlight -help", says: "usage"},
		{command: "highlight none.txt", status: 1, says: "none.txt"},
		{command: "highlight bad.jsonl", status: 1, says: "bad.jsonl:2: "},
		{command: "highlight -nope", status: 1, says: "nope"},

		{command: "evaluate gold.jsonl"},
		{command: "evaluate -json -acts all gold.jsonl"},
		{command: "evaluate -help", says: "-worst"},
		{command: "evaluate", status: 1, says: "no gold given"},
		{command: "evaluate none.jsonl", status: 1, says: "none.jsonl"},
		{command: "evaluate wrong.jsonl", status: 1, says: "wrong.jsonl"},
		{command: "evaluate -acts hope gold.jsonl", status: 1, says: "hope"},
		{command: "evaluate -nope gold.jsonl", status: 1, says: "nope"},

		{command: "tutorial -about no sub"},
		{command: "tutorial -about nothing sub"},
		{command: "tutorial -help", says: "-about"},
		{command: "tutorial sub", status: 1, says: "usage"},
		{command: "tutorial -about no none", status: 1, says: "none"},
		{command: "tutorial -nope", status: 1, says: "nope"},

		{command: "serve -help", says: "-addr"},
		{command: "serve -nope", status: 1, says: "nope"},
		{command: "serve -max-bytes 0", status: 1, says: "-max-bytes"},
		{command: "serve -addr nowhere:port", status: 1, says: "listen"},
	} {
		t.Run(c.command, func(t *testing.T) {
			dir := t.TempDir()
			for name, content := range inputs {
				require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
				require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644))
			}
			status, stderr := start(t, dir, c.stdin, strings.Fields(c.command)...)
			assert.Equal(t, c.status, status, stderr)
			assert.Contains(t, stderr, c.says)

			want := strings.Fields(c.writes)
			for name, content := range inputs {
				want = append(want, name)
				got, err := os.ReadFile(filepath.Join(dir, name))
				require.NoError(t, err)
				assert.Equal(t, content, string(got), name)
			}
			assert.ElementsMatch(t, want, files(t, dir))
		})
	}
}

// TestOutputThatIsFull writes to a device without space.
func TestOutputThatIsFull(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("no /dev/full here")
	}
	defer full.Close()
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "gold.jsonl"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(inputs[name]), 0o644))
	}
	for _, command := range []string{"extract a.txt", "highlight a.txt", "evaluate gold.jsonl", "evaluate -json gold.jsonl", "tutorial -about May ."} {
		args := strings.Fields(command)
		c := exec.Command(filepath.Join(built, args[0]), args[1:]...)
		c.Dir, c.Stdout = dir, full
		var stderr bytes.Buffer
		c.Stderr = &stderr
		var exit *exec.ExitError
		if assert.ErrorAs(t, c.Run(), &exit, command) {
			assert.Equal(t, 1, exit.ExitCode(), command)
			assert.Contains(t, stderr.String(), "no space left", command)
		}
	}
}

// TestServeEndsWell stops the server as a service manager does.
func TestServeEndsWell(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no such signals there")
	}
	c := exec.Command(filepath.Join(built, "serve"), "-addr", "localhost:0")
	stderr, err := c.StderrPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	_, err = stderr.Read(make([]byte, 100)) // "Listening on"
	require.NoError(t, err)
	require.NoError(t, c.Process.Signal(os.Interrupt))
	assert.NoError(t, c.Wait())
}

// start runs a program to its end.
func start(t *testing.T, dir, stdin string, args ...string) (status int, stderr string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, filepath.Join(built, args[0]), args[1:]...)
	var out bytes.Buffer
	c.Dir, c.Stdin, c.Stderr = dir, strings.NewReader(stdin), &out
	err := c.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode(), out.String()
	}
	require.NoError(t, err)
	return 0, out.String()
}

// files are all files of a folder and those below, hidden ones too.
func files(t *testing.T, dir string) (names []string) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			name, _ := filepath.Rel(dir, path)
			names = append(names, filepath.ToSlash(name))
		}
		return err
	}))
	return names
}
