package attribution_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// corpusArticles returns the texts of files of the corpora, patterns below the
// folder that WHOSAID_CORPORA names; none without it.
func corpusArticles(t testing.TB, patterns ...string) (list []article) {
	t.Helper()
	dir := os.Getenv("WHOSAID_CORPORA")
	if dir == "" {
		return nil
	}
	for _, pattern := range patterns {
		paths, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
		require.NoError(t, err)
		for _, path := range paths {
			f, err := os.Open(path)
			require.NoError(t, err)
			for d := json.NewDecoder(f); d.More(); {
				var a struct{ Text string }
				require.NoError(t, d.Decode(&a))
				list = append(list, article{fmt.Sprintf("%s %d", filepath.Base(path), len(list)), a.Text})
			}
			require.NoError(t, f.Close())
		}
	}
	return list
}

// damages are what happens to articles on their way into an archive.
var damages = []struct {
	name string
	do   func(r *rand.Rand, s string) string
}{
	{"whole", func(_ *rand.Rand, s string) string { return s }},
	{"bytes dropped", func(r *rand.Rand, s string) string {
		b := make([]byte, 0, len(s))
		for i := range len(s) {
			if r.IntN(60) > 0 {
				b = append(b, s[i])
			}
		}
		return string(b)
	}},
	{"marks removed", func(r *rand.Rand, s string) string {
		return strings.Map(func(c rune) rune {
			if strings.ContainsRune("“”\"‘’'«»„", c) && r.IntN(3) == 0 {
				return -1
			}
			return c
		}, s)
	}},
	{"marks added", func(r *rand.Rand, s string) string {
		words := strings.SplitAfter(s, " ")
		for range 1 + len(words)/50 {
			k := r.IntN(len(words))
			words[k] = [...]string{"“", "”", "\"", "‘", "’", "'", "«", "("}[r.IntN(8)] + words[k]
		}
		return strings.Join(words, "")
	}},
	{"straight marks", func(_ *rand.Rand, s string) string {
		return strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'").Replace(s)
	}},
	{"paragraphs joined", func(_ *rand.Rand, s string) string { return strings.Join(strings.Fields(s), " ") }},
	{"a line each sentence", func(_ *rand.Rand, s string) string { return strings.ReplaceAll(s, ". ", ".\r\n") }},
	{"cut within a byte", func(r *rand.Rand, s string) string {
		from := r.IntN(len(s))
		return s[from : from+r.IntN(len(s)-from+1)]
	}},
	{"cut at a character", func(r *rand.Rand, s string) string {
		end := r.IntN(len(s) + 1)
		for end < len(s) && !utf8.RuneStart(s[end]) {
			end++
		}
		return s[:end]
	}},
	{"upper case", func(_ *rand.Rand, s string) string { return strings.ToUpper(s) }},
	{"lower case", func(_ *rand.Rand, s string) string { return strings.ToLower(s) }},
	{"read as Latin-1", func(_ *rand.Rand, s string) string {
		runes := make([]rune, len(s))
		for i := range len(s) {
			runes[i] = rune(s[i])
		}
		return string(runes)
	}},
	{"sentences shuffled", func(r *rand.Rand, s string) string {
		parts := strings.SplitAfter(s, ". ")
		r.Shuffle(len(parts), func(i, k int) { parts[i], parts[k] = parts[k], parts[i] })
		return strings.Join(parts, "")
	}},
}

// TestArchive reads whole articles and damaged ones, with all kinds of options:
// those of testdata, and the 1,631 of the corpora if WHOSAID_CORPORA names their
// folder, which makes 21,600 documents. Every promise holds for each of them,
// nothing fails, and what is whole costs no more than news does.
func TestArchive(t *testing.T) {
	texts := slices.Concat(articles(t, "*.txt"), articles(t, "plain/*.txt"),
		corpusArticles(t, "press/dev.jsonl", "polnear/train.jsonl", "polnear/dev.jsonl", "agency/dev.jsonl", "gum/*.jsonl"))
	if testing.Short() || raceDetector {
		texts = texts[:min(len(texts), 10)]
	}
	sets := optionSets()
	var next, documents, limited atomic.Int64
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for {
				k := int(next.Add(1)) - 1
				if k >= len(texts) {
					return
				}
				for i, damage := range damages {
					r := rand.New(rand.NewPCG(uint64(k), uint64(i)))
					text := damage.do(r, texts[k].text)
					ex := sets[(k+i)%len(sets)]
					why := broken(ex, text)
					if !assert.Empty(t, why, "%s, %s", texts[k].name, damage.name) {
						text = smallest(text, func(s string) bool { return broken(ex, s) != "" })
						t.Errorf("options %d: %q", (k+i)%len(sets), text)
					}
					documents.Add(1)
					if i == 0 && slices.ContainsFunc(ex.Extract(text).Warnings, func(w attribution.Warning) bool { return w.Code == attribution.WarnLimits }) {
						limited.Add(1)
					}
				}
			}
		})
	}
	group.Wait()
	t.Logf("%d documents", documents.Load())
	assert.Zero(t, limited.Load(), "whole articles that were not read in full")
}
