// Package text turns a string into tokens, sentences and paragraphs: offsets
// into one string, read-only after Parse.
//
// Tokens are those of the Penn Treebank as parsers of news have them: clitics
// are split off (ca|n't, Smith|'s, workers|'), hyphenated words, numbers with
// their separators, addresses, hashtags and abbreviations with their period
// stay whole, dashes and ellipses are one token, and so is every quotation mark
// that opens or closes a quotation. Under that lie the word rules of UAX 29:
// combining marks and joined pictures are never cut off, zero-width characters
// do not end a word and, outside of words, belong to no token. No token holds
// white space; an invalid byte is a token.
//
// Sentences end after a stop and what closes after it, inside quotations as
// outside, but not between a quotation and the clause that reports it. They
// never cross a paragraph. Paragraphs are what stands between empty lines, and
// lines, but for lines cut at a fixed width. What belongs to the layout of an
// article and to no sentence of it, such as a dateline, is a sentence of its own.
//
// All of it is linear in the length of the text.
package text

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/quotes"
)

// Range is a half-open range [Start, End) of token indices.
type Range struct{ Start, End int32 }

// Empty reports whether the range holds no token.
func (r Range) Empty() bool { return r.End <= r.Start }

// Len is the number of tokens in the range.
func (r Range) Len() int { return int(r.End - r.Start) }

// Contains reports whether token i lies in the range.
func (r Range) Contains(i int32) bool { return r.Start <= i && i < r.End }

// Overlaps reports whether the ranges share a token.
func (r Range) Overlaps(s Range) bool { return r.Start < s.End && s.Start < r.End }

// Flags say what a token looks like.
type Flags uint16

const (
	Word      Flags = 1 << iota // has a letter
	Number                      // begins with a digit, or is a number with its separators
	Punct                       // punctuation or symbol, quotation marks included
	Mark                        // a quotation mark that opens or closes one of Doc.Quotations
	Open                        // with Mark: it opens
	Close                       // with Mark: it closes
	Upper                       // its first letter is upper case
	AllCaps                     // two letters or more, all of them upper case
	Clitic                      // 's, n't, 're, ... split off the token before
	Handle                      // URL, e-mail address, hashtag or @handle
	Spaced                      // white space stands before it
	LineStart                   // first token of its line
	Plain                       // nothing but ASCII letters
	Masked                      // of the article's layout, no part of a sentence: see Layout
	Outlet                      // an outlet's name begins here: see Doc.Outlet
)

// Token is a word, a number, a mark: a byte range of the text.
type Token struct {
	Start, End int32  // bytes
	Norm       uint64 // hash of the folded form, see Fold
	Sentence   int32  // index into Doc.Sentences
	Paragraph  int32  // index into Doc.Paragraphs
	Quotation  int32  // 1 + index into Doc.Quotations of the outermost quotation that covers it (marks included), 0 outside
	Lexeme     int32  // index into Doc.Lexemes
	Flags      Flags
}

// Doc is a parsed text. No stage writes to it after Parse.
type Doc struct {
	Lang       *lang.Language
	Text       string
	Tokens     []Token
	Lexemes    []Lexeme           // the distinct words, in the order of their first token
	NameStarts []int32            // tokens that begin with a capital, and others with which the name of an outlet may begin
	Sentences  []Range            // in order, together they cover all tokens
	Paragraphs []Range            // in order, together they cover all tokens
	Quotations []quotes.Quotation // as given to Parse, but that some without a closing mark end earlier, see mend.go
	Quoted     []Range            // parallel to Quotations: their tokens, marks included
	Done       <-chan struct{}    // closed when nobody wants the result any more; nil means never
	Byline     []uint64           // the words of who wrote the text, by their norms, as far as that is known beside it
	Writer     string             // the name of who wrote it, where it is one person's
	Layout     Layout             // datelines, bylines, labels and the like

	outlets []outletAt // in the order of the text
	scratch scratch    // memory that Parse reuses
}

// Stopped reports whether Done is closed. A stage asks in its outer loop and
// then may return anything: nobody looks at it.
func (d *Doc) Stopped() bool {
	select {
	case <-d.Done:
		return true
	default:
		return false
	}
}

// Word returns the bytes of token i.
func (d *Doc) Word(i int32) string {
	t := &d.Tokens[i]
	return d.Text[t.Start:t.End]
}

// ASCII reports whether token i has no byte beyond ASCII.
func (d *Doc) ASCII(i int32) bool {
	t := &d.Tokens[i]
	if n := t.End - t.Start; n <= 8 && int(t.Start)+8 <= len(d.Text) {
		return lang.Load8(d.Text, int(t.Start))<<(64-8*n)&highs == 0
	}
	return ASCII(d.Text[t.Start:t.End])
}

// Slice returns the text from the first token of r to its last.
func (d *Doc) Slice(r Range) string {
	if r.Empty() {
		return ""
	}
	return d.Text[d.Tokens[r.Start].Start:d.Tokens[r.End-1].End]
}
