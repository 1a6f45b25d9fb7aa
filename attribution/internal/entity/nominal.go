package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// readNominal reads a mention whose head is no name.
func (r *resolver) readNominal(st int32, m text.Range, sp *speaker) {
	sp.done = true
	sp.form = Nominal
	if r.Norms[m.Start] == normBoth && m.Len() == 1 || m.Len() == 2 && r.Norms[m.Start] == normThe && (r.Norms[m.Start+1] == normFormer || r.Norms[m.Start+1] == normLatter) {
		r.oneOfTwo(m, sp)
		return
	}
	n := r.ReadNoun(m.Start, m.End)
	if n.Head < 0 {
		r.headless(m, sp)
		return
	}
	if n.Name.Has(lexicon.DocumentNoun) && !n.Name.Has(lexicon.Role|lexicon.BodyCommon) || r.headIsDocument(&n) {
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
	switch r.Norms[m.Start] {
	case normOne, normAnother, normThis, normThat, normA, normAn:
		sp.typ = Unnamed
	}
}

// oneOfTwo resolves the former, the latter and both.
func (r *resolver) oneOfTwo(m text.Range, sp *speaker) {
	sentence := r.Doc.Tokens[m.Start].Sentence
	var two [2]int32
	n := 0
	for i := m.Start - 1; i >= 0 && n < 2 && sentence-r.Doc.Tokens[i].Sentence <= 2; i-- {
		s := r.SpanAt[i]
		if s == 0 {
			continue
		}
		x := &r.Spans[s-1]
		i = x.Start
		if e := &r.Entities[x.Entity]; e.Type != Person && x.Kind != name.KindBody || n == 1 && two[0] == x.Entity {
			continue
		}
		two[n] = x.Entity
		n++
	}
	sp.typ = Unnamed
	if n < 2 {
		return
	}
	switch {
	case r.Norms[m.Start] == normBoth:
		sp.typ, sp.form = Group, Pronoun
		sp.add(two[1])
		sp.add(two[0])
		sp.named, sp.score = true, 40
	case r.Norms[m.Start+1] == normFormer:
		r.assign(sp, two[1], Nominal, 60)
	default:
		r.assign(sp, two[0], Nominal, 60)
	}
}

// examples names the members of a group that the mention gives: "critics,
// including X and Y".
func (r *resolver) examples(m text.Range, sp *speaker) {
	for i := m.Start; i < m.End; i++ {
		if n := r.Norms[i]; n != normIncluding && n != normLike {
			continue
		}
		anonymous := sp.n
		for k := i + 1; k < m.End; k++ {
			if s := r.SpanAt[k]; s != 0 {
				x := &r.Spans[s-1]
				if anonymous > 0 {
					sp.n, anonymous = 0, 0
				}
				if x.Kind != name.KindPlace && x.Place == 0 || x.Kind == name.KindPerson {
					sp.add(x.Entity)
				}
				k = x.Close - 1
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
func (r *resolver) nominal(st int32, n *name.Noun, sp *speaker) {
	sp.done = true
	isBody := n.Name.Has(lexicon.BodyCommon|lexicon.BodyName) && !(n.Name.Has(lexicon.Role) && !n.Name.Has(lexicon.BodyCommon)) ||
		n.Name.Has(lexicon.BodyCommon) && !n.Name.Has(lexicon.Office) && !r.soleRole(n)
	sp.typ = r.typeOf(n, isBody)
	if sp.typ == Group {
		r.plural(st, n, sp)
		return
	}
	if e := r.RoleOf[n.Head] - 1; e >= 0 && !n.Plural { // an apposition without its name
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
		if r.Entities[e].Roles == 0 || !isBody {
			r.know(e, n)
		}
		return
	}
	g := lexicon.NoGender
	if n.Name.Has(lexicon.Role) {
		g = n.Name.Gender
	}
	e := r.newEntity(sp.typ, g, n.Head)
	r.Give(e, n, n.Tail)
	sp.entities[0], sp.n, sp.score = e, 1, 50
}

// soleRole reports whether a word that may be a role or a body is a role here.
func (r *resolver) soleRole(n *name.Noun) bool {
	return n.Name.Has(lexicon.Role) && n.Name.Fields != 0 && n.Name.Bodies&r.Fields.Place == 0
}

// know adds to an entity without roles what a description of it says.
func (r *resolver) know(e int32, n *name.Noun) {
	if n.Name.Has(lexicon.Role) && n.Name.Field == 0 && r.Entities[e].Type != Organization && !n.Name.Has(lexicon.Vague) {
		for k := r.Entities[e].Roles; k != 0; k = r.Roles[k-1].Next {
			if r.Roles[k-1].Role == n.Name.Role {
				return
			}
		}
		r.Give(e, n, n.Tail)
	}
}

// typeOf is the type of somebody described so, before the antecedent is known.
func (r *resolver) typeOf(n *name.Noun, isBody bool) Type {
	switch {
	case n.Name.Has(lexicon.Quantity | lexicon.Pronoun):
		if r.Norms[n.Head] == normOne {
			return Unnamed
		}
		return Group
	case n.Plural && !isBody && !n.Name.Has(lexicon.Role) && r.onlyText(n.Head):
		return Document
	case n.Plural:
		if isBody && !n.Name.Has(lexicon.Role) && !n.Name.Has(lexicon.People) {
			return Group
		}
		if n.Name.Fields&r.Fields.Source != 0 && n.Name.Has(lexicon.Vague) {
			return Unnamed
		}
		return Group
	case n.Name.Has(lexicon.People):
		return Group
	case isBody:
		return Organization
	case n.Name.Has(lexicon.Role):
		if n.Definite && n.Owner < 0 && n.Name.Has(lexicon.Office) && (n.Place != 0 || n.Start < n.Head) {
			return Person
		}
		return Unnamed
	}
	if r.Norms[n.Head] == normPercent {
		return Group
	}
	switch class, senses := r.class(n.Head); {
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
	return r.Lexicon.Noun(r.Doc.Word(i))
}

// plural resolves "the senators", "the two men" to those who are named, where
// there are just two of them.
func (r *resolver) plural(st int32, n *name.Noun, sp *speaker) {
	if n.Definite && n.Owner < 0 && n.Name.Has(lexicon.Role) {
		two := r.Norm(n.Start-1) == normTwo || r.Norm(n.Start-1) == normBoth
		count := 0
		var found [2]int32
		if two && n.Name.Fields == 0 {
			count = r.twoChief(n, &found)
		}
		for _, e := range r.front {
			p := &r.Entities[e]
			if count == 2 && two {
				break
			}
			if p.Type != Person || p.Full < 0 || name.Clash(p.Gender, n.Name.Gender) || r.roleFit(p, n, false) < 50 {
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
	g := r.newEntity(Group, lexicon.NoGender, n.Head)
	sp.entities[0], sp.n, sp.score = g, 1, 50
}

// twoChief finds the two people of whom the text speaks most, among those of
// late.
func (r *resolver) twoChief(n *name.Noun, found *[2]int32) int {
	count := 0
	var most [2]int32
	for _, e := range r.front {
		p := &r.Entities[e]
		if p.Type != Person || p.Full < 0 || name.Clash(p.Gender, n.Name.Gender) {
			continue
		}
		switch c := r.track[e].count; {
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
