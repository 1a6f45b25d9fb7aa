package decide_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/model"
)

// TestSpace reads one sentence in a text by itself, among others that say nothing and
// in news.
func TestSpace(t *testing.T) {
	const sentence = "Ana Torv said that the gate was open."
	thresholds := model.English().Decision.Thresholds
	require.IsDecreasing(t, thresholds.Space)
	for name, tt := range map[string]struct {
		text  string
		space int
	}{
		"by itself":    {sentence, 0},
		"in a tale":    {sentence + strings.Repeat("\n\nThe water was cold and the boat lay low in it.", 30), 2},
		"far from one": {sentence + strings.Repeat("\n\nThe water was cold and the boat lay low in it.", 30) + "\n\n" + sentence, 1},
		"in news":      {sentence + strings.Repeat("\n\nThe water was cold. “It will be warm in May,” Jan Rusk said.", 20), 0},
	} {
		t.Run(name, func(t *testing.T) {
			var f finder
			in := input(tt.text)
			f.Suspect(in, model.English().Finder)
			f.Propose(in, model.English().Finder)
			f.Score(&f.Finder, model.English().Decision.Ranker)
			require.NotEmpty(t, f.Groups)
			before := f.Odds(0)
			f.Space(&f.Finder, &thresholds)
			assert.EqualValues(t, tt.space, f.SpaceOf(0))
			assert.Equal(t, before+thresholds.Space[tt.space], f.Odds(0))
		})
	}
}
