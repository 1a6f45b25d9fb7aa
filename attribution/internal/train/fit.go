package main

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/propose"
)

// example is an article to train the finder on.
type example struct {
	In   propose.Input
	Gold []propose.Gold
	// Partial says that the gold of the article is not whole: what it lacks may be
	// right all the same.
	Partial bool
	Weight  float32             // 0 is 1
	Set     string              // the corpus
	Plain   bool                // of the plain texts: the decision alone learns from it
	Whole   bool                // thresholds and confidences are set by it
	Stances bool                // its gold has thoughts and attitudes as well, and the threshold is set by it
	Cues    []propose.Candidate // proposed by a cue finder that did not see the article
}

// fitting says how a model is trained.
type fitting struct {
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

// collector gathers sequences and numbers their features.
type collector struct {
	index *linear.Features
	seqs  []linear.Sequence
}

func (c *collector) add(seq []propose.Position, weight float32) {
	s := linear.Sequence{Offsets: []int32{0}, Weight: weight}
	for _, p := range seq {
		for _, f := range p.Features {
			s.Features = append(s.Features, c.index.ID(f))
		}
		s.Offsets = append(s.Offsets, int32(len(s.Features)))
		s.Gold = append(s.Gold, p.Label)
		s.Allowed = append(s.Allowed, p.Allowed)
	}
	c.seqs = append(c.seqs, s)
}

func (c *collector) fit(labels int, forbid [][2]int, cost func(int, int) float64, o fitting) ([]byte, error) {
	before := c.index.Len()
	c.index.Prune(c.seqs, o.Least)
	o.Log("%d sequences, %d features of %d", len(c.seqs), c.index.Len(), before)
	w := linear.Fit(c.seqs, c.index.Len(), linear.FitOptions{
		Labels: labels, Epochs: o.Epochs, Rate: o.Rate, Decay: o.Decay, Drop: o.Dropout, Keep: o.Keep, Runs: o.Runs, Seed: o.Seed, Forbid: forbid, Cost: cost,
	})
	data, err := w.Encode(c.index.Keys(), o.MaxAbs, o.Prune)
	o.Log("  %d bytes", len(data))
	return data, err
}

// trainCue fits the cue finder.
func trainCue(examples []example, o fitting) ([]byte, error) {
	c := &collector{index: linear.NewFeatures()}
	var f propose.Finder
	for _, e := range examples {
		if !e.Plain {
			f.CueSequences(e.In, e.Gold, e.Partial, func(seq []propose.Position) { c.add(seq, e.Weight) })
		}
	}
	cost := func(gold, other int) float64 {
		if gold != 0 && other == 0 {
			return o.Cost
		}
		return 0
	}
	return c.fit(propose.CueLabels, propose.CueForbidden, cost, o)
}

// trainRole fits the role labeller on the gold cues, the proposed ones around
// them being what it will see.
func trainRole(examples []example, o fitting) ([]byte, error) {
	c := &collector{index: linear.NewFeatures()}
	var f propose.Finder
	for _, e := range examples {
		if !e.Plain {
			f.RoleSequences(e.In, e.Cues, e.Gold, func(seq []propose.Position) { c.add(seq, e.Weight) })
		}
	}
	return c.fit(propose.RoleLabels, propose.RoleForbidden(), nil, o)
}

// trainDecision fits the ranker of the decision on proposals made by models
// that did not see their articles.
func trainDecision(articles []*judged, o fitting) (*linear.Ranker, []byte, error) {
	index := linear.NewFeatures()
	var choices []linear.Choice
	for _, j := range articles {
		j.choices(index, &choices)
	}
	before := index.Len()
	index.PruneChoices(choices, o.Least)
	o.Log("%d choices, %d features of %d", len(choices), index.Len(), before)
	weights := linear.FitRank(choices, index.Len(), linear.RankOptions{
		Epochs: o.Epochs, Rate: o.Rate, Drop: o.Dropout, Decay: o.Decay, Runs: o.Runs, Seed: o.Seed,
	})
	data, err := linear.EncodeRanker(index.Keys(), weights, o.MaxAbs, o.Prune, nil)
	if err != nil {
		return nil, nil, err
	}
	r, _, err := linear.DecodeRanker(string(data))
	if err != nil {
		return nil, nil, err
	}
	o.Log("  %d features kept, %d bytes", r.Features(), len(data))
	return r, data, nil
}

// setCues fills in the cues of the examples with those that a cue finder
// trained on other articles sees, and returns the thresholds of words.
func setCues(examples []example, cue *linear.Chain, floor int32) propose.Thresholds {
	var f propose.Finder
	everything := propose.Thresholds{Glance: linear.Never, Word: linear.Never, Suspect: linear.Never, Floor: floor}
	var glances, words []int32 // of the first words of the cues that are right
	for k := range examples {
		e := &examples[k]
		if !e.Whole {
			continue
		}
		f.Cues(e.In, cue, &everything, func(s propose.CueScores) {
			if e.hasCue(s) {
				glances, words = append(glances, s.Glance), append(words, s.Word)
			}
		})
	}
	t := propose.Thresholds{Glance: below(glances, rare), Word: below(words, rare), Suspect: linear.Never, Floor: floor}
	for k := range examples {
		examples[k].Cues = f.Cues(examples[k].In, cue, &t, nil)
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

func (e *example) hasCue(s propose.CueScores) bool {
	return slices.ContainsFunc(e.Gold, func(g propose.Gold) bool {
		return len(g.Cue) > 0 && !g.Optional && g.Cue[0].Start < s.Cue.End && s.Cue.Start < g.Cue[0].End
	})
}
