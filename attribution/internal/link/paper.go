package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// A document that speaks has the name of who made it: after "a report by the Rural
// Bank", "the report said" is the bank's. So all documents that the text speaks of
// are noted together with who made them, also where that is said later.

// paper is a document that the text speaks of, and its maker.
type paper struct {
	at     int32 // its noun
	entity int32
	claim  claim
}

// claim is how a text tells whose a document is.
type claim uint8

const (
	paperOwned  claim = iota // the bank's report, the bank report
	paperMade                // the report by the bank
	paperBeside              // the bank said in a report
)

const (
	mostPapers  = 48
	paperReach  = 12 // tokens behind the noun in which its maker is looked for
	paperBefore = 30 // before it
)

// findPaper notes the document whose noun is token i.
func (l *linker) findPaper(i int32) {
	if len(l.papers) == mostPapers {
		return
	}
	sentence := l.Doc.Sentences[l.Doc.Tokens[i].Sentence]
	beside := int32(-1)
	for k := i - 1; k >= max(sentence.Start, i-paperBefore); k-- {
		s := l.SpanAt[k]
		if s == 0 {
			continue
		}
		x := &l.Spans[s-1]
		if x.End == i || x.End < i && l.PossessiveAfter(s-1) && l.PhraseBefore(i+1) <= x.Start {
			l.papers = append(l.papers, paper{i, x.Entity, paperOwned})
			return
		}
		if how := l.stands(x.Outer, x.Close); beside < 0 && (how == subject || how == topic || how == inverted || how == agent) {
			beside = x.Entity
		}
		k = min(k, x.Start)
	}
	for k := i + 1; k < min(sentence.End, i+paperReach); k++ {
		if n := l.Small(k); n != lang.WordBy && n != lang.WordFrom {
			continue
		}
		for j := k + 1; j < min(sentence.End, k+6) && (!l.Is(j, lang.Preposition) || l.SpanAt[j] != 0); j++ {
			if s := l.SpanAt[j]; s != 0 {
				l.papers = append(l.papers, paper{i, l.Spans[s-1].Entity, paperMade})
				return
			}
		}
	}
	if beside >= 0 {
		l.papers = append(l.papers, paper{i, beside, paperBeside})
	}
}

// gatherMakers adds the makers of documents that are called by the word of the
// mention's head.
func (l *linker) gatherMakers(x *mention) {
	const most = 4
	found := 0
	for k := range l.papers {
		p := &l.papers[len(l.papers)-1-k]
		if found < most && p.at != x.at && l.sameWord(p.at, x.at) && l.agrees(x, p.entity) {
			l.candidate(candidate{entity: p.entity, span: -1})
			found++
		}
	}
}

func (l *linker) sameWord(a, b int32) bool {
	return l.Words[a].Lexeme == l.Words[b].Lexeme || l.Norm(a) == l.Norm(b)
}

// makerFact is factMaker: how the text tells that an entity has made the document
// of the mention, or another one. Nobody's is whether anybody has made it.
func (l *linker) makerFact(x *mention, e int32) uint8 {
	best := uint8(0)
	for k := range l.papers {
		p := &l.papers[k]
		if p.at == x.at || e >= 0 && p.entity != e {
			continue
		}
		v := uint8(paperBeside-p.claim) + 1
		if l.sameWord(p.at, x.at) {
			v += 4
		}
		best = max(best, v)
	}
	return best
}
