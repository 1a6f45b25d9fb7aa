package name

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// joinSingle joins a name of one word: a surname, a first name, an acronym, or
// somebody who has but one name.
func (r *Result) joinSingle(i int32) {
	s := &r.Spans[i]
	k := r.key(s.Start, s.End)
	best, score, by := int32(-1), int32(0), whole
	for n, tries := r.index.head(k), 0; n != 0 && tries < maxNamesakes; n, tries = r.index.nodes[n-1].next, tries+1 {
		node := &r.index.nodes[n-1]
		if v := r.nameFit(s, node); v > score || v == score && node.entity < best {
			best, score, by = node.entity, v, node.part
		}
	}
	if best < 0 {
		if a, ok := r.acronym(s); ok {
			best = a
		}
	}
	if best < 0 {
		r.found(i)
		return
	}
	r.link(i, best)
	if by == opening {
		r.Entities[best].firsts++
	}
	if by != ending {
		return
	}
	for n, tries := r.index.head(k), 0; n != 0 && tries < maxNamesakes; n, tries = r.index.nodes[n-1].next, tries+1 {
		r.Entities[r.index.nodes[n-1].entity].called = false
	}
	r.Entities[best].called = true
	r.Entities[best].calls++
}

// nameFit scores an entity that has the one word of s in its name; 0 rules it
// out.
func (r *Result) nameFit(s *Span, node *indexNode) int32 {
	e := &r.Entities[node.entity]
	if e.Kind == KindCampaign || Clash(e.Gender, s.Gender) && e.Titled {
		return 0
	}
	titled := s.Start > s.Outer
	if titled && (e.Kind == KindBody || e.Kind == KindPlace) {
		return 0
	}
	score := int32(0)
	switch node.part {
	case whole:
		score = 400
		if e.Kind == KindPerson && titled {
			score = 500
		}
	case ending:
		score = 500
		if e.Kind == KindBody {
			if !r.Is(s.Start, lang.BodyName) {
				return 0
			}
			score = 300
		}
		if e.Kind == KindUnsure && !titled {
			score = 350
		}
	case opening:
		score = 200
		if titled && !r.Is(s.Start, lang.Given) {
			score = 100
		}
		if r.Flags(s.Start)&text.AllCaps != 0 && e.Kind != KindPerson && r.Words[s.Start].Flags&(Headline|Shouted) == 0 {
			return 0
		}
		if e.Kind == KindBody && (r.Is(s.Start, lang.Given|lang.Place) || r.Spans[e.Full].End-r.Spans[e.Full].Start > 3) {
			return 0
		}
	case letters:
		if r.Flags(s.Start)&text.AllCaps == 0 {
			return 0
		}
		score = 300
	}
	if s.Gender != lang.NoGender && e.Gender == s.Gender {
		score += 50
	}
	if Clash(e.Gender, s.Gender) {
		score /= 4
	}
	if titled && r.sharesTitle(s, e) {
		score += 60
	}
	// Who was just named; else who was last called so.
	if e.last >= 0 {
		score += 8 + 40 - min(40, (s.Start-e.last)/4)
	}
	if e.called {
		score += 24
	}
	// Who is given the full name every time shares the surname with somebody
	// more important.
	// So does who is called by the first name.
	score += 4*min(e.calls, 6) - 8*min(max(e.whole-1, 0), 4) - 12*min(e.firsts, 4)*oneIf(node.part == ending)
	if node.part == ending && r.introducedAsKin(e) {
		score -= 20
	}
	if e.last >= 0 && e.whole == 0 && r.Spans[e.Full].Start > s.Start && node.part == ending {
		score -= 50 // known by the first name only, up to here
	}
	return score
}

// introducedAsKin reports whether a word for a relative stands before the
// fullest name: "his wife, Ann Bell".
func (r *Result) introducedAsKin(e *Entity) bool {
	f := &r.Spans[e.Full]
	for k := max(f.Start-3, 0); k < f.Start; k++ {
		if r.Words[k].Name.Fields&r.Fields.Family != 0 {
			return true
		}
	}
	return false
}

// sharesTitle reports whether one of the titles of s stands at the fullest name
// of e too, before it or in apposition.
func (r *Result) sharesTitle(s *Span, e *Entity) bool {
	f := &r.Spans[e.Full]
	for i := s.Outer; i < s.Start; i++ {
		role := r.Words[i].Name.Role
		if role == 0 {
			continue
		}
		for k := max(f.Outer-2, 0); k < f.Start; k++ {
			if r.Words[k].Name.Role == role {
				return true
			}
		}
		if !r.Comma(f.Close) {
			continue
		}
		for k := f.Close + 1; k < min(f.Close+6, int32(len(r.Words))) && r.SpanAt[k] == 0 && !r.Comma(k); k++ {
			if r.Words[k].Name.Role == role {
				return true
			}
		}
	}
	return false
}

// acronym finds the organisation whose initials s is: "S.E.C.", and the one
// that stands before it in brackets: "Rural Health Forum (RHF)".
func (r *Result) acronym(s *Span) (int32, bool) {
	if r.Flags(s.Start)&text.AllCaps == 0 {
		return 0, false
	}
	if r.ByteAt(s.Start-1) == '(' && r.ByteAt(s.End) == ')' && s.Start >= 2 {
		if b := r.SpanAt[s.Start-2]; b > 0 && r.Spans[b-1].Entity >= 0 {
			if e := r.Spans[b-1].Entity; r.Entities[e].Kind == KindBody || r.Entities[e].Kind == KindUnsure {
				r.index.put(r.key(s.Start, s.End), e, whole)
				return e, true
			}
		}
	}
	var buf [16]byte
	n := 0
	w := r.Doc.Word(s.Start)
	for k := 0; k < len(w) && n < len(buf); k++ {
		if w[k] != '.' {
			buf[n] = w[k] | 0x20
			n++
		}
	}
	norm := text.NormOf(string(buf[:n]))
	for node, tries := r.index.head(norm), 0; node != 0 && tries < maxNamesakes; node, tries = r.index.nodes[node-1].next, tries+1 {
		if x := &r.index.nodes[node-1]; x.part == letters {
			return x.entity, true
		}
	}
	return 0, false
}
