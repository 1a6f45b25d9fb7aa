package propose

import (
	"cmp"
	"math"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// A cue may be read in several ways: the labeller's best reading, and those
// that come near it with a border, a quotation or the mention elsewhere; both
// sides of a reporting clause; quotations before and behind. All of them are
// proposed, and the decision takes the one that fits best with what the other
// cues claim. A single labelling for each cue, mended afterwards, gave two
// speakers of one paragraph each other's words.

// mostReadings is how many proposals a cue may have.
const mostReadings = 12

// read proposes the readings of a cue.
func (f *Finder) read(c *linear.Chain, cue Candidate) {
	v, fr := &f.view, &f.frame
	f.open(Group{cue: cue, quotation: -1})
	if r, as, ok := v.quotedAs(cue, f.cues); ok {
		g := f.group()
		g.as = as
		g.cue.tokens.End = min(cue.tokens.End, as.End) // "saying" ends it: what follows is content
		f.propose(Proposal{Content: r.content, Mention: r.speaker, By: ByQuotedAs})
		f.join()
		f.close()
		return
	}
	v.lay(fr, cue, f.cues, f.cues)
	v.score(c, &f.lattice, fr)
	var short []int32
	f.labels, short = label(c, &f.lattice, len(fr.units), f.labels)
	g := f.group()
	g.context = fr.context
	g.gain, g.speaks = margins(f.labels, short)
	f.flips = fr.flips(f.labels, short, c.Scale(), f.flips)
	best := fr.read(v, f.labels)
	f.propose(Proposal{Content: best.content, Mention: best.speaker})
	for _, x := range f.flips {
		row := f.lattice.At(x.unit)
		var saved [roleLabels]int32
		copy(saved[:], row)
		f.lattice.Fix(x.unit, x.label)
		f.lattice.Path(&c.Transitions, f.labels)
		copy(row, saved[:])
		r := fr.read(v, f.labels)
		f.propose(Proposal{Content: r.content, Mention: r.speaker, By: x.by, Short: x.short})
	}
	f.byRule(best)
	f.join()
	f.allowance.pay(v, fr, len(f.flips), len(f.Proposals)-int(g.From))
	f.close()
}

// margins are how much the second best labelling falls short of the best one
// at the weakest border of the content, and of the mention.
func margins(labels []uint8, short []int32) (gain, speaks int32) {
	gain, speaks = 1<<20, 1<<20
	for k, y := range labels {
		if y == roleOut || y == roleCue || y == roleContentInside || y == roleSpeakerInside {
			continue
		}
		second := int32(linear.Never)
		for z := range roleLabels {
			if z != int(y) {
				second = max(second, short[k*roleLabels+z])
			}
		}
		if y == roleSpeakerBegin {
			speaks = min(speaks, -second)
		} else {
			gain = min(gain, -second)
		}
	}
	return gain, speaks
}

// flip is a unit with another label than in the best labelling.
type flip struct {
	unit, label int
	short       int32 // how much the best labelling with it falls short
	by          By
}

// Limits of flips, in units of the trained weights, and their number.
const (
	borderLimit, quotationLimit, speakerLimit = 3.0, 8.0, 4.0
	mostBorders, mostQuotations, mostSpeakers = 2, 3, 1
)

// flips appends the flips that are worth a reading of their own: for each kind
// those that fall least short. Flips of one and the same labelling fall equally
// short, and only the first of them is taken.
func (f *frame) flips(labels []uint8, short []int32, scale float64, dst []flip) []flip {
	dst = dst[:0]
	empty := true
	for k := range labels {
		y := int(labels[k])
		if content(y) {
			empty = false
		}
		if k >= f.first && k <= f.last {
			continue
		}
		quotation := f.units[k].shape != shapeToken
		for z := range roleCue {
			if z == y {
				continue
			}
			s := -short[k*roleLabels+z]
			by, limit, most := ByBorder, borderLimit, mostBorders
			switch {
			case speaks(z) || speaks(y):
				by, limit, most = BySpeaker, speakerLimit, mostSpeakers
			case quotation && content(y) != content(z):
				by, limit, most = ByQuotation, quotationLimit, mostQuotations
			}
			if float64(s) <= limit*scale {
				dst = keep(dst, flip{k, z, s, by}, most)
			}
		}
	}
	if empty {
		if k, y, s := f.likeliestContent(short); s > math.MinInt32 {
			dst = keep(dst, flip{k, y, -s, ByBorder}, mostBorders)
		}
	}
	return dst
}

func content(label int) bool { return label >= roleContentBegin && label <= roleContentLast }
func speaks(label int) bool  { return label == roleSpeakerBegin || label == roleSpeakerInside }

// keep adds a flip unless as many of its kind fall less short.
func keep(dst []flip, x flip, most int) []flip {
	n, worst := 0, -1
	for i := range dst {
		if dst[i].short == x.short {
			return dst // the same labelling
		}
		if dst[i].by != x.by {
			continue
		}
		n++
		if worst < 0 || dst[i].short > dst[worst].short {
			worst = i
		}
	}
	switch {
	case n < most:
		return append(dst, x)
	case x.short < dst[worst].short:
		dst[worst] = x
	}
	return dst
}

// likeliestContent returns the unit and label of content that falls least short
// of the best labelling, and by how much.
func (f *frame) likeliestContent(short []int32) (unit, label int, most int32) {
	most = math.MinInt32
	for k := range f.units {
		if k >= f.first && k <= f.last {
			continue
		}
		for y := roleContentBegin; y <= roleContentLast; y++ {
			if s := short[k*roleLabels+y]; s > most && s > linear.Never/2 {
				unit, label, most = k, y, s
			}
		}
	}
	return unit, label, most
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
	g.Reach = text.Range{Start: math.MaxInt32}
	for k := g.From; k < g.To; k++ {
		p := &f.Proposals[k]
		g.readings |= p.rule()
		g.Reach.Start = min(g.Reach.Start, p.Content[0].Start)
		g.Reach.End = max(g.Reach.End, p.Content[len(p.Content)-1].End)
	}
	if g.Cued() {
		g.Reach.Start, g.Reach.End = min(g.Reach.Start, g.cue.tokens.Start), max(g.Reach.End, g.cue.tokens.End, g.as.End)
	}
}

// propose adds a proposal to the group unless it has one like it, or the
// content says nothing. A content that has a part of a quotation over several
// paragraphs has all of it.
func (f *Finder) propose(p Proposal) bool {
	v, g := &f.view, f.group()
	p.Content = f.whole(p.Content)
	if len(p.Content) == 0 || len(f.Proposals)-int(g.From) >= mostReadings || v.hollow(p.Content) {
		return false
	}
	if g.Cued() && crossRange(p.Content, g.cue.tokens) {
		return false
	}
	if crossRange(p.Content, p.Mention) {
		p.Mention = text.Range{}
	}
	for k := int(g.From); k < len(f.Proposals); k++ {
		if q := &f.Proposals[k]; q.Mention == p.Mention && slices.Equal(q.Content, p.Content) {
			return false
		}
	}
	p.Kind, p.Linked = v.kindOf(p.Content), f.linked(p.Content)
	if p.By == ByTurn {
		p.Kind = Direct
	}
	p.Act = v.act(g.act, p.Kind, p.Content)
	if v.unasserted(g, &p) {
		return false
	}
	f.Proposals = append(f.Proposals, p)
	return true
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
					if !crossRange(content, p) {
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

// byRule proposes what labels cannot say of the best reading: the subject that
// the cue shares with another verb, both sides of a reporting clause, the
// sentences before.
func (f *Finder) byRule(best roles) {
	v, g := &f.view, f.group()
	if best.speaker.Empty() && len(best.content) > 0 {
		if s := v.sharedSubject(g.cue, best.content); !s.Empty() {
			f.propose(Proposal{Content: best.content, Mention: s, By: BySubject})
			best.speaker = s
		}
	}
	if content := v.bothSides(g.cue, best, f.cues); content != nil {
		f.propose(Proposal{Content: content, Mention: best.speaker, By: BySides})
	}
	if content := v.sentencesBefore(g.cue, best, f.cues); content != nil {
		f.propose(Proposal{Content: content, Mention: best.speaker, By: BySentences})
	}
}

// joined is how many quotations without a cue may be added at once.
const joined = 4

// join proposes the readings so far that hold a quotation, or stand next to
// one, with the quotations without a cue before and behind them.
func (f *Finder) join() {
	g := f.group()
	for k, to := int(g.From), min(len(f.Proposals), int(g.From)+3); k < to; k++ {
		p := f.Proposals[k]
		behind, before := f.behind(g, &p), f.before(g, &p)
		f.add(p, nil, behind[:min(1, len(behind))])
		f.add(p, nil, behind)
		f.add(p, before[:min(1, len(before))], nil)
		f.add(p, before, nil)
		if len(before) > 0 && len(behind) > 0 {
			f.add(p, before, behind)
		}
	}
}

// add proposes p with more quotations.
func (f *Finder) add(p Proposal, before, behind []int32) {
	if len(before)+len(behind) == 0 {
		return
	}
	var more [8 * joined]text.Range
	n := 0
	for _, chains := range [2][]int32{before, behind} {
		for _, k := range chains {
			n += copy(more[n:], f.chains.ranges(k))
		}
	}
	p.Content = f.union(p.Content, more[:n])
	p.Back, p.More = int8(len(before)), int8(len(behind))
	f.propose(p)
}

// linked counts the links that a content keeps (positive) or breaks (negative).
func (f *Finder) linked(content []text.Range) int8 {
	d := f.view.in.Doc
	kept, broken := int8(0), int8(0)
	for _, r := range content {
		f.chains.within(d, r, func(k int32) {
			for _, edge := range [2]int32{k, k + 1} {
				if int(edge) >= f.chains.count() || !f.chains.linked[edge] || edge == 0 {
					continue
				}
				other := edge + edge - 1 - k
				if covers(content, f.chains.start(other)) {
					kept = min(kept+1, 3)
				} else {
					broken = min(broken+1, 3)
				}
			}
		})
	}
	return kept - 4*broken
}

// behind are the chains that may go on with a reading: each in the paragraph of
// the text before it or at the head of the next, none with a sure cue of its
// own in between.
func (f *Finder) behind(g *Group, p *Proposal) []int32 {
	d := f.view.in.Doc
	end := max(p.Content[len(p.Content)-1].End, g.cue.tokens.End, p.Mention.End)
	out := f.ahead[:0]
	for k := f.chains.from(end); int(k) < f.chains.count() && len(out) < joined; k++ {
		start := f.chains.start(k)
		para := d.Tokens[start].Paragraph
		from := d.Tokens[end-1].Paragraph
		if para > from+1 || para == from+1 && !f.heads(start) || start-end > farUnits || f.cueBetween(g, end, f.sentenceEnd(k)) {
			break
		}
		out = append(out, k)
		end = f.chains.end(k)
	}
	f.ahead = out
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
	out := f.back[:0]
	for k := f.chains.from(start) - 1; k >= 0 && len(out) < joined; k-- {
		end := f.chains.end(k)
		if start-end > 1 || f.cueBetween(g, d.Sentences[d.Tokens[f.chains.start(k)].Sentence].Start, start) {
			break
		}
		out = append(out, k)
		start = f.chains.start(k)
	}
	f.back = out
	return out
}

// heads reports whether a token begins its paragraph.
func (f *Finder) heads(i int32) bool {
	d := f.view.in.Doc
	return d.Paragraphs[d.Tokens[i].Paragraph].Start == i
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
	lo, hi := 0, len(cues)
	for lo < hi {
		if mid := (lo + hi) / 2; cues[mid].tokens.Start < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
