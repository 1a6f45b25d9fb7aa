package lang

import (
	"strings"
	"sync"
)

// The small words that make a text English and that no other large language
// writes alike more than by chance.
const commonWords = `the of and to in that for is was on with as it by at be from his have are has had he not they but this
which were their been will would there who said when after she her an about its you we all more can than out other into
could our over between because before should where what only also those if them these some two new year people`

// Common reports whether a folded word, see NormOf, is one of the
// commonest of the language.
func (w *Words) Common(norm uint64) bool {
	_, ok := commonSet().Find(norm)
	return ok
}

var commonSet = sync.OnceValue(func() *Table[struct{}] {
	t := NewTable[struct{}](256)
	for w := range strings.FieldsSeq(commonWords) {
		t.At(NormOf(w))
	}
	return &t
})
