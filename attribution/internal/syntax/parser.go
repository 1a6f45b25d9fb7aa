package syntax

import (
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Parser finds trees. Its zero value is ready; it keeps memory between
// documents and must not be shared by goroutines.
type Parser struct {
	state state
}

// Parse attaches every token of doc to its head, sentence by sentence, each
// with one root. In the sentences that are not wanted (nil: all are), and in
// one that is quoted as a whole, whose tree tells nothing about who said it,
// every token is attached to the one before. It writes over dst, and allocates only
// if that or the parser's own memory is too small. It takes time linear in the
// number of tokens.
func (p *Parser) Parse(doc *text.Doc, tags []tag.POS, m *Model, wanted []bool, dst []Arc) []Arc {
	n := len(doc.Tokens)
	if cap(dst) < n {
		dst = make([]Arc, n)
	}
	dst = dst[:n]
	for k, r := range doc.Sentences {
		if m == nil || wanted != nil && !wanted[k] || quoted(doc, r) || doc.Stopped() {
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

// Parse is the method Parse of a new Parser for all sentences.
func Parse(doc *text.Doc, tags []tag.POS, m *Model, dst []Arc) []Arc {
	return new(Parser).Parse(doc, tags, m, nil, dst)
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
		rel := None
		if c != 0 {
			rel = m.relation(s, c)
		}
		s.apply(english.move[c], rel)
	}
	s.write(dst)
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
	if c := m.moveHabits.Habit(s.moveContext()); c >= 0 && s.allowed(english.move[c]) {
		return class(c)
	}
	var f [moveFeatures]uint64
	s.moveFeatures(&f)
	scores := s.possible()
	return class(m.moves.Choose(&s.scratch, scores[:english.count], f[:], moveGlance))
}

// possible are scores to begin with: Never for a class whose move is not
// allowed.
func (s *state) possible() [maxClasses]int32 {
	set := 0
	for m := range moveCount {
		if s.allowed(m) {
			set |= 1 << m
		}
	}
	return possible[set]
}

// possible are the scores to begin with by the set of allowed moves.
var possible = func() (of [1 << moveCount][maxClasses]int32) {
	for set := range of {
		for c := range english.count {
			if set&(1<<english.move[c]) == 0 {
				of[set][c] = linear.Never
			}
		}
	}
	return of
}()

// relation chooses the relation, of those of a class, of the arc that the move
// makes.
func (m *Model) relation(s *state, c class) Rel {
	members := english.members[c]
	if len(members) == 1 {
		return members[0]
	}
	if i := m.relationHabits.Habit(s.relationContext(c)); i >= 0 && i < len(members) {
		return members[i]
	}
	var f [relationFeatures]uint64
	s.relationFeatures(c, &f)
	var scores [maxMembers]int32
	for i := len(members); i < len(scores); i++ {
		scores[i] = linear.Never
	}
	return members[m.relations.Choose(&s.scratch, scores[:], f[:], relationGlance)]
}

// write writes the finished tree. Within a quotation every token is attached to
// the one before.
func (s *state) write(dst []Arc) {
	for i := range s.nodes[1:s.root] {
		nd := &s.nodes[i+1]
		arc := Arc{Head: -1, Rel: Root}
		if nd.head != s.root {
			arc = Arc{Head: s.nodes[nd.head].token, Rel: nd.rel}
		}
		dst[nd.token] = arc
		for t := nd.token + 1; t < nd.token+nd.size; t++ {
			dst[t] = Arc{Head: t - 1, Rel: Dep}
		}
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
