package entity

import (
	"fmt"
	"math"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// example is one choice of a pronoun's referent.
type example struct {
	doc        int
	weight     float64
	candidates [][]uint8
	right      []bool
}

// examples collects the choices that Resolve makes on documents with a known
// answer: the gold chains of GUM, the gold speakers of the others.
func examples(t testing.TB) []example {
	m := tagModel()
	var out []example
	n := 0
	type key struct{ i, st int32 }
	for _, f := range []string{"gum/news.jsonl", "gum/interview.jsonl", "gum/bio.jsonl", "gum/speech.jsonl", "gum/voyage.jsonl", "gum/textbook.jsonl", "gum/vlog.jsonl", "polnear/dev.speakers.jsonl"} {
		docs := readGold(t, f)
		for d := range docs {
			n++
			g := prepare(t, &docs[d], m)
			var s Scratch
			type seen struct {
				e int32
				f []uint8
			}
			found := map[key][]seen{}
			var keys []key
			s.observe = func(i, st, e int32, f []uint8) {
				k := key{i, st}
				if found[k] == nil {
					keys = append(keys, k)
				}
				found[k] = append(found[k], seen{e, append([]uint8(nil), f...)})
			}
			Resolve(g.doc, g.tags, g.sts, lexicon.EnglishNames(), joiner(), &s)
			// The gold entity of each token that is a mention or the name in one.
			named := func(e int32, ranges []text.Range) bool {
				for i := range s.Spans {
					if sp := &s.Spans[i]; sp.Entity == e {
						for _, r := range ranges {
							if sp.Start < r.End && r.Start < sp.End && sp.End <= r.End+3 && r.Len() < 8 {
								return true
							}
						}
					}
				}
				return false
			}
			chains := map[int32][]text.Range{}
			for _, e := range docs[d].Entities {
				if e.Type != "person" || e.Name == "" {
					continue
				}
				var all []text.Range
				for _, x := range e.Mentions {
					all = append(all, g.ranges([]goldSpan{x})...)
				}
				for _, r := range all {
					if r.Len() == 1 {
						chains[r.Start] = all
					}
				}
			}
			for _, k := range keys {
				switch g.doc.Tokens[k.i].Norm {
				case normHe, normShe, normHis, normHer, normHim:
				default:
					continue
				}
				x := example{doc: n, weight: 1}
				any := false
				for _, c := range found[k] {
					ok := false
					if k.st >= 0 && len(docs[d].Entities) == 0 {
						a := &docs[d].Attribution[k.st]
						x.weight = 3
						if a.Speaker != nil && s.Entities[c.e].Full >= 0 {
							ok = sameName(s.Text(&s.Spans[s.Entities[c.e].Full]), append([]string{*a.Speaker}, a.Aliases...)...)
						}
					} else if ranges := chains[k.i]; ranges != nil {
						ok = named(c.e, ranges)
					}
					any = any || ok
					x.candidates = append(x.candidates, c.f)
					x.right = append(x.right, ok)
				}
				if any {
					out = append(out, x)
				}
			}
		}
	}
	return out
}

func (x *example) scores(w *[features_]float64) ([]float64, int) {
	best := 0
	s := make([]float64, len(x.candidates))
	for k, c := range x.candidates {
		for _, f := range c {
			s[k] += w[f]
		}
		if s[k] > s[best] {
			best = k
		}
	}
	return s, best
}

// fit is logistic regression over the candidates, held to the weights that it
// begins with.
func fit(xs []example, from *[features_]int32) *[features_]float64 {
	const (
		scale  = 15 // of the integer weights
		rate   = 0.02
		pull   = 0.0004
		epochs = 60
	)
	var w, start [features_]float64
	for i := range w {
		start[i] = float64(from[i]) / scale
	}
	w = start
	for range epochs {
		for i := range xs {
			x := &xs[i]
			s, best := x.scores(&w)
			top := s[best]
			var all, right float64
			for k := range s {
				s[k] = math.Exp(s[k] - top)
				all += s[k]
				if x.right[k] {
					right += s[k]
				}
			}
			for k := range s {
				p := s[k] / all
				q := 0.0
				if x.right[k] {
					q = s[k] / right
				}
				for _, f := range x.candidates[k] {
					w[f] += rate * x.weight * (q - p)
				}
			}
			for f := range w {
				w[f] += pull * (start[f] - w[f])
			}
		}
	}
	for i := range w {
		w[i] *= scale
	}
	return &w
}

func accuracy(xs []example, w *[features_]float64) (float64, float64) {
	right, n, sr, sn := 0.0, 0.0, 0.0, 0.0
	for i := range xs {
		x := &xs[i]
		_, best := x.scores(w)
		n++
		if x.weight > 1 {
			sn++
		}
		if x.right[best] {
			right++
			if x.weight > 1 {
				sr++
			}
		}
	}
	return 100 * right / max(n, 1), 100 * sr / max(sn, 1)
}

// TestTrainPronouns prints weights learned from the corpora and how well they
// do on documents left out, where WHOSAID_TRAIN is set.
func TestTrainPronouns(t *testing.T) {
	if os.Getenv("WHOSAID_TRAIN") == "" {
		t.Skip("WHOSAID_TRAIN is not set")
	}
	xs := examples(t)
	require.NotEmpty(t, xs)
	var hand [features_]float64
	for i, w := range weightsPerson {
		hand[i] = float64(w)
	}
	a, s := accuracy(xs, &hand)
	t.Logf("%d choices; hand %.1f, speakers %.1f", len(xs), a, s)
	const folds = 8
	var sum, sumS, ns float64
	for fold := range folds {
		var train, test []example
		for _, x := range xs {
			if x.doc%folds == fold {
				test = append(test, x)
			} else {
				train = append(train, x)
			}
		}
		w := fit(train, &weightsPerson)
		a, s := accuracy(test, w)
		k := 0.0
		for _, x := range test {
			if x.weight > 1 {
				k++
			}
		}
		sum += a * float64(len(test))
		sumS += s * k
		ns += k
	}
	t.Logf("left out: %.1f, speakers %.1f of %v", sum/float64(len(xs)), sumS/ns, ns)
	w := fit(xs, &weightsPerson)
	a, s = accuracy(xs, w)
	t.Logf("on all: %.1f, speakers %.1f", a, s)
	for i := range w {
		fmt.Printf("%d:%.0f ", i, w[i])
	}
	fmt.Println()
}
