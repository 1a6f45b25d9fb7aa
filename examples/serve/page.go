package main

import (
	"bytes"
	"html/template"
	"net/http"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/render"
	"github.com/whosaid/whosaid/examples/internal/pages"
)

// view is what the template shows.
type view struct {
	Text, Acts, MinConfidence string
	MaxBytes                  int64
	Error                     string
	Result                    *resultView
}

type resultView struct {
	ID, Meta   string // JSON, for the download form
	Article    template.HTML
	Statements int
	Formats    []string
}

var page = template.Must(template.ParseFS(web, "web/page.html"))

// form is GET /.
func (s *server) form(w http.ResponseWriter, r *http.Request) {
	v := view{MaxBytes: s.limits.bytes}
	if r.URL.Query().Has("example") {
		v.Text = pages.Example
	}
	show(w, http.StatusOK, v)
}

// page is POST /.
func (s *server) page(w http.ResponseWriter, r *http.Request) {
	in, err := s.readForm(r)
	v := view{Text: in.Text, Acts: r.FormValue("acts"), MinConfidence: r.FormValue("min-confidence"), MaxBytes: s.limits.bytes}
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
	if err := render.HTML(&article, r, render.Options{Fragment: true}); err != nil {
		return nil, err
	}
	id, err := r.ID.MarshalJSON()
	if err != nil {
		return nil, err
	}
	v := &resultView{
		ID: string(id), Meta: string(r.Meta),
		Article:    template.HTML(article.String()), // escaped by package render
		Statements: len(r.Document.Statements),
	}
	for _, f := range formats() {
		v.Formats = append(v.Formats, f.name)
	}
	return v, nil
}
