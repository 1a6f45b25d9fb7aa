package quotes

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// check holds every result against what Find promises for any text at all.
func check(t *testing.T, text string, found []Quotation) {
	t.Helper()
	var around []Quotation // the quotations that the next one may lie in
	last := -1
	for i, q := range found {
		require.Less(t, last, q.Start, "%d: in the order of the opening marks", i)
		last = q.Start
		require.True(t, 0 <= q.Start && (q.Start < q.Inner.Start || q.Continues && q.Start == q.Inner.Start) && q.Inner.Start <= q.Inner.End && q.Inner.End <= q.End && q.End <= len(text),
			"%d: inner %v inside outer %v inside the text of %d bytes", i, q.Inner, q.Span, len(text))
		for _, at := range []int{q.Start, q.Inner.Start, q.Inner.End, q.End} {
			require.True(t, onBoundary(text, at), "%d: %v %v on rune boundaries", i, q.Span, q.Inner)
		}
		open, close := q.Style.Marks()
		if q.Start < q.Inner.Start {
			require.Equal(t, []string{open}, opening(q, text, open), "%d: begins with a mark of its style", i)
		}
		require.Equal(t, q.Closed, q.Inner.End < q.End, "%d: closed by a mark, or not", i)
		require.NotEmpty(t, close)
		for len(around) > 0 && around[len(around)-1].End <= q.Start {
			around = around[:len(around)-1]
		}
		require.Equal(t, len(around), q.Depth, "%d: depth is the number of quotations around it", i)
		if q.Depth > 0 {
			require.True(t, around[q.Depth-1].Inner.Contains(q.Span), "%d: no crossing", i)
		}
		if q.Continues {
			require.True(t, q.Depth == 0 || around[q.Depth-1].Continues, "%d: continues with what is around it", i)
			require.Positive(t, i, "%d: continues another", i)
		}
		around = append(around, q)
	}
}

// marksOf are the marks that those with damaged bytes stand for.
var marksOf = map[mark]string{
	straightTwo: `"`, leftTwo: "“", rightTwo: "”", lowTwo: "„", leftOne: "‘", rightOne: "’", lowOne: "‚",
	leftAngle: "«", rightAngle: "»", leftAngleOne: "‹", rightAngleOne: "›",
}

// opening gives the mark that q opens with; ‛ and ‟ count as ‘ and “, damaged
// marks as what they were.
func opening(q Quotation, text, want string) []string {
	mark := Span{q.Start, q.Inner.Start}.Of(text)
	if m, n := escape(mark, 0); n == len(mark) && m != noMark {
		return []string{marksOf[m]}
	}
	if m, n := markAt(mark, 0); n == len(mark) && n > len("“") && m != straightOne && m != backquotes {
		return []string{marksOf[m]}
	}
	return []string{strings.NewReplacer("‛", "‘", "‟", "“").Replace(mark)}
}

// notation writes each quotation on a line of its own: two spaces for each
// level, then & if it continues, the text with marks, and … if it is not closed.
func notation(text string, found []Quotation) []string {
	lines := []string{}
	for _, q := range found {
		line := strings.Repeat("  ", q.Depth)
		if q.Continues {
			line += "&"
		}
		line += q.Of(text)
		if !q.Closed {
			line += "…"
		}
		lines = append(lines, line)
	}
	return lines
}

func TestFits(t *testing.T) {
	text := "é\xe2\x80“\xff"
	boundaries := map[int]bool{len(text): true}
	for i := range text { // Go's own notion of a rune
		boundaries[i] = true
	}
	for start := -1; start <= len(text)+1; start++ {
		for end := -1; end <= len(text)+1; end++ {
			s := Span{start, end}
			require.Equal(t, start <= end && boundaries[start] && boundaries[end], s.Fits(text), "%v", s)
		}
	}
	require.True(t, Span{}.Fits(""))
}
