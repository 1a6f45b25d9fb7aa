package pattern

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dlclark/regexp2/v2"

	"github.com/whosaid/whosaid/quotes"
)

const (
	// longestParagraph is the number of bytes of a paragraph beyond which no
	// pattern is tried on it: many expressions take quadratic time, and the engine
	// sixteen times the memory.
	longestParagraph = 32 << 10
	// mostMatches is how many a pattern may have in a document.
	mostMatches = 20_000
)

// find runs every pattern over every paragraph: byte ranges of text, on rune
// boundaries, in order. Matches are in the order of the text, those of one
// pattern do not overlap; matches without content are left out. It gives up,
// with any result, once stopped, which may be nil, reports true.
//
// A paragraph that is too long, or on which a pattern goes back too far, has no
// matches of it. A pattern that takes too long has no matches at all; then alone
// the result depends on more than the text. The clock ticks every tenth of a
// second, in a goroutine that regexp2 ends a second after the last search.
func (s *Set) find(text string, paragraphs []quotes.Span, stopped func() bool) ([]match, []Limited) {
	if s == nil {
		return nil, nil
	}
	var found []match
	var limited []Limited
	for i := range s.patterns {
		c := &s.patterns[i]
		if !c.mayMatch(text) {
			continue
		}
		before := len(found)
		var why string
		if found, why = c.find(text, paragraphs, stopped, found); why != "" {
			limited = append(limited, Limited{i, why})
		}
		for k := before; k < len(found); k++ {
			found[k].Pattern = i
		}
	}
	slices.SortStableFunc(found, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Pattern, b.Pattern))
	})
	return found, limited
}

// find appends the matches of one pattern, and says what was left out, and why.
func (c *compiled) find(text string, paragraphs []quotes.Span, stopped func() bool, found []match) (all []match, why string) {
	before := len(found)
	defer func() {
		if r := recover(); r != nil { // the engine's mistake is not the document's
			all, why = found[:before], fmt.Sprintf("left out: it failed: %v", r)
		}
	}()
	start := time.Now()
	for _, p := range paragraphs {
		part := text[p.Start:p.End]
		switch {
		case !c.mayMatch(part):
			continue
		case len(part) > longestParagraph:
			why = fmt.Sprintf("left out a paragraph of %d bytes, more than %d", len(part), longestParagraph)
			continue
		case stopped != nil && stopped():
			return found, why
		}
		here := len(found)
		m, err := c.re.FindStringMatch(part)
		for m != nil && err == nil && time.Since(start) <= c.Timeout {
			if f, ok := c.read(m, p); ok {
				found = append(found, f)
			}
			if len(found)-before == mostMatches {
				return found, fmt.Sprintf("left out what follows %d matches", mostMatches)
			}
			m, err = c.re.FindNextMatch(m)
		}
		switch {
		case errors.Is(err, regexp2.ErrBacktrackingStackLimit):
			found, why = found[:here], "left out a paragraph: too much backtracking"
		case err != nil && !strings.HasPrefix(err.Error(), "match timeout"): // which has no type
			found, why = found[:here], "left out a paragraph: "+err.Error()
		case err != nil || time.Since(start) > c.Timeout:
			return found[:before], fmt.Sprintf("left out: it took longer than %v", c.Timeout)
		}
	}
	return found, why
}

// read translates a match in a paragraph into spans of the text.
func (c *compiled) read(m *regexp2.Match, paragraph quotes.Span) (match, bool) {
	out := match{Span: span(&m.Capture, paragraph)}
	for part, number := range c.groups {
		if number < 0 {
			continue
		}
		g := m.GroupByNumber(number)
		if g == nil || len(g.Captures) == 0 {
			continue
		}
		switch part {
		case content:
			out.Content = pieces(g.Captures, paragraph)
		case cue:
			out.Cue = pieces(g.Captures, paragraph)
		case speaker:
			out.Speaker = span(&g.Capture, paragraph)
		case source:
			out.Source = span(&g.Capture, paragraph)
		case addressee:
			out.Addressee = span(&g.Capture, paragraph)
		}
	}
	return out, len(out.Content) > 0
}

// pieces are the captures of a group in the order of the text, one where they
// overlap or touch.
func pieces(captures []regexp2.Capture, paragraph quotes.Span) []quotes.Span {
	all := make([]quotes.Span, 0, len(captures))
	for i := range captures {
		if s := span(&captures[i], paragraph); s.Start < s.End {
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b quotes.Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	out := all[:0]
	for _, s := range all {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// span is a capture in bytes of the text; empty if it is none.
func span(c *regexp2.Capture, paragraph quotes.Span) quotes.Span {
	start, length := c.ByteRange()
	s := quotes.Span{Start: paragraph.Start + start, End: paragraph.Start + start + length}
	if length <= 0 || s.Start < paragraph.Start || s.End > paragraph.End {
		return quotes.Span{}
	}
	return s
}
