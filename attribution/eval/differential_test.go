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
					var err error
					lines, err = attribution.Result{ID: attribution.StringID(a.ID), Document: d}.AppendJSON(lines, false)
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

// TestNonsenseAgreesWithPython goes where no article goes: into the corners of
// words, kinds, cues and names.
func TestNonsenseAgreesWithPython(t *testing.T) {
	t.Parallel()
	tools, _ := python(t)
	r := rand.New(rand.NewPCG(7, 7))
	pick := func(from []string, n int) string {
		var b strings.Builder
		for range r.IntN(n + 1) {
			b.WriteString(from[r.IntN(len(from))])
		}
		return b.String()
	}
	text := []string{
		"a", "That", "that", "says ", "said", "denied", "charging", "told", "According to", "É", "ß", "日本", "½", "٣", "_", "e\u0301", "X", "dogs",
		" ", " ", " ", "\n", "\u00a0", "\u2028", "\x1d", "\u200b", "\t", "'", "’", "‘", "\"", "“", "”", "„", "‟", "«", "»", "‹", "›", "「", "」", "『", "』",
		"``", "''", ".", ",", "-", "–", "—", ":", "&", "(", ")", "?", "!", "🎫",
	}
	name := []string{
		"Ana", "ANA", "ána", "Torv", "TORV’S", "Torv's", "Dr. ", "Mr ", "the ", "Lord", "and", " and ", " ", " ", " ", "-", "'", "’", "_", "Ñuñez", "Ķ", "Ǆ",
		"ﬁ", "Ａ", "ø", "ß", "ẞ", "İ", "ı", "ΜΑΡΊΑ", "Μαρία", "Й", "ё", "Ü", "u\u0308", "²", "Nguyễn", "AP", "Associated", "Press", "news", "agency",
		"Times", "New York", "New", "York", "NYT", "TV", "BBC", "X", "Twitter", "Agence France-Presse", "AFP",
	}
	var gold, predicted []byte
	var score eval.Score
	for n := range 600 {
		runes := []rune(pick(text, 40) + "a")
		starts := make([]int, 0, len(runes)+1)
		for i := range string(runes) {
			starts = append(starts, i)
		}
		starts = append(starts, len(string(runes)))
		spans := func(most int) [][2]int {
			out := [][2]int{}
			for range r.IntN(most + 1) {
				s, e := r.IntN(len(starts)), r.IntN(len(starts))
				out = append(out, [2]int{min(s, e), max(s, e)})
			}
			return out
		}
		bytesOf := func(in [][2]int) (out []attribution.Fragment) {
			for _, s := range in {
				out = append(out, attribution.Fragment{Start: starts[s[0]], End: starts[s[1]]})
			}
			return out
		}
		kinds := []string{"", "", "", "direct", "mixed", "indirect", "odd"}
		types := []any{nil, "person", "organization", "group", "unnamed", "document", "none", "odd"}
		id := fmt.Sprint("n", n)
		article := map[string]any{"id": id, "text": string(runes), "ignore_cues": spans(1)}
		d := &attribution.Document{Text: string(runes)}
		var attributions []any
		for range r.IntN(5) {
			content := append(spans(2), [2]int{0, r.IntN(len(starts))})
			g := map[string]any{"content": content, "cue": spans(2), "source": spans(2), "optional": r.IntN(8) == 0, "kind": kinds[r.IntN(len(kinds))]}
			if r.IntN(4) > 0 {
				g["speaker"], g["speaker_type"] = pick(name, 3), types[r.IntN(len(types))]
				g["speaker_aliases"] = []string{pick(name, 2), pick(name, 2)}
				if r.IntN(4) == 0 {
					g["speaker"] = nil
				}
				if r.IntN(8) == 0 {
					g["speaker_members"] = []string{"a", "b"}
				}
			}
			g["source_kind"] = []any{nil, "name", "pronoun", "nominal", "none"}[r.IntN(5)]
			if r.IntN(3) > 0 {
				g["outlet"], g["outlet_aliases"], g["outlet_optional"] = pick(name, 3), []string{pick(name, 2)}, r.IntN(5) == 0
				if r.IntN(4) == 0 || g["outlet"] == "" {
					g["outlet"] = nil
				}
			}
			attributions = append(attributions, g)
			st := attribution.Statement{
				ID: 1, Kind: attribution.Kind(kinds[r.IntN(len(kinds))]), Content: bytesOf(content), Confidence: float64(1+r.IntN(1000)) / 1000,
				Cue:     &attribution.Cue{Spans: bytesOf(spans(2))},
				Speaker: &attribution.Speaker{Name: pick(name, 3), Type: attribution.TypePerson, Form: attribution.FormName},
				Source:  &attribution.Credit{Name: pick(name, 2)},
			}
			if typ, ok := types[r.IntN(len(types))].(string); ok {
				st.Speaker.Type = attribution.Type(typ)
			}
			if mention := bytesOf(spans(1)); len(mention) > 0 {
				st.Speaker.Mention = &attribution.Phrase{Spans: mention}
			}
			if r.IntN(2) == 0 {
				st.Content = append(bytesOf(spans(1)), st.Content...)
			}
			d.Statements = append(d.Statements, st)
		}
		article["attributions"] = attributions
		if attributions == nil {
			article["attributions"] = []any{}
		}
		line, err := json.Marshal(article)
		require.NoError(t, err)
		gold = append(append(gold, line...), '\n')
		predicted, err = attribution.Result{ID: attribution.StringID(id), Document: d}.AppendJSON(predicted, false)
		require.NoError(t, err)
		predicted = append(predicted, '\n')
		for a, err := range eval.ReadGold(bytes.NewReader(line)) {
			require.NoError(t, err)
			require.NoError(t, score.Add(a, d))
		}
	}
	folder := t.TempDir()
	goldFile, predictedFile := filepath.Join(folder, "gold.jsonl"), filepath.Join(folder, "predicted.jsonl")
	require.NoError(t, os.WriteFile(goldFile, gold, 0o600))
	require.NoError(t, os.WriteFile(predictedFile, predicted, 0o600))
	compareWithPython(t, &score, tools, goldFile, predictedFile)
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
	for i := range min(len(wanted), len(mistakes)) {
		require.Equal(t, wanted[i], mistakes[i])
	}
	assert.Len(t, mistakes, len(wanted))
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
	case eval.MistakeMissed:
		return fmt.Sprint(string(m.Kind), m.Article, string(m.Statement), m.Content, many(m.Cue), many(m.Want))
	case eval.MistakeExtra:
		return fmt.Sprint(string(m.Kind), m.Article, string(m.Statement), m.Content, many(m.Cue), many(m.Got))
	case eval.MistakeMention:
		return fmt.Sprint("SOURCE", m.Article, m.Content, many(m.Want), many(m.Got))
	}
	kind := string(m.Kind)
	if m.Kind == eval.MistakeSource {
		kind = "OUTLET"
	}
	return fmt.Sprint(kind, m.Article, m.Content, single(m.Want), single(m.Got))
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
	kinds := []attribution.Kind{"", attribution.KindDirect, attribution.KindMixed, attribution.KindIndirect}
	types := []attribution.Type{"", attribution.TypePerson, attribution.TypeOrganization, attribution.TypeGroup, attribution.TypeUnnamed, attribution.TypeDocument}
	forms := []attribution.Form{"", attribution.FormName, attribution.FormPronoun, attribution.FormNominal, attribution.FormImplicit}
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
