package name

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
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
		e.Type = Person
		if e.Place == 0 && e.like > 0 {
			e.Type = Organization
		}
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
