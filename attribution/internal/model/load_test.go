package model

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestEnglish runs first of all who load it: many at once get one language.
func TestEnglish(t *testing.T) {
	got := make([]*Language, 8)
	var wg sync.WaitGroup
	for i := range got {
		wg.Go(func() { got[i] = English() })
	}
	wg.Wait()
	l := English()
	for _, g := range got {
		assert.Same(t, l, g)
	}
	assert.Equal(t, "en", l.Code)
	for name, part := range map[string]any{
		"words": l.Words, "names": l.Names, "outlets": l.Outlets, "tagger": l.Tagger, "parser": l.Parser, "statements": l.Statements,
	} {
		assert.NotNil(t, part, name)
	}
}

func TestStatementModels(t *testing.T) {
	m := English().Statements
	require.NotNil(t, m)
	assert.NotEmpty(t, m.Thresholds.Confidence)
	assert.LessOrEqual(t, m.Thresholds.Floor, int32(0), "a cue at par with none is looked at")
	for _, tt := range []struct {
		name   string
		labels int
		got    int
		scale  float64
	}{
		{"cue", 3, m.Cue.Labels, m.Cue.Scale()},
		{"role", 7, m.Role.Labels, m.Role.Scale()},
		{"accept", 2, m.Accept.Labels, m.Accept.Scale()},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.labels, tt.got)
			assert.Positive(t, tt.scale)
		})
	}
}

func TestLoadTwice(t *testing.T) {
	a, err := load()
	require.NoError(t, err)
	b, err := load()
	require.NoError(t, err)
	assert.NotSame(t, a, b)
	assert.Equal(t, a.Statements.Thresholds, b.Statements.Thresholds)
	assert.Equal(t, a.Statements.Cue.Scores, b.Statements.Cue.Scores)
	assert.Equal(t, a.Statements.Role.Scores, b.Statements.Role.Scores)
	assert.Equal(t, a.Statements.Accept.Scores, b.Statements.Accept.Scores)
}
