package propose

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

func TestSides(t *testing.T) {
	for _, tt := range []struct {
		name, text, before, behind string
	}{
		{"two sides", "The plan, he said, was good.", "The plan", "was good"},
		{"somebody told", "The plan, he said to radio, was good.", "The plan", "was good"},
		{"no comma behind", "The plan, he said was good.", "", ""},
		{"no comma before", "So he said, the plan was good.", "", ""},
		{"nothing behind", "The plan was good, he said, .", "", ""},
		{"quotation marks", "The “plan”, he said, was good.", "", ""},
		{"too long to look at", "The plan, he said, was " + strings.Repeat("very ", 2*mostWidened) + "good.", "", ""},
		{"too long before", "The " + strings.Repeat("very ", 2*mostWidened) + "good plan, he said, was good.", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc := text.Parse(lang.English(), tt.text, quotes.Find(tt.text))
			tags := make([]tag.POS, len(doc.Tokens))
			said := int32(-1)
			for i := range tags {
				tags[i] = tag.NN
				if doc.Word(int32(i)) == "said" {
					tags[i], said = tag.VBD, int32(i)
				}
			}
			require.Positive(t, said)
			var v view
			v.look(Input{Doc: doc, Tags: tags})
			cue := Candidate{tokens: text.Range{Start: said, End: said + 1}, head: said}
			before, behind, ok := v.sides(cue, text.Range{Start: said - 1, End: said})
			assert.Equal(t, tt.before != "", ok)
			if ok {
				words := func(r text.Range) string { return tt.text[doc.Tokens[r.Start].Start:doc.Tokens[r.End-1].End] }
				assert.Equal(t, tt.before, words(before))
				assert.Equal(t, tt.behind, words(behind))
			}
		})
	}
}
