package outlet

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// given credits the statements whose source a newsroom's pattern captured: that
// is certain, whatever was linked.
func (l *Linker) given(doc *text.Doc, sts []decide.Statement, res *Result) {
	var places map[string]int // in res.Sources, by name
	for i := range sts {
		r := sts[i].Source
		if r.Empty() {
			continue
		}
		if places == nil {
			places = make(map[string]int)
			for k, s := range res.Sources {
				places[s.Name] = k
			}
		}
		s := l.sourceIn(doc, r)
		if s.Name == "" {
			continue
		}
		k, known := places[s.Name]
		if !known {
			k = len(res.Sources)
			places[s.Name] = k
			res.Sources = append(res.Sources, s)
		}
		res.Sources[k].Mentions = append(res.Sources[k].Mentions, r)
		res.Credits[i] = Credit{Source: int32(k), Mention: r, Mille: 1000}
	}
	if places != nil {
		inOrder(res)
	}
}

// sourceIn is the first outlet of the list in a range, else one by the name of
// all its words.
func (l *Linker) sourceIn(doc *text.Doc, r text.Range) Source {
	const longest = 16 // tokens that are looked at
	for k := r.Start; k < min(r.End, r.Start+longest); k++ {
		if m, ok := doc.Outlet(k); ok && m.End <= r.End {
			o := l.outlets.At(m.Outlet)
			return Source{Name: o.Name, Kind: o.Kind, Country: o.Country}
		}
	}
	return Source{Kind: lang.OtherOutlet, Name: doc.OneLine(r)}
}

// inOrder sorts mentions, and sources by their first.
func inOrder(res *Result) {
	byStart := func(a, b text.Range) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) }
	order := make([]int, len(res.Sources))
	for k := range res.Sources {
		mentions := slices.Clone(res.Sources[k].Mentions)
		slices.SortFunc(mentions, byStart)
		res.Sources[k].Mentions = slices.Compact(mentions)
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return byStart(res.Sources[a].Mentions[0], res.Sources[b].Mentions[0]) })
	sources := make([]Source, len(order))
	place := make([]int32, len(order))
	for to, from := range order {
		sources[to] = res.Sources[from]
		place[from] = int32(to)
	}
	res.Sources = sources
	for i := range res.Credits {
		if c := &res.Credits[i]; c.Source >= 0 {
			c.Source = place[c.Source]
		}
	}
}
