package output

import (
	"strings"
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

// clean folds white space and drops control characters, so that no text can
// steer the terminal.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case r < 0x20 || r >= 0x7f && r < 0xa0:
			return -1
		case r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069': // bidi overrides
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// wrap breaks s into lines of that many columns, between words where it can.
func wrap(s string, width int) []string {
	var out []string
	var line []byte
	used := 0
	for word := range strings.FieldsSeq(s) {
		w := columns(word)
		if used > 0 && used+1+w > width {
			out = append(out, string(line))
			line, used = line[:0], 0
		}
		for w > width {
			part := head(word, width)
			if part == "" { // a wide rune in a column of one
				break
			}
			out = append(out, part)
			word = word[len(part):]
			w -= columns(part)
		}
		if used > 0 {
			line = append(line, ' ')
			used++
		}
		line = append(line, word...)
		used += w
	}
	if len(line) > 0 {
		out = append(out, string(line))
	}
	return out
}
