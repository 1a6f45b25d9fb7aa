package model

import (
	"cmp"
	"encoding/json"
	"io/fs"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/lang"
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
		"words": l.Words, "names": l.Lexicon, "outlets": l.Outlets, "tagger": l.Tagger, "parser": l.Parser, "finder": l.Finder, "decision": l.Decision,
	} {
		assert.NotNil(t, part, name)
	}
}

func TestStatementModels(t *testing.T) {
	m := English().Finder
	require.NotNil(t, m)
	assert.NotEmpty(t, English().Decision.Thresholds.Confidence)
	assert.LessOrEqual(t, m.Thresholds.Floor, int32(0), "a cue at par with none is looked at")
	for _, tt := range []struct {
		name   string
		labels int
		got    int
		scale  float64
	}{
		{"cue", 3, m.Cue.Labels, m.Cue.Scale()},
		{"role", 7, m.Role.Labels, m.Role.Scale()},
	} {
		t.Run(tt.name, func(t *testing.T) {
			assert.Equal(t, tt.labels, tt.got)
			assert.Positive(t, tt.scale)
		})
	}
}

func TestLoadTwice(t *testing.T) {
	a, err := Read(lang.EnglishWeights)
	require.NoError(t, err)
	b, err := Read(lang.EnglishWeights)
	require.NoError(t, err)
	assert.NotSame(t, a, b)
	assert.Equal(t, a.Decision.Thresholds, b.Decision.Thresholds)
	assert.Equal(t, a.Finder.Cue.Scores, b.Finder.Cue.Scores)
	assert.Equal(t, a.Finder.Role.Scores, b.Finder.Role.Scores)
}

// TestDamaged damages one file after the other: cut off, with a bit turned, with
// something else in its place. Each is an error that names the file or the
// part; none is a panic, or a language that works worse.
func TestDamaged(t *testing.T) {
	const thresholds = "thresholds.json"
	whole := map[string]string{}
	for _, name := range []string{"tag.bin", "syntax.bin", "name.bin", "link.bin", "cue.bin", "role.bin", "decision.bin", "source.bin", thresholds} {
		data, err := lang.EnglishWeights(name)
		require.NoError(t, err)
		whole[name] = data
	}
	named := map[string]string{"cue.bin": "cues", "role.bin": "roles", "decision.bin": "decision"}
	bad := func(name, data string) {
		t.Helper()
		_, err := Read(func(n string) (string, error) {
			if n == name {
				return data, nil
			}
			return whole[n], nil
		})
		if assert.Error(t, err, "%s of %d bytes", name, len(data)) {
			assert.Regexp(t, cmp.Or(named[name], name), err.Error())
		}
	}
	for name, data := range whole {
		for _, n := range []int{0, 1, 31, 32, len(data) / 2, len(data) - 2} {
			bad(name, data[:n])
		}
		bad(name, data+"{}")
		if name == thresholds {
			continue
		}
		for _, at := range []int{0, 4, 5, 6, 8, 12, 20, 28, 40, len(data) / 2, len(data) - 1} {
			b := []byte(data)
			b[at] ^= 16
			bad(name, string(b))
		}
	}
	for _, data := range []string{"{}", "null", "[]", "7", `{"glance": 1}`} {
		bad(thresholds, data)
	}
	var parts map[string]json.RawMessage
	require.NoError(t, json.Unmarshal([]byte(whole[thresholds]), &parts))
	for name, value := range parts {
		for _, spoilt := range []string{"", "null", `"1"`, "[]", "{}", "1e99", `[{"score": 1, "mille": 1001}]`, `[{"score": 2, "mille": 1}, {"score": 1, "mille": 2}]`} {
			if parts[name] = json.RawMessage(spoilt); spoilt == "" {
				delete(parts, name)
			}
			data, err := json.Marshal(parts)
			require.NoError(t, err)
			bad(thresholds, string(data))
		}
		parts[name] = value
	}
	_, err := Read(func(string) (string, error) { return "", fs.ErrNotExist })
	assert.ErrorIs(t, err, fs.ErrNotExist)
}
