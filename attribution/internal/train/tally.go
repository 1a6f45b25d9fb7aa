package main

import (
	"cmp"
	"maps"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/propose"
)

// outcome is a statement that the thresholds let through.
type outcome struct {
	Odds   int32
	Space  int32 // see decide.Decider.SpaceOf
	Spaced bool  // see decide.Spaced
	Stance bool  // a thought or an attitude
	Right  bool
}

// tally counts what a threshold gives. Counts of statements take what somebody
// said or wrote, as the library gives by default; those of attributions take
// everything.
type tally struct {
	Given, Right, SaidRight, Said, All, AllRight, Gold int
	GivenOf, RightOf, GoldOf, GoldRightOf              [3]int // by kind, of attributions
}

// statementsF is the harmonic mean of the precision of what is given by default
// and the recall of what was said or wrote.
func (t tally) statementsF() float64 { return mean(t.Right, t.Given, t.SaidRight, t.Said) }

// f is that of all attributions.
func (t tally) f() float64 { return mean(t.AllRight, t.All, t.AllRight, t.Gold) }

// kindF is that of the attributions of a kind.
func (t tally) kindF(k propose.Kind) float64 {
	return mean(t.RightOf[k], t.GivenOf[k], t.GoldRightOf[k], t.GoldOf[k])
}

func mean(right, given, found, gold int) float64 {
	if right == 0 || given == 0 || gold == 0 {
		return 0
	}
	p, r := float64(right)/float64(given), float64(found)/float64(gold)
	return 200 * p * r / (p + r)
}

func (t *tally) add(b tally) {
	t.Given, t.Right, t.SaidRight, t.Said = t.Given+b.Given, t.Right+b.Right, t.SaidRight+b.SaidRight, t.Said+b.Said
	t.All, t.AllRight, t.Gold = t.All+b.All, t.AllRight+b.AllRight, t.Gold+b.Gold
	for k := range 3 {
		t.GivenOf[k] += b.GivenOf[k]
		t.RightOf[k] += b.RightOf[k]
		t.GoldOf[k] += b.GoldOf[k]
		t.GoldRightOf[k] += b.GoldRightOf[k]
	}
}

// usual reports whether the library gives a statement by default: no thoughts and
// attitudes, and nothing below attribution.shippedConfidence.
func usual(t *decide.Thresholds, act propose.Act, odds int32) bool {
	return !act.Stance() && t.Mille(odds, act) >= 400
}

// at decides at thresholds and compares with the gold, one to one, best
// overlap of words first.
func (j *judged) at(at *decide.Thresholds, margin int32) (t tally, given []outcome) {
	f := &j.finder
	chosen := map[int32]int32{} // proposal to its place
	links := j.decider.Choose(f, at, margin)
	for n, l := range links {
		chosen[l.Proposal] = int32(n)
	}
	var live []match
	for _, m := range j.matches {
		if _, ok := chosen[m.proposal]; ok {
			live = append(live, m)
		}
	}
	slices.SortStableFunc(live, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.share, a.share), cmp.Compare(a.gold, b.gold), cmp.Compare(a.proposal, b.proposal))
	})
	goldOf := make([]*match, len(links))
	found := make([]*match, len(j.example.Gold))
	for i := range live {
		m := &live[i]
		if n := chosen[m.proposal]; goldOf[n] == nil && found[m.gold] == nil {
			goldOf[n], found[m.gold] = m, m
		}
	}
	for n, l := range links {
		m := goldOf[n]
		if m != nil && j.example.Gold[m.gold].Optional {
			continue
		}
		p := &f.Proposals[l.Proposal]
		right := m != nil && m.speaker
		t.All++
		t.AllRight += one(right)
		t.GivenOf[p.Kind]++
		t.RightOf[p.Kind] += one(right)
		t.Given += one(usual(at, p.Act, l.Odds))
		t.Right += one(right && usual(at, p.Act, l.Odds))
		given = append(given, outcome{l.Odds, j.decider.SpaceOf(l.Group), decide.Spaced(f, l.Proposal), p.Act.Stance(), right})
	}
	for g := range j.example.Gold {
		if j.example.Gold[g].Optional {
			continue
		}
		x := j.gold[g]
		right := found[g] != nil && found[g].speaker
		t.Gold++
		t.GoldOf[x.kind]++
		t.GoldRightOf[x.kind] += one(right)
		if x.said {
			t.Said++
			if right {
				for n, l := range links {
					if goldOf[n] == found[g] {
						t.SaidRight += one(usual(at, f.Proposals[l.Proposal].Act, l.Odds))
					}
				}
			}
		}
	}
	return t, given
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// tallyAt counts what thresholds give, by corpus.
func tallyAt(articles []*judged, t *decide.Thresholds) map[string]tally {
	out := map[string]tally{}
	for _, j := range articles {
		n, _ := j.at(t, 0)
		sum := out[j.example.Set]
		sum.add(n)
		out[j.example.Set] = sum
	}
	return out
}

// setThreshold finds the log-odds from which on the F of all attributions is best
// in the corpora that have thoughts and attitudes as well, if there are any.
// Stances had a threshold of their own, and what was said one that press had a say
// in; neither raised F, as what the library gives by default must be surer anyway:
// see usual.
func setThreshold(articles []*judged, t *decide.Thresholds) {
	if all := slices.DeleteFunc(slices.Clone(articles), func(j *judged) bool { return !j.example.Stances }); len(all) > 0 {
		articles = all
	}
	var f []float64
	for t.Accept = leastOdds; t.Accept <= mostOdds; t.Accept += oddsStep {
		sum := 0.0
		tallies := tallyAt(articles, t)
		for _, set := range slices.Sorted(maps.Keys(tallies)) { // sums of floats depend on the order
			sum += tallies[set].f()
		}
		f = append(f, sum)
	}
	// The top is flat, and which step is highest is chance: that between the
	// highest neighbors is not.
	best := 1
	for k := 2; k+1 < len(f); k++ {
		if f[k-1]+f[k]+f[k+1] > f[best-1]+f[best]+f[best+1] {
			best = k
		}
	}
	t.Accept = leastOdds + int32(best)*oddsStep
}

// The thresholds that are tried.
const (
	leastOdds = -640
	mostOdds  = 512
	oddsStep  = 48
)

// losses tells where the gold attributions of a corpus are lost.
type losses struct {
	Gold    int // attributions that are not optional
	Cue     int // those that a group has the cue of, or that have none
	Content int // those that a proposal shares at least half of its words with
	Mention int // those of which such a proposal has the right mention as well
	Given   int // those that the decision takes
}

// lost counts the gold that is left after each step, by corpus: what somebody
// said or wrote, and all.
func lost(articles []*judged, t *decide.Thresholds) (said, all map[string]losses) {
	said, all = map[string]losses{}, map[string]losses{}
	for _, j := range articles {
		f := &j.finder
		chosen := map[int32]bool{}
		for _, l := range j.decider.Choose(f, t, 0) {
			chosen[l.Proposal] = true
		}
		steps := make([]losses, len(j.example.Gold))
		for g := range steps {
			cues := j.example.Gold[g].Cue
			steps[g].Cue = one(len(cues) == 0)
			for i := range f.Groups {
				if crossRanges(cues, f.Groups[i].Cue(nil)) {
					steps[g].Cue = 1
				}
			}
		}
		for _, m := range j.matches {
			s := &steps[m.gold]
			s.Content = 1
			s.Mention |= one(m.speaker)
			s.Given |= one(m.speaker && chosen[m.proposal])
		}
		for g, s := range steps {
			if j.example.Gold[g].Optional {
				continue
			}
			for _, to := range []map[string]losses{all, said} {
				n := to[j.example.Set]
				to[j.example.Set] = losses{n.Gold + 1, n.Cue + s.Cue, n.Content + s.Content, n.Mention + s.Mention, n.Given + s.Given}
				if !j.gold[g].said {
					break
				}
			}
		}
	}
	return said, all
}
