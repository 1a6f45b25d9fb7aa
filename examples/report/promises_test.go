package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/examples/internal/programtest"
)

// TestMain lets the tests start the program itself.
func TestMain(m *testing.M) { programtest.Main(m, main) }

func runIn(t *testing.T, dir string, args ...string) (int, string) {
	t.Helper()
	t.Chdir(dir)
	var stderr bytes.Buffer
	code := run(context.Background(), args, strings.NewReader(""), &stderr)
	return code, stderr.String()
}

func TestInputsAreNotWrittenOver(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{"in.jsonl": `{"text":"“Yes,” said Ana Torv."}` + "\n", "a.html": "<p>An article.</p>", "old.sqlite": "old"}
	for name, content := range files {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644))
	}
	for _, args := range [][]string{
		{"-o", "in.jsonl", "in.jsonl"},
		{"-db", "in.jsonl", "in.jsonl"},
		{"-o", "a.html", "."},
		{"-o", "same", "-db", "same", "in.jsonl"},
		{"-o", "new.html", "-db", "./new.html", "in.jsonl"},
		{"-db", os.DevNull, "in.jsonl"},
		{"-db", "old.sqlite", "none.jsonl"},
	} {
		code, stderr := runIn(t, dir, args...)
		assert.Equal(t, 1, code, args)
		assert.Contains(t, stderr, "report: ", args)
		for name, content := range files {
			got, err := os.ReadFile(filepath.Join(dir, name))
			require.NoError(t, err)
			assert.Equal(t, content, string(got), args)
		}
		assert.Len(t, programtest.Listed(t, dir), 3, args)
	}
}

// TestAgainInTheSameFolder reads no page of its own, and no text twice.
func TestAgainInTheSameFolder(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"a.txt": "“Yes,” said Ana Torv.", "b.txt": "“Yes,” said Ana Torv.\n", "c.txt": "It rained."} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644))
	}
	for range 2 {
		code, stderr := runIn(t, dir, ".")
		assert.Equal(t, 0, code)
		assert.Equal(t, "b.txt: the same text as a.txt, counted once\n1 statements in 2 articles: report.html, report.sqlite\n", stderr)
	}
}

// TestKilled kills the program at several moments: there are the old files or
// the new ones, and the next run leaves nothing else.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	text := strings.Repeat("“We begin in May,” Karin Moll told reporters.\n\n", 300)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "a.txt"), []byte(text), 0o644))
	old := map[string]string{"report.html": "old page", "report.sqlite": "old database"}
	for wait := time.Duration(0); wait < 400*time.Millisecond; wait += 50 * time.Millisecond {
		for name, content := range old {
			require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644))
		}
		command := programtest.Command(t, dir, "a.txt")
		require.NoError(t, command.Start())
		time.Sleep(wait)
		_ = command.Process.Kill() // it may have finished
		_ = command.Wait()
		for name, content := range old {
			got, err := os.ReadFile(filepath.Join(dir, name))
			require.NoError(t, err)
			if string(got) == content {
				continue
			}
			if strings.HasSuffix(name, ".html") {
				assert.True(t, bytes.HasSuffix(bytes.TrimSpace(got), []byte("</html>")))
			} else {
				assert.True(t, bytes.HasPrefix(got, []byte("SQLite format 3")))
			}
		}
	}
	code, stderr := runIn(t, dir, "a.txt")
	assert.Equal(t, 0, code, stderr)
	assert.Equal(t, []string{"a.txt", "report.html", "report.sqlite"}, programtest.Listed(t, dir))
}

// TestTwoAtOnce writes the same files with two programs: one of them wins, with
// a whole database.
func TestTwoAtOnce(t *testing.T) {
	dir := t.TempDir()
	done := make(chan int)
	for _, text := range []string{"“Yes,” said Ana Torv.", "“No,” said Ben Ilov."} {
		go func() {
			args := []string{"-o", filepath.Join(dir, "r.html"), "-db", filepath.Join(dir, "r.sqlite"), "-from", "text"}
			done <- run(context.Background(), args, strings.NewReader(text), io.Discard)
		}()
	}
	assert.Equal(t, 0, <-done)
	assert.Equal(t, 0, <-done)
	assert.Equal(t, []string{"r.html", "r.sqlite"}, programtest.Listed(t, dir))
	db, err := openDatabase(filepath.Join(dir, "r.sqlite"))
	require.NoError(t, err)
	defer db.Close()
	var statements int
	var check string
	require.NoError(t, db.QueryRow("SELECT count(*) FROM said").Scan(&statements))
	require.NoError(t, db.QueryRow("PRAGMA integrity_check").Scan(&check))
	assert.Equal(t, 1, statements)
	assert.Equal(t, "ok", check)
}
