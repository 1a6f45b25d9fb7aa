package quotes

// Bytes that can begin a quotation mark or a line break, all others are passed
// over eight at a time. The words of eight test for slightly more than is
// needed, because one test with some bits masked is cheaper than two:
//
//	b|0x05 == 0x27   "  '       and # &
//	b|0x07 == 0x0F   \n \r      and the other controls of 0x08..0x0F
//	b      == 0x60   `
//	b|0x21 == 0xE3   lead bytes 0xC2 (« »), 0xE2 (‘ ’ “ ” „ ‹ ›), 0xE3 (「 」 《 》), and 0xC3
const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// search returns the index of the first byte of text at or after i that may
// begin a mark or a line break, or len(text).
func search(text string, i int) int {
	for ; i+8 <= len(text); i += 8 {
		b := text[i : i+8]
		w := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		if candidates(w) != 0 {
			break
		}
	}
	for i < len(text) && !candidate[text[i]] {
		i++
	}
	return i
}

// candidates sets the high bit of the first candidate byte of w, and perhaps
// bits above it: a borrow can run from a zero byte into the next one.
func candidates(w uint64) uint64 {
	q := (w | 0x05*ones) ^ 0x27*ones
	n := (w | 0x07*ones) ^ 0x0F*ones
	g := w ^ 0x60*ones
	m := (w | 0x21*ones) ^ 0xE3*ones
	return ((q-ones)&^q | (n-ones)&^n | (g-ones)&^g | (m-ones)&^m) & highs
}

var candidate = [256]bool{
	'"': true, '#': true, '&': true, '\'': true, '`': true,
	0x08: true, 0x09: true, 0x0A: true, 0x0B: true, 0x0C: true, 0x0D: true, 0x0E: true, 0x0F: true,
	0xC2: true, 0xC3: true, 0xE2: true, 0xE3: true,
}
