package main

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/render"
)

// view is what the template shows.
type view struct {
	Text, Acts, MinConfidence string
	Error                     string
	Result                    *resultView
}

type resultView struct {
	ID, Meta   string // JSON, for the download form
	Article    template.HTML
	Statements int
	Speakers   []count
	Sources    []count
	Formats    []string
}

// count is a speaker or a source with the statements that are theirs.
type count struct {
	Name       string
	About      string // type and role, or kind and country
	Named      bool
	kinds      map[attribution.Kind]int
	Statements []int // ids
}

// Of is the number of statements of one kind.
func (c count) Of(kind attribution.Kind) int { return c.kinds[kind] }

var page = template.Must(template.New("page.html").Funcs(template.FuncMap{
	"join": func(ids []int) string {
		var b strings.Builder
		for i, id := range ids {
			if i > 0 {
				b.WriteByte(' ')
			}
			template.HTMLEscape(&b, fmt.Append(nil, id))
		}
		return b.String()
	},
}).ParseFS(web, "web/page.html"))

// form is GET /.
func (s *server) form(w http.ResponseWriter, r *http.Request) {
	v := view{}
	if r.URL.Query().Has("example") {
		example, err := web.ReadFile("web/example.txt")
		if err == nil {
			v.Text = string(example)
		}
	}
	show(w, http.StatusOK, v)
}

// page is POST /.
func (s *server) page(w http.ResponseWriter, r *http.Request) {
	in, err := s.readForm(r)
	v := view{Text: in.Text, Acts: r.FormValue("acts"), MinConfidence: r.FormValue("min-confidence")}
	var options attribution.Options
	var result attribution.Result
	if err == nil {
		options, err = optionsFor(r.FormValue)
	}
	if err == nil {
		result, err = s.find(options, in)
	}
	if err == nil {
		v.Result, err = newResultView(result)
	}
	status := http.StatusOK
	if err != nil {
		status, v.Error = statusOf(err)
	}
	show(w, status, v)
}

func show(w http.ResponseWriter, status int, v view) {
	var b bytes.Buffer
	if err := page.Execute(&b, v); err != nil {
		writeError(w, http.StatusInternalServerError, err.Error())
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}

func newResultView(r attribution.Result) (*resultView, error) {
	var article bytes.Buffer
	options := render.Options{Fragment: true}
	if r.ID == nil && r.Meta == nil {
		options.Title = "The article"
	}
	if err := render.HTML(&article, r, options); err != nil {
		return nil, err
	}
	v := &resultView{
		ID: string(r.ID), Meta: string(r.Meta),
		Article:    template.HTML(article.String()), // escaped by package render
		Statements: len(r.Document.Statements),
		Speakers:   speakersOf(r.Document),
		Sources:    sourcesOf(r.Document),
	}
	for _, f := range formats() {
		v.Formats = append(v.Formats, f.name)
	}
	return v, nil
}

// speakersOf counts statements by speaker, the most quoted first, and among them
// those for which the text gives none.
func speakersOf(d *attribution.Document) []count {
	var t tally
	for _, v := range d.Speakers() {
		about := "unnamed"
		if v.Entity != nil {
			about = aboutEntity(v.Entity)
		}
		for _, st := range v.Statements {
			t.add(v.Name, about, v.Named(), st)
		}
	}
	for i := range d.Statements {
		if st := &d.Statements[i]; st.Speaker == nil {
			t.add("no speaker given", "", false, st)
		}
	}
	return t.sorted()
}

func aboutEntity(e *attribution.Entity) string {
	parts := []string{string(e.Type)}
	for _, role := range e.Roles {
		parts = append(parts, role.String()) // the text's own words: "Serbian" as well as "Serbia"
	}
	return strings.Join(parts, ", ")
}

func sourcesOf(d *attribution.Document) []count {
	var t tally
	for i := range d.Statements {
		if st := &d.Statements[i]; st.Source != nil {
			t.add(st.Source.Name, string(st.Source.Kind), true, st)
		}
	}
	return t.sorted()
}

// tally counts statements by name.
type tally struct {
	counts []count
	at     map[string]int
}

func (t *tally) add(name, about string, named bool, st *attribution.Statement) {
	if t.at == nil {
		t.at = map[string]int{}
	}
	i, ok := t.at[name]
	if !ok {
		i = len(t.counts)
		t.at[name] = i
		t.counts = append(t.counts, count{Name: name, About: about, Named: named, kinds: map[attribution.Kind]int{}})
	}
	c := &t.counts[i]
	c.kinds[st.Kind]++
	c.Statements = append(c.Statements, st.ID)
}

// sorted returns the counts, the most statements first, then as in the text.
func (t *tally) sorted() []count {
	slices.SortStableFunc(t.counts, func(a, b count) int {
		return cmp.Compare(len(b.Statements), len(a.Statements))
	})
	return t.counts
}
