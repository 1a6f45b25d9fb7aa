package syntax

import (
	"fmt"

	"github.com/whosaid/whosaid/attribution/internal/linear"
)

// Model is what the parser learned. It is read-only and safe for concurrent
// use. With the nil Model every token hangs on the one before it.
type Model struct {
	moves     *linear.Table // a label for every class
	relations *linear.Table // a label for every relation
}

// Decode reads a model in place. Damaged data are an error that says what is
// wrong with them.
func Decode(data string) (*Model, error) {
	moves, rest, err := linear.DecodeNext(data)
	if err != nil {
		return nil, fmt.Errorf("syntax: moves: %w", err)
	}
	relations, err := linear.Decode(rest)
	if err != nil {
		return nil, fmt.Errorf("syntax: relations: %w", err)
	}
	switch {
	case moves.Labels() != int(english.count):
		return nil, fmt.Errorf("syntax: moves have %d labels, want %d", moves.Labels(), english.count)
	case relations.Labels() != int(relCount):
		return nil, fmt.Errorf("syntax: relations have %d labels, want %d", relations.Labels(), relCount)
	}
	return &Model{moves, relations}, nil
}
