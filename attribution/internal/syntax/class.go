package syntax

// class is a move together with a group of relations. Moves are chosen by
// class: that an arc is a subject's tells whether it belongs there, more than
// that it goes left. Within a group a second choice is made. Class 0 is the
// shift.
type class uint8

// What fits into the rows of a table that are read fastest: more classes, or
// more relations in one, gain less than they cost.
const (
	maxClasses = 15
	maxMembers = 7
)

// grammar says which classes there are.
type grammar struct {
	count   class
	move    [maxClasses]move
	members [maxClasses][]Rel // the relations of a class; the first is that of what fits none
	of      [moveCount][relCount]class
	place   [moveCount][relCount]uint8 // among the members of its class
}

// newGrammar makes the classes. A relation in no group of a move counts as the
// first of the move's last group.
func newGrammar(leftGroups, rightGroups [][]Rel) *grammar {
	g := &grammar{count: 1}
	g.add(left, leftGroups)
	g.add(right, rightGroups)
	return g
}

func (g *grammar) add(m move, groups [][]Rel) {
	last := g.count + class(len(groups)) - 1
	for r := range relCount {
		g.of[m][r] = last
	}
	for _, group := range groups {
		c := g.count
		g.count++
		g.move[c], g.members[c] = m, group
		for i, r := range group {
			g.of[m][r], g.place[m][r] = c, uint8(i)
		}
	}
}

var english = newGrammar(
	[][]Rel{
		{Nsubj, NsubjPass}, {Det, Poss, Nummod, Amod, Compound}, {Case, Mark}, {Aux, AuxPass, Cop, Neg, Advmod}, {Punct, Cc},
		{Dep, Advcl, Nmod, Tmod, Ccomp, Parataxis, Dobj},
	},
	[][]Rel{
		{Dobj, Iobj}, {Xcomp, Ccomp, Parataxis}, {Advcl, Acl, Relcl}, {Nmod, Tmod}, {Advmod, Neg, Prt, Case, Aux, Cop}, {Conj},
		{Punct, Cc}, {Dep, Appos, Compound, Nummod, Amod, Nsubj, Poss},
	},
)
