package attribution

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// byline says who wrote a text, as far as the caller knows.
type byline struct {
	words []uint64 // hashes of the names' words, see lang.NormOf
	name  string   // of the writer, if there is exactly one
}

// bylineOf reads a byline as pages write it: "By Jane Roe and John Doe". With a
// comma it names no single writer: a second one may follow, or a newspaper.
func bylineOf(s string, l *lang.Language) byline {
	var b byline
	var name []string
	several := false
	for word := range strings.FieldsSeq(s) {
		bare := strings.Trim(word, ",;:()[]|/&·•")
		class := l.Word(bare).Layout
		switch {
		case class&lang.ByWord != 0 && len(name) == 0:
			continue
		case bare == "" || isAnd(bare, l):
			several = true
			continue
		case class&(lang.InnerWord|lang.StaffWord) == 0:
			b.words = append(b.words, lang.NormOf(bare))
		}
		name = append(name, bare)
		several = several || bare != word
	}
	if !several {
		b.name = strings.Join(name, " ")
	}
	return b
}

func isAnd(word string, l *lang.Language) bool { return l.Word(word).Groups.Has(lang.And) }

// or returns b with what it lacks taken from another byline.
func (b byline) or(other byline) byline {
	if b.name == "" {
		b.name = other.name
	}
	if len(b.words) == 0 {
		b.words = other.words
	}
	return b
}
