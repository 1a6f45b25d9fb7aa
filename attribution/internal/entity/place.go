package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// placeFollows reports whether the name of a place is at i, and a comma or
// full stop behind it.
func (r *resolver) placeFollows(i int32) bool {
	if int(i) >= len(r.words) {
		return false
	}
	n, length := r.entry(i, min(i+5, int32(len(r.norms))))
	end := i + length
	return n.Has(lexicon.Place) && (int(end) >= len(r.words) || r.flags(end)&text.Punct != 0)
}

// dateline reports whether the words [a,b) are the place at the head of an
// agency's text: "LIPA, Bosnia (AFP) –".
func (r *resolver) dateline(a, b int32) bool {
	t := &r.doc.Tokens[a]
	if t.Paragraph > 3 || t.Flags&text.LineStart == 0 || t.Flags&text.AllCaps == 0 || int(b) >= len(r.words) {
		return false
	}
	switch r.doc.Word(b) {
	case ",", "(", "–", "—", "-", "--", "―", "/":
		return true
	}
	return false
}

// settlement reports whether "the village of" or the like stands before i.
func (r *resolver) settlement(i int32) bool {
	return i >= 2 && r.norms[i-1] == normOf && r.words[i-2].name.Bodies&r.field.place != 0 && !r.capital(i-2)
}

// locates reports whether token i is a preposition before a place.
func (r *resolver) locates(i int32) bool {
	switch r.norm(i) {
	case normIn, normOf, normFrom, normAt, normNear, normOutside:
		return true
	}
	return false
}

var (
	normNear    = text.NormOf("near")
	normOutside = text.NormOf("outside")
)

// constituency reads "R-S.C." and returns the place.
func (r *resolver) constituency(i int32) (uint16, bool) {
	if r.flags(i)&text.Plain != 0 {
		return 0, false
	}
	w := r.doc.Word(i)
	if len(w) < 3 || w[1] != '-' || w[0] < 'A' || w[0] > 'Z' {
		return 0, false
	}
	rest := w[2:]
	n := r.names.Word(lexicon.NameNorm(rest))
	if n.Has(lexicon.Place) {
		return n.Place, true
	}
	return 0, len(rest) == 2 && rest[0] >= 'A' && rest[0] <= 'Z' && rest[1] >= 'A' && rest[1] <= 'Z'
}
