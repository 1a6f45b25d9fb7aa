package tag

import (
	"fmt"

	"github.com/whosaid/whosaid/attribution/internal/linear"
)

// Model is what the tagger learned. It is read-only and safe for concurrent
// use. The nil Model knows no word and tags by form alone.
type Model struct {
	words   *linear.Table // see dictionary.go
	weights *linear.Table // a label for every POS
}

// Encode writes a model.
func encode(words, weights []byte) []byte { return append(append([]byte(nil), words...), weights...) }

// Decode reads a model in place. Damaged data are an error that says what is
// wrong with them.
func Decode(data string) (*Model, error) {
	words, rest, err := linear.DecodeNext(data)
	if err != nil {
		return nil, fmt.Errorf("tag: words: %w", err)
	}
	weights, err := linear.Decode(rest)
	if err != nil {
		return nil, fmt.Errorf("tag: weights: %w", err)
	}
	return newModel(words, weights)
}

func newModel(words, weights *linear.Table) (*Model, error) {
	switch {
	case words.Dense() || words.Labels() != int(tagCount):
		return nil, fmt.Errorf("tag: words have %d labels, want %d", words.Labels(), tagCount)
	case weights != nil && weights.Labels() != int(tagCount):
		return nil, fmt.Errorf("tag: weights have %d labels, want %d", weights.Labels(), tagCount)
	}
	return &Model{words: words, weights: weights}, nil
}
