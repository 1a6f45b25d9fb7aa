package linear

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// choiceOf is a choice of candidates given by their features.
func choiceOf(right int, candidates ...[]uint32) Choice {
	c := Choice{Offsets: []int32{0}}
	for i, f := range candidates {
		c.Features = append(c.Features, f...)
		c.Offsets = append(c.Offsets, int32(len(c.Features)))
		c.Right = append(c.Right, i == right)
	}
	return c
}

func TestRankLossByHand(t *testing.T) {
	// Scores 1, 2 and 0: e^2 of e^1 + e^2 + e^0.
	f := rankFitter{w: []float32{1, 2}}
	c := choiceOf(1, []uint32{0}, []uint32{1}, nil)
	assert.InDelta(t, math.Log(math.E+math.E*math.E+1)-2, f.loss(&c), 1e-9)
	// Two right ones count together.
	c.Right[0] = true
	assert.InDelta(t, -math.Log((math.E+math.E*math.E)/(math.E+math.E*math.E+1)), f.loss(&c), 1e-9)
	// Of none, nothing can be learned.
	c.Right[0], c.Right[1] = false, false
	assert.Zero(t, f.step(&c))
	assert.Equal(t, []float32{1, 2}, f.w)
}

func TestRankGradient(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	const features = 6
	c := choiceOf(1, []uint32{0, 1}, []uint32{1, 2, 3}, []uint32{4}, []uint32{5, 0})
	c.Right[3] = true
	f := rankFitter{w: make([]float32, features)}
	for i := range f.w {
		f.w[i] = rng.Float32() - 0.5
	}
	f.loss(&c)
	want := make([]float64, features)
	for i := range c.Right {
		for _, id := range c.Features[c.Offsets[i]:c.Offsets[i+1]] {
			want[id] += f.p[i] - f.q[i]
		}
	}
	const h = 1e-2
	for id := range features {
		was := f.w[id]
		f.w[id] = was + h
		up := f.loss(&c)
		f.w[id] = was - h
		down := f.loss(&c)
		f.w[id] = was
		assert.InDelta(t, want[id], (up-down)/(2*h), 1e-4, "feature %d", id)
	}
}

// nearest makes choices in which feature 0 of two is always right, and some
// noise.
func nearest(n int) []Choice {
	rng := rand.New(rand.NewPCG(3, 4))
	var out []Choice
	for range n {
		right := rng.IntN(3)
		var cands [3][]uint32
		for i := range cands {
			cands[i] = []uint32{1, uint32(2 + rng.IntN(4))}
			if i == right && rng.IntN(10) > 0 {
				cands[i][0] = 0
			}
		}
		out = append(out, choiceOf(right, cands[:]...))
	}
	return out
}

func TestFitRank(t *testing.T) {
	o := RankOptions{Epochs: 10, Rate: 0.1, Drop: 0.2, Decay: 1e-4, Runs: 2, Seed: 1}
	w := FitRank(nearest(300), 6, o)
	assert.Greater(t, w[0], w[1]+1)
	assert.Equal(t, w, FitRank(nearest(300), 6, o), "the same weights each time")

	keys := make([]uint64, len(w))
	for i := range keys {
		keys[i] = Mix(uint64(i), 7)
	}
	steps := []Step{{0, 300}, {40000, 900}}
	data, err := EncodeRanker(keys, w, 4, 0.01, steps)
	require.NoError(t, err)
	r, rest, err := DecodeRanker(string(data) + "more")
	require.NoError(t, err)
	assert.Equal(t, "more", rest)
	assert.Positive(t, r.Features())
	// Shares are the softmax of the trained weights but for rounding.
	scores := []int32{r.Score([]uint64{keys[0], keys[2]}), r.Score([]uint64{keys[1], keys[3]}), r.Score(nil)}
	a, b := math.Exp(float64(w[0]+w[2])), math.Exp(float64(w[1]+w[3]))
	best := r.Shares(scores)
	assert.Equal(t, 0, best)
	assert.InDelta(t, a/(a+b+1), float64(scores[0])/One, 0.02)
	assert.InDelta(t, b/(a+b+1), float64(scores[1])/One, 0.02)
	assert.Equal(t, int32(900), r.Mille(50000))
	assert.Equal(t, int32(900), r.Mille(40000))
	assert.Equal(t, int32(600), r.Mille(20000), "half way")
	assert.Equal(t, int32(300), r.Mille(0))

	plain, err := EncodeRanker(keys, w, 4, 0.01, nil)
	require.NoError(t, err)
	assert.Equal(t, data, WithSteps(plain, steps))

	for cut := range len(data) {
		_, _, err := DecodeRanker(string(data[:cut]))
		require.Error(t, err, "cut at %d", cut)
	}
	damaged := append([]byte(nil), data...)
	damaged[len(damaged)-6]++
	_, _, err = DecodeRanker(string(damaged))
	assert.ErrorContains(t, err, "damaged")
}

func TestRankerWithoutChoice(t *testing.T) {
	data, err := EncodeRanker(nil, nil, 4, 0, nil)
	require.NoError(t, err)
	r, _, err := DecodeRanker(string(data))
	require.NoError(t, err)
	assert.Equal(t, -1, r.Shares(nil))
	one := []int32{-12}
	assert.Equal(t, 0, r.Shares(one))
	assert.Equal(t, int32(One), one[0], "an only candidate is certain")
	far := []int32{1 << 20, -1 << 20}
	assert.Equal(t, 0, r.Shares(far))
	assert.Equal(t, []int32{One, 0}, far)
	assert.Zero(t, r.Mille(One), "nothing is known without steps")
}

func TestScoreOfManyFeatures(t *testing.T) {
	keys := []uint64{Mix(1, 1), Mix(1, 2)}
	data, err := EncodeRanker(keys, []float32{1, -0.5}, 1, 0, nil)
	require.NoError(t, err)
	r, _, err := DecodeRanker(string(data))
	require.NoError(t, err)
	var many []uint64
	for range 300 {
		many = append(many, keys...)
	}
	assert.Equal(t, 300*r.Score(keys), r.Score(many))
}

func TestCalibrate(t *testing.T) {
	var outcomes []Outcome
	for i := range 100 {
		outcomes = append(outcomes,
			Outcome{int32(10000 + i), i%2 == 0},  // half are right
			Outcome{int32(60000 + i), i%10 != 0}, // nine in ten
			Outcome{int32(30000 + i), i%4 == 0})  // fewer than below: joined with them
	}
	steps := Calibrate(outcomes, 100)
	assert.Equal(t, []Step{{20049, 375}, {60049, 900}}, steps)
	assert.Empty(t, Calibrate(nil, 10))
	assert.Equal(t, []Step{{One - 1, 1000}}, Calibrate([]Outcome{{One, true}}, 10), "fewer than a group")
}

func TestPruneChoices(t *testing.T) {
	ix := NewFeatures()
	choices := make([]Choice, 2)
	choices[0].Add(ix, []uint64{10, 11}, true)
	choices[0].Add(ix, []uint64{12}, false)
	choices[1].Add(ix, []uint64{12, 10}, true)
	ix.PruneChoices(choices, 2)
	assert.Equal(t, []uint64{10, 12}, ix.Keys())
	assert.Equal(t, Choice{Features: []uint32{0, 1}, Offsets: []int32{0, 1, 2}, Right: []bool{true, false}}, choices[0])
	assert.Equal(t, Choice{Features: []uint32{1, 0}, Offsets: []int32{0, 2}, Right: []bool{true}}, choices[1])
}

func TestLeast(t *testing.T) {
	data := AppendLeast([]byte("ranker"), 460)[len("ranker"):]
	got, err := ReadLeast(string(data))
	require.NoError(t, err)
	assert.EqualValues(t, 460, got)
	for bit := range 8 * len(data) {
		damaged := slices.Clone(data)
		damaged[bit/8] ^= 1 << (bit % 8)
		_, err := ReadLeast(string(damaged))
		assert.Error(t, err, "bit %d", bit)
	}
	_, err = ReadLeast(string(data[:4]))
	assert.Error(t, err)
}
