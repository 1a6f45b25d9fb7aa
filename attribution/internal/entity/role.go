package entity

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// role is what somebody is said to be.
type role struct {
	role       uint16
	fields     lexicon.Fields
	gender     lexicon.Gender
	place      uint16
	body       uint16         // the word for a body
	kinds      lexicon.Fields // of a body
	from, head int32          // the words that qualify the head, and the head
	tail, end  int32          // what follows the head: "of Iran"
	owner      int32
	next       int32 // 1 + index of the role found before it
	shared     bool  // it was, or is, that of a counterpart
	address    bool  // a mere form of address: Mr.
}

// give adds a role to an entity.
func (r *resolver) give(e int32, n *noun, end int32) {
	p := &r.people[e]
	r.roleOf[n.head] = e + 1
	for i := range max(n.nroles, 1) {
		name := n.name
		if n.nroles > 0 {
			name = n.roles[i]
		}
		r.roles = append(r.roles, role{
			role: name.Role, fields: name.Fields, gender: name.Gender, place: n.place, body: name.Body, kinds: name.Bodies,
			from: n.start, head: n.head, tail: n.tail, end: end, owner: n.owner, next: p.roles,
			address: name.Has(lexicon.Title) && name.Fields == 0 && name.Bodies == 0,
		})
		p.roles = int32(len(r.roles))
		if name.Has(lexicon.Role) && name.Gender != lexicon.NoGender && (p.typ == Person || p.kind == unsure) && p.gender == lexicon.NoGender {
			p.gender = name.Gender
		}
	}
}

// findRoles reads what stands around names: titles, descriptions before them
// and appositions on both sides.
func (r *resolver) findRoles() {
	for i := range r.spans {
		s := &r.spans[i]
		if s.kind == place {
			continue
		}
		r.rolesBefore(int32(i))
		r.rolesBehind(int32(i))
	}
	r.shareRoles()
	// What was unsure may have become clear.
	for i := range r.people {
		if e := &r.people[i]; e.kind == unsure && e.roles != 0 {
			r.typeByRole(e)
		}
	}
}

// shareRoles gives a counterpart the office of the one whose counterpart he
// is: after "Minister X and his Serbian counterpart, Y", Y is the Serbian
// minister.
func (r *resolver) shareRoles() {
	word := r.names.Word(normCounterpart).Role
	for i := range r.spans {
		s := &r.spans[i]
		e := &r.people[s.entity]
		for k, tries := e.roles, 0; k != 0 && tries < 8; k, tries = r.roles[k-1].next, tries+1 {
			x := r.roles[k-1]
			if x.role != word || x.owner < 0 || x.shared {
				continue
			}
			r.roles[k-1].shared = true
			for j := i - 1; j >= 0 && j > i-8 && s.start-r.spans[j].end < 40; j-- {
				owner := &r.people[r.spans[j].entity]
				if owner.typ != Person || r.spans[j].entity == s.entity || owner.roles == 0 {
					continue
				}
				y := r.roles[owner.roles-1]
				y.place, y.from, y.tail, y.end, y.owner, y.shared = x.place, y.head, y.head, y.head, -1, true
				y.next = e.roles
				r.roles = append(r.roles, y)
				e.roles = int32(len(r.roles))
				break
			}
			break
		}
	}
}

var normCounterpart = text.NormOf("counterpart")

func (r *resolver) typeByRole(e *entity) {
	people, bodies := 0, 0
	for k := e.roles; k != 0; k = r.roles[k-1].next {
		if x := &r.roles[k-1]; x.role != 0 && x.kinds == 0 {
			people++
		} else if x.kinds != 0 {
			bodies++
		}
	}
	switch {
	case people > bodies:
		e.typ = Person
		if f := &r.spans[e.full]; e.gender == lexicon.NoGender && r.is(f.start, lexicon.Given) {
			e.gender = r.words[f.start].name.Gender
		}
	case bodies > people:
		e.typ, e.gender = Organization, lexicon.NoGender
	}
}

// rolesBefore reads the words before a name: "Serbian President", "campaign
// spokesman", "his counterpart,".
func (r *resolver) rolesBefore(i int32) {
	s := &r.spans[i]
	from := r.phraseBefore(s.outer)
	if from < s.start {
		n := r.readNoun(from, s.start)
		if n.end == s.start && r.fitsName(s, &n) {
			r.give(s.entity, &n, s.start)
			s.outer = r.withDeterminer(from, s.outer)
		} else if n.head >= 0 && n.nroles > 0 && s.kind != body && !n.plural && r.norm(n.tail) != 0 && r.is(n.tail, lexicon.Preposition) && s.start == s.outer && r.spanEndsAt(s.start) {
			r.give(s.entity, &n, s.start) // CEO of the Refugee Council Enver Solomon
			s.outer = r.withDeterminer(from, s.outer)
		}
	}
	if !r.comma(s.outer - 1) {
		return
	}
	comma := s.outer - 1
	from = r.segmentBefore(comma)
	if from >= comma {
		return
	}
	n := r.readNoun(from, comma)
	if n.head < 0 || n.plural || !r.fitsName(s, &n) || n.name.Marks&(lexicon.Role|lexicon.BodyCommon) == 0 {
		return
	}
	if !(n.definite || n.indefinite || r.capital(n.head) || r.words[from].flags&initial != 0) {
		return
	}
	if n.end == comma || r.is(n.end, lexicon.Preposition) {
		closed := r.comma(s.close) || int(s.close) >= len(r.words) || r.byteAt(s.close) == '.'
		if !closed && (from > 0 && r.at(from-1, lexicon.Preposition) || r.words[from].flags&initial == 0) {
			return
		}
		r.give(s.entity, &n, comma)
		s.outer = from
	}
}

// withDeterminer takes in a determiner only where a role stands before the
// name: "the Serbian president, X" but also "the spokesman Y".
func (r *resolver) withDeterminer(from, outer int32) int32 { return min(from, outer) }

func (r *resolver) spanEndsAt(i int32) bool {
	return i > 0 && r.spanAt[i-1] > 0 && r.spans[r.spanAt[i-1]-1].end == i
}

// fitsName reports whether the noun can be what the name's bearer is.
func (r *resolver) fitsName(s *span, n *noun) bool {
	if n.head < 0 || n.name.Marks == 0 {
		return false
	}
	e := &r.people[s.entity]
	switch {
	case n.name.Has(lexicon.Role):
		return s.kind == person || s.kind == unsure && (e.typ == Person || n.head < s.start) || s.kind == body && n.name.Bodies != 0
	case n.name.Has(lexicon.BodyCommon):
		return s.kind == body || s.kind == unsure
	}
	return false
}

// phraseBefore returns where the words that qualify the name at i begin.
func (r *resolver) phraseBefore(i int32) int32 {
	sentence := r.doc.Tokens[min(int(i), len(r.words)-1)].Sentence
	k := i
	seen := false // a body before the name: what is before its "of" belongs too
	if k > 0 && r.spanEndsAt(k) {
		seen = true
	}
	for k > 0 && i-k < 14 {
		p := k - 1
		t := &r.doc.Tokens[p]
		if t.Sentence != sentence {
			break
		}
		switch {
		case r.possessive(p), r.byteAt(p) == '-', r.ownerPronoun(p):
		case r.is(p, lexicon.Determiner):
			if !seen {
				return p
			}
		case seen && r.is(p, lexicon.Preposition) && r.norms[p] != normBy && r.norms[p] != normIn:
			seen = false
		case r.inside(p) && !r.verbForm(p) && !(r.spanPerson(p) && !r.possessive(p+1)):
		default:
			return k
		}
		k = p
	}
	return k
}

// verbForm reports whether a token inside a phrase is likelier a verb.
func (r *resolver) verbForm(i int32) bool {
	if r.tags == nil || !r.tags[i].Verb() || r.is(i, lexicon.Role|lexicon.BodyCommon) {
		return false
	}
	if r.mistagged(i) {
		return false
	}
	participle := r.tags[i] == tag.VBN || r.tags[i] == tag.VBG && (r.at(i-1, lexicon.Determiner) || r.possessive(i-1) || i > 0 && r.ownerPronoun(i-1)) // a retired teacher
	return !(participle && r.inside(i+1) && (r.tags[i+1].Noun() || r.is(i+1, lexicon.Role)))
}

// mistagged reports whether a verb of the past tense must be a participle: ", a
// retired teacher".
func (r *resolver) mistagged(i int32) bool {
	return r.tags[i] == tag.VBD && r.at(i+1, lexicon.Role) && (r.comma(i-1) || r.at(i-1, lexicon.Determiner)) && strings.HasSuffix(r.doc.Word(i), "ed") && !r.is(i, lexicon.Adverb)
}

// segmentBefore returns where the noun phrase before the comma at i begins.
func (r *resolver) segmentBefore(i int32) int32 {
	sentence := r.doc.Tokens[i].Sentence
	k := i
	for k > 0 && i-k < 18 {
		p := k - 1
		t := &r.doc.Tokens[p]
		if t.Sentence != sentence {
			break
		}
		if r.is(p, lexicon.Determiner) && !r.at(p-1, lexicon.Preposition) || r.ownerPronoun(p) {
			return p
		}
		switch {
		case r.possessive(p), r.is(p, lexicon.Determiner), r.norms[p] == normOf, r.norms[p] == normFor, r.norms[p] == normAnd, r.norms[p] == normTo, r.norms[p] == normIn, r.norms[p] == normAt:
		case t.Flags&text.Punct != 0:
			return k
		case r.is(p, lexicon.Preposition|lexicon.Conjunction|lexicon.Relative|lexicon.Auxiliary|lexicon.Pronoun) && !r.capital(p):
			return k
		case r.verbForm(p) && !r.capital(p):
			return k
		}
		k = p
	}
	// Not from a preposition or conjunction on.
	for k < i && r.is(k, lexicon.Preposition|lexicon.Conjunction) && !r.is(k, lexicon.Role) {
		k++
	}
	return k
}

var normTo = text.NormOf("to")

// rolesBehind reads the words behind a name: ", the mayor of X,", "is a
// mathematician", "(D-Vt.)".
func (r *resolver) rolesBehind(i int32) {
	s := &r.spans[i]
	k := s.close
	limit := min(int32(len(r.words)), k+16)
	if s.close > s.end && s.place != 0 {
		r.roles = append(r.roles, role{fields: r.field.politician | r.field.official, place: s.place, from: s.start, head: s.start, tail: s.start, end: s.start, owner: -1, next: r.people[s.entity].roles})
		r.people[s.entity].roles = int32(len(r.roles))
	}
	if k+2 >= limit {
		return
	}
	switch {
	case r.comma(k):
		k++
		if r.at(k, lexicon.Suffix) && r.capital(k) && r.comma(k+1) {
			k += 2
		}
	case r.byteAt(k) == '(' && r.is(k+1, lexicon.Role):
		k++
	case r.is(k, lexicon.Auxiliary) && r.copula(k) && r.at(k+1, lexicon.Determiner):
		k++
	default:
		return
	}
	if k >= limit || r.spanAt[k] != 0 && r.spans[r.spanAt[k]-1].kind == person && !r.possessiveSoon(k) {
		return
	}
	if r.verb(k) && !r.inside(k) {
		return
	}
	n := r.readNoun(k, limit)
	if n.head >= 0 && r.tags != nil && n.tail < limit && (r.tags[n.tail] == tag.VBD || r.tags[n.tail] == tag.VBZ || r.tags[n.tail] == tag.MD) && r.comma(k-1) {
		return // ", the brewery made"
	}
	if n.head < 0 || n.plural || n.name.Marks&(lexicon.Role|lexicon.BodyCommon) == 0 || n.nroles == 0 && s.kind == person {
		return
	}
	if s.kind == body && n.name.Has(lexicon.Role) && !n.name.Has(lexicon.BodyCommon) {
		return
	}
	if int(n.end) < len(r.words) && r.spanAt[n.end] != 0 && !r.possessive(n.end) { // the role of the next name
		return
	}
	end := n.tail
	for end < limit && !r.comma(end) && r.flags(end)&text.Punct == 0 && !r.is(end, lexicon.Relative) {
		end++
	}
	r.give(s.entity, &n, end)
}

func (r *resolver) possessiveSoon(k int32) bool {
	s := &r.spans[r.spanAt[k]-1]
	return int(s.end) < len(r.words) && r.possessive(s.end)
}

func (r *resolver) copula(i int32) bool {
	switch r.norms[i] {
	case normIs, normWas, normS:
		return true
	}
	return false
}

var (
	normIs  = text.NormOf("is")
	normWas = text.NormOf("was")
)
