package eval_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/eval"
	"github.com/whosaid/whosaid/quotes"
)

func TestReport(t *testing.T) {
	t.Parallel()
	var score eval.Score
	require.NoError(t, score.Add(bridgeGold(), bridgeDocument()))
	var b strings.Builder
	require.NoError(t, score.Report().WriteTable(&b, 5))
	assert.Equal(t, `docs                     1
detection                p 66.7  r 66.7  f 66.7  n_pred 3  n_gold 3
exact                    p 66.7  r 66.7  f 66.7  n_pred 3  n_gold 3
words                    p 80.0  r 66.7  f 72.7  n_pred 10  n_gold 12
statements               p 33.3  r 33.3  f 33.3  n_pred 3  n_gold 3
attribution              p 33.3  r 33.3  f 33.3  n_pred 3  n_gold 3
attribution_direct       p 100.0  r 100.0  f 100.0  n_pred 1  n_gold 1
exact_direct             p 100.0  r 100.0  f 100.0  n_pred 1  n_gold 1
detection_direct         p 100.0  r 100.0  f 100.0  n_pred 1  n_gold 1
attribution_mixed        p 0.0  r 0.0  f 0.0  n_pred 0  n_gold 0
exact_mixed              p 0.0  r 0.0  f 0.0  n_pred 0  n_gold 0
detection_mixed          p 0.0  r 0.0  f 0.0  n_pred 0  n_gold 0
attribution_indirect     p 0.0  r 0.0  f 0.0  n_pred 2  n_gold 2
exact_indirect           p 50.0  r 50.0  f 50.0  n_pred 2  n_gold 2
detection_indirect       p 50.0  r 50.0  f 50.0  n_pred 2  n_gold 2
span_source              p 0.0  r 0.0  f 0.0  n_pred 1  n_gold 3
span_cue                 p 100.0  r 66.7  f 80.0  n_pred 2  n_gold 3
span_content             p 66.7  r 66.7  f 66.7  n_pred 3  n_gold 3
source_accuracy_on_paired 50.0
cue_accuracy_on_paired   100.0
source_exact_on_paired   0.0
speaker_wrong            50.0
form_accuracy            100.0
type_accuracy            100.0
kind_accuracy            100.0
speaker                  recall 33.3  accuracy_on_paired 50.0  n 3
speaker_name             recall 33.3  accuracy_on_paired 50.0  n 3
outlet                   p 0.0  r 0.0  f 0.0  n_pred 0  n_gold 1
calibration              26.7
right_at_0.9_and_up      share 100.0  of_all 33.3  n 1
confidence_auc           100.0

     f      p      r missed  extra   gold mention speaker source  worst articles
  33.3   33.3   33.3      1      1      3       1       1      1  bridge
`, b.String())

	var mistakes []string
	for m := range score.Mistakes() {
		mistakes = append(mistakes, m.String())
	}
	assert.Equal(t, []string{
		"MENTION | bridge | that the bridge was late | [Councillor José Peña] | [Ida Brandt]",
		"SOURCE | bridge | that the bridge was late | [Reuters] | -",
		"SPEAKER | bridge | that the bridge was late | [José Peña] | [Ida Brandt]",
		"MISSED | bridge | indirect | work begins in May | [According to] | [Brandt, work]",
		"EXTRA | bridge | indirect | Reuters reported | - | -",
	}, mistakes)
	for m := range score.Mistakes(eval.MistakeMissed, eval.MistakeExtra) {
		assert.Equal(t, eval.MistakeMissed, m.Kind)
		break // the caller may stop
	}
}

func TestReportJSON(t *testing.T) {
	t.Parallel()
	var score eval.Score
	require.NoError(t, score.Add(bridgeGold(), bridgeDocument()))
	report := score.Report()
	data, err := json.Marshal(report)
	require.NoError(t, err)
	assert.True(t, strings.HasPrefix(string(data), `{"docs":1,"detection":{"p":66.7,"r":66.7,"f":66.7,"n_pred":3,"n_gold":3},"exact":`), string(data))
	assert.True(t, strings.HasSuffix(string(data), `"confidence_auc":100.0,"articles":[{"id":"bridge","p":33.3,"r":33.3,"f":33.3,`+
		`"n_pred":3,"n_gold":3,"missed":1,"extra":1,"wrong_mention":1,"wrong_speaker":1,"wrong_source":1}]}`) || // as written
		strings.Contains(string(data), `"confidence_auc":100,`), string(data)) // as compacted

	f, ok := report.Value("statements", "f")
	assert.True(t, ok)
	assert.InDelta(t, 33.3, f, 0)
	f, ok = report.Value("calibration", "")
	assert.True(t, ok)
	assert.InDelta(t, 26.7, f, 0)
	_, ok = report.Value("statements", "g")
	assert.False(t, ok)
	_, ok = report.Value("nothing", "")
	assert.False(t, ok)

	var none eval.Score
	data, err = json.Marshal(none.Report())
	require.NoError(t, err)
	assert.True(t, json.Valid(data))
}

func TestWorstArticlesFirst(t *testing.T) {
	t.Parallel()
	var score eval.Score
	article := func(id string, gold ...eval.Attribution) eval.Article {
		return eval.Article{ID: id, Text: bridge, Attributions: gold}
	}
	gold := bridgeGold().Attributions
	require.NoError(t, score.Add(article("nothing to find"), nil))
	require.NoError(t, score.Add(article("half", gold[0], gold[1]), bridgeDocument()))
	require.NoError(t, score.Add(article("one missed", gold[0]), nil))
	require.NoError(t, score.Add(article("three missed", gold[0], gold[1], gold[3]), nil))
	var order []string
	for _, a := range score.Report().Articles {
		order = append(order, a.ID)
	}
	assert.Equal(t, []string{"three missed", "one missed", "half", "nothing to find"}, order)

	var b strings.Builder
	require.NoError(t, score.Report().WriteTable(&b, 1))
	assert.Contains(t, b.String(), "three missed")
	assert.NotContains(t, b.String(), "one missed")
	assert.ErrorIs(t, score.Report().WriteTable(broken{}, 1), errBroken)
}

var errBroken = errors.New("broken pipe")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func TestAddRefusesSpansThatAreNone(t *testing.T) {
	t.Parallel()
	for _, f := range []attribution.Fragment{{Start: -1, End: 2}, {Start: 0, End: 1}, {Start: 5, End: 4}, {Start: 3, End: len(bridge) + 1}} {
		var score eval.Score
		err := score.Add(bridgeGold(), &attribution.Document{Statements: []attribution.Statement{{ID: 7, Content: []attribution.Fragment{f}}}})
		require.ErrorContains(t, err, "eval: bridge: statement 7: span")
		assert.Empty(t, score.Report().Articles)
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	tests := []struct {
		gold    string
		aliases []string
		given   string
		same    bool
	}{
		{"Ida Brandt", nil, "Ida Brandt", true},
		{"Ida Brandt", nil, "IDA BRANDT", true},
		{"Ida Brandt", nil, "Mayor Ida Brandt", true},
		{"Ida Brandt", nil, "Mrs. Ida Brandt's", true},
		{"Ida Brandt", nil, "Ida M. Brandt", true},
		{"Ida Brandt", nil, "Brandt", false},
		{"Ida Brandt", []string{"Brandt"}, "Brandt", true},
		{"Ida Brandt", nil, "José Peña and Ida Brandt", false},
		{"Ida Brandt and José Peña", nil, "José Peña and Ida Brandt", true},
		{"José Peña", nil, "Jose Pena", true},
		{"Nguyễn Văn Nam", nil, "Nguyen Van Nam", true},
		{"Đoković", nil, "Doković", false},
		{"O’Neill", nil, "O'Neill", true},
		{"The Ｄａｉｌｙ", nil, "daily", true},
		{"Ida Brandt", nil, "", false},
		{"Ida Brandt", nil, "...", false},
	}
	for _, tt := range tests {
		t.Run(tt.gold+"/"+tt.given, func(t *testing.T) {
			t.Parallel()
			a := bridgeGold()
			a.Attributions = a.Attributions[:1]
			a.Attributions[0].Speaker, a.Attributions[0].Aliases = tt.gold, tt.aliases
			d := bridgeDocument()
			d.Statements[0].Speaker.Name = tt.given
			var score eval.Score
			require.NoError(t, score.Add(a, d))
			recall, ok := score.Report().Value("speaker", "recall")
			require.True(t, ok)
			assert.Equal(t, tt.same, recall == 100)
		})
	}
}

func TestOutlets(t *testing.T) {
	t.Parallel()
	for given, same := range map[string]bool{
		"Reuters": true, "reuters news agency": true, "AP": false, "The Reuters Times": false, "news agency": false, "": false,
	} {
		assert.Equal(t, same, outletRecall(t, "Reuters", given) == 100, "%q", given)
	}
	for _, pair := range [][2]string{
		{"Associated Press", "AP"}, {"Islamic Republic of Iran Broadcasting", "IROIB"}, {"The New York Times", "NYT"}, {"Mehr News Agency", "Mehr"},
		{"Wall Street Journal", "The Wall Street Journal"}, {"CBS This Morning", "CBS Morning"}, {"X", "Twitter"},
	} {
		assert.InDelta(t, 100, outletRecall(t, pair[0], pair[1]), 0, "%q", pair)
	}
}

func outletRecall(t *testing.T, gold, given string) float64 {
	t.Helper()
	a := bridgeGold()
	a.Attributions[1].Source = gold
	d := bridgeDocument()
	if given != "" {
		d.Statements[1].Source = &attribution.Credit{Name: given}
	}
	var score eval.Score
	require.NoError(t, score.Add(a, d))
	recall, ok := score.Report().Value("outlet", "r")
	require.True(t, ok)
	return recall
}

func TestConfidenceNotGiven(t *testing.T) {
	t.Parallel()
	d := bridgeDocument()
	for i := range d.Statements {
		d.Statements[i].Confidence = 0
	}
	var score eval.Score
	require.NoError(t, score.Add(bridgeGold(), d))
	_, ok := score.Report().Value("calibration", "")
	assert.False(t, ok)

	d.Statements[0].Confidence, d.Statements[1].Confidence = math.NaN(), math.Inf(1)
	var odd eval.Score
	require.NoError(t, odd.Add(bridgeGold(), d))
	odd.Report()
}

// FuzzScore scores documents against themselves, and against others.
func FuzzScore(f *testing.F) {
	f.Add(bridge, []byte{0, 22, 0, 24, 40, 2, 41, 46, 1, 60, 90, 0})
	f.Add("``a'' ''b'' ‘c’ 'd' “that e”", []byte{0, 5, 0, 6, 10, 0, 11, 40, 3})
	f.Fuzz(func(t *testing.T, text string, places []byte) {
		var starts []int
		for i := range text {
			starts = append(starts, i)
		}
		starts = append(starts, len(text))
		d := &attribution.Document{Text: text}
		for ; len(places) >= 3; places = places[3:] {
			s, e := starts[int(places[0])%len(starts)], starts[int(places[1])%len(starts)]
			piece := []attribution.Fragment{{Start: min(s, e), End: max(s, e)}}
			st := attribution.Statement{ID: len(d.Statements) + 1, Content: piece, Confidence: float64(places[2]) / 255}
			switch places[2] % 4 {
			case 1:
				st.Cue = &attribution.Cue{Spans: piece}
			case 2:
				st.Speaker = &attribution.Speaker{Name: text, Type: attribution.TypePerson, Mention: &attribution.Phrase{Spans: piece}}
			case 3:
				st.Source = &attribution.Credit{Name: text}
			}
			d.Statements = append(d.Statements, st)
		}
		gold := eval.Article{Text: text, Attributions: eval.FromDocument(d)}
		var score eval.Score
		require.NoError(t, score.Add(gold, d))
		require.NoError(t, score.Add(gold, nil))
		if len(gold.Attributions) > 1 {
			gold.Attributions[0].Optional = true
			gold.IgnoreCues = gold.Attributions[1].Content
			require.NoError(t, score.Add(gold, d))
		}
		report := score.Report()
		for _, row := range report.Rows {
			for _, figure := range row.Figures {
				require.True(t, figure.Value >= 0 && (figure.Count || figure.Value <= 100), "%s: %v", row.Name, figure)
			}
		}
		data, err := json.Marshal(report)
		require.NoError(t, err)
		require.True(t, json.Valid(data))
	})
}

func TestPerfect(t *testing.T) {
	t.Parallel()
	d := bridgeDocument()
	var score eval.Score
	require.NoError(t, score.Add(eval.Article{Text: bridge, Attributions: eval.FromDocument(d)}, d))
	for _, row := range []string{"detection", "exact", "words", "attribution", "span_source", "span_cue", "span_content"} {
		f, ok := score.Report().Value(row, "f")
		assert.True(t, ok)
		assert.InDelta(t, 100, f, 0, row)
	}
	for range score.Mistakes() {
		t.Error("a mistake")
	}
}

func TestAddPeople(t *testing.T) {
	t.Parallel()
	a := bridgeGold()
	gold := a.Attributions
	a.Annotators = [][]eval.Attribution{{gold[0], gold[1]}, {gold[0]}, {}}
	var score eval.Score
	assert.Equal(t, 6, score.AddPeople(a))
	p, _ := score.Report().Value("attribution", "p")
	assert.InDelta(t, 33.3, p, 0) // 2 of the 6 that were given
	_, ok := score.Report().Value("calibration", "")
	assert.False(t, ok)
}

// TestManyStatements is quadratic only where statements overlap.
func TestManyStatements(t *testing.T) {
	t.Parallel()
	const n = 20_000
	text := strings.Repeat("word ", n)
	a, d := eval.Article{ID: "long", Text: text}, &attribution.Document{}
	for i := range n {
		s := quotes.Span{Start: 5 * i, End: 5*i + 4}
		a.Attributions = append(a.Attributions, eval.Attribution{Content: []quotes.Span{s}})
		d.Statements = append(d.Statements, attribution.Statement{Content: []attribution.Fragment{{Start: s.Start, End: s.End}}})
	}
	var score eval.Score
	require.NoError(t, score.Add(a, d))
	f, _ := score.Report().Value("exact", "f")
	assert.InDelta(t, 100, f, 0)
}

func ExampleScore() {
	const text = "“The bridge is safe,” Ida Brandt said."
	const gold = `{"id":"bridge","text":"` + text + `","attributions":[
		{"content":[[0,21]],"cue":[[33,37]],"source":[[22,32]],"speaker":"Ida Brandt"}]}`
	var score eval.Score
	for article, err := range eval.ReadGold(strings.NewReader(gold)) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		document := &attribution.Document{Text: article.Text, Statements: []attribution.Statement{{
			ID: 1, Kind: attribution.KindDirect, Content: []attribution.Fragment{{Start: 0, End: 25}},
		}}}
		if err := score.Add(article, document); err != nil {
			fmt.Println(err)
		}
	}
	for _, row := range score.Report().Rows[:5] {
		fmt.Println(row.Name, row.Figures)
	}
	for m := range score.Mistakes() {
		fmt.Println(m)
	}
	// Output:
	// docs [1]
	// detection [100.0 100.0 100.0 1 1]
	// exact [100.0 100.0 100.0 1 1]
	// words [100.0 100.0 100.0 4 4]
	// statements [0.0 0.0 0.0 1 1]
	// MENTION | bridge | “The bridge is safe,” | [Ida Brandt] | -
	// SPEAKER | bridge | “The bridge is safe,” | [Ida Brandt] | -
}

// TestAnotherText holds that a document counts only against the gold of its own
// text: its spans may lie well in both.
func TestAnotherText(t *testing.T) {
	t.Parallel()
	a := eval.Article{ID: "wire-7", Text: "One.\r\n\r\n“It is closed,” said Ana Torv."}
	require.NoError(t, a.Mark(eval.Said{Content: "“It is closed,”", Cue: "said", Mention: "Ana Torv"}))
	var score eval.Score
	assert.EqualError(t, score.Add(a, attribution.Extract(strings.ReplaceAll(a.Text, "\r", ""))),
		`eval: wire-7: the document is of another text: it has "\n\n“It is clo" at byte 4 for "\r\n\r\n“It is c"`)
	assert.ErrorContains(t, score.Add(a, attribution.Extract(a.Text[:10])), `it has "" at byte 10`)
	n, _ := score.Report().Value("docs", "")
	assert.Zero(t, n)
	withoutText := attribution.Extract(a.Text)
	withoutText.Text = ""
	assert.NoError(t, score.Add(a, withoutText))
}
