package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
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
	office uint8 // factOffice
	count  uint8 // how many it counts, 0 for unknown
	noun   name.Noun
	inside []inside

	subject bool  // it looks like the subject of a clause
	pronoun bool  // it is a pronoun
	around  int32 // the speaker of the statement whose content it stands in, -1 for none or unknown; known when the mention is resolved
}

// shape is the kind of a mention. It decides which types of entities it can refer
// to, and most features are combined with it.
type shape uint8

const (
	shapeHe       shape = iota // he, she
	shapeIt                    // it, its
	shapeThey                  //
	shapeWho                   //
	shapeWhich                 // which, that
	shapeI                     // I, me, my
	shapeRule                  // you, both, nothing: a rule says who is meant
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

// relation is the relation of a name in a mention to the mention's head.
type relation uint8

const (
	unrelated        relation = iota // elsewhere in the text
	isHead                           // Ann Bell
	apposed                          // spokeswoman Ann Bell; the spokeswoman, Ann Bell
	called                           // a nurse named Ann Bell
	setOff                           // another nurse — Ann Bell —
	afterComma                       // one of them, Ann Bell
	possessor                        // Bell's lawyer
	compound                         // the Acme lawyer
	ofIt                             // the lawyer of Acme
	byIt                             // a report by Acme
	fromIt                           //
	forIt                            //
	atIt                             //
	example                          // critics, including Ann Bell; people like Ann Bell
	qualifier                        // it says of what another name behind the head is: a report by Acme boss Ann Bell
	behind                           // anywhere else behind the head
	nearest                          // the last name before a relative pronoun: Ann Bell, who
	further                          // it stands before that
	togetherPersons                  // no name: a group of the last persons mentioned
	togetherBodies                   // of bodies
	togetherFitting                  // of those whom the description fits
	togetherSpeakers                 // of those who spoke
	interviewee                      // I, you, A: whom the interview is with
	signed                           // I: the name below the letter
	profiled                         // a note at the end begins with the name
	bylined                          // the name is a byline's
	labelled                         // a colon stands behind the name at the head of the text
	announced                        // it stands there in a sentence about a speech, a letter
	headed                           // it stands there in another one
	counterpart                      // the former, the latter, both
	relations
)

// names reports whether a name in this relation is the name of the one mentioned.
func (r relation) names() bool { return isHead <= r && r <= afterComma }

// listed reports whether a name in this relation may begin a list of names that are
// all in the same: a report by Acme and Bell; critics, including Acme and Bell.
func (r relation) listed() bool { return r.names() || ofIt <= r && r <= example }

// emptyMention is a mention without words that say anything.
func (l *linker) emptyMention(rng text.Range, st int32) mention {
	x := mention{st: st, rng: rng, at: rng.Start, shape: shapeOther, around: -1}
	x.noun = name.Noun{Head: -1, Owner: -1, Name: l.Lexicon.Nothing()}
	return x
}

// pronounMention reads the pronoun at i. One that is not of the third person has
// shapeOther.
func (l *linker) pronounMention(i, st int32) mention {
	x := l.emptyMention(text.Range{Start: i, End: i + 1}, st)
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
	x.office = l.headFact(&x.noun)
	return x
}

// nounMention reads the noun phrase in m.
func (l *linker) nounMention(m text.Range, st int32) mention {
	x := mention{st: st, rng: m, at: m.Start, noun: l.ReadNoun(m.Start, m.End), around: -1}
	n := &x.noun
	if n.Head >= 0 {
		x.at = n.Head
	}
	if n.Name.Has(lang.Role) {
		x.gender = n.Name.Gender
	}
	l.readInside(&x)
	x.count = l.countOf(m.Start, m.End)
	x.shape, x.det = l.shapeOf(&x), determinerOf(n)
	x.subject = l.subject(m.End)
	x.office = l.headFact(n)
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
			l.inside = append(l.inside, inside{s - 1, l.relationOf(s-1, n, m)})
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
	gap := l.gapBetween(before.Close, span.Outer-oneIf(l.Is(span.Outer-1, lang.Determiner)))
	return gap == pieceAnd || gap == pieceComma && l.Entities[before.Entity].Type == l.Entities[span.Entity].Type && l.listGoesOn(span.Close, x.rng.End)
}

// relationOf returns the relation of a name to the head of a noun phrase.
func (l *linker) relationOf(s int32, n *name.Noun, m text.Range) relation {
	x := &l.Spans[s]
	owns := x.End < m.End && l.PossessiveAfter(s)
	switch {
	case l.isWhole(x, m):
		return isHead
	case owns && (n.Head < 0 || x.Start < n.Head):
		return possessor
	case n.Head < 0 && x.Outer <= m.Start+1:
		return isHead
	case n.Head < 0:
		return behind
	case x.Start <= n.Head && n.Head < x.End:
		return isHead
	case x.End <= n.Head:
		return compound
	case x.Outer <= n.Head:
		return apposed
	}
	if owns || l.qualifies(s) {
		return qualifier
	}
	return l.relationBehind(x, n, m)
}

// qualifies reports whether a name is part of what stands before the next one as a
// title.
func (l *linker) qualifies(s int32) bool {
	return int(s)+1 < len(l.Spans) && l.Spans[s+1].Outer <= l.Spans[s].Start
}

// relationBehind is relationOf for a name behind the head.
func (l *linker) relationBehind(x *name.Span, n *name.Noun, m text.Range) relation {
	k := l.before(x.Outer - 1)
	switch l.Small(k) {
	case lang.WordCalled:
		return called
	case lang.WordAs:
		if l.Small(k-1) == lang.WordKnown || l.Is(k-1, lang.Adverb) && l.Small(k-2) == lang.WordKnown {
			return called
		}
	case lang.WordIncluding, lang.WordLike:
		return example
	}
	switch {
	case l.Comma(k) && l.closes(x, n, m):
		return isHead
	case l.Comma(k):
		return afterComma
	case l.isDash(k):
		return setOff
	case !l.atEnd(x, k, m):
		return l.governedBy(k)
	}
	if l.Entities[x.Entity].Type == Person {
		return apposed // the minister for women Ann Bell
	}
	for ; k > n.Head && l.SpanAt[k] == 0 && l.Inside(k); k-- {
	}
	if r := l.governedBy(k); r != behind {
		return r // the owner of film studio Lions Gate
	}
	return apposed
}

// governedBy is the relation that the preposition at k gives to a name.
func (l *linker) governedBy(k int32) relation {
	switch l.Small(k) {
	case lang.WordOf:
		return ofIt
	case lang.WordBy:
		return byIt
	case lang.WordFrom:
		return fromIt
	case lang.WordFor:
		return forIt
	case lang.WordAt:
		return atIt
	}
	return behind
}

// before returns the last token before a name at k+1 that is no determiner, no
// adjective, no quotation mark and no name that owns it.
func (l *linker) before(k int32) int32 {
	for range 3 {
		switch {
		case k < 1:
			return k
		case l.Is(k, lang.Determiner) || l.Flags(k)&text.Mark != 0 || l.Tags != nil && l.SpanAt[k] == 0 && l.Tags[k].Adjective():
			k--
		case l.Possessive(k) && l.SpanAt[k-1] != 0:
			k = l.Spans[l.SpanAt[k-1]-1].Outer - 1
		default:
			return k
		}
	}
	return k
}

// isDash reports whether token k is a dash between two clauses.
func (l *linker) isDash(k int32) bool {
	if l.Flags(k)&(text.Punct|text.Mark) != text.Punct {
		return false
	}
	switch l.Doc.Word(k) {
	case "-", "--", "–", "—", "―":
		return true
	}
	return false
}

// atEnd reports whether a name closes a mention, right behind token k, a word of the
// description: film studio Lions Gate; Kosovo mission (UNMIK) spokesman Ann Bell.
func (l *linker) atEnd(x *name.Span, k int32, m text.Range) bool {
	if x.Close < m.End || k < m.Start {
		return false
	}
	if l.ByteAt(k) == ')' {
		return true
	}
	return l.Flags(k)&text.Word != 0 && !l.Is(k, lang.Preposition|lang.Conjunction) && !l.Verb(k)
}

// isWhole reports whether titles and the name are all of a mention: Trade and
// Industry Secretary Ann Bell. Among capitals more may follow: MAYOR ANN BELL SAID.
func (l *linker) isWhole(x *name.Span, m text.Range) bool {
	return x.Outer <= m.Start+oneIf(l.Is(m.Start, lang.Determiner)) &&
		(x.Close >= m.End || x.Outer < x.Start && l.Words[x.Start].Flags&name.Shouted != 0)
}

// closes reports whether a name behind a comma is that of who is described before
// it: one of them, Ann Bell; the harbour master, Ann Bell.
func (l *linker) closes(x *name.Span, n *name.Noun, m text.Range) bool {
	if n.Plural {
		return false
	}
	return n.Quantity || x.Close >= m.End && l.Entities[x.Entity].Type == Person && !n.Name.Has(lang.DocumentNoun)
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
