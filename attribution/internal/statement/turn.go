package statement

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Interviews and transcripts say who speaks by a label at the head of a
// paragraph, "VUCIC:" or "Q:", and need neither marks nor cue. One label may be
// anything, a heading or a list; a turn is one of several.

// longestLabel is the number of tokens of a label, its colon left out.
const longestLabel = 6

// turn is a paragraph with a label.
type turn struct {
	label   text.Range
	content text.Range   // without the label
	more    []text.Range // paragraphs behind it that go on without a label
	caps    bool         // the label is all in capitals
}

// turns finds the turns of a document, if it has at least two of them that
// look alike.
func (v *view) turns() []turn {
	d := v.in.Doc
	var out []turn
	caps, seen := 0, map[uint64]int{}
	repeated := false
	for _, p := range d.Paragraphs {
		t, ok := v.turn(p)
		if !ok {
			continue
		}
		out = append(out, t)
		if t.caps {
			caps++
		}
		k := d.Tokens[t.label.Start].Norm
		seen[k]++
		repeated = repeated || seen[k] > 1
	}
	switch {
	case caps >= 2:
		kept := out[:0]
		for _, t := range out {
			if t.caps || seen[d.Tokens[t.label.Start].Norm] > 1 {
				kept = append(kept, t)
			}
		}
		out = kept
	case !repeated || len(seen) < 2 || len(out) < 3:
		return nil
	}
	for i := range len(out) - 1 {
		from, to := d.Tokens[out[i].label.Start].Paragraph+1, d.Tokens[out[i+1].label.Start].Paragraph
		if to-from > mostUnlabelled {
			continue
		}
		out[i].more = d.Paragraphs[from:to]
	}
	return out
}

// mostUnlabelled is how many paragraphs without a label may stand between two
// turns for them to belong to the first.
const mostUnlabelled = 3

func (v *view) turn(p text.Range) (turn, bool) {
	d := v.in.Doc
	t := turn{caps: true}
	if d.Tokens[p.Start].Flags&(text.Mark|text.Open) == text.Mark|text.Open && p.Len() > 1 {
		p.Start++ // a transcript that is quoted as a whole
	}
	i := p.Start
	for ; i < p.End && i-p.Start <= longestLabel; i++ {
		tok := &d.Tokens[i]
		w := d.Word(i)
		if w == ":" {
			break
		}
		switch {
		case tok.Flags&text.Mark != 0 || v.in.Tags[i].Verb():
			return t, false
		case tok.Flags&text.AllCaps != 0 || tok.Flags&text.Upper != 0 && len(w) <= 2:
		case tok.Flags&text.Upper != 0:
			t.caps = false
		case tok.Flags&text.Word != 0:
			return t, false
		}
	}
	if i == p.Start || i+2 >= p.End || i-p.Start > longestLabel || d.Word(i) != ":" || d.Tokens[p.Start].Flags&text.Word == 0 {
		return t, false
	}
	t.label = text.Range{Start: p.Start, End: i}
	t.content = text.Range{Start: i + 1, End: p.End}
	return t, true
}

// takeTurns adds the turns. What the models found within a turn stays: it is
// what the speaker reports. What lies across its border goes.
func (v *view) takeTurns(found []Statement) []Statement {
	turns := v.turns()
	if len(turns) == 0 {
		return found
	}
	kept := found[:0]
	k := 0
	for _, s := range found {
		reach := s.reach()
		for k < len(turns) && turns[k].end() <= reach.Start {
			k++
		}
		if k < len(turns) && turns[k].label.Start < reach.End {
			t := &turns[k]
			if reach.Start < t.content.Start || reach.End > t.end() || slices.Contains(s.Content, t.content) || slices.ContainsFunc(s.Content, t.crosses) {
				continue
			}
		}
		kept = append(kept, s)
	}
	for _, t := range turns {
		kept = append(kept, Statement{Kind: Direct, Content: append([]text.Range{t.content}, t.more...), Mention: t.label, Act: Speech, Evidence: "turn", Score: uncued})
	}
	return kept
}

// crosses reports whether a range lies over the end of one of the paragraphs of
// the turn.
func (t *turn) crosses(r text.Range) bool {
	return r.Start < t.content.End && t.content.End < r.End ||
		slices.ContainsFunc(t.more, func(p text.Range) bool { return r.Start < p.End && p.End < r.End })
}

func (t *turn) end() int32 {
	if n := len(t.more); n > 0 {
		return t.more[n-1].End
	}
	return t.content.End
}
