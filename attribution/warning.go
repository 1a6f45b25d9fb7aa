package attribution

import (
	"fmt"
	"strconv"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Codes of warnings.
const (
	WarnLanguage = "language" // the text is plainly not English; the answer is the best there is
	WarnWindows  = "windows"  // the text was too long to be read at once
	WarnLimits   = "limits"   // a part of the text costs more to read than news does, and was not read in full
	WarnPattern  = "pattern"  // a pattern of the newsroom was not tried on all of the document; it is named
	WarnInternal = "internal" // a mistake in this library cost a part of the answer; please report it
)

func (b *builder) warnings() []Warning {
	var out []Warning
	if foreign(b.doc) {
		out = append(out, Warning{Code: WarnLanguage, Detail: "the text does not look like English"})
	}
	if b.limited > 0 {
		out = append(out, Warning{Code: WarnLimits, Detail: "places with more words for saying than news has: not all were looked at"})
	}
	if b.faults > 0 {
		out = append(out, Warning{Code: WarnInternal, Detail: strconv.Itoa(b.faults) + " spans were wrong and left out"})
	}
	for _, c := range b.cutOff {
		out = append(out, Warning{Code: WarnPattern, Detail: fmt.Sprintf("pattern %q: %s", b.e.patterns.Name(c.Pattern), c.Why)})
	}
	return out
}

const (
	leastWords   = 30   // fewer say nothing about the language
	mostWords    = 2000 // more say nothing new
	leastEnglish = 18   // small words in a hundred; English news has forty, other languages under ten
)

// foreign reports whether too few of the words at the beginning of a text are
// among the commonest of the language. It stops as soon as there are enough.
func foreign(d *text.Doc) bool {
	words, known := 0, 0
	most := min(mostWords, len(d.Tokens))
	for i := range d.Tokens {
		if d.Tokens[i].Flags&text.Word == 0 {
			continue
		}
		words++
		if d.Is(int32(i), lang.Common) {
			if known++; 100*known >= leastEnglish*most {
				return false
			}
		}
		if words == mostWords {
			break
		}
	}
	return words >= leastWords && 100*known/words < leastEnglish
}
