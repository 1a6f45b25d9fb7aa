package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// readNominal reads a mention whose head is no name.
func (r *resolver) readNominal(st int32, m text.Range, sp *speaker) {
	sp.done = true
	sp.form = Nominal
	if r.norms[m.Start] == normBoth && m.Len() == 1 || m.Len() == 2 && r.norms[m.Start] == normThe && (r.norms[m.Start+1] == normFormer || r.norms[m.Start+1] == normLatter) {
		r.oneOfTwo(m, sp)
		return
	}
	n := r.readNoun(m.Start, m.End)
	if n.head < 0 {
		r.headless(m, sp)
		return
	}
	if n.name.Has(lexicon.DocumentNoun) && !n.name.Has(lexicon.Role|lexicon.BodyCommon) || r.headIsDocument(&n) {
		r.document(st, &n, m, sp)
		return
	}
	r.nominal(st, &n, sp)
	if sp.typ == Group && !sp.named {
		r.examples(m, sp)
	}
}

// headless reads what has no noun: "some", "others", "many of them".
func (r *resolver) headless(m text.Range, sp *speaker) {
	sp.typ = Group
	switch r.norms[m.Start] {
	case normOne, normAnother, normThis, normThat, normA, normAn:
		sp.typ = Unnamed
	}
}

// oneOfTwo resolves the former, the latter and both.
func (r *resolver) oneOfTwo(m text.Range, sp *speaker) {
	sentence := r.doc.Tokens[m.Start].Sentence
	var two [2]int32
	n := 0
	for i := m.Start - 1; i >= 0 && n < 2 && sentence-r.doc.Tokens[i].Sentence <= 2; i-- {
		s := r.spanAt[i]
		if s == 0 {
			continue
		}
		x := &r.spans[s-1]
		i = x.start
		if e := &r.people[x.entity]; e.typ != Person && x.kind != body || n == 1 && two[0] == x.entity {
			continue
		}
		two[n] = x.entity
		n++
	}
	sp.typ = Unnamed
	if n < 2 {
		return
	}
	switch {
	case r.norms[m.Start] == normBoth:
		sp.typ, sp.form = Group, Pronoun
		sp.add(two[1])
		sp.add(two[0])
		sp.named, sp.score = true, 40
	case r.norms[m.Start+1] == normFormer:
		r.assign(sp, two[1], Nominal, 60)
	default:
		r.assign(sp, two[0], Nominal, 60)
	}
}

// examples names the members of a group that the mention gives: "critics,
// including X and Y".
func (r *resolver) examples(m text.Range, sp *speaker) {
	for i := m.Start; i < m.End; i++ {
		if n := r.norms[i]; n != normIncluding && n != normLike {
			continue
		}
		anonymous := sp.n
		for k := i + 1; k < m.End; k++ {
			if s := r.spanAt[k]; s != 0 {
				x := &r.spans[s-1]
				if anonymous > 0 {
					sp.n, anonymous = 0, 0
				}
				if x.kind != place && x.place == 0 || x.kind == person {
					sp.add(x.entity)
				}
				k = x.close - 1
			}
		}
		if sp.n > 0 && anonymous == 0 {
			sp.named, sp.form, sp.score = true, Name, 60
			r.joint(sp)
		}
		return
	}
}

// nominal resolves a description of a person, a body or a group.
func (r *resolver) nominal(st int32, n *noun, sp *speaker) {
	sp.done = true
	isBody := n.name.Has(lexicon.BodyCommon|lexicon.BodyName) && !(n.name.Has(lexicon.Role) && !n.name.Has(lexicon.BodyCommon)) ||
		n.name.Has(lexicon.BodyCommon) && !n.name.Has(lexicon.Office) && !r.soleRole(n)
	sp.typ = r.typeOf(n, isBody)
	if sp.typ == Group {
		r.plural(st, n, sp)
		return
	}
	if e := r.roleOf[n.head] - 1; e >= 0 && !n.plural { // an apposition without its name
		form := sp.form
		r.assign(sp, e, form, 80)
		if form == NoForm {
			sp.form = Nominal
		}
		return
	}
	if e, score := r.antecedent(st, n, isBody); e >= 0 {
		form := sp.form
		r.assign(sp, e, form, score)
		if form == NoForm {
			sp.form = Nominal
		}
		if r.people[e].roles == 0 || !isBody {
			r.know(e, n)
		}
		return
	}
	g := lexicon.NoGender
	if n.name.Has(lexicon.Role) {
		g = n.name.Gender
	}
	e := r.newEntity(sp.typ, g, n.head)
	r.give(e, n, n.tail)
	sp.entities[0], sp.n, sp.score = e, 1, 50
}

// soleRole reports whether a word that may be a role or a body is a role here.
func (r *resolver) soleRole(n *noun) bool {
	return n.name.Has(lexicon.Role) && n.name.Fields != 0 && n.name.Bodies&r.field.place == 0
}

// know adds to an entity without roles what a description of it says.
func (r *resolver) know(e int32, n *noun) {
	if n.name.Has(lexicon.Role) && n.name.Field == 0 && r.people[e].typ != Organization && !n.name.Has(lexicon.Vague) {
		for k := r.people[e].roles; k != 0; k = r.roles[k-1].next {
			if r.roles[k-1].role == n.name.Role {
				return
			}
		}
		r.give(e, n, n.tail)
	}
}

// typeOf is the type of somebody described so, before the antecedent is known.
func (r *resolver) typeOf(n *noun, isBody bool) Type {
	switch {
	case n.name.Has(lexicon.Quantity | lexicon.Pronoun):
		if r.norms[n.head] == normOne {
			return Unnamed
		}
		return Group
	case n.plural && !isBody && !n.name.Has(lexicon.Role) && r.onlyText(n.head):
		return Document
	case n.plural:
		if isBody && !n.name.Has(lexicon.Role) && !n.name.Has(lexicon.People) {
			return Group
		}
		if n.name.Fields&r.field.source != 0 && n.name.Has(lexicon.Vague) {
			return Unnamed
		}
		return Group
	case n.name.Has(lexicon.People):
		return Group
	case isBody:
		return Organization
	case n.name.Has(lexicon.Role):
		if n.definite && n.owner < 0 && n.name.Has(lexicon.Office) && (n.place != 0 || n.start < n.head) {
			return Person
		}
		return Unnamed
	}
	if r.norms[n.head] == normPercent {
		return Group
	}
	switch class, senses := r.class(n.head); {
	case class == lexicon.NounPerson:
		return Unnamed
	case class == lexicon.NounGroup:
		return Group
	case class == lexicon.NounCommunication:
		return Document
	case senses.Has(lexicon.NounPerson):
		return Unnamed
	case senses.Has(lexicon.NounGroup):
		return Group
	case class != lexicon.NoClass:
		return Document
	}
	return Unnamed
}

// class is the field of meaning of the noun at i.
func (r *resolver) class(i int32) (lexicon.Class, lexicon.Senses) {
	return r.names.Noun(r.doc.Word(i))
}

// plural resolves "the senators", "the two men" to those who are named, where
// there are just two of them.
func (r *resolver) plural(st int32, n *noun, sp *speaker) {
	if n.definite && n.owner < 0 && n.name.Has(lexicon.Role) {
		two := r.norm(n.start-1) == normTwo || r.norm(n.start-1) == normBoth
		count := 0
		var found [2]int32
		if two && n.name.Fields == 0 {
			count = r.twoChief(n, &found)
		}
		for _, e := range r.front {
			p := &r.people[e]
			if count == 2 && two {
				break
			}
			if p.typ != Person || p.full < 0 || clash(p.gender, n.name.Gender) || r.roleFit(p, n, false) < 50 {
				continue
			}
			if count < 2 {
				found[count] = e
			}
			count++
		}
		if count == 2 {
			sp.add(found[1])
			sp.add(found[0])
			sp.named, sp.score = true, 50
			return
		}
	}
	g := r.newEntity(Group, lexicon.NoGender, n.head)
	sp.entities[0], sp.n, sp.score = g, 1, 50
}

// twoChief finds the two people of whom the text speaks most, among those of
// late.
func (r *resolver) twoChief(n *noun, found *[2]int32) int {
	count := 0
	var most [2]int32
	for _, e := range r.front {
		p := &r.people[e]
		if p.typ != Person || p.full < 0 || clash(p.gender, n.name.Gender) {
			continue
		}
		switch c := p.count; {
		case c > most[0]:
			most, *found = [2]int32{c, most[0]}, [2]int32{e, found[0]}
			count++
		case c > most[1]:
			most[1], found[1] = c, e
			count++
		}
	}
	return min(count, 2)
}

var normPercent = text.NormOf("percent")

var normTwo = text.NormOf("two")
