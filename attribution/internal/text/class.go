package text

import (
	"unicode"
	"unicode/utf8"
)

// class is what the tokenizer needs to know about a character, as bits. A character
// mostly has one; sets of them are masks.
type class uint32

const (
	lower class = 1 << iota
	upper
	uncased // a letter without case, or a modifier
	digit
	joiner // underscore: part of a word, no letter
	extend // combining mark: part of what stands before it
	format // zero width: no token, and does not end a word
	space
	newline   // ends a line
	pageBreak // with newline: ends a paragraph
	apostrophe
	hyphen
	dash
	period
	comma
	colon
	slash
	ampersand
	atSign
	hash
	terminal // ? ! … and their like
	opening  // bracket
	closing  // bracket
	ideograph
	symbol // everything else that shows
)

const (
	letter = lower | upper | uncased
	alnum  = letter | digit
	inWord = alnum | joiner | extend
)

// ascii holds the classes of the single bytes; bytes from 0x80 on have none.
var ascii = [256]class{
	'\t': space, '\n': newline, '\v': newline, '\f': newline | pageBreak, '\r': newline, ' ': space,
	'!': terminal, '"': symbol, '#': hash, '$': symbol, '%': symbol, '&': ampersand, '\'': apostrophe,
	'(': opening, ')': closing, '*': symbol, '+': symbol, ',': comma, '-': hyphen, '.': period, '/': slash,
	'0': digit, '1': digit, '2': digit, '3': digit, '4': digit, '5': digit, '6': digit, '7': digit, '8': digit, '9': digit,
	':': colon, ';': symbol, '<': symbol, '=': symbol, '>': symbol, '?': terminal, '@': atSign,
	'A': upper, 'B': upper, 'C': upper, 'D': upper, 'E': upper, 'F': upper, 'G': upper, 'H': upper, 'I': upper,
	'J': upper, 'K': upper, 'L': upper, 'M': upper, 'N': upper, 'O': upper, 'P': upper, 'Q': upper, 'R': upper,
	'S': upper, 'T': upper, 'U': upper, 'V': upper, 'W': upper, 'X': upper, 'Y': upper, 'Z': upper,
	'[': opening, '\\': symbol, ']': closing, '^': symbol, '_': joiner, '`': symbol,
	'a': lower, 'b': lower, 'c': lower, 'd': lower, 'e': lower, 'f': lower, 'g': lower, 'h': lower, 'i': lower,
	'j': lower, 'k': lower, 'l': lower, 'm': lower, 'n': lower, 'o': lower, 'p': lower, 'q': lower, 'r': lower,
	's': lower, 't': lower, 'u': lower, 'v': lower, 'w': lower, 'x': lower, 'y': lower, 'z': lower,
	'{': opening, '|': symbol, '}': closing, '~': symbol,
	0: symbol, 1: symbol, 2: symbol, 3: symbol, 4: symbol, 5: symbol, 6: symbol, 7: symbol, 8: symbol,
	14: symbol, 15: symbol, 16: symbol, 17: symbol, 18: symbol, 19: symbol, 20: symbol, 21: symbol, 22: symbol,
	23: symbol, 24: symbol, 25: symbol, 26: symbol, 27: symbol, 28: symbol, 29: symbol, 30: symbol, 31: symbol,
	127: symbol,
}

// classAt is the class of the character at i and its length in bytes; 0, 0 at
// the end. An invalid byte is a symbol.
func classAt(text string, i, end int) (class, int) {
	if i >= end {
		return 0, 0
	}
	if c := text[i]; c < utf8.RuneSelf {
		return ascii[c], 1
	}
	r, size := utf8.DecodeRuneInString(text[i:end])
	if r == utf8.RuneError {
		return symbol, size
	}
	return classOf(r), size
}

// classOf is the class of a rune beyond ASCII.
func classOf(r rune) class {
	switch {
	case r < 0x100:
		return latin1(r)
	case r < 0x250: // Latin Extended
		if unicode.IsUpper(r) {
			return upper
		}
		return lower
	case r >= 0x2000 && r < 0x2070:
		return generalPunctuation(r)
	}
	switch r {
	case 'ʼ', 'ʹ', 'ʻ', '＇':
		return apostrophe
	case '\u2212', '\u2e3a', '\u2e3b', '\ufe58':
		return dash
	case '。', '！', '？', '．', '।', '॥', '؟', '۔', '։', '።', '፧', '｡', '‼', '⁇', '⁈', '⁉':
		return terminal
	case '「', '『', '（', '【', '《', '〈', '〔', '［', '｢':
		return opening
	case '」', '』', '）', '】', '》', '〉', '〕', '］', '｣':
		return closing
	case '\u1680', '\u3000':
		return space
	}
	switch {
	case isFormat(r):
		return format
	case prepended(r):
		return joiner
	case 'Ⓐ' <= r && r <= 'ⓩ':
		return uncased
	case unicode.IsUpper(r), unicode.IsTitle(r):
		return upper
	case unicode.IsLower(r):
		return lower
	case unicode.IsMark(r), 0x1f3fb <= r && r <= 0x1f3ff:
		return extend
	case unicode.Is(unicode.Han, r), unicode.Is(unicode.Hiragana, r):
		return ideograph
	case unicode.IsLetter(r):
		return uncased
	case unicode.IsNumber(r):
		return digit
	}
	return symbol
}

func latin1(r rune) class {
	switch {
	case r == 0x85:
		return newline
	case r == 0xa0:
		return space
	case r == 0xad:
		return format
	case r == 'ª' || r == 'º':
		return uncased
	case r == 'µ':
		return lower
	case r == '²' || r == '³' || r == '¹' || '¼' <= r && r <= '¾':
		return digit
	case r == '´':
		return apostrophe
	case r < 0xc0 || r == '×' || r == '÷':
		return symbol
	case r < 0xdf:
		return upper
	}
	return lower
}

func generalPunctuation(r rune) class {
	switch {
	case r == 0x200d:
		return format
	case r <= 0x200a:
		return space
	case r <= 0x200f:
		return format
	case r == 0x2010 || r == 0x2011:
		return hyphen
	case r <= 0x2015:
		return dash
	case r == '‘' || r == '’' || r == '‛' || r == '′':
		return apostrophe
	case r == '…' || r == 0x203c || 0x2047 <= r && r <= 0x2049 || r == 0x203d:
		return terminal
	case r == 0x2028:
		return newline
	case r == 0x2029:
		return newline | pageBreak
	case r <= 0x202e && r >= 0x202a:
		return format
	case r == 0x202f || r == 0x205f:
		return space
	case r == 0x203f || r == 0x2040 || r == 0x2054:
		return joiner
	case r == 0x2045:
		return opening
	case r == 0x2046:
		return closing
	case r == '⁄':
		return slash
	case r >= 0x2060:
		return format
	}
	return symbol
}

// prepended reports whether r is a sign that spans the digits or letters after
// it, such as the Arabic number sign.
func prepended(r rune) bool {
	switch r {
	case 0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0x110bd, 0x110cd:
		return true
	}
	return false
}
