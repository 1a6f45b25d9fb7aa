package attribution_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestGold holds testdata/gold.jsonl against the articles: the same texts, and
// spans of whole words.
func TestGold(t *testing.T) {
	texts := make(map[string]string)
	for _, a := range articles(t, "*.txt") {
		texts[a.name] = a.text
	}
	file, err := os.Open(filepath.Join("..", "testdata", "gold.jsonl"))
	require.NoError(t, err)
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var gold struct {
			ID, Text     string
			Attributions []struct {
				Content, Cue, Source [][2]int
				Kind                 string
			}
			IgnoreCues [][2]int `json:"ignore_cues"`
		}
		require.NoError(t, json.Unmarshal(lines.Bytes(), &gold))
		require.Equal(t, texts[gold.ID], gold.Text, gold.ID)
		delete(texts, gold.ID)
		runes := []rune(gold.Text)
		words := func(spans [][2]int) {
			last := 0
			for _, s := range spans {
				if !assert.True(t, last <= s[0] && s[0] < s[1] && s[1] <= len(runes), "%s: %v", gold.ID, spans) {
					return
				}
				in := string(runes[s[0]:s[1]])
				assert.Equal(t, strings.TrimSpace(in), in, gold.ID)
				assert.False(t, splits(runes, s[0]) || splits(runes, s[1]), "%s: %q cuts a word", gold.ID, in)
				last = s[1]
			}
		}
		words(gold.IgnoreCues)
		for _, a := range gold.Attributions {
			assert.NotEmpty(t, a.Content, gold.ID)
			assert.Contains(t, []string{"direct", "mixed", "indirect"}, a.Kind, gold.ID)
			words(a.Content)
			words(a.Cue)
			words(a.Source)
		}
	}
	require.NoError(t, lines.Err())
	assert.Empty(t, texts, "articles without gold")
}

// splits reports whether a word goes on over offset i.
func splits(runes []rune, i int) bool {
	letter := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return i > 0 && i < len(runes) && letter(runes[i-1]) && letter(runes[i])
}
