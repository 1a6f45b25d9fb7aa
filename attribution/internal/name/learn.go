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
}

// Question is a choice that a lesson answers.
type Question struct {
	linear.Choice
	Cases []Case // by candidate, the new entity last
}

// Case are the features of a candidate.
type Case []uint64

// Ask goes through a lesson and returns the choices that it answers. Names of
// which it knows nothing are joined by the model, if there is one.
func Ask(l *Lesson, m *Model) []Question {
	var out []Question
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
	Find(l.Doc, l.Tags, m, &s)
	return out
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
func Fit(questions []Question, o linear.RankOptions) ([]byte, error) {
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

// Outcome reports whether what the model chooses is right; several says that there was
// more than one candidate.
func (q *Question) Outcome(m *Model) (right, several bool) {
	scores := make([]int32, len(q.Cases))
	for k, features := range q.Cases {
		scores[k] = m.Score(features)
	}
	return q.Right[m.Shares(scores)], len(q.Cases) > 2
}
