package eval_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/eval"
	"github.com/whosaid/whosaid/quotes"
)

// The measures were first written in Python, as score.py beside the corpora.
// Where python3 and the corpora are there, the two must agree: on every row and
// every mistake, for documents made from the gold by dropping, shifting, joining
// and renaming.

const driver = `
import json, sys
sys.path.insert(0, sys.argv[1])
import score
sys.stdout.reconfigure(encoding="utf8")
gold = [json.loads(l) for l in open(sys.argv[2], encoding="utf8")]
sc = score.Score()
if len(sys.argv) > 3:
    preds = {}
    for l in open(sys.argv[3], encoding="utf8"):
        p = json.loads(l)
        preds[str(p["id"])] = p
    for d in gold:
        sc.add(d, d["attributions"], score.read_pred(d, preds.get(str(d["id"]), {})))
else:
    for d in gold:
        people = d.get("annotators") or []
        for x in people:
            for y in people:
                if x["id"] != y["id"]:
                    sc.add(d, x["attributions"], score.gold_as_pred(y["attributions"]))
json.dump({"report": sc.report(), "errors": [[str(p) if p is None else p for p in e] for e in sc.errors]}, sys.stdout)
`

// python returns the folder of score.py and that of the corpora, or skips.
func python(t *testing.T) (tools, corpora string) {
	t.Helper()
	corpora = os.Getenv("WHOSAID_CORPORA")
	if corpora == "" {
		t.Skip("WHOSAID_CORPORA does not say where the corpora are")
	}
	tools = filepath.Join(corpora, "..", "tools")
	if _, err := os.Stat(filepath.Join(tools, "score.py")); err != nil {
		t.Skip("no score.py beside the corpora")
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3")
	}
	return tools, corpora
}

func TestAgreesWithPython(t *testing.T) {
	t.Parallel()
	tools, corpora := python(t)
	for _, name := range []string{
		"seed/gold.jsonl", "agency/dev.jsonl", "polnear/dev.speakers.jsonl", "polnear/dev.jsonl",
		"gum/news.jsonl", "gum/interview.jsonl", "gum/speech.jsonl", "gum/vlog.jsonl", "gum/court.jsonl",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			gold := filepath.Join(corpora, name)
			articles, err := eval.LoadGold(gold)
			require.NoError(t, err)
			for seed := range uint64(3) {
				var score eval.Score
				var lines []byte
				for i, a := range articles {
					if i%17 == 16 && seed == 1 {
						require.NoError(t, score.Add(a, nil))
						continue
					}
					d := perturbed(a, rand.New(rand.NewPCG(seed, uint64(i))), float64(seed)/4)
					require.NoError(t, score.Add(a, d))
					id, err := json.Marshal(a.ID)
					require.NoError(t, err)
					lines, err = attribution.Result{ID: id, Document: d}.AppendJSON(lines, false)
					require.NoError(t, err)
					lines = append(lines, '\n')
				}
				predicted := filepath.Join(t.TempDir(), "predicted.jsonl")
				require.NoError(t, os.WriteFile(predicted, lines, 0o600))
				compareWithPython(t, &score, tools, gold, predicted)
			}
		})
	}
}

func TestPeopleAgreeWithPython(t *testing.T) {
	t.Parallel()
	tools, corpora := python(t)
	gold := filepath.Join(corpora, "polnear/dev.jsonl")
	articles, err := eval.LoadGold(gold)
	require.NoError(t, err)
	var score eval.Score
	n := 0
	for _, a := range articles {
		n += score.AddPeople(a)
	}
	require.Positive(t, n)
	compareWithPython(t, &score, tools, gold)
}

func compareWithPython(t *testing.T, score *eval.Score, tools string, files ...string) {
	t.Helper()
	command := exec.Command("python3", append([]string{"-c", driver, tools}, files...)...)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	out, err := command.Output()
	require.NoError(t, err, stderr.String())
	var want struct {
		Report map[string]any
		Errors [][]any
	}
	require.NoError(t, json.Unmarshal(out, &want))
	data, err := json.Marshal(score.Report())
	require.NoError(t, err)
	var got map[string]any
	require.NoError(t, json.Unmarshal(data, &got))
	delete(got, "articles")
	assert.Equal(t, want.Report, got)

	var mistakes []string
	for m := range score.Mistakes() {
		mistakes = append(mistakes, pythonMistake(m))
	}
	var wanted []string
	for _, e := range want.Errors {
		wanted = append(wanted, fmt.Sprint(e...))
	}
	assert.Equal(t, wanted, mistakes)
}

// pythonMistake writes a mistake as the tuple that score.py makes of it.
func pythonMistake(m eval.Mistake) string {
	many := func(texts []string) any {
		out := []any{}
		for _, s := range texts {
			out = append(out, s)
		}
		return out
	}
	single := func(texts []string) any {
		if len(texts) == 0 {
			return "None"
		}
		return texts[0]
	}
	switch m.Kind {
	case eval.Missed:
		return fmt.Sprint(string(m.Kind), m.Article, string(m.Statement), m.Content, many(m.Cue), many(m.Want))
	case eval.Extra:
		return fmt.Sprint(string(m.Kind), m.Article, string(m.Statement), m.Content, many(m.Cue), many(m.Got))
	case eval.WrongMention:
		return fmt.Sprint(string(m.Kind), m.Article, m.Content, many(m.Want), many(m.Got))
	}
	return fmt.Sprint(string(m.Kind), m.Article, m.Content, single(m.Want), single(m.Got))
}

// perturbed makes a document of an article's gold, with mistakes of all kinds.
func perturbed(a eval.Article, r *rand.Rand, wrong float64) *attribution.Document {
	happens := func(weight float64) bool { return r.Float64() < wrong*weight }
	d := &attribution.Document{Text: a.Text}
	shift := func(spans []quotes.Span) []attribution.Fragment {
		var out []attribution.Fragment
		for _, s := range spans {
			if happens(0.2) {
				continue
			}
			if happens(0.4) {
				s.Start = moved(a.Text, s.Start, r.IntN(60)-30)
			}
			if happens(0.4) {
				s.End = moved(a.Text, s.End, r.IntN(60)-30)
			}
			if s.Start < s.End {
				out = append(out, attribution.Fragment{Start: s.Start, End: s.End, Text: s.Of(a.Text)})
			}
		}
		return out
	}
	names := []string{"Someone Else", "the ministry", "Dr. Ana Torv’s"}
	outlets := []string{"Reuters", "AP", "The Associated Press", "Twitter", "X", "Mehr News Agency", "BBC"}
	for _, g := range a.Attributions {
		if g.Speaker != "" {
			names = append(names, g.Speaker, "Mr. "+g.Speaker, strings.ToUpper(g.Speaker), g.Speaker+" of Narnia")
			names = append(names, g.Aliases...)
		}
		if g.Source != "" {
			outlets = append(outlets, g.Source, "the "+g.Source+" news agency")
			outlets = append(outlets, g.SourceAliases...)
		}
	}
	kinds := []attribution.Kind{"", attribution.Direct, attribution.Mixed, attribution.Indirect}
	types := []attribution.Type{"", attribution.Person, attribution.Organization, attribution.Group, attribution.Unnamed, attribution.Text}
	forms := []attribution.Form{"", attribution.Name, attribution.Pronoun, attribution.Nominal, attribution.Implicit}
	for _, g := range a.Attributions {
		for range 1 + r.IntN(2)*r.IntN(2) {
			if happens(0.3) {
				continue
			}
			st := attribution.Statement{
				ID: len(d.Statements) + 1, Kind: kinds[r.IntN(len(kinds))], Content: shift(g.Content),
				Confidence: math.Round(1000*(0.001+0.999*r.Float64())) / 1000,
			}
			if len(st.Content) == 0 {
				continue
			}
			if !happens(0.2) {
				st.Cue = &attribution.Cue{Text: "said", Spans: shift(g.Cue)}
			}
			if !happens(0.2) {
				st.Speaker = &attribution.Speaker{Name: g.Speaker, Type: types[r.IntN(len(types))], Form: forms[r.IntN(len(forms))]}
				if spans := shift(g.Mention); len(spans) > 0 {
					st.Speaker.Mention = &attribution.Phrase{Text: spans[0].Text, Spans: spans}
				}
				if happens(0.5) {
					st.Speaker.Name = names[r.IntN(len(names))]
				}
			}
			source := g.Source
			if happens(0.5) {
				source = outlets[r.IntN(len(outlets))]
			}
			if source != "" {
				st.Source = &attribution.Credit{Name: source}
			}
			d.Statements = append(d.Statements, st)
		}
	}
	r.Shuffle(len(d.Statements), func(i, j int) { d.Statements[i], d.Statements[j] = d.Statements[j], d.Statements[i] })
	return d
}

// moved is the offset of the character some bytes further on.
func moved(text string, at, by int) int {
	var starts []int
	low := max(0, at-40)
	for i := range text[low:] {
		starts = append(starts, low+i)
		if low+i > at+40 {
			break
		}
	}
	starts = slices.DeleteFunc(starts, func(i int) bool { return i > 0 && text[i]&0xc0 == 0x80 })
	if len(starts) == 0 {
		return at
	}
	for _, i := range starts {
		if i >= at+by {
			return i
		}
	}
	return starts[len(starts)-1]
}
