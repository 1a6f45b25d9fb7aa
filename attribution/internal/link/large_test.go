package link

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// TestLargeTexts feeds what would show quadratic time.
func TestLargeTexts(t *testing.T) {
	const n = 20000
	repeat := func(f func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(f(i))
		}
		return b.String()
	}
	letters := func(i int) string {
		return string([]byte{'A' + byte(i%26), 'a' + byte(i/26%26), 'b' + byte(i/676%20), 'o'})
	}
	tests := []struct{ name, text string }{
		{"one surname", repeat(func(i int) string { return "Mr. " + letters(i) + " Kovac spoke. Kovac said so. " })},
		{"one person", repeat(func(int) string { return "Ana Kovac spoke. " })},
		{"names without end", repeat(func(i int) string { return letters(i) + " " })},
		{"one organisation", repeat(func(i int) string { return "The " + letters(i) + " Agency met. The agency said so. " })},
		{"pronouns", "Ana Kovac came. " + repeat(func(int) string { return "She said she said so. " })},
		{"and", "Ana Kovac " + repeat(func(i int) string { return "and " + letters(i) + " Bell " })},
		{"commas", "Ana Kovac" + repeat(func(i int) string { return ", the mayor of Lipa" })},
		{"roles", "Ana Kovac" + repeat(func(i int) string { return " President Minister" })},
		{"descriptions", repeat(func(i int) string { return "The minister of " + letters(i) + " said so. " })},
		{"letters", repeat(func(i int) string { return "I think that it rained and I hope so.\n\nAna " + letters(i) + "\n\n" })},
		{"both", repeat(func(i int) string { return "both,, said that it rained " })},
		{"possessives", "Ana" + repeat(func(i int) string { return " Kovac's" })},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := text.Parse(lang.English(), tt.text, quotes.Find(tt.text))
			var sts []decide.Statement
			for i := range doc.Tokens {
				if i%7 == 0 {
					end := min(int32(i)+3, int32(len(doc.Tokens)))
					sts = append(sts, decide.Statement{Mention: text.Range{Start: int32(i), End: end}, Content: []text.Range{{Start: end, End: min(end+5, int32(len(doc.Tokens)))}}})
				}
			}
			sts = append(sts, decide.Statement{Mention: text.Range{Start: 0, End: int32(len(doc.Tokens))}})
			res := Speakers(name.Find(doc, nil, joiner(), nil), sts, nil, trained(), nil)
			require.Len(t, res.Speakers, len(sts), fmt.Sprint(len(res.Entities)))
		})
	}
}
