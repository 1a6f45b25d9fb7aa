package propose

import (
	"slices"
	"sort"

	"github.com/whosaid/whosaid/attribution/internal/lang"
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

// RoleForbidden are the label pairs that cannot follow one another.
func RoleForbidden() [][2]int {
	var out [][2]int
	for from := range roleLabels + 1 {
		open := from == roleContentBegin || from == roleContentInside
		for to := range roleLabels {
			goesOn := to == roleContentInside || to == roleContentLast
			if open && !goesOn || !open && to == roleContentInside || to == roleSpeakerInside && !isSpeaker(from) {
				out = append(out, [2]int{from, to})
			}
		}
	}
	return out
}

// frame is a cue with its window, ready for the role labeller.
type frame struct {
	passage  passage
	cue      Candidate
	from     int          // of the passage's units, the first of the window
	units    []unit       // of the passage, those near the cue
	first    int          // unit of the cue's first token
	last     int          // unit of its last token
	levels   []uint8      // of each unit: how far up from the cue its branch is attached
	branches []int32      // the token at the top of that branch
	others   []bool       // units that belong to another candidate
	context  uint64       // what stands around the cue
	class    uint64       // of the cue's head
	lemma    uint64       // of the cue's head
	form     uint64       // its part of speech
	ranges   []text.Range // of the contents of all proposals
	spot     spot         // the unit in hand
	sums     sums
	chain    []int32 // the cue's head, its head, and so on
}

// lay prepares f for a cue. cues are all candidates of the document in order,
// others those that count as another one.
func (v *view) lay(f *frame, cue Candidate, cues, others []Candidate) {
	f.cue = cue
	f.first, f.last = f.passage.reach(v, cue.tokens, cues)
	f.from = max(0, f.first-farUnits)
	f.units = f.passage.units[f.from:min(len(f.passage.units), f.last+1+farUnits)]
	// What is far counts only between what is not, and next to it.
	before, after := 0, len(f.units)
	for before+1 < f.first-f.from && v.far(f, before) && v.far(f, before+1) {
		before++
	}
	for after-2 > f.last-f.from && v.far(f, after-1) && v.far(f, after-2) {
		after--
	}
	f.from, f.units = f.from+before, f.units[before:after]
	f.first, f.last = f.first-f.from, f.last-f.from
	h := v.at(cue.head)
	f.class, f.lemma, f.form = uint64(h.class), h.lemma, uint64(h.pos)
	f.chain = f.chain[:0]
	for t := cue.head; t >= 0 && len(f.chain) < 8; t = v.at(t).head {
		f.chain = append(f.chain, t)
	}
	f.climb(v)
	f.mark(others)
	f.context = f.around(v)
}

// climb finds the branch of every unit: the child of the cue's head, or of the
// nearest token above it, on the unit's way up the tree.
func (f *frame) climb(v *view) {
	f.levels, f.branches = f.levels[:0], f.branches[:0]
	for _, u := range f.units {
		level, branch := uint8(15), int32(-1)
		t, child := u.head, u.head
		for steps := 0; t >= 0 && steps < 24; steps++ {
			if k := slices.Index(f.chain, t); k >= 0 {
				level, branch = uint8(k), child
				break
			}
			child, t = t, v.at(t).head
		}
		f.levels, f.branches = append(f.levels, level), append(f.branches, branch)
	}
}

// mark notes the units that are candidates of their own.
func (f *frame) mark(cues []Candidate) {
	f.others = f.others[:0]
	// cues are in order of the text; skip those before the window.
	k := sort.Search(len(cues), func(k int) bool { return cues[k].tokens.End > f.units[0].tokens.Start })
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
	set := func(b int, on bool) { bits |= bit(on) << b }
	d := v.in.Doc
	sent := d.Tokens[f.cue.tokens.Start].Sentence
	same := func(k int) bool {
		return k >= 0 && k < len(f.units) && d.Tokens[f.units[k].tokens.Start].Sentence == sent
	}
	quotation := func(b, k, step int) { // the next one from unit k on
		for ; same(k); k += step {
			if shape := f.units[k].shape; shape != shapeToken {
				set(b, true)
				set(b+1, shape >= shapeClause)
				set(b+2, max(f.first-k, k-f.last) <= 6)
				return
			}
		}
	}
	quotation(0, f.first-1, -1)
	quotation(3, f.last+1, 1)
	n1, n2 := v.at(f.cue.tokens.End), v.at(f.cue.tokens.End+1)
	set(6, n1.lemma == v.norm(lang.WordThat) || n2.lemma == v.norm(lang.WordThat))
	set(7, n1.lemma == colonNorm || n2.lemma == colonNorm)
	set(8, !same(f.first-1))
	set(9, n1.lemma == fullStopNorm || n1.lemma == commaNorm)
	return bits
}

var (
	colonNorm    = text.NormOf(":")
	fullStopNorm = text.NormOf(".")
	commaNorm    = text.NormOf(",")
)

// far reports whether a unit stands too far from the cue to be part of its
// statement: a word in another sentence. Looking at the neighbouring sentences
// too gained nothing. Quotations may stand anywhere in the window.
func (v *view) far(f *frame, k int) bool {
	u := f.units[k]
	if u.shape != shapeToken {
		return false
	}
	return v.in.Doc.Tokens[u.tokens.Start].Sentence != v.in.Doc.Tokens[f.cue.tokens.Start].Sentence
}

// eachUnit calls yield for every unit but the cue's own, with f.spot as it is seen
// from the cue.
func (v *view) eachUnit(f *frame, yield func(k int)) {
	for _, side := range [2]struct{ first, step int }{{f.first - 1, -1}, {f.last + 1, 1}} {
		var w walk
		for k := side.first; k >= 0 && k < len(f.units); k += side.step {
			if !v.far(f, k) {
				f.spot.look(v, f, k, &w)
				yield(k)
			}
			w.pass(v, f, k)
		}
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
	case v.norm(lang.WordThat):
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

// score fills the lattice with the scores of a frame's units. The cue's own units,
// and those that can be no part of its statement, have only one label.
func (v *view) score(c *linear.Chain, l *linear.Lattice, f *frame) {
	n := len(f.units)
	l.Reset(n, roleLabels)
	for k := range n {
		switch {
		case k >= f.first && k <= f.last:
			l.Fix(k, roleCue)
		case v.far(f, k):
			l.Fix(k, roleOut)
		default:
			*(*roleScores)(l.At(k)) = *f.passage.scores(v, c, f.from+k)
		}
	}
	f.sums = sums{}
	v.eachUnit(f, func(k int) {
		v.emit(c, f, k, (*roleScores)(l.At(k)))
		l.At(k)[roleCue] = linear.Never
	})
	l.At(n - 1)[roleContentBegin] = linear.Never
	l.At(n - 1)[roleContentInside] = linear.Never
}

// parts reports whether a content falls into two pieces before unit k: at the
// head of a paragraph, and where a sentence begins with a quotation or behind
// one.
func (f *frame) parts(v *view, k int) bool {
	a, b := &f.units[k-1], &f.units[k]
	last, next := &v.in.Doc.Tokens[a.tokens.End-1], &v.in.Doc.Tokens[b.tokens.Start]
	return last.Paragraph != next.Paragraph || (a.shape != shapeToken || b.shape != shapeToken) && last.Sentence != next.Sentence
}

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
	from := len(f.ranges)
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
			for first := k; first <= e; first = k {
				for k++; k <= e && !f.parts(v, k); k++ {
				}
				f.ranges = append(f.ranges, text.Range{Start: f.units[first].tokens.Start, End: f.units[k-1].tokens.End})
			}
		default:
			k++
		}
	}
	if end := len(f.ranges); end > from {
		r.content = f.ranges[from:end:end]
	}
	return r
}
