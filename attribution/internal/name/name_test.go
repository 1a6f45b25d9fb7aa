package name

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// find returns the names of a text in the order of their first mention, each
// with its aliases.
func find(s string) []string {
	doc := text.Parse(lang.English(), s, quotes.Find(s))
	r := Find(doc, nil, lang.EnglishNames(), nil)
	out := make([]string, 0, len(r.Entities))
	for e := range r.Entities {
		var names []string
		for i := range r.Spans {
			if s := &r.Spans[i]; int(s.Entity) == e {
				names = append(names, r.Text(s))
			}
		}
		full := r.Text(&r.Spans[r.Entities[e].Full])
		out = append(out, full+": "+strings.Join(names, ", "))
	}
	return out
}

// findTests hold invented sentences. want has each entity as the fullest name
// and all that the text calls it.
var findTests = []struct {
	name, text string
	want       []string
}{
	{"surname", "Milan Kovac came late. Kovac left.", []string{"Milan Kovac: Milan Kovac, Kovac"}},
	{"titles are no names", "Serbian President Milan Kovac came.", []string{"Milan Kovac: Milan Kovac"}},
	{"acronym", "The Rural Health Forum (RHF) met. RHF left.", []string{"Rural Health Forum: Rural Health Forum, RHF, RHF"}},
	{"two of one surname", "Ana Kovac met Peter Kovac in the morning.", []string{"Ana Kovac: Ana Kovac", "Peter Kovac: Peter Kovac"}},
}

func TestFind(t *testing.T) {
	for _, tt := range findTests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, find(tt.text)) })
	}
}
