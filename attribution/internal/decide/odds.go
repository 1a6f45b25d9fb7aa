package decide

import (
	"math/bits"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/propose"
)

// Score computes the log-odds of every proposal: the log-odds that any reading
// of its group is right, minus how far the proposal falls behind the likeliest
// reading. They are binary logarithms in units of 1/256, computed with integers
// so that all machines agree.
func (x *Decider) Score(f *propose.Finder, r *linear.Ranker) {
	x.odds = x.odds[:0]
	for i := range f.Groups {
		g := &f.Groups[i]
		x.shares = append(x.shares[:0], r.Score(f.NoneFeatures(i)))
		for k := g.From; k < g.To; k++ {
			x.shares = append(x.shares, r.Score(f.Features(i, k)))
		}
		r.Shares(x.shares)
		some, most := int32(0), int32(0)
		for _, s := range x.shares[1:] {
			some += s
			most = max(most, s)
		}
		odds := log256(some) - log256(x.shares[0])
		for _, s := range x.shares[1:] {
			x.odds = append(x.odds, odds-(log256(most)-log256(s)))
		}
	}
}

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
