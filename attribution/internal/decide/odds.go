package decide

import (
	"math/bits"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/propose"
)

// Score computes the log-odds of every proposal: the log-odds that the statement
// is right, minus how far the proposal falls behind the likeliest reading of its
// group. They are binary logarithms in units of 1/256, computed with integers so
// that all machines agree.
//
// The log-odds that any reading of the group is right, which stood here before,
// mislead: when half of the probability goes to one speaker and half to another,
// a statement is nearly certain, and each of the two readings is right as often
// as a coin shows heads.
func (x *Decider) Score(f *propose.Finder, r *linear.Ranker) {
	x.odds = x.odds[:0]
	for i := range f.Groups {
		g := &f.Groups[i]
		x.shares = append(x.shares[:0], r.Score(f.NoneFeatures(i)))
		for k := g.From; k < g.To; k++ {
			x.shares = append(x.shares, r.Score(f.Features(i, k)))
		}
		r.Shares(x.shares)
		shares := x.shares[1:]
		most := slices.Max(shares)
		best := log256(most)
		for k, s := range shares {
			x.odds = append(x.odds, belief(f.Proposals[g.From:g.To], shares, k, most)-(best-log256(s)))
		}
	}
}

// unlikely is how many times likelier the best reading of a group must be before
// the log-odds of a reading are computed without the readings like it.
const unlikely = 32

// belief returns the log-odds that a statement made of reading k of a group is
// right; most is the largest of the shares. Readings that say nearly the same are
// right together, so their shares are added up, against those of the others and of
// "none".
func belief(readings []propose.Proposal, shares []int32, k int, most int32) int32 {
	same := shares[k]
	if unlikely*same >= most {
		for q, s := range shares {
			if q != k && s > 0 && alike(&readings[k], &readings[q]) {
				same += s
			}
		}
	}
	return log256(same) - log256(max(0, linear.One-same))
}

// alike reports whether the mentions of two readings are the same or overlap, and
// their contents share at least half of their tokens.
func alike(a, b *propose.Proposal) bool {
	if a.Mention != b.Mention && !a.Mention.Overlaps(b.Mention) {
		return false
	}
	both, sum := int32(0), int32(0)
	for _, r := range a.Content {
		sum += r.End - r.Start
		for _, s := range b.Content {
			both += max(0, min(r.End, s.End)-max(r.Start, s.Start))
		}
	}
	for _, s := range b.Content {
		sum += s.End - s.Start
	}
	return 3*both >= sum // their union has sum-both tokens
}

// Space computes what the rest of the text tells. Statements come together: where
// there are hardly any others, what looks like one, "a yellow leaf means that", hardly
// ever is. Its odds are lowered, though only behind the choice: whoever wants thoughts
// and attitudes as well wants what is doubtful, too.
func (x *Decider) Space(f *propose.Finder, t *Thresholds) {
	x.spaces, x.shifts = x.spaces[:0], x.shifts[:0]
	likely := int32(0)
	for _, g := range f.Groups {
		x.spaces = append(x.spaces, min(1, max(0, slices.Max(x.odds[g.From:g.To])-even)))
		likely += x.spaces[len(x.spaces)-1]
	}
	for i := range f.Groups {
		// How many tokens there are to one other. It is as if there was one more: a
		// short text has few whatever it is.
		space := (f.Tokens() + far/5) / (likely - x.spaces[i] + 1)
		x.spaces[i] = min(space/far, int32(len(t.Space))-1)
		x.shifts = append(x.shifts, t.Space[x.spaces[i]])
	}
}

// oddsOf returns the log-odds of a proposal as Space has lowered them.
func (x *Decider) oddsOf(f *propose.Finder, group, proposal int32) int32 {
	if Spaced(f, proposal) {
		return x.odds[proposal] + x.shifts[group]
	}
	return x.odds[proposal]
}

// Spaced reports whether Space matters to a proposal: to indirect speech of things.
// Quotations are not lowered, nor thoughts; and people speak in essays, too.
func Spaced(f *propose.Finder, proposal int32) bool {
	p := &f.Proposals[proposal]
	return p.Kind == propose.Indirect && !p.Act.Stance() && !f.Personal(p.Mention)
}

const (
	even = 256 // log-odds above which a statement is likely
	far  = 125 // tokens between statements; in news there are some 40
)

// SpaceOf is the place of a group's shift in Thresholds.Space.
func (x *Decider) SpaceOf(group int32) int32 { return x.spaces[group] }

// Odds returns the log-odds of a proposal, after Score.
func (x *Decider) Odds(proposal int32) int32 { return x.odds[proposal] }

// log256 is 256 times the binary logarithm of n+1.
func log256(n int32) int32 {
	x := uint32(n) + 1
	whole := bits.Len32(x) - 1
	// Eight fraction bits by repeated squaring (Knuth, The Art of Computer
	// Programming, volume 1, section 1.2.2, exercise 25).
	frac := int32(0)
	y := uint64(x) << 31 >> whole // in [1, 2) with 31 bits behind the point
	for range 8 {
		y = y * y >> 31
		frac <<= 1
		if y >= 2<<31 {
			frac |= 1
			y >>= 1
		}
	}
	return int32(whole)<<8 | frac
}
