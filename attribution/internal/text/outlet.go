package text

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// outletAt is the name of an outlet that begins with a token.
type outletAt struct {
	at int32
	lang.OutletMatch
}

// findOutlets looks for the names of outlets, once for all stages. Few tokens may
// begin one. It needs sentences.
func (d *Doc) findOutlets() {
	d.outlets = d.outlets[:0]
	for _, i := range d.NameStarts {
		if !d.Lexeme(i).outlets.may(d.Tokens[i].Flags) {
			continue
		}
		if m, ok := d.findOutlet(i); ok {
			d.outlets = append(d.outlets, outletAt{i, m})
			d.Tokens[i].Flags |= Outlet
		}
	}
}

// Outlet returns the longest name of an outlet that begins with token i and ends
// within its sentence. Spelling with or without spaces, hyphens and full stops
// is one: A.P. and AP, PressTV and Press TV. [Outlet] flags the tokens that have
// one.
func (d *Doc) Outlet(i int32) (m lang.OutletMatch, ok bool) {
	if d.Tokens[i].Flags&Outlet == 0 {
		return m, false
	}
	return d.outletBehind(i), true
}

// outletBehind is the rest of Outlet. Apart from it, Outlet is short enough for the
// compiler to inline, and most tokens begin no outlet.
func (d *Doc) outletBehind(i int32) lang.OutletMatch {
	n, _ := slices.BinarySearchFunc(d.outlets, i, func(o outletAt, i int32) int { return cmp.Compare(o.at, i) })
	return d.outlets[n].OutletMatch
}

// Outlets returns the names of outlets by the tokens that they begin with, in the
// order of the text. One may begin inside another.
func (d *Doc) Outlets() iter.Seq2[int32, lang.OutletMatch] {
	return func(yield func(int32, lang.OutletMatch) bool) {
		for _, o := range d.outlets {
			if !yield(o.at, o.OutletMatch) {
				return
			}
		}
	}
}

func (d *Doc) findOutlet(i int32) (m lang.OutletMatch, ok bool) {
	o := d.Lang.Outlets
	h := uint64(lang.NoLetters)
	lowers := false
	end := min(int(i)+o.Longest(), int(d.Sentences[d.Tokens[i].Sentence].End))
	for j := int(i); j < end; j++ {
		t := &d.Tokens[j]
		word := d.Word(int32(j))
		if t.Flags&Punct != 0 {
			if t.Flags&Mark != 0 || !strings.ContainsAny(word, "&+/-–.!'’:") {
				break
			}
			continue
		}
		before := h
		var lower, other bool
		h, lower, other = lang.HashLetters(h, word)
		lowers = lowers || lower
		n, found := o.Spelled(h)
		if !found {
			if !other {
				break
			}
			if part := firstOfPair(word); part != "" {
				// The first of two: CNN/ORC, ABC News-Washington Post.
				h, _, _ = lang.HashLetters(before, part)
				if n, found = o.Spelled(h); found && n.Outlet >= 0 && (!n.Ambiguous || word[len(part)] == '/') && lang.StartsUpper(part) {
					return lang.OutletMatch{Outlet: n.Outlet, End: int32(j) + 1, Programme: n.Programme, Pair: true}, true
				}
			}
			break
		}
		if n.Outlet < 0 || n.Capitals && lowers || n.Upper && !lang.StartsUpper(d.Word(i)) ||
			n.LastUpper && t.Flags&Clitic == 0 && !lang.StartsUpper(word) {
			continue
		}
		m = lang.OutletMatch{Outlet: n.Outlet, End: int32(j) + 1, Ambiguous: n.Ambiguous, Programme: n.Programme}
		ok = true
	}
	return m, ok
}

// firstOfPair returns what stands before a slash, or before a hyphen and a
// capital, empty for none.
func firstOfPair(word string) string {
	for i := 1; i < len(word)-1; i++ {
		if word[i] == '/' || word[i] == '-' && lang.StartsUpper(word[i+1:]) {
			return word[:i]
		}
	}
	return ""
}
