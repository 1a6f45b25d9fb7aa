package attribution

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/quotes"
)

// unknown stands for a speaker of whom the text says nothing.
const unknown = "unknown"

// Text returns the words of the statement as they stand in the text, its pieces
// joined with " … ".
func (st *Statement) Text() string {
	if len(st.Content) == 1 {
		return st.Content[0].Text
	}
	pieces := make([]string, len(st.Content))
	for i, f := range st.Content {
		pieces[i] = f.Text
	}
	return strings.Join(pieces, between)
}

// Plain returns the words of the statement as one line to print: like Text, but
// without the quotation marks around a piece, the comma before a closing mark
// and a leading "that". Marks inside a piece stay, so a mixed statement keeps
// those around its quoted part.
func (st *Statement) Plain() string {
	pieces := make([]string, 0, len(st.Content))
	for i, f := range st.Content {
		piece := strings.TrimSpace(f.Text)
		if head, rest, more := strings.Cut(piece, " "); i == 0 && more && head == lang.Complementizer {
			piece = strings.TrimSpace(rest)
		}
		if words := strings.Fields(withoutMarks(piece)); len(words) > 0 {
			pieces = append(pieces, strings.Join(words, " "))
		}
	}
	return strings.Join(pieces, between)
}

// withoutMarks returns a piece that is made of nothing but quotations, one for
// each paragraph, without their marks; any other piece comes back as it is.
func withoutMarks(piece string) string {
	var inner strings.Builder
	end, continued := 0, false
	for q := range quotes.All(piece) {
		if q.Depth > 0 {
			continue
		}
		space := piece[end:q.Start]
		if strings.TrimSpace(space) != "" || end > 0 && !q.Continues {
			return piece
		}
		inner.WriteString(space)
		inner.WriteString(q.Inner.Of(piece))
		end, continued = q.End, true
	}
	if !continued || strings.Trim(piece[end:], " \t\r\n,") != "" {
		return piece
	}
	return strings.TrimSuffix(strings.TrimSpace(inner.String()), ",")
}

// String returns the speaker's name, else the words of the mention ("two
// officials"), else "unknown", also for a nil Speaker.
func (sp *Speaker) String() string {
	switch {
	case sp == nil:
		return unknown
	case sp.Name != "":
		return sp.Name
	case sp.Mention != nil && sp.Mention.Text != "":
		return sp.Mention.Text
	}
	return unknown
}

// String returns the words of the phrase, and nothing for a nil Phrase.
func (p *Phrase) String() string {
	if p == nil {
		return ""
	}
	return p.Text
}

// String returns the words of the cue, and nothing for a nil Cue.
func (c *Cue) String() string {
	if c == nil {
		return ""
	}
	return c.Text
}

// String returns the name of the source, else the words of its mention, and
// nothing for a nil Credit.
func (c *Credit) String() string {
	switch {
	case c == nil:
		return ""
	case c.Name != "":
		return c.Name
	}
	return c.Mention.String()
}
