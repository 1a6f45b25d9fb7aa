package linear

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math/bits"
)

// Dictionary is a read-only map from hashed keys to short rows of pairs, a
// label and an int8 each. Equal rows are stored once, so that the place of a
// row tells keys of one kind from those of another. It reads its encoded form
// in place.
//
// The encoded form is a header (see header), then
//
//	slots   uint32 each: fingerprint above, place of the row in the pool below; 0 is empty
//	pool    rows: a count, then as many pairs; the byte at 0 belongs to none
//
// A key must be well mixed, as Mix makes it: its upper half says where it lives
// and its lower half is its fingerprint. It lives in the first free slot from
// there on; the last slot is always empty, so that a search ends without
// wrapping. A key that the dictionary never saw is taken for one of its own
// with a probability of about one in 2^(fingerprint bits).
//
// A Dictionary is safe for concurrent use. The nil Dictionary is empty.
type Dictionary struct {
	slots string // 4 bytes each
	pool  string
	home  uint64 // number of slots in which a search can begin
	shift uint8  // a slot's fingerprint is what lies above this bit
	header
}

const dictionaryMagic = "WSLD"

// Row finds the row of a key. It is 0 for a key without one, and the same for
// keys whose rows are equal.
func (d *Dictionary) Row(key uint64) uint32 {
	if d == nil {
		return 0
	}
	print := uint32(key) >> d.shift
	for at := (key >> 32) * d.home >> 32 * 4; ; at += 4 {
		s := d.slots[at : at+4]
		slot := uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
		if slot == 0 {
			return 0
		}
		if slot>>d.shift == print {
			return slot & (1<<d.shift - 1)
		}
	}
}

// Pairs returns a row found by Row as it is stored: pairs of a byte for the
// label and an int8, in order of the labels.
func (d *Dictionary) Pairs(row uint32) string {
	return d.pool[row+1:][:2*int(d.pool[row])]
}

// DecodeDictionary reads the dictionary that data begins with and returns what
// follows it. What is wrong with damaged data is in the error.
func DecodeDictionary(data string) (d *Dictionary, rest string, err error) {
	h, body, rest, err := readHeader(data, dictionaryMagic)
	if err != nil {
		return nil, "", err
	}
	slots := 4 * uint64(h.slots)
	if slots > uint64(len(body)) {
		return nil, "", fmt.Errorf("linear: dictionary is not well formed: %d slots in %d bytes", h.slots, len(body))
	}
	pool := body[slots:]
	d = &Dictionary{slots: body[:slots], pool: pool, home: uint64(h.home), shift: shiftOf(len(pool)), header: h}
	if err := d.validate(); err != nil {
		return nil, "", fmt.Errorf("linear: dictionary is not well formed: %w", err)
	}
	return d, rest, nil
}

// validate makes sure that no lookup can leave the data: whoever made them may
// have got the checksum right.
func (d *Dictionary) validate() error {
	slots := uint64(len(d.slots) / 4)
	switch {
	case len(d.pool) == 0:
		return errors.New("no pool")
	case d.shift > 31:
		return fmt.Errorf("pool of %d bytes", len(d.pool))
	case d.home == 0 || d.home >= slots:
		return fmt.Errorf("%d slots to begin in of %d", d.home, slots)
	case d.slots[len(d.slots)-4:] != "\x00\x00\x00\x00":
		return errors.New("last slot is taken")
	}
	features := 0
	for at := 0; at+4 <= len(d.slots); at += 4 {
		s := d.slots[at : at+4]
		slot := uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
		if slot == 0 {
			continue
		}
		features++
		if err := d.validateRow(slot & (1<<d.shift - 1)); err != nil {
			return fmt.Errorf("slot %d: %w", at/4, err)
		}
	}
	if features != int(d.features) {
		return fmt.Errorf("%d keys, want %d", features, d.features)
	}
	return nil
}

func (d *Dictionary) validateRow(row uint32) error {
	if row == 0 || uint64(row) >= uint64(len(d.pool)) {
		return fmt.Errorf("row at %d of a pool of %d bytes", row, len(d.pool))
	}
	rest := d.pool[row:]
	n := int(rest[0])
	if n == 0 || len(rest) < 1+2*n {
		return fmt.Errorf("row at %d is empty or cut off", row)
	}
	for i := range n {
		if int(rest[1+2*i]) >= int(d.labels) {
			return fmt.Errorf("row at %d: label %d of %d", row, rest[1+2*i], d.labels)
		}
	}
	return nil
}

// shiftOf is how many bits of a slot lie below the fingerprint.
func shiftOf(pool int) uint8 { return uint8(bits.Len(uint(pool))) }

// dictionaryLoad is how full the slots of an encoded dictionary are, in
// percent.
const dictionaryLoad = 60

// EncodeDictionary writes a dictionary whose rows have the given weights,
// whole numbers from -127 to 127, at most 255 a row. The order of the weights
// does not matter. Of two keys that look the same to a search only the first
// in order of the hash is kept.
func EncodeDictionary(weights []Weight, labels int) ([]byte, error) {
	rows, err := quantise(weights, labels, 1, false)
	if err != nil {
		return nil, err
	}
	pool := []byte{0}
	places := make(map[string]uint32)
	at := make([]uint32, len(rows))
	var row []byte
	for i, r := range rows {
		row = append(row[:0], 0)
		for y, w := range r.weights {
			if w != 0 && row[0] < 255 {
				row[0]++
				row = append(row, byte(y), byte(int8(w)))
			}
		}
		place, ok := places[string(row)]
		if !ok {
			place = uint32(len(pool))
			places[string(row)] = place
			if pool = append(pool, row...); len(pool) >= 1<<24 {
				return nil, fmt.Errorf("linear: rows take more than %d bytes", 1<<24)
			}
		}
		at[i] = place
	}
	shift := shiftOf(len(pool))
	home := uint64(len(rows))*100/dictionaryLoad + 1
	slots := make([]uint32, home, home+64)
	features := uint32(0)
keys:
	for i, r := range rows {
		print := uint32(r.feature) >> shift
		k := (r.feature >> 32) * home >> 32
		for ; k < uint64(len(slots)) && slots[k] != 0; k++ {
			if slots[k]>>shift == print {
				continue keys
			}
		}
		if k == uint64(len(slots)) {
			slots = append(slots, 0)
		}
		slots[k] = print<<shift | at[i]
		features++
	}
	slots = append(slots, 0)
	var body []byte
	for _, s := range slots {
		body = binary.LittleEndian.AppendUint32(body, s)
	}
	body = append(body, pool...)
	return header{labels: uint16(labels), scale: 1 << 16, features: features, slots: uint32(len(slots)), home: uint32(home)}.append(dictionaryMagic, body), nil
}
