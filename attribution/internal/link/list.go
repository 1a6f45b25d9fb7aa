package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// readList adds the names that "and" and commas join to the first one: "X, Y
// and Z", "X and others".
func (l *linker) readList(k, end int32, first *name.Span, sp *speaker) {
	joined, others := false, false
	for k < end {
		and := l.Small(k) == lang.WordAnd || l.ByteAt(k) == '&'
		next := k + 1
		switch {
		case and:
		case l.Comma(k):
			if l.Small(next) == lang.WordAnd {
				and, next = true, next+1
			}
		default:
			k = end
			continue
		}
		if next >= end {
			break
		}
		i := l.nameFrom(next, end)
		if i < 0 {
			if and || l.Small(next) == lang.WordOthers {
				others = true
				break
			}
			for k++; k < end && !l.Comma(k); k++ { // an apposition
			}
			if k < end && l.Small(k+1) != lang.WordAnd {
				break
			}
			continue
		}
		if t := &l.Spans[i]; and || l.listGoesOn(t.Close, end) {
			if t.Entity != first.Entity {
				sp.add(t.Entity)
				joined = true
			}
			k = t.Close
			continue
		}
		break
	}
	if joined || others && sp.typ != Document {
		sp.typ = Group
	}
	if joined {
		l.joint(sp)
	}
}

// listFrom returns where a list goes on whose first name is a candidate: behind the
// name, or behind the noun that it stands before (the Acme agency and Bell).
func (l *linker) listFrom(x *mention, c *candidate) int32 {
	k := l.Spans[c.span].Close
	if c.relation == compound && l.gapBetween(k, k+1) == pieceBreak {
		k = max(k, x.noun.End)
	}
	return k
}

// listGoesOn reports whether an "and" with another name follows.
func (l *linker) listGoesOn(i, end int32) bool {
	for ; i < end; i++ {
		if l.Small(i) == lang.WordAnd {
			return true
		}
	}
	return false
}

// oneOfTwo resolves the former, the latter and both: the last two named in this
// sentence and the two before, if these are no longer than sentences are.
func (l *linker) oneOfTwo(st int32, m text.Range, sp *speaker) {
	const reach = 200
	sentence := l.Doc.Tokens[m.Start].Sentence
	var two [2]int32
	n := 0
	for i := m.Start - 1; i >= max(0, m.Start-reach) && n < 2 && sentence-l.Doc.Tokens[i].Sentence <= 2; i-- {
		s := l.SpanAt[i]
		if s == 0 {
			continue
		}
		x := &l.Spans[s-1]
		i = x.Start
		if e := &l.Entities[x.Entity]; e.Type != Person && x.Kind != name.KindBody || n == 1 && two[0] == x.Entity {
			continue
		}
		two[n] = x.Entity
		n++
	}
	sp.typ = Unnamed
	if n < 2 {
		return
	}
	switch {
	case l.Small(m.Start) == lang.WordBoth:
		l.rule(st, l.groupOf(m.Start, two[1], two[0]), Pronoun, counterpart, sp)
	case l.Small(m.Start+1) == lang.WordFormer:
		l.rule(st, two[1], Nominal, counterpart, sp)
	default:
		l.rule(st, two[0], Nominal, counterpart, sp)
	}
}

// nameFrom returns the span of the name that begins at a with nothing but a
// determiner and titles before it, or -1.
func (l *linker) nameFrom(a, b int32) int32 {
	for i := a; i < min(b, a+10); i++ {
		s := l.SpanAt[i]
		if s == 0 {
			if !l.Inside(i) && !l.Is(i, lang.Determiner) && !l.Possessive(i) && !l.OwnerPronoun(i) && !(l.Comma(i) && i > a && l.Is(i-1, lang.Role)) {
				return -1
			}
			continue
		}
		x := &l.Spans[s-1]
		if x.Outer <= a || x.Outer == a+1 && (l.Small(a) == lang.WordThe || l.OwnerPronoun(a)) {
			if x.End >= b || !l.Possessive(x.End) {
				return s - 1
			}
			a = x.End + 1 // Acme's Ann Bell
		}
		i = x.End - 1
	}
	return -1
}
