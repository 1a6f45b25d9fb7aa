package propose

import (
	"cmp"
	"math"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// A cue may be read in several ways: the labeller's best reading, and those
// that come near it with a border, a quotation or the mention elsewhere; both
// sides of a reporting clause; quotations before and behind. All of them are
// proposed, and the decision takes the one that fits best with what the other
// cues claim. A single labelling for each cue, mended afterwards, gave two
// speakers of one paragraph each other's words.

// mostReadings is how many proposals a cue may have.
const mostReadings = 16

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
	f.flipped = slices.Grow(f.flipped[:0], len(f.labels))[:len(f.labels)]
	best := fr.read(v, f.labels)
	f.propose(Proposal{Content: best.content, Mention: best.speaker})
	for _, x := range f.flips {
		f.lattice.Through(&c.Transitions, x.unit, x.label, f.labels, f.flipped)
		r := fr.read(v, f.flipped)
		f.propose(Proposal{Content: r.content, Mention: r.speaker, By: x.by, Short: x.short})
	}
	f.ends()
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
	p.Content = f.weighty(f.whole(p.Content))
	if len(p.Content) == 0 || len(f.Proposals)-int(g.From) >= mostReadings || v.hollow(p.Content) {
		return false
	}
	if g.Cued() && crossRange(p.Content, g.cue.tokens) {
		return false
	}
	if g.Cued() {
		p.Mention = v.wholeMention(p.Mention, g.cue.tokens.Start)
	}
	if crossRange(p.Content, p.Mention) {
		p.Mention = text.Range{}
	}
	for k := int(g.From); k < len(f.Proposals); k++ {
		if q := &f.Proposals[k]; q.Mention == p.Mention && slices.Equal(q.Content, p.Content) {
			return false
		}
	}
	p.Kind, p.Linked = KindOf(v.in.Doc, p.Content), f.linked(g, p.Content)
	if p.By == ByTurn || p.By == ByBlock {
		p.Kind = Direct
	}
	p.Act = v.act(g.act, p.Kind, p.Content)
	if v.unasserted(g, &p) {
		return false
	}
	f.Proposals = append(f.Proposals, p)
	return true
}

// wholeMention is a mention that the labeller cut off behind a relative pronoun,
// "an official who", with the rest of the clause, if that ends at the cue, else
// without the pronoun.
func (v *view) wholeMention(m text.Range, cue int32) text.Range {
	if m.Empty() || !relative(v.at(m.End-1).pos) || m.Len() < 2 {
		return m
	}
	if cue > m.End && cue-m.End <= mostClause {
		plain := true
		for i := m.End; i < cue; i++ {
			plain = plain && !v.at(i).pos.Punctuation() && !v.at(i).quoted
		}
		if plain {
			return text.Range{Start: m.Start, End: cue}
		}
	}
	return text.Range{Start: m.Start, End: m.End - 1}
}

func relative(p tag.POS) bool { return p == tag.WP || p == tag.WDT || p == tag.WPS }

// weighty is a content without the pieces that say nothing by themselves.
func (f *Finder) weighty(content []text.Range) []text.Range {
	v := &f.view
	if len(content) < 2 || !slices.ContainsFunc(content, v.slight) {
		return content
	}
	at := len(f.frame.ranges)
	for _, r := range content {
		if !v.slight(r) {
			f.frame.ranges = append(f.frame.ranges, r)
		}
	}
	return f.frame.ranges[at:len(f.frame.ranges):len(f.frame.ranges)]
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
	if content := v.block(g.cue); !content.Empty() {
		f.propose(Proposal{Content: f.union([]text.Range{content}, nil), Mention: best.speaker, By: ByBlock})
	}
}
