package statement

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Gold is an attribution as people marked it, in tokens.
type Gold struct {
	Content, Cue, Speaker []text.Range
	Optional              bool
}

// Example is an article to train on.
type Example struct {
	In   Input
	Gold []Gold
	// Partial says that the gold of the article is not whole: what it lacks may be
	// right all the same.
	Partial bool
	Weight  float32     // 0 is 1
	Cues    []candidate // proposed by a cue finder that did not see the article
}

// collector gathers sequences and numbers their features.
type collector struct {
	index *linear.Features
	seqs  []linear.Sequence
}

func (c *collector) begin() *linear.Sequence {
	c.seqs = append(c.seqs, linear.Sequence{Offsets: []int32{0}})
	return &c.seqs[len(c.seqs)-1]
}

func (c *collector) position(s *linear.Sequence, features []uint64, gold uint8, allowed uint16) {
	for _, f := range features {
		s.Features = append(s.Features, c.index.ID(f))
	}
	s.Offsets = append(s.Offsets, int32(len(s.Features)))
	s.Gold = append(s.Gold, gold)
	s.Allowed = append(s.Allowed, allowed)
}

// Fitting says how a model is trained.
type Fitting struct {
	Least       int32 // how often a feature must be seen
	Epochs      int
	Rate, Decay float64
	Dropout     float64
	Keep        int // features
	Runs        int
	Seed        uint64
	MaxAbs      float64                          // see linear.ChainWeights.Encode
	Prune       float64                          // weights below are left out
	Cost        float64                          // of taking a cue for none
	Log         func(format string, args ...any) `json:"-"`
}

func (c *collector) fit(labels int, forbid [][2]int, cost func(int, int) float64, o Fitting) (*linear.Chain, []byte, error) {
	before := c.index.Len()
	c.index.Prune(c.seqs, o.Least)
	o.Log("%d sequences, %d features of %d", len(c.seqs), c.index.Len(), before)
	w := linear.Fit(c.seqs, c.index.Len(), linear.FitOptions{
		Labels: labels, Epochs: o.Epochs, Rate: o.Rate, Decay: o.Decay, Drop: o.Dropout, Keep: o.Keep, Runs: o.Runs, Seed: o.Seed, Forbid: forbid, Cost: cost,
	})
	data, err := w.Encode(c.index.Keys(), o.MaxAbs, o.Prune)
	if err != nil {
		return nil, nil, err
	}
	chain, err := linear.DecodeChain(string(data), labels, forbid)
	if err != nil {
		return nil, nil, err
	}
	o.Log("  %d features kept, %d bytes", chain.Features(), len(data))
	return chain, data, nil
}

// TrainCue fits the cue finder.
func TrainCue(examples []Example, o Fitting) (*linear.Chain, []byte, error) {
	c := &collector{index: linear.NewFeatures()}
	var v view
	for _, e := range examples {
		v.look(e.In)
		labels := make([]uint8, len(e.In.Doc.Tokens))
		for _, g := range e.Gold {
			if len(g.Cue) > 0 {
				v.markCue(labels, g.Cue[0])
			}
		}
		for _, sent := range e.In.Doc.Sentences {
			if e.Partial && !slices.Contains(labels[sent.Start:sent.End], cueBegin) {
				continue
			}
			s := c.begin()
			s.Weight = e.Weight
			for i := sent.Start; i < sent.End; i++ {
				v.buf = v.buf[:0]
				if v.cueSpace(i) == 0 {
					v.cueFeatures(i)
				}
				y := labels[i]
				if y == cueInside && (i == sent.Start || labels[i-1] == cueOut) {
					y = cueBegin
				}
				c.position(s, v.buf, y, v.cueSpace(i))
			}
		}
	}
	cost := func(gold, other int) float64 {
		if gold != cueOut && other == cueOut {
			return o.Cost
		}
		return 0
	}
	return c.fit(cueLabels, cueForbidden, cost, o)
}

// markCue labels a gold cue as far as the finder can see it: the stretch of
// possible tokens that holds its head.
func (v *view) markCue(labels []uint8, r text.Range) {
	head := v.headOf(r)
	if v.cueSpace(head) != 0 {
		return
	}
	from, to := head, head+1
	for from > r.Start && v.cueSpace(from-1) == 0 {
		from--
	}
	for to < r.End && v.cueSpace(to) == 0 {
		to++
	}
	labels[from] = cueBegin
	for i := from + 1; i < to; i++ {
		labels[i] = cueInside
	}
}

// Propose fills in the cues of the examples with those that a cue finder
// trained on other articles sees, and sets the thresholds of words.
func Propose(examples []Example, cue *linear.Chain, floor int32) Thresholds {
	var f Finder
	propose := func(e *Example, t *Thresholds) {
		f.view.look(e.In)
		e.Cues = nil
		for _, s := range e.In.Doc.Sentences {
			f.view.suspect(cue, t, s)
			e.Cues = f.view.candidates(cue, &f.lattice, s, floor, e.Cues)
		}
	}
	everything := Thresholds{Glance: linear.Never, Word: linear.Never, Suspect: linear.Never}
	var glances, words []int32 // of the first words of the cues that are right
	for k := range examples {
		e := &examples[k]
		propose(e, &everything)
		if e.special() {
			continue
		}
		for _, c := range e.Cues {
			if e.hasCue(c.tokens) {
				glances = append(glances, f.view.glances[c.tokens.Start])
				words = append(words, f.view.words[c.tokens.Start][cueBegin])
			}
		}
	}
	t := Thresholds{Glance: below(glances, rare), Word: below(words, rare), Suspect: linear.Never}
	for k := range examples {
		propose(&examples[k], &t)
	}
	return t
}

// rare is how many in a thousand right cues may be lost because of their words.
const rare = 6

// below is the score that so many in a thousand are below.
func below(scores []int32, mille int) int32 {
	if len(scores) == 0 {
		return linear.Never
	}
	slices.Sort(scores)
	return scores[len(scores)*mille/1000]
}

// special reports whether thresholds are not set by an article: it is of another
// kind than most, or its gold is not whole.
func (e *Example) special() bool { return e.Partial || e.Weight != 0 }

func (e *Example) hasCue(r text.Range) bool {
	return slices.ContainsFunc(e.Gold, func(g Gold) bool {
		return len(g.Cue) > 0 && !g.Optional && g.Cue[0].Start < r.End && r.Start < g.Cue[0].End
	})
}

// TrainRole fits the role labeller on the gold cues, the proposed ones around
// them being what it will see.
func TrainRole(examples []Example, o Fitting) (*linear.Chain, []byte, error) {
	c := &collector{index: linear.NewFeatures()}
	var v view
	var f frame
	for _, e := range examples {
		v.look(e.In)
		f.passage.window = text.Range{}
		all := v.withGold(e)
		for _, g := range e.Gold {
			if len(g.Cue) == 0 || len(g.Content) == 0 || g.Optional || v.at(g.Cue[0].Start).quoted {
				continue
			}
			cue := candidate{tokens: g.Cue[0]}
			cue.head = v.headOf(cue.tokens)
			v.lay(&f, cue, all, dropOverlapping(e.Cues, cue.tokens))
			gold, ok := f.goldLabels(g)
			if !ok {
				continue
			}
			s := c.begin()
			s.Weight = e.Weight
			n := len(f.units)
			features := make([][]uint64, n)
			v.eachUnit(&f, func(k int) {
				v.unitFeatures(f.units[k])
				features[k] = append([]uint64(nil), v.buf...)
			})
			for k := range n {
				allowed := uint16(1<<roleCue - 1)
				if k >= f.first && k <= f.last {
					allowed = 1 << roleCue
				} else if k == n-1 {
					allowed &^= 1<<roleContentBegin | 1<<roleContentInside
				}
				c.position(s, features[k], gold[k], allowed)
			}
		}
	}
	return c.fit(roleLabels, roleForbidden(), nil, o)
}

// withGold returns the proposed cues and the gold ones in order of the text.
func (v *view) withGold(e Example) []candidate {
	all := slices.Clone(e.Cues)
	for _, g := range e.Gold {
		if len(g.Cue) > 0 {
			all = append(all, candidate{tokens: g.Cue[0]})
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.tokens.Start, b.tokens.Start), cmp.Compare(a.tokens.End, b.tokens.End))
	})
	return all
}

// dropOverlapping leaves out the candidate that is the cue itself, found with
// other borders.
func dropOverlapping(cues []candidate, r text.Range) []candidate {
	out := make([]candidate, 0, len(cues))
	for _, c := range cues {
		if c.tokens.Start < r.End && r.Start < c.tokens.End {
			continue
		}
		out = append(out, c)
	}
	return out
}

// goldLabels lays gold ranges onto the units. A quotation is content if any of
// it is.
func (f *frame) goldLabels(g Gold) ([]uint8, bool) {
	labels := make([]uint8, len(f.units))
	for _, r := range g.Content {
		first, last := f.cover(r)
		if first < 0 {
			continue
		}
		for k := first; k <= last; k++ {
			labels[k] = roleContentInside
		}
	}
	seen := false
	for k := range labels {
		if k >= f.first && k <= f.last {
			labels[k] = roleCue
			continue
		}
		seen = seen || labels[k] == roleContentInside
	}
	for k := range labels {
		if labels[k] != roleContentInside {
			continue
		}
		next := k+1 < len(labels) && labels[k+1] == roleContentInside
		prev := k > 0 && (labels[k-1] == roleContentBegin || labels[k-1] == roleContentInside)
		switch {
		case !next:
			labels[k] = roleContentLast
		case !prev:
			labels[k] = roleContentBegin
		}
	}
	if len(g.Speaker) > 0 {
		first, last := f.cover(g.Speaker[0])
		for k := first; k >= 0 && k <= last; k++ {
			if labels[k] != roleOut {
				break
			}
			labels[k] = roleSpeakerInside
			if k == first {
				labels[k] = roleSpeakerBegin
			}
		}
	}
	return labels, seen
}

func (f *frame) cover(r text.Range) (first, last int) {
	first, last = -1, -1
	for k, u := range f.units {
		if u.tokens.Start < r.End && r.Start < u.tokens.End {
			if first < 0 {
				first = k
			}
			last = k
		}
	}
	return first, last
}

// TrainAccept fits the acceptor on proposals made by models that did not see
// their articles. right is parallel to proposals.
func TrainAccept(folds []*Judged, o Fitting) (*linear.Chain, []byte, error) {
	c := &collector{index: linear.NewFeatures()}
	for _, j := range folds {
		var v view
		v.look(j.in)
		for k := range j.all {
			v.buf = v.buf[:0]
			v.acceptFeatures(j.all, k, j.scale)
			y := uint8(acceptNo)
			if j.right[k] {
				y = acceptYes
			}
			if j.neutral[k] {
				continue
			}
			s := c.begin()
			s.Weight = j.weight(k)
			c.position(s, v.buf, y, 0)
		}
	}
	return c.fit(acceptLabels, nil, nil, o)
}
