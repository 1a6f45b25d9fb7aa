package lang

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWordsWith(t *testing.T) {
	base := English().Words
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
	class, senses := w.Verb(NormOf("blort"))
	assert.Equal(t, Communication, class)
	assert.True(t, senses.Has(Communication))
	class, _ = w.Noun(NormOf("grok"))
	assert.Equal(t, NounCognition, class)
	same, _ := w.Verb(NormOf("walk"))
	before, _ := base.Verb(NormOf("walk"))
	assert.Equal(t, before, same)
	_, ok := base.Act("blort")
	assert.False(t, ok, "the list itself is left alone")
}

func TestNamesWith(t *testing.T) {
	base := English().Lexicon
	n := base.With([]NameAddition{
		{"Zzyzx Torv", true, Female},
		{"President Torv", true, Male},
		{"Zoran Torv", true, Female},
		{"Torv", true, Female},
		{"Frontexia", false, NoGender},
		{"Save Harbour", false, NoGender},
		{"", true, NoGender},
	})
	word := func(n *Lexicon, w string) *Entry { return n.Word(NameNorm(w)) }
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
