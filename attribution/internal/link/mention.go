package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// mention is a mention to be resolved, with what its own words say.
type mention struct {
	st     int32 // the statement whose speaker it mentions, -1 for none
	rng    text.Range
	at     int32 // the pronoun, or the head of the description
	shape  shape
	det    determiner
	gender lang.Gender
	told   lang.Gender // of a description, see toldGender
	office uint8       // factOffice, once there is a choice to make
	count  uint8       // how many it says it means, see countOf
	noun   name.Noun
	inside []inside

	subject bool  // a pronoun that looks like the subject of a clause
	pronoun bool  // it is a pronoun
	around  int32 // the speaker of the statement whose content it stands in, -1 for none or unknown; known when the mention is resolved
}

// shape is the kind of a mention. It decides which types of entities it can refer
// to, and most features are combined with it.
type shape uint8

const (
	shapeHe       shape = iota // he, she
	shapeIt                    // it, its
	shapeThey                  // they, their
	shapeWho                   // who, whose
	shapeWhich                 // which, that
	shapeI                     // I, me, my
	shapeRule                  // you, both, or no mention: a rule says who is meant
	shapeNamed                 // the head is a name
	shapePerson                // the head is a word for a person
	shapeBody                  // a word for an organisation
	shapeDocument              // a word for a text
	shapePlural                // several people or bodies
	shapeOther                 // another noun, or none
	shapes
)

// determiner is how a description begins.
type determiner uint8

const (
	bare       determiner = iota // police
	definite                     // the, this
	indefinite                   // a, another
	owned                        // Bell's, his
	counted                      // two of, several
	determiners
)

// inside is a name in a mention, with its relation to the mention's head.
type inside struct {
	span     int32
	relation relation
}

// newMention adds a mention without words that say anything. It is valid until the
// next is added.
func (l *linker) newMention(rng text.Range, st int32) *mention {
	l.mentions = append(l.mentions, mention{})
	x := &l.mentions[len(l.mentions)-1]
	x.st, x.rng, x.at, x.shape, x.around = st, rng, rng.Start, shapeOther, -1
	x.noun.Head, x.noun.Owner, x.noun.Name = -1, -1, l.Lexicon.Nothing()
	return x
}

// pronounMention reads the pronoun at i. One of neither the first person singular nor
// the third person has shapeOther.
func (l *linker) pronounMention(i, st int32) *mention {
	x := l.newMention(text.Range{Start: i, End: i + 1}, st)
	x.pronoun = true
	switch n := l.Small(i); {
	case l.Doc.Is(i, lang.FirstPerson):
		x.shape = shapeI
	case l.pronounGender(i) != lang.NoGender:
		x.shape, x.gender = shapeHe, l.pronounGender(i)
	case n == lang.WordIt || n == lang.WordIts:
		x.shape = shapeIt
	case n == lang.WordThey || n == lang.WordThem || n == lang.WordTheir:
		x.shape = shapeThey
	}
	x.subject = l.subject(i + 1)
	return x
}

// nounMention reads the noun phrase in m.
func (l *linker) nounMention(m text.Range, st int32) *mention {
	x := l.newMention(m, st)
	n := &x.noun
	l.ReadNoun(m.Start, m.End, n)
	if n.Head >= 0 {
		x.at = n.Head
	}
	if n.Name.Has(lang.Role) {
		x.gender = n.Name.Gender
	}
	l.readInside(x)
	x.count = l.countOf(m.Start, m.End)
	x.shape, x.det = l.shapeOf(x), determinerOf(n)
	return x
}

func determinerOf(n *name.Noun) determiner {
	switch {
	case n.Owner >= 0:
		return owned
	case n.Indefinite && !n.Quantity:
		return indefinite
	case n.Quantity && !n.Definite:
		return counted
	case n.Definite:
		return definite
	}
	return bare
}

// shapeOf is the shape of a noun phrase.
func (l *linker) shapeOf(x *mention) shape {
	n := &x.noun
	for _, in := range x.inside {
		if in.relation == isHead {
			return shapeNamed
		}
	}
	switch {
	case x.count > 0 && len(x.inside) == 0:
		return shapePlural
	case n.Head < 0:
		return shapeOther
	case n.Name.Has(lang.DocumentNoun) && !n.Name.Has(lang.Role|lang.BodyCommon), l.headIsDocument(n):
		return shapeDocument
	case n.Plural:
		return shapePlural
	case l.isBody(n):
		return shapeBody
	case n.Name.Has(lang.Role), n.Name.Has(lang.Demonym) && (n.Definite || n.Indefinite):
		return shapePerson
	}
	switch class, senses := l.Noun(n.Head); {
	case class == lang.NounCommunication:
		return shapeDocument
	case class == lang.NounPerson, senses.Has(lang.NounPerson):
		return shapePerson
	}
	return shapeOther
}

// readInside lists the names in a mention. It includes a name right after a
// mention that is its title, because the mention may have been cut off there.
func (l *linker) readInside(x *mention) {
	const most, reach = 6, 14
	m, n := x.rng, &x.noun
	end := m.End
	if n.Head >= 0 {
		end = max(end, min(int32(len(l.Words)), n.Head+reach))
	}
	whole := l.beforeBracket(m)
	from := len(l.inside) // of all mentions, one after the other
	for i := m.Start; i < end && len(x.inside) < most; i++ {
		s := l.SpanAt[i]
		if s == 0 {
			continue
		}
		span := &l.Spans[s-1]
		if i >= m.End && (n.Head < 0 || span.Outer > n.Head || l.Doc.Tokens[i].Sentence != l.Doc.Tokens[n.Head].Sentence) {
			break
		}
		if !l.listed(x, span) {
			l.inside = append(l.inside, inside{s - 1, l.relationOf(s-1, n, whole)})
			x.inside = l.inside[from:len(l.inside):len(l.inside)]
		}
		i = span.End - 1
	}
}

// listed reports whether a name continues a list ("X, Y and Z") whose first name
// is in the mention already. readList adds it to that one.
func (l *linker) listed(x *mention, span *name.Span) bool {
	if len(x.inside) == 0 {
		return false
	}
	first := x.inside[len(x.inside)-1]
	if !first.relation.listed() {
		return false
	}
	before := &l.Spans[first.span]
	gap := l.gapBetween(before.Close, span.Outer-int32(linear.Bit(l.Is(span.Outer-1, lang.Determiner))))
	return gap == pieceAnd || gap == pieceComma && l.Entities[before.Entity].Type == l.Entities[span.Entity].Type && l.listGoesOn(span.Close, x.rng.End)
}

// aroundOf returns the speaker of the statement whose content has token i, -1 if
// there is none or it is not known yet.
func (l *linker) aroundOf(i, st int32) int32 {
	if uint(i) >= uint(len(l.within)) {
		return -1
	}
	w := l.within[i]
	if w == 0 || w == st+1 {
		return -1
	}
	if sp := &l.speakers[w-1]; sp.done && sp.n == 1 {
		return sp.entities[0]
	}
	return -1
}

// onlyPronoun reports whether a mention is a pronoun and nothing more than
// "himself" or "all".
func (l *linker) onlyPronoun(m text.Range) bool {
	if l.Small(m.Start) == lang.WordOne || l.Is(m.Start, lang.Quantity) {
		return false
	}
	for i := m.Start + 1; i < m.End; i++ {
		if !l.Is(i, lang.Pronoun|lang.Adverb|lang.Auxiliary) && l.Small(i) != lang.WordAll && l.Small(i) != lang.WordBoth {
			return false
		}
	}
	return !(l.OwnerPronoun(m.Start) && m.Len() > 1)
}
