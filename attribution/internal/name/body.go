package name

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// growBodies finds organisations whose names are more than one run of capitalised
// words: those that end in small letters (the Greek coast guard, Salem police, the
// French foreign ministry) and those with a possessive inside (Japan's
// Meteorological Agency, the County Sheriff's Department). Each replaces the spans
// that it consists of.
func (r *Result) growBodies() {
	r.ownApostrophes()
	r.grown = r.grown[:0]
	for i := range r.Spans {
		if !r.Possessive(r.Spans[i].Start - 1) {
			continue
		}
		if s, ok := r.ownedBody(int32(i)); ok {
			r.grown = append(r.grown, s)
		}
	}
	for _, k := range r.bodies {
		if !r.Is(k, lang.BodyCommon) { // the last word of two may be one: coast guard
			if k++; int(k) == len(r.Words) || r.Words[k].Flags&Small == 0 || r.Is(k, lang.BodyCommon) {
				continue
			}
		}
		if n, length := r.bodyNoun(k); n != nil {
			if s, ok := r.smallBody(k+1-length, k, n); ok {
				r.grown = append(r.grown, s)
			}
		}
	}
	if len(r.grown) == 0 {
		return
	}
	slices.SortStableFunc(r.grown, func(a, b Span) int { return int(a.Start) - int(b.Start) })
	r.spare = r.spare[:0]
	last := int32(0) // end of what the bodies so far cover
	next := 0
	for i := range r.Spans {
		s := &r.Spans[i]
		for next < len(r.grown) && r.grown[next].Start <= s.Start {
			if g := &r.grown[next]; g.Start >= last {
				r.spare = append(r.spare, *g)
				last = g.End
			}
			next++
		}
		if s.Start >= last {
			r.spare = append(r.spare, *s)
		}
	}
	for ; next < len(r.grown); next++ {
		if g := &r.grown[next]; g.Start >= last {
			r.spare = append(r.spare, *g)
			last = g.End
		}
	}
	r.Spans, r.spare = r.spare, r.Spans
	clear(r.SpanAt)
	for i := range r.Spans {
		for k := r.Spans[i].Start; k < r.Spans[i].End; k++ {
			r.SpanAt[k] = int32(i) + 1
		}
	}
}

// ownApostrophes extends names such as Moody's by their 's, if it stands before a
// verb anywhere in the text.
func (r *Result) ownApostrophes() {
	if r.Tags == nil {
		return
	}
	found := false
	for i := range r.Spans {
		s := &r.Spans[i]
		if k := s.End + 1; r.mayOwn(s) && r.SpanAt[k] == 0 && r.Verb(k) && !r.Inside(k) && r.Tags[k] != tag.VBN && r.Tags[k] != tag.VBG {
			r.seen[r.Doc.Tokens[s.Start].Lexeme] |= seenOwn
			found = true
		}
	}
	for i := 0; found && i < len(r.Spans); i++ {
		if s := &r.Spans[i]; r.mayOwn(s) && r.written(s.Start)&seenOwn != 0 {
			r.SpanAt[s.End] = int32(i) + 1
			s.End++
			s.Close = max(s.Close, s.End)
			s.Kind = KindBody
		}
	}
}

// mayOwn reports whether a name of one word that may be a body's has an 's
// behind it.
func (r *Result) mayOwn(s *Span) bool {
	return s.End-s.Start == 1 && s.Kind == KindUnsure && s.Start == s.Outer && int(s.End)+1 < len(r.Words) && r.Possessive(s.End)
}

// ownedBody joins organisation i to the possessor before its 's, if both are one name:
// the possessor is a place, a role or a noun, and no word after it is a name by
// itself. "Ford's Research Department" is not one name.
func (r *Result) ownedBody(i int32) (Span, bool) {
	b := r.Spans[i]
	p := b.Start - 2                      // last word of the owner
	if a := r.SpanAt[b.Start-1]; a != 0 { // Moody's Investors Service
		b.Start, b.Outer, b.Kind, b.Entity = r.Spans[a-1].Start, r.Spans[a-1].Outer, KindBody, -1
		return b, true
	}
	if b.Start != b.Outer || p < 0 || !r.generic(b.Start, b.End) || !r.Is(b.End-1, lang.BodyName) && !r.bodyIn(b.Start, b.End) {
		return b, false
	}
	b.Kind, b.Entity = KindBody, -1
	if s := r.SpanAt[p]; s != 0 {
		a := &r.Spans[s-1]
		if a.Start != a.Outer || a.Kind == KindPerson || a.Kind == KindPlace && a.End-a.Start == 1 && b.End-b.Start == 1 { // Iran's Parliament
			return b, false
		}
		b.Start, b.Outer, b.Place = a.Start, a.Start, a.Place
		return b, a.Kind == KindPlace || r.Is(p, lang.Role) || r.dictionary(p)
	}
	for b.Start = p; b.Start > 0 && r.Capital(b.Start-1) && r.SpanAt[b.Start-1] == 0 && p-b.Start < 5; b.Start-- { // United Nations Children's
	}
	b.Outer = b.Start
	return b, r.Capital(p) && r.Is(p, lang.Role) && r.Words[b.Start].Flags&Initial == 0
}

// generic reports whether all words are ones that are no names by themselves.
func (r *Result) generic(a, b int32) bool {
	for k := a; k < b; k++ {
		if r.Capital(k) && !r.noName(k) && !r.adjectival(r.Doc.Word(k)) && r.written(k)&seenLower == 0 {
			return false
		}
	}
	return true
}

// smallBody reads the name of an organisation that ends with the common noun [j,k].
func (r *Result) smallBody(j, k int32, n *lang.Entry) (Span, bool) {
	const most = 3 // small words before the noun
	if r.Tags != nil && int(k)+1 < len(r.Words) && r.Tags[k+1].Noun() && !r.Is(k+1, lang.Role) && r.Doc.Tokens[k+1].Sentence == r.Doc.Tokens[k].Sentence {
		return Span{}, false // the army base
	}
	p := j - 1
	for p >= 0 && j-p <= most && r.qualifies(p) {
		p--
	}
	if p < 0 || r.Doc.Tokens[p].Sentence != r.Doc.Tokens[k].Sentence {
		return Span{}, false
	}
	s := Span{End: k + 1, Close: k + 1, Entity: -1, Kind: KindBody}
	if !r.bodyOf(p, j, n, &s) {
		return Span{}, false
	}
	s.Outer = s.Start
	return s, !r.oneOfMany(s.Start - 1)
}

// oneOfMany reports whether the word at i makes what follows one of several, or
// somebody's: a French ministry, their police.
func (r *Result) oneOfMany(i int32) bool {
	return r.Is(i, lang.Determiner|lang.Quantity) && r.Small(i) != lang.WordThe || i >= 0 && r.OwnerPronoun(i)
}

// bodyNoun returns the common noun for a body that ends with token k, in small
// letters, and its number of words; nil if there is none: coast guard.
func (r *Result) bodyNoun(k int32) (*lang.Entry, int32) {
	n, length := r.Entry(k), int32(1)
	if k > 0 && r.Is(k-1, lang.BeginsBody) && r.Words[k-1].Flags&Small != 0 {
		if two, l := r.entry(k-1, k+1); l == 2 {
			n, length = two, 2
		}
	}
	if !n.Has(lang.BodyCommon) || n.Has(lang.Plural) && !n.Has(lang.People) {
		return nil, 0
	}
	return n, length
}

// qualifies reports whether token p may stand between the name and the noun of
// a body: the US state department, the Munich prosecutor's office.
func (r *Result) qualifies(p int32) bool {
	if r.SpanAt[p] != 0 {
		return false
	}
	if r.Possessive(p) {
		return r.Is(p-1, lang.Role) && r.SpanAt[p-1] == 0
	}
	w := &r.Words[p]
	return w.Flags&Small != 0 && r.Inside(p) && !r.verbForm(p) && !w.Has(lang.Determiner|lang.Adverb|lang.Quantity|lang.Demonym) &&
		(!w.Has(lang.Role) || r.Possessive(p+1) || r.Is(p+1, lang.Role))
}

// bodyOf reports whether what ends with token p names the body whose noun w is
// at k, and sets where the name begins.
func (r *Result) bodyOf(p, k int32, w *lang.Entry, s *Span) bool {
	civic := w.Bodies&r.Fields.Civic != 0 && w.Bodies&r.Fields.Place == 0 || r.Possessive(k-1) && p < k-1
	if r.SpanAt[p] == 0 {
		return civic && r.ofPlace(p, k, s)
	}
	a := &r.Spans[r.SpanAt[p]-1]
	if a.End != p+1 || a.Start != a.Outer || a.Kind == KindPerson {
		return false
	}
	s.Start, s.Place = a.Start, a.Place
	if civic {
		return a.Kind == KindPlace || a.Kind == KindUnsure && (a.End-a.Start == 1 || a.End-a.Start == 2 && !r.Is(a.Start, lang.Given))
	}
	return a.Kind != KindPlace && k-p <= 2 && r.partOf(a, k, w)
}

// ofPlace reads the place or demonym before a body, which is no name by itself:
// Syria's foreign ministry, the South Korean navy.
func (r *Result) ofPlace(p, k int32, s *Span) bool {
	if r.Possessive(p) && p > 0 && r.SpanAt[p-1] != 0 {
		a := &r.Spans[r.SpanAt[p-1]-1]
		s.Start, s.Place = a.Start, a.Place
		return p < k-1 && a.Kind == KindPlace && a.Start == a.Outer
	}
	s.Start = p
	if n, length := r.entry(max(p-1, 0), p+1); length == 2 && n.Has(lang.Demonym) {
		s.Start = p - 1
	}
	s.Place = r.PlaceAt(s.Start, p+1)
	return r.Is(p, lang.Demonym|lang.Place) && r.Capital(p)
}

// partOf reports whether the noun w at k goes on with the name a: the AFL-CIO
// political committee, the International Crisis group.
func (r *Result) partOf(a *Span, k int32, w *lang.Entry) bool {
	const both = lang.BodyHead | lang.BodyCommon
	if w.Marks&both != both || w.Kind&(r.Fields.Company|r.Fields.Outlet|r.Fields.Agency) != 0 {
		return false
	}
	return w.Bodies&r.Fields.Committee != 0 && (a.Kind == KindBody || r.Flags(a.Start)&text.AllCaps != 0) ||
		a.End-a.Start > 1 && k == a.End && r.generic(a.Start, a.End)
}
