package render

import "github.com/whosaid/whosaid/attribution"

// mention is what a statement has beside its content: the words of its cue,
// speaker, addressee or source.
type mention struct {
	role  string
	spans []attribution.Fragment
}

// The roles of mentions, as the formats name them.
const (
	cueRole       = "cue"
	speakerRole   = "speaker"
	addresseeRole = "addressee"
	sourceRole    = "source"
)

// mentionsOf returns what a statement mentions, in the order of the roles above;
// what the text does not mention is absent.
func mentionsOf(st *attribution.Statement) []mention {
	var all []mention
	if st.Cue != nil {
		all = append(all, mention{cueRole, st.Cue.Spans})
	}
	if st.Speaker != nil && st.Speaker.Mention != nil {
		all = append(all, mention{speakerRole, st.Speaker.Mention.Spans})
	}
	if st.Addressee != nil {
		all = append(all, mention{addresseeRole, st.Addressee.Spans})
	}
	if st.Source != nil && st.Source.Mention != nil {
		all = append(all, mention{sourceRole, st.Source.Mention.Spans})
	}
	return all
}
