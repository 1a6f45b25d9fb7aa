package statement

import (
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Labels of the role labeller. The last unit of a content has a label of its
// own, since where a content ends is the hardest question; a content of one
// unit is only a last one.
const (
	roleOut = iota
	roleSpeakerBegin
	roleSpeakerInside
	roleContentBegin
	roleContentInside
	roleContentLast
	roleCue
	roleLabels
)

// roleForbidden are the label pairs that cannot follow one another.
func roleForbidden() [][2]int {
	var out [][2]int
	for from := range roleLabels + 1 {
		open := from == roleContentBegin || from == roleContentInside
		for to := range roleLabels {
			ok := true
			switch {
			case open:
				ok = to == roleContentInside || to == roleContentLast
			case to == roleContentInside:
				ok = false
			case to == roleSpeakerInside:
				ok = from == roleSpeakerBegin || from == roleSpeakerInside
			}
			if !ok {
				out = append(out, [2]int{from, to})
			}
		}
	}
	return out
}

// frame is a cue with its window, ready for the role labeller.
type frame struct {
	passage  passage
	cue      candidate
	from     int      // of the passage's units, the first of the window
	units    []unit   // of the passage, those near the cue
	first    int      // unit of the cue's first token
	last     int      // unit of its last token
	levels   []uint8  // of each unit: how far up from the cue its branch hangs
	branches []int32  // the token at the top of that branch
	others   []bool   // units that belong to another candidate
	context  uint64   // what stands around the cue
	class    uint64   // of the cue's head
	lemma    uint64   // of the cue's head
	form     uint64   // its part of speech
	chain    [8]int32 // the cue's head, its head, and so on
	chainLen int
}

// lay prepares f for a cue. cues are all candidates of the document in order.
func (v *view) lay(f *frame, cue candidate, cues []candidate) {
	f.cue = cue
	f.first, f.last = f.passage.reach(v, cue.tokens)
	f.from = max(0, f.first-farUnits)
	f.units = f.passage.units[f.from:min(len(f.passage.units), f.last+1+farUnits)]
	f.first, f.last = f.first-f.from, f.last-f.from
	h := v.at(cue.head)
	f.class, f.lemma, f.form = uint64(h.class), h.lemma, uint64(h.pos)
	f.chainLen = 0
	for t := cue.head; t >= 0 && f.chainLen < len(f.chain); t = v.at(t).head {
		f.chain[f.chainLen] = t
		f.chainLen++
	}
	f.climb(v)
	f.mark(cues)
	f.context = f.around(v)
}

// climb finds the branch of every unit: the child of the cue's head, or of the
// nearest token above it, through which the unit hangs on it.
func (f *frame) climb(v *view) {
	f.levels, f.branches = f.levels[:0], f.branches[:0]
	for _, u := range f.units {
		level, branch := uint8(15), int32(-1)
		t, child := u.head, u.head
		for steps := 0; t >= 0 && steps < 24; steps++ {
			if k := f.inChain(t); k >= 0 {
				level, branch = uint8(k), child
				break
			}
			child, t = t, v.at(t).head
		}
		f.levels, f.branches = append(f.levels, level), append(f.branches, branch)
	}
}

func (f *frame) inChain(t int32) int {
	for k := range f.chainLen {
		if f.chain[k] == t {
			return k
		}
	}
	return -1
}

// mark notes the units that are candidates of their own.
func (f *frame) mark(cues []candidate) {
	f.others = f.others[:0]
	k := 0
	if len(f.units) > 0 {
		// cues are in order of the text; skip those before the window.
		lo, hi := 0, len(cues)
		for lo < hi {
			mid := (lo + hi) / 2
			if cues[mid].tokens.End <= f.units[0].tokens.Start {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		k = lo
	}
	for _, u := range f.units {
		for k < len(cues) && cues[k].tokens.End <= u.tokens.Start {
			k++
		}
		other := k < len(cues) && cues[k].tokens.Start < u.tokens.End && cues[k].tokens.Start != f.cue.tokens.Start
		f.others = append(f.others, other)
	}
}

// around says in a few bits what stands next to the cue: quotations on either
// side, "that", a colon, the borders of its sentence.
func (f *frame) around(v *view) uint64 {
	var bits uint64
	set := func(b int, on bool) {
		if on {
			bits |= 1 << b
		}
	}
	d := v.in.Doc
	sent := d.Tokens[f.cue.tokens.Start].Sentence
	same := func(k int) bool {
		return k >= 0 && k < len(f.units) && d.Tokens[f.units[k].tokens.Start].Sentence == sent
	}
	for k := f.first - 1; same(k); k-- {
		if f.units[k].shape != shapeToken {
			set(0, true)
			set(1, f.units[k].shape >= shapeClause)
			set(2, f.first-k <= 6)
			break
		}
	}
	for k := f.last + 1; same(k); k++ {
		if f.units[k].shape != shapeToken {
			set(3, true)
			set(4, f.units[k].shape >= shapeClause)
			set(5, k-f.last <= 6)
			break
		}
	}
	n1, n2 := v.at(f.cue.tokens.End), v.at(f.cue.tokens.End+1)
	set(6, n1.lemma == thatNorm || n2.lemma == thatNorm)
	set(7, n1.lemma == colonNorm || n2.lemma == colonNorm)
	set(8, !same(f.first-1))
	set(9, n1.lemma == fullStopNorm || n1.lemma == commaNorm)
	return bits
}

var (
	thatNorm     = text.NormOf("that")
	colonNorm    = text.NormOf(":")
	fullStopNorm = text.NormOf(".")
	commaNorm    = text.NormOf(",")
)

// unitFeatures are those of a unit that do not depend on the cue.
func (v *view) unitFeatures(u unit) {
	if u.shape != shapeToken {
		first := v.at(u.tokens.Start + 1)
		v.put(100, uint64(u.shape))
		v.put(101, uint64(u.shape), first.lemma)
		v.put(102, uint64(u.shape), v.before(u).word, v.after(u).word)
		v.put(103, uint64(u.shape), uint64(first.pos))
		v.put(104, uint64(u.shape), bucket(u.tokens.Len()))
		v.put(105, uint64(u.shape), v.before(u).lemma)
		v.put(106, uint64(u.shape), v.after(u).lemma)
		return
	}
	i := u.tokens.Start
	f, p1, n1 := v.at(i), v.before(u), v.after(u)
	v.put(110, f.lemma)
	v.put(111, f.word, uint64(f.pos))
	v.put(112, uint64(p1.pos), uint64(f.pos), uint64(n1.pos))
	v.put(113, p1.lemma, uint64(f.pos))
	v.put(114, uint64(f.pos), n1.lemma)
	v.put(115, f.lemma, uint64(n1.pos))
	v.put(116, uint64(p1.pos), f.lemma)
	v.put(117, uint64(f.rel), uint64(f.pos))
	v.put(118, uint64(f.class), uint64(f.pos))
	v.put(119, v.at(i-2).lemma, p1.lemma)
	v.put(120, n1.lemma, v.at(i+2).lemma)
	v.put(121, uint64(n1.rel), uint64(n1.pos), uint64(f.pos))
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
	pos, lemma, class, word := uint64(x.pos), x.lemma, uint64(x.class), x.word
	if u.shape != shapeToken {
		pos, lemma, class, word = 100+uint64(u.shape), maskQuote, 0, maskQuote
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

	v.put(200, b)
	v.put(201, b, pos)
	v.put(202, s, side)
	v.put(203, s, side, pos, f.context)
	v.put(204, s, side, f.context)
	v.put(205, s, side, f.lemma, pos)
	v.put(206, f.lemma, b)
	v.put(207, f.form, f.class, b)
	commas := uint64(min(w.commas, 3))
	v.put(208, s, side, commas, pos)
	v.put(209, s, side, commas, f.context)
	v.put(210, s, side, uint64(min(w.others, 2)), commas)
	v.put(211, side, lemma, s)
	v.put(212, side, uint64(p1.pos), pos, uint64(n1.pos))
	v.put(213, side, p1.lemma, commas)
	v.put(214, side, n1.lemma, commas)
	v.put(215, f.lemma, lemma, side)
	v.put(216, b, lemma)
	v.put(217, f.class, side, p1.lemma, pos)
	v.put(218, f.class, side, pos, n1.lemma)
	v.put(219, s, side, first, n1.lemma)
	passed := bit(w.that) | bit(w.colon)<<1 | bit(w.verb)<<2 | uint64(min(w.others, 1))<<3 | uint64(min(w.dashes, 1))<<4
	v.put(220, s, side, passed, pos)
	v.put(221, s, side, passed, commas, f.context)
	v.put(222, s, side, passed, f.lemma)
	if f.others[k] {
		v.put(223, side, b)
		v.put(224, side, s)
	}
	v.put(225, f.form, side, s, p1.lemma, pos)
	v.put(226, side, class, pos, f.lemma)
	v.put(227, side, s, p1.lemma, word)
	v.put(228, side, s, word, n1.lemma)

	// Syntax: the branch, and whether it begins or ends here.
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
	v.put(240, place)
	v.put(241, place, pos)
	v.put(242, place, f.lemma)
	v.put(243, place, f.class, f.form)
	v.put(244, place, f.context)
	v.put(245, level, rel, side, far, uint64(x.rel), pos)
	v.put(246, place, p1.lemma)
	v.put(247, place, n1.lemma)
	v.put(248, place, s, commas)
	v.put(249, level, rel, f.lemma, pos)
	if k > 0 {
		v.put(250, place, uint64(f.levels[k-1]), v.relOf(f.branches[k-1]))
	}
	if k+1 < len(f.units) {
		v.put(251, place, uint64(f.levels[k+1]), v.relOf(f.branches[k+1]))
		v.put(252, place, uint64(f.levels[k+1]), v.relOf(f.branches[k+1]), n1.lemma)
	}
	v.put(253, f.chainRel(v), side, s, commas)
	v.put(254, f.chainRel(v), side, f.context)
}

func (v *view) relOf(token int32) uint64 {
	if token < 0 {
		return 63
	}
	return uint64(v.at(token).rel)
}

// chainRel says how the cue itself hangs in its sentence.
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

// far reports whether a unit stands too far from the cue to be part of its
// statement: a word more than farSentences away. Quotations may stand anywhere
// in the paragraph.
func (v *view) far(f *frame, k int) bool {
	u := f.units[k]
	if u.shape != shapeToken {
		return false
	}
	d := v.in.Doc.Tokens[u.tokens.Start].Sentence - v.in.Doc.Tokens[f.cue.tokens.Start].Sentence
	return d > farSentences || d < -farSentences
}

const farSentences = 1

// eachUnit calls yield for every unit with the features in v.buf that depend on
// the cue. The cue's own units have none.
func (v *view) eachUnit(f *frame, yield func(k int)) {
	var w walk
	for k := f.first - 1; k >= 0; k-- {
		if !v.far(f, k) {
			v.buf = v.buf[:0]
			v.roleFeatures(f, k, w)
			yield(k)
		}
		w.pass(v, f, k)
	}
	w = walk{}
	for k := f.last + 1; k < len(f.units); k++ {
		if !v.far(f, k) {
			v.buf = v.buf[:0]
			v.roleFeatures(f, k, w)
			yield(k)
		}
		w.pass(v, f, k)
	}
}

func (w *walk) pass(v *view, f *frame, k int) {
	u := f.units[k]
	if f.others[k] {
		w.others++
	}
	if u.shape != shapeToken {
		return
	}
	x := v.at(u.head)
	switch x.lemma {
	case commaNorm:
		w.commas++
	case thatNorm:
		w.that = true
	case colonNorm:
		w.colon = true
	default:
		if x.pos.Verb() {
			w.verb = true
		} else if x.pos.Punctuation() {
			w.dashes++
		}
	}
}

// score fills the lattice with the scores of a frame's units.
func (v *view) score(c *linear.Chain, l *linear.Lattice, f *frame) {
	n := len(f.units)
	l.Reset(n, roleLabels)
	for k, scores := range f.passage.scores(v, c, f.from, f.from+n) {
		copy(l.At(k), scores[:])
	}
	v.eachUnit(f, func(k int) { c.Emit(l.At(k), v.buf) })
	for k := range n {
		if v.far(f, k) {
			l.Fix(k, roleOut)
			continue
		}
		if k >= f.first && k <= f.last {
			l.Fix(k, roleCue)
		} else {
			l.At(k)[roleCue] = linear.Never
		}
		if len(v.credits) > 0 && v.inCredit(f.units[k].head) {
			l.Fix(k, roleOut)
		}
	}
	l.At(n - 1)[roleContentBegin] = linear.Never
	l.At(n - 1)[roleContentInside] = linear.Never
}

// label leaves the best labels of a scored lattice in out.
func (v *view) label(c *linear.Chain, l *linear.Lattice, f *frame, out []uint8) []uint8 {
	out = append(out[:0], make([]uint8, len(f.units))...)
	l.Viterbi(&c.Transitions, out)
	return out
}

func (v *view) paragraph(u unit) int32 { return v.in.Doc.Tokens[u.tokens.Start].Paragraph }

// roles are what the labels say.
type roles struct {
	content []text.Range
	speaker text.Range
}

// read turns labels into ranges. Pieces of content that only marks and commas
// separate stay two pieces; of several speakers the nearest to the cue counts.
func (f *frame) read(v *view, labels []uint8) roles {
	var r roles
	best := 1 << 30
	for k := 0; k < len(labels); {
		switch labels[k] {
		case roleSpeakerBegin, roleSpeakerInside:
			e := k + 1
			for e < len(labels) && labels[e] == roleSpeakerInside {
				e++
			}
			d := f.first - e
			if k > f.last {
				d = k - f.last
			}
			if d < best {
				best = d
				r.speaker = text.Range{Start: f.units[k].tokens.Start, End: f.units[e-1].tokens.End}
			}
			k = e
		case roleContentBegin, roleContentInside, roleContentLast:
			e := k
			for e+1 < len(labels) && labels[e] != roleContentLast {
				e++
			}
			// One piece a paragraph.
			for first := k; first <= e; first = k {
				for k++; k <= e && v.paragraph(f.units[k]) == v.paragraph(f.units[first]); k++ {
				}
				r.content = append(r.content, text.Range{Start: f.units[first].tokens.Start, End: f.units[k-1].tokens.End})
			}
		default:
			k++
		}
	}
	return r
}
