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
	"os"
	"path/filepath"
	"strings"

	"github.com/whosaid/whosaid/attribution"
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
	case isLate(err):
		return http.StatusServiceUnavailable, "this took too long; try again later or with a shorter text"
	case errors.Is(err, os.ErrDeadlineExceeded):
		return http.StatusRequestTimeout, "the request did not come in time"
	}
	return http.StatusBadRequest, err.Error()
}

// optionsFor returns what the request's fields ask for.
func optionsFor(field func(string) string) (attribution.Options, error) {
	var options attribution.Options
	var err error
	if options.Acts, err = attribution.ParseActs(field("acts")); err != nil {
		return options, bad(http.StatusBadRequest, "acts: %v", err)
	}
	if value := field("min-confidence"); value != "" {
		// Numbers as JSON has them: no NaN, no infinity, no hexadecimal.
		var number *float64
		if err := json.Unmarshal([]byte(value), &number); err == nil && number != nil && *number <= 1 {
			options.MinConfidence = *number
		} else {
			return options, bad(http.StatusBadRequest, "min-confidence: %q is no number up to 1", value)
		}
	}
	return options, nil
}

// readBody reads the one article of a program's request.
func (s *server) readBody(r *http.Request) (articles.Article, error) {
	mediaType := "application/octet-stream"
	if header := r.Header.Get("Content-Type"); header != "" {
		var parameters map[string]string
		var err error
		if mediaType, parameters, err = mime.ParseMediaType(header); err != nil {
			return articles.Article{}, bad(http.StatusUnsupportedMediaType, "Content-Type: %v", err)
		}
		if name := parameters["charset"]; name != "" && !articles.KnowsEncoding(name) {
			return articles.Article{}, bad(http.StatusUnsupportedMediaType, "Content-Type: unknown charset %q", name)
		}
	}
	format := articles.Text
	switch mediaType {
	case "text/plain":
	case "application/octet-stream", "application/x-www-form-urlencoded": // the last is what curl -d says
		format = articles.ByName
	case "text/html", "application/xhtml+xml":
		format = articles.HTML
	case "application/json":
		format = articles.JSONL
	default:
		return articles.Article{}, bad(http.StatusUnsupportedMediaType, "Content-Type %s; known are text/plain, text/html and application/json", mediaType)
	}
	body, err := s.unpacked(r)
	if err != nil {
		return articles.Article{}, err
	}
	if len(body) == 0 {
		return articles.Article{}, bad(http.StatusBadRequest, "there is nothing in the request")
	}
	if format == articles.ByName {
		format = articles.Sniff(body)
	}
	if format != articles.JSONL {
		return s.readArticle(r.Context(), format, r.Header.Get("Content-Type"), body)
	}
	article, err := articles.ParseObject(body, r.Header.Get("Content-Type"))
	if err != nil {
		return articles.Article{}, bad(http.StatusBadRequest, "%v", err)
	}
	return article, s.check(article.Text)
}

// unpacked reads the body of a request and undoes its Content-Encoding.
func (s *server) unpacked(r *http.Request) ([]byte, error) {
	encoding := strings.ToLower(r.Header.Get("Content-Encoding"))
	switch encoding {
	case "", "identity", "gzip", "x-gzip", "zstd":
	default:
		return nil, bad(http.StatusUnsupportedMediaType, "Content-Encoding %s; known are gzip and zstd", encoding)
	}
	body, err := readAll(r.Body, r.ContentLength)
	if err != nil || encoding == "" || encoding == "identity" {
		return body, err
	}
	body, err = articles.Unpack(body, s.limits.body())
	switch {
	case errors.Is(err, articles.ErrTooLong):
		return nil, bad(http.StatusRequestEntityTooLarge, "the request has more than %d bytes", s.limits.body())
	case err != nil:
		return nil, bad(http.StatusBadRequest, "Content-Encoding %s: %v", encoding, err)
	}
	return body, nil
}

// readAll reads to the end, into a buffer of the right size where that was said.
func readAll(body io.Reader, size int64) ([]byte, error) {
	var b bytes.Buffer
	if size > 0 {
		b.Grow(int(size) + bytes.MinRead)
	}
	_, err := b.ReadFrom(body)
	return b.Bytes(), err
}

// form is what a page sends. It stays in memory: files that net/http writes for
// large forms are not always removed.
type form struct {
	fields   map[string][]byte
	file     []byte
	fileName string // empty without a file
}

func (f *form) field(name string) string { return string(f.fields[name]) }

func (s *server) readForm(r *http.Request) (*form, error) {
	f := &form{fields: map[string][]byte{}}
	parts, err := r.MultipartReader()
	if errors.Is(err, http.ErrNotMultipart) {
		if err := r.ParseForm(); err != nil {
			return f, err
		}
		for name, values := range r.PostForm {
			f.fields[name] = []byte(values[0])
		}
		return f, nil
	} else if err != nil {
		return f, bad(http.StatusBadRequest, "Content-Type: %v", err)
	}
	for range 20 { // more than the page has
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) {
			return f, nil
		} else if err != nil {
			return f, err
		}
		content, err := readAll(part, 0)
		if err != nil {
			return f, err
		}
		switch name := part.FormName(); {
		case name == "file" && part.FileName() != "":
			f.file, f.fileName = content, part.FileName()
		case f.fields[name] == nil:
			f.fields[name] = content
		}
	}
	return f, bad(http.StatusBadRequest, "the form has too many fields")
}

// articleOf reads the one article of a form: a file if there is one, else the
// text pasted. A page's own meta comes along in the field of that name.
func (s *server) articleOf(ctx context.Context, f *form) (articles.Article, error) {
	if f.fileName != "" {
		from := articles.ByName
		switch strings.ToLower(filepath.Ext(f.fileName)) {
		case ".html", ".htm", ".xhtml":
			from = articles.HTML
		case ".txt", ".text", ".md":
			from = articles.Text
		}
		article, err := s.readArticle(ctx, from, "", f.file)
		article.ID = attribution.StringID(f.fileName)
		return article, err
	}
	// Browsers send line breaks as CR LF, whatever was pasted.
	var article articles.Article
	article.Text = strings.ReplaceAll(f.field("text"), "\r\n", "\n")
	if value := f.fields["id"]; len(value) > 0 {
		var err error
		if article.ID, err = attribution.JSONID(value); err != nil {
			return article, bad(http.StatusBadRequest, "id: not JSON")
		}
	}
	if value := f.fields["meta"]; len(value) > 0 {
		if article.Meta = json.RawMessage(value); !json.Valid(value) {
			return article, bad(http.StatusBadRequest, "meta: not JSON")
		}
		var meta struct{ Author string }
		_ = json.Unmarshal(value, &meta) // of a page it is an object
		article.Byline = meta.Author
	}
	switch text := strings.TrimSpace(article.Text); {
	case text == "":
		return article, bad(http.StatusBadRequest, "There is no text. Paste an article or choose a file.")
	case isAddress(text):
		return article, bad(http.StatusBadRequest, "This is an address. Nothing is fetched from there: paste the article's text.")
	case strings.HasPrefix(http.DetectContentType([]byte(text)), "text/html"): // the source of a page
		page, err := s.readArticle(ctx, articles.HTML, "", []byte(article.Text))
		if err != nil {
			return article, err
		}
		page.ID = article.ID
		article = page
	}
	return article, s.check(article.Text)
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

func (s *server) readArticle(ctx context.Context, from articles.Format, mediaType string, body []byte) (articles.Article, error) {
	reader := articles.Reader{From: from, Stdin: bytes.NewReader(body), MediaType: mediaType, Limit: s.limits.bytes}
	for article, err := range reader.All(context.WithoutCancel(ctx)) {
		var wrong *articles.Error
		switch {
		case errors.Is(err, articles.ErrTooLong):
			return article, bad(http.StatusRequestEntityTooLarge, "the text has more than %d bytes", s.limits.bytes)
		case errors.As(err, &wrong):
			return article, wrong.Err
		case err != nil:
			return article, err
		}
		return article, s.check(article.Text)
	}
	return articles.Article{}, bad(http.StatusBadRequest, "there is no article in it")
}
