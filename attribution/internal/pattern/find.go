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

// longestParagraph is the number of bytes of a paragraph beyond which no
// pattern is tried on it: the engine needs sixteen times the memory.
const longestParagraph = 1 << 20

// Find runs every pattern over every paragraph: byte ranges of text, on rune
// boundaries, in order. Matches are in the order of the text, those of one
// pattern do not overlap; matches without content are left out. A pattern that
// takes too long or too much memory has no matches and is reported.
//
// The clock decides what takes too long: it is the one thing beside the text
// on which the result depends. It ticks every tenth of a second, in a goroutine
// that regexp2 ends a second after the last search.
func (s *Set) Find(text string, paragraphs []quotes.Span) ([]Match, []Dropped) {
	if s == nil {
		return nil, nil
	}
	var found []Match
	var dropped []Dropped
	for i := range s.patterns {
		c := &s.patterns[i]
		if !c.mayMatch(text) {
			continue
		}
		before := len(found)
		var why string
		if found, why = c.find(text, paragraphs, found); why != "" {
			found = found[:before]
			dropped = append(dropped, Dropped{i, why})
			continue
		}
		for k := before; k < len(found); k++ {
			found[k].Pattern = i
		}
	}
	slices.SortStableFunc(found, func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Pattern, b.Pattern))
	})
	return found, dropped
}

// find appends the matches of one pattern, or says why it was given up.
func (c *compiled) find(text string, paragraphs []quotes.Span, found []Match) (_ []Match, why string) {
	defer func() {
		if r := recover(); r != nil { // the engine's mistake is not the document's
			why = fmt.Sprintf("failed: %v", r)
		}
	}()
	allowed := c.timeout * time.Duration(1+len(text)>>20)
	start := time.Now()
	for _, p := range paragraphs {
		part := text[p.Start:p.End]
		if !c.mayMatch(part) {
			continue
		}
		if len(part) > longestParagraph {
			return found, fmt.Sprintf("a paragraph of %d bytes is too long", len(part))
		}
		m, err := c.re.FindStringMatch(part)
		for m != nil && err == nil {
			if f, ok := c.read(m, p); ok {
				found = append(found, f)
			}
			if time.Since(start) > allowed {
				break
			}
			m, err = c.re.FindNextMatch(m)
		}
		switch {
		case errors.Is(err, regexp2.ErrBacktrackingStackLimit):
			return found, "too much backtracking"
		case err != nil && !strings.HasPrefix(err.Error(), "match timeout"): // which has no type
			return found, err.Error()
		case err != nil || time.Since(start) > allowed:
			return found, fmt.Sprintf("took longer than %v", allowed)
		}
	}
	return found, ""
}

// read translates a match in a paragraph into spans of the text.
func (c *compiled) read(m *regexp2.Match, paragraph quotes.Span) (Match, bool) {
	out := Match{Span: span(&m.Capture, paragraph)}
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
