package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// speakPronoun resolves a speaker that is a pronoun.
func (r *resolver) speakPronoun(st, i int32, sp *speaker) {
	sp.form = Pronoun
	norm := r.Norms[i]
	switch norm {
	case normI, normMe, normMy, normWe, normUs, normOur:
		sp.done = true
		sp.typ = Person
		if norm == normWe || norm == normUs || norm == normOur {
			sp.typ = Group
		}
		r.firstPerson(st, i, sp)
		return
	case normYou, normYour:
		sp.typ, sp.done = Person, true
		r.secondPerson(st, i, sp)
		return
	}
	if r.Is(i, lexicon.Relative) {
		r.relative(i, sp)
		return
	}
	var e, score int32 = -1, 0
	switch {
	case r.pronounGender(i) != lexicon.NoGender:
		sp.typ = Person
		e, score = r.choose(i, st, r.pronounGender(i), Person)
		if e < 0 {
			sp.typ = Unnamed
		}
	case norm == normIt || norm == normIts:
		sp.typ = Organization
		e, score = r.choose(i, st, lexicon.NoGender, Organization)
	case norm == normThey || norm == normThem || norm == normTheir:
		sp.typ = Group
		e, score = r.choose(i, st, lexicon.NoGender, Group)
	default: // everybody, some, those
		sp.typ, sp.done = Group, true
		if norm == normOne || norm == normSomeone || norm == normSomebody || norm == normAnyone {
			sp.typ = Unnamed
		}
		return
	}
	sp.done = true
	if e >= 0 {
		r.assign(sp, e, Pronoun, score)
	}
}

var (
	normSomeone  = text.NormOf("someone")
	normSomebody = text.NormOf("somebody")
	normAnyone   = text.NormOf("anyone")
)

// relative resolves who, which and that to what stands before it.
func (r *resolver) relative(i int32, sp *speaker) {
	sp.done, sp.typ = true, Unnamed
	who := r.Norms[i] == normWho || r.Norms[i] == normWhom || r.Norms[i] == normWhose
	sentence := r.Doc.Tokens[i].Sentence
	for j := i - 1; j >= 0 && i-j < 18 && r.Doc.Tokens[j].Sentence == sentence; j-- {
		if s := r.SpanAt[j]; s != 0 {
			x := &r.Spans[s-1]
			j = x.Start
			person := r.Entities[x.Entity].Type == Person
			if who && !person || x.Kind == name.KindPlace && r.Is(x.Start-1, lexicon.Preposition) || r.PossessiveAfter(s-1) {
				continue // "officials at X, who"
			}
			if before := r.headBefore(x); before >= 0 && !person {
				j = before + 1
				continue
			}
			r.assign(sp, x.Entity, Pronoun, 80)
			return
		}
		switch {
		case r.Verb(j) && !r.Inside(j):
			return
		case r.Is(j, lexicon.Pronoun) && r.pronounGender(j) == lexicon.NoGender && !r.Is(j, lexicon.Quantity|lexicon.Determiner):
			sp.typ = Group
			return
		case r.Is(j, lexicon.Preposition|lexicon.Determiner|lexicon.Conjunction|lexicon.Adverb) && !r.Is(j, lexicon.Role), r.Flags(j)&text.Word == 0:
			continue
		case !r.Inside(j) || r.Tags != nil && !r.Tags[j].Noun() && !r.Is(j, lexicon.Role):
			continue
		}
		from := r.PhraseBefore(j + 1)
		n := r.ReadNoun(from, j+1)
		if n.Head != j {
			continue
		}
		if who && !n.Name.Has(lexicon.Role) && !n.Plural {
			if c, senses := r.class(j); c != lexicon.NoClass && !senses.Has(lexicon.NounPerson) && !senses.Has(lexicon.NounGroup) {
				continue
			}
		}
		r.nominal(-1, &n, sp)
		sp.form = Pronoun
		return
	}
}

// headBefore returns the noun that governs a name by a preposition: "the head
// of X", or -1.
func (r *resolver) headBefore(x *name.Span) int32 {
	k := x.Outer - 1
	if r.Is(k, lexicon.Determiner) {
		k--
	}
	if r.Is(k, lexicon.Preposition) && k > 0 && r.Inside(k-1) && r.Is(k-1, lexicon.Role|lexicon.BodyCommon) {
		return k - 1
	}
	return -1
}

var normWhom = text.NormOf("whom")
