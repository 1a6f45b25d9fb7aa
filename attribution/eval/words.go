package eval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/whosaid/whosaid/quotes"
)

// wordsOf returns the words of a text: runs of letters and digits, joined by
// single apostrophes, hyphens, full stops and ampersands.
func wordsOf(text string) []quotes.Span { return runs(text, "'’.&-") }

// runs returns the runs of letters and digits, joined by single characters out
// of inner.
func runs(text, inner string) (out []quotes.Span) {
	start, end := -1, 0
	joint := -1 // where a character out of inner stands after the run so far
	for i, c := range text {
		switch {
		case isAlphanumeric(c):
			if start < 0 {
				start = i
			}
			end = i + utf8.RuneLen(c)
			joint = -1
			continue
		case start >= 0 && joint < 0 && strings.ContainsRune(inner, c) && c != utf8.RuneError:
			joint = i
			continue
		}
		if start >= 0 {
			out = append(out, quotes.Span{Start: start, End: end})
		}
		start, joint = -1, -1
	}
	if start >= 0 {
		out = append(out, quotes.Span{Start: start, End: end})
	}
	return out
}

func isAlphanumeric(c rune) bool {
	if c < utf8.RuneSelf {
		return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
	}
	return unicode.IsLetter(c) || unicode.IsNumber(c)
}

// text is an article's text with its words.
type text struct {
	string
	words []quotes.Span
}

func newText(s string) *text { return &text{s, wordsOf(s)} }

// cover returns the words that lie in the spans, by their number, ascending. A
// word lies in a span if any part of it does.
func (t *text) cover(spans []quotes.Span) []int { return t.coverage(spans, false) }

// content is cover without a "that" at the head of a span.
func (t *text) content(spans []quotes.Span) []int { return t.coverage(spans, true) }

func (t *text) coverage(spans []quotes.Span, dropThat bool) []int {
	var out []int
	for _, s := range spans {
		i, _ := slices.BinarySearchFunc(t.words, s.Start, func(w quotes.Span, start int) int { return w.Start - start })
		if i > 0 && t.words[i-1].End > s.Start {
			i--
		}
		for first := true; i < len(t.words) && t.words[i].Start < s.End; i++ {
			if !dropThat || !first || !strings.EqualFold(t.words[i].Of(t.string), "that") {
				out = append(out, i)
			}
			first = false
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// joined is the text of spans with spaces between them.
func (t *text) joined(spans []quotes.Span) string {
	return strings.Join(t.texts(spans), " ")
}

func (t *text) texts(spans []quotes.Span) []string {
	out := make([]string, len(spans))
	for i, s := range spans {
		out[i] = s.Of(t.string)
	}
	return out
}

// firstRunes cuts a string to n characters.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// isSpace is the white space of Python, in which the measures were first
// written: Unicode's and the four separators of ASCII.
func isSpace(c rune) bool { return unicode.IsSpace(c) || 0x1c <= c && c <= 0x1f }
