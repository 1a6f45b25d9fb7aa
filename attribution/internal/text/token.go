package text

import (
	"slices"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/quotes"
)

// gap is what stands between two tokens.
type gap uint8

const (
	spaces    gap = 1 << iota
	lineBreak     // or the start of the text
	blankLine
)

// tokenizer cuts the text from pos on. Its methods take the text up to the next
// quotation mark as an argument and see nothing behind it, so that no token crosses
// a mark.
type tokenizer struct {
	lang      *lang.Language
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
	// Field by field, as appending a Token would copy it once more: that took a
	// quarter of the time of Parse. Sentence and Paragraph follow in addSentence.
	p := &t.tokens[n]
	p.Start, p.End = int32(start), int32(end)
	p.Norm = norm
	p.Quotation = t.quotation
	p.Flags = flags
}

// stop notes that a sentence may end with the last token.
func (t *tokenizer) stop() { t.stops = append(t.stops, int32(len(t.tokens)-1)) }

// mark emits the quotation mark [pos, end). One whose bytes were damaged counts as
// the regular mark of its style.
func (t *tokenizer) mark(end int, side Flags, style quotes.Style) {
	word := t.text[t.pos:end]
	if len(word) > len("“") {
		if opening, closing := style.Marks(); side == Open {
			word = opening
		} else {
			word = closing
		}
	}
	t.emit(t.pos, end, normSlow(word), Punct|Mark|side)
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
	var seen class
	end := i
	if end+8 <= len(text) {
		// Eight bytes at once: where a word ends, a loop over its letters is
		// nearly always guessed wrong.
		n, capitals := letters8(lang.Load8(text, end))
		if capitals > 0 {
			seen |= upper
		}
		if capitals < n {
			seen |= lower
		}
		end += n
	}
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
	if t.lang.Contractions.Cut(text[i:end]) > 0 {
		return t.word(text, i, end, seen)
	}
	flags := Word | Plain
	if ascii[text[i]]&upper != 0 {
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
	case c&(hash|atSign) != 0:
		if end := t.handleEnd(text, i, size, c, next); end > 0 {
			t.emit(i, end, normSlow(text[i:end]), Word|Handle)
			return end
		}
	case c == symbol && i+1 < len(text) && text[i+1] == text[i]:
		return t.doubled(text, i, size)
	case c&apostrophe != 0:
		if end := t.apostrophe(text, i, size, next); end > 0 {
			return end
		}
	}
	return t.graphemes(text, i, i+size, Punct)
}

// handleEnd is the end of the hashtag or the name of an account that begins
// with the sign at i, 0 if none does.
func (t *tokenizer) handleEnd(text string, i, size int, c, next class) int {
	start := i + size
	end := start
	switch {
	case c&hash != 0:
		if next&(letter|digit) != 0 && t.apart() {
			end = tagEnd(text, start)
		}
	case next&(letter|digit|joiner) != 0:
		for end < len(text) && ascii[text[end]]&(alnum|joiner) != 0 {
			end++
		}
	}
	if end == start {
		return 0
	}
	return end
}

// doubled emits the symbol at i that another one like it follows: a mark of two
// back quotes, or rules and the like.
func (t *tokenizer) doubled(text string, i, size int) int {
	switch text[i] {
	case '`':
		t.emit(i, i+2, normSlow(text[i:i+2]), Punct)
		return i + 2
	case '*', '=', '~', '+', '<', '>':
		end := i + 2
		for end < len(text) && text[end] == text[i] {
			end++
		}
		return t.graphemes(text, i, end, Punct)
	}
	return t.graphemes(text, i, i+size, Punct)
}

// apostrophe emits what begins with the apostrophe at i if it is more than that
// and returns its end, else 0.
func (t *tokenizer) apostrophe(text string, i, size int, next class) int {
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
	if next&letter == 0 {
		return 0
	}
	end, clitic := t.elisionEnd(text, i, size)
	if end > 0 {
		flags := wordFlags(text[i:end])
		if clitic {
			flags |= Clitic
		}
		t.emit(i, end, normSlow(text[i:end]), flags)
	}
	return end
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

// IsDash reports whether a word is a dash, be it typed as hyphens.
func IsDash(word string) bool {
	switch word {
	case "-", "--", "–", "—", "―":
		return true
	}
	return false
}
