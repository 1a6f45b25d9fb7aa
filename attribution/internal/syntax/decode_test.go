package syntax

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// FuzzDecode requires that damaged data are an error, and that a model which
// can be read can be used.
func FuzzDecode(f *testing.F) {
	examples := toyExamples(f)
	good, err := Train(examples, Training{Least: 1})
	require.NoError(f, err)
	f.Add(good)
	for _, n := range []int{0, 1, 8, 24, 40, len(good) / 2, len(good) - 1} {
		f.Add(good[:n])
		f.Add(good[n:])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Decode(string(data))
		if err != nil {
			require.Nil(t, m)
			require.NotEmpty(t, err.Error())
			return
		}
		for _, x := range examples {
			require.Len(t, Parse(x.Doc, x.Tags, m, nil), len(x.Doc.Tokens))
		}
	})
}
