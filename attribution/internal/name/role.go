package name

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Role is what somebody is said to be.
type Role struct {
	Role       uint16
	Fields     lang.Fields
	Gender     lang.Gender
	Place      uint16
	Body       uint16      // the word for a body
	Kinds      lang.Fields // of a body
	From, Head int32       // the words that qualify the head, and the head
	Tail, End  int32       // what follows the head: "of Iran"
	Owner      int32
	Next       int32 // 1 + index of the role found before it
	Shared     bool  // it was, or is, that of a counterpart
	Address    bool  // a mere form of address: Mr.
}

// Give adds a role to an entity.
func (r *Result) Give(e int32, n *Noun, end int32) {
	p := &r.Entities[e]
	r.RoleOf[n.Head] = e + 1
	for i := range max(n.NRoles, 1) {
		name := n.Name
		if n.NRoles > 0 {
			name = n.Roles[i]
		}
		r.Roles = append(r.Roles, Role{
			Role: name.Role, Fields: name.Fields, Gender: name.Gender, Place: n.Place, Body: name.Body, Kinds: name.Bodies,
			From: n.Start, Head: n.Head, Tail: n.Tail, End: end, Owner: n.Owner, Next: p.Roles,
			Address: name.Has(lang.Title) && name.Fields == 0 && name.Bodies == 0,
		})
		p.Roles = int32(len(r.Roles))
		if name.Has(lang.Role) && name.Gender != lang.NoGender && (p.Type == Person || p.Kind == KindUnsure) && p.Gender == lang.NoGender {
			p.Gender = name.Gender
		}
	}
}

// findRoles reads what stands around names: titles, descriptions before them
// and appositions on both sides.
func (r *Result) findRoles() {
	for i := range r.Spans {
		s := &r.Spans[i]
		if s.Kind == KindPlace {
			continue
		}
		r.rolesBefore(int32(i))
		r.rolesBehind(int32(i))
	}
	r.shareRoles()
	// What was unsure may have become clear.
	for i := range r.Entities {
		if e := &r.Entities[i]; e.Kind == KindUnsure && e.Roles != 0 {
			r.typeByRole(e)
		}
	}
}

// shareRoles gives a counterpart the office of the one whose counterpart he
// is: after "Minister X and his Serbian counterpart, Y", Y is the Serbian
// minister.
func (r *Result) shareRoles() {
	word := r.Lexicon.Word(normCounterpart).Role
	for i := range r.Spans {
		s := &r.Spans[i]
		e := &r.Entities[s.Entity]
		for k, tries := e.Roles, 0; k != 0 && tries < 8; k, tries = r.Roles[k-1].Next, tries+1 {
			x := r.Roles[k-1]
			if x.Role != word || x.Owner < 0 || x.Shared {
				continue
			}
			r.Roles[k-1].Shared = true
			for j := i - 1; j >= 0 && j > i-8 && s.Start-r.Spans[j].End < 40; j-- {
				owner := &r.Entities[r.Spans[j].Entity]
				if owner.Type != Person || r.Spans[j].Entity == s.Entity || owner.Roles == 0 {
					continue
				}
				y := r.Roles[owner.Roles-1]
				y.Place, y.From, y.Tail, y.End, y.Owner, y.Shared = x.Place, y.Head, y.Head, y.Head, -1, true
				y.Next = e.Roles
				r.Roles = append(r.Roles, y)
				e.Roles = int32(len(r.Roles))
				break
			}
			break
		}
	}
}

var normCounterpart = text.NormOf("counterpart")

func (r *Result) typeByRole(e *Entity) {
	people, bodies := 0, 0
	for k := e.Roles; k != 0; k = r.Roles[k-1].Next {
		if x := &r.Roles[k-1]; x.Role != 0 && x.Kinds == 0 {
			people++
		} else if x.Kinds != 0 {
			bodies++
		}
	}
	switch {
	case people > bodies:
		e.Type = Person
		if f := &r.Spans[e.Full]; e.Gender == lang.NoGender && r.Is(f.Start, lang.Given) {
			e.Gender = r.Words[f.Start].Name.Gender
		}
	case bodies > people:
		e.Type, e.Gender = Organization, lang.NoGender
	}
}

// rolesBefore reads the words before a name: "Serbian President", "campaign
// spokesman", "his counterpart,".
func (r *Result) rolesBefore(i int32) {
	s := &r.Spans[i]
	from := r.PhraseBefore(s.Outer)
	if from < s.Start {
		n := r.ReadNoun(from, s.Start)
		if n.End == s.Start && r.fitsName(s, &n) {
			r.Give(s.Entity, &n, s.Start)
			s.Outer = r.withDeterminer(from, s.Outer)
		} else if n.Head >= 0 && n.NRoles > 0 && s.Kind != KindBody && !n.Plural && r.Norm(n.Tail) != 0 && r.Is(n.Tail, lang.Preposition) && s.Start == s.Outer && r.spanEndsAt(s.Start) {
			r.Give(s.Entity, &n, s.Start) // CEO of the Refugee Council Enver Solomon
			s.Outer = r.withDeterminer(from, s.Outer)
		}
	}
	if !r.Comma(s.Outer - 1) {
		return
	}
	comma := s.Outer - 1
	from = r.segmentBefore(comma)
	if from >= comma {
		return
	}
	n := r.ReadNoun(from, comma)
	if n.Head < 0 || n.Plural || !r.fitsName(s, &n) || n.Name.Marks&(lang.Role|lang.BodyCommon) == 0 {
		return
	}
	if !(n.Definite || n.Indefinite || r.Capital(n.Head) || r.Words[from].Flags&Initial != 0) {
		return
	}
	if n.End == comma || r.Is(n.End, lang.Preposition) {
		closed := r.Comma(s.Close) || int(s.Close) >= len(r.Words) || r.ByteAt(s.Close) == '.'
		if !closed && (from > 0 && r.Is(from-1, lang.Preposition) || r.Words[from].Flags&Initial == 0) {
			return
		}
		r.Give(s.Entity, &n, comma)
		s.Outer = from
	}
}

// withDeterminer takes in a determiner only where a role stands before the
// name: "the Serbian president, X" but also "the spokesman Y".
func (r *Result) withDeterminer(from, outer int32) int32 { return min(from, outer) }

func (r *Result) spanEndsAt(i int32) bool {
	return i > 0 && r.SpanAt[i-1] > 0 && r.Spans[r.SpanAt[i-1]-1].End == i
}

// fitsName reports whether the noun can be what the name's bearer is.
func (r *Result) fitsName(s *Span, n *Noun) bool {
	if n.Head < 0 || n.Name.Marks == 0 {
		return false
	}
	e := &r.Entities[s.Entity]
	switch {
	case n.Name.Has(lang.Role):
		return s.Kind == KindPerson || s.Kind == KindUnsure && (e.Type == Person || n.Head < s.Start) || s.Kind == KindBody && n.Name.Bodies != 0
	case n.Name.Has(lang.BodyCommon):
		return s.Kind == KindBody || s.Kind == KindUnsure
	}
	return false
}

// PhraseBefore returns where the words that qualify the name at i begin.
func (r *Result) PhraseBefore(i int32) int32 {
	sentence := r.Doc.Tokens[min(int(i), len(r.Words)-1)].Sentence
	k := i
	seen := false // a body before the name: what is before its "of" belongs too
	if k > 0 && r.spanEndsAt(k) {
		seen = true
	}
	for k > 0 && i-k < 14 {
		p := k - 1
		t := &r.Doc.Tokens[p]
		if t.Sentence != sentence {
			break
		}
		if s := r.SpanAt[p]; s != 0 && r.Spans[s-1].Kind != KindPerson { // Bank of England governor
			k, seen = r.Spans[s-1].Start, true
			continue
		}
		switch {
		case r.Possessive(p), r.ByteAt(p) == '-', r.OwnerPronoun(p):
		case r.Norms[p] == normAnd && r.Is(p-1, lang.Role) && r.RoleBefore(k, i), r.postOf(p): // president and chief executive
			seen = false
		case r.Is(p, lang.Determiner):
			if !seen {
				return p
			}
		case seen && r.Is(p, lang.Preposition) && r.Norms[p] != normBy && r.Norms[p] != normIn:
			seen = false
		case r.Inside(p) && !r.verbForm(p) && !(r.spanPerson(p) && !r.Possessive(p+1)):
		default:
			return k
		}
		k = p
	}
	return k
}

// postOf reports whether the preposition at p leads to what a role before it is
// of: ambassador to Botswana, vice president of marketing.
func (r *Result) postOf(p int32) bool {
	switch r.Norms[p] {
	case normOf, normTo, normFor:
		return r.Is(p-1, lang.Role) && !r.Is(p-1, lang.Vague)
	}
	return false
}

// verbForm reports whether a token inside a phrase is likelier a verb.
func (r *Result) verbForm(i int32) bool {
	if r.Tags == nil || !r.Tags[i].Verb() || r.Is(i, lang.Role|lang.BodyCommon) {
		return false
	}
	if r.mistagged(i) {
		return false
	}
	participle := r.Tags[i] == tag.VBN || r.Tags[i] == tag.VBG && (r.Is(i-1, lang.Determiner) || r.Possessive(i-1) || i > 0 && r.OwnerPronoun(i-1)) // a retired teacher
	return !(participle && r.Inside(i+1) && (r.Tags[i+1].Noun() || r.Is(i+1, lang.Role)))
}

// mistagged reports whether a verb of the past tense must be a participle: ", a
// retired teacher".
func (r *Result) mistagged(i int32) bool {
	return r.Tags[i] == tag.VBD && r.Is(i+1, lang.Role) && (r.Comma(i-1) || r.Is(i-1, lang.Determiner)) && strings.HasSuffix(r.Doc.Word(i), "ed") && !r.Is(i, lang.Adverb)
}

// segmentBefore returns where the noun phrase before the comma at i begins.
func (r *Result) segmentBefore(i int32) int32 {
	sentence := r.Doc.Tokens[i].Sentence
	k := i
	for k > 0 && i-k < 18 {
		p := k - 1
		t := &r.Doc.Tokens[p]
		if t.Sentence != sentence {
			break
		}
		if r.Is(p, lang.Determiner) && !r.Is(p-1, lang.Preposition) || r.OwnerPronoun(p) {
			return p
		}
		switch {
		case r.Possessive(p), r.Is(p, lang.Determiner), r.Norms[p] == normOf, r.Norms[p] == normFor, r.Norms[p] == normAnd, r.Norms[p] == normTo, r.Norms[p] == normIn, r.Norms[p] == normAt:
		case t.Flags&text.Punct != 0:
			return k
		case r.Is(p, lang.Preposition|lang.Conjunction|lang.Relative|lang.Auxiliary|lang.Pronoun) && !r.Capital(p):
			return k
		case r.verbForm(p) && !r.Capital(p):
			return k
		}
		k = p
	}
	// Not from a preposition or conjunction on.
	for k < i && r.Is(k, lang.Preposition|lang.Conjunction) && !r.Is(k, lang.Role) {
		k++
	}
	return k
}

var normTo = text.NormOf("to")

// rolesBehind reads the words behind a name: ", the mayor of X,", "is a
// mathematician", "(D-Vt.)".
func (r *Result) rolesBehind(i int32) {
	s := &r.Spans[i]
	k := s.Close
	limit := min(int32(len(r.Words)), k+16)
	if s.Close > s.End && s.Place != 0 {
		r.Roles = append(r.Roles, Role{Fields: r.Fields.Politician | r.Fields.Official, Place: s.Place, From: s.Start, Head: s.Start, Tail: s.Start, End: s.Start, Owner: -1, Next: r.Entities[s.Entity].Roles})
		r.Entities[s.Entity].Roles = int32(len(r.Roles))
	}
	if k+2 >= limit {
		return
	}
	switch {
	case r.Comma(k):
		k++
		if r.Is(k, lang.Suffix) && r.Capital(k) && r.Comma(k+1) {
			k += 2
		}
	case r.ByteAt(k) == '(' && r.Is(k+1, lang.Role):
		k++
	case r.Is(k, lang.Auxiliary) && r.copula(k) && r.Is(k+1, lang.Determiner):
		k++
	default:
		return
	}
	if k >= limit || r.SpanAt[k] != 0 && r.Spans[r.SpanAt[k]-1].Kind == KindPerson && !r.possessiveSoon(k) {
		return
	}
	if r.Verb(k) && !r.Inside(k) {
		return
	}
	n := r.ReadNoun(k, limit)
	if n.Head >= 0 && r.Tags != nil && n.Tail < limit && (r.Tags[n.Tail] == tag.VBD || r.Tags[n.Tail] == tag.VBZ || r.Tags[n.Tail] == tag.MD) && r.Comma(k-1) {
		return // ", the brewery made"
	}
	if n.Head < 0 || n.Plural || n.Name.Marks&(lang.Role|lang.BodyCommon) == 0 || n.NRoles == 0 && s.Kind == KindPerson {
		return
	}
	if s.Kind == KindBody && n.Name.Has(lang.Role) && !n.Name.Has(lang.BodyCommon) {
		return
	}
	if int(n.End) < len(r.Words) && r.SpanAt[n.End] != 0 && !r.Possessive(n.End) { // the role of the next name
		return
	}
	end := n.Tail
	for end < limit && !r.Comma(end) && r.Flags(end)&text.Punct == 0 && !r.Is(end, lang.Relative) {
		end++
	}
	r.Give(s.Entity, &n, end)
}

func (r *Result) possessiveSoon(k int32) bool {
	s := &r.Spans[r.SpanAt[k]-1]
	return int(s.End) < len(r.Words) && r.Possessive(s.End)
}

func (r *Result) copula(i int32) bool {
	switch r.Norms[i] {
	case normIs, normWas, normS:
		return true
	}
	return false
}

var (
	normIs  = text.NormOf("is")
	normWas = text.NormOf("was")
)
