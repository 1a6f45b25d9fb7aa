package quotes

import "strings"

// spareMark is a mark inside an open quotation that is most likely not its
// closing mark: inches, or the closing mark of another family with nothing to
// close. If the paragraph ends without a better one, it is the closing mark after
// all.
type spareMark struct {
	index      int // of the quotation, or none
	start, end int
}

// keepSpare remembers the mark at [i, j) for the innermost quotation, and forgets
// one that was remembered before.
func (s *scanner) keepSpare(i, j int) {
	if s.top != none {
		s.spare = spareMark{s.top, i, j}
	}
}

// closeAtSpare closes the innermost quotation at its spare mark, if it has one.
func (s *scanner) closeAtSpare() {
	m := s.spare
	if s.top == none || m.index != s.top {
		return
	}
	s.lift(m.start, 1)
	s.end(m.start, m.end)
}

// lift takes the quotations that start behind i, which stand last in found, out
// of the innermost levels around them.
func (s *scanner) lift(i, levels int) {
	for k := len(s.found) - 1; s.found[k].Start > i; k-- {
		s.found[k].Depth -= levels
	}
}

// isInch reports whether the double mark at i stands for inches: feet come
// before it, as in 6'2" or 5’ 10”.
func (s *scanner) isInch(i int) bool {
	text := s.text
	k := i
	for k > 0 && i-k < 2 && isDigit(text[k-1]) {
		k--
	}
	if k == i {
		return false
	}
	for k > 0 && i-k < 5 && text[k-1] == ' ' {
		k--
	}
	for _, feet := range [...]string{"'", "’", "′"} {
		if head, ok := strings.CutSuffix(text[:k], feet); ok {
			return head != "" && isDigit(head[len(head)-1])
		}
	}
	return false
}
