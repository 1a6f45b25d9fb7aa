package decide

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/whosaid/whosaid/attribution/internal/text"
)

func TestLevels(t *testing.T) {
	content := func(ranges ...text.Range) Statement { return Statement{Content: ranges} }
	tests := []struct {
		name string
		sts  []Statement
		want []int32
	}{
		{"none", nil, []int32{0, 0, 0, 0, 0, 0}},
		{"one inside another", []Statement{content(text.Range{Start: 1, End: 6}), content(text.Range{Start: 3, End: 5})}, []int32{0, 1, 1, 2, 2, 1}},
		{"the shorter first", []Statement{content(text.Range{Start: 3, End: 5}), content(text.Range{Start: 1, End: 6})}, []int32{0, 2, 2, 1, 1, 2}},
		{"of equals the later", []Statement{content(text.Range{Start: 1, End: 3}), content(text.Range{Start: 2, End: 4})}, []int32{0, 1, 2, 2, 0, 0}},
		{"two parts", []Statement{content(text.Range{Start: 0, End: 1}, text.Range{Start: 3, End: 5}), content(text.Range{Start: 2, End: 4})}, []int32{1, 0, 2, 2, 1, 0}},
		{"beyond the text", []Statement{content(text.Range{Start: -2, End: 9})}, []int32{1, 1, 1, 1, 1, 1}},
	}
	var s LevelScratch
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.want, Levels(tt.sts, 6, nil))
			assert.Equal(t, tt.want, Levels(tt.sts, 6, &s), "in used memory")
		})
	}
}

// TestLevelsOfNested holds that contents within one another cost linear time: those
// beyond a few times the length of the text are left out.
func TestLevelsOfNested(t *testing.T) {
	const n = 100
	var sts []Statement
	for range n {
		sts = append(sts, Statement{Content: []text.Range{{Start: 0, End: n}}})
	}
	assert.Equal(t, int32(8), Levels(sts, n, nil)[0])
}
