package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/examples/internal/acts"
	"github.com/whosaid/whosaid/examples/internal/articles"
)

// badRequest is a mistake of the client's.
type badRequest struct {
	status int
	why    string
}

func (b *badRequest) Error() string { return b.why }

func bad(status int, format string, values ...any) error {
	return &badRequest{status, fmt.Sprintf(format, values...)}
}

// statusOf says how to answer an error.
func statusOf(err error) (int, string) {
	var b *badRequest
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &b):
		return b.status, b.why
	case errors.As(err, &tooLarge):
		return http.StatusRequestEntityTooLarge, "the request is too large"
	}
	return http.StatusBadRequest, err.Error()
}

// optionsFor returns what the request's fields ask for.
func optionsFor(field func(string) string) (attribution.Options, error) {
	var options attribution.Options
	var err error
	if options.Acts, err = acts.Parse(field("acts")); err != nil {
		return options, bad(http.StatusBadRequest, "acts: %v", err)
	}
	if value := field("min-confidence"); value != "" {
		options.MinConfidence, err = strconv.ParseFloat(value, 64)
		if err != nil || !(options.MinConfidence <= 1) {
			return options, bad(http.StatusBadRequest, "min-confidence: %q is no number up to 1", value)
		}
	}
	return options, nil
}

// readBody reads the one article of a program's request.
func (s *server) readBody(r *http.Request) (attribution.Input, error) {
	mediaType := "text/plain"
	if header := r.Header.Get("Content-Type"); header != "" {
		var err error
		if mediaType, _, err = mime.ParseMediaType(header); err != nil {
			return attribution.Input{}, bad(http.StatusUnsupportedMediaType, "Content-Type: %v", err)
		}
	}
	switch mediaType {
	case "text/plain", "application/octet-stream", "application/x-www-form-urlencoded": // the last is what curl -d says
		return s.readArticle(r.Context(), articles.Text, r.Body)
	case "text/html", "application/xhtml+xml":
		return s.readArticle(r.Context(), articles.HTML, r.Body)
	case "application/json":
		var line bytes.Buffer
		if _, err := io.Copy(&line, r.Body); err != nil {
			return attribution.Input{}, err
		}
		article, err := articles.ParseLine(articles.Line{Bytes: line.Bytes()})
		if err != nil {
			return attribution.Input{}, bad(http.StatusBadRequest, "%v", err)
		}
		return article.Input, s.check(article.Text)
	}
	return attribution.Input{}, bad(http.StatusUnsupportedMediaType, "Content-Type %s; known are text/plain, text/html and application/json", mediaType)
}

// readForm reads the one article of a form: a file if there is one, else the
// text pasted. A page's own meta comes along in the field of that name.
func (s *server) readForm(r *http.Request) (attribution.Input, error) {
	if err := r.ParseMultipartForm(s.limits.bytes); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return attribution.Input{}, err
	}
	if file, header, err := r.FormFile("file"); err == nil {
		defer file.Close()
		from := articles.ByName
		switch strings.ToLower(filepath.Ext(header.Filename)) {
		case ".html", ".htm", ".xhtml":
			from = articles.HTML
		case ".txt", ".text", ".md":
			from = articles.Text
		}
		in, err := s.readArticle(r.Context(), from, file)
		if err == nil {
			in.ID = attribution.StringID(header.Filename)
		}
		return in, err
	} else if !errors.Is(err, http.ErrMissingFile) && !errors.Is(err, http.ErrNotMultipart) {
		return attribution.Input{}, err
	}
	// Browsers send line breaks as CR LF, whatever was pasted.
	in := attribution.Input{Text: strings.ReplaceAll(r.FormValue("text"), "\r\n", "\n")}
	if value := r.FormValue("id"); value != "" {
		var err error
		if in.ID, err = attribution.JSONID([]byte(value)); err != nil {
			return in, bad(http.StatusBadRequest, "id: not JSON")
		}
	}
	if value := r.FormValue("meta"); value != "" {
		if in.Meta = json.RawMessage(value); !json.Valid(in.Meta) {
			return in, bad(http.StatusBadRequest, "meta: not JSON")
		}
	}
	switch text := strings.TrimSpace(in.Text); {
	case text == "":
		return in, bad(http.StatusBadRequest, "There is no text. Paste an article or choose a file.")
	case isAddress(text):
		return in, bad(http.StatusBadRequest, "This is an address. Nothing is fetched from there: paste the article's text.")
	case strings.HasPrefix(http.DetectContentType([]byte(text)), "text/html"): // the source of a page
		page, err := s.readArticle(r.Context(), articles.HTML, strings.NewReader(in.Text))
		if err != nil {
			return in, err
		}
		in = attribution.Input{ID: in.ID, Meta: page.Meta, Text: page.Text}
	}
	return in, s.check(in.Text)
}

// isAddress reports whether somebody pasted a web address for an article.
func isAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && !strings.ContainsAny(text, " \n")
}

func (s *server) check(text string) error {
	if int64(len(text)) > s.limits.bytes {
		return bad(http.StatusRequestEntityTooLarge, "the text has more than %d bytes", s.limits.bytes)
	}
	return nil
}

func (s *server) readArticle(ctx context.Context, from articles.Format, body io.Reader) (attribution.Input, error) {
	reader := articles.Reader{From: from, Stdin: body, Limit: s.limits.bytes}
	for article, err := range reader.All(ctx) {
		var wrong *articles.Error
		switch {
		case errors.Is(err, articles.ErrTooLong):
			return attribution.Input{}, bad(http.StatusRequestEntityTooLarge, "the text has more than %d bytes", s.limits.bytes)
		case errors.As(err, &wrong):
			return attribution.Input{}, wrong.Err
		case err != nil:
			return attribution.Input{}, err
		}
		return article.Input, s.check(article.Text)
	}
	if ctx.Err() != nil { // the time is over, or the client went
		return attribution.Input{}, ctx.Err()
	}
	return attribution.Input{}, bad(http.StatusBadRequest, "there is no article in it")
}
