package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestReadWritten(t *testing.T) {
	a, err := readWritten(`
“Is <c1 “it <c2 late”>?,”> <s1,2 she> <k1,2 asked>.
--
1; Ana Torv; person; pronoun; speech; -
2?; Ana Torv and Jo Roe; group; pronoun; speech; Delo
`)
	require.NoError(t, err)
	assert.Equal(t, "“Is “it late”?,” she asked.", a.Text)
	require.Len(t, a.Attributions, 2)
	first, second := a.Attributions[0], a.Attributions[1]
	assert.Equal(t, [][2]int{{4, 16}}, first.Content)
	assert.Equal(t, [][2]int{{8, 13}}, second.Content)
	assert.Equal(t, [][2]int{{17, 20}}, second.Source)
	assert.Nil(t, first.Outlet)
	assert.Equal(t, "Delo", *second.Outlet)
	assert.True(t, second.Optional)
	assert.Equal(t, []string{"Ana Torv", "Jo Roe"}, second.Members)

	for name, bad := range map[string]string{
		"no table":      "<c1 It is late>.",
		"not closed":    "<c1 It is late.\n--\n1; -; none; none; speech; -",
		"not opened":    "It is late>.\n--\n1; -; none; none; speech; -",
		"no mark":       "<c It is late>.\n--\n1; -; none; none; speech; -",
		"unknown part":  "<x1 It is late>.\n--\n1; -; none; none; speech; -",
		"no content":    "<k1 It is late>.\n--\n1; -; none; none; speech; -",
		"no row":        "<c1 It> is <c2 late>.\n--\n1; -; none; none; speech; -",
		"no statement":  "<c1 It> is late.\n--\n2; -; none; none; speech; -",
		"two rows":      "<c1 It> is <c2 late>.\n--\n1; -; none; none; speech; -\n1; -; none; none; speech; -",
		"a field short": "<c1 It> is late.\n--\n1; -; none; none; speech",
	} {
		_, err := readWritten(bad)
		assert.Error(t, err, name)
	}
}

// Every name that an article gives must be printed in it, or no mention could be
// linked to it.
func TestWrittenArticles(t *testing.T) {
	seen := map[string]bool{}
	check := func(line []byte) error {
		var a writtenArticle
		require.NoError(t, json.Unmarshal(line, &a))
		assert.False(t, seen[a.ID], "two articles are called %s", a.ID)
		seen[a.ID] = true
		for _, x := range a.Attributions {
			assert.Contains(t, []string{"person", "organization", "group", "unnamed", "document", "none"}, x.Type, a.ID)
			assert.Contains(t, []string{"name", "pronoun", "nominal", "none"}, x.Form, a.ID)
			assert.Contains(t, []string{"speech", "writing", "document", "thought", "attitude"}, x.Act, a.ID)
			assert.Equal(t, x.Form == "none", len(x.Source) == 0, "%s: form %s, mentions %v", a.ID, x.Form, x.Source)
			if x.Speaker == nil || strings.Contains(a.Text, *x.Speaker) {
				continue
			}
			for part := range strings.SplitSeq(*x.Speaker, " and ") {
				assert.Contains(t, a.Text, part, a.ID)
			}
		}
		return nil
	}
	require.NoError(t, eachWritten(writtenArticles, check))
	require.NoError(t, eachWritten(plainTexts, check))
	assert.NotEmpty(t, seen)
}
