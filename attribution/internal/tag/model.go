package tag

import (
	"fmt"

	"github.com/whosaid/whosaid/attribution/internal/linear"
)

// Model is what the tagger learned. It is read-only and safe for concurrent
// use. The nil Model knows no word and tags by form alone.
type Model struct {
	words  *linear.Dictionary // see dictionary.go
	habits *linear.Dictionary // of contexts that leave no choice among a word's own tags
	own    *linear.Table      // for words of known tags: features each mixed with a tag, label 1 is for it
	open   *linear.Table      // for other words: a label for each open tag
}

// Decode reads a model in place. Damaged data are an error that says what is
// wrong with them.
func Decode(data string) (*Model, error) {
	words, rest, err := linear.DecodeDictionary(data)
	if err != nil {
		return nil, fmt.Errorf("tag: words: %w", err)
	}
	habits, rest, err := linear.DecodeDictionary(rest)
	if err != nil {
		return nil, fmt.Errorf("tag: habits: %w", err)
	}
	own, rest, err := linear.DecodeNext(rest)
	if err != nil {
		return nil, fmt.Errorf("tag: own tags: %w", err)
	}
	open, err := linear.Decode(rest)
	if err != nil {
		return nil, fmt.Errorf("tag: open tags: %w", err)
	}
	switch {
	case words.Labels() != int(tagCount):
		return nil, fmt.Errorf("tag: words have %d labels, want %d", words.Labels(), tagCount)
	case habits.Labels() != int(tagCount):
		return nil, fmt.Errorf("tag: habits have %d labels, want %d", habits.Labels(), tagCount)
	case own.Labels() != 2:
		return nil, fmt.Errorf("tag: own tags have %d labels, want 2", own.Labels())
	case open.Labels() != openCount:
		return nil, fmt.Errorf("tag: open tags have %d labels, want %d", open.Labels(), openCount)
	}
	return &Model{words, habits, own, open}, nil
}
