package attribution_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// TestPlain counts false alarms in texts in which nobody says anything: at most
// one statement in a thousand words. They were looked at when the finder was
// made.
func TestPlain(t *testing.T) {
	words, found := falseAlarms(t, "plain/*.txt")
	require.Greater(t, words, 3000, "the texts are too short to tell")
	assert.LessOrEqual(t, found*1000, words, "%d statements in %d words", found, words)
}

// TestPlainUnseen does the same with texts that were written after the finder
// and that nothing was fitted to.
func TestPlainUnseen(t *testing.T) {
	words, found := falseAlarms(t, "plain/unseen/*.txt")
	require.Greater(t, words, 6000, "the texts are too short to tell")
	assert.LessOrEqual(t, found*1000, words, "%d statements in %d words", found, words)
}

// falseAlarms counts the words of texts and the statements found in them.
func falseAlarms(t *testing.T, pattern string) (words, found int) {
	for _, a := range articles(t, pattern) {
		doc := attribution.Extract(a.text)
		check(t, a.text, doc)
		words += len(strings.Fields(a.text))
		found += len(doc.Statements)
		for _, line := range outline(doc) {
			t.Logf("%s: %s", a.name, line)
		}
	}
	return words, found
}
