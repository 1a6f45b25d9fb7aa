package link

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Answer is what the gold tells of a statement's speaker.
type Answer struct {
	Known bool                   // the gold tells something
	Is    func(name string) bool // whether a name is the speaker's full name; nil where the text gives none
	Like  func(name string) bool // whether a name shares a word with it
}

// Lessons collects the choices from which the two rankers learn.
type Lessons struct {
	Choice, Name         []linear.Choice
	ChoiceIndex          *linear.Features
	NameIndex            *linear.Features
	Speaking, Coreferent float32 // weights of choices known by a statement's speaker, and by gold coreference
}

// NewLessons returns an empty collection.
func NewLessons() *Lessons {
	return &Lessons{ChoiceIndex: linear.NewFeatures(), NameIndex: linear.NewFeatures(), Speaking: 1, Coreferent: 0.3}
}

// Text is an article to learn from.
type Text struct {
	Found      *name.Result
	Statements []decide.Statement
	Answers    []Answer       // parallel to the statements
	Chains     [][]text.Range // gold coreference: all mentions of each entity; nil where it is not known
}

// Study reads a text as Speakers does and adds its choices. With forced, a choice
// whose answer is known is corrected before reading goes on; otherwise the model's
// own choices stand.
func (ls *Lessons) Study(t Text, m *Model, forced bool) {
	var s Scratch
	s.teacher = &study{lessons: ls, text: t, forced: forced}
	Speakers(t.Found, t.Statements, nil, m, &s)
}

// study is the teacher of one text.
type study struct {
	lessons *Lessons
	text    Text
	forced  bool
	right   []bool
}

// choose adds a choice, and returns the candidate to take instead of the best one,
// or -1.
func (y *study) choose(l *linker, x *mention, best int) int {
	weight, known := y.mark(l, x)
	if !known {
		return -1
	}
	c := linear.Choice{Weight: weight}
	top := -1
	for i := range l.cands {
		c.Add(y.lessons.ChoiceIndex, l.featuresOf(x, &l.cands[i]), y.right[i])
		if y.right[i] && (top < 0 || l.cands[i].score > l.cands[top].score) {
			top = i
		}
	}
	y.lessons.Choice = append(y.lessons.Choice, c)
	if !y.forced {
		return -1
	}
	return top
}

// mark sets right, the candidates that are right. It returns the weight of the
// choice and whether its answer is known.
func (y *study) mark(l *linker, x *mention) (weight float32, known bool) {
	y.right = append(y.right[:0], make([]bool, len(l.cands))...)
	if x.st >= 0 && x.st < int32(len(y.text.Answers)) {
		if a := y.text.Answers[x.st]; a.Known {
			return y.lessons.Speaking * y.byName(l, a), true
		}
	}
	if y.text.Chains != nil {
		return y.lessons.Coreferent, y.byChain(l, x)
	}
	return 0, false
}

// byName marks the candidates that have the speaker's name and returns the weight of
// the choice. If none has, one that shares a word with it is right, else nobody is,
// which weighs less: a candidate may be missing.
func (y *study) byName(l *linker, a Answer) float32 {
	if a.Is == nil {
		for i := range l.cands {
			e := l.cands[i].entity
			y.right[i] = e < 0 || l.Entities[e].Full < 0 && l.track[e].members == 0
		}
		return 1
	}
	for i := range l.cands {
		if e := l.cands[i].entity; e >= 0 && (a.Is(l.fullName(e)) || l.cands[i].span >= 0 && a.Is(l.Text(&l.Spans[l.cands[i].span]))) {
			y.right[i] = true
		}
	}
	if slices.Contains(y.right, true) {
		return 1
	}
	for i := range l.cands { // the first of joint ones
		if e := l.cands[i].entity; e >= 0 && a.Like(l.fullName(e)) {
			y.right[i] = true
			return 1
		}
	}
	y.right[0] = true
	return 0.5
}

// byChain marks the candidates that have a name in the chain of the mention, and
// reports whether there is a chain.
func (y *study) byChain(l *linker, x *mention) bool {
	for _, chain := range y.text.Chains {
		at := slices.IndexFunc(chain, func(r text.Range) bool {
			return x.rng.Start <= x.at && r.Start <= x.at && x.at < r.End && r.Len() <= x.rng.Len()+6 && (r.Start == x.rng.Start || r.End == x.rng.End)
		})
		if at < 0 {
			continue
		}
		named := false
		for _, r := range chain {
			for k := r.Start; k < r.End && r.Len() < 10; k++ {
				s := l.SpanAt[k]
				if s == 0 {
					continue
				}
				span := &l.Spans[s-1]
				k = span.End - 1
				if span.End < r.End && !(span.Outer <= r.Start) {
					continue
				}
				for i := range l.cands {
					if l.cands[i].entity == span.Entity {
						y.right[i] = true
						named = true
					}
				}
				break
			}
		}
		if !named {
			for i := range l.cands {
				e := l.cands[i].entity
				y.right[i] = e < 0 || l.Entities[e].Full < 0
			}
		}
		return true
	}
	return false
}

// fullName returns the name of an entity as the result will have it.
func (l *linker) fullName(e int32) string {
	if t := &l.track[e]; t.members > 0 {
		return l.jointName(l.members[t.member : t.member+t.members])
	}
	return l.NameOf(&l.Entities[e])
}

func (l *linker) jointName(members []int32) string {
	joint := ""
	for k, m := range members {
		if k > 0 {
			joint += " " + l.Lexicon.Spelled(lang.WordAnd) + " "
		}
		joint += l.fullName(m)
	}
	return joint
}

// name adds a name that was given to a speaker.
func (y *study) name(l *linker, x *mention, sp *speaker, features []uint64) {
	if x.st < 0 || x.st >= int32(len(y.text.Answers)) {
		return
	}
	a := y.text.Answers[x.st]
	if !a.Known {
		return
	}
	right := a.Is != nil && a.Is(l.jointName(sp.entities[:sp.n]))
	c := linear.Choice{}
	c.Add(y.lessons.NameIndex, nil, !right)
	c.Add(y.lessons.NameIndex, features, right)
	y.lessons.Name = append(y.lessons.Name, c)
}

// NameShare returns the probability, in units of 1/linear.One, that the name in a
// choice of the second ranker is right.
func NameShare(r *linear.Ranker, keys []uint64, c *linear.Choice) int32 {
	var features []uint64
	for _, id := range c.Features[c.Offsets[1]:c.Offsets[2]] {
		features = append(features, keys[id])
	}
	shares := []int32{0, r.Score(features)}
	r.Shares(shares)
	return shares[1]
}
