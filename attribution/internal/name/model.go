package name

import (
	"fmt"

	"github.com/whosaid/whosaid/attribution/internal/linear"
)

// Model chooses which names are one, and of what type those are that do not tell. It
// is read-only and safe for concurrent use.
type Model struct {
	*linear.Ranker
	single []int16 // the weights of facts
	pair   []int16 // and of pairs of them
	types  *linear.Ranker
}

// Decode reads a model: the ranker of bearers, then that of types.
func Decode(data string) (*Model, error) {
	ranker, rest, err := linear.DecodeRanker(data)
	if err != nil {
		return nil, fmt.Errorf("name: %w", err)
	}
	types, rest, err := linear.DecodeRanker(rest)
	if err == nil && rest != "" {
		err = fmt.Errorf("%d bytes too many", len(rest))
	}
	if err != nil {
		return nil, fmt.Errorf("name: types: %w", err)
	}
	l := &allFacts
	m := &Model{Ranker: ranker, types: types, single: make([]int16, l.Singles), pair: make([]int16, l.Pairs)}
	l.Fill(limits, m.single, m.pair, func(f, v uint64) int32 {
		return ranker.Weight(feature(saltFact, f<<8|v, 0))
	}, func(f, v, g, w uint64) int32 {
		return ranker.Weight(feature(saltPair, f<<8|v, g<<8|w))
	})
	return m, nil
}
