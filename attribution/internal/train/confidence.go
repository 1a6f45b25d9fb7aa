package main

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/propose"
)

// calibrate makes the tables from log-odds to confidences: isotonic regression
// (pool adjacent violators) over the statements given with a margin, in steps
// of at least size statements. All corpora count alike.
func calibrate(articles []*judged, t *decide.Thresholds, margin int32, size float64) {
	var said, stances []weighted
	count := map[string]float64{}
	for _, j := range articles {
		count[j.example.Set]++
	}
	for _, j := range articles {
		_, given := j.at(t, margin)
		for _, g := range given {
			w := weighted{g, float64(len(articles)) / float64(len(count)) / count[j.example.Set]}
			if g.Stance {
				stances = append(stances, w)
			} else {
				said = append(said, w)
			}
		}
	}
	t.Confidence, t.Stance = isotonic(said, size), isotonic(stances, size)
}

// setSpaces sets how much the odds of what stands far from other statements are
// lowered: so that as many of those are right as of what stands near others at the
// odds that result. Manuals, recipes and tales teach it; news has hardly any.
func setSpaces(articles []*judged, t *decide.Thresholds) {
	const least = -1024 // odds of what is looked at
	t.Space = make([]int32, 3)
	spaced := make([][]weighted, len(t.Space))
	for _, j := range articles {
		j.decider.Space(&j.finder, t)
		if j.example.Partial {
			continue
		}
		_, given := j.at(&decide.Thresholds{}, least)
		for _, g := range given {
			if g.Spaced {
				spaced[g.Space] = append(spaced[g.Space], weighted{g, 1})
			}
		}
	}
	near := decide.Thresholds{Confidence: isotonic(spaced[0], 120)}
	for k := 1; k < len(spaced); k++ {
		down := sort.Search(-2*least, func(down int) bool {
			sum := 0.0 // expected, less those that are right
			for _, g := range spaced[k] {
				sum += g.weight * (float64(near.Mille(g.Odds-int32(down), propose.Speech))/1000 - float64(one(g.Right)))
			}
			return sum <= 0
		})
		t.Space[k] = -int32(down)
	}
	for _, j := range articles {
		j.decider.Space(&j.finder, t)
	}
}

type weighted struct {
	outcome
	weight float64
}

func isotonic(all []weighted, size float64) []decide.Step {
	slices.SortStableFunc(all, func(a, b weighted) int { return cmp.Compare(a.Odds, b.Odds) })
	type step struct {
		odds     int32
		n, right float64
	}
	var steps []step
	for i := 0; i < len(all); {
		s := step{odds: all[i].Odds}
		for i < len(all) && (s.n < size || all[i].Odds == all[i-1].Odds) {
			s.n += all[i].weight
			if all[i].Right {
				s.right += all[i].weight
			}
			i++
		}
		steps = append(steps, s)
		for len(steps) > 1 {
			a, b := &steps[len(steps)-2], steps[len(steps)-1]
			if a.right*b.n < b.right*a.n {
				break
			}
			a.n, a.right = a.n+b.n, a.right+b.right
			steps = steps[:len(steps)-1]
		}
	}
	var out []decide.Step
	for _, s := range steps {
		out = append(out, decide.Step{Odds: s.odds, Mille: int32(1000*s.right/s.n + 0.5)})
	}
	return out
}

// calibration measures the confidences of what is given by default, by corpus.
type calibration struct {
	Error float64 // mean difference to the share that is right, over ten bins
	High  float64 // share right at 0.9 and up
	Share float64 // of those in all
	AUC   float64 // chance that one that is right has more than one that is wrong
}

// measureConfidence compares confidences with what is right.
func measureConfidence(articles []*judged, t *decide.Thresholds) map[string]calibration {
	type bin struct{ n, sum, right float64 }
	bins := map[string]*[10]bin{}
	order := map[string][]ranked{}
	for _, j := range articles {
		b := bins[j.example.Set]
		if b == nil {
			b = new([10]bin)
			bins[j.example.Set] = b
		}
		_, given := j.at(t, 0)
		for _, g := range given {
			if m := t.Mille(g.Odds, propose.Speech); !g.Stance && usual(t, propose.Speech, g.Odds) {
				x := &b[min(9, m/100)]
				x.n, x.sum, x.right = x.n+1, x.sum+float64(m)/1000, x.right+float64(one(g.Right))
				order[j.example.Set] = append(order[j.example.Set], ranked{m, g.Right})
			}
		}
	}
	out := map[string]calibration{}
	for set, b := range bins {
		var c calibration
		n := 0.0
		for _, x := range b {
			n += x.n
			c.Error += math.Abs(x.sum - x.right)
		}
		c.Error, c.Share = 100*c.Error/max(n, 1), 100*b[9].n/max(n, 1)
		c.High = 100 * b[9].right / max(b[9].n, 1)
		c.AUC = auc(order[set])
		out[set] = c
	}
	return out
}

// ranked is a statement with what it is ranked by.
type ranked struct {
	by    int32
	right bool
}

// auc is the chance in percent that a statement that is right ranks above one
// that is wrong; equals count half.
func auc(all []ranked) float64 {
	slices.SortFunc(all, func(a, b ranked) int { return cmp.Compare(a.by, b.by) })
	wrong, right, area := 0.0, 0.0, 0.0
	for i := 0; i < len(all); {
		n, r := 0.0, 0.0
		for from := i; i < len(all) && all[i].by == all[from].by; i++ {
			n++
			r += float64(one(all[i].right))
		}
		area += r * (wrong + (n-r)/2)
		wrong, right = wrong+n-r, right+r
	}
	return 100 * area / max(1, wrong*right)
}
