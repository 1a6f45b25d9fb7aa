package propose

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/text"
)

// A cue may be read in several ways: the labeller's best reading, those that come
// near it with a border, a quotation or the mention elsewhere, and these with
// quotations before and behind. All are proposed, and the decision takes the one
// that fits best with what the other cues claim. A single labelling for each cue,
// mended afterwards, gave two speakers of one paragraph each other's words.

// mostReadings is how many proposals a cue may have.
const mostReadings = 16

// proposeReadings proposes what the labels of a cue say, and what rules make of it.
func (f *Finder) proposeReadings(l *labelling) {
	f.open(l.group)
	readings := f.readings[l.from:l.to]
	for i := range readings {
		r := &readings[i]
		f.propose(Proposal{Content: r.content, Mention: r.speaker, By: r.by, Short: r.short})
	}
	if l.group.as.Empty() {
		f.listeners()
		f.byRule(readings[0].roles)
	}
	f.join()
	f.close()
}

// open begins a group, propose adds to it, close ends it: without proposals it
// is none.
func (f *Finder) open(g Group) {
	g.From = int32(len(f.Proposals))
	if g.Cued() {
		g.act = f.view.lexicalAct(g.cue.head, f.view.lemma(g.cue.head))
	}
	f.Groups = append(f.Groups, g)
}

func (f *Finder) group() *Group { return &f.Groups[len(f.Groups)-1] }

func (f *Finder) close() {
	g := f.group()
	g.To = int32(len(f.Proposals))
	if g.From == g.To {
		f.Groups = f.Groups[:len(f.Groups)-1]
		return
	}
	g.Reach = g.ReachOf(&f.Proposals[g.From])
	for k := g.From; k < g.To; k++ {
		p := &f.Proposals[k]
		g.readings |= p.rule()
		r := g.ReachOf(p)
		g.Reach = text.Range{Start: min(g.Reach.Start, r.Start), End: max(g.Reach.End, r.End)}
	}
}

// propose adds a proposal to the group unless it has one like it, or the
// content says nothing. A content that has a part of a quotation over several
// paragraphs has all of it.
func (f *Finder) propose(p Proposal) {
	v, g := &f.view, f.group()
	p.Content = f.whole(p.Content)
	if len(p.Content) == 0 || len(f.Proposals)-int(g.From) >= mostReadings || v.hollow(p.Content) ||
		g.Cued() && slices.ContainsFunc(p.Content, g.cue.tokens.Overlaps) {
		return
	}
	if slices.ContainsFunc(p.Content, p.Mention.Overlaps) {
		p.Mention = text.Range{}
	}
	p.Mention = v.withoutTime(p.Mention)
	for k := int(g.From); k < len(f.Proposals); k++ {
		if q := &f.Proposals[k]; q.Mention == p.Mention && slices.Equal(q.Content, p.Content) {
			return
		}
	}
	p.Kind = KindOf(v.in.Doc, p.Content)
	if p.By == ByTurn || p.By == ByBlock {
		p.Kind = Direct
	}
	p.Act = f.act(g.act, p.Kind, p.Content)
	if !v.unasserted(g, &p) {
		f.Proposals = append(f.Proposals, p)
	}
}

// whole is a content with the missing parts of quotations over several
// paragraphs.
func (f *Finder) whole(content []text.Range) []text.Range {
	d := f.view.in.Doc
	missing := f.missing[:0]
	for _, r := range content {
		f.chains.within(d, r, func(k int32) {
			if parts := f.chains.ranges(k); len(parts) > 1 {
				for _, p := range parts {
					if !slices.ContainsFunc(content, p.Overlaps) {
						missing = append(missing, p)
					}
				}
			}
		})
	}
	f.missing = missing
	if len(missing) == 0 {
		return content
	}
	return f.union(content, missing)
}

// union is the ranges of both in order, those that overlap as one.
func (f *Finder) union(a, b []text.Range) []text.Range {
	at := len(f.frame.ranges)
	f.frame.ranges = append(append(f.frame.ranges, a...), b...)
	all := f.frame.ranges[at:]
	slices.SortFunc(all, func(x, y text.Range) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End)) })
	n := 0
	for _, r := range all {
		if n > 0 && r.Start < all[n-1].End {
			all[n-1].End = max(all[n-1].End, r.End)
			continue
		}
		all[n] = r
		n++
	}
	f.frame.ranges = f.frame.ranges[:at+n]
	return f.frame.ranges[at : at+n : at+n]
}

// byRule proposes what labels cannot say of the best reading: the sentences before
// a cue that closes a paragraph, all of a sentence that one is thrown into, the
// paragraph below one that ends with a colon.
func (f *Finder) byRule(best roles) {
	v, g := &f.view, f.group()
	if content := v.sentencesBefore(g.cue, best, f.cues); content != nil {
		f.propose(Proposal{Content: content, Mention: best.speaker, By: BySentences})
	}
	if g.via == viaInserted {
		f.propose(Proposal{Content: v.surroundings(g.cue.tokens, g.subject), Mention: g.subject, By: ByInsertion})
	}
	if content := v.block(g.cue); !content.Empty() {
		f.propose(Proposal{Content: []text.Range{content}, Mention: best.speaker, By: ByBlock})
	}
}
