package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/quotes"
)

// parse parses text with the quotations that package quotes finds, and checks
// the result.
func parse(t testing.TB, text string) *Doc {
	t.Helper()
	d := Parse(lang.English(), text, quotes.Find(text))
	check(t, d)
	return d
}

// check holds the invariants of a Doc whose quotations are well formed.
func check(t testing.TB, d *Doc) {
	t.Helper()
	checkTokens(t, d)
	for name, ranges := range map[string][]Range{"sentences": d.Sentences, "paragraphs": d.Paragraphs} {
		at := int32(0)
		for _, r := range ranges {
			require.Equal(t, at, r.Start, name)
			require.False(t, r.Empty(), name)
			at = r.End
		}
		require.Equal(t, len(d.Tokens), int(at), name)
	}
	checkQuoted(t, d)
}

func checkTokens(t testing.TB, d *Doc) {
	t.Helper()
	valid := utf8.ValidString(d.Text)
	pos := 0
	gap := func(end int) {
		for pos < end {
			r, size := utf8.DecodeRuneInString(d.Text[pos:])
			if !unicode.IsSpace(r) && !isFormat(r) || r == utf8.RuneError && size == 1 {
				require.Failf(t, "gap", "%q at %d belongs to no token", r, pos)
			}
			pos += size
		}
	}
	for i := range d.Tokens {
		tok, word := &d.Tokens[i], d.Word(int32(i))
		if int(tok.Start) < pos || tok.End <= tok.Start || int(tok.End) > len(d.Text) {
			require.Failf(t, "order", "token %d is [%d, %d) after %d", i, tok.Start, tok.End, pos)
		}
		gap(int(tok.Start))
		pos = int(tok.End)
		if valid && pos < len(d.Text) && !utf8.RuneStart(d.Text[pos]) {
			require.Failf(t, "rune", "%q ends inside a rune", word)
		}
		if strings.IndexFunc(word, unicode.IsSpace) >= 0 {
			require.Failf(t, "space", "%q has white space", word)
		}
		if want := normSlow(word); tok.Norm != want || NormOf(word) != want {
			require.Failf(t, "norm", "%q has %x, want %x", word, tok.Norm, want)
		}
		if tok.Flags&(Word|Number|Punct) == 0 || tok.Flags&Word != 0 && tok.Flags&Punct != 0 {
			require.Failf(t, "flags", "%q has %b", word, tok.Flags)
		}
		if mask := Word | Upper | AllCaps | Plain; tok.Flags&Word != 0 && tok.Flags&Handle == 0 && tok.Flags&mask != wordFlags(word)&mask {
			require.Failf(t, "flags", "%q has %b, want %b", word, tok.Flags, wordFlags(word))
		}
		if !d.Sentences[tok.Sentence].Contains(int32(i)) || !d.Paragraphs[tok.Paragraph].Contains(int32(i)) {
			require.Failf(t, "number", "%q is not in sentence %d, paragraph %d", word, tok.Sentence, tok.Paragraph)
		}
	}
	gap(len(d.Text))
}

// checkPlain holds that the short cut for plain words gives what the long way
// gives.
func checkPlain(t testing.TB, d *Doc) {
	t.Helper()
	for i := range d.Tokens {
		w := d.Word(int32(i))
		if strings.IndexFunc(w, func(r rune) bool { return r >= utf8.RuneSelf || !unicode.IsLetter(r) }) >= 0 {
			continue
		}
		short, long := tokenizer{lang: lang.English(), text: w + " "}, tokenizer{lang: lang.English(), text: w + " "}
		short.plainWord(short.text, 0)
		long.word(long.text, 0, 0, 0)
		require.Equal(t, long.tokens, short.tokens, w)
	}
}

func checkQuoted(t testing.TB, d *Doc) {
	t.Helper()
	require.Len(t, d.Quoted, len(d.Quotations))
	for i, q := range d.Quotations {
		r := d.Quoted[i]
		if q.Inner.Start == q.Start && q.Inner.End == q.End {
			continue // without marks
		}
		require.False(t, r.Empty(), "quotation %d", i)
		require.Equal(t, q.Start, int(d.Tokens[r.Start].Start), "quotation %d", i)
		if q.Inner.Start > q.Start {
			require.Equal(t, q.Inner.Start, int(d.Tokens[r.Start].End), "quotation %d", i)
			require.Equal(t, Punct|Mark|Open, d.Tokens[r.Start].Flags&(Word|Punct|Mark|Open|Close), "quotation %d", i)
		}
		last := d.Tokens[r.End-1]
		if q.End > q.Inner.End {
			require.Equal(t, [2]int{q.Inner.End, q.End}, [2]int{int(last.Start), int(last.End)}, "quotation %d", i)
			require.Equal(t, Punct|Mark|Close, last.Flags&(Word|Punct|Mark|Open|Close), "quotation %d", i)
		} else {
			require.LessOrEqual(t, int(last.End), q.End, "quotation %d", i)
		}
		for j := r.Start; j < r.End; j++ {
			outer := d.Tokens[j].Quotation
			if outer == 0 || int(outer-1) > i || !d.Quoted[outer-1].Contains(j) || d.Quotations[outer-1].Depth > 0 && q.Depth == 0 {
				require.Failf(t, "covered", "token %d %q in quotation %d has %d", j, d.Word(j), i, outer)
			}
		}
	}
	for i, tok := range d.Tokens {
		if tok.Quotation > 0 {
			require.True(t, d.Quoted[tok.Quotation-1].Contains(int32(i)), "token %d", i)
		}
	}
}

// words are the tokens of d, with | between sentences and ¶ between
// paragraphs.
func words(d *Doc) string {
	var b strings.Builder
	for i := range d.Tokens {
		if i > 0 {
			b.WriteByte(' ')
			if d.Tokens[i].Paragraph != d.Tokens[i-1].Paragraph {
				b.WriteString("¶ ")
			} else if d.Tokens[i].Sentence != d.Tokens[i-1].Sentence {
				b.WriteString("| ")
			}
		}
		b.WriteString(d.Word(int32(i)))
	}
	return b.String()
}

type parseTest struct {
	name, text, want string
}

func runParse(t *testing.T, tests []parseTest) {
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, words(parse(t, tt.text)))
		})
	}
}

func TestQuoted(t *testing.T) {
	text := `He said: “It was ‘a mess’.” Then “no”.`
	d := parse(t, text)
	require.Len(t, d.Quoted, 3)
	assert.Equal(t, `“It was ‘a mess’.”`, d.Slice(d.Quoted[0]))
	assert.Equal(t, `‘a mess’`, d.Slice(d.Quoted[1]))
	assert.Equal(t, `“no”`, d.Slice(d.Quoted[2]))
	var outer []int32
	for _, tok := range d.Tokens {
		outer = append(outer, tok.Quotation)
	}
	assert.Equal(t, []int32{0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 3, 3, 3, 0}, outer)
}

// A caller may give any quotations; the tokens stay in order.
func TestMalformedQuotations(t *testing.T) {
	text := "one “two three” four"
	span := func(a, b, c, d int) quotes.Quotation {
		return quotes.Quotation{Span: quotes.Span{Start: a, End: d}, Inner: quotes.Span{Start: b, End: c}}
	}
	for name, qs := range map[string][]quotes.Quotation{
		"outside":        {span(-1, 2, 3, 4), span(3, 5, 90, 91)},
		"turned around":  {span(9, 5, 3, 1)},
		"crossing":       {span(4, 7, 17, 20), span(8, 9, 21, 22)},
		"unsorted":       {span(8, 9, 10, 11), span(4, 7, 17, 20)},
		"same":           {span(4, 7, 17, 20), span(4, 7, 17, 20)},
		"marks overlap":  {span(4, 9, 10, 20), span(5, 12, 13, 18)},
		"empty":          {span(4, 4, 4, 4)},
		"inside a rune":  {span(5, 6, 18, 19)},
		"mark of spaces": {span(3, 4, 15, 16)},
	} {
		t.Run(name, func(t *testing.T) {
			d := Parse(lang.English(), text, qs)
			pos := int32(0)
			for i, tok := range d.Tokens {
				assert.LessOrEqual(t, pos, tok.Start, "token %d", i)
				assert.Less(t, tok.Start, tok.End, "token %d", i)
				pos = tok.End
			}
			assert.LessOrEqual(t, int(pos), len(text))
			for _, r := range d.Quoted {
				assert.LessOrEqual(t, int(r.End), len(d.Tokens))
			}
		})
	}
}

func TestReuse(t *testing.T) {
	d := new(Doc)
	for _, text := range []string{article, "", "“One.” Two.\n\nThree.", article} {
		qs := quotes.Find(text)
		d.Parse(lang.English(), text, qs)
		check(t, d)
		fresh := Parse(lang.English(), text, qs)
		assert.Equal(t, len(fresh.Tokens), len(d.Tokens))
		assert.Equal(t, words(fresh), words(d))
		assert.Equal(t, append([]Range{}, fresh.Quoted...), append([]Range{}, d.Quoted...))
	}
	text, qs := article, quotes.Find(article)
	assert.Zero(t, testing.AllocsPerRun(10, func() { d.Parse(lang.English(), text, qs) }))
}

// Texts that would show a rule that looks back or ahead without bound.
func TestBig(t *testing.T) {
	const n = 200_000
	for name, text := range map[string]string{
		"no full stop":      strings.Repeat("word ", n),
		"one word":          strings.Repeat("a", 5*n),
		"letters, periods":  strings.Repeat("a.", n),
		"capitals, periods": strings.Repeat("A.", n),
		"words, periods":    strings.Repeat("ab.", n),
		"hosts":             strings.Repeat("www.", n),
		"at signs":          strings.Repeat("a@", n),
		"URL of brackets":   "http://a" + strings.Repeat(")", n),
		"URLs":              strings.Repeat("http://", n),
		"apostrophes":       strings.Repeat("a's'", n),
		"clitics":           strings.Repeat("'s", n),
		"periods":           strings.Repeat(". ", n),
		"full stops":        strings.Repeat("A b. ", n),
		"stops":             strings.Repeat("?.", n) + " a",
		"stops, brackets":   strings.Repeat("?.)", n) + " a",
		"closing brackets":  strings.Repeat("a.) ", n) + strings.Repeat(")", n),
		"opening brackets":  "a. " + strings.Repeat("(", n),
		"footnotes":         "a." + strings.Repeat("[1]", n),
		"lines":             strings.Repeat("a\n", n),
		"wrapped lines":     strings.Repeat(strings.Repeat("word ", 14)+"\n", n/20),
		"long lines":        strings.Repeat(strings.Repeat("word ", 400)+"\n", n/200),
		"line of brackets":  strings.Repeat(")", n) + "\nx",
		"opening marks":     strings.Repeat("“a", 50_000),
		"closing marks":     strings.Repeat("a”", 50_000),
		"straight marks":    strings.Repeat("\"", 50_000),
		"zero width":        "a" + strings.Repeat("\u200b", n) + "b",
		"joiners":           strings.Repeat("a\u200d", n),
		"combining marks":   "a" + strings.Repeat("\u0301", n),
		"flags":             strings.Repeat("🇷🇸", n/4),
		"invalid bytes":     strings.Repeat("\xff", n),
		"NUL bytes":         strings.Repeat("\x00", n),
	} {
		t.Run(name, func(t *testing.T) { checkBig(t, text) })
	}
}

func checkBig(t *testing.T, text string) {
	d := Parse(lang.English(), text, quotes.Find(text))
	for i := 1; i < len(d.Tokens); i++ {
		if d.Tokens[i].Start < d.Tokens[i-1].End {
			t.Fatalf("token %d overlaps", i)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, tests := range [][]parseTest{tokenTests, sentenceTests, paragraphTests, layoutTests} {
		for _, tt := range tests {
			f.Add(tt.text)
		}
	}
	f.Add(article)
	d := new(Doc)
	f.Fuzz(func(t *testing.T, text string) {
		qs := quotes.Find(text)
		d.Parse(lang.English(), text, qs)
		check(t, d)
		checkPlain(t, d)
		// An empty line keeps two texts apart.
		twice := Parse(lang.English(), text+"\n\n"+text, nil)
		once := Parse(lang.English(), text, nil)
		require.Len(t, twice.Tokens, 2*len(once.Tokens))
		for i := range once.Tokens {
			assert.Equal(t, once.Word(int32(i)), twice.Word(int32(i+len(once.Tokens))))
		}
	})
}
