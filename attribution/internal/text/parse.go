package text

import (
	"math"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/quotes"
)

// Parse cuts a text of language l into tokens, sentences and paragraphs. qs are
// the quotations of the text as quotes.Find gives them: sorted by start, properly
// nested. A text of more than 2 GiB is cut off there.
func Parse(l *lang.Language, text string, qs []quotes.Quotation) *Doc {
	d := new(Doc)
	d.Parse(l, text, qs)
	return d
}

// Parse is like the function Parse but overwrites d and reuses its memory, so that
// everything taken from d before is void. Done, Byline and Writer are the caller's
// and stay.
func (d *Doc) Parse(l *lang.Language, text string, qs []quotes.Quotation) {
	if len(text) > math.MaxInt32 {
		text = text[:math.MaxInt32]
	}
	d.Text = text
	d.Lang = l
	d.Quotations = qs
	d.Tokens = d.Tokens[:0]
	d.Sentences = d.Sentences[:0]
	d.Paragraphs = d.Paragraphs[:0]
	d.Quoted = slices.Grow(d.Quoted[:0], len(qs))[:len(qs)]
	clear(d.Quoted)
	if n := len(text) / 5; cap(d.Tokens) < n {
		d.Tokens = make([]Token, 0, n+16)
	}
	d.scratch.lines = slices.Grow(d.scratch.lines[:0], len(text)/256)
	d.scratch.stops = slices.Grow(d.scratch.stops[:0], len(text)/64)
	d.tokenize()
	d.findLexemes()
	d.mend()
	d.Paragraphs = slices.Grow(d.Paragraphs, len(d.scratch.lines))
	d.Sentences = slices.Grow(d.Sentences, len(d.scratch.stops)+len(d.scratch.lines))
	d.findParagraphs()
	d.findLayout()
	d.findSentences()
	d.findOutlets()
}

// scratch is what the stages of Parse tell each other.
type scratch struct {
	edges  []edge
	slots  []int32 // of findLexemes
	open   []int32 // quotations
	lines  []line  // one for each line with a token
	stops  []int32 // tokens at whose end a sentence may end
	labels []label
}
