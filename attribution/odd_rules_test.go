package attribution_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

var oddRules = flag.Int("oddrules", 300, "sets of rules that TestOddRules makes")

// What a newsroom may write into its rules, in earnest, by mistake or in anger.
var (
	oddExpressions = []string{
		`(?<content>.+)`, `(?<content>.)+`, `(?<content>)`, `(?<content>^)`, `(?<content>\b)`, `(?<content>$)`, `(?s)(?<content>.*)`,
		`(?<content>\s+)`, `(?<content>[“”"])`, `(?<content>\w+)(?<content>\W+)`, `(?<=said )(?<content>\w+)`, `(?<content>\w+)(?= said)`,
		`(?<content>“[^”]*”)`, `(?<content>“[^”]*)`, `(?<content>[^“]*”)`, `(?<speaker>\w+) (?<content>\w+) (?<cue>\w+) (?<source>\w+) (?<addressee>\w+)`,
		`(?<addressee>\w+) (?<source>\w+) (?<cue>\w+) (?<speaker>\w+) (?<content>.+)`, `(?<content>(?<speaker>(?<cue>(?<source>\w+))))`,
		`(?<cue>said).*(?<content>\w+).*(?<cue>\w+)`, `(?<content>(?<content>\w+) \w+)`, `((?<content>\w+)(?<speaker>\W*))+`, `(?<content>(a|aa)+$)`,
		`(?<content>(\w+\s*)+:)`, `(?<speaker>\p{Lu}\w*)(?<content>)`, `(?i)(?<cue>SAID)(?<content>.{0,3})`, `(?<content>[\x00-\x1f]+)`,
		`(?<content>\p{M}+)`, `(?r)(?<content>\w+) (?<speaker>\w+)`, `(?<speaker>)(?<source>)(?<addressee>)(?<cue>)(?<content>x*)`,
		`(?<content>é|’|\u200b|\ud83d)`, `(?<speaker>^.{1,40}): (?<content>.+)$`, `(?m)^(?<content>.*)$`, `(?<content>.*)\n(?<speaker>.*)`, `(?<content>.{100,})`,
	}
	oddNames = []string{
		"he", "He", "the", ".", "“", "’s", "-", "said", "Reuters", "Torv", "Ana Torv", "ANA TORV", "Ana  Torv", "A", "é", "我", "Ana\u00a0Torv", "Ana Torv, Jr.",
		"the minister", "Labour Party", "@torv", "AP", "X", "Lipa Bank of the Bank of Lipa", "1", "Mr. Torv", "Torv's", "O’Neill", "he said", "Ana Torv and Petar Ilov",
	}
	oddCues  = []string{"say", "be", "the", "a", "of", "and", "met", "put it", "put it in a very long way that nobody ever would", "’s", "said", "x", "to", "according", "is", "it is"}
	allKinds = []attribution.Kind{"", attribution.KindDirect, attribution.KindMixed, attribution.KindIndirect}
)

// someRules makes rules; most of the odd ones are refused by New.
func someRules(r *rand.Rand) (rules attribution.Rules) {
	some := func(from []string) string { return from[r.IntN(len(from))] }
	several := func(from []string) (out []string) {
		for range r.IntN(4) {
			out = append(out, some(from))
		}
		return out
	}
	for i := range r.IntN(4) {
		rules.Patterns = append(rules.Patterns, attribution.Pattern{
			Name: fmt.Sprint(i), Expression: some(oddExpressions), Yield: r.IntN(2) == 0, Kind: allKinds[r.IntN(4)],
			Act: append(attribution.AllActs(), "")[r.IntN(6)], Confidence: float64(r.IntN(11)) / 10,
		})
	}
	for range r.IntN(3) {
		rules.Names = append(rules.Names, attribution.KnownName{
			Name: some(oddNames), Aliases: several(oddNames), Type: []attribution.Type{"", attribution.TypePerson, attribution.TypeOrganization}[r.IntN(3)],
		})
	}
	for range r.IntN(3) {
		rules.Outlets = append(rules.Outlets, attribution.Outlet{Name: some(oddNames), Aliases: several(oddNames), Kind: attribution.SourceNewspaper})
	}
	for _, cue := range several(oddCues) {
		if rules.Cues == nil {
			rules.Cues = make(map[string]attribution.Act)
		}
		rules.Cues[cue] = attribution.AllActs()[r.IntN(5)]
	}
	if r.IntN(3) == 0 {
		rules.Byline = some(oddNames)
	}
	return rules
}

// TestOddRules requires that New refuses rules, or that every promise holds with
// them, in windows as well.
func TestOddRules(t *testing.T) {
	n := *oddRules
	if testing.Short() || raceDetector {
		n = min(n, 40)
	}
	news := readNews(t)
	taken := 0
	for k := range n {
		seed := *firstSeed + uint64(k)
		r := rand.New(rand.NewPCG(seed, 1))
		opts := attribution.Options{Rules: someRules(r), MinConfidence: float64(r.IntN(3) - 1), Window: 1024 * r.IntN(2)}
		ex, err := attribution.New(opts)
		if err != nil {
			require.ErrorContains(t, err, "Options.Rules.")
			continue
		}
		taken++
		for range 10 {
			text := news.recombine(r)
			if why := broken(ex, text); why != "" {
				text = smallest(text, func(s string) bool { return broken(ex, s) != "" })
				t.Fatalf("seed %d: %s\n%q\n%+v", seed, broken(ex, text), text, opts)
			}
		}
	}
	t.Logf("%d of %d sets of rules taken", taken, n)
	require.Positive(t, taken)
}
