package quotes

import (
	"slices"
	"strings"
)

// apostrophe returns the width of the apostrophe at i with the letter behind it
// if it stands between two ASCII letters, else 0. It answers for most of the
// bytes that search finds in English text, and says nothing that straightSingle
// and rightSingle would not say more slowly.
func apostrophe(text string, i int) int {
	n := 1
	switch text[i] {
	case '\'':
	case 0xE2:
		if n = 3; i+n >= len(text) || text[i+1] != 0x80 || text[i+2] != 0x99 {
			return 0
		}
	default:
		return 0
	}
	if i > 0 && i+n < len(text) && isLetter(text[i-1]) && isLetter(text[i+n]) {
		return n + 1
	}
	return 0
}

// apostropheRun deals with a run of ' at [i, j) and returns where to read on.
func (s *scanner) apostropheRun(i, j int) int {
	if j-i == 1 {
		return s.straightSingle(i, j)
	}
	before, after := s.beside(i, j)
	verdict := sides[before][after]
	if n := elision(s.text, j); j-i == 2 && verdict == opens && n > 0 && s.next(straightOne, j) != absent {
		s.begin(i, i+1, SingleStraight) // ''Tis true,' he said
		return j + trailing(s.text, j, n)
	}
	for i < j {
		single := s.top != none && families[s.found[s.top].Style] == singles
		switch odd := (j-i)%2 == 1; {
		case j-i == 1,
			verdict != opens && single && (odd || s.inside[doubles] == 0):
			s.straightSingle(i, i+1)
			i++
		default:
			s.straightDouble(i, i+2, Apostrophes)
			i += 2
		}
	}
	return j
}

// straightSingle deals with one ' at [i, j).
func (s *scanner) straightSingle(i, j int) int {
	before, after := s.beside(i, j)
	if before == word && after == word {
		return j
	}
	switch verdict := sides[before][after]; {
	case verdict == opens:
		if n := elision(s.text, j); n > 0 {
			if s.elides(straightOne, j) {
				return j + trailing(s.text, j, n)
			}
		} else if s.next(straightOne, j) == absent && !s.mayStayOpen(i) {
			return j
		}
		s.begin(i, j, SingleStraight)
	case verdict == closes, s.inside[singles] > 0:
		s.endSingle(i, j, before, after, SingleStraight)
	case after == word && s.next(straightOne, j) != absent: // yes/'no', yes–'no'
		s.begin(i, j, SingleStraight)
	}
	return j
}

// leftSingle deals with ‘, which also closes ‚ and is typed by mistake for the
// apostrophe of an elision.
func (s *scanner) leftSingle(i, j int) int {
	before, after := s.beside(i, j)
	verdict := sides[before][after]
	switch {
	case s.open[SingleLowHigh] > 0 && s.found[s.top].Style == SingleLowHigh && verdict != opens:
		s.end(i, j)
		return j
	case before == word && after == word: // Hawai‘i
		return j
	case verdict == closes, verdict == either && s.inside[singles] > 0 && s.hasContent(i):
		s.endSingle(i, j, before, after, SingleCurly)
		return j
	}
	if n := elision(s.text, j); n > 0 && s.elides(rightOne, j) {
		return j + trailing(s.text, j, n)
	}
	s.begin(i, j, SingleCurly)
	return j
}

// rightSingle deals with ’: closing mark and apostrophe.
func (s *scanner) rightSingle(i, j int) int {
	before, after := s.beside(i, j)
	switch {
	case before == word && after == word:
		return j
	case sides[before][after] == opens:
		return j + trailing(s.text, j, elision(s.text, j))
	}
	s.endSingle(i, j, before, after, SingleCurly)
	return j
}

// endSingle closes a single quotation at [i, j), if the mark is no apostrophe.
func (s *scanner) endSingle(i, j int, before, after neighbour, style Style) {
	f := s.trust(i, before)
	if s.inside[singles] == 0 {
		s.stray(i, j, singles, f)
		return
	}
	if top := s.found[s.top].Style; families[top] != singles {
		// Some other quotation is still open inside: only a mark that cannot be an apostrophe ends both.
		if f != certain || after == word {
			return
		}
		s.reachFamily(singles, i)
	} else if top != style && f == doubtful {
		if after == closer {
			s.keepSpare(i, j) // ‘We help our neighbours', he said.
		}
		return
	}
	index := s.top
	s.end(i, j)
	if f != certain {
		s.noteWeak(f, index)
	}
}

// trust tells a closing mark at i from the apostrophe of workers’, goin’, ol’
// and 6’ by what stands before it.
func (s *scanner) trust(i int, before neighbour) firmness {
	if before != word {
		return certain
	}
	start := i
	for start > 0 && i-start < 4 && isLetter(s.text[start-1]) {
		start--
	}
	w := s.text[start:i]
	switch {
	case i > 0 && isDigit(s.text[i-1]):
		return doubtful
	case w == "":
		return firm
	}
	switch w[len(w)-1] {
	case 's', 'S', 'z', 'x':
		return doubtful
	case 'n':
		if len(w) == 4 && w[2] == 'i' {
			return doubtful
		}
	}
	if slices.Contains(elided.end, w) {
		return doubtful
	}
	return firm
}

// mayStayOpen reports whether a straight single mark at i that finds no closing
// mark in its paragraph opens a quotation all the same: at the head of the
// paragraph or behind a comma or colon. Elsewhere it is an apostrophe ('hood)
// or a letter ('Abd).
func (s *scanner) mayStayOpen(i int) bool {
	if i == s.lineStart {
		return true
	}
	head := strings.TrimRight(s.text[:i], " ")
	return len(head) < i && head != "" && (head[len(head)-1] == ',' || head[len(head)-1] == ':')
}

// elides reports whether the word at i, one that can begin with an apostrophe,
// does: it may also be the first word of a quotation that m closes. It is not
// if a single quotation is open already, or may be since its closing mark was
// doubtful.
func (s *scanner) elides(m mark, i int) bool {
	return s.inside[singles] > 0 ||
		s.weak.index != none && s.weak.family == singles && s.weak.firmness == doubtful && s.weak.around == s.top ||
		s.next(m, i) <= doubtful
}

// elision returns the length of the word at i if it is one that begins with an
// apostrophe: em, n, and years like 90s or 12. Otherwise it returns 0.
func elision(text string, i int) int {
	n := 0
	for i+n < len(text) && n < 8 && (isLetter(text[i+n]) || isDigit(text[i+n])) {
		n++
	}
	w := text[i : i+n]
	if n >= 2 && isDigit(w[0]) && isDigit(w[1]) {
		if n == 2 && !(i+2 < len(text) && strings.IndexByte("%,.:-", text[i+2]) >= 0 && i+3 < len(text) && isDigit(text[i+3])) || n == 3 && w[2] == 's' {
			return n
		}
		return 0
	}
	for _, e := range elided.start {
		if len(e) == n && strings.EqualFold(e, w) {
			return n
		}
	}
	return 0
}

// trailing is the length of an elision with the apostrophe behind it, if it is
// the one of rock ’n’ roll.
func trailing(text string, i, n int) int {
	if n != 1 {
		return n
	}
	for _, a := range [...]string{"'", "’", "‘"} {
		if strings.HasPrefix(text[i+1:], a) {
			return 1 + len(a)
		}
	}
	return n
}
