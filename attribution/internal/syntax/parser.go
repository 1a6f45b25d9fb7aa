package syntax

import (
	"math/bits"

	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Parser finds trees. Its zero value is ready; it keeps memory between
// documents and must not be shared by goroutines.
type Parser struct {
	state state
}

// Parse attaches every token of doc to its head, sentence by sentence, each
// with one root. In a sentence that is quoted as a whole, whose tree tells
// nothing about who said it, every token hangs on the one before. It writes over dst, and allocates only if that or the parser's
// own memory is too small. It takes time linear in the number of tokens.
func (p *Parser) Parse(doc *text.Doc, tags []tag.POS, m *Model, dst []Arc) []Arc {
	n := len(doc.Tokens)
	if cap(dst) < n {
		dst = make([]Arc, n)
	}
	dst = dst[:n]
	for _, r := range doc.Sentences {
		if m == nil || quoted(doc, r) {
			chain(r, dst)
			continue
		}
		p.sentence(doc, tags, r, m, dst)
	}
	return dst
}

// quoted reports whether all of a sentence lies within one quotation.
func quoted(doc *text.Doc, r text.Range) bool {
	q := doc.Tokens[r.Start].Quotation
	return q != 0 && doc.Tokens[r.End-1].Quotation == q && doc.Quoted[q-1].End > r.End
}

// Parse is the method Parse of a new Parser.
func Parse(doc *text.Doc, tags []tag.POS, m *Model, dst []Arc) []Arc {
	return new(Parser).Parse(doc, tags, m, dst)
}

func (p *Parser) sentence(doc *text.Doc, tags []tag.POS, r text.Range, m *Model, dst []Arc) {
	s := &p.state
	s.begin(doc, tags, r)
	for !s.done() {
		if move, rel, ok := s.forced(); ok {
			s.apply(move, rel)
			continue
		}
		c := m.class(s)
		move, rel := english.move[c], english.single[c]
		if move != shift && rel == None {
			rel = m.relation(s, move, english.rels[c])
		}
		s.apply(move, rel)
	}
	s.write(r, dst)
}

// forced is the only thing that can be done, if there is no choice.
func (s *state) forced() (move, Rel, bool) {
	switch {
	case len(s.stack) == 0:
		return shift, None, true
	case len(s.stack) == 1 && s.next == s.root:
		return left, Root, true
	}
	return shift, None, false
}

// class chooses the class of the next move.
func (m *Model) class(s *state) class {
	var f [moveFeatures]uint64
	s.moveFeatures(&f)
	var scores [maxClasses]int32
	m.moves.AddAll(scores[:], f[:])
	return s.best(&scores)
}

// best is the class with the highest score of those whose move is allowed; the
// first of equals wins.
func (s *state) best(scores *[maxClasses]int32) class {
	best, found := class(0), s.allowed(shift)
	l, r := s.allowed(left), s.allowed(right)
	for c := class(1); c < english.count; c++ {
		if english.move[c] == left && !l || english.move[c] == right && !r {
			continue
		}
		if !found || scores[c] > scores[best] {
			best, found = c, true
		}
	}
	return best
}

// relation chooses the relation, of a set, of the arc that the move makes.
func (m *Model) relation(s *state, by move, set uint32) Rel {
	var f [relationFeatures]uint64
	s.relationFeatures(by, &f)
	var scores [relCount]int32
	m.relations.AddAll(scores[:], f[:])
	return bestRelation(&scores, set)
}

// bestRelation is the relation of the set with the highest score; the first of
// equals wins.
func bestRelation(scores *[relCount]int32, set uint32) Rel {
	best := Rel(bits.TrailingZeros32(set))
	for set &= set - 1; set != 0; set &= set - 1 {
		if r := Rel(bits.TrailingZeros32(set)); scores[r] > scores[best] {
			best = r
		}
	}
	return best
}

// write writes the finished tree.
func (s *state) write(r text.Range, dst []Arc) {
	for i := range r.Len() {
		nd := &s.nodes[i+1]
		arc := Arc{Head: r.Start + nd.head - 1, Rel: nd.rel}
		if nd.head == s.root {
			arc = Arc{Head: -1, Rel: Root}
		}
		dst[int(r.Start)+i] = arc
	}
}

// chain is the tree of a sentence without a model.
func chain(r text.Range, dst []Arc) {
	for i := r.Start; i < r.End; i++ {
		dst[i] = Arc{Head: i - 1, Rel: Dep}
		if i == r.Start {
			dst[i] = Arc{Head: -1, Rel: Root}
		}
	}
}
