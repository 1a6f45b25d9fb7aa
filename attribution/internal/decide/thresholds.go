package decide

import "github.com/whosaid/whosaid/attribution/internal/propose"

// Thresholds are the numbers that were set after training, in the log-odds of
// Score.
type Thresholds struct {
	Accept     int32  `json:"accept"`     // from which on a statement is given that was said or written
	Stances    int32  `json:"stances"`    // the same for thoughts and attitudes
	Confidence []Step `json:"confidence"` // of what was said or written, by rising log-odds
	Stance     []Step `json:"stance"`     // of thoughts and attitudes, which are wrong more often at the same log-odds
}

// Step is one step of the table from log-odds to confidences.
type Step struct {
	Odds  int32 `json:"odds"`  // from here on
	Mille int32 `json:"mille"` // so many in a thousand are right
}

// of is the threshold of an act.
func (t *Thresholds) of(a propose.Act) int32 {
	if a.Stance() {
		return t.Stances
	}
	return t.Accept
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
