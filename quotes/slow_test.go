package quotes

import (
	"unicode"
	"unicode/utf8"
)

// findSlowly is Find without its fast paths: it looks at every rune, knows the
// marks from a table and classifies every apostrophe. What it shares with Find
// is the meaning of a mark once it is found.
func findSlowly(text string) []Quotation {
	s := newScanner(text)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		m := slowMarks[r]
		if e, width := escape(text, i); e != noMark {
			i = s.mark(e, i, i+width)
			continue
		}
		if r == 'â' || r == '&' { // perhaps a damaged mark: only markAt reads those
			if m, n = markAt(text, i); m == noMark {
				i += n
				continue
			}
		}
		switch {
		case r == '\'' || r == '`':
			for i+n < len(text) && text[i+n] == byte(r) {
				n++
			}
			i = s.mark(m, i, i+n)
		case m == lineBreak || m == paragraphBreak:
			if r == '\r' && i+1 < len(text) && text[i+1] == '\n' {
				n++
			}
			next, breaks := i+n, 0
			for next < len(text) {
				r, n := utf8.DecodeRuneInString(text[next:])
				if !isBlank(r) {
					break
				}
				if m := slowMarks[r]; m == lineBreak || m == paragraphBreak {
					breaks++
				}
				next += n
			}
			switch {
			case m == paragraphBreak:
				s.nextParagraph(i, next)
			case breaks > 0 || next == len(text):
				s.blank = s.blank || next < len(text)
				s.nextParagraph(i, next)
			default:
				s.breakLine(i, next)
				s.lineStart = next
				i = next
				continue
			}
			s.goOn()
			i = next
		case m != noMark:
			i = s.mark(m, i, i+n)
		default:
			i += n
		}
	}
	s.endParagraph(len(text))
	return s.found
}

func isBlank(r rune) bool {
	return r <= ' ' || r == 0x7F || unicode.IsSpace(r) || isInvisible(r)
}

var slowMarks = map[rune]mark{
	'"': straightTwo, '\'': straightOne, '`': backquotes,
	'“': leftTwo, '‟': leftTwo, '”': rightTwo, '„': lowTwo,
	'‘': leftOne, '‛': leftOne, '’': rightOne, '‚': lowOne,
	'«': leftAngle, '»': rightAngle, '‹': leftAngleOne, '›': rightAngleOne,
	'「': leftCorner, '」': rightCorner, '『': leftWhite, '』': rightWhite, '《': leftDouble, '》': rightDouble,
	'\n': lineBreak, '\r': lineBreak, '\v': lineBreak, '\f': lineBreak, 0x85: lineBreak, 0x2028: lineBreak,
	0x2029: paragraphBreak,
}
