package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// OneLine is Slice with single spaces and without invisible characters: how a name is
// given that the text may break over lines.
func (d *Doc) OneLine(r Range) string {
	s := d.Slice(r)
	for i := r.Start; i < r.End; i++ {
		t := &d.Tokens[i]
		if t.Flags&Plain == 0 || i > r.Start && (t.Start != d.Tokens[i-1].End+1 || d.Text[t.Start-1] != ' ') {
			return oneLine(s)
		}
	}
	return s // plain words, as nearly always
}

func oneLine(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	space := false
	for _, c := range s {
		switch {
		case unicode.IsSpace(c):
			space = b.Len() > 0
		case unicode.Is(unicode.Cf, c) || unicode.IsControl(c):
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(c)
		}
	}
	return b.String()
}

// isPlain reports whether a stretch of text already is as OneLine wants it.
func isPlain(s string) bool {
	before := byte(0)
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && before == ' ' {
			return c >= utf8.RuneSelf && isPlainAny(s)
		}
		before = c
	}
	return true
}

// isPlainAny is isPlain for a text with letters beyond ASCII.
func isPlainAny(s string) bool {
	for i, c := range s {
		switch {
		case c < ' ' || c == 0x7f || c == ' ' && i > 0 && s[i-1] == ' ':
			return false
		case c >= utf8.RuneSelf && (c == utf8.RuneError || unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) || unicode.IsControl(c)):
			return false
		}
	}
	return true
}
