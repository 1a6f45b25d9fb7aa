package text

import (
	"cmp"
	"slices"
	"sort"
)

// Cover is a set of tokens: ranges in order that do not overlap.
type Cover []Range

// NewCover sorts ranges and joins those that overlap or touch.
func NewCover(ranges []Range) Cover {
	slices.SortFunc(ranges, func(a, b Range) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	out := ranges[:0]
	for _, r := range ranges {
		switch n := len(out); {
		case r.Empty():
		case n > 0 && r.Start <= out[n-1].End:
			out[n-1].End = max(out[n-1].End, r.End)
		default:
			out = append(out, r)
		}
	}
	return out
}

// after is the index of the first range that ends behind token i.
func (c Cover) after(i int32) int {
	return sort.Search(len(c), func(k int) bool { return c[k].End > i })
}

// Hits reports whether the set has a token of a range.
func (c Cover) Hits(r Range) bool {
	k := c.after(r.Start)
	return k < len(c) && c[k].Start < r.End
}

// HitsAny reports whether the set has a token of any of the ranges.
func (c Cover) HitsAny(ranges []Range) bool { return slices.ContainsFunc(ranges, c.Hits) }

// With adds a range, unless a token of it is in the set already.
func (c Cover) With(r Range) Cover {
	if c.Hits(r) || r.Empty() {
		return c
	}
	return slices.Insert(c, c.after(r.Start), r)
}

// Without returns the tokens of r from its first one that is not in the set up to
// the next one that is; an empty range if all are.
func (c Cover) Without(r Range) Range {
	k := c.after(r.Start)
	for ; k < len(c) && c[k].Start <= r.Start && r.Start < r.End; k++ {
		r.Start = c[k].End
	}
	if k < len(c) {
		r.End = min(r.End, c[k].Start)
	}
	if r.Empty() {
		return Range{}
	}
	return r
}
