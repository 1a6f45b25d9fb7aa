package entity

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/model"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// goldSpan is in code points.
type goldSpan [2]int

type goldStatement struct {
	Content, Cue, Source []goldSpan
	Speaker              *string
	Aliases              []string `json:"speaker_aliases"`
	Members              []string `json:"speaker_members"`
	Type                 *string  `json:"speaker_type"`
	Form                 string   `json:"source_kind"`
	Kind                 string
	Optional             bool
}

type goldDoc struct {
	ID          string
	Text        string
	Attribution []goldStatement `json:"attributions"`
	Entities    []struct {
		Type     string
		Mentions []goldSpan
		Name     string
	}
}

// readGold reads a file of the corpora, or skips the test without them.
func readGold(t testing.TB, name string) []goldDoc {
	root := os.Getenv("WHOSAID_CORPORA")
	if root == "" {
		t.Skip("WHOSAID_CORPORA is not set")
	}
	b, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Skipf("no corpus: %v", err)
	}
	var docs []goldDoc
	s := bufio.NewScanner(bytes.NewReader(b))
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		var d goldDoc
		require.NoError(t, json.Unmarshal(s.Bytes(), &d), name)
		docs = append(docs, d)
	}
	require.NoError(t, s.Err())
	return docs
}

// gold is a document with its statements as the stages before give them.
type gold struct {
	*goldDoc
	doc    *text.Doc
	tags   []tag.POS
	sts    []decide.Statement
	starts []int // byte offset of each code point
}

func prepare(t testing.TB, d *goldDoc, m *tag.Model) gold {
	g := gold{goldDoc: d, doc: text.Parse(lang.English(), d.Text, quotes.Find(d.Text))}
	for i := range d.Text {
		g.starts = append(g.starts, i)
	}
	g.starts = append(g.starts, len(d.Text))
	if m != nil {
		g.tags = tag.Tag(g.doc, m, nil)
	}
	for i := range d.Attribution {
		a := &d.Attribution[i]
		st := decide.Statement{Content: g.ranges(a.Content), Cue: g.ranges(a.Cue), Kind: kindOf(g.doc, g.ranges(a.Content))}
		if m := g.ranges(a.Source); len(m) > 0 {
			st.Mention = m[0]
			for _, x := range m[1:] {
				if x.Start-st.Mention.End < 6 {
					st.Mention.End = max(st.Mention.End, x.End)
				}
			}
		}
		g.sts = append(g.sts, st)
	}
	return g
}

func kindOf(doc *text.Doc, content []text.Range) propose.Kind {
	in, out := 0, 0
	for _, c := range content {
		for i := c.Start; i < c.End; i++ {
			if doc.Tokens[i].Quotation != 0 {
				in++
			} else if doc.Tokens[i].Flags&text.Word != 0 {
				out++
			}
		}
	}
	switch {
	case in == 0:
		return propose.Indirect
	case out <= 2:
		return propose.Direct
	}
	return propose.Mixed
}

// ranges are the tokens that spans touch.
func (g *gold) ranges(spans []goldSpan) []text.Range {
	var out []text.Range
	for _, s := range spans {
		a, b := int32(g.starts[s[0]]), int32(g.starts[s[1]])
		r := text.Range{}
		r.Start = int32(sort.Search(len(g.doc.Tokens), func(i int) bool { return g.doc.Tokens[i].End > a }))
		r.End = int32(sort.Search(len(g.doc.Tokens), func(i int) bool { return g.doc.Tokens[i].Start >= b }))
		if !r.Empty() {
			out = append(out, r)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	return out
}

// tagModel is the tagger as it ships, or nil.
func tagModel() *tag.Model {
	if os.Getenv("WHOSAID_NOTAGS") != "" {
		return nil
	}
	b, err := os.ReadFile("../lang/english/weights/tag.bin")
	if err != nil {
		return nil
	}
	m, err := tag.Decode(string(b))
	if err != nil {
		return nil
	}
	return m
}

// joiner is the model of names as it ships.
func joiner() *name.Model { return model.English().Joiner }

var titles = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`mr mrs ms miss dr prof professor sir lord lady dame president minister prime senator sen rep gov governor
		secretary king queen prince princess pope general gen col capt lt sgt judge justice ambassador the hon`) {
		m[w] = true
	}
	return m
}()

var (
	genitive = regexp.MustCompile(`'s\b`)
	nameWord = regexp.MustCompile(`[\pL\pN]+(?:['-][\pL\pN]+)*`)
)

// normName reduces a name as the scorer does.
func normName(name string) []string {
	var b strings.Builder
	for _, c := range strings.ReplaceAll(name, "’", "'") {
		if c >= utf8.RuneSelf {
			c = bareLetter(c)
		}
		b.WriteRune(c)
	}
	n := genitive.ReplaceAllString(strings.ToLower(b.String()), "")
	words := nameWord.FindAllString(n, -1)
	for len(words) > 1 && titles[words[0]] {
		words = words[1:]
	}
	return words
}

// bareLetter strips the diacritics that one letter of Unicode's Latin-1 and
// Latin Extended-A holds.
func bareLetter(c rune) rune {
	for plain, marked := range map[rune]string{
		'a': "áàâäãåā", 'c': "ćčç", 'e': "éèêëěę", 'i': "íìîï", 'n': "ñńň", 'o': "óòôöõő", 's': "šśş", 'u': "úùûüű", 'y': "ýÿ", 'z': "žźż",
		'A': "ÁÀÂÄÃÅ", 'C': "ĆČÇ", 'E': "ÉÈÊË", 'O': "ÓÒÔÖ", 'S': "ŠŚŞ", 'U': "ÚÙÛÜ", 'Z': "ŽŹŻ",
	} {
		if strings.ContainsRune(marked, c) {
			return plain
		}
	}
	return c
}

func sameName(got string, golds ...string) bool {
	p := normName(got)
	if len(p) == 0 {
		return false
	}
	set := func(ws []string) map[string]bool {
		m := map[string]bool{}
		for _, w := range ws {
			m[w] = true
		}
		return m
	}
	ps := set(p)
	for k, gold := range golds {
		g := normName(gold)
		if len(g) == 0 {
			continue
		}
		if strings.Join(g, " ") == strings.Join(p, " ") {
			return true
		}
		if k > 0 {
			continue // aliases only whole
		}
		within := true
		for _, w := range g {
			within = within && ps[w]
		}
		if within && p[len(p)-1] == g[len(g)-1] && !ps["and"] || within && set(g)["and"] && len(set(g)) == len(ps) {
			return true
		}
	}
	return false
}

// tally counts as score.py does.
type tally struct {
	right, all       map[string]int // by form
	wrong, known     int
	formRight, forms int
	typeRight, types int
	errors           []string
}

func (c *tally) rate(form string) float64 {
	return 100 * float64(c.right[form]) / float64(max(c.all[form], 1))
}

func (c *tally) total() (int, int) {
	r, n := 0, 0
	for f := range c.all {
		r += c.right[f]
		n += c.all[f]
	}
	return r, n
}

func (c *tally) String() string {
	r, n := c.total()
	out := fmt.Sprintf("speaker %.1f (%d/%d)", 100*float64(r)/float64(max(n, 1)), r, n)
	var forms []string
	for f := range c.all {
		forms = append(forms, f)
	}
	sort.Strings(forms)
	for _, f := range forms {
		out += fmt.Sprintf("  %s %.1f (%d/%d)", f, c.rate(f), c.right[f], c.all[f])
	}
	return out + fmt.Sprintf("  wrong %.1f  form %.1f  type %.1f", 100*float64(c.wrong)/float64(max(c.known, 1)),
		100*float64(c.formRight)/float64(max(c.forms, 1)), 100*float64(c.typeRight)/float64(max(c.types, 1)))
}

var (
	formNames = [...]string{"", "name", "pronoun", "nominal", "implicit"}
	typeNames = [...]string{"", "person", "organization", "group", "unnamed", "document"}
)

func (c *tally) score(g *gold, res Result) {
	if c.all == nil {
		c.right, c.all = map[string]int{}, map[string]int{}
	}
	for i := range g.Attribution {
		a := &g.Attribution[i]
		if a.Optional {
			continue
		}
		sp := &res.Speakers[i]
		known := a.Speaker != nil && *a.Speaker != ""
		say := func(what, want, got string) {
			s := ""
			for _, x := range a.Source {
				s += " [" + g.Text[g.starts[x[0]]:g.starts[x[1]]] + "]"
			}
			content := ""
			if len(a.Content) > 0 {
				content = g.Text[g.starts[a.Content[0][0]]:g.starts[a.Content[0][1]]]
				content = content[:min(len(content), 60)]
			}
			c.errors = append(c.errors, fmt.Sprintf("%-8s %-28.28s %-9s%s want %q got %q | %q", what, g.ID, a.Form, s, want, got, content))
		}
		typ := ""
		if a.Type != nil {
			typ = *a.Type
		}
		if len(a.Members) == 0 && (known || typ == "unnamed" || typ == "group" || typ == "none" || typ == "") {
			c.known++
			ok := sp.Name == "" || known && sameName(sp.Name, append([]string{*a.Speaker}, a.Aliases...)...) || !known && sp.Type != Person && sp.Type != Organization
			if !ok {
				c.wrong++
				if !known {
					say("WRONG", "", sp.Name)
				}
			}
		}
		if known {
			form := a.Form
			c.all[form]++
			if sameName(sp.Name, append([]string{*a.Speaker}, a.Aliases...)...) {
				c.right[form]++
			} else {
				say("SPEAKER", *a.Speaker, sp.Name)
			}
		}
		if (a.Form == "name" || a.Form == "pronoun" || a.Form == "nominal") && sp.Form != NoForm {
			c.forms++
			if formNames[sp.Form] == a.Form {
				c.formRight++
			} else {
				say("FORM", a.Form, formNames[sp.Form])
			}
		}
		switch typ {
		case "person", "organization", "group", "unnamed", "document":
			if sp.Type != NoType {
				c.types++
				if typeNames[sp.Type] == typ {
					c.typeRight++
				} else {
					say("TYPE", typ, typeNames[sp.Type])
				}
			}
		}
	}
}

func measure(t *testing.T, m *tag.Model, files ...string) *tally {
	c := &tally{}
	var s Scratch
	for _, f := range files {
		docs := readGold(t, f)
		for i := range docs {
			g := prepare(t, &docs[i], m)
			res := Resolve(g.doc, g.tags, g.sts, lexicon.EnglishNames(), joiner(), &s)
			check(t, g.doc, g.sts, res)
			c.score(&g, res)
		}
	}
	return c
}

func TestCorpora(t *testing.T) {
	m := tagModel()
	for _, set := range []struct {
		name  string
		files []string
	}{
		{"seed", []string{"seed/gold.jsonl"}},
		{"polnear", []string{"polnear/dev.speakers.jsonl"}},
		{"agency", []string{"agency/dev.jsonl"}},
		{"gum", []string{"gum/news.jsonl", "gum/interview.jsonl", "gum/bio.jsonl", "gum/court.jsonl"}},
	} {
		t.Run(set.name, func(t *testing.T) {
			c := measure(t, m, set.files...)
			t.Log(c)
			if only := os.Getenv("WHOSAID_ERRORS"); only != "" && strings.Contains(only, set.name) {
				for _, e := range c.errors {
					fmt.Println(e)
				}
			}
		})
	}
}

// check holds for every result.
func check(t testing.TB, doc *text.Doc, sts []decide.Statement, res Result) {
	t.Helper()
	n := int32(len(doc.Tokens))
	require.Len(t, res.Speakers, len(sts))
	last := int32(-1)
	for _, e := range res.Entities {
		require.NotZero(t, e.Type)
		require.NotEmpty(t, e.Mentions, e.Name)
		require.True(t, utf8.ValidString(e.Name) || !utf8.ValidString(doc.Text))
		require.False(t, strings.HasPrefix(e.Name, " ") || strings.HasSuffix(e.Name, " "))
		before := text.Range{Start: -1}
		for _, m := range e.Mentions {
			require.True(t, 0 <= m.Start && m.Start < m.End && m.End <= n)
			require.True(t, before.Start < m.Start || before.Start == m.Start && before.End < m.End)
			before = m
		}
		assert.NotContains(t, e.Aliases, e.Name)
		_ = last
	}
	for _, sp := range res.Speakers {
		for _, e := range sp.Entities {
			require.True(t, 0 <= e && int(e) < len(res.Entities))
		}
		require.True(t, sp.Mention.Empty() || 0 <= sp.Mention.Start && sp.Mention.End <= n)
		require.True(t, sp.Mention.Empty() == (sp.Form == NoForm || sp.Form == Implicit), "%v", sp)
		if sp.Name != "" {
			require.NotZero(t, sp.Type)
			require.NotZero(t, sp.Form)
		}
	}
}

// TestSeed holds that each person of the seed article is one entity with all
// that the text calls him.
func TestSeed(t *testing.T) {
	docs := readGold(t, "seed/gold.jsonl")
	g := prepare(t, &docs[0], tagModel())
	res := Resolve(g.doc, g.tags, g.sts, lexicon.EnglishNames(), joiner(), nil)
	for name, want := range map[string][]string{
		"Aleksandar Vucic": {"Serbian President Aleksandar Vucic", "the president", "Vucic", "The official", "the President of Serbia"},
		"Dejan Ristic":     {"his Serbian counterpart, Dejan Ristic", "Ristic", "He"},
		"Sattar Hashemi":   {"Hashemi", "the Iranian minister", "The official", "He", "he"},
	} {
		found := 0
		for _, e := range res.Entities {
			if e.Name != name {
				continue
			}
			found++
			var texts []string
			for _, m := range e.Mentions {
				texts = append(texts, g.doc.Slice(m))
			}
			assert.Subset(t, texts, want, name)
			assert.Equal(t, Person, e.Type)
			assert.Equal(t, lexicon.Male, e.Gender)
			assert.NotEmpty(t, e.Roles, name)
		}
		assert.Equal(t, 1, found, name)
	}
}
