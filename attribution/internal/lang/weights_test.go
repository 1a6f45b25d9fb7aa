package lang

import (
	"io/fs"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestWeights(t *testing.T) {
	for _, name := range []string{"tag.bin", "syntax.bin", "name.bin", "link.bin", "source.bin", "cue.bin", "role.bin", "decision.bin", "thresholds.json", "README.md", "NOTICE"} {
		t.Run(name, func(t *testing.T) {
			data, err := EnglishWeights(name)
			require.NoError(t, err)
			assert.NotEmpty(t, data)
			again, err := EnglishWeights(name)
			require.NoError(t, err)
			assert.True(t, data == again, "the same bytes each time")
		})
	}
}

func TestWeightsNamesWhatIsMissing(t *testing.T) {
	for _, tt := range []struct{ name, file string }{
		{"no such file", "nothing.bin"},
		{"outside", "../lang.go"},
		{"the folder itself", "."},
		{"no name", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data, err := EnglishWeights(tt.file)
			require.ErrorContains(t, err, "lang: ")
			assert.ErrorContains(t, err, "weights/"+tt.file)
			assert.Empty(t, data)
		})
	}
	_, err := EnglishWeights("nothing.bin")
	assert.ErrorIs(t, err, fs.ErrNotExist)
}
