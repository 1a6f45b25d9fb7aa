package text

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// abbreviated reports whether the period at end, which no other follows,
// belongs to the word before it.
func (t *tokenizer) abbreviated(text string, start, end int, flags Flags) bool {
	if flags&Number != 0 {
		return false
	}
	if after, _ := classAt(text, end+1, len(text)); after&alnum != 0 {
		return false
	}
	if i := strings.LastIndexByte(text[start:end], '-'); i >= 0 { // (R-Ky.)
		start += i + 1
		if start == end {
			return false
		}
	}
	if c, size := classAt(text, start, end); start+size == end {
		return t.initial(text, end, text[start], c)
	}
	if end-start > 6 {
		return false
	}
	of := &t.lang.Word(text[start:end]).Groups
	switch {
	case ascii[text[start]]&upper == 0 && !of.Has(lang.AbbreviationSmall):
		return false
	case of.Has(lang.AbbreviationNumber):
		return numberFollows(text, end+1)
	}
	return of.Has(lang.AbbreviationInside) || of.Has(lang.AbbreviationEnd)
}

// initial reports whether the period at end belongs to the single letter
// before it: as the initial of a name, which goes on in its line, or as v., p.
// and c. before a number. After "I" it must be followed by a name.
func (t *tokenizer) initial(text string, end int, letter byte, c class) bool {
	if c&upper == 0 {
		return letter == 'v' || (letter == 'p' || letter == 'c') && numberFollows(text, end+1)
	}
	if letter == 'I' {
		return t.initialFollows(text, end+1)
	}
	// The name may go on with a nickname in quotation marks, behind the end of
	// text.
	next := skipBlanks(t.text, end+1)
	after, _ := classAt(t.text, next, len(t.text))
	return after != 0 && after&newline == 0 && (next > end+1 || next < len(text))
}

// numberFollows reports whether the next thing after white space is a digit.
func numberFollows(text string, i int) bool {
	c, _ := classAt(text, skipBlanks(text, i), len(text))
	return c&digit != 0
}

// initialFollows reports whether the next thing after white space is a capital
// and not a word that begins sentences.
func (t *tokenizer) initialFollows(text string, i int) bool {
	i = skipBlanks(text, i)
	if c, _ := classAt(text, i, len(text)); c&upper == 0 {
		return false
	}
	end := i
	for end < len(text) && end < i+16 && ascii[text[end]]&(lower|upper) != 0 {
		end++
	}
	return !t.is(text[i:end], lang.Starters)
}

// skipBlanks goes over a few blanks, not over a line's end.
func skipBlanks(text string, i int) int {
	for range 4 {
		c, size := classAt(text, i, len(text))
		if c&space == 0 {
			break
		}
		i += size
	}
	return i
}
