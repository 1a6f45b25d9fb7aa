package name

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// settle decides type and gender of a named entity.
func (r *Result) settle(e *Entity) {
	f := &r.Spans[e.Full]
	if e.Known == nil && e.located > 0 && e.located*2 >= e.Mentions && !e.Titled && f.Start == f.Outer && f.End-f.Start == 1 &&
		(e.Kind == KindUnsure || e.Kind == KindPerson) {
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
			if g := r.Entry(i); g.Has(lang.Given) && (f.End-f.Start > 1 || f.Outer == f.Start && g.Gender == lang.Female) {
				e.Gender = g.Gender
			}
		}
	}
}

// guessType decides between a person and an organisation.
func (r *Result) guessType(e *Entity, f *Span) Type {
	switch {
	case r.standsLikeBody(f), r.single(f) && r.wordOfBody(f), !r.single(f) && r.wordsOfBody(f):
		return Organization
	}
	return Person
}

// standsLikeBody reports whether a name stands as those of organisations do.
func (r *Result) standsLikeBody(f *Span) bool {
	one := f.End-f.Start == 1
	loud := r.Flags(f.Start)&text.AllCaps != 0 && r.Words[f.Start].Flags&Shouted == 0 && !r.colonLabel(f.Start)
	switch {
	case loud && one && r.Doc.Tokens[f.Start].End-r.Doc.Tokens[f.Start].Start <= 6,
		r.Small(f.Start-1) == lang.WordThe && f.Start == f.Outer:
		return true
	}
	// The Internet, Title IV.
	return (one || f.End-f.Start == 2 && r.Is(f.End-1, lang.Suffix)) && f.Start == f.Outer && !r.Is(f.Start, lang.Given) && r.dictionary(f.Start)
}

// wordOfBody reports whether a name of one word looks like an organisation's.
func (r *Result) wordOfBody(f *Span) bool {
	return r.camel(r.Doc.Word(f.Start)) || r.Flags(f.Start)&text.Number != 0
}

// wordsOfBody reports whether words of a name are none of a person's.
func (r *Result) wordsOfBody(f *Span) bool {
	if r.dictionary(f.End-1) && !r.Is(f.End-1, lang.Given) {
		w := r.Doc.Word(f.Start)
		if c, _ := r.Lexicon.Noun(w); c != lang.NoClass || r.Is(f.Start, lang.Place|lang.Demonym|lang.Adverb) || f.End-f.Start > 2 ||
			r.written(f.Start)&seenLower != 0 || r.adjectival(w) {
			return true
		}
	}
	for i := f.Start; i < f.End; i++ {
		opposite := f.Start + f.End - 1 - i
		switch {
		case r.Is(i, notInName) && !r.Is(i, lang.Given|lang.Particle), // Balkans Tonight
			r.Flags(i)&text.Number != 0, r.Is(i, lang.Place|lang.Demonym),
			r.Flags(i)&text.AllCaps != 0 && !r.initialAt(i) && r.Flags(opposite)&text.AllCaps == 0:
			return true
		}
	}
	return false
}

// adjectivalAt reports whether token i is an adjective in small letters.
func (r *Result) adjectivalAt(i int32) bool {
	return r.Tags != nil && int(i) < len(r.Tags) && r.Words[i].Flags&Small != 0 && r.Tags[i].Adjective()
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
