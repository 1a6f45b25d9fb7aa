package link

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/tag"
)

// TestScratch holds that a text's speakers do not hang on the texts before.
func TestScratch(t *testing.T) {
	var used Scratch
	for _, tt := range speakerTests {
		doc, sts := parse(t, tt.text)
		speakers := func(s *Scratch) string {
			return fmt.Sprint(Speakers(name.Find(doc, tag.Tag(doc, tagger(), nil), joiner(), nil), sts, trained(), s))
		}
		assert.Equal(t, speakers(nil), speakers(&used), tt.text)
	}
}
