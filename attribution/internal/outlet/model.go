package outlet

import (
	"fmt"

	"github.com/whosaid/whosaid/attribution/internal/linear"
)

// Model is the trained linker of sources. It is read-only and safe for
// concurrent use.
type Model struct {
	ranker     *linear.Ranker
	site, none dense // the facts of its candidates
	least      int32 // share of right outlets, in thousandths, under which no source is given
}

// Decode reads a model: a ranker and its threshold.
func Decode(data string) (*Model, error) {
	r, rest, err := linear.DecodeRanker(data)
	if err != nil {
		return nil, fmt.Errorf("outlet: %w", err)
	}
	least, err := linear.ReadLeast(rest)
	if err != nil {
		return nil, fmt.Errorf("outlet: %w", err)
	}
	return &Model{
		ranker: r, least: least, site: unpack(r, saltSite, limits, pairs), none: unpack(r, saltNone, noneLimits, nonePairs),
	}, nil
}

// WithLeast returns the model with another threshold, in thousandths.
func (m *Model) WithLeast(mille int32) *Model {
	out := *m
	out.least = mille
	return &out
}
