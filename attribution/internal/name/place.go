package name

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// dateline reports whether the words [a,b) are the place at the head of an
// agency's text: "LIPA, Bosnia (AFP) –".
func (r *Result) dateline(a, b int32) bool {
	t := &r.Doc.Tokens[a]
	if t.Paragraph > 3 || t.Flags&text.LineStart == 0 || t.Flags&text.AllCaps == 0 || int(b) >= len(r.Words) {
		return false
	}
	switch r.Doc.Word(b) {
	case ",", "(", "–", "—", "-", "--", "―", "/":
		return true
	}
	return false
}

// settlement reports whether "the village of" or the like stands before i.
func (r *Result) settlement(i int32) bool {
	return i >= 2 && r.Small(i-1) == lang.WordOf && r.Entry(i-2).Bodies&r.Fields.Place != 0 && !r.Capital(i-2)
}
