package entity

import (
	"math/bits"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

const (
	minNominal   = 44
	otherPlace   = -90
	samePlace    = 45
	noPlaceKnown = -12
)

// antecedent returns the entity that a description means, and how sure that
// is, or -1.
func (r *resolver) antecedent(st int32, n *name.Noun, isBody bool) (int32, int32) {
	if n.Head < 0 {
		return -1, 0
	}
	if n.Indefinite || n.Quantity && !n.Definite {
		return r.announced(n, isBody)
	}
	best, top, second := int32(-1), int32(0), int32(0)
	owner := int32(-1)
	if n.Owner >= 0 {
		if s := r.SpanAt[n.Owner]; s != 0 {
			owner = r.Spans[s-1].Entity
		} else if r.OwnerPronoun(n.Owner) && r.pronounGender(n.Owner) != lexicon.NoGender {
			owner, _ = r.choose(n.Owner, st, r.pronounGender(n.Owner), Person)
		}
	}
	if owner >= 0 {
		if e := r.kin(owner, n); e >= 0 {
			return e, 50
		}
	}
	self := int32(-1)
	if s := r.SpanAt[n.Head]; s != 0 {
		self = r.Spans[s-1].Entity
	}
	consider := func(e int32, rank int) {
		if e == owner || e == self {
			return
		}
		if v := r.nominalScore(e, n, st, rank, isBody); v > top {
			best, top, second = e, v, top
		} else if v > second {
			second = v
		}
	}
	for rank, e := range r.front {
		consider(e, rank)
	}
	if n.Name.Has(lexicon.Role|lexicon.BodyCommon) && len(r.Entities) <= 400 { // further back: who has that very role
		for e := range r.Entities {
			if p := &r.Entities[e]; r.track[e].last >= 0 && (p.Roles != 0 || isBody) && r.notInFront(int32(e)) {
				consider(int32(e), window)
			}
		}
	}
	if top < minNominal {
		if (n.Owner < 0 || isBody || n.Place != 0) && r.Doc.Tokens[n.Head].Paragraph < 2 {
			return r.announced(n, isBody)
		}
		if n.Place != 0 && n.Name.Has(lexicon.Office) && !isBody {
			return r.nextNamed(n, 40), 20
		}
		return -1, 0
	}
	return best, min(100, max(1, top-second))
}

func (r *resolver) notInFront(e int32) bool {
	for _, x := range r.front {
		if x == e {
			return false
		}
	}
	return true
}

// nominalScore says how well entity e fits a description.
func (r *resolver) nominalScore(e int32, n *name.Noun, st int32, rank int, isBody bool) int32 {
	p, t := &r.Entities[e], &r.track[e]
	score := int32(0)
	switch {
	case isBody:
		if p.Type != Organization {
			return 0
		}
		score = r.bodyFit(p, n)
	case p.Type == Person || p.Type == Unnamed:
		if n.Name.Has(lexicon.Role) && name.Clash(p.Gender, n.Name.Gender) {
			return 0
		}
		score = r.roleFit(p, n, true)
	default:
		return 0
	}
	if score <= 0 {
		return 0
	}
	strong := score >= 28 // more than salience speaks for it
	// Salience.
	last := t.any
	if last < 0 {
		return 0
	}
	d := r.Doc.Tokens[n.Head].Sentence - r.Doc.Tokens[last].Sentence
	score += [...]int32{8, 25, 16, 8, 2, -4}[min(d, 5)]
	if d > 12 {
		score -= min(20, d-12)
	}
	if s := r.latest[0]; s != 0 && r.spokeIt(s-1, e) {
		bonus := int32(10)
		if strong {
			bonus = 22
		}
		if r.paragraph(n.Head) != r.paragraph(r.lastToken(s-1)) {
			bonus /= 2
		}
		score += bonus
	}
	if t.subject && t.starts && d == 1 { // it is what the sentence before is about
		score += 10
	}
	if st >= 0 && r.within[last] == st+1 {
		score -= 15
	}
	if t.subject || t.spoke {
		score += 6
	}
	return score
}

// roleFit compares a description with what somebody is known to be.
func (r *resolver) roleFit(p *name.Entity, n *name.Noun, salient bool) int32 {
	if n.Name.Has(lexicon.Vague) && n.Name.Field == 0 && p.Full >= 0 && n.Name.Fields == 0 {
		// the woman, the man: whoever was unnamed and is it
		if salient && n.Definite && n.Owner < 0 && p.Type == Person && n.Name.Gender != lexicon.NoGender && p.Gender == n.Name.Gender {
			return 22
		}
		return 0
	}
	best := int32(0)
	known := false
	for k, tries := p.Roles, 0; k != 0 && tries < 12; k, tries = r.Roles[k-1].Next, tries+1 {
		x := &r.Roles[k-1]
		v := int32(0)
		if x.Fields != 0 && x.Role != 0 && !x.Address {
			known = true
		}
		switch {
		case n.Name.Role != 0 && x.Role == n.Name.Role:
			v = 75
		case n.Name.Field != 0 && x.Fields&n.Name.Field != 0:
			v = 52
		case x.Fields&n.Name.Fields&^r.Fields.Broad != 0 && n.Name.Role != 0 && !n.Name.Has(lexicon.Office) && (p.Full >= 0 || bits.OnesCount64(uint64(x.Fields&n.Name.Fields)) > 1):
			v = 28
		default:
			continue
		}
		switch {
		case n.Place == 0:
		case x.Place == n.Place || p.Place == n.Place:
			v += samePlace
		case x.Place != 0:
			v += otherPlace
		default:
			v += noPlaceKnown
		}
		v += r.sharedModifiers(n, x)
		best = max(best, v)
	}
	if best == 0 && salient && n.Definite && p.Full >= 0 && p.Type == Person && strings.HasSuffix(r.Doc.Word(n.Head), "-old") {
		return 22 // the 70-year-old
	}
	if best == 0 && salient && n.Name.Has(lexicon.Role) && n.Definite && n.Owner < 0 && p.Full >= 0 && (p.Kind == name.KindPerson || p.Titled || p.Gender != lexicon.NoGender) {
		best = 22 // nothing is known that speaks against it
		if known {
			best = 6
			if r.past(n) {
				best = 16
			}
			if n.Name.Has(lexicon.Office) && !r.past(n) {
				return 0
			}
		}
		if n.Name.Gender != lexicon.NoGender && n.Name.Gender == p.Gender {
			best += 10
		}
		if n.Place != 0 && p.Place != n.Place && !r.past(n) {
			best -= 10
		}
		for i := n.Start; i < n.End-1 && !r.past(n); i++ {
			if r.Capital(i) && !r.Is(i, lexicon.Demonym|lexicon.Place) && r.Words[i].Flags&name.Initial == 0 && r.SpanAt[i] != 0 && r.Spans[r.SpanAt[i]-1].Kind != name.KindPlace {
				best -= 20
			}
		}
		return max(best, 0)
	}
	if best == 0 && p.Place != 0 && p.Place == n.Place {
		return 30
	}
	return best
}

// past reports whether a description is of what somebody no longer is: one
// can be many of those.
func (r *resolver) past(n *name.Noun) bool {
	for i := n.Start; i < n.Head; i++ {
		if r.Norms[i] == normFormer || r.Is(i, lexicon.Adverb) {
			return true
		}
	}
	return false
}

// sharedModifiers compares the words that qualify a description with those of
// a role.
func (r *resolver) sharedModifiers(n *name.Noun, x *name.Role) int32 {
	v := int32(0)
	for i := n.Start; i < n.End-1; i++ {
		if r.Words[i].Has(lexicon.Demonym|lexicon.Place|lexicon.Function) || r.Flags(i)&text.Word == 0 || r.SpanAt[i] != 0 && r.Spans[r.SpanAt[i]-1].Kind == name.KindPlace {
			continue
		}
		hit := false
		for k := max(x.From-3, 0); k < x.End && k < x.From+16; k++ {
			if r.Norms[k] == r.Norms[i] {
				hit = true
				break
			}
		}
		switch {
		case hit:
			v += 14
		case r.Capital(i) && r.Words[i].Flags&(name.Headline|name.Shouted|name.Initial) == 0:
			v -= 25
		default:
			v -= 4
		}
	}
	return v
}

// bodyFit compares a description with an organisation: by the words of its
// name, then by what it was called.
func (r *resolver) bodyFit(p *name.Entity, n *name.Noun) int32 {
	v := int32(0)
	if p.Full >= 0 {
		f := &r.Spans[p.Full]
		plain := true
		for i := f.Start; i < f.End; i++ {
			w := r.Words[i].Name
			if w.Body != 0 {
				plain = false
				switch {
				case w.Body == n.Name.Body:
					v = max(v, 75)
				case n.Name.Kind != 0 && w.Bodies&n.Name.Kind != 0:
					v = max(v, 52)
				case w.Bodies&n.Name.Bodies != 0:
					v = max(v, 22)
				}
			}
		}
		if f.Kind == name.KindPlace {
			if n.Name.Bodies&r.Fields.Place != 0 {
				v = max(v, 45)
			} else if n.Name.Body != 0 && n.Name.Bodies&r.Fields.Government != 0 {
				v = max(v, 30)
			}
			plain = false
		}
		if plain && v == 0 && n.Owner < 0 && n.Start == n.Head && n.Place == 0 { // nothing speaks against it
			v = 24
		}
	}
	for k, tries := p.Roles, 0; k != 0 && tries < 12; k, tries = r.Roles[k-1].Next, tries+1 {
		x := &r.Roles[k-1]
		switch {
		case x.Body != 0 && x.Body == n.Name.Body:
			v = max(v, 75)
		case n.Name.Kind != 0 && x.Kinds&n.Name.Kind != 0:
			v = max(v, 60)
		case x.Kinds&n.Name.Bodies != 0:
			v = max(v, 22)
		}
	}
	if n.Place != 0 && v > 0 {
		if p.Place == n.Place || p.Full >= 0 && r.PlaceAt(r.Spans[p.Full].Start, r.Spans[p.Full].End) == n.Place {
			v += samePlace
		} else if p.Place != 0 {
			v += otherPlace
		}
	}
	if v == 0 || p.Full < 0 {
		return v
	}
	f := &r.Spans[p.Full]
	inName := func(i int32) bool {
		for k := f.Start; k < f.End; k++ {
			if r.Norms[k] == r.Norms[i] {
				return true
			}
		}
		return false
	}
	for i := n.Start; i < n.End-1; i++ {
		if r.Flags(i)&text.Word != 0 && !r.Words[i].Has(lexicon.Demonym|lexicon.Place) {
			if inName(i) {
				v += 20
			} else {
				v -= 6
			}
		}
	}
	// "a union representing teachers", "teachers' union"
	for i := max(n.Start-4, 0); i < min(n.Tail+5, int32(len(r.Words))); i++ {
		if (i < n.Start || i >= n.Tail) && r.Flags(i)&text.Word != 0 && r.Doc.Tokens[i].Sentence == r.Doc.Tokens[n.Head].Sentence && r.Doc.Tokens[i].End-r.Doc.Tokens[i].Start > 3 && inName(i) {
			v += 20
		}
	}
	return v
}
