package eval

import (
	"strings"

	"github.com/whosaid/whosaid/quotes"
)

// said reports whether a gold attribution is of something that was said or
// written: its content stands in quotation marks, or its cue reports.
func (t *text) said(direct bool, cue []quotes.Span) bool {
	return direct || isReporting(t.joined(cue))
}

// isReporting reports whether the words of a cue name an act of speaking or
// writing.
func isReporting(cue string) bool {
	cue = strings.ToLower(cue)
	if strings.Contains(cue, "according to") {
		return true
	}
	switch strings.TrimFunc(cue, isSpace) {
	case ":", "–", "—", "-", "--", "―":
		return true
	}
	notLetter := func(c rune) bool { return c < 'a' || 'z' < c }
	for _, word := range strings.FieldsFunc(cue, notLetter) {
		if isReportingWord(word) {
			return true
		}
	}
	return false
}

func isReportingWord(word string) bool {
	if reporting[word] || irregular[word] {
		return true
	}
	for _, e := range endings {
		if stem, ok := strings.CutSuffix(word, e.cut); ok && reporting[stem+e.add] {
			return true
		}
	}
	return false
}

var endings = []struct{ cut, add string }{
	{"s", ""}, {"es", ""}, {"ed", ""}, {"d", ""}, {"ing", ""}, {"ing", "e"}, {"ies", "y"}, {"ied", "y"},
}

var reporting = setOf(`
say tell add write ask note report announce suggest tweet describe argue continue explain declare acknowledge claim state
insist warn reply respond answer remark comment observe mention recall admit concede confess confirm deny assert maintain
contend allege emphasize emphasise stress underline underscore highlight reiterate repeat point predict promise pledge vow
urge demand request order complain quip joke shout yell whisper mutter exclaim conclude caution advise disclose reveal
testify quote cite retort counter inform criticize criticise praise laud accuse blast slam blame hail condemn denounce
propose recommend telegraph text email post publish release boast lament elaborate clarify interject intone muse opine
proclaim pronounce recount relate signal speak talk swear threaten thank welcome apologize apologise call dub label refer
read brief discuss estimate forecast express voice decline refuse question wonder echo charge charged vowed assure remind`)

var irregular = setOf(`
said told wrote written swore sworn spoke spoken read dubbed slammed saying says quipped admitted denied replied clarified
testified referred referring cried`)

func setOf(words string) map[string]bool {
	out := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}
