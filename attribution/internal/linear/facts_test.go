package linear

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestFacts holds that a sum of weights is that of the facts and pairs that a
// candidate has, whether the weights of facts are folded into those of pairs or not,
// and whether the layout has more facts than the candidate.
func TestFacts(t *testing.T) {
	limits := []int{3, 8, 5, 2}
	pairs := [][2]uint8{{0, 1}, {1, 2}, {0, 2}}
	single := func(f, v uint64) int32 { return int32(Mix(f, v)%255) - 127 }
	pair := func(f, v, g, w uint64) int32 { return int32(Mix(f<<8|v, g<<8|w)%255) - 127 }
	random := rand.New(rand.NewPCG(1, 2))
	for name, layOut := range map[string]func([]int, [][2]uint8) Facts{"apart": NewFacts[uint8], "folded": NewFoldedFacts[uint8]} {
		t.Run(name, func(t *testing.T) {
			all := layOut(limits, pairs)
			some := all.Of(1, 3)
			singles, both := make([]int16, all.Singles), make([]int16, all.Pairs)
			all.Fill(limits, singles, both, single, pair)
			for range 1000 {
				var s Sheet
				few := random.IntN(2) == 0
				for f, n := range limits {
					if f == 1 || f == 3 || !few {
						s[f] = uint8(random.IntN(n))
					}
				}
				want := int32(0)
				for f, v := range s[:len(limits)] {
					if v != 0 {
						want += single(uint64(f), uint64(v))
					}
				}
				for _, p := range pairs {
					if v, w := s[p[0]], s[p[1]]; v != 0 && w != 0 {
						want += pair(uint64(p[0]), uint64(v), uint64(p[1]), uint64(w))
					}
				}
				assert.Equal(t, want, all.Sum(singles, both, &s))
				if few {
					assert.Equal(t, want, some.Sum(singles, both, &s))
				}
			}
		})
	}
}
