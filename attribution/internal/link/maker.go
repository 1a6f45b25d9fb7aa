package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/name"
)

// Texts speak for who made them: "the report said" often means the body that an
// earlier sentence names with its report. So each noun for a text is remembered with
// its likely maker, and with what says that this is the maker.

// textMaker is a noun for a text and the likely maker of that text.
type textMaker struct {
	word     uint64 // textWord of the noun
	entity   int32
	evidence evidence
}

// evidence is what says that somebody made a text.
type evidence uint8

const (
	noEvidence   evidence = iota
	makerOwner            // the OECD report, Bell's letter, his letter
	makerBy               // a report by the OECD
	makerFrom             // a report from or of the OECD
	makerSubject          // Bell released a report; Bell said in a letter
	makerNext             // in a report, Bell said
	makerSpoke            // the text is the speaker of a statement, which was credited to this maker
)

// mostMakers is how many of the last such nouns count.
const mostMakers = 24

// readDocument notes the likely maker of the text that the noun at i means.
func (l *linker) readDocument(i int32) {
	if e, why := l.makerOf(i); e >= 0 {
		l.noteMaker(l.textWord(i), e, why)
	}
}

// textWord returns what tells texts of one sort from others: a poll is also called a
// survey, but never a letter.
func (l *linker) textWord(i int32) uint64 {
	if t := l.Entry(i).Text; t != 0 {
		return uint64(t)
	}
	return l.Norm(i)
}

// noteMaker notes that e is the likely maker of a text.
func (l *linker) noteMaker(word uint64, e int32, why evidence) {
	l.makers = append(l.makers, textMaker{word, e, why})
}

// makerOf returns the likely maker of the text that the noun at i means, and why; -1
// for nobody.
func (l *linker) makerOf(i int32) (int32, evidence) {
	if e := l.makerBefore(i); e >= 0 {
		return e, makerOwner
	}
	if e, why := l.makerBehind(i); e >= 0 {
		return e, why
	}
	sentence := l.Doc.Tokens[i].Sentence
	if l.lastSubject.at >= 0 && l.Doc.Tokens[l.lastSubject.at].Sentence == sentence {
		return l.lastSubject.entity, makerSubject
	}
	if l.next < len(l.Spans) {
		if s := &l.Spans[l.next]; s.Start > i && l.Doc.Tokens[s.Start].Sentence == sentence && s.Kind != name.KindPlace {
			return s.Entity, makerNext
		}
	}
	return -1, noEvidence
}

// makerBefore returns who is named in the phrase before the noun at i: the
// OECD report, his letter.
func (l *linker) makerBefore(i int32) int32 {
	const reach = 7
	sentence := l.Doc.Tokens[i].Sentence
	for k := i - 1; k >= max(0, i-reach) && l.Doc.Tokens[k].Sentence == sentence; k-- {
		switch s := l.SpanAt[k]; {
		case s != 0:
			return l.Spans[s-1].Entity
		case l.OwnerPronoun(k):
			if n := len(l.references); n > 0 && l.references[n-1].rng.Start == k {
				return l.references[n-1].entity
			}
			return -1
		case !l.Inside(k) && !l.Possessive(k):
			return -1
		}
	}
	return -1
}

// makerBehind returns who is named behind the noun at i, as in "a report released on
// Monday by the OECD", and why.
func (l *linker) makerBehind(i int32) (int32, evidence) {
	const reach = 8
	sentence := l.Doc.Tokens[i].Sentence
	for k := i + 1; k < min(i+reach, int32(len(l.Words))-2) && l.Doc.Tokens[k].Sentence == sentence; k++ {
		why := noEvidence
		switch n := l.Small(k); {
		case n == lang.WordBy:
			why = makerBy
		case k == i+1 && (n == lang.WordFrom || n == lang.WordOf):
			why = makerFrom
		default:
			continue
		}
		for _, s := range l.SpanAt[k+1 : k+3] {
			if s != 0 {
				return l.Spans[s-1].Entity, why
			}
		}
	}
	return -1, noEvidence
}

// makerFact returns factMaker of a candidate, e or nobody (-1), for a mention of a text
// by a word: the evidence if e made the last text of that word.
func (l *linker) makerFact(word uint64, e int32) uint8 {
	const (
		older  = uint8(makerSpoke) + 1 // e made an earlier text of that word
		other  = older + 1             // e made the last text, which has another word; 1 more for weak evidence
		before = other + 2             // e made an earlier text of another word; likewise
	)
	same, best := false, uint8(0)
	for k := len(l.makers) - 1; k >= max(0, len(l.makers)-mostMakers); k-- {
		m := &l.makers[k]
		mine := m.entity == e
		switch {
		case m.word == word && !same:
			if e < 0 {
				return 1 // somebody made it
			}
			if mine {
				return uint8(m.evidence)
			}
			same = true
		case !mine:
		case m.word == word:
			return older
		case k == len(l.makers)-1:
			best = other + linear.Bit(m.evidence == makerSubject || m.evidence == makerNext)
		case best == 0:
			best = before + linear.Bit(m.evidence == makerSubject || m.evidence == makerNext)
		}
	}
	return best
}

// gatherMakers adds the makers of earlier texts that the mention's word meant.
func (l *linker) gatherMakers(x *mention) {
	const most = 3
	word, found := l.textWord(x.at), 0
	for k := len(l.makers) - 1; k >= max(0, len(l.makers)-mostMakers) && found < most; k-- {
		if m := &l.makers[k]; m.word == word {
			if l.track[m.entity].members > 0 {
				l.candidate(m.entity, -1, unrelated)
			} else {
				l.salient(x, m.entity)
			}
			found++
		}
	}
}
