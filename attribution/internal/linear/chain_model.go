package linear

import "math"

// Chain is a trained sequence model. It is read-only and safe for concurrent
// use.
type Chain struct {
	Transitions
	table *Table
}

// Transition weights are larger than what one row of a table holds, so they
// stand there as two digits.
const (
	transitionKey = 0x7472616e73697469
	digit         = 16
)

func transitionFeature(from, place int) uint64 {
	return Mix(Mix(transitionKey, uint64(place)), uint64(from))
}

// NewChain reads a chain from its table. Pairs of labels in forbid cannot
// follow one another; the number of labels stands for the start.
func NewChain(t *Table, forbid [][2]int) *Chain {
	L := t.Labels()
	c := &Chain{Transitions{L, make([]int32, (L+1)*L)}, t}
	for from := range L + 1 {
		row := c.Scores[from*L : (from+1)*L]
		t.Add(row, transitionFeature(from, 1))
		for y := range row {
			row[y] *= digit
		}
		t.Add(row, transitionFeature(from, 0))
	}
	for _, p := range forbid {
		c.Forbid(p[0], p[1])
	}
	return c
}

// Emit adds the scores of a position's features to a row of a Lattice.
func (c *Chain) Emit(scores []int32, features []uint64) {
	c.table.AddAll(scores, features)
}

// Scale is what one unit of the trained weights has become.
func (c *Chain) Scale() float64 { return c.table.Scale() }

// Encode quantises the weights: the weight maxAbs becomes 127, and features
// none of whose weights reaches least are dropped. keys are the features by id.
func (w *ChainWeights) Encode(keys []uint64, maxAbs, least float64) ([]byte, error) {
	L := w.Labels
	var out []Weight
	for id, key := range keys {
		row := w.Emit[id*L : id*L+L]
		top := 0.0
		for _, v := range row {
			top = max(top, math.Abs(float64(v)))
		}
		if top < least {
			continue
		}
		for y, v := range row {
			out = append(out, Weight{key, uint8(y), v})
		}
	}
	scale := 127 / maxAbs
	for from := range L + 1 {
		for y := range L {
			q := math.Round(float64(w.Transitions[from*L+y]) * scale)
			high := math.Round(q / digit)
			for place, d := range []float64{q - digit*high, high} {
				out = append(out, Weight{transitionFeature(from, place), uint8(y), float32(d / scale)})
			}
		}
	}
	return Encode(out, Format{Labels: L, Dense: true, MaxAbs: maxAbs})
}
