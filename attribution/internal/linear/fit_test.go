package linear

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// randomSequence makes a sequence whose gold is possible. Every feature is
// there once, unless repeat is set.
func randomSequence(rng *rand.Rand, n, labels int, forbidden []bool, repeat bool) (s Sequence, features int) {
	from := labels
	for range n {
		y := rng.IntN(labels)
		for forbidden[from*labels+y] {
			y = (y + 1) % labels
		}
		s.Gold = append(s.Gold, uint8(y))
		allowed := uint16(0)
		if rng.IntN(2) == 0 {
			allowed = uint16(1<<y | rng.IntN(1<<labels))
		}
		s.Allowed = append(s.Allowed, allowed)
		from = y
	}
	s.Offsets = append(s.Offsets, 0)
	for range n {
		for range rng.IntN(4) {
			id := features
			if repeat && features > 0 && rng.IntN(2) == 0 {
				id = rng.IntN(features)
			} else {
				features++
			}
			s.Features = append(s.Features, uint32(id))
		}
		s.Offsets = append(s.Offsets, int32(len(s.Features)))
	}
	return s, features
}

// randomFitter makes a fitter with random weights for a random sequence.
func randomFitter(seed uint64, o FitOptions, repeat bool) (*fitter, *Sequence) {
	rng := rand.New(rand.NewPCG(seed, 7))
	L := 1 + rng.IntN(4)
	if o.Labels > 0 {
		L = o.Labels
	}
	o.Labels = L
	w := &ChainWeights{Labels: L, Transitions: make([]float32, (L+1)*L), Forbidden: make([]bool, (L+1)*L)}
	for i := range w.Transitions {
		w.Transitions[i] = float32(rng.NormFloat64())
	}
	for range rng.IntN(L + 1) { // label 0 may always follow
		if y := rng.IntN(L); y > 0 {
			w.Forbidden[rng.IntN(L+1)*L+y] = true
		}
	}
	s, features := randomSequence(rng, 1+rng.IntN(4), L, w.Forbidden, repeat)
	w.Emit = make([]float32, features*L)
	for i := range w.Emit {
		w.Emit[i] = float32(rng.NormFloat64())
	}
	return &fitter{o: o, w: w, L: L, gEmit: make([]float32, len(w.Emit)), gTrans: make([]float64, len(w.Transitions))}, &s
}

// score is what the weights of f give a sequence of labels, -Inf for what is
// not possible.
func (f *fitter) score(s *Sequence, seq []uint8, margin bool) float64 {
	L, from, sum := f.L, f.L, 0.0
	for i, y := range seq {
		if f.w.Forbidden[from*L+int(y)] || s.Allowed[i] != 0 && s.Allowed[i]>>y&1 == 0 {
			return math.Inf(-1)
		}
		sum += float64(f.w.Transitions[from*L+int(y)])
		for _, id := range s.Features[s.Offsets[i]:s.Offsets[i+1]] {
			sum += float64(f.w.Emit[int(id)*L+int(y)])
		}
		if margin && f.o.Cost != nil && y != s.Gold[i] {
			sum += f.o.Cost(int(s.Gold[i]), int(y))
		}
		from = int(y)
	}
	return sum
}

// logZ is the log-partition by enumeration.
func (f *fitter) logZ(s *Sequence, margin bool) float64 {
	sum := 0.0
	sequences(len(s.Gold), f.L, func(seq []uint8) { sum += math.Exp(f.score(s, seq, margin)) })
	return math.Log(sum)
}

// loss is the negative log likelihood of the gold by enumeration.
func (f *fitter) loss(s *Sequence) float64 { return f.logZ(s, true) - f.score(s, s.Gold, false) }

var costs = []struct {
	name string
	cost func(gold, other int) float64
}{
	{"likelihood", nil},
	{"margin", func(gold, other int) float64 { return 0.5 + 0.25*float64(gold+2*other) }},
}

func TestMarginalsEqualEnumeration(t *testing.T) {
	for _, tt := range costs {
		t.Run(tt.name, func(t *testing.T) {
			for seed := range uint64(150) {
				f, s := randomFitter(seed, FitOptions{Cost: tt.cost}, true)
				for _, margin := range []bool{false, true} {
					L, n := f.L, len(s.Gold)
					logZ := f.logZ(s, margin)
					p, dt := make([]float64, n*L), make([]float64, (L+1)*L)
					sequences(n, L, func(seq []uint8) {
						share := math.Exp(f.score(s, seq, margin) - logZ)
						from := L
						for i, y := range seq {
							p[i*L+int(y)] += share
							dt[from*L+int(y)] += share
							from = int(y)
						}
					})
					require.InDelta(t, logZ, f.marginals(s, margin), 1e-9, "seed %d", seed)
					require.InDeltaSlice(t, p, f.p, 1e-9, "seed %d", seed)
					require.InDeltaSlice(t, dt, f.dt, 1e-9, "seed %d", seed)
				}
			}
		})
	}
}

// TestMarginalsOfLongSequences would overflow without scaling.
func TestMarginalsOfLongSequences(t *testing.T) {
	const n = 5000
	f, _ := randomFitter(1, FitOptions{Labels: 3}, false)
	f.w = &ChainWeights{Labels: 3, Emit: []float32{100, -100, 50}, Transitions: make([]float32, 12), Forbidden: make([]bool, 12)}
	s := Sequence{Gold: make([]uint8, n), Offsets: []int32{0}}
	for i := range n {
		s.Features = append(s.Features, 0)
		s.Offsets = append(s.Offsets, int32(i)+1)
	}
	assert.InDelta(t, 100*n, f.marginals(&s, false), 1e-6)
	assert.InDelta(t, 1, f.p[n/2*3], 1e-9)
}

func TestImpossibleSequenceChangesNothing(t *testing.T) {
	f, _ := randomFitter(2, FitOptions{Labels: 2, Rate: 1}, false)
	f.w = &ChainWeights{Labels: 2, Emit: []float32{1, 2}, Transitions: make([]float32, 6), Forbidden: make([]bool, 6)}
	f.w.Forbidden[1*2+1] = true
	f.gEmit, f.gTrans = make([]float32, 2), make([]float64, 6)
	s := Sequence{Features: []uint32{0, 0}, Offsets: []int32{0, 1, 2}, Allowed: []uint16{2, 2}, Gold: []uint8{1, 1}}
	assert.True(t, math.IsInf(f.marginals(&s, false), -1))
	assert.Zero(t, f.step(&s))
	assert.Equal(t, []float32{1, 2}, f.w.Emit)
	assert.Equal(t, make([]float32, 6), f.w.Transitions)
	assert.Zero(t, f.step(&Sequence{Offsets: []int32{0}}))
}

// slope is the derivative of the loss by one weight, by central differences.
func slope(f *fitter, s *Sequence, weight *float32) float64 {
	const h = 1.0 / 256
	at := *weight
	*weight = at + h
	up, hi := f.loss(s), float64(*weight)
	*weight = at - h
	down, lo := f.loss(s), float64(*weight)
	*weight = at
	return (up - down) / (hi - lo)
}

// TestStepFollowsTheGradient compares the loss of a step with enumeration, and
// every weight it moves with the slope of the loss there. Features are there
// once: a feature's weights move between its places.
func TestStepFollowsTheGradient(t *testing.T) {
	const rate, tolerance = 0.3, 1e-4
	for _, tt := range costs {
		for _, weight := range []float32{0, 0.5} {
			t.Run(tt.name, func(t *testing.T) {
				for seed := range uint64(60) {
					f, s := randomFitter(seed, FitOptions{Cost: tt.cost, Rate: rate}, false)
					s.Weight = weight
					times := float64(weight)
					if times == 0 {
						times = 1
					}
					want := f.loss(s)
					emit, trans := make([]float64, len(f.w.Emit)), make([]float64, len(f.w.Transitions))
					for i := range emit {
						emit[i] = slope(f, s, &f.w.Emit[i])
					}
					for i := range trans {
						trans[i] = slope(f, s, &f.w.Transitions[i])
					}
					oldEmit := append([]float32(nil), f.w.Emit...)
					oldTrans := append([]float32(nil), f.w.Transitions...)

					require.InDelta(t, want, f.step(s), 1e-9, "seed %d", seed)
					for i, g := range emit {
						// What is almost right already may stay.
						moved := float64(f.w.Emit[i] - oldEmit[i])
						if moved == 0 && math.Abs(g) < 2e-3 {
							continue
						}
						g *= times
						if math.Abs(g) < tolerance {
							continue
						}
						require.InDelta(t, -rate*g/(1e-2+math.Abs(g)), moved, 5e-3, "seed %d, emission %d", seed, i)
						require.Equal(t, g > 0, moved < 0, "seed %d, emission %d", seed, i)
					}
					for i, g := range trans {
						if f.w.Forbidden[i] {
							require.Equal(t, oldTrans[i], f.w.Transitions[i], "seed %d, forbidden %d", seed, i)
							continue
						}
						g *= times
						require.InDelta(t, -rate*g/(1+math.Abs(g)), float64(f.w.Transitions[i]-oldTrans[i]), tolerance, "seed %d, transition %d", seed, i)
					}
				}
			})
		}
	}
}

// TestGradientSumsOverPlaces does the same for features at several positions:
// what step leaves in p and dt is the slope.
func TestGradientSumsOverPlaces(t *testing.T) {
	for seed := range uint64(60) {
		f, s := randomFitter(seed, FitOptions{}, true) // rate 0: nothing moves
		L := f.L
		emit := make([]float64, len(f.w.Emit))
		want := f.loss(s)
		require.InDelta(t, want, f.step(s), 1e-9)
		for i := range s.Gold {
			for _, id := range s.Features[s.Offsets[i]:s.Offsets[i+1]] {
				for y := range L {
					emit[int(id)*L+y] += f.p[i*L+y]
				}
			}
		}
		for i, g := range emit {
			require.InDelta(t, slope(f, s, &f.w.Emit[i]), g, 1e-4, "seed %d, emission %d", seed, i)
		}
		for i, g := range f.dt {
			if !f.w.Forbidden[i] {
				require.InDelta(t, slope(f, s, &f.w.Transitions[i]), g, 1e-4, "seed %d, transition %d", seed, i)
			}
		}
	}
}

// toyCorpus is a task with a rule: label 1 begins at feature 1, label 2 goes
// on with it at feature 2, and feature 2 alone is 0.
func toyCorpus(seed uint64, n int) ([]Sequence, *Features) {
	rng := rand.New(rand.NewPCG(seed, 8))
	features := NewFeatures()
	var seqs []Sequence
	for range n {
		s := Sequence{Offsets: []int32{0}}
		open := false
		for range 2 + rng.IntN(8) {
			f, y := uint64(rng.IntN(3)), uint8(0)
			switch {
			case f == 1:
				open, y = true, 1
			case f == 2 && open:
				y = 2
			default:
				open = false
			}
			s.Gold = append(s.Gold, y)
			s.Features = append(s.Features, features.ID(Mix(9, f)), features.ID(Mix(10, uint64(rng.IntN(40)))))
			s.Offsets = append(s.Offsets, int32(len(s.Features)))
		}
		seqs = append(seqs, s)
	}
	return seqs, features
}

var toyForbid = [][2]int{{0, 2}, {3, 2}}

func fitToy(t *testing.T, data, seed uint64) []byte {
	t.Helper()
	seqs, features := toyCorpus(data, 60)
	w := Fit(seqs, features.Len(), FitOptions{Labels: 3, Epochs: 6, Rate: 0.3, Drop: 0.1, Decay: 1e-4, Seed: seed, Forbid: toyForbid})
	encoded, err := w.Encode(features.Keys(), 4, 0)
	require.NoError(t, err)
	return encoded
}

func TestFitLearns(t *testing.T) {
	c, err := DecodeChain(string(fitToy(t, 1, 1)), 3, toyForbid)
	require.NoError(t, err)
	seqs, features := toyCorpus(2, 40)
	wrong := 0
	var l Lattice
	for _, s := range seqs {
		l.Reset(len(s.Gold), 3)
		for i := range s.Gold {
			for _, id := range s.Features[s.Offsets[i]:s.Offsets[i+1]] {
				c.Emit(new(Scratch), l.At(i), []uint64{features.Keys()[id]})
			}
		}
		out := make([]uint8, len(s.Gold))
		viterbi(&l, &c.Transitions, out)
		for i, y := range out {
			if y != s.Gold[i] {
				wrong++
			}
			if y == 2 {
				assert.True(t, i > 0 && out[i-1] != 0, "a forbidden pair in %v", out)
			}
		}
	}
	assert.Zero(t, wrong)
}

func TestFitIsDeterministic(t *testing.T) {
	first := fitToy(t, 1, 1)
	assert.Equal(t, first, fitToy(t, 1, 1), "same data, same seed")
	assert.NotEqual(t, first, fitToy(t, 1, 2), "another seed")
	assert.NotEqual(t, first, fitToy(t, 2, 1), "other data")
}

func TestPrune(t *testing.T) {
	tests := []struct {
		name  string
		least int32
		keys  []uint64
		want  [][][]uint64 // of every sequence and position
	}{
		{"nothing", 1, []uint64{70, 71, 72, 73}, [][][]uint64{{{70, 71}, {}, {72, 70}}, {{}, {73, 72, 70}}}},
		{"those seen once", 2, []uint64{70, 72}, [][][]uint64{{{70}, {}, {72, 70}}, {{}, {72, 70}}}},
		{"those seen twice", 3, []uint64{70}, [][][]uint64{{{70}, {}, {70}}, {{}, {70}}}},
		{"everything", 4, []uint64{}, [][][]uint64{{{}, {}, {}}, {{}, {}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := NewFeatures()
			var seqs []Sequence
			for _, positions := range tests[0].want {
				s := Sequence{Offsets: []int32{0}, Gold: make([]uint8, len(positions))}
				for _, features := range positions {
					for _, x := range features {
						s.Features = append(s.Features, f.ID(x))
					}
					s.Offsets = append(s.Offsets, int32(len(s.Features)))
				}
				seqs = append(seqs, s)
			}
			f.Prune(seqs, tt.least)
			assert.Equal(t, tt.keys, f.Keys())
			assert.Equal(t, len(tt.keys), f.Len())
			for k, s := range seqs {
				assert.Len(t, s.Features, int(s.Offsets[len(s.Gold)]))
				for i := range s.Gold {
					got := []uint64{}
					for _, id := range s.Features[s.Offsets[i]:s.Offsets[i+1]] {
						got = append(got, f.Keys()[id])
					}
					assert.Equal(t, tt.want[k][i], got, "sequence %d, position %d", k, i)
				}
			}
		})
	}
}
