package syntax

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// sentenceOf makes a document of one sentence of n tokens.
func sentenceOf(n int) (*text.Doc, []tag.POS, text.Range) {
	d := &text.Doc{Tokens: make([]text.Token, n)}
	r := text.Range{Start: 0, End: int32(n)}
	d.Sentences = []text.Range{r}
	return d, make([]tag.POS, n), r
}

// randomTree makes a projective tree over [start, end) and returns its root.
func randomTree(rng *rand.Rand, arcs []Arc, start, end int32) int32 {
	root := start + rng.Int32N(end-start)
	for _, side := range [][2]int32{{start, root}, {root + 1, end}} {
		for at := side[0]; at < side[1]; {
			stop := at + 1 + rng.Int32N(side[1]-at)
			child := randomTree(rng, arcs, at, stop)
			arcs[child] = Arc{root, Nsubj + Rel(rng.IntN(int(relCount-Nsubj)))}
			at = stop
		}
	}
	return root
}

// TestOracleFindsEveryProjectiveTree follows moves that cost nothing.
func TestOracleFindsEveryProjectiveTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for range 500 {
		n := 1 + rng.IntN(20)
		doc, tags, r := sentenceOf(n)
		arcs := make([]Arc, n)
		arcs[randomTree(rng, arcs, 0, int32(n))] = Arc{-1, Root}
		var s state
		s.begin(doc, tags, r)
		g, ok := s.newGold(arcs)
		require.True(t, ok)
		for !s.done() {
			m, rel, ok := s.forced()
			if !ok {
				costs := g.costs(&s)
				m = s.cheapest(costs)
				require.Zero(t, costs[m])
				rel = g.rel[s.peek(0)]
			}
			s.apply(m, rel)
		}
		got := make([]Arc, n)
		s.write(got)
		require.Equal(t, arcs, got)
	}
}
