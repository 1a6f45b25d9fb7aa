package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// joinSingle joins a name of one word: a surname, a first name, an acronym, or
// somebody who has but one name.
func (r *resolver) joinSingle(i int32) {
	s := &r.spans[i]
	k := r.key(s.start, s.end)
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
		r.people[best].firsts++
	}
	if by != ending {
		return
	}
	for n, tries := r.index.head(k), 0; n != 0 && tries < maxNamesakes; n, tries = r.index.nodes[n-1].next, tries+1 {
		r.people[r.index.nodes[n-1].entity].called = false
	}
	r.people[best].called = true
	r.people[best].calls++
}

// nameFit scores an entity that has the one word of s in its name; 0 rules it
// out.
func (r *resolver) nameFit(s *span, node *indexNode) int32 {
	e := &r.people[node.entity]
	if e.kind == campaign || clash(e.gender, s.gender) && e.titled {
		return 0
	}
	titled := s.start > s.outer
	if titled && (e.kind == body || e.kind == place) {
		return 0
	}
	score := int32(0)
	switch node.part {
	case whole:
		score = 400
		if e.kind == person && titled {
			score = 500
		}
	case ending:
		score = 500
		if e.kind == body {
			if !r.is(s.start, lexicon.BodyName) {
				return 0
			}
			score = 300
		}
		if e.kind == unsure && !titled {
			score = 350
		}
	case opening:
		score = 200
		if titled && !r.is(s.start, lexicon.Given) {
			score = 100
		}
		if r.flags(s.start)&text.AllCaps != 0 && e.kind != person && r.words[s.start].flags&(headline|shouted) == 0 {
			return 0
		}
		if e.kind == body && (r.is(s.start, lexicon.Given|lexicon.Place) || r.spans[e.full].end-r.spans[e.full].start > 3) {
			return 0
		}
	case letters:
		if r.flags(s.start)&text.AllCaps == 0 {
			return 0
		}
		score = 300
	}
	if s.gender != lexicon.NoGender && e.gender == s.gender {
		score += 50
	}
	if clash(e.gender, s.gender) {
		score /= 4
	}
	if titled && r.sharesTitle(s, e) {
		score += 60
	}
	// Who was just named; else who was last called so.
	if e.last >= 0 {
		score += 8 + 40 - min(40, (s.start-e.last)/4)
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
	if e.last >= 0 && e.whole == 0 && r.spans[e.full].start > s.start && node.part == ending {
		score -= 50 // known by the first name only, up to here
	}
	return score
}

// introducedAsKin reports whether a word for a relative stands before the
// fullest name: "his wife, Ann Bell".
func (r *resolver) introducedAsKin(e *entity) bool {
	f := &r.spans[e.full]
	for k := max(f.start-3, 0); k < f.start; k++ {
		if r.words[k].name.Fields&r.field.family != 0 {
			return true
		}
	}
	return false
}

// sharesTitle reports whether one of the titles of s stands at the fullest name
// of e too, before it or in apposition.
func (r *resolver) sharesTitle(s *span, e *entity) bool {
	f := &r.spans[e.full]
	for i := s.outer; i < s.start; i++ {
		role := r.words[i].name.Role
		if role == 0 {
			continue
		}
		for k := max(f.outer-2, 0); k < f.start; k++ {
			if r.words[k].name.Role == role {
				return true
			}
		}
		if !r.comma(f.close) {
			continue
		}
		for k := f.close + 1; k < min(f.close+6, int32(len(r.words))) && r.spanAt[k] == 0 && !r.comma(k); k++ {
			if r.words[k].name.Role == role {
				return true
			}
		}
	}
	return false
}

// acronym finds the organisation whose initials s is: "S.E.C.", and the one
// that stands before it in brackets: "Rural Health Forum (RHF)".
func (r *resolver) acronym(s *span) (int32, bool) {
	if r.flags(s.start)&text.AllCaps == 0 {
		return 0, false
	}
	if r.byteAt(s.start-1) == '(' && r.byteAt(s.end) == ')' && s.start >= 2 {
		if b := r.spanAt[s.start-2]; b > 0 && r.spans[b-1].entity >= 0 {
			if e := r.spans[b-1].entity; r.people[e].kind == body || r.people[e].kind == unsure {
				r.index.put(r.key(s.start, s.end), e, whole)
				return e, true
			}
		}
	}
	var buf [16]byte
	n := 0
	w := r.doc.Word(s.start)
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
