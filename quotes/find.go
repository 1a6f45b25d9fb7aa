package quotes

import "iter"

// Find returns the quotations of text in the order of their opening marks, an
// outer quotation before those inside it. Text without quotations gives nil.
//
// It never fails: whatever the text holds, the spans are in range, lie on rune
// boundaries and nest without crossing. Find takes time in proportion to the
// length of text and allocates nothing but its result. It is safe for
// concurrent use.
func Find(text string) []Quotation {
	s := newScanner(text)
	for s.paragraph() {
	}
	return s.found
}

// All returns an iterator over the quotations that Find returns. It reads the
// text paragraph by paragraph as the loop asks for more and holds only the
// quotations of one paragraph in memory.
func All(text string) iter.Seq[Quotation] {
	return func(yield func(Quotation) bool) {
		s := newScanner(text)
		for more := true; more; {
			more = s.paragraph()
			for _, q := range s.found {
				if !yield(q) {
					return
				}
			}
			s.found = s.found[:0]
		}
	}
}
