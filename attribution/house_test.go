package attribution_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// ofHouse returns an Extractor with a shipped example of rules.
func ofHouse(t testing.TB, style string) *attribution.Extractor {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "testdata", "rules", style+".json"))
	require.NoError(t, err)
	defer file.Close()
	rules, err := attribution.ReadRules(file, style+".json")
	require.NoError(t, err)
	ex, err := attribution.New(attribution.Options{Rules: rules})
	require.NoError(t, err)
	return ex
}

var styles = []string{"dash-dialogue", "timed-transcript", "press-office", "tabloid-labels"}

func TestHouseStyle(t *testing.T) {
	for _, tc := range []struct {
		style, text string
		want        []said
	}{
		{"dash-dialogue", "BELAVA — Mayor Ana Torv closed the bridge on Monday.\n\n—The bridge stays closed —said Torv—. It is too old.\n\n—And it is ours —she added.",
			[]said{{"The bridge stays closed … It is too old.", "said", "Ana Torv", ""}, {"And it is ours", "added", "Ana Torv", ""}}},
		{"timed-transcript", "Ana Torv is mayor of Belava.\n\n[00:01:12] TORV: It is closed.\n\nI said that it would be late.",
			[]said{{"It is closed.", "", "Ana Torv", ""}, {"that it would be late", "said", "Petar Ilov", ""}}},
		{"press-office", "The Federation spokeswoman, Ana Torv, noted: The river is high.\n\nThe boats are late and the river is rising, the mayor put it bluntly in a statement carried by Relief Wire.",
			[]said{{"The river is high.", "noted", "Ana Torv", ""}, {"The boats are late and the river is rising", "put it bluntly", "the mayor", "Reliefwire"}}},
		{"tabloid-labels", "Mayor Ana Torv, 43, is furious.\n\nMAYOR ANA TORV, 43: It is closed.\n\nA close pal told the Star: ‘She is furious.’",
			[]said{{"It is closed.", "", "Ana Torv", ""}, {"‘She is furious.’", "told", "A close pal", "Belava Star"}}},
	} {
		t.Run(tc.style, func(t *testing.T) {
			doc := ofHouse(t, tc.style).Extract(tc.text)
			check(t, tc.text, doc)
			assert.Equal(t, tc.want, digest(doc))
		})
	}
}

// newsroom has names of every kind.
func newsroom(t *testing.T) *attribution.Extractor {
	t.Helper()
	ex, err := attribution.New(attribution.Options{Rules: attribution.Rules{
		Names: []attribution.KnownName{
			{Name: "Katarina Torv", Gender: attribution.GenderFemale, Aliases: []string{"Mayor Kate", "the Boss", "the head of Belava"}},
			{Name: "Belava Rowing Federation", Type: attribution.TypeOrganization, Aliases: []string{"the Federation", "BRF"}},
			{Name: "Sattar Hashemi", Gender: attribution.GenderMale, Aliases: []string{"Saj", "Seyed Sattar Hashemi"}},
			{Name: "Permanent Council of the Seven Harbour Towns of Lipa", Type: attribution.TypeOrganization},
		},
		Outlets: []attribution.Outlet{{Name: "Belava Star", Aliases: []string{"The Star"}}},
	}})
	require.NoError(t, err)
	return ex
}

// TestKnownNames has names that go by a title, an article and a word, or a word
// alone.
func TestKnownNames(t *testing.T) {
	ex := newsroom(t)
	for _, tc := range []struct{ text, name string }{
		{"“The bridge is closed,” Mayor Kate said on Monday.", "Katarina Torv"},
		{"“The bridge is closed,” the Boss told reporters.", "Katarina Torv"},
		{"The Boss told reporters that the bridge was closed.", "Katarina Torv"},
		{"“The bridge is closed,” the Boss said Monday.", "Katarina Torv"},
		{"“The bridge is closed,” said the Boss.", "Katarina Torv"},
		{"“The bridge is closed,” said the head of Belava.", "Katarina Torv"},
		{"“The bridge is closed,” the boss told reporters.", ""},
		{"“The bridge is closed,” said Kate Lang.", "Kate Lang"},
		{"“The bridge is closed,” said Mayor Kate Lang.", "Kate Lang"},
		{"“The bridge is closed,” said Mayor Katarina Torv.", "Katarina Torv"},
		{"The Federation said that the river was too high.", "Belava Rowing Federation"},
		{"“We will wait,” the Federation said.", "Belava Rowing Federation"},
		{"“We will wait,” BRF said.", "Belava Rowing Federation"},
		{"“We will wait,” a spokesman for the Federation said.", ""},
		{"“We will wait,” said Saj.", "Sattar Hashemi"},
		{"“We will wait,” said SEYED SATTAR HASHEMI.", "Sattar Hashemi"},
		{"“We will wait,” said Saj Patel.", "Saj Patel"},
		{"Saj Patel came. “We will wait,” said Saj.", "Saj Patel"},
		{"The Permanent Council of the Seven Harbour Towns of Lipa said that it would wait.", "Permanent Council of the Seven Harbour Towns of Lipa"},
	} {
		t.Run(tc.text, func(t *testing.T) {
			doc := ex.Extract(tc.text)
			check(t, tc.text, doc)
			require.NotEmpty(t, doc.Statements)
			assert.Equal(t, tc.name, doc.Statements[0].Speaker.Name)
		})
	}
}

// everybody returns the names of those who speak, and the entities with name,
// type, gender, aliases and number of mentions.
func everybody(doc *attribution.Document) (speakers, entities []string) {
	for _, st := range doc.Statements {
		speakers = append(speakers, st.Speaker.Name)
	}
	for _, e := range doc.Entities {
		entities = append(entities, fmt.Sprint(e.Name, " ", e.Type, " ", e.Gender, " ", e.Aliases, " ", len(e.Mentions)))
	}
	return speakers, entities
}

// TestKnownNamesAreOne has somebody under several names.
func TestKnownNamesAreOne(t *testing.T) {
	ex := newsroom(t)
	checkEverybody(t, ex, []people{
		{
			"Saj opened the bridge. “It is open,” said Seyed Sattar Hashemi. Later Hashemi said that it was closed.",
			[]string{"Sattar Hashemi", "Sattar Hashemi"},
			[]string{"Sattar Hashemi person male [Saj Seyed Sattar Hashemi Hashemi] 3"},
		},
		{
			"Mayor Kate came. “It is open,” she said. “It is ours,” the Boss said.",
			[]string{"Katarina Torv", "Katarina Torv"},
			[]string{"Katarina Torv person female [Mayor Kate Boss] 3"},
		},
		{
			"“It is open,” Ana Kova and Saj said.",
			[]string{"Ana Kova and Sattar Hashemi"},
			[]string{"Ana Kova person female [] 1", "Sattar Hashemi person male [Saj] 1"},
		},
		{
			"The Federation met on Monday. The Belava Rowing Federation said that it would wait.",
			[]string{"Belava Rowing Federation"},
			[]string{"Belava Rowing Federation organization  [Federation] 2"},
		},
	})
}

// people are the speakers and the entities of a text, see everybody.
type people struct {
	text               string
	speakers, entities []string
}

func checkEverybody(t *testing.T, ex *attribution.Extractor, cases []people) {
	t.Helper()
	for _, tc := range cases {
		t.Run(tc.text, func(t *testing.T) {
			doc := ex.Extract(tc.text)
			check(t, tc.text, doc)
			speakers, entities := everybody(doc)
			assert.Equal(t, tc.speakers, speakers)
			assert.Equal(t, tc.entities, entities)
		})
	}
}

// TestHouseByline has the writer say "I", who may be named in the text.
func TestHouseByline(t *testing.T) {
	ex, err := attribution.New(attribution.Options{Rules: attribution.Rules{Byline: "Dara Quinn"}})
	require.NoError(t, err)
	checkEverybody(t, ex, []people{
		{"I said that the bridge was closed.", []string{"Dara Quinn"}, []string{"Dara Quinn person  [] 1"}},
		{"I said that the bridge was closed. Ana Torv came. I said that it was open.", []string{"Dara Quinn", "Dara Quinn"}, []string{"Dara Quinn person  [] 2", "Ana Torv person female [] 1"}},
		{"Mayor Dara Quinn met Ana Torv. I said that the bridge was closed.", []string{"Dara Quinn"}, []string{"Dara Quinn person  [] 2", "Ana Torv person female [] 1"}},
		{"“I am glad,” Ana Torv said.", []string{"Ana Torv"}, []string{"Ana Torv person female [] 1"}},
		{"“I said that it was closed,” Ana Torv told reporters.", []string{"Ana Torv"}, []string{"Ana Torv person female [] 1"}},
	})
}

// TestHouseOverAll runs every house style over every article and the smaller
// bad inputs: rules break no promise.
func TestHouseOverAll(t *testing.T) {
	for _, style := range styles {
		ex := ofHouse(t, style)
		for _, in := range append(articles(t, "*.txt"), badInputs()...) {
			if len(in.text) < 20_000 {
				check(t, in.text, ex.Extract(in.text))
			}
		}
	}
}

// TestPatternTimesOut has a pattern that never ends: the document comes out,
// with a warning that names it.
func TestPatternTimesOut(t *testing.T) {
	ex, err := attribution.New(attribution.Options{Rules: attribution.Rules{Patterns: []attribution.Pattern{
		{Name: "endless", Expression: `^(?<content>(?:a|aa)+)$`, Seconds: 1},
		{Name: "turn", Expression: `^>> (?<speaker>[\p{L} ]+): (?<content>.+)`, Kind: attribution.KindDirect, Confidence: 0.75},
	}}})
	require.NoError(t, err)
	text := "“It is closed,” said Ana Torv.\n\n" + strings.Repeat("a", 60) + "!\n\n>> Petar Ilov: It is open."
	doc := ex.Extract(text)
	check(t, text, doc)
	assert.Equal(t, []said{{"“It is closed,”", "said", "Ana Torv", ""}, {"It is open.", "", "Petar Ilov", ""}}, digest(doc))
	assert.Contains(t, doc.Warnings, attribution.Warning{Code: attribution.WarnPattern, Detail: `pattern "endless": left out: it took longer than 1s`})
	last := doc.Statements[len(doc.Statements)-1]
	assert.Equal(t, 0.75, last.Confidence)
	assert.Equal(t, "pattern: turn", last.Evidence)
}

func TestNewReportsRules(t *testing.T) {
	_, err := attribution.New(attribution.Options{Rules: attribution.Rules{
		Patterns: []attribution.Pattern{{Name: "open", Expression: "(?<content>a"}},
		Cues:     map[string]attribution.Act{"opine": "loud"},
		Byline:   " ",
	}})
	assert.EqualError(t, err, `Options.Rules.Patterns[0].Expression: pattern "open": missing closing ), at character 1
Options.Rules.Cues["opine"]: unknown "loud", want one of ["speech" "writing" "document" "thought" "attitude"]
Options.Rules.Byline: " " has spaces around or inside it that do not belong there`)
}

func ExampleReadRules() {
	rules, err := attribution.ReadRules(strings.NewReader(`{
		"patterns": [{"name": "turn", "expression": "^>> (?<speaker>[^:]+): (?<content>.+)$", "kind": "direct"}],
		"names": [{"name": "Ana Torv", "aliases": ["the Duchess of Belava"]}]
	}`), "rules.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	ex, err := attribution.New(attribution.Options{Rules: rules})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, st := range ex.Extract(">> Ana Torv: The bridge stays closed.").Statements {
		fmt.Println(st.Speaker.Name, "-", st.Content[0].Text, "-", st.Evidence)
	}
	// Output: Ana Torv - The bridge stays closed. - pattern: turn
}
