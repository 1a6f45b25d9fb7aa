package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
)

// Texts speak for who made them: "the report said" often means the body that an
// earlier sentence names with its report. So each noun for a text is remembered
// with who may have made it, and for what reason.

// made is a noun for a text, and who may have made that text.
type made struct {
	word   uint64
	entity int32
	how    maker
}

// maker says why somebody may have made a text.
type maker uint8

const (
	unmade    maker = iota
	madeOwner       // the OECD report, Bell's letter, his letter
	madeBy          // a report by the OECD
	madeFrom        // a report from or of the OECD
	madeLead        // Bell released a report; Bell said in a letter
	madeNext        // in a report, Bell said
	madeSaid        // the text spoke before and was taken to be that one's
)

// mostMade is how many of the last such nouns count.
const mostMade = 24

// readDocument notes who may have made the text that the noun at i means.
func (l *linker) readDocument(i int32) {
	if e, how := l.makerOf(i); e >= 0 {
		l.makes(l.Norm(i), e, how)
	}
}

// makes notes that e may have made a text.
func (l *linker) makes(word uint64, e int32, how maker) {
	l.made = append(l.made, made{word, e, how})
}

// makerOf returns who may have made the text that the noun at i means, and why; -1
// for nobody.
func (l *linker) makerOf(i int32) (int32, maker) {
	if e := l.makerBefore(i); e >= 0 {
		return e, madeOwner
	}
	if e, how := l.makerBehind(i); e >= 0 {
		return e, how
	}
	sentence := l.Doc.Tokens[i].Sentence
	if l.leading.at >= 0 && l.Doc.Tokens[l.leading.at].Sentence == sentence {
		return l.leading.entity, madeLead
	}
	if l.next < len(l.Spans) {
		if s := &l.Spans[l.next]; s.Start > i && l.Doc.Tokens[s.Start].Sentence == sentence && s.Kind != name.KindPlace {
			return s.Entity, madeNext
		}
	}
	return -1, unmade
}

// makerBefore returns who is named or meant in the phrase before the noun at i: the
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
func (l *linker) makerBehind(i int32) (int32, maker) {
	const reach = 8
	sentence := l.Doc.Tokens[i].Sentence
	for k := i + 1; k < min(i+reach, int32(len(l.Words))-2) && l.Doc.Tokens[k].Sentence == sentence; k++ {
		how := unmade
		switch n := l.Small(k); {
		case n == lang.WordBy:
			how = madeBy
		case k == i+1 && (n == lang.WordFrom || n == lang.WordOf):
			how = madeFrom
		default:
			continue
		}
		for _, s := range l.SpanAt[k+1 : k+3] {
			if s != 0 {
				return l.Spans[s-1].Entity, how
			}
		}
	}
	return -1, unmade
}

// madeFact returns factMade of an entity, or of nobody, when a text is mentioned
// with a word.
func (l *linker) madeFact(word uint64, e int32) uint8 {
	const (
		older  = uint8(madeSaid) + 1 // another one made a later text of this word
		other  = older + 1           // it made the last text, which has another word
		before = other + 2           // it made one before that
	)
	same, best := false, uint8(0)
	for k := len(l.made) - 1; k >= max(0, len(l.made)-mostMade); k-- {
		m := &l.made[k]
		mine := m.entity == e
		switch {
		case m.word == word && !same:
			if e < 0 {
				return 1
			}
			if mine {
				return uint8(m.how)
			}
			same = true
		case !mine:
		case m.word == word:
			return older
		case k == len(l.made)-1:
			best = other + flag(m.how == madeLead || m.how == madeNext)
		case best == 0:
			best = before + flag(m.how == madeLead || m.how == madeNext)
		}
	}
	return best
}

// gatherMakers adds who made texts that were called by the word of the mention.
func (l *linker) gatherMakers(x *mention) {
	const most = 3
	word, found := l.Norm(x.at), 0
	for k := len(l.made) - 1; k >= max(0, len(l.made)-mostMade) && found < most; k-- {
		if l.made[k].word == word {
			l.salient(x, l.made[k].entity)
			found++
		}
	}
}
