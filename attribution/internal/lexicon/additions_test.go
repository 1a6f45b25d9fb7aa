package lexicon

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/text"
)

func TestOutletsWith(t *testing.T) {
	base := EnglishOutlets()
	size := base.Len()
	o := base.With([]OutletAddition{
		{Outlet: Outlet{Name: "Quxley Herald", Kind: Newspaper, Country: "GB"}, KindKnown: true, Aliases: []string{"Herald", "The QH"}},
		{Outlet: Outlet{Name: "Mehr"}, Aliases: []string{"Zyxwv"}},
		{Outlet: Outlet{Name: "AP", Kind: Website, Country: "RS"}, KindKnown: true},
		{Outlet: Outlet{Name: "—"}},
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
		doc := text.Parse(tc.text, nil)
		m, ok := o.Find(doc, 0)
		require.True(t, ok, tc.text)
		assert.Equal(t, tc.name, o.At(m.Outlet).Name, tc.text)
		assert.Equal(t, tc.country, o.At(m.Outlet).Country, tc.text)
		assert.Equal(t, tc.words, doc.Slice(text.Range{Start: 0, End: m.End}))
		assert.False(t, m.Ambiguous)
	}
	_, ok := o.Find(text.Parse("— he said", nil), 0)
	assert.False(t, ok)

	assert.Equal(t, size, base.Len(), "the list itself is left alone")
	i, ok := base.Named("AP")
	require.True(t, ok)
	assert.Equal(t, "US", base.At(i).Country)
	_, ok = base.Named("Zyxwv")
	assert.False(t, ok)
}

func TestWordsWith(t *testing.T) {
	base := EnglishWords()
	additions := []CueAddition{{"blort", Writing}, {"reckon", Speech}, {"put it bluntly", Speech}, {"grok", Thought}}
	for i := range 20_000 {
		additions = append(additions, CueAddition{fmt.Sprintf("word%d", i), Attitude})
	}
	w := base.With(additions)
	for _, a := range additions[:8] {
		got, ok := w.Act(a.Lemma)
		assert.True(t, ok, a.Lemma)
		assert.Equal(t, a.Act, got, a.Lemma)
	}
	class, senses := w.Verb(text.NormOf("blort"))
	assert.Equal(t, Communication, class)
	assert.True(t, senses.Has(Communication))
	class, _ = w.Noun(text.NormOf("grok"))
	assert.Equal(t, NounCognition, class)
	same, _ := w.Verb(text.NormOf("walk"))
	before, _ := base.Verb(text.NormOf("walk"))
	assert.Equal(t, before, same)
	_, ok := base.Act("blort")
	assert.False(t, ok, "the list itself is left alone")
}

func TestNamesWith(t *testing.T) {
	base := EnglishNames()
	n := base.With([]NameAddition{
		{"Zzyzx Torv", true, Female},
		{"President Torv", true, Male},
		{"Zoran Torv", true, Female},
		{"Torv", true, Female},
		{"Frontexia", false, NoGender},
		{"Save Harbour", false, NoGender},
		{"", true, NoGender},
	})
	word := func(n *Names, w string) *Name { return n.Word(NameNorm(w)) }
	assert.Equal(t, Given, word(n, "Zzyzx").Marks)
	assert.Equal(t, Female, word(n, "Zzyzx").Gender)
	assert.Equal(t, *word(base, "President"), *word(n, "President"))
	assert.Equal(t, Male, word(n, "Zoran").Gender, "the list knows better")
	assert.Zero(t, word(n, "Torv").Marks)
	assert.True(t, word(n, "Frontexia").Has(BodyName))
	assert.Equal(t, *word(base, "Harbour"), *word(n, "Harbour"))
	assert.Equal(t, phrase(base, "prime", "minister"), phrase(n, "prime", "minister"))
	assert.Equal(t, base.RoleField("official"), n.RoleField("official"))
	assert.Zero(t, word(base, "Zzyzx").Marks, "the list itself is left alone")
}
