package linear

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
)

// Chain is a trained sequence model. It is read-only and safe for concurrent
// use.
type Chain struct {
	Transitions
	table *Table
}

// DecodeChain reads a chain that fills data: a table with that number of labels,
// then the scores of the transitions, 4 bytes each and little-endian, and their
// CRC-32C. The pairs of labels in forbid cannot follow one another; in the place of
// the first label, the number of labels stands for the start.
func DecodeChain(data string, labels int, forbid [][2]int) (*Chain, error) {
	t, rest, err := DecodeNext(data)
	if err != nil {
		return nil, err
	}
	if t.Labels() != labels {
		return nil, fmt.Errorf("linear: chain of %d labels, want %d", t.Labels(), labels)
	}
	c := &Chain{Transitions{Labels: labels, Scores: make([]int32, (labels+1)*labels)}, t}
	if want := 4*len(c.Scores) + 4; len(rest) != want {
		return nil, fmt.Errorf("linear: transitions of %d bytes, want %d", len(rest), want)
	}
	b := []byte(rest)
	end := len(b) - 4
	if got, want := crc32.Checksum(b[:end], castagnoli), binary.LittleEndian.Uint32(b[end:]); got != want {
		return nil, fmt.Errorf("linear: transitions are damaged: checksum %08x, want %08x", got, want)
	}
	for i := range c.Scores {
		c.Scores[i] = clamp(int32(binary.LittleEndian.Uint32(b[4*i:])))
	}
	for _, p := range forbid {
		c.Forbid(p[0], p[1])
	}
	c.turn()
	return c, nil
}

// Emit adds the scores of a position's features to a row of a Lattice.
func (c *Chain) Emit(s *Scratch, scores []int32, features []uint64) {
	c.table.AddAll(s, scores, features)
}

// Features is the number of features that have weights.
func (c *Chain) Features() int { return c.table.Features() }

// Scale is what one unit of the trained weights has become.
func (c *Chain) Scale() float64 { return c.table.Scale() }

// Encode makes whole numbers of the weights: maxAbs becomes 127. Features of which
// no weight reaches least are dropped. keys are the features by id.
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
	data, err := Encode(out, Format{Labels: L, MaxAbs: maxAbs})
	if err != nil {
		return nil, err
	}
	start := len(data)
	for _, v := range w.Transitions {
		q := max(Never, min(-Never, math.Round(float64(v)*127/maxAbs)))
		data = binary.LittleEndian.AppendUint32(data, uint32(int32(q)))
	}
	return binary.LittleEndian.AppendUint32(data, crc32.Checksum(data[start:], castagnoli)), nil
}
