// Package statement finds statements: the cue that reports, the content that
// is reported, the mention of who said it.
package statement

import "github.com/whosaid/whosaid/attribution/internal/text"

// Kind says how much of the content stands between quotation marks.
type Kind uint8

const (
	Indirect Kind = iota // nothing
	Mixed                // a part
	Direct               // everything, but for two words at most
)

// Act is what the cue names.
type Act uint8

const (
	Speech   Act = iota // communicating by voice, or in a way the text leaves open
	Writing             // in writing
	Document            // the speaker is a text: a poll, a law, a report
	Thought             // believing, fearing, knowing
	Attitude            // a stance without an act: support, oppose, hope, want
)

// Statement is one thing that somebody said, wrote or is reported to think.
// Ranges are token indices of the document; an absent part is empty.
type Statement struct {
	Kind      Kind
	Act       Act
	Negated   bool
	Content   []text.Range // in the order of the text, not touching one another
	Cue       []text.Range // in the order of the text; none for a quotation that only continues
	Mention   text.Range   // the speaker's mention, whole noun phrase
	Addressee text.Range
	Lemma     string // of the reporting word
	Score     int32  // of the classifier that accepted it; confidence is a table of it
	Evidence  string // the rule or model, and the cue
	// Continues is 1 + the index of the statement whose speaker this one has
	// without naming it, 0 otherwise.
	Continues int32
}

// reach is the stretch from the first to the last token of content and cue.
func (s *Statement) reach() text.Range {
	r := s.Content[0]
	for _, parts := range [][]text.Range{s.Content, s.Cue} {
		for _, p := range parts {
			r.Start, r.End = min(r.Start, p.Start), max(r.End, p.End)
		}
	}
	return r
}
