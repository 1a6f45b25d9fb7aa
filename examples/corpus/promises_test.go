package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/examples/internal/programtest"
)

// program returns a command that runs the program, and what it says.
func program(t *testing.T, dir string, args ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	var stderr bytes.Buffer
	command := programtest.Command(t, dir, args...)
	command.Stderr = &stderr
	return command, &stderr
}

// TestKilled kills the program at moments spread over a whole run: of each
// output there is the old file or the new one, whole, the input is as it was,
// and the next run leaves nothing else.
func TestKilled(t *testing.T) {
	const lines, moments = 400, 12
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	var in strings.Builder
	for i := range lines {
		fmt.Fprintf(&in, `{"id":%d,"text":"“We begin in May,” Karin Moll told reporters."}`+"\nno article\n", i)
	}
	require.NoError(t, os.WriteFile(at("in.jsonl"), []byte(in.String()), 0o644))
	args := []string{"-input", at("in.jsonl"), "-output", at("out.jsonl")}

	begin := time.Now()
	command, stderr := program(t, dir, args...)
	require.NoError(t, command.Run(), stderr)
	whole := time.Since(begin)
	for moment := range moments {
		old := map[string]string{"out.jsonl": "old\n", "out.dead.jsonl": "old dead\n"}
		for name, content := range old {
			require.NoError(t, os.WriteFile(at(name), []byte(content), 0o644))
		}
		command, _ := program(t, dir, args...)
		require.NoError(t, command.Start())
		time.Sleep(whole * time.Duration(moment+1) / moments)
		_ = command.Process.Kill() // it may have finished
		_ = command.Wait()
		for name, content := range old {
			if got := sortedLines(t, at(name)); strings.Join(got, "\n")+"\n" != content {
				assert.Len(t, got, lines, name)
			}
		}
		input, err := os.ReadFile(at("in.jsonl"))
		require.NoError(t, err)
		assert.Equal(t, in.String(), string(input))
	}
	command, stderr = program(t, dir, args...)
	require.NoError(t, command.Run(), stderr)
	assert.Len(t, sortedLines(t, at("out.jsonl")), lines)
	assert.ElementsMatch(t, []string{"in.jsonl", "out.jsonl", "out.dead.jsonl"}, programtest.Listed(t, dir))
}

// TestExitStatus runs the program well and badly, and holds that bad runs leave
// what was there.
func TestExitStatus(t *testing.T) {
	for _, c := range []struct {
		args   string
		status int
		says   string
		writes string
	}{
		{args: "-help", says: "-output"},
		{args: "-input in.jsonl -output new.jsonl", says: "failures: 1", writes: "new.jsonl new.dead.jsonl"},
		{args: "", status: 1, says: "-input is needed"},
		{args: "-nope", status: 2, says: "nope"},
		{args: "-input none.jsonl", status: 1, says: "none.jsonl"},
		{args: "-input in.jsonl -acts hope", status: 1, says: "hope"},
		{args: "-input in.jsonl -output in.jsonl", status: 1, says: "is one of the articles"},
		{args: "-input in.jsonl -output no/such/file", status: 1, says: "no/such"},
	} {
		t.Run(c.args, func(t *testing.T) {
			dir := t.TempDir()
			files := map[string]string{"in.jsonl": `{"text":"Hi."}` + "\nnope\n", "statements.jsonl": "old\n"}
			for name, content := range files {
				require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644))
			}
			command, stderr := program(t, dir, strings.Fields(c.args)...)
			var exit *exec.ExitError
			if err := command.Run(); errors.As(err, &exit) {
				assert.Equal(t, c.status, exit.ExitCode(), stderr)
			} else {
				require.NoError(t, err)
				assert.Zero(t, c.status, stderr)
			}
			assert.Contains(t, stderr.String(), c.says)
			want := strings.Fields(c.writes)
			for name, content := range files {
				want = append(want, name)
				got, err := os.ReadFile(filepath.Join(dir, name))
				require.NoError(t, err)
				assert.Equal(t, content, string(got), name)
			}
			assert.ElementsMatch(t, want, programtest.Listed(t, dir))
		})
	}
}
