package name

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// findInHeadline adds the names of a line of capitalised words from i on, and returns
// its end.
// Capitals mean nothing there, so a name must begin with a given name, or its
// words must be capitalised in the rest of the text too.
func (r *Result) findInHeadline(i int32) int32 {
	end := r.Doc.Paragraphs[r.Doc.Tokens[i].Paragraph].End
	for k := i; k < end; k++ {
		if r.Words[k].Flags&(Headline|Shouted) == 0 {
			end = k
		}
	}
	for i < end {
		if !r.Capital(i) || r.Is(i, notInName) && !r.Is(i, lang.Given) && !r.beginsPlace(i) {
			i++
			continue
		}
		s := Span{Start: i, End: i + 1, Outer: i, Close: i + 1, Entity: -1, Weak: true}
		seen := r.written(i)
		if r.placeInHeadline(&s, end) {
			r.add(&s)
		} else if r.givenInHeadline(&s, end) || (seen&(seenCapital|seenLower) == seenCapital || r.colonLabel(i)) && r.knownInHeadline(&s, end) {
			r.extend(&s)
			r.add(&s)
		}
		i = max(s.Close, i+1)
	}
	return end
}

// placeInHeadline reads the name of a place of several words.
func (r *Result) placeInHeadline(s *Span, end int32) bool {
	n, length := r.entry(s.Start, end)
	if length == 1 || !n.Has(lang.Place|lang.Capital) {
		return false
	}
	s.End = s.Start + length
	if m, ok := r.Doc.Outlet(s.Start); ok && m.End > s.End { // the New York Post
		return false
	}
	s.Close, s.Kind, s.Place, s.Seat = s.End, KindPlace, n.Place, n.Has(lang.Capital)
	return true
}

// givenInHeadline reads a name that begins with a given name.
func (r *Result) givenInHeadline(s *Span, end int32) bool {
	i := s.Start
	if !r.Is(i, lang.Given) || r.Is(i, notInName) || !r.Capital(i+1) || i+1 >= end || r.Is(i+1, notInName|lang.Role) || r.written(i+1)&seenLower != 0 {
		return false
	}
	s.End = i + 2
	if r.Capital(i+2) && i+2 < end && r.written(i+1)&seenCapital == 0 && r.written(i+2)&seenCapital != 0 && !r.Is(i+2, lang.Function) {
		s.End = i + 3
	}
	s.Close, s.Kind = s.End, KindPerson
	return true
}

// knownInHeadline reads a name whose words have capitals elsewhere too.
func (r *Result) knownInHeadline(s *Span, end int32) bool {
	for s.End < end && r.Capital(s.End) && r.written(s.End)&(seenCapital|seenLower) == seenCapital &&
		(!r.dictionary(s.End) && !r.Lexicon.Verb(r.Doc.Word(s.End)) || r.Is(s.End, lang.BodyName)) {
		s.End++
	}
	s.Close = s.End
	n, length := r.entry(s.Start, s.End)
	if s.End-s.Start == 1 {
		if r.Is(s.Start, lang.Role|lang.Demonym) {
			return false
		}
		n = r.Entry(s.Start)
	}
	if n.Has(lang.Place|lang.Capital) && length == s.End-s.Start && (length > 1 || !n.Has(lang.Given)) {
		s.Kind, s.Place, s.Seat = KindPlace, n.Place, n.Has(lang.Capital)
	} else if start, ok := r.afterTitles(s.Start, s.End); ok {
		s.Start, s.Kind = start, KindPerson
	} else if r.bodyIn(s.Start, s.End) {
		s.Kind = KindBody
	}
	return true
}
