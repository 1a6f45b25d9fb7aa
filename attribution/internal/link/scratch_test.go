package link

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// TestScratch holds that a text's speakers do not hang on the texts before.
func TestScratch(t *testing.T) {
	for _, tt := range speakerTests {
		doc, sts := parse(t, tt.text)
		speakers := func(s *Scratch) string {
			return fmt.Sprint(Speakers(name.Find(doc, tag.Tag(doc, tagger(), nil), joiner(), nil), sts, trained(), s))
		}
		var used Scratch
		used.where = text.Range{Start: 0, End: 9} // as a mention in another text may leave it
		assert.Equal(t, speakers(nil), speakers(&used), tt.text)
	}
	doc, sts := parse(t, "Nothing came, {he} said.")
	var used Scratch
	used.where = text.Range{Start: 0, End: 9}
	Speakers(name.Find(doc, tag.Tag(doc, tagger(), nil), joiner(), nil), sts, trained(), &used)
	assert.Empty(t, used.where, "no mention has looked for it")
}
