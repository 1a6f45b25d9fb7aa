package lexicon

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/text"
)

func TestFindOutlet(t *testing.T) {
	for _, tc := range []struct {
		name, text, outlet string // text begins with the name
		words              string // the name found
		ambiguous          bool
		programme          bool
	}{
		{"agency", "Mehr news agency quoted him", "Mehr", "Mehr", false, false},
		{"acronym", "AFP said", "AFP", "AFP", false, false},
		{"acronym with points", "A.P. said", "AP", "A.P.", false, false},
		{"joined", "PressTV reported", "Press TV", "PressTV", false, false},
		{"longest", "New York Times Magazine wrote", "New York Times", "New York Times Magazine", false, false},
		{"possessive inside", "People’s Daily wrote", "People's Daily", "People’s Daily", false, false},
		{"possessive after", "CNN’s programme", "CNN", "CNN", false, false},
		{"programme", "Meet the Press", "NBC", "Meet the Press", false, true},
		{"ambiguous programme", "This Week was hard", "ABC", "This Week", true, true},
		{"ambiguous", "Times are hard", "New York Times", "Times", true, false},
		{"with article", "The Independent wrote", "Independent", "The Independent", true, false},
		{"ampersand", "Fox & Friends", "Fox News", "Fox & Friends", false, true},
		{"diacritics", "Télam reported", "Télam", "Télam", false, false},
		{"without diacritics", "Telam reported", "Télam", "Telam", false, false},
		{"namesake", "RTS reported", "RTS", "RTS", false, false},
		{"lower case is no acronym", "ap said", "", "", false, false},
		{"mixed case is no acronym", "Map said", "", "", false, false},
		{"long acronym in other letters", "Agerpres said", "AGERPRES", "Agerpres", false, false},
		{"lower case is no name", "reuters said", "", "", false, false},
		{"second word in lower case", "Daily mail is", "", "", false, false},
		{"ordinary", "Nobody said", "", "", false, false},
		{"mark", "“Mehr", "", "", false, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			doc := text.Parse(tc.text, nil)
			m, ok := EnglishOutlets().Find(doc, 0)
			require.Equal(t, tc.outlet != "", ok)
			if !ok {
				return
			}
			assert.Equal(t, tc.outlet, EnglishOutlets().At(m.Outlet).Name)
			assert.Equal(t, tc.words, doc.Slice(text.Range{Start: 0, End: m.End}))
			assert.Equal(t, tc.ambiguous, m.Ambiguous)
			assert.Equal(t, tc.programme, m.Programme)
		})
	}
}

// TestOutletsBegin holds that the filter of first words misses none with which
// the search goes on.
func TestOutletsBegin(t *testing.T) {
	o := EnglishOutlets().With([]OutletAddition{{Outlet: Outlet{Name: "İZ Lipa"}, Aliases: []string{"The New Lipa-Post"}}})
	check := func(name string) {
		doc := text.Parse(name, nil)
		for i := range doc.Tokens {
			h, _, _ := hashName(fnvOffset, doc.Word(int32(i)))
			if _, ok := o.names.Find(h); ok {
				assert.True(t, o.Begins(doc, int32(i)), doc.Word(int32(i)))
			}
		}
	}
	rows(outletsList, func(f []string) {
		name, _, _ := strings.Cut(strings.TrimPrefix(f[0], "?"), " (")
		check(name)
		check(strings.ReplaceAll(name, " ", ""))
	})
	for _, name := range []string{"IZ", "IZLipa", "the", "TheNew", "TheNewLipa"} {
		assert.True(t, o.Begins(text.Parse(name, nil), 0), name)
	}
}

func TestOutletsAreMany(t *testing.T) {
	o := EnglishOutlets()
	assert.Greater(t, o.Len(), 1500)
	countries := map[string]bool{}
	for i := range o.Len() {
		out := o.At(int32(i))
		assert.NotEmpty(t, out.Name)
		if out.Kind == Agency {
			countries[out.Country] = true
		}
	}
	assert.Greater(t, len(countries), 100, "countries with an agency")
}

func BenchmarkLoadOutlets(b *testing.B) {
	for b.Loop() {
		loadOutlets()
	}
}
