package entity

import (
	"math/bits"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
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
func (r *resolver) antecedent(st int32, n *noun, isBody bool) (int32, int32) {
	if n.head < 0 {
		return -1, 0
	}
	if n.indefinite || n.quantity && !n.definite {
		return r.announced(n, isBody)
	}
	best, top, second := int32(-1), int32(0), int32(0)
	owner := int32(-1)
	if n.owner >= 0 {
		if s := r.spanAt[n.owner]; s != 0 {
			owner = r.spans[s-1].entity
		} else if r.ownerPronoun(n.owner) && r.pronounGender(n.owner) != lexicon.NoGender {
			owner, _ = r.choose(n.owner, st, r.pronounGender(n.owner), Person)
		}
	}
	if owner >= 0 {
		if e := r.kin(owner, n); e >= 0 {
			return e, 50
		}
	}
	self := int32(-1)
	if s := r.spanAt[n.head]; s != 0 {
		self = r.spans[s-1].entity
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
	if n.name.Has(lexicon.Role|lexicon.BodyCommon) && len(r.people) <= 400 { // further back: who has that very role
		for e := range r.people {
			if p := &r.people[e]; p.last >= 0 && (p.roles != 0 || isBody) && r.notInFront(int32(e)) {
				consider(int32(e), window)
			}
		}
	}
	if top < minNominal {
		if (n.owner < 0 || isBody || n.place != 0) && r.doc.Tokens[n.head].Paragraph < 2 {
			return r.announced(n, isBody)
		}
		if n.place != 0 && n.name.Has(lexicon.Office) && !isBody {
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
func (r *resolver) nominalScore(e int32, n *noun, st int32, rank int, isBody bool) int32 {
	p, t := &r.people[e], &r.track[e]
	score := int32(0)
	switch {
	case isBody:
		if p.typ != Organization {
			return 0
		}
		score = r.bodyFit(p, n)
	case p.typ == Person || p.typ == Unnamed:
		if n.name.Has(lexicon.Role) && clash(p.gender, n.name.Gender) {
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
	d := r.doc.Tokens[n.head].Sentence - r.doc.Tokens[last].Sentence
	score += [...]int32{8, 25, 16, 8, 2, -4}[min(d, 5)]
	if d > 12 {
		score -= min(20, d-12)
	}
	if s := r.latest[0]; s != 0 && r.spokeIt(s-1, e) {
		bonus := int32(10)
		if strong {
			bonus = 22
		}
		if r.paragraph(n.head) != r.paragraph(r.lastToken(s-1)) {
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
func (r *resolver) roleFit(p *entity, n *noun, salient bool) int32 {
	if n.name.Has(lexicon.Vague) && n.name.Field == 0 && p.full >= 0 && n.name.Fields == 0 {
		// the woman, the man: whoever was unnamed and is it
		if salient && n.definite && n.owner < 0 && p.typ == Person && n.name.Gender != lexicon.NoGender && p.gender == n.name.Gender {
			return 22
		}
		return 0
	}
	best := int32(0)
	known := false
	for k, tries := p.roles, 0; k != 0 && tries < 12; k, tries = r.roles[k-1].next, tries+1 {
		x := &r.roles[k-1]
		v := int32(0)
		if x.fields != 0 && x.role != 0 && !x.address {
			known = true
		}
		switch {
		case n.name.Role != 0 && x.role == n.name.Role:
			v = 75
		case n.name.Field != 0 && x.fields&n.name.Field != 0:
			v = 52
		case x.fields&n.name.Fields&^r.field.broad != 0 && n.name.Role != 0 && !n.name.Has(lexicon.Office) && (p.full >= 0 || bits.OnesCount64(uint64(x.fields&n.name.Fields)) > 1):
			v = 28
		default:
			continue
		}
		switch {
		case n.place == 0:
		case x.place == n.place || p.place == n.place:
			v += samePlace
		case x.place != 0:
			v += otherPlace
		default:
			v += noPlaceKnown
		}
		v += r.sharedModifiers(n, x)
		best = max(best, v)
	}
	if best == 0 && salient && n.definite && p.full >= 0 && p.typ == Person && strings.HasSuffix(r.doc.Word(n.head), "-old") {
		return 22 // the 70-year-old
	}
	if best == 0 && salient && n.name.Has(lexicon.Role) && n.definite && n.owner < 0 && p.full >= 0 && (p.kind == person || p.titled || p.gender != lexicon.NoGender) {
		best = 22 // nothing is known that speaks against it
		if known {
			best = 6
			if r.past(n) {
				best = 16
			}
			if n.name.Has(lexicon.Office) && !r.past(n) {
				return 0
			}
		}
		if n.name.Gender != lexicon.NoGender && n.name.Gender == p.gender {
			best += 10
		}
		if n.place != 0 && p.place != n.place && !r.past(n) {
			best -= 10
		}
		for i := n.start; i < n.end-1 && !r.past(n); i++ {
			if r.capital(i) && !r.is(i, lexicon.Demonym|lexicon.Place) && r.words[i].flags&initial == 0 && r.spanAt[i] != 0 && r.spans[r.spanAt[i]-1].kind != place {
				best -= 20
			}
		}
		return max(best, 0)
	}
	if best == 0 && p.place != 0 && p.place == n.place {
		return 30
	}
	return best
}

// past reports whether a description is of what somebody no longer is: one
// can be many of those.
func (r *resolver) past(n *noun) bool {
	for i := n.start; i < n.head; i++ {
		if r.norms[i] == normFormer || r.is(i, lexicon.Adverb) {
			return true
		}
	}
	return false
}

// sharedModifiers compares the words that qualify a description with those of
// a role.
func (r *resolver) sharedModifiers(n *noun, x *role) int32 {
	v := int32(0)
	for i := n.start; i < n.end-1; i++ {
		if r.words[i].has(lexicon.Demonym|lexicon.Place|lexicon.Function) || r.flags(i)&text.Word == 0 || r.spanAt[i] != 0 && r.spans[r.spanAt[i]-1].kind == place {
			continue
		}
		hit := false
		for k := max(x.from-3, 0); k < x.end && k < x.from+16; k++ {
			if r.norms[k] == r.norms[i] {
				hit = true
				break
			}
		}
		switch {
		case hit:
			v += 14
		case r.capital(i) && r.words[i].flags&(headline|shouted|initial) == 0:
			v -= 25
		default:
			v -= 4
		}
	}
	return v
}

// bodyFit compares a description with an organisation: by the words of its
// name, then by what it was called.
func (r *resolver) bodyFit(p *entity, n *noun) int32 {
	v := int32(0)
	if p.full >= 0 {
		f := &r.spans[p.full]
		plain := true
		for i := f.start; i < f.end; i++ {
			w := r.words[i].name
			if w.Body != 0 {
				plain = false
				switch {
				case w.Body == n.name.Body:
					v = max(v, 75)
				case n.name.Kind != 0 && w.Bodies&n.name.Kind != 0:
					v = max(v, 52)
				case w.Bodies&n.name.Bodies != 0:
					v = max(v, 22)
				}
			}
		}
		if f.kind == place {
			if n.name.Bodies&r.field.place != 0 {
				v = max(v, 45)
			} else if n.name.Body != 0 && n.name.Bodies&r.field.government != 0 {
				v = max(v, 30)
			}
			plain = false
		}
		if plain && v == 0 && n.owner < 0 && n.start == n.head && n.place == 0 { // nothing speaks against it
			v = 24
		}
	}
	for k, tries := p.roles, 0; k != 0 && tries < 12; k, tries = r.roles[k-1].next, tries+1 {
		x := &r.roles[k-1]
		switch {
		case x.body != 0 && x.body == n.name.Body:
			v = max(v, 75)
		case n.name.Kind != 0 && x.kinds&n.name.Kind != 0:
			v = max(v, 60)
		case x.kinds&n.name.Bodies != 0:
			v = max(v, 22)
		}
	}
	if n.place != 0 && v > 0 {
		if p.place == n.place || p.full >= 0 && r.placeAt(r.spans[p.full].start, r.spans[p.full].end) == n.place {
			v += samePlace
		} else if p.place != 0 {
			v += otherPlace
		}
	}
	if v == 0 || p.full < 0 {
		return v
	}
	f := &r.spans[p.full]
	inName := func(i int32) bool {
		for k := f.start; k < f.end; k++ {
			if r.norms[k] == r.norms[i] {
				return true
			}
		}
		return false
	}
	for i := n.start; i < n.end-1; i++ {
		if r.flags(i)&text.Word != 0 && !r.words[i].has(lexicon.Demonym|lexicon.Place) {
			if inName(i) {
				v += 20
			} else {
				v -= 6
			}
		}
	}
	// "a union representing teachers", "teachers' union"
	for i := max(n.start-4, 0); i < min(n.tail+5, int32(len(r.words))); i++ {
		if (i < n.start || i >= n.tail) && r.flags(i)&text.Word != 0 && r.doc.Tokens[i].Sentence == r.doc.Tokens[n.head].Sentence && r.doc.Tokens[i].End-r.doc.Tokens[i].Start > 3 && inName(i) {
			v += 20
		}
	}
	return v
}
