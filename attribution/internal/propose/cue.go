package propose

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Labels of the cue finder.
const (
	cueOut = iota
	cueBegin
	cueInside
	cueLabels
)

// CueForbidden are the label pairs that cannot follow one another.
var CueForbidden = [][2]int{{cueOut, cueInside}, {cueLabels, cueInside}}

// Candidate is a stretch of tokens that may be a cue.
type Candidate struct {
	tokens text.Range
	head   int32 // the token whose syntactic head lies outside
	score  int32 // how much the best labelling with this cue falls short of, or (positive) exceeds, the best without
}

// cueFeatures appends the features of token i: the few of a glance,
// which rule most words out, those of the words alone, which also tell whether
// the sentence is worth a tree, and those of the tree.
func (v *view) cueFeatures(i int32) {
	v.cueGlance(i)
	v.cueWords(i)
	v.cueTree(i)
}

func (v *view) cueGlance(i int32) {
	f, p1, n1, n2 := v.at(i), v.at(i-1), v.at(i+1), v.at(i+2)
	w, pos, cl := f.lemma, uint64(f.pos), uint64(f.class)
	v.put1(cueLemma, w)
	v.put1(cueWord, f.word)
	v.put2(cuePrevPosPos, uint64(p1.pos), pos)
	v.put3(cuePosBehind, pos, uint64(n1.pos), uint64(n2.pos))
	v.put2(cueLemmaNextPos, w, uint64(n1.pos))
	v.put3(cueClassPosNext, cl, pos, n1.lemma)
	v.put3(cueClassPosPrev, cl, pos, p1.lemma)
	v.put2(cuePrevClass, uint64(p1.class), cl)
}

func (v *view) cueWords(i int32) {
	f := v.at(i)
	p1, p2, n1, n2, n3 := v.at(i-1), v.at(i-2), v.at(i+1), v.at(i+2), v.at(i+3)
	w, pos, cl := f.lemma, uint64(f.pos), uint64(f.class)
	v.put2(cueLemmaPos, w, pos)
	v.put1(cuePos, pos)
	v.put1(cuePrev, p1.lemma)
	v.put1(cueNext, n1.lemma)
	v.put1(cuePrev2, p2.lemma)
	v.put1(cueNext2, n2.lemma)
	v.put2(cuePrevLemma, p1.lemma, w)
	v.put2(cueLemmaNext, w, n1.lemma)
	v.put2(cuePosNextPos, pos, uint64(n1.pos))
	v.put3(cuePosAround, uint64(p1.pos), pos, uint64(n1.pos))
	v.put3(cuePosBefore, uint64(p2.pos), uint64(p1.pos), pos)
	v.put2(cueLemmaPrevPos, w, uint64(p1.pos))
	v.put2(cueClassPos, cl, pos)
	v.put3(cueLemmaNextTwo, w, n1.lemma, n2.lemma)
	v.put1(cueNext3, n3.lemma)
	v.put2(cueNextClass, cl, uint64(n1.class))
	v.put2(cueLemmaNext2, w, n2.lemma)
	v.put2(cueSenses, uint64(f.senses), pos)

	lq, rq := v.quoteDistance(i)
	qs := lq*8 + rq
	v.put1(cueQuotes, qs)
	v.put2(cueLemmaQuotes, w, qs)
	v.put3(cueClassQuotes, cl, pos, qs)
	v.put2(cueLemmaQuoteBefore, w, lq)
	v.put2(cueLemmaQuoteBehind, w, rq)
}

func (v *view) cueTree(i int32) {
	f := v.at(i)
	w, pos, cl := f.lemma, uint64(f.pos), uint64(f.class)
	rel, frame := uint64(f.rel), frameOf(f)
	v.put3(cueSensesFrame, uint64(f.senses), pos, frame)
	var hw, hp, hc uint64 = maskEdge, 0, 0
	if f.head >= 0 {
		h := v.at(f.head)
		hw, hp, hc = h.lemma, uint64(h.pos), uint64(h.class)
	}
	v.put2(cueRelPos, rel, pos)
	v.put2(cueRelLemma, rel, w)
	v.put2(cueRelHead, rel, hw)
	v.put3(cueRelHeadPos, rel, hp, hc)
	v.put2(cueLemmaHead, w, hw)
	v.put3(cueRelClasses, rel, cl, hc)

	v.put2(cueFramePos, frame, pos)
	v.put3(cueFrameClass, frame, cl, pos)
	v.put2(cueFrameLemma, frame, w)
	v.put2(cueLemmaPreposition, w, f.preposition)
	v.put3(cueClassPreposition, cl, pos, f.preposition)
	if f.subject >= 0 {
		s := v.at(f.subject)
		v.put2(cueSubjectClass, uint64(s.pos), uint64(s.class))
		v.put3(cueLemmaSubjectClass, w, uint64(s.class), uint64(s.pos))
		v.put2(cueClassSubject, cl, s.lemma)
		v.put2(cueLemmaSubject, w, s.lemma)
	} else {
		v.put1(cueLemmaNoSubject, w)
		v.put2(cueRelNoSubject, cl, rel)
	}
	if f.clause >= 0 {
		c := v.at(f.clause)
		side := bit(f.clause > i)
		v.put3(cueLemmaClause, side, uint64(c.rel), w)
		v.put3(cueClassClause, side, uint64(c.rel), cl)
		v.put4(cueClassClauseFrame, side, uint64(c.rel), uint64(c.pos), frameOf(c))
	}
	if f.object >= 0 {
		o := v.at(f.object)
		v.put2(cueLemmaObject, w, o.lemma)
		v.put2(cueClassObject, cl, o.lemma)
		v.put2(cueLemmaObjectClass, w, uint64(o.class))
		v.put3(cueClassObjectClass, cl, uint64(o.class), uint64(o.pos))
	}
	// The verb that an auxiliary or adverb stands before, and the other way
	// round: cues include them.
	if f.head >= 0 && (f.rel == syntax.Aux || f.rel == syntax.AuxPass || f.rel == syntax.Advmod || f.rel == syntax.Neg) {
		h := v.at(f.head)
		v.put3(cueAuxiliaryOf, rel, h.lemma, bucket(int(f.head-i)))
		v.put3(cueAuxiliaryOfClass, rel, uint64(h.class), frameOf(h))
	}
}

const frameRelations = 1<<syntax.Nsubj | 1<<syntax.NsubjPass | 1<<syntax.Dobj | 1<<syntax.Ccomp | 1<<syntax.Xcomp |
	1<<syntax.Advcl | 1<<syntax.Parataxis | 1<<syntax.Cop | 1<<syntax.Mark | 1<<syntax.Acl | 1<<syntax.Nmod

func frameOf(f *attributes) uint64 {
	return uint64(f.left&frameRelations)<<32 | uint64(f.right&frameRelations)
}

// quoteDistance tells how far the next quotation is on either side within the
// sentence: 0 adjacent, up to 5 far, 6 none.
func (v *view) quoteDistance(i int32) (left, right uint64) {
	s := v.in.Doc.Sentences[v.in.Doc.Tokens[i].Sentence]
	distance := func(step int32) uint64 {
		for d, j := int32(0), i+step; d < 24 && s.Contains(j); d, j = d+1, j+step {
			if v.at(j).quoted {
				return quoteStep(d)
			}
		}
		return 6
	}
	return distance(-1), distance(1)
}

func quoteStep(d int32) uint64 {
	switch {
	case d <= 2:
		return uint64(d)
	case d <= 5:
		return 3
	case d <= 11:
		return 4
	}
	return 5
}

// cueSpace says which labels token i may take, 0 for all: nothing inside a
// quotation is a cue, and no name, number, pronoun or article.
func (v *view) cueSpace(i int32) uint16 {
	if v.at(i).quoted || neverCue[v.at(i).pos] {
		return 1 << cueOut
	}
	return 0
}

// neverCue are the parts of speech that no cue holds, or so few that looking at
// half of all tokens for them does not pay.
var neverCue = func() (set [64]bool) {
	for _, p := range []tag.POS{
		tag.DT, tag.CD, tag.PRP, tag.PRPS, tag.NNP, tag.NNPS, tag.CC, tag.POSS, tag.WDT, tag.WP, tag.WPS, tag.PDT, tag.EX,
		tag.Period, tag.Comma, tag.OpenQuote, tag.CloseQuote, tag.OpenBracket, tag.CloseBracket, tag.Dollar, tag.Hash,
	} {
		set[p] = true
	}
	return set
}()

// suspect scores the words of a sentence as cues, without its tree, and returns
// the best score that one has to begin a cue. What can neither begin a cue nor
// go on with one scores Never.
func (v *view) suspect(c *linear.Chain, t *Thresholds, sent text.Range) int32 {
	best := int32(linear.Never)
	inside := false // whether the token before may be in a cue
	for i := sent.Start; i < sent.End; i++ {
		s := &v.words[i]
		*s = [cueLabels]int32{}
		telling := v.telling(i)
		if inside = v.weigh(c, t, i, inside, telling, s); !inside {
			s[cueBegin], s[cueInside] = linear.Never, linear.Never
		} else if telling {
			best = max(best, 0)
		}
		best = max(best, s[cueBegin])
	}
	return best
}

// telling reports whether a word is a cue by its meaning, so that it is looked
// at with its tree however little its neighbours speak for it.
func (v *view) telling(i int32) bool {
	f := v.at(i)
	return f.pos.Verb() && f.class == uint8(lang.Communication) || f.lemma == v.norm(lang.WordAccord) || f.lemma == v.norm(lang.WordAccording)
}

// weigh scores a word as far as it takes to see that it is in no cue, and
// reports whether it may be in one; before tells whether the word before may.
func (v *view) weigh(c *linear.Chain, t *Thresholds, i int32, before, telling bool, s *[cueLabels]int32) bool {
	if v.cueSpace(i) != 0 {
		return false
	}
	v.clear()
	v.cueGlance(i)
	c.Emit(&v.scratch, s[:], v.features())
	v.glances[i] = s[cueBegin]
	if !before && !telling && s[cueBegin] < t.Glance {
		return false
	}
	v.clear()
	v.cueWords(i)
	c.Emit(&v.scratch, s[:], v.features())
	return telling || s[cueBegin] >= t.Word || before && s[cueInside] >= t.Word
}

// longestCue is how many tokens a cue may have. Real ones have twenty at most, but
// a sentence of nothing but auxiliaries would be one cue from each of its words on.
const longestCue = 24

// candidates finds the cues of a sentence whose score is at least floor, best
// first where two overlap, and appends them in the order of the text. The
// sentence must have been suspected.
func (v *view) candidates(c *linear.Chain, l *linear.Lattice, sent text.Range, floor int32, dst []Candidate) []Candidate {
	n := sent.Len()
	l.Reset(n, cueLabels)
	for k := range n {
		i := sent.Start + int32(k)
		copy(l.At(k), v.words[i][:])
		if v.words[i][cueBegin] == linear.Never {
			continue
		}
		v.clear()
		v.cueTree(i)
		c.Emit(&v.scratch, l.At(k), v.features())
	}
	mm := l.MaxMarginals(&c.Transitions)
	first := len(dst)
	for k := range n {
		begin := mm[k*cueLabels+cueBegin]
		rest := max(mm[k*cueLabels+cueOut], mm[k*cueLabels+cueInside])
		score := begin - rest
		if score < floor {
			continue
		}
		end := k + 1
		for from := cueBegin; end < min(n, k+longestCue) && l.Best(&c.Transitions, end, from) == cueInside; from = cueInside {
			end++
		}
		if last := sent.Start + int32(end) - 1; end > k+1 && end < n && v.at(last).lemma == v.norm(lang.WordOn) && v.at(last+1).class == classOutlet {
			end-- // "wrote on X": where it was said is no part of the cue
		}
		cand := Candidate{tokens: text.Range{Start: sent.Start + int32(k), End: sent.Start + int32(end)}, score: score}
		// Of two that overlap the better one stays.
		if len(dst) > first && dst[len(dst)-1].tokens.End > cand.tokens.Start {
			if dst[len(dst)-1].score >= score {
				continue
			}
			dst = dst[:len(dst)-1]
		}
		cand.head = v.headOf(cand.tokens)
		dst = append(dst, cand)
	}
	return dst
}

// headOf returns the token of r whose head lies outside of r; the last verb of
// several.
func (v *view) headOf(r text.Range) int32 {
	best := r.Start
	found := false
	for i := r.Start; i < r.End; i++ {
		f := v.at(i)
		if !r.Contains(f.head) && (!found || f.pos.Verb()) {
			best, found = i, true
		}
	}
	return best
}
