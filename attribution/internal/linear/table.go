package linear

import (
	"fmt"
	"math/bits"
)

// Table is a read-only map from hashed features to rows of small integer
// weights, one weight a label. It reads its encoded form in place: decoding
// copies nothing.
//
// Looking up weights is most of what the library does, fifty times a word, and
// nearly all of that is waiting: for memory, and for the processor to find out
// that it had guessed wrong where a search goes on. So the fingerprints, by
// which a search knows its feature, lie apart from the weights: together they
// are small enough to stay near the processor, and the half of all features that
// have no weights end there. And a search has no branch: a feature lives in one
// of four neighbouring slots, whose fingerprints are one word. Fingerprints
// beside the weights took a sixth longer, and more where neighbours use the
// cache.
//
// The encoded form is a header (see header), then
//
//	prints  2 bytes a slot: the fingerprint of the feature that lives there, 0 for none
//	rows    the weights, one byte each, 128 more than they are; then 16 bytes that are only read
//
// Only differences between labels matter, so the weights of label 0 were taken
// off from all others and have no byte. No search begins in the last three
// slots.
//
// A feature must be well mixed, as Mix makes it: its upper half says where it
// lives and its lower bits are its fingerprint. A feature that the table never
// saw is taken for one of its own with a probability of about one in 12,000.
//
// A Table is safe for concurrent use. AddAll takes the nil
// Table for an empty one.
type Table struct {
	prints, rows string
	homes        uint64 // number of slots in which a search can begin
	header
}

const tableMagic = "WSLT"

// Mix hashes two values into one; chains of it make features from parts.
// It is not symmetric, and every bit of the result depends on every bit of
// both values.
func Mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^0x9e3779b97f4a7c15, b^0xd6e8feb86659fd93)
	return hi ^ lo
}

// fingerprint of a feature, never 0.
func fingerprint(feature uint64) uint64 { return feature&0xffff | 1 }

// window is in how many slots a feature may live.
const window = 4

// bias is what a weight's byte is more than the weight.
const bias = 128

// batch is how many features are looked up at once. Their rows can be added up
// without the sums, of 16 bits each, running over.
const batch = 32

// Scratch is memory for look-ups, of which there are too many for each to clear
// its own. It may be reused, not shared.
type Scratch struct{ slots, near [batch]uint64 }

// AddAll adds the weights of features to scores, one a label; label 0 always
// gets nothing. Features without weights add nothing.
func (t *Table) AddAll(s *Scratch, scores []int32, features []uint64) {
	if t == nil {
		return
	}
	scores = scores[:t.labels]
	for len(features) > 0 {
		n := min(len(features), batch)
		found := t.find(s, features[:n], 0)
		for first := 1; first < len(scores); first += 8 {
			even, other := sumRows(t.rows[first-1:], uint64(t.width), found)
			spread(scores[first:min(first+8, len(scores))], even, other, bias*int32(len(found)))
		}
		features = features[n:]
	}
}

// Sum is the weight of label 1 of all features together, each mixed with salt.
// It takes up to 32 features.
func (t *Table) Sum(s *Scratch, features []uint64, salt uint64) int32 {
	found := t.find(s, features, salt)
	sum := -bias * int32(len(found))
	width := uint64(t.width)
	for _, p := range found {
		sum += int32(t.rows[p*width])
	}
	return sum
}

// A one and the highest bit of each of four numbers of 16 bits. They are
// variables because compilers keep variables in registers throughout a loop, but
// write constants of this size into every turn of it.
var ones, highs uint64 = 0x0001000100010001, 0x8000800080008000

// one is Sum of one feature.
func (t *Table) one(f uint64) int32 {
	home := (f >> 32) * t.homes >> 32
	x := word(t.prints[2*home:2*home+2*window]) ^ fingerprint(f)*ones
	hit := (x - ones) &^ x & highs
	if hit == 0 {
		return 0
	}
	return int32(t.rows[(home+uint64(bits.TrailingZeros64(hit))>>4)*uint64(t.width)]) - bias
}

// find returns the slots of the features that have one, each feature mixed with
// salt. A loop of its own reads the fingerprints, so that the processor waits for
// many of them at the same time.
func (t *Table) find(s *Scratch, features []uint64, salt uint64) (found []uint64) {
	prints, homes := t.prints, t.homes
	slots, near := s.slots[:len(features)], s.near[:len(features)]
	for i, f := range features {
		home := ((f ^ salt) >> 32) * homes >> 32
		slots[i] = home
		near[i] = word(prints[2*home : 2*home+2*window])
	}
	one, high := ones, highs
	n := uint64(0)
	for i, f := range features {
		x := near[i] ^ fingerprint(f^salt)*one
		hit := (x - one) &^ x & high // the lowest bit stands for the first that is equal
		slot := uint64(bits.TrailingZeros64(hit)) >> 4
		s.slots[n%batch] = slots[i] + slot
		n += slot/window ^ 1 // of no hit, slot is window
	}
	return s.slots[:n]
}

// word reads eight bytes; compilers make one load of it.
func word(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// odd selects every other byte of a word.
const odd = 0x00ff00ff00ff00ff

// sumRows adds up the first eight bytes of rows, every other one in a word. What
// of the next row is among them comes to lie behind the last label.
func sumRows(rows string, width uint64, found []uint64) (even, other uint64) {
	for _, p := range found {
		row := word(rows[p*width : p*width+8])
		even += row & odd
		other += row >> 8 & odd
	}
	return even, other
}

// spread adds sums of eight labels or less to their scores, without the bias of
// all rows together.
func spread(scores []int32, even, other uint64, off int32) {
	y := 0
	for ; y+1 < len(scores); y += 2 {
		scores[y] += int32(even&0xffff) - off
		scores[y+1] += int32(other&0xffff) - off
		even, other = even>>16, other>>16
	}
	if y < len(scores) {
		scores[y] += int32(even&0xffff) - off
	}
}

// Decode reads a table that fills data. What is wrong with damaged data is in
// the error.
func Decode(data string) (*Table, error) {
	t, rest, err := DecodeNext(data)
	if err != nil {
		return nil, err
	}
	if rest != "" {
		return nil, fmt.Errorf("linear: %d bytes after the table", len(rest))
	}
	return t, nil
}

// DecodeNext reads the table that data begins with and returns what follows
// it.
func DecodeNext(data string) (t *Table, rest string, err error) {
	h, body, rest, err := readHeader(data, tableMagic)
	if err != nil {
		return nil, "", err
	}
	fail := func(format string, args ...any) (*Table, string, error) {
		return nil, "", fmt.Errorf("linear: table is not well formed: "+format, args...)
	}
	// No lookup can leave the body: whoever made it may have got the checksum
	// right. Any bytes are good weights.
	switch {
	case h.labels > mostLabels || int(h.width) != int(h.labels)-1:
		return fail("%d labels in rows of %d bytes", h.labels, h.width)
	case uint64(h.slots)*(2+uint64(h.width))+slack != uint64(len(body)):
		return fail("%d slots in %d bytes", h.slots, len(body))
	case h.home == 0 || uint64(h.home)+window-1 > uint64(h.slots):
		return fail("%d slots to begin in of %d", h.home, h.slots)
	}
	prints := 2 * int(h.slots)
	return &Table{prints: body[:prints], rows: body[prints:], homes: uint64(h.home), header: h}, rest, nil
}

// mostLabels is how many labels a table can have.
const mostLabels = 17

// slack is how many bytes behind the last row are read.
const slack = 16
