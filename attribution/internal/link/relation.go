package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// relation says why an entity is a candidate: what its name in the mention is to the
// mention's head, or where it comes from if the mention does not name it. names and
// listed are ranges of them, so their order counts.
type relation uint8

const (
	unrelated     relation = iota // mentioned elsewhere in the text
	isHead                        // Ann Bell
	apposed                       // spokeswoman Ann Bell; the spokeswoman, Ann Bell
	introduced                    // a nurse named Ann Bell
	betweenDashes                 // another nurse — Ann Bell —
	afterComma                    // one of them, Ann Bell
	possessor                     // Bell's lawyer
	compound                      // the Acme lawyer
	ofIt                          // the lawyer of Acme
	byIt                          // a report by Acme
	fromIt                        // a report from Acme
	forIt                         // a lawyer for Acme
	atIt                          // a lawyer at Acme
	example                       // critics, including Ann Bell; people like Ann Bell
	qualifier                     // part of the title of the next name: Acme in "a report by Acme boss Ann Bell"
	behind                        // anywhere else behind the head

	// Candidates of a relative pronoun.
	nearest // the last name before it: Ann Bell, who
	further // a name before that

	// Groups of those mentioned last, for a mention that counts: both men.
	lastPersons
	lastBodies
	lastFitting  // those whom the description fits
	lastSpeakers // those who have spoken

	// Candidates of I, see narrator.go. The first is also known by rule, for you and A.
	interviewee // whom the interview is with
	signed      // the name below the letter
	profiled    // a note at the end begins with the name
	bylined     // the name is a byline's
	labelled    // a colon stands behind the name at the head of the text
	announced   // the name stands there in a sentence about a speech or a letter
	headed      // it stands there in another sentence

	counterpart // by rule: the former, the latter, both
)

// names reports whether a name in this relation is the name of the one mentioned.
func (r relation) names() bool { return isHead <= r && r <= afterComma }

// listed reports whether a name in this relation may begin a list of names that are
// all in the same: a report by Acme and Bell; critics, including Acme and Bell.
func (r relation) listed() bool { return r.names() || ofIt <= r && r <= example }

// beforeBracket returns a mention without the bracket at its end: what stands right
// before that counts as closing it, too, as in "the senator for Utah, Ann Bell (of the
// Labour Party)".
func (l *linker) beforeBracket(m text.Range) text.Range {
	if l.ByteAt(m.End-1) != ')' {
		return m
	}
	for i := m.End - 2; i > m.Start; i-- {
		if l.ByteAt(i) == '(' {
			m.End = i
			return m
		}
	}
	return m
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
		return introduced
	case lang.WordAs:
		if l.Small(k-1) == lang.WordKnown || l.Is(k-1, lang.Adverb) && l.Small(k-2) == lang.WordKnown {
			return introduced
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
		return betweenDashes
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
	return l.Flags(k)&(text.Punct|text.Mark) == text.Punct && text.IsDash(l.Doc.Word(k))
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
	return x.Outer <= m.Start+int32(linear.Bit(l.Is(m.Start, lang.Determiner))) &&
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
