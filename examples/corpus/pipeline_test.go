package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/examples/internal/invented"
	"github.com/whosaid/whosaid/examples/internal/programtest"
)

func TestMain(m *testing.M) {
	if !programtest.IsProgram() {
		beam.Init() // the runner starts this program again as its worker
	}
	programtest.Main(m, main)
}

// TestSameAsExtractAll runs a thousand articles and some rubbish through the
// pipeline and compares with the library's own way over many documents.
func TestSameAsExtractAll(t *testing.T) {
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(1, 2))
	var inputs []attribution.Input
	rubbish := []string{`{"id":"no text"}`, `{"text":7}`, "not JSON", `{"text":"cut`}
	for part := range 4 {
		var packed bytes.Buffer
		var target io.Writer = &packed
		name := fmt.Sprintf("part-%d.jsonl", part)
		var z *gzip.Writer
		if part%2 == 0 {
			name += ".gz"
			z = gzip.NewWriter(&packed)
			target = z
		}
		for i := range 250 {
			id, err := attribution.JSONID(fmt.Appendf(nil, `{"part":%d,"n":%d}`, part, i))
			require.NoError(t, err)
			in := attribution.Input{
				ID:   id,
				Meta: json.RawMessage(fmt.Sprintf(`{"date":"2025-03-%02d"}`, i%28+1)),
				Text: invented.News(r).Text,
			}
			inputs = append(inputs, in)
			text, err := json.Marshal(in.Text)
			require.NoError(t, err)
			fmt.Fprintf(target, `{"id":%s,"date":"2025-03-%02d","text":%s}`+"\n", in.ID, i%28+1, text)
		}
		fmt.Fprintf(target, "%s\n\n", rubbish[part])
		if z != nil {
			require.NoError(t, z.Close())
		}
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), packed.Bytes(), 0o644))
	}

	*input = filepath.Join(dir, "part-*")
	*output = filepath.Join(dir, "out.jsonl")
	*dead = ""
	var stderr bytes.Buffer
	require.NoError(t, run(context.Background(), &stderr))

	extractor, err := attribution.New(attribution.Options{})
	require.NoError(t, err)
	var want []string
	total := 0
	for result, err := range extractor.ExtractAll(context.Background(), sequence(inputs)) {
		require.NoError(t, err)
		line, err := result.AppendJSON(nil, false)
		require.NoError(t, err)
		want = append(want, string(line))
		total += len(result.Document.Statements)
	}
	slices.Sort(want)
	assert.Equal(t, want, sortedLines(t, *output))
	assert.Equal(t, fmt.Sprintf("documents: 1000\nstatements: %d\nfailures: 4\n", total), stderr.String())

	var lines []string
	for _, line := range sortedLines(t, filepath.Join(dir, "out.dead.jsonl")) {
		var letter deadLetter
		require.NoError(t, json.Unmarshal([]byte(line), &letter))
		assert.Contains(t, letter.File, "part-")
		assert.NotEmpty(t, letter.Why)
		assert.Equal(t, 251, letter.Number)
		lines = append(lines, letter.Bytes)
	}
	assert.ElementsMatch(t, rubbish, lines)
}

// TestOldFilesGo runs over good lines where a run over bad ones has been.
func TestOldFilesGo(t *testing.T) {
	dir := t.TempDir()
	*input, *output, *dead = filepath.Join(dir, "in.jsonl"), filepath.Join(dir, "out.jsonl"), ""
	for _, line := range []string{"no", `{"text":"Hi."}`} {
		require.NoError(t, os.WriteFile(*input, []byte(line+"\n"), 0o644))
		require.NoError(t, run(context.Background(), io.Discard))
	}
	assert.FileExists(t, *output)
	assert.NoFileExists(t, *dead)
}

// TestFailingRunsLeaveTheOldFiles gives outputs that are input, and a pattern
// that finds nothing.
func TestFailingRunsLeaveTheOldFiles(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	line := `{"text":"Hi."}` + "\n"
	for _, name := range []string{"in.jsonl", "other.jsonl", "old.out"} {
		require.NoError(t, os.WriteFile(at(name), []byte(line), 0o644))
	}
	require.NoError(t, os.Link(at("in.jsonl"), at("hard")))
	for _, test := range []struct{ input, output, dead, wrong string }{
		{"in.jsonl", "in.jsonl", "", "is one of the articles"},
		{"in.jsonl", "hard", "", "is one of the articles"},
		{"*.jsonl", "other.jsonl", "", "is one of the articles"},
		{"*.jsonl", "new.out", "in.jsonl", "is one of the articles"},
		{"in.jsonl", "old.out", "old.out", "are the same file"},
		{"none*.jsonl", "old.out", "old.dead", "none*.jsonl"},
	} {
		*input, *output, *dead = at(test.input), at(test.output), test.dead
		if test.dead != "" {
			*dead = at(test.dead)
		}
		assert.ErrorContains(t, run(context.Background(), io.Discard), test.wrong, test)
		for _, name := range []string{"in.jsonl", "other.jsonl", "old.out"} {
			assert.Equal(t, []string{strings.TrimSpace(line)}, sortedLines(t, at(name)), test)
		}
	}
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, entries, 4)
}

func TestDeadLettersKeepEveryByte(t *testing.T) {
	dir := t.TempDir()
	*input, *output, *dead = filepath.Join(dir, "in.jsonl"), filepath.Join(dir, "out.jsonl"), ""
	bad := "{\"id\":\"\xff\xfe\x80\",“}"
	require.NoError(t, os.WriteFile(*input, []byte(bad+"\n"), 0o644))
	require.NoError(t, run(context.Background(), io.Discard))
	var letter deadLetter
	require.NoError(t, json.Unmarshal([]byte(sortedLines(t, *dead)[0]), &letter))
	assert.Equal(t, bad, string(letter.Base64))
}

func sequence(inputs []attribution.Input) iter.Seq2[attribution.Input, error] {
	return func(yield func(attribution.Input, error) bool) {
		for _, in := range inputs {
			if !yield(in, nil) {
				return
			}
		}
	}
}

func sortedLines(t *testing.T, path string) []string {
	t.Helper()
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")
	slices.Sort(lines)
	return lines
}

func TestMisuse(t *testing.T) {
	dir := t.TempDir()
	*input, *output, *dead = "", filepath.Join(dir, "out.jsonl"), ""
	assert.ErrorContains(t, run(context.Background(), io.Discard), "-input is needed")
	*input = filepath.Join(dir, "none-*.jsonl")
	assert.ErrorContains(t, run(context.Background(), io.Discard), "none-*.jsonl")
	_, err := optionsOf("speech,hope")
	assert.ErrorContains(t, err, `unknown act "hope"`)
	options, err := optionsOf("all")
	require.NoError(t, err)
	assert.Len(t, options.Acts, 5)
}
