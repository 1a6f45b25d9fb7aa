package name

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// findInHeadline reads one line of capitals from i on and returns its end.
// Capitals say nothing there, so a name must begin with a given name, or be
// one that the rest of the text knows; the latter is left to joinNames.
func (r *Result) findInHeadline(i int32) int32 {
	end := r.Doc.Paragraphs[r.Doc.Tokens[i].Paragraph].End
	for k := i; k < end; k++ {
		if r.Words[k].Flags&(Headline|Shouted) == 0 {
			end = k
		}
	}
	for i < end {
		if !r.Capital(i) || r.Is(i, notInName) && !r.Is(i, lang.Given) {
			i++
			continue
		}
		s := Span{Start: i, End: i + 1, Outer: i, Close: i + 1, Entity: -1, Weak: true}
		seen := r.written(i)
		switch {
		case r.Is(i, lang.Given) && !r.Is(i, notInName) && r.Capital(i+1) && i+1 < end && !r.Is(i+1, notInName|lang.Role) && r.written(i+1)&seenLower == 0:
			s.End = i + 2
			if r.Capital(i+2) && i+2 < end && r.written(i+1)&seenCapital == 0 && r.written(i+2)&seenCapital != 0 && !r.Is(i+2, lang.Function) {
				s.End = i + 3
			}
			s.Close = s.End
			s.Kind = KindPerson
			r.extend(&s)
			r.add(s)
		case seen&seenCapital != 0 && seen&seenLower == 0 || r.colonLabel(i):
			for s.End < end && r.Capital(s.End) && r.written(s.End)&(seenCapital|seenLower) == seenCapital && (!r.dictionary(s.End) && !r.Lexicon.Verb(r.Doc.Word(s.End)) || r.Is(s.End, lang.BodyName)) {
				s.End++
			}
			s.Close = s.End
			if r.Is(s.End-1, lang.Role) && s.End-s.Start == 1 || r.Is(s.Start, lang.Demonym) && s.End-s.Start == 1 {
				break
			}
			if n, length := r.entry(s.Start, s.End); length > 1 && length == s.End-s.Start && n.Has(lang.Place|lang.Capital) {
				s.Kind, s.Place, s.Seat = KindPlace, n.Place, n.Has(lang.Capital)
			} else if n := r.Words[i].Name; s.End == i+1 && n.Has(lang.Place|lang.Capital) && !n.Has(lang.Given) {
				s.Kind, s.Place, s.Seat = KindPlace, n.Place, n.Has(lang.Capital)
			} else if start, ok := r.afterTitles(s.Start, s.End); ok {
				s.Start = start
				s.Kind = KindPerson
			} else if r.bodyIn(s.Start, s.End) {
				s.Kind = KindBody
			}
			r.extend(&s)
			r.add(s)
		}
		i = max(s.Close, i+1)
	}
	return end
}
