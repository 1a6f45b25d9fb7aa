package pattern

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/quotes"
)

// lines are the spans of the lines of a text: paragraphs enough for tests.
func lines(text string) []quotes.Span {
	var out []quotes.Span
	start := 0
	for line := range strings.Lines(text) {
		end := start + len(strings.TrimRight(line, "\r\n"))
		if end > start {
			out = append(out, quotes.Span{Start: start, End: end})
		}
		start += len(line)
	}
	return out
}

// show writes a match as its parts in the order of the groups.
func show(text string, m match) string {
	var b strings.Builder
	put := func(name string, spans ...quotes.Span) {
		for _, s := range spans {
			if s.Start < s.End {
				fmt.Fprintf(&b, " %s=%s", name, text[s.Start:s.End])
			}
		}
	}
	put("content", m.Content...)
	put("cue", m.Cue...)
	put("speaker", m.Speaker)
	put("source", m.Source)
	put("addressee", m.Addressee)
	return strings.TrimPrefix(b.String(), " ")
}

var findTests = []struct {
	name, expression, text string
	want                   []string
}{
	{"label", `^(?<speaker>\p{Lu}+): (?<content>.+)`, "TORV: It is closed.\nILOV: No.\nNobody: yes",
		[]string{"content=It is closed. speaker=TORV", "content=No. speaker=ILOV"}},
	{"all parts", `(?<speaker>Torv) (?<cue>told) (?<addressee>us)(?:, (?<source>AP))?: (?<content>.+)`, "Torv told us, AP: no",
		[]string{"content=no cue=told speaker=Torv source=AP addressee=us"}},
	{"part that is absent", `(?<speaker>Torv) (?<cue>told) (?<addressee>us)(?:, (?<source>AP))?: (?<content>.+)`, "Torv told us: no",
		[]string{"content=no cue=told speaker=Torv addressee=us"}},
	{"several pieces", `–(?<content>[^–]+)–(?<cue>said) (?<speaker>\w+)–(?<content>[^–]+)$`, "–It is closed–said Torv–and old",
		[]string{"content=It is closed content=and old cue=said speaker=Torv"}},
	{"repeated group", `(?:“(?<content>[^”]+)”,? ?)+(?<speaker>\w+) said`, "“One”, “two”, “three” Torv said",
		[]string{"content=One content=two content=three speaker=Torv"}},
	{"last speaker counts", `(?:(?<speaker>\w+), )+: (?<content>.+)`, "A, B, C, : yes", []string{"content=yes speaker=C"}},
	{"pieces that touch are one", `(?<content>a)(?<content>b) (?<content>c)`, "ab c", []string{"content=ab content=c"}},
	{"look-behind", `(?<=says: )(?<content>.+)`, "Torv says: no\nIlov sings: yes", []string{"content=no"}},
	{"speaker in a look-behind", `(?<=(?<speaker>\w+) says: )(?<content>.+)`, "Torv says: no", []string{"content=no speaker=Torv"}},
	{"negative look-ahead", `(?<speaker>\w+): (?!no)(?<content>.+)`, "A: no\nB: yes", []string{"content=yes speaker=B"}},
	{"back-reference", `(?<_mark>["|])(?<content>.+?)\k<_mark>`, `a "b | c" d |e "f" g|`, []string{"content=b | c", `content=e "f" g`}},
	{"numbered back-reference", `(["|])(?<content>.+?)\1`, `a "b | c" d`, []string{"content=b | c"}},
	{"case folded", `(?i)(?<speaker>torv): (?<content>.+)`, "TORV: no\ntorv: yes", []string{"content=no speaker=TORV", "content=yes speaker=torv"}},
	{"bytes of long characters", `« (?<content>\p{L}+) », (?<cue>dit) (?<speaker>\w+)`, "Ščęp — « été », dit Žoë.\n« Ωmega », dit 北",
		[]string{"content=été cue=dit speaker=Žoë", "content=Ωmega cue=dit speaker=北"}},
	{"bytes beyond two", `(?<content>𝒜+)`, "a𝒜𝒜b\n😀𝒜", []string{"content=𝒜𝒜", "content=𝒜"}},
	{"invalid bytes", `: (?<content>\w+)`, "\xff\xfe: yes \xc3: no\xe2\x80", []string{"content=yes", "content=no"}},
	{"replacement character matches an invalid byte", "(?<content>\uFFFD+)x", "a\xff\xfex", []string{"content=\xff\xfe"}},
	{"empty captures are no content", `(?<speaker>\w+):(?<content>.*)`, "a:\nb:c", []string{"content=c speaker=b"}},
	{"empty matches end", `(?<content>x*)`, "axxb", []string{"content=xx"}},
	{"ends of the paragraph", `^(?<content>\w+)$`, "one\ntwo three\nfour", []string{"content=one", "content=four"}},
	{"nothing", `(?<content>x)`, "", nil},
	{"conditional", `(?<_open>“)?(?<content>\w+)(?(_open)”|!)`, "“yes” no no!", []string{"content=yes", "content=no"}},
	{"balanced brackets", `(?<content>(?:\((?<_d>)|\)(?<-_d>)|[^()])+)(?(_d)(?!));`, "a (b (c)) d;", []string{"content=a (b (c)) d"}},
}

func TestFind(t *testing.T) {
	for _, tc := range findTests {
		t.Run(tc.name, func(t *testing.T) {
			set, err := Compile([]Pattern{{Name: tc.name, Expression: tc.expression}})
			require.NoError(t, err)
			found, dropped := set.find(tc.text, lines(tc.text), nil)
			assert.Empty(t, dropped)
			var got []string
			for _, m := range found {
				got = append(got, show(tc.text, m))
			}
			assert.Equal(t, tc.want, got)
			checkMatches(t, tc.text, lines(tc.text), 1, found)
		})
	}
}

// checkMatches holds matches against what is promised of all of them.
func checkMatches(t testing.TB, text string, paragraphs []quotes.Span, patterns int, found []match) {
	t.Helper()
	inside := func(name string, s quotes.Span) {
		t.Helper()
		if s == (quotes.Span{}) {
			return
		}
		require.True(t, slices.ContainsFunc(paragraphs, func(p quotes.Span) bool {
			return p.Start <= s.Start && s.Start < s.End && s.End <= p.End
		}), "%s %v is in no paragraph", name, s)
		for _, at := range []int{s.Start, s.End} {
			_, before := utf8.DecodeLastRuneInString(text[:at])
			_, whole := utf8.DecodeRuneInString(text[at-before:])
			require.True(t, at == 0 || whole == before, "%s %v cuts a character", name, s)
		}
	}
	last := make([]int, patterns)
	for i, m := range found {
		require.True(t, i == 0 || found[i-1].Span.Start <= m.Span.Start, "match %d is out of order", i)
		require.NotEmpty(t, m.Content)
		require.GreaterOrEqual(t, m.Span.Start, last[m.Pattern], "matches of a pattern overlap")
		last[m.Pattern] = m.Span.End
		inside("match", m.Span)
		for _, pieces := range [][]quotes.Span{m.Content, m.Cue} {
			for k, s := range pieces {
				require.Less(t, s.Start, s.End)
				inside("piece", s)
				require.True(t, k == 0 || pieces[k-1].End < s.Start, "pieces %v overlap", pieces)
			}
		}
		inside("speaker", m.Speaker)
		inside("source", m.Source)
		inside("addressee", m.Addressee)
	}
}

func TestFindOrder(t *testing.T) {
	set, err := Compile([]Pattern{{Name: "b", Expression: `(?<content>b)`}, {Name: "a", Expression: `(?<content>[ab])`}})
	require.NoError(t, err)
	found, _ := set.find("ab\nba", lines("ab\nba"), nil)
	var got []string
	for _, m := range found {
		got = append(got, fmt.Sprint(m.Pattern, m.Span.Start))
	}
	assert.Equal(t, []string{"1 0", "0 1", "1 1", "0 3", "1 3", "1 4"}, got)
}

func TestNilSet(t *testing.T) {
	var set *Set
	found, dropped := set.find("a", lines("a"), nil)
	assert.Empty(t, found)
	assert.Empty(t, dropped)
}

// TestLimits gives patterns more than they can do: what they leave out is told,
// and the others still match.
func TestLimits(t *testing.T) {
	const good = `(?<content>good)`
	const tooLong = "left out: it took longer than 50ms"
	for _, tc := range []struct {
		name, expression, text, why string
		matches                     int
	}{
		{"catastrophic", `(?<content>^good$)|^good (?<content>(?:a|aa)+)$`, "good " + strings.Repeat("a", 60) + "!", tooLong, 0},
		{"catastrophic alternatives", `(?<content>^good$)|^good (?<content>(?:x|xx|x\w)*)$`, "good " + strings.Repeat("x", 60) + "!", tooLong, 0},
		{"too much to remember", `(?<content>^good$)|(?<content>(?:(?<_a>(?<_b>(?<_c>x|z)y)|x.|z))+)q`, "good" + strings.Repeat("xy", 15_000) + " q",
			"left out a paragraph: too much backtracking", 1},
		{"paragraph too long", `(?<content>z|^good$)`, "goodz" + strings.Repeat("x", longestParagraph),
			"left out a paragraph of 32773 bytes, more than 32768", 1},
		{"too many matches", `(?<content>.)`, strings.Repeat("good\n", mostMatches/4+1), "left out what follows 20000 matches", mostMatches},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			timeout := 50 * time.Millisecond
			if tc.why != tooLong {
				timeout = time.Minute
			}
			set, err := Compile([]Pattern{
				{Name: "first", Expression: good},
				{Name: "bad", Expression: tc.expression, Timeout: timeout},
				{Name: "last", Expression: good},
			})
			require.NoError(t, err)
			text := "good\n" + tc.text
			found, limited := set.find(text, lines(text), nil)
			k := slices.IndexFunc(limited, func(l Limited) bool { return l.Pattern == 1 })
			require.GreaterOrEqual(t, k, 0)
			assert.Equal(t, tc.why, limited[k].Why)
			var matches [3]int
			for _, m := range found {
				matches[m.Pattern]++
			}
			assert.Equal(t, tc.matches, matches[1])
			assert.Equal(t, matches[0], matches[2])
			assert.Positive(t, matches[0])
		})
	}
}

// TestManyShortSearches adds up the time of the paragraphs: none of them alone
// takes long.
func TestManyShortSearches(t *testing.T) {
	set, err := Compile([]Pattern{{Name: "slow", Expression: `^(?<content>(?:a|aa)+)$`, Timeout: time.Millisecond}})
	require.NoError(t, err)
	text := strings.Repeat(strings.Repeat("a", 16)+"!\n", 2000)
	found, limited := set.find(text, lines(text), nil)
	assert.Empty(t, found)
	require.Len(t, limited, 1)
	assert.Equal(t, "left out: it took longer than 1ms", limited[0].Why)
}

func TestFindStops(t *testing.T) {
	set, err := Compile([]Pattern{{Name: "any", Expression: `(?<content>a)`}})
	require.NoError(t, err)
	n := 0
	set.find("a\na\na", lines("a\na\na"), func() bool { n++; return n == 2 })
	assert.Equal(t, 2, n)
}

func TestConcurrentFind(t *testing.T) {
	set, err := Compile([]Pattern{
		{Name: "label", Expression: `^(?<speaker>\p{Lu}+): (?<content>.+)`, Timeout: time.Minute},
		{Name: "said", Expression: `“(?<content>[^”]+)” said (?<speaker>\w+)`, Timeout: time.Minute},
	})
	require.NoError(t, err)
	text := strings.Repeat("TORV: «é» \n“Ilov” said Ana\n\n", 50)
	want, _ := set.find(text, lines(text), nil)
	require.Len(t, want, 100)
	var wg sync.WaitGroup
	for range 16 {
		wg.Go(func() {
			got, _ := set.find(text, lines(text), nil)
			assert.Equal(t, want, got)
		})
	}
	wg.Wait()
}

func TestRequired(t *testing.T) {
	for _, tc := range []struct {
		expression string
		want       []string
	}{
		{`(?<content>.+) said`, []string{" said"}},
		{`(?<content>.+)(?: said| told us)`, []string{"said", "told us"}},
		{`(?<content>.+)(?:said)?`, nil},
		{`(?<content>.+)(?:said)+`, []string{"said"}},
		{`^[“"](?<content>[^”]+)`, []string{`"`, "“"}},
		{`(?<content>\w+)(?i) said:`, []string{" "}},
		{`(?<content>.+)(?=: no)`, []string{": no"}},
		{`(?<content>.+)(?!: no)`, nil},
		{`(?<=Torv: )(?<content>.+)`, []string{"Torv: "}},
		{`(?<content>a{5})`, []string{"aaaaa"}},
		{`(?<content>.*)`, nil},
		{"(?<content>\uFFFD)", nil},
		{`(?<content>[^a])`, nil},
		{`(?<content>a|)`, nil},
		{`(?<content>\p{Lu})`, nil},
	} {
		got := required(tc.expression)
		slices.Sort(got)
		assert.Equal(t, tc.want, got, tc.expression)
	}
}

// fastAndSlow requires that the literals change nothing.
func fastAndSlow(t testing.TB, set *Set, text string) ([]match, []Limited) {
	t.Helper()
	slow := &Set{patterns: slices.Clone(set.patterns)}
	for i := range slow.patterns {
		slow.patterns[i].literals = nil
	}
	found, dropped := set.find(text, lines(text), nil)
	all, alsoDropped := slow.find(text, lines(text), nil)
	if len(dropped)+len(alsoDropped) == 0 {
		require.Equal(t, all, found)
	}
	return found, dropped
}

func TestLiteralsChangeNothing(t *testing.T) {
	var patterns []Pattern
	var all strings.Builder
	for _, tc := range findTests {
		patterns = append(patterns, Pattern{Name: tc.name, Expression: tc.expression, Timeout: time.Minute})
		all.WriteString(tc.text + "\n\n")
	}
	set, err := Compile(patterns)
	require.NoError(t, err)
	found, dropped := fastAndSlow(t, set, all.String())
	assert.Empty(t, dropped)
	checkMatches(t, all.String(), lines(all.String()), len(patterns), found)
}

// TestAgreesWithRegexp compares with the standard library where both know the
// syntax.
func TestAgreesWithRegexp(t *testing.T) {
	text := "TORV: «é» 北 ok\n“a”, said Žoë.\n\xff: no \xc3\xa9t\nILOV: b\n"
	for _, expr := range []string{`(?<content>\pL+)`, `^(?<content>\p{Lu}+):`, `: (?<content>.+)`, `“(?<content>[^”]+)”`, `(?<content>.)`, `(?<content>[^ ]+) `} {
		set, err := Compile([]Pattern{{Name: expr, Expression: strings.ReplaceAll(expr, `\pL`, `\p{L}`)}})
		require.NoError(t, err)
		found, _ := set.find(text, lines(text), nil)
		var want []quotes.Span
		std := regexp.MustCompile(expr)
		for _, p := range lines(text) {
			for _, m := range std.FindAllStringSubmatchIndex(text[p.Start:p.End], -1) {
				want = append(want, quotes.Span{Start: p.Start + m[2], End: p.Start + m[3]})
			}
		}
		var got []quotes.Span
		for _, m := range found {
			got = append(got, m.Content...)
		}
		assert.Equal(t, want, got, expr)
	}
}

func FuzzFind(f *testing.F) {
	for _, tc := range findTests {
		f.Add(tc.expression, tc.text)
	}
	for _, tc := range badPatterns {
		f.Add(tc.expression, "a: b")
	}
	f.Fuzz(func(t *testing.T, expression, text string) {
		if len(expression) > 300 || len(text) > 2000 {
			return
		}
		set, err := Compile([]Pattern{{Name: "fuzz", Expression: expression, Timeout: 10 * time.Millisecond}})
		if err != nil {
			return
		}
		found, _ := fastAndSlow(t, set, text)
		checkMatches(t, text, lines(text), 1, found)
	})
}

func BenchmarkFind(b *testing.B) {
	set, err := Compile([]Pattern{
		{Name: "label", Expression: `^(?<speaker>\p{Lu}[\p{Lu} .'’-]+): (?<content>.+)`},
		{Name: "noted", Expression: `(?<speaker>[Tt]he spokes(?:man|woman|person)) (?<cue>noted): (?<content>.+)`},
		{Name: "dash", Expression: `^[—–―] ?(?<content>[^—–―]+)[—–―] ?(?<cue>said) (?<speaker>[\p{L} ]+)`},
	})
	require.NoError(b, err)
	text := strings.Repeat("The council agreed on Monday that the bridge, which is old, should be closed for a year.\n", 40) +
		"TORV: It is closed.\nThe spokesman noted: it is not.\n"
	paragraphs := lines(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		set.find(text, paragraphs, nil)
	}
}
