package quotes

import "strings"

// Marks whose bytes were damaged on the way: UTF-8 that was read as Windows-1252
// or Latin-1 ("â€œ" for “), an escape that lost its backslash (u201c), a
// character reference that was never resolved (&ldquo;). They pair like the marks
// that they were.

// misread reads what stands for a mark of General Punctuation, or for a dash,
// that was decoded byte by byte: at i stands "â", the first of its three bytes.
// The width of what is no mark is that of all three characters.
func misread(text string, i int) (mark, int) {
	rest := text[i+len("â"):]
	if tail, ok := strings.CutPrefix(rest, "\u0080"); ok { // Latin-1
		if len(tail) < 2 || tail[0] != 0xC2 {
			return noMark, 1
		}
		return misreadAs(tail[1], len("â\u0080")+2)
	}
	tail, ok := strings.CutPrefix(rest, "€") // Windows-1252
	if !ok {
		return noMark, 1
	}
	for _, c := range windows1252 {
		if strings.HasPrefix(tail, c.char) {
			return misreadAs(c.code, len("â€")+len(c.char))
		}
	}
	// The code 9D is no character of Windows-1252 and mostly gets lost.
	return rightTwo, len("â€")
}

// windows1252 are the characters that the last bytes of marks and dashes are
// read as.
var windows1252 = [...]struct {
	char string
	code byte
}{
	{"˜", 0x98}, {"™", 0x99}, {"š", 0x9A}, {"›", 0x9B}, {"œ", 0x9C}, {"\u009d", 0x9D}, {"ž", 0x9E}, {"Ÿ", 0x9F},
	{"“", 0x93}, {"”", 0x94}, {"\"", 0x94}, {"•", 0x95}, {"¦", 0xA6}, {"¹", 0xB9}, {"º", 0xBA}, {"²", 0xB2}, {"³", 0xB3}, {"¯", 0xAF},
}

// misreadAs is the mark whose encoding ends with the byte code.
func misreadAs(code byte, width int) (mark, int) {
	if m := generalPunctuation[code]; m < lineBreak {
		return m, width
	}
	return noMark, width
}

// references are the character references of marks.
var references = [...]struct {
	name string
	mark mark
}{
	{"&quot;", straightTwo}, {"&ldquo;", leftTwo}, {"&rdquo;", rightTwo}, {"&bdquo;", lowTwo}, {"&lsquo;", leftOne}, {"&rsquo;", rightOne},
	{"&#34;", straightTwo}, {"&#8220;", leftTwo}, {"&#8221;", rightTwo}, {"&#8222;", lowTwo}, {"&#8216;", leftOne}, {"&#8217;", rightOne},
	{"&laquo;", leftAngle}, {"&raquo;", rightAngle},
}

// reference reads the character reference at i.
func reference(text string, i int) (mark, int) {
	for k := range references {
		if r := &references[k]; strings.HasPrefix(text[i:], r.name) {
			return r.mark, len(r.name)
		}
	}
	return noMark, 1
}

// escapeStart is what an escape of a mark begins with, but for the backslash
// that it may have lost.
const escapeStart = "u201"

// nextEscape is where the first escape of a mark at or behind i begins, its
// backslash included; the end of the text if there is none.
func nextEscape(text string, i int) int {
	for {
		k := strings.Index(text[i:], escapeStart[1:]) // digits are rarer than letters
		if k < 0 {
			return len(text)
		}
		i += k
		if u := i - 1; u >= 0 {
			if m, _ := escape(text, u); m != noMark {
				if u > 0 && text[u-1] == '\\' {
					u--
				}
				return u
			}
		}
		i += len(escapeStart) - 1
	}
}

// escape reads the escape at i.
func escape(text string, i int) (mark, int) {
	tail, slash := strings.CutPrefix(text[i:], `\`)
	tail, ok := strings.CutPrefix(tail, escapeStart)
	if !ok || tail == "" {
		return noMark, 1
	}
	n := len(escapeStart) + 1
	if slash {
		n++
	}
	switch d := tail[0]; {
	case '8' <= d && d <= '9':
		return generalPunctuation[0x90+d-'0'], n
	case 'a' <= d|0x20 && d|0x20 <= 'f':
		return generalPunctuation[0x9A+(d|0x20)-'a'], n
	}
	return noMark, 1
}
