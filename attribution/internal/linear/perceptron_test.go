package linear

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// train shows the trainer examples whose label is the parity of two bits, with
// a feature for the pair, and rare features of no use.
func trainParity(p *Perceptron) {
	features := func(i int) []uint64 {
		a, b := uint64(i&1), uint64(i>>1&1)
		return []uint64{Mix(1, a), Mix(2, b), Mix(3, a<<1|b), Mix(4, uint64(i))}
	}
	for i := range 100 {
		p.Count(features(i))
	}
	for i := range 100 {
		f := features(i)
		scores := make([]int32, 2)
		p.Score(scores, f)
		right := (i ^ i>>1) & 1
		if scores[right] <= scores[1-right] {
			p.Update(f, right, 1-right)
		} else {
			p.Step()
		}
	}
}

func TestPerceptronLearns(t *testing.T) {
	p := NewPerceptron(2, 2)
	trainParity(p)
	weights := p.Average(0)
	require.NotEmpty(t, weights)
	for _, w := range weights {
		for i := range 100 {
			assert.NotEqual(t, Mix(4, uint64(i)), w.Feature, "a feature seen once has no weight")
		}
	}
	table := encoded(t, weights, Format{Labels: 2})
	for i := range 4 {
		a, b := uint64(i&1), uint64(i>>1&1)
		scores := make([]int32, 2)
		table.AddAll(new(Scratch), scores, []uint64{Mix(1, a), Mix(2, b), Mix(3, a<<1|b)})
		right := (i ^ i>>1) & 1
		assert.Greater(t, scores[right], scores[1-right], "bits %02b", i)
	}
}

func TestPerceptronAverages(t *testing.T) {
	p := NewPerceptron(2, 0)
	f := []uint64{Mix(1, 1)}
	scores := make([]int32, 2)
	p.Score(scores, f)
	p.Update(f, 1, 0) // +1 from the first step on
	p.Step()
	p.Score(scores, f)
	p.Update(f, 0, 1) // back to 0 from the third step on
	// The weight of label 1 was 1 after two of the three steps, before a fourth that counts too.
	got := p.Average(0)
	assert.Equal(t, []Weight{{f[0], 0, -0.5}, {f[0], 1, 0.5}}, got)
}

func TestPerceptronIsDeterministic(t *testing.T) {
	a, b := NewPerceptron(2, 1), NewPerceptron(2, 1)
	trainParity(a)
	trainParity(b)
	assert.Equal(t, a.Average(0), b.Average(0))
}

func TestFeatureTwiceInOneExample(t *testing.T) {
	p := NewPerceptron(2, 0)
	f := []uint64{Mix(1, 1), Mix(1, 1)}
	scores := make([]int32, 2)
	p.Score(scores, f)
	p.Update(f, 1, 0)
	p.Score(scores, f)
	assert.Equal(t, []int32{-4, 4}, scores)
}

func TestStrongest(t *testing.T) {
	weights := []Weight{{1, 0, 1}, {1, 1, -1}, {2, 0, 1.5}, {3, 1, -4}, {4, 0, 2}}
	assert.Equal(t, []Weight{{1, 0, 1}, {1, 1, -1}, {3, 1, -4}}, Strongest(weights, 2), "of equals the smaller hash")
	assert.Equal(t, weights, Strongest(weights, 4))
	assert.Empty(t, Strongest(weights, 0))
}

func TestMean(t *testing.T) {
	a := []Weight{{1, 0, 3}, {1, 2, -1}, {4, 0, 2}}
	b := []Weight{{1, 0, 1}, {2, 0, 5}, {4, 0, -2}}
	assert.Equal(t, []Weight{{1, 0, 2}, {1, 2, -0.5}, {2, 0, 2.5}}, Mean([][]Weight{a, b}, 0.1))
	assert.Equal(t, []Weight{{1, 0, 2}, {2, 0, 2.5}}, Mean([][]Weight{a, b}, 1))
	assert.Empty(t, Mean(nil, 0))
}

func TestPerceptronAgain(t *testing.T) {
	p := NewPerceptron(2, 1)
	f := []uint64{7 << 60}
	p.Count(f)
	learn := func(p *Perceptron) []Weight {
		var scores [2]int32
		p.Score(scores[:], f)
		p.Update(f, 1, 0)
		return p.Average(0)
	}
	first := learn(p)
	assert.NotEmpty(t, first)
	assert.Equal(t, first, learn(p.Again()))
}
