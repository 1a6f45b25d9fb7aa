package quotes

import "math/bits"

// The search for bytes that can begin a quotation mark or a line break. It
// passes over all others in words of eight, because nearly all bytes of a text
// are others. The words are tested for slightly more than is needed: one test
// with some bits masked is cheaper than two.
//
//	b|0x05 == 0x27   "  '     and # &
//	b|0x07 == 0x0F   \n \r    and the other controls from 0x08 to 0x0F
//	b      == 0x60   `
//	b|0x21 == 0xE3   lead bytes 0xC2 (« »), 0xE2 (‘ ’ “ ” „ ‹ ›), 0xE3 (「 」 《 》), and 0xC3
const (
	ones  = 0x0101010101010101
	lows  = 0x7F7F7F7F7F7F7F7F
	highs = 0x8080808080808080
)

var candidate = [256]bool{
	'"': true, '#': true, '&': true, '\'': true, '`': true,
	0x08: true, 0x09: true, 0x0A: true, 0x0B: true, 0x0C: true, 0x0D: true, 0x0E: true, 0x0F: true,
	0xC2: true, 0xC3: true, 0xE2: true, 0xE3: true,
}

// search returns the index of the first candidate byte of text at or after i,
// or len(text).
func search(text string, i int) int {
	for ; i+16 <= len(text); i += 16 {
		v, w := load(text, i), load(text, i+8)
		if idle(v)&idle(w)&highs == highs {
			continue
		}
		if c := candidates(v); c != 0 {
			return i + bits.TrailingZeros64(c)>>3
		}
		if c := candidates(w); c != 0 {
			return i + 8 + bits.TrailingZeros64(c)>>3
		}
	}
	for i < len(text) && !candidate[text[i]] {
		i++
	}
	return i
}

// load returns eight bytes of text, the first in the lowest bits. It compiles
// to one instruction where the machine has it.
func load(text string, i int) uint64 {
	b := text[i : i+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// idle sets the high bits of all bytes of w if they are ASCII without a
// candidate among them. Bytes beyond ASCII carry into their neighbours, but
// leave their own high bit clear.
func idle(w uint64) uint64 {
	return ((w | 0x05*ones) ^ 0x27*ones + lows) & ((w | 0x07*ones) ^ 0x0F*ones + lows) & (w ^ 0x60*ones + lows) &^ w
}

// candidates sets the high bit of the first candidate byte of w, and perhaps
// bits above it: a borrow can run out of a candidate into the next byte. It is
// zero if there is none.
func candidates(w uint64) uint64 {
	q := (w | 0x05*ones) ^ 0x27*ones
	n := (w | 0x07*ones) ^ 0x0F*ones
	g := w ^ 0x60*ones
	m := (w | 0x21*ones) ^ 0xE3*ones
	return ((q-ones)&^q | (n-ones)&^n | (g-ones)&^g | (m-ones)&^m) & highs
}
