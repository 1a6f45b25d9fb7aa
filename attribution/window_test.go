package attribution_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// TestWindows reads a text in one go and in windows: every paragraph of it
// stands by itself, so nothing may differ but the warning and the entities.
func TestWindows(t *testing.T) {
	text := strings.Repeat("“We have agreed on everything,” Ana Torv said on Monday, Reuters reported.\n\n", 200)
	small, err := attribution.New(attribution.Options{Window: 4096})
	require.NoError(t, err)
	whole, parts := attribution.Extract(text), small.Extract(text)
	check(t, text, parts)
	require.NotEmpty(t, whole.Statements)
	require.Len(t, parts.Statements, len(whole.Statements))
	for i := range whole.Statements {
		assert.Equal(t, whole.Statements[i].Content, parts.Statements[i].Content)
		assert.Equal(t, whole.Statements[i].Speaker.Name, parts.Statements[i].Speaker.Name)
		assert.Equal(t, whole.Statements[i].Source, parts.Statements[i].Source)
	}
	assert.Len(t, parts.Sources, 1)
	require.NotEmpty(t, parts.Warnings)
	assert.Equal(t, attribution.WarnWindows, parts.Warnings[len(parts.Warnings)-1].Code)
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
}

func TestWindowIsChecked(t *testing.T) {
	_, err := attribution.New(attribution.Options{Window: 10})
	assert.ErrorContains(t, err, "Options.Window")
}
