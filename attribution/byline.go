package attribution

import (
	"context"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// byline is who wrote a text, as far as the caller knows.
type byline struct {
	words []uint64 // of the names, by their norms
	name  string   // of the writer, where there is only one
}

// bylineOf reads "By Jane Roe and John Doe" and what else pages put there. A
// comma may stand before a second writer or before a paper, so that nobody is
// taken for the only one then.
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

// or fills in from another byline what b does not tell.
func (b byline) or(other byline) byline {
	if b.name == "" {
		b.name = other.name
	}
	if len(b.words) == 0 {
		b.words = other.words
	}
	return b
}

// ExtractInput extracts from one input. It fails only when ctx is done, with its
// error.
func (e *Extractor) ExtractInput(ctx context.Context, in Input) (Result, error) {
	by := byline{}
	if in.Byline != "" {
		by = bylineOf(in.Byline, e.lang.Language)
	}
	doc := e.extract(ctx, in.Text, by)
	if doc == nil {
		return Result{}, ctx.Err()
	}
	return Result{ID: in.ID, Meta: in.Meta, Document: doc}, nil
}
