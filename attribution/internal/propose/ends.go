package propose

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Where a content begins and ends is the hardest question, and the labeller has
// favourite mistakes: it takes the listener in ("told parliament the rule was
// dead"), a role before the name ("..., witness Karl Voss said"), what happened
// behind the quotation ("“no comment” before he left"), or leaves the beginning
// of a clause out that its tree attaches elsewhere. So the readings with such an
// end corrected are proposed too.

// looked is how many of a cue's readings are corrected, and mostCut how many
// tokens are cut off at an end.
const (
	looked  = 3
	mostCut = 8
)

// ends proposes the readings so far with other ends.
func (f *Finder) ends() {
	g := f.group()
	for k, to := int(g.From), min(len(f.Proposals), int(g.From)+looked); k < to; k++ {
		p := f.Proposals[k]
		f.listener(g, p)
		f.title(p)
		f.marks(p)
		f.clause(g, p)
	}
}

// listener proposes p without the nouns that its content begins with, behind
// the cue and the words that belong to them: whoever they name may be whom it
// was said to.
func (f *Finder) listener(g *Group, p Proposal) {
	v := &f.view
	c := p.Content[0]
	if !v.at(g.cue.head).pos.Verb() || !v.nouns(g.cue.tokens.End, c.Start) {
		return
	}
	for i := c.Start; i < min(c.End-2, c.Start+mostCut) && !v.at(i).quoted; i++ {
		x := v.at(i)
		if x.pos.Verb() || x.pos.Punctuation() || x.pos == tag.MD {
			return
		}
		if x.pos.Noun() || x.pos == tag.PRP {
			f.replace(p, 0, text.Range{Start: i + 1, End: c.End}, p.Mention, ByListener)
		}
	}
}

// nouns reports whether nothing stands from i to end, or the first words of a
// noun phrase.
func (v *view) nouns(i, end int32) bool {
	if end < i || end-i > mostCut {
		return false
	}
	for ; i < end; i++ {
		if x := v.at(i); x.quoted || !(x.pos.Noun() || x.pos.Adjective() || x.pos == tag.DT || x.pos == tag.PRPS) {
			return false
		}
	}
	return true
}

// title proposes p with what stands between the last comma or mark and the name
// as a part of the mention.
func (f *Finder) title(p Proposal) {
	v := &f.view
	last := len(p.Content) - 1
	z := p.Content[last]
	if p.Mention.Empty() || p.Mention.Start != z.End {
		return
	}
	for i := z.End - 1; i > max(z.Start, z.End-mostCut); i-- {
		x := v.at(i)
		comma := x.lemma == commaNorm && !x.quoted
		mark := x.quoted && !v.at(i+1).quoted
		if comma || mark {
			end := i
			if mark {
				end++
			}
			if i+1 < z.End {
				f.replace(p, last, text.Range{Start: z.Start, End: end}, text.Range{Start: i + 1, End: p.Mention.End}, ByTitle)
			}
			return
		}
		if i == z.End-1 {
			continue // taggers take a rare role, "skipper Karl Voss", for anything
		}
		if x.pos.Verb() && x.pos != tag.VBN && x.pos != tag.VBD || x.pos == tag.MD {
			return // a participle may stand in a role: "retired judge"
		}
	}
}

// marks proposes p with a piece that holds one quotation cut down to it.
func (f *Finder) marks(p Proposal) {
	d := f.view.in.Doc
	for n, r := range p.Content {
		only, count := text.Range{}, 0
		f.chains.within(d, r, func(k int32) {
			count++
			only = text.Range{Start: f.chains.start(k), End: f.chains.end(k)}
		})
		if count == 1 && only != r && within(only, r) && (only.Start == r.Start || only.End == r.End) {
			f.replace(p, n, only, p.Mention, ByMarks)
		}
	}
}

// clause proposes an indirect content before its cue from the beginning of the
// sentence on.
func (f *Finder) clause(g *Group, p Proposal) {
	d := f.view.in.Doc
	c := p.Content[0]
	sent := d.Sentences[d.Tokens[g.cue.head].Sentence]
	if len(p.Content) == 1 && c.End <= g.cue.tokens.Start && sent.Start < c.Start && c.Start-sent.Start < mostWidened && p.Kind == Indirect {
		f.replace(p, 0, text.Range{Start: sent.Start, End: c.End}, p.Mention, ByClause)
	}
}

// replace proposes p with another piece and mention.
func (f *Finder) replace(p Proposal, piece int, r, mention text.Range, by By) {
	at := len(f.frame.ranges)
	f.frame.ranges = append(f.frame.ranges, p.Content...)
	content := f.frame.ranges[at:len(f.frame.ranges):len(f.frame.ranges)]
	content[piece] = r
	if slices.Equal(content, p.Content) {
		return
	}
	p.Content, p.Mention, p.By = content, mention, by
	f.propose(p)
}
