package main

import (
	"crypto/sha256"
	"encoding/hex"
	"hash/fnv"
	"strings"
)

// The copies of an article that people hold agree in its words. They differ in
// spaces, in quotation marks, in how accents are encoded, and in headers before
// the text. A layout is what a text has besides its words, so that the words of
// any copy make the same text to the byte. A word is a run of ASCII letters and
// digits here; the layout has a letter for its length and everything else as it
// stands, except that a single space between two words is left out:
//
//	“Go on,” he said. → “bb,” bd.
//
// a is a word of one character, z one of 26; a Z before it adds 26.

var escape = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`, "\t", `\t`)

func inWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}

// next returns where the word or the gap at the beginning of s ends.
func next(s string, word bool) int {
	for i := range len(s) {
		if inWord(s[i]) != word {
			return i
		}
	}
	return len(s)
}

// layoutOf returns the layout of a text.
func layoutOf(text string) string {
	var b strings.Builder
	for at := 0; at < len(text); {
		n := next(text[at:], false)
		gap := text[at : at+n]
		if at += n; gap != " " || b.Len() == 0 || at == len(text) {
			b.WriteString(escape.Replace(gap))
		}
		if n = next(text[at:], true); n > 0 {
			at += n
			for ; n > 26; n -= 26 {
				b.WriteByte('Z')
			}
			b.WriteByte('a' + byte(n-1))
		}
	}
	return b.String()
}

// fill makes the text that has the layout of the words at the beginning of a
// sequence. It fails when there are too few of them.
func fill(layout, words string) (text string, ok bool) {
	var b strings.Builder
	afterWord := false
	for i := 0; i < len(layout); {
		switch c := layout[i]; {
		case c == '\\' && i+1 < len(layout):
			b.WriteByte(map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', '\\': '\\'}[layout[i+1]])
			i += 2
			afterWord = false
		case inWord(c):
			n := 0
			for ; layout[i] == 'Z' && i+1 < len(layout); i++ {
				n += 26
			}
			n += int(layout[i]-'a') + 1
			if n <= 0 || n > len(words) {
				return "", false
			}
			if afterWord {
				b.WriteByte(' ')
			}
			b.WriteString(words[:n])
			words = words[n:]
			i++
			afterWord = true
		default:
			b.WriteByte(c)
			i++
			afterWord = false
		}
	}
	return b.String(), true
}

// wordsOf returns the words of a text without anything between them.
func wordsOf(text string) string {
	var b strings.Builder
	for at := 0; at < len(text); {
		at += next(text[at:], false)
		n := next(text[at:], true)
		b.WriteString(text[at : at+n])
		at += n
	}
	return b.String()
}

// sumOf returns the first half of the SHA-256 of a text in hexadecimal.
func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// anchorSize is how many characters of an article's words say where it may
// begin in a file.
const anchorSize = 32

// anchorOf returns the hash of the first words, "" if there are too few.
func anchorOf(words string) string {
	if len(words) < anchorSize {
		return ""
	}
	h := fnv.New64a()
	h.Write([]byte(words[:anchorSize]))
	return hex.EncodeToString(h.Sum(nil))
}
