package lang

import (
	"fmt"
	"strings"
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

func TestLexiconWith(t *testing.T) {
	base := English().Lexicon
	kate := NameAddition{Known{Name: "Kate Torv", Person: true, Gender: Female}, [][]string{{"Kate", "Torv"}, {"the", "Boss"}, {"Torv"}}}
	fund := NameAddition{Known{Name: "Lipa Fund"}, [][]string{{"Lipa", "Fund"}, {"the", "Lipa", "Fund", "of", "Torv"}, {"Torv"}, {"Đorđe"}}}
	l := base.With([]NameAddition{kate, fund})
	known := func(name string) (who string, words int) {
		var norms []uint64
		for _, w := range strings.Fields(name) {
			norms = append(norms, NameNorm(w))
		}
		if k := l.Known(norms); k != nil {
			return k.Name, k.Words
		}
		return "", 0
	}
	for _, tc := range []struct {
		words, name string
		n           int
	}{
		{"kate torv said", "Kate Torv", 2},
		{"the boss", "Kate Torv", 2},
		{"the bank", "", 0},
		{"kate", "", 0},
		{"torv", "Kate Torv", 1}, // the first who has it
		{"Djordje", "Lipa Fund", 1},
		{"lipa fund of torv", "Lipa Fund", 2},
		{"the lipa fund of torv said", "Lipa Fund", 5},
		{"the lipa fund of lipa", "", 0},
		{"", "", 0},
	} {
		name, n := known(tc.words)
		assert.Equal(t, tc.name, name, tc.words)
		assert.Equal(t, tc.n, n, tc.words)
	}
	boss := l.Known([]uint64{NameNorm("the"), NameNorm("boss")})
	assert.False(t, boss.Capital(0))
	assert.True(t, boss.Capital(1))
	assert.NotEqual(t, boss.Number(), l.Known([]uint64{NameNorm("Đorđe")}).Number())
	assert.True(t, l.Knows())
	assert.False(t, base.Knows(), "the lexicon itself is left alone")
	assert.Same(t, base.Word(NameNorm("president")), l.Word(NameNorm("president")))

	again := l.With([]NameAddition{{Known{Name: "Boss of Lipa"}, [][]string{{"The", "Boss"}, {"Boss", "of", "Lipa"}}}})
	assert.Equal(t, "Kate Torv", again.Known([]uint64{NameNorm("the"), NameNorm("boss")}).Name)
	assert.Nil(t, l.Known([]uint64{NameNorm("boss"), NameNorm("of"), NameNorm("lipa")}))
}
