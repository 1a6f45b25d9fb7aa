package quotes

// scanner reads a text once, mark by mark. Its stack of open quotations lives
// in found itself: while a quotation is open its End holds the index of the
// quotation around it, so nesting of any depth needs no memory of its own.
type scanner struct {
	text  string
	pos   int
	found []Quotation

	top    int // index of the innermost open quotation, or none
	bottom int // index of the outermost open quotation, when there is one
	open   [numStyles]int
	inside [numFamilies]int

	// The last mark that opened or closed a quotation.
	markEnd    int
	markOpened bool

	// The paragraph being read.
	lineStart int  // where a mark must stand to stand first: moves on behind opening marks
	blank     bool // some paragraph of the text ended at a blank line
	lineEnd   int  // first line break after the end of a sentence since the outermost quotation opened, or none
	lineNext  int  // where the line behind lineEnd begins

	// What the paragraph before left open, outermost first.
	left  [maxLeft]family
	leftN int

	unmarked Style // of the quotation that goes on in this paragraph without an opening mark, or 0
	reopened int   // the quotation that opened once more without having been closed, or none

	escape int // where the next escape of a mark begins, or the end of the text

	weak  weakClose
	spare spareMark
	ahead [2]lookahead // for straight and for curly single marks
}

const none = -1

// maxLeft is how many levels of nested quotations can go on in the next
// paragraph; deeper ones end with their own.
const maxLeft = 4

func newScanner(text string) scanner {
	return scanner{text: text, top: none, bottom: none, markEnd: none, lineEnd: none, reopened: none,
		weak: weakClose{index: none}, spare: spareMark{index: none}, lineStart: skipBlank(text, 0),
		escape: nextEscape(text, 0)}
}

// atEscape deals with the escape of a mark and returns where to read on.
func (s *scanner) atEscape() int {
	m, n := escape(s.text, s.escape)
	i := s.escape
	s.escape = nextEscape(s.text, i+n)
	return s.mark(m, i, i+n)
}

// paragraph reads to the end of the paragraph and reports whether text is left.
func (s *scanner) paragraph() bool {
	text := s.text
	s.goOn()
	for i := s.pos; ; {
		i = search(text, i)
		if i >= s.escape && s.escape < len(text) {
			i = s.atEscape()
			continue
		}
		if i >= len(text) {
			s.pos = i
			s.endParagraph(i)
			return false
		}
		if n := apostrophe(text, i); n > 0 && i != s.markEnd {
			i += n
			continue
		}
		m, n := markAt(text, i)
		switch m {
		case noMark:
			i += n
		case lineBreak:
			next, blank := skipBreak(text, i+n)
			if blank {
				s.blank = s.blank || next < len(text)
				s.nextParagraph(i, next)
				return true
			}
			s.breakLine(i, next)
			s.lineStart = next
			i = next
		case paragraphBreak:
			s.nextParagraph(i, skipBlank(text, i+n))
			return true
		default:
			i = s.mark(m, i, i+n)
		}
	}
}

// mark deals with the mark or run of marks at [i, j) and returns where to read on.
func (s *scanner) mark(m mark, i, j int) int {
	switch m {
	case straightTwo:
		s.straightDouble(i, j, DoubleStraight)
	case straightOne:
		return s.apostropheRun(i, j)
	case backquotes:
		if j-i == 2 {
			s.begin(i, j, Backquotes)
		}
	case leftTwo:
		s.leftDouble(i, j)
	case rightTwo:
		s.rightDouble(i, j)
	case lowTwo:
		s.begin(i, j, LowHigh)
	case leftOne:
		return s.leftSingle(i, j)
	case rightOne:
		return s.rightSingle(i, j)
	case lowOne:
		// Typed for a comma as often as for a quotation mark.
		if before, after := s.beside(i, j); sides[before][after] == opens {
			s.begin(i, j, SingleLowHigh)
		}
	case leftAngle:
		s.angle(i, j, Guillemets, ReversedGuillemets)
	case rightAngle:
		s.angle(i, j, ReversedGuillemets, Guillemets)
	case leftAngleOne:
		s.angle(i, j, SingleGuillemets, ReversedSingle)
	case rightAngleOne:
		s.angle(i, j, ReversedSingle, SingleGuillemets)
	case leftCorner:
		s.begin(i, j, Corner)
	case leftWhite:
		s.begin(i, j, WhiteCorner)
	case leftDouble:
		s.begin(i, j, DoubleAngle)
	case rightCorner:
		s.endStyle(i, j, Corner)
	case rightWhite:
		s.endStyle(i, j, WhiteCorner)
	case rightDouble:
		s.endStyle(i, j, DoubleAngle)
	}
	return j
}
