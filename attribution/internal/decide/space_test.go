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
	const sentence = "A report said that the gate was open."
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
		"of somebody":  {"Ana Torv said that the gate was open." + strings.Repeat("\n\nThe water was cold and the boat lay low in it.", 30), -1},
	} {
		t.Run(name, func(t *testing.T) {
			var f finder
			in := input(tt.text)
			f.Suspect(in, model.English().Finder)
			f.Propose(in, model.English().Finder)
			f.Score(&f.Finder, model.English().Decision.Ranker)
			f.Space(&f.Finder, &thresholds)
			chosen := f.Choose(&f.Finder, &thresholds, 0)
			require.NotEmpty(t, chosen)
			if tt.space < 0 {
				assert.Equal(t, f.Odds(chosen[0].Proposal), chosen[0].Odds)
				return
			}
			assert.EqualValues(t, tt.space, f.SpaceOf(chosen[0].Group))
			assert.Equal(t, f.Odds(chosen[0].Proposal)+thresholds.Space[tt.space], chosen[0].Odds)
		})
	}
}
