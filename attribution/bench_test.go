package attribution_test

import (
	"strings"
	"testing"
	"time"
)

// BenchmarkExtract reads the articles of testdata, one after the other.
func BenchmarkExtract(b *testing.B) {
	texts := articles(b, "*.txt")
	ex := newExtractor(b)
	size, found := 0, 0
	for _, a := range texts {
		size += len(a.text)
		found += len(ex.Extract(a.text).Statements)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	rounds := 0
	for b.Loop() {
		for _, a := range texts {
			ex.Extract(a.text)
		}
		rounds++
	}
	b.ReportMetric(float64(found*rounds)/b.Elapsed().Seconds(), "stmts/s")
}

// BenchmarkGrowth reports how many times longer a text takes that is eight
// times as long: about eight where time is linear, sixty-four where it is
// quadratic.
func BenchmarkGrowth(b *testing.B) {
	for _, c := range []struct{ name, unit string }{
		{"opening marks", "“a said "},
		{"straight marks", `" said `},
		{"apostrophes", "'a said "},
		{"cues", "he said that she told them that "},
		{"names", "Ana Torv and Petar Ilov, "},
		{"statements", "“We have agreed,” Ana Torv said on Monday. "},
		{"paragraphs", "“We have agreed.\n\n"},
		{"labels", "TORV: We have agreed.\n"},
		{"no spaces", "said"},
	} {
		b.Run(c.name, func(b *testing.B) {
			ex := newExtractor(b)
			short := strings.Repeat(c.unit, 16_384/len(c.unit))
			long := strings.Repeat(c.unit, 8*16_384/len(c.unit))
			ex.Extract(long)
			var spent [2]time.Duration
			for b.Loop() {
				for i, text := range []string{short, long} {
					start := time.Now()
					ex.Extract(text)
					spent[i] += time.Since(start)
				}
			}
			b.ReportMetric(float64(spent[1])/float64(spent[0]), "times/8x")
		})
	}
}
