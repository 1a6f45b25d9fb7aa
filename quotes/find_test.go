package quotes

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// findCases hold a text and its quotations in the form of notation.
var findCases = []struct {
	name string
	text string
	want []string
}{
	// Conventions.
	{"English curly", "“We won,” she said. “Twice.”", []string{"“We won,”", "“Twice.”"}},
	{"typewriter", `"We won," she said. "Twice."`, []string{`"We won,"`, `"Twice."`}},
	{"British curly", "‘We won,’ she said. ‘Twice.’", []string{"‘We won,’", "‘Twice.’"}},
	{"British typewriter", "'We won', she said. 'Twice.'", []string{"'We won'", "'Twice.'"}},
	{"French", "« On a gagné », dit-elle. «Deux fois.»", []string{"« On a gagné »", "«Deux fois.»"}},
	{"French with narrow spaces", "Elle dit : «\u202fOui.\u202f»", []string{"«\u202fOui.\u202f»"}},
	{"German", "„Gewonnen“, sagte sie. „Zweimal.“", []string{"„Gewonnen“", "„Zweimal.“"}},
	{"German nested", "„Er rief: ‚Weg da!‘ Dann fiel er“, sagte sie.", []string{"„Er rief: ‚Weg da!‘ Dann fiel er“", "  ‚Weg da!‘"}},
	{"German books", "»Gewonnen«, sagte sie. »Er rief: ›Weg da!‹«", []string{"»Gewonnen«", "»Er rief: ›Weg da!‹«", "  ›Weg da!‹"}},
	{"Swiss", "«Er rief: ‹Weg da!›»", []string{"«Er rief: ‹Weg da!›»", "  ‹Weg da!›"}},
	{"Polish", "„Wygraliśmy”, powiedziała. Film „Ida”.", []string{"„Wygraliśmy”", "„Ida”"}},
	{"Serbian with all its closing marks", "„Jedan”, „dva“ i „tri\" i „četiri”", []string{"„Jedan”", "„dva“", "„tri\"", "„četiri”"}},
	{"Swedish", "”Vi vann”, sade hon. ”Två gånger.”", []string{"”Vi vann”", "”Två gånger.”"}},
	{"Finnish", "»Voitimme», hän sanoi.", []string{"»Voitimme»"}},
	{"single guillemets outwards", "›Ja‹ und ›Nein‹", []string{"›Ja‹", "›Nein‹"}},
	{"old wire copy", "``We won,'' she said. ''Twice,'' he said.", []string{"``We won,''", "''Twice,''"}},
	{"old wire copy closed by a straight mark", "``We won,\" she said.", []string{"``We won,\""}},
	{"Japanese", "彼は「『雪国』を読んだ」と言った。", []string{"「『雪国』を読んだ」", "  『雪国』"}},
	{"Chinese title", "她读了《红楼梦》。", []string{"《红楼梦》"}},
	{"high reversed marks", "‟We won,” she said, ‛twice.’", []string{"‟We won,”", "‛twice.’"}},
	{"scare quotes", "The “reform” was a ‘success’ for the 'winners'.", []string{"“reform”", "‘success’", "'winners'"}},

	// Nesting.
	{"two levels", "“Fine. I say: ‘Read it aloud.’”", []string{"“Fine. I say: ‘Read it aloud.’”", "  ‘Read it aloud.’"}},
	{"two levels British", "‘She said, “Nobody who’s read it stays,” and then went.’", []string{"‘She said, “Nobody who’s read it stays,” and then went.’", "  “Nobody who’s read it stays,”"}},
	{"two levels straight", `"He said 'no' and 'which one?'" she said.`, []string{`"He said 'no' and 'which one?'"`, "  'no'", "  'which one?'"}},
	{"two levels with a space between the closing marks", `"They say, 'we have to,' " he said.`, []string{`"They say, 'we have to,' "`, "  'we have to,'"}},
	{"three levels", `"a 'b "c" d' e"`, []string{`"a 'b "c" d' e"`, `  'b "c" d'`, `    "c"`}},
	{"the same marks inside", "“He called it “lost” and went.”", []string{"“He called it “lost” and went.”", "  “lost”"}},
	{"the same straight marks inside", `He said: "It says "lost" here."`, []string{`"It says "lost" here."`, `  "lost"`}},
	{"the same single marks inside", "‘He called it ‘lost’ and went.’", []string{"‘He called it ‘lost’ and went.’", "  ‘lost’"}},
	{"three apostrophes", "'''Nightlife,''' he said.", []string{"'''Nightlife,'''", "  'Nightlife,'"}},
	{"three apostrophes at the end", "''I said, 'No.''' He left.", []string{"''I said, 'No.'''", "  'No.'"}},
	{"an inner quotation that is not closed ends with the outer", "“He said, ‘no.” She left.", []string{"“He said, ‘no.”", "  ‘no.…"}},

	// Marks whose bytes were damaged.
	{"read as Windows-1252", "â€œWe donâ€™t know,â€\u009d she said. â€œTwice.â€ He left.", []string{"â€œWe donâ€™t know,â€\u009d", "â€œTwice.â€"}},
	{"single marks read as Windows-1252", "â€˜We donâ€™t know,â€™ she said.", []string{"â€˜We donâ€™t know,â€™"}},
	{"read as Latin-1", "â\u0080\u009cWe know,â\u0080\u009d she said.", []string{"â\u0080\u009cWe know,â\u0080\u009d"}},
	{"a dash read as Windows-1252", "The plan â€“ hers â€” failed â€” “badly”.", []string{"“badly”"}},
	{"a letter that is no mark", "Le château « grand » est là.", []string{"« grand »"}},
	{"escapes that lost their backslash", "She said: u201cWe wonu2019t.u201d He left.", []string{"u201cWe wonu2019t.u201d"}},
	{"escapes", `She said: \u201cWe won.\u201d He left.`, []string{`\u201cWe won.\u201d`}},
	{"no escapes", "The bus u2010, or u201x, or u201", nil},
	{"character references", "&ldquo;We won,&rdquo; she said. &quot;Twice.&quot; &#8220;No.&#8221; He &amp; she.", []string{"&ldquo;We won,&rdquo;", "&quot;Twice.&quot;", "&#8220;No.&#8221;"}},
	{"an elision behind a single mark", "''Tis a pity they sold 'em,' he said.", []string{"''Tis a pity they sold 'em,'"}},
	{"an elision behind two apostrophes", "''Tis a pity,'' he said.", []string{"''Tis a pity,''"}},
	{"a closing mark typed as an opening one", "“He is quick, “said the coach. “It is over. “she said.", []string{"“He is quick, “", "“It is over. “"}},
	{"an opening mark inside behind a comma", "“He said, “we won,” and left.”", []string{"“He said, “we won,” and left.”", "  “we won,”"}},
	{"a curly mark closed by a straight one behind an s", "‘We help our neighbours', he said.", []string{"‘We help our neighbours'"}},

	// Apostrophes.
	{"contractions in single marks", "‘We’d never have found it if it weren’t for the mice,’ he says.", []string{"‘We’d never have found it if it weren’t for the mice,’"}},
	{"contractions in straight single marks", "'It isn't and I can't', he said.", []string{"'It isn't and I can't'"}},
	{"possessives alone", "The workers’ union and the bosses' club met at Moses’ house.", nil},
	{"possessive inside", "‘The actors’ union should bring the rifles.’", []string{"‘The actors’ union should bring the rifles.’"}},
	{"straight possessive inside", "'The workers' union is strong,' he said.", []string{"'The workers' union is strong,'"}},
	{"possessive before a comma inside", "‘It was the bosses’, not the drivers’, fault,’ he said.", []string{"‘It was the bosses’, not the drivers’, fault,’"}},
	{"possessive and nested quotation inside", "‘The actors’ union said “no” to us,’ he wrote.", []string{"‘The actors’ union said “no” to us,’", "  “no”"}},
	{"closing mark behind an s", "He called them ‘his babies’ and left.", []string{"‘his babies’"}},
	{"two of them", "the ‘workers’ and the ‘owners’ alike", []string{"‘workers’", "‘owners’"}},
	{"possessive in double marks", "“It is the workers’ fault,” he said.", []string{"“It is the workers’ fault,”"}},
	{"straight possessive in curly marks", "‘The workers' union,’ he said.", []string{"‘The workers' union,’"}},
	{"possessive in double marks in single marks", "‘She said “the owners’ money” again,’ he said.", []string{"‘She said “the owners’ money” again,’", "  “the owners’ money”"}},
	{"dropped letters inside", "‘We’re goin’ home to the ol’ place,’ he said.", []string{"‘We’re goin’ home to the ol’ place,’"}},
	{"years", "The ’90s, the '80s, the ‘70s and the summer of ’12.", nil},
	{"years inside", "‘He wasn’t this funny in the ’20s.’", []string{"‘He wasn’t this funny in the ’20s.’"}},
	{"years inside straight marks", "'I liked the '60s,' he said.", []string{"'I liked the '60s,'"}},
	{"years and a possessive inside", "'The rowers' club burned in the '90s,' he said. ‘The rowers’ club of the ’70s and ‘80s.’", []string{"'The rowers' club burned in the '90s,'", "‘The rowers’ club of the ’70s and ‘80s.’"}},
	{"years between quotations", "“In the ’90s,” she said, “and ‘80s.”", []string{"“In the ’90s,”", "“and ‘80s.”"}},
	{"a quotation that begins with a year", "the '90s revival' and '50 per cent' of it", []string{"'90s revival'", "'50 per cent'"}},
	{"elisions", "Get 'em, get ‘em, ’tis rock ’n’ roll, rock 'n' roll, rock ‘n’ roll, 'til dawn.", nil},
	{"elision inside", "'Give 'em hell,' he said.", []string{"'Give 'em hell,'"}},
	{"a word with a leading apostrophe", "down in the 'hood and the 'burbs with 'Abd al-Malik", nil},
	{"a letter that looks like one", "Hawai‘i and Trump‘s and Sana’a", nil},
	{"an apostrophe in bad spacing", "the drivers ' strike", nil},
	{"title behind a possessive", "Sanders' 'endorsement' for some", []string{"'endorsement'"}},
	{"word closed before a quotation", "THE ‘PARTY’“Mr. Hill was there.”", []string{"‘PARTY’", "“Mr. Hill was there.”"}},

	// Feet and inches.
	{"feet and inches", `He is 6'2" tall, she 5′ 10″, they 5' 9" and 5’2”.`, nil},
	{"inches alone", `A 12" pipe and a 3.5" disk.`, nil},
	{"feet and inches inside", `"I'm 6'2" tall," he said.`, []string{`"I'm 6'2" tall,"`}},
	{"feet and inches inside, curly", "“He’s like 6’2”,” she said.", []string{"“He’s like 6’2”,”"}},
	{"inches inside", `"The 12" pipe burst," he said.`, []string{`"The 12" pipe burst,"`}},
	{"inches that closed after all", `He said "I'm 6'2" and left.`, []string{`"I'm 6'2"`}},
	{"a year before the closing mark", `"in 2016" or "in the 1990s"`, []string{`"in 2016"`, `"in the 1990s"`}},

	// What stands beside the marks.
	{"dashes", "the affair—“Vetogate”—and \"it\"--\"that\" – ‘this’–'then'", []string{"“Vetogate”", `"it"`, `"that"`, "‘this’", "'then'"}},
	{"brackets", `("one") [“two”] {'three'} ("four," he said)`, []string{`"one"`, "“two”", "'three'", `"four,"`}},
	{"slashes and stars", `"yes"/"no" **"maybe"**`, []string{`"yes"`, `"no"`, `"maybe"`}},
	{"inside words", `an "ex"-minister's anti-"woke" law`, []string{`"ex"`, `"woke"`}},
	{"ellipses", `"...and then" he said, "well…" "…" "wait..."`, []string{`"...and then"`, `"well…"`, `"…"`, `"wait..."`}},
	{"money, tags, handles, decimals", `"$5", "#tag", "@her", ".45"`, []string{`"$5"`, `"#tag"`, `"@her"`, `".45"`}},
	{"no space behind the closing mark", `"One,"he said."Two."`, []string{`"One,"`, `"Two."`}},
	{"no space before the opening mark", `He said,"One." And:"Two."`, []string{`"One."`, `"Two."`}},
	{"no spaces at all", `He says"there"is`, []string{`"there"`}},
	{"spaces inside", `He said " one " and ' two ' and“ three ”.`, []string{`" one "`, "“ three ”"}},
	{"no-break space", "“\u00a0Oui\u00a0” and \"\u00a0Non\u00a0\" \u00a0'si'\u00a0", []string{"“\u00a0Oui\u00a0”", "\"\u00a0Non\u00a0\"", "'si'"}},
	{"zero-width spaces", "\u200b''It's cheap\u200b, it's theirs\u200b,''\u200b the official said.", []string{"''It's cheap\u200b, it's theirs\u200b,''"}},
	{"byte order mark and direction marks", "\ufeff\"One,\" \u200f\"two\"\u200e.", []string{`"One,"`, `"two"`}},
	{"empty", `"" “” ‘’ «»`, []string{`""`, "“”", "‘’", "«»"}},
	{"quotations side by side", `"One." "Two." 'Three.' 'Four.'`, []string{`"One."`, `"Two."`, "'Three.'", "'Four.'"}},
	{"a comma that is a low mark", "one‚ two and ‚ three", nil},

	// The wrong mark.
	{"mixed marks", "“One,\" he said. \"Two,” she said. ‘Three,' 'four’", []string{"“One,\"", "\"Two,”", "‘Three,'", "'four’"}},
	{"an opening mark for the closing one", "“It's odd,“ said Hill. ‘Odd,‘ said Dale.", []string{"“It's odd,“", "‘Odd,‘"}},
	{"an opening mark at the end of the line", "“They see that. “\n\nNext.", []string{"“They see that. “"}},
	{"an opening mark before a bracket", "“where voters stand.“[Post]", []string{"“where voters stand.“"}},
	{"a closing mark for the opening one", "Unwilling to ”get close to him.”", []string{"”get close to him.”"}},
	{"a closing mark at the head of the line", "” … they are so unlike him,” she said.", []string{"” … they are so unlike him,”"}},
	{"two apostrophes for a double mark", "“One,'' he said.", []string{"“One,''"}},
	{"one apostrophe for a double mark", "“Let’s go.’ He left.", []string{"“Let’s go.’"}},
	{"a double mark for a single one", `She said, 'Thank you." Then went.`, []string{`'Thank you."`}},
	{"doubled opening mark", "““One,” he said.", []string{"““One,” he said.…", "  “One,”"}},
	{"curly inside straight that is not closed", `"As “one” said, “two.”`, []string{`"As “one” said, “two.”…`, "  “one”", "  “two.”"}},
	{"outer mark closes over an inner one left open", `“He said "yes and left.”`, []string{`“He said "yes and left.”`, `  "yes and left.…`}},
	{"single mark closes over a double one left open", "‘He said “hello.’ She left.", []string{"‘He said “hello.’", "  “hello.…"}},
	{"closing marks alone", `Here." And here.” And here.’ And », 」, ", ”.`, nil},

	// Paragraphs.
	{"several paragraphs", "“One.\n\n“Two.\n\n“Three,” he said. “Four.”", []string{"“One.…", "&“Two.…", "&“Three,”", "“Four.”"}},
	{"several paragraphs, straight", "He said: \"One.\n\n\"Two,\" and left.", []string{`"One.…`, `&"Two,"`}},
	{"several paragraphs, British typewriter", "'One.\n\n'Two,' he said.", []string{"'One.…", "&'Two,'"}},
	{"several paragraphs, German", "„Eins.\n\n„Zwei“, sagte er.", []string{"„Eins.…", "&„Zwei“"}},
	{"several paragraphs, wire", "''One.\n\n''Two,'' he said.", []string{"''One.…", "&''Two,''"}},
	{"several paragraphs, nested", "“One: ‘a\n\n“‘b,’” he said.", []string{"“One: ‘a…", "  ‘a…", "&“‘b,’”", "  &‘b,’"}},
	{"several paragraphs, mixed marks", "“One.\n\n\"Two,” he said.", []string{"“One.…", "&\"Two,”"}},
	{"a quotation further on does not continue", "“One.\n\nHe said “two.”", []string{"“One.…", "“two.”"}},
	{"nor one after a paragraph without", "“One.\n\nNothing.\n\n“Two.”", []string{"“One.…", "“Two.”"}},
	{"nor one after a closed one", "“One.”\n\n“Two.”", []string{"“One.”", "“Two.”"}},
	{"nor one of another kind", "“One.\n\n‘Two.’", []string{"“One.…", "‘Two.’"}},
	{"CRLF and blanks on the blank line", "“One.\r\n \t\u00a0\r\n“Two.”", []string{"“One.…", "&“Two.”"}},
	{"next line and form feed", "“One,\u0085two.\f\f“Three.”", []string{"“One,\u0085two.…", "&“Three.”"}},
	{"a line that ends in many marks", "“One.)])])])])])])])\n“Two.”", []string{"“One.)])])])])])])])\n“Two.”…", "  “Two.”"}},
	{"paragraph separator", "“One.\u2029“Two.”", []string{"“One.…", "&“Two.”"}},
	{"hard-wrapped lines", "\"We are not\r\ncelebrating.  We are\r\nreading,\"\r\nshe said.\r\n\r\n\"Is\r\nit?\"", []string{"\"We are not\r\ncelebrating.  We are\r\nreading,\"", "\"Is\r\nit?\""}},
	{"hard-wrapped after a full stop", "“We are here.\nWe stay here,” she said.\n\nYes.", []string{"“We are here.\nWe stay here,”"}},
	{"hard-wrapped, nested", "“I heard: ‘Go.\nGo now.’ So I\nwent.”", []string{"“I heard: ‘Go.\nGo now.’ So I\nwent.”", "  ‘Go.\nGo now.’"}},
	{"hard-wrapped possessive", "‘The actors’\nunion is strong.\nIt stays,’ he said.", []string{"‘The actors’\nunion is strong.\nIt stays,’"}},
	{"web copy", "“One.\n“Two.\n“Three,” he said.", []string{"“One.…", "&“Two.…", "&“Three,”"}},
	{"web copy that lost a mark", "“One.\nHe left.\nHer “two” stayed.", []string{"“One.…", "“two”"}},
	{"web copy that lost a mark, with another quotation before the next", "“One.\nThe ‘end’ came.\nHer “two” stayed.", []string{"“One.…", "‘end’", "“two”"}},
	{"web copy that lost a mark, to the end", "“One.\nHe left ‘her’ there.\nShe stayed.", []string{"“One.…", "‘her’"}},
	{"old Macintosh lines", "“One\rtwo.\r\r“Three.”", []string{"“One\rtwo.…", "&“Three.”"}},
	{"line separator", "“One.\u2028“Two.”", []string{"“One.…", "&“Two.”"}},
	{"a paragraph with blank lines around ends there", "A.\n\n“One.\nTwo.\n\nB.", []string{"“One.\nTwo.…"}},

	// Unclosed.
	{"never closed", "He said “one and two.  \n\nThen left.", []string{"“one and two.…"}},
	{"straight and never closed", "He said \"one and two.\n\nThen left.", []string{`"one and two.…`}},
	{"straight single and never closed", "He said, 'one and two.", []string{"'one and two.…"}},
	{"closed only in the next paragraph", "“One.\n\nTwo,” he said.", []string{"“One.…", "&Two,”"}},
	{"paragraphs behind the first have no mark", "“One.\n\nTwo.\n\nThree,” he said. “Four.”", []string{"“One.…", "&Two.…", "&Three,”", "“Four.”"}},
	{"straight, without marks behind the first", "\"One.\n\nTwo,\" he said.", []string{"\"One.…", "&Two,\""}},
	{"the next mark opens", "“One.\n\nTwo. “Three,” he said.", []string{"“One.…", "“Three,”"}},
	{"straight and the next mark opens", "\"One.\n\nTwo \"three\" four.", []string{"\"One.…", "\"three\""}},

	// Opened once more without having been closed.
	{"opens once more", "“One. “Two.” He left. “Three,” she said.", []string{"“One.…", "&“Two.”", "“Three,”"}},
	{"straight, opens once more", "\"One. \"Two. \"Three.\" He left.", []string{"\"One.…", "&\"Two.…", "&\"Three.\""}},
	{"nested in the same marks after all", "“One. “Two.” Three.” He left.", []string{"“One. “Two.” Three.”", "  “Two.”"}},
	{"nested after all, then inches", `"One. "A gap 4" wide," he said of the 6" pipe.`, []string{`"One. "A gap 4" wide,"`, `  "A gap 4"`}},
	{"nested in the middle of a sentence", "“One “two” three.” He left.", []string{"“One “two” three.”", "  “two”"}},
	{"unclosed outer keeps its inner ones", "“One, ‘two’ and «three».\n\n", []string{"“One, ‘two’ and «three».…", "  ‘two’", "  «three»"}},

	// Damage.
	{"nothing", "", nil},
	{"one straight mark", `"`, nil},
	{"one curly mark", "“", []string{"“…"}},
	{"markup", `<a href="x.html" rel="y">“A”</a>`, []string{`"x.html"`, `"y"`, "“A”"}},
	{"invalid bytes", "\xff“a\xe2\x80”\xc2\xc2«\xe3\x80»\xe2", []string{"“a\xe2\x80”", "«\xe3\x80»"}},
	{"lone surrogates", "\xed\xa0\x80\"a\"\xed\xb0\x80", []string{`"a"`}},
	{"NUL", "\x00\"a\"\x00'b'\x00", []string{`"a"`, "'b'"}},
	{"code fence", "```go\n``one'' ```", []string{"``one''"}},
}

func TestFind(t *testing.T) {
	for _, c := range findCases {
		t.Run(c.name, func(t *testing.T) {
			found := Find(c.text)
			want := c.want
			if want == nil {
				want = []string{}
			}
			assert.Equal(t, want, notation(c.text, found))
			check(t, c.text, found)
			assert.Equal(t, findSlowly(c.text), found, "the slow scanner agrees")
			assert.Equal(t, found, slices.Collect(All(c.text)), "All agrees")
		})
	}
}

func TestFindFillsEveryField(t *testing.T) {
	text := "“He said, ‘no,’” she\n\n“and"
	require.Equal(t, []Quotation{
		{Span: Span{0, 24}, Inner: Span{3, 21}, Style: DoubleCurly, Closed: true},
		{Span: Span{12, 21}, Inner: Span{15, 18}, Style: SingleCurly, Depth: 1, Closed: true},
		{Span: Span{30, 36}, Inner: Span{33, 36}, Style: DoubleCurly},
	}, Find(text))
}

func TestFindReturnsNilWithoutQuotations(t *testing.T) {
	require.Nil(t, Find("Nobody’s talking."))
}

func TestStyleOfEachPair(t *testing.T) {
	for style := DoubleCurly; style < numStyles; style++ {
		t.Run(style.String(), func(t *testing.T) {
			open, close := style.Marks()
			text := open + "word" + close + " and so on"
			found := Find(text)
			require.Len(t, found, 1)
			assert.Equal(t, style, found[0].Style)
			assert.True(t, found[0].Closed)
			assert.Equal(t, "word", found[0].Inner.Of(text))
		})
	}
}

func TestStyleThatIsNone(t *testing.T) {
	for _, s := range []Style{0, numStyles, 255} {
		assert.Equal(t, "none", s.String())
		open, close := s.Marks()
		assert.Empty(t, open+close)
	}
}

func TestAllStopsWhenTheLoopDoes(t *testing.T) {
	n := 0
	for range All("“a” “b”\n\n“c”") {
		if n++; n == 2 {
			break
		}
	}
	assert.Equal(t, 2, n)
}

func TestSpan(t *testing.T) {
	s := Span{2, 5}
	assert.Equal(t, "cde", s.Of("abcdefg"))
	assert.Equal(t, 3, s.Len())
	assert.Equal(t, "[2,5)", s.String())
	assert.True(t, s.Contains(Span{2, 5}))
	assert.True(t, s.Contains(Span{3, 3}))
	assert.False(t, s.Contains(Span{1, 3}))
	assert.False(t, s.Contains(Span{4, 6}))
}

// hostile texts are large enough that anything but linear time is felt.
var hostile = []struct {
	name string
	text func(n int) string
	want func(n int) int
}{
	{"unclosed curly", repeat("“a "), all},
	{"unclosed marks alone", repeat("“"), all},
	{"unclosed straight", repeat(`"a `), all},
	{"unclosed single", repeat("x 'a "), none0},
	{"unclosed curly single", repeat("‘a "), all},
	{"nested", func(n int) string { return strings.Repeat("“", n) + strings.Repeat("”", n) }, all},
	{"nested in turns", func(n int) string { return strings.Repeat("“‘", n/2) + strings.Repeat("’”", n/2) }, all},
	{"possessives", repeat("‘a’ bs’ "), nil},
	{"stray closing marks", repeat("a,” "), none0},
	{"apostrophes alone", repeat("'"), nil},
	{"backquotes alone", repeat("`"), none0},
	{"lines left open", repeat("“a.\n‘b\n"), nil},
	{"paragraphs left open", repeat("“a ‘b\n\n"), nil},
	{"weak and strong marks in turns", repeat("«‘as’ “x” c.’ "), nil},
	{"spare marks", repeat("“a.’ «x» \n"), nil},
	{"zero-width spaces", func(n int) string { return `"` + strings.Repeat("\u200b", n) + `" '` + strings.Repeat("\u200b'", n) }, nil},
	{"spaces", func(n int) string { return strings.Repeat(" ", n) + "“" + strings.Repeat(" \n", n) + "'" }, nil},
	{"no marks", repeat("word "), none0},
	{"guillemets all ways", repeat("»«›‹"), nil},
	{"every lead byte", repeat("\xe2\xe3\xc2\xe2\x80"), none0},
}

func repeat(s string) func(int) string { return func(n int) string { return strings.Repeat(s, n) } }
func all(n int) int                    { return n }
func none0(int) int                    { return 0 }

func TestFindIsLinear(t *testing.T) {
	for _, c := range hostile {
		t.Run(c.name, func(t *testing.T) {
			const n = 200_000
			found := Find(c.text(n))
			if c.want != nil {
				require.Len(t, found, c.want(n))
			}
			small := c.text(300)
			check(t, small, Find(small))
			require.Equal(t, findSlowly(small), Find(small))
		})
	}
}

func TestFindAllocatesItsResultOnly(t *testing.T) {
	for _, c := range []struct {
		name string
		text string
		want float64
	}{
		{"no quotation", strings.Repeat("Nobody’s talking. ", 100), 0},
		{"an article", wire("“", "”", "’"), 1},
		{"an article in single marks", wire("‘", "’", "’"), 1},
	} {
		assert.Equal(t, c.want, testing.AllocsPerRun(10, func() { Find(c.text) }), c.name)
	}
}
