package name

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
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
		r.Roles = append(r.Roles, Role{})
		x := &r.Roles[len(r.Roles)-1]
		x.Role, x.Fields, x.Gender, x.Place, x.Body, x.Kinds = name.Role, name.Fields, name.Gender, n.Place, name.Body, name.Bodies
		x.From, x.Head, x.Tail, x.End, x.Owner, x.Next = n.Start, n.Head, n.Tail, end, n.Owner, p.Roles
		x.Address = name.Has(lang.Title) && name.Fields == 0 && name.Bodies == 0
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
	word := r.Lexicon.Word(r.Lexicon.Norm(lang.WordCounterpart)).Role
	for i := range r.Spans {
		s := &r.Spans[i]
		e := &r.Entities[s.Entity]
		for k, tries := e.Roles, 0; k != 0 && tries < 8; k, tries = r.Roles[k-1].Next, tries+1 {
			x := &r.Roles[k-1]
			if x.Role != word || x.Owner < 0 || x.Shared {
				continue
			}
			x.Shared = true
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
			e.Gender = r.Entry(f.Start).Gender
		}
	case bodies > people:
		e.Type, e.Gender = Organization, lang.NoGender
	}
}
