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
	Labels int
	Dense  bool    // a weight for every label in every row: for few labels
	Scale  float64 // weights are multiplied by it and rounded; beyond ±127 they are cut. 0: so that MaxAbs becomes 127
	MaxAbs float64 // with Scale 0: the weight that becomes 127; 0 is the largest there is
}

// load is how full the slots of an encoded table are, in percent. Fuller ones
// are smaller and slower.
const load = 60

// Encode writes weights as a table. The order of the weights does not matter,
// but for a label that a feature has twice: there the sum counts. What rounds
// to zero is left out. An error means that the weights do not fit the format.
func Encode(weights []Weight, f Format) ([]byte, error) {
	if f.Labels < 1 || f.Labels > maxLabels {
		return nil, fmt.Errorf("linear: a table of %d labels, can be 1 to %d", f.Labels, maxLabels)
	}
	scale, err := f.scale(weights)
	if err != nil {
		return nil, err
	}
	rows, err := quantise(weights, f, float64(scale)/65536)
	if err != nil {
		return nil, err
	}
	shape := f.shape()
	pool, err := layRows(rows, shape)
	if err != nil {
		return nil, err
	}
	slots, home, features := placeRows(rows, shiftOf(shape, len(pool)))

	out := append([]byte(magic), shape)
	le := binary.LittleEndian
	out = le.AppendUint16(out, uint16(f.Labels))
	out = le.AppendUint32(out, scale)
	out = le.AppendUint32(out, uint32(features))
	out = le.AppendUint32(out, uint32(len(slots)))
	out = le.AppendUint32(out, uint32(home))
	out = le.AppendUint32(out, uint32(len(pool)))
	out = le.AppendUint32(out, 0)
	for _, s := range slots {
		out = le.AppendUint32(out, s)
	}
	out = append(out, pool...)
	le.PutUint32(out[headerSize-4:], checksum(string(out)))
	return out, nil
}

func (f Format) shape() byte {
	switch {
	case f.Dense && f.Labels == 2:
		return shapeInline
	case f.Dense:
		return shapeDense
	}
	return shapeSparse
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

type quantRow struct {
	feature uint64
	norm    int    // sum of the absolute weights
	data    string // as in the pool
	at      uint32
}

// quantise gathers the weights of each feature into a row, in order of the
// features.
func quantise(weights []Weight, f Format, scale float64) ([]quantRow, error) {
	weights = slices.Clone(weights)
	slices.SortStableFunc(weights, func(a, b Weight) int {
		return cmp.Or(cmp.Compare(a.Feature, b.Feature), cmp.Compare(a.Label, b.Label))
	})
	var rows []quantRow
	var row []byte
	for len(weights) > 0 {
		feature := weights[0].Feature
		norm := 0
		row = row[:0]
		if f.Dense {
			row = append(row, make([]byte, f.Labels)...)
		} else {
			row = append(row, 0)
		}
		for len(weights) > 0 && weights[0].Feature == feature {
			label, sum := weights[0].Label, 0.0
			for len(weights) > 0 && weights[0].Feature == feature && weights[0].Label == label {
				sum += float64(weights[0].Value)
				weights = weights[1:]
			}
			if int(label) >= f.Labels {
				return nil, fmt.Errorf("linear: label %d of %d", label, f.Labels)
			}
			if math.IsNaN(sum) {
				return nil, fmt.Errorf("linear: a weight of feature %016x is no number", feature)
			}
			q := int8(max(-127, min(127, math.Round(sum*scale))))
			if q == 0 {
				continue
			}
			norm += max(int(q), -int(q))
			if f.Dense {
				row[label] = byte(q)
			} else if row[0] < 255 {
				row[0]++
				row = append(row, label, byte(q))
			}
		}
		if norm > 0 {
			rows = append(rows, quantRow{feature: feature, norm: norm, data: string(row)})
		}
	}
	return rows, nil
}

// layRows writes the pool, equal rows once, and tells each row its place.
func layRows(rows []quantRow, shape byte) ([]byte, error) {
	if shape == shapeInline {
		for i := range rows {
			rows[i].at = uint32(rows[i].data[0]) | uint32(rows[i].data[1])<<8
		}
		return nil, nil
	}
	pool := []byte{0}
	places := make(map[string]uint32)
	for i := range rows {
		r := &rows[i]
		at, ok := places[r.data]
		if !ok {
			at = uint32(len(pool))
			places[r.data] = at
			pool = append(pool, r.data...)
			if len(pool) >= 1<<24 {
				return nil, fmt.Errorf("linear: weights take more than %d bytes", 1<<24)
			}
		}
		r.at = at
	}
	return pool, nil
}

// placeRows puts the rows into slots, strongest first: of two features that
// look the same to a search the weaker one is left out and takes the weights of
// the other.
func placeRows(rows []quantRow, shift uint8) (slots []uint32, home uint64, features int) {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b quantRow) int { return cmp.Compare(b.norm, a.norm) })
	home = uint64(len(rows))*100/load + 1
	slots = make([]uint32, home, home+64)
rows:
	for _, r := range rows {
		print := uint32(r.feature) >> shift
		at := (r.feature >> 32) * home >> 32
		for ; at < uint64(len(slots)) && slots[at] != 0; at++ {
			if slots[at]>>shift == print {
				continue rows
			}
		}
		if at == uint64(len(slots)) {
			slots = append(slots, 0)
		}
		slots[at] = print<<shift | r.at
		features++
	}
	return append(slots, 0), home, features
}
