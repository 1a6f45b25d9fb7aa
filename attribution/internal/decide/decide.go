// Package decide chooses among proposals, so that every quotation and every
// clause belongs to at most one statement.
//
// The proposals of one cue, or of one quotation without a cue, form a group. In
// each group a trained log-linear ranker gives a probability to every proposal
// and to "none of them". The chosen proposals must be compatible: no token in two
// contents, and no cue inside the content of another statement. A beam search
// over the groups, in the order of the text, finds the compatible choice with the
// largest sum of log-odds. At every place that no group spans, only the best
// state is kept, so that the beam is hardly ever too narrow.
//
// Two simpler ways were rejected. A greedy choice of the best proposals was as
// good for plain indirect speech, but a confident cue kept quotations that the
// next cue needed more. A single reading for each cue with repairs afterwards
// gave two speakers of a paragraph each other's words, because no repair saw the
// whole paragraph.
//
// Later stages do not change any content, cue or mention.
package decide

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Model is the trained part of the decision.
type Model struct {
	Ranker     *linear.Ranker
	Thresholds Thresholds
}

// NewModel reads the encoded ranker.
func NewModel(ranker string, t Thresholds) (*Model, error) {
	r, rest, err := linear.DecodeRanker(ranker)
	if err == nil && rest != "" {
		err = fmt.Errorf("%d bytes too many", len(rest))
	}
	if err != nil {
		return nil, fmt.Errorf("decision: %w", err)
	}
	return &Model{r, t}, nil
}

// beamWidth is how many partial choices are kept.
const beamWidth = 12

// farBack is how many chosen statements back a conflict is looked for. A
// window of proposals has fewer.
const farBack = 320

// Decider holds the scratch of one decision. It may be reused, not shared.
type Decider struct {
	odds   []int32 // of each proposal, see odds.go
	shares []int32
	spaces []int32 // of each group, see Space
	shifts []int32 // of each group: Thresholds.Space at its space
	order  []int32 // groups, sorted by the start of their reach
	links  []link
	states []beam
	next   []beam
	chosen []Choice
	cues   []text.Range
}

// Choice is a proposal that was taken, with its log-odds.
type Choice struct{ Group, Proposal, Odds int32 }

// beam is a partial choice, stored as a linked list of links from the last one.
type beam struct {
	total int64
	last  int32 // its last link, -1 for none
}

// link is one chosen proposal and the link before it. All tokens that this and
// the earlier proposals use lie before the token end.
type link struct{ group, proposal, before, end int32 }

// Decide returns the statements of a document in the order of their content:
// those of the models whose log-odds reach their threshold + margin, and own, the
// ones that a newsroom's patterns propose.
func (x *Decider) Decide(f *propose.Finder, m *Model, margin int32, own []Own) []Statement {
	x.Score(f, m.Ranker)
	x.Space(f, &m.Thresholds)
	if len(own) > 0 {
		_, taken := admit(own, nil, nil, false) // by the patterns that do not yield
		x.leave(f, taken)
	}
	return Merge(own, x.learned(f, m, x.Choose(f, &m.Thresholds, margin)))
}

// leave rules out the proposals that overlap taken tokens, so that other
// proposals of their group can win.
func (x *Decider) leave(f *propose.Finder, taken text.Cover) {
	for i := range f.Groups {
		g := &f.Groups[i]
		x.cues = g.Cue(x.cues[:0])
		lost := taken.HitsAny(x.cues)
		for k := g.From; k < g.To; k++ {
			if lost || taken.HitsAny(f.Proposals[k].Content) {
				x.odds[k] = linear.Never
			}
		}
	}
}

// learned makes statements of the chosen proposals.
func (x *Decider) learned(f *propose.Finder, m *Model, chosen []Choice) []Statement {
	out := make([]Statement, 0, len(chosen))
	ranges := make([]text.Range, 0, 4*len(chosen)) // of all statements
	for _, c := range chosen {
		g, p := &f.Groups[c.Group], &f.Proposals[c.Proposal]
		s := Statement{Kind: p.Kind, Act: p.Act, Mention: p.Mention, Odds: c.Odds, Evidence: p.By.String()}
		from := len(ranges)
		ranges = append(ranges, p.Content...)
		to := len(ranges)
		ranges = g.Cue(ranges)
		s.Content, s.Cue = ranges[from:to:to], ranges[to:len(ranges):len(ranges)]
		s.Lemma, s.Negated, s.Addressee = f.Describe(g, p)
		s.Mille = m.Thresholds.Mille(s.Odds, s.Act)
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b Statement) int { return cmp.Compare(a.Content[0].Start, b.Content[0].Start) })
	for i := 1; i < len(out); i++ {
		if s := &out[i]; len(s.Cue) == 0 && s.Mention.Empty() {
			s.Continues = int32(i)
		}
	}
	return out
}

// Choose returns, after Score and Space, the best compatible choice of the proposals
// whose log-odds reach their threshold + margin. With a negative margin, a proposal below its
// threshold never displaces one above. The result is valid until the next call.
func (x *Decider) Choose(f *propose.Finder, t *Thresholds, margin int32) []Choice {
	x.order = x.order[:0]
	for i := range f.Groups {
		x.order = append(x.order, int32(i))
	}
	slices.SortStableFunc(x.order, func(a, b int32) int { return cmp.Compare(f.Groups[a].Reach.Start, f.Groups[b].Reach.Start) })
	x.links = x.links[:0]
	x.states = append(x.states[:0], beam{last: -1})
	end := int32(0)
	for _, i := range x.order {
		g := &f.Groups[i]
		if g.Reach.Start >= end {
			x.states = x.states[:1] // nothing before reaches as far
		}
		end = max(end, g.Reach.End)
		x.next = append(x.next[:0], x.states...)
		for k := g.From; k < g.To; k++ {
			over := x.odds[k] - t.Accept
			if over < margin || x.odds[k] == linear.Never {
				continue
			}
			for _, s := range x.states {
				if x.contradicted(f, s.last, i, k) {
					continue
				}
				l := link{i, k, s.last, max(g.Reach.End, f.Proposals[k].Mention.End)}
				if s.last >= 0 {
					l.end = max(l.end, x.links[s.last].end)
				}
				x.links = append(x.links, l)
				x.next = append(x.next, beam{s.total + worth(over), int32(len(x.links)) - 1})
			}
		}
		slices.SortStableFunc(x.next, func(a, b beam) int { return cmp.Compare(b.total, a.total) })
		x.states, x.next = x.next[:min(len(x.next), beamWidth)], x.states
	}
	out := x.chosen[:0]
	for k := x.states[0].last; k >= 0; k = x.links[k].before {
		l := &x.links[k]
		out = append(out, Choice{l.group, l.proposal, x.oddsOf(f, l.group, l.proposal)})
	}
	slices.Reverse(out)
	x.chosen = out
	return out
}

// worth is what a proposal adds to the total. One below its threshold adds so
// little that it never displaces one above.
func worth(over int32) int64 {
	if over >= 0 {
		return (int64(over) + 1) << 20
	}
	return max(1, 1<<16+int64(over))
}

// contradicted reports whether proposal k of group i is incompatible with one of
// those chosen before.
func (x *Decider) contradicted(f *propose.Finder, last, i, k int32) bool {
	g, p := &f.Groups[i], &f.Proposals[k]
	start := g.Reach.Start
	if !p.Mention.Empty() {
		start = min(start, p.Mention.Start)
	}
	for n := 0; last >= 0 && n < farBack && x.links[last].end > start; n++ {
		l := &x.links[last]
		if x.contradict(&f.Groups[l.group], &f.Proposals[l.proposal], g, p) {
			return true
		}
		last = l.before
	}
	return false
}

// contradict reports whether two proposals are incompatible: their contents
// overlap, or the cue of one lies in the content of the other. The turn of an
// interview may contain statements with cues of their own.
func (x *Decider) contradict(a *propose.Group, p *propose.Proposal, b *propose.Group, q *propose.Proposal) bool {
	switch {
	case p.By == propose.ByTurn && q.By != propose.ByTurn:
		return crossesTurn(a, p, b, q)
	case q.By == propose.ByTurn && p.By != propose.ByTurn:
		return crossesTurn(b, q, a, p)
	case cross(p.Content, q.Content):
		return true
	}
	x.cues = a.Cue(x.cues[:0])
	if cross(q.Content, x.cues) {
		return true
	}
	x.cues = b.Cue(x.cues[:0])
	return cross(p.Content, x.cues)
}

// crossesTurn reports whether a proposal crosses the border of a turn, or lies
// inside the turn without a cue.
func crossesTurn(a *propose.Group, turn *propose.Proposal, b *propose.Group, q *propose.Proposal) bool {
	r := b.ReachOf(q)
	if !r.Overlaps(a.Reach) {
		return r.Overlaps(turn.Mention)
	}
	for _, c := range q.Content {
		if !slices.ContainsFunc(turn.Content, func(t text.Range) bool { return t != c && t.Start <= c.Start && c.End <= t.End }) {
			return true
		}
	}
	return r.Start < a.Reach.Start || r.End > a.Reach.End || !b.Cued()
}

func cross(a, b []text.Range) bool {
	return slices.ContainsFunc(a, func(r text.Range) bool { return slices.ContainsFunc(b, r.Overlaps) })
}
