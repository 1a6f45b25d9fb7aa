package quotes

import "unicode/utf8"

// endParagraph closes all quotations, without a mark, at the end of the
// paragraph: i is where its text ends at the latest.
func (s *scanner) endParagraph(i int) {
	s.leftN = 0
	if s.top != none {
		s.closeAtSpare()
		// Without blank lines a text is web copy: each line is a paragraph.
		if s.top != none && s.lineEnd != none && !s.blank && s.found[s.top].Start < s.lineEnd {
			s.cut()
			s.leftN = 0 // what is left open is not the last paragraph's
		}
		if s.top != none {
			s.leave(i)
		}
	}
	s.weak.index, s.spare.index, s.reopened = none, none, none
	s.lineEnd = none
}

// nextParagraph ends the paragraph, whose text ends at i, and goes to the next
// one, which begins at next.
func (s *scanner) nextParagraph(i, next int) {
	s.unmarked = 0
	if s.top != none && s.spare.index != s.top && s.goesOn(next) {
		s.unmarked = s.found[s.top].Style
	}
	s.endParagraph(i)
	s.lineStart, s.pos = next, next
}

// cut ends all open quotations at lineEnd: the line break there turned out to
// be the end of a paragraph.
func (s *scanner) cut() {
	at, depth := s.lineEnd, s.found[s.top].Depth+1
	s.lift(at, depth)
	s.leave(at)
	s.lineEnd = none
	s.weak.index, s.spare.index = none, none
}

// leave ends all open quotations, unclosed, where the text before i ends, and
// remembers them for the paragraph that follows.
func (s *scanner) leave(i int) {
	end := trimEnd(s.text, s.found[s.top].Inner.Start, i)
	s.leftN = min(s.found[s.top].Depth+1, maxLeft)
	for s.top != none {
		if q := s.found[s.top]; q.Depth < maxLeft {
			s.left[q.Depth] = families[q.Style]
		}
		s.pop(end, end)
	}
}

// breakLine notes a line break that is not followed by a blank line. Whether it
// ends a paragraph, as in web copy, or only a line shows later, and matters
// only to open quotations.
func (s *scanner) breakLine(i, next int) {
	if s.top == none {
		s.leftN = 0
	} else if s.lineEnd == none && endsSentence(s.text, i) {
		s.lineEnd, s.lineNext = i, next
	}
}

// endsSentence reports whether the text before i ends like a sentence, marks
// and brackets behind its full stop included.
func endsSentence(text string, i int) bool {
	const mostClosing = 12 // marks, brackets and blanks, so that a text of nothing else is read in linear time
	for range mostClosing {
		r, n := utf8.DecodeLastRuneInString(text[:i])
		switch r {
		case '.', '!', '?', ':', '…', '。', '！', '？', '؟':
			return true
		case ' ', '\t', 0xA0, '"', '\'', '’', '”', '“', '‘', '»', '«', ')', ']', '」', '』', '》':
			i -= n
		default:
			return false
		}
	}
	return false
}

// skipBreak skips the blanks behind a line break that ends at i. It reports
// whether the line behind it is blank, and then where the next line that is not
// begins.
func skipBreak(text string, i int) (next int, blank bool) {
	next = skipBlank(text, i)
	for k := i; k < next; k++ {
		if m, _ := markAt(text, k); m >= lineBreak {
			return next, true
		}
	}
	return next, next == len(text)
}

// skipBlank skips white space and characters without width.
func skipBlank(text string, i int) int {
	for i < len(text) {
		b := text[i]
		if b < utf8.RuneSelf {
			if asciiClass(b) != space {
				break
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if !isInvisible(r) && runeClass(r, false) != space {
			break
		}
		i += n
	}
	return i
}

// trimEnd takes white space and characters without width off the end of
// text[start:end] and returns the new end.
func trimEnd(text string, start, end int) int {
	for end > start {
		r, n := utf8.DecodeLastRuneInString(text[start:end])
		if r >= utf8.RuneSelf {
			if !isInvisible(r) && runeClass(r, false) != space {
				break
			}
		} else if asciiClass(byte(r)) != space {
			break
		}
		end -= n
	}
	return end
}
