package name

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// placeFollows reports whether the name of a place is at i, and a comma or
// full stop behind it.
func (r *Result) placeFollows(i int32) bool {
	if int(i) >= len(r.Words) {
		return false
	}
	n, length := r.entry(i, min(i+5, int32(len(r.Words))))
	end := i + length
	return n.Has(lang.Place) && (int(end) >= len(r.Words) || r.Flags(end)&text.Punct != 0)
}

// dateline reports whether the words [a,b) are the place at the head of an
// agency's text: "LIPA, Bosnia (AFP) –".
func (r *Result) dateline(a, b int32) bool {
	t := &r.Doc.Tokens[a]
	if t.Paragraph > 3 || t.Flags&text.LineStart == 0 || t.Flags&text.AllCaps == 0 || int(b) >= len(r.Words) {
		return false
	}
	switch r.Doc.Word(b) {
	case ",", "(", "/":
		return true
	}
	return text.IsDash(r.Doc.Word(b))
}

// settlement reports whether "the village of" or the like stands before i.
func (r *Result) settlement(i int32) bool {
	return i >= 2 && r.Small(i-1) == lang.WordOf && r.Entry(i-2).Bodies&r.Fields.Place != 0 && !r.Capital(i-2)
}

// locates reports whether token i is a preposition before a place.
func (r *Result) locates(i int32) bool {
	switch r.Small(i) {
	case lang.WordIn, lang.WordOf, lang.WordFrom, lang.WordAt, lang.WordNear, lang.WordOutside:
		return true
	}
	return false
}

// constituency reads "R-S.C." and returns the place.
func (r *Result) constituency(i int32) (uint16, bool) {
	if r.Flags(i)&text.Plain != 0 {
		return 0, false
	}
	w := r.Doc.Word(i)
	if len(w) < 3 || w[1] != '-' || w[0] < 'A' || w[0] > 'Z' {
		return 0, false
	}
	rest := w[2:]
	n := r.Lexicon.Word(lang.NameNorm(rest))
	if n.Has(lang.Place) {
		return n.Place, true
	}
	return 0, len(rest) == 2 && rest[0] >= 'A' && rest[0] <= 'Z' && rest[1] >= 'A' && rest[1] <= 'Z'
}
