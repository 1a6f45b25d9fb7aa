package lang

import (
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestDamagedLists damages one list after the other: each is an error that names
// the file.
func TestDamagedLists(t *testing.T) {
	english, err := fs.Sub(folders, "english")
	require.NoError(t, err)
	files := fstest.MapFS{}
	for _, pattern := range []string{"*.tsv", "words/*.txt"} {
		names, err := fs.Glob(english, pattern)
		require.NoError(t, err)
		require.NotEmpty(t, names)
		for _, name := range names {
			data, err := fs.ReadFile(english, name)
			require.NoError(t, err)
			files[name] = &fstest.MapFile{Data: data}
		}
	}
	_, err = Load("en", files)
	require.NoError(t, err)
	for name, file := range files {
		whole := file.Data
		flipped := slices.Clone(whole)
		flipped[len(whole)/2] ^= 0x80
		for _, bad := range []string{
			"", string(whole[:len(whole)-1]), string(whole[:2000%len(whole)]) + "x", string(whole) + "\xc3\n", string(flipped),
			"{}\n", "\x00\xff\x01\n", "# nothing\n",
		} {
			file.Data = []byte(bad)
			_, err := Load("en", files)
			assert.ErrorContains(t, err, name, "%.20q", bad)
		}
		file.Data = whole
	}
}
