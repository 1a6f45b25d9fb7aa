package quotes

// Quotations that go on without the mark that should say so. One kind opens once
// more without having been closed, as where a crawler joined the paragraphs of
// one speaker. Of the other kind only the first paragraph has an opening mark.

// reopens reports whether the opening mark at i begins a further paragraph of
// the quotation that is open, and not a quotation inside it: it is of the same
// style and follows the end of a sentence.
func (s *scanner) reopens(i int, style Style) bool {
	if s.top == none || s.found[s.top].Depth > 0 || s.found[s.top].Style != style || families[style] != doubles {
		return false
	}
	end := trimEnd(s.text, s.found[s.top].Inner.Start, i)
	return end < i && end > s.found[s.top].Inner.Start && endsSentence(s.text, end)
}

// reopen ends the open quotation, unclosed, where the text before i ends.
func (s *scanner) reopen(i int) {
	if s.reopened == none {
		s.reopened = s.top
	}
	end := trimEnd(s.text, s.found[s.top].Inner.Start, i)
	s.pop(end, end)
}

// nests is asked about a closing mark at [i, j) that has nothing to close. Where a
// quotation was taken for one that opens once more, the mark shows that it stood
// inside the other after all: nests then puts it there and reports true.
func (s *scanner) nests(i, j int, fam family) bool {
	k := s.reopened
	if k == none || s.top != none || k+2 != len(s.found) || families[s.found[k].Style] != fam {
		return false
	}
	outer, inner := &s.found[k], &s.found[k+1]
	outer.Inner.End, outer.End, outer.Closed = i, j, true
	inner.Depth, inner.Continues = 1, false
	s.spans(outer.Span)
	s.markEnd, s.markOpened = j, false
	s.reopened, s.weak.index = none, none // what is behind the outer one cannot close the inner one
	return true
}

// How far goesOn looks for the mark that closes. It is asked once a paragraph, so
// that without a limit a long text could take quadratic time.
const (
	maxParagraphs = 12
	maxBytes      = 6000
)

// goesOn reports whether the open quotation goes on in the paragraph that
// begins at next though no mark says so: the next double mark closes and does
// not open.
func (s *scanner) goesOn(next int) bool {
	q := &s.found[s.top]
	if q.Depth > 0 || q.Style != DoubleCurly && q.Style != DoubleStraight {
		return false
	}
	text := s.text
	if next >= len(text) {
		return false
	}
	if m, _ := markAt(text, next); m != noMark {
		return false // whatever it is, it may open
	}
	if m, _ := escape(text, next); m != noMark {
		return false
	}
	for i, paragraphs := next, 1; ; {
		i = search(text, i)
		if i >= len(text) || i-next > maxBytes {
			return false
		}
		m, n := markAt(text, i)
		switch m {
		case lineBreak:
			behind, blank := skipBreak(text, i+n)
			if blank {
				if paragraphs++; paragraphs > maxParagraphs {
					return false
				}
			}
			i = behind
			continue
		case paragraphBreak:
			return false
		case rightTwo:
			return true
		case straightTwo:
			before, after := s.beside(i, i+n)
			return sides[before][after] == closes && !s.isInch(i)
		case leftTwo, lowTwo, backquotes:
			return false
		}
		i += n
	}
}

// goOn begins the part of a quotation that goes on without an opening mark.
func (s *scanner) goOn() {
	style := s.unmarked
	s.unmarked = 0
	if style != 0 && s.leftN > 0 { // nothing is left of a quotation that turned out to end before
		s.begin(s.pos, s.pos, style)
	}
}
