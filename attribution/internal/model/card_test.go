package model

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the figures of the model card")

// TestCard holds the figures of the model card against the manifest, which
// training writes: run it with -update after training.
func TestCard(t *testing.T) {
	if testing.Short() {
		t.Skip("between training and the end of the work on it they may differ")
	}
	weights := filepath.Join("..", "lang", "english", "weights")
	raw, err := os.ReadFile(filepath.Join(weights, "manifest.json"))
	require.NoError(t, err)
	var manifest struct {
		Crosswise map[string]struct {
			Statements, Direct, Mixed, Indirect float64
			Sure                                float64
			OfAll                               float64 `json:"sure_of_all"`
		}
		Speakers map[string]struct {
			ByForm map[string]float64 `json:"by_form"`
			Wrong  float64
		}
		Sources map[string]struct{ F float64 }
	}
	require.NoError(t, json.Unmarshal(raw, &manifest))

	var rows strings.Builder
	for _, row := range []struct{ name, corpus, links string }{
		{"US political news (PolNeAR)", "polnear", "polnear/train.speakers.jsonl"},
		{"the world's press", "press", "press/dev.jsonl"},
		{"agency copy", "agency", "agency/dev.jsonl"},
		{"21 styles of news ([testdata](../../../../../testdata))", "testdata", "testdata/gold.jsonl"},
	} {
		c, s := manifest.Crosswise[row.corpus], manifest.Speakers[row.links]
		fmt.Fprintf(&rows, "| %s | %s | %s | %s (%s) | %s | %s | %s |\n", row.name,
			cell(c.Statements), cells(c.Direct, c.Mixed, c.Indirect), cell(c.Sure), cell(c.OfAll),
			cells(s.ByForm["name"], s.ByForm["pronoun"], s.ByForm["nominal"]), cell(s.Wrong), cell(manifest.Sources[row.links].F))
	}

	path := filepath.Join(weights, "README.md")
	card, err := os.ReadFile(path)
	require.NoError(t, err)
	const rule = "| --- | --- | --- | --- | --- | --- | --- |\n"
	head, rest, found := strings.Cut(string(card), rule)
	require.True(t, found, "the table of figures")
	old, tail, found := strings.Cut(rest, "\n\n")
	require.True(t, found)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(head+rule+rows.String()+"\n"+tail), 0o666))
		return
	}
	assert.Equal(t, rows.String(), old+"\n", "run with -update")
}

// cell is a figure, empty where there is none.
func cell(figure float64) string {
	if figure == 0 {
		return ""
	}
	return strconv.FormatFloat(figure, 'f', 1, 64)
}

func cells(figures ...float64) string {
	out := make([]string, len(figures))
	for i, f := range figures {
		out[i] = cell(f)
	}
	return strings.Join(out, " / ")
}
