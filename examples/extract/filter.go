package main

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/whosaid/whosaid/attribution"
)

// filter says which statements are shown. Those left keep their ids.
type filter struct {
	kinds    []attribution.Kind
	speakers []string
	sources  []string
}

func (f *filter) apply(d *attribution.Document) {
	if len(f.kinds) == 0 && len(f.speakers) == 0 && len(f.sources) == 0 {
		return
	}
	d.Statements = slices.DeleteFunc(d.Statements, func(st attribution.Statement) bool {
		return !f.keeps(d, &st)
	})
}

func (f *filter) keeps(d *attribution.Document, st *attribution.Statement) bool {
	if len(f.kinds) > 0 && !slices.Contains(f.kinds, st.Kind) {
		return false
	}
	if len(f.speakers) > 0 && !matchesAny(f.speakers, speakerNames(d, st)) {
		return false
	}
	return len(f.sources) == 0 || matchesAny(f.sources, []string{st.Source.String()})
}

// speakerNames are the names by which the text knows the statement's speakers.
func speakerNames(d *attribution.Document, st *attribution.Statement) []string {
	if st.Speaker == nil {
		return nil
	}
	names := []string{st.Speaker.String()}
	for _, e := range d.SpeakersOf(st) {
		names = append(append(names, e.Name), e.Aliases...)
	}
	return names
}

// matchesAny reports whether the words of one pattern follow one another in
// one of the names.
func matchesAny(patterns, names []string) bool {
	for _, p := range patterns {
		p = fold(p)
		for _, name := range names {
			if p != "  " && strings.Contains(fold(name), p) {
				return true
			}
		}
	}
	return false
}

// fold returns the words of s in lower case, without accents, with a space
// around each.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'đ' || r == 'Đ': // has no decomposition
			return 'd'
		case r == 'ø' || r == 'Ø':
			return 'o'
		case r == 'ł' || r == 'Ł':
			return 'l'
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFD.String(s))
	return " " + strings.Join(strings.Fields(s), " ") + " "
}
