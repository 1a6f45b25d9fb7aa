package link

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// parse reads a text in which {braces} hold the mentions of speakers. Each
// makes a statement; its content is the quotation before it in its sentence or
// what follows the word behind it.
func parse(t testing.TB, marked string) (*text.Doc, []decide.Statement) {
	var plain strings.Builder
	type span struct{ start, end int }
	var mentions []span
	open := -1
	for _, c := range marked {
		switch c {
		case '{':
			open = plain.Len()
		case '}':
			mentions = append(mentions, span{open, plain.Len()})
		default:
			plain.WriteRune(c)
		}
	}
	doc := text.Parse(lang.English(), plain.String(), quotes.Find(plain.String()))
	var sts []decide.Statement
	for _, m := range mentions {
		var st decide.Statement
		st.Mention.Start = -1
		for i, tok := range doc.Tokens {
			if int(tok.Start) < m.end && int(tok.End) > m.start {
				if st.Mention.Start < 0 {
					st.Mention.Start = int32(i)
				}
				st.Mention.End = int32(i) + 1
			}
		}
		s := doc.Sentences[doc.Tokens[st.Mention.Start].Sentence]
		if st.Mention.Start-s.Start > 3 && doc.Tokens[s.Start].Quotation != 0 {
			st.Content = []text.Range{doc.Quoted[doc.Tokens[s.Start].Quotation-1]}
			st.Kind = propose.Direct
		} else if st.Mention.End+1 < s.End {
			st.Content = []text.Range{{Start: st.Mention.End + 1, End: s.End}}
		}
		sts = append(sts, st)
	}
	require.NotEmpty(t, doc.Tokens)
	return doc, sts
}

var (
	tagger = sync.OnceValue(func() *tag.Model {
		m, err := tag.Decode(weights("tag.bin"))
		if err != nil {
			panic(err)
		}
		return m
	})
	trained = sync.OnceValue(func() *Model {
		m, err := Decode(weights("link.bin"))
		if err != nil {
			panic(err)
		}
		return m
	})
)

var joiner = sync.OnceValue(func() *name.Model {
	m, err := name.Decode(weights("name.bin"))
	if err != nil {
		panic(err)
	}
	return m
})

func weights(file string) string {
	data, err := lang.EnglishWeights(file)
	if err != nil {
		panic(err)
	}
	return data
}

var typeNames = [...]string{"", "person", "organization", "group", "unnamed", "document"}

func speakers(t testing.TB, marked string) []string {
	doc, sts := parse(t, marked)
	res := Speakers(name.Find(doc, tag.Tag(doc, tagger(), nil), joiner(), nil), sts, nil, trained(), nil)
	check(t, doc, sts, res)
	var out []string
	for _, sp := range res.Speakers {
		out = append(out, typeNames[sp.Type]+" "+sp.Name)
	}
	return out
}

// speakerTests hold invented sentences; want has the type and the name of the
// speaker of each {mention}.
var speakerTests = []struct {
	name, text string
	want       []string
}{
	{"surname finds the full name", "Milan Kovac came late. {Kovac} said it rained.", []string{"person Milan Kovac"}},
	{"the full name may follow", "{Kovac} said it rained. Milan Kovac came late.", []string{"person Milan Kovac"}},
	{"title", "Milan Kovac came late. {Mr. Kovac} said it rained.", []string{"person Milan Kovac"}},
	{"office before the name", "{Serbian President Milan Kovac} said it rained.", []string{"person Milan Kovac"}},
	{"minister of something, name", "{Iran’s Minister of Roads and Ports, Behzad Samadi,} said it rained.", []string{"person Behzad Samadi"}},
	{"counterpart, name", "Ana Bell met {his Serbian counterpart, Milan Kovac}, who smiled.", []string{"person Milan Kovac"}},
	{"initials", "{J. R. Holloway} said it rained. {Holloway} added that it poured.", []string{"person J. R. Holloway", "person J. R. Holloway"}},
	{"particles", "{Annelise van der Meer} said no. {Van der Meer} said why.", []string{"person Annelise van der Meer", "person Annelise van der Meer"}},
	{"small prefix", "Rania al-Saadi came. {Al-Saadi} said no.", []string{"person Rania al-Saadi"}},
	{"apostrophe", "Fergus O’Malley came. {O'Malley} said no.", []string{"person Fergus O’Malley"}},
	{"diacritics", "Saša Petrović came. {Petrovic} said no.", []string{"person Saša Petrović"}},
	{"suffix", "{Calvin Hobbs Jr.} said no. {Hobbs} left.", []string{"person Calvin Hobbs Jr.", "person Calvin Hobbs Jr."}},
	{"letters of honour are no name", "{Mark Tallis, QC,} said no.", []string{"person Mark Tallis"}},
	{"acronym in brackets", "{The Rural Health Forum (RHF)} said no. {RHF} said why.", []string{"organization Rural Health Forum", "organization Rural Health Forum"}},
	{"acronym with stops", "The Grain Export Commission met. {The G.E.C.} said no.", []string{"organization Grain Export Commission"}},
	{"label in capitals", "Milan Kovac came.\n\n{KOVAC}: I say no.", []string{"person Milan Kovac"}},
	{"first name alone", "Zoe Hartley came. {Zoe} said no.", []string{"person Zoe Hartley"}},
	{"two of one surname by title", "Ana Kovac met Milan Kovac. {Mrs. Kovac} said no. {Mr. Kovac} said yes.", []string{"person Ana Kovac", "person Milan Kovac"}},
	{"campaign", "Walter Hobbs ran again. {The Hobbs campaign} said no. {Hobbs} said yes.", []string{"organization Hobbs campaign", "person Walter Hobbs"}},
	{"capital that speaks", "{Moscow} said no. {Iran} said yes.", []string{"organization Moscow", "organization Iran"}},
	{"group", "{Officials} said no. {Many Republicans} said yes.", []string{"group ", "group "}},
	{"unnamed", "{A senior official} said no. {The official} said why.", []string{"unnamed ", "unnamed "}},
	{"one of them", "Milan Kovac met farmers. {One of them} said no.", []string{"unnamed "}},
	{"document", "{A report} said no. {The law} says yes.", []string{"document ", "document "}},
	{"he and she", "Ana Kovac met Milan Bell. {She} said no.", []string{"person Ana Kovac"}},
	{"he after a statement", "Milan Bell met Peter Stone. {Stone} said no. {He} said why.", []string{"person Peter Stone", "person Peter Stone"}},
	{"the president", "Serbian President Milan Kovac met Minister Ana Bell. {The president} said no.", []string{"person Milan Kovac"}},
	{"the minister of a place", "Behzad Samadi, the Iranian minister, met Ana Bell, the Serbian minister. {The Iranian minister} said no.", []string{"person Behzad Samadi"}},
	{"the official", "President Milan Kovac met Minister Ana Bell. {Kovac} said no. {The official} said why.", []string{"person Milan Kovac", "person Milan Kovac"}},
	{"joint", "{Milan Kovac and Ana Bell} said no.", []string{"group Milan Kovac and Ana Bell"}},
	{"apposition is no joint speaker", "{Ana Bell, a lawyer and mother of two,} said no.", []string{"person Ana Bell"}},
	{"who", "Milan Kovac met Ana Bell, {who} said no.", []string{"person Ana Bell"}},
	{"both, named long before", "Milan Kovac met Ana Bell" + strings.Repeat(" and on", 150) + ", {both} said.", []string{"unnamed "}},
	{"the former", "Milan Kovac met Ana Bell. {The former} said no. {The latter} said yes.", []string{"person Milan Kovac", "person Ana Bell"}},
	{"announced", "{A regional judge} has said no.\n\nJudge Ana Bell wrote it on Monday.", []string{"person Ana Bell"}},
	{"the counterpart has the same office", "Iran’s Minister of Roads, Behzad Samadi, met his Serbian counterpart, Milan Kovac, on Monday. {The Serbian minister} said no.", []string{"person Milan Kovac"}},
	{"their wives", "Walter Hobbs came with his wife, Clara Hobbs. {Hobbs} said no.", []string{"person Walter Hobbs"}},
	{"owner of a campaign", "Walter Hobbs ran again. {The Hobbs campaign} said no. {His campaign} said why.", []string{"organization Hobbs campaign", "organization Hobbs campaign"}},
	{"a document has its author's name", "{A Rural Health Forum report} said no.", []string{"document Rural Health Forum"}},
	{"an unknown title", "{Lipa County Recorder Ana Bell} said no.", []string{"person Ana Bell"}},
	{"a month for a surname", "{Prime Minister Theresa May} said no.", []string{"person Theresa May"}},
	{"government of a country", "{The Serbian government} said no.", []string{"organization Serbian government"}},
	{"and others", "{Ana Bell and other teachers} said no.", []string{"group Ana Bell"}},
	{"agency of the other kind", "The Grain Export Commission met the Rural Bank. {The bank} said no. {The commission} said yes.", []string{"organization Rural Bank", "organization Grain Export Commission"}},
	{"the age", "Walter Hobbs came. {Hobbs} said no. {The 70-year-old} said why.", []string{"person Walter Hobbs", "person Walter Hobbs"}},
	{"one of them, with a name", "{One of them, Walter Hobbs, 44,} said no.", []string{"person Walter Hobbs"}},
	{"a body in brackets", "{The harbour watch (HBW) spokesman Milan Kovac} said no.", []string{"person Milan Kovac"}},
	{"a noun and a name", "{The chip maker Trenwick Labs} said no. {Local newspaper The Lipa Herald} said why.",
		[]string{"organization Trenwick Labs", "organization Lipa Herald"}},
	{"who issued a statement", "Trenwick Labs issued a statement on Monday. {The statement} said no.", []string{"document Trenwick Labs"}},
	{"who made a survey", "{A survey by Trenwick Labs} said no. Walter Hobbs came. {The survey} said why.", []string{"document Trenwick Labs", "document Trenwick Labs"}},
	{"a text that somebody reads", "Walter Hobbs read a report. {The report} said no.", []string{"document "}},
	{"both", "Walter Hobbs met Milan Kovac on Monday. {Both men} said no.", []string{"group Walter Hobbs and Milan Kovac"}},
	{"the two", "{Ana Bell} said no. {Clara Hobbs} said why. {The two} said when.", []string{"person Ana Bell", "person Clara Hobbs", "group Ana Bell and Clara Hobbs"}},
	{"named after what they are", "{Two members of the board, Walter Hobbs and Ana Bell,} said no.", []string{"group Walter Hobbs and Ana Bell"}},
	{"each with an owner", "{Walter Hobbs, Trenwick’s Ana Bell and Lipa’s Clara Hobbs} said no.", []string{"group Walter Hobbs and Ana Bell and Clara Hobbs"}},
	{"two others", "Walter Hobbs met Milan Kovac on Monday. {Two witnesses} said no.", []string{"group "}},
	{"somebody met before", "Walter Hobbs met a referee on Monday. {The referee} said no.", []string{"unnamed "}},
	{"somebody of another trade met before", "Walter Hobbs met a florist on Monday. {The florist} said no.", []string{"unnamed "}},
	{"somebody unnamed before a name", "“Why?” {an accountant} asked. “No,” {Walter Hobbs} said.", []string{"unnamed ", "person Walter Hobbs"}},
	{"the agency of a dateline", "LIPA (Reuters) - Nobody came on Friday, {the ministry} said.", []string{"organization "}},
	{"we", "Ana Bell came.\n\nQ: Why?\n\nA: {We} said no.", []string{"group "}},
	{"letters", "The hall was opened on Friday, too late. {I} think it rained.\n\nAna Bell.\n\nLipa.\n\nMilan Kovac came to the hall on Monday. {I} hope he stays.\n\nJo Roe, Graz",
		[]string{"person Ana Bell", "person Jo Roe"}},
	{"who wrote the letter before", "The hall was opened on Friday, too late. {I} think it rained.\n\nAna Bell\n\nAna Bell came to the hall on Monday. {She} said it rained.",
		[]string{"person Ana Bell", "person Ana Bell"}},
	{"a note about the columnist", "Milan Kovac opened the hall on Friday. {I} think he came late. {He} said it rained. {I} said no.\n\nAna Bell is a historian in Graz.",
		[]string{"person Ana Bell", "person Milan Kovac", "person Ana Bell"}},
	{"the byline of a column", "The hall of Lipa\n\nBy Ana Bell\n\nMilan Kovac opened the hall on Friday. {I} think he came late.", []string{"person Ana Bell"}},
	{"a speech to come", "Ana Bell will give a speech on Friday. Here is what she should say.\n\nFriends, {I} think it rained. {I} hope it stops.",
		[]string{"person Ana Bell", "person Ana Bell"}},
	{"a columnist whom nothing names", "Milan Kovac opened the hall on Friday. {I} think he came late.\n\nHe did not come on Monday.", []string{"person "}},
	{"first person inside", "“I said no,” {Ana Bell} recalled.", []string{"person Ana Bell"}},
}

func TestSpeakers(t *testing.T) {
	for _, tt := range speakerTests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, speakers(t, tt.text)) })
	}
}

// TestBylineIsNoCertainName requires that a name that only a byline gives is as
// likely as the choice of it, and that one read in it is no name of the newsroom.
func TestBylineIsNoCertainName(t *testing.T) {
	for _, marked := range []string{
		"The hall of Lipa\n\nBy Ana Bell\n\nMilan Kovac opened the hall on Friday. {I} think he came late.",
		"The hall of Lipa\n\nBy Ana Bell\n\nMilan Kovac opened the hall on Friday. {I} think he came late. {Ana Bell} said it rained.",
	} {
		doc, sts := parse(t, marked)
		for _, sp := range Speakers(name.Find(doc, nil, joiner(), nil), sts, nil, trained(), nil).Speakers {
			assert.Less(t, sp.Mille, int32(1000), sp.Name)
		}
	}
}

// TestPronounsAreMarked holds the marks by which pronouns are told from other
// words before their norms are compared.
func TestPronounsAreMarked(t *testing.T) {
	names := lang.English().Lexicon
	for _, w := range strings.Fields("he him his himself she her hers herself their its my our your") {
		assert.True(t, names.Word(text.NormOf(w)).Has(lang.Pronoun), w)
	}
	assert.True(t, names.Word(names.Norm(lang.WordWhose)).Has(lang.Relative))
}

// check holds for every result.
func check(t testing.TB, doc *text.Doc, sts []decide.Statement, res Result) {
	t.Helper()
	n := int32(len(doc.Tokens))
	require.Len(t, res.Speakers, len(sts))
	for _, e := range res.Entities {
		require.NotZero(t, e.Type)
		require.NotEmpty(t, e.Mentions, e.Name)
		require.True(t, utf8.ValidString(e.Name) || !utf8.ValidString(doc.Text))
		require.False(t, strings.HasPrefix(e.Name, " ") || strings.HasSuffix(e.Name, " "))
		before := text.Range{Start: -1}
		for _, m := range e.Mentions {
			require.True(t, 0 <= m.Start && m.Start < m.End && m.End <= n)
			require.True(t, before.Start < m.Start || before.Start == m.Start && before.End < m.End)
			before = m
		}
		assert.NotContains(t, e.Aliases, e.Name)
	}
	for _, sp := range res.Speakers {
		for _, e := range sp.Entities {
			require.True(t, 0 <= e && int(e) < len(res.Entities))
		}
		require.True(t, sp.Mention.Empty() || 0 <= sp.Mention.Start && sp.Mention.End <= n)
		require.True(t, sp.Mention.Empty() == (sp.Form == NoForm || sp.Form == Implicit), "%v", sp)
		require.True(t, 0 <= sp.Mille && sp.Mille <= 1000 && (sp.Name != "" || sp.Mille == 0), "%v", sp)
		if sp.Name != "" {
			require.NotZero(t, sp.Type)
			require.NotZero(t, sp.Form)
		}
	}
}
