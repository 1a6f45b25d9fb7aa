package quotes

import (
	"strings"
	"testing"
)

// wire is a news story of about five kilobytes in the marks of one convention:
// a quotation in every second paragraph or so, apostrophes throughout.
func wire(open, close, apostrophe string) string {
	story := `The ferry company's board said on Tuesday that it would not appeal against the ruling, which had
found the harbour authority’s dredging plans lawful in all but one respect. 

{It’s a good day for the islanders and a bad one for the eels,} said Marit Olsen, the mayor of Strandvik, who
has fought the plan since her first year in office. {We’re going home.}

The court, sitting in a former herring hall, heard nineteen witnesses in eleven days. Most of them lived within
sight of the channel; a few had come from the mainland, where the company's new terminal is to be built once the
spring tides are over and the last of the old pilings have been drawn.

Its engineers have called the remaining objections {largely a matter of taste}, while the fishermen's
association doesn’t expect work to begin before the autumn. Nobody at the ministry wanted to comment on the date,
the cost or the colour of the buoys, and a spokesman for the port didn't return calls.

A survey published last month suggested that two thirds of the residents had no opinion, that a fifth were against
and that the rest hadn't understood the question. The pollster has since apologised to the people who answered.

Olsen, asked whether she'd stand again, shook her head. {I have promised my husband a summer without minutes,} she
told the Strandvik Post, {and he has promised me one without herring.}

The two sides meet again on Friday, when the company's lawyers are expected to hand over the maps.

`
	return strings.Repeat(strings.NewReplacer("{", open, "}", close, "’", apostrophe, "\n\n", "\n\n", "\n", " ").Replace(story), 2)
}

func benchmark(b *testing.B, text string) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n = len(Find(text))
	}
	b.ReportMetric(float64(n), "quotations")
}

func BenchmarkFind(b *testing.B) {
	for _, bench := range []struct{ name, text string }{
		{"curly", wire("“", "”", "’")},
		{"straight", wire(`"`, `"`, "'")},
		{"single", wire("‘", "’", "’")},
		{"wire", wire("''", "''", "'")},
		{"low", wire("„", "“", "’")},
		{"plain", wire("", "", "")},
		{"megabyte", strings.Repeat(wire("“", "”", "’"), 250)},
		{"unclosed", strings.Repeat("“a ", 50_000)},
		{"nested", strings.Repeat("“", 100_000) + strings.Repeat("”", 100_000)},
		{"cyrillic", strings.Repeat("Премьер-министр сказал: «Мы не остановимся». Это было вчера, в среду, после полудня. ", 60)},
		{"japanese", strings.Repeat("首相は「止まらない」と述べた。これは昨日のことである。", 60)},
	} {
		b.Run(bench.name, func(b *testing.B) { benchmark(b, bench.text) })
	}
}
