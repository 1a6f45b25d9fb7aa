package main

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/quotes"
)

func TestMade(t *testing.T) {
	a := made("<k1 Stressing> <c1 that it rains>, <s12 Ruth> <k2 said> <c2 “no”>.")
	assert.Equal(t, "Stressing that it rains, Ruth said “no”.", a.Text)
	span := func(s string) []quotes.Span {
		at := strings.Index(a.Text, s)
		require.GreaterOrEqual(t, at, 0)
		return []quotes.Span{{Start: at, End: at + len(s)}}
	}
	assert.Equal(t, []attribution{
		{Content: span("that it rains"), Cue: span("Stressing"), Source: span("Ruth")},
		{Content: span("“no”"), Cue: span("said"), Source: span("Ruth")},
	}, a.Gold)
}

// TestPatternsAreWhole fills every pattern in and looks for what was left over.
func TestPatternsAreWhole(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	for _, p := range patterns {
		for range 20 {
			a := madeOf(p, rng)
			assert.NotContains(t, a.Text, "{", p)
			assert.NotContains(t, a.Text, "}", p)
			assert.NotContains(t, a.Text, "<", p)
			assert.NotContains(t, a.Text, ">", p)
			for _, g := range a.Gold {
				assert.NotEmpty(t, g.Content, p)
				assert.LessOrEqual(t, len(g.Cue), 1, p)
				assert.LessOrEqual(t, len(g.Source), 1, p)
			}
		}
	}
}
