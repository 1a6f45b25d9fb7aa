package propose

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// The features that the decision weighs. Those of a group as a whole are given to
// its choice "none of them" alone: a feature that all choices share is no help
// in choosing among them, and so it is looked up only once.

// Templates of features; the numbers are part of the weights.
const (
	tGainKind uint64 = 300 + iota
	tMentionGainKind
	tClassPosKind
	tMentionRel
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
	tEndKind
	tPiecesKind
	tOver
	tOverCue
	tContextKind
	tFrame
	tNegated
	tParagraph
	tPlacesForm
	tHead
	tBy
	tByShort
	tReadings
	tJoin
	tPiece
	tPieceBy
	tLeftOut
	tMentionSubject
	tMentionNone
	tMentionSenses
	tEndPair
	tBeginPair
	tListener
	tEndRel
	tTail
	tUncued
	tUncuedBefore
	tUncuedVerb
	tUncuedRival
	tUncuedLinked
	tTurn
	tTurnCount
	tMentionEdge
	tMentionUnder
)

// NoneFeatures returns the features of "none of them" of group i. They are valid
// until the next call.
func (f *Finder) NoneFeatures(i int) []uint64 {
	v, g := &f.view, &f.Groups[i]
	v.clear()
	if !g.Cued() {
		f.uncuedFeatures(g)
		return v.features()
	}
	h := v.at(g.cue.head)
	cue := step(g.cue.score, f.scale[0])
	v.put2(tOver, g.over, g.under)
	v.put3(tOverCue, g.over, g.under, cue)
	v.put2(tFrame, frameOf(h), uint64(h.pos))
	v.put1(tNegated, bit(h.left&(1<<syntax.Neg) != 0))
	v.put2(tParagraph, bit(v.in.Doc.Tokens[g.cue.head].Paragraph == 0), cue)
	if h.head >= 0 {
		v.put2(tHead, uint64(h.rel), v.at(h.head).lemma)
	}
	return v.features()
}

// Features returns the features of proposal k, which is of group i. They are
// valid until the next call.
func (f *Finder) Features(i int, k int32) []uint64 {
	v, g, p := &f.view, &f.Groups[i], &f.Proposals[k]
	v.clear()
	v.put1(tBy, uint64(p.By))
	if p.By != ByTurn { // all turns of a document or none
		v.put3(tReadings, g.readings, p.rule(), bit(p.Short == 0))
		v.put4(tJoin, uint64(p.By), uint64(p.Back), uint64(p.More), uint64(p.Kind))
		f.mentionFeatures(g, p)
		f.edgeFeatures(p)
		if g.Cued() {
			f.cueAndContent(g, p)
			f.pieceFeatures(g, p)
		}
	}
	return v.features()
}

// cueAndContent are the features of a proposal with a cue.
func (f *Finder) cueAndContent(g *Group, p *Proposal) {
	v, kind := &f.view, uint64(p.Kind)
	h := v.at(g.cue.head)
	lemma, class, pos := h.lemma, uint64(h.class), uint64(h.pos)
	side, gap := g.lie(p.Content[0])
	if side == 0 && p.Content[len(p.Content)-1].Start > g.cue.tokens.Start {
		side = 2
	}
	n := 0
	for _, r := range p.Content {
		n += r.Len()
	}
	size, begin := bucket(n), v.at(p.Content[0].Start).lemma
	form, from, to := uint64(0), uint64(0), uint64(0)
	if !p.Mention.Empty() {
		form = v.form(p.Mention)
		from, to = g.lie(p.Mention)
	}
	v.put2(tByShort, uint64(p.By), step(p.Short, f.scale[1]))
	v.put2(tGainKind, step(g.gain, f.scale[1]), kind)
	v.put2(tMentionGainKind, step(g.mentionGain, f.scale[1]), kind)
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
	v.put4(tPlacesForm, kind, side, from, bit(form != 0))
}

// mentionFeatures are those of a proposal's mention.
func (f *Finder) mentionFeatures(g *Group, p *Proposal) {
	v, kind := &f.view, uint64(p.Kind)
	if p.Mention.Empty() {
		v.put3(tMentionNone, uint64(p.By), kind, uint64(g.via))
		return
	}
	h := v.at(v.headOf(p.Mention))
	v.put2(tFormKind, v.form(p.Mention), kind)
	v.put2(tMentionSenses, uint64(h.senses), kind)
	if g.Cued() {
		v.put3(tMentionSubject, bit(p.Mention.Overlaps(g.subject)), uint64(g.via), uint64(p.By))
		v.put3(tMentionRel, uint64(h.rel), v.level(g.cue.head, h.head), uint64(v.at(g.cue.head).pos))
		v.put2(tMentionUnder, h.lemma, g.under) // "Bell said he would stay, the newspaper reported"
		v.put2(tMentionEdge, v.at(p.Mention.Start-1).lemma, uint64(h.rel))
	}
}

// Personal reports whether a mention is of people: a name, "she", a noun for a person
// or a group. "It" and "they" mean things as often.
func (f *Finder) Personal(mention text.Range) bool {
	if mention.Empty() {
		return false
	}
	x := f.view.at(f.view.headOf(mention))
	senses := lang.Senses(x.senses)
	return x.pos.Proper() || senses.Has(lang.NounPerson) || senses.Has(lang.NounGroup) ||
		x.pos == tag.PRP && x.lemma != f.view.norm(lang.WordIt) && x.lemma != f.view.norm(lang.WordThey)
}

// form is the part of speech and the class of a mention's head.
func (v *view) form(mention text.Range) uint64 {
	x := v.at(v.headOf(mention))
	return 1 + uint64(x.pos)<<8 + uint64(x.class)
}

// lie tells the side of the cue on which a range begins, and how far from it.
func (g *Group) lie(r text.Range) (side, gap uint64) {
	if r.Start > g.cue.tokens.Start {
		return 1, bucket(int(r.Start - g.cue.tokens.End))
	}
	return 0, bucket(int(g.cue.tokens.Start - r.End))
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
	v.put2(tEndKind, next.lemma, kind)
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
