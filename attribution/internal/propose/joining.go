package propose

import (
	"slices"
	"sort"

	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Quotations without a cue are proposed together with a cue's own words: what
// stands before or behind a reading, up to the next sure cue, may belong to it.

// joined is how many quotations without a cue may be added at once.
const joined = 4

// join proposes the readings so far that hold a quotation, or stand next to
// one, with the quotations without a cue before and behind them.
func (f *Finder) join() {
	g := f.group()
	for k, to := int(g.From), min(len(f.Proposals), int(g.From)+3); k < to; k++ {
		p, q := f.Proposals[k], f.Proposals[k]
		behind := f.behind(g, &p)
		p.More = int8(len(behind))
		f.add(p, behind)
		before := f.before(g, &q)
		q.Back = int8(len(before))
		f.add(q, before)
	}
}

// add proposes p with more quotations.
func (f *Finder) add(p Proposal, chains []int32) {
	var more [8 * joined]text.Range
	n := 0
	for _, k := range chains {
		n += copy(more[n:], f.chains.ranges(k))
	}
	if n > 0 {
		p.Content = f.union(p.Content, more[:n])
		f.propose(p)
	}
}

// behind are the chains that may go on with a reading: each in the paragraph of
// the text before it or at the head of the next, none with a sure cue of its
// own in between.
func (f *Finder) behind(g *Group, p *Proposal) []int32 {
	d := f.view.in.Doc
	end := max(p.Content[len(p.Content)-1].End, g.cue.tokens.End, p.Mention.End)
	out := f.near[:0]
	for k := f.chains.from(end); int(k) < f.chains.count() && len(out) < joined; k++ {
		start := f.chains.start(k)
		para := d.Tokens[start].Paragraph
		from := d.Tokens[end-1].Paragraph
		if para > from+1 || para == from+1 && start != d.Paragraphs[para].Start || start-end > farUnits || f.cueBetween(g, end, f.sentenceEnd(k)) {
			break
		}
		out = append(out, k)
		end = f.chains.end(k)
	}
	f.near = out
	return out
}

// before are the chains right before a reading: nothing, or the border of a
// paragraph, in between.
func (f *Finder) before(g *Group, p *Proposal) []int32 {
	d := f.view.in.Doc
	start := min(p.Content[0].Start, g.cue.tokens.Start)
	if !p.Mention.Empty() {
		start = min(start, p.Mention.Start)
	}
	out := f.near[:0]
	for k := f.chains.from(start) - 1; k >= 0 && len(out) < joined; k-- {
		end := f.chains.end(k)
		if start-end > 1 || f.cueBetween(g, d.Sentences[d.Tokens[f.chains.start(k)].Sentence].Start, start) {
			break
		}
		out = append(out, k)
		start = f.chains.start(k)
	}
	f.near = out
	return out
}

// sentenceEnd is the end of the sentence in which a chain ends.
func (f *Finder) sentenceEnd(k int32) int32 {
	d := f.view.in.Doc
	return d.Sentences[d.Tokens[f.chains.end(k)-1].Sentence].End
}

// cueBetween reports whether a sure cue of another group than g, which may be
// nil, begins in [from, to).
func (f *Finder) cueBetween(g *Group, from, to int32) bool {
	k := f.sure[firstCue(f.cues, from)]
	if int(k) < len(f.cues) && g != nil && f.cues[k].tokens.Start == g.cue.tokens.Start {
		k = f.sure[k+1]
	}
	return int(k) < len(f.cues) && f.cues[k].tokens.Start < to
}

// findSure notes for every cue, and for the end, which is the next sure one.
func (f *Finder) findSure() {
	n := len(f.cues)
	f.sure = slices.Grow(f.sure[:0], n+1)[:n+1]
	f.sure[n] = int32(n)
	for k := n - 1; k >= 0; k-- {
		if f.sure[k] = f.sure[k+1]; f.cues[k].score > 0 {
			f.sure[k] = int32(k)
		}
	}
}

// firstCue is the first of the cues that begins at or behind a token.
func firstCue(cues []Candidate, i int32) int {
	return sort.Search(len(cues), func(k int) bool { return cues[k].tokens.Start >= i })
}
