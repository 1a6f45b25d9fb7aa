package tag

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// FuzzDecode requires that damaged data are an error, and that a model which
// can be read can be used.
func FuzzDecode(f *testing.F) {
	good, err := Train(toyExamples(f, 2), Training{})
	require.NoError(f, err)
	f.Add(good)
	for _, n := range []int{0, 1, 8, 24, 40, len(good) / 2, len(good) - 1} {
		f.Add(good[:n])
		f.Add(good[n:])
	}
	s := "“We have agreed,” Ana Torv's minister said."
	doc := text.Parse(lang.English(), s, quotes.Find(s))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := Decode(string(data))
		if err != nil {
			require.Nil(t, m)
			require.NotEmpty(t, err.Error())
			return
		}
		require.Len(t, Tag(doc, m, nil), len(doc.Tokens))
	})
}
