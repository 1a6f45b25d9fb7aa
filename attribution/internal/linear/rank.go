package linear

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"sort"
)

// Ranker chooses among candidates: whom a pronoun means, which outlet carried a
// statement. Each candidate has features, each feature a weight, and the
// probability of a candidate is its share in the softmax over all of them
// (conditional log-linear ranking). "None of them" is a candidate like others,
// with features of its own, so that not to choose is learned too.
//
// Scores are sums of small integers, and the softmax is done in integers, so
// that every machine gives the same probabilities. A Ranker is read-only and
// safe for concurrent use.
type Ranker struct {
	table *Table
	fall  []uint32 // fall[d] is e^(-d/scale) in units of 1/One: what a score d below the best weighs
	steps []Step
}

// One is the probability 1 in the units of Shares.
const One = 1 << 16

// Step maps shares to confidences: of the choices with shares about Share,
// Mille thousandths are right.
type Step struct{ Share, Mille uint16 }

// DecodeRanker reads the ranker that data begins with and returns what follows
// it: a table of two labels; then, little-endian, the number of steps and the
// steps, two bytes a number; then their CRC-32C.
func DecodeRanker(data string) (r *Ranker, rest string, err error) {
	t, rest, err := DecodeNext(data)
	if err != nil {
		return nil, "", err
	}
	if t.Labels() != 2 {
		return nil, "", fmt.Errorf("linear: ranker of %d labels, want 2", t.Labels())
	}
	if t.Scale() > 1<<12 {
		return nil, "", fmt.Errorf("linear: ranker has a scale of %g", t.Scale())
	}
	if len(rest) < 2 {
		return nil, "", errors.New("linear: ranker is cut off before its steps")
	}
	n := int(rest[0]) | int(rest[1])<<8
	end := 2 + 4*n
	if len(rest) < end+4 {
		return nil, "", fmt.Errorf("linear: ranker of %d steps is cut off", n)
	}
	b := []byte(rest[:end+4])
	if got, want := crc32.Checksum(b[:end], castagnoli), binary.LittleEndian.Uint32(b[end:]); got != want {
		return nil, "", fmt.Errorf("linear: steps are damaged: checksum %08x, want %08x", got, want)
	}
	r = &Ranker{table: t, fall: fallOf(t.Scale())}
	for k := 2; k < end; k += 4 {
		s := Step{binary.LittleEndian.Uint16(b[k:]), binary.LittleEndian.Uint16(b[k+2:])}
		if s.Mille > 1000 || len(r.steps) > 0 && s.Share <= r.steps[len(r.steps)-1].Share {
			return nil, "", fmt.Errorf("linear: step %d is out of order or range", len(r.steps))
		}
		r.steps = append(r.steps, s)
	}
	return r, rest[end+4:], nil
}

// fallOf makes the table of Ranker.fall by repeated multiplication, so that
// only the one factor comes from a float.
func fallOf(scale float64) []uint32 {
	factor := uint64(math.Round(math.Exp(-1/scale) * (1 << 32)))
	var fall []uint32
	for w := uint64(One) << 16; w>>16 > 0; w = w * factor >> 32 {
		fall = append(fall, uint32(w>>16))
	}
	return append(fall, 0)
}

// Score adds up the weights of a candidate's features.
func (r *Ranker) Score(features []uint64) int32 { return r.ScoreWith(new(Scratch), features) }

// ScoreWith is Score with memory that the caller has.
func (r *Ranker) ScoreWith(s *Scratch, features []uint64) int32 {
	sum := int32(0)
	for len(features) > 0 {
		n := min(len(features), batch)
		sum += r.table.Sum(s, features[:n], 0)
		features = features[n:]
	}
	return sum
}

// Weight is the weight of one feature.
func (r *Ranker) Weight(feature uint64) int32 { return r.table.one(feature) }

// Shares overwrites the scores of all candidates of a choice by their
// probabilities, in units of 1/One, and returns the likeliest, the first of
// equals, or -1 of none.
func (r *Ranker) Shares(scores []int32) int {
	if len(scores) == 0 {
		return -1
	}
	first := int64(math.MinInt64) // the highest score, and below it how many candidates are behind
	for i, s := range scores {
		first = max(first, int64(s)<<32|int64(len(scores)-1-i))
	}
	best, top, sum := len(scores)-1-int(uint32(first)), first>>32, uint64(0)
	for i, s := range scores {
		w := r.fall[min(top-int64(s), int64(len(r.fall)-1))]
		scores[i] = int32(w)
		sum += uint64(w)
	}
	for i, w := range scores {
		scores[i] = int32(uint64(w) * One / sum)
	}
	return best
}

// Mille is how many of a thousand choices with that share are right: what lies
// between two steps is on the line between them.
func (r *Ranker) Mille(share int32) int32 {
	k := sort.Search(len(r.steps), func(k int) bool { return share < int32(r.steps[k].Share) })
	switch {
	case len(r.steps) == 0:
		return 0
	case k == 0:
		return int32(r.steps[0].Mille)
	case k == len(r.steps):
		return int32(r.steps[k-1].Mille)
	}
	a, b := r.steps[k-1], r.steps[k]
	return int32(a.Mille) + (int32(b.Mille)-int32(a.Mille))*(share-int32(a.Share))/(int32(b.Share)-int32(a.Share))
}

// Features is the number of features that have weights.
func (r *Ranker) Features() int { return r.table.Features() }

// EncodeRanker quantises weights: maxAbs becomes 127, and features with less
// than least are dropped. keys are the features by id.
func EncodeRanker(keys []uint64, weights []float32, maxAbs, least float64, steps []Step) ([]byte, error) {
	var out []Weight
	for id, key := range keys {
		if v := weights[id]; math.Abs(float64(v)) >= least {
			out = append(out, Weight{key, 1, v})
		}
	}
	data, err := Encode(out, Format{Labels: 2, MaxAbs: maxAbs})
	if err != nil {
		return nil, err
	}
	return appendSteps(data, steps), nil
}

// appendSteps writes what follows the table of a ranker.
func appendSteps(data []byte, steps []Step) []byte {
	start := len(data)
	data = binary.LittleEndian.AppendUint16(data, uint16(len(steps)))
	for _, s := range steps {
		data = binary.LittleEndian.AppendUint16(data, s.Share)
		data = binary.LittleEndian.AppendUint16(data, s.Mille)
	}
	return binary.LittleEndian.AppendUint32(data, crc32.Checksum(data[start:], castagnoli))
}

// WithSteps returns a ranker that was encoded without steps, with steps.
func WithSteps(ranker []byte, steps []Step) []byte {
	return appendSteps(ranker[:len(ranker)-len(appendSteps(nil, nil))], steps)
}

// AppendLeast writes what choices made with a ranker need at least to count, in
// thousandths, behind it: two bytes and their CRC-32C, little-endian. What it
// means is up to the user; training finds it.
func AppendLeast(ranker []byte, mille int32) []byte {
	out := binary.LittleEndian.AppendUint16(ranker, uint16(mille))
	return binary.LittleEndian.AppendUint32(out, crc32.Checksum(out[len(ranker):], castagnoli))
}

// ReadLeast reads what AppendLeast wrote, which ends the data.
func ReadLeast(rest string) (mille int32, err error) {
	if len(rest) != 6 {
		return 0, fmt.Errorf("linear: %d bytes for a threshold, want 6", len(rest))
	}
	b := []byte(rest)
	if mille = int32(binary.LittleEndian.Uint16(b)); mille > 1000 || crc32.Checksum(b[:2], castagnoli) != binary.LittleEndian.Uint32(b[2:]) {
		return 0, errors.New("linear: the threshold is damaged")
	}
	return mille, nil
}
