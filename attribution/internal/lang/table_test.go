package lang

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestTableIsAMap does the same to a table and to a map, with keys that agree
// in their upper half, in their lower half, or in neither.
func TestTableIsAMap(t *testing.T) {
	for name, key := range map[string]func(uint64) uint64{
		"small": func(n uint64) uint64 { return n + 1 },
		"high":  func(n uint64) uint64 { return (n + 1) << 40 },
		"mixed": func(n uint64) uint64 { return spread(n + 1) },
	} {
		t.Run(name, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(1, 2))
			var table Table[int]
			want := map[uint64]int{}
			for i := range 20_000 {
				k := key(rng.Uint64N(5000))
				if i%3 == 0 {
					*table.At(k) = i
					want[k] = i
				}
				v, ok := table.Find(k)
				expected, has := want[k]
				if ok != has || v != expected {
					t.Fatalf("%d: %d %v, want %d %v", k, v, ok, expected, has)
				}
			}
			assert.Equal(t, len(want), table.Len())
			copied := table.Clone()
			table.Reset(10)
			assert.Zero(t, table.Len())
			for k, v := range want {
				got, ok := copied.Find(k)
				assert.True(t, ok)
				assert.Equal(t, v, got)
				_, ok = table.Find(k)
				assert.False(t, ok)
			}
		})
	}
}

// TestTableWithoutKey asks empty tables, and for hash 0, which marks free slots.
func TestTableWithoutKey(t *testing.T) {
	var table Table[int]
	_, ok := table.Find(7)
	assert.False(t, ok)
	*table.At(7) = 1
	_, ok = table.Find(0)
	assert.False(t, ok)
	*table.At(0) = 2
	v, ok := table.Find(0)
	assert.True(t, ok)
	assert.Equal(t, 2, v)
	assert.Equal(t, 2, table.Len())
	table.Reset(0)
	_, ok = table.Find(7)
	assert.False(t, ok)
}
