package text

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/quotes"
)

var tokenTests = []parseTest{
	{"empty", "", ""},
	{"white space", " \t\r\n\u00a0\u2029 ", ""},
	{"words", "The minister left", "The minister left"},
	{"punctuation", "Yes, we (all of us) did; no: we did not.", "Yes , we ( all of us ) did ; no : we did not ."},

	{"negation", "can't won't didn’t ain’t CAN'T", "ca n't wo n't did n’t ai n’t CA N'T"},
	{"auxiliaries", "they're I've she’ll he'd I’m WE'RE", "they 're I 've she ’ll he 'd I ’m WE 'RE"},
	{"possessive", "Petrić’s the minister's the 1990’s", "Petrić ’s the minister 's the 1990 ’s"},
	{"plural possessive", "the workers’ pay, Paris' mayor", "the workers ’ pay , Paris ' mayor"},
	{"two clitics", "wouldn't've he'd've", "would n't 've he 'd 've"},
	{"contracted words", "cannot Gonna gotta wanna gimme lemme", "can not Gon na got ta wan na gim me lem me"},
	{"names with apostrophes", "O'Neill's al-Zu'bi D’Angelo o'clock", "O'Neill 's al-Zu'bi D’Angelo o'clock"},
	{"possessive of a quoted title", "“Hamlet”’s end", "“ Hamlet ” ’s end"},
	{"elisions", "rock 'n' roll, get ’em, 'til then", "rock 'n ' roll , get ’em , 'til then"},
	{"decades", "the ’90s and '16, '163", "the ’90s and '16 , ' 163"},
	{"feet and inches", "6'2\" tall", "6 ' 2 \" tall"},

	{"hyphens", "a 30-minute state-of-the-art Trump-Pence R-Texas", "a 30-minute state-of-the-art Trump-Pence R-Texas"},
	{"loose hyphen", "he left - or so- they said -not", "he left - or so - they said - not"},
	{"dashes", "left—and right--or – so", "left — and right -- or – so"},
	{"Unicode hyphen", "co‐founder non‑stop", "co‐founder non‑stop"},

	{"separators", "1,000.50 27:26 19:00 5-4 9/11 1990s 11th 7pm 3.2m", "1,000.50 27:26 19:00 5-4 9/11 1990s 11th 7pm 3.2m"},
	{"ends of numbers", "in 2016, 1,000. Then 5:", "in 2016 , 1,000 . | Then 5 :"},
	{"signs", "40% $5 €1.2bn £30-40 -5 and .5 #2", "40 % $ 5 € 1.2bn £ 30-40 -5 and .5 # 2"},
	{"Unicode minus sign", "‑5 −5 at ‐0.5", "‑5 − 5 at ‐0.5"},
	{"fractions", "2½ m² ½", "2½ m² ½"},
	{"slash", "and/or CNN/ORC w/ a", "and/or CNN/ORC w / a"},

	{"acronyms", "the U.S.-led F.B.I. and U.N. at 9 a.m. today", "the U.S.-led F.B.I. and U.N. at 9 a.m. today"},
	{"acronym without its last period", "the U.S a.m", "the U.S a.m"},
	{"titles", "Mr. Lukić, Sen. J. R. Smith (R-Ky.) and Drs. Ann-K. Wu", "Mr. Lukić , Sen. J. R. Smith ( R-Ky. ) and Drs. Ann-K. Wu"},
	{"companies", "Acme Inc. and Foo Co. of St. Louis, Mo., etc., vs. all", "Acme Inc. and Foo Co. of St. Louis , Mo. , etc. , vs. all"},
	{"before a number", "No. 5 on Nov. 12, pp. 3-4, c. 1820", "No. 5 on Nov. 12 , pp. 3-4 , c. 1820"},
	{"no abbreviation", "He said no. It was in the sun. We sat.", "He said no . | It was in the sun . | We sat ."},
	{"initial at the end", "It was plan B.", "It was plan B ."},
	{"ampersand", "AT&T and Q&A, me&you", "AT&T and Q&A , me & you"},

	{"URLs", "see https://t.co/a_(b)?x=1, (http://a.b/c). www.bbc.co.uk/news.", "see https://t.co/a_(b)?x=1 , ( http://a.b/c ) . www.bbc.co.uk/news ."},
	{"hosts", "at nytimes.com, bit.ly/3xY and video.foxnews.com's", "at nytimes.com , bit.ly/3xY and video.foxnews.com 's"},
	{"no hosts", "It ended.the next.day", "It ended . the next . day"},
	{"mail", "write to j.smith-2@post.example.org.", "write to j.smith-2@post.example.org ."},
	{"no mail", "me@home a@b", "me @home a @b"},
	{"hashtags and handles", "#Vote2016 by @real_user: (@me) #1 RT@x", "#Vote2016 by @real_user : ( @me ) # 1 RT @x"},

	{"ellipses", "well... yes… no . . . a..b", "well ... yes … no . . . a .. b"},
	{"runs", "What?! No!! === ** __", "What ?! | No !! | === ** __"},
	{"loose marks", "a '' b `` c ` d", "a '' b `` c ` d"},
	{"marks", "“Oh,” he said, ``no'' and «yes».", "“ Oh , ” he said , `` no '' and « yes » ."},
	{"marks glued to words", "pre“mid”post", "pre “ mid ” post"},

	{"no-break spaces", "60\u00a0MW 5\u202fkm", "60 MW 5 km"},
	{"zero width inside a word", "al-\u200bZu\u200b'bi co\u00adop", "al-\u200bZu\u200b'bi co\u00adop"},
	{"zero width beside a word", "cheap\u200b, \u200bit \u200b \ufeff", "cheap , it"},
	{"byte order mark", "\ufeffThe end", "The end"},
	{"directional marks", "\u202eabc\u202c \u200fاب", "abc اب"},
	{"combining marks", "cafe\u0301s a.\u0301", "cafe\u0301s a .\u0301"},
	{"scripts", "Москва Αθήνα بيروت 東京 서울", "Москва Αθήνα بيروت 東 京 서울"},
	{"pictures", "👨‍👩‍👧👍🏽 🇷🇸🇮🇷 ☎️1️⃣", "👨‍👩‍👧 👍🏽 🇷🇸 🇮🇷 ☎️ 1️⃣"},
	{"invalid", "a\xffb \xe2\x80 \x00c\xed\xa0\x80", "a \xff b \xe2 \x80 \x00 c \xed \xa0 \x80"},
}

func TestTokens(t *testing.T) { runParse(t, tokenTests) }

func TestFlags(t *testing.T) {
	for _, tt := range []struct {
		text string
		want Flags // of the last token
	}{
		{"word", Word | Plain | LineStart},
		{"a word", Word | Plain | Spaced},
		{"a\u00a0word", Word | Plain | Spaced},
		{"a\nWord", Word | Plain | Upper | Spaced | LineStart},
		{"UN", Word | Plain | Upper | AllCaps | LineStart},
		{"ÉU", Word | Upper | AllCaps | LineStart},
		{"I", Word | Plain | Upper | LineStart},
		{"Mr. ", Word | Upper | LineStart},
		{"O’Neill", Word | Upper | LineStart},
		{"U.S.", Word | Upper | AllCaps | LineStart},
		{"iPhone", Word | Plain | LineStart},
		{"McKay", Word | Plain | Upper | LineStart},
		{"東", Word | LineStart},
		{"1,000", Number | LineStart},
		{"30-minute", Number | Word | LineStart},
		{"5G", Number | Word | Upper | LineStart},
		{"-5", Number | LineStart},
		{".5", Number | LineStart},
		{"’90s", Number | LineStart},
		{"½", Number | LineStart},
		{"it's", Word | Clitic},
		{"IT'S", Word | Clitic | Upper},
		{"DON'T", Word | Clitic | Upper | AllCaps},
		{"cannot", Word | Plain | Clitic},
		{"workers’", Punct | Clitic},
		{"he;", Punct},
		{"he ;", Punct | Spaced},
		{"a__", Word | LineStart},
		{"__", Punct | LineStart},
		{"“", Punct | LineStart},
		{"“a”", Punct | Mark | Close},
		{"http://a.bc", Word | Handle | LineStart},
		{"a@b.cd", Word | Handle | LineStart},
		{"#a", Word | Handle | LineStart},
		{"@a", Word | Handle | LineStart},
	} {
		t.Run(tt.text, func(t *testing.T) {
			d := parse(t, tt.text)
			got := d.Tokens[len(d.Tokens)-1].Flags
			if tt.text == "“" { // a mark or not, as quotes sees it
				got &^= Mark | Open
			}
			assert.Equal(t, tt.want, got, "%b, want %b", got, tt.want)
		})
	}
}

func TestNorm(t *testing.T) {
	for _, tt := range []struct{ word, fold string }{
		{"", ""},
		{"The", "the"},
		{"ÉCOLE", "école"},
		{"Đoković", "đoković"},
		{"’S", "'s"},
		{"N‘T", "n't"},
		{"“", `"`},
		{"„", `"`},
		{"»", `"`},
		{"''", `"`},
		{"``", `"`},
		{"`", "'"},
		{"‹", "'"},
		{"al-\u200bZu'bi", "al-zu'bi"},
		{"non‑stop", "non-stop"},
		{"a\u00a0b", "a b"},
		{"\xff\xe2A", "\xff\xe2a"},
		{"internationalisation", "internationalisation"},
	} {
		assert.Equal(t, tt.fold, Fold(tt.word))
		assert.Equal(t, NormOf(tt.fold), NormOf(tt.word), tt.word)
	}
	// Trained models depend on these.
	assert.Equal(t, uint64(0x850f9794d5108b4), NormOf(""))
	assert.Equal(t, uint64(0x180c180fdacb0b18), NormOf("said"))
	assert.Equal(t, uint64(0x2cb5d1868b25759d), NormOf("spokeswoman’s"))

	seen := map[uint64]string{}
	for n := range 40 {
		for b := range byte(128) {
			w := Fold(strings.Repeat("a", n) + string(rune(b)) + "z")
			if other, ok := seen[NormOf(w)]; ok && other != w {
				t.Errorf("%q and %q have one norm", w, other)
			}
			seen[NormOf(w)] = w
		}
	}
}

// The table of ASCII classes says what package unicode says.
func TestClasses(t *testing.T) {
	for b := range rune(128) {
		c := ascii[b]
		assert.Equal(t, unicode.IsLower(b), c&lower != 0, "%q", b)
		assert.Equal(t, unicode.IsUpper(b), c&upper != 0, "%q", b)
		assert.Equal(t, unicode.IsDigit(b), c&digit != 0, "%q", b)
		assert.Equal(t, unicode.IsSpace(b), c&(space|newline) != 0, "%q", b)
		assert.NotZero(t, c, "%q", b)
	}
	for r := rune(0x80); r < 0x20000; r++ {
		c := classOf(r)
		if r < 0xd800 || r > 0xdfff {
			assert.Equal(t, unicode.IsSpace(r), c&(space|newline) != 0, "%U", r)
			if unicode.IsUpper(r) && c != upper || unicode.IsLower(r) && c != lower && r != 'ª' && r != 'º' {
				t.Errorf("%U has class %b", r, c)
			}
		}
		if unicode.IsLetter(r) && c&(letter|ideograph|apostrophe) == 0 || unicode.IsMark(r) && c&(extend|format) == 0 {
			t.Errorf("%U has class %b", r, c)
		}
		if unicode.Is(unicode.Cf, r) && c&(format|joiner) == 0 {
			t.Errorf("%U has class %b", r, c)
		}
	}
}

func TestASCII(t *testing.T) {
	s := "a é abcdefg abcdefgé abcdefgh abcdefghi éabcdefghij abcdefghijé “a” naïve x"
	doc := Parse(lang.English(), s, quotes.Find(s))
	for i := range doc.Tokens {
		word := doc.Word(int32(i))
		want := !strings.ContainsFunc(word, func(r rune) bool { return r >= 0x80 })
		assert.Equal(t, want, doc.ASCII(int32(i)), word)
		assert.Equal(t, want, ASCII(word), word)
	}
}

// TestLetters8 counts letter by letter too.
func TestLetters8(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	const bytes = "azAZmM@[`{ ,'-\x00\x7f\x80\xc1\xe1\xff"
	for range 20_000 {
		var b [8]byte
		for i := range b {
			b[i] = bytes[rng.IntN(len(bytes))]
			if rng.IntN(4) > 0 {
				b[i] = bytes[rng.IntN(6)]
			}
		}
		var n, capitals int
		for n < 8 && ascii[b[n]]&(lower|upper) != 0 {
			if ascii[b[n]]&upper != 0 {
				capitals++
			}
			n++
		}
		gotN, gotCapitals := letters8(lang.Load8(string(b[:]), 0))
		require.Equal(t, [2]int{n, capitals}, [2]int{gotN, gotCapitals}, "%q", b)
	}
}
