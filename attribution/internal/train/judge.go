package main

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// judged is what the finder proposes for an article with known gold, to fit the
// decision and to set thresholds.
type judged struct {
	example *example
	finder  propose.Finder // with the proposals
	decider decide.Decider // with their log-odds
	matches []match
	gold    []kindAndAct

	right     []int32 // of each group: 1 + the gold that it should give, 0 for none
	optional  []bool  // of each group: it is neither right nor wrong
	suspicion []int32 // of each group: the best score of a word of its sentence as a cue
}

type kindAndAct struct {
	kind propose.Kind
	said bool
}

// match is a proposal and a gold attribution that share at least half of their
// words.
type match struct {
	group, proposal int32
	gold            int32
	share           float64
	speaker, cue    bool // they agree
}

// judge proposes statements and compares them with the gold.
func judge(e *example, m *propose.Models) *judged {
	j := &judged{example: e}
	f, d := &j.finder, e.In.Doc
	f.Suspect(e.In, m)
	f.Propose(e.In, m)
	for i := range f.Groups {
		g := &f.Groups[i]
		best := int32(linear.Never)
		if g.Cued() {
			best = f.Suspicion(d.Tokens[g.Head()].Sentence)
		}
		j.suspicion = append(j.suspicion, best)
	}
	for _, g := range e.Gold {
		x := kindAndAct{kind: propose.KindOf(d, g.Content)}
		x.said = x.kind != propose.Indirect || len(g.Cue) > 0 && !f.ActOf(g.Cue[0]).Stance()
		j.gold = append(j.gold, x)
	}
	j.match()
	j.assign()
	return j
}

// match finds the proposals that share at least half of their words with gold.
func (j *judged) match() {
	f, d := &j.finder, j.example.In.Doc
	golds := make([][]int32, len(j.example.Gold))
	for g := range golds {
		golds[g] = wordsOf(d, j.example.Gold[g].Content)
	}
	for i := range f.Groups {
		group := &f.Groups[i]
		for k := group.From; k < group.To; k++ {
			p := &f.Proposals[k]
			got := wordsOf(d, p.Content)
			for g, gold := range golds {
				if len(gold) == 0 || len(got) == 0 || gold[0] > got[len(got)-1] || got[0] > gold[len(gold)-1] {
					continue
				}
				both := shared(gold, got)
				share := float64(both) / float64(len(gold)+len(got)-both)
				if share < 0.5 {
					continue
				}
				x := &j.example.Gold[g]
				j.matches = append(j.matches, match{
					group: int32(i), proposal: k, gold: int32(g), share: share, speaker: sameSpeaker(x.Speaker, p.Mention),
					cue: len(x.Cue) > 0 && group.Cued() && crossRanges(x.Cue, group.Cue(nil)),
				})
			}
		}
	}
}

// assign gives every gold attribution to the group that comes nearest to it.
func (j *judged) assign() {
	order := slices.Clone(j.matches)
	first := func(b bool) int {
		if b {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(order, func(a, b match) int {
		return cmp.Or(cmp.Compare(first(a.speaker), first(b.speaker)), cmp.Compare(first(a.cue), first(b.cue)), cmp.Compare(b.share, a.share),
			cmp.Compare(a.gold, b.gold), cmp.Compare(a.proposal, b.proposal))
	})
	j.right, j.optional = make([]int32, len(j.finder.Groups)), make([]bool, len(j.finder.Groups))
	taken := make([]bool, len(j.example.Gold))
	for _, m := range order {
		if taken[m.gold] || j.right[m.group] != 0 {
			continue
		}
		taken[m.gold], j.right[m.group] = true, m.gold+1
		j.optional[m.group] = j.example.Gold[m.gold].Optional
	}
}

// choices appends the groups as examples of the ranker: right are the readings
// that come nearest to the gold with the right mention.
func (j *judged) choices(index *linear.Features, out *[]linear.Choice) {
	f := &j.finder
	best := make([]float64, len(f.Proposals))
	for _, m := range j.matches {
		if m.speaker && j.right[m.group] == m.gold+1 {
			best[m.proposal] = m.share
		}
	}
	turns := slices.ContainsFunc(j.matches, func(m match) bool { return f.Proposals[m.proposal].By == propose.ByTurn && j.right[m.group] != 0 })
	for i := range f.Groups {
		g := &f.Groups[i]
		if j.optional[i] || f.Proposals[g.From].By == propose.ByTurn && !turns {
			continue // the gold of some corpora has no turns
		}
		if !j.example.Stances && j.right[i] == 0 && !slices.ContainsFunc(f.Proposals[g.From:g.To], func(p propose.Proposal) bool { return !p.Act.Stance() }) {
			continue // nor thoughts and attitudes
		}
		most := 0.0
		for k := g.From; k < g.To; k++ {
			most = max(most, best[k])
		}
		w := j.example.Weight
		if w == 0 {
			w = 1
		}
		if j.example.Partial && most == 0 {
			w *= doubtful
		}
		c := linear.Choice{Weight: w}
		c.Add(index, f.NoneFeatures(i), most == 0)
		for k := g.From; k < g.To; k++ {
			c.Add(index, f.Features(i, k), most > 0 && best[k] >= most-0.001)
		}
		*out = append(*out, c)
	}
}

// doubtful is the weight of a group that partial gold does not have.
const doubtful = 0.3

// overlooked is how many in a thousand right statements may be lost because
// their sentences get no tree.
const overlooked = 3

// suspicion is what Thresholds.Suspect is set to.
func suspicion(articles []*judged) int32 {
	var right []int32
	for _, j := range articles {
		for i, g := range j.right {
			if g != 0 && j.finder.Groups[i].Cued() && !j.optional[i] {
				right = append(right, j.suspicion[i])
			}
		}
	}
	return below(right, overlooked)
}

func sameSpeaker(gold []text.Range, got text.Range) bool {
	if len(gold) == 0 {
		return got.Empty()
	}
	return crossRanges(gold, []text.Range{got})
}

// wordsOf lists the words of ranges, a leading "that" left out.
func wordsOf(d *text.Doc, ranges []text.Range) []int32 {
	var out []int32
	for _, r := range ranges {
		first := true
		for i := r.Start; i < r.End; i++ {
			if d.Tokens[i].Flags&(text.Word|text.Number) == 0 || d.Tokens[i].Flags&text.Clitic != 0 {
				continue
			}
			if !(first && d.Word(i) == "that") {
				out = append(out, i)
			}
			first = false
		}
	}
	return out
}

func shared(a, b []int32) int {
	n, i := 0, 0
	for _, x := range a {
		for i < len(b) && b[i] < x {
			i++
		}
		if i < len(b) && b[i] == x {
			n++
		}
	}
	return n
}

func crossRanges(a, b []text.Range) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Start < y.End && y.Start < x.End {
				return true
			}
		}
	}
	return false
}
