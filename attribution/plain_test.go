package attribution_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// TestPlain counts false alarms in texts in which nobody says anything: at most
// one statement in a thousand words.
func TestPlain(t *testing.T) {
	words, found := 0, 0
	for _, a := range articles(t, "plain/*.txt") {
		doc := attribution.Extract(a.text)
		check(t, a.text, doc)
		words += len(strings.Fields(a.text))
		found += len(doc.Statements)
		for _, line := range outline(doc) {
			t.Logf("%s: %s", a.name, line)
		}
	}
	require.Greater(t, words, 3000, "the texts are too short to tell")
	assert.LessOrEqual(t, found*1000, words, "%d statements in %d words", found, words)
}
