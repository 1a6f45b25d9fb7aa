package eval_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/eval"
	"github.com/whosaid/whosaid/attribution/render"
	"github.com/whosaid/whosaid/quotes"
)

func TestReadGold(t *testing.T) {
	t.Parallel()
	const line = `{"id":7,"text":"é🌉 “Ja”, said Ána.","ignore_cues":[[0,1]],"other":[1],
		"attributions":[{"content":[[3,7]],"cue":[[9,13]],"source":[[14,17]],"kind":"direct","speaker":null,"speaker_aliases":["A"],
			"speaker_type":"person","source_kind":"name","outlet":"AP","outlet_aliases":["Associated Press"],"outlet_optional":true},
			{"content":[[3,7]],"cue":[],"source":[],"optional":true,"speaker":"Ána","speaker_members":["x","y"],"speaker_type":null}],
		"annotators":[{"id":"a","attributions":[{"content":[[0,2]],"cue":[],"source":[]}]}]}`
	var got []eval.Article
	for a, err := range eval.ReadGold(strings.NewReader(line)) {
		require.NoError(t, err)
		got = append(got, a)
	}
	text := "é🌉 “Ja”, said Ána."
	at := func(words string) []quotes.Span {
		i := strings.Index(text, words)
		return []quotes.Span{{Start: i, End: i + len(words)}}
	}
	assert.Equal(t, []eval.Article{{
		ID: "7", Text: text, IgnoreCues: at("é"),
		Attributions: []eval.Attribution{
			{
				Content: at("“Ja”"), Cue: at("said"), Mention: at("Ána"), Kind: attribution.KindDirect, SpeakerMarked: true, Aliases: []string{"A"},
				Type: attribution.TypePerson, Form: attribution.FormName, SourceMarked: true, Source: "AP",
				SourceAliases: []string{"Associated Press"}, SourceOptional: true,
			},
			{Content: at("“Ja”"), Cue: []quotes.Span{}, Mention: []quotes.Span{}, Optional: true, SpeakerMarked: true, Speaker: "Ána", Joint: true},
		},
		Annotators: [][]eval.Attribution{{{Content: at("é🌉"), Cue: []quotes.Span{}, Mention: []quotes.Span{}}}},
	}}, got)
}

func TestReadGoldErrors(t *testing.T) {
	t.Parallel()
	const good = `{"id":"g","text":"abc","attributions":[]}`
	tests := []struct {
		name, in string
		want     []string // ids, or parts of error messages
	}{
		{"nothing", "", nil},
		{"no text", `{"id":"a","attributions":[]}` + good, []string{"article 1: no text", "g"}},
		{"span after the text", `{"text":"é","attributions":[{"content":[[0,2]]}]}` + good, []string{"article 1: span 0:2", "g"}},
		{"span backwards", `{"text":"abc","attributions":[{"content":[[0,1]],"cue":[[2,1]]}]}`, []string{"span 2:1"}},
		{"no pair", `{"text":"abc","ignore_cues":[1]}` + good, []string{"article 1: json", "g"}},
		{"no content", `{"text":"abc","attributions":[{"content":[[0,1]]},{"contents":[[0,1]]}]}` + good, []string{"article 1: attribution 2: no content", "g"}},
		{"speaker is no name", `{"text":"abc","attributions":[{"content":[[0,1]],"speaker":5}]}`, []string{"cannot unmarshal number"}},
		{"our span inside a character", `{"text":"é","statements":[{"content":[{"start":0,"end":1}]}]}` + good, []string{"span 0:1", "g"}},
		{"syntax", good + "\n{]\n" + good, []string{"g", "article 2: invalid"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for a, err := range eval.ReadGold(strings.NewReader(tt.in)) {
				if err != nil {
					got = append(got, err.Error())
				} else {
					got = append(got, a.ID)
				}
			}
			require.Len(t, got, len(tt.want), "%q", got)
			for i := range got {
				assert.Contains(t, got[i], tt.want[i])
			}
		})
	}
	t.Run("the caller may stop", func(t *testing.T) {
		t.Parallel()
		for range eval.ReadGold(strings.NewReader(good + good)) {
			break
		}
	})
}

// TestOurOwnFormats takes a document through our JSON and through brat, back as
// gold, and scores it against itself.
func TestOurOwnFormats(t *testing.T) {
	t.Parallel()
	d := bridgeDocument()
	d.Statements[1].Source = &attribution.Credit{Name: "Reuters", Mention: &attribution.Phrase{Text: "Reuters", Spans: fragments("Reuters")}}
	d.Statements[2].Content = fragments("Reuters reported", "A spokesman") // on two lines
	result := attribution.Result{ID: attribution.StringID("bridge"), Document: d}
	folder := t.TempDir()
	write := func(name string, data []byte) string {
		path := filepath.Join(folder, name)
		require.NoError(t, os.WriteFile(path, data, 0o600))
		return path
	}
	line, err := result.AppendJSON(nil, true)
	require.NoError(t, err)
	var standoff bytes.Buffer
	require.NoError(t, render.Brat(&standoff, result, render.Options{}))
	write("bridge.txt", []byte(bridge))
	write("bridge.ann", standoff.Bytes())
	for name, path := range map[string]string{"json": write("gold.jsonl", line), "brat": folder} {
		t.Run(name, func(t *testing.T) {
			gold, err := eval.LoadGold(path)
			require.NoError(t, err)
			require.Len(t, gold, 1)
			assert.Equal(t, "bridge", gold[0].ID)
			assert.Equal(t, eval.FromDocument(d), withoutEmpty(gold[0].Attributions))
			var score eval.Score
			require.NoError(t, score.Add(gold[0], d))
			for m := range score.Mistakes() {
				t.Error(m)
			}
			for _, row := range []string{"attribution", "outlet", "span_content"} {
				f, ok := score.Report().Value(row, "f")
				assert.True(t, ok, row)
				assert.InDelta(t, 100, f, 0, row)
			}
		})
	}
}

// withoutEmpty leaves no difference between no spans and none.
func withoutEmpty(in []eval.Attribution) []eval.Attribution {
	for i := range in {
		for _, spans := range []*[]quotes.Span{&in[i].Content, &in[i].Cue, &in[i].Mention} {
			if len(*spans) == 0 {
				*spans = nil
			}
		}
	}
	return in
}

func TestReadBrat(t *testing.T) {
	t.Parallel()
	const text = "“Ja”,\nsaid Ána, AP é."
	at := func(words ...string) (out []quotes.Span) {
		for _, w := range words {
			i := strings.Index(text, w)
			out = append(out, quotes.Span{Start: i, End: i + len(w)})
		}
		return out
	}
	tests := []struct {
		name, ann string
		want      []eval.Attribution
	}{
		{"nothing", "", nil},
		{"lines of other sorts", "T1\tPerson 11 14\tÁna\nR1\tKnows Arg1:T1 Arg2:T1\n*\tEquiv T1 T1\n#1\tAnnotatorNotes T1\tx\nE9\tParty:T1\n\nx\n", nil},
		{
			"as PolNeAR has it",
			"T1\tContent 0 4\t“Ja”\nT2\tCue 6 10\tsaid\nT3\tSource 11 14\tÁna\nT4\tAttribution 6 10\tsaid\nE1\tAttribution:T4 Source:T3 Cue:T2 Content:T1\n",
			[]eval.Attribution{{Content: at("“Ja”"), Cue: at("said"), Mention: at("Ána")}},
		},
		{
			"ours, out of order, with carriage returns",
			"#1\tSpeakerName E1\tÁna\r\nE1\tStatement:T4 Content:T1 Content2:T5 Cue:T2 Speaker:T3 Source:T6\r\nA1\tKind E1 mixed\r\nA2\tOptional E1\r\n" +
				"A3\tSpeakerForm E1 name\r\nA4\tSpeakerType E1 person\r\n#2\tSourceName E1\tAP\r\n" +
				"T1\tContent 0 4\t“Ja”\r\nT2\tCue 6 10\tsaid\r\nT3\tSpeaker 11 14\tÁna\r\nT4\tStatement 6 10\tsaid\r\nT5\tContent 19 20\té\r\nT6\tSource 16 18\tAP\r\n",
			[]eval.Attribution{{
				Content: at("“Ja”", "é"), Cue: at("said"), Mention: at("Ána"), Kind: attribution.KindMixed, Optional: true,
				SpeakerMarked: true, Speaker: "Ána", Type: attribution.TypePerson, Form: attribution.FormName, SourceMarked: true, Source: "AP",
			}},
		},
		{
			"split over lines", "T1\tContent 0 5;6 10\t“Ja”, said\nT2\tStatement 0 4\t“Ja”\nE1\tStatement:T2 Content:T1\n",
			[]eval.Attribution{{Content: at("“Ja”,", "said"), SpeakerMarked: true, SourceMarked: true, Type: "none"}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			a, err := eval.ReadBrat("a", text, strings.NewReader(tt.ann))
			require.NoError(t, err)
			assert.Equal(t, tt.want, a.Attributions)
		})
	}
	for ann, want := range map[string]string{
		"T1\tContent\tx":              "line 1: T1 has no place",
		"\nT1\tContent 0 x\tx":        "line 2: T1:",
		"T1\tContent y 1\tx":          "T1:",
		"T1\tContent 0 99\tx":         "T1: span 0:99",
		"E1\tStatement:T1 Content:T2": "line 1: E1: no Content:T2",
		"E1\t":                        "E1 is empty",
	} {
		_, err := eval.ReadBrat("a", text, strings.NewReader(ann))
		assert.ErrorContains(t, err, want, "%q", ann)
	}
}

func TestLoadGoldErrors(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	_, err := eval.LoadGold(filepath.Join(folder, "none.jsonl"))
	assert.ErrorIs(t, err, os.ErrNotExist)
	_, err = eval.LoadGold(folder)
	assert.ErrorContains(t, err, "no .ann file")
	require.NoError(t, os.WriteFile(filepath.Join(folder, "a.ann"), []byte("T1\tX\n"), 0o600))
	_, err = eval.LoadGold(folder)
	assert.ErrorIs(t, err, os.ErrNotExist, "the text is missing")
	require.NoError(t, os.WriteFile(filepath.Join(folder, "a.txt"), nil, 0o600))
	_, err = eval.LoadGold(folder)
	assert.ErrorContains(t, err, "a.ann: eval: brat: line 1: T1 has no place")
	bad := filepath.Join(folder, "bad.jsonl")
	require.NoError(t, os.WriteFile(bad, []byte("{}"), 0o600))
	_, err = eval.LoadGold(bad)
	assert.ErrorContains(t, err, "bad.jsonl: eval: article 1: no text")
}
