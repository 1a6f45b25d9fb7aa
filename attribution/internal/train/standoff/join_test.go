package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// testdata has invented articles in the layouts of PolNeAR, GUM, EWT, MPQA,
// ECB+, TempEval-3 and BBC News (public), and as training reads them (corpora).
var invented = folders{"testdata/public/polnear", "testdata/public/gum", "testdata/public/ewt", []string{"testdata/public/press"}}

func TestJoin(t *testing.T) {
	marks, out := t.TempDir(), t.TempDir()
	require.NoError(t, makeMarks("testdata/corpora", marks))
	require.NoError(t, join(os.DirFS(marks), invented, out, func(err error) { t.Error(err) }))
	sameCorpora(t, "testdata/corpora", out)
}

func TestJoinNamesWhatIsMissing(t *testing.T) {
	marks, public, out := t.TempDir(), t.TempDir(), t.TempDir()
	require.NoError(t, makeMarks("testdata/corpora", marks))
	require.NoError(t, os.CopyFS(public, os.DirFS("testdata/public")))
	change := func(name, old, new string) {
		path := filepath.Join(public, filepath.FromSlash(name))
		data := strings.Replace(readFile(t, path), old, new, 1)
		require.NoError(t, os.WriteFile(path, []byte(data), 0o644))
	}
	change("polnear/data/train/text/gazette_2016-01-03_no.txt", "No", "Yes")
	change("polnear/data/train/attributions/gazette_2016-01-02_mayor-opens-the-bridge_4e07.ann", "E2", "X2")
	change("gum/dep/GUM_news_quay.conllu", "\tlaughed\t", "\tsmiled\t")
	change("press/mpqa/docs/20010914/1", "sails", "swims")
	require.NoError(t, os.Remove(filepath.Join(public, "polnear/data/dev/text/gazette_2016-09-09_votes.txt")))
	var problems []string
	from := folders{filepath.Join(public, "polnear"), filepath.Join(public, "gum"), "", []string{filepath.Join(public, "press")}}
	err := join(os.DirFS(marks), from, out, func(err error) {
		problems = append(problems, strings.ReplaceAll(filepath.ToSlash(err.Error()), filepath.ToSlash(public), "DIR"))
	})
	require.NoError(t, err)
	assert.Equal(t, []string{
		"polnear: article gazette_2016-01-02_mayor-opens-the-bridge: it has 1 attributions, want 2: another release",
		"polnear: article gazette_2016-01-03_no: its SHA-256 begins with 0862a75f353e8055, want 8376ec1b8c9c7c20: another release",
		"polnear: article gazette_2016-09-09_votes: open DIR/polnear/data/dev/text/gazette_2016-09-09_votes.txt: no such file or directory",
		"gum: article GUM_news_quay: its words make no text whose SHA-256 begins with 7c592939b57cd0ee: another release",
		"trees: gum-dep-train: its SHA-256 begins with 44bd92f5f1b5dc45, want 8f37127d478e18f8: another release, taken as it is",
		"ewt: no folder given for en_ewt-ud-train",
		"ewt: no folder given for en_ewt-ud-dev",
		"press: article world-20010914-1: no file has its words; the SHA-256 of its text begins with 345c8ff96ab1c196",
	}, problems)
	for name, want := range map[string]int{
		"polnear/train.jsonl": 1, "polnear/train.speakers.jsonl": 0, "polnear/dev.jsonl": 0, "gum/news.jsonl": 0, "gum/bio.jsonl": 1, "press/dev.jsonl": 3,
	} {
		assert.Len(t, articlesOf(t, readFile(t, filepath.Join(out, name))), want, name)
	}
}

func TestLayout(t *testing.T) {
	for text, layout := range map[string]string{
		"":                         "",
		" ":                        " ",
		"“Go on,” he said.":        "“bb,” bd.",
		" one\ttwo\r\n\nthree  4 ": ` c\tc\r\n\ne  a `,
		`C:\new`:                   `a:\\c`,
		"Zurbarán’s 1.5 café":      "fáa’aa.acé",
		strings.Repeat("x", 26):    "z",
		strings.Repeat("x", 53):    "ZZa",
	} {
		assert.Equal(t, layout, layoutOf(text))
		got, ok := fill(layout, wordsOf(text)+"more")
		assert.True(t, ok, text)
		assert.Equal(t, text, got)
		_, ok = fill(layout+"ab", wordsOf(text))
		assert.False(t, ok, text)
	}
	for _, damaged := range []string{`\`, `\x`, "Z", "ZZ", "A", "1"} {
		assert.NotPanics(t, func() { fill(damaged, "words enough for all that is there") }, damaged)
	}
}
