package text

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// Outlet returns the longest name of an outlet that begins with token i and ends
// within its sentence. Spelling with or without spaces, hyphens and full stops
// is one: A.P. and AP, PressTV and Press TV.
func (d *Doc) Outlet(o *lang.Outlets, i int32) (m lang.OutletMatch, ok bool) {
	if !d.MayBeOutlet(o, i) {
		return m, false
	}
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

// MayBeOutlet reports whether Outlet may find anything at token i. It is quick
// to say no, which spares most words the hash of their letters.
func (d *Doc) MayBeOutlet(o *lang.Outlets, i int32) bool {
	t := &d.Tokens[i]
	if t.Flags&Plain != 0 {
		return o.Begins(t.Norm, t.Flags&Upper != 0)
	}
	return t.Flags&(Word|Number|Handle) != 0
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
