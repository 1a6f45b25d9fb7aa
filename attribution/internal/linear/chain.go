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
	into   []int32 // the same but for the start, [to][from]; nil until turn has run
}

// Forbid marks the pair as impossible; from == t.Labels is the start.
func (t *Transitions) Forbid(from, to int) {
	t.Scores[from*t.Labels+to] = Never
	t.into = nil
}

// turn makes into, the scores of pairs by their second label. It must have run
// before several goroutines use t.
func (t *Transitions) turn() {
	L := t.Labels
	t.into = make([]int32, L*L)
	for x := range L {
		for y := range L {
			t.into[y*L+x] = t.Scores[x*L+y]
		}
	}
}

// Lattice is scratch for one sequence. It may be reused, not shared.
type Lattice struct {
	n, labels int
	emit      []int32 // [n][labels]
	fwd, bwd  []int32 // best score of a path that ends here (starts behind here)
	short     []int32 // see MaxMarginals
	with      []int32 // see Through
	into      []int32 // of the transitions
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
		l.with = make([]int32, need, need*2)
	}
	l.emit, l.fwd, l.bwd, l.short, l.with = l.emit[:need], l.fwd[:need], l.bwd[:need], l.short[:need], l.with[:need]
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
		out[i] = l.before(l.fwd, i, out[i+1])
	}
	return score
}

// before is the label at position i of the best sequence that goes on with label
// next. rows are the scores of sequences that end at a position.
func (l *Lattice) before(rows []int32, i int, next uint8) uint8 {
	L, y := l.labels, int(next)
	best, _ := first(rows[i*L:(i+1)*L], l.into[y*L:(y+1)*L])
	return uint8(best)
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

func (l *Lattice) forward(t *Transitions) {
	L := l.labels
	if t.into == nil {
		t.turn()
	}
	l.into = t.into
	start := t.Scores[L*L:]
	for y := range L {
		l.fwd[y] = clamp(start[y] + l.emit[y])
	}
	for i := 1; i < l.n; i++ {
		l.step(t, l.fwd, i, l.fwd[(i-1)*L:i*L])
	}
}

// step writes the scores of the sequences that end at position i to rows; prev
// are those that end at the position before.
func (l *Lattice) step(t *Transitions, rows []int32, i int, prev []int32) {
	L := l.labels
	cur := rows[i*L : (i+1)*L]
	extend(cur, prev, t.Scores)
	for y, e := range l.emit[i*L : (i+1)*L] {
		cur[y] = clamp(cur[y] + e)
	}
}

// extend writes to sums the best score of each label behind those that may stand
// before it, whose scores are ends. pairs are the scores of pairs, by the first
// of the two.
//
// The cue finder has three labels and the labeller of roles seven, for which the
// sums are variables: compilers keep those in registers, but no elements of a
// slice or an array, and need a third of the instructions.
func extend(sums, ends, pairs []int32) {
	switch len(sums) {
	case 3:
		extend3((*[3]int32)(sums), (*[3]int32)(ends), (*[9]int32)(pairs))
	case 7:
		extend7((*[7]int32)(sums), (*[7]int32)(ends), (*[49]int32)(pairs))
	default:
		extendAny(sums, ends, pairs)
	}
}

// extendAny is extend for any number of labels. Most positions have labels that
// cannot be.
func extendAny(sums, ends, pairs []int32) {
	for y := range sums {
		sums[y] = Never
	}
	for x, end := range ends {
		if impossible(end) {
			continue
		}
		row := pairs[x*len(sums):][:len(sums)]
		for y, pair := range row {
			sums[y] = max(sums[y], end+pair)
		}
	}
}

func extend3(sums, ends *[3]int32, pairs *[9]int32) {
	a, b, c := int32(Never), int32(Never), int32(Never)
	for x, end := range ends {
		if impossible(end) {
			continue
		}
		row := (*[3]int32)(pairs[3*x:])
		a, b, c = max(a, end+row[0]), max(b, end+row[1]), max(c, end+row[2])
	}
	*sums = [3]int32{a, b, c}
}

func extend7(sums, ends *[7]int32, pairs *[49]int32) {
	a, b, c, d, e, f, g := int32(Never), int32(Never), int32(Never), int32(Never), int32(Never), int32(Never), int32(Never)
	for x, end := range ends {
		if impossible(end) {
			continue
		}
		row := (*[7]int32)(pairs[7*x:])
		a, b, c, d = max(a, end+row[0]), max(b, end+row[1]), max(c, end+row[2]), max(d, end+row[3])
		e, f, g = max(e, end+row[4]), max(f, end+row[5]), max(g, end+row[6])
	}
	*sums = [7]int32{a, b, c, d, e, f, g}
}

// impossible reports whether a score is that of something that is not allowed.
func impossible(score int32) bool { return score <= Never/2 }

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
		extend(l.bwd[i*L:(i+1)*L], sums, l.into)
	}
	top := int32(Never)
	for y := 0; y < L; y++ {
		top = max(top, l.fwd[(l.n-1)*L+y])
	}
	bwd, short := l.bwd[:len(l.fwd)], l.short[:len(l.fwd)]
	for i, f := range l.fwd {
		short[i] = clamp(f + bwd[i] - top)
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

// Through writes the best sequence that has a label at position i to out. best is
// the best of all; MaxMarginals and Trace must have run. Sequences that part at
// one place soon come together again, so only what lies around i is looked at.
func (l *Lattice) Through(t *Transitions, i, label int, best, out []uint8) {
	L := l.labels
	copy(out, best)
	row := l.with[i*L : (i+1)*L]
	for y := range row {
		row[y] = Never
	}
	row[label] = l.fwd[i*L+label]
	end := i
	for !l.level(end) {
		if end == l.n-1 {
			last, _ := first(l.with[end*L:(end+1)*L], nil)
			out[end] = uint8(last)
			break
		}
		end++
		l.step(t, l.with, end, l.with[(end-1)*L:end*L])
	}
	for k := end - 1; k >= i; k-- {
		out[k] = l.before(l.with, k, out[k+1])
	}
	for k := i - 1; k >= 0; k-- {
		y := l.before(l.fwd, k, out[k+1])
		if y == out[k] {
			break // from here on it is the best of all
		}
		out[k] = y
	}
}

// level reports whether the sequences of Through that end at position i score by
// the same amount more or less than the best, whatever their label there: then
// both go on alike.
func (l *Lattice) level(i int) bool {
	L := l.labels
	all, some := l.fwd[i*L:(i+1)*L], l.with[i*L:(i+1)*L]
	shift, known := int32(0), false
	for y, a := range all {
		b := some[y]
		switch {
		case impossible(a) && impossible(b):
		case impossible(a) || impossible(b) || known && b-a != shift:
			return false
		default:
			shift, known = b-a, true
		}
	}
	return known
}
