package text

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/quotes"
)

// annotated is a text whose tokens and sentences somebody else cut.
type annotated struct {
	text      string
	tokens    map[[2]int32]bool // bytes
	sentences map[int32]bool    // bytes at which they begin
}

// corpusLines goes over the lines of a file of the corpora, or skips the test.
func corpusLines(t testing.TB, name string, each func(line []byte)) {
	t.Helper()
	dir := os.Getenv("WHOSAID_CORPORA")
	if dir == "" {
		t.Skip("WHOSAID_CORPORA does not name the folder of the corpora")
	}
	f, err := os.Open(filepath.Join(dir, filepath.FromSlash(name)))
	require.NoError(t, err)
	defer f.Close()
	s := bufio.NewScanner(f)
	if strings.HasSuffix(name, ".gz") {
		z, err := gzip.NewReader(f)
		require.NoError(t, err)
		s = bufio.NewScanner(z)
	}
	s.Buffer(nil, 64<<20)
	for s.Scan() {
		each(s.Bytes())
	}
	require.NoError(t, s.Err())
}

// byteOffsets maps the code points of text to bytes.
func byteOffsets(text string) []int32 {
	at := make([]int32, 0, len(text)+1)
	for i := range text {
		at = append(at, int32(i))
	}
	return append(at, int32(len(text)))
}

func readSilver(t testing.TB, split string) []annotated {
	texts := map[string]string{}
	corpusLines(t, "polnear/"+split+".jsonl", func(line []byte) {
		var doc struct{ ID, Text string }
		require.NoError(t, json.Unmarshal(line, &doc))
		texts[doc.ID] = doc.Text
	})
	var out []annotated
	corpusLines(t, "polnear/"+split+".silver.jsonl.gz", func(line []byte) {
		var doc struct {
			ID     string
			Tokens [][]any
		}
		require.NoError(t, json.Unmarshal(line, &doc))
		if len(doc.Tokens) == 0 {
			return
		}
		a := annotated{texts[doc.ID], map[[2]int32]bool{}, map[int32]bool{}}
		at := byteOffsets(a.text)
		last := -1.0
		for _, tok := range doc.Tokens {
			start, end := at[int(tok[0].(float64))], at[int(tok[1].(float64))]
			a.tokens[[2]int32{start, end}] = true
			if s := tok[5].(float64); s != last {
				a.sentences[start] = true
				last = s
			}
		}
		out = append(out, a)
	})
	return out
}

// readTreebank joins the sentences of each document, paragraphs by an empty
// line.
func readTreebank(t testing.TB, name string) []annotated {
	var (
		out           []annotated
		b             strings.Builder
		a             annotated
		covered       int // words up to this number stand in a token of several
		space, inside string
	)
	flush := func() {
		if b.Len() > 0 {
			a.text = b.String()
			out = append(out, a)
		}
		b.Reset()
		a = annotated{"", map[[2]int32]bool{}, map[int32]bool{}}
		space = ""
	}
	flush()
	first := false
	corpusLines(t, name, func(raw []byte) {
		line := string(raw)
		switch {
		case strings.HasPrefix(line, "# newdoc"):
			flush()
		case strings.HasPrefix(line, "# newpar") && b.Len() > 0:
			space = "\n\n"
		case line == "":
			first, covered, inside = true, 0, ""
		case line[0] == '#':
		default:
			cols := strings.Split(line, "\t")
			if strings.Contains(cols[0], ".") {
				return
			}
			from, to, several := strings.Cut(cols[0], "-")
			n, err := strconv.Atoi(from)
			require.NoError(t, err)
			if several {
				covered, err = strconv.Atoi(to)
				require.NoError(t, err)
				inside = cols[1]
				b.WriteString(space)
				space = " "
				if strings.Contains(cols[9], "SpaceAfter=No") {
					space = ""
				}
			} else if n > covered {
				b.WriteString(space)
			}
			if first || b.Len() == 0 || n == 1 {
				if !several || n == 1 {
					a.sentences[int32(b.Len())] = true
				}
				first = false
			}
			if several {
				return
			}
			form := cols[1]
			if n <= covered {
				if !strings.HasPrefix(inside, form) {
					form = inside
				}
				inside = inside[len(form):]
				if n == covered && inside != "" {
					form += inside
				}
				if form == "" {
					return
				}
			} else {
				space = " "
				if strings.Contains(cols[9], "SpaceAfter=No") {
					space = ""
				}
			}
			start := int32(b.Len())
			b.WriteString(form)
			a.tokens[[2]int32{start, int32(b.Len())}] = true
		}
	})
	flush()
	return out
}

// score is precision and recall of one set against another.
type score struct{ hit, ours, theirs int }

func (s score) f() float64 { return 200 * float64(s.hit) / float64(s.ours+s.theirs) }

func (s score) String() string {
	return fmt.Sprintf("P %.2f R %.2f F %.2f", 100*float64(s.hit)/float64(s.ours), 100*float64(s.hit)/float64(s.theirs), s.f())
}

// TestAgreement holds the agreement with others' tokens and sentences above a
// floor. With -v it prints the commonest differences.
func TestAgreement(t *testing.T) {
	for _, tt := range []struct {
		name              string
		read              func(testing.TB) []annotated
		tokens, sentences float64 // least F
	}{
		{"PolNeAR dev", func(t testing.TB) []annotated { return readSilver(t, "dev") }, 99.6, 95},
		{"PolNeAR train", func(t testing.TB) []annotated { return readSilver(t, "train") }, 99.5, 94},
		{"EWT", func(t testing.TB) []annotated { return readTreebank(t, "ud/en_ewt-ud-dev.conllu.gz") }, 97, 90},
		{"EWT train", func(t testing.TB) []annotated { return readTreebank(t, "ud/en_ewt-ud-train.conllu.gz") }, 97, 91},
		{"GUM", func(t testing.TB) []annotated { return readTreebank(t, "ud/gum-dep-dev.conllu.gz") }, 99, 97},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var tokens, sentences score
			differences := map[string]int{}
			d := new(Doc)
			for _, a := range tt.read(t) {
				d.Parse(lang.English(), a.text, quotes.Find(a.text))
				check(t, d)
				tokens.theirs += len(a.tokens)
				tokens.ours += len(d.Tokens)
				edges := map[int32]bool{}
				for tok := range a.tokens {
					edges[tok[0]], edges[tok[1]] = true, true
				}
				for i, tok := range d.Tokens {
					if a.tokens[[2]int32{tok.Start, tok.End}] {
						tokens.hit++
					} else {
						differences["token "+cutAt(a.text, tok.Start, tok.End, edges)]++
					}
					begins := i == 0 || tok.Sentence != d.Tokens[i-1].Sentence
					if begins {
						sentences.ours++
					}
					if begins && a.sentences[tok.Start] {
						sentences.hit++
					} else if begins != a.sentences[tok.Start] {
						side := "missing"
						if begins {
							side = "extra"
						}
						differences["sentence "+side+" "+around(a.text, int(tok.Start))]++
					}
				}
				sentences.theirs += len(a.sentences)
			}
			t.Logf("tokens %v, sentences %v", tokens, sentences)
			assert.Greater(t, tokens.f(), tt.tokens)
			assert.Greater(t, sentences.f(), tt.sentences)
			if testing.Verbose() {
				printCommonest(t, differences)
			}
		})
	}
}

// cutAt shows the bytes [start, end) with | where others cut, and - where the
// token goes on for them.
func cutAt(text string, start, end int32, edges map[int32]bool) string {
	var b strings.Builder
	if !edges[start] {
		b.WriteString("~")
	}
	for i := start; i < end; i++ {
		if i > start && edges[i] {
			b.WriteString("|")
		}
		b.WriteByte(text[i])
	}
	if !edges[end] {
		b.WriteString("~")
	}
	return b.String()
}

func around(text string, at int) string {
	return fmt.Sprintf("%q ‖ %q", text[max(0, at-40):at], text[at:min(len(text), at+40)])
}

func printCommonest(t testing.TB, counts map[string]int) {
	keys := make([]string, 0, len(counts))
	for k := range counts {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if counts[a] != counts[b] {
			return counts[b] - counts[a]
		}
		return strings.Compare(a, b)
	})
	for _, k := range keys {
		t.Logf("%5d %s", counts[k], k)
	}
}
