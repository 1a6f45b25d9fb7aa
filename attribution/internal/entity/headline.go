package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
)

// findInHeadline reads one line of capitals from i on and returns its end.
// Capitals say nothing there, so a name must begin with a given name, or be
// one that the rest of the text knows; the latter is left to joinNames.
func (r *resolver) findInHeadline(i int32) int32 {
	end := r.doc.Paragraphs[r.doc.Tokens[i].Paragraph].End
	for k := i; k < end; k++ {
		if r.words[k].flags&(headline|shouted) == 0 {
			end = k
		}
	}
	for i < end {
		if !r.capital(i) || r.is(i, notInName) && !r.is(i, lexicon.Given) {
			i++
			continue
		}
		s := span{start: i, end: i + 1, outer: i, close: i + 1, entity: -1, weak: true}
		seen := r.written(i)
		switch {
		case r.is(i, lexicon.Given) && !r.is(i, notInName) && r.capital(i+1) && i+1 < end && !r.is(i+1, notInName|lexicon.Role) && r.written(i+1)&seenLower == 0:
			s.end = i + 2
			if r.capital(i+2) && i+2 < end && r.written(i+1)&seenCapital == 0 && r.written(i+2)&seenCapital != 0 && !r.is(i+2, lexicon.Function) {
				s.end = i + 3
			}
			s.close = s.end
			s.kind = person
			r.extend(&s)
			r.add(s)
		case seen&seenCapital != 0 && seen&seenLower == 0 || r.colonLabel(i):
			for s.end < end && r.capital(s.end) && r.written(s.end)&(seenCapital|seenLower) == seenCapital && (!r.dictionary(s.end) && !r.names.Verb(r.doc.Word(s.end)) || r.is(s.end, lexicon.BodyName)) {
				s.end++
			}
			s.close = s.end
			if r.is(s.end-1, lexicon.Role) && s.end-s.start == 1 || r.is(s.start, lexicon.Demonym) && s.end-s.start == 1 {
				break
			}
			if n, length := r.entry(s.start, s.end); length > 1 && length == s.end-s.start && n.Has(lexicon.Place|lexicon.Capital) {
				s.kind, s.place, s.seat = place, n.Place, n.Has(lexicon.Capital)
			} else if n := r.words[i].name; s.end == i+1 && n.Has(lexicon.Place|lexicon.Capital) && !n.Has(lexicon.Given) {
				s.kind, s.place, s.seat = place, n.Place, n.Has(lexicon.Capital)
			} else if start, ok := r.afterTitles(s.start, s.end); ok {
				s.start = start
				s.kind = person
			} else if r.bodyIn(s.start, s.end) {
				s.kind = body
			}
			r.extend(&s)
			r.add(s)
		}
		i = max(s.close, i+1)
	}
	return end
}
