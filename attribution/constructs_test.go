package attribution_test

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// said is what matters of a statement: its pieces of content and of cue joined
// with " … ", the speaker's name or else its mention, and the source.
type said struct{ content, cue, speaker, source string }

func (s said) String() string {
	return "<" + s.speaker + "> (" + s.cue + ") via " + s.source + ": " + s.content
}

// constructs are the ways in which English news reports speech, one a row.
var constructs = []struct {
	name, text string
	want       []said
}{
	{"cue before", `Mayor Ana Torv said: “The bridge stays closed.”`,
		[]said{{`“The bridge stays closed.”`, "said", "Ana Torv", ""}}},
	{"cue after", `“The bridge stays closed,” Ana Torv said.`,
		[]said{{`“The bridge stays closed,”`, "said", "Ana Torv", ""}}},
	{"inverted", `“The bridge stays closed,” said Ana Torv, who has been mayor since 2019.`,
		[]said{{`“The bridge stays closed,”`, "said", "Ana Torv", ""}}},
	{"cue inside a quotation", `“The bridge,” Ana Torv said, “stays closed.”`,
		[]said{{`“The bridge,” … “stays closed.”`, "said", "Ana Torv", ""}}},
	{"cue inside an indirect statement", `The bridge, Ana Torv said, will stay closed.`,
		[]said{{`The bridge … will stay closed`, "said", "Ana Torv", ""}}},
	{"cue with a listener inside an indirect statement", `The plan, Marko Ilic told Reuters, has been shelved.`,
		[]said{{`The plan … has been shelved`, "told", "Marko Ilic", "Reuters"}}},
	{"statement that goes on behind its cue", `Taxes will rise, the minister said, but only for banks.`,
		[]said{{`Taxes will rise … but only for banks`, "said", "the minister", ""}}},
	{"split with a second sentence", `“The bridge stays closed,” Ana Torv said. “It is too old.”`,
		[]said{{`“The bridge stays closed,” … “It is too old.”`, "said", "Ana Torv", ""}}},
	{"indirect with that", `Ana Torv said that the bridge would stay closed.`,
		[]said{{`that the bridge would stay closed`, "said", "Ana Torv", ""}}},
	{"indirect without that", `Ana Torv said the bridge would stay closed.`,
		[]said{{`the bridge would stay closed`, "said", "Ana Torv", ""}}},
	{"mixed", `Ana Torv said the bridge would stay closed “until the river tires of it”.`,
		[]said{{`the bridge would stay closed “until the river tires of it”`, "said", "Ana Torv", ""}}},
	{"trailing cue without marks", `The bridge will stay closed, Ana Torv said.`,
		[]said{{`The bridge will stay closed`, "said", "Ana Torv", ""}}},
	{"according to in front", `According to Ana Torv, the bridge will stay closed.`,
		[]said{{`the bridge will stay closed`, "According to", "Ana Torv", ""}}},
	{"according to behind", `The bridge will stay closed, according to Ana Torv.`,
		[]said{{`The bridge will stay closed`, "according to", "Ana Torv", ""}}},
	{"fronted participle", `Emphasizing that the river is high, Ana Torv said that the bridge would stay closed.`,
		[]said{{`that the river is high`, "Emphasizing", "Ana Torv", ""}, {`that the bridge would stay closed`, "said", "Ana Torv", ""}}},
	{"trailing participle", `Ana Torv said the bridge would stay closed, adding that nobody had been hurt.`,
		[]said{{`the bridge would stay closed`, "said", "Ana Torv", ""}, {`that nobody had been hurt`, "adding", "Ana Torv", ""}}},
	{"coordinated cues", `Ana Torv praised the divers and thanked the fire brigade for its help.`,
		[]said{{`the divers`, "praised", "Ana Torv", ""}, {`the fire brigade for its help`, "thanked", "Ana Torv", ""}}},
	{"outlet quotes", `The bridge is too old, Mehr news agency quoted Ana Torv as saying.`,
		[]said{{`The bridge is too old`, "quoted … as saying", "Ana Torv", "Mehr"}}},
	{"cited as telling", `IRNA cited Ana Torv as telling reporters: “The bridge is too old.”`,
		[]said{{`“The bridge is too old.”`, "cited … as telling", "Ana Torv", "IRNA"}}},
	{"passive", `Ana Torv was quoted by IRNA as saying that the bridge would stay closed.`,
		[]said{{`that the bridge would stay closed`, "quoted … as saying", "Ana Torv", "IRNA"}}},
	{"several sentences before one cue", `The bridge is too old. Its piers are cracked. It cannot carry lorries any more, Ana Torv said.`,
		[]said{{`The bridge is too old. Its piers are cracked. It cannot carry lorries any more`, "said", "Ana Torv", ""}}},
	{"outlet reported behind", `“The bridge stays closed,” Ana Torv said, Tanjug reported.`,
		[]said{{`“The bridge stays closed,”`, "said", "Ana Torv", "Tanjug"}}},
	{"told an outlet", `“The bridge stays closed,” Ana Torv told Reuters.`,
		[]said{{`“The bridge stays closed,”`, "told", "Ana Torv", "Reuters"}}},
	{"according to an outlet", `The bridge will stay closed, Ana Torv said, according to CNN.`,
		[]said{{`The bridge will stay closed`, "said", "Ana Torv", "CNN"}}},
	{"the outlet itself", `The Guardian reported that the bridge would stay closed.`,
		[]said{{`that the bridge would stay closed`, "reported", "Guardian", "Guardian"}}},
	{"posted", `“The bridge stays closed,” Ana Torv wrote on X.`,
		[]said{{`“The bridge stays closed,”`, "wrote", "Ana Torv", "X"}}},
	{"continued paragraph", "“The bridge stays closed,” Ana Torv said. “It is too old.\n\n“And it is ours.”",
		[]said{{`“The bridge stays closed,” … “It is too old. … “And it is ours.”`, "said", "Ana Torv", ""}}},
	{"pronoun she", "Ana Torv came to the bank on Monday.\n\n“The bridge stays closed,” she said.",
		[]said{{`“The bridge stays closed,”`, "said", "Ana Torv", ""}}},
	{"pronoun he past a woman", "Mayor Ana Torv met her deputy, Petar Ilov, on the bank. He said that the bridge was safe.",
		[]said{{`that the bridge was safe`, "said", "Petar Ilov", ""}}},
	{"the official", "Petar Ilov, the deputy mayor, said the bridge was safe.\n\nThe official added that it had been inspected.",
		[]said{{`the bridge was safe`, "said", "Petar Ilov", ""}, {`that it had been inspected`, "added", "Petar Ilov", ""}}},
	{"minister of a country", "Iran’s Minister of Roads, Kamran Delavari, met his Serbian counterpart, Nebojsa Grujic. The Iranian minister said the road was open.",
		[]said{{`the road was open`, "said", "Kamran Delavari", ""}}},
	{"president of a country", "Serbian President Ljubomir Tasic came to Nis. The President of Serbia expressed interest in a new road.",
		[]said{{`interest in a new road`, "expressed", "Ljubomir Tasic", ""}}},
	{"surname", "Ana Torv came to the bank. “The bridge stays closed,” said Torv.",
		[]said{{`“The bridge stays closed,”`, "said", "Ana Torv", ""}}},
	{"joint speakers", `Ana Torv and Petar Ilov said that the bridge would stay closed.`,
		[]said{{`that the bridge would stay closed`, "said", "Ana Torv and Petar Ilov", ""}}},
	{"unnamed", `“The bridge stays closed,” said a diver from Belava.`,
		[]said{{`“The bridge stays closed,”`, "said", "a diver from Belava", ""}}},
	{"document", `A report by the fire brigade warned that the piers were cracked.`,
		[]said{{`that the piers were cracked`, "warned", "A report by the fire brigade", ""}}},
	{"nominal cue", `Ana Torv’s claim that the bridge is safe has been disputed.`,
		[]said{{`that the bridge is safe`, "claim", "Ana Torv", ""}}},
	{"noun phrase", `Ana Torv announced the closure of the bridge.`,
		[]said{{`the closure of the bridge`, "announced", "Ana Torv", ""}}},
	{"accused of", `Ana Torv accused the contractor of saving on steel.`,
		[]said{{`the contractor of saving on steel`, "accused", "Ana Torv", ""}}},
	{"urged to", `Ana Torv urged drivers to take the ferry.`,
		[]said{{`to take the ferry`, "urged", "Ana Torv", ""}}},
	{"asked whether", `Ana Torv asked whether the piers had been inspected.`,
		[]said{{`whether the piers had been inspected`, "asked", "Ana Torv", ""}}},
	{"question", `“Who inspected the piers?” asked Ana Torv.`,
		[]said{{`“Who inspected the piers?”`, "asked", "Ana Torv", ""}}},
	{"British marks", `‘The workers’ bridge isn’t safe,’ says Ana Torv.`,
		[]said{{`‘The workers’ bridge isn’t safe,’`, "says", "Ana Torv", ""}}},
	{"guillemets", "« The bridge stays closed », said Ana Torv.",
		[]said{{"« The bridge stays closed »", "said", "Ana Torv", ""}}},
	{"low marks", `„The bridge stays closed“, said Ana Torv.`,
		[]said{{`„The bridge stays closed“`, "said", "Ana Torv", ""}}},
	{"old wire marks", "``The bridge stays closed,'' said Ana Torv.",
		[]said{{"``The bridge stays closed,''", "said", "Ana Torv", ""}}},
	{"signature", "“The bridge stays closed.”\n― Ana Torv, March 3",
		[]said{{`“The bridge stays closed.”`, "", "Ana Torv", ""}}},
	{"speaker labels", "Ana Torv is mayor of Belava. We met her on the bank.\n\nQ: Is the bridge safe?\n\nTORV: It is closed. That is safe enough.",
		[]said{{`Is the bridge safe?`, "", "Q", ""}, {`It is closed. That is safe enough.`, "", "Ana Torv", ""}}},
	{"headline with a name", "Torv: The bridge stays closed\n\nMayor Ana Torv closed the bridge on Monday.",
		[]said{{`The bridge stays closed`, "", "Ana Torv", ""}}},
	{"time beside the speaker", `Mayor Ana Torv here Tuesday announced that the bridge would stay closed.`,
		[]said{{`that the bridge would stay closed`, "announced", "Ana Torv", ""}}},
	{"time behind the speaker", `Ana Torv came home. A teacher last week said the bridge would stay closed.`,
		[]said{{`the bridge would stay closed`, "said", "A teacher", ""}}},
	{"the former", "Ana Torv met Petar Ilov on the bank. The former complained that the latter was late.",
		[]said{{`that the latter was late`, "complained", "Ana Torv", ""}}},

	{"refusal", `Ana Torv declined to comment on the report.`, nil},
	{"negated", `Ana Torv did not say whether the bridge would be opened.`, nil},
	{"nobody said", `Nobody said that the bridge was safe.`, nil},
	{"hypothetical", `If Ana Torv says that the bridge is safe, the school will be moved.`, nil},
	{"title", `A film called “The Bridge” was shown in Belava on Monday.`, nil},
	{"scare quotes", `The “new” bridge is older than the town hall.`, nil},
	{"nickname", `Petar “the Bear” Ilov won the second race by a length.`, nil},
	{"feet and inches", `The diver, who is 6'2", came up after 5' of mud.`, nil},
}

// TestConstructs looks for exactly the statements of each construct. What is
// known to be missed stands in testdata/constructs.misses.
func TestConstructs(t *testing.T) {
	known := readMisses("constructs.misses")
	var missed []string
	for _, c := range constructs {
		doc := attribution.Extract(c.text)
		check(t, c.text, doc)
		got := digest(doc)
		right := slices.Equal(got, c.want)
		if !right {
			missed = append(missed, c.name)
		}
		ratchet(t, c.name, right, known, func() { assert.Equal(t, c.want, got, c.text) })
	}
	writeMisses(t, "constructs.misses", missed)
}

// ratchet complains of a new miss, and of a known one that is a miss no more.
func ratchet(t *testing.T, name string, right bool, known map[string]bool, fail func()) {
	switch {
	case *update:
	case right && known[name]:
		t.Errorf("%s: found now: take it off the list of misses with -update", name)
	case !right && !known[name]:
		t.Errorf("%s: missed", name)
		fail()
	}
}

// readMisses reads the names of what is known to be missed.
func readMisses(file string) map[string]bool {
	known := make(map[string]bool)
	if list, err := os.ReadFile(filepath.Join("..", "testdata", file)); err == nil {
		for line := range strings.Lines(string(list)) {
			known[strings.TrimSpace(line)] = true
		}
	}
	return known
}

// writeMisses writes them with -update.
func writeMisses(t *testing.T, file string, missed []string) {
	if *update {
		list := strings.Join(append(missed, ""), "\n")
		require.NoError(t, os.WriteFile(filepath.Join("..", "testdata", file), []byte(list), 0o666))
	}
}

// digest reduces the statements of doc to what matters. A mark that ends a cue
// may be part of it or not.
func digest(doc *attribution.Document) []said {
	var list []said
	for _, st := range doc.Statements {
		if st.Cue != nil && st.Cue.Negated {
			continue // not said
		}
		s := said{content: st.Text(), cue: strings.Trim(st.Cue.String(), " :―"), speaker: speakerOf(&st)}
		if st.Source != nil {
			s.source = st.Source.Name
		}
		list = append(list, s)
	}
	return list
}

// speakerOf is the name of a statement's speaker, else the words of the mention.
func speakerOf(st *attribution.Statement) string {
	if st.Speaker == nil {
		return ""
	}
	return cmp.Or(st.Speaker.Name, st.Speaker.Mention.String())
}
