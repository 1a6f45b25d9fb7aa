package linear

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// Choice is one training example of a ranker.
type Choice struct {
	Features []uint32 // ids of a Features index, candidate by candidate
	Offsets  []int32  // one more than candidates; those of candidate i are Features[Offsets[i]:Offsets[i+1]]
	Right    []bool   // by candidate: several may be right, one must be
	Weight   float32  // of its gradient; 0 means 1
}

// Add appends a candidate with features.
func (c *Choice) Add(ix *Features, features []uint64, right bool) {
	if len(c.Offsets) == 0 {
		c.Offsets = append(c.Offsets, 0)
	}
	for _, f := range features {
		c.Features = append(c.Features, ix.ID(f))
	}
	c.Offsets = append(c.Offsets, int32(len(c.Features)))
	c.Right = append(c.Right, right)
}

// RankOptions set up a training run; they mean what they mean in FitOptions.
type RankOptions struct {
	Epochs int
	Rate   float64
	Drop   float64
	Decay  float64
	Runs   int
	Seed   uint64
}

// FitRank learns a weight for each feature so that the right candidates of
// each choice have the largest probability together. Steps, dropout, averaging
// and the promise of equal weights for equal data are those of Fit.
func FitRank(choices []Choice, features int, o RankOptions) []float32 {
	sum := make([]float64, features)
	n := 0
	for run := range max(1, o.Runs) {
		f := rankFitter{o: o, w: make([]float32, features), squares: make([]float32, features)}
		rng := rand.New(rand.NewPCG(o.Seed, uint64(1+run)))
		order := rng.Perm(len(choices))
		for epoch := range o.Epochs {
			rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
			for _, k := range order {
				f.step(f.dropout(&choices[k], rng))
			}
			if 2*(epoch+1) > o.Epochs {
				for i, v := range f.w {
					sum[i] += float64(v)
				}
				n++
			}
		}
	}
	w := make([]float32, features)
	for i, v := range sum {
		w[i] = float32(v / float64(max(n, 1)) * (1 - o.Drop))
	}
	return w
}

type rankFitter struct {
	o       RankOptions
	w       []float32
	squares []float32 // sums of squared gradients
	p, q    []float64 // probabilities of all candidates, and among the right ones
	kept    Choice
}

// dropout leaves out a random part of the features.
func (f *rankFitter) dropout(c *Choice, rng *rand.Rand) *Choice {
	if f.o.Drop == 0 {
		return c
	}
	t := &f.kept
	t.Right, t.Weight = c.Right, c.Weight
	t.Features, t.Offsets = dropout(t.Features, t.Offsets, c.Features, c.Offsets, f.o.Drop, nil, rng)
	return t
}

// loss fills p and q and returns the negative log probability of the right
// candidates.
func (f *rankFitter) loss(c *Choice) float64 {
	n := len(c.Right)
	f.p, f.q = grow(f.p, n), grow(f.q, n)
	top := math.Inf(-1)
	for i := range n {
		s := 0.0
		for _, id := range c.Features[c.Offsets[i]:c.Offsets[i+1]] {
			s += float64(f.w[id])
		}
		f.p[i] = s
		top = max(top, s)
	}
	all, right := 0.0, 0.0
	for i := range n {
		f.p[i] = math.Exp(f.p[i] - top)
		all += f.p[i]
		f.q[i] = 0
		if c.Right[i] {
			f.q[i] = f.p[i]
			right += f.p[i]
		}
	}
	if right == 0 {
		return math.Inf(1)
	}
	for i := range n {
		f.p[i] /= all
		f.q[i] /= right
	}
	return math.Log(all) - math.Log(right)
}

// step does one stochastic step and returns the loss before it. A choice none
// of whose candidates is right teaches nothing.
func (f *rankFitter) step(c *Choice) float64 {
	loss := f.loss(c)
	if math.IsInf(loss, 1) {
		return 0
	}
	weight := float64(c.Weight)
	if weight == 0 {
		weight = 1
	}
	for i := range c.Right {
		d := f.p[i] - f.q[i]
		if d < 1e-3 && d > -1e-3 {
			continue
		}
		for _, id := range c.Features[c.Offsets[i]:c.Offsets[i+1]] {
			g := d*weight + f.o.Decay*float64(f.w[id])
			f.squares[id] += float32(g * g)
			f.w[id] -= float32(f.o.Rate * g / (1e-2 + math.Sqrt(float64(f.squares[id]))))
		}
	}
	return loss
}

// Outcome is a choice of a ranker that did not learn from it: the share of
// what it chose, and whether that is right.
type Outcome struct {
	Share int32
	Right bool
}

// Calibrate makes steps of outcomes: shares in order, in groups of at least
// least, neighbours joined until a larger share is more often right (isotonic
// regression). A step is at the mean share of its group. It sorts the outcomes.
func Calibrate(outcomes []Outcome, least int) []Step {
	slices.SortFunc(outcomes, func(a, b Outcome) int { return cmp.Compare(a.Share, b.Share) })
	type group struct{ sum, right, n int }
	var groups []group
	for i, x := range outcomes {
		last := len(groups) - 1
		if last < 0 || groups[last].n >= least && outcomes[i-1].Share != x.Share {
			groups = append(groups, group{})
			last++
		}
		groups[last].sum += int(x.Share)
		groups[last].n++
		if x.Right {
			groups[last].right++
		}
	}
	var out []group
	for _, g := range groups {
		for len(out) > 0 {
			b := out[len(out)-1]
			if g.n >= least && b.right*g.n < g.right*b.n {
				break
			}
			g = group{b.sum + g.sum, b.right + g.right, b.n + g.n}
			out = out[:len(out)-1]
		}
		out = append(out, g)
	}
	var steps []Step
	for _, g := range out {
		steps = append(steps, Step{uint16(min(g.sum/g.n, One-1)), uint16((2000*g.right + g.n) / (2 * g.n))})
	}
	return steps
}
