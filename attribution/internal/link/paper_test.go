package link

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestPapersNear holds that a mention sees the documents around it however many a
// long text has, and all of a short one.
func TestPapersNear(t *testing.T) {
	var l linker
	assert.Empty(t, l.papersNear(7))
	for i := range int32(200) {
		l.papers = append(l.papers, paper{at: 10 * i})
	}
	for _, tt := range []struct{ at, first int32 }{{0, 0}, {240, 0}, {1000, 760}, {1995, 1520}, {9999, 1520}} {
		near := l.papersNear(tt.at)
		assert.Len(t, near, nearPapers)
		assert.Equal(t, tt.first, near[0].at, tt.at)
	}
	l.papers = l.papers[:5]
	assert.Len(t, l.papersNear(9999), 5)
}
