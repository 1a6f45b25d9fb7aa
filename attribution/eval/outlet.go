package eval

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// generic are the words that do not tell outlets apart.
var generic = setOf("news agency newspaper daily the tv channel network website service")

// sameOutlets are outlets with more than one name.
var sameOutlets = []map[string]bool{
	{"x": true, "twitter": true},
	{"ap": true, "associated press": true},
	{"afp": true, "agence france-presse": true, "agence france presse": true},
	{"nyt": true, "new york times": true, "times": true},
	{"wsj": true, "wall street journal": true, "journal": true},
	{"washington post": true, "post": true},
	{"huffington post": true, "huffpost": true},
	{"mna": true, "mehr": true},
}

func outletWords(name string) []string {
	all := nameWords(name)
	special := slices.DeleteFunc(slices.Clone(all), func(w string) bool { return generic[w] })
	if len(special) == 0 {
		return all
	}
	return special
}

// SameOutlet reports whether a predicted outlet is one of the gold's names: the
// same words, at least half of them, the initials, or a known other name.
func SameOutlet(predicted string, golds []string) bool {
	p := outletWords(predicted)
	whole := strings.Join(p, " ")
	for _, gold := range golds {
		g := outletWords(gold)
		if len(g) == 0 {
			continue
		}
		if slices.Equal(p, g) || isSubset(p, g) && 2*len(p) >= len(g) || len(p) == 1 && len(g) > 1 && p[0] == initials(g) {
			return true
		}
		for _, same := range sameOutlets {
			if same[whole] && same[strings.Join(g, " ")] {
				return true
			}
		}
	}
	return false
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		b.WriteRune(first)
	}
	return b.String()
}
