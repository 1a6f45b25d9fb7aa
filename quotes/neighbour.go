package quotes

import (
	"unicode"
	"unicode/utf8"
)

// neighbour says what stands beside a mark.
type neighbour uint8

const (
	space   neighbour = iota // white space, the edge of the text
	opener                   // ( [ { ¿ or a mark that opens
	neutral                  // dashes, slashes, ellipses and other symbols that stand on either side
	closer                   // . , ; : ! ? ) ] } or a mark that closes
	word                     // letters, digits and all that begins or ends a word
	numNeighbours
)

// side says what a mark can do by its neighbours alone.
type side uint8

const (
	either side = iota
	opens
	closes
)

// sides is the whole grammar of marks that look the same at both ends: the row
// is what stands before the mark, the column what stands after it.
var sides = [numNeighbours][numNeighbours]side{
	space:   {space: either, opener: opens, neutral: opens, closer: either, word: opens},
	opener:  {space: either, opener: opens, neutral: opens, closer: either, word: opens},
	neutral: {space: closes, opener: either, neutral: either, closer: closes, word: either},
	closer:  {space: closes, opener: either, neutral: closes, closer: closes, word: either},
	word:    {space: closes, opener: either, neutral: closes, closer: closes, word: either},
}

// How many characters without width, and how many other marks, are passed over in
// the search for the neighbour of a mark. Nobody's typography has longer runs; the
// limits keep texts of nothing else linear.
const (
	maxInvisible = 4
	maxMarks     = 3
)

// before classifies what ends at i. The scanner knows whether the mark that it
// met last opened or closed; marks that it has not met, or has taken for
// apostrophes, are judged by what stands before them.
func (s *scanner) before(i int) neighbour {
	marks := 0
	for invisible := 0; i > 0; {
		if i == s.markEnd {
			if s.markOpened {
				return opener
			}
			return closer
		}
		if b := s.text[i-1]; b < utf8.RuneSelf {
			if b != '\'' && b != '"' && b != '`' {
				return asciiClass(b)
			}
			i--
		} else {
			r, n := utf8.DecodeLastRuneInString(s.text[:i])
			switch {
			case isInvisible(r):
				if invisible++; invisible > maxInvisible {
					return word
				}
				i -= n
				continue
			case r == '’':
				i -= n
			default:
				return runeClass(r, false)
			}
		}
		if marks++; marks > maxMarks {
			break
		}
	}
	if marks > 0 {
		return opener
	}
	return space
}

// after classifies what begins at i. Marks that do not show whether they open
// are looked through.
func (s *scanner) after(i int) neighbour {
	marks, invisible := 0, 0
	for i < len(s.text) {
		if b := s.text[i]; b < utf8.RuneSelf {
			switch b {
			case '\'', '"':
				i++
			case '`':
				return opener
			case '.':
				if i+1 < len(s.text) && s.text[i+1] == '.' {
					return neutral
				}
				if i+1 < len(s.text) && isDigit(s.text[i+1]) {
					return word
				}
				return closer
			default:
				return asciiClass(b)
			}
		} else {
			r, n := utf8.DecodeRuneInString(s.text[i:])
			switch {
			case isInvisible(r):
				if invisible++; invisible > maxInvisible {
					return word
				}
				i += n
				continue
			case r == '’':
				i += n
			default:
				return runeClass(r, true)
			}
		}
		if marks++; marks > maxMarks {
			break
		}
	}
	return space
}

// beside is the verdict on a mark that covers [i, j).
func (s *scanner) beside(i, j int) (before, after neighbour) {
	return s.before(i), s.after(j)
}

func asciiClass(b byte) neighbour {
	switch {
	case b <= ' ' || b == 0x7F:
		return space
	case 'a' <= b && b <= 'z', 'A' <= b && b <= 'Z', isDigit(b):
		return word
	}
	switch b {
	case '(', '[', '{', '<':
		return opener
	case ')', ']', '}', '.', ',', ';', ':', '!', '?', '>':
		return closer
	case '$', '#', '@', '%':
		return word
	}
	return neutral
}

func runeClass(r rune, after bool) neighbour {
	switch r {
	case '‘', '“', '„', '‚', '‛', '‟', '「', '『', '《', '〈', '（', '【', '¿', '¡':
		return opener
	case '’', '”', '」', '』', '》', '〉', '）', '】', '。', '、', '，', '！', '？', '：', '；', '،', '؛', '؟':
		return closer
	case '«', '»', '‹', '›':
		if after == (r == '«' || r == '‹') {
			return opener
		}
		return closer
	case '…', '―', '–', '—', '‐', '‑', '‒', '−', '•', '·', '⁄', '′', '″':
		return neutral
	}
	if unicode.IsSpace(r) {
		return space
	}
	return word
}

// isInvisible reports characters without width: soft hyphen, zero-width space
// and joiners, direction marks, byte order mark.
func isInvisible(r rune) bool {
	switch {
	case r == 0xAD, 0x200B <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E,
		0x2060 <= r && r <= 0x2064, 0x2066 <= r && r <= 0x2069, r == 0xFEFF:
		return true
	}
	return false
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }
