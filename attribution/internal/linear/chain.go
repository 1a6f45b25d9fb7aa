package linear

import (
	"math"
	"slices"
)

// A chain is a first-order sequence model: a label for every position, scored
// by the features of the position and by the pair of neighbouring labels.
// Scores are integers, so that every machine decodes the same labels.

// Never is the score of what is not allowed. It leaves room to be added up
// along a long sequence without wrapping round.
const Never = math.MinInt32 / 4

// Transitions holds the scores of label pairs, row-major [from][to], with the
// row Labels for the start of a sequence. A pair scored below Never/2 is not
// allowed.
type Transitions struct {
	Labels int
	Scores []int32
}

// Forbid marks the pair as impossible; from == t.Labels is the start.
func (t *Transitions) Forbid(from, to int) { t.Scores[from*t.Labels+to] = Never }

// Lattice is scratch for one sequence. It may be reused, not shared.
type Lattice struct {
	n, labels int
	emit      []int32 // [n][labels]
	fwd, bwd  []int32 // best score of a path that ends here (starts behind here)
	short     []int32 // see MaxMarginals
	into      []int32 // scores of label pairs [to][from]
}

// Reset makes room for n positions and clears their scores.
func (l *Lattice) Reset(n, labels int) {
	l.n, l.labels = n, labels
	need := n * labels
	if cap(l.emit) < need {
		l.emit = make([]int32, need, need*2)
		l.fwd = make([]int32, need, need*2)
		l.bwd = make([]int32, need, need*2)
		l.short = make([]int32, need, need*2)
	}
	l.emit, l.fwd, l.bwd, l.short = l.emit[:need], l.fwd[:need], l.bwd[:need], l.short[:need]
	clear(l.emit)
}

// At returns the scores of position i, one a label, to be added to.
func (l *Lattice) At(i int) []int32 { return l.emit[i*l.labels : (i+1)*l.labels : (i+1)*l.labels] }

// Fix allows nothing but label at position i.
func (l *Lattice) Fix(i, label int) {
	row := l.At(i)
	for y := range row {
		if y != label {
			row[y] = Never
		}
	}
}

// Trace writes the best sequence of labels to out and returns its score
// (Viterbi's algorithm, of which MaxMarginals has done the work: it must have
// run). Ties go to the smaller label.
func (l *Lattice) Trace(out []uint8) int32 {
	if l.n == 0 {
		return 0
	}
	L := l.labels
	best, score := first(l.fwd[(l.n-1)*L:], nil)
	out[l.n-1] = uint8(best)
	for i := l.n - 2; i >= 0; i-- {
		best, _ = first(l.fwd[i*L:(i+1)*L], l.into[best*L:(best+1)*L])
		out[i] = uint8(best)
	}
	return score
}

// first is the label of the largest sum, the first of equals.
func first(scores, more []int32) (best int, top int32) {
	top = math.MinInt32
	for y, s := range scores {
		if more != nil {
			s += more[y]
		}
		if s > top {
			best, top = y, s
		}
	}
	return best, top
}

// turn writes the scores of pairs that follow one another by the second label.
func (l *Lattice) turn(t *Transitions) {
	L := l.labels
	l.into = slices.Grow(l.into[:0], L*L)[:L*L]
	for x := range L {
		for y := range L {
			l.into[y*L+x] = t.Scores[x*L+y]
		}
	}
}

func (l *Lattice) forward(t *Transitions) {
	L := l.labels
	l.turn(t)
	start := t.Scores[L*L:]
	for y := range L {
		l.fwd[y] = clamp(start[y] + l.emit[y])
	}
	for i := 1; i < l.n; i++ {
		prev, cur, emit := l.fwd[(i-1)*L:i*L], l.fwd[i*L:(i+1)*L], l.emit[i*L:(i+1)*L]
		for y := range cur {
			cur[y] = clamp(most(prev, l.into[y*L:(y+1)*L]) + emit[y])
		}
	}
}

// most is the largest sum of two scores of a label.
func most(a, b []int32) int32 {
	top := int32(math.MinInt32)
	b = b[:len(a)]
	for x, s := range a {
		top = max(top, s+b[x])
	}
	return top
}

// MaxMarginals computes, for every position and label, how much the best
// sequence with that label there falls short of the best of all: 0 for the
// labels of the best sequence, negative for the others. The result is valid
// until the next Reset.
func (l *Lattice) MaxMarginals(t *Transitions) []int32 {
	if l.n == 0 {
		return nil
	}
	l.forward(t)
	L := l.labels
	end := l.bwd[(l.n-1)*L : l.n*L]
	clear(end)
	for i := l.n - 2; i >= 0; i-- {
		// What comes behind is summed up in the place of the result, which is
		// written last.
		next, emit, sums := l.bwd[(i+1)*L:(i+2)*L], l.emit[(i+1)*L:(i+2)*L], l.short[:L]
		for y := range next {
			sums[y] = emit[y] + next[y]
		}
		for x := range L {
			l.bwd[i*L+x] = clamp(most(sums, t.Scores[x*L:(x+1)*L]))
		}
	}
	top := int32(Never)
	for y := 0; y < L; y++ {
		top = max(top, l.fwd[(l.n-1)*L+y])
	}
	for i := range l.fwd {
		l.short[i] = clamp(l.fwd[i] + l.bwd[i] - top)
	}
	return l.short
}

// Best returns the label that the best continuation gives position i if the
// position before has the label from. It needs MaxMarginals to have run.
func (l *Lattice) Best(t *Transitions, i, from int) int {
	L := l.labels
	best, top := 0, int32(math.MinInt32)
	for y := range L {
		if s := clamp(t.Scores[from*L+y] + l.emit[i*L+y] + l.bwd[i*L+y]); s > top {
			best, top = y, s
		}
	}
	return best
}

func clamp(s int32) int32 { return max(s, Never) }

// Path writes the best sequence of labels to out, like MaxMarginals and Trace,
// but without what each label falls short.
func (l *Lattice) Path(t *Transitions, out []uint8) {
	if l.n > 0 {
		l.forward(t)
		l.Trace(out)
	}
}
