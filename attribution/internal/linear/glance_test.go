package linear

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestBest(t *testing.T) {
	for _, tt := range []struct {
		name   string
		scores []int32
		best   int
		lead   int32
	}{
		{"one", []int32{3}, 0, 3 - 2*Never},
		{"first", []int32{5, 2, 4}, 0, 1},
		{"last", []int32{1, 2, 9}, 2, 7},
		{"equals", []int32{1, 9, 9}, 1, 0},
		{"rising", []int32{1, 2, 3}, 2, 1},
		{"one that cannot be", []int32{Never, 2}, 1, 2 - Never},
		{"none that can be", []int32{Never, Never + 1}, 1, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			best, lead := Best(tt.scores)
			assert.Equal(t, tt.best, best)
			assert.Equal(t, tt.lead, lead)
		})
	}
}

func TestChoose(t *testing.T) {
	weights := []Weight{{2, 1, 10}, {4, 2, 3}, {6, 2, 30}}
	table := encoded(t, weights, Format{Labels: 3, Scale: 1})
	for _, tt := range []struct {
		name     string
		scores   []int32
		features []uint64
		lead     int32
		want     int
	}{
		{"clear at a glance", []int32{0, 0, 0}, []uint64{2, 4, 6}, 7, 1},
		{"not clear at a glance", []int32{0, 0, 0}, []uint64{2, 4, 6}, 8, 2},
		{"never clear", []int32{0, 0, 0}, []uint64{2, 4, 1}, 99, 1},
		{"what cannot be does not count", []int32{Never, Never, 0}, []uint64{2, 4, 6}, 7, 2},
		{"nothing known", []int32{0, 1, 0}, []uint64{1, 1, 1}, 7, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, table.Choose(new(Scratch), tt.scores, tt.features, Glance{Features: 2, Lead: tt.lead}))
		})
	}
}

func TestPractise(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	g := Glance{Features: 2}
	seen := map[int]int{}
	for range 1000 {
		seen[len(g.Practise(make([]uint64, 5), rng))]++
	}
	assert.Equal(t, 1000, seen[2]+seen[5])
	assert.InDelta(t, 10*alone, seen[2], 50)
}
