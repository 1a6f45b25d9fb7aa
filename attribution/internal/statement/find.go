package statement

import (
	"cmp"
	"fmt"
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
	Glance     int32  `json:"glance"`     // score of a word, by a few of its features, from which on it may begin a cue
	Word       int32  `json:"word"`       // score of a word, without its place in the tree, from which on it may be in a cue
	Suspect    int32  `json:"suspect"`    // score of a word as a cue from which on its sentence gets a tree
	Floor      int32  `json:"floor"`      // cue score from which on a candidate is looked at
	Accept     int32  `json:"accept"`     // acceptor's score from which on a statement is given
	Confidence []Step `json:"confidence"` // of what was said or written, by rising score
	Stance     []Step `json:"stance"`     // of thoughts and attitudes, which are wrong more often at the same score
}

// Step is one step of the table from scores to confidences.
type Step struct {
	Score int32 `json:"score"` // from this score on
	Mille int32 `json:"mille"` // so many in a thousand are right
}

// NewModels reads the encoded models. The error says which is wrong.
func NewModels(cue, role, accept string, t Thresholds) (m *Models, err error) {
	m = &Models{Thresholds: t}
	if m.Cue, err = linear.DecodeChain(cue, cueLabels, cueForbidden); err != nil {
		return nil, fmt.Errorf("cues: %w", err)
	}
	if m.Role, err = linear.DecodeChain(role, roleLabels, roleForbidden()); err != nil {
		return nil, fmt.Errorf("roles: %w", err)
	}
	if m.Accept, err = linear.DecodeChain(accept, acceptLabels, nil); err != nil {
		return nil, fmt.Errorf("acceptor: %w", err)
	}
	return m, nil
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
	suspects  []bool // of each sentence

	Dropped int // cues of the document that were too many to be looked at
}

// Suspect reads a document without trees and tells which of its sentences may
// have a cue in them, so that only these need a tree. The result is valid until
// the next call; Find must follow with the same input and the trees.
func (f *Finder) Suspect(in Input, m *Models) []bool {
	in.Arcs = nil
	f.view.look(in)
	f.suspects = f.suspects[:0]
	for _, s := range in.Doc.Sentences {
		masked := in.Doc.Tokens[s.Start].Flags&text.Masked != 0
		f.suspects = append(f.suspects, !masked && f.view.suspect(m.Cue, &m.Thresholds, s) >= m.Thresholds.Suspect)
	}
	return f.suspects
}

// propose finds the candidates of a document and their roles.
func (f *Finder) propose(in Input, m *Models, floor int32) []proposal {
	f.view.hang(in.Arcs)
	f.frame.passage.window = text.Range{}
	f.frame.ranges = f.frame.ranges[:0]
	f.cues = f.cues[:0]
	for k, s := range in.Doc.Sentences {
		if f.suspects[k] && !in.Doc.Stopped() {
			f.cues = f.view.candidates(m.Cue, &f.lattice, s, floor, f.cues)
		}
	}
	f.cues, f.Dropped = f.view.affordable(f.view.dropCredits(f.cues))
	f.proposals = f.proposals[:0]
	for _, c := range f.cues {
		if in.Doc.Stopped() {
			break
		}
		f.proposals = append(f.proposals, f.assign(m.Role, c))
	}
	f.view.yield(f.proposals)
	return f.proposals
}

// assign labels the roles of one candidate.
func (f *Finder) assign(c *linear.Chain, cue candidate) proposal {
	v, fr := &f.view, &f.frame
	if r, as, ok := v.quotedAs(cue, f.cues); ok {
		return proposal{candidate: cue, roles: r, kind: v.kindOf(r.content), more: as, fixed: true}
	}
	v.lay(fr, cue, f.cues, f.cues)
	v.score(c, &f.lattice, fr)
	var short []int32
	f.labels, short = label(c, &f.lattice, len(fr.units), f.labels)
	p := proposal{candidate: cue, roles: fr.read(v, f.labels), context: fr.context}
	if len(p.content) == 0 && cue.score > 0 && len(fr.units) > fr.last-fr.first+1 {
		// What is almost surely a cue reports something: the likeliest unit is
		// content, and the rest is labelled anew around it.
		k, y := fr.likeliestContent(short)
		f.lattice.Fix(k, y)
		f.labels, short = label(c, &f.lattice, len(fr.units), f.labels)
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
	v.enclose(&p, f.cues)
	v.widen(&p, f.cues)
	v.inherit(&p)
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

// Find returns the statements of a document in the order of their content;
// Suspect must have read it.
// Those that score less than Thresholds.Accept + margin are left out.
func (f *Finder) Find(in Input, m *Models, margin int32) []Statement {
	all := f.propose(in, m, m.Thresholds.Floor)
	f.view.judge(m.Accept, all, scales(m))
	f.order = choose(all, m.Thresholds.Accept+margin, f.order)
	out := make([]Statement, 0, len(f.order))
	size := 0
	for _, k := range f.order {
		size += len(all[k].content) + 2
	}
	ranges := make([]text.Range, 0, size) // of all statements
	for _, k := range f.order {
		if !f.view.unasserted(&all[k]) {
			var s Statement
			s, ranges = f.view.statement(&all[k], ranges)
			out = append(out, s)
		}
	}
	out, f.of = f.view.join(out, f.of)
	out = f.view.takeTurns(out)
	slices.SortStableFunc(out, func(a, b Statement) int { return cmp.Compare(a.Content[0].Start, b.Content[0].Start) })
	return out
}

func scales(m *Models) [2]float64 { return [2]float64{m.Cue.Scale(), m.Role.Scale()} }

// statement makes a statement of a proposal. Its content and cue are the next of
// ranges, which it returns.
func (v *view) statement(p *proposal, ranges []text.Range) (Statement, []text.Range) {
	at := len(ranges)
	ranges = append(ranges, p.content...)
	content := ranges[at:len(ranges):len(ranges)]
	at = len(ranges)
	cue := p.tokens
	if p.fixed {
		cue.End = min(cue.End, p.more.End) // "saying" ends it: what follows is content
	}
	ranges = append(ranges, cue)
	if p.fixed && p.more.Start >= p.tokens.End {
		ranges = append(ranges, p.more)
	}
	s := Statement{
		Kind:     p.kind,
		Content:  content,
		Cue:      ranges[at:len(ranges):len(ranges)],
		Mention:  p.speaker,
		Score:    p.score,
		Evidence: "model",
	}
	if p.fixed {
		s.Evidence, s.Score = "quoted as saying", uncued
	}
	v.describe(&s, p.head)
	return s, ranges
}

// Mille returns the confidence of a score in thousandths.
func (t *Thresholds) Mille(score int32, act Act) int32 {
	if score == uncued {
		return uncuedMille
	}
	steps := t.Confidence
	if act.stance() {
		steps = t.Stance
	}
	m := int32(0)
	for _, c := range steps {
		if score < c.Score {
			break
		}
		m = c.Mille
	}
	return m
}

// stance reports whether an act communicates nothing.
func (a Act) stance() bool { return a == Thought || a == Attitude }
