package syntax

import (
	"fmt"

	"github.com/whosaid/whosaid/attribution/internal/linear"
)

// Model is what the parser learned. It is read-only and safe for concurrent
// use. The nil Model attaches every token to the one before it.
type Model struct {
	moveHabits     *linear.Dictionary // of contexts that leave no choice: the class
	relationHabits *linear.Dictionary // the place among the members of the class
	moves          *linear.Table      // a label for every class
	relations      *linear.Table      // a label for every member of a class, which is part of the features
}

// Decode reads a model in place. Damaged data are an error that says what is
// wrong with them.
func Decode(data string) (*Model, error) {
	moveHabits, rest, err := linear.DecodeDictionary(data)
	if err != nil {
		return nil, fmt.Errorf("syntax: habits of moves: %w", err)
	}
	relationHabits, rest, err := linear.DecodeDictionary(rest)
	if err != nil {
		return nil, fmt.Errorf("syntax: habits of relations: %w", err)
	}
	moves, rest, err := linear.DecodeNext(rest)
	if err != nil {
		return nil, fmt.Errorf("syntax: moves: %w", err)
	}
	relations, err := linear.Decode(rest)
	if err != nil {
		return nil, fmt.Errorf("syntax: relations: %w", err)
	}
	switch {
	case moveHabits.Labels() != int(english.count) || relationHabits.Labels() != maxMembers:
		return nil, fmt.Errorf("syntax: habits of %d and %d labels, want %d and %d", moveHabits.Labels(), relationHabits.Labels(), english.count, maxMembers)
	case moves.Labels() != int(english.count):
		return nil, fmt.Errorf("syntax: moves have %d labels, want %d", moves.Labels(), english.count)
	case relations.Labels() != maxMembers:
		return nil, fmt.Errorf("syntax: relations have %d labels, want %d", relations.Labels(), maxMembers)
	}
	return &Model{moveHabits, relationHabits, moves, relations}, nil
}
