package linear

import (
	"fmt"
	"math/bits"
	"runtime"
)

// Table is a read-only map from hashed features to rows of small integer
// weights, one weight a label. It reads its encoded form in place: decoding
// copies nothing.
//
// Looking up weights is most of what the library does, a hundred times a word,
// and most of that was waiting: for memory, and for the processor to find out
// that it had guessed wrong where a search goes on. So a search here has no
// branch. A feature lives in one of four neighbouring slots, all are read at
// once, and what is in the wrong ones is masked away; the weights of a row are
// added as bytes of one word. That took a lookup from 28 ns to 5.
//
// The encoded form is a header (see header), then slots of 4, 8 or 16 bytes:
// the weights, one byte each, 128 more than they are, and in the last two
// bytes the feature's fingerprint, which is 0 in an empty slot only. Only
// differences between labels matter, so the weights of label 0 were taken off
// from all others and have no byte. No search begins in the last three slots.
//
// A feature must be well mixed, as Mix makes it: its upper half says where it
// lives and its lower bits are its fingerprint. A feature that the table never
// saw is taken for one of its own with a probability of about one in 30,000.
//
// A Table is safe for concurrent use. The nil Table is empty.
type Table struct {
	body  string
	homes uint64 // number of slots in which a search can begin
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

// batch is how many rows are added up before the sums, of 16 bits each, could
// run over.
const batch = 128

// odd selects every other byte of a word.
const odd = 0x00ff00ff00ff00ff

// AddAll adds the weights of features to scores, one a label; label 0 always
// gets nothing. Features without weights add nothing.
func (t *Table) AddAll(scores []int32, features []uint64) {
	if t == nil {
		return
	}
	scores = scores[:t.labels]
	for len(features) > 0 {
		n := min(len(features), batch)
		t.touch(features[:n])
		switch t.width {
		case 4:
			t.add4(scores, features[:n])
		case 8:
			t.add8(scores, features[:n])
		default:
			t.add16(scores, features[:n])
		}
		features = features[n:]
	}
}

// touch brings the slots of features on their way from memory, more of them at
// once than the sums below, whose instructions fill the processor's window.
func (t *Table) touch(features []uint64) {
	width := uint64(t.width)
	var sum byte
	for _, f := range features {
		sum += t.body[(f>>32)*t.homes>>32*width]
	}
	runtime.KeepAlive(sum) // or nobody would read
}

// word reads eight bytes; compilers make one load of it.
func word(s string) uint64 {
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// zero is all ones if x is zero and else zero; x must be below 1<<63.
func zero(x uint64) uint64 { return uint64(int64(x-1) >> 63) }

func (t *Table) add4(scores []int32, features []uint64) {
	var sum, hits uint64
	for _, f := range features {
		row, hit := t.find4(f)
		hits -= hit
		sum += row&0xff | row&0xff00<<8
	}
	add(scores, 1, sum&0xffff, hits)
	add(scores, 2, sum>>16&0xffff, hits)
}

// Sum is the weight of label 1 of all features together, each mixed with salt,
// in a table of two labels or three.
func (t *Table) Sum(features []uint64, salt uint64) int32 {
	var sum, hits uint64
	for _, f := range features {
		row, hit := t.find4(f ^ salt)
		hits -= hit
		sum += row & 0xff
	}
	return int32(sum) - bias*int32(hits)
}

// find4 returns the slot of a feature in its low 32 bits, and all ones, or zero
// twice.
func (t *Table) find4(f uint64) (row, hit uint64) {
	at := (f >> 32) * t.homes >> 32 * 4
	slots := t.body[at : at+4*window]
	low, high := word(slots), word(slots[8:])
	print := fingerprint(f)
	a := zero(low>>16&0xffff ^ print)
	b := zero(low>>48 ^ print)
	c := zero(high>>16&0xffff ^ print)
	d := zero(high>>48 ^ print)
	return low&a | low>>32&b | high&c | high>>32&d, a | b | c | d
}

func (t *Table) add8(scores []int32, features []uint64) {
	var even, other, hits uint64
	for _, f := range features {
		at := (f >> 32) * t.homes >> 32 * 8
		slots := t.body[at : at+8*window]
		s0, s1, s2, s3 := word(slots), word(slots[8:]), word(slots[16:]), word(slots[24:])
		print := fingerprint(f)
		a, b, c, d := zero(s0>>48^print), zero(s1>>48^print), zero(s2>>48^print), zero(s3>>48^print)
		hits -= a | b | c | d
		row := s0&a | s1&b | s2&c | s3&d
		even += row & odd
		other += row >> 8 & odd
	}
	spread(scores, 1, even, other, hits)
}

func (t *Table) add16(scores []int32, features []uint64) {
	var even, other, even2, other2, hits uint64
	for _, f := range features {
		at := (f >> 32) * t.homes >> 32 * 16
		slots := t.body[at : at+16*window]
		s0, s1, s2, s3 := word(slots[8:]), word(slots[24:]), word(slots[40:]), word(slots[56:])
		print := fingerprint(f)
		a, b, c, d := zero(s0>>48^print), zero(s1>>48^print), zero(s2>>48^print), zero(s3>>48^print)
		hits -= a | b | c | d
		row := s0&a | s1&b | s2&c | s3&d
		even2 += row & odd
		other2 += row >> 8 & odd
		row = word(slots)&a | word(slots[16:])&b | word(slots[32:])&c | word(slots[48:])&d
		even += row & odd
		other += row >> 8 & odd
	}
	spread(scores, 1, even, other, hits)
	spread(scores, 9, even2, other2, hits)
}

// spread adds sums of eight labels, every other one in a word, to the scores
// from label first on.
func spread(scores []int32, first int, even, other, hits uint64) {
	for y := first; y < min(first+8, len(scores)); y += 2 {
		add(scores, y, even&0xffff, hits)
		add(scores, y+1, other&0xffff, hits)
		even, other = even>>16, other>>16
	}
}

// add adds the sum of biased weights to the score of a label, if there is one.
func add(scores []int32, label int, sum, hits uint64) {
	if label < len(scores) {
		scores[label] += int32(sum) - bias*int32(hits)
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
	case h.width != 4 && h.width != 8 && h.width != 16:
		return fail("rows of %d bytes", h.width)
	case int(h.labels) > mostLabels(int(h.width)):
		return fail("%d labels in rows of %d bytes", h.labels, h.width)
	case uint64(h.slots)*uint64(h.width) != uint64(len(body)):
		return fail("%d slots in %d bytes", h.slots, len(body))
	case h.home == 0 || uint64(h.home)+window-1 > uint64(h.slots):
		return fail("%d slots to begin in of %d", h.home, h.slots)
	}
	return &Table{body: body, homes: uint64(h.home), header: h}, rest, nil
}

// mostLabels is how many labels rows of so many bytes can have: two bytes are
// the fingerprint, and label 0 needs none.
func mostLabels(width int) int { return width - 1 }
