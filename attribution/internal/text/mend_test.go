package text

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/quotes"
)

// TestMend looks at the quotations that are left of those without a closing mark.
func TestMend(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		want       []string
	}{
		{"reported behind a comma", "“The dam holds, Mayor Eva Holub said.", []string{"“The dam holds,"}},
		{"reported by a role", "“The dam holds, skipper Karl Voss added.", []string{"“The dam holds,"}},
		{"reported the other way round", "“The dam holds, said Karl Voss, who built it.", []string{"“The dam holds,"}},
		{"reported by a pronoun", "“The dam holds, she said.", []string{"“The dam holds,"}},
		{"somebody else speaks", "Karl Voss said: “The dam holds. Eva Holub said the road was open.", []string{"“The dam holds."}},
		{"a quotation behind", "“The dam holds, Eva Holub said. ‘Nobody left,’ she added.", []string{"“The dam holds,", "‘Nobody left,’"}},
		{"it goes on", "“The dam holds, he said.\n\n“We are safe.”", []string{"“The dam holds, he said.", "“We are safe.”"}},
		{"to the end", "Karl Voss said: “The dam holds. The road is open.", []string{"“The dam holds. The road is open."}},
		{"a report inside", "Karl Voss said: “The dam ‘holds, Eva said’ today.", []string{"“The dam ‘holds, Eva said’ today.", "‘holds, Eva said’"}},
		{"closed", "“The dam holds, Eva Holub said.”", []string{"“The dam holds, Eva Holub said.”"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			qs := quotes.Find(tt.text)
			given := append([]quotes.Quotation(nil), qs...)
			d := Parse(lang.English(), tt.text, qs)
			var got []string
			for k := range d.Quotations {
				got = append(got, d.Slice(d.Quoted[k]))
				assert.Equal(t, d.Quotations[k].Of(tt.text), got[k])
			}
			assert.Equal(t, tt.want, got)
			assert.Equal(t, given, qs, "the caller's quotations stay as they are")
			for i := range d.Tokens {
				q := d.Tokens[i].Quotation
				assert.True(t, q == 0 || d.Quoted[q-1].Contains(int32(i)), "%s", d.Word(int32(i)))
			}
		})
	}
}
