package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// writeErrors lists what the decision misses and what it gives too much, article
// by article, by models that did not see the article. It is for reading: half of
// the articles only, so that the other half can tell whether a change helps
// where nobody looked.
func writeErrors(w io.Writer, articles []*judged, t *decide.Thresholds) error {
	b := bufio.NewWriter(w)
	for n, j := range articles {
		if n%2 == 0 {
			j.writeErrors(b, t)
		}
	}
	return b.Flush()
}

func (j *judged) writeErrors(w io.Writer, t *decide.Thresholds) {
	f, d := &j.finder, j.example.In.Doc
	chosen := map[int32]int32{} // proposal to log-odds
	for _, c := range j.decider.Choose(f, t, 0) {
		chosen[c.Proposal] = c.Odds
	}
	best := make([]*match, len(j.example.Gold))
	matched := map[int32]bool{}
	for i := range j.matches {
		m := &j.matches[i]
		if m.speaker && (best[m.gold] == nil || j.decider.Odds(m.proposal) > j.decider.Odds(best[m.gold].proposal)) {
			best[m.gold] = m
		}
		if _, ok := chosen[m.proposal]; ok {
			matched[m.proposal] = true
		}
	}
	words := func(rs []text.Range) string {
		var out []string
		for _, r := range rs {
			out = append(out, strings.Join(strings.Fields(d.Slice(r)), " "))
		}
		return strings.Join(out, " … ")
	}
	for g, x := range j.example.Gold {
		if x.Optional {
			continue
		}
		why := "unread"
		if m := best[g]; m != nil {
			if _, ok := chosen[m.proposal]; ok {
				continue
			}
			why = fmt.Sprintf("odds %d", j.decider.Odds(m.proposal))
		}
		fmt.Fprintf(w, "MISSED\t%s\t%s\tsaid=%v\t%s\t[%s]\t%s\n", j.example.Set, why, j.gold[g].said, words(x.Cue), words(x.Speaker), words(x.Content))
	}
	for i := range f.Groups {
		g := &f.Groups[i]
		for k := g.From; k < g.To; k++ {
			if odds, ok := chosen[k]; ok && !matched[k] {
				p := &f.Proposals[k]
				fmt.Fprintf(w, "EXTRA\t%s\todds %d %v\tsaid=%v\t%s\t[%s]\t%s\n", j.example.Set, odds, p.By, !p.Act.Stance(),
					words(g.Cue(nil)), words([]text.Range{p.Mention}), words(p.Content))
			}
		}
	}
}
