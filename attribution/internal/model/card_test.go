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

// manifest is what of the manifest stands in tables.
type manifest struct {
	Crosswise map[string]struct {
		Statements, Direct, Mixed, Indirect float64
		Sure                                float64
		OfAll                               float64 `json:"sure_of_all"`
	}
	Speakers map[string]struct {
		Accuracy float64
		ByForm   map[string]float64 `json:"by_form"`
		Wrong    float64
	}
	Sources map[string]struct{ F float64 }
}

// TestCard holds the figures of the model card, and the cross-fitted ones of the
// README, against the manifest, which training writes: run it with -update after
// training.
func TestCard(t *testing.T) {
	if testing.Short() {
		t.Skip("between training and the end of the work on it they may differ")
	}
	weights := filepath.Join("..", "lang", "english", "weights")
	raw, err := os.ReadFile(filepath.Join(weights, "manifest.json"))
	require.NoError(t, err)
	var m manifest
	require.NoError(t, json.Unmarshal(raw, &m))

	var card, readme strings.Builder
	for _, row := range []struct{ name, inReadme, corpus, links, sources string }{
		{"US political news (PolNeAR)", "", "polnear", "polnear/train.speakers.jsonl", "polnear"},
		{"the world's press", "the world's press (584)", "press", "press/dev.jsonl", "press"},
		{"", "PolNeAR, US politics (840; speakers and sources: 126 of them)", "polnear", "polnear/train.speakers.jsonl", "polnear"},
		{"agency copy", "agency style (8)", "agency", "agency/dev.jsonl", "agency"},
		{"21 styles of news ([testdata](../../../../../testdata))", "", "testdata", "testdata/gold.jsonl", "own"},
	} {
		c, s := m.Crosswise[row.corpus], m.Speakers[row.links]
		source := cell(m.Sources[row.sources].F)
		statements := cell(c.Statements) + " | " + cells(c.Direct, c.Mixed, c.Indirect)
		forms := cells(s.ByForm["name"], s.ByForm["pronoun"], s.ByForm["nominal"])
		if row.name != "" {
			fmt.Fprintf(&card, "| %s | %s | %s (%s) | %s | %s | %s |\n", row.name, statements, cell(c.Sure), cell(c.OfAll), forms, cell(s.Wrong), source)
		}
		if row.inReadme != "" {
			fmt.Fprintf(&readme, "| %s | %s | %s (%s) | %s | %s |\n", row.inReadme, statements, cell(s.Accuracy), forms, cell(s.Wrong), source)
		}
	}
	holdTable(t, filepath.Join(weights, "README.md"), 7, card.String())
	holdTable(t, filepath.Join("..", "..", "..", "README.md"), 6, readme.String())
}

// holdTable compares the rows of the first table of a page that has so many
// columns, or writes them.
func holdTable(t *testing.T, path string, columns int, rows string) {
	t.Helper()
	page, err := os.ReadFile(path)
	require.NoError(t, err)
	rule := "\n|" + strings.Repeat(" --- |", columns) + "\n"
	head, rest, found := strings.Cut(string(page), rule)
	require.True(t, found, "the table of figures in %s", path)
	old, tail, found := strings.Cut(rest, "\n\n")
	require.True(t, found)
	if *update {
		require.NoError(t, os.WriteFile(path, []byte(head+rule+rows+"\n"+tail), 0o666))
		return
	}
	assert.Equal(t, rows, old+"\n", "%s: run with -update", path)
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
