package attribution_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/eval"
	"github.com/whosaid/whosaid/testdata"
)

// score extracts from every article of gold and compares.
func score(t *testing.T, options attribution.Options, gold []eval.Article) *eval.Report {
	t.Helper()
	ex, err := attribution.New(options)
	require.NoError(t, err)
	var s eval.Score
	for _, a := range gold {
		require.NoError(t, s.Add(a, ex.Extract(a.Text)), a.ID)
	}
	return s.Report()
}

// TestScores compares the figures on the articles of testdata with
// testdata/scores.golden: a change of any is to be seen and accepted by -update.
func TestScores(t *testing.T) {
	var gold []eval.Article
	for a := range testdata.Articles() {
		gold = append(gold, a.Gold)
	}
	var now bytes.Buffer
	for _, set := range []struct {
		name    string
		options attribution.Options
	}{
		{"default acts", attribution.Options{}},
		{"all acts", attribution.Options{Acts: attribution.AllActs()}},
	} {
		fmt.Fprintf(&now, "# %s\n", set.name)
		require.NoError(t, score(t, set.options, gold).WriteTable(&now, len(gold)))
		now.WriteByte('\n')
	}

	file := filepath.Join("..", "testdata", "scores.golden")
	if *update {
		require.NoError(t, os.WriteFile(file, now.Bytes(), 0o666))
		return
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err, "run with -update to write it")
	if d := diff(strings.Split(string(want), "\n"), strings.Split(now.String(), "\n")); d != "" {
		t.Errorf("figures differ (- golden, + now):\n%s", d)
	}
}

// development are the figures on the corpora that must not fall.
var development = []struct {
	corpus, acts, row, figure string
	lower                     bool // is better
}{
	{corpus: "seed/gold.jsonl", acts: "default", row: "detection", figure: "r"},
	{corpus: "seed/gold.jsonl", acts: "default", row: "detection", figure: "p"},
	{corpus: "seed/gold.jsonl", acts: "default", row: "speaker", figure: "recall"},
	{corpus: "agency/dev.jsonl", acts: "default", row: "detection", figure: "p"},
	{corpus: "agency/dev.jsonl", acts: "default", row: "detection", figure: "r"},
	{corpus: "agency/dev.jsonl", acts: "default", row: "speaker", figure: "recall"},
	{corpus: "agency/dev.jsonl", acts: "default", row: "outlet", figure: "f"},
	{corpus: "polnear/dev.jsonl", acts: "default", row: "statements", figure: "f"},
	{corpus: "polnear/dev.jsonl", acts: "default", row: "attribution_direct", figure: "f"},
	{corpus: "polnear/dev.jsonl", acts: "default", row: "attribution_mixed", figure: "f"},
	{corpus: "polnear/dev.jsonl", acts: "default", row: "calibration", lower: true},
	{corpus: "polnear/dev.jsonl", acts: "default", row: "confidence_auc"},
	{corpus: "polnear/dev.jsonl", acts: "all", row: "attribution", figure: "f"},
	{corpus: "polnear/dev.jsonl", acts: "all", row: "attribution_indirect", figure: "f"},
	{corpus: "polnear/dev.jsonl", acts: "all", row: "exact", figure: "f"},
	{corpus: "polnear/dev.jsonl", acts: "all", row: "span_source", figure: "f"},
	{corpus: "polnear/dev.jsonl", acts: "all", row: "span_cue", figure: "f"},
	{corpus: "polnear/dev.jsonl", acts: "all", row: "span_content", figure: "f"},
	{corpus: "polnear/dev.speakers.jsonl", acts: "default", row: "speaker", figure: "accuracy_on_paired"},
	{corpus: "polnear/dev.speakers.jsonl", acts: "default", row: "outlet", figure: "f"},
	{corpus: "gum/news.jsonl", acts: "default", row: "statements", figure: "r"},
	{corpus: "gum/interview.jsonl", acts: "default", row: "statements", figure: "r"},
	{corpus: "gum/bio.jsonl", acts: "default", row: "statements", figure: "r"},
	{corpus: "gum/court.jsonl", acts: "default", row: "statements", figure: "r"},
	{corpus: "gum/speech.jsonl", acts: "default", row: "statements", figure: "r"},
}

// tolerated is how many points a figure on the corpora may fall.
const tolerated = 0.5

// TestDevelopmentScores fails where a figure on the corpora, which are not part
// of this module, is worse than testdata/development.golden by more than is
// tolerated. It needs their place in WHOSAID_CORPORA; -update records anew.
func TestDevelopmentScores(t *testing.T) {
	dir := os.Getenv("WHOSAID_CORPORA")
	if dir == "" {
		t.Skip("WHOSAID_CORPORA does not name the folder of the corpora")
	}
	file := filepath.Join("..", "testdata", "development.golden")
	recorded := make(map[string]float64)
	if list, err := os.ReadFile(file); err == nil {
		for line := range strings.Lines(string(list)) {
			name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
			require.True(t, ok, line)
			recorded[name], err = strconv.ParseFloat(value, 64)
			require.NoError(t, err, line)
		}
	}

	reports := make(map[string]*eval.Report)
	var now strings.Builder
	for _, d := range development {
		set := d.corpus + " " + d.acts
		if reports[set] == nil {
			gold, err := eval.LoadGold(filepath.Join(dir, filepath.FromSlash(d.corpus)))
			require.NoError(t, err)
			var options attribution.Options
			if d.acts == "all" {
				options.Acts = attribution.AllActs()
			}
			reports[set] = score(t, options, gold)
		}
		name := strings.TrimSpace(set + " " + d.row + " " + d.figure)
		value, ok := reports[set].Value(d.row, d.figure)
		require.True(t, ok, "no figure %s", name)
		fmt.Fprintf(&now, "%s: %.1f\n", name, value)
		if *update {
			continue
		}
		want, ok := recorded[name]
		if !assert.True(t, ok, "%s is not recorded: run with -update", name) {
			continue
		}
		if d.lower {
			value, want = -value, -want
		}
		assert.GreaterOrEqual(t, value+tolerated, want, name)
	}
	if *update {
		require.NoError(t, os.WriteFile(file, []byte(now.String()), 0o666))
	}
}
