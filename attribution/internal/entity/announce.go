package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
)

// announced finds whom a description at the head of a text announces: "A
// regional court has ..." before "the Court of Appeal of Lipa".
func (r *resolver) announced(n *noun, isBody bool) (int32, int32) {
	const head, reach = 160, 200
	if n.head > head || n.plural || n.name.Has(lexicon.Vague) {
		return -1, 0
	}
	best, top := int32(-1), int32(51)
	for e := range r.people {
		p := &r.people[e]
		if p.full < 0 || p.named <= n.head || p.named > n.head+reach {
			continue
		}
		fit := int32(0)
		if isBody {
			if p.typ == Organization && p.kind != place {
				fit = r.bodyFit(p, n)
			}
		} else if p.typ == Person && !clash(p.gender, n.name.Gender) {
			fit = r.roleFit(p, n, false)
		}
		if fit > top {
			best, top = int32(e), fit
		}
	}
	if best < 0 && !isBody && n.name.Has(lexicon.Office) && !n.indefinite {
		best = r.nextNamed(n, 90)
	}
	return best, 30
}

// nextNamed returns the person who is named first behind a description, in
// the next paragraphs, if nothing else is said of him: "Lipa's mayor said on
// Sunday that ..." before "Ann Bell said".
func (r *resolver) nextNamed(n *noun, reach int32) int32 {
	for i := n.head + 1; i < min(n.head+reach, int32(len(r.words))); i++ {
		s := r.spanAt[i]
		if s == 0 {
			continue
		}
		x := &r.spans[s-1]
		i = x.close - 1
		e := &r.people[x.entity]
		if e.typ != Person {
			continue
		}
		if x.kind == person && e.roles == 0 && e.named == x.start && x.end-x.start > 1 && r.paragraph(x.start)-r.paragraph(n.head) <= 2 && r.doc.Tokens[x.start].Sentence > r.doc.Tokens[n.head].Sentence &&
			!clash(e.gender, n.name.Gender) && r.subjectOrInverted(x) {
			return x.entity
		}
		return -1
	}
	return -1
}

// subjectOrInverted reports whether a verb stands on one side of a name.
func (r *resolver) subjectOrInverted(x *span) bool {
	return r.verb(x.end) || r.verb(x.start-1)
}

// kin finds the relative of somebody among those of his surname: "his
// ex-wife", "Bell's son".
func (r *resolver) kin(owner int32, n *noun) int32 {
	p := &r.people[owner]
	if p.full < 0 || n.name.Fields&r.field.family == 0 {
		return -1
	}
	last := r.surname(&r.spans[p.full])
	found := int32(-1)
	for x, tries := r.index.head(r.key(last, last+1)), 0; x != 0 && tries < maxNamesakes; x, tries = r.index.nodes[x-1].next, tries+1 {
		e := r.index.nodes[x-1].entity
		q := &r.people[e]
		if e == owner || e == found || q.typ != Person || r.track[e].any < 0 || q.gender != n.name.Gender || n.name.Gender == lexicon.NoGender {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}
