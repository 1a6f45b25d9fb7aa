package decide

import (
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Statement is one thing that somebody said, wrote or is reported to think.
// Ranges are token indices of the document; an absent part is empty.
type Statement struct {
	Kind      propose.Kind
	Act       propose.Act
	Negated   bool
	Content   []text.Range // in the order of the text, not touching one another
	Cue       []text.Range // in the order of the text; none for a quotation without a cue
	Mention   text.Range   // the speaker's mention, a whole noun phrase
	Addressee text.Range
	Source    text.Range // the outlet, where a newsroom's pattern captured one
	Lemma     string     // of the reporting word
	Odds      int32      // see Decider.Score
	Mille     int32      // confidence in thousandths
	Evidence  string     // the rule or model that found it
	// Continues is 1 + the index of the statement whose speaker also makes this
	// one, which does not mention the speaker; 0 otherwise.
	Continues int32
}
