package attribution_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

// article is a text of testdata.
type article struct{ name, text string }

// articles returns the texts whose paths below testdata match pattern, in the
// order of their names.
func articles(t testing.TB, pattern string) []article {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "testdata", filepath.FromSlash(pattern)))
	require.NoError(t, err)
	require.NotEmpty(t, paths, "no file matches testdata/%s", pattern)
	list := make([]article, len(paths))
	for i, p := range paths {
		text, err := os.ReadFile(p)
		require.NoError(t, err)
		list[i] = article{strings.TrimSuffix(filepath.Base(p), ".txt"), string(text)}
	}
	return list
}

// encode returns the document as JSON with its text.
func encode(t testing.TB, doc *attribution.Document) string {
	t.Helper()
	b, err := json.Marshal(doc)
	require.NoError(t, err)
	return string(b)
}
