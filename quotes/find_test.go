package quotes

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFindPairs(t *testing.T) {
	got := Find("“Hi,” she said.")
	require.Equal(t, []Quotation{{Span: Span{0, 9}, Inner: Span{3, 6}, Style: DoubleCurly, Closed: true}}, got)
}
