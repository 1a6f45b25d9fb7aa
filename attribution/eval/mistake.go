package eval

import (
	"fmt"
	"iter"
	"strings"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/quotes"
)

// MistakeKind is a kind of mistake.
type MistakeKind string

const (
	MistakeMissed  MistakeKind = "MISSED"  // gold without a statement
	MistakeExtra   MistakeKind = "EXTRA"   // a statement without gold
	MistakeMention MistakeKind = "MENTION" // another speaker's mention
	MistakeSpeaker MistakeKind = "SPEAKER" // another speaker's name, or none
	MistakeSource  MistakeKind = "SOURCE"  // another source, or one too many, or none
)

// Mistake is one thing that is wrong, to read and learn from.
type Mistake struct {
	Kind      MistakeKind      `json:"kind"`
	Article   string           `json:"article"`
	Statement attribution.Kind `json:"statement,omitempty"` // of MISSED and EXTRA
	Content   string           `json:"content,omitempty"`   // the beginning of the first piece
	Cue       []string         `json:"cue,omitempty"`       // of MISSED and EXTRA
	Want      []string         `json:"want,omitempty"`      // mention or name of the gold
	Got       []string         `json:"got,omitempty"`       // mention or name of the document
}

// String is the mistake on one line, its parts separated by " | ".
func (m Mistake) String() string {
	parts := []string{string(m.Kind), m.Article}
	switch m.Kind {
	case MistakeMissed:
		parts = append(parts, string(m.Statement), quoted(m.Content), list(m.Cue), list(m.Want))
	case MistakeExtra:
		parts = append(parts, string(m.Statement), quoted(m.Content), list(m.Cue), list(m.Got))
	default:
		parts = append(parts, quoted(m.Content), list(m.Want), list(m.Got))
	}
	return strings.Join(parts, " | ")
}

// quoted keeps a text on its line.
func quoted(s string) string { return strings.Join(strings.Fields(s), " ") }

func list(texts []string) string {
	if len(texts) == 0 {
		return "-"
	}
	parts := make([]string, len(texts))
	for i, t := range texts {
		parts[i] = quoted(t)
	}
	return fmt.Sprintf("[%s]", strings.Join(parts, "; "))
}

// Mistakes yields the mistakes of those kinds, or of all kinds if none is given,
// article by article in the order of [Score.Add].
func (s *Score) Mistakes(kinds ...MistakeKind) iter.Seq[Mistake] {
	return func(yield func(Mistake) bool) {
		for _, m := range s.mistakes {
			if (len(kinds) == 0 || isOneOf(m.Kind, kinds...)) && !yield(m) {
				return
			}
		}
	}
}

func (c *comparison) mistake(m Mistake) {
	m.Article = c.article
	c.mistakes = append(c.mistakes, m)
}

// How many characters of a content a mistake shows: fewer where it also shows what
// was wanted and what came.
const (
	shortText = 90
	longText  = 120
)

// beginning is the beginning of the first span's text.
func (c *comparison) beginning(spans []quotes.Span, runes int) string {
	if len(spans) == 0 {
		return ""
	}
	return firstRunes(spans[0].Of(c.text.string), runes)
}

func listOf(name string) []string {
	if name == "" {
		return nil
	}
	return []string{name}
}
