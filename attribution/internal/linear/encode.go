package linear

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
)

// Weight is a trained weight of one label for one feature.
type Weight struct {
	Feature uint64
	Label   uint8
	Value   float32
}

// Format says how weights become a table.
type Format struct {
	Labels int     // at most 17
	Scale  float64 // weights are multiplied by it and rounded; beyond ±127 they are cut. 0: so that MaxAbs becomes 127
	MaxAbs float64 // with Scale 0: the difference of two labels' weights that becomes 127; 0 is the largest there is
}

// load is how full the slots of an encoded table are, in percent. About one in
// a hundred features then finds no place; losing one in fourteen, with a window
// of two, cost a point of F.
const load = 62

// Encode writes weights as a table. The order of the weights does not matter,
// but for a label that a feature has twice: there the sum counts. What rounds
// to zero is left out, and so is the weakest of features that cannot all have
// a place. An error means that the weights do not fit the format.
func Encode(weights []Weight, f Format) ([]byte, error) {
	if f.Labels < 1 || f.Labels > mostLabels {
		return nil, fmt.Errorf("linear: a table of %d labels, can be 1 to %d", f.Labels, mostLabels)
	}
	scale, err := f.scale(weights)
	if err != nil {
		return nil, err
	}
	rows, err := quantise(weights, f.Labels, float64(scale)/65536, true)
	if err != nil {
		return nil, err
	}
	slots, features := place(rows)
	width := f.Labels - 1
	body := make([]byte, len(slots)*(2+width)+slack)
	prints, weightsOf := body[:2*len(slots)], body[2*len(slots):]
	for i, r := range slots {
		if r == nil {
			continue
		}
		binary.LittleEndian.PutUint16(prints[2*i:], uint16(fingerprint(r.feature)))
		for y := 1; y < f.Labels; y++ {
			weightsOf[i*width+y-1] = byte(r.weights[y] + bias)
		}
	}
	h := header{
		width: uint8(width), labels: uint16(f.Labels), scale: scale,
		features: uint32(features), slots: uint32(len(slots)), home: uint32(len(slots) - window + 1),
	}
	return h.append(tableMagic, body), nil
}

func (f Format) scale(weights []Weight) (uint32, error) {
	scale := f.Scale
	if scale == 0 {
		top := f.MaxAbs
		if top == 0 {
			for _, w := range weights {
				top = max(top, math.Abs(float64(w.Value)))
			}
		}
		if top == 0 {
			top = 1
		}
		scale = 127 / top
	}
	fixed := math.Round(scale * 65536)
	if !(fixed >= 1 && fixed <= math.MaxUint32) {
		return 0, fmt.Errorf("linear: scale %g is out of range", scale)
	}
	return uint32(fixed), nil
}

// row is a feature with its weights as whole numbers.
type row struct {
	feature uint64
	weights []int32
}

// quantise gathers the weights of each feature, in order of the features; of
// relative ones the weight of label 0 is taken off first. Rows of zeros are left
// out.
func quantise(weights []Weight, labels int, scale float64, relative bool) ([]row, error) {
	weights = slices.Clone(weights)
	slices.SortStableFunc(weights, func(a, b Weight) int {
		return cmp.Or(cmp.Compare(a.Feature, b.Feature), cmp.Compare(a.Label, b.Label))
	})
	var rows []row
	for len(weights) > 0 {
		feature := weights[0].Feature
		r := row{feature, make([]int32, labels)}
		sums := make([]float64, labels)
		for ; len(weights) > 0 && weights[0].Feature == feature; weights = weights[1:] {
			if int(weights[0].Label) >= labels {
				return nil, fmt.Errorf("linear: label %d of %d", weights[0].Label, labels)
			}
			sums[weights[0].Label] += float64(weights[0].Value)
		}
		some, base := false, 0.0
		if relative {
			base = sums[0]
		}
		for y, sum := range sums {
			if math.IsNaN(sum) {
				return nil, fmt.Errorf("linear: a weight of feature %016x is no number", feature)
			}
			sum -= base
			r.weights[y] = int32(max(-127, min(127, math.Round(sum*scale))))
			some = some || r.weights[y] != 0
		}
		if some {
			rows = append(rows, r)
		}
	}
	return rows, nil
}

// size is how large the weights of a row are together.
func (r *row) size() (sum int32) {
	for _, w := range r.weights {
		sum += max(w, -w)
	}
	return sum
}

// place puts rows into slots, the strongest first.
func place(rows []row) (slots []*row, features int) {
	p := placement{homes: len(rows)*100/load + 256}
	p.slots = make([]*row, p.homes+window-1)
	p.tried = make([]int, len(p.slots))
	order := make([]*row, len(rows))
	for i := range rows {
		order[i] = &rows[i]
	}
	slices.SortStableFunc(order, func(a, b *row) int { return cmp.Compare(b.size(), a.size()) })
	for _, r := range order {
		p.round++
		if !p.alike(r) && p.put(r, p.home(r)) {
			features++
		}
	}
	return p.slots, features
}

// placement is a table being filled.
type placement struct {
	slots []*row
	homes int
	tried []int // the round in which the resident of a slot was last asked to move
	round int
}

func (p *placement) home(r *row) int { return int((r.feature >> 32) * uint64(p.homes) >> 32) }

// alike reports whether a row near by could be taken for r, or r for it,
// wherever in their windows they come to live.
func (p *placement) alike(r *row) bool {
	home := p.home(r)
	for _, q := range p.slots[max(0, home-window+1):min(len(p.slots), home+2*window-1)] {
		if q != nil && fingerprint(q.feature) == fingerprint(r.feature) {
			return true
		}
	}
	return false
}

// put gives a row a slot of its window at from or behind. Where all are taken it
// moves one who lives there further on, who may move another. Slots before from
// stay full: whoever leaves one leaves it to another. A resident who could not
// move once in a round cannot move later in it.
func (p *placement) put(r *row, from int) bool {
	end := p.home(r) + window
	for at := from; at < end; at++ {
		if p.slots[at] == nil {
			p.slots[at] = r
			return true
		}
	}
	for at := end - 1; at >= from; at-- {
		if p.tried[at] == p.round {
			continue
		}
		p.tried[at] = p.round
		if p.put(p.slots[at], at+1) {
			p.slots[at] = r
			return true
		}
	}
	return false
}
