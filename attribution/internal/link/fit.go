package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
)

// fit says how well a description ("the minister") agrees with what the text says
// about a candidate. The values are small numbers for the features; 0 means that
// nothing is known.
type fit struct {
	role      uint8 // how the description's head compares with the candidate's roles, see below
	place     uint8 // 1 the same place, 2 another one, 3 none is known
	rank      uint8 // 1 the best fit, 2 one of several equally good, 3 another fits better
	knownRole bool
}

// The levels of fit.role.
const (
	noRole   uint8 = iota // nothing in common
	fieldFit              // both roles are of one field
	kindFit               // the head names the field of a role: the official
	wordFit               // the head is a word of the name: the commission, the Electoral Commission
	sameRole              // the same role
)

// compare computes the fit of all candidates, and their ranks.
func (l *linker) compare(x *mention) {
	if x.shape < shapeNamed {
		return
	}
	best, ties := uint8(0), 0
	value := func(c *candidate) uint8 {
		v := 2 * c.fit.role
		switch c.fit.place {
		case 1:
			v++
		case 2:
			v = 0
		}
		return v
	}
	for i := range l.cands {
		c := &l.cands[i]
		if c.entity < 0 {
			continue
		}
		l.fitOf(x, c)
		switch v := value(c); {
		case v > best:
			best, ties = v, 1
		case v == best:
			ties++
		}
	}
	for i := range l.cands {
		c := &l.cands[i]
		switch {
		case c.entity < 0:
			c.fit.role = best / 2
			c.fit.rank = uint8(min(ties, 2))
		case value(c) < best:
			c.fit.rank = 3
		case ties > 1:
			c.fit.rank = 2
		default:
			c.fit.rank = 1
		}
	}
}

// fitOf computes how a description fits a candidate.
func (l *linker) fitOf(x *mention, c *candidate) {
	n, p, f := &x.noun, &l.Entities[c.entity], &c.fit
	*f = fit{}
	if n.Head < 0 {
		return
	}
	if t := &l.track[c.entity]; t.members > 0 {
		l.fitMembers(x, t, f)
		return
	}
	head := l.Norm(n.Head)
	for k, tries := p.Roles, 0; k != 0 && tries < 12; k, tries = l.Roles[k-1].Next, tries+1 {
		y := &l.Roles[k-1]
		if y.Address {
			continue
		}
		f.knownRole = true
		level := noRole
		switch {
		case n.Name.Role != 0 && y.Role == n.Name.Role, n.Name.Body != 0 && y.Body == n.Name.Body, l.Norm(y.Head) == head,
			n.Name.Text != 0 && l.Entry(y.Head).Text == n.Name.Text:
			level = sameRole
		case n.Name.Field != 0 && y.Fields&n.Name.Field != 0, n.Name.Kind != 0 && y.Kinds&n.Name.Kind != 0:
			level = kindFit
		case y.Fields&n.Name.Fields&^l.Fields.Broad != 0, y.Kinds&n.Name.Bodies != 0:
			level = fieldFit
		}
		f.role = max(f.role, level)
		if n.Place != 0 && y.Place != 0 {
			f.place = min(f.place-1, placeFit(n.Place, y.Place)-1) + 1 // the best of all; 0, unknown, counts last
		}
	}
	if p.Full >= 0 {
		l.fitName(n, head, p, f)
	}
	if n.Name.Bodies&l.Fields.Outlet != 0 && l.track[c.entity].press != noPress {
		f.role, f.knownRole = max(f.role, kindFit), true
	}
	if n.Place != 0 && f.place == 0 {
		f.place = 3
		if p.Place != 0 {
			f.place = placeFit(n.Place, p.Place)
		}
	}
}

// fitMembers computes how a description fits a group: as well as it fits that member
// whom it fits least.
func (l *linker) fitMembers(x *mention, t *trace, f *fit) {
	for k, e := range l.members[t.member : t.member+t.members] {
		m := candidate{entity: e, span: -1}
		l.fitOf(x, &m)
		if k == 0 || m.fit.role < f.role {
			f.role = m.fit.role
		}
		if f.knownRole = f.knownRole || m.fit.knownRole; f.knownRole && f.role == noRole {
			return // nobody fits less
		}
	}
}

func placeFit(a, b uint16) uint8 {
	if a == b {
		return 1
	}
	return 2
}

// fitName compares the head of a description with the words of a name: the
// commission, the Electoral Commission.
func (l *linker) fitName(n *name.Noun, head uint64, p *name.Entity, f *fit) {
	const told = lang.Role | lang.BodyName | lang.BodyCommon | lang.BodySuffix // other words are of no role or body
	s := &l.Spans[p.Full]
	for i := s.Start; i < s.End; i++ {
		same := l.Norm(i) == head
		switch {
		case same && i == s.End-1:
			f.role = sameRole
		case same:
			f.role = max(f.role, wordFit)
		}
		if !l.Is(i, told) {
			continue
		}
		w := l.Entry(i)
		switch {
		case same:
		case w.Body != 0 && w.Body == n.Name.Body:
			f.role = max(f.role, wordFit)
		case n.Name.Kind != 0 && w.Bodies&n.Name.Kind != 0:
			f.role = max(f.role, kindFit)
		case w.Bodies&n.Name.Bodies != 0:
			f.role = max(f.role, fieldFit)
		}
		f.knownRole = f.knownRole || w.Body != 0 || w.Role != 0
	}
}
