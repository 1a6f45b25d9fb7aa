package outlet

import (
	"fmt"

	"github.com/whosaid/whosaid/attribution/internal/linear"
)

// Model is the trained linker of sources. It is read-only and safe for
// concurrent use.
type Model struct {
	ranker *linear.Ranker
	least  int32 // thousandths under which no source is given
}

// LeastMille is the share of right outlets, in thousandths, under which none is
// given: where F is largest on articles that were not learned from.
const LeastMille = 400

// Decode reads a model.
func Decode(data string) (*Model, error) {
	r, rest, err := linear.DecodeRanker(data)
	if err != nil {
		return nil, fmt.Errorf("outlet: %w", err)
	}
	if rest != "" {
		return nil, fmt.Errorf("outlet: %d bytes after the model", len(rest))
	}
	return &Model{ranker: r, least: LeastMille}, nil
}

// Least returns the model with another threshold.
func (m *Model) Least(mille int32) *Model {
	out := *m
	out.least = mille
	return &out
}
