package statement

import (
	"cmp"
	"math"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Models are the trained parts of the finder.
type Models struct {
	Cue, Role, Accept *linear.Chain
	Thresholds        Thresholds
}

// Thresholds are the numbers that were set after training, in the scores of the
// quantised models.
type Thresholds struct {
	Floor      int32  `json:"floor"`      // cue score from which on a candidate is looked at
	Accept     int32  `json:"accept"`     // acceptor's score from which on a statement is given
	Confidence []Step `json:"confidence"` // by rising score
}

// Step is one step of the table from scores to confidences.
type Step struct {
	Score int32 `json:"score"` // from this score on
	Mille int32 `json:"mille"` // so many in a thousand are right
}

// NewModels reads the chains from their tables.
func NewModels(cue, role, accept *linear.Table, t Thresholds) *Models {
	return &Models{
		Cue:        linear.NewChain(cue, [][2]int{{cueOut, cueInside}, {cueLabels, cueInside}}),
		Role:       linear.NewChain(role, roleForbidden()),
		Accept:     linear.NewChain(accept, nil),
		Thresholds: t,
	}
}

// Finder holds the scratch of one run. It may be reused, not shared.
type Finder struct {
	view      view
	lattice   linear.Lattice
	frame     frame
	labels    []uint8
	cues      []candidate
	proposals []proposal
	order     []int
	of        []int32
}

// propose finds the candidates of a document and their roles.
func (f *Finder) propose(in Input, m *Models, floor int32) []proposal {
	f.view.look(in)
	f.frame.passage.window = text.Range{}
	f.cues = f.cues[:0]
	for _, s := range in.Doc.Sentences {
		f.cues = f.view.candidates(m.Cue, &f.lattice, s, floor, f.cues)
	}
	f.cues = f.view.dropCredits(f.cues)
	f.proposals = f.proposals[:0]
	for _, c := range f.cues {
		f.proposals = append(f.proposals, f.assign(m.Role, c))
	}
	return f.proposals
}

// assign labels the roles of one candidate.
func (f *Finder) assign(c *linear.Chain, cue candidate) proposal {
	v, fr := &f.view, &f.frame
	if r, as, ok := v.quotedAs(cue, f.cues); ok {
		return proposal{candidate: cue, roles: r, kind: v.kindOf(r.content), more: as, fixed: true}
	}
	v.lay(fr, cue, f.cues)
	v.score(c, &f.lattice, fr)
	f.labels = v.label(c, &f.lattice, fr, f.labels)
	short := f.lattice.MaxMarginals(&c.Transitions)
	p := proposal{candidate: cue, roles: fr.read(v, f.labels), context: fr.context}
	if len(p.content) == 0 && cue.score > 0 && len(fr.units) > fr.last-fr.first+1 {
		// What is almost surely a cue reports something: the likeliest unit is
		// content, and the rest is labelled anew around it.
		k, y := fr.likeliestContent(short)
		f.lattice.Fix(k, y)
		f.labels = v.label(c, &f.lattice, fr, f.labels)
		short = f.lattice.MaxMarginals(&c.Transitions)
		p.roles = fr.read(v, f.labels)
	}
	p.kind, p.hollow = v.kindOf(p.content), v.hollow(p.content)
	p.gain, p.speaks = 1<<20, 1<<20
	for k, y := range f.labels {
		if y == roleOut || y == roleCue || y == roleContentInside || y == roleSpeakerInside {
			continue
		}
		second := int32(linear.Never)
		for z := range roleLabels {
			if z != int(y) {
				second = max(second, short[k*roleLabels+z])
			}
		}
		if y == roleSpeakerBegin {
			p.speaks = min(p.speaks, -second)
		} else {
			p.gain = min(p.gain, -second)
		}
	}
	v.widen(&p, f.cues)
	return p
}

// likeliestContent returns the unit and label of content that falls least short
// of the best labelling.
func (f *frame) likeliestContent(short []int32) (unit, label int) {
	best := int32(math.MinInt32)
	for k := range f.units {
		if k >= f.first && k <= f.last {
			continue
		}
		for y := roleContentBegin; y <= roleContentLast; y++ {
			if s := short[k*roleLabels+y]; s > best {
				unit, label, best = k, y, s
			}
		}
	}
	return unit, label
}

// Find returns the statements of a document in the order of their content.
// Those that score less than Thresholds.Accept + margin are left out.
func (f *Finder) Find(in Input, m *Models, margin int32) []Statement {
	all := f.propose(in, m, m.Thresholds.Floor)
	f.view.judge(m.Accept, all, scales(m))
	f.order = choose(all, m.Thresholds.Accept+margin, f.order)
	out := make([]Statement, 0, len(f.order))
	for _, k := range f.order {
		if !f.view.unasserted(&all[k]) {
			out = append(out, f.view.statement(&all[k]))
		}
	}
	out, f.of = f.view.join(out, f.of)
	out = f.view.takeTurns(out)
	slices.SortStableFunc(out, func(a, b Statement) int { return cmp.Compare(a.Content[0].Start, b.Content[0].Start) })
	return out
}

func scales(m *Models) [2]float64 { return [2]float64{m.Cue.Scale(), m.Role.Scale()} }

func (v *view) statement(p *proposal) Statement {
	s := Statement{
		Kind:     p.kind,
		Content:  append([]text.Range(nil), p.content...),
		Cue:      []text.Range{p.tokens},
		Mention:  p.speaker,
		Score:    p.score,
		Evidence: "model",
	}
	if p.fixed {
		s.Evidence, s.Score = "quoted as saying", uncued
		if p.more.Start >= p.tokens.End {
			s.Cue = append(s.Cue, p.more)
		}
	}
	v.describe(&s, p.head)
	return s
}

// Mille returns the confidence of a score in thousandths.
func (t *Thresholds) Mille(score int32) int32 {
	if score == uncued {
		return uncuedMille
	}
	m := int32(0)
	for _, c := range t.Confidence {
		if score < c.Score {
			break
		}
		m = c.Mille
	}
	return m
}
