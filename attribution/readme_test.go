package attribution_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestReadme holds that the README's first program is the first example, which
// runs.
func TestReadme(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("../README.md")
	require.NoError(t, err)
	source, err := os.ReadFile("example_test.go")
	require.NoError(t, err)
	blocks := strings.Split(string(readme), "```")
	require.Greater(t, len(blocks), 4)
	// The text is an argument in one of them and a variable in the other.
	_, loop, found := strings.Cut(strings.TrimPrefix(blocks[1], "go\n"), ".Statements {\n")
	require.True(t, found)
	example := strings.ReplaceAll(string(source), "\n\t", "\n")
	assert.Contains(t, example, loop)
	output := "// Output:\n"
	for line := range strings.Lines(strings.TrimPrefix(blocks[3], "\n")) {
		output += "// " + line
	}
	assert.Contains(t, example, output)
}

// TestLinks follows what pages say about files of the repository.
func TestLinks(t *testing.T) {
	t.Parallel()
	link := regexp.MustCompile(`\]\(([^)#:]+)(?:#[^)]*)?\)`)
	for _, page := range []string{
		"README.md", ".github/CONTRIBUTING.md", ".github/CHANGELOG.md", "testdata/README.md", "attribution/internal/lang/english/weights/README.md",
	} {
		text, err := os.ReadFile(filepath.Join("..", filepath.FromSlash(page)))
		require.NoError(t, err)
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			_, err := os.Stat(filepath.Join("..", filepath.Dir(filepath.FromSlash(page)), filepath.FromSlash(m[1])))
			assert.NoError(t, err, page)
		}
	}
}
