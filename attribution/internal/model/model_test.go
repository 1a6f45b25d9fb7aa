package model

import (
	"io/fs"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestBytes(t *testing.T) {
	for _, name := range []string{"tag.bin", "syntax.bin", "cue.bin", "role.bin", "accept.bin", "thresholds.json", "README.md", "NOTICE"} {
		t.Run(name, func(t *testing.T) {
			data, err := Bytes(name)
			require.NoError(t, err)
			assert.NotEmpty(t, data)
			again, err := Bytes(name)
			require.NoError(t, err)
			assert.True(t, data == again, "the same bytes each time")
		})
	}
}

func TestBytesNamesWhatIsMissing(t *testing.T) {
	for _, tt := range []struct{ name, file string }{
		{"no such file", "nothing.bin"},
		{"outside", "../model.go"},
		{"the folder itself", "."},
		{"no name", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data, err := Bytes(tt.file)
			require.ErrorContains(t, err, "model: ")
			assert.ErrorContains(t, err, "data/"+tt.file)
			assert.Empty(t, data)
		})
	}
	_, err := Bytes("nothing.bin")
	assert.ErrorIs(t, err, fs.ErrNotExist)
}
