package linear

import (
	"math"
	"math/rand/v2"
)

// Glance says when the first few features of a decision are enough. Most
// decisions are easy, and looking features up is what deciding costs. So the
// features come in an order, those of a glance first, and the others are looked
// up only where no label leads clearly after these (Strubell, Vilnis, Silverstein
// and McCallum 2015, "Learning Dynamic Feature Selection for Fast Sequential
// Prediction"). Three in five decisions end there.
type Glance struct {
	Features int   // how many the glance has
	Lead     int32 // how much more the best label must score than the next
}

// Choose adds the weights of as many features as it takes to scores and returns
// the best label, the first of equals. The scores may begin with what a label
// has for or against it, Never for one that cannot be.
func (t *Table) Choose(s *Scratch, scores []int32, features []uint64, g Glance) int {
	t.AddAll(s, scores, features[:g.Features])
	best, lead := Best(scores)
	if lead >= g.Lead {
		return best
	}
	t.AddAll(s, scores, features[g.Features:])
	best, _ = Best(scores)
	return best
}

// Best is the label with the highest score, the first of equals, and how much
// more that is than the next.
func Best(scores []int32) (best int, lead int32) {
	// Which label is ahead changes too often for a branch to be guessed. So each
	// score has its label below it, the first label highest.
	first, second := int64(math.MinInt64), int64(2*Never)<<8
	for y, s := range scores {
		x := int64(s)<<8 | int64(^uint8(y))
		second = max(second, min(first, x))
		first = max(first, x)
	}
	return int(^uint8(first)), int32(first>>8) - int32(second>>8)
}

// alone is in how many of a hundred examples a glance learns to do without the
// rest. It made the parser better besides: weights that must stand alone lean
// less on one another.
const alone = 35

// Practise returns the features of an example to train on: by chance all of them,
// or those of the glance alone.
func (g Glance) Practise(features []uint64, rng *rand.Rand) []uint64 {
	if rng.IntN(100) < alone {
		return features[:g.Features]
	}
	return features
}
