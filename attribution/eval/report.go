package eval

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
)

// Report is the figures of a [Score].
type Report struct {
	Rows     []Row
	Articles []ArticleReport // the worst first
}

// Row is one measure with its figures.
type Row struct {
	Name    string
	Figures []Figure
}

// Figure is a percentage, rounded to one decimal, or a count.
type Figure struct {
	Name  string // p, r, f, n, n_pred, n_gold, ...; empty where the row has only one
	Value float64
	Count bool
}

// ArticleReport is how one article came out.
type ArticleReport struct {
	ID           string  `json:"id"`
	Precision    float64 `json:"p"` // of "statements"
	Recall       float64 `json:"r"`
	F            float64 `json:"f"`
	Predicted    int     `json:"n_pred"`
	Gold         int     `json:"n_gold"`
	Missed       int     `json:"missed"`
	Extra        int     `json:"extra"`
	WrongMention int     `json:"wrong_mention"`
	WrongSpeaker int     `json:"wrong_speaker"`
	WrongSource  int     `json:"wrong_source"`
}

// Value returns a figure of a row, such as Value("statements", "f"); of a row
// with only one figure its name is empty. ok is false where there is none.
func (r *Report) Value(row, figure string) (value float64, ok bool) {
	for _, candidate := range r.Rows {
		if candidate.Name != row {
			continue
		}
		for _, f := range candidate.Figures {
			if f.Name == figure {
				return f.Value, true
			}
		}
	}
	return 0, false
}

// Report computes the figures of what was added so far.
func (s *Score) Report() *Report {
	b := reportBuilder{tally: &s.total}
	b.statements()
	b.kinds()
	b.accuracies()
	b.speakers()
	b.outlets()
	b.confidences()
	return &Report{Rows: b.rows, Articles: s.worst()}
}

// worst returns the articles, those with the lowest F of "statements" first, and
// of these those with the most mistakes. An article in which nothing was to be
// found, and nothing was, is perfect.
func (s *Score) worst() []ArticleReport {
	out := make([]ArticleReport, 0, len(s.articles))
	for i := range s.articles {
		a := &s.articles[i]
		p, r, f := a.statements()
		out = append(out, ArticleReport{
			ID: a.id, Precision: p, Recall: r, F: f, Predicted: a.all().predicted, Gold: a.said,
			Missed: a.missed, Extra: a.extra, WrongMention: a.wrong, WrongSpeaker: a.wrongName, WrongSource: a.wrongSource,
		})
	}
	mistakes := func(a ArticleReport) int {
		return a.Missed + a.Extra + a.WrongMention + a.WrongSpeaker + a.WrongSource
	}
	rank := func(a ArticleReport) float64 {
		if mistakes(a) == 0 {
			return 100
		}
		return a.F
	}
	slices.SortStableFunc(out, func(a, b ArticleReport) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(mistakes(b), mistakes(a)))
	})
	return out
}

// statements is the headline: precision over every prediction, recall over the
// gold that somebody said or wrote.
func (t *tally) statements() (p, r, f float64) {
	all := t.all()
	return percentages(share(all.mention, all.predicted), share(t.saidRight, t.said))
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// percentages returns precision, recall and their harmonic mean, rounded.
func percentages(p, r float64) (precision, recall, f float64) {
	if p+r != 0 {
		f = oneDecimal(200 * p * r / (p + r))
	}
	return oneDecimal(100 * p), oneDecimal(100 * r), f
}

// oneDecimal rounds as decimal notation does: to the nearest decimal of the
// exact binary value.
func oneDecimal(x float64) float64 {
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'f', 1, 64), 64)
	if err != nil {
		return x
	}
	return y
}

// percent is a share as a percentage, rounded.
func percent(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return oneDecimal(float64(100*part) / float64(whole))
}

type reportBuilder struct {
	*tally
	rows []Row
}

func (b *reportBuilder) row(name string, figures ...Figure) {
	b.rows = append(b.rows, Row{name, figures})
}

func (b *reportBuilder) single(name string, value float64) {
	b.row(name, Figure{Value: value})
}

func count(name string, n int) Figure { return Figure{name, float64(n), true} }

func (b *reportBuilder) prf(name string, p, r float64, predicted, gold int) {
	precision, recall, f := percentages(p, r)
	b.row(name, Figure{Name: "p", Value: precision}, Figure{Name: "r", Value: recall}, Figure{Name: "f", Value: f},
		count("n_pred", predicted), count("n_gold", gold))
}

func (b *reportBuilder) match(name string, m match) {
	b.prf(name, share(m.both, m.predicted), share(m.both, m.gold), m.predicted, m.gold)
}

func (b *reportBuilder) statements() {
	all := b.all()
	b.row("docs", count("", b.articles))
	b.match("detection", match{all.found, all.predicted, all.gold})
	b.match("exact", match{all.exact, all.predicted, all.gold})
	b.match("words", b.words)
	b.prf("statements", share(all.mention, all.predicted), share(b.saidRight, b.said), all.predicted, b.said)
	b.match("attribution", match{all.mention, all.predicted, all.gold})
}

// kinds has recall over the gold of a kind, precision over predictions of it.
func (b *reportBuilder) kinds() {
	for i, kind := range scoredKinds {
		k := b.tally.kinds[i]
		row := func(name string, gold, predicted int) {
			b.prf(name+"_"+string(kind), share(predicted, k.predicted), share(gold, k.gold), k.predicted, k.gold)
		}
		row("attribution", k.mention, k.mentionPredicted)
		row("exact", k.exact, k.exactPredicted)
		row("detection", k.found, k.foundPredicted)
	}
	for role, name := range [roles]string{mentionRole: "span_source", cueRole: "span_cue", contentRole: "span_content"} {
		b.match(name, b.spans[role])
	}
}

func (b *reportBuilder) accuracies() {
	all := b.all()
	paired := max(all.found, 1)
	b.single("source_accuracy_on_paired", percent(all.mention, paired))
	b.single("cue_accuracy_on_paired", percent(b.cue, paired))
	b.single("source_exact_on_paired", percent(b.sourceExact, paired))
	for _, a := range []struct {
		name        string
		part, whole int
	}{
		{"speaker_wrong", b.misnamed, b.named},
		{"form_accuracy", b.formsRight, b.forms},
		{"type_accuracy", b.typesRight, b.types},
		{"kind_accuracy", b.markedRight, b.marked},
	} {
		if a.whole > 0 {
			b.single(a.name, percent(a.part, a.whole))
		}
	}
}

func (b *reportBuilder) speakers() {
	forms := slices.Sorted(maps.Keys(b.tally.speakers))
	if len(forms) == 0 {
		return
	}
	row := func(name string, s speakerTally) {
		b.row(name, Figure{Name: "recall", Value: percent(s.right, s.gold)},
			Figure{Name: "accuracy_on_paired", Value: percent(s.right, s.found)}, count("n", s.gold))
	}
	var all speakerTally
	for _, form := range forms {
		s := b.tally.speakers[form]
		all.gold += s.gold
		all.found += s.found
		all.right += s.right
	}
	row("speaker", all)
	for _, form := range forms {
		row("speaker_"+string(form), b.tally.speakers[form])
	}
}

func (b *reportBuilder) outlets() {
	if m := b.tally.outlets; m.gold > 0 || m.predicted > 0 {
		b.match("outlet", m)
	}
}

// bin is a tenth of the range of confidence.
type bin struct {
	statements, right int
	confidence        float64 // sum
}

func (b *reportBuilder) confidences() {
	rated := b.tally.confidences
	if len(rated) == 0 {
		return
	}
	var bins [10]bin
	right := 0
	for _, r := range rated {
		at := &bins[min(9, max(0, int(r.confidence*10)))]
		at.statements++
		at.confidence += r.confidence
		at.right += one(r.right)
		right += one(r.right)
	}
	distance := 0.0
	for _, at := range bins {
		distance += math.Abs(at.confidence - float64(at.right))
	}
	b.single("calibration", oneDecimal(100*distance/float64(len(rated))))
	if top := bins[9]; top.statements > 0 {
		b.row("right_at_0.9_and_up", Figure{Name: "share", Value: percent(top.right, top.statements)},
			Figure{Name: "of_all", Value: percent(top.statements, len(rated))}, count("n", top.statements))
	}
	if wrong := len(rated) - right; right > 0 && wrong > 0 {
		b.single("confidence_auc", oneDecimal(100*areaUnderCurve(rated)/float64(right)/float64(wrong)))
	}
}

// areaUnderCurve counts the pairs of a right and a wrong statement of which the
// right one has the higher confidence; ties count half.
func areaUnderCurve(statements []rated) float64 {
	sorted := slices.Clone(statements)
	slices.SortFunc(sorted, func(a, b rated) int { return cmp.Compare(a.confidence, b.confidence) })
	area, wrongBelow := 0.0, 0
	for i := 0; i < len(sorted); {
		k, right := i+1, one(sorted[i].right)
		for ; k < len(sorted) && sorted[k].confidence == sorted[i].confidence; k++ {
			right += one(sorted[k].right)
		}
		wrong := k - i - right
		area += float64(right) * (float64(wrongBelow) + float64(wrong)/2)
		wrongBelow += wrong
		i = k
	}
	return area
}

func (f Figure) String() string {
	if f.Count {
		return strconv.Itoa(int(f.Value))
	}
	return strconv.FormatFloat(f.Value, 'f', 1, 64)
}

// WriteTable writes a line for each row, and after a blank line the worst
// articles, at most as many as asked for.
func (r *Report) WriteTable(w io.Writer, worst int) error {
	var b bytes.Buffer
	for _, row := range r.Rows {
		fmt.Fprintf(&b, "%-24s ", row.Name)
		for i, f := range row.Figures {
			if i > 0 {
				b.WriteString("  ")
			}
			if f.Name != "" {
				b.WriteString(f.Name + " ")
			}
			b.WriteString(f.String())
		}
		b.WriteByte('\n')
	}
	for i, a := range r.Articles {
		if i >= worst {
			break
		}
		if i == 0 {
			fmt.Fprintf(&b, "\n%6s %6s %6s %6s %6s %6s %7s %7s %6s  %s\n",
				"f", "p", "r", "missed", "extra", "gold", "mention", "speaker", "source", "worst articles")
		}
		fmt.Fprintf(&b, "%6.1f %6.1f %6.1f %6d %6d %6d %7d %7d %6d  %s\n",
			a.F, a.Precision, a.Recall, a.Missed, a.Extra, a.Gold, a.WrongMention, a.WrongSpeaker, a.WrongSource, a.ID)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// MarshalJSON writes an object with the rows by name, in their order, and the
// articles, the worst first.
func (r *Report) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	key := func(name string) {
		quoted, _ := json.Marshal(name) // of a string it cannot fail
		b.Write(quoted)
		b.WriteByte(':')
	}
	b.WriteByte('{')
	for _, row := range r.Rows {
		key(row.Name)
		if len(row.Figures) == 1 && row.Figures[0].Name == "" {
			b.WriteString(row.Figures[0].String() + ",")
			continue
		}
		b.WriteByte('{')
		for i, f := range row.Figures {
			if i > 0 {
				b.WriteByte(',')
			}
			key(f.Name)
			b.WriteString(f.String())
		}
		b.WriteString("},")
	}
	articles, err := json.Marshal(r.Articles)
	if err != nil {
		return nil, err
	}
	key("articles")
	b.Write(articles)
	b.WriteByte('}')
	return b.Bytes(), nil
}
