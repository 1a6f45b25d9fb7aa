package text

import (
	"math/bits"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// NormOf is [lang.NormOf]: what a token has as its Norm.
func NormOf(word string) uint64 { return lang.NormOf(word) }

// Fold is [lang.Fold].
func Fold(word string) string { return lang.Fold(word) }

// AppendFold is [lang.AppendFold].
func AppendFold(b []byte, word string) []byte { return lang.AppendFold(b, word) }

// ASCII is [lang.ASCII].
func ASCII(word string) bool { return lang.ASCII(word) }

// normSlow and normASCII are NormOf for words of any characters and of ASCII alone.
func normSlow(word string) uint64 { return lang.NormAny(word) }

func normASCII(text string, start, end int) uint64 { return lang.NormASCII(text, start, end) }

func isFormat(r rune) bool { return lang.ZeroWidth(r) }

const highs = 0x8080808080808080

// letters8 counts the ASCII letters with which eight bytes begin, and the
// capitals among them.
func letters8(x uint64) (n, capitals int) {
	const ones = 0x0101010101010101
	y := (x | 0x20*ones) &^ highs
	fromA := y + (0x80-'a')*ones    // high bit set from 'a' on
	afterZ := y + (0x80-'z'-1)*ones // high bit set beyond 'z'
	letters := fromA &^ afterZ & highs &^ x
	n = bits.TrailingZeros64(letters^highs) / 8 // 8 if all are
	return n, bits.OnesCount64(letters >> 2 &^ x & (1<<(8*n) - 1))
}

// NameNorm is the [lang.NameNorm] of token i. It is nearly always its Norm.
func (d *Doc) NameNorm(i int32) uint64 {
	t := &d.Tokens[i]
	if t.Flags&Plain != 0 || sameNorm(d.Word(i)) {
		return t.Norm
	}
	return lang.NameNorm(d.Word(i))
}

// sameNorm reports whether a word plainly has no letter with a diacritic: all
// that it has beyond ASCII is punctuation of Unicode's general block, which
// Fold knows how to fold.
func sameNorm(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] < utf8.RuneSelf {
			continue
		}
		if i+2 >= len(word) || word[i] != 0xe2 || word[i+1] != 0x80 || utf8.RuneStart(word[i+2]) {
			return false
		}
		i += 2
	}
	return true
}
