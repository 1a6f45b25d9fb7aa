package statement

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// The cue finder proposes too many cues, the role labeller reads each of them,
// and only then is it decided which are statements: by a classifier that sees
// the roles and how the proposals lie to one another.

// Labels of the acceptor, a chain of length one.
const (
	acceptNo = iota
	acceptYes
	acceptLabels
)

// proposal is a candidate with its roles.
type proposal struct {
	candidate
	roles
	kind    Kind
	gain    int32 // of the labelling over the next best at its weakest border
	speaks  int32 // the same for the speaker
	context uint64
	score   int32      // of the acceptor
	more    text.Range // a second piece of the cue
	given   bool       // it is among the chosen
	hollow  bool       // the content is none, or only a pronoun
	fixed   bool       // the roles are those of a construct that leaves no choice
}

// kindOf measures how much of the content stands in quotation marks.
func (v *view) kindOf(content []text.Range) Kind {
	bare, quoted := 0, 0
	for _, r := range content {
		for i := r.Start; i < r.End; i++ {
			t := &v.in.Doc.Tokens[i]
			switch {
			case t.Flags&(text.Word|text.Number) == 0 || t.Flags&text.Clitic != 0:
			case v.at(i).quoted:
				quoted++
			default:
				bare++
			}
		}
	}
	switch {
	case quoted == 0:
		return Indirect
	case bare <= 2:
		return Direct
	}
	return Mixed
}

// hollow reports whether a content says nothing by itself: "whom", "it".
func (v *view) hollow(content []text.Range) bool {
	for _, r := range content {
		for i := r.Start; i < r.End; i++ {
			switch p := v.in.Tags[i]; {
			case p == tag.PRP, p == tag.WP, p == tag.WDT, p == tag.DT, p == tag.IN, p == tag.TO, p == tag.CC, p.Punctuation():
			default:
				return false
			}
		}
	}
	return true
}

// acceptFeatures appends the features of proposal k of all to v.buf.
func (v *view) acceptFeatures(all []proposal, k int, scale [2]float64) {
	p := &all[k]
	d := v.in.Doc
	h := v.at(p.head)
	cue := step(p.candidate.score, scale[0])
	gain, speaks := step(p.gain, scale[1]), step(p.speaks, scale[1])
	lemma, class, pos := h.lemma, uint64(h.class), uint64(h.pos)
	kind := uint64(p.kind)
	if len(p.content) == 0 {
		kind = 9
	}
	first, last := v.at(p.cue().Start), v.at(p.cue().End-1)

	// The content: side, gap, size, how it begins and ends.
	side, gap, begin, end, size, pieces := uint64(0), uint64(0), uint64(0), uint64(0), uint64(0), uint64(len(p.content))
	if len(p.content) > 0 {
		c := p.content[0]
		z := p.content[len(p.content)-1]
		n := 0
		for _, r := range p.content {
			n += r.Len()
		}
		size = bucket(n)
		if c.Start > p.cue().Start {
			side, gap = 1, bucket(int(c.Start-p.cue().End))
		} else {
			gap = bucket(int(p.cue().Start - c.End))
			if z.Start > p.cue().Start {
				side = 2
			}
		}
		begin = v.at(c.Start).lemma
		end = v.at(z.End).lemma
	}
	// The speaker: form, side, gap.
	form, from, to := uint64(0), uint64(0), uint64(0)
	if !p.speaker.Empty() {
		sh := v.at(v.headOf(p.speaker))
		form = 1 + uint64(sh.pos)<<8 + uint64(sh.class)
		if p.speaker.Start > p.cue().Start {
			from, to = 1, bucket(int(p.speaker.Start-p.cue().End))
		} else {
			to = bucket(int(p.cue().Start - p.speaker.End))
		}
	}
	over, under, same := overlaps(all, k)

	v.put(300, cue)
	v.put(301, cue, kind)
	v.put(302, cue, gain)
	v.put(303, cue, speaks)
	v.put(304, gain, kind)
	v.put(305, speaks, kind)
	v.put(306, lemma)
	v.put(307, lemma, pos)
	v.put(308, lemma, kind)
	v.put(309, lemma, cue)
	v.put(310, class, pos)
	v.put(311, class, pos, kind)
	v.put(312, class, pos, cue)
	v.put(313, lemma, bit(form != 0), bit(len(p.content) > 0))
	v.put(314, form, kind)
	v.put(315, form)
	v.put(316, lemma, form)
	v.put(317, from, to, kind)
	v.put(318, side, gap, kind)
	v.put(319, side, gap, lemma)
	v.put(320, size, kind)
	v.put(321, size, pos, class)
	v.put(322, begin)
	v.put(323, begin, class, pos)
	v.put(324, begin, lemma)
	v.put(325, end)
	v.put(326, end, kind)
	v.put(327, pieces, kind)
	v.put(328, over, under, same)
	v.put(329, over, under, same, kind)
	v.put(330, over, cue)
	v.put(331, under, cue)
	v.put(332, p.context, kind)
	v.put(333, p.context, cue)
	v.put(334, uint64(h.rel), pos, kind)
	v.put(335, uint64(h.rel), lemma)
	v.put(336, frameOf(h), pos)
	v.put(337, first.lemma, lemma)
	v.put(338, first.lemma, pos)
	v.put(339, last.lemma, lemma)
	v.put(340, bucket(int(p.cue().Len())), pos)
	v.put(341, bit(h.left&(1<<syntax.Neg) != 0), kind)
	v.put(342, bit(h.left&(1<<syntax.Neg) != 0), lemma)
	v.put(343, v.at(p.cue().Start-1).lemma, pos)
	v.put(344, v.at(p.cue().End).lemma, pos)
	v.put(345, v.at(p.cue().End).lemma, lemma)
	para := d.Tokens[p.head].Paragraph
	v.put(346, bit(para == 0), kind, cue)
	v.put(347, kind, side, from, bit(form != 0))
	v.put(348, kind, side, gap, from, to)
	v.put(349, uint64(first.pos), pos, class)
	if h.head >= 0 {
		v.put(350, uint64(h.rel), v.at(h.head).lemma)
		v.put(351, uint64(h.rel), uint64(v.at(h.head).class), class)
	}
	if h.subject >= 0 {
		v.put(352, v.at(h.subject).lemma, class)
		v.put(353, uint64(v.at(h.subject).class), lemma)
	}
}

func (p *proposal) cue() text.Range { return p.tokens }

// step folds a score into whole and half units of the trained weights.
func step(score int32, scale float64) uint64 {
	s := int(int64(score) * 2 / int64(scale))
	return uint64(20 + max(-16, min(20, s)))
}

// overlaps says how proposal k lies to its neighbours: over, it lies in the
// content of one with a better (2) or worse (1) cue; under, its content covers
// the cue of such a one; same, another has the very same content.
func overlaps(all []proposal, k int) (over, under, same uint64) {
	p := &all[k]
	better := func(q *proposal) uint64 {
		if q.candidate.score > p.candidate.score {
			return 2
		}
		return 1
	}
	for j := max(0, k-12); j < min(len(all), k+13); j++ {
		q := &all[j]
		if j == k {
			continue
		}
		if covers(q.content, p.head) {
			over = max(over, better(q))
		}
		if covers(p.content, q.head) {
			under = max(under, better(q))
		}
		if len(p.content) > 0 && len(q.content) > 0 && p.content[0] == q.content[0] {
			same = max(same, better(q))
		}
	}
	return over, under, same
}

func covers(content []text.Range, i int32) bool {
	for _, r := range content {
		if r.Contains(i) {
			return true
		}
	}
	return false
}

// yield gives up pieces of content that another cue is nearer to and claims as
// well: in "“No,” she said, adding later, “Never.”" the second quotation is
// what was added.
func (v *view) yield(all []proposal) {
	for k := range all {
		p := &all[k]
		pieces := len(p.content)
		for n := len(p.content) - 1; n > 0; n-- {
			piece := p.content[n]
			if piece.Start < p.tokens.End || !claimed(all, k, piece) {
				break
			}
			p.content = p.content[:n]
		}
		if len(p.content) < pieces {
			p.kind, p.hollow = v.kindOf(p.content), v.hollow(p.content)
		}
	}
}

// claimed reports whether a sure cue between that of proposal k and a piece of
// its content has the piece as its own.
func claimed(all []proposal, k int, piece text.Range) bool {
	for j := k + 1; j < min(len(all), k+13) && all[j].tokens.End <= piece.Start; j++ {
		if q := &all[j]; q.candidate.score > 0 && len(q.content) > 0 && q.content[0] == piece {
			return true
		}
	}
	return false
}

// choose keeps the proposals that score at least least and do not get in each
// other's way: statements do not nest, so of two that do the better stays. It
// returns their indices in order.
func choose(all []proposal, least int32, order []int) []int {
	order = order[:0]
	for k := range all {
		all[k].given = false
		if all[k].score >= least && !all[k].hollow {
			order = append(order, k)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(all[b].score, all[a].score) })
	kept := order[:0]
	for _, k := range order {
		all[k].given = !clash(all, k)
		if all[k].given {
			kept = append(kept, k)
		}
	}
	slices.Sort(kept)
	return kept
}

// farClash is how many proposals apart two may be and still get in each
// other's way: as many as a window holds.
const farClash = 2 * farUnits

// clash reports whether a proposal lies across one that was given before.
func clash(all []proposal, k int) bool {
	p := &all[k]
	for j := max(0, k-farClash); j < min(len(all), k+farClash+1); j++ {
		q := &all[j]
		if !q.given || j == k {
			continue
		}
		if covers(q.content, p.head) || covers(p.content, q.head) || cross(p.content, q.content) {
			return true
		}
	}
	return false
}

func cross(a, b []text.Range) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Start < y.End && y.Start < x.End {
				return true
			}
		}
	}
	return false
}

// judge scores every proposal.
func (v *view) judge(c *linear.Chain, all []proposal, scale [2]float64) {
	var row [acceptLabels]int32
	start := c.Scores[acceptLabels*acceptLabels:]
	for k := range all {
		if all[k].fixed {
			all[k].score = uncued
			continue
		}
		v.buf = v.buf[:0]
		v.acceptFeatures(all, k, scale)
		row = [acceptLabels]int32{}
		c.Emit(row[:], v.buf)
		all[k].score = row[acceptYes] + start[acceptYes] - row[acceptNo] - start[acceptNo]
	}
}
