package outlet_test

import (
	"strings"
	"testing"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

func FuzzLink(f *testing.F) {
	f.Add("[“The bridge is safe,”] {Lind} <told> Reuters.")
	f.Add("1{Mora} 1<told> Sky News 1[the bridge is safe].\n\n2[“It was costly,”] 2{he} 2<added>.")
	f.Add("TEHRAN, Feb. 28 (MNA) – X (X) X/X 's ''s “X” the X X, said on X's “X")
	f.Add("date 2025-02- –")
	l := linker()
	f.Fuzz(func(t *testing.T, s string) {
		// Every word may be a cue, a mention or content.
		doc := text.Parse(lang.English(), s, quotes.Find(s))
		sts := everywhere(doc, 200, 5)
		check(t, doc, sts, l.Link(input(doc, sts), nil))
	})
}

// everywhere takes the first tokens of a text for statements, one every step tokens.
func everywhere(doc *text.Doc, tokens, step int) []decide.Statement {
	var sts []decide.Statement
	for i := int32(0); int(i)+6 < len(doc.Tokens) && int(i) < tokens; i += int32(step) {
		sts = append(sts, decide.Statement{
			Mention: text.Range{Start: i, End: i + 1},
			Cue:     []text.Range{{Start: i + 1, End: i + 2}},
			Content: []text.Range{{Start: i + 2, End: i + 4}},
		})
	}
	return sts
}

// TestLinear links texts that have nothing but one sentence.
func TestLinear(t *testing.T) {
	l := linker()
	for _, word := range []string{"CNN ", "CNN’s ", "told CNN ", "the interview ", "in an interview with the X ", "“CNN ", "Radio ", "tweeted "} {
		s := strings.Repeat(word, 10000)
		doc := text.Parse(lang.English(), s, quotes.Find(s))
		sts := everywhere(doc, len(doc.Tokens), 6)
		check(t, doc, sts, l.Link(input(doc, sts), nil))
	}
}

func BenchmarkLink(b *testing.B) {
	marked := strings.Repeat("In an interview with Sky News, {Mora} <said> [the bridge is safe]. The minister, a former head of Radio Zora, "+
		"opened it on Monday with guests from the Lakeside Council and the city.\n\n", 30)
	doc, sts := parseMarked(marked)
	l := linker()
	in := input(doc, sts)
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		l.Link(in, nil)
	}
}
