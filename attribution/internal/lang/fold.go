package lang

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// The hash of a word is part of every trained model, so these numbers never
// change. It takes the folded bytes eight at a time, little-endian, the last
// group padded with zeros, and multiplies to 128 bits as wyhash does.
const (
	normSeed = 0x9e3779b97f4a7c15
	normLow  = 0xa0761d6478bd642f
	normHigh = 0xe7037ed1a0b428db
)

func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

// NormOf is the hash of a word in its folded form, as Fold writes it. It is
// the same on every architecture.
func NormOf(word string) uint64 {
	for i := 0; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf || word[i] == '`' || word[i] == '\'' {
			return NormAny(word)
		}
	}
	return NormASCII(word, 0, len(word))
}

// Fold returns the form of a word under which its spellings are one: lower
// case by Unicode's simple mapping, every single quotation mark and apostrophe
// ', every double one (also ” written as two single ones) ", the hyphens - and
// the no-break spaces plain, and no zero-width characters.
func Fold(word string) string {
	if folded(word) {
		return word
	}
	b := AppendFold(make([]byte, 0, len(word)), word)
	return string(b)
}

// folded reports whether a word is plainly folded already.
func folded(word string) bool {
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || c == '`' || c == '\'' {
			return false
		}
	}
	return true
}

// ASCII reports whether a word has no byte beyond ASCII.
func ASCII(word string) bool {
	i := 0
	for ; i+8 <= len(word); i += 8 {
		if Load8(word, i)&highs != 0 {
			return false
		}
	}
	for ; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// AppendFold appends Fold of word to b, which is empty.
func AppendFold(b []byte, word string) []byte {
	for i := 0; i < len(word); {
		if c := word[i]; c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			if c == '`' {
				c = '\''
			}
			b = append(b, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(word[i:])
		if r == utf8.RuneError && size == 1 {
			b = append(b, word[i])
		} else if r = foldRune(r); r >= 0 {
			b = utf8.AppendRune(b, r)
		}
		i += size
	}
	if string(b) == "''" {
		b = append(b[:0], '"')
	}
	return b
}

// foldRune folds a rune beyond ASCII; -1 drops it.
func foldRune(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', '‹', '›', 'ʼ', 'ʻ', 'ʹ', '′', '´', '＇':
		return '\''
	case '“', '”', '„', '‟', '«', '»', '″', '＂':
		return '"'
	case '\u2010', '\u2011':
		return '-'
	case '\u00a0', '\u202f', '\u2007':
		return ' '
	}
	if ZeroWidth(r) {
		return -1
	}
	return unicode.ToLower(r)
}

// NormAny folds and hashes any word.
func NormAny(word string) uint64 {
	var buf [64]byte
	b := AppendFold(buf[:0], word)
	h := uint64(normSeed)
	i := 0
	for ; i+8 < len(b); i += 8 {
		h = mix(h^le64(b[i:i+8]), normLow)
	}
	return mix(h^le64(b[i:]), normHigh^uint64(len(b)))
}

// le64 reads up to eight bytes, little-endian.
func le64(b []byte) uint64 {
	var x uint64
	for i, c := range b {
		x |= uint64(c) << (8 * i)
	}
	return x
}

// NormASCII is NormAny for the bytes [start, end) of text if they are ASCII
// without apostrophes of more than one byte and without back quotes.
func NormASCII(text string, start, end int) uint64 {
	h := uint64(normSeed)
	i := start
	for ; i+8 < end; i += 8 {
		h = mix(h^lower8(Load8(text, i)), normLow)
	}
	n := end - i // 0 to 8
	var x uint64
	if i+8 <= len(text) {
		x = Load8(text, i) & (1<<(8*n) - 1)
	} else {
		for j := range n {
			x |= uint64(text[i+j]) << (8 * j)
		}
	}
	return mix(h^lower8(x), normHigh^uint64(end-start))
}

const highs = 0x8080808080808080

// Load8 returns the eight bytes of s from i on, the first in the lowest bits. It
// compiles to one instruction where the machine has it.
func Load8(s string, i int) uint64 {
	s = s[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// lower8 lowers the ASCII capitals among eight bytes below 0x80.
func lower8(x uint64) uint64 {
	const ones = 0x0101010101010101
	fromA := x + (0x80-'A')*ones    // high bit set from 'A' on
	afterZ := x + (0x80-'Z'-1)*ones // high bit set beyond 'Z'
	upper := fromA &^ afterZ & (0x80 * ones)
	return x | upper>>2
}

// ZeroWidth reports whether r shows nothing and stands for nothing: soft
// hyphen, zero-width spaces and joiners, directional marks, byte order mark.
func ZeroWidth(r rune) bool {
	switch {
	case r < 0x200b:
		return r == 0xad || r == 0x61c || r == 0x180e
	case r <= 0x206f:
		return r <= 0x200f || 0x202a <= r && r <= 0x202e || 0x2060 <= r
	}
	return r == 0xfeff || 0xfff9 <= r && r <= 0xfffb || r >= 0x13430 && unicode.Is(unicode.Cf, r)
}
