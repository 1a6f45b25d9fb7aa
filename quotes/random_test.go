package quotes

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// pieces are what damaged text is made of.
var pieces = []string{
	`"`, "'", "''", "``", "“", "”", "„", "‘", "’", "‚", "«", "»", "‹", "›", "「", "」", "『", "』", "《", "》",
	`"`, "'", "“", "”", "‘", "’", " ", " ", " ", "\n", "\n", "\n\n", "\r\n", "\u2028", "\u2029", "\u00a0", "\u200b",
	"a", "as", "90s", "em", "n", "12", "6'2", "word", "Abd", ".", ",", "?", "...", "…", "-", "—", "(", ")", "[", "]", "é", "\xff", "\xe2\x80",
	"â€œ", "â€\u009d", "â€", "â€™", "â€”", "u201c", "\\u201d", "u2019", "&quot;", "&ldquo;", "â", "&", "u201",
}

func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

func TestRandomText(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		text := randomText(r, 1+r.IntN(60))
		found := Find(text)
		check(t, text, found)
		require.Equal(t, findSlowly(text), found, "%q", text)
		if t.Failed() {
			t.Fatalf("%q", text)
		}
	}
}

// TestFindRecoversWellFormedText builds texts from trees of quotations and asks
// for the trees.
func TestFindRecoversWellFormedText(t *testing.T) {
	for _, c := range []struct {
		name   string
		levels []Style
	}{
		{"American", []Style{DoubleCurly, SingleCurly}},
		{"British", []Style{SingleCurly, DoubleCurly}},
		{"typewriter", []Style{DoubleStraight, SingleStraight}},
		{"French", []Style{Guillemets, SingleGuillemets}},
		{"Swiss and English", []Style{Guillemets, DoubleCurly, SingleCurly}},
		{"German", []Style{LowHigh, SingleLowHigh}},
		{"German books", []Style{ReversedGuillemets, ReversedSingle}},
		{"Polish", []Style{LowRight, Guillemets}},
		{"wire", []Style{Apostrophes, SingleStraight}},
		{"old wire", []Style{Backquotes, SingleCurly}},
		{"Japanese", []Style{Corner, WhiteCorner}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(3, 4))
			for range 300 {
				w := writer{rand: r, levels: c.levels}
				for range 1 + r.IntN(4) {
					w.sentence(0)
					w.WriteString([]string{" ", "\n\n", "\r\n\r\n"}[r.IntN(3)])
				}
				text := w.String()
				require.Equal(t, w.want, Find(text), "%q", text)
			}
		})
	}
}

// writer writes text and keeps the quotations it has written.
type writer struct {
	strings.Builder
	rand   *rand.Rand
	levels []Style
	want   []Quotation
}

var words = []string{"one", "doesn't", "two", "hadn’t", "1990s", "O'Brien", "in", "(there)", "half-way", "—", "so", "U.S.", "£12"}

// sentence writes words with quotations among them, one level further in, and a
// word at the end of it.
func (w *writer) sentence(depth int) {
	w.WriteString("Well ")
	for range w.rand.IntN(6) {
		if depth < len(w.levels) && w.rand.IntN(3) == 0 {
			w.quotation(depth)
			w.WriteString([]string{" ", ", ", "; "}[w.rand.IntN(3)])
			continue
		}
		w.WriteString(words[w.rand.IntN(len(words))] + " ")
	}
	w.WriteString("end" + []string{".", "!", "?", "..."}[w.rand.IntN(4)])
}

func (w *writer) quotation(depth int) {
	open, close := w.levels[depth].Marks()
	i := len(w.want)
	w.want = append(w.want, Quotation{Style: w.levels[depth], Depth: depth, Closed: true})
	start := w.Len()
	w.WriteString(open)
	inner := w.Len()
	w.sentence(depth + 1)
	w.want[i].Inner = Span{inner, w.Len()}
	w.WriteString(close)
	w.want[i].Span = Span{start, w.Len()}
}
