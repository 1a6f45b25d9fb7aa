package attribution_test

import (
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// FuzzNew requires that odd options are an error that names one of them, or an
// Extractor that keeps every promise.
func FuzzNew(f *testing.F) {
	text := "“We have agreed,” Ana Torv said on Monday, Reuters reported. She hopes that it lasts."
	f.Add("", 0.0, "", 0, text)
	f.Add("speech,writing", 0.5, "en-GB", 1024, strings.Repeat(text+"\n\n", 20))
	f.Add("thought,,x", -1.0, "de", -1, text)
	f.Add("attitude,attitude", math.NaN(), "en-", math.MaxInt, text)
	f.Add("document", math.Inf(1), "EN", 1<<30, text)
	f.Add("thought", math.Inf(-1), "-", 1023, "")
	f.Fuzz(func(t *testing.T, acts string, confidence float64, language string, window int, text string) {
		opts := attribution.Options{MinConfidence: confidence, Language: language, Window: window}
		for act := range strings.SplitSeq(acts, ",") {
			if act != "" {
				opts.Acts = append(opts.Acts, attribution.Act(act))
			}
		}
		ex, err := attribution.New(opts)
		if err != nil {
			require.Nil(t, ex)
			require.Contains(t, err.Error(), "Options.")
			return
		}
		doc := ex.Extract(text)
		check(t, text, doc)
		for _, st := range doc.Statements {
			require.GreaterOrEqual(t, st.Confidence, confidence)
		}
	})
}

var standardExtractor = sync.OnceValue(func() *attribution.Extractor {
	ex, err := attribution.New(attribution.Options{})
	if err != nil {
		panic(err)
	}
	return ex
})

// FuzzExtractAll requires that ExtractAll gives, on any number of workers and in
// order, what Extract gives, and errors in their place.
func FuzzExtractAll(f *testing.F) {
	f.Add("“Yes,” Ana Torv said.\n\x00\nAccording to Reuters, he left.\n", 2)
	f.Add("\n\n\n", 0)
	f.Add("he said\n\xff", -7)
	f.Add(strings.Repeat("“Yes,” Ana Torv said.\n", 40), 64)
	f.Fuzz(func(t *testing.T, lines string, workers int) {
		if workers > 256 {
			t.Skip("more goroutines than lines")
		}
		texts := strings.Split(lines, "\n")
		inputs := func(yield func(attribution.Input, error) bool) {
			for i, text := range texts {
				var err error
				if strings.HasPrefix(text, "\x00") {
					err = fmt.Errorf("line %d: %w", i, errBad)
				}
				if !yield(attribution.Input{Text: text}, err) {
					return
				}
			}
		}
		n := 0
		for r, err := range standardExtractor().ExtractAllN(t.Context(), inputs, workers) {
			if strings.HasPrefix(texts[n], "\x00") {
				require.ErrorIs(t, err, errBad)
				require.ErrorContains(t, err, fmt.Sprintf("line %d:", n))
				require.Nil(t, r.Document)
			} else {
				require.NoError(t, err)
				require.Equal(t, encode(t, attribution.Extract(texts[n])), encode(t, r.Document))
			}
			n++
		}
		require.Len(t, texts, n)
	})
}
