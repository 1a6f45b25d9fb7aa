package propose

import (
	"sort"

	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// bothSides are both sides of a reporting clause between commas in the middle
// of an indirect statement, where the labeller found one of them: "The plan,
// Ilic told Reuters, has been shelved." The tree of such a sentence is wrong
// more often than not. It is nil elsewhere.
func (v *view) bothSides(cue Candidate, best roles, cues []Candidate) []text.Range {
	if len(best.content) != 1 || best.speaker.Empty() || KindOf(v.in.Doc, best.content) != Indirect {
		return nil
	}
	before, behind, ok := v.sides(cue, best.speaker)
	if !ok || v.inCredit(behind.Start) || v.claimed(before, cues) || v.claimed(behind, cues) {
		return nil
	}
	c := best.content[0]
	switch {
	case within(c, before) && c.Start == before.Start:
		if !v.goesOn(behind.Start) {
			return nil
		}
	case within(c, behind) && c.Start == behind.Start:
		if !v.finite(behind.Start) {
			return nil
		}
	default:
		return nil
	}
	return []text.Range{before, behind}
}

// sides are what stands in a sentence before and behind a reporting clause
// between commas.
func (v *view) sides(cue Candidate, speaker text.Range) (before, behind text.Range, ok bool) {
	d := v.in.Doc
	sent := d.Sentences[d.Tokens[cue.head].Sentence]
	from, to := min(speaker.Start, cue.tokens.Start), max(speaker.End, cue.tokens.End)
	if from < sent.Start || to > sent.End {
		return before, behind, false
	}
	// The name may have a title, the verb somebody it is told to.
	for k := 0; k < mostClause && from > sent.Start && v.at(from-1).lemma != commaNorm && !v.at(from-1).pos.Verb(); k++ {
		from--
	}
	for k := 0; k < mostClause && to < sent.End && v.at(to).lemma != commaNorm && !v.at(to).pos.Verb(); k++ {
		to++
	}
	if from-1 <= sent.Start || to+1 >= sent.End || v.at(from-1).lemma != commaNorm || v.at(to).lemma != commaNorm {
		return before, behind, false
	}
	before, behind = text.Range{Start: sent.Start, End: from - 1}, text.Range{Start: to + 1, End: sent.End}
	if cue.head-before.Start > mostWidened || behind.End-cue.head > mostWidened {
		return before, behind, false // looking at all of it for every cue would take too long
	}
	for !behind.Empty() && d.Tokens[behind.End-1].Flags&text.Punct != 0 {
		behind.End--
	}
	for i := sent.Start; i < sent.End; i++ {
		if v.at(i).quoted {
			return before, behind, false
		}
	}
	return before, behind, !behind.Empty()
}

// mostClause is how many words a reporting clause has beside speaker and cue, on
// either side.
const mostClause = 8

// goesOn reports whether the words from i on can be the second half of a
// statement: they are neither a clause about the speaker nor one of his doings.
func (v *view) goesOn(i int32) bool {
	switch f := v.at(i); f.pos {
	case tag.WDT, tag.WP, tag.WPS, tag.WRB, tag.VBG, tag.VBN:
		return false
	}
	return true
}

// finite reports whether a verb that needs a subject stands at i, behind adverbs
// at most.
func (v *view) finite(i int32) bool {
	for k := i; k < i+3; k++ {
		switch v.at(k).pos {
		case tag.RB:
		case tag.MD, tag.VBZ, tag.VBD, tag.VBP:
			return true
		default:
			return false
		}
	}
	return false
}

// claimed reports whether a likely one of the cues stands in a range.
func (v *view) claimed(r text.Range, cues []Candidate) bool {
	k := sort.Search(len(cues), func(k int) bool { return cues[k].tokens.End > r.Start })
	for ; k < len(cues) && cues[k].tokens.Start < r.End; k++ {
		if cues[k].score > 0 {
			return true
		}
	}
	return false
}

func within(r, in text.Range) bool { return in.Start <= r.Start && r.End <= in.End }
