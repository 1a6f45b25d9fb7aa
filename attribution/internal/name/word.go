package name

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Word is what is known of a token at first sight.
type Word struct {
	Name  *lang.Entry
	Marks lang.Marks // of the name, at hand
	Small lang.Small
	Flags WordFlags
}

func (w *Word) Has(m lang.Marks) bool { return w.Marks&m != 0 }

type WordFlags uint8

const (
	Capital  WordFlags = 1 << iota // begins with a capital, where that means something
	Initial                        // begins a sentence, a quotation, a line
	Headline                       // in a line whose words are all capitalised
	Shouted                        // in a line of capitals
	Small                          // in small letters
)

// Is reports whether token i has one of the marks; a token outside the text has
// none.
func (r *Result) Is(i int32, m lang.Marks) bool {
	return uint(i) < uint(len(r.Words)) && r.Words[i].Marks&m != 0
}

func (r *Result) Capital(i int32) bool {
	return i >= 0 && int(i) < len(r.Words) && r.Words[i].Flags&Capital != 0
}

// Flags are those of token i, none outside the text.
func (r *Result) Flags(i int32) text.Flags {
	if uint(i) >= uint(len(r.Doc.Tokens)) {
		return 0
	}
	return r.Doc.Tokens[i].Flags
}

// ByteAt is the only byte of token i, or 0.
func (r *Result) ByteAt(i int32) byte {
	if i < 0 || int(i) >= len(r.Doc.Tokens) {
		return 0
	}
	if t := &r.Doc.Tokens[i]; t.End-t.Start == 1 {
		return r.Doc.Text[t.Start]
	}
	return 0
}

func (r *Result) Comma(i int32) bool { return r.ByteAt(i) == ',' }

// Possessive reports whether token i is 's or ' of the genitive.
func (r *Result) Possessive(i int32) bool {
	if i <= 0 || int(i) >= len(r.Doc.Tokens) || r.Doc.Tokens[i].Flags&(text.Clitic|text.Punct) == 0 {
		return false
	}
	if r.Doc.Tokens[i].Flags&text.Clitic == 0 {
		return false
	}
	if r.Tags != nil {
		return r.Tags[i] == tag.POSS
	}
	return r.Small(i) == lang.WordGenitive
}

// Verb reports whether token i is a verb, as far as that is known.
func (r *Result) Verb(i int32) bool {
	if i < 0 || int(i) >= len(r.Words) {
		return false
	}
	if r.Tags != nil {
		return r.Tags[i].Verb() || r.Tags[i] == tag.MD
	}
	return r.Is(i, lang.Auxiliary)
}

// Inside reports whether token i may be a noun or adjective in small
// letters: what stands inside a noun phrase.
func (r *Result) Inside(i int32) bool {
	if i < 0 || int(i) >= len(r.Words) || r.Flags(i)&(text.Word|text.Number) == 0 || r.Flags(i)&text.Clitic != 0 {
		return false
	}
	w := r.Words[i].Name
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
func (r *Result) EndsWith(i int32, ends lang.Group) bool { return r.endsWith(r.Doc.Word(i), ends) }

func (r *Result) endsWith(word string, ends lang.Group) bool {
	return slices.ContainsFunc(r.Lexicon.WordsOf(ends), func(end string) bool { return strings.HasSuffix(word, end) })
}

// Small returns which small word token i is.
func (r *Result) Small(i int32) lang.Small {
	if uint(i) >= uint(len(r.Words)) {
		return lang.NoSmall
	}
	return r.Words[i].Small
}

func (r *Result) Norm(i int32) uint64 {
	if i < 0 || int(i) >= len(r.Norms) {
		return 0
	}
	return r.Norms[i]
}

// lookUp fills words and norms, finds the lines in which capitals mean
// nothing, and notes which words stand where they would not be capitalised.
func (r *Result) lookUp() {
	doc := r.Doc
	n := len(doc.Tokens)
	r.Words = grow(r.Words, n)
	r.Norms = grow(r.Norms, n)
	r.SpanAt = grow(r.SpanAt, n)
	clear(r.SpanAt)
	r.RoleOf = grow(r.RoleOf, n)
	clear(r.RoleOf)
	capitals := 0 // at most
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		x := &doc.Lexemes[t.Lexeme]
		r.Norms[i] = x.Plain
		w := Word{Name: x.Known, Marks: x.Marks, Small: x.Small}
		if w.Marks == 0 && t.Flags&(text.Plain|text.Word) == text.Word {
			if n := r.hyphenated(doc.Word(int32(i))); n != nil {
				w.Name, w.Marks = n, n.Marks
			}
		}
		r.Words[i] = w
		if t.Flags&text.Upper != 0 || t.Flags&(text.Word|text.Plain) == text.Word {
			capitals++
		}
	}
	r.seen.reset(capitals)
	for _, p := range doc.Paragraphs {
		r.lookAtParagraph(p)
	}
	for i := range r.Words {
		if r.Words[i].Flags&Small != 0 {
			r.seen.markIfThere(r.Norms[i], seenLower)
		}
	}
}

// hyphenated returns what the lists say of the role that a word in two parts
// ends with: ex-mayor, Then-President, Oscar-winner. It returns nil if that is
// no role. A name like al-Amir is none.
func (r *Result) hyphenated(word string) *lang.Entry {
	hyphen := strings.LastIndexByte(word, '-')
	if hyphen <= 0 || hyphen+2 >= len(word) {
		return nil
	}
	n := r.Lexicon.Word(lang.NameNorm(word[hyphen+1:]))
	if !n.Has(lang.Role) {
		return nil
	}
	first, last := lang.NameNorm(word[:hyphen]), lang.NameNorm(word[hyphen+1:])
	before := r.Lexicon.Word(first)
	c := word[hyphen+1]
	switch two, length := r.Lexicon.Longest([]uint64{first, last}); {
	case length == 2 && two.Has(lang.Title): // Vice-Admiral
		return two
	case c >= 'a' && c <= 'z' && !before.Has(lang.Particle), n.Has(lang.Title) && before.Has(lang.Adverb|lang.Title): // Then-President, Lt.-Gen.
		return n
	}
	return nil
}

// written tells how the word of token i is written in the text.
func (r *Result) written(i int32) seen {
	s := r.seen.get(r.Norms[i])
	if r.Words[i].Flags&Small != 0 {
		s |= seenLower
	}
	return s
}

// entry returns the longest entry of the lists that begins at token i and ends
// before b, and the number of its words, which is 1 where it is that of the
// token alone.
func (r *Result) entry(i, b int32) (*lang.Entry, int32) {
	if w := &r.Words[i]; !w.Has(lang.Begins) {
		return w.Name, 1
	}
	if n, length := r.Lexicon.LongestFrom(r.Norms[i:b]); length > 0 {
		return n, int32(length)
	}
	return r.Words[i].Name, 1
}

// lineOf tells whether all of a paragraph is capitalised, or in capitals.
func (r *Result) lineOf(p text.Range) WordFlags {
	const longest = 40 // of headlines
	words, quiet, long, low := int32(0), int32(0), int32(0), int32(0)
	n := p.End - p.Start
	for i := p.Start; i < p.End; i++ {
		t := &r.Doc.Tokens[i]
		if t.Flags&text.Word == 0 || t.Flags&text.Clitic != 0 {
			continue
		}
		words++
		if t.End-t.Start >= 4 && r.Words[i].Marks&(lang.Determiner|lang.Preposition|lang.Conjunction) == 0 {
			long++
			if t.Flags&text.Upper == 0 {
				low++
			}
		}
		if t.Flags&text.AllCaps == 0 {
			quiet++
			if quiet*10 > n*3 && (low*10 > n*2 || n >= longest) {
				return 0 // whatever follows: most paragraphs need not be read to their end
			}
		}
	}
	stop := r.ByteAt(p.End-1) == '.'
	switch {
	case words >= 3 && quiet*10 <= words*3:
		return Shouted
	case words >= 4 && long >= 3 && n < longest && (!stop && low*10 <= long*2 || low*10 <= long && r.oneSentence(p)):
		return Headline
	}
	return 0
}

func (r *Result) lookAtParagraph(p text.Range) {
	doc := r.Doc
	line := r.lineOf(p)
	from, to := p.Start, p.Start // a stretch of capitals
	for i := p.Start; i < p.End; i++ {
		t := &doc.Tokens[i]
		w := &r.Words[i]
		w.Flags = line
		if line == 0 && t.Flags&text.AllCaps != 0 {
			if i >= to {
				from, to = i, i+1
				for to < p.End && doc.Tokens[to].Flags&text.AllCaps != 0 {
					to++
				}
			}
			if to-from >= 4 {
				w.Flags = Shouted
			}
		}
		if t.Flags&text.Word == 0 || t.Flags&text.Clitic != 0 {
			continue
		}
		if i == p.Start || t.Flags&text.LineStart != 0 || doc.Tokens[i-1].Flags&text.Word == 0 || doc.Tokens[i-1].Sentence != t.Sentence {
			if r.begins(i) { // mostly a word stands before
				w.Flags |= Initial
			}
		}
		if t.Flags&text.Upper == 0 && (t.Flags&text.Plain != 0 || !(t.Flags&text.Handle != 0 && doc.Text[t.Start] >= 'A' &&
			doc.Text[t.Start] <= 'Z' || prefixed(doc.Word(i)))) {
			w.Flags |= Small
			continue
		}
		if w.Small != lang.WordI {
			w.Flags |= Capital
		}
		var as seen
		if w.Flags&(Headline|Shouted|Initial) == 0 {
			as = seenCapital
			if t.Flags&text.AllCaps != 0 {
				as |= seenLoud
			}
		}
		r.seen.mark(r.Norms[i], as)
	}
}

// oneSentence reports whether a paragraph is one sentence at most.
func (r *Result) oneSentence(p text.Range) bool {
	return r.Doc.Tokens[p.Start].Sentence == r.Doc.Tokens[p.End-1].Sentence
}

// prefixed reports whether a word is capitalised behind a small prefix:
// al-Sudani, d'Estaing.
func prefixed(w string) bool {
	for i := 1; i < min(len(w)-2, 6); i++ {
		if w[i] == '-' || w[i] == '\'' || w[i] == 0xe2 {
			rest := strings.TrimLeft(w[i:], "-'’‘ʼ\u200b\u200c\u2010\u2011")
			c, _ := utf8.DecodeRuneInString(rest)
			return unicode.IsUpper(c)
		}
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return false
}

// begins reports whether a capital at token i says nothing, because something
// begins there.
func (r *Result) begins(i int32) bool {
	t := &r.Doc.Tokens[i]
	if t.Flags&text.LineStart != 0 || i == 0 {
		return true
	}
	before := &r.Doc.Tokens[i-1]
	if before.Sentence != t.Sentence {
		return true
	}
	if before.Flags&text.Word != 0 {
		return false
	}
	if before.Flags&(text.Open|text.Number) != 0 {
		return before.Flags&text.Open != 0
	}
	switch r.ByteAt(i - 1) {
	case ':', '(', '[', '.', '?', '!', '*', '"', '\'':
		return true
	}
	return false
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

// seenTable remembers how words that the text has with a capital are written:
// open addressing, at most half full. A slot holds the hash of a word with the
// bits of seen in the place of its last ones. The other words, nearly all, are
// not entered: the table is small, and asking it for them is over at once.
type seenTable struct{ slots []uint64 }

// seen is how a word is written, as bits.
type seen = uint64

const (
	seenLower   seen = 1 << iota // in small letters
	seenCapital                  // capitalised inside a sentence
	seenLoud                     // in capitals inside a sentence that is not
	seenNamed                    // at an end of a name of several words
	seenOwn                      // with an 's that is part of the name
	anySeen     seen = 1<<iota - 1
)

func (s *seenTable) reset(words int) {
	size := 64
	for size < 2*words {
		size *= 2
	}
	if cap(s.slots) < size {
		s.slots = make([]uint64, size)
		return
	}
	s.slots = s.slots[:size]
	clear(s.slots)
}

func (s *seenTable) slot(key uint64) *uint64 {
	mask := len(s.slots) - 1
	i := int((key^key>>32)*0x9E3779B97F4A7C15>>40) & mask
	for s.slots[i] != 0 && (s.slots[i]^key)&^anySeen != 0 {
		i = (i + 1) & mask
	}
	return &s.slots[i]
}

func (s *seenTable) mark(key uint64, bit seen) {
	slot := s.slot(key)
	*slot = key&^anySeen | *slot&anySeen | bit
}

func (s *seenTable) markIfThere(key uint64, bit seen) {
	if slot := s.slot(key); *slot != 0 {
		*slot |= bit
	}
}

func (s *seenTable) get(key uint64) seen { return *s.slot(key) & anySeen }
