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

// placed is a statement with 1 + its index among those of the models, 0 if it is a
// pattern's.
type placed struct {
	Statement
	before int32
}

// Merge returns the statements of patterns (sorted by pattern) and of the models
// together, without overlaps, in the order of the text.
func Merge(own []Own, learned []Statement) []Statement {
	if len(own) == 0 {
		return learned
	}
	all, winners := admit(own, nil, nil, false)
	taken := slices.Clone(winners)
	for i, st := range learned {
		if !st.hits(winners) {
			all = append(all, placed{st, int32(i) + 1})
			taken = append(append(taken, st.Content...), st.Cue...)
		}
	}
	all, _ = admit(own, all, text.NewCover(taken), true)
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.Content[0].Start, b.Content[0].Start) })
	now := make([]int32, len(learned)+1) // 1 + the new index, by placed.before
	for k := range all {
		now[all[k].before] = int32(k) + 1
	}
	now[0] = 0
	out := make([]Statement, len(all))
	for k := range all {
		out[k] = all[k].Statement
		out[k].Continues = now[out[k].Continues]
	}
	return out
}

// hits reports whether a statement has one of the taken tokens.
func (s *Statement) hits(taken text.Cover) bool {
	return taken.HitsAny(s.Content) || taken.HitsAny(s.Cue)
}

// admit appends the statements of patterns that yield, or of those that do not,
// unless they overlap tokens that are taken. It returns what is taken then.
func admit(own []Own, all []placed, taken text.Cover, yield bool) ([]placed, text.Cover) {
	for i := 0; i < len(own); {
		p := own[i].Pattern
		var mine text.Cover
		for ; i < len(own) && own[i].Pattern == p; i++ {
			x := &own[i]
			if x.Yield != yield || x.hits(taken) || x.hits(mine) {
				continue
			}
			for _, r := range slices.Concat(x.Content, x.Cue) {
				mine = mine.With(r)
			}
			all = append(all, placed{x.Statement, 0})
		}
		if len(mine) > 0 {
			taken = text.NewCover(append(slices.Clone(taken), mine...))
		}
	}
	return all, taken
}
