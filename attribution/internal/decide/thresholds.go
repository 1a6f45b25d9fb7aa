package decide

import "github.com/whosaid/whosaid/attribution/internal/propose"

// Thresholds are set after training, on held-out articles. Odds are those of
// Score. Thoughts and attitudes are wrong more often at the same odds, so their
// confidences have a table of their own.
type Thresholds struct {
	Space      []int32 `json:"space"`      // what is added to the odds of statements near, far and very far from others: see Space
	Accept     int32   `json:"accept"`     // the least odds of a statement
	Confidence []Step  `json:"confidence"` // from odds to confidence, for what was said or written
	Stance     []Step  `json:"stance"`     // the same for thoughts and attitudes
}

// Step is one step of the table from odds to confidence.
type Step struct {
	Odds  int32 `json:"odds"`  // the least odds of this step
	Mille int32 `json:"mille"` // how many statements in a thousand are right at these odds
}

// Mille returns the confidence of log-odds in thousandths.
func (t *Thresholds) Mille(odds int32, act propose.Act) int32 {
	steps := t.Confidence
	if act.Stance() {
		steps = t.Stance
	}
	m := int32(0)
	for _, c := range steps {
		if odds < c.Odds {
			break
		}
		m = c.Mille
	}
	return m
}
