package outlet

import "github.com/whosaid/whosaid/attribution/internal/linear"

// Answer is what is known of the outlet of a statement.
type Answer struct {
	Known    bool     // what the outlet is, or that there is none
	Optional bool     // the statement counts for nothing
	Paired   bool     // the statement is one of the gold's
	Names    []string // any of them is right; none where no outlet carried it
}

// Lessons collects what the ranker learns from.
type Lessons struct {
	Choices  []linear.Choice
	Index    *linear.Features
	Outcomes []linear.Outcome                       // what the model chose, without regard to the threshold
	Same     func(name string, names []string) bool // whether an outlet is one of the answer's
}

// NewLessons returns an empty collection.
func NewLessons(same func(name string, names []string) bool) *Lessons {
	return &Lessons{Index: linear.NewFeatures(), Same: same}
}

// Study links a text as Link does and adds its choices. With forced, every
// statement whose answer is known gets the right source, so that what follows
// is learned from what is right; otherwise the model's own decisions stand.
func (ls *Lessons) Study(l *Linker, in Input, answers []Answer, weight float32, forced bool) Result {
	var s Scratch
	s.teacher = &study{ls, answers, weight, forced}
	return l.Link(in, &s)
}

// study is a teacher.
type study struct {
	lessons *Lessons
	answers []Answer
	weight  float32
	forced  bool
}

// study adds the choice of a statement, and tells which site is right if that
// is to be decided.
func (y *study) study(k *linking, i int32) (site int32, forced bool) {
	a := &y.answers[i]
	if !a.Paired || !a.Known || len(k.cands) == 1 {
		return -1, y.forced
	}
	c := linear.Choice{Weight: y.weight}
	found := len(a.Names) == 0
	site = -1
	for n, cand := range k.cands {
		right := found && n == 0
		if n > 0 && len(a.Names) > 0 && y.lessons.Same(k.found[k.sites[cand.site].source].Name, a.Names) {
			right = true
			if site < 0 || k.owners[cand.site] == i {
				site = cand.site
			}
		}
		c.Add(y.lessons.Index, k.featuresOf(i, cand.site), right)
		found = found || right
	}
	if found {
		y.lessons.Choices = append(y.lessons.Choices, c)
	}
	return site, y.forced
}

// chose notes whether what was chosen is right. A statement that the gold does not
// have counts as one without an outlet, since all measures count it so. Without it,
// confidences came out too high.
func (y *study) chose(k *linking, i, site, share int32) {
	a := &y.answers[i]
	if a.Paired && (!a.Known || a.Optional) {
		return
	}
	right := len(a.Names) > 0 && y.lessons.Same(k.found[k.sites[site].source].Name, a.Names)
	y.lessons.Outcomes = append(y.lessons.Outcomes, linear.Outcome{Share: share, Right: right})
}
