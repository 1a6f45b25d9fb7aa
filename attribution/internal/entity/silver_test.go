package entity

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/propose"
)

// silverDoc holds automatic annotation: noisy, but there is much of it.
type silverDoc struct {
	ID     string
	Tokens [][]any // start, end, lemma, tag, ner, ...
	Coref  [][][2]int
}

func readSilver(t testing.TB, name string) map[string]*silverDoc {
	root := os.Getenv("WHOSAID_CORPORA")
	if root == "" {
		t.Skip("WHOSAID_CORPORA is not set")
	}
	f, err := os.Open(filepath.Join(root, name))
	if err != nil {
		t.Skipf("no corpus: %v", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	require.NoError(t, err)
	out := map[string]*silverDoc{}
	s := bufio.NewScanner(z)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		d := new(silverDoc)
		require.NoError(t, json.Unmarshal(s.Bytes(), d))
		out[d.ID] = d
	}
	return out
}

// surnameOf is the surname that the automatic chain of a span gives, or "".
func (d *silverDoc) surnameOf(text []rune, at goldSpan) string {
	for _, chain := range d.Coref {
		in := false
		for _, m := range chain {
			in = in || m[0] == at[0] && m[1] == at[1]
		}
		if !in {
			continue
		}
		count := map[string]int{}
		best := ""
		for _, m := range chain {
			last := ""
			for _, tok := range d.Tokens {
				a, b := int(tok[0].(float64)), int(tok[1].(float64))
				if a >= m[0] && b <= m[1] && tok[4] == "PERSON" {
					last = string(text[a:b])
				}
			}
			if last == "" || m[1]-m[0] > 40 {
				continue
			}
			count[last]++
			if count[last] > count[best] || best == "" {
				best = last
			}
		}
		return strings.ToLower(best)
	}
	return ""
}

// silverPronouns returns how often a he or she that speaks goes to the surname
// that the automatic coreference gives.
func silverPronouns(t testing.TB, split string, limit int) (right, wrong, none int) {
	docs := readGold(t, "polnear/"+split+".jsonl")
	silver := readSilver(t, "polnear/"+split+".silver.jsonl.gz")
	m := tagModel()
	var s Scratch
	for i := range docs {
		if i >= limit {
			break
		}
		d := silver[docs[i].ID]
		if d == nil {
			continue
		}
		var g gold
		var text []rune
		var res Result
		for k, a := range docs[i].Attribution {
			if len(a.Source) != 1 {
				continue
			}
			if text == nil {
				text = []rune(docs[i].Text)
			}
			w := strings.ToLower(string(text[a.Source[0][0]:a.Source[0][1]]))
			if w != "he" && w != "she" {
				continue
			}
			want := d.surnameOf(text, a.Source[0])
			if want == "" {
				continue
			}
			if g.goldDoc == nil {
				g = prepare(t, &docs[i], m)
				res = Resolve(g.doc, g.tags, g.sts, lexicon.EnglishNames(), joiner(), &s)
			}
			words := normName(res.Speakers[k].Name)
			switch {
			case len(words) == 0:
				none++
			case words[len(words)-1] == want:
				right++
			default:
				wrong++
				if os.Getenv("WHOSAID_ERRORS") == "silver" {
					b := a.Source[0][0]
					fmt.Printf("%s want %q got %q: …%q\n\n", docs[i].ID, want, res.Speakers[k].Name, string(text[max(0, b-420):min(len(text), b+40)]))
				}
			}
		}
	}
	_ = propose.Direct
	return right, wrong, none
}

func TestSilverPronouns(t *testing.T) {
	right, wrong, none := silverPronouns(t, "dev", 84)
	t.Logf("agree %d, disagree %d, none %d: %.1f", right, wrong, none, 100*float64(right)/float64(right+wrong+none))
}
