package render

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// runeLen is the number of bytes of the character at i, 1 for an invalid byte.
func runeLen(text string, i int) int {
	_, size := utf8.DecodeRuneInString(text[i:])
	return size
}

// escape writes text so that it can stand between tags and inside quoted
// attributes of HTML and of XML 1.0. Characters that neither may hold become
// U+FFFD. Carriage returns are written as they are: readers of both formats turn
// "\r\n", and a "\r" alone, into a line break.
func escape(b *bytes.Buffer, text string) { escapeWith(b, text, "\r") }

// escapeExactly is escape for XML whose readers get carriage returns back. HTML has
// no reference for that character.
func escapeExactly(b *bytes.Buffer, text string) { escapeWith(b, text, "&#13;") }

func escapeWith(b *bytes.Buffer, text, carriageReturn string) {
	for _, c := range text {
		switch {
		case c == '&':
			b.WriteString("&amp;")
		case c == '<':
			b.WriteString("&lt;")
		case c == '>':
			b.WriteString("&gt;")
		case c == '"':
			b.WriteString("&#34;")
		case c == '\'':
			b.WriteString("&#39;")
		case c == '\r':
			b.WriteString(carriageReturn)
		case c == '\n' || c == '\t':
			b.WriteRune(c)
		case c < ' ', 0x7f <= c && c < 0xa0 && c != 0x85, c&0xfffe == 0xfffe, 0xfdd0 <= c && c <= 0xfdef:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(c) // an invalid byte comes as U+FFFD
		}
	}
}

// attribute writes a name and its quoted value, after a space. Unlike [escape]
// it writes line breaks so that XML does not fold them to spaces.
func attribute(b *bytes.Buffer, name, value string) {
	b.WriteByte(' ')
	b.WriteString(name)
	b.WriteString(`="`)
	for len(value) > 0 {
		i := strings.IndexAny(value, "\n\t")
		if i < 0 {
			i = len(value)
		}
		escape(b, value[:i])
		if i < len(value) {
			if value[i] == '\n' {
				b.WriteString("&#10;")
			} else {
				b.WriteString("&#9;")
			}
			i++
		}
		value = value[i:]
	}
	b.WriteByte('"')
}

// element writes a start tag, its text and the end tag.
func element(b *bytes.Buffer, name, text string) {
	b.WriteString("<" + name + ">")
	escape(b, text)
	b.WriteString("</" + name + ">")
}
