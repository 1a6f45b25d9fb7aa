package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

func TestMentions(t *testing.T) {
	tests := []struct {
		text, topic string
		want        bool
	}{
		{"“The harbours’ walls hold,”", "harbour", true},
		{"The Water Tower is old", "water tower", true},
		{"The water in the tower is old", "water tower", false},
		{"sunharbour", "harbour", false},
		{"", "harbour", false},
		{"Đoković won", "đoković", true},
	}
	for _, test := range tests {
		assert.Equal(t, test.want, mentions(test.text, test.topic), "%q in %q", test.topic, test.text)
	}
}

func TestVoice(t *testing.T) {
	e := &attribution.Entity{ID: 1, Name: "Karin Moll", Roles: []attribution.Role{{Text: "director", Of: "the port"}, {Text: "engineer"}}}
	st := &attribution.Statement{
		Kind: attribution.KindDirect, Confidence: 0.95,
		Content: []attribution.Fragment{{Text: "“We begin,”"}, {Text: "“in\nMay.”"}},
		Source:  &attribution.Credit{Name: "Reuters"},
	}
	v := voice{name: e.Name}
	v.learn(e)
	v.learn(e)
	v.learn(nil)
	v.quotes = append(v.quotes, quote{"a/b.txt", st})
	var out bytes.Buffer
	require.NoError(t, v.print(&out))
	assert.Equal(t, "Karin Moll, director (the port), engineer\n  We begin … in May.\n    b.txt, direct, via Reuters, confidence 0.95\n", out.String())
}

func TestFolder(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.txt": "“The harbour opens in May,” Karin Moll told reporters on Monday.\n",
		"b.txt": "“No boat leaves the harbour,” Tomas Brill said. “The harbour is closed,” Moll said.\n",
		"c.md":  "“The harbour,” he said.",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	var paths []string
	for in, err := range texts(dir) {
		require.NoError(t, err)
		paths = append(paths, in.ID.String())
	}
	assert.Len(t, paths, 2)

	var out bytes.Buffer
	require.NoError(t, run([]string{"-about", "harbour opens", dir}, &out))
	assert.Regexp(t, `^Karin Moll\n  The harbour opens in May\n    a.txt, direct, confidence `, out.String())

	out.Reset()
	require.NoError(t, run([]string{"-about", "lighthouse", dir}, &out))
	assert.Equal(t, "Nobody was quoted about \"lighthouse\".\n", out.String())
}

func TestMisuse(t *testing.T) {
	var out bytes.Buffer
	assert.ErrorContains(t, run(nil, &out), "usage")
	assert.ErrorContains(t, run([]string{"-about", "…", "."}, &out), "usage")
	assert.ErrorIs(t, run([]string{"-help"}, &out), flag.ErrHelp)
	assert.ErrorContains(t, run([]string{"-about", "x", "no such folder"}, &out), "no such")
}
