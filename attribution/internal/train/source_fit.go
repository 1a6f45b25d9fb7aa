package main

import (
	"hash/fnv"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/model"
	"github.com/whosaid/whosaid/attribution/internal/outlet"
)

// sourceRecipe says how the ranker of sources is trained.
type sourceRecipe struct {
	Folds  int
	Least  int32   // times that a feature must be seen
	Group  int     // choices of a step of the calibration, at least
	Made   float32 // weight of texts made of patterns
	MaxAbs float64
	Prune  float64
	Fit    linear.RankOptions
}

func shippedSources() sourceRecipe {
	return sourceRecipe{
		Folds: 5, Least: 3, Group: 60, Made: 2, MaxAbs: 4, Prune: 0.02,
		Fit: linear.RankOptions{Epochs: 20, Rate: 0.1, Drop: 0.5, Decay: 1e-4, Runs: 4, Seed: 7},
	}
}

// foldOf puts an article into one of n parts.
func foldOf(id string, n int) int {
	h := fnv.New32a()
	h.Write([]byte(id))
	return int(h.Sum32() % uint32(n))
}

// sourceTrainer fits the ranker of sources.
type sourceTrainer struct {
	sourceRecipe
	lang     *model.Language
	articles []sourced
}

// trainSources fits the ranker of sources on what the other models of l find.
// The figures, by corpus, are of
// rankers that did not learn from the article they are measured on.
func trainSources(corpora string, l *model.Language, r sourceRecipe, logf func(string, ...any)) (data []byte, figures map[string]carried, err error) {
	t := sourceTrainer{sourceRecipe: r, lang: l}
	for _, c := range sourceCorpora(corpora) {
		as, err := readSourced(c[0], c[1], c[2], t.lang)
		if err != nil {
			return nil, nil, err
		}
		t.articles = append(t.articles, as...)
	}
	t.articles = append(t.articles, madeSources(t.lang)...)
	data, models, err := t.train()
	if err != nil {
		return nil, nil, err
	}
	least := t.threshold(models)
	figures = t.measure(models, least)
	for _, c := range append(sourceCorpora(corpora), [3]string{"made"}) {
		logf("sources of %-14s %v", c[0], figures[c[0]])
	}
	logf("sources: none is given under %d thousandths", least)
	return linear.AppendLeast(data, least), figures, nil
}

// train returns the ranker that ships, without a threshold, and for each part of
// the articles one that did not learn from it.
func (t *sourceTrainer) train() (data []byte, models []*outlet.Model, err error) {
	// The first models learn from the right history of each text, the second
	// also from the history that the first make: at run time there is no other.
	var fitted []weights
	for range 2 {
		fitted = t.crosswise(models)
		if models, err = t.models(fitted, evenSteps()); err != nil {
			return nil, nil, err
		}
		least := t.threshold(models)
		for f, m := range models {
			models[f] = m.WithLeast(least)
		}
	}
	// What they choose where they did not learn calibrates the one that ships, by
	// the names that score.py takes for right: confidences rather say too little.
	unseen := outlet.NewLessons(sameOutlet)
	for i := range t.articles {
		a := &t.articles[i]
		if a.corpus == "made" {
			continue
		}
		unseen.Study(t.linker(models[foldOf(a.id, t.Folds)]), a.in, a.answers, 1, false)
	}
	steps := linear.Calibrate(unseen.Outcomes, t.Group)
	if models, err = t.models(fitted, steps); err != nil {
		return nil, nil, err
	}
	data, err = t.encode(t.fit(t.study(-1, models)), steps)
	return data, models, err
}

// threshold is the share of right outlets, in thousandths, under which none is
// given: that which makes F largest over all statements of press, PolNeAR and
// agency reports, crosswise. F grows by what is right more often than half of F,
// and shrinks by all else, so the threshold is that half. To try one threshold
// after the other would choose by chance: between 240 and 400 F hardly changes.
func (t *sourceTrainer) threshold(models []*outlet.Model) int32 {
	least := int32(300)
	for range 3 {
		figures, all := t.measure(models, least), carried{}
		for _, corpus := range []string{"press", "polnear", "agency"} {
			all.join(figures[corpus])
		}
		least = int32(1000 * all.right / max(1, all.given+all.gold))
	}
	return least
}

// measure counts, by corpus, what models that did not learn from an article
// credit its statements to.
func (t *sourceTrainer) measure(models []*outlet.Model, least int32) map[string]carried {
	out := map[string]carried{}
	for i := range t.articles {
		a := &t.articles[i]
		c := out[a.corpus]
		c.add(a, t.linker(models[foldOf(a.id, t.Folds)].WithLeast(least)).Link(a.in, nil))
		out[a.corpus] = c
	}
	return out
}

func (t *sourceTrainer) linker(m *outlet.Model) *outlet.Linker {
	return outlet.New(t.lang.Outlets, m)
}

// weights are those of the features with the same index.
type weights struct {
	keys []uint64
	w    []float32
}

// crosswise fits a model for each part of the articles on the others. before
// are those of the round before.
func (t *sourceTrainer) crosswise(before []*outlet.Model) []weights {
	out := make([]weights, t.Folds)
	for f := range out {
		out[f] = t.fit(t.study(f, before))
	}
	return out
}

func (t *sourceTrainer) models(fitted []weights, steps []linear.Step) ([]*outlet.Model, error) {
	out := make([]*outlet.Model, len(fitted))
	for f, w := range fitted {
		data, err := t.encode(w, steps)
		if err != nil {
			return nil, err
		}
		if out[f], err = outlet.Decode(string(linear.AppendLeast(data, 0))); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// evenSteps take shares for what they say, as long as nothing is known better.
func evenSteps() []linear.Step {
	const n = 100
	var steps []linear.Step
	for k := range n {
		steps = append(steps, linear.Step{Share: uint16(k * linear.One / n), Mille: uint16(k * 1000 / n)})
	}
	return steps
}

// study learns from all articles but those of a fold.
func (t *sourceTrainer) study(without int, before []*outlet.Model) *outlet.Lessons {
	ls := outlet.NewLessons(t.same)
	for i := range t.articles {
		a := &t.articles[i]
		f := foldOf(a.id, t.Folds)
		if f == without {
			continue
		}
		if a.corpus == "made" {
			ls.Study(t.linker(nil), a.in, a.answers, t.Made, true)
			continue
		}
		ls.Study(t.linker(nil), a.in, a.answers, 1, true)
		ls.Study(t.linker(nil), a.gold, a.goldAnswers, 0.5, true)
		if before != nil {
			ls.Study(t.linker(before[f]), a.in, a.answers, 1, false)
		}
	}
	return ls
}

func (t *sourceTrainer) fit(ls *outlet.Lessons) weights {
	ls.Index.PruneChoices(ls.Choices, t.Least)
	return weights{ls.Index.Keys(), linear.FitRank(ls.Choices, ls.Index.Len(), t.Fit)}
}

func (t *sourceTrainer) encode(w weights, steps []linear.Step) ([]byte, error) {
	return linear.EncodeRanker(w.keys, w.w, t.MaxAbs, t.Prune, steps)
}
