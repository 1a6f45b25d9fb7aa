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

// A seen is how a distinct word is written in the text, as bits.
type seen uint8

const (
	seenLower   seen = 1 << iota // in small letters
	seenCapital                  // capitalised inside a sentence
	seenLoud                     // in capitals inside a sentence that is not
	seenNamed                    // first or last in a person's name of several words
	seenOwn                      // with an 's that is part of the name: Moody's
)

// written returns how the word of token i is written in the text.
func (r *Result) written(i int32) seen { return r.seen[r.tokens[i].Lexeme] }

// lookUp looks at every token once. It fills Words and seen, and lists the
// tokens at which names and the nouns of organisations may stand, so that the
// stages behind it can pass over all others.
func (r *Result) lookUp() {
	n := len(r.tokens)
	r.Words = text.Grow(r.Words, n)
	r.SpanAt = text.Grow(r.SpanAt, n)
	clear(r.SpanAt)
	r.RoleOf = text.Grow(r.RoleOf, n)
	clear(r.RoleOf)
	r.seen = text.Grow(r.seen, len(r.lexemes))
	clear(r.seen)
	r.capitals, r.bodies, r.brackets, r.Heads = r.capitals[:0], r.bodies[:0], r.brackets[:0], r.Heads[:0]
	r.bracket = 0
	for _, p := range r.Doc.Paragraphs {
		r.readParagraph(p)
	}
}

// longestHeadline is the number of tokens from which on a line is no headline.
const longestHeadline = 40

// readParagraph is lookUp for one paragraph. It first takes its capitals to mean
// something, and corrects that if the paragraph turns out to be a headline.
func (r *Result) readParagraph(p text.Range) {
	first := len(r.capitals)
	loud := 0 // tokens in capitals
	for _, k := range r.readPlain(p) {
		t := &r.tokens[k]
		if t.Flags&wordKind == plainWord {
			r.listWord(k, Small)
			continue
		}
		if t.Flags&(text.Word|text.Clitic) != 0 {
			r.readOdd(k, t)
			if t.Flags&text.AllCaps != 0 {
				loud++
			}
		} else if c := r.ByteAt(k); c == ',' {
			r.Words[k].Flags = Comma
		} else if c == '(' {
			r.brackets = append(r.brackets, k)
		}
		if k+1 == p.End {
			break
		}
		next := &r.tokens[k+1]
		ends := t.Flags&text.Word == 0 && r.Words[k].Flags&Comma == 0 || t.Sentence != next.Sentence
		if ends && next.Flags&(text.Word|text.Clitic) == text.Word && r.begins(k+1) {
			r.Words[k+1].Flags |= Initial
		}
	}
	line := WordFlags(0)
	if c := len(r.capitals) - first; c >= 3 && 3*c >= int(p.End-p.Start)/2 && (p.End-p.Start < longestHeadline || loud > int(p.End-p.Start)/3) {
		line = r.lineOf(p)
	}
	if line != 0 {
		for i := p.Start; i < p.End; i++ {
			r.Words[i].Flags |= line
		}
	} else if loud >= shortestShout {
		r.findShouts(p)
	}
	for _, i := range r.capitals[first:] {
		if r.Words[i].Flags&(Headline|Shouted|Initial) != 0 {
			continue
		}
		t := &r.tokens[i]
		r.seen[t.Lexeme] |= seenCapital
		if t.Flags&text.AllCaps != 0 {
			r.seen[t.Lexeme] |= seenLoud
		}
	}
}

// Most words are of small ASCII letters and do not begin a line: of the flags in
// wordKind they have those of plainWord.
const (
	wordKind  = text.Word | text.Plain | text.Upper | text.Clitic | text.LineStart
	plainWord = text.Word | text.Plain
)

// readPlain fills the Words of a paragraph and returns the tokens for which there is
// more to do: those that are not words of small ASCII letters, those at the start of a
// line, and those to be listed. Its loop is fast because it calls nothing and does not
// branch by what a token is, which no processor can guess.
func (r *Result) readPlain(p text.Range) []int32 {
	tokens := r.tokens[p.Start:p.End]
	words := r.Words[p.Start:p.End]
	words = words[:len(tokens)]
	r.odd = slices.Grow(r.odd[:0], len(tokens))
	odd := r.odd[:len(tokens)]
	lexemes := r.lexemes
	written := r.seen[:len(lexemes)]
	n := 0
	for k := range tokens {
		t := &tokens[k]
		x := &lexemes[t.Lexeme]
		plain, more := uint8(0), uint8(0)
		if t.Flags&wordKind == plainWord {
			plain = 1
		}
		if x.Marks&(headMarks|lang.BeginsBody) != 0 {
			more = 1
		}
		words[k] = Word{x.Marks, x.Small, Small * WordFlags(plain)}
		written[t.Lexeme] |= seenLower * seen(plain)
		odd[n] = p.Start + int32(k)
		n += int(more | (1 - plain))
	}
	return odd[:n]
}

// listWord lists a word that may be a head or end the noun of an organisation.
func (r *Result) listWord(i int32, flags WordFlags) {
	marks := r.Words[i].Marks
	if flags&Small != 0 && marks&(lang.BodyCommon|lang.BeginsBody) != 0 {
		r.bodies = append(r.bodies, i)
	}
	if marks&headMarks != 0 {
		r.Heads = append(r.Heads, i)
	}
}

// headMarks are the marks of which each of Heads has one.
const headMarks = lang.Pronoun | lang.Role | lang.BodyCommon | lang.DocumentNoun

// readOdd reads a word or clitic that is not of small ASCII letters, or that begins
// a line.
func (r *Result) readOdd(i int32, t *text.Token) {
	w := &r.Words[i]
	flags := r.formOf(i, t)
	switch {
	case flags&Capital != 0:
		r.capitals = append(r.capitals, i)
	case flags&Small != 0:
		r.seen[t.Lexeme] |= seenLower
	}
	if flags&Composed != 0 {
		w.Marks = r.hyphenated(i).Marks
	}
	r.listWord(i, flags)
	if t.Flags&text.LineStart != 0 && t.Flags&(text.Word|text.Clitic) == text.Word {
		flags |= Initial
	}
	w.Flags |= flags
}

// formOf says how such a word is written.
func (r *Result) formOf(i int32, t *text.Token) WordFlags {
	w := &r.Words[i]
	switch {
	case t.Flags&text.Clitic != 0:
		if i > 0 && (r.Tags != nil && r.Tags[i] == tag.POSS || r.Tags == nil && w.Small == lang.WordGenitive) {
			return Genitive
		}
		return 0
	case t.Flags&(text.Plain|text.Upper) == text.Plain:
		return Small
	case t.Flags&text.Plain != 0:
		if w.Small == lang.WordI {
			return 0
		}
		return Capital
	}
	var flags WordFlags
	word := r.Doc.Text[t.Start:t.End]
	if w.Marks == 0 && r.hyphenated(i) != nil {
		flags = Composed
	}
	if t.Flags&text.Upper != 0 || t.Flags&text.Handle != 0 && word[0] >= 'A' && word[0] <= 'Z' || prefixed(word) {
		return flags | Capital
	}
	return flags | Small
}

// hyphenated returns what the lists say of the role with which the hyphenated word
// at i ends: ex-mayor, Then-President, Oscar-winner. It returns nil for a word that
// ends with no role, and for names such as al-Amir, whose end only looks like one.
func (r *Result) hyphenated(i int32) *lang.Entry {
	word := r.Doc.Word(i)
	hyphen := strings.LastIndexByte(word, '-')
	if hyphen <= 0 || hyphen+2 >= len(word) {
		return nil
	}
	last := lang.NameNorm(word[hyphen+1:])
	n := r.Lexicon.Word(last)
	if !n.Has(lang.Role) {
		return nil
	}
	first := lang.NameNorm(word[:hyphen])
	before := r.Lexicon.Word(first)
	c := word[hyphen+1]
	switch two, length := r.Lexicon.Longest([]uint64{first, last}); {
	case length == 2 && two.Has(lang.Title): // Vice-Admiral
		return two
	case c >= 'a' && c <= 'z' && !before.Has(lang.Particle), n.Has(lang.Title) && !n.Has(lang.Given): // Then-President, Lt.-Gen., Vice-Premier
		return n
	}
	return nil
}

// lineOf returns Shouted for a paragraph that is written in capitals, Headline for
// a short one most of whose words are capitalised, else 0. Small words such as
// "of" do not count.
func (r *Result) lineOf(p text.Range) WordFlags {
	words, quiet, long, low := int32(0), int32(0), int32(0), int32(0)
	n := p.End - p.Start
	for i := p.Start; i < p.End; i++ {
		t := &r.tokens[i]
		if t.Flags&text.Word == 0 || t.Flags&text.Clitic != 0 {
			continue
		}
		words++
		loud, upper := int32(t.Flags&text.AllCaps/text.AllCaps), int32(t.Flags&text.Upper/text.Upper)
		quiet += 1 - loud
		if t.End-t.Start >= 4 && r.Words[i].Marks&(lang.Determiner|lang.Preposition|lang.Conjunction) == 0 {
			long++
			low += 1 - upper
		}
		if quiet*10 > n*3 && (low*10 > n*2 || n >= longestHeadline) {
			return 0 // whatever follows: most paragraphs need not be read to their end
		}
	}
	stop := r.ByteAt(p.End-1) == '.'
	switch {
	case words >= 3 && quiet*10 <= words*3:
		return Shouted
	case words >= 4 && long >= 3 && n < longestHeadline && (!stop && low*10 <= long*2 || low*10 <= long && r.oneSentence(p)):
		return Headline
	}
	return 0
}

// oneSentence reports whether a paragraph is one sentence at most.
func (r *Result) oneSentence(p text.Range) bool {
	return r.tokens[p.Start].Sentence == r.tokens[p.End-1].Sentence
}

// shortestShout is how many words in capitals, one behind the other, are a line of
// capitals inside a paragraph.
const shortestShout = 4

// findShouts marks such stretches in a paragraph.
func (r *Result) findShouts(p text.Range) {
	from := p.Start
	for i := p.Start; i <= p.End; i++ {
		if i < p.End && r.tokens[i].Flags&text.AllCaps != 0 {
			continue
		}
		if i-from >= shortestShout {
			for ; from < i; from++ {
				r.Words[from].Flags |= Shouted
			}
		}
		from = i + 1
	}
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
// begins there: a line, a sentence, a quotation, a bracket.
func (r *Result) begins(i int32) bool {
	t := &r.tokens[i]
	if t.Flags&text.LineStart != 0 || i == 0 {
		return true
	}
	before := &r.tokens[i-1]
	if before.Sentence != t.Sentence {
		return true
	}
	if before.Flags&(text.Word|text.Open|text.Number) != 0 {
		return before.Flags&(text.Word|text.Open) == text.Open
	}
	switch r.ByteAt(i - 1) {
	case ':', '(', '[', '.', '?', '!', '*', '"', '\'':
		return true
	}
	return false
}
