package attribution

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Options set up an Extractor. The zero value is the best default.
type Options struct {
	// Acts are the acts that count; empty means Speech, Writing and Documents:
	// what was said or written, however reported, and what documents say.
	Acts []Act
	// MinConfidence drops statements below it. 0 is the shipped operating
	// point; a negative value gives everything.
	MinConfidence float64
	// Language is a tag such as "en" or "en-GB"; empty means English, the only
	// one there is.
	Language string
}

// AllActs are all values of Act.
func AllActs() []Act { return []Act{Speech, Writing, Documents, Thought, Attitude} }

// settings are Options that were checked.
type settings struct {
	acts          []Act
	minConfidence float64
	margin        int32 // added to the score from which on statements are given
}

// everything is a margin below any score.
const everything = -1 << 24

func (o Options) check() (settings, error) {
	s := settings{acts: o.Acts, minConfidence: o.MinConfidence}
	if len(s.acts) == 0 {
		s.acts = []Act{Speech, Writing, Documents}
	}
	for _, a := range s.acts {
		if !slices.Contains(AllActs(), a) {
			return s, fmt.Errorf("Options.Acts: unknown act %q, want one of %q", a, AllActs())
		}
	}
	if math.IsNaN(o.MinConfidence) || o.MinConfidence > 1 {
		return s, fmt.Errorf("Options.MinConfidence: %v, want at most 1", o.MinConfidence)
	}
	if o.MinConfidence < 0 {
		s.margin = everything
	}
	if l, _, _ := strings.Cut(strings.ToLower(o.Language), "-"); l != "" && l != "en" {
		return s, fmt.Errorf("Options.Language: no models for %q, only for \"en\"", o.Language)
	}
	return s, nil
}
