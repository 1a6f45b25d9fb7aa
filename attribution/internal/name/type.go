package name

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// settle decides type and gender of a named entity.
func (r *Result) settle(e *Entity) {
	f := &r.Spans[e.Full]
	if e.located > 0 && e.located*2 >= e.Mentions && !e.Titled && f.Start == f.Outer && f.End-f.Start == 1 && (e.Kind == KindUnsure || e.Kind == KindPerson) {
		e.Kind, f.Kind, f.Seat = KindPlace, KindPlace, true // Charlotte is a city here
	}
	switch e.Kind {
	case KindPerson:
		e.Type = Person
	case KindBody, KindPlace, KindCampaign:
		e.Type = Organization
	case KindUnsure:
		e.Type = r.guessType(e, f)
	}
	if e.Type != Person {
		e.Gender = lang.NoGender
		return
	}
	if e.Gender == lang.NoGender {
		for i := f.Start; i < f.End && (i == f.Start || r.initialAt(f.Start) && i == f.Start+1); i++ {
			// Many a surname is a given name of men.
			if g := r.Words[i].Name; g.Has(lang.Given) && (f.End-f.Start > 1 || f.Outer == f.Start && g.Gender == lang.Female) {
				e.Gender = g.Gender
			}
		}
	}
}

// guessType decides between a person and an organisation.
func (r *Result) guessType(e *Entity, f *Span) Type {
	if e.Place != 0 {
		return Person
	}
	loud := r.Flags(f.Start)&text.AllCaps != 0 && r.Words[f.Start].Flags&Shouted == 0 && !r.colonLabel(f.Start)
	switch {
	case loud && f.End-f.Start == 1 && r.Doc.Tokens[f.Start].End-r.Doc.Tokens[f.Start].Start <= 6:
		return Organization
	case e.at*2 > e.Mentions && !r.Is(f.Start, lang.Given):
		return Organization
	case r.ByteAt(f.Start-1) == '(' && f.End-f.Start == 1 && r.ByteAt(f.End) == ')':
		return Organization
	case r.Small(f.Start-1) == lang.WordThe && f.Start == f.Outer:
		return Organization
	case r.bodyIn(f.Start, f.End), f.End-f.Start == 1 && f.Start == f.Outer && r.Is(f.Start, lang.BodyName):
		return Organization
	case r.Flags(f.Start)&text.Handle != 0:
		return Organization
	}
	if (f.End-f.Start == 1 || f.End-f.Start == 2 && r.Is(f.End-1, lang.Suffix)) && f.Start == f.Outer && !r.Is(f.Start, lang.Given) { // the Internet, Title IV
		if class, senses := r.Lexicon.Noun(r.Doc.Word(f.Start)); class != lang.NoClass && !senses.Has(lang.NounPerson) {
			return Organization
		}
	}
	if n := f.End - f.Start; n >= 2 && r.dictionary(f.End-1) && !r.Is(f.End-1, lang.Given) {
		w := r.Doc.Word(f.Start)
		if c, _ := r.Lexicon.Noun(w); c != lang.NoClass || r.Is(f.Start, lang.Place|lang.Demonym|lang.Adverb) || n > 2 || r.written(f.Start)&seenLower != 0 || r.adjectival(w) {
			return Organization
		}
	}
	if f.End-f.Start == 1 && r.camel(r.Doc.Word(f.Start)) {
		return Organization
	}
	for i := f.Start; i < f.End; i++ {
		if f.End-f.Start > 1 && r.Is(i, notInName) && !r.Is(i, lang.Given|lang.Particle) { // Balkans Tonight
			return Organization
		}
		if r.Flags(i)&text.Number != 0 || f.End-f.Start > 1 && r.Flags(i)&text.AllCaps != 0 && !r.initialAt(i) && r.Flags(f.Start+f.End-1-i)&text.AllCaps == 0 || r.Is(i, lang.Place|lang.Demonym) && f.End-f.Start > 1 {
			return Organization
		}
	}
	return Person
}

// adjectival reports whether a word ends like an adjective.
func (r *Result) adjectival(w string) bool {
	for _, end := range r.Lexicon.WordsOf(lang.AdjectiveEnds) {
		if len(w) > len(end)+3 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// camel reports whether a word has a capital inside, as companies like it.
func (r *Result) camel(w string) bool {
	for _, start := range r.Lexicon.WordsOf(lang.PersonStarts) {
		if strings.HasPrefix(w, start) {
			return false
		}
	}
	small := false
	for i := range len(w) {
		switch c := w[i]; {
		case 'a' <= c && c <= 'z':
			small = true
		case 'A' <= c && c <= 'Z':
			if small {
				return true
			}
		default:
			return false
		}
	}
	return false
}
