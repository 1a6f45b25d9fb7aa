package statement

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Judged is what the finder proposes for an article with known gold, to fit the
// acceptor and to set thresholds.
type Judged struct {
	in      Input
	all     []proposal
	gold    []Gold
	paired  []int  // index of the gold that a proposal pairs with, -1
	right   []bool // paired, and the speaker is right
	neutral []bool // paired with optional gold
	scale   [2]float64
	example *Example

	acts      []Act   // of each proposal
	suspicion []int32 // of each proposal: the best score of a word of its sentence as a cue
}

// doubtful is the weight of a proposal that partial gold does not have.
const doubtful = 0.3

func (j *Judged) weight(k int) float32 {
	w := j.example.Weight
	if w == 0 {
		w = 1
	}
	if j.example.Partial && j.paired[k] < 0 {
		w *= doubtful
	}
	return w
}

// Whole reports whether the article's gold is whole and of the kind that the
// thresholds are set for.
func (j *Judged) Whole() bool { return !j.example.special() }

// Judge proposes statements and compares them with the gold.
func Judge(e Example, cue, role *linear.Chain, t Thresholds, floor int32) *Judged {
	var f Finder
	m := &Models{Cue: cue, Role: role, Thresholds: t}
	f.Suspect(e.In, m)
	all := slices.Clone(f.propose(e.In, m, floor))
	j := &Judged{in: e.In, all: all, gold: e.Gold, scale: scales(m), example: &e}
	j.pair()
	for k := range all {
		s := e.In.Doc.Sentences[e.In.Doc.Tokens[all[k].head].Sentence]
		best := int32(linear.Never)
		for i := s.Start; i < s.End; i++ {
			best = max(best, f.view.words[i][cueBegin])
		}
		j.suspicion = append(j.suspicion, best)
		st, _ := f.view.statement(&all[k], nil)
		j.acts = append(j.acts, st.Act)
	}
	return j
}

// overlooked is how many in a thousand right statements may be lost because
// their sentences get no tree.
const overlooked = 3

// Suspicion sets Thresholds.Suspect.
func Suspicion(articles []*Judged) int32 {
	var right []int32
	for _, j := range articles {
		for k, ok := range j.right {
			if ok {
				right = append(right, j.suspicion[k])
			}
		}
	}
	return below(right, overlooked)
}

// Score has the acceptor score the proposals.
func (j *Judged) Score(accept *linear.Chain) {
	var v view
	v.look(j.in)
	v.judge(accept, j.all, j.scale)
}

// pair matches proposals with gold one to one, best overlap of words first, at
// least half of the words in common.
func (j *Judged) pair() {
	d := j.in.Doc
	type match struct {
		share float64
		p, g  int
	}
	var matches []match
	for g := range j.gold {
		gold := wordsOf(d, j.gold[g].Content)
		for p := range j.all {
			got := wordsOf(d, j.all[p].content)
			both := shared(gold, got)
			if both == 0 {
				continue
			}
			if s := float64(both) / float64(len(gold)+len(got)-both); s >= 0.5 {
				matches = append(matches, match{s, p, g})
			}
		}
	}
	// Of proposals with the same content the one whose cue is right goes first.
	cueRight := func(m match) int {
		if len(j.gold[m.g].Cue) > 0 && len(shareTokens(j.gold[m.g].Cue, []text.Range{j.all[m.p].tokens})) > 0 {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(matches, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(cueRight(a), cueRight(b)), cmp.Compare(a.g, b.g), cmp.Compare(a.p, b.p))
	})
	j.paired = make([]int, len(j.all))
	j.right, j.neutral = make([]bool, len(j.all)), make([]bool, len(j.all))
	for p := range j.paired {
		j.paired[p] = -1
	}
	taken := make([]bool, len(j.gold))
	for _, m := range matches {
		if taken[m.g] || j.paired[m.p] >= 0 {
			continue
		}
		taken[m.g], j.paired[m.p] = true, m.g
		j.neutral[m.p] = j.gold[m.g].Optional
		j.right[m.p] = j.speakerRight(m.p, m.g)
	}
}

func (j *Judged) speakerRight(p, g int) bool {
	gold, got := j.gold[g].Speaker, j.all[p].speaker
	if len(gold) == 0 {
		return got.Empty()
	}
	return len(shareTokens(gold, []text.Range{got})) > 0
}

func shareTokens(a, b []text.Range) []int32 {
	var out []int32
	for _, x := range a {
		for _, y := range b {
			for i := max(x.Start, y.Start); i < min(x.End, y.End); i++ {
				out = append(out, i)
			}
		}
	}
	return out
}

// wordsOf lists the words of ranges, a leading "that" left out.
func wordsOf(d *text.Doc, ranges []text.Range) []int32 {
	var out []int32
	for _, r := range ranges {
		first := true
		for i := r.Start; i < r.End; i++ {
			if d.Tokens[i].Flags&(text.Word|text.Number) == 0 || d.Tokens[i].Flags&text.Clitic != 0 {
				continue
			}
			if !(first && d.Tokens[i].Norm == thatNorm) {
				out = append(out, i)
			}
			first = false
		}
	}
	return out
}

func shared(a, b []int32) int {
	n, i := 0, 0
	for _, x := range a {
		for i < len(b) && b[i] < x {
			i++
		}
		if i < len(b) && b[i] == x {
			n++
		}
	}
	return n
}

// Tally counts what a threshold gives.
type Tally struct{ Given, Paired, Right, Gold int }

// Precision, recall and their harmonic mean of statements with their speaker.
func (t Tally) F() float64 { return 200 * float64(t.Right) / float64(max(1, t.Given+t.Gold)) }

// At counts the statements given at a threshold.
func At(articles []*Judged, least int32) Tally {
	var t Tally
	var order []int
	for _, j := range articles {
		order = choose(j.all, least, order)
		for _, k := range order {
			if j.neutral[k] {
				continue
			}
			t.Given++
			if j.paired[k] >= 0 {
				t.Paired++
			}
			if j.right[k] {
				t.Right++
			}
		}
		for _, g := range j.gold {
			if !g.Optional {
				t.Gold++
			}
		}
	}
	return t
}

// worthRecall is how many points of F are given for more recall: a reader can
// drop statements by their confidence but not ask for more.
const worthRecall = 0.02

// Threshold finds the lowest score whose F is almost the best.
func Threshold(articles []*Judged) (int32, Tally) {
	var scores []int32
	for _, j := range articles {
		for k := range j.all {
			scores = append(scores, j.all[k].score)
		}
	}
	slices.Sort(scores)
	best, at := Tally{Gold: 1}, int32(0)
	var tried []Tally
	var scored []int32
	for q := 20; q < 180; q++ {
		s := scores[len(scores)*q/200]
		t := At(articles, s)
		tried, scored = append(tried, t), append(scored, s)
		if t.F() > best.F() {
			best, at = t, s
		}
	}
	for i, t := range tried {
		if t.F() > best.F()-worthRecall {
			return scored[i], t
		}
	}
	return at, best
}

// Calibrate makes the table from scores to confidences: isotonic regression
// (pool adjacent violators) over the statements given at least, in steps of at
// least size statements: those of thoughts and attitudes, or all others.
func Calibrate(articles []*Judged, least int32, size int, stance bool) []Step {
	type seen struct {
		score int32
		right bool
	}
	var all []seen
	var order []int
	for _, j := range articles {
		order = choose(j.all, least, order)
		for _, k := range order {
			if !j.neutral[k] && j.acts[k].stance() == stance {
				all = append(all, seen{j.all[k].score, j.right[k]})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b seen) int { return cmp.Compare(a.score, b.score) })
	type step struct {
		score    int32
		n, right int
	}
	var steps []step
	for i := 0; i < len(all); {
		s := step{score: all[i].score}
		for i < len(all) && (s.n < size || all[i].score == all[i-1].score) {
			s.n++
			if all[i].right {
				s.right++
			}
			i++
		}
		steps = append(steps, s)
		for len(steps) > 1 {
			a, b := &steps[len(steps)-2], steps[len(steps)-1]
			if a.right*b.n < b.right*a.n {
				break
			}
			a.n, a.right = a.n+b.n, a.right+b.right
			steps = steps[:len(steps)-1]
		}
	}
	var out []Step
	for _, s := range steps {
		out = append(out, Step{s.score, int32((1000*s.right + s.n/2) / s.n)})
	}
	return out
}

// Ceiling counts all proposals, whatever their score: what a perfect acceptor
// could reach.
func Ceiling(articles []*Judged) Tally {
	var t Tally
	for _, j := range articles {
		t.Given += len(j.all)
		for k := range j.all {
			if j.paired[k] >= 0 {
				t.Paired++
			}
			if j.right[k] {
				t.Right++
			}
		}
		t.Gold += len(j.gold)
	}
	return t
}
