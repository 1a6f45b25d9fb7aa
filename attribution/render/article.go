package render

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/quotes"
)

// article is a checked result with what several formats want to know of it.
type article struct {
	*attribution.Document
	number   int         // from 1 in its output
	id       string      // of the document; may be empty
	title    string      // never empty
	headline quotes.Span // the paragraph that says the title; empty for none
	address  string      // where it was published, http or https; may be empty
	date     string      // as Meta has it; may be empty
	iri      string      // identifies the document; never empty
	agents   []agent
	speakers [][]int // for each statement, its agents
}

// agent is somebody who may speak: an entity, or a speaker who is none.
type agent struct {
	attribution.Entity
	label string // never empty
}

func newArticle(r attribution.Result, number int, p *page) (*article, error) {
	a := &article{Document: r.Document, number: number, id: r.ID.String()}
	if a.Document == nil {
		a.Document = &attribution.Document{}
	}
	if err := checkSpans(a.Document); err != nil {
		return nil, err
	}
	meta := metaOf(r.Meta)
	given := cmp.Or(meta["title"], meta["headline"])
	if !p.many {
		given = cmp.Or(p.opts.Title, given)
	}
	a.headline = headlineOf(a.Text, given)
	a.title = cmp.Or(given, plainTitle(a.headline.Of(a.Text)), nameOf(a.id), "Document "+strconv.Itoa(number))
	a.date = meta["date"]
	for _, candidate := range []string{meta["url"], a.id} {
		if isWebAddress(candidate) {
			a.address = candidate
			break
		}
	}
	page, _, _ := strings.Cut(a.address, "#") // statements have fragments of their own
	a.iri = cmp.Or(page, p.opts.Base+url.PathEscape(cmp.Or(a.id, "document-"+strconv.Itoa(number))))
	a.findAgents()
	return a, nil
}

// maxHeadline is the most bytes of a headline; longer paragraphs are text.
const maxHeadline = 200

// headlineOf returns the text's first paragraph where it says the title, or
// where no title is known and it looks like one: a short line that ends as no
// sentence does, with more text after it.
func headlineOf(text, title string) quotes.Span {
	blocks := paragraphs(text[:min(len(text), 4*maxHeadline)])
	if len(blocks) < 2 || blocks[0].Len() > maxHeadline {
		return quotes.Span{}
	}
	first := blocks[0].Of(text)
	last := first[len(first)-1:]
	if strings.Contains(first, "\n") || title != "" && title != plainTitle(first) || title == "" && strings.Contains(".,;:", last) {
		return quotes.Span{}
	}
	return blocks[0]
}

// plainTitle is a headline without a byte order mark.
func plainTitle(headline string) string { return strings.TrimPrefix(headline, "\ufeff") }

// nameOf returns a document's id as a title for people: of a path to a file, its
// name without folder and extension.
func nameOf(id string) string {
	base := path.Base(strings.ReplaceAll(id, "\\", "/"))
	switch strings.ToLower(path.Ext(base)) {
	case ".txt", ".text", ".md", ".html", ".htm", ".xhtml":
		if !isWebAddress(id) {
			return strings.TrimSuffix(base, path.Ext(base))
		}
	}
	return id
}

// metaOf returns the strings among the fields of a document's meta.
func metaOf(raw json.RawMessage) map[string]string {
	var fields map[string]json.RawMessage
	if len(raw) == 0 || json.Unmarshal(raw, &fields) != nil {
		return nil
	}
	out := make(map[string]string)
	for name, value := range fields {
		var s string
		if json.Unmarshal(value, &s) == nil {
			out[name] = s
		}
	}
	return out
}

// isWebAddress reports whether s may stand in a link. Only http and https may: a
// javascript: address would run.
func isWebAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// findAgents lists the entities, and after them the speakers who are none.
func (a *article) findAgents() {
	byID := make(map[int]int, len(a.Entities))
	for i, e := range a.Entities {
		a.agents = append(a.agents, agent{e, e.String()})
		if _, ok := byID[e.ID]; !ok {
			byID[e.ID] = i
		}
	}
	byLabel := make(map[string]int)
	a.speakers = make([][]int, len(a.Statements))
	for i := range a.Statements {
		sp := a.Statements[i].Speaker
		if sp == nil {
			continue
		}
		for _, id := range sp.Entities {
			if at, ok := byID[id]; ok {
				a.speakers[i] = append(a.speakers[i], at)
			}
		}
		label := sp.String()
		if len(a.speakers[i]) > 0 || !isKnown(sp) {
			continue
		}
		at, ok := byLabel[label]
		if !ok {
			at = len(a.agents)
			byLabel[label] = at
			e := attribution.Entity{ID: at + 1, Name: sp.Name, Type: sp.Type}
			a.agents = append(a.agents, agent{e, label})
		}
		a.speakers[i] = []int{at}
	}
}

// label is how cards and the table call the speaker of a statement. A
// pronoun says less than the entity it stands for.
func (a *article) label(i int) string {
	sp := a.Statements[i].Speaker
	if sp != nil && sp.Name == "" && len(a.speakers[i]) == 1 {
		return a.agents[a.speakers[i][0]].label
	}
	if !isKnown(sp) {
		return ""
	}
	return sp.String()
}

// isKnown reports whether the text has a name or words for the speaker.
func isKnown(sp *attribution.Speaker) bool {
	return sp != nil && (sp.Name != "" || sp.Mention != nil && sp.Mention.Text != "")
}

func (a *article) hasText() error {
	if a.Text == "" && (len(a.Statements) > 0 || len(a.Entities) > 0 || len(a.Sources) > 0) {
		return errors.New("the document comes without its text: set Document.Text, or write its JSON with the text")
	}
	return nil
}

// checkSpans reports the first span that does not lie on characters of the text.
// A document without its text is checked as far as that goes.
func checkSpans(d *attribution.Document) error {
	check := func(what string, n int, fragments []attribution.Fragment) error {
		for _, f := range fragments {
			if f.Start < 0 || f.End < f.Start || d.Text != "" && !f.Span().Fits(d.Text) {
				return fmt.Errorf("%s %d: span %d:%d does not lie on characters of the text", what, n, f.Start, f.End)
			}
			if d.Text != "" && f.Text != "" && !sameCharacters(f.Text, f.Span().Of(d.Text)) {
				return fmt.Errorf("%s %d: span %d:%d is %.40q in the text, not %.40q: this is not the text of the document",
					what, n, f.Start, f.End, f.Span().Of(d.Text), f.Text)
			}
		}
		return nil
	}
	for i := range d.Statements {
		st := &d.Statements[i]
		if err := check("statement", st.ID, st.Content); err != nil {
			return err
		}
		for _, m := range mentionsOf(st) {
			if err := check(m.role+" of statement", st.ID, m.spans); err != nil {
				return err
			}
		}
	}
	return nil
}

// sameCharacters compares texts of which one may have been written to JSON,
// where every invalid byte becomes U+FFFD.
func sameCharacters(a, b string) bool {
	if a == b {
		return true
	}
	return slices.Equal([]rune(a), []rune(b))
}
