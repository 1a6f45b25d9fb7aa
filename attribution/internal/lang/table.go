package lang

import "math/bits"

// filter is a set of hashes, one bit each, that may take another for a member
// but never misses one. Most words of a text are in no list, and a list is
// larger than the nearest cache: a filter says no to nearly all of them at the
// cost of one load, in the caller's own loop. The zero value is an empty set.
type filter struct {
	bits  []uint64
	shift uint8 // 64 - log2 of the number of bits
}

// newFilter returns a filter of n bits, a power of two from 64 on.
func newFilter(n int) filter {
	return filter{bits: make([]uint64, n/64), shift: uint8(64 - bits.Len(uint(n-1)))}
}

// spread mixes a hash once more: only its upper bits choose the slot.
func spread(key uint64) uint64 { return (key ^ key>>32) * 0x9E3779B97F4A7C15 }

// May reports whether the set may have key. No means no.
func (f *filter) May(key uint64) bool {
	b := spread(key) >> f.shift
	return b>>6 < uint64(len(f.bits)) && f.bits[b>>6]>>(b&63)&1 != 0
}

// mark enters a key.
func (f *filter) mark(key uint64) {
	b := spread(key) >> f.shift
	f.bits[b>>6] |= 1 << (b & 63)
}

// clone returns a copy.
func (f *filter) clone() filter { return filter{append([]uint64(nil), f.bits...), f.shift} }

// Table maps hashes of words, such as NormOf gives them, to values: open
// addressing, a power of two of slots at most two thirds full, with a filter of
// four bits a slot in front.
//
// A Table may be read by many goroutines while nobody writes. The zero value
// is an empty table. Hash 0 marks a free slot; as a key it counts as 1.
type Table[V any] struct {
	filter
	slots     []slot[V]
	slotShift uint8 // 64 - log2(len(slots))
	n         int
}

type slot[V any] struct {
	key   uint64
	value V
}

// smallestTable is the number of slots of a table with anything in it: its
// filter is a word or more.
const smallestTable = 16

func slotsFor(n int) int { return max(smallestTable, 1<<bits.Len(uint(n+n/2))) }

// newTable returns a table with room for n values.
func newTable[V any](n int) Table[V] {
	size := slotsFor(n)
	return Table[V]{filter: newFilter(4 * size), slots: make([]slot[V], size), slotShift: uint8(64 - bits.Len(uint(size-1)))}
}

// Find returns the value of key, the zero value and false if there is none.
func (t *Table[V]) Find(key uint64) (v V, ok bool) {
	key = max(key, 1)
	if !t.May(key) {
		return v, false
	}
	for i := int(spread(key) >> t.slotShift); ; i = (i + 1) & (len(t.slots) - 1) {
		s := &t.slots[i]
		if s.key == key {
			return s.value, true
		}
		if s.key == 0 {
			return v, false
		}
	}
}

// At returns the place of the value of key, which is entered with the zero
// value if there is none. The place is void when another key is entered.
func (t *Table[V]) At(key uint64) *V {
	if 3*(t.n+1) > 2*len(t.slots) {
		t.grow(t.n + 1)
	}
	key = max(key, 1)
	i := int(spread(key) >> t.slotShift)
	for t.slots[i].key != 0 && t.slots[i].key != key {
		i = (i + 1) & (len(t.slots) - 1)
	}
	s := &t.slots[i]
	if s.key == 0 {
		s.key = key
		t.mark(key)
		t.n++
	}
	return &s.value
}

// grow makes room for n values.
func (t *Table[V]) grow(n int) {
	old := t.slots
	*t = newTable[V](n)
	for i := range old {
		if old[i].key != 0 {
			*t.At(old[i].key) = old[i].value
		}
	}
}

// Len is the number of values.
func (t *Table[V]) Len() int { return t.n }

// Clone returns a copy.
func (t *Table[V]) Clone() Table[V] {
	out := *t
	out.slots = append([]slot[V](nil), t.slots...)
	out.filter = t.filter.clone()
	return out
}

// Reset empties the table and makes room for n values, in the memory that it
// has if that is enough and not many times more than is needed.
func (t *Table[V]) Reset(n int) {
	need := slotsFor(n)
	if len(t.slots) < need || len(t.slots) > 64*need {
		*t = newTable[V](n)
		return
	}
	if t.n == 0 {
		return
	}
	clear(t.slots)
	clear(t.bits)
	t.n = 0
}
