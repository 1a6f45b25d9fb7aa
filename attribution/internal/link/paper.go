package link

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// A document that speaks takes the name of its maker: after "a report by the Rural
// Bank", "the report said" is the bank's statement. So all documents that the text
// mentions are listed with their makers before anything is resolved, because the
// maker may be told later, and who made a document is a fact about a candidate.
// Makers that were not mentioned of late are not added as candidates: adding them
// found no further makers.

// paper is a document that the text mentions, and its maker.
type paper struct {
	at     int32 // its noun
	entity int32
	claim  claim
}

// claim is how the text tells who made a document.
type claim uint8

const (
	paperOwned  claim = iota // the bank's report, the bank report
	paperMade                // the report by the bank
	paperBeside              // the bank said in a report
)

const (
	nearPapers  = 48 // documents around a mention that are looked at
	paperReach  = 12 // tokens behind the noun in which its maker is looked for
	paperBefore = 30 // before it
)

// findPaper adds the document whose noun is token i, if its maker is told: an owner
// before the noun, else a name behind "by" or "from", else a subject before it.
func (l *linker) findPaper(i int32) {
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

// papersNear returns the documents around a token.
func (l *linker) papersNear(at int32) []paper {
	n, _ := slices.BinarySearchFunc(l.papers, at, func(p paper, at int32) int { return cmp.Compare(p.at, at) })
	from := max(0, min(n-nearPapers/2, len(l.papers)-nearPapers))
	return l.papers[from:min(len(l.papers), from+nearPapers)]
}

func (l *linker) sameWord(a, b int32) bool {
	return l.Words[a].Lexeme == l.Words[b].Lexeme || l.Norm(a) == l.Norm(b)
}

// makerFact returns factMaker of an entity: how the text tells that it made a
// document, 1 to 3 for one called by another word, 5 to 7 for one called by the
// mention's; 0 if it made none. For nobody (-1) it is the most that any entity has.
func (l *linker) makerFact(x *mention, e int32) uint8 {
	best := uint8(0)
	near := l.papersNear(x.at)
	for k := range near {
		p := &near[k]
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
