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
	out := &Outlets{list: slices.Clone(o.list), names: o.names.Clone(), first: o.first.clone(), long: o.long}
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

// NameAddition is a name of a person or of an organisation.
type NameAddition struct {
	Name   string
	Person bool
	Gender Gender
}

// With returns the names with additions. The first word of a person's name
// becomes a given name, unless the lists know it as something else, and gets
// the gender if they do not know it. An organisation of one word becomes the
// word of a name of organisations.
func (n *Lexicon) With(additions []NameAddition) *Lexicon {
	out := *n
	out.index, out.entries = n.index.Clone(), slices.Clone(n.entries)
	for _, a := range additions {
		words := strings.Fields(a.Name)
		if len(words) == 0 || a.Person != (len(words) > 1) {
			continue
		}
		norm := NameNorm(words[0])
		name := *out.Word(norm)
		switch {
		case !a.Person:
			name.Marks |= BodyName
		case name.Marks&^Given != 0:
			continue
		default:
			name.Marks |= Given
			if name.Gender == NoGender {
				name.Gender = a.Gender
			}
		}
		if at := out.number(name); at >= 0 {
			*out.index.At(norm) = uint16(at)
		}
	}
	return &out
}

// number returns the index of an entry, made if need be; -1 when they are full.
func (n *Lexicon) number(e Entry) int {
	at := slices.Index(n.entries, e)
	if at < 0 && len(n.entries) < 1<<16 {
		at = len(n.entries)
		n.entries = append(n.entries, e)
	}
	return at
}
