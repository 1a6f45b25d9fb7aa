package main

import (
	"math/rand/v2"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// Articles of the press nearly always introduce whom they quote, so that "the
// judge" is somebody named before. In a text of two sentences it often is not.
// Small made texts teach that a role that is not that of the only person around
// is somebody else's, that the other gender is, and the plainest ways of going
// on with a name. They are few beside the articles. Patterns in which "the judge"
// was just met, and is nobody with a name, made the descriptions of articles worse.

// madeSpeakers are patterns. {mention|name} is a mention that speaks, with the
// name of the speaker, empty for nobody; what begins with $ is filled in: M and
// N are men, F and G women, X and Y anybody, m, n, f, g, x and y their surnames;
// r and q two roles, c and d two bodies, their words with what the text calls
// them (C is the name of c), t what is said. New ones go to the end:
// elsewhere they change what is drawn for all patterns behind them.
var madeSpeakers = []string{
	"$X was arrested on Monday. {The $r|} said $t.",
	"$X was taken to hospital. {The $r|} said $t.",
	"$X and $Y were fined in May. {The $r|} said $t.",
	"$X and $Y met on Monday. {The $r|} said $t.",
	"$X was fined in May. {The $r|} said that $t. {$x|$X} said the rest was not true.",
	"$X won the prize. {A $r|} said $t.",
	"$X, a $q, was hurt on Friday. {The $r|} said $t.",
	"$X, a $q, opened the hall. {The $q|$X} said $t.",
	"The $q $X opened the hall. {The $q|$X} said $t.",
	"{The $q, $X,|$X} said $t. {The $q|$X} added that the rest would wait.",
	"$X is the $q of Lipa. {The $q|$X} said $t.",
	"The $q fired a $r, $X. {The $q|} said $t.",
	"{The $q, $X,|$X} said $t. It would be late, {the $r|} said.",
	"{$q $X|$X} said $t.\n\nNobody came and it was late, {the $r|} said.",
	"{$q $X|$X} said $t.\n\n“It is late,” {the $r|} said. {$x|$X} said no more.",
	"$X criticised the $r on Friday. “It is wrong,” {the $r|} said.",
	"The $q $X hired a $r. {The $r|} said $t.",
	"The $q $X met the $r $Y. {The $r|$Y} said $t. {The $q|$X} said nothing had changed.",
	"Former $r $X and $r $Y met on Monday. {The $r|$Y} said $t.",
	"$X, the $r of Lipa, wrote to the $r of Graz. {The $r of Graz|} said $t.",
	"$X, the Iranian $r, met $Y, the Serbian $r. {The Iranian $r|$X} said $t. {The Serbian $r|$Y} said it was late.",
	"The Greek $r, $X, met the Polish $r, $Y. {The Polish $r|$Y} said $t.",
	"{Minister $X|$X} said $t. {The official|$X} added that it was late.",
	"Minister $X met Ambassador $Y. {$x|$X} said $t. {The official|$X} added that it was late.",
	"{Senator $X|$X} said $t. {The politician|$X} said it was late.",
	"{$X, 54,|$X} said $t. {The 54-year-old|$X} said it was late.",
	"$X left the club. {$x|$X} said $t. {The 31-year-old|$X} said it was late.",
	"{$P|$P} said $t. {$Q|$Q} said it was late.",
	"{$P|$P} rejected the plan. {The country|$P} said $t.",
	"A $r and a $q met on Monday. {The $r|} said $t.",
	"“It is near,” {the $r|} said. {$X|$X} said $t.",
	"{The $r|} said $t.\n\n{$X|$X} said that it was late.",
	"$M met $F on Monday. {She|$F} said $t. {He|$M} said it was late.",
	"$F met $M on Monday. {He|$M} said $t.",
	"“It works,” {$F|$F} said. “It does not,” {he|} replied.",
	"“It works,” {$M|$M} said. “It does not,” {she|} replied.",
	"“It works,” {$M|$M} said. “It does not,” {$N|$N} replied. “It never did,” {he|$N} said.",
	"{$F|$F} said $t. {He|} did not agree: it was late.",
	"It was late, {$x|$x} said. {$y|$y} said $t.",
	"“It is late,” {$x|$x} said. “It is not,” {$y|$y} replied.",
	"{$x|$x} said $t. {The $r|} said it was late.",
	"{$X and her colleague, $Y,|$X and $Y} said $t.",
	"$F met $M on Monday. “It is late,” {she|$F} said.",
	"$M came with his wife. “It is late,” {she|} said.",
	"$M lives in Lipa. {His wife|} said $t.",
	"$F has a brother. {He|} said $t.",
	"$F came with her lawyer. “It is late,” {he|} said.",
	"$F sued the $r. “It is wrong,” {he|} said on Monday.",
	"$M came with $F, his wife. {She|$F} said $t.",
	"$M talked to $F. {He|$M} asked for help. {She|$F} said $t.",
	"$F came. {A woman|} said $t. {$f|$F} said it was late.",
	"$M wrote the report. $N signed it. {He|$N} said $t.",
	"$M left. $N stayed behind. {He|$N} said $t. $F slept. {She|$F} said it was late.",
	"{$M|$M} said $t. $N did not come. {$m|$M} said why.",
	"{$M|$M} said $t. “It is late,” {he|$M} added.",
	"{$F|$F} said $t.\n\n“It is late,” {she|$F} said.\n\n“Nobody came,” {she|$F} said.",
	"$M and $F reached the island. {They|$M and $F} said $t.",
	"$X and $Y run the farm. {They|$X and $Y} said $t. {$x|$X} said it was late.",
	"{$X and $Y|$X and $Y} said $t. {They|$X and $Y} said it was late.",
	"Hundreds came to the square. {They|} said $t.",
	"Farmers blocked the road. {They|} said $t. {$X|$X} said it was late.",
	"By $X\n\nThe $r opened the hall. {He|} said $t.",
	"$C reported its earnings. {$X|$X} said that was bad. {The $c|$C} said $t.",
	"$C reported its earnings. {It|$C} said $t.",
	"$X bought the boat. {The $c|} said $t.",
	"$C met $D. {The $d|$D} said $t. {The $c|$C} said it was late.",
	"{$C|$C} said $t. {It|$C} added that it was late.",
	"$X works for $C. {A spokesman|} said $t. {The $c|$C} said it was late.",
	"{$X of $C|$X} said $t. {The $c|$C} said it was late.",
	"{A spokesman for $C|} said $t. {He|} said it was late.",
	"{A $r|} said $t. {She|} said it was late.",
	"{One $r|} said $t. {Another|} said it was late.",
	"{Officials|} said $t. {$X|$X} said it was late.",
	"$X opened the hall. {Officials|} said $t.",
	"$X opened the hall. {Witnesses|} said $t.",
	"{A report|} said $t. {The report|} said it was late.",
	"{A report by $C|$C} said $t. {The report|$C} said it was late.",
	"“I saw $X,” {the $r|} said.",
	"“I saw him,” {$X|$X} said. “He was late,” {$x|$X} said.",
	"{$X|$X} said that $Y was late. {$x|$X} said $t.",
	"{$M|$M} said that $N was late. {He|$M} said $t.",
	"$X, a $r, talked to us on Monday.\n\nQ: Was it late?\n\nA: {I|$X} think $t.\n\nQ: Who came?\n\nA: Nobody.\n\nQ: And now?\n\nA: {I|$X} hope $t.",
	"{$X, a $r, who|$X} came late, said $t. $Y, {who|$Y} thinks $t, stayed.",
	"$X, a $r {who|$X} thinks $t, met $Y.",
	"{Critics, including $X and $Y,|$X and $Y} said $t. {$x|$X} said it was late.",
	"{Several people, including $X,|$X} said $t.",
	"$X met a $r {who|} thinks $t. {$x|$X} said it was late.",
	"By $X\n\nThe $r $M opened the hall on Friday. {I|$X} think $t. $m did not come.",
	"The hall of Lipa\n\nBy $X\n\nNobody came on Friday. {I|$X} think $t.",
	"{Figures from $C|$C} said $t. $D did not.",
	"$D was late. {Polls from $C and $D|$C and $D} said $t.",
	"{A report by $C $r $X|$X} said $t.",
	"{A letter to $C|} said $t. {$X|$X} said it was late.",
	"$D was sued. {The $C report|$C} said $t.",
	"$Y was sued. {$x’s report|$x} said $t.",
	"{A $r named $X|$X} said $t. {$x|$X} said it was late.",
	"{Another $r — $X of Lipa —|$X} said $t. {$x|$X} said it was late.",
	"{The biggest $c in Lipa, $C,|$C} said $t.",
	"{A $c known as $C|$C} said $t. {A $r who met $X|} said it was late.",
	"{A survey by $C|$C} found that $t. {The survey|$C} said it was late.",
	"$C published a report on Monday. {The report|$C} said $t.",
	"In a statement, {$C|$C} said $t. {The statement|$C} said it was late.",
	"{$X|$X} said in a letter that $t. It was late, {the letter|$X} said.",
	"$X read a report. {The report|} said $t.",
	"$M met $N on Monday. {Both men|$M and $N} said $t.",
	"$X met $Y on Monday. {The two|$X and $Y} said $t. {$x|$X} said it was late.",
	"{$X|$X} said $t. {$Y|$Y} said it was late. {Both candidates|$X and $Y} said that nobody came.",
	"$M met $N and $F on Monday. {All three|$M and $N and $F} said $t.",
	"{Critics like $X and $Y|$X and $Y} said $t.",
	"{Two senators from Lipa, $X and $Y,|$X and $Y} said $t.",
	"{Two members of the board, $C and $D,|$C and $D} said $t.",
	"{$M, $C’s $N and $D’s $F|$M and $N and $F} said $t.",
	"$X met two farmers. {The two|} said $t.",
	"$X met $Y. {Two witnesses|} said $t.",
	"$X and $Y came late. {Two drivers|} said $t.",
	"The hall was opened on Friday, and {I|$X} think $t. {I|$X} hope it was late.\n\n$X.\n\nLipa.",
	"The hall was opened on Friday, and $M came late. {I|$F} think $t.\n\n$F, Lipa.\n\nIt was late on Monday, and nobody came. {I|$G} hope $t.\n\n$G, Graz.",
	"$M opened the hall on Friday. Nobody knew, and $m came late. {I|$Y} think $t.\n\nIt was late.\n\n$Y is a $r in Lipa.",
	"$M opened the hall on Friday. Nobody knew, and $m came late. {I|} think $t.\n\nIt was late, and $m did not come.",
	"$M and $N met on Monday. {I|} think $t.\n\nIt was late, and $m did not come.",
	"On Monday $X will give a speech. Here is what it should say.\n\nMembers of the $c, {I|$X} think $t.\n\n{I|$X} hope it is late.",
	"$X spoke in Lipa on Monday. The following is an excerpt of the speech of $X.\n\nMembers of the $c, {I|$X} think $t.",
	"$M gave a speech on Monday.\n\n{I|} think $t. $m did not come.",
	"The following are the remarks of $X in Lipa.\n\nMembers of the $c, {I|$X} think $t.\n\n{I|$X} hope it is late.",
	"$M gave a speech on Monday. {I|} think $t. $m did not come.\n\n{I|} hope it is late.",
	"$X: the hall of Lipa\n\nNobody came to the hall on Friday, and {I|$X} think $t.",
	"The hall of Lipa\n\nThe $r $M came late on Friday. {He|$M} said $t. {I|$F} think it was late.\n\n$F, a $q, lives in Lipa.",
	"{The spokeswoman, $F,|$F} said $t.\n\nIt was late, {the $r|} said.",
	"{$C spokesman $M|$M} said $t. It was late, {the spokesman|$M} said in a statement.",
	"“Is it late?” {a $r|} asked. “Nobody came,” {$q $X|$X} answered.",
	"“It is late,” {a $r|} said. “Nobody came,” {$X|$X} said.",
	"“Is it late?” {one $r|} wanted to know.\n\n“Nobody came,” {$X|$X} said.",
}

var madeMen = []string{
	"Igor Petrenko", "Kenji Sato", "Tomas Novak", "Samir Haddad", "Dario Conti", "Paul Reinholt", "Ahmed Nasser",
	"Victor Dumas", "Oskar Nyberg", "Luis Ortega",
}
var madeWomen = []string{
	"Lena Moss", "Amina Diallo", "Ruth Adler", "Maria Prado", "Greta Lund", "Nadia Orlova", "Julia Weiss", "Helen Frost",
	"Sofia Marin", "Alice Bonnet",
}
var madeRoles = []string{
	"judge", "doctor", "coach", "mayor", "minister", "prosecutor", "nurse", "teacher", "engineer", "pilot", "farmer",
	"director", "driver", "guard", "lawyer", "captain", "professor", "senator", "owner", "neighbour",
	"analyst", "author", "governor", "reporter", "researcher", "plumber", "trader", "police chief", "biologist",
	"lawmaker", "trainer", "translator", "secretary", "dentist", "singer", "president", "florist", "union leader",
	"accountant", "sheriff",
}
var madeBodies = [][2]string{
	{"Tarn Corp.", "company"}, {"Lakeside Bank", "bank"}, {"Orlan Airlines", "airline"},
	{"Graz University", "university"}, {"the Harbour Commission", "commission"},
	{"the Labour Ministry", "ministry"}, {"the Water Board", "board"},
	{"the Farmers’ Union", "union"}, {"Northgate Club", "club"}, {"the Trade Agency", "agency"},
}
var madePlaces = []string{
	"Iran", "Serbia", "Moscow", "Poland", "Beijing", "Turkey", "Washington", "Kenya", "Brazil", "Japan",
}
var madeThings = []string{
	"the dam would hold", "it was too early to tell", "nobody had been told", "the work would go on",
	"prices had fallen again", "the road was closed", "the case was clear", "the plan had failed",
}

// madeCorpus is the name of the made texts among the corpora.
const madeCorpus = "made"

// eachSpeaker is how many texts are made of a pattern.
const eachSpeaker = 10

// readMadeSpeakers makes the same texts each time.
func readMadeSpeakers(tagger *tag.Model, joiner *name.Model) []spoken {
	rng := rand.New(rand.NewPCG(6, 6))
	var out []spoken
	two := func(list []string) (string, string) {
		i := rng.IntN(len(list))
		return list[i], list[(i+1+rng.IntN(len(list)-1))%len(list)]
	}
	surname := func(name string) string { return name[strings.IndexByte(name, ' ')+1:] }
	for _, p := range madeSpeakers {
		for range eachSpeaker {
			m, n := two(madeMen)
			f, g := two(madeWomen)
			x, y := m, n
			if rng.IntN(2) == 0 {
				x, y = f, g
			}
			r, q := two(madeRoles)
			b := rng.IntN(len(madeBodies))
			c, d := madeBodies[b], madeBodies[(b+1+rng.IntN(len(madeBodies)-1))%len(madeBodies)]
			s := strings.NewReplacer("$M", m, "$N", n, "$F", f, "$G", g, "$X", x, "$Y", y,
				"$m", surname(m), "$n", surname(n), "$f", surname(f), "$g", surname(g), "$x", surname(x), "$y", surname(y),
				"$r", r, "$q", q, "$C", c[0], "$c", c[1], "$D", d[0], "$d", d[1],
				"$P", madePlaces[b], "$Q", madePlaces[(b+3)%len(madePlaces)], "$t", madeThings[rng.IntN(len(madeThings))]).Replace(p)
			out = append(out, madeSpoken(s, tagger, joiner))
		}
	}
	return out
}

// madeSpoken takes the braces out of a text and makes gold of them.
func madeSpoken(s string, tagger *tag.Model, joiner *name.Model) spoken {
	a := spoken{corpus: madeCorpus, joiner: joiner}
	var b strings.Builder
	var mentions []quotes.Span
	for {
		before, rest, ok := strings.Cut(s, "{")
		b.WriteString(before)
		if !ok {
			break
		}
		inside, after, _ := strings.Cut(rest, "}")
		mention, name, _ := strings.Cut(inside, "|")
		if strings.HasSuffix(b.String(), ". ") || b.Len() == 0 || strings.HasSuffix(b.String(), "\n") {
			mention = strings.ToUpper(mention[:1]) + mention[1:]
		}
		mentions = append(mentions, quotes.Span{Start: b.Len(), End: b.Len() + len(mention)})
		b.WriteString(mention)
		name = strings.TrimPrefix(name, "the ")
		a.gold = append(a.gold, goldSpeaker{Speaker: &name})
		s = after
	}
	a.text = strings.ToUpper(b.String()[:1]) + b.String()[1:]
	a.doc = text.Parse(lang.English(), a.text, quotes.Find(a.text))
	a.tags = tag.Tag(a.doc, tagger, nil)
	for _, m := range mentions {
		st := decide.Statement{Mention: tokensOf(a.doc, m)}
		s := a.doc.Sentences[a.doc.Tokens[st.Mention.Start].Sentence]
		if q := a.doc.Tokens[s.Start].Quotation; q != 0 && st.Mention.Start > s.Start {
			st.Content, st.Kind = []text.Range{a.doc.Quoted[q-1]}, propose.Direct
		} else if st.Mention.End+1 < s.End {
			st.Content = []text.Range{{Start: st.Mention.End + 1, End: s.End}}
		}
		a.sts = append(a.sts, st)
	}
	return a
}
