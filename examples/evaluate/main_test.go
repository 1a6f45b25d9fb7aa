package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// gold asks for a statement of a speaker whom no text names, so that there is
// a mistake whatever is found.
const gold = `{"id":"bridge","text":"It rained on Monday. It did.","attributions":[{"content":[[0,20]],"cue":[[21,23]],"source":[[21,23]],"kind":"indirect"}]}`

func goldFile(t *testing.T, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "gold.jsonl")
	require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
	return path
}

func TestTable(t *testing.T) {
	path := goldFile(t, gold)
	var out bytes.Buffer
	require.NoError(t, run([]string{path}, &out))
	assert.Regexp(t, `(?m)^docs +1$`, out.String())
	assert.Regexp(t, `(?m)^statements +p `, out.String())
	assert.Contains(t, out.String(), "worst articles")
	assert.NotContains(t, out.String(), "MISSED")

	out.Reset()
	require.NoError(t, run([]string{"-errors", "1", "-worst", "0", "-acts", "all", path, path}, &out))
	assert.Regexp(t, `(?m)^docs +2$`, out.String())
	assert.NotContains(t, out.String(), "worst articles")
	assert.Equal(t, 1, strings.Count(out.String(), " | bridge | "))
}

func TestJSON(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run([]string{"-json", goldFile(t, gold)}, &out))
	var report struct{ Docs float64 }
	require.NoError(t, json.Unmarshal(out.Bytes(), &report))
	assert.Equal(t, 1.0, report.Docs)
}

func TestPeople(t *testing.T) {
	marked := `[{"content":[[0,6]],"cue":[[7,11]],"source":[[12,20]]}]`
	path := goldFile(t, `{"id":"a","text":"“Yes,” said Ana Torv.","attributions":[],"annotators":[{"attributions":`+marked+`},{"attributions":`+marked+`}]}`)
	var out bytes.Buffer
	require.NoError(t, run([]string{"-people", path}, &out))
	assert.Regexp(t, `(?m)^docs +2$`, out.String())
	assert.Regexp(t, `(?m)^attribution +p 100.0 +r 100.0`, out.String())
}

func TestShippedGold(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, run([]string{"../../testdata/gold.jsonl"}, &out))
	assert.Contains(t, out.String(), "statements")
}

func TestMistakes(t *testing.T) {
	var out bytes.Buffer
	assert.ErrorContains(t, run(nil, &out), "no gold given")
	assert.ErrorContains(t, run([]string{"none.jsonl"}, &out), "none.jsonl")
	assert.ErrorContains(t, run([]string{"-acts", "hope", "x"}, &out), `unknown act "hope"`)
	assert.ErrorContains(t, run([]string{goldFile(t, "nope")}, &out), "article 1")
	assert.ErrorIs(t, run([]string{"-help"}, &out), flag.ErrHelp)
}
