package entity

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// readNames reads a mention that holds the name of its speaker, or several.
func (r *resolver) readNames(st int32, m text.Range, sp *speaker) bool {
	main := r.mainName(m)
	if main < 0 {
		return r.readCampaign(st, m, sp)
	}
	s := &r.Spans[main]
	e := s.Entity
	if r.shortBody(s) {
		n := r.ReadNoun(m.Start, m.End)
		n.Definite, n.Indefinite = true, false
		if x, _ := r.antecedent(st, &n, true); x >= 0 && r.Entities[x].Full >= 0 && r.standsFor(s, &n, x) {
			e = x
		}
	}
	r.assign(sp, e, Name, 100)
	sp.mention.Start = min(m.Start, s.Start)
	if s.Outer < m.Start && r.Doc.Tokens[s.Outer].Sentence == r.Doc.Tokens[m.Start].Sentence && m.Start <= s.Start {
		sp.mention.Start = s.Outer
	}
	sp.mention.End = max(m.End, s.End)
	r.readList(s.Close, m.End, s, sp)
	if sp.n > 1 && s.Outer < s.Start && r.Is(s.Start-1, lexicon.Title) && r.Is(s.Start-1, lexicon.Plural) { // Senators X and Y
		n := r.ReadNoun(s.Outer, s.Start)
		for _, e := range sp.entities[:sp.n] {
			r.Give(e, &n, s.Start)
		}
	}
	return true
}

// shortBody reports whether a name is no more than a capitalised word for a
// body, which stands for a longer name: the Fund, the Bank.
func (r *resolver) shortBody(s *name.Span) bool {
	f := &r.Spans[r.Entities[s.Entity].Full]
	return f.End-f.Start == 1 && r.Is(s.Start, lexicon.BodyCommon) && r.Norm(s.Start-1) == normThe && s.Kind == name.KindBody
}

// standsFor reports whether the short name can be that of x: x has the word in
// its name, or is an acronym that ends with its letter.
func (r *resolver) standsFor(s *name.Span, n *name.Noun, x int32) bool {
	f := &r.Spans[r.Entities[x].Full]
	if f.End-f.Start > 1 {
		return r.bodyFit(&r.Entities[x], n) >= 75
	}
	a, b := r.Doc.Word(f.Start), r.Doc.Word(s.Start)
	return r.Flags(f.Start)&text.AllCaps != 0 && strings.TrimRight(a, ".")[len(strings.TrimRight(a, "."))-1] == b[0]
}

// readCampaign reads "Bell's campaign" and "her campaign" as a body named
// after its owner.
func (r *resolver) readCampaign(st int32, m text.Range, sp *speaker) bool {
	n := r.ReadNoun(m.Start, m.End)
	if n.Head < 0 || n.Owner < 0 || n.Plural || n.Name.Bodies&r.Fields.Campaign == 0 && r.Norms[n.Head] != normTeam {
		return false
	}
	owner, form := int32(-1), Name
	if s := r.SpanAt[n.Owner]; s != 0 {
		owner = r.Spans[s-1].Entity
	} else if g := r.pronounGender(n.Owner); g != lexicon.NoGender {
		owner, _ = r.choose(n.Owner, st, g, Person)
		form = Nominal
	}
	if owner < 0 || r.Entities[owner].Type != Person || r.Entities[owner].Full < 0 {
		return false
	}
	e := r.CampaignOf(owner)
	if e < 0 {
		e = r.newEntity(Organization, lexicon.NoGender, m.Start)
		r.track[e].namedAfter = owner + 1
		r.Entities[e].Kind = name.KindCampaign
		r.IndexCampaign(owner, e)
	}
	r.assign(sp, e, form, 70)
	return true
}

// nameFrom returns the span of the name that begins at a with nothing but a
// determiner and titles before it, or -1.
func (r *resolver) nameFrom(a, b int32) int32 {
	for i := a; i < min(b, a+10); i++ {
		s := r.SpanAt[i]
		if s == 0 {
			if !r.Inside(i) && !r.Is(i, lexicon.Determiner) && !r.Possessive(i) {
				return -1
			}
			continue
		}
		x := &r.Spans[s-1]
		if x.Outer <= a || x.Outer == a+1 && r.Norms[a] == normThe {
			if x.End < b && (r.Possessive(x.End) || r.qualifies(x)) {
				return -1
			}
			return s - 1
		}
		i = x.End - 1
	}
	return -1
}

// qualifies reports whether a name only qualifies the noun behind it: "Acme
// executives".
func (r *resolver) qualifies(x *name.Span) bool {
	k := x.End
	return k < int32(len(r.Words)) && !r.Capital(k) && r.Inside(k) && r.Is(k, lexicon.Role|lexicon.DocumentNoun) && !r.Is(k, lexicon.BodyCommon) &&
		(r.Tags == nil || !r.Tags[k].Verb())
}

// mainName returns the span whose bearer the mention means, or -1: the head
// of the phrase, or the name in apposition to the head.
func (r *resolver) mainName(m text.Range) int32 {
	// A name that begins the mention, behind determiners and titles.
	n := r.ReadNoun(m.Start, m.End)
	if n.Quantity && !n.Plural || n.Head < 0 {
		for k := m.Start; k < min(m.Start+6, m.End-1); k++ { // one of them, Ann Bell
			if r.Comma(k) {
				if s := r.nameFrom(k+1, m.End); s >= 0 && r.Spans[s].Kind == name.KindPerson {
					return s
				}
				break
			}
		}
	}
	if n.Head < 0 {
		if s := r.SpanAt[m.Start]; s != 0 {
			return s - 1
		}
		for i := m.Start; i < m.End; i++ {
			if s := r.SpanAt[i]; s != 0 {
				return s - 1
			}
		}
		return -1
	}
	head := r.SpanAt[n.Head]
	if head != 0 {
		s := &r.Spans[head-1]
		if !(int(s.End) < len(r.Words) && r.Possessive(s.End) && s.End < m.End) {
			// Behind it, glued, the person that a body's description names.
			if s.End < m.End && r.SpanAt[s.End] != 0 {
				if t := r.SpanAt[s.End]; r.Spans[t-1].Kind == name.KindPerson {
					return t - 1
				}
			}
			if s.End <= n.Head || r.pollAt(s.End-1) && s.Kind != name.KindPerson { // not reached
				return -1
			}
			// A mention cut short before the name: "retired Air Force general".
			for k := head; int(k) < len(r.Spans) && k < head+3; k++ {
				if x := &r.Spans[k]; x.Outer <= s.Start && x.Kind == name.KindPerson && s.Kind != name.KindPerson {
					return k
				}
			}
			return head - 1
		}
	}
	if n.Plural && !n.Name.Has(lexicon.Title) {
		return -1
	}
	if n.Name.Has(lexicon.BodyCommon) && r.Norm(n.Tail) == normOf && r.partOfBody(n.Head) { // a panel of the Court of Appeal
		if s := r.nameFrom(n.Tail+1, m.End); s >= 0 && r.Spans[s].Kind == name.KindBody {
			return s
		}
	}
	// "Description Name", "Description, Name": the name says whom it describes.
	for i := n.Head + 1; i < min(int32(len(r.Words)), max(m.End+1, n.Head+14)); i++ {
		if r.Doc.Tokens[i].Sentence != r.Doc.Tokens[n.Head].Sentence {
			break
		}
		s := r.SpanAt[i]
		if s == 0 {
			continue
		}
		x := &r.Spans[s-1]
		if x.Outer <= n.Head && x.Start > n.Head && x.Kind != name.KindPlace {
			return s - 1
		}
		i = x.End - 1
	}
	// "…, Name" without a role that is known.
	if r.Comma(n.Tail) && n.Tail+1 < m.End && !n.Plural && n.Name.Marks&lexicon.DocumentNoun == 0 {
		if s := r.nameFrom(n.Tail+1, m.End); s >= 0 && r.Spans[s].End <= m.End && r.Spans[s].Kind != name.KindPlace {
			return s
		}
		if s := r.SpanAt[m.End-1]; s != 0 && r.Spans[s-1].Kind == name.KindPerson && r.Spans[s-1].Outer > n.Tail && m.End-n.Tail < 9 && r.Spans[s-1].End == m.End { // , retired teacher X
			return s - 1
		}
	}
	return -1
}

// pollAt reports whether the last word of a name makes it a document that
// speaks: the Lipa University Poll.
func (r *resolver) pollAt(i int32) bool {
	switch r.Norms[i] {
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
	switch r.Norms[i] {
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
