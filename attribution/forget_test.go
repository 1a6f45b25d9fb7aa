package attribution_test

import (
	"runtime"
	"strings"
	"testing"
	"unsafe"
	"weak"

	"github.com/stretchr/testify/assert"
)

// TestExtractForgetsTheText requires that an Extractor, which keeps its memory
// for the next text, keeps nothing of the last one.
func TestExtractForgetsTheText(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector empties pools at random")
	}
	ex := newExtractor(t)
	read := func(text string) weak.Pointer[byte] {
		ex.Extract(text)
		return weak.Make(unsafe.StringData(text))
	}
	for _, a := range articles(t, "*.txt") {
		ex.Extract(a.text) // so that the memory is not new
		p := read(strings.Clone(a.text))
		runtime.GC() // the memory outlives one collection
		assert.Nil(t, p.Value(), a.name)
	}
	runtime.KeepAlive(ex)
}
