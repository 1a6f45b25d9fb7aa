package main

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"sync"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/propose"
)

// recipe says how the three models of the statement finder are trained.
type recipe struct {
	Folds               int
	Floor               float64 // score from which on a candidate is looked at, in units of the trained weights
	Cue, Role, Decision fitting
}

func shippedRecipe() recipe {
	return recipe{
		Folds:    3,
		Floor:    -1.8,
		Cue:      fitting{Least: 3, Epochs: 12, Runs: 3, Rate: 0.2, Decay: 1e-4, Dropout: 0.5, Keep: 110_000, Seed: 1, MaxAbs: 4, Prune: 0.02, Cost: 1},
		Role:     fitting{Least: 5, Epochs: 16, Runs: 6, Rate: 0.2, Decay: 1e-4, Dropout: 0.6, Keep: 110_000, Seed: 2, MaxAbs: 4, Prune: 0.02},
		Decision: fitting{Least: 6, Epochs: 10, Runs: 5, Rate: 0.1, Decay: 1e-4, Dropout: 0.2, Seed: 3, MaxAbs: 4, Prune: 0.02},
	}
}

func (r *recipe) cue(name string, examples []example) (*linear.Chain, []byte, error) {
	data, err := cached(name, func() ([]byte, error) { return trainCue(examples, r.Cue) })
	if err != nil {
		return nil, nil, err
	}
	c, err := propose.DecodeCue(string(data))
	return c, data, err
}

func (r *recipe) role(name string, examples []example) (*linear.Chain, []byte, error) {
	data, err := cached(name, func() ([]byte, error) { return trainRole(examples, r.Role) })
	if err != nil {
		return nil, nil, err
	}
	c, err := propose.DecodeRole(string(data))
	return c, data, err
}

// finder is the trained statement finder as files.
type finder struct {
	cue, role, decision []byte
	thresholds          thresholds
	crosswise           map[string]scores
}

// thresholds are those of both stages, as one file.
type thresholds struct {
	propose.Thresholds
	decision
}

type decision = decide.Thresholds

// trainFinder fits the cue finder and the role labeller on all examples, and
// the decision on what such models, trained without it, propose for each part.
func trainFinder(examples []example, r recipe, logf func(string, ...any)) (*finder, error) {
	out := &finder{}
	r.Cue.Log, r.Role.Log, r.Decision.Log = logf, logf, logf
	parts := make([][]example, r.Folds)
	for i, e := range examples {
		parts[i%r.Folds] = append(parts[i%r.Folds], e)
	}
	models := make([]propose.Models, r.Folds)
	if err := trainCues(out, models, examples, parts, &r); err != nil {
		return nil, err
	}
	articles, err := trainRoles(out, models, parts, &r)
	if err != nil {
		return nil, err
	}
	return out, fitDecision(out, articles, r, logf)
}

func without[T any](parts [][]T, part int) []T {
	var rest []T
	for k, p := range parts {
		if k != part {
			rest = append(rest, p...)
		}
	}
	return rest
}

// trainCues fits the cue finders: one a part, which proposes the cues of that
// part, and the one that ships.
func trainCues(out *finder, models []propose.Models, examples []example, parts [][]example, r *recipe) error {
	floor := func(c *linear.Chain) int32 { return int32(r.Floor * c.Scale()) }
	var tasks []func() error
	for k := range parts {
		tasks = append(tasks, func() (err error) {
			m := &models[k]
			if m.Cue, _, err = r.cue(fmt.Sprintf("cue%d", k), without(parts, k)); err != nil {
				return err
			}
			m.Thresholds = setCues(parts[k], m.Cue, floor(m.Cue))
			return nil
		})
	}
	tasks = append(tasks, func() error {
		shipped, data, err := r.cue("cue", examples)
		if err == nil {
			out.cue, out.thresholds.Floor = data, floor(shipped)
		}
		return err
	})
	if err := parallel(tasks); err != nil {
		return err
	}
	for k := range models {
		out.thresholds.Glance += models[k].Thresholds.Glance / int32(len(models))
		out.thresholds.Word += models[k].Thresholds.Word / int32(len(models))
	}
	return nil
}

// trainRoles fits the role labellers, which see the cues of the parts, and has
// them judge the articles they did not learn from.
func trainRoles(out *finder, models []propose.Models, parts [][]example, r *recipe) ([][]*judged, error) {
	articles := make([][]*judged, len(parts))
	var tasks []func() error
	for k := range parts {
		tasks = append(tasks, func() (err error) {
			if models[k].Role, _, err = r.role(fmt.Sprintf("role%d", k), without(parts, k)); err != nil {
				return err
			}
			for i := range parts[k] {
				articles[k] = append(articles[k], judge(&parts[k][i], &models[k]))
			}
			return nil
		})
	}
	tasks = append(tasks, func() (err error) {
		_, out.role, err = r.role("role", slices.Concat(parts...))
		return err
	})
	return articles, parallel(tasks)
}

// fitDecision trains the decision crosswise to set the thresholds and the
// confidences, then on everything.
func fitDecision(out *finder, articles [][]*judged, r recipe, logf func(string, ...any)) error {
	// One after the other: the features of an article are made in the scratch of
	// its finder.
	for k := range articles {
		ranker, _, err := trainDecision(without(articles, k), r.Decision)
		if err != nil {
			return err
		}
		for _, j := range articles[k] {
			j.decider.Score(&j.finder, ranker)
		}
	}
	all := slices.Concat(articles...)
	var whole []*judged
	for _, j := range all {
		if j.example.Whole {
			whole = append(whole, j)
		}
	}
	t := &out.thresholds.decision
	out.thresholds.Suspect = suspicion(whole)
	setSpaces(all, t)
	setThreshold(whole, t)
	calibrate(whole, t, everything, 120)
	logf("threshold %d, spaces %v", t.Accept, t.Space)
	said, gold := lost(all, t)
	for _, set := range slices.Sorted(maps.Keys(gold)) {
		logf("%s: gold left, said %+v, all %+v", set, said[set], gold[set])
	}
	tallies, calibration := tallyAt(all, t), measureConfidence(all, t)
	out.crosswise = map[string]scores{}
	for _, set := range slices.Sorted(maps.Keys(tallies)) {
		x := scoresOf(tallies[set], calibration[set])
		out.crosswise[set] = x
		logf("%s: %+v", set, x)
	}
	if errorsFile != "" {
		f, err := os.Create(errorsFile)
		if err != nil {
			return err
		}
		if err := errors.Join(writeErrors(f, all, t), f.Close()); err != nil {
			return err
		}
	}
	var err error
	_, out.decision, err = trainDecision(all, r.Decision)
	return err
}

// errorsFile is where to list the errors, if anywhere.
var errorsFile string

// everything is how far below the threshold confidences are known.
const everything = -1 << 16

// parallel runs tasks two at a time and returns the first error.
func parallel(tasks []func() error) error {
	errs := make([]error, len(tasks))
	var wg sync.WaitGroup
	slots := make(chan struct{}, 2)
	for i, t := range tasks {
		wg.Add(1)
		slots <- struct{}{}
		go func() {
			defer func() { <-slots; wg.Done() }()
			errs[i] = t()
		}()
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
