package linear

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// problem is a lattice small enough to try all its sequences.
type problem struct {
	n, labels int
	trans     Transitions
	emit      [][]int32
	fixed     []int // label of a position, -1 for a free one
}

// randomProblem makes a lattice with forbidden pairs and fixed positions, the
// same for the same seed. With coarse scores many sequences are equally good.
func randomProblem(seed uint64, coarse bool) *problem {
	rng := rand.New(rand.NewPCG(seed, 5))
	score := func() int32 {
		if coarse {
			return rng.Int32N(3) - 1
		}
		return rng.Int32N(2001) - 1000
	}
	p := &problem{n: 1 + rng.IntN(5), labels: 1 + rng.IntN(4)}
	p.trans = Transitions{Labels: p.labels, Scores: make([]int32, (p.labels+1)*p.labels)}
	for i := range p.trans.Scores {
		p.trans.Scores[i] = score()
	}
	for range rng.IntN(p.labels * p.labels) {
		p.trans.Forbid(rng.IntN(p.labels+1), rng.IntN(p.labels))
	}
	for range p.n {
		row := make([]int32, p.labels)
		for y := range row {
			row[y] = score()
		}
		p.emit = append(p.emit, row)
		p.fixed = append(p.fixed, -1)
		if rng.IntN(4) == 0 {
			p.fixed[len(p.fixed)-1] = rng.IntN(p.labels)
		}
	}
	return p
}

func (p *problem) fill(l *Lattice) {
	l.Reset(p.n, p.labels)
	for i, row := range p.emit {
		for y, s := range row {
			l.At(i)[y] += s
		}
		if p.fixed[i] >= 0 {
			l.Fix(i, p.fixed[i])
		}
	}
}

// score adds up positions [from, to) of a sequence; before is the label of the
// position before them. It is not ok for what is not allowed.
func (p *problem) score(seq []uint8, before, from, to int) (sum int32, ok bool) {
	for i := from; i < to; i++ {
		y := int(seq[i])
		s := p.trans.Scores[before*p.labels+y]
		if s == Never || p.fixed[i] >= 0 && p.fixed[i] != y {
			return 0, false
		}
		sum += s + p.emit[i][y]
		before = y
	}
	return sum, true
}

// sequences calls yield with every sequence of n labels, in order.
func sequences(n, labels int, yield func(seq []uint8)) {
	seq := make([]uint8, n)
	for {
		yield(seq)
		i := n - 1
		for ; i >= 0; i-- {
			if seq[i]++; int(seq[i]) < labels {
				break
			}
			seq[i] = 0
		}
		if i < 0 {
			return
		}
	}
}

// best tries all sequences for the best score of each label at each position,
// and of all; Never where there is none.
func (p *problem) best() (top int32, with [][]int32) {
	top = Never
	for range p.n {
		with = append(with, slices.Repeat([]int32{Never}, p.labels))
	}
	sequences(p.n, p.labels, func(seq []uint8) {
		s, ok := p.score(seq, p.labels, 0, p.n)
		if !ok {
			return
		}
		top = max(top, s)
		for i, y := range seq {
			with[i][y] = max(with[i][y], s)
		}
	})
	return top, with
}

// eachProblem runs check over many lattices with one scratch, as it is used.
func eachProblem(t *testing.T, check func(t *testing.T, p *problem, l *Lattice)) {
	for _, tt := range []struct {
		name   string
		coarse bool
	}{{"fine scores", false}, {"many ties", true}} {
		t.Run(tt.name, func(t *testing.T) {
			var l Lattice
			for seed := range uint64(400) {
				p := randomProblem(seed, tt.coarse)
				p.fill(&l)
				check(t, p, &l)
				if t.Failed() {
					t.Fatalf("seed %d: %+v", seed, p)
				}
			}
		})
	}
}

// viterbi finds the best sequence as users do.
func viterbi(l *Lattice, t *Transitions, out []uint8) int32 {
	l.MaxMarginals(t)
	return l.Trace(out)
}

func TestViterbiEqualsEnumeration(t *testing.T) {
	feasible := 0
	eachProblem(t, func(t *testing.T, p *problem, l *Lattice) {
		top, _ := p.best()
		out := make([]uint8, p.n)
		score := viterbi(l, &p.trans, out)
		if top == Never {
			assert.Less(t, score, int32(Never/2))
			return
		}
		feasible++
		assert.Equal(t, top, score)
		got, ok := p.score(out, p.labels, 0, p.n)
		assert.True(t, ok, "%v is not allowed", out)
		assert.Equal(t, top, got, "score of %v", out)

		again := make([]uint8, p.n)
		viterbi(l, &p.trans, again)
		assert.Equal(t, out, again)
	})
	assert.Greater(t, feasible, 300)
}

func TestMaxMarginalsEqualEnumeration(t *testing.T) {
	eachProblem(t, func(t *testing.T, p *problem, l *Lattice) {
		top, with := p.best()
		got := l.MaxMarginals(&p.trans)
		require.Len(t, got, p.n*p.labels)
		if top == Never {
			return // nothing to fall short of
		}
		for i, row := range with {
			for y, s := range row {
				if s == Never {
					assert.Less(t, got[i*p.labels+y], int32(Never/2), "position %d, label %d", i, y)
					continue
				}
				assert.Equal(t, s-top, got[i*p.labels+y], "position %d, label %d", i, y)
			}
		}
	})
}

func TestThroughEqualsEnumeration(t *testing.T) {
	eachProblem(t, func(t *testing.T, p *problem, l *Lattice) {
		_, with := p.best()
		best := make([]uint8, p.n)
		viterbi(l, &p.trans, best)
		for i, row := range with {
			for y, top := range row {
				if top == Never {
					continue
				}
				out := make([]uint8, p.n)
				l.Through(&p.trans, i, y, best, out)
				assert.Equal(t, uint8(y), out[i])
				got, ok := p.score(out, p.labels, 0, p.n)
				assert.True(t, ok, "%v is not allowed", out)
				assert.Equal(t, top, got, "score of %v with label %d at %d", out, y, i)
			}
		}
	})
}

func TestBestEqualsEnumeration(t *testing.T) {
	eachProblem(t, func(t *testing.T, p *problem, l *Lattice) {
		l.MaxMarginals(&p.trans)
		for i := 1; i < p.n; i++ {
			for from := range p.labels {
				want, top := -1, int32(Never)
				sequences(p.n-i, p.labels, func(tail []uint8) {
					seq := append(make([]uint8, i, p.n), tail...)
					if s, ok := p.score(seq, from, i, p.n); ok && s > top {
						want, top = int(seq[i]), s
					}
				})
				if want >= 0 {
					assert.Equal(t, want, l.Best(&p.trans, i, from), "position %d behind %d", i, from)
				}
			}
		}
	})
}

func TestLattices(t *testing.T) {
	never := int32(Never)
	tests := []struct {
		name   string
		labels int
		trans  []int32 // the last row is the start
		emit   [][]int32
		want   []uint8
		score  int32
	}{
		{"empty", 2, make([]int32, 6), nil, []uint8{}, 0},
		{"ties go to the smaller label", 3, make([]int32, 12), [][]int32{{0, 0, 0}, {0, 1, 1}}, []uint8{0, 1}, 1},
		{"start", 2, []int32{0, 0, 0, 0, 0, 5}, [][]int32{{3, 0}}, []uint8{1}, 5},
		{"start forbidden", 2, []int32{0, 0, 0, 0, 0, never}, [][]int32{{0, 99}}, []uint8{0}, 0},
		{"inside needs a beginning", 2, []int32{0, never, 0, 0, 0, 0}, [][]int32{{1, 0}, {0, 3}}, []uint8{1, 1}, 3},
		{"one label", 1, []int32{2, 7}, [][]int32{{1}, {1}}, []uint8{0, 0}, 11},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var l Lattice
			l.Reset(len(tt.emit), tt.labels)
			for i, row := range tt.emit {
				copy(l.At(i), row)
			}
			out := make([]uint8, len(tt.emit))
			score := viterbi(&l, &Transitions{Labels: tt.labels, Scores: tt.trans}, out)
			assert.Equal(t, tt.want, out)
			assert.Equal(t, tt.score, score)
		})
	}
}

// TestLongLattice adds up what is not allowed over a long sequence, where it
// could wrap round and look good.
func TestLongLattice(t *testing.T) {
	const n = 20_000
	var l Lattice
	l.Reset(n, 2)
	for i := range n {
		l.At(i)[0] = -1000
		l.Fix(i, 1)
	}
	trans := Transitions{Labels: 2, Scores: []int32{1, 1, 1, 1, 1, 1}}
	trans.Forbid(1, 0)
	out := make([]uint8, n)
	assert.Equal(t, int32(n), viterbi(&l, &trans, out))
	assert.Equal(t, slices.Repeat([]uint8{1}, n), out)
	short := l.MaxMarginals(&trans)
	for i := range n {
		require.Zero(t, short[2*i+1])
		require.Less(t, short[2*i], int32(Never/2))
	}
}

// TestImpossibleLongLattice must not wrap round into a score that looks good.
func TestImpossibleLongLattice(t *testing.T) {
	const n = 1001
	var l Lattice
	l.Reset(n, 2)
	for i := range n {
		l.Fix(i, 0)
		l.Fix(i, 1)
	}
	trans := Transitions{Labels: 2, Scores: make([]int32, 6)}
	out := make([]uint8, n)
	assert.Less(t, viterbi(&l, &trans, out), int32(Never/2))
	for i, s := range l.MaxMarginals(&trans) {
		require.LessOrEqual(t, s, int32(0), "cell %d", i)
	}
}

func TestResetForgets(t *testing.T) {
	var l Lattice
	l.Reset(3, 2)
	copy(l.At(1), []int32{5, 6})
	l.Fix(2, 1)
	l.Reset(2, 3)
	for i := range 2 {
		assert.Equal(t, []int32{0, 0, 0}, l.At(i))
	}
	assert.Nil(t, func() []int32 {
		l.Reset(0, 3)
		return l.MaxMarginals(&Transitions{Labels: 3, Scores: make([]int32, 12)})
	}())
}

// randomChain makes weights of a chain, and the features they belong to.
func randomChain(features, labels int, seed uint64) ([]uint64, *ChainWeights) {
	rng := rand.New(rand.NewPCG(seed, 6))
	w := &ChainWeights{
		Labels:      labels,
		Emit:        make([]float32, features*labels),
		Transitions: make([]float32, (labels+1)*labels),
		Forbidden:   make([]bool, (labels+1)*labels),
	}
	keys := make([]uint64, features)
	for i := range keys {
		keys[i] = Mix(seed, uint64(i))
	}
	for i := range w.Emit {
		w.Emit[i] = float32(2*rng.Float64() - 1)
	}
	for i := range w.Transitions {
		w.Transitions[i] = float32(16*rng.Float64() - 8) // more than maxAbs: they have two digits
	}
	return keys, w
}

func TestChainRoundTrip(t *testing.T) {
	const maxAbs = 1.0
	for _, labels := range []int{2, 3, 5, 7} {
		t.Run(fmt.Sprintf("%d labels", labels), func(t *testing.T) {
			keys, w := randomChain(50, labels, uint64(labels))
			data, err := w.Encode(keys, maxAbs, 0)
			require.NoError(t, err)
			c, err := DecodeChain(string(data), labels, [][2]int{{0, 1}, {labels, 1}})
			require.NoError(t, err)
			assert.Equal(t, labels, c.Labels)
			assert.InDelta(t, 127/maxAbs, c.Scale(), 1e-3)
			for from := range labels + 1 {
				for to := range labels {
					got := c.Scores[from*labels+to]
					if to == 1 && (from == 0 || from == labels) {
						assert.Equal(t, int32(Never), got)
						continue
					}
					assert.InDelta(t, float64(w.Transitions[from*labels+to])*c.Scale(), float64(got), 0.51, "from %d to %d", from, to)
				}
			}
			for id, key := range keys {
				scores := make([]int32, labels)
				c.Emit(new(Scratch), scores, []uint64{key})
				for y, got := range scores {
					want := float64(w.Emit[id*labels+y] - w.Emit[id*labels])
					assert.InDelta(t, min(127, max(-127, want*c.Scale())), float64(got), 0.51, "feature %d, label %d", id, y)
				}
			}
			scores := make([]int32, labels)
			c.Emit(new(Scratch), scores, keys)
			for y, got := range scores {
				sum := 0.0
				for id := range keys {
					sum += max(-maxAbs, min(maxAbs, float64(w.Emit[id*labels+y]-w.Emit[id*labels])))
				}
				assert.InDelta(t, sum*c.Scale(), float64(got), 0.51*float64(len(keys)), "label %d", y)
			}
		})
	}
}

func TestChainDropsWeakFeatures(t *testing.T) {
	w := &ChainWeights{Labels: 3, Emit: []float32{0, 0.04, -0.03, 0, 0.04, -0.5}, Transitions: make([]float32, 12)}
	keys := []uint64{Mix(1, 1), Mix(1, 2)}
	data, err := w.Encode(keys, 1, 0.05)
	require.NoError(t, err)
	c, err := DecodeChain(string(data), 3, nil)
	require.NoError(t, err)
	weak, strong := make([]int32, 3), make([]int32, 3)
	c.Emit(new(Scratch), weak, keys[:1])
	c.Emit(new(Scratch), strong, keys[1:])
	assert.Equal(t, []int32{0, 0, 0}, weak)
	assert.Equal(t, []int32{0, 5, int32(math.Round(-0.5 * 127))}, strong, "the weak weight of a strong feature stays")
}
