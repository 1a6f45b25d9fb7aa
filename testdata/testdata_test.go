package testdata_test

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/quotes"
	"github.com/whosaid/whosaid/testdata"
)

// Every article has gold of the same text, whose spans are whole words.
func TestArticles(t *testing.T) {
	names, err := filepath.Glob("*.txt")
	require.NoError(t, err)
	for a := range testdata.Articles() {
		require.NotEmpty(t, names, "more articles than files")
		assert.Equal(t, strings.TrimSuffix(names[0], ".txt"), a.ID, "in the order of the files")
		names = names[1:]
		assert.NotEmpty(t, a.Style, a.ID)
		assert.NotEmpty(t, a.For, a.ID)
		assert.Equal(t, a.Text, a.Gold.Text, a.ID)
		assert.NotEmpty(t, a.Gold.Attributions, a.ID)
		words := func(spans []quotes.Span) {
			last := 0
			for _, s := range spans {
				if !assert.True(t, last <= s.Start && s.Start < s.End && s.End <= len(a.Text), "%s: %v", a.ID, spans) {
					return
				}
				in := s.Of(a.Text)
				assert.Equal(t, strings.TrimSpace(in), in, a.ID)
				assert.False(t, splits(a.Text, s.Start) || splits(a.Text, s.End), "%s: %q cuts a word", a.ID, in)
				last = s.End
			}
		}
		words(a.Gold.IgnoreCues)
		for _, g := range a.Gold.Attributions {
			assert.NotEmpty(t, g.Content, a.ID)
			assert.Contains(t, []attribution.Kind{attribution.KindDirect, attribution.KindMixed, attribution.KindIndirect}, g.Kind, a.ID)
			words(g.Content)
			words(g.Cue)
			words(g.Mention)
		}
	}
	assert.Empty(t, names, "files that are not in articles.tsv")
	for range testdata.Articles() {
		break
	}
}

func TestPlain(t *testing.T) {
	n := 0
	for a := range testdata.Plain() {
		n++
		assert.NotEmpty(t, a.Text, a.ID)
		assert.Equal(t, a.Text, a.Gold.Text)
		assert.Empty(t, a.Gold.Attributions)
	}
	assert.Greater(t, n, 10)
	for range testdata.Plain() {
		break
	}
}

// splits reports whether a word goes on over offset i.
func splits(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i:])
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return letter(before) && letter(after)
}
