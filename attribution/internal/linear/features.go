package linear

import "math/rand/v2"

// Features numbers the features of a training set. Ids are given in the order
// of first sight, so the same data give the same ids.
type Features struct {
	ids    map[uint64]uint32
	keys   []uint64
	counts []int32
}

// NewFeatures returns an empty index.
func NewFeatures() *Features { return &Features{ids: map[uint64]uint32{}} }

// ID returns the number of a feature and counts it.
func (f *Features) ID(feature uint64) uint32 {
	id, ok := f.ids[feature]
	if !ok {
		id = uint32(len(f.keys))
		f.ids[feature] = id
		f.keys = append(f.keys, feature)
		f.counts = append(f.counts, 0)
	}
	f.counts[id]++
	return id
}

// Len is the number of features.
func (f *Features) Len() int { return len(f.keys) }

// Keys returns the features by id.
func (f *Features) Keys() []uint64 { return f.keys }

// dropped is the number of a feature that drop has dropped.
const dropped = ^uint32(0)

// drop drops the features seen less than least times and returns the new
// numbers of all.
func (f *Features) drop(least int32) []uint32 {
	renumber := make([]uint32, len(f.keys))
	n := 0
	for id, c := range f.counts {
		if c < least {
			renumber[id] = dropped
			continue
		}
		renumber[id] = uint32(n)
		f.keys[n], f.counts[n] = f.keys[id], c
		n++
	}
	f.keys, f.counts, f.ids = f.keys[:n], f.counts[:n], nil
	return renumber
}

// Prune drops the features seen less than least times from the index and from
// the sequences, and numbers the rest anew.
func (f *Features) Prune(seqs []Sequence, least int32) {
	renumber := f.drop(least)
	for k := range seqs {
		s := &seqs[k]
		s.Features = compact(s.Features, s.Offsets, renumber)
	}
}

// PruneChoices is Prune for choices.
func (f *Features) PruneChoices(choices []Choice, least int32) {
	renumber := f.drop(least)
	for k := range choices {
		c := &choices[k]
		c.Features = compact(c.Features, c.Offsets, renumber)
	}
}

// compact renumbers the ids of several lists, of which list i is
// ids[offsets[i]:offsets[i+1]], leaves out dropped ones and moves the offsets.
func compact(ids []uint32, offsets []int32, renumber []uint32) []uint32 {
	out, start := 0, int32(0)
	for i := 1; i < len(offsets); i++ {
		end := offsets[i]
		for _, id := range ids[start:end] {
			if id = renumber[id]; id != dropped {
				ids[out] = id
				out++
			}
		}
		start = end
		offsets[i] = int32(out)
	}
	return ids[:out:out]
}

// dropout appends to out and outOffsets the lists of ids without a random share
// of them, and without those that are gone. Dropout keeps weights from relying on
// one another, which a penalty on their size does not.
func dropout(out []uint32, outOffsets []int32, ids []uint32, offsets []int32, share float64, gone []bool, rng *rand.Rand) ([]uint32, []int32) {
	limit := uint64(share * (1 << 16))
	out, outOffsets = out[:0], append(outOffsets[:0], 0)
	var bits uint64
	left := 0
	for i := 1; i < len(offsets); i++ {
		for _, id := range ids[offsets[i-1]:offsets[i]] {
			if left == 0 {
				bits, left = rng.Uint64(), 4
			}
			if bits&0xffff >= limit && (gone == nil || !gone[id]) {
				out = append(out, id)
			}
			bits >>= 16
			left--
		}
		outOffsets = append(outOffsets, int32(len(out)))
	}
	return out, outOffsets
}
