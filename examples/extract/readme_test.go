package main

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestReadmeWritesNothingIntoTheRepository holds that what the README's commands
// write is ignored by git.
func TestReadmeWritesNothingIntoTheRepository(t *testing.T) {
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	if err := exec.Command("git", "-C", root, "rev-parse").Run(); err != nil {
		t.Skip("no git here")
	}
	written := map[string]bool{"report.html": true, "report.sqlite": true} // by default
	for _, match := range regexp.MustCompile(`(?m)^(cd (\S+) && )?(?:.*\| )?go run .*?(?:> |-o |-output )(\S+)`).FindAllStringSubmatch(read(t, filepath.Join(root, "README.md")), -1) {
		written[filepath.Join(match[2], match[3])] = true
	}
	assert.Greater(t, len(written), 4)
	for name := range written {
		assert.NoError(t, exec.Command("git", "-C", root, "check-ignore", "-q", name).Run(), name)
	}
	assert.NoError(t, exec.Command("git", "-C", root, "check-ignore", "-q", "examples/corpus/out.dead.jsonl").Run())
}

// TestReadmeShowsThePresentTable holds that the README's first table is what its
// command prints: it was forgotten at a retraining.
func TestReadmeShowsThePresentTable(t *testing.T) {
	t.Chdir("../..")
	const file = "testdata/tehran-times-rail.txt"
	got := runWith("", "-to", "table", file)
	require.Equal(t, 0, got.code, got.stderr)
	readme := read(t, "README.md")
	start := strings.Index(readme, file+": ")
	require.Positive(t, start)
	shown, _, more := strings.Cut(readme[start:], "…\n```")
	require.True(t, more)
	want := regexp.MustCompile(`(?m) +$`).ReplaceAllString(got.stdout, "")
	assert.Equal(t, want[:min(len(shown), len(want))], shown)
}
