package quotes

import "strings"

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

	weak  weakClose
	spare spareMark
	ahead [2]lookahead // for straight and for curly single marks
}

const none = -1

// maxLeft is how many levels of a quotation can go on in the next paragraph.
const maxLeft = 4

func newScanner(text string) scanner {
	return scanner{text: text, top: none, bottom: none, markEnd: none, lineEnd: none,
		weak: weakClose{index: none}, spare: spareMark{index: none}, lineStart: skipBlank(text, 0)}
}

// paragraph reads to the end of the paragraph and reports whether text is left.
func (s *scanner) paragraph() bool {
	text := s.text
	for i := s.pos; ; {
		i = search(text, i)
		if i >= len(text) {
			s.pos = i
			s.endParagraph(i)
			return false
		}
		if n := apostrophe(text, i); n > 0 {
			i += n
			continue
		}
		m, n := markAt(text, i)
		switch m {
		case noMark:
			i++
		case lineBreak:
			next, blank := skipBreak(text, i+n)
			if blank {
				s.blank = s.blank || next < len(text)
				s.endParagraph(i)
				s.lineStart = next
				s.pos = next
				return true
			}
			s.breakLine(i, next)
			s.lineStart = next
			i = next
		case paragraphBreak:
			s.endParagraph(i)
			s.lineStart = skipBlank(text, i+n)
			s.pos = s.lineStart
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

// straightDouble deals with marks that look the same at both ends: " and ”.
func (s *scanner) straightDouble(i, j int, style Style) {
	before, after := s.beside(i, j)
	verdict := sides[before][after]
	if s.isInch(i) {
		if s.inside[doubles] > 0 {
			s.keepSpare(i, j)
		}
		return
	}
	switch {
	case verdict == opens:
		s.begin(i, j, style)
	case s.inside[doubles] > 0:
		s.endDouble(i, j, style, before)
	case verdict == either && !(before == word && isDigit(s.text[i-1])) && s.mayBegin(j):
		s.begin(i, j, style)
	default:
		s.stray(i, j, doubles, certain)
	}
}

// endDouble closes the innermost quotation whose style asks for the mark, else
// the innermost double one.
func (s *scanner) endDouble(i, j int, style Style, before neighbour) {
	f := firm
	if before != word {
		f = certain
	} else if style == DoubleStraight && isDigit(s.text[i-1]) {
		f = doubtful
	}
	if s.open[style] == 0 && style == Apostrophes && s.open[Backquotes] > 0 {
		style = Backquotes
	}
	if s.open[style] > 0 {
		s.reach(style, i)
	} else {
		s.reachFamily(doubles, i)
	}
	index := s.top
	s.end(i, j)
	if f == doubtful {
		s.noteWeak(f, index)
	}
}

func (s *scanner) leftDouble(i, j int) {
	if s.inside[doubles] > 0 {
		before, after := s.beside(i, j)
		verdict := sides[before][after]
		if before == space && after == space && s.hasContent(i) {
			verdict = closes // They see that. “
		}
		low := s.open[LowHigh] > 0 && (s.open[DoubleCurly] == 0 || s.found[s.top].Style == LowHigh)
		switch {
		case low && (verdict == closes || verdict == either && (before != opener || after == closer)):
			s.endStyle(i, j, LowHigh)
			return
		case verdict == closes, before == closer && after == opener:
			// The wrong mark of the pair, typed for the closing one.
			if s.open[DoubleCurly] > 0 {
				s.endStyle(i, j, DoubleCurly)
			} else {
				s.endFamily(i, j, doubles)
			}
			return
		}
	}
	s.begin(i, j, DoubleCurly)
}

func (s *scanner) rightDouble(i, j int) {
	switch {
	case s.isInch(i):
		if s.inside[doubles] > 0 {
			s.keepSpare(i, j)
		}
	case s.open[DoubleCurly] > 0 && (s.open[LowHigh] == 0 || s.found[s.top].Style != LowHigh):
		s.endStyle(i, j, DoubleCurly)
	case s.open[LowHigh] > 0:
		k := s.reach(LowHigh, i)
		s.found[k].Style = LowRight
		s.open[LowHigh]--
		s.open[LowRight]++
		s.end(i, j)
	case s.inside[doubles] > 0:
		if before, after := s.beside(i, j); sides[before][after] == opens {
			s.begin(i, j, RightRight)
			return
		}
		s.endFamily(i, j, doubles)
	default:
		before, after := s.beside(i, j)
		if sides[before][after] == opens || i == s.lineStart && !s.atLineEnd(j) {
			s.begin(i, j, RightRight)
			return
		}
		s.stray(i, j, doubles, certain)
	}
}

// angle deals with a guillemet, which opens in one convention and closes in
// the other: opening is the style in which it opens, closing the one in which
// it closes.
func (s *scanner) angle(i, j int, opening, closing Style) {
	before, after := s.beside(i, j)
	verdict := sides[before][after]
	// The pair « » is set with spaces inside in French; » « is not.
	spaced := opening == Guillemets || opening == SingleGuillemets
	switch {
	case s.open[closing] > 0 && !(verdict == opens && spaced):
		s.endStyle(i, j, closing)
	case s.open[opening] > 0 && verdict != opens && !spaced:
		s.endStyle(i, j, opening) // » »
	case spaced || verdict == opens:
		s.begin(i, j, opening)
	}
}

// hasContent reports whether anything but spaces stands between the mark met
// last and i.
func (s *scanner) hasContent(i int) bool {
	for ; i > s.markEnd; i-- {
		if s.text[i-1] != ' ' {
			return true
		}
	}
	return false
}

// mayBegin reports whether a quotation can begin with what stands at i: not
// with the end of the line or a mark that belongs to what comes before.
func (s *scanner) mayBegin(i int) bool {
	return !s.atLineEnd(i) && strings.IndexByte(",;:.)]}", s.text[i]) < 0
}

// atLineEnd reports whether nothing but spaces follows on the line.
func (s *scanner) atLineEnd(i int) bool {
	for ; i < len(s.text); i++ {
		switch s.text[i] {
		case ' ', '\t':
		case '\n', '\r':
			return true
		default:
			return false
		}
	}
	return true
}
