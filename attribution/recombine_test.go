package attribution_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// Random bytes never found what breaks on news, and mutated news seldom did:
// "The group of MPs wants a vote" behind a mention of the Labour Party, a teaser
// that ends in "Ambassador to". What finds it is news put together anew.

var (
	recombinations = flag.Int("recombinations", 20_000, "texts that TestRecombinedNews makes")
	firstSeed      = flag.Uint64("seed", 1, "of the first text of TestRecombinedNews")
)

// TestRecombinedNews requires that every promise holds of news whose sentences
// were shuffled, cut, thinned out, and given other names, titles and outlets.
// The texts are the same every time; a failure is reported with the smallest
// part of the text that still fails. For a long hunt:
//
//	go test ./attribution -run Recombined -recombinations 5000000 -seed 7 -timeout 0
//
// If WHOSAID_CORPORA names a folder, the sentences of its articles take part.
func TestRecombinedNews(t *testing.T) {
	n := *recombinations
	if testing.Short() || raceDetector {
		n = min(n, 1500)
	}
	news := readNews(t)
	sets := optionSets()
	var next, failed atomic.Int64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for failed.Load() < 5 {
				k := next.Add(1) - 1
				if k >= int64(n) {
					return
				}
				seed := *firstSeed + uint64(k)
				text := news.recombine(rand.New(rand.NewPCG(seed, 0)))
				ex := sets[seed%uint64(len(sets))]
				if why := broken(ex, text); why != "" && failed.Add(1) <= 5 {
					text = smallest(text, func(s string) bool { return broken(ex, s) != "" })
					t.Errorf("seed %d, options %d: %s\n%q", seed, seed%uint64(len(sets)), broken(ex, text), text)
				}
			}
		})
	}
	group.Wait()
}

// optionSets are Extractors of all kinds of options.
var optionSets = sync.OnceValue(func() []*attribution.Extractor {
	everything := attribution.Options{MinConfidence: -1, Acts: attribution.AllActs()}
	house := attribution.Options{Rules: attribution.Rules{
		Byline: "Ana Torv",
		Names:  []attribution.KnownName{{Name: "Petar Ilov", Aliases: []string{"the Duke of Belava", "Ilov"}}, {Name: "Lipa Bank", Type: attribution.TypeOrganization}},
		Patterns: []attribution.Pattern{
			{Name: "label", Expression: `^(?<speaker>\p{Lu}[\p{L} ]+): (?<content>.+)`},
			{Name: "short", Expression: `(?<speaker>\p{Lu}\w+) (?<cue>\w+ed) (?<content>\w+ \w+)`, Yield: true},
		},
		Cues: map[string]attribution.Act{"met": attribution.ActSpeech, "put it": attribution.ActSpeech},
	}}
	windows := everything
	windows.Window = 1024
	var out []*attribution.Extractor
	for _, opts := range []attribution.Options{{}, everything, house, windows} {
		ex, err := attribution.New(opts)
		if err != nil {
			panic(err)
		}
		out = append(out, ex)
	}
	return out
})

// broken tells what Extract does wrong with a text.
func broken(ex *attribution.Extractor, text string) (why string) {
	defer func() {
		if failed := recover(); failed != nil {
			why = fmt.Sprint(failed)
			for line := range strings.Lines(string(debug.Stack())) {
				if strings.Contains(line, "/attribution/") && strings.Contains(line, ".go:") && !strings.Contains(line, "_test.go:") {
					why += "\n" + strings.TrimSpace(line)
				}
			}
		}
	}()
	return strings.Join(violations(text, ex.Extract(text)), "\n")
}

// smallest leaves out paragraphs, sentences, words and characters of a text as
// long as it still fails.
func smallest(text string, fails func(string) bool) string {
	for _, unit := range []*regexp.Regexp{
		regexp.MustCompile(`(?s).+?(\n\n+|$)`), regexp.MustCompile(`(?s).+?([.\n]+|$)`), regexp.MustCompile(`(?s).+?(\s+|$)`), regexp.MustCompile(`(?s).`),
	} {
		parts := unit.FindAllString(text, -1)
		if strings.Join(parts, "") != text {
			continue // bytes that are no characters
		}
		for size := max(1, len(parts)/2); size > 0; size /= 2 {
			for i := 0; i < len(parts); {
				rest := slices.Concat(parts[:i], parts[min(len(parts), i+size):])
				if fails(strings.Join(rest, "")) {
					parts = rest
				} else {
					i += size
				}
			}
		}
		text = strings.Join(parts, "")
	}
	return text
}

// news is what recombine makes texts of.
type news struct {
	sentences [][]string // of each article
	names     []string
}

var (
	endOfSentence = regexp.MustCompile(`[.!?:]["”’)]*\s+|\n+`)
	capitalised   = regexp.MustCompile(`\p{Lu}[\p{L}’'.-]+(?: (?:of |the |de |van )?\p{Lu}[\p{L}’'.-]+)*`)
)

// readNews cuts the articles of testdata, and of the corpora if they are there,
// into sentences.
func readNews(t testing.TB) *news {
	texts := append(articles(t, "*.txt"), articles(t, "plain/*.txt")...)
	for _, c := range constructs {
		texts = append(texts, article{text: c.text})
	}
	texts = append(texts, corpusArticles(t, "polnear/train.jsonl", "press/dev.jsonl", "agency/dev.jsonl", "gum/news.jsonl", "gum/interview.jsonl")...)
	n := new(news)
	for _, a := range texts {
		var sentences []string
		at := 0
		for _, m := range endOfSentence.FindAllStringIndex(a.text, -1) {
			sentences = append(sentences, a.text[at:m[1]])
			at = m[1]
		}
		if at < len(a.text) {
			sentences = append(sentences, a.text[at:])
		}
		n.sentences = append(n.sentences, sentences)
		n.names = append(n.names, capitalised.FindAllString(a.text, 40)...)
	}
	return n
}

// inserts are what the stages look for: titles, bodies, outlets, cues, labels,
// marks, and the small words behind which they look further.
var inserts = strings.Split("Ambassador to|Minister for|Minister of|Secretary of State|President|the group of|the number of|one of|some of|"+
	"his|her campaign|the Clinton campaign|a spokesman for|the former|the latter|both|sources|critics including|people like|"+
	"the Labour Party|Lipa Bank|the Company|the Group|the Bank of|the University of|the Ministry of|Reuters|CNN|the Associated Press|Fox News|the Lipa Herald|Tanjug|"+
	"both men|the two|all three|the two companies|neither|a nurse named|a firm called|known as|critics, including|people like|a report by|the report|the poll|his letter|its|"+
	"Here is what|the remarks of|I think|I said|my|me|Ann Bell\n\n|\n\nAnn Bell, Lipa\n\n|\n\n@annbell\n\n|Ann Bell is a historian.|Ann Bell:|"+
	"said|told|said that|according to|was quoted as saying|told reporters|in an interview with|citing|reported|he said,|, she added,|asked whether|"+
	"who|whose|that|and|of|to|the|by|in a statement|on Monday|(|)|,|:|;|–|—|…|.|“|”|‘|’|\"|'|«|»|„|@torv|#lipa|https://t.co/x|&|-|/|'s|"+
	"TORV:|Q:|A:|[00:01:12]|BELAVA (AP) —|By Ana Torv|\n|\n\n|\r\n|\r\n\r\n|\u2028|\t|\u200b|\u00a0|\xff|\x80|\xe2\x80|1.5|5′|10″|U.S.|Jr.|Mr.|Ill.|MP|NATO|S.E.C.|I|we|you|he|they|“I|it is|no one", "|")

// recombine makes a text: up to a dozen sentences in a row from here and there,
// then some damage.
func (n *news) recombine(r *rand.Rand) string {
	var sentences []string
	for range 1 + r.IntN(6) {
		a := n.sentences[r.IntN(len(n.sentences))]
		from := r.IntN(len(a))
		sentences = append(sentences, a[from:min(len(a), from+1+r.IntN(3))]...)
	}
	if r.IntN(2) == 0 {
		r.Shuffle(len(sentences), func(i, k int) { sentences[i], sentences[k] = sentences[k], sentences[i] })
	}
	for range r.IntN(4) {
		k := r.IntN(len(sentences))
		sentences[k] = n.damage(r, sentences[k])
	}
	text := strings.Join(sentences, [...]string{"", "", "", "\n", "\n\n", "\r\n\r\n", " "}[r.IntN(7)])
	switch r.IntN(6) {
	case 0: // a few words, as a caption or a link has them
		words := strings.SplitAfter(text, " ")
		at := r.IntN(len(words))
		text = strings.Join(words[at:min(len(words), at+1+r.IntN(8))], "")
	case 1, 2: // cut at a word, as a teaser is
		words := strings.SplitAfter(text, " ")
		text = strings.TrimRight(strings.Join(words[:r.IntN(len(words)+1)], ""), " ")
	case 3:
		words := strings.SplitAfter(text, " ")
		text = strings.Join(words[r.IntN(len(words)):], "")
	}
	return text
}

// damage does something to a sentence.
func (n *news) damage(r *rand.Rand, s string) string {
	words := strings.SplitAfter(s, " ")
	at := r.IntN(len(words))
	some := func(from []string) string { return from[r.IntN(len(from))] }
	switch r.IntN(9) {
	case 0:
		return strings.Join(words[:at], "")
	case 1:
		return strings.Join(words[at:], "")
	case 2: // drop words
		return strings.Join(slices.Delete(words, at, min(len(words), at+1+r.IntN(3))), "")
	case 3, 4: // insert something
		for range 1 + r.IntN(3) {
			words = slices.Insert(words, r.IntN(len(words)+1), some(inserts)+[...]string{" ", " ", ""}[r.IntN(3)])
		}
		return strings.Join(words, "")
	case 5: // other names
		return capitalised.ReplaceAllStringFunc(s, func(name string) string {
			if r.IntN(2) == 0 {
				return name
			}
			return some(n.names)
		})
	case 6:
		return strings.ToUpper(s)
	case 7: // without its marks
		return strings.Map(func(c rune) rune {
			if strings.ContainsRune("“”\"‘’,.", c) && r.IntN(2) == 0 {
				return -1
			}
			return c
		}, s)
	}
	// cut anywhere, even within a character
	return s[:r.IntN(len(s)+1)] + some([]string{"", " ", "\n\n"})
}

// TestSmallest takes away all but what fails.
func TestSmallest(t *testing.T) {
	text := "One two. Three bad four.\n\nFive."
	require.Equal(t, "bad", smallest(text, func(s string) bool { return strings.Contains(s, "bad") }))
}
