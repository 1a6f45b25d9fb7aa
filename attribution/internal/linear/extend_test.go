package linear

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

// The loops for three and for seven labels do what that for any number does.
func TestExtend(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	score := func() int32 {
		if rng.IntN(3) == 0 {
			return Never
		}
		return int32(rng.IntN(2000) - 1000)
	}
	for _, labels := range []int{1, 2, 3, 6, 7, 8} {
		for range 200 {
			ends, pairs := make([]int32, labels), make([]int32, (labels+1)*labels)
			for i := range ends {
				ends[i] = score()
			}
			for i := range pairs {
				pairs[i] = score()
			}
			got, want := make([]int32, labels), make([]int32, labels)
			extend(got, ends, pairs)
			extendAny(want, ends, pairs)
			assert.Equal(t, want, got, "%d labels", labels)
		}
	}
}
