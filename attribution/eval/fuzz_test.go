package eval_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/eval"
)

// scoreAnything scores an article with itself, with nothing, and its annotators
// with one another, and writes the report.
func scoreAnything(t *testing.T, a eval.Article) {
	var score eval.Score
	require.NoError(t, score.Add(a, nil))
	_ = score.Add(a, attribution.Extract(a.Text))
	score.AddPeople(a)
	for m := range score.Mistakes() {
		_ = m.String()
	}
	var b bytes.Buffer
	require.NoError(t, score.Report().WriteTable(&b, 3))
}

// FuzzReadGold requires that any line is an article that can be scored, or an
// error.
func FuzzReadGold(f *testing.F) {
	for _, line := range []string{
		`{"id":"a","text":"“Yes,” Ana said.","attributions":[{"content":[[0,6]],"cue":[[11,15]],"source":[[7,10]],"kind":"direct","speaker":"Ana","outlet":null}]}`,
		`{"id":1,"text":"é","statements":[{"id":1,"kind":"direct","content":[{"start":0,"end":2}],"confidence":1}]}`,
		`{"text":"ab","attributions":[],"annotators":[{"attributions":[{"content":[[0,1]]}]},{"attributions":[{"content":[[0,2]]}]}],"ignore_cues":[[0,1]]}`,
		`{"text":"ab","attributions":[{"content":[[1,0]]}]}`, `{"text":"ab","attributions":[{"content":[[-1,99]]}]}`,
		`{"text":"ab","attributions":[{"speaker":5,"speaker_members":[null,"x"],"outlet":{}}]}`, `{}`, `[]`, `{"text":"\ud800"`, "null\nnull",
	} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for a, err := range eval.ReadGold(bytes.NewReader(data)) {
			if err == nil {
				scoreAnything(t, a)
			}
		}
	})
}

// FuzzReadBrat does the same with a text and its standoff.
func FuzzReadBrat(f *testing.F) {
	const text = "“Yes,” Ana Torv said, Reuters reported."
	f.Add(text, "T1\tContent 0 10\t“Yes,”\nT2\tCue 20 24\tsaid\nE1\tAttribution:T2 Content:T1\n")
	f.Add(text, "T1\tStatement 0 4;5 9\tx\nE1\tStatement:T1 Content:T1 Content2:T1 Speaker:T1 Source:T1\nA1\tKind E1 direct\n#1\tAnnotatorNotes E1\tspeaker=Ana\n")
	f.Add("é", "T1\tContent 1 0\t\nE1\tAttribution:T9 Content:T1\nE1\t\n\t\nT\tx\n*\n")
	f.Fuzz(func(t *testing.T, text, standoff string) {
		a, err := eval.ReadBrat("fuzz", text, strings.NewReader(standoff))
		if err == nil {
			scoreAnything(t, a)
		}
	})
}
