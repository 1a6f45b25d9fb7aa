package text

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/quotes"
)

// TestNameNorm holds that the short ways give what lang.NameNorm gives.
func TestNameNorm(t *testing.T) {
	s := "Đoković’s “Ličen” said—O’Neill’s 1,000 cafe\u0301 … al-\u200bZu’bi, R&D `em ’’ naïve … 東京 \xe2\x80 ”\u0301"
	doc := Parse(lang.English(), s, quotes.Find(s))
	for i := range doc.Tokens {
		assert.Equal(t, lang.NameNorm(doc.Word(int32(i))), doc.NameNorm(int32(i)), doc.Word(int32(i)))
	}
}
