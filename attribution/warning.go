package attribution

import (
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Codes of warnings.
const (
	WarnLanguage = "language" // the text is plainly not English; the answer is the best there is
	WarnWindows  = "windows"  // the text was too long to be read at once
)

func (b *builder) warnings() []Warning {
	var out []Warning
	if share, ok := englishShare(b.doc, b.e.lang.Words.Common); ok && share < leastEnglish {
		out = append(out, Warning{Code: WarnLanguage, Detail: "the text does not look like English"})
	}
	return out
}

const (
	leastWords   = 30 // fewer say nothing about the language
	leastEnglish = 18 // small words in a hundred; English news has forty, other languages under ten
)

// englishShare tells how many in a hundred words are among the commonest of
// English, looking at the head of the text. It is false where there are too few.
func englishShare(d *text.Doc, common func(uint64) bool) (share int, ok bool) {
	words, known := 0, 0
	for i := range d.Tokens {
		if d.Tokens[i].Flags&text.Word == 0 {
			continue
		}
		words++
		if common(d.Tokens[i].Norm) {
			known++
		}
		if words == 2000 {
			break
		}
	}
	if words < leastWords {
		return 0, false
	}
	return 100 * known / words, true
}
