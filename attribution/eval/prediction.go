package eval

import (
	"fmt"
	"math"
	"slices"

	"github.com/whosaid/whosaid/attribution"
)

// prediction is a statement as far as it is scored: what gold says of one, and
// its confidence.
type prediction struct {
	Attribution
	confidence float64
	rated      bool // the confidence counts
}

func predictions(text string, d *attribution.Document) ([]prediction, error) {
	rated := slices.ContainsFunc(d.Statements, func(st attribution.Statement) bool { return st.Confidence != 0 })
	out := make([]prediction, 0, len(d.Statements))
	for i := range d.Statements {
		st := &d.Statements[i]
		p := prediction{attributionOf(st), st.Confidence, rated && !math.IsNaN(st.Confidence)}
		if err := p.check(text); err != nil {
			return nil, fmt.Errorf("statement %d: %w", st.ID, err)
		}
		out = append(out, p)
	}
	return out, nil
}
