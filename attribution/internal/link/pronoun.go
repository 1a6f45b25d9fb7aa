package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// speakPronoun resolves a speaker that is a pronoun.
func (l *linker) speakPronoun(st, i int32, sp *speaker) {
	sp.form = Pronoun
	word := l.Small(i)
	switch word {
	case lang.WordI, lang.WordMe, lang.WordMy, lang.WordWe, lang.WordUs, lang.WordOur:
		sp.done = true
		sp.typ = Person
		if word == lang.WordWe || word == lang.WordUs || word == lang.WordOur {
			sp.typ = Group
		}
		l.firstPerson(st, i, sp)
		return
	case lang.WordYou, lang.WordYour:
		sp.typ, sp.done = Person, true
		l.secondPerson(st, i, sp)
		return
	}
	if l.Is(i, lang.Relative) {
		l.relative(i, sp)
		return
	}
	x := l.pronounMention(i, st)
	if x.shape == shapeOther { // everybody, some, those
		sp.typ, sp.done = Group, true
		if word == lang.WordOne || word == lang.WordSomeone || word == lang.WordSomebody || word == lang.WordAnyone {
			sp.typ = Unnamed
		}
		return
	}
	c := l.choose(&x)
	l.settle(&x, &c, Pronoun, sp)
}

// relative resolves who, which and that to what stands before it.
func (l *linker) relative(i int32, sp *speaker) {
	sp.done, sp.typ = true, Unnamed
	who := l.Small(i) == lang.WordWho || l.Small(i) == lang.WordWhom || l.Small(i) == lang.WordWhose
	sentence := l.Doc.Tokens[i].Sentence
	for j := i - 1; j >= 0 && i-j < 18 && l.Doc.Tokens[j].Sentence == sentence; j-- {
		if s := l.SpanAt[j]; s != 0 {
			x := &l.Spans[s-1]
			j = x.Start
			person := l.Entities[x.Entity].Type == Person
			if who && !person || x.Kind == name.KindPlace && l.Is(x.Start-1, lang.Preposition) || l.PossessiveAfter(s-1) {
				continue // "officials at X, who"
			}
			if before := l.headBefore(x); before >= 0 && !person {
				j = before + 1
				continue
			}
			l.assign(sp, x.Entity, Pronoun, 900)
			return
		}
		switch {
		case l.Verb(j) && !l.Inside(j):
			return
		case l.Is(j, lang.Pronoun) && l.pronounGender(j) == lang.NoGender && !l.Is(j, lang.Quantity|lang.Determiner):
			sp.typ = Group
			return
		case l.Is(j, lang.Preposition|lang.Determiner|lang.Conjunction|lang.Adverb) && !l.Is(j, lang.Role), l.Flags(j)&text.Word == 0:
			continue
		case !l.Inside(j) || l.Tags != nil && !l.Tags[j].Noun() && !l.Is(j, lang.Role):
			continue
		}
		if l.relativeNoun(j, who, sp) {
			return
		}
	}
}

// relativeNoun resolves a relative pronoun to the description whose head is at
// j, and reports whether it can be that.
func (l *linker) relativeNoun(j int32, who bool, sp *speaker) bool {
	from := l.PhraseBefore(j + 1)
	n := l.ReadNoun(from, j+1)
	if n.Head != j {
		return false
	}
	if who && !n.Name.Has(lang.Role) && !n.Plural {
		if c, senses := l.class(j); c != lang.NoClass && !senses.Has(lang.NounPerson) && !senses.Has(lang.NounGroup) {
			return false
		}
	}
	x := l.nounMention(text.Range{Start: from, End: j + 1}, -1)
	c := l.choose(&x)
	l.settle(&x, &c, Pronoun, sp)
	return true
}

// headBefore returns the noun that governs a name by a preposition: "the head
// of X", or -1.
func (l *linker) headBefore(x *name.Span) int32 {
	k := x.Outer - 1
	if l.Is(k, lang.Determiner) {
		k--
	}
	if l.Is(k, lang.Preposition) && k > 0 && l.Inside(k-1) && l.Is(k-1, lang.Role|lang.BodyCommon) {
		return k - 1
	}
	return -1
}
