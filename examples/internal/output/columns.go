package output

import (
	"unicode"

	"golang.org/x/text/width"
)

// columns is how many columns of a terminal a text takes: two for a character of
// East Asia's wide ones, none for marks that go on top of others.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += columnsOf(r)
	}
	return n
}

func columnsOf(r rune) int {
	if r < unicode.MaxASCII {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// head returns the longest beginning of s that takes no more columns than limit.
func head(s string, limit int) string {
	n := 0
	for i, r := range s {
		if n += columnsOf(r); n > limit {
			return s[:i]
		}
	}
	return s
}
