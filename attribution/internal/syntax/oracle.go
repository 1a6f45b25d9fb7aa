package syntax

import "github.com/whosaid/whosaid/attribution/internal/text"

// gold is the right tree of a sentence, by nodes of a state.
type gold struct {
	head     []int32 // the virtual root for the root
	rel      []Rel
	children [][]int32
}

func newGold(arcs []Arc, r text.Range) *gold {
	n := r.Len()
	g := &gold{head: make([]int32, n+2), rel: make([]Rel, n+2), children: make([][]int32, n+2)}
	for i := range n {
		a := arcs[int(r.Start)+i]
		h := a.Head - r.Start + 1
		if a.Head < 0 {
			h = int32(n + 1)
		}
		g.head[i+1], g.rel[i+1] = h, a.Rel
		g.children[h] = append(g.children[h], int32(i+1))
	}
	return g
}

// costs tells for each move how many right arcs can no longer be made
// after such a move (the dynamic oracle of Goldberg and Nivre 2013).
func (g *gold) costs(s *state) (costs [moveCount]int) {
	s0, s1, b := s.peek(0), s.peek(1), s.next
	if s0 != 0 {
		later := 0 // children of s0 that are still in the buffer
		for _, c := range g.children[s0] {
			if c >= b {
				later++
			}
		}
		h := g.head[s0]
		costs[left], costs[right] = later, later
		if h > b || h == s1 && s1 != 0 {
			costs[left]++
		}
		if h >= b {
			costs[right]++
		}
	}
	if b < s.root {
		if h := g.head[b]; h < b && h != s0 && s.waits(h) {
			costs[shift]++
		}
		for _, c := range g.children[b] {
			if c < b && s.waits(c) {
				costs[shift]++
			}
		}
	}
	return costs
}

// waits reports whether a node before the buffer is on the stack.
func (s *state) waits(i int32) bool { return s.nodes[i].head == 0 }

// cheapest is an allowed move with the least cost, one that makes an arc if
// there is a choice.
func (s *state) cheapest(costs [moveCount]int) move {
	best, found := shift, false
	for _, m := range [...]move{right, left, shift} {
		if s.allowed(m) && (!found || costs[m] < costs[best]) {
			best, found = m, true
		}
	}
	return best
}

// class is the right class of a move: for an arc that is wrong already that of
// the relation that the token would have.
func (g *gold) class(s *state, m move) class {
	if m == shift {
		return 0
	}
	r := g.rel[s.peek(0)]
	if r == Root { // that has to hang somewhere else
		r = Parataxis
	}
	return english.of[m][r]
}
