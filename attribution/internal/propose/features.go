package propose

import (
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
)

// The features that the decision weighs. Those of a group as a whole are given to
// its choice "none of them" alone: a feature that all choices share is no help
// in choosing among them, and so it is looked up only once.

// Templates of features; the numbers are part of the weights.
const (
	tCue uint64 = 300 + iota
	tCueGain
	tCueSpeaks
	tCueKind
	tGainKind
	tSpeaksKind
	tLemma
	tLemmaPos
	tLemmaKind
	tLemmaCue
	tClassPos
	tClassPosKind
	tClassPosCue
	tLemmaMention
	tForm
	tFormKind
	tLemmaForm
	tMentionPlace
	tContentPlace
	tContentPlaceLemma
	tSizeKind
	tSizeClass
	tBegin
	tBeginClass
	tBeginLemma
	tEnd
	tEndKind
	tPiecesKind
	tOver
	tOverCue
	tContext
	tContextKind
	tContextCue
	tRel
	tRelLemma
	tRelKind
	tFrame
	tFirst
	tFirstPos
	tLast
	tCueSize
	tNegated
	tNegatedLemma
	tBeforeCue
	tBehindCue
	tBehindCueLemma
	tParagraph
	tPlacesForm
	tPlaces
	tFirstClass
	tHead
	tHeadClass
	tSubject
	tSubjectClass
	tBy
	tByShort
	tByKind
	tReadings
	tByCue
	tJoin
	tPiece
	tPieceBy
	tLeftOut
	tMentionSubject
	tMentionNone
	tMentionSenses
	tEndInside
	tEndPair
	tBeginPair
	tListener
	tEndRel
	tTail
	tUncued
	tUncuedShape
	tUncuedSize
	tUncuedAround
	tUncuedBefore
	tUncuedVerb
	tUncuedSubject
	tUncuedRival
	tUncuedLast
	tUncuedLinked
	tTurn
	tTurnCount
)

// NoneFeatures returns the features of "none of them" of group i. They are valid
// until the next call.
func (f *Finder) NoneFeatures(i int) []uint64 {
	f.view.clear()
	f.groupFeatures(i)
	return f.view.features()
}

// Features returns the features of proposal k, which is of group i. They are
// valid until the next call.
func (f *Finder) Features(i int, k int32) []uint64 {
	f.view.clear()
	f.proposalFeatures(i, k)
	return f.view.features()
}

func (f *Finder) groupFeatures(i int) {
	v, g, scale := &f.view, &f.Groups[i], f.scale
	if !g.Cued() {
		f.uncuedFeatures(g)
		return
	}
	d := v.in.Doc
	h := v.at(g.cue.head)
	cue := step(g.cue.score, scale[0])
	gain, speaks := step(g.gain, scale[1]), step(g.speaks, scale[1])
	lemma, class, pos := h.lemma, uint64(h.class), uint64(h.pos)
	tokens := g.cue.tokens
	first, last := v.at(tokens.Start), v.at(tokens.End-1)
	v.put1(tCue, cue)
	v.put2(tCueGain, cue, gain)
	v.put2(tCueSpeaks, cue, speaks)
	v.put1(tLemma, lemma)
	v.put2(tLemmaPos, lemma, pos)
	v.put2(tLemmaCue, lemma, cue)
	v.put2(tClassPos, class, pos)
	v.put3(tClassPosCue, class, pos, cue)
	over, under := f.overlaps(i)
	v.put2(tOver, over, under)
	v.put3(tOverCue, over, under, cue)
	v.put1(tContext, g.context)
	v.put2(tContextCue, g.context, cue)
	v.put2(tRel, uint64(h.rel), pos)
	v.put2(tRelLemma, uint64(h.rel), lemma)
	v.put2(tFrame, frameOf(h), pos)
	v.put2(tFirst, first.lemma, lemma)
	v.put2(tFirstPos, first.lemma, pos)
	v.put2(tLast, last.lemma, lemma)
	v.put2(tCueSize, bucket(tokens.Len()), pos)
	v.put1(tNegated, bit(h.left&(1<<syntax.Neg) != 0))
	v.put2(tNegatedLemma, bit(h.left&(1<<syntax.Neg) != 0), lemma)
	v.put2(tBeforeCue, v.at(tokens.Start-1).lemma, pos)
	v.put2(tBehindCue, v.at(tokens.End).lemma, pos)
	v.put2(tBehindCueLemma, v.at(tokens.End).lemma, lemma)
	v.put2(tParagraph, bit(d.Tokens[g.cue.head].Paragraph == 0), cue)
	v.put3(tFirstClass, uint64(first.pos), pos, class)
	if h.head >= 0 {
		v.put2(tHead, uint64(h.rel), v.at(h.head).lemma)
		v.put3(tHeadClass, uint64(h.rel), uint64(v.at(h.head).class), class)
	}
	if h.subject >= 0 {
		v.put2(tSubject, v.at(h.subject).lemma, class)
		v.put2(tSubjectClass, uint64(v.at(h.subject).class), lemma)
	}
}

func (f *Finder) proposalFeatures(i int, k int32) {
	v, g, p, scale := &f.view, &f.Groups[i], &f.Proposals[k], f.scale
	by, kind := uint64(p.By), uint64(p.Kind)
	v.put1(tBy, by)
	if p.By == ByTurn {
		return // all turns of a document or none
	}
	v.put2(tByKind, by, kind)
	v.put3(tReadings, g.readings, p.rule(), bit(p.Short == 0))
	v.put4(tJoin, by, uint64(p.Back), uint64(p.More), kind)
	f.mentionFeatures(g, p)
	f.edgeFeatures(p)
	if !g.Cued() {
		return
	}
	h := v.at(g.cue.head)
	cue := step(g.cue.score, scale[0])
	lemma, class, pos := h.lemma, uint64(h.class), uint64(h.pos)
	v.put2(tByShort, by, step(p.Short, scale[1]))
	v.put2(tByCue, by, cue)

	// The content: side, gap, size.
	tokens := g.cue.tokens
	c, z := p.Content[0], p.Content[len(p.Content)-1]
	side, gap, n := uint64(0), uint64(0), 0
	for _, r := range p.Content {
		n += r.Len()
	}
	size := bucket(n)
	if c.Start > tokens.Start {
		side, gap = 1, bucket(int(c.Start-tokens.End))
	} else {
		gap = bucket(int(tokens.Start - c.End))
		if z.Start > tokens.Start {
			side = 2
		}
	}
	form, from, to := f.place(g, p)
	begin := v.at(c.Start).lemma
	v.put2(tCueKind, cue, kind)
	v.put2(tGainKind, step(g.gain, scale[1]), kind)
	v.put2(tSpeaksKind, step(g.speaks, scale[1]), kind)
	v.put2(tLemmaKind, lemma, kind)
	v.put3(tClassPosKind, class, pos, kind)
	v.put2(tLemmaForm, lemma, form)
	v.put3(tMentionPlace, from, to, kind)
	v.put3(tContentPlace, side, gap, kind)
	v.put3(tContentPlaceLemma, side, gap, lemma)
	v.put2(tSizeKind, size, kind)
	v.put3(tSizeClass, size, pos, class)
	v.put3(tBeginClass, begin, class, pos)
	v.put2(tBeginLemma, begin, lemma)
	v.put2(tContextKind, g.context, kind)
	v.put3(tRelKind, uint64(h.rel), pos, kind)
	v.put4(tPlacesForm, kind, side, from, bit(form != 0))
	v.put5(tPlaces, kind, side, gap, from, to)
	f.pieceFeatures(g, p)
}

// mentionFeatures are those of a proposal's mention.
func (f *Finder) mentionFeatures(g *Group, p *Proposal) {
	v := &f.view
	kind := uint64(p.Kind)
	if p.Mention.Empty() {
		v.put2(tMentionNone, uint64(p.By), kind)
		return
	}
	form, _, _ := f.place(g, p)
	v.put1(tForm, form)
	v.put2(tFormKind, form, kind)
	v.put2(tMentionSenses, uint64(v.at(v.headOf(p.Mention)).senses), kind)
	if g.Cued() {
		h := v.at(g.cue.head)
		v.put3(tMentionSubject, bit(h.subject >= 0 && p.Mention.Contains(h.subject)), bit(h.subject >= 0), uint64(p.By))
		v.put2(tLemmaMention, h.lemma, bit(h.subject >= 0 && p.Mention.Contains(h.subject)))
	}
}

// place tells the form of a proposal's mention and where it lies to the cue.
func (f *Finder) place(g *Group, p *Proposal) (form, side, gap uint64) {
	if p.Mention.Empty() {
		return 0, 0, 0
	}
	x := f.view.at(f.view.headOf(p.Mention))
	form = 1 + uint64(x.pos)<<8 + uint64(x.class)
	switch {
	case !g.Cued():
	case p.Mention.Start > g.cue.tokens.Start:
		side, gap = 1, bucket(int(p.Mention.Start-g.cue.tokens.End))
	default:
		gap = bucket(int(g.cue.tokens.Start - p.Mention.End))
	}
	return form, side, gap
}

// edgeFeatures tell how a content begins and ends.
func (f *Finder) edgeFeatures(p *Proposal) {
	v, d := &f.view, f.view.in.Doc
	kind := uint64(p.Kind)
	c, z := p.Content[0], p.Content[len(p.Content)-1]
	begin, last, next := v.at(c.Start), v.at(z.End-1), v.at(z.End)
	v.put1(tBegin, begin.lemma)
	if before := v.at(c.Start - 1); p.By == ByListener {
		v.put3(tListener, uint64(before.class), uint64(before.pos), uint64(begin.pos))
		v.put1(tListener, before.lemma)
	}
	v.put2(tBeginPair, v.at(c.Start-1).lemma, uint64(begin.pos))
	v.put1(tEnd, next.lemma)
	v.put2(tEndKind, next.lemma, kind)
	v.put2(tEndInside, last.lemma, uint64(next.pos))
	v.put3(tEndPair, uint64(last.pos), uint64(next.pos), uint64(next.rel))
	inside := uint64(0)
	if int(z.End) < len(d.Tokens) && d.Tokens[z.End].Sentence == d.Tokens[z.End-1].Sentence {
		inside = 1
		if next.head >= 0 && covers(p.Content, next.head) {
			inside = 2
		}
	}
	v.put3(tEndRel, inside, uint64(next.rel), kind)
	v.put3(tTail, inside, uint64(next.pos), uint64(v.at(z.End+1).pos))
	v.put2(tPiecesKind, uint64(min(len(p.Content), 6)), kind)
}

// overlaps says how the readings of a group lie to those of its neighbours:
// over, its cue lies in the content of one with a better (2) or worse (1) cue;
// under, it reads the cue of such a one as its content.
func (f *Finder) overlaps(i int) (over, under uint64) {
	g := &f.Groups[i]
	for j := max(0, i-12); j < min(len(f.Groups), i+13); j++ {
		q := &f.Groups[j]
		if j == i || !q.Cued() {
			continue
		}
		better := 1 + bit(q.cue.score > g.cue.score)
		if covers(f.Proposals[q.From].Content, g.cue.head) {
			over = max(over, better)
		}
		if covers(f.Proposals[g.From].Content, q.cue.head) {
			under = max(under, better)
		}
	}
	return over, under
}

// step folds a score into whole and half units of the trained weights.
func step(score int32, scale float64) uint64 {
	s := int(int64(score) * 2 / int64(scale))
	return uint64(20 + max(-16, min(20, s)))
}

// finiteVerb reports whether a tag is that of a verb that has a subject.
func finiteVerb(p tag.POS) bool {
	return p == tag.VBD || p == tag.VBZ || p == tag.VBP || p == tag.MD
}
