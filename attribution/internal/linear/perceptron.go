package linear

import (
	"cmp"
	"math"
	"slices"
)

// Perceptron trains a greedy classifier: an averaged multiclass perceptron in
// integers, so that the same examples in the same order give the same weights
// everywhere. It is not safe for concurrent use.
type Perceptron struct {
	labels int
	least  uint8
	counts []uint8 // sketch of how often features were counted, by their upper bits
	index  featureIndex
	rows   [][]perceptronWeight
	step   int64
	closed bool    // no further feature gets weights
	found  []int32 // scratch: rows of the features scored last
}

// perceptronWeight keeps beside the weight the sum of its changes, each times
// the step it happened in: from both the average over all steps follows.
type perceptronWeight struct {
	label uint8
	value int32
	timed int64
}

const sketchBits = 24

// NewPerceptron returns a trainer for labels 0 to labels-1. Features that were
// counted less than least times get no weights.
func NewPerceptron(labels int, least uint8) *Perceptron {
	return &Perceptron{labels: labels, least: least, counts: make([]uint8, 1<<sketchBits)}
}

// Again returns a trainer that has learned nothing; it shares the counts of p.
func (p *Perceptron) Again() *Perceptron {
	return &Perceptron{labels: p.labels, least: p.least, counts: p.counts}
}

// Count counts features before the training begins, up to 255 times each. Features
// whose upper 24 bits are the same share a counter.
func (p *Perceptron) Count(features []uint64) {
	for _, f := range features {
		if c := &p.counts[f>>(64-sketchBits)]; *c < 255 {
			*c++
		}
	}
}

// Score adds to scores the present weights of the features.
func (p *Perceptron) Score(scores []int32, features []uint64) {
	p.found = p.found[:0]
	for _, f := range features {
		row := p.index.find(f)
		p.found = append(p.found, row)
		if row < 0 {
			continue
		}
		for _, w := range p.rows[row] {
			scores[w.label] += w.value
		}
	}
}

// Step ends an example without a change.
func (p *Perceptron) Step() { p.step++ }

// Update ends an example: it moves weights from the wrong label to the right
// one. The features must be those of the last call of Score.
func (p *Perceptron) Update(features []uint64, right, wrong int) {
	p.step++
	for i, f := range features {
		if p.counts[f>>(64-sketchBits)] < p.least {
			continue
		}
		row := p.found[i]
		if row < 0 {
			if p.closed {
				continue
			}
			// The feature may be there twice, so look again.
			if row = p.index.insert(f); int(row) == len(p.rows) {
				p.rows = append(p.rows, nil)
			}
		}
		p.change(row, uint8(right), 1)
		p.change(row, uint8(wrong), -1)
	}
}

func (p *Perceptron) change(row int32, label uint8, by int32) {
	weights := p.rows[row]
	for i := range weights {
		if w := &weights[i]; w.label == label {
			w.value += by
			w.timed += int64(by) * p.step
			return
		}
	}
	p.rows[row] = append(weights, perceptronWeight{label, by, int64(by) * p.step})
}

// Average returns the weights averaged over all steps. Weights below least in
// absolute value are left out.
func (p *Perceptron) Average(least float64) []Weight {
	var out []Weight
	for _, slot := range p.index.slots {
		if slot.row == 0 {
			continue
		}
		for _, w := range p.rows[slot.row-1] {
			average := float64(w.value) - float64(w.timed)/float64(p.step+1)
			if average >= least || average <= -least && average != 0 {
				out = append(out, Weight{slot.feature, w.label, float32(average)})
			}
		}
	}
	slices.SortFunc(out, func(a, b Weight) int {
		return cmp.Or(cmp.Compare(a.Feature, b.Feature), cmp.Compare(a.Label, b.Label))
	})
	return out
}

// Mean returns the mean of the weights that several trainings gave; those below
// least in absolute value are left out.
func Mean(trainings [][]Weight, least float64) []Weight {
	all := slices.Concat(trainings...)
	slices.SortStableFunc(all, func(a, b Weight) int {
		return cmp.Or(cmp.Compare(a.Feature, b.Feature), cmp.Compare(a.Label, b.Label))
	})
	out := all[:0]
	for i := 0; i < len(all); {
		w, sum := all[i], 0.0
		for ; i < len(all) && all[i].Feature == w.Feature && all[i].Label == w.Label; i++ {
			sum += float64(all[i].Value)
		}
		if mean := sum / float64(len(trainings)); mean != 0 && math.Abs(mean) >= least {
			out = append(out, Weight{w.Feature, w.Label, float32(mean)})
		}
	}
	return out
}

// Strongest keeps the weights of the n features that have the largest sums of
// absolute weights; of equals those with the smaller hash. The weights must be
// in order of their features, as Average gives them, and stay so.
func Strongest(weights []Weight, n int) []Weight {
	type strength struct {
		at, end int
		sum     float64
	}
	var features []strength
	for i, w := range weights {
		if i == 0 || w.Feature != weights[i-1].Feature {
			features = append(features, strength{at: i})
		}
		f := &features[len(features)-1]
		f.end = i + 1
		f.sum += math.Abs(float64(w.Value))
	}
	if len(features) <= n {
		return weights
	}
	slices.SortStableFunc(features, func(a, b strength) int { return cmp.Compare(b.sum, a.sum) })
	features = features[:n]
	slices.SortFunc(features, func(a, b strength) int { return cmp.Compare(a.at, b.at) })
	var out []Weight
	for _, f := range features {
		out = append(out, weights[f.at:f.end]...)
	}
	return out
}

// Keep goes on with these features alone, the weights that they have now, and
// an average that begins anew. What a small table cannot hold is so left out
// before the end, and the rest learns to do without.
func (p *Perceptron) Keep(features []Weight) {
	var index featureIndex
	var rows [][]perceptronWeight
	for _, w := range features {
		if row := index.insert(w.Feature); int(row) == len(rows) {
			old := p.rows[p.index.find(w.Feature)]
			for i := range old {
				old[i].timed = 0
			}
			rows = append(rows, old)
		}
	}
	p.index, p.rows, p.step, p.closed = index, rows, 0, true
}

// featureIndex numbers features from 0 in order of insertion.
type featureIndex struct {
	slots []featureSlot
	n     int
}

type featureSlot struct {
	feature uint64
	row     int32 // 1 + the number; 0 is a free slot
}

func (x *featureIndex) slot(feature uint64) *featureSlot {
	mask := uint64(len(x.slots) - 1)
	for at := feature & mask; ; at = (at + 1) & mask {
		if s := &x.slots[at]; s.row == 0 || s.feature == feature {
			return s
		}
	}
}

// find returns the number of a feature, -1 if it has none.
func (x *featureIndex) find(feature uint64) int32 {
	if x.n == 0 {
		return -1
	}
	return x.slot(feature).row - 1
}

// insert returns the number of a feature and gives it one if it has none.
func (x *featureIndex) insert(feature uint64) int32 {
	if 2*(x.n+1) > len(x.slots) {
		old := x.slots
		x.slots = make([]featureSlot, max(1024, 2*len(old)))
		for _, s := range old {
			if s.row != 0 {
				*x.slot(s.feature) = s
			}
		}
	}
	s := x.slot(feature)
	if s.row == 0 {
		x.n++
		*s = featureSlot{feature, int32(x.n)}
	}
	return s.row - 1
}
