package attribution_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// TestWindows reads a text in one go and in windows: every paragraph of it
// stands by itself, so nothing may differ but the warning and the entities,
// however its paragraphs end.
func TestWindows(t *testing.T) {
	small, err := attribution.New(attribution.Options{Window: 4096})
	require.NoError(t, err)
	for _, end := range []string{"\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\r\n \r\n"} {
		text := strings.Repeat("“We have agreed on everything,” Ana Torv said on Monday,\nReuters reported."+end, 200)
		whole, parts := attribution.Extract(text), small.Extract(text)
		check(t, text, parts)
		require.NotEmpty(t, whole.Statements)
		require.Len(t, parts.Statements, len(whole.Statements), "%q", end)
		for i := range whole.Statements {
			assert.Equal(t, whole.Statements[i].Content, parts.Statements[i].Content)
			assert.Equal(t, whole.Statements[i].Speaker.Name, parts.Statements[i].Speaker.Name)
			// How sure a source is depends on the paragraphs around.
			require.NotNil(t, parts.Statements[i].Source)
			assert.Equal(t, whole.Statements[i].Source.Name, parts.Statements[i].Source.Name)
		}
		assert.Len(t, parts.Sources, 1)
		require.NotEmpty(t, parts.Warnings)
		assert.Equal(t, attribution.WarnWindows, parts.Warnings[len(parts.Warnings)-1].Code)
	}
}

// TestWindowsCutAnything cuts texts without paragraphs, lines, spaces, or valid
// characters.
func TestWindowsCutAnything(t *testing.T) {
	ex, err := attribution.New(attribution.Options{Window: 1024})
	require.NoError(t, err)
	for _, unit := range []string{"he said ", "saidso", "ж", "\xff", "“she said” ", "\n"} {
		text := strings.Repeat(unit, 5000)
		check(t, text, ex.Extract(text))
	}
	for n := 960; n < 1024; n++ { // the border at every byte of a character
		text := "Torv said so and so" + strings.Repeat("x", n) + "“\u2029😀" + strings.Repeat("\x80", 2000)
		check(t, text, ex.Extract(text))
	}
}

func TestWindowIsChecked(t *testing.T) {
	_, err := attribution.New(attribution.Options{Window: 10})
	assert.ErrorContains(t, err, "Options.Window")
}
