package attribution_test

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

const soundRules = `{
  "patterns": [
    {"name": "label", "expression": "^(?<speaker>\\p{Lu}+): (?<content>.+)", "act": "writing", "kind": "direct",
     "yield": true, "confidence": 0.9, "seconds": 10}
  ],
  "cues": {"opine": "speech", "put it bluntly": "writing"},
  "outlets": [{"name": "Quux", "kind": "website", "country": "RS", "aliases": ["The Quux", "quux.rs"]}],
  "names": [
    {"name": "Sattar Hashemi", "type": "person", "gender": "male", "aliases": ["Saj"]},
    {"name": "Frontexia", "type": "organization"}
  ],
  "byline": "Ana Torv"
}`

func TestReadRules(t *testing.T) {
	want := attribution.Rules{
		Patterns: []attribution.Pattern{{
			Name: "label", Expression: `^(?<speaker>\p{Lu}+): (?<content>.+)`, Act: attribution.ActWriting, Kind: attribution.KindDirect,
			Yield: true, Confidence: 0.9, Seconds: 10,
		}},
		Cues:    map[string]attribution.Act{"opine": attribution.ActSpeech, "put it bluntly": attribution.ActWriting},
		Outlets: []attribution.Outlet{{Name: "Quux", Kind: attribution.SourceWebsite, Country: "RS", Aliases: []string{"The Quux", "quux.rs"}}},
		Names: []attribution.KnownName{
			{Name: "Sattar Hashemi", Type: attribution.TypePerson, Gender: attribution.GenderMale, Aliases: []string{"Saj"}},
			{Name: "Frontexia", Type: attribution.TypeOrganization},
		},
		Byline: "Ana Torv",
	}
	for _, text := range []string{soundRules, "\ufeff" + soundRules, strings.ReplaceAll(soundRules, "\n", "\r\n") + "\n\n"} {
		got, err := attribution.ReadRules(strings.NewReader(text), "rules.json")
		require.NoError(t, err)
		assert.Equal(t, want, got)
	}
	b, err := json.Marshal(want)
	require.NoError(t, err)
	got, err := attribution.ReadRules(strings.NewReader(string(b)), "rules.json")
	require.NoError(t, err)
	assert.Equal(t, want, got, "what json writes is read again")

	got, err = attribution.ReadRules(strings.NewReader("{}"), "rules.json")
	require.NoError(t, err)
	assert.Equal(t, attribution.Rules{}, got)
}

var badRules = []struct {
	name, text string
	want       []string // of the lines of the error, after the file's name
}{
	{"empty", "", []string{":1: the object does not end"}},
	{"unfinished", "{\n\"patterns\": [\n", []string{":2: the object does not end"}},
	{"no JSON", "{\n\"byline\": x\n}", []string{":2: invalid character 'x'"}},
	{"missing comma", "{\n\"byline\": \"a\"\n\"cues\": {}\n}", []string{":3: invalid character '\"'"}},
	{"line break in a string", "{\n\"byline\": \"a\nb\"\n}", []string{`:2: invalid character '\n'`}},
	{"two objects", "{}\n{}", []string{":2: something follows"}},
	{"too deep", strings.Repeat("[", 100), []string{":1: nested too deep"}},
	{"a list", "\n[]", []string{":2: want an object with the fields of Rules"}},
	{"null", "null", []string{":1: want an object with the fields of Rules"}},
	{"unknown field", "{\n\"patern\": []}", []string{`:2: unknown field "patern", want one of ["patterns" "cues" "outlets" "names" "byline"]`}},
	{"unknown field inside", "{\"outlets\": [\n{\"name\": \"a\",\n\"kin\": 1}]}", []string{`:3: outlets[0]: unknown field "kin"`}},
	{"field twice", "{\"byline\": \"a\",\n\"byline\": \"b\"}", []string{`:2: byline: is there twice`}},
	{"cue twice", "{\"cues\": {\"a\": \"speech\",\n\"a\": \"speech\"}}", []string{`:2: cues["a"]: is there twice`}},
	{"wrong types", "{\"patterns\": [\n{\"name\": 1,\n\"expression\": [],\n\"yield\": \"yes\",\n\"confidence\": \"high\",\n\"seconds\": 1.5}, 3],\n\"byline\": {},\n\"cues\": [],\n\"names\": {}}",
		[]string{
			":2: patterns[0].name: want a string, have a number",
			":3: patterns[0].expression: empty expression",
			":6: patterns[1]: want an object, have a number",
			":7: byline: want a string, have an object",
			":8: cues: want an object, have a list",
			":9: names: want a list, have an object",
		}},
	{"patterns", "{\"patterns\": [\n{},\n{\"name\": \"b\",\n\"expression\": \"(?<content>a\"},\n{\"name\": \"b\", \"expression\": \"é(?<content>\\\\q)\",\n\"act\": \"shout\", \"kind\": \"loud\",\n\"confidence\": 1.5,\n\"seconds\": -1}]}",
		[]string{
			":2: patterns[0].name: missing",
			":2: patterns[0].expression: empty expression",
			`:4: patterns[1].expression: pattern "b": missing closing ), at character 1`,
			`:5: patterns[2].name: "b" is the name of patterns[1]`,
			`:5: patterns[2].expression: pattern "b": unrecognized escape sequence \q, at character 14`,
			`:6: patterns[2].act: unknown "shout", want one of ["speech" "writing" "document" "thought" "attitude"]`,
			`:6: patterns[2].kind: unknown "loud"`,
			":7: patterns[2].confidence: 1.5 is not between 0 and 1",
			":8: patterns[2].seconds: -1 is not between 0 and 60",
		}},
	{"unknown group", "{\"patterns\": [{\"name\": \"a\", \"expression\": \"(?<content>a)(?<speeker>b)\"}]}",
		[]string{`:1: patterns[0].expression: pattern "a": unknown group "speeker", want one of ["content" "cue" "speaker" "source" "addressee"], or _speeker for a group of your own, at character 14`}},
	{"cues", "{\"cues\": {\n\"\": \"speech\",\n\"Say\": \"speech\",\n\" a\": \"speech\",\n\"…\": \"speech\",\n\"a.b\": \"loud\",\n\"ok\": \"\"}}",
		[]string{
			`:2: cues[""]: missing`,
			`:3: cues["Say"]: "Say" has capitals`,
			`:4: cues[" a"]: " a" has spaces`,
			`:5: cues["…"]: "…" has no letter or digit`,
			`:6: cues["a.b"]: unknown "loud"`,
			`:7: cues["ok"]: missing, want one of`,
		}},
	{"outlets", "{\"outlets\": [\n{\"name\": \"A\", \"kind\": \"paper\", \"country\": \"UKR\",\n\"aliases\": [\"\", \"a\"]},\n{\"name\": \"a\"},\n{\"name\": \"B\", \"aliases\": [\"—\",\n\"A\"]}]}",
		[]string{
			`:2: outlets[0].kind: unknown "paper"`,
			`:2: outlets[0].country: "UKR" is no code of two capitals`,
			`:3: outlets[0].aliases[0]: missing`,
			`:4: outlets[1].name: "a" is a name of "A"`,
			`:5: outlets[2].aliases[0]: "—" has no letter or digit`,
			`:6: outlets[2].aliases[1]: "A" is a name of "a"`,
		}},
	{"names", "{\"names\": [\n{\"name\": \"A\", \"type\": \"group\", \"gender\": \"x\"},\n{\"name\": \"B\", \"type\": \"organization\",\n\"gender\": \"male\"},\n{\"name\": \"A\"}], \"byline\": \"a\\nb\"}",
		[]string{
			`:2: names[0].type: unknown "group", want one of ["person" "organization"]`,
			`:2: names[0].gender: unknown "x"`,
			`:4: names[1].gender: an organization has none`,
			`:5: names[2].name: "A" is there twice`,
			`:5: byline: "a\nb" has spaces`,
		}},
}

func TestReadRulesReportsMistakes(t *testing.T) {
	for _, tc := range badRules {
		t.Run(tc.name, func(t *testing.T) {
			rules, err := attribution.ReadRules(strings.NewReader(tc.text), "house/rules.json")
			require.Error(t, err)
			assert.Equal(t, attribution.Rules{}, rules)
			lines := strings.Split(err.Error(), "\n")
			for i, want := range tc.want {
				require.Greater(t, len(lines), i, err)
				assert.True(t, strings.HasPrefix(lines[i], "house/rules.json"+want), "%s\nwant %s", lines[i], want)
			}
			assert.Len(t, lines, len(tc.want), err)
		})
	}
}

func TestReadRulesPassesErrorsOn(t *testing.T) {
	bad := errors.New("disk on fire")
	_, err := attribution.ReadRules(io.MultiReader(strings.NewReader("{"), iotest.ErrReader(bad)), "rules.json")
	assert.ErrorIs(t, err, bad)
}

// houseStyles are the shipped examples.
func houseStyles(t testing.TB) []string {
	paths, err := filepath.Glob(filepath.Join("..", "testdata", "rules", "*.json"))
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(paths), 3)
	slices.Sort(paths)
	var out []string
	for _, p := range paths {
		b, err := os.ReadFile(p)
		require.NoError(t, err)
		out = append(out, string(b))
	}
	return out
}

func FuzzReadRules(f *testing.F) {
	f.Add(soundRules)
	for _, tc := range badRules {
		f.Add(tc.text)
	}
	for _, text := range houseStyles(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rules, err := attribution.ReadRules(strings.NewReader(text), "f")
		if err != nil {
			assert.Equal(t, attribution.Rules{}, rules)
			for line := range strings.SplitSeq(err.Error(), "\n") {
				assert.Regexp(t, `^f:[1-9]\d*: .`, line)
			}
			return
		}
		b, err := json.Marshal(rules)
		require.NoError(t, err)
		again, err := attribution.ReadRules(strings.NewReader(string(b)), "f")
		require.NoError(t, err)
		back, err := json.Marshal(again)
		require.NoError(t, err)
		assert.Equal(t, string(b), string(back))
	})
}
