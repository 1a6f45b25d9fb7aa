package lang

import (
	"maps"
	"slices"
	"strings"
)

// What a newsroom adds to the lists. Each With returns a copy; what is added
// wins over what the list has.

// OutletAddition is an outlet, new or with more names.
type OutletAddition struct {
	Outlet
	KindKnown bool // else Kind counts only for an outlet that is new
	Aliases   []string
}

// With returns the outlets with additions. Names without a letter or digit are
// left out.
func (o *Outlets) With(additions []OutletAddition) *Outlets {
	out := &Outlets{list: slices.Clone(o.list), names: o.names.Clone(), first: o.first.clone(), low: o.low.clone(), long: o.long}
	for _, a := range additions {
		id, known := out.Named(a.Name)
		if !known {
			id = int32(len(out.list))
			out.list = append(out.list, a.Outlet)
		} else {
			old := &out.list[id]
			old.Name = a.Name
			if a.KindKnown {
				old.Kind = a.Kind
			}
			if a.Country != "" {
				old.Country = a.Country
			}
		}
		out.enter(id, a.Name)
		for _, alias := range a.Aliases {
			out.enter(id, alias)
		}
	}
	return out
}

// enter gives a name to an outlet, whoever had it before.
func (o *Outlets) enter(id int32, name string) {
	h, _, _ := HashLetters(NoLetters, name)
	if h == NoLetters {
		return
	}
	o.names.At(h).Outlet = -1 // so that add finds it free
	o.add(id, name, false)
	n := o.names.At(h)
	n.Outlet, n.Ambiguous, n.Programme = id, false, false
}

// CueAddition is a word in its dictionary form, or a phrase, that reports.
type CueAddition struct {
	Lemma string
	Act   Act
}

// With returns the words with additions: they report what they are said to
// report, and have the class of verbs or nouns that do.
func (w *Words) With(additions []CueAddition) *Words {
	out := &Words{verbs: w.verbs.Clone(), nouns: w.nouns.Clone(), cues: maps.Clone(w.cues)}
	for _, a := range additions {
		out.cues[a.Lemma] = Cue{
			Verb: true, VerbAct: a.Act, Noun: true, NounAct: a.Act,
			Adjective: true, AdjectiveAct: a.Act, Preposition: true, PrepositionAct: a.Act,
		}
		if strings.ContainsRune(a.Lemma, ' ') {
			continue
		}
		verb, noun := Communication, NounCommunication
		switch a.Act {
		case Thought:
			verb, noun = Cognition, NounCognition
		case Attitude:
			verb, noun = Emotion, NounFeeling
		}
		norm := NormOf(a.Lemma)
		out.verbs.At(norm).add(verb)
		out.nouns.At(norm).add(noun)
	}
	return out
}

// add makes c the first class of a word.
func (w *classes) add(c Class) {
	w.class = c
	w.senses |= 1 << c
}

// Known is somebody whom a newsroom knows under several names.
type Known struct {
	Name   string // the one that all get
	Person bool   // else an organisation
	Gender Gender
	number int32
}

// Number tells people and organisations of one Lexicon apart.
func (k *Known) Number() uint64 { return uint64(k.number) }

// NameAddition is somebody under all names, each as its words.
type NameAddition struct {
	Known
	Names [][]string
}

// KnownName is one of the names of somebody known.
type KnownName struct {
	*Known
	Words    int    // of the name
	capitals uint64 // a bit for each word that begins with a capital
}

// Capital reports whether word i of the name is to begin with a capital: "the
// boss" is not "the Boss".
func (k *KnownName) Capital(i int) bool { return i < 64 && k.capitals>>i&1 != 0 }

// With returns the lexicon with additions. A name that two have is the first's.
func (l *Lexicon) With(additions []NameAddition) *Lexicon {
	out := *l
	out.known, out.knownNames = l.known.Clone(), slices.Clone(l.knownNames)
	for i := range additions {
		k := additions[i].Known
		k.number = int32(len(l.knownNames) + i)
		for _, words := range additions[i].Names {
			out.know(&k, words)
		}
	}
	return &out
}

// know enters a name, and where it goes on behind each of its words.
func (l *Lexicon) know(k *Known, words []string) {
	name := KnownName{Known: k, Words: len(words)}
	key := uint64(0)
	for i, w := range words {
		key = joinName(key, i, NameNorm(w))
		if i < 64 && StartsUpper(w) {
			name.capitals |= 1 << i
		}
		at := l.known.At(key)
		if i == len(words)-1 && *at == 0 {
			l.knownNames = append(l.knownNames, name)
			*at = int32(len(l.knownNames))
		}
	}
}

// Knows reports whether a newsroom has added anybody.
func (l *Lexicon) Knows() bool { return len(l.knownNames) > 0 }

// Known returns the longest name of somebody known that words, as NameNorms,
// begin with; nil for none.
func (l *Lexicon) Known(words []uint64) *KnownName {
	var best *KnownName
	key := uint64(0)
	for i, w := range words {
		key = joinName(key, i, w)
		at, ok := l.known.Find(key)
		if !ok {
			break
		}
		if at != 0 {
			best = &l.knownNames[at-1]
		}
	}
	return best
}

// joinName is the key of a name of i+1 words, given that of the first i.
func joinName(key uint64, i int, word uint64) uint64 {
	if i == 0 {
		return word
	}
	return joinNorms(key, word)
}
