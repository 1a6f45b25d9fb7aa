package decide

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Own is a statement that a newsroom's pattern proposes. Where it overlaps a
// statement of the models it wins, or loses if it yields. Of two patterns that
// overlap, the first in the list wins.
type Own struct {
	Statement
	Pattern int32 // index in the newsroom's list
	Yield   bool
}

// Merge returns the statements of patterns (sorted by pattern) and of the models
// together, without overlaps, in the order of the text.
func Merge(own []Own, learned []Statement) []Statement {
	if len(own) == 0 {
		return learned
	}
	all := make([]Statement, 0, len(learned)+len(own))
	var taken text.Cover
	all, taken = admit(own, all, taken, false)
	ahead := len(all)
	kept := make([]int32, len(learned)) // 1 + place in all
	winners := taken
	for i, st := range learned {
		if !winners.HitsAny(st.Content) && !winners.HitsAny(st.Cue) {
			all = append(all, st)
			kept[i] = int32(len(all))
			taken = append(append(taken, st.Content...), st.Cue...)
		}
	}
	behind := len(all)
	all, _ = admit(own, all, text.NewCover(taken), true)

	for i := ahead; i < behind; i++ {
		if c := all[i].Continues; c > 0 && int(c) <= len(kept) {
			all[i].Continues = kept[c-1]
		}
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(begin(&all[a]), begin(&all[b])) })
	place := make([]int32, len(all)) // 1 + place in the result
	for k, i := range order {
		place[i] = int32(k) + 1
	}
	out := make([]Statement, len(all))
	for k, i := range order {
		out[k] = all[i]
		if c := out[k].Continues; c > 0 {
			out[k].Continues = place[c-1]
		}
	}
	return out
}

// begin returns the first token of a statement's content, -1 without content.
func begin(st *Statement) int32 {
	if len(st.Content) == 0 {
		return -1
	}
	return st.Content[0].Start
}

// admit appends the statements of patterns that yield, or of those that do not,
// unless they overlap tokens that are taken. It returns what is taken then.
func admit(own []Own, all []Statement, taken text.Cover, yield bool) ([]Statement, text.Cover) {
	for i := 0; i < len(own); {
		p := own[i].Pattern
		var mine text.Cover
		for ; i < len(own) && own[i].Pattern == p; i++ {
			x := &own[i]
			if x.Yield != yield || taken.HitsAny(x.Content) || taken.HitsAny(x.Cue) || mine.HitsAny(x.Content) || mine.HitsAny(x.Cue) {
				continue
			}
			for _, r := range slices.Concat(x.Content, x.Cue) {
				mine = mine.With(r)
			}
			all = append(all, x.Statement)
		}
		if len(mine) > 0 {
			taken = text.NewCover(append(slices.Clone(taken), mine...))
		}
	}
	return all, taken
}
