package entity

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// readNames reads a mention that holds the name of its speaker, or several.
func (r *resolver) readNames(st int32, m text.Range, sp *speaker) bool {
	main := r.mainName(m)
	if main < 0 {
		return r.readCampaign(st, m, sp)
	}
	s := &r.spans[main]
	e := s.entity
	if r.shortBody(s) {
		n := r.readNoun(m.Start, m.End)
		n.definite, n.indefinite = true, false
		if x, _ := r.antecedent(st, &n, true); x >= 0 && r.people[x].full >= 0 && r.standsFor(s, &n, x) {
			e = x
		}
	}
	r.assign(sp, e, Name, 100)
	sp.mention.Start = min(m.Start, s.start)
	if s.outer < m.Start && r.doc.Tokens[s.outer].Sentence == r.doc.Tokens[m.Start].Sentence && m.Start <= s.start {
		sp.mention.Start = s.outer
	}
	sp.mention.End = max(m.End, s.end)
	r.readList(s.close, m.End, s, sp)
	if sp.n > 1 && s.outer < s.start && r.is(s.start-1, lexicon.Title) && r.is(s.start-1, lexicon.Plural) { // Senators X and Y
		n := r.readNoun(s.outer, s.start)
		for _, e := range sp.entities[:sp.n] {
			r.give(e, &n, s.start)
		}
	}
	return true
}

// shortBody reports whether a name is no more than a capitalised word for a
// body, which stands for a longer name: the Fund, the Bank.
func (r *resolver) shortBody(s *span) bool {
	f := &r.spans[r.people[s.entity].full]
	return f.end-f.start == 1 && r.is(s.start, lexicon.BodyCommon) && r.norm(s.start-1) == normThe && s.kind == body
}

// standsFor reports whether the short name can be that of x: x has the word in
// its name, or is an acronym that ends with its letter.
func (r *resolver) standsFor(s *span, n *noun, x int32) bool {
	f := &r.spans[r.people[x].full]
	if f.end-f.start > 1 {
		return r.bodyFit(&r.people[x], n) >= 75
	}
	a, b := r.doc.Word(f.start), r.doc.Word(s.start)
	return r.flags(f.start)&text.AllCaps != 0 && strings.TrimRight(a, ".")[len(strings.TrimRight(a, "."))-1] == b[0]
}

// readCampaign reads "Bell's campaign" and "her campaign" as a body named
// after its owner.
func (r *resolver) readCampaign(st int32, m text.Range, sp *speaker) bool {
	n := r.readNoun(m.Start, m.End)
	if n.head < 0 || n.owner < 0 || n.plural || n.name.Bodies&r.field.campaign == 0 && r.norms[n.head] != normTeam {
		return false
	}
	owner, form := int32(-1), Name
	if s := r.spanAt[n.owner]; s != 0 {
		owner = r.spans[s-1].entity
	} else if g := r.pronounGender(n.owner); g != lexicon.NoGender {
		owner, _ = r.choose(n.owner, st, g, Person)
		form = Nominal
	}
	if owner < 0 || r.people[owner].typ != Person || r.people[owner].full < 0 {
		return false
	}
	f := &r.spans[r.people[owner].full]
	last := r.surname(f)
	key := mixNorm(mixNorm(7, r.norms[last]), normCampaign)
	var e int32
	if x := r.index.head(key); x != 0 {
		e = r.index.nodes[x-1].entity
	} else {
		e = r.newEntity(Organization, lexicon.NoGender, m.Start)
		r.people[e].owner = owner + 1
		r.people[e].kind = campaign
		r.index.put(key, e, whole)
	}
	r.assign(sp, e, form, 70)
	return true
}

// nameFrom returns the span of the name that begins at a with nothing but a
// determiner and titles before it, or -1.
func (r *resolver) nameFrom(a, b int32) int32 {
	for i := a; i < min(b, a+10); i++ {
		s := r.spanAt[i]
		if s == 0 {
			if !r.inside(i) && !r.is(i, lexicon.Determiner) && !r.possessive(i) {
				return -1
			}
			continue
		}
		x := &r.spans[s-1]
		if x.outer <= a || x.outer == a+1 && r.norms[a] == normThe {
			if x.end < b && (r.possessive(x.end) || r.qualifies(x)) {
				return -1
			}
			return s - 1
		}
		i = x.end - 1
	}
	return -1
}

// qualifies reports whether a name only qualifies the noun behind it: "Acme
// executives".
func (r *resolver) qualifies(x *span) bool {
	k := x.end
	return k < int32(len(r.words)) && !r.capital(k) && r.inside(k) && r.at(k, lexicon.Role|lexicon.DocumentNoun) && !r.at(k, lexicon.BodyCommon) &&
		(r.tags == nil || !r.tags[k].Verb())
}

func (r *resolver) possessiveAfter(s int32) bool {
	e := r.spans[s].end
	return int(e) < len(r.words) && r.possessive(e)
}

// mainName returns the span whose bearer the mention means, or -1: the head
// of the phrase, or the name in apposition to the head.
func (r *resolver) mainName(m text.Range) int32 {
	// A name that begins the mention, behind determiners and titles.
	n := r.readNoun(m.Start, m.End)
	if n.quantity && !n.plural || n.head < 0 {
		for k := m.Start; k < min(m.Start+6, m.End-1); k++ { // one of them, Ann Bell
			if r.comma(k) {
				if s := r.nameFrom(k+1, m.End); s >= 0 && r.spans[s].kind == person {
					return s
				}
				break
			}
		}
	}
	if n.head < 0 {
		if s := r.spanAt[m.Start]; s != 0 {
			return s - 1
		}
		for i := m.Start; i < m.End; i++ {
			if s := r.spanAt[i]; s != 0 {
				return s - 1
			}
		}
		return -1
	}
	head := r.spanAt[n.head]
	if head != 0 {
		s := &r.spans[head-1]
		if !(int(s.end) < len(r.words) && r.possessive(s.end) && s.end < m.End) {
			// Behind it, glued, the person that a body's description names.
			if s.end < m.End && r.spanAt[s.end] != 0 {
				if t := r.spanAt[s.end]; r.spans[t-1].kind == person {
					return t - 1
				}
			}
			if s.end <= n.head || r.pollAt(s.end-1) && s.kind != person { // not reached
				return -1
			}
			// A mention cut short before the name: "retired Air Force general".
			for k := head; int(k) < len(r.spans) && k < head+3; k++ {
				if x := &r.spans[k]; x.outer <= s.start && x.kind == person && s.kind != person {
					return k
				}
			}
			return head - 1
		}
	}
	if n.plural && !n.name.Has(lexicon.Title) {
		return -1
	}
	if n.name.Has(lexicon.BodyCommon) && r.norm(n.tail) == normOf && r.partOfBody(n.head) { // a panel of the Court of Appeal
		if s := r.nameFrom(n.tail+1, m.End); s >= 0 && r.spans[s].kind == body {
			return s
		}
	}
	// "Description Name", "Description, Name": the name says whom it describes.
	for i := n.head + 1; i < min(int32(len(r.words)), max(m.End+1, n.head+14)); i++ {
		if r.doc.Tokens[i].Sentence != r.doc.Tokens[n.head].Sentence {
			break
		}
		s := r.spanAt[i]
		if s == 0 {
			continue
		}
		x := &r.spans[s-1]
		if x.outer <= n.head && x.start > n.head && x.kind != place {
			return s - 1
		}
		i = x.end - 1
	}
	// "…, Name" without a role that is known.
	if r.comma(n.tail) && n.tail+1 < m.End && !n.plural && n.name.Marks&lexicon.DocumentNoun == 0 {
		if s := r.nameFrom(n.tail+1, m.End); s >= 0 && r.spans[s].end <= m.End && r.spans[s].kind != place {
			return s
		}
		if s := r.spanAt[m.End-1]; s != 0 && r.spans[s-1].kind == person && r.spans[s-1].outer > n.tail && m.End-n.tail < 9 && r.spans[s-1].end == m.End { // , retired teacher X
			return s - 1
		}
	}
	return -1
}

// pollAt reports whether the last word of a name makes it a document that
// speaks: the Lipa University Poll.
func (r *resolver) pollAt(i int32) bool {
	switch r.norms[i] {
	case normPoll, normSurvey, normStudy, normAnalysis, normReport:
		return true
	}
	return false
}

var (
	normPoll     = text.NormOf("poll")
	normSurvey   = text.NormOf("survey")
	normStudy    = text.NormOf("study")
	normAnalysis = text.NormOf("analysis")
	normReport   = text.NormOf("report")
)

// partOfBody reports whether the noun at i is a part that speaks for the whole.
func (r *resolver) partOfBody(i int32) bool {
	switch r.norms[i] {
	case normPanel, normBoard, normBranch, normManagement, normLeadership:
		return true
	}
	return false
}

var (
	normPanel      = text.NormOf("panel")
	normBoard      = text.NormOf("board")
	normBranch     = text.NormOf("branch")
	normManagement = text.NormOf("management")
	normLeadership = text.NormOf("leadership")
)
