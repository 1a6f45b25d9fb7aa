package name_test

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"github.com/whosaid/whosaid/attribution/internal/model"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// goldDoc is a text of the corpora whose speakers are known. Spans are in code
// points.
type goldDoc struct {
	ID, Text    string
	Attribution []goldStatement `json:"attributions"`
}

type goldStatement struct {
	Source   [][2]int // the speaker's mention
	Speaker  string
	Aliases  []string `json:"speaker_aliases"`
	Type     string   `json:"speaker_type"`
	Form     string   `json:"source_kind"`
	Optional bool
}

// readGold reads a file of the corpora, or skips the test without them.
func readGold(t testing.TB, file string) []goldDoc {
	root := os.Getenv("WHOSAID_CORPORA")
	if root == "" {
		t.Skip("WHOSAID_CORPORA is not set")
	}
	f, err := os.Open(filepath.Join(root, file))
	if err != nil {
		t.Skipf("no corpus: %v", err)
	}
	defer f.Close()
	var docs []goldDoc
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		var d goldDoc
		require.NoError(t, json.Unmarshal(s.Bytes(), &d), file)
		docs = append(docs, d)
	}
	require.NoError(t, s.Err())
	return docs
}

var (
	genitive = regexp.MustCompile(`'s\b`)
	nameWord = regexp.MustCompile(`[\pL\pN]+(?:['-][\pL\pN]+)*`)
	courtesy = strings.Fields(`mr mrs ms miss dr prof professor sir lord lady dame president minister prime senator sen rep gov governor
		secretary king queen prince princess pope general gen col capt lt sgt judge justice ambassador the hon`)
)

// wordsOf reduces a name to the words that are compared: in small letters,
// without diacritics and forms of address.
func wordsOf(s string) []string {
	var b strings.Builder
	for _, c := range strings.ReplaceAll(s, "’", "'") {
		if c >= utf8.RuneSelf {
			c = bareLetter(c)
		}
		b.WriteRune(c)
	}
	words := nameWord.FindAllString(genitive.ReplaceAllString(strings.ToLower(b.String()), ""), -1)
	for len(words) > 1 && slices.Contains(courtesy, words[0]) {
		words = words[1:]
	}
	return words
}

// bareLetter strips a diacritic of Latin-1 or Latin Extended-A.
func bareLetter(c rune) rune {
	for plain, marked := range map[rune]string{
		'a': "áàâäãåāą", 'c': "ćčç", 'e': "éèêëěęė", 'g': "ğ", 'i': "íìîïı", 'l': "ł", 'n': "ñńň",
		'o': "óòôöõőø", 's': "šśşș", 't': "ţț", 'u': "úùûüűū", 'y': "ýÿ", 'z': "žźż",
		'A': "ÁÀÂÄÃÅ", 'C': "ĆČÇ", 'E': "ÉÈÊË", 'I': "İÎ", 'O': "ÓÒÔÖØ", 'S': "ŠŚŞ", 'U': "ÚÙÛÜ", 'Z': "ŽŹŻ",
	} {
		if strings.ContainsRune(marked, c) {
			return plain
		}
	}
	return c
}

// sameName reports whether a name is the full one, with more around it at
// most, or one that gold lists too.
func sameName(got, gold string, aliases []string) bool {
	p, g := wordsOf(got), wordsOf(gold)
	if len(p) == 0 || len(g) == 0 {
		return false
	}
	if slices.Equal(p, g) || slices.ContainsFunc(aliases, func(a string) bool { return slices.Equal(p, wordsOf(a)) }) {
		return true
	}
	within := !slices.ContainsFunc(g, func(w string) bool { return !slices.Contains(p, w) })
	return within && p[len(p)-1] == g[len(g)-1] && !slices.Contains(p, "and")
}

// share is how many of all are right.
type share struct{ right, all int }

func (s *share) add(ok bool) {
	s.all++
	if ok {
		s.right++
	}
}

func (s share) String() string {
	return fmt.Sprintf("%5.1f (%d/%d)", 100*float64(s.right)/float64(max(s.all, 1)), s.right, s.all)
}

// nameShares are what TestFullNames counts of the speakers of one type.
type nameShares struct {
	statements share // statements whose speaker's full name is that of an entity
	somebodies share // the same, each speaker of a text once
	mentions   share // names that are a speaker's mention, of an entity with the full name
	wrong      share // the same, of an entity with another name that is no part of it
}

// TestFullNames prints how often the full name of a speaker is among the names
// found, by corpus and type, and how often a mention that is a name leads to
// it. WHOSAID_ERRORS names corpora of which it prints the others, of every second text.
func TestFullNames(t *testing.T) {
	m := model.English()
	for _, set := range []struct{ corpus, file string }{
		{"agency", "agency/dev.jsonl"},
		{"press", "press/dev.jsonl"},
		{"polnear", "polnear/train.speakers.jsonl"},
		{"tuned", "polnear/dev.speakers.jsonl"},
	} {
		docs := readGold(t, set.file)
		shares := map[string]*nameShares{}
		var s name.Scratch
		for i := range docs {
			d := &docs[i]
			doc := text.Parse(m.Language, d.Text, quotes.Find(d.Text))
			r := name.Find(doc, tag.Tag(doc, m.Tagger, nil), m.Joiner, &s)
			count(d, r, shares, func(line string) {
				if i%2 == 0 && strings.Contains(os.Getenv("WHOSAID_ERRORS"), set.corpus) {
					fmt.Println(d.ID, line)
				}
			})
		}
		for _, typ := range slices.Sorted(maps.Keys(shares)) {
			n := shares[typ]
			t.Logf("%-8s %-13s statements %s  speakers %s  mentions %s  wrong %s", set.corpus, typ, n.statements, n.somebodies, n.mentions, n.wrong)
		}
	}
}

func count(d *goldDoc, r *name.Result, shares map[string]*nameShares, miss func(string)) {
	var starts []int32 // byte offset of each code point
	for i := range d.Text {
		starts = append(starts, int32(i))
	}
	starts = append(starts, int32(len(d.Text)))
	seen := map[string]bool{}
	for _, a := range d.Attribution {
		if a.Speaker == "" || a.Optional || a.Type == "group" {
			continue
		}
		n := shares[a.Type]
		if n == nil {
			n = new(nameShares)
			shares[a.Type] = n
		}
		found := slices.ContainsFunc(r.Entities, func(e name.Entity) bool {
			return e.Full >= 0 && sameName(r.Text(&r.Spans[e.Full]), a.Speaker, a.Aliases)
		})
		n.statements.add(found)
		if !seen[a.Speaker] {
			seen[a.Speaker] = true
			n.somebodies.add(found)
			if !found {
				miss(fmt.Sprintf("MISSED %s %q, found %q", a.Type, a.Speaker, nearest(r, a.Speaker)))
			}
		}
		if a.Form != "name" || len(a.Source) != 1 || a.Type == "document" {
			continue
		}
		got, ok := nameIn(r, starts[a.Source[0][0]], starts[a.Source[0][1]])
		right := ok && sameName(got, a.Speaker, a.Aliases)
		n.mentions.add(right)
		part := !slices.ContainsFunc(wordsOf(got), func(w string) bool { return !slices.Contains(wordsOf(a.Speaker), w) })
		n.wrong.add(!right && ok && !part)
		if !right {
			miss(fmt.Sprintf("MENTION %s %q, %q is %q", a.Type, a.Speaker, d.Text[starts[a.Source[0][0]]:starts[a.Source[0][1]]], got))
		}
	}
}

// nameIn returns the full name of the entity that the mention [from,to) names:
// of the last name that begins there with all that qualifies it, else of the
// one with which the mention ends, else of the first.
func nameIn(r *name.Result, from, to int32) (string, bool) {
	first, begins, ends := int32(-1), int32(-1), int32(-1)
	for i := range r.Spans {
		s := &r.Spans[i]
		if r.Doc.Tokens[s.End-1].End <= from || r.Doc.Tokens[s.Start].Start >= to {
			continue
		}
		if first < 0 {
			first = s.Entity
		}
		if r.PossessiveAfter(int32(i)) {
			continue
		}
		if r.Doc.Tokens[s.Outer].Start <= from {
			begins = s.Entity
		}
		if strings.Trim(r.Doc.Text[r.Doc.Tokens[s.End-1].End:max(to, r.Doc.Tokens[s.End-1].End)], ", ") == "" {
			ends = s.Entity
		}
	}
	for _, e := range [...]int32{begins, ends, first} {
		if e >= 0 {
			return r.Text(&r.Spans[r.Entities[e].Full]), true
		}
	}
	return "", false
}

// nearest are the names that share most words with one.
func nearest(r *name.Result, gold string) []string {
	words := wordsOf(gold)
	shared := func(s string) int {
		n := 0
		for _, w := range wordsOf(s) {
			if slices.Contains(words, w) {
				n++
			}
		}
		return n
	}
	var out []string
	for _, e := range r.Entities {
		if e.Full >= 0 {
			if s := r.Text(&r.Spans[e.Full]); shared(s) > 0 {
				out = append(out, s)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(shared(b), shared(a)) })
	return out[:min(len(out), 3)]
}
