package name

import (
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Lesson is a text of some of whose names the bearers are known.
type Lesson struct {
	Doc    *text.Doc
	Tags   []tag.POS
	Weight float32
	// Bearers returns who bears each of r.Spans, by a number from 1 on; 0 is
	// not known, -1 somebody who has no number. No name has its entity yet.
	Bearers func(r *Result) []int32
	// Type returns what a bearer is; NoType is not known.
	Type func(bearer int32) Type
}

// Question is a choice that a lesson answers.
type Question struct {
	linear.Choice
	Cases  []Case // by candidate, the new entity last
	Unsure bool   // of a type: the name does not tell it
}

// sureTypes is the weight of names that tell their type. Crosswise 0.05 to 0.4 were
// as good; without them what stands around a name counted for too much.
const sureTypes = 0.1

// Case are the features of a candidate.
type Case []uint64

// Ask goes through a lesson and returns the choices that it answers: of bearers, and
// of their types. Names of which it knows nothing are joined by the model, if there
// is one.
func Ask(l *Lesson, m *Model) (out, types []Question) {
	var s Scratch
	var bearers []int32
	s.result.teacher = func(r *Result, i int32) (int, bool) {
		if bearers == nil {
			bearers = l.Bearers(r)
		}
		right, known := answer(r, bearers, i)
		if !known {
			return 0, false
		}
		q := Question{Choice: linear.Choice{Right: make([]bool, len(r.cands)+1), Weight: l.Weight}}
		for k := range r.cands {
			q.Cases = append(q.Cases, append(Case(nil), r.featuresOf(&r.Spans[i], &r.cands[k])...))
			q.Right[k] = k == right || right >= 0 && bearerOf(r, bearers, r.cands[k].entity) == bearers[i]
		}
		q.Cases = append(q.Cases, append(Case(nil), r.featuresOf(&r.Spans[i], nil)...))
		q.Right[len(r.cands)] = right < 0
		out = append(out, q)
		return right, true
	}
	var of []Case // by entity
	s.result.types = func(e int32, features []uint64) {
		of = append(of, make([]Case, max(0, int(e)+1-len(of)))...)
		of[e] = append(of[e], features...)
	}
	r := Find(l.Doc, l.Tags, m, &s)
	for e, c := range of {
		if c == nil || bearers == nil {
			continue
		}
		q := Question{Choice: linear.Choice{Right: []bool{true, false}, Weight: l.Weight}, Cases: []Case{nil, c}}
		switch k := r.Entities[e].Kind; k {
		case KindUnsure:
			b := bearerOf(r, bearers, int32(e))
			if b <= 0 || l.Type(b) == NoType {
				continue
			}
			q.Right[0] = l.Type(b) == Person
			q.Unsure = true
		default: // what stands around names that do tell teaches, too
			q.Weight *= sureTypes
			q.Right[0] = k == KindPerson
		}
		q.Right[1] = !q.Right[0]
		types = append(types, q)
	}
	return out, types
}

// answer returns the candidate that bears the name i, -1 for none of them,
// where that is known.
func answer(r *Result, bearers []int32, i int32) (int, bool) {
	if bearers[i] <= 0 {
		return 0, false
	}
	known := true
	for k := range r.cands {
		switch b := bearerOf(r, bearers, r.cands[k].entity); b {
		case bearers[i]:
			return k, true
		case 0:
			known = false
		}
	}
	return -1, known
}

// bearerOf is the bearer of the names that an entity has so far.
func bearerOf(r *Result, bearers []int32, e int32) int32 {
	for i := range r.Spans {
		if r.Spans[i].Entity == e && bearers[i] != 0 {
			return bearers[i]
		}
	}
	return 0
}

// Fit learns a model from questions.
func Fit(questions, types []Question, o, t linear.RankOptions) ([]byte, error) {
	bearers, err := fit(questions, o)
	if err != nil {
		return nil, err
	}
	sorts, err := fit(types, t)
	return append(bearers, sorts...), err
}

func fit(questions []Question, o linear.RankOptions) ([]byte, error) {
	index := linear.NewFeatures()
	choices := make([]linear.Choice, len(questions))
	for i := range questions {
		q := &questions[i]
		c := linear.Choice{Weight: q.Weight}
		for k, features := range q.Cases {
			c.Add(index, features, q.Right[k])
		}
		choices[i] = c
	}
	index.PruneChoices(choices, 2)
	w := linear.FitRank(choices, index.Len(), o)
	return linear.EncodeRanker(index.Keys(), w, 4, 1e-3, nil)
}

// OutcomeOfType reports whether the model knows what the bearer is.
func (q *Question) OutcomeOfType(m *Model) bool {
	return q.Right[linear.Bit(m.types.Score(q.Cases[1]) > 0)]
}

// Outcome reports whether what the model chooses is right; several says that there was
// more than one candidate.
func (q *Question) Outcome(m *Model) (right, several bool) {
	scores := make([]int32, len(q.Cases))
	for k, features := range q.Cases {
		scores[k] = m.Score(features)
	}
	return q.Right[m.Shares(scores)], len(q.Cases) > 2
}
