package linear

import (
	"math"
	"math/rand/v2"
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
	Labels  int
	Epochs  int
	Rate    float64 // AdaGrad step
	Drop    float64 // share of the features of a position that a step does not see
	Decay   float64 // L2 penalty on the weights that a step touches
	Seed    uint64
	Forbid  [][2]int                                            // label pairs that cannot follow one another; Labels is the start
	Cost    func(gold, other int) float64                       // added to the score of a wrong label in training (softmax margin), nil for none
	OnEpoch func(epoch int, loss float64, w *ChainWeights) bool // false stops
}

// ChainWeights are the weights of a chain before they are quantised.
type ChainWeights struct {
	Labels      int
	Emit        []float32 // [feature][label]
	Transitions []float32 // [from][to], the last row is the start
	Forbidden   []bool
}

// Fit trains a conditional random field (Lafferty, McCallum, Pereira 2001) by
// stochastic gradient with per-weight steps (AdaGrad: Duchi, Hazan, Singer
// 2011) and returns the average of the weights over the second half of the
// run. One thread, so that the same data and seed give the same weights.
func Fit(seqs []Sequence, features int, o FitOptions) *ChainWeights {
	L := o.Labels
	w := &ChainWeights{Labels: L, Emit: make([]float32, features*L), Transitions: make([]float32, (L+1)*L), Forbidden: make([]bool, (L+1)*L)}
	for _, p := range o.Forbid {
		w.Forbidden[p[0]*L+p[1]] = true
	}
	f := &fitter{o: o, w: w, L: L, gEmit: make([]float32, len(w.Emit)), gTrans: make([]float64, len(w.Transitions))}
	var sum *ChainWeights
	summed := 0
	rng := rand.New(rand.NewPCG(o.Seed, 1))
	order := rng.Perm(len(seqs))
	for epoch := range o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		for _, k := range order {
			loss += f.step(f.thin(&seqs[k], rng))
		}
		if 2*(epoch+1) >= o.Epochs {
			if sum == nil {
				sum = &ChainWeights{Emit: make([]float32, len(w.Emit)), Transitions: make([]float32, len(w.Transitions))}
			}
			for i, v := range w.Emit {
				sum.Emit[i] += v
			}
			for i, v := range w.Transitions {
				sum.Transitions[i] += v
			}
			summed++
		}
		if o.OnEpoch != nil && !o.OnEpoch(epoch, loss, w) {
			break
		}
	}
	if summed > 0 {
		for i, v := range sum.Emit {
			w.Emit[i] = v / float32(summed)
		}
		for i, v := range sum.Transitions {
			w.Transitions[i] = v / float32(summed)
		}
	}
	// A step sees fewer features than decoding does.
	for i := range w.Emit {
		w.Emit[i] *= float32(1 - o.Drop)
	}
	return w
}

// thin leaves out a random part of a sequence's features (dropout): it keeps
// weights from leaning on one another, which a penalty on their size does not.
func (f *fitter) thin(s *Sequence, rng *rand.Rand) *Sequence {
	if f.o.Drop == 0 {
		return s
	}
	limit := uint32(f.o.Drop * (1 << 16))
	t := &f.thinned
	*t = Sequence{Features: t.Features[:0], Offsets: append(t.Offsets[:0], 0), Allowed: s.Allowed, Gold: s.Gold, Weight: s.Weight}
	var bits uint64
	left := 0
	for i := range s.Gold {
		for _, id := range s.Features[s.Offsets[i]:s.Offsets[i+1]] {
			if left == 0 {
				bits, left = rng.Uint64(), 4
			}
			if uint32(bits&0xffff) >= limit {
				t.Features = append(t.Features, id)
			}
			bits >>= 16
			left--
		}
		t.Offsets = append(t.Offsets, int32(len(t.Features)))
	}
	return t
}

type fitter struct {
	thinned      Sequence
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

// marginals fills f.p with the probability of every label at every position
// and f.dt with the expected number of every transition, and returns the log
// of the sum over all label sequences.
func (f *fitter) marginals(s *Sequence, margin bool) float64 {
	L, n, w := f.L, len(s.Gold), f.w
	f.e, f.a, f.b, f.p = grow(f.e, n*L), grow(f.a, n*L), grow(f.b, n*L), grow(f.p, n*L)
	f.scale, f.shift = grow(f.scale, n), grow(f.shift, n)
	f.t, f.dt = grow(f.t, (L+1)*L), grow(f.dt, (L+1)*L)
	for i, v := range w.Transitions {
		f.t[i] = 0
		if !w.Forbidden[i] {
			f.t[i] = math.Exp(float64(v))
		}
		f.dt[i] = 0
	}
	var row [16]float64
	for i := range n {
		clear(row[:L])
		for _, id := range s.Features[s.Offsets[i]:s.Offsets[i+1]] {
			for y, v := range w.Emit[int(id)*L : int(id)*L+L] {
				row[y] += float64(v)
			}
		}
		if margin && f.o.Cost != nil {
			for y := range L {
				if y != int(s.Gold[i]) {
					row[y] += f.o.Cost(int(s.Gold[i]), y)
				}
			}
		}
		top := math.Inf(-1)
		for y := range L {
			if allowed(s, i, y) && row[y] > top {
				top = row[y]
			}
		}
		f.shift[i] = top
		for y := range L {
			f.e[i*L+y] = 0
			if allowed(s, i, y) {
				f.e[i*L+y] = math.Exp(row[y] - top)
			}
		}
	}
	logZ := 0.0
	for i := range n {
		cur := f.a[i*L : i*L+L]
		if i == 0 {
			for y := range L {
				cur[y] = f.t[L*L+y] * f.e[y]
			}
		} else {
			prev := f.a[(i-1)*L : i*L]
			for y := range L {
				v := 0.0
				for x := range L {
					v += prev[x] * f.t[x*L+y]
				}
				cur[y] = v * f.e[i*L+y]
			}
		}
		sum := 0.0
		for _, v := range cur {
			sum += v
		}
		if sum == 0 {
			return math.Inf(-1)
		}
		for y := range cur {
			cur[y] /= sum
		}
		f.scale[i] = sum
		logZ += math.Log(sum) + f.shift[i]
	}
	for y := range L {
		f.b[(n-1)*L+y] = 1
	}
	for i := n - 2; i >= 0; i-- {
		for x := range L {
			v := 0.0
			for y := range L {
				v += f.t[x*L+y] * f.e[(i+1)*L+y] * f.b[(i+1)*L+y]
			}
			f.b[i*L+x] = v / f.scale[i+1]
		}
	}
	for i := range n {
		for y := range L {
			f.p[i*L+y] = f.a[i*L+y] * f.b[i*L+y]
		}
		if i == 0 {
			for y := range L {
				f.dt[L*L+y] += f.p[y]
			}
			continue
		}
		for x := range L {
			ax := f.a[(i-1)*L+x]
			if ax == 0 {
				continue
			}
			for y := range L {
				f.dt[x*L+y] += ax * f.t[x*L+y] * f.e[i*L+y] * f.b[i*L+y] / f.scale[i]
			}
		}
	}
	return logZ
}

func allowed(s *Sequence, i, y int) bool {
	return s.Allowed == nil || s.Allowed[i] == 0 || s.Allowed[i]&(1<<y) != 0
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
