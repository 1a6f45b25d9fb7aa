package text

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/quotes"
)

// check holds the invariants of a Doc.
func check(t testing.TB, d *Doc) {
	t.Helper()
	pos := 0
	gap := func(end int) {
		for pos < end {
			r, size := utf8.DecodeRuneInString(d.Text[pos:])
			if !(unicode.IsSpace(r) || isFormat(r)) || r == utf8.RuneError && size == 1 {
				t.Fatalf("%q at %d belongs to no token", r, pos)
			}
			pos += size
		}
	}
	for i, tok := range d.Tokens {
		require.LessOrEqual(t, pos, int(tok.Start), "token %d overlaps", i)
		gap(int(tok.Start))
		require.Less(t, tok.Start, tok.End, "token %d", i)
		require.LessOrEqual(t, int(tok.End), len(d.Text), "token %d", i)
		if int(tok.End) < len(d.Text) && utf8.ValidString(d.Text) {
			require.True(t, utf8.RuneStart(d.Text[tok.End]), "token %d ends inside a rune", i)
		}
		require.Equal(t, NormOf(d.Word(int32(i))), tok.Norm, "norm of %q", d.Word(int32(i)))
		require.NotZero(t, tok.Flags&(Word|Number|Punct), "token %q", d.Word(int32(i)))
		require.True(t, d.Sentences[tok.Sentence].Contains(int32(i)), "token %d not in its sentence", i)
		require.True(t, d.Paragraphs[tok.Paragraph].Contains(int32(i)), "token %d not in its paragraph", i)
		pos = int(tok.End)
	}
	gap(len(d.Text))
	for _, ranges := range [][]Range{d.Sentences, d.Paragraphs} {
		at := int32(0)
		for _, r := range ranges {
			require.Equal(t, at, r.Start)
			require.False(t, r.Empty())
			at = r.End
		}
		require.Equal(t, len(d.Tokens), int(at))
	}
	require.Len(t, d.Quoted, len(d.Quotations))
}

// words are the tokens of d, with | between sentences.
func words(d *Doc) []string {
	var out []string
	for i := range d.Tokens {
		if i > 0 && d.Tokens[i].Sentence != d.Tokens[i-1].Sentence {
			out = append(out, "|")
		}
		out = append(out, d.Word(int32(i)))
	}
	return out
}

// quoted makes quotations of the curly marks of text.
func quoted(text string) []quotes.Quotation {
	var qs []quotes.Quotation
	var open []int
	for i, r := range text {
		switch r {
		case '“':
			open = append(open, len(qs))
			qs = append(qs, quotes.Quotation{Span: quotes.Span{Start: i, End: len(text)}, Inner: quotes.Span{Start: i + 3, End: len(text)}, Depth: len(open) - 1})
		case '”':
			if n := len(open); n > 0 {
				q := &qs[open[n-1]]
				q.End, q.Inner.End, q.Closed = i+3, i, true
				open = open[:n-1]
			}
		}
	}
	return qs
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"", "“", "“A. B. C,” he said.", "Sen. J. R. Smith can't say “Patience? We ran,” she laughed.",
		"cheap\u200b, it’s 27:26\r\n\r\nfoo@bar.com http://a.b/c. '90s ’em U.S.-led", "\xff\x00“\xe2\x80”",
		"a…b . . . ... !? 👨‍👩‍👧 🇷🇸 é", "1,000.50 5-4 19:00 $5 40% -5 .5 #tag @me 1.\n2. x",
	} {
		f.Add(s)
	}
	d := new(Doc)
	f.Fuzz(func(t *testing.T, text string) {
		qs := quoted(text)
		d.Parse(text, qs)
		check(t, d)
		assert.Equal(t, words(Parse(text, qs)), words(d))
	})
}
