package linear

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// header begins the encoded form of a Table and of a Dictionary, all numbers
// little-endian:
//
//	magic   four bytes and one byte of version
//	width   one byte: bytes of a row, 0 in a dictionary
//	labels  uint16
//	scale   uint32: what a weight of 1 was multiplied by before rounding, in 1/65536
//	features, slots, home, body   uint32 each: how many features, slots, slots in which a search can begin, bytes that follow
//	check   uint32: CRC-32C of all before it and of all that follows
type header struct {
	width                        uint8
	labels                       uint16
	scale, features, slots, home uint32
}

const (
	headerSize = 32
	version    = 3
	maxLabels  = 256
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// append writes a header and its body.
func (h header) append(magic string, body []byte) []byte {
	le := binary.LittleEndian
	out := append([]byte(magic), version, h.width)
	out = le.AppendUint16(out, h.labels)
	for _, v := range []uint32{h.scale, h.features, h.slots, h.home, uint32(len(body)), 0} {
		out = le.AppendUint32(out, v)
	}
	out = append(out, body...)
	le.PutUint32(out[headerSize-4:], checksum(string(out)))
	return out
}

// readHeader reads the header and the body that data begins with.
func readHeader(data, magic string) (h header, body, rest string, err error) {
	fail := func(format string, args ...any) (header, string, string, error) {
		return header{}, "", "", fmt.Errorf("linear: "+format, args...)
	}
	if len(data) < headerSize {
		return fail("%d bytes are shorter than a header", len(data))
	}
	b := []byte(data[:headerSize])
	if string(b[:4]) != magic {
		return fail("begins with %q, want %q", b[:4], magic)
	}
	if b[4] != version {
		return fail("version %d, want %d", b[4], version)
	}
	u32 := binary.LittleEndian.Uint32
	h = header{width: b[5], labels: binary.LittleEndian.Uint16(b[6:]), scale: u32(b[8:]), features: u32(b[12:]), slots: u32(b[16:]), home: u32(b[20:])}
	size := headerSize + uint64(u32(b[24:]))
	if uint64(len(data)) < size {
		return fail("%d bytes are cut off at %d", size, len(data))
	}
	data, rest = data[:size], data[size:]
	if got, want := checksum(data), u32(b[28:]); got != want {
		return fail("data are damaged: checksum %08x, want %08x", got, want)
	}
	if h.labels == 0 || h.labels > maxLabels {
		return fail("%d labels", h.labels)
	}
	if h.scale == 0 {
		return fail("scale is zero")
	}
	return h, data[headerSize:], rest, nil
}

// checksum is the CRC of a header and its body but for the checksum itself.
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

// Labels is the number of labels of every row.
func (h *header) Labels() int { return int(h.labels) }

// Features is the number of features that have a row.
func (h *header) Features() int { return int(h.features) }

// Scale is what one unit of the trained weights has become in the table:
// a sum of rows divided by it is a sum of trained weights, rounded.
func (h *header) Scale() float64 { return float64(h.scale) / 65536 }
