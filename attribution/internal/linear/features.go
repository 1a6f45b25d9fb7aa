package linear

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
		out, start := 0, int32(0)
		for i := range s.Gold {
			end := s.Offsets[i+1]
			for _, id := range s.Features[start:end] {
				if id = renumber[id]; id != dropped {
					s.Features[out] = id
					out++
				}
			}
			start = end
			s.Offsets[i+1] = int32(out)
		}
		s.Features = s.Features[:out:out]
	}
}
