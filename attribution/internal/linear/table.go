package linear

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/bits"
)

// Table is a read-only map from hashed features to rows of small integer
// weights, one row per feature, one weight per label. It reads its encoded
// form in place: decoding copies nothing, and a table that lies in the
// program's own data costs no memory until it is used.
//
// The encoded form, all numbers little-endian:
//
//	magic   "WSLT" and one byte of version
//	shape   one byte: 1 dense, 2 sparse, 3 inline
//	labels  uint16
//	scale   uint32: what a weight of 1 was multiplied by before rounding, in 1/65536
//	features, slots, pool   uint32 each: how many, how many, how many bytes
//	check   uint32: CRC-32C of all before it and of all that follows
//	slots   uint32 each: fingerprint above, place of the row in the pool below; 0 is empty
//	pool    rows; the byte at 0 belongs to none. Equal rows are stored once.
//
// A dense row is one int8 per label. A sparse row is a count, then as many
// pairs of label and int8. Inline rows, of two labels, need no pool: the slot
// has the two weights where others have the place.
//
// A feature must be well mixed, as Mix makes it: its upper half says where it
// lives and its lower half is its fingerprint. It lives in the first free slot
// from there on; the last slot is
// always empty, so that a search ends without wrapping. A feature that the
// table never saw is taken for one of its own with a probability of about one
// in 2^(fingerprint bits), which is what the smallness is paid with.
//
// A Table is safe for concurrent use. The nil Table is empty.
type Table struct {
	slots    string // 4 bytes each
	pool     string
	home     uint64 // number of slots in which a search can begin
	shift    uint8  // a slot's fingerprint is what lies above this bit
	shape    byte
	labels   int
	features int
	scale    uint32
}

const (
	magic      = "WSLT\x01"
	headerSize = 32
	maxLabels  = 256

	shapeDense  = 1
	shapeSparse = 2
	shapeInline = 3

	inlineBits = 16
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Mix hashes two values into one; chains of it make features from parts.
// It is not symmetric, and every bit of the result depends on every bit of
// both values.
func Mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^0x9e3779b97f4a7c15, b^0xd6e8feb86659fd93)
	return hi ^ lo
}

// Labels is the number of labels of every row.
func (t *Table) Labels() int { return t.labels }

// Features is the number of features that have a row.
func (t *Table) Features() int { return t.features }

// Scale is what one unit of the trained weights has become in the table:
// a sum of rows divided by it is a sum of trained weights, rounded.
func (t *Table) Scale() float64 { return float64(t.scale) / 65536 }

// Row finds the weights of a feature. It is 0 for a feature without weights,
// and the same for features that have the same weights.
func (t *Table) Row(feature uint64) uint32 {
	if t == nil {
		return 0
	}
	print := uint32(feature) >> t.shift
	for at := (feature >> 32) * t.home >> 32 * 4; ; at += 4 {
		s := t.slots[at : at+4]
		slot := uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
		if slot == 0 {
			return 0
		}
		if slot>>t.shift == print {
			return slot & (1<<t.shift - 1)
		}
	}
}

// AddRow adds a row found by Row to scores, which must have room for all
// labels. Row 0 adds nothing.
func (t *Table) AddRow(scores []int32, row uint32) {
	if row == 0 {
		return
	}
	switch t.shape {
	case shapeDense:
		weights := t.pool[row:]
		scores = scores[:t.labels]
		weights = weights[:len(scores)]
		for i := range scores {
			scores[i] += int32(int8(weights[i]))
		}
	case shapeInline:
		scores[1] += int32(int8(row >> 8))
		scores[0] += int32(int8(row))
	default:
		for pairs := t.Pairs(row); len(pairs) >= 2; pairs = pairs[2:] {
			scores[pairs[0]] += int32(int8(pairs[1]))
		}
	}
}

// Two returns the weights of a feature in a table of two labels with dense
// rows. It is the fast way to them.
func (t *Table) Two(feature uint64) (int32, int32) {
	row := t.Row(feature)
	return int32(int8(row)), int32(int8(row >> 8))
}

// Add adds the weights of a feature to scores, which must have room for all
// labels. A feature without weights adds nothing.
func (t *Table) Add(scores []int32, feature uint64) {
	if row := t.Row(feature); row != 0 {
		t.AddRow(scores, row)
	}
}

// batch is how many features AddAll looks up at once.
const batch = 64

// AddAll is Add for several features. It is faster than as many calls of Add,
// for it has many places of memory on their way at the same time.
func (t *Table) AddAll(scores []int32, features []uint64) {
	if t == nil {
		return
	}
	for len(features) > batch {
		t.addBatch(scores, features[:batch])
		features = features[batch:]
	}
	t.addBatch(scores, features)
}

func (t *Table) addBatch(scores []int32, features []uint64) {
	var slots [batch]uint32
	var rows [batch]uint32
	n := 0
	for i, f := range features {
		slots[i&(batch-1)] = t.slot((f >> 32) * t.home >> 32)
	}
	for i, f := range features {
		slot := slots[i&(batch-1)]
		print := uint32(f) >> t.shift
		if slot != 0 && slot>>t.shift != print {
			at := (f >> 32) * t.home >> 32
			for slot != 0 && slot>>t.shift != print {
				at++
				slot = t.slot(at)
			}
		}
		if slot != 0 {
			rows[n&(batch-1)] = slot & (1<<t.shift - 1)
			n++
		}
	}
	if t.shape == shapeSparse {
		t.addSparse(scores, rows[:n&(2*batch-1)])
		return
	}
	t.addDense(scores, rows[:n&(2*batch-1)])
}

// addDense adds dense rows. The labels of the chains have loops of their own,
// in which the sums stay in registers.
func (t *Table) addDense(scores []int32, rows []uint32) {
	switch t.labels {
	case 3:
		var a, b, c int32
		for _, row := range rows {
			w := t.pool[row : row+3]
			a += int32(int8(w[0]))
			b += int32(int8(w[1]))
			c += int32(int8(w[2]))
		}
		scores[0] += a
		scores[1] += b
		scores[2] += c
	case 7:
		var a, b, c, d, e, f, g int32
		for _, row := range rows {
			w := t.pool[row : row+7]
			a += int32(int8(w[0]))
			b += int32(int8(w[1]))
			c += int32(int8(w[2]))
			d += int32(int8(w[3]))
			e += int32(int8(w[4]))
			f += int32(int8(w[5]))
			g += int32(int8(w[6]))
		}
		s := scores[:7]
		s[0] += a
		s[1] += b
		s[2] += c
		s[3] += d
		s[4] += e
		s[5] += f
		s[6] += g
	default:
		for _, row := range rows {
			t.AddRow(scores, row)
		}
	}
}

// addSparse adds sparse rows. It reads all counts before any pair, so that the
// rows come from memory together.
func (t *Table) addSparse(scores []int32, rows []uint32) {
	var counts [batch]uint8
	for i, row := range rows {
		counts[i&(batch-1)] = t.pool[row]
	}
	for i, row := range rows {
		pairs := t.pool[row+1:][:2*int(counts[i&(batch-1)])]
		for ; len(pairs) >= 2; pairs = pairs[2:] {
			scores[pairs[0]] += int32(int8(pairs[1]))
		}
	}
}

func (t *Table) slot(i uint64) uint32 {
	s := t.slots[4*i : 4*i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// Weights calls yield for every weight of a row found by Row, zeros of dense
// rows left out.
func (t *Table) Weights(row uint32, yield func(label int, weight int32)) {
	if row == 0 {
		return
	}
	scores := make([]int32, t.labels)
	t.AddRow(scores, row)
	for label, w := range scores {
		if w != 0 {
			yield(label, w)
		}
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
	if len(data) < headerSize {
		return nil, "", fmt.Errorf("linear: table of %d bytes is shorter than its header", len(data))
	}
	head := []byte(data[:headerSize])
	if string(head[:4]) != magic[:4] {
		return nil, "", fmt.Errorf("linear: no table: it begins with %q", head[:4])
	}
	if head[4] != magic[4] {
		return nil, "", fmt.Errorf("linear: table of version %d, want %d", head[4], magic[4])
	}
	u32 := binary.LittleEndian.Uint32
	t = &Table{
		shape:    head[5],
		labels:   int(binary.LittleEndian.Uint16(head[6:])),
		scale:    u32(head[8:]),
		features: int(u32(head[12:])),
	}
	slots, home, pool := uint64(u32(head[16:])), uint64(u32(head[20:])), uint64(u32(head[24:]))
	size := headerSize + 4*slots + pool
	if uint64(len(data)) < size {
		return nil, "", fmt.Errorf("linear: table of %d bytes is cut off at %d", size, len(data))
	}
	data, rest = data[:size], data[size:]
	if got, want := checksum(data), u32(head[28:]); got != want {
		return nil, "", fmt.Errorf("linear: table is damaged: checksum %08x, want %08x", got, want)
	}
	t.slots, t.pool = data[headerSize:headerSize+4*slots], data[headerSize+4*slots:]
	t.home = home
	t.shift = shiftOf(t.shape, int(pool))
	if err := t.validate(); err != nil {
		return nil, "", fmt.Errorf("linear: table is not well formed: %w", err)
	}
	return t, rest, nil
}

// validate makes sure that no lookup can leave the data: whoever made them may
// have got the checksum right.
func (t *Table) validate() error {
	slots := uint64(len(t.slots) / 4)
	switch {
	case t.shape < shapeDense || t.shape > shapeInline:
		return fmt.Errorf("unknown shape %d", t.shape)
	case t.labels == 0 || t.labels > maxLabels:
		return fmt.Errorf("%d labels", t.labels)
	case t.scale == 0:
		return errors.New("scale is zero")
	case t.shape == shapeInline && (t.labels != 2 || len(t.pool) != 0):
		return fmt.Errorf("inline rows of %d labels with a pool of %d bytes", t.labels, len(t.pool))
	case t.shape != shapeInline && len(t.pool) == 0:
		return errors.New("no pool")
	case t.shift > 31:
		return fmt.Errorf("pool of %d bytes", len(t.pool))
	case t.home == 0 || t.home >= slots:
		return fmt.Errorf("%d slots to begin in of %d", t.home, slots)
	case t.slots[len(t.slots)-4:] != "\x00\x00\x00\x00":
		return errors.New("last slot is taken")
	}
	features := 0
	for at := 0; at+4 <= len(t.slots); at += 4 {
		s := t.slots[at : at+4]
		slot := uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
		if slot == 0 {
			continue
		}
		features++
		if err := t.validateRow(slot & (1<<t.shift - 1)); err != nil {
			return fmt.Errorf("slot %d: %w", at/4, err)
		}
	}
	if features != t.features {
		return fmt.Errorf("%d features, want %d", features, t.features)
	}
	return nil
}

func (t *Table) validateRow(row uint32) error {
	if t.shape == shapeInline {
		return nil
	}
	if row == 0 || uint64(row) >= uint64(len(t.pool)) {
		return fmt.Errorf("row at %d of a pool of %d bytes", row, len(t.pool))
	}
	rest := t.pool[row:]
	if t.shape == shapeDense {
		if len(rest) < t.labels {
			return fmt.Errorf("row at %d is cut off", row)
		}
		return nil
	}
	n := int(rest[0])
	if n == 0 || len(rest) < 1+2*n {
		return fmt.Errorf("row at %d is empty or cut off", row)
	}
	for i := range n {
		if int(rest[1+2*i]) >= t.labels {
			return fmt.Errorf("row at %d: label %d of %d", row, rest[1+2*i], t.labels)
		}
	}
	return nil
}

// shiftOf is how many bits of a slot lie below the fingerprint.
func shiftOf(shape byte, pool int) uint8 {
	if shape == shapeInline {
		return inlineBits
	}
	return uint8(bits.Len(uint(pool)))
}

// checksum is the CRC of a whole encoded table but for the checksum itself.
func checksum(data string) uint32 {
	const at = headerSize - 4
	sum := crc32.Update(0, castagnoli, []byte(data[:at]))
	var buf [32 << 10]byte
	for rest := data[headerSize:]; rest != ""; {
		n := copy(buf[:], rest)
		sum = crc32.Update(sum, castagnoli, buf[:n])
		rest = rest[n:]
	}
	return sum
}

// Dense reports whether rows hold a weight for every label.
func (t *Table) Dense() bool { return t.shape != shapeSparse }

// Pairs returns a sparse row found by Row as it is stored: pairs of a byte for
// the label and an int8, in order of the labels. Equal rows are one row.
func (t *Table) Pairs(row uint32) string {
	return t.pool[row+1:][:2*int(t.pool[row])]
}
