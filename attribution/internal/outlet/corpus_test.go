package outlet

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

type goldArticle struct {
	ID           string            `json:"id"`
	Text         string            `json:"text"`
	Attributions []goldAttribution `json:"attributions"`
}

type goldAttribution struct {
	Content        [][2]int `json:"content"`
	Cue            [][2]int `json:"cue"`
	Source         [][2]int `json:"source"`
	Speaker        string   `json:"speaker"`
	Outlet         string   `json:"outlet"`
	OutletAliases  []string `json:"outlet_aliases"`
	OutletOptional bool     `json:"outlet_optional"`
	Optional       bool     `json:"optional"`
}

// TestOutletsOfCorpora links gold statements and compares their outlets.
func TestOutletsOfCorpora(t *testing.T) {
	dir := os.Getenv("WHOSAID_CORPORA")
	if dir == "" {
		t.Skip("WHOSAID_CORPORA is not set")
	}
	for _, tc := range []struct {
		file     string
		speakers bool // as in the gold, else guessed
		least    float64
	}{
		{"polnear/dev.speakers.jsonl", true, 88},
		{"polnear/dev.speakers.jsonl", false, 83},
		{"agency/dev.jsonl", true, 95},
		{"agency/dev.jsonl", false, 92},
		{"seed/gold.jsonl", true, 100},
		{"seed/gold.jsonl", false, 100},
	} {
		name := tc.file
		if !tc.speakers {
			name += " speakers guessed"
		}
		t.Run(name, func(t *testing.T) {
			var right, given, asked int
			for _, a := range readGold(t, filepath.Join(dir, tc.file)) {
				doc := text.Parse(lang.English(), a.Text, quotes.Find(a.Text))
				sts, speakers := goldStatements(doc, &a)
				if !tc.speakers {
					speakers = nil
				}
				res := New(lexicon.EnglishOutlets(), lexicon.EnglishNames()).Link(Input{Doc: doc, Statements: sts, Speakers: speakers}, nil)
				for i, g := range a.Attributions {
					if g.Optional || g.OutletOptional {
						continue
					}
					got := ""
					if c := res.Credits[i]; c.Source >= 0 {
						got = res.Sources[c.Source].Name
						given++
					}
					ok := false
					if g.Outlet != "" {
						asked++
						ok = got != "" && sameOutlet(got, append([]string{g.Outlet}, g.OutletAliases...))
						if ok {
							right++
						}
					}
					if !ok && (got != "" || g.Outlet != "") {
						t.Logf("%.40s #%d: want %q, got %q: %.90s", a.ID, i, g.Outlet, got, doc.Slice(sts[i].Content[0]))
					}
				}
			}
			p, r := 100*float64(right)/float64(max(given, 1)), 100*float64(right)/float64(max(asked, 1))
			f := 2 * p * r / max(p+r, 1)
			t.Logf("P %.1f R %.1f F %.1f (%d given, %d asked)", p, r, f, given, asked)
			assert.GreaterOrEqual(t, f, tc.least)
		})
	}
}

func readGold(t *testing.T, path string) []goldArticle {
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	var out []goldArticle
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var a goldArticle
		require.NoError(t, json.Unmarshal(sc.Bytes(), &a))
		out = append(out, a)
	}
	require.NoError(t, sc.Err())
	return out
}

// goldStatements aligns gold attributions, given in code points, by expanding.
func goldStatements(doc *text.Doc, a *goldArticle) ([]decide.Statement, []int32) {
	var at []int32 // byte of every code point
	for i := 0; i < len(a.Text); {
		at = append(at, int32(i))
		_, n := utf8.DecodeRuneInString(a.Text[i:])
		i += n
	}
	at = append(at, int32(len(a.Text)))
	ranges := func(spans [][2]int) []text.Range {
		var out []text.Range
		for _, s := range spans {
			r := text.Range{Start: -1}
			for i := range doc.Tokens {
				tok := &doc.Tokens[i]
				if tok.Start < at[s[1]] && at[s[0]] < tok.End {
					if r.Start < 0 {
						r.Start = int32(i)
					}
					r.End = int32(i) + 1
				}
			}
			if r.Start >= 0 {
				out = append(out, r)
			}
		}
		return out
	}
	ids := map[string]int32{}
	var sts []decide.Statement
	var speakers []int32
	for _, g := range a.Attributions {
		st := decide.Statement{Content: ranges(g.Content), Cue: ranges(g.Cue)}
		if doc.Tokens[st.Content[0].Start].Quotation != 0 {
			st.Kind = propose.Direct
		}
		if src := ranges(g.Source); len(src) > 0 {
			st.Mention = src[0]
		}
		sts = append(sts, st)
		id := int32(-1)
		if g.Speaker != "" {
			if _, ok := ids[g.Speaker]; !ok {
				ids[g.Speaker] = int32(len(ids))
			}
			id = ids[g.Speaker]
		}
		speakers = append(speakers, id)
	}
	return sts, speakers
}

// sameOutlet compares names as score.py does.
func sameOutlet(got string, want []string) bool {
	p := outletWords(got)
	for _, w := range want {
		g := outletWords(w)
		if len(g) == 0 {
			continue
		}
		subset, initials := true, ""
		for _, x := range p {
			subset = subset && slices.Contains(g, x)
		}
		for _, x := range g {
			initials += x[:1]
		}
		ps, gs := strings.Join(p, " "), strings.Join(g, " ")
		if slices.Equal(p, g) || subset && 2*len(p) >= len(g) || len(p) == 1 && len(g) > 1 && p[0] == initials {
			return true
		}
		for _, same := range [][]string{{"x", "twitter"}, {"ap", "associated press"}, {"afp", "agence france-presse", "agence france presse"}, {"nyt", "new york times", "times"},
			{"wsj", "wall street journal", "journal"}, {"washington post", "post"}, {"huffington post", "huffpost"}, {"mna", "mehr"}} {
			if slices.Contains(same, ps) && slices.Contains(same, gs) {
				return true
			}
		}
	}
	return false
}

func outletWords(s string) []string {
	all := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '\'' })
	var out []string
	for _, w := range all {
		switch w {
		case "news", "agency", "newspaper", "daily", "the", "tv", "channel", "network", "website", "service":
		default:
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return all
	}
	return out
}
