package name

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Word is what lookUp learns about a token. There is one for each token, so it is
// small and holds no pointer.
type Word struct {
	Marks lang.Marks // of its Entry
	Small lang.Small
	Flags WordFlags
}

// Has reports whether the word has one of the marks.
func (w *Word) Has(m lang.Marks) bool { return w.Marks&m != 0 }

// WordFlags say how a token is written.
type WordFlags uint8

const (
	Capital  WordFlags = 1 << iota // begins with a capital, and is not "I"
	Initial                        // first word of a sentence, a quotation, a line: capitalised anyhow
	Headline                       // in a line whose words are all capitalised
	Shouted                        // in a line of capitals
	Small                          // in small letters
	Genitive                       // the 's or ' of an owner
	Comma                          // a comma
	Composed                       // its Entry is that of its last part: ex-mayor; the highest
)

// Is reports whether token i has one of the marks; a token outside the text has
// none.
func (r *Result) Is(i int32, m lang.Marks) bool {
	return uint(i) < uint(len(r.Words)) && r.Words[i].Marks&m != 0
}

// Capital reports whether token i begins with a capital.
func (r *Result) Capital(i int32) bool {
	return uint(i) < uint(len(r.Words)) && r.Words[i].Flags&Capital != 0
}

// Entry is what the lists say of the word at i.
func (r *Result) Entry(i int32) *lang.Entry {
	if r.Words[i].Flags >= Composed {
		return r.hyphenated(i)
	}
	return r.lexemes[r.tokens[i].Lexeme].Known
}

// Flags are those of token i, none outside the text.
func (r *Result) Flags(i int32) text.Flags {
	if uint(i) >= uint(len(r.tokens)) {
		return 0
	}
	return r.tokens[i].Flags
}

// ByteAt is the only byte of token i, or 0.
func (r *Result) ByteAt(i int32) byte {
	if i < 0 || int(i) >= len(r.tokens) {
		return 0
	}
	if t := &r.tokens[i]; t.End-t.Start == 1 {
		return r.Doc.Text[t.Start]
	}
	return 0
}

// Comma reports whether token i is a comma.
func (r *Result) Comma(i int32) bool {
	return uint(i) < uint(len(r.Words)) && r.Words[i].Flags&Comma != 0
}

// Possessive reports whether token i is 's or ' of the genitive.
func (r *Result) Possessive(i int32) bool {
	return uint(i) < uint(len(r.Words)) && r.Words[i].Flags&Genitive != 0
}

// Verb reports whether token i is a verb; without tags, whether it is an auxiliary.
func (r *Result) Verb(i int32) bool {
	if i < 0 || int(i) >= len(r.Words) {
		return false
	}
	if r.Tags != nil {
		return r.Tags[i].Verb() || r.Tags[i] == tag.MD
	}
	return r.Is(i, lang.Auxiliary)
}

// Inside reports whether token i may stand inside a noun phrase: a noun, an adjective,
// a number, a participle.
func (r *Result) Inside(i int32) bool {
	if i < 0 || int(i) >= len(r.Words) || r.Flags(i)&(text.Word|text.Number) == 0 || r.Flags(i)&text.Clitic != 0 {
		return false
	}
	w := &r.Words[i]
	if r.Tags != nil {
		switch p := r.Tags[i]; {
		case p.Noun(), p.Adjective(), p == tag.CD:
			return true
		case r.mistagged(i):
			return true
		case p == tag.VBG, p == tag.VBN, p == tag.RB:
			return w.Marks&lang.Auxiliary == 0 && (!w.Has(lang.Role) ||
				i > 0 && (r.Is(i-1, lang.Determiner) || r.Tags[i-1].Adjective() || r.Possessive(i-1) || r.OwnerPronoun(i-1) || r.Capital(i)))
		case p.Verb(), p == tag.MD, p == tag.IN, p == tag.TO, p == tag.CC, p == tag.PRP, p == tag.WP, p == tag.WDT:
			return w.Has(lang.Role|lang.BodyCommon) && (p == tag.VB || p == tag.VBP || p == tag.IN || r.Capital(i)) && !r.Is(i-1, lang.Pronoun|lang.Auxiliary)
		}
	}
	const outside = lang.Determiner | lang.Preposition | lang.Conjunction | lang.Relative | lang.Auxiliary | lang.Pronoun
	return w.Marks&outside == 0 || w.Has(lang.Role)
}

// EndsWith reports whether token i ends with one of the endings of a group.
func (r *Result) EndsWith(i int32, ends lang.Group) bool {
	return r.Lexicon.EndsWith(r.Doc.Word(i), ends)
}

// Small returns which of the words in small.tsv token i is.
func (r *Result) Small(i int32) lang.Small {
	if uint(i) >= uint(len(r.Words)) {
		return lang.NoSmall
	}
	return r.Words[i].Small
}

// Norm is the hash of the word of token i without diacritics, see lang.NameNorm; 0
// outside the text.
func (r *Result) Norm(i int32) uint64 {
	if uint(i) >= uint(len(r.Words)) {
		return 0
	}
	return r.lexemes[r.tokens[i].Lexeme].Plain
}

// Noun returns the classes of token i as a noun, see lang.Lexicon.Noun.
func (r *Result) Noun(i int32) (lang.Class, lang.Senses) {
	return r.Lexicon.Noun(r.Doc.Word(i), r.tokens[i].Norm)
}

// entry returns the longest entry of the lists whose words are the tokens from i on,
// before b, and the number of these words.
func (r *Result) entry(i, b int32) (*lang.Entry, int32) {
	if i+1 >= b || !r.Is(i, lang.Begins) {
		return r.Entry(i), 1
	}
	return r.longest(i, b)
}

// longest is entry for a word with which entries of several words begin.
func (r *Result) longest(i, b int32) (*lang.Entry, int32) {
	norms := [5]uint64{r.Norm(i), r.Norm(i + 1)} // entries have no more words
	n := 2
	if _, length := r.Lexicon.LongestFrom(norms[:n]); length == 0 {
		return r.Entry(i), 1 // most words
	}
	for k := i + 2; k < b && n < len(norms); k++ {
		norms[n] = r.Norm(k)
		n++
	}
	if n, length := r.Lexicon.LongestFrom(norms[:n]); length > 0 {
		return n, int32(length)
	}
	return r.Entry(i), 1
}
