package linear

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// Sequence is one training sequence: features per position, which labels each
// position may take, and the right ones.
type Sequence struct {
	Features []uint32 // ids of a Features index, position by position
	Offsets  []int32  // len(Gold)+1; features of position i are Features[Offsets[i]:Offsets[i+1]]
	Allowed  []uint16 // bit y set: label y is possible; 0 means all
	Gold     []uint8
	Weight   float32 // of its gradient; 0 means 1
}

// FitOptions set up a training run.
type FitOptions struct {
	Labels int // at most 16
	Epochs int
	Rate   float64 // AdaGrad step
	Drop   float64 // share of the features of a position that a step does not see
	Decay  float64 // L2 penalty on the weights that a step touches
	Runs   int     // how many runs are averaged; 0 is 1
	Keep   int     // how many features go on after half of the epochs, the strongest; 0 is all
	Seed   uint64
	Forbid [][2]int                      // label pairs that cannot follow one another; Labels is the start
	Cost   func(gold, other int) float64 // added to the score of a wrong label in training (softmax margin), nil for none
}

// mostChainLabels is how many labels a chain may have to be trained: a set of them
// is the bits of Sequence.Allowed.
const mostChainLabels = 16

// ChainWeights are the weights of a chain before they are quantised.
type ChainWeights struct {
	Labels      int
	Emit        []float32 // [feature][label]
	Transitions []float32 // [from][to], the last row is the start
	Forbidden   []bool
}

// Fit trains a conditional random field (Lafferty, McCallum, Pereira 2001) by
// stochastic gradient with per-weight steps (AdaGrad: Duchi, Hazan, Singer
// 2011). It returns the average of the weights over the second half of each of
// FitOptions.Runs runs, which differ by their random numbers: the objective is
// convex, so that what the runs disagree about is noise. One thread, so that the
// same data and seed give the same weights.
func Fit(seqs []Sequence, features int, o FitOptions) *ChainWeights {
	sum := &averager{}
	var gone []bool
	for run := range max(1, o.Runs) {
		f := newFitter(features, o)
		f.gone = gone
		f.run(seqs, rand.New(rand.NewPCG(o.Seed, uint64(1+run))), sum)
		gone = f.gone
	}
	w := sum.average(features, o.Labels)
	w.Forbidden = newFitter(0, o).w.Forbidden
	// A step sees fewer features than decoding does.
	for i := range w.Emit {
		w.Emit[i] *= float32(1 - o.Drop)
	}
	return w
}

// averager adds up weights.
type averager struct {
	emit, transitions []float32
	n                 int
}

func (a *averager) add(w *ChainWeights) {
	if a.emit == nil {
		a.emit, a.transitions = make([]float32, len(w.Emit)), make([]float32, len(w.Transitions))
	}
	for i, v := range w.Emit {
		a.emit[i] += v
	}
	for i, v := range w.Transitions {
		a.transitions[i] += v
	}
	a.n++
}

func (a *averager) average(features, labels int) *ChainWeights {
	w := &ChainWeights{Labels: labels, Emit: make([]float32, features*labels), Transitions: make([]float32, (labels+1)*labels)}
	for i, v := range a.emit {
		w.Emit[i] = v / float32(a.n)
	}
	for i, v := range a.transitions {
		w.Transitions[i] = v / float32(a.n)
	}
	return w
}

func newFitter(features int, o FitOptions) *fitter {
	L := o.Labels
	w := &ChainWeights{Labels: L, Emit: make([]float32, features*L), Transitions: make([]float32, (L+1)*L), Forbidden: make([]bool, (L+1)*L)}
	for _, p := range o.Forbid {
		w.Forbidden[p[0]*L+p[1]] = true
	}
	return &fitter{o: o, w: w, L: L, gEmit: make([]float32, len(w.Emit)), gTrans: make([]float64, len(w.Transitions))}
}

// run makes the epochs of one run and adds the weights of the second half to
// sum.
func (f *fitter) run(seqs []Sequence, rng *rand.Rand, sum *averager) {
	o := f.o
	order := rng.Perm(len(seqs))
	for epoch := range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			f.step(f.dropout(&seqs[k], rng))
		}
		if epoch+1 == o.Epochs/2 && f.gone == nil && o.Keep > 0 && o.Keep < len(f.w.Emit)/f.L {
			f.keep(o.Keep)
		}
		if 2*(epoch+1) > o.Epochs {
			sum.add(f.w)
		}
	}
}

// keep drops all features but the n strongest; of equals the later ones go. What
// a small table cannot hold is so left out before the end, and the rest learns
// to do without: pruning afterwards cost a point of F.
func (f *fitter) keep(n int) {
	L := f.L
	strength := make([]float32, len(f.w.Emit)/L)
	for id := range strength {
		for _, v := range f.w.Emit[id*L : id*L+L] {
			strength[id] = max(strength[id], v, -v)
		}
	}
	order := make([]uint32, len(strength))
	for id := range order {
		order[id] = uint32(id)
	}
	slices.SortStableFunc(order, func(a, b uint32) int { return cmp.Compare(strength[b], strength[a]) })
	f.gone = make([]bool, len(strength))
	for _, id := range order[n:] {
		f.gone[id] = true
		clear(f.w.Emit[int(id)*L : int(id)*L+L])
	}
}

// dropout leaves out a random part of a sequence's features, and those that are
// gone.
func (f *fitter) dropout(s *Sequence, rng *rand.Rand) *Sequence {
	if f.o.Drop == 0 && f.gone == nil {
		return s
	}
	t := &f.kept
	t.Allowed, t.Gold, t.Weight = s.Allowed, s.Gold, s.Weight
	t.Features, t.Offsets = dropout(t.Features, t.Offsets, s.Features, s.Offsets, f.o.Drop, f.gone, rng)
	return t
}

type fitter struct {
	kept         Sequence
	gone         []bool // features that were dropped
	o            FitOptions
	w            *ChainWeights
	L            int
	gEmit        []float32 // sums of squared gradients
	gTrans       []float64
	e, a, b      []float64 // exp(emission), scaled forward, scaled backward
	scale, shift []float64
	t            []float64 // exp(transition)
	dt           []float64 // expected minus seen transitions
	p            []float64
}

func grow(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n, n*2)
	}
	return s[:n]
}

// step does one stochastic step and returns the negative log likelihood
// before it.
func (f *fitter) step(s *Sequence) float64 {
	L, n, w := f.L, len(s.Gold), f.w
	if n == 0 {
		return 0
	}
	logZ := f.marginals(s, true)
	if math.IsInf(logZ, -1) {
		return 0
	}
	weight := float64(s.Weight)
	if weight == 0 {
		weight = 1
	}
	loss := logZ
	for i := range n {
		y := int(s.Gold[i])
		from := L
		if i > 0 {
			from = int(s.Gold[i-1])
		}
		f.dt[from*L+y]--
		loss -= float64(w.Transitions[from*L+y])
		f.p[i*L+y]--
		grad := f.p[i*L : i*L+L]
		small := true
		for _, g := range grad {
			if g > 1e-3 || g < -1e-3 {
				small = false
			}
		}
		for _, id := range s.Features[s.Offsets[i]:s.Offsets[i+1]] {
			row := w.Emit[int(id)*L : int(id)*L+L]
			loss -= float64(row[y])
			if small {
				continue
			}
			acc := f.gEmit[int(id)*L : int(id)*L+L]
			for k, g := range grad {
				g = g*weight + f.o.Decay*float64(row[k])
				acc[k] += float32(g * g)
				row[k] -= float32(f.o.Rate * g / (1e-2 + math.Sqrt(float64(acc[k]))))
			}
		}
	}
	for i, g := range f.dt {
		if g == 0 || w.Forbidden[i] {
			continue
		}
		g *= weight
		f.gTrans[i] += g * g
		w.Transitions[i] -= float32(f.o.Rate * g / (1 + math.Sqrt(f.gTrans[i])))
	}
	return loss
}
