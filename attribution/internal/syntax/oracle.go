package syntax

import "sort"

// gold is the right tree of a sentence, by nodes of a state.
type gold struct {
	head     []int32 // the virtual root for the root
	rel      []Rel
	children [][]int32
}

// newGold reads the tree of the sentence that s begins. It is false where a
// quotation is attached to the rest by no arc or by several.
func (s *state) newGold(arcs []Arc) (*gold, bool) {
	n := s.root + 1
	g := &gold{head: make([]int32, n), rel: make([]Rel, n), children: make([][]int32, n)}
	nodeOf := func(token int32) int32 {
		i := sort.Search(int(s.root)-1, func(i int) bool { nd := &s.nodes[i+1]; return nd.token+nd.size > token })
		return int32(i + 1)
	}
	for i := int32(1); i < s.root; i++ {
		nd := &s.nodes[i]
		out := 0
		for t := nd.token; t < nd.token+nd.size; t++ {
			a := arcs[t]
			if a.Head >= nd.token && a.Head < nd.token+nd.size {
				continue
			}
			out++
			g.head[i], g.rel[i] = s.root, a.Rel
			if a.Head >= 0 {
				g.head[i] = nodeOf(a.Head)
			}
		}
		if out != 1 {
			return nil, false
		}
		g.children[g.head[i]] = append(g.children[g.head[i]], i)
	}
	return g, true
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

// class is the right class of a move, and the place of the right relation among
// its members: for an arc that is wrong already those of the relation that the
// token would have.
func (g *gold) class(s *state, m move) (class, int) {
	if m == shift {
		return 0, 0
	}
	r := g.rel[s.peek(0)]
	if r == Root { // the root is attached somewhere else all the same
		r = Parataxis
	}
	return english.of[m][r], int(english.place[m][r])
}
