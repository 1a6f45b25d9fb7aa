package quotes

import "strings"

// straightDouble deals with the double marks that look the same at both ends: "
// and two apostrophes.
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
	inches := style == DoubleStraight && before == word && isDigit(s.text[i-1])
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
	if inches {
		s.noteWeak(doubtful, index)
	}
}

// leftDouble deals with “, which also closes „ and is typed by mistake for ”.
func (s *scanner) leftDouble(i, j int) {
	if s.inside[doubles] > 0 {
		before, after := s.beside(i, j)
		verdict := sides[before][after]
		if before == space && after == space && s.hasContent(i) {
			verdict = closes // They see that. “
		}
		low := s.open[LowHigh] > 0 && (s.open[DoubleCurly] == 0 || s.found[s.top].Style == LowHigh)
		switch {
		case verdict == opens && s.found[s.top].Style == DoubleCurly && s.reversed(i, j):
			s.endStyle(i, j, DoubleCurly)
			return
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

// reversed reports whether the mark “ at [i, j) was typed for ” and set close to
// the wrong word: “It is over, “she said. A comma or the end of a sentence stands
// before it, a small letter behind, and the next mark closes nothing.
func (s *scanner) reversed(i, j int) bool {
	text := s.text
	end := trimEnd(text, s.found[s.top].Inner.Start, i)
	if end == i || j == len(text) || text[j] < 'a' || text[j] > 'z' || text[end-1] != ',' && !endsSentence(text, end) {
		return false
	}
	for k := j; ; {
		if k = search(text, k); k >= len(text) {
			return true
		}
		m, n := markAt(text, k)
		switch m {
		case lineBreak, paragraphBreak, leftTwo:
			return true
		case rightTwo, straightTwo:
			return false
		}
		k += n
	}
}

// rightDouble deals with ”, which opens in Swedish and by mistake.
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
