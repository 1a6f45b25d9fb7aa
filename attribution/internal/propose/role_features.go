package propose

import "github.com/whosaid/whosaid/attribution/internal/linear"

// unitFeatures are those of a unit that do not depend on the cue.
func (v *view) unitFeatures(u unit) {
	p1, n1 := v.outside(u.tokens.Start-1), v.outside(u.tokens.End)
	if u.shape != shapeToken {
		first := v.at(v.inner(u.tokens).Start)
		v.put1(quoteShape, uint64(u.shape))
		v.put2(quoteFirst, uint64(u.shape), first.lemma)
		v.put3(quoteAround, uint64(u.shape), p1.word, n1.word)
		v.put2(quoteFirstPos, uint64(u.shape), uint64(first.pos))
		v.put2(quoteSize, uint64(u.shape), bucket(u.tokens.Len()))
		v.put2(quotePrev, uint64(u.shape), p1.lemma)
		v.put2(quoteNext, uint64(u.shape), n1.lemma)
		return
	}
	f := v.at(u.head)
	if u.tokens.Start < u.head {
		first := v.at(u.tokens.Start)
		v.put2(phraseFirst, first.lemma, uint64(f.pos))
		v.put2(phrasePrev, first.lemma, p1.lemma)
		v.put2(phraseSize, uint64(first.pos), bucket(u.tokens.Len()))
	}
	v.put1(unitLemma, f.lemma)
	v.put2(unitWordPos, f.word, uint64(f.pos))
	v.put3(unitPosAround, uint64(p1.pos), uint64(f.pos), uint64(n1.pos))
	v.put2(unitPrevPos, p1.lemma, uint64(f.pos))
	v.put2(unitPosNext, uint64(f.pos), n1.lemma)
	v.put2(unitLemmaNextPos, f.lemma, uint64(n1.pos))
	v.put2(unitPrevPosLemma, uint64(p1.pos), f.lemma)
	v.put2(unitClassPos, uint64(f.class), uint64(f.pos))
	v.put2(unitPrevTwo, v.at(u.tokens.Start-2).lemma, p1.lemma)
	v.put2(unitNextTwo, n1.lemma, v.at(u.tokens.End+1).lemma)
}

// quoteAttributes stands for a quotation seen from outside.
var quoteAttributes = attributes{word: maskQuote, lemma: maskQuote, head: -1, subject: -1, object: -1, clause: -1}

// outside gives token i as the neighbour of a unit, a quotation as one.
func (v *view) outside(i int32) *attributes {
	f := v.at(i)
	if f.quoted {
		return &quoteAttributes
	}
	return f
}

// walk holds what changes along the units of a frame.
type walk struct {
	commas, others, dashes int
	that, colon, verb      bool
}

// spot is a unit as seen from a cue: what its features are made of.
type spot struct {
	unit, before, behind *attributes // the unit and its neighbours
	pos, lemma, word     uint64
	side                 uint64 // 0 before the cue, 1 behind it
	distance             uint64
	sentence             uint64 // how far behind that of the cue, see sameSentence
	first                uint64 // 1 for the first unit of its sentence
	commas               uint64 // between cue and unit
	passed               uint64 // what else is between them
	other                bool   // belongs to another cue
	tree                 bool   // stands in the cue's sentence, whose tree is known; those without a cue have none
	branch               branch
	back, ahead          branch // of the neighbours
	top                  uint64 // 1 if the unit is the top of its branch
	edge                 uint64 // where its branch begins (1) and ends (2)
	place                uint64 // branch and edge together
}

// branch says how a branch of the tree is attached: how far up from the cue, and by
// which relation.
type branch struct{ level, rel uint64 }

// sameSentence is spot.sentence in the sentence of the cue.
const sameSentence = 3

// look looks at unit k.
func (p *spot) look(v *view, f *frame, k int, w *walk) {
	*p = spot{}
	u := &f.units[k]
	d := v.in.Doc
	p.unit, p.before, p.behind = v.at(u.head), v.outside(u.tokens.Start-1), v.outside(u.tokens.End)
	p.pos, p.lemma, p.word = uint64(p.unit.pos), p.unit.lemma, p.unit.word
	if u.shape != shapeToken {
		p.pos, p.lemma, p.word = 100+uint64(u.shape), maskQuote, maskQuote
	}
	distance := k - f.first
	if k > f.last {
		distance, p.side = k-f.last, 1
	}
	p.distance = bucket(distance)
	sentence := d.Tokens[u.tokens.Start].Sentence
	p.sentence = uint64(sameSentence + max(-3, min(3, sentence-d.Tokens[f.cue.tokens.Start].Sentence)))
	p.first = bit(d.Sentences[sentence].Start == u.tokens.Start)
	p.commas = uint64(min(w.commas, 3))
	p.passed = bit(w.that) | bit(w.colon)<<1 | bit(w.verb)<<2 | uint64(min(w.others, 1))<<3 | uint64(min(w.dashes, 1))<<4
	p.other = f.others[k]
	p.tree = d.Tokens[u.head].Sentence == d.Tokens[f.cue.head].Sentence
	if !p.tree {
		return
	}
	p.branch = f.branch(v, k)
	p.top = bit(f.branches[k] == u.head)
	p.edge = 3
	if k > 0 {
		p.back = f.branch(v, k-1)
		p.edge &^= bit(f.branches[k-1] == f.branches[k])
	}
	if k+1 < len(f.units) {
		p.ahead = f.branch(v, k+1)
		p.edge &^= bit(f.branches[k+1] == f.branches[k]) << 1
	}
	p.place = linear.Mix(p.branch.level<<16|p.branch.rel<<8|p.side, p.edge)
}

// branch is that of unit k.
func (f *frame) branch(v *view, k int) branch {
	b := branch{uint64(f.levels[k]), 63}
	if t := f.branches[k]; t >= 0 {
		b.rel = uint64(v.at(t).rel)
	}
	return b
}

// roleFeatures appends the features of a unit that depend on the cue. They come
// in groups by what they depend on: see sums.
func (v *view) roleFeatures(f *frame, k int) {
	p := &f.spot
	v.stretchFeatures(f, p)
	if p.tree {
		v.branchFeatures(f, p)
	}
	v.spotFeatures(f, k, p)
}

// stretchFeatures are shared by the units of a side with the same marks and
// words between them and the cue.
func (v *view) stretchFeatures(f *frame, p *spot) {
	v.put2(roleSentence, p.sentence, p.side)
	v.put3(roleSentenceContext, p.sentence, p.side, f.context)
	v.put4(roleCommas, p.sentence, p.side, p.commas, f.context)
	v.put5(rolePassed, p.sentence, p.side, p.passed, p.commas, f.context)
	if p.tree {
		v.put3(placeCueRel, f.chainRel(v), p.side, f.context)
	}
}

// stretch tells apart what stretchFeatures depend on. It is never 0.
func (p *spot) stretch() uint64 {
	return 1 | p.side<<1 | bit(p.tree)<<2 | p.sentence<<3 | p.commas<<6 | p.passed<<8
}

// branchFeatures are shared by the units within a branch.
func (v *view) branchFeatures(f *frame, p *spot) {
	v.put1(placeAlone, p.place)
	v.put2(placeCueLemma, p.place, f.lemma)
	v.put3(placeCueClass, p.place, f.class, f.form)
	v.put2(placeContext, p.place, f.context)
	if p.edge&1 == 0 {
		v.put3(placeLevelBefore, p.place, p.branch.level, p.branch.rel)
	}
	if p.edge&2 == 0 {
		v.put3(placeLevelBehind, p.place, p.branch.level, p.branch.rel)
	}
}

// spotFeatures are those that a unit hardly shares with another.
func (v *view) spotFeatures(f *frame, k int, p *spot) {
	v.put1(roleDistance, p.distance)
	v.put3(roleDistanceCue, f.form, f.class, p.distance)
	v.put3(roleLemma, p.side, p.lemma, p.sentence)
	v.put4(rolePosAround, p.side, uint64(p.before.pos), p.pos, uint64(p.behind.pos))
	v.put4(roleSentenceFirst, p.sentence, p.side, p.first, p.behind.lemma)
	v.put4(rolePrevWord, p.side, p.sentence, p.before.lemma, p.word)
	v.put4(roleWordNext, p.side, p.sentence, p.word, p.behind.lemma)
	v.put3(roleNextCommas, p.side, p.behind.lemma, p.commas)
	v.put3(roleCueLemma, f.lemma, p.lemma, p.side)
	v.put4(rolePassedPos, p.sentence, p.side, p.passed, p.pos)
	if p.other {
		v.put2(roleOtherCue, p.side, p.distance)
		v.put2(roleOtherCueSentence, p.side, p.sentence)
	}
	v.put5(roleCueFormPrev, f.form, p.side, p.sentence, p.before.lemma, p.pos)
	if !p.tree {
		return
	}
	v.put2(unitRelPos, uint64(p.unit.rel), p.pos)
	v.put3(unitNextRelPos, uint64(p.behind.rel), uint64(p.behind.pos), p.pos)
	v.put2(placePos, p.place, p.pos)
	v.put5(linear.Mix(placeRels, p.branch.level), p.branch.rel, p.side, p.top, uint64(p.unit.rel), p.pos)
	v.put2(placePrev, p.place, p.before.lemma)
	v.put2(placeNext, p.place, p.behind.lemma)
	v.put3(placeCommas, p.place, p.sentence, p.commas)
	if p.edge&1 != 0 && k > 0 {
		v.put3(placeLevelBefore, p.place, p.back.level, p.back.rel)
	}
	if k+1 < len(f.units) {
		if p.edge&2 != 0 {
			v.put3(placeLevelBehind, p.place, p.ahead.level, p.ahead.rel)
		}
		v.put4(placeLevelBehindNext, p.place, p.ahead.level, p.ahead.rel, p.behind.lemma)
	}
}

// chainRel says how the cue itself is attached in its sentence.
func (f *frame) chainRel(v *view) uint64 {
	h := v.at(f.cue.head)
	if h.head < 0 {
		return 1 << 8
	}
	return uint64(h.rel)<<1 | bit(h.head > f.cue.head)
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
