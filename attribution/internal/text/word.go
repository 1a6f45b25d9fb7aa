package text

import (
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// word emits the tokens of the word or number that begins at start. Up to i,
// where it goes on, it has characters of the classes seen; what stands before
// those is a sign or a decimal point.
func (t *tokenizer) word(text string, start, i int, seen class) int {
	var (
		tail  = -1                           // its last apostrophe
		wide  = text[start] >= utf8.RuneSelf // it has characters beyond ASCII
		dots  int                            // periods inside
		blind [2]int                         // its last run of zero-width characters
		limit = len(text)
	)
scan:
	for i < limit {
		b := text[i]
		c := ascii[b]
		if c&inWord != 0 {
			seen |= c
			i++
			continue
		}
		if c&(space|newline) != 0 {
			break
		}
		size := 1
		if b >= utf8.RuneSelf {
			c, size = classAt(text, i, limit)
			if c&inWord != 0 || damaged(text, start, i, size) {
				seen |= c & inWord
				wide = true
				i += size
				continue
			}
			if c&format != 0 {
				wide = true
				blind[0], i = i, skipClasses(text, i+size, limit, format)
				blind[1] = i
				continue
			}
		}
		at := i + size
		if at < limit && text[at] >= utf8.RuneSelf {
			at = skipClasses(text, at, limit, format|extend)
		}
		next, _ := classAt(text, at, limit)
		switch c {
		case apostrophe:
			if next&letter == 0 {
				break scan
			}
			tail = i
		case hyphen, slash:
			if next&alnum == 0 {
				break scan
			}
		case comma, colon:
			if next&digit == 0 || ascii[text[i-1]]&digit == 0 {
				if end := urlEnd(text, start, i); end > 0 && c == colon {
					return t.handle(start, end)
				}
				break scan
			}
		case ampersand:
			if next&upper == 0 || ascii[text[i-1]]&upper == 0 {
				break scan
			}
		case period:
			end := t.dotted(text, start, i, next, &dots)
			if end < 0 {
				return t.handle(start, -end)
			}
			if end == i {
				break scan
			}
			seen |= c
			i = end
			continue
		case atSign:
			if end := mailEnd(text, i); end > 0 {
				return t.handle(start, end)
			}
			break scan
		default:
			break scan
		}
		seen |= c
		wide = wide || at-i > 1
		i = at
	}
	if i == blind[1] && i > start {
		i = blind[0]
	}
	return t.finish(text, start, i, seen, tail, wide, dots)
}

// damaged reports whether the character at i is the second half of a letter whose
// UTF-8 was read as Latin-1, and so belongs to the word from start: "Ã©" for "é".
func damaged(text string, start, i, size int) bool {
	if size < 2 || i < start+2 {
		return false
	}
	switch text[i-2 : i] {
	case "Ã", "Ä", "Å", "\u0303": // the last after A, where the text was decomposed
	default:
		return false
	}
	if size == 2 {
		return text[i] == 0xc2 && text[i+1] > 0xa0 // from ¡ to ¿
	}
	switch text[i : i+size] { // the same in Windows-1252, but for marks and dashes
	case "†", "‡", "‰", "€", "™":
		return true
	}
	return false
}

// handle emits a URL or e-mail address.
func (t *tokenizer) handle(start, end int) int {
	t.emit(start, end, normSlow(t.text[start:end]), Word|Handle)
	return end
}

// dotted decides on the period at i inside or after the word from start. It
// returns where the word goes on, i if it ends before the period, and the
// negative end of the token if it is an address.
func (t *tokenizer) dotted(text string, start, i int, next class, dots *int) int {
	before := ascii[text[i-1]]
	if next&digit != 0 && before&digit != 0 {
		return i + 1
	}
	if next&alnum != 0 {
		if end := t.hostEnd(text, start, i); end > 0 {
			return -end
		}
	}
	// Letters with periods: U.S., a.m., Ph.D.
	single := before&letter != 0 && (i-1 == start || text[i-2] == '.' || text[i-2] == '-')
	if !single && !(next&upper != 0 && i-start == 2 && text[start:i] == "Ph") {
		return i
	}
	if next&letter != 0 {
		after, _ := classAt(text, i+2, len(text))
		if ascii[text[i+1]]&letter != 0 && after&alnum == 0 {
			*dots++
			return i + 1
		}
		return i
	}
	if *dots > 0 && next&period == 0 {
		*dots++
		return i + 1
	}
	return i
}

// finish emits the word [start, end) as one token or several.
func (t *tokenizer) finish(text string, start, end int, seen class, tail int, wide bool, dots int) int {
	flags := t.flagsOf(text, start, end, seen, wide)
	if tail > start {
		if cut := t.cliticStart(text[start:end]); cut > 0 {
			return t.split(text, start, start+cut, end, wide)
		}
	}
	if dots == 0 && seen&digit == 0 {
		if cut := t.lang.Contractions.Cut(text[start:end]); cut > 0 {
			t.emitWord(text, start, start+cut, flags&^AllCaps|allCaps(text[start:start+cut]), wide)
			t.emitWord(text, start+cut, end, Clitic|wordFlags(text[start+cut:end]), wide)
			return end
		}
	}
	if dots > 0 && text[end-1] == '.' {
		t.emitWord(text, start, end, flags, wide)
		t.stop()
		return end
	}
	if end < len(text) {
		switch b := text[end]; {
		case b == '.' && flags&Word != 0 && (end+1 >= len(text) || text[end+1] != '.'):
			if t.abbreviated(text, start, end, flags) {
				t.emitWord(text, start, end+1, flags&^Plain, wide)
				t.stop()
				return end + 1
			}
		case b == '\'' || b == 0xe2 || b == 0xca:
			if last := text[end-1] | 0x20; last == 's' || last == 'z' || last == 'x' {
				if c, size := classAt(text, end, len(text)); c&apostrophe != 0 && size != 0 {
					t.emitWord(text, start, end, flags, wide)
					t.emit(end, end+size, normSlow(text[end:end+size]), Punct|Clitic)
					return end + size
				}
			}
		}
	}
	t.emitWord(text, start, end, flags, wide)
	return end
}

// flagsOf are the flags of the word [start, end) with characters of the classes
// seen.
func (t *tokenizer) flagsOf(text string, start, end int, seen class, wide bool) Flags {
	var flags Flags
	if seen&digit != 0 && ascii[text[start]]&(lower|upper) == 0 && t.startsNumber(text, start) {
		flags |= Number
	}
	if seen&letter != 0 {
		flags |= Word
	}
	if flags == 0 {
		flags = Punct
	}
	if seen&upper != 0 {
		flags |= capitals(text[start:end], seen)
	}
	if seen&^(lower|upper) == 0 && (!wide || ASCII(text[start:end])) {
		flags |= Plain
	}
	return flags
}

// split emits [start, cut) and the clitic [cut, end); the former may hold
// another clitic.
func (t *tokenizer) split(text string, start, cut, end int, wide bool) int {
	if inner := t.cliticStart(text[start:cut]); inner > 0 {
		t.split(text, start, start+inner, cut, wide)
	} else {
		t.emitWord(text, start, cut, wordFlags(text[start:cut]), wide)
	}
	t.emitWord(text, cut, end, Clitic|wordFlags(text[cut:end]), wide)
	return end
}

func (t *tokenizer) emitWord(text string, start, end int, flags Flags, wide bool) {
	if wide {
		t.emit(start, end, normSlow(text[start:end]), flags)
	} else {
		t.emit(start, end, normASCII(t.text, start, end), flags)
	}
}

func (t *tokenizer) startsNumber(text string, start int) bool {
	c, size := classAt(text, start, len(text))
	if c&(hyphen|period) != 0 {
		c, _ = classAt(text, start+size, len(text))
	}
	return c&digit != 0
}

// wordFlags are the flags of a word, or number, that stands by itself.
func wordFlags(w string) Flags {
	var seen class
	flags := Plain
	for i := 0; i < len(w); {
		c, size := classAt(w, i, len(w))
		if i == 0 && c&digit != 0 {
			flags |= Number
		}
		if c&(lower|upper) == 0 || size > 1 {
			flags &^= Plain
		}
		seen |= c
		i += size
	}
	if seen&(letter|ideograph) != 0 {
		flags |= Word
	}
	if flags == 0 {
		flags = Punct
	}
	if seen&upper != 0 {
		flags |= capitals(w, seen)
	}
	return flags
}

func allCaps(w string) Flags { return wordFlags(w) & (AllCaps | Upper) }

// capitals are the flags Upper and AllCaps of a word with some capital.
func capitals(w string, seen class) Flags {
	var flags Flags
	letters := 0
	for i := 0; i < len(w) && letters < 2; {
		c, size := classAt(w, i, len(w))
		if c&letter != 0 {
			if letters == 0 && c&upper != 0 {
				flags |= Upper
			}
			letters++
			if seen&lower != 0 {
				break
			}
		}
		i += size
	}
	if letters > 1 && seen&(lower|uncased) == 0 {
		flags |= AllCaps
	}
	return flags
}

// skipClasses goes over the characters beyond ASCII of the given classes.
func skipClasses(text string, i, end int, cs class) int {
	for i < end && text[i] >= utf8.RuneSelf {
		c, size := classAt(text, i, end)
		if c&cs == 0 {
			break
		}
		i += size
	}
	return i
}

// lastApostrophe is the place and the length of the last apostrophe among the
// last six bytes of w, where a clitic has it; -1 if there is none.
func lastApostrophe(w string) (i, size int) {
	for i = len(w) - 1; i >= 0 && i >= len(w)-6; i-- {
		if w[i] == '\'' {
			return i, 1
		}
		if w[i] >= 0xc0 {
			if c, size := classAt(w, i, len(w)); c&apostrophe != 0 {
				return i, size
			}
		}
	}
	return -1, 0
}

// decadeEnd is the end of a year without its century (’90s, '16) whose digits
// begin at i, or 0.
func decadeEnd(text string, i int) int {
	if i+2 > len(text) || ascii[text[i]]&digit == 0 || ascii[text[i+1]]&digit == 0 {
		return 0
	}
	i += 2
	if i < len(text) && text[i] == 's' {
		i++
	}
	if c, _ := classAt(text, i, len(text)); c&(alnum|ideograph) != 0 {
		return 0
	}
	return i
}

// elisionEnd is the end of the word behind the apostrophe at i, which has size
// bytes, if it is a clitic cut off from its word by a mark (’s), or a word that lost
// its start (’em); 0 if it is neither.
func (t *tokenizer) elisionEnd(text string, i, size int) (end int, clitic bool) {
	const longest = 6
	start := i + size
	end = start
	for end < len(text) && end < start+longest && ascii[text[end]]&(lower|upper) != 0 {
		end++
	}
	if c, _ := classAt(text, end, len(text)); c&alnum != 0 {
		return 0, false
	}
	if t.is(text[i:end], lang.Clitics) {
		return end, true
	}
	if t.is(text[start:end], lang.Elided) {
		return end, false
	}
	return 0, false
}

// cliticStart is where the clitic of a word with an apostrophe begins, 0 if it
// has none: is|n't, they|'ve, Smith|'s.
func (t *tokenizer) cliticStart(w string) int {
	i, _ := lastApostrophe(w)
	switch {
	case i > 1 && t.is(w[i-1:], lang.Clitics):
		return i - 1
	case i > 0 && t.is(w[i:], lang.Clitics):
		return i
	}
	return 0
}

// is reports whether a word is one of a group.
func (t *tokenizer) is(word string, g lang.Group) bool {
	return t.lang.Word(word).Groups.Has(g)
}
