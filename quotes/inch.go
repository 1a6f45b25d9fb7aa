package quotes

import "strings"

// inchMark is a mark taken for inches inside an open quotation. Should the
// quotation find no closing mark, it was that.
type inchMark struct {
	index      int // of the quotation, or none
	start, end int
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

func (s *scanner) noteInch(i, j int) {
	if s.inside[doubles] > 0 && families[s.found[s.top].Style] == doubles {
		s.inch = inchMark{s.top, i, j}
	}
}

// closeAtInch closes the innermost quotation at the mark once taken for inches.
func (s *scanner) closeAtInch() {
	if s.inch.index == s.top && s.found[len(s.found)-1].Start < s.inch.start {
		s.end(s.inch.start, s.inch.end)
	}
}
