package decide

import (
	"math"
	"slices"
)

// LevelScratch is memory for Levels.
type LevelScratch struct{ levels, sizes []int32 }

// Levels returns the levels of the n tokens of a text: 1 + the index of the
// statement with the shortest content around the token, of two equally long ones
// the later, 0 outside all contents. It stops after a few times the length of the
// text, so that nested contents cost linear time. s may be nil; using it again
// overwrites the result.
func Levels(sts []Statement, n int, s *LevelScratch) []int32 {
	if s == nil {
		s = new(LevelScratch)
	}
	levels, sizes := slices.Grow(s.levels[:0], n)[:n], slices.Grow(s.sizes[:0], len(sts)+1)[:len(sts)+1]
	clear(levels)
	sizes[0] = math.MaxInt32
	budget := int32(8 * n)
	for i := range sts {
		level, size := int32(i)+1, int32(0)
		for _, r := range sts[i].Content {
			size += int32(r.Len())
		}
		sizes[level] = size
		if budget -= size; budget < 0 {
			break
		}
		for _, r := range sts[i].Content {
			for t := max(r.Start, 0); t < min(r.End, int32(n)); t++ {
				if size <= sizes[levels[t]] {
					levels[t] = level
				}
			}
		}
	}
	s.levels, s.sizes = levels, sizes
	return levels
}
