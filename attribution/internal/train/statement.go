package main

import (
	"sync"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/statement"
)

// recipe says how the three models of the statement finder are trained.
type recipe struct {
	Folds             int
	Floor             float64 // score from which on a candidate is looked at, in units of the trained weights
	Cue, Role, Accept statement.Fitting
}

func shippedRecipe() recipe {
	return recipe{
		Folds:  3,
		Floor:  -1.2,
		Cue:    statement.Fitting{Least: 3, Epochs: 12, Runs: 3, Rate: 0.2, Decay: 1e-4, Dropout: 0.5, Keep: 110_000, Seed: 1, MaxAbs: 4, Prune: 0.02, Cost: 1},
		Role:   statement.Fitting{Least: 5, Epochs: 10, Runs: 3, Rate: 0.2, Decay: 1e-4, Dropout: 0.6, Keep: 110_000, Seed: 2, MaxAbs: 4, Prune: 0.02},
		Accept: statement.Fitting{Least: 8, Epochs: 20, Runs: 5, Rate: 0.05, Decay: 1e-3, Dropout: 0.5, Seed: 3, MaxAbs: 4, Prune: 0.02},
	}
}

// finder is the trained statement finder as files.
type finder struct {
	cue, role, accept []byte
	thresholds        statement.Thresholds
	crosswise         statement.Tally
}

// trainFinder fits the cue finder and the role labeller on all examples, and
// the acceptor on what such models, trained without it, propose for each part.
func trainFinder(examples []statement.Example, r recipe, logf func(string, ...any)) (*finder, error) {
	out := &finder{}
	r.Cue.Log, r.Role.Log, r.Accept.Log = logf, logf, logf
	parts := make([][]statement.Example, r.Folds)
	for i, e := range examples {
		parts[i%r.Folds] = append(parts[i%r.Folds], e)
	}
	without := func(part int) []statement.Example {
		var rest []statement.Example
		for k, p := range parts {
			if k != part {
				rest = append(rest, p...)
			}
		}
		return rest
	}

	// Cue finders: one a part, and the one that ships.
	cues := make([]*linear.Chain, r.Folds)
	words := make([]statement.Thresholds, r.Folds)
	var shippedCue *linear.Chain
	floor := func(c *linear.Chain) int32 { return int32(r.Floor * c.Scale()) }
	var tasks []func() error
	for k := range parts {
		tasks = append(tasks, func() error {
			c, _, err := statement.TrainCue(without(k), r.Cue)
			if err != nil {
				return err
			}
			cues[k] = c
			words[k] = statement.Propose(parts[k], c, floor(c))
			return nil
		})
	}
	tasks = append(tasks, func() (err error) {
		shippedCue, out.cue, err = statement.TrainCue(examples, r.Cue)
		return err
	})
	if err := parallel(tasks); err != nil {
		return nil, err
	}

	// Role labellers see the candidates of the parts.
	judged := make([][]*statement.Judged, r.Folds)
	tasks = nil
	for k := range parts {
		tasks = append(tasks, func() error {
			c, _, err := statement.TrainRole(without(k), r.Role)
			if err != nil {
				return err
			}
			for _, e := range parts[k] {
				judged[k] = append(judged[k], statement.Judge(e, cues[k], c, words[k], floor(cues[k])))
			}
			return nil
		})
	}
	tasks = append(tasks, func() (err error) {
		var all []statement.Example
		for _, p := range parts {
			all = append(all, p...)
		}
		_, out.role, err = statement.TrainRole(all, r.Role)
		return err
	})
	if err := parallel(tasks); err != nil {
		return nil, err
	}
	for _, t := range words {
		out.thresholds.Glance += t.Glance / int32(r.Folds)
		out.thresholds.Word += t.Word / int32(r.Folds)
	}
	out.thresholds.Floor = floor(shippedCue)
	return out, fitAcceptor(out, judged, r, logf)
}

// fitAcceptor trains the acceptor crosswise to set the threshold and the
// confidences, then on everything.
func fitAcceptor(out *finder, judged [][]*statement.Judged, r recipe, logf func(string, ...any)) error {
	var tasks []func() error
	for k := range judged {
		tasks = append(tasks, func() error {
			var rest []*statement.Judged
			for i, p := range judged {
				if i != k {
					rest = append(rest, p...)
				}
			}
			a, _, err := statement.TrainAccept(rest, r.Accept)
			if err != nil {
				return err
			}
			for _, j := range judged[k] {
				j.Score(a)
			}
			return nil
		})
	}
	if err := parallel(tasks); err != nil {
		return err
	}
	var all []*statement.Judged
	var whole []*statement.Judged
	for _, p := range judged {
		all = append(all, p...)
	}
	for _, j := range all {
		if j.Whole() {
			whole = append(whole, j)
		}
	}
	logf("ceiling %+v", statement.Ceiling(whole))
	least, tally := statement.Threshold(whole)
	logf("threshold %d: %+v F %.1f", least, tally, tally.F())
	out.crosswise = tally
	t := &out.thresholds
	t.Suspect, t.Accept = statement.Suspicion(whole), least
	t.Confidence = statement.Calibrate(whole, least-1000000, 120, false)
	t.Stance = statement.Calibrate(whole, least-1000000, 120, true)
	var err error
	_, out.accept, err = statement.TrainAccept(all, r.Accept)
	return err
}

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

func example(a article, in statement.Input) statement.Example {
	return statement.Example{In: in, Gold: a.gold()}
}

func words() *lexicon.Words { return lexicon.EnglishWords() }
