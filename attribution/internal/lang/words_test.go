package lang

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestVerbClasses(t *testing.T) {
	w := English().Words
	for _, tc := range []struct {
		lemma string
		class Class
		also  Class
	}{
		{"say", Communication, Communication},
		{"believe", Cognition, Cognition},
		{"walk", Motion, Motion},
		{"abhor", Emotion, Emotion},
		{"see", Perception, Perception},
		{"insist", Communication, Communication},
		{"xyzzy", NoClass, NoClass},
	} {
		t.Run(tc.lemma, func(t *testing.T) {
			c, s := w.Verb(NormOf(tc.lemma))
			assert.Equal(t, tc.class, c)
			if tc.also != NoClass {
				assert.True(t, s.Has(tc.also), "senses %b", s)
			}
		})
	}
}

func TestNounClasses(t *testing.T) {
	w := English().Words
	for lemma, want := range map[string]Class{
		"claim": NounCommunication, "minister": NounPerson, "belief": NounCognition,
		"committee": NounGroup, "fear": NounFeeling, "xyzzy": NoClass,
	} {
		c, _ := w.Noun(NormOf(lemma))
		assert.Equal(t, want, c, lemma)
	}
}

func TestAct(t *testing.T) {
	w := English().Words
	for _, tc := range []struct {
		lemma string
		act   Act
		ok    bool
	}{
		{"say", Speech, true},
		{"tweet", Writing, true},
		{"according to", Speech, true},
		{"show", Document, true},
		{"believe", Thought, true},
		{"support", Attitude, true},
		{"laud", Speech, true},
		{"point out", Speech, true},
		{"badmouth", Speech, true}, // in WordNet only
		{"table", Speech, true},
		{"walk", Speech, false},
		{"xyzzy", Speech, false},
	} {
		t.Run(tc.lemma, func(t *testing.T) {
			act, ok := w.Act(tc.lemma)
			assert.Equal(t, tc.ok, ok)
			if ok {
				assert.Equal(t, tc.act, act)
			}
		})
	}
}

func TestCueByPartOfSpeech(t *testing.T) {
	c, ok := English().Words.Cue("note")
	assert.True(t, ok)
	assert.True(t, c.Verb)
	assert.True(t, c.Noun)
	assert.Equal(t, Speech, c.VerbAct)
	assert.Equal(t, Writing, c.NounAct)
}
