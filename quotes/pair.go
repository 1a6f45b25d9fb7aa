package quotes

import "slices"

// begin opens a quotation whose mark covers [i, j).
func (s *scanner) begin(i, j int, style Style) {
	first := i == s.lineStart
	again := s.reopens(i, style)
	if again {
		s.reopen(i)
	}
	if s.lineEnd != none && s.top != none &&
		families[style] == families[s.found[s.bottom].Style] && s.found[s.top].Start < s.lineEnd {
		s.cut()
		if i != s.lineNext {
			s.leftN = 0
		}
	}
	if len(s.found) == cap(s.found) {
		s.grow(i)
	}
	f := families[style]
	if s.weak.index != none && s.weak.family == f {
		s.weak.index = none
	}
	q := Quotation{Span: Span{i, s.top}, Inner: Span{j, j}, Style: style}
	if s.top == none {
		s.bottom = len(s.found)
		s.lineEnd = none
	} else {
		q.Depth = s.found[s.top].Depth + 1
	}
	if first {
		q.Continues = q.Depth < s.leftN && s.left[q.Depth] == f &&
			(s.top == none || s.found[s.top].Continues)
		s.lineStart = j
	}
	q.Continues = q.Continues || again
	s.top = len(s.found)
	s.found = append(s.found, q)
	s.open[style]++
	s.inside[f]++
	s.markEnd, s.markOpened = j, true
}

// grow makes room for as many more quotations as there will be if the rest of
// the text has them as often as the text before i, within limits. Growing by a
// quarter, as append does, copies a long list five times over.
func (s *scanner) grow(i int) {
	n, left := len(s.found), len(s.text)-i
	if n == 0 {
		s.found = make([]Quotation, 0, min(8+left/512, 1024))
		return
	}
	more := int(float64(n) * float64(left) / float64(i+1))
	s.found = slices.Grow(s.found, min(max(more+more/8, n/2), 3*n)+8)
}

// end closes the innermost quotation with the mark [i, j).
func (s *scanner) end(i, j int) {
	q := &s.found[s.top]
	s.pop(i, j)
	q.Closed = true
	s.spans(q.Span)
	s.markEnd, s.markOpened = j, false
}

// spans forgets what a closed quotation shows to be wrong: a line break inside
// it ended no paragraph, and a mark inside it closes no quotation around it.
func (s *scanner) spans(q Span) {
	if q.Start < s.lineEnd && s.lineEnd < q.End {
		s.lineEnd = none
	}
	if q.Start < s.spare.start && s.spare.start < q.End {
		s.spare.index = none
	}
}

// pop takes the innermost quotation off the stack and gives it its ends.
func (s *scanner) pop(inner, outer int) {
	q := &s.found[s.top]
	s.top, q.End, q.Inner.End = q.End, outer, inner
	s.open[q.Style]--
	s.inside[families[q.Style]]--
}

// reach makes the innermost quotation of the style the innermost of all and
// returns its index: what is still open inside it ends, unclosed, at i. There
// must be one.
func (s *scanner) reach(style Style, i int) int {
	for s.found[s.top].Style != style {
		s.pop(i, i)
	}
	return s.top
}

// reachFamily does the same for the innermost quotation of a family.
func (s *scanner) reachFamily(f family, i int) {
	for families[s.found[s.top].Style] != f {
		s.pop(i, i)
	}
}

// endStyle closes the innermost quotation of the style, if there is one.
func (s *scanner) endStyle(i, j int, style Style) {
	if s.open[style] > 0 {
		s.reach(style, i)
		s.end(i, j)
	}
}

// endFamily closes the innermost quotation of the family, if there is one.
func (s *scanner) endFamily(i, j int, f family) {
	if s.inside[f] > 0 {
		s.reachFamily(f, i)
		s.end(i, j)
	}
}

// firmness says how far the neighbours of a closing mark can be trusted.
type firmness uint8

const (
	absent   firmness = iota // there is no closing mark
	doubtful                 // workers’ and 12": most likely no closing mark, if there is another
	firm                     // after a letter
	certain                  // after punctuation
)

// weakClose is the last quotation that was closed by a mark which may have been an
// apostrophe. If a better closing mark follows with nothing left to close, the
// quotation goes on to that mark, see stray.
type weakClose struct {
	index    int // in found, or none
	firmness firmness
	family   family
	around   int // the innermost open quotation then
}

// noteWeak remembers that the quotation closed last has a closing mark that
// could be something else.
func (s *scanner) noteWeak(f firmness, index int) {
	s.weak = weakClose{index, f, families[s.found[index].Style], s.top}
}

// stray deals with a closing mark that has nothing to close. It ends the quotation
// that was closed last after all if that was closed by a weaker mark; else it may be
// kept as a spare mark of the quotation around it.
func (s *scanner) stray(i, j int, fam family, f firmness) {
	if s.nests(i, j, fam) {
		return
	}
	w := &s.weak
	if w.index == none || w.family != fam || w.around != s.top || w.firmness >= f {
		if f == certain {
			s.keepSpare(i, j)
		}
		return
	}
	q := &s.found[w.index]
	for k := len(s.found) - 1; s.found[k].Start >= q.End; k-- {
		s.found[k].Depth++
	}
	q.Inner.End, q.End = i, j
	s.spans(q.Span)
	s.markEnd, s.markOpened = j, false
	if w.firmness = f; f == certain {
		w.index = none
	}
}
