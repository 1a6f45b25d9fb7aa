package eval

import (
	"fmt"
	"math"
	"slices"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/quotes"
)

// prediction is a statement as far as it is scored.
type prediction struct {
	content, cue, mention []quotes.Span
	kind                  attribution.Kind
	name                  string
	form                  attribution.Form
	typ                   attribution.Type
	source                string
	confidence            float64
	rated                 bool
}

func predictions(text string, d *attribution.Document) ([]prediction, error) {
	rated := slices.ContainsFunc(d.Statements, func(st attribution.Statement) bool { return st.Confidence != 0 })
	out := make([]prediction, 0, len(d.Statements))
	for i := range d.Statements {
		st := &d.Statements[i]
		p := prediction{content: spansOf(st.Content), kind: st.Kind, confidence: st.Confidence, rated: rated && !math.IsNaN(st.Confidence)}
		if st.Cue != nil {
			p.cue = spansOf(st.Cue.Spans)
		}
		if sp := st.Speaker; sp != nil {
			p.name, p.form, p.typ = sp.Name, sp.Form, sp.Type
			if sp.Mention != nil {
				p.mention = spansOf(sp.Mention.Spans)
			}
		}
		if st.Source != nil {
			p.source = st.Source.Name
		}
		for _, spans := range [][]quotes.Span{p.content, p.cue, p.mention} {
			if err := checkSpans(text, spans); err != nil {
				return nil, fmt.Errorf("statement %d: %w", st.ID, err)
			}
		}
		out = append(out, p)
	}
	return out, nil
}
