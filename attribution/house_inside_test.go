package attribution

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/model"
	"github.com/whosaid/whosaid/attribution/internal/occasion"
	"github.com/whosaid/whosaid/attribution/internal/outlet"
	"github.com/whosaid/whosaid/attribution/internal/pattern"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// words is a language without weights: patterns need none.
func words() *model.Language {
	return &model.Language{Language: lang.English()}
}

func compiled(t testing.TB, r Rules) house {
	t.Helper()
	h, err := r.compile(words())
	require.NoError(t, err)
	return h
}

// houseStyle reads a shipped example.
func houseStyle(t testing.TB, name string) Rules {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "testdata", "rules", name+".json"))
	require.NoError(t, err)
	defer file.Close()
	r, err := ReadRules(file, name+".json")
	require.NoError(t, err)
	return r
}

// tell writes a statement as its parts.
func tell(doc *text.Doc, st decide.Statement, source text.Range) string {
	parts := func(ranges ...text.Range) string {
		var all []string
		for _, r := range ranges {
			if !r.Empty() {
				all = append(all, doc.Slice(r))
			}
		}
		return strings.Join(all, " … ")
	}
	s := string(kinds[st.Kind]) + " " + string(acts[st.Act]) + "| " + parts(st.Content...) + " | " + parts(st.Cue...) + " | " + parts(st.Mention)
	for _, r := range []text.Range{st.Addressee, source} {
		if !r.Empty() {
			s += " | " + parts(r)
		}
	}
	return s
}

// found runs the patterns of a house over a text and checks what they find.
func found(t testing.TB, h house, s string) []string {
	t.Helper()
	doc := text.Parse(h.lang.Language, s, quotes.Find(s))
	own, _ := h.patterns.Propose(doc, nil)
	var out []string
	merged := decide.Merge(own, nil)
	checkStatements(t, doc, merged)
	for _, st := range merged {
		out = append(out, tell(doc, st, st.Source))
	}
	return out
}

// checkStatements holds statements against what later stages rely on.
func checkStatements(t testing.TB, doc *text.Doc, list []decide.Statement) {
	t.Helper()
	var all text.Cover
	for i, st := range list {
		require.NotEmpty(t, st.Content)
		require.True(t, i == 0 || list[i-1].Content[0].Start <= st.Content[0].Start, "statement %d is out of order", i)
		for _, ranges := range [][]text.Range{st.Content, st.Cue} {
			for k, r := range ranges {
				require.True(t, 0 <= r.Start && r.Start < r.End && int(r.End) <= len(doc.Tokens), "%v of %d tokens", r, len(doc.Tokens))
				require.True(t, k == 0 || ranges[k-1].End < r.Start, "%v touch", ranges)
				require.False(t, all.Hits(r), "statement %d overlaps", i)
			}
			for _, r := range ranges {
				all = all.With(r)
			}
		}
		for _, r := range []text.Range{st.Mention, st.Addressee} {
			require.True(t, r == text.Range{} || 0 <= r.Start && r.Start < r.End && int(r.End) <= len(doc.Tokens))
			require.False(t, text.NewCover(slices.Clone(st.Content)).Hits(r), "content and mention overlap")
		}
		require.True(t, st.Continues >= 0 && int(st.Continues) <= len(list))
		require.True(t, st.Mille >= 0 && st.Mille <= 1000)
		require.True(t, len(st.Cue) == 0 || st.Lemma != "", "cue without lemma")
	}
}

func TestHouseStyles(t *testing.T) {
	for _, tc := range []struct {
		name, style, text string
		want              []string
	}{
		{"dash dialogue", "dash-dialogue", "—The bridge stays closed —said Ana Torv—. It is too old.\n\n—And it is ours —she added.\n\n—Who inspected the piers?\n\nThe council — old and tired — left.",
			[]string{
				"direct speech| The bridge stays closed … It is too old. | said | Ana Torv",
				"direct speech| And it is ours | added | she",
				"direct speech| Who inspected the piers? |  | ",
			}},
		{"times before the names", "timed-transcript", "[00:01:12] TORV: It is closed.\n\n[00:01:15] ANA TORV (on the bank), mayor: Since 9:15 — yes.\n\n00:02 >> HOST: Thank you.\n\nIt is 10:30 now: late.",
			[]string{
				"direct speech| It is closed. |  | TORV",
				"direct speech| Since 9:15 — yes. |  | ANA TORV",
				"direct speech| Thank you. |  | HOST",
			}},
		{"times behind the names", "timed-transcript", "Ana Torv (01:12): It is closed.\n\nPetar Ilov [1:02:13]: “Is it?”",
			[]string{
				"direct speech| It is closed. |  | Ana Torv",
				"direct speech| “Is it?” |  | Petar Ilov",
			}},
		{"press office", "press-office", "The Federation spokeswoman, Ana Torv, noted: The river is high.\n\nPetar Ilov further stressed to reporters: We have boats.\n\nThe spokesman noted: “Quoted.”",
			[]string{
				"direct speech| The river is high. | noted | The Federation spokeswoman, Ana Torv,",
				"direct speech| We have boats. | stressed | Petar Ilov | reporters",
			}},
		{"press office, phrase", "press-office", "The boats are late and the river is rising, the head of mission put it bluntly in a statement carried by Relief Wire.\n\n“It is late,” Torv put it bluntly. Torv put it bluntly: “Go.” She put it bluntly that nobody came.",
			[]string{
				"indirect speech| The boats are late and the river is rising | put it bluntly | the head of mission | Relief Wire",
				"direct speech| “It is late,” | put it bluntly | Torv",
				"direct speech| “Go.” | put it bluntly | Torv",
				"indirect speech| that nobody came | put it bluntly | She",
			}},
		{"tabloid", "tabloid-labels", "MAYOR ANA TORV, 43: It is closed.\n\nREAD MORE: the bridge\n\n• FIRE BRIGADE OF BELAVA: Keep away.\n\nA close pal told the Star: ‘She is furious.’\n\n*It was my bridge,* fumed Torv.",
			[]string{
				"direct speech| It is closed. |  | MAYOR ANA TORV",
				"direct speech| Keep away. |  | FIRE BRIGADE OF BELAVA",
				"direct speech| ‘She is furious.’ | told | A close pal | the Star",
				"direct speech| It was my bridge, | fumed | Torv",
			}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h := compiled(t, houseStyle(t, tc.style))
			assert.Equal(t, tc.want, found(t, h, tc.text))
		})
	}
}

// TestTranslate looks at how captures become tokens, and cues their meaning.
func TestTranslate(t *testing.T) {
	for _, tc := range []struct {
		name    string
		pattern Pattern
		text    string
		want    []string
	}{
		{"widened to words", Pattern{Expression: `a(?<content>te th)e`}, "He late the cake.", []string{"indirect speech| late the |  | "}},
		{"widened over marks", Pattern{Expression: `“(?<content>[^”]+)”`}, "“Late,” he. “So!”", []string{"direct speech| “Late,” |  | ", "direct speech| “So!” |  | "}},
		{"not over half of the marks", Pattern{Expression: `“(?<content>\w+)`}, "“Late now,” he.", []string{"direct speech| Late |  | "}},
		{"space is no content", Pattern{Expression: `:(?<content>\s*)x`}, "a:  x", nil},
		{"content before cue", Pattern{Expression: `(?<content>la)(?<cue>te) (?<speaker>\w+)`}, "late he", []string{"indirect speech| late |  | he"}},
		{"speaker beside content", Pattern{Expression: `(?<speaker>so la)(?<content>te)`}, "so late", []string{"indirect speech| late |  | so"}},
		{"speaker inside content", Pattern{Expression: `(?<content>so (?<speaker>late) he)`}, "so late he", []string{"indirect speech| so late he |  | "}},
		{"mixed", Pattern{Expression: `: (?<content>.+)`}, "He: we were “late” for the feast", []string{"mixed speech| we were “late” for the feast |  | "}},
		{"writing", Pattern{Expression: `(?<speaker>\w+) (?<cue>tweeted) (?<content>.+)`}, "Ana tweeted we are late", []string{"indirect speech| we are late | tweeted | Ana"}},
		{"known lemma", Pattern{Expression: `(?<speaker>\w+) (?<cue>tweet) (?<content>.+)`}, "They tweet we are late", []string{"indirect writing| we are late | tweet | They"}},
		{"known phrase", Pattern{Expression: `(?<cue>[Aa]ccording to) (?<speaker>\w+), (?<content>.+)`}, "According to Ana, no", []string{"indirect speech| no | According to | Ana"}},
		{"thought", Pattern{Expression: `(?<speaker>\w+) (?<cue>fear) (?<content>.+)`}, "We fear it falls", []string{"indirect thought| it falls | fear | We"}},
		{"who is quoted has spoken", Pattern{Expression: `(?<speaker>\w+) (?<cue>fear) (?<content>.+)`}, "We fear “it falls”", []string{"direct speech| “it falls” | fear | We"}},
		{"act of the pattern", Pattern{Expression: `(?<speaker>\w+) (?<cue>fear) (?<content>.+)`, Act: ActDocument, Kind: KindMixed}, "We fear it falls", []string{"mixed document| it falls | fear | We"}},
		{"first of a pattern that overlaps itself", Pattern{Expression: `(?=(?<content>\w+ \w+))\w`}, "one two three", []string{"indirect speech| one two |  | "}},
		{"cue in pieces", Pattern{Expression: `(?<speaker>\w+) (?<cue>quoted) (?<source>\w+) (?<cue>as saying) (?<content>.+)`}, "He quoted Ana as saying no", []string{"indirect speech| no | quoted … as saying | He | Ana"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tc.pattern.Name = tc.name
			h := compiled(t, Rules{Patterns: []Pattern{tc.pattern}})
			assert.Equal(t, tc.want, found(t, h, tc.text))
		})
	}
}

// at is the tokens of the words in a text.
func at(doc *text.Doc, s string) text.Range {
	from := strings.Index(doc.Text, s)
	var r text.Range
	for i, t := range doc.Tokens {
		if int(t.Start) == from {
			r.Start = int32(i)
		}
		if int(t.End) == from+len(s) {
			r.End = int32(i) + 1
		}
	}
	return r
}

func TestMerge(t *testing.T) {
	const words = "a b c d e f g h i j k l m n o p"
	doc := text.Parse(lang.English(), words, nil)
	learned := func(content, cue string, continues int32) decide.Statement {
		st := decide.Statement{Content: []text.Range{at(doc, content)}, Evidence: "model", Continues: continues, Lemma: cue}
		if cue != "" {
			st.Cue = []text.Range{at(doc, cue)}
		}
		return st
	}
	own := func(content, cue string, yield bool) Pattern {
		expr := "(?<content>" + content + ")"
		if cue != "" {
			expr += ".*(?<cue>" + cue + ")"
		}
		return Pattern{Name: content + cue, Expression: expr, Yield: yield}
	}
	for _, tc := range []struct {
		name     string
		patterns []Pattern
		learned  []decide.Statement
		want     string
	}{
		{"nothing", []Pattern{own("z", "", false)}, []decide.Statement{learned("a b", "c", 0)}, "a b"},
		{"apart", []Pattern{own("c d", "", false)}, []decide.Statement{learned("a b", "", 0), learned("e", "f", 0)}, "a b|*c d|e"},
		{"wins over content", []Pattern{own("c d", "", false)}, []decide.Statement{learned("a b c", "h", 0)}, "*c d"},
		{"wins over cue", []Pattern{own("c d", "", false)}, []decide.Statement{learned("a", "d", 0)}, "*c d"},
		{"its cue wins over content", []Pattern{own("c", "e", false)}, []decide.Statement{learned("e f", "h", 0)}, "*c"},
		{"its cue between content", []Pattern{own("c", "f", false)}, []decide.Statement{learned("d e", "g", 0)}, "*c|d e"},
		{"yields to content", []Pattern{own("c d", "", true)}, []decide.Statement{learned("d e", "", 0)}, "d e"},
		{"yields to cue", []Pattern{own("c d", "", true)}, []decide.Statement{learned("a", "d", 0)}, "a"},
		{"yields where nothing is", []Pattern{own("c d", "", true)}, []decide.Statement{learned("a", "e", 0)}, "a|*c d"},
		{"first pattern wins", []Pattern{own("b c", "", false), own("a b", "", false), own("d", "", false)}, nil, "*b c|*d"},
		{"yielding pattern yields to others", []Pattern{own("b c", "", true), own("c d", "", false)}, nil, "*c d"},
		{"first of those that yield", []Pattern{own("b c", "", true), own("c d", "", true)}, nil, "*b c"},
		{"what a loser would have taken is free", []Pattern{own("a b", "", false), own("c", "d", true)}, []decide.Statement{learned("b c", "", 0)}, "*a b|*c"},
		{"continues", []Pattern{own("c", "", false), own("i", "", false)},
			[]decide.Statement{learned("a", "", 0), learned("c d", "", 0), learned("e", "", 1), learned("g", "", 2), learned("j", "", 3)}, "a|*c|e<1|g|*i|j<3"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h := compiled(t, Rules{Patterns: tc.patterns})
			own, _ := h.patterns.Propose(doc, nil)
			merged := decide.Merge(own, tc.learned)
			checkStatements(t, doc, merged)
			var got []string
			for _, st := range merged {
				s := doc.Slice(st.Content[0])
				if strings.HasPrefix(st.Evidence, "pattern") {
					s = "*" + s
				}
				if st.Continues > 0 {
					s += fmt.Sprint("<", st.Continues)
				}
				got = append(got, s)
			}
			assert.Equal(t, tc.want, strings.Join(got, "|"))
		})
	}
}

func TestNoHouse(t *testing.T) {
	h := compiled(t, Rules{})
	doc := text.Parse(lang.English(), "a b", nil)
	own, limited := h.patterns.Propose(doc, nil)
	assert.Empty(t, own)
	assert.Empty(t, limited)
	learned := []decide.Statement{{Content: []text.Range{{Start: 0, End: 1}}}}
	assert.Equal(t, learned, decide.Merge(own, learned))
}

func TestPatternsThatAreDropped(t *testing.T) {
	h := compiled(t, Rules{Patterns: []Pattern{
		{Name: "slow", Expression: `^good (?<content>(?:a|aa)+)$`, Seconds: 1},
		{Name: "good", Expression: `(?<content>good)`, Confidence: 0.25},
	}})
	s := "good " + strings.Repeat("a", 60) + "!"
	doc := text.Parse(lang.English(), s, nil)
	start := time.Now()
	own, limited := h.patterns.Propose(doc, nil)
	assert.Less(t, time.Since(start), 20*time.Second)
	assert.Equal(t, []pattern.Limited{{Pattern: 0, Why: "left out: it took longer than 1s"}}, limited)
	require.Len(t, own, 1)
	assert.Equal(t, "pattern: good", own[0].Evidence)
	assert.EqualValues(t, 250, own[0].Mille)
}

// credited links the sources that the patterns of a house captured, with
// nothing learned beside them.
func credited(h house, doc *text.Doc, sts []decide.Statement) outlet.Result {
	return outlet.New(h.lang.Outlets, nil).Link(outlet.Input{
		Doc: doc, Statements: sts, Occasions: occasion.Find(doc, sts, nil), Speakers: make([]int32, len(sts)),
	}, nil)
}

func TestCredit(t *testing.T) {
	const s = "B told the Quux: two. A told Mehr news agency: one. C told AP: three. A told the quux: four."
	doc := text.Parse(lang.English(), s, nil)
	h := compiled(t, Rules{Patterns: []Pattern{{Name: "told", Expression: `(?<speaker>[ABC]) (?<cue>told) (?<source>[^:.]+): (?<content>\w+)`}}})
	own, _ := h.patterns.Propose(doc, nil)
	res := credited(h, doc, decide.Merge(own, nil))
	var got, order []string
	for _, c := range res.Credits {
		got = append(got, res.Sources[c.Source].Name+" = "+doc.Slice(c.Mention))
	}
	assert.Equal(t, []string{"the Quux = the Quux", "Mehr = Mehr news agency", "AP = AP", "the quux = the quux"}, got)
	for _, s := range res.Sources {
		order = append(order, s.Name)
		assert.Len(t, s.Mentions, 1)
	}
	assert.Equal(t, []string{"the Quux", "Mehr", "AP", "the quux"}, order)
}

// TestLinearMerge has very many findings of several patterns: a quadratic
// merge shows as a test that does not end.
func TestLinearMerge(t *testing.T) {
	var patterns []Pattern
	for i := range 6 {
		patterns = append(patterns, Pattern{Name: fmt.Sprint(i), Expression: fmt.Sprintf(`(?<content>x%d) (?<source>AP)`, i), Yield: i%2 == 0, Seconds: 60})
	}
	h := compiled(t, Rules{Patterns: patterns})
	s := strings.Repeat("x5 AP x4 AP x3 AP x2 AP x1 AP x0 AP\n\n", 10_000)
	doc := text.Parse(lang.English(), s, nil)
	own, _ := h.patterns.Propose(doc, nil)
	merged := decide.Merge(own, nil)
	assert.Len(t, merged, 60_000)
	res := credited(h, doc, merged)
	require.Len(t, res.Sources, 1)
	assert.Len(t, res.Sources[0].Mentions, 60_000)
}

// FuzzHouse runs the shipped house styles, with learned statements at random
// places, over any text.
func FuzzHouse(f *testing.F) {
	var houses []house
	for _, style := range []string{"dash-dialogue", "timed-transcript", "press-office", "tabloid-labels"} {
		houses = append(houses, compiled(f, houseStyle(f, style)))
	}
	for _, s := range []string{
		"—The bridge stays closed —said Ana Torv—. It is too old.", "[00:01:12] TORV: It is closed.", "The spokesman noted: no\n\n“It is late,” Torv put it bluntly.",
		"A close pal told the Star: ‘She is furious.’", "*It was my bridge,* fumed Torv.", "TORV\xff: “ «é\u200b» \x00 ", "A: a b\nB: c",
	} {
		f.Add(s, uint8(3), uint8(7))
	}
	f.Fuzz(func(t *testing.T, s string, from, step uint8) {
		if len(s) > 4000 {
			return
		}
		doc := text.Parse(lang.English(), s, quotes.Find(s))
		var learned []decide.Statement
		for i := int32(from); int(i)+2 < len(doc.Tokens); i += 3 + int32(step) {
			learned = append(learned, decide.Statement{
				Content: []text.Range{{Start: i, End: i + 1}}, Cue: []text.Range{{Start: i + 2, End: i + 3}}, Lemma: "say",
				Continues: int32(len(learned)),
			})
		}
		for _, h := range houses {
			own, _ := h.patterns.Propose(doc, nil)
			merged := decide.Merge(own, slices.Clone(learned))
			checkStatements(t, doc, merged)
			res := credited(h, doc, merged)
			for i, c := range res.Credits {
				require.Less(t, int(c.Source), len(res.Sources), "statement %d", i)
			}
			for i, s := range res.Sources {
				require.NotEmpty(t, s.Name)
				require.True(t, i == 0 || res.Sources[i-1].Mentions[0].Start <= s.Mentions[0].Start, "sources out of order")
			}
		}
	})
}
