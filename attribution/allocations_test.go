package attribution_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// mostAllocations is how many allocations an article of five kilobytes may
// cost, its result among them. It cost 859 when each stage made its own memory.
const mostAllocations = 100

// TestAllocations reads an article of five kilobytes, made of articles of
// testdata, with an Extractor that has read it before.
func TestAllocations(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector empties pools at random")
	}
	const size = 5 << 10
	var b strings.Builder
	for _, a := range articles(t, "*.txt") {
		if b.Len() < size {
			b.WriteString(a.text + "\n\n")
		}
	}
	text := b.String()[:size]
	ex := newExtractor(t)
	found := len(ex.Extract(text).Statements)
	n := testing.AllocsPerRun(20, func() { ex.Extract(text) })
	t.Logf("%.0f allocations for %d statements", n, found)
	assert.Less(t, n, float64(mostAllocations))
}
