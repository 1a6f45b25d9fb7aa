package eval

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Names are compared without case, marks, titles and possessives: as words of
// their compatibility decomposition (NFKD) less its combining marks. fold.txt
// has that decomposition for the letters and digits of Latin, Greek and
// Cyrillic, circled and fullwidth ones included: a line is what the characters
// after the space become. Other scripts are compared as they are written, so a
// Hangul syllable differs from the same in single jamo.
//
//go:embed fold.txt
var foldData string

var foldTable = sync.OnceValue(func() map[rune]string {
	table := make(map[rune]string)
	for line := range strings.Lines(foldData) {
		to, from, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		for _, c := range from {
			table[c] = to
		}
	}
	return table
})

// fold returns a name in lower case, without marks.
func fold(name string) string {
	ascii := true
	for i := 0; i < len(name) && ascii; i++ {
		ascii = name[i] < utf8.RuneSelf
	}
	if ascii {
		return strings.ToLower(name)
	}
	var b strings.Builder
	table := foldTable()
	for _, c := range name {
		if to, ok := table[c]; ok {
			b.WriteString(to)
		} else if !isCombining(c) {
			b.WriteRune(c)
		}
	}
	// A sigma is the same at the end of a word.
	return strings.NewReplacer("’", "'", "ς", "σ").Replace(strings.ToLower(b.String()))
}

// isCombining knows the combining marks of Latin, Greek, Cyrillic, Hebrew and
// Arabic.
func isCombining(c rune) bool {
	if c < 0x300 || 0x900 <= c && c < 0x1ab0 || 0x1b00 <= c && c < 0x1dc0 || 0x1e00 <= c && c < 0x20d0 || 0x2100 <= c && c < 0xfe20 || c > 0xfe2f {
		return false
	}
	return unicode.Is(unicode.Mn, c) && c != 0x34f && (c < 0x7a6 || 0x7b0 < c)
}

// nameWords are the words of a name as names are compared.
func nameWords(name string) []string {
	folded := withoutPossessives(fold(name))
	var out []string
	for _, s := range runs(folded, "'-") {
		out = append(out, s.Of(folded))
	}
	for len(out) > 1 && titles[out[0]] {
		out = out[1:]
	}
	return out
}

func withoutPossessives(s string) string {
	var b strings.Builder
	for {
		i := strings.Index(s, "'s")
		if i < 0 {
			break
		}
		b.WriteString(s[:i])
		next, _ := utf8.DecodeRuneInString(s[i+2:])
		if i+2 < len(s) && (isAlphanumeric(next) || next == '_') {
			b.WriteString("'s")
		}
		s = s[i+2:]
	}
	b.WriteString(s)
	return b.String()
}

var titles = setOf(`
mr mrs ms miss dr prof professor sir lord lady dame president minister prime senator sen rep gov governor secretary king
queen prince princess pope general gen col capt lt sgt judge justice ambassador the hon`)

// SameName reports whether a predicted name is the gold's: the full name, or the
// full name with more around it; a shorter one only where the gold lists it.
func SameName(predicted, gold string, aliases []string) bool {
	p := nameWords(predicted)
	if len(p) == 0 {
		return false
	}
	for _, alias := range aliases {
		if slices.Equal(p, nameWords(alias)) {
			return true
		}
	}
	g := nameWords(gold)
	switch {
	case len(g) == 0:
		return false
	case slices.Equal(p, g):
		return true
	case p[len(p)-1] == g[len(g)-1] && isSubset(g, p) && !slices.Contains(p, "and"):
		return true
	}
	return slices.Contains(g, "and") && isSubset(g, p) && isSubset(p, g)
}

func isSubset(words, of []string) bool {
	for _, w := range words {
		if !slices.Contains(of, w) {
			return false
		}
	}
	return true
}
