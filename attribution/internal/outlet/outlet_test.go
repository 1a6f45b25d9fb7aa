package outlet_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/model"
	"github.com/whosaid/whosaid/attribution/internal/occasion"
	"github.com/whosaid/whosaid/attribution/internal/outlet"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// parseMarked reads a text with its statements marked: [content], <cue> and
// {mention}, a number in front of the parts of one statement (1[...] 1<said>);
// without numbers all parts are of one statement.
func parseMarked(marked string) (*text.Doc, []decide.Statement) {
	type part struct {
		kind       byte
		id         int
		start, end int
	}
	var plain strings.Builder
	var open, parts []part
	for i := 0; i < len(marked); i++ {
		c := marked[i]
		id := 1
		if '1' <= c && c <= '9' && i+1 < len(marked) && strings.IndexByte("[<{", marked[i+1]) >= 0 {
			id = int(c - '0')
			i++
			c = marked[i]
		}
		switch c {
		case '[', '<', '{':
			open = append(open, part{kind: c, id: id, start: plain.Len()})
		case ']', '>', '}':
			p := open[len(open)-1]
			open = open[:len(open)-1]
			p.end = plain.Len()
			parts = append(parts, p)
		default:
			plain.WriteByte(c)
		}
	}
	doc := text.Parse(lang.English(), plain.String(), quotes.Find(plain.String()))
	var sts []decide.Statement
	for _, p := range parts {
		for len(sts) < p.id {
			sts = append(sts, decide.Statement{})
		}
		r := text.Range{Start: -1}
		for i, t := range doc.Tokens {
			if int(t.Start) < p.end && p.start < int(t.End) {
				if r.Start < 0 {
					r.Start = int32(i)
				}
				r.End = int32(i) + 1
			}
		}
		st := &sts[p.id-1]
		switch p.kind {
		case '[':
			st.Content = append(st.Content, r)
		case '<':
			st.Cue = append(st.Cue, r)
		default:
			st.Mention = r
		}
	}
	return doc, sts
}

func linker() *outlet.Linker { return outlet.New(lang.English().Outlets, model.English().Sources) }

// input makes do without entities: pronouns and descriptions are the speaker
// before, names are their last word.
func input(doc *text.Doc, sts []decide.Statement) outlet.Input {
	in := outlet.Input{Doc: doc, Statements: sts, Occasions: occasion.Find(doc, sts, nil)}
	ids, last := map[string]int32{}, int32(-1)
	for i := range sts {
		st := &sts[i]
		if len(st.Content) > 0 && doc.Tokens[st.Content[0].Start].Flags&text.Mark != 0 {
			st.Kind = propose.Direct
		}
		name := ""
		for t := st.Mention.Start; t < st.Mention.End && doc.Word(t) != ","; t++ {
			if doc.Tokens[t].Flags&text.Upper != 0 && doc.Marks(t)&(lang.Pronoun|lang.Determiner) == 0 {
				name = doc.Word(t)
			}
		}
		if name != "" {
			if _, known := ids[name]; !known {
				ids[name] = int32(len(ids))
				in.Mentions = append(in.Mentions, nil)
			}
			last = ids[name]
		}
		if in.Speakers = append(in.Speakers, last); last >= 0 && !st.Mention.Empty() {
			in.Mentions[last] = append(in.Mentions[last], st.Mention)
		}
	}
	return in
}

func linkMarked(t *testing.T, marked string) (*text.Doc, outlet.Result) {
	t.Helper()
	doc, sts := parseMarked(marked)
	res := linker().Link(input(doc, sts), nil)
	check(t, doc, sts, res)
	return doc, res
}

// check holds for every result.
func check(t *testing.T, doc *text.Doc, sts []decide.Statement, res outlet.Result) {
	t.Helper()
	inside := func(r text.Range) bool {
		return 0 <= r.Start && r.Start < r.End && int(r.End) <= len(doc.Tokens)
	}
	require.Len(t, res.Credits, len(sts))
	used := make([]bool, len(res.Sources))
	for i, c := range res.Credits {
		if c.Source < 0 {
			continue
		}
		require.Less(t, int(c.Source), len(res.Sources), "statement %d", i)
		require.True(t, inside(c.Mention))
		used[c.Source] = true
	}
	last := int32(-1)
	for i, s := range res.Sources {
		assert.True(t, used[i], "%s carried nothing", s.Name)
		assert.NotEmpty(t, s.Name)
		require.NotEmpty(t, s.Mentions)
		assert.Greater(t, s.Mentions[0].Start, last, "sources are in the order of the text")
		last = s.Mentions[0].Start
		for _, m := range s.Mentions {
			require.True(t, inside(m))
		}
	}
	if o := res.Origin; o != nil {
		require.Len(t, o.Mentions, 1)
		require.True(t, inside(o.Mentions[0]))
	}
}

func TestLink(t *testing.T) {
	const mostWrong = 3 // see TestReach
	var wrong []string
	for _, tc := range []struct {
		name, text, want, words string
	}{
		{"report behind", "[“We have agreed,”] {Mora} <said>, Tanjug reported.", "Tanjug", "Tanjug"},
		{"report behind with day", "[The bridge is safe], {Mora} <said>, Yonhap News Agency reported Thursday.", "Yonhap", "Yonhap News Agency"},
		{"report behind with adjective", "[The bridge is safe], {Mora} <said>, the official Xinhua news agency reported.", "Xinhua", "Xinhua news agency"},
		{"inverted report", "[The bridge is safe], {Mora} <said>, reported Reuters.", "Reuters", "Reuters"},
		{"report alone", "[The bridge is safe], {Mora} <said>. Xinhua reported.", "Xinhua", "Xinhua"},
		{"quoted by", "[“The bridge is safe,”] {he} was <quoted> by IRNA <as saying>.", "IRNA", "IRNA"},
		{"as quoted by", "[“The bridge is safe,”] {Mora} <told> journalists, as quoted by Interfax.", "Interfax", "Interfax"},
		{"agency quotes", "Mehr news agency <quoted> {Vera Lind} <as saying> [that the bridge is safe].", "Mehr", "Mehr news agency"},
		{"country's agency quotes", "Egypt’s MENA <quoted> {Vera Lind} <as saying> [that the bridge is safe].", "MENA", "MENA"},
		{"nation's agency cites", "Russian news agency TASS <cited> {Lind} <as saying> [the bridge is safe].", "TASS", "TASS"},
		{"reported, quoting", "Iran’s semi-official Fars news agency <reported>, quoting {a ministry source}, [that the bridge is safe].", "Fars", "Fars news agency"},
		{"told", "[“The bridge is safe,”] {Lind} <told> Reuters.", "Reuters", "Reuters"},
		{"told with adjective", "{Lind} <told> the state-run APP [that the bridge is safe].", "APP", "APP"},
		{"told a journalist of it", "{Lind} <told> CNN’s Ada Poe [that the bridge is safe].", "CNN", "CNN"},
		{"told by phone", "[“The bridge is safe,”] {Lind} <told> The Associated Press by phone.", "AP", "The Associated Press"},
		{"spelled otherwise", "{Lind} <told> BBC Radio Five Live [that the bridge is safe].", "BBC Radio Five Live", "BBC Radio Five Live"},
		{"article without a capital", "{Lind} <told> al-Jazeera television [that the bridge is safe].", "al-Jazeera", "al-Jazeera television"},
		{"short for several", "{Lind} <told> the Daily News [that the bridge is safe].", "Daily News", "Daily News"},
		{"an article of its own", "{Lind} <told> The Hindu [that the bridge is safe].", "The Hindu", "The Hindu"},
		{"told an unlisted paper", "{Lind} <told> the Harbour Gazette [that the bridge is safe].", "Harbour Gazette", "Harbour Gazette"},
		{"told an unlisted newspaper", "{Lind} <told> the Narodna Misao newspaper [that the bridge is safe].", "Narodna Misao", "Narodna Misao newspaper"},
		{"told an unlisted agency", "{Lind} <told> the Zora news agency [that the bridge is safe].", "Zora", "Zora news agency"},
		{"told an unlisted station", "{Lind} <told> broadcaster Radio Zora [that the bridge is safe].", "Radio Zora", "Radio Zora"},
		{"told an unlisted daily", "{Lind} <told> the daily Glas Naroda [that the bridge is safe].", "Glas Naroda", "Glas Naroda"},
		{"told a short name", "The Lakeside Times saw the bridge. {Lind} <told> the Times [that it is safe].", "Lakeside Times", "Times"},
		{"speaking to", "Speaking to Al Jazeera, {Lind} <said> [the bridge is safe].", "Al Jazeera", "Al Jazeera"},
		{"in remarks to", "{Lind} <said> in remarks to Anadolu [that the bridge is safe].", "Anadolu", "Anadolu"},
		{"in an interview with", "In an interview with the BBC on Monday, {Lind} <said> [the bridge is safe].", "BBC", "BBC"},
		{"X interview", "In a Fox News interview, {Lind} <said> [the bridge is safe].", "Fox News", "Fox News"},
		{"interview in", "[“The bridge is safe,”] {Lind} <said> in an interview published in Le Figaro on Sunday.", "Le Figaro", "Le Figaro"},
		{"interview aired on", "[“The bridge is safe,”] {Lind} <said> in an interview aired on NHK.", "NHK", "NHK"},
		{"on a broadcaster", "[“The bridge is safe,”] {Lind} <said> on Radio Zora.", "Radio Zora", "Radio Zora"},
		{"on its programme", "[“The bridge is safe,”] {Lind} <said> on RTS’s “Dnevnik” programme.", "RTS", "RTS’s “Dnevnik”"},
		{"on a programme", "[“The bridge is safe,”] {Lind} <said> on “Meet the Press.”", "NBC", "Meet the Press"},
		{"on a programme called like a word", "[“The bridge is safe,”] {Lind} <said> on “This Week,” a Sunday show.", "ABC", "This Week"},
		{"carried by", "[“The bridge is safe,”] {Lind} <said> in a statement carried by state news agency KCNA.", "KCNA", "KCNA"},
		{"remarks broadcast by", "[“The bridge is safe,”] {Lind} <said> in remarks broadcast by Al Arabiya.", "Al Arabiya", "Al Arabiya"},
		{"according to behind", "[The bridge is safe], {Lind} <said>, according to Kyodo.", "Kyodo", "Kyodo"},
		{"according to is all", "<According to> {Xinhua}, [the bridge is safe].", "Xinhua", "Xinhua"},
		{"asserts itself", "{The Guardian} <reported> [that the bridge is safe].", "Guardian", "The Guardian"},
		{"asserts itself, short", "{The Post} <said> [the bridge is safe].", "Washington Post", "The Post"},
		{"poll", "{A Reuters/Ipsos poll} <showed> [that most voters fear the bridge].", "Reuters", "Reuters/Ipsos"},
		{"wrote on X", "[“The bridge is safe,”] {Lind} <wrote> on X.", "X", "X"},
		{"post on Telegram", "In a post on Telegram, {Lind} <said> [the bridge is safe].", "Telegram", "Telegram"},
		{"Facebook post", "In a Facebook post, {Lind} <thanked> [the builders].", "Facebook", "Facebook"},
		{"tweeted", "[“The bridge is safe,”] {Lind} <tweeted>.", "Twitter", "tweeted"},
		{"video on", "In a video posted on YouTube, {Lind} <said> [the bridge is safe].", "YouTube", "YouTube"},
		{"op-ed for", "{Lind} <argued> in an op-ed for Foreign Affairs [that the bridge is safe].", "Foreign Affairs", "Foreign Affairs"},
		{"wrote in", "{Lind} <wrote> in the Financial Times [that the bridge is safe].", "Financial Times", "Financial Times"},

		{"source told", "[“The bridge is safe,”] {a source in the ministry} <told> TASS on condition of anonymity.", "TASS", "TASS"},
		{"as reported by", "As reported by Ukrinform, {Lind} <said> [the bridge is safe].", "Ukrinform", "Ukrinform"},
		{"with acronym in brackets", "[The bridge is safe], {Lind} <said>, according to the Korean Central News Agency (KCNA).", "KCNA", "Korean Central News Agency"},
		{"quoted as saying by", "{Lind} was <quoted as saying> by the Yonhap news agency [that the bridge is safe].", "Yonhap", "Yonhap news agency"},
		{"his channel", "[“The bridge is safe,”] {Lind} <wrote> on his Telegram channel.", "Telegram", "Telegram channel"},
		{"X, formerly Twitter", "In a post on X, formerly Twitter, {Lind} <said> [the bridge is safe].", "X", "X"},
		{"question from", "In response to a question from Press TV, {Lind} <said> [the bridge is safe].", "Press TV", "Press TV"},
		{"asked by", "Asked by Al Jazeera, {Lind} <said> [the bridge is safe].", "Al Jazeera", "Al Jazeera"},
		{"told a correspondent", "{Lind} <told> an AFP correspondent [that the bridge is safe].", "AFP", "AFP"},
		{"edition of", "{Lind} <told> the Sunday edition of Kathimerini [that the bridge is safe].", "Kathimerini", "Kathimerini"},
		{"inverted report with article", "[The bridge is safe], {Lind} <said>, reports the Bernama news agency.", "Bernama", "Bernama news agency"},
		{"a city's daily", "Belgrade daily Politika <wrote> [that the bridge is safe].", "Politika", "Politika"},
		{"comments published by", "{Lind} <said> in comments published by the newspaper Al-Rai [that the bridge is safe].", "Al-Rai", "Al-Rai"},
		{"affiliate", "{Lind} <told> CNN affiliate KTLA [that the bridge is safe].", "KTLA", "KTLA"},

		{"surname", "[The bridge is safe], {Mr Mehr} <said>.", "", ""},
		{"given name", "[The bridge is safe], {Petra Lind} <said>.", "", ""},
		{"staff of an outlet", "[The bridge is safe], <said> {CNN host Ada Poe}.", "", ""},
		{"company's chief", "{Facebook chief executive Ada Poe} <said> [the bridge is safe].", "", ""},
		{"in a statement", "[“The bridge is safe,”] {Lind} <said> in a statement.", "", ""},
		{"state media", "State media <reported> [that the bridge is safe].", "", ""},
		{"what an attack is on", "In an attack on CNN, {Lind} <said> [the bridge is safe].", "", ""},
		{"inside the content", "{Lind} <said> [that she had told Reuters nothing].", "", ""},
		{"a plain word", "{Lind} <said> [the bridge is safe] as The Times they knew were over.", "", ""},
		{"X is no platform", "{Lind} <said> [the bridge is safe] after studying it on X-ray scans.", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			doc, res := linkMarked(t, tc.text)
			got, words := "", ""
			if c := res.Credits[0]; c.Source >= 0 {
				got, words = res.Sources[c.Source].Name, doc.Slice(c.Mention)
			}
			if got != tc.want || words != tc.words {
				t.Logf("want %q by %q, got %q by %q", tc.want, tc.words, got, words)
				wrong = append(wrong, tc.name)
			}
		})
	}
	assert.LessOrEqual(t, len(wrong), mostWrong, "%q", wrong)
}

func TestReach(t *testing.T) {
	// The ranker learns from many texts and may get one or the other of these
	// wrong, not always the same.
	const mostWrong = 2
	var wrong []string
	for _, tc := range []struct {
		name, text string
		want       []string // by statement
	}{
		{"a report ends with its sentence",
			"1[The bridge is safe], 1{Mora} 1<said>, Tanjug reported.\n\n2{He} 2<noted> 2[that it had been costly].",
			[]string{"Tanjug", ""}},
		{"an interview goes on",
			"In an interview with Sky News, 1{Mora} 1<said> 1[the bridge is safe].\n\n2[“It was costly,”] 2{he} 2<added>.",
			[]string{"Sky News", "Sky News"}},
		{"until another speaks",
			"1{Mora} 1<told> Sky News 1[the bridge is safe].\n\n2[“It was costly,”] 2{Vera Lind} 2<said>.\n\n3[“It was,”] 3{Mora} 3<said>.",
			[]string{"Sky News", "", ""}},
		{"until another occasion",
			"1{Mora} 1<told> Sky News 1[the bridge is safe].\n\nIn a statement, 2{he} 2<said> 2[it was costly].",
			[]string{"Sky News", ""}},
		{"past what is recalled",
			"1{Mora} 1<told> Sky News 1[the bridge is safe].\n\n2{He} has long 2<said> 2[it was costly].\n\n3[“It shines,”] 3{Mora} 3<said>.",
			[]string{"Sky News", "", "Sky News"}},
		{"back to the headline",
			"1{Mora}1<:> 1[Bridge is safe]\n\n2{Minister Ivo Mora} 2<said> on Monday 2[the bridge is safe].\n\n3[“It was costly,”] 3{Mora} 3<told> Reuters.",
			[]string{"Reuters", "Reuters", "Reuters"}},
		{"a sentence of remarks",
			"1[The bridge is safe], 1{Mora} 1<said>.\n\nThe minister made the remarks in an interview with IRNA.",
			[]string{"IRNA"}},
		{"turns of a transcript",
			"On Sunday’s broadcast of “Face the Nation,” 1{Ivo Mora} 1<said> 1[the bridge is safe].\n\n2{HOST}2<:> 2[Is it?]\n\n3{MORA}3<:> 3[It is.]",
			[]string{"CBS", "CBS", "CBS"}},
		{"two verbs of one subject",
			"1{Mora} 1<told> Reuters 1[the bridge is safe] and 2<insisted> 2[that it was cheap].",
			[]string{"Reuters", "Reuters"}},
		{"the interview again",
			"In an interview with Sky News, 1{Mora} 1<said> 1[the bridge is safe].\n\nAt a rally, 2{he} 2<called> 2[it ugly].\n\nIn the interview, 3{he} 3<said> 3[it was cheap].",
			[]string{"Sky News", "", "Sky News"}},
		{"what an outlet reports",
			"1{Tanjug} 1<reported> 1[that 2{Mora} had 2<called> 2[it safe]].",
			[]string{"Tanjug", "Tanjug"}},
		{"told the paper",
			"1{Mora} 1<told> Le Monde 1[the bridge is safe].\n\n2{Vera Lind} 2<told> the paper 2[that it is not].",
			[]string{"Le Monde", "Le Monde"}},
		{"the agency again",
			"TASS 1<quoted> 1{Mora} 1<as saying> 1[the bridge is safe]. 2{The agency} 2<reported> 2[that it is closed].",
			[]string{"TASS", "TASS"}},
		{"an agency that is no outlet",
			"1[The bridge is safe], 1{Mora} 1<said>. 2{The agency} 2<reported> 2[that it is closed].",
			[]string{"", ""}},
		{"the poll again",
			"1{A Reuters poll} 1<found> 1[that most fear the bridge]. 2{The poll} also 2<showed> 2[that few use it].",
			[]string{"Reuters", "Reuters"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, res := linkMarked(t, tc.text)
			var got []string
			for _, c := range res.Credits {
				name := ""
				if c.Source >= 0 {
					name = res.Sources[c.Source].Name
				}
				got = append(got, name)
			}
			if !slices.Equal(tc.want, got) {
				t.Logf("want %q, got %q", tc.want, got)
				wrong = append(wrong, tc.name)
			}
		})
	}
	assert.LessOrEqual(t, len(wrong), mostWrong, "%q", wrong)
}

// TestScores holds that the short way to a score is that of the features, and that
// no fact has a value beyond its limit.
func TestScores(t *testing.T) {
	text := strings.Join([]string{
		"In an interview with the BBC on Monday, 1{Lind} 1<said> 1[the bridge is safe]. 2{She} 2<told> Reuters 2[it was built in May].",
		"3[“We have agreed,”] 3{Mora} 3<said>, Tanjug reported. 4[The water rose], 4{he} 4<added>, citing the Harbour Gazette.",
		"The paper wrote on Sunday. 5{Mora} 5<wrote> on Twitter 5[that CNN had it wrong]. According to AFP, 6{Lind} 6<denied> 6[it].",
		"7{Lind} 7<told> CNN’s Ada Poe 7[that Mehr was late]. 8[Nobody came], 8{she} 8<said>. A Fox News poll was out. 9{Mora} 9<said> 9[so].",
	}, "\n\n")
	doc, sts := parseMarked(text)
	short, long, beyond := outlet.Scores(linker(), input(doc, sts))
	assert.Empty(t, beyond)
	assert.Greater(t, len(short), 50)
	assert.Equal(t, long, short)
}

func TestOrigin(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"usual name", "TEHRAN, Feb. 28 (MNA) – The bridge opened.", "Mehr"},
		{"slashes", "MOSCOW, March 3. /TASS/. The bridge opened.", "TASS"},
		{"of no list", "ZORA, May 2 (GLN) – The bridge opened.", "GLN"},
		{"none", "LOS ANGELES — The bridge opened.", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, res := linkMarked(t, tc.text)
			if tc.want == "" {
				require.Nil(t, res.Origin)
				return
			}
			require.NotNil(t, res.Origin)
			assert.Equal(t, tc.want, res.Origin.Name)
		})
	}
}
