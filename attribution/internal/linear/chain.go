package linear

import "math"

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
	back      []uint8
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
		l.back = make([]uint8, need, need*2)
	}
	l.emit, l.fwd, l.bwd = l.emit[:need], l.fwd[:need], l.bwd[:need]
	l.short, l.back = l.short[:need], l.back[:need]
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
	last := l.fwd[(l.n-1)*L:]
	best := 0
	for y := 1; y < L; y++ {
		if last[y] > last[best] {
			best = y
		}
	}
	score := last[best]
	for i := l.n - 1; i >= 0; i-- {
		out[i] = uint8(best)
		best = int(l.back[i*L+best])
	}
	return score
}

func (l *Lattice) forward(t *Transitions) {
	L := l.labels
	start := t.Scores[L*L:]
	for y := 0; y < L; y++ {
		l.fwd[y] = clamp(start[y] + l.emit[y])
	}
	for i := 1; i < l.n; i++ {
		prev, cur := l.fwd[(i-1)*L:i*L], l.fwd[i*L:(i+1)*L]
		back, emit := l.back[i*L:(i+1)*L], l.emit[i*L:(i+1)*L]
		for y := 0; y < L; y++ {
			bestScore, best := prev[0]+t.Scores[y], 0
			for x := 1; x < L; x++ {
				if s := prev[x] + t.Scores[x*L+y]; s > bestScore {
					bestScore, best = s, x
				}
			}
			cur[y] = clamp(bestScore + emit[y])
			back[y] = uint8(best)
		}
	}
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
		next := l.bwd[(i+1)*L : (i+2)*L]
		emit := l.emit[(i+1)*L : (i+2)*L]
		for x := 0; x < L; x++ {
			best := int32(Never)
			for y := 0; y < L; y++ {
				if s := clamp(t.Scores[x*L+y] + emit[y] + next[y]); s > best {
					best = s
				}
			}
			l.bwd[i*L+x] = best
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
