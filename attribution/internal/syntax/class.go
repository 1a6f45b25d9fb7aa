package syntax

import "math/bits"

// class is a move together with a group of relations. Moves are chosen by
// class: that an arc is a subject's tells whether it belongs there, more than
// that it goes left. Within a group a second choice is made. Class 0 is the
// shift.
type class uint8

// grammar says which classes there are.
type grammar struct {
	count  class
	move   [maxClasses]move
	rels   [maxClasses]uint32 // set of relations
	single [maxClasses]Rel    // the relation, if it is only one
	of     [moveCount][relCount]class
}

const maxClasses = 1 + 2*int(relCount)

// newGrammar makes the classes; relations in no group make one together.
func newGrammar(leftGroups, rightGroups [][]Rel) *grammar {
	g := &grammar{count: 1}
	g.add(left, leftGroups)
	g.add(right, rightGroups)
	return g
}

func (g *grammar) add(m move, groups [][]Rel) {
	rest := uint32(0)
	for r := Nsubj; r < relCount; r++ {
		rest |= 1 << r
	}
	var sets []uint32
	for _, group := range groups {
		set := uint32(0)
		for _, r := range group {
			set |= 1 << r
		}
		rest &^= set
		sets = append(sets, set)
	}
	if rest != 0 {
		sets = append(sets, rest)
	}
	for _, set := range sets {
		c := g.count
		g.count++
		g.move[c], g.rels[c] = m, set
		for r := None; r < relCount; r++ {
			if set>>r&1 != 0 {
				g.of[m][r] = c
			}
		}
		if bits.OnesCount32(set) == 1 {
			g.single[c] = Rel(bits.TrailingZeros32(set))
		}
	}
}

var english = newGrammar(
	[][]Rel{
		{Nsubj, NsubjPass}, {Det, Poss, Nummod}, {Amod, Compound}, {Case, Mark}, {Aux, AuxPass, Cop}, {Neg, Advmod},
		{Punct}, {Cc}, {Advcl, Nmod, Tmod}, {Ccomp, Parataxis},
	},
	[][]Rel{
		{Dobj, Iobj}, {Xcomp}, {Ccomp, Parataxis}, {Advcl}, {Acl, Relcl}, {Appos}, {Nmod, Tmod}, {Advmod, Neg, Prt},
		{Conj}, {Cc}, {Punct}, {Case},
	},
)
