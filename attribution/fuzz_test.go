package attribution_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// FuzzExtract requires that every promise holds for every text, that a text
// gives the same document twice, and that the document survives its JSON.
func FuzzExtract(f *testing.F) {
	for _, pattern := range []string{"*.txt", "plain/*.txt"} {
		for _, a := range articles(f, pattern) {
			f.Add(a.text)
		}
	}
	for _, in := range badInputs() {
		if len(in.text) < 10_000 {
			f.Add(in.text)
		}
	}
	for _, c := range constructs {
		f.Add(c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := attribution.Extract(text)
		check(t, text, doc)

		line, err := attribution.Result{Document: doc}.AppendJSON(nil, true)
		require.NoError(t, err)
		again, err := attribution.Result{Document: attribution.Extract(text)}.AppendJSON(nil, true)
		require.NoError(t, err)
		assert.Equal(t, string(line), string(again), "two runs differ")
		for _, err := range attribution.ReadStrict(bytes.NewReader(line)) {
			assert.NoError(t, err)
		}
	})
}
