package link

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/tag"
)

// TestScratch holds that the speakers of a text do not depend on the texts before
// it, whose memory is used again.
func TestScratch(t *testing.T) {
	var used Scratch
	for _, tt := range speakerTests {
		doc, sts := parse(t, tt.text)
		speakers := func(s *Scratch) string {
			return fmt.Sprint(Speakers(name.Find(doc, tag.Tag(doc, tagger(), nil), joiner(), nil), sts, nil, trained(), s))
		}
		assert.Equal(t, speakers(nil), speakers(&used), tt.text)
	}
}
