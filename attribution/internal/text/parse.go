package text

import (
	"math"
	"slices"
	"unicode/utf8"

	"github.com/whosaid/whosaid/quotes"
)

// Parse cuts text into tokens, sentences and paragraphs. qs are the quotations
// of text as quotes.Find gives them: sorted by start, properly nested. A text
// beyond 2 GiB is cut there.
func Parse(text string, qs []quotes.Quotation) *Doc {
	d := new(Doc)
	d.Parse(text, qs)
	return d
}

// Parse is like the function Parse but overwrites d and reuses its memory, so
// everything taken from d before is void.
func (d *Doc) Parse(text string, qs []quotes.Quotation) {
	if len(text) > math.MaxInt32 {
		text = text[:math.MaxInt32]
	}
	d.Text = text
	d.Quotations = qs
	d.Tokens = d.Tokens[:0]
	d.Sentences = d.Sentences[:0]
	d.Paragraphs = d.Paragraphs[:0]
	d.Quoted = slices.Grow(d.Quoted[:0], len(qs))[:len(qs)]
	clear(d.Quoted)
	if n := len(text) / 5; cap(d.Tokens) < n {
		d.Tokens = make([]Token, 0, n+16)
	}
	d.scratch.lines = d.scratch.lines[:0]
	d.scratch.stops = d.scratch.stops[:0]
	d.tokenize()
	d.findParagraphs()
	d.findSentences()
}

// scratch is what the stages of Parse tell each other.
type scratch struct {
	edges []edge
	open  []int32 // quotations
	lines []line  // one for each line with a token
	stops []int32 // tokens at whose end a sentence may end
}

// edge is one end of a quotation.
type edge struct {
	start, end int32 // bytes of the mark; empty if there is none
	quotation  int32
	close      bool
}

type line struct {
	token int32 // its first
	blank bool  // an empty line or a page break stands before it
}

// findEdges lists the marks of the quotations by position. Nested quotations
// give them in order when those that are open wait on a stack.
func (d *Doc) findEdges() {
	edges := d.scratch.edges[:0]
	open := d.scratch.open[:0]
	end := func(i int32) edge {
		q := &d.Quotations[i]
		return edge{int32(q.Inner.End), int32(q.End), i, true}
	}
	for i := range d.Quotations {
		q := &d.Quotations[i]
		if q.Start < 0 || q.Start > q.Inner.Start || q.Inner.Start > q.Inner.End || q.Inner.End > q.End || q.End > len(d.Text) {
			continue
		}
		for len(open) > 0 && d.Quotations[open[len(open)-1]].End <= q.Start {
			edges = append(edges, end(open[len(open)-1]))
			open = open[:len(open)-1]
		}
		edges = append(edges, edge{int32(q.Start), int32(q.Inner.Start), int32(i), false})
		open = append(open, int32(i))
	}
	for len(open) > 0 {
		edges = append(edges, end(open[len(open)-1]))
		open = open[:len(open)-1]
	}
	before := func(a, b edge) int { return int(a.start) - int(b.start) }
	if !slices.IsSortedFunc(edges, before) {
		slices.SortStableFunc(edges, before)
	}
	d.scratch.edges, d.scratch.open = edges, open
}

// tokenize fills Tokens but for their sentences and paragraphs, and Quoted.
func (d *Doc) tokenize() {
	d.findEdges()
	t := tokenizer{text: d.Text, tokens: d.Tokens, stops: d.scratch.stops, lines: d.scratch.lines, gap: lineBreak}
	outer := 0 // the first quotation that has not ended
	for _, e := range d.scratch.edges {
		t.scan(int(e.start))
		if e.close {
			// An end without a mark lies before the white space that follows.
			if e.end > e.start && t.pos <= int(e.start) {
				t.mark(int(e.end), Close)
			}
			d.Quoted[e.quotation].End = int32(len(t.tokens))
		} else {
			d.Quoted[e.quotation].Start = int32(len(t.tokens))
		}
		// The outermost quotation at the mark's own place covers the mark.
		if e.close {
			for outer < len(d.Quotations) && d.Quotations[outer].End <= t.pos {
				outer++
			}
		}
		t.quotation = 0
		if outer < len(d.Quotations) && d.Quotations[outer].Start <= int(e.start) {
			t.quotation = int32(outer + 1)
		}
		if !e.close && e.end > e.start && t.pos <= int(e.start) {
			t.mark(int(e.end), Open)
		}
	}
	t.scan(len(d.Text))
	d.Tokens = t.tokens
	d.scratch.lines, d.scratch.stops = t.lines, t.stops
}

// gap is what stands between two tokens.
type gap uint8

const (
	spaces    gap = 1 << iota
	lineBreak     // or the start of the text
	blankLine
)

// tokenizer cuts the text from pos on. Within scan nothing behind end is seen,
// so that no token crosses a quotation mark.
type tokenizer struct {
	text      string
	tokens    []Token
	stops     []int32
	lines     []line
	pos       int
	quotation int32
	gap       gap
}

// emit appends the token [start, end), which is not empty, and resets the gap.
func (t *tokenizer) emit(start, end int, norm uint64, flags Flags) {
	if t.gap != 0 {
		if t.gap&lineBreak != 0 {
			flags |= LineStart
			t.lines = append(t.lines, line{int32(len(t.tokens)), t.gap&blankLine != 0})
		}
		if t.gap&spaces != 0 {
			flags |= Spaced
		}
		t.gap = 0
	}
	n := len(t.tokens)
	if n == cap(t.tokens) {
		t.tokens = slices.Grow(t.tokens, n/2+16)
	}
	t.tokens = t.tokens[:n+1]
	// Field by field: appending a Token copies it once more, a quarter of the
	// time of Parse. Sentence and Paragraph follow in addSentence.
	p := &t.tokens[n]
	p.Start, p.End = int32(start), int32(end)
	p.Norm = norm
	p.Quotation = t.quotation
	p.Flags = flags
}

// stop notes that a sentence may end with the last token.
func (t *tokenizer) stop() { t.stops = append(t.stops, int32(len(t.tokens)-1)) }

// mark emits the quotation mark [pos, end).
func (t *tokenizer) mark(end int, side Flags) {
	t.emit(t.pos, end, normSlow(t.text[t.pos:end]), Punct|Mark|side)
	t.pos = end
}

// scan emits the tokens of [pos, end).
func (t *tokenizer) scan(end int) {
	text := t.text[:max(end, t.pos)]
	for i := t.pos; i < len(text); {
		b := text[i]
		if b == ' ' {
			t.gap |= spaces
			i++
			continue
		}
		c, size := ascii[b], 1
		if c&(lower|upper) != 0 {
			i = t.plainWord(text, i)
			continue
		}
		if b >= utf8.RuneSelf {
			c, size = classAt(text, i, len(text))
		}
		switch {
		case c&inWord != 0:
			i = t.word(text, i, i, 0)
		case c&space != 0:
			t.gap |= spaces
			i += size
		case c&newline != 0:
			i = t.newline(text, i, size, c)
		case c&format != 0:
			i += size
		case c&ideograph != 0:
			i = t.graphemes(text, i, i+size, Word)
		default:
			i = t.punct(text, i, size, c)
		}
	}
	t.pos = len(text)
}

// plainWord emits the word at i, an ASCII letter. Most words are nothing but
// such letters and end before a blank or a comma; all others go to word.
func (t *tokenizer) plainWord(text string, i int) int {
	first := ascii[text[i]]
	seen := first
	end := i + 1
	for ; end < len(text); end++ {
		c := ascii[text[end]]
		if c&(lower|upper) == 0 {
			break
		}
		seen |= c
	}
	if end == len(text) || text[end] != ' ' && text[end] != ',' {
		return t.word(text, i, end, seen)
	}
	if n := end - i; n == 5 || n == 6 {
		if contractionCut(text[i:end]) > 0 {
			return t.word(text, i, end, seen)
		}
	}
	flags := Word
	if first&upper != 0 {
		flags |= Upper
		if seen&lower == 0 && end-i > 1 {
			flags |= AllCaps
		}
	}
	t.emit(i, end, normASCII(t.text, i, end), flags)
	return end
}

func (t *tokenizer) newline(text string, i, size int, c class) int {
	if text[i] == '\r' && i+1 < len(text) && text[i+1] == '\n' {
		size = 2
	}
	if t.gap&lineBreak != 0 || c&pageBreak != 0 {
		t.gap |= blankLine
	}
	t.gap |= lineBreak | spaces
	return i + size
}

// punct emits the token that begins with the character at i, which is neither
// white space nor part of a word by itself.
func (t *tokenizer) punct(text string, i, size int, c class) int {
	next, _ := classAt(text, i+size, len(text))
	switch {
	case c&period != 0:
		if next&period != 0 {
			end := i + 2
			for end < len(text) && text[end] == '.' {
				end++
			}
			t.emit(i, end, normASCII(t.text, i, end), Punct)
			t.stop()
			return end
		}
		if next&digit != 0 && t.apart() {
			return t.word(text, i, i+size, 0)
		}
		i = t.graphemes(text, i, i+size, Punct)
		t.stop()
		return i
	case c&terminal != 0:
		end := i + size
		for size == 1 && end < len(text) && (text[end] == '!' || text[end] == '?') {
			end++
		}
		i = t.graphemes(text, i, end, Punct)
		t.stop()
		return i
	case c&hyphen != 0:
		if next&hyphen != 0 && text[i] == '-' {
			end := i + 2
			for end < len(text) && text[end] == '-' {
				end++
			}
			t.emit(i, end, normASCII(t.text, i, end), Punct)
			return end
		}
		if next&digit != 0 && t.apart() {
			return t.word(text, i, i+size, 0)
		}
	case c&hash != 0 && next&(letter|digit) != 0 && t.apart():
		if end := tagEnd(text, i+size); end > i+size {
			t.emit(i, end, normSlow(text[i:end]), Word|Handle)
			return end
		}
	case c&atSign != 0 && next&(letter|digit|joiner) != 0:
		end := i + size
		for end < len(text) && ascii[text[end]]&(alnum|joiner) != 0 {
			end++
		}
		if end > i+size {
			t.emit(i, end, normSlow(text[i:end]), Word|Handle)
			return end
		}
	case c == symbol && i+1 < len(text) && text[i+1] == text[i]:
		switch text[i] {
		case '`':
			t.emit(i, i+2, normSlow(text[i:i+2]), Punct)
			return i + 2
		case '*', '=', '~', '+', '<', '>': // rules and the like
			end := i + 2
			for end < len(text) && text[end] == text[i] {
				end++
			}
			return t.graphemes(text, i, end, Punct)
		}
	case c&apostrophe != 0:
		if text[i] == '\'' && i+1 < len(text) && text[i+1] == '\'' {
			t.emit(i, i+2, normSlow(text[i:i+2]), Punct)
			return i + 2
		}
		if next&digit != 0 {
			if end := decadeEnd(text, i+size); end > 0 {
				t.emit(i, end, normSlow(text[i:end]), Number)
				return end
			}
		}
		if next&letter != 0 {
			if end, clitic := elisionEnd(text, i, i+size, t.apart()); end > 0 {
				flags := wordFlags(text[i:end])
				if clitic {
					flags |= Clitic
				}
				t.emit(i, end, normSlow(text[i:end]), flags)
				return end
			}
		}
	}
	return t.graphemes(text, i, i+size, Punct)
}

// apart reports whether white space, or no token at all, stands before.
func (t *tokenizer) apart() bool {
	return t.gap != 0 || t.tokens[len(t.tokens)-1].Flags&Punct != 0
}

// graphemes emits [start, end), whole characters, with the marks, joiners and
// joined pictures that belong to it.
func (t *tokenizer) graphemes(text string, start, end int, flags Flags) int {
	if end < len(text) && text[end] >= utf8.RuneSelf {
		end = graphemeEnd(text, start, end)
	}
	var norm uint64
	if end-start == 1 && text[start] < utf8.RuneSelf && text[start] != '`' {
		norm = normASCII(t.text, start, end)
	} else {
		norm = normSlow(text[start:end])
	}
	t.emit(start, end, norm, flags)
	return end
}

func graphemeEnd(text string, start, end int) int {
	first, _ := utf8.DecodeRuneInString(text[start:])
	if first < ' ' {
		return end
	}
	paired := !isRegional(first)
	for end < len(text) && text[end] >= utf8.RuneSelf {
		r, size := utf8.DecodeRuneInString(text[end:])
		switch {
		case r == utf8.RuneError:
			return end
		case r == '\u200d': // joins two pictures
			after, n := utf8.DecodeRuneInString(text[end+size:])
			if after < 0x2190 || classOf(after) != symbol {
				return end
			}
			size += n
		case !paired && isRegional(r):
			paired = true
		case classOf(r)&extend == 0 && !(0xe0020 <= r && r <= 0xe007f):
			return end
		}
		end += size
	}
	return end
}

func isRegional(r rune) bool { return 0x1f1e6 <= r && r <= 0x1f1ff }
