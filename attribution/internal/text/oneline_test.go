package text

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/quotes"
)

func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"Ann Bell":             "Ann Bell",
		"Ann\nBell":            "Ann Bell",
		"Ann  Bell":            "Ann Bell",
		"Ann\tB. \r\n  Bell":   "Ann B. Bell",
		"Ann\u00a0Bell":        "Ann Bell",
		"José O'Neil-Bell":     "José O'Neil-Bell",
		"Jos\u00adé Bell":      "José Bell",
		"Bell\u200b & Roe Ltd": "Bell & Roe Ltd",
	} {
		var doc Doc
		doc.Parse(lang.English(), text, quotes.Find(text))
		assert.Equal(t, want, doc.OneLine(Range{0, int32(len(doc.Tokens))}), "%q", text)
	}
}
