package main

import (
	"bytes"
	"html/template"
	"net/http"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/render"
	"github.com/whosaid/whosaid/examples/internal/articles"
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
	send(w, s.limits, show(http.StatusOK, v))
}

// page is POST /.
func (s *server) page(r *http.Request) reply {
	form, err := s.readForm(r)
	v := view{Acts: form.field("acts"), MinConfidence: form.field("min-confidence"), MaxBytes: s.limits.bytes}
	var options attribution.Options
	var article articles.Article
	if err == nil {
		options, err = optionsFor(form.field)
	}
	if err == nil {
		article, err = s.articleOf(r.Context(), form)
		v.Text = article.Text
	}
	if err == nil {
		err = s.result(r.Context(), options, article, func(result attribution.Result) error {
			v.Result, err = s.newResultView(result)
			return err
		})
	}
	status := http.StatusOK
	if err != nil {
		v.Result = nil
		status, v.Error = statusOf(err)
	}
	return show(status, v)
}

func show(status int, v view) reply {
	var b bytes.Buffer
	if err := page.Execute(&b, v); err != nil {
		return jsonError(http.StatusInternalServerError, err.Error())
	}
	return reply{status, map[string]string{"Content-Type": "text/html; charset=utf-8"}, b.Bytes()}
}

func (s *server) newResultView(r attribution.Result) (*resultView, error) {
	article := capped{most: s.limits.answer}
	if err := render.Fragment(&article, r, render.Options{}); err != nil {
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
	for _, f := range formats(s.limits.rawCSV) {
		v.Formats = append(v.Formats, f.name)
	}
	return v, nil
}
