package syntax

import (
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// move is what the parser can do: shift, or attach the token on top of the
// stack and take it off. Left attaches it to the next token of the buffer,
// right to the token below it on the stack (the arc-hybrid system of Kuhlmann,
// Gómez-Rodríguez and Satta). A virtual root ends the buffer.
type move uint8

const (
	shift move = iota
	left
	right
	moveCount
)

// node is a token, or an outermost quotation as a whole, as the parser sees it,
// with the children it has so far. What is quoted has a tree of its own, which
// tells nothing about who said it; as one node it leaves the sentence around it
// well formed.
type node struct {
	token       int32  // the first one
	size        int32  // number of tokens
	word        uint64 // hash; its part of speech is mixed in in wordTag
	wordTag     uint64
	pos         uint64
	head        int32  // node, 0 for none yet
	first, last int32  // outermost child on the left and on the right, 0 for none
	lefts       uint32 // set of relations of children on the left
	rights      uint32
	leftCount   uint8
	rightCount  uint8
	rel         Rel
}

// state is a sentence being parsed. Node 0 stands for what is not there, node
// root for the virtual root, those between for the sentence.
type state struct {
	nodes   []node
	stack   []int32
	next    int32 // front of the buffer
	root    int32
	scratch linear.Scratch
}

// begin sets the state to a sentence of which nothing is parsed.
func (s *state) begin(doc *text.Doc, tags []tag.POS, r text.Range) {
	if n := r.Len(); cap(s.nodes) < n+4 {
		s.nodes = make([]node, n+4, 2*n+64)
		s.stack = make([]int32, 0, 2*n+64)
	}
	nothing := node{pos: posNothing, word: posNothing, wordTag: posNothing}
	s.nodes = append(s.nodes[:0], nothing)
	for i := r.Start; i < r.End; {
		t := &doc.Tokens[i]
		if t.Quotation != 0 {
			end := max(i+1, min(r.End, doc.Quoted[t.Quotation-1].End))
			s.nodes = append(s.nodes, node{token: i, size: end - i, word: posQuotation, wordTag: posQuotation, pos: posQuotation})
			i = end
			continue
		}
		p := uint64(tags[i])
		s.nodes = append(s.nodes, node{token: i, size: 1, word: t.Norm, wordTag: linear.Mix(p, t.Norm), pos: p})
		i++
	}
	s.root = int32(len(s.nodes))
	s.nodes = append(s.nodes, node{pos: posRoot, word: posRoot, wordTag: posRoot}, nothing, nothing)
	s.stack = s.stack[:0]
	s.next = 1
}

// What stands for the part of speech of a quotation, of no token, and of the
// virtual root.
const (
	posQuotation = 61
	posNothing   = 62
	posRoot      = 63
)

func (s *state) done() bool { return s.next == s.root && len(s.stack) == 0 }

// peek returns the i-th node of the stack from the top, 0 for none.
func (s *state) peek(i int) int32 {
	if i < len(s.stack) {
		return s.stack[len(s.stack)-1-i]
	}
	return 0
}

// allowed reports whether a move is possible. One always is
// until the sentence is done. Only the last token of the stack can become the
// root, so that there is one.
func (s *state) allowed(m move) bool {
	switch m {
	case shift:
		return s.next < s.root
	case left:
		return len(s.stack) == 1 || len(s.stack) > 1 && s.next < s.root
	}
	return len(s.stack) > 1
}

// apply makes a move that is allowed; r is the relation of the arc, if it makes
// one.
func (s *state) apply(m move, r Rel) {
	if m == shift {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	top := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	t := &s.nodes[top]
	if m == left {
		t.head, t.rel = s.next, r
		h := &s.nodes[s.next]
		h.first = top
		h.lefts |= 1 << r
		if h.leftCount < 7 {
			h.leftCount++
		}
		return
	}
	below := s.stack[len(s.stack)-1]
	t.head, t.rel = below, r
	h := &s.nodes[below]
	h.last = top
	h.rights |= 1 << r
	if h.rightCount < 7 {
		h.rightCount++
	}
}
