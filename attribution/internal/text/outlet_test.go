package text

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

func TestOutlet(t *testing.T) {
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
			doc := Parse(lang.English(), tc.text, nil)
			m, ok := doc.Outlet(0)
			require.Equal(t, tc.outlet != "", ok)
			if !ok {
				return
			}
			assert.Equal(t, tc.outlet, lang.English().Outlets.At(m.Outlet).Name)
			assert.Equal(t, tc.words, doc.Slice(Range{Start: 0, End: m.End}))
			assert.Equal(t, tc.ambiguous, m.Ambiguous)
			assert.Equal(t, tc.programme, m.Programme)
		})
	}
}

// knowing is English with other outlets.
func knowing(o *lang.Outlets) *lang.Language {
	l := *lang.English()
	l.Outlets = o
	return &l
}

// TestOutletsBegin holds that the filter of first words misses none with which
// the search goes on.
func TestOutletsBegin(t *testing.T) {
	o := lang.English().Outlets.With([]lang.OutletAddition{{Outlet: lang.Outlet{Name: "İZ Lipa"}, Aliases: []string{"The New Lipa-Post"}}})
	l := knowing(o)
	may := func(doc *Doc, i int32) bool { return doc.Lexeme(i).outlets.may(doc.Tokens[i].Flags) }
	check := func(name string) {
		doc := Parse(l, name, nil)
		for i := range doc.Tokens {
			h, _, _ := lang.HashLetters(lang.NoLetters, doc.Word(int32(i)))
			if _, ok := o.Spelled(h); ok && doc.Tokens[i].Flags&Upper != 0 {
				assert.True(t, may(doc, int32(i)), doc.Word(int32(i)))
			}
		}
	}
	for i := range o.Len() {
		name := o.At(int32(i)).Name
		check(name)
		check(strings.ReplaceAll(name, " ", ""))
		if 'a' <= name[0] && name[0] <= 'z' {
			assert.True(t, may(Parse(l, name, nil), 0), name) // dpa, nytimes.com
		}
	}
	for _, name := range []string{"IZ", "IZLipa", "The", "TheNew", "TheNewLipa", "iNews", "inews"} {
		assert.True(t, may(Parse(l, name, nil), 0), name)
	}
	assert.False(t, may(Parse(l, "the", nil), 0), "The New Lipa-Post needs its capital")
}

func TestOutletsAreMany(t *testing.T) {
	o := lang.English().Outlets
	assert.Greater(t, o.Len(), 1500)
	countries := map[string]bool{}
	for i := range o.Len() {
		out := o.At(int32(i))
		assert.NotEmpty(t, out.Name)
		if out.Kind == lang.Agency {
			countries[out.Country] = true
		}
	}
	assert.Greater(t, len(countries), 100, "countries with an agency")
}

func TestOutletsWith(t *testing.T) {
	base := lang.English().Outlets
	size := base.Len()
	o := base.With([]lang.OutletAddition{
		{Outlet: lang.Outlet{Name: "Quxley Herald", Kind: lang.Newspaper, Country: "GB"}, KindKnown: true, Aliases: []string{"Herald", "The QH"}},
		{Outlet: lang.Outlet{Name: "Mehr"}, Aliases: []string{"Zyxwv"}},
		{Outlet: lang.Outlet{Name: "AP", Kind: lang.Website, Country: "RS"}, KindKnown: true},
		{Outlet: lang.Outlet{Name: "—"}},
	})
	for _, tc := range []struct{ text, name, country, words string }{
		{"Quxley Herald wrote", "Quxley Herald", "GB", "Quxley Herald"},
		{"Herald wrote", "Quxley Herald", "GB", "Herald"},
		{"The Q.H. wrote", "Quxley Herald", "GB", "The Q.H."},
		{"Zyxwv wrote", "Mehr", "IR", "Zyxwv"},
		{"Mehr wrote", "Mehr", "IR", "Mehr"},
		{"AP wrote", "AP", "RS", "AP"},
		{"Reuters wrote", "Reuters", "GB", "Reuters"},
	} {
		doc := Parse(knowing(o), tc.text, nil)
		m, ok := doc.Outlet(0)
		require.True(t, ok, tc.text)
		assert.Equal(t, tc.name, o.At(m.Outlet).Name, tc.text)
		assert.Equal(t, tc.country, o.At(m.Outlet).Country, tc.text)
		assert.Equal(t, tc.words, doc.Slice(Range{Start: 0, End: m.End}))
		assert.False(t, m.Ambiguous)
	}
	_, ok := Parse(knowing(o), "— he said", nil).Outlet(0)
	assert.False(t, ok)

	assert.Equal(t, size, base.Len(), "the list itself is left alone")
	i, ok := base.Named("AP")
	require.True(t, ok)
	assert.Equal(t, "US", base.At(i).Country)
	_, ok = base.Named("Zyxwv")
	assert.False(t, ok)
}
