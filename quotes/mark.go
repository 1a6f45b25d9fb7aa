package quotes

// mark is a quotation mark as typed, before it is known whether it opens or
// closes, or is an apostrophe.
type mark uint8

const (
	noMark         mark = iota
	straightTwo         // "
	straightOne         // '
	apostrophes         // ''
	backquotes          // ``
	leftTwo             // “
	rightTwo            // ”
	lowTwo              // „
	leftOne             // ‘
	rightOne            // ’
	lowOne              // ‚
	leftAngle           // «
	rightAngle          // »
	leftAngleOne        // ‹
	rightAngleOne       // ›
	leftCorner          // 「
	rightCorner         // 」
	leftWhite           // 『
	rightWhite          // 』
	leftDouble          // 《
	rightDouble         // 》
	lineBreak           // no mark at all: \n, \r\n, \r, U+0085, U+2028
	paragraphBreak      // U+2029
)

// markAt reads the mark at i and its width in bytes. A run of ' or of ` is one mark
// with the width of the run, which the caller divides. noMark comes with the number
// of bytes to pass over, which may be several.
func markAt(text string, i int) (mark, int) {
	switch b := text[i]; b {
	case '"':
		return straightTwo, 1
	case '\'', '`':
		n := 1
		for i+n < len(text) && text[i+n] == b {
			n++
		}
		if b == '`' {
			return backquotes, n
		}
		return straightOne, n
	case '\n', '\v', '\f':
		return lineBreak, 1
	case '\r':
		if i+1 < len(text) && text[i+1] == '\n' {
			return lineBreak, 2
		}
		return lineBreak, 1
	case '&':
		return reference(text, i)
	case 0xC3:
		if i+1 < len(text) && text[i+1] == 0xA2 {
			return misread(text, i)
		}
	case 0xC2:
		if i+1 < len(text) {
			switch text[i+1] {
			case 0xAB:
				return leftAngle, 2
			case 0xBB:
				return rightAngle, 2
			case 0x85:
				return lineBreak, 2
			}
		}
	case 0xE2:
		if i+2 < len(text) && text[i+1] == 0x80 {
			if m := generalPunctuation[text[i+2]]; m != noMark {
				return m, 3
			}
		}
	case 0xE3:
		if i+2 < len(text) && text[i+1] == 0x80 {
			if c := text[i+2]; 0x8A <= c && c <= 0x8F {
				return cjkMarks[c-0x8A], 3
			}
		}
	}
	return noMark, 1
}

// generalPunctuation holds the marks of the block U+2000, by the third byte of
// their encoding E2 80 xx.
var generalPunctuation = [256]mark{
	0x98: leftOne, 0x99: rightOne, 0x9A: lowOne, 0x9B: leftOne,
	0x9C: leftTwo, 0x9D: rightTwo, 0x9E: lowTwo, 0x9F: leftTwo,
	0xB9: leftAngleOne, 0xBA: rightAngleOne,
	0xA8: lineBreak, 0xA9: paragraphBreak,
}

// cjkMarks holds the marks U+300A to U+300F.
var cjkMarks = [6]mark{leftDouble, rightDouble, leftCorner, rightCorner, leftWhite, rightWhite}
