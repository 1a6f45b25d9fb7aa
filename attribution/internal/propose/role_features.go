package propose

import "github.com/whosaid/whosaid/attribution/internal/linear"

// unitFeatures are those of a unit that do not depend on the cue.
func (v *view) unitFeatures(u unit) {
	if u.shape != shapeToken {
		first := v.at(v.inner(u.tokens).Start)
		v.put(quoteShape, uint64(u.shape))
		v.put(quoteFirst, uint64(u.shape), first.lemma)
		v.put(quoteAround, uint64(u.shape), v.before(u).word, v.after(u).word)
		v.put(quoteFirstPos, uint64(u.shape), uint64(first.pos))
		v.put(quoteSize, uint64(u.shape), bucket(u.tokens.Len()))
		v.put(quotePrev, uint64(u.shape), v.before(u).lemma)
		v.put(quoteNext, uint64(u.shape), v.after(u).lemma)
		return
	}
	i := u.head
	f, p1, n1 := v.at(i), v.before(u), v.after(u)
	if u.tokens.Start < i {
		first := v.at(u.tokens.Start)
		v.put(phraseFirst, first.lemma, uint64(f.pos))
		v.put(phrasePrev, first.lemma, p1.lemma)
		v.put(phraseSize, uint64(first.pos), bucket(u.tokens.Len()))
	}
	v.put(unitLemma, f.lemma)
	v.put(unitWordPos, f.word, uint64(f.pos))
	v.put(unitPosAround, uint64(p1.pos), uint64(f.pos), uint64(n1.pos))
	v.put(unitPrevPos, p1.lemma, uint64(f.pos))
	v.put(unitPosNext, uint64(f.pos), n1.lemma)
	v.put(unitLemmaNextPos, f.lemma, uint64(n1.pos))
	v.put(unitPrevPosLemma, uint64(p1.pos), f.lemma)
	v.put(unitClassPos, uint64(f.class), uint64(f.pos))
	v.put(unitPrevTwo, v.at(u.tokens.Start-2).lemma, p1.lemma)
	v.put(unitNextTwo, n1.lemma, v.at(u.tokens.End+1).lemma)
}

// quoteFact stands for a quotation seen from outside.
var quoteFact = fact{word: maskQuote, lemma: maskQuote, head: -1, subject: -1, object: -1, clause: -1}

// before and after give the neighbours of a unit, a quotation as one.
func (v *view) before(u unit) *fact {
	f := v.at(u.tokens.Start - 1)
	if f.quoted {
		return &quoteFact
	}
	return f
}

func (v *view) after(u unit) *fact {
	f := v.at(u.tokens.End)
	if f.quoted {
		return &quoteFact
	}
	return f
}

// walk holds what changes along the units of a frame.
type walk struct {
	commas, others, dashes int
	that, colon, verb      bool
}

// roleFeatures appends the features of unit k that depend on the cue.
func (v *view) roleFeatures(f *frame, k int, w walk) {
	u := f.units[k]
	d := v.in.Doc
	x := v.at(u.head)
	pos, lemma, word := uint64(x.pos), x.lemma, x.word
	if u.shape != shapeToken {
		pos, lemma, word = 100+uint64(u.shape), maskQuote, maskQuote
	}
	distance := k - f.first
	side := uint64(0)
	if k > f.last {
		distance, side = k-f.last, 1
	}
	b := bucket(distance)
	sentences := int(d.Tokens[u.tokens.Start].Sentence - d.Tokens[f.cue.tokens.Start].Sentence)
	s := uint64(3 + max(-3, min(3, sentences)))
	first := uint64(0)
	if d.Sentences[d.Tokens[u.tokens.Start].Sentence].Start == u.tokens.Start {
		first = 1
	}
	p1, n1 := v.before(u), v.after(u)

	v.put(roleDistance, b)
	v.put(roleSentence, s, side)
	v.put(roleSentenceContext, s, side, f.context)
	v.put(roleDistanceCue, f.form, f.class, b)
	commas := uint64(min(w.commas, 3))
	v.put(roleCommas, s, side, commas, f.context)
	v.put(roleLemma, side, lemma, s)
	v.put(rolePosAround, side, uint64(p1.pos), pos, uint64(n1.pos))
	v.put(roleNextCommas, side, n1.lemma, commas)
	v.put(roleCueLemma, f.lemma, lemma, side)
	v.put(roleSentenceFirst, s, side, first, n1.lemma)
	passed := bit(w.that) | bit(w.colon)<<1 | bit(w.verb)<<2 | uint64(min(w.others, 1))<<3 | uint64(min(w.dashes, 1))<<4
	v.put(rolePassedPos, s, side, passed, pos)
	v.put(rolePassed, s, side, passed, commas, f.context)
	if f.others[k] {
		v.put(roleOtherCue, side, b)
		v.put(roleOtherCueSentence, side, s)
	}
	v.put(roleCueFormPrev, f.form, side, s, p1.lemma, pos)
	v.put(rolePrevWord, side, s, p1.lemma, word)
	v.put(roleWordNext, side, s, word, n1.lemma)

	// Syntax: the branch, and whether it begins or ends here. Sentences without
	// a cue have no tree, so that of another sentence must not matter.
	if d.Tokens[u.head].Sentence != d.Tokens[f.cue.head].Sentence {
		return
	}
	level, branch := uint64(f.levels[k]), f.branches[k]
	rel, far := uint64(63), uint64(0)
	if branch >= 0 {
		rel = uint64(v.at(branch).rel)
		if branch == u.head {
			far = 1
		}
	}
	edge := uint64(0)
	if k == 0 || f.branches[k-1] != branch {
		edge |= 1
	}
	if k+1 == len(f.units) || f.branches[k+1] != branch {
		edge |= 2
	}
	place := linear.Mix(level<<16|rel<<8|side, edge)
	v.put(placeAlone, place)
	v.put(placePos, place, pos)
	v.put(placeCueLemma, place, f.lemma)
	v.put(placeCueClass, place, f.class, f.form)
	v.put(placeContext, place, f.context)
	v.put(placeRels, level, rel, side, far, uint64(x.rel), pos)
	v.put(placePrev, place, p1.lemma)
	v.put(placeNext, place, n1.lemma)
	v.put(placeCommas, place, s, commas)
	if k > 0 {
		v.put(placeLevelBefore, place, uint64(f.levels[k-1]), v.relOf(f.branches[k-1]))
	}
	if k+1 < len(f.units) {
		v.put(placeLevelBehind, place, uint64(f.levels[k+1]), v.relOf(f.branches[k+1]))
		v.put(placeLevelBehindNext, place, uint64(f.levels[k+1]), v.relOf(f.branches[k+1]), n1.lemma)
	}
	v.put(unitRelPos, uint64(x.rel), pos)
	v.put(unitNextRelPos, uint64(n1.rel), uint64(n1.pos), pos)
	v.put(placeCueRel, f.chainRel(v), side, f.context)
}

func (v *view) relOf(token int32) uint64 {
	if token < 0 {
		return 63
	}
	return uint64(v.at(token).rel)
}

// chainRel says how the cue itself is attached in its sentence.
func (f *frame) chainRel(v *view) uint64 {
	h := v.at(f.cue.head)
	if h.head < 0 {
		return 1 << 8
	}
	dir := uint64(0)
	if h.head > f.cue.head {
		dir = 1
	}
	return uint64(h.rel)<<1 | dir
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
