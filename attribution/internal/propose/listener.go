package propose

import "github.com/whosaid/whosaid/attribution/internal/tag"

// The labeller often takes the listener into the content: "told parliament the rule
// was dead". So each reading is also proposed without the nouns that it begins with.
// Other corrections of this kind (titles before the name, words beside a quotation,
// the beginning of a clause) were tried and gained nothing.

// looked is how many of a cue's readings are corrected, and mostCut how many
// tokens are cut off.
const (
	looked  = 3
	mostCut = 8
)

// listeners proposes the readings so far without their listeners.
func (f *Finder) listeners() {
	g := f.group()
	if !f.view.at(g.cue.head).pos.Verb() {
		return
	}
	for k, to := int(g.From), min(len(f.Proposals), int(g.From)+looked); k < to; k++ {
		f.listener(g, f.Proposals[k])
	}
}

// listener proposes p without the nouns that its content begins with, behind
// the cue and the words that belong to them: whoever they name may be whom it
// was said to.
func (f *Finder) listener(g *Group, p Proposal) {
	v := &f.view
	c := p.Content[0]
	if !v.nouns(g.cue.tokens.End, c.Start) {
		return
	}
	for i := c.Start; i < min(c.End-2, c.Start+mostCut) && !v.at(i).quoted; i++ {
		x := v.at(i)
		if x.pos.Verb() || x.pos.Punctuation() || x.pos == tag.MD {
			return
		}
		if x.pos.Noun() || x.pos == tag.PRP {
			q := p
			q.Content, q.By = f.union(p.Content, nil), ByListener
			q.Content[0].Start = i + 1
			f.propose(q)
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
