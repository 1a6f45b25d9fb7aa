package entity

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// settle decides type and gender of a named entity.
func (r *resolver) settle(e *entity) {
	f := &r.spans[e.full]
	if e.located > 0 && e.located*2 >= e.spans && !e.titled && f.start == f.outer && f.end-f.start == 1 && (e.kind == unsure || e.kind == person) {
		e.kind, f.kind, f.seat = place, place, true // Charlotte is a city here
	}
	switch e.kind {
	case person:
		e.typ = Person
	case body, place, campaign:
		e.typ = Organization
	case unsure:
		e.typ = r.guessType(e, f)
	}
	if e.typ != Person {
		e.gender = lexicon.NoGender
		return
	}
	if e.gender == lexicon.NoGender {
		for i := f.start; i < f.end && (i == f.start || r.initialAt(f.start) && i == f.start+1); i++ {
			// Many a surname is a given name of men.
			if g := r.words[i].name; g.Has(lexicon.Given) && (f.end-f.start > 1 || f.outer == f.start && g.Gender == lexicon.Female) {
				e.gender = g.Gender
			}
		}
	}
}

// guessType decides between a person and an organisation.
func (r *resolver) guessType(e *entity, f *span) Type {
	if e.place != 0 {
		return Person
	}
	loud := r.flags(f.start)&text.AllCaps != 0 && r.words[f.start].flags&shouted == 0 && !r.colonLabel(f.start)
	switch {
	case loud && f.end-f.start == 1 && r.doc.Tokens[f.start].End-r.doc.Tokens[f.start].Start <= 6:
		return Organization
	case e.at*2 > e.spans && !r.is(f.start, lexicon.Given):
		return Organization
	case r.byteAt(f.start-1) == '(' && f.end-f.start == 1 && r.byteAt(f.end) == ')':
		return Organization
	case r.norm(f.start-1) == normThe && f.start == f.outer:
		return Organization
	case r.bodyIn(f.start, f.end), f.end-f.start == 1 && f.start == f.outer && r.is(f.start, lexicon.BodyName):
		return Organization
	case r.flags(f.start)&text.Handle != 0:
		return Organization
	}
	if (f.end-f.start == 1 || f.end-f.start == 2 && r.is(f.end-1, lexicon.Suffix)) && f.start == f.outer && !r.is(f.start, lexicon.Given) { // the Internet, Title IV
		if class, senses := r.names.Noun(r.doc.Word(f.start)); class != lexicon.NoClass && !senses.Has(lexicon.NounPerson) {
			return Organization
		}
	}
	if n := f.end - f.start; n >= 2 && r.dictionary(f.end-1) && !r.is(f.end-1, lexicon.Given) {
		w := r.doc.Word(f.start)
		if c, _ := r.names.Noun(w); c != lexicon.NoClass || r.is(f.start, lexicon.Place|lexicon.Demonym|lexicon.Adverb) || n > 2 || r.written(f.start)&seenLower != 0 || adjectival(w) {
			return Organization
		}
	}
	if f.end-f.start == 1 && camel(r.doc.Word(f.start)) {
		return Organization
	}
	for i := f.start; i < f.end; i++ {
		if r.flags(i)&text.Number != 0 || f.end-f.start > 1 && r.flags(i)&text.AllCaps != 0 && !r.initialAt(i) && r.flags(f.start+f.end-1-i)&text.AllCaps == 0 || r.is(i, lexicon.Place|lexicon.Demonym) && f.end-f.start > 1 {
			return Organization
		}
	}
	return Person
}

// adjectival reports whether a word ends like an adjective.
func adjectival(w string) bool {
	for _, end := range [...]string{"ial", "ical", "ional", "ive", "ous", "ary", "ic"} {
		if len(w) > len(end)+3 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// camel reports whether a word has a capital inside, as companies like it.
func camel(w string) bool {
	if strings.HasPrefix(w, "Mc") || strings.HasPrefix(w, "Mac") || strings.HasPrefix(w, "De") || strings.HasPrefix(w, "Di") || strings.HasPrefix(w, "La") {
		return false
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
