package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/name"
)

// announced finds whom a description at the head of a text announces: "A
// regional court has ..." before "the Court of Appeal of Lipa".
func (r *resolver) announced(n *name.Noun, isBody bool) (int32, int32) {
	const head, reach = 160, 200
	if n.Head > head || n.Plural || n.Name.Has(lexicon.Vague) {
		return -1, 0
	}
	best, top := int32(-1), int32(51)
	for e := range r.Entities {
		p := &r.Entities[e]
		if p.Full < 0 || p.Named <= n.Head || p.Named > n.Head+reach {
			continue
		}
		fit := int32(0)
		if isBody {
			if p.Type == Organization && p.Kind != name.KindPlace {
				fit = r.bodyFit(p, n)
			}
		} else if p.Type == Person && !name.Clash(p.Gender, n.Name.Gender) {
			fit = r.roleFit(p, n, false)
		}
		if fit > top {
			best, top = int32(e), fit
		}
	}
	if best < 0 && !isBody && n.Name.Has(lexicon.Office) && !n.Indefinite {
		best = r.nextNamed(n, 90)
	}
	return best, 30
}

// nextNamed returns the person who is named first behind a description, in
// the next paragraphs, if nothing else is said of him: "Lipa's mayor said on
// Sunday that ..." before "Ann Bell said".
func (r *resolver) nextNamed(n *name.Noun, reach int32) int32 {
	for i := n.Head + 1; i < min(n.Head+reach, int32(len(r.Words))); i++ {
		s := r.SpanAt[i]
		if s == 0 {
			continue
		}
		x := &r.Spans[s-1]
		i = x.Close - 1
		e := &r.Entities[x.Entity]
		if e.Type != Person {
			continue
		}
		if x.Kind == name.KindPerson && e.Roles == 0 && e.Named == x.Start && x.End-x.Start > 1 && r.paragraph(x.Start)-r.paragraph(n.Head) <= 2 && r.Doc.Tokens[x.Start].Sentence > r.Doc.Tokens[n.Head].Sentence &&
			!name.Clash(e.Gender, n.Name.Gender) && r.subjectOrInverted(x) {
			return x.Entity
		}
		return -1
	}
	return -1
}

// subjectOrInverted reports whether a verb stands on one side of a name.
func (r *resolver) subjectOrInverted(x *name.Span) bool {
	return r.Verb(x.End) || r.Verb(x.Start-1)
}

// kin finds the relative of somebody among those of his surname: "his
// ex-wife", "Bell's son".
func (r *resolver) kin(owner int32, n *name.Noun) int32 {
	p := &r.Entities[owner]
	if p.Full < 0 || n.Name.Fields&r.Fields.Family == 0 {
		return -1
	}
	found := int32(-1)
	for e := range r.Namesakes(owner) {
		q := &r.Entities[e]
		if e == owner || e == found || q.Type != Person || r.track[e].any < 0 || q.Gender != n.Name.Gender || n.Name.Gender == lexicon.NoGender {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}
