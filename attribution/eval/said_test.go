package eval

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/quotes"
)

const saidText = `She left. “We begin,” she said, “in May.” Ana Torv told Tanjug that the work is done.
“No.” “No.” He was quoted by her aide as saying that nobody would come … ever.`

func TestMark(t *testing.T) {
	a := Article{ID: "a", Text: saidText}
	require.NoError(t, a.Mark(
		Said{Content: "“We begin,” … “in May.”", Cue: "said", Mention: "she", Speaker: "Ana Torv", Aliases: []string{"Torv"}},
		Said{Content: "that the work is done", Cue: "told", Mention: "Ana Torv", Speaker: "Ana Torv", Source: "Tanjug", Kind: attribution.KindIndirect},
		Said{Content: "“No.”", Nth: 2},
		Said{Content: "that nobody would come … ever", Cue: "quoted … as saying", Mention: "He"},
	))
	words := func(spans []quotes.Span) (out []string) {
		for _, s := range spans {
			out = append(out, s.Of(a.Text))
		}
		return out
	}
	require.Len(t, a.Attributions, 4)
	first, second := a.Attributions[0], a.Attributions[1]
	assert.Equal(t, []string{"“We begin,”", "“in May.”"}, words(first.Content))
	assert.Equal(t, []string{"she"}, words(first.Mention))
	assert.Less(t, first.Content[0].End, first.Mention[0].Start, "not a part of another word, and not the first one")
	assert.True(t, first.SpeakerMarked && first.SourceMarked)
	assert.Equal(t, []string{"Torv"}, first.Aliases)
	assert.Equal(t, "Tanjug", second.Source)
	assert.Equal(t, []string{"“No.”"}, words(a.Attributions[2].Content))
	assert.Equal(t, []string{"that nobody would come … ever"}, words(a.Attributions[3].Content), "an ellipsis of the text's own")
	assert.Equal(t, []string{"quoted", "as saying"}, words(a.Attributions[3].Cue))

	for _, c := range []struct {
		said Said
		want string
	}{
		{Said{}, `eval: article "a", statement 1: no Said.Content`},
		{Said{Content: "nonsense"}, `Content "nonsense" is not in the text`},
		{Said{Content: "“No.”"}, "2 times: say with Nth"},
		{Said{Content: "“No.”", Nth: 3}, "Nth is 3, but Content"},
		{Said{Content: "ork is done"}, "is not in the text"},
		{Said{Content: "that the work is done", Cue: "claimed"}, `Cue "claimed" is not in the text outside`},
		{Said{Content: "that the work is done", Mention: "work"}, `Mention "work" is not in the text outside`},
	} {
		assert.ErrorContains(t, a.Mark(c.said), c.want)
	}
	assert.Len(t, a.Attributions, 4, "mistakes add nothing")
}
