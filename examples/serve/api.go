package main

import (
	"bytes"
	"context"
	"io"
	"maps"
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/render"
	"github.com/whosaid/whosaid/examples/internal/articles"
)

// format is a way to write one result.
type format struct {
	name, mediaType, extension string
	write                      func(io.Writer, attribution.Result, bool) error
}

// formats are what can be downloaded, the first by default.
func formats(rawCSV bool) []format {
	out := []format{{
		name: "json", mediaType: "application/json", extension: ".json",
		write: func(w io.Writer, r attribution.Result, withText bool) error {
			line, err := r.AppendJSON(nil, withText)
			if err != nil {
				return err
			}
			_, err = w.Write(append(line, '\n'))
			return err
		},
	}}
	for _, f := range render.Formats() {
		name := f.Name
		if name == "csv" && !rawCSV {
			f, _ = render.FormatNamed("spreadsheet")
		}
		out = append(out, format{
			name: name, mediaType: f.MediaType, extension: f.Extension,
			write: func(b io.Writer, r attribution.Result, _ bool) error {
				return f.Render(b, r, render.Options{})
			},
		})
	}
	return out
}

// formatFor returns the format of that name, else the first that the client
// accepts, else JSON.
func (s *server) formatFor(name, accept string) (format, error) {
	known := formats(s.limits.rawCSV)
	if name != "" {
		i := slices.IndexFunc(known, func(f format) bool { return f.name == name })
		if i < 0 {
			var names []string
			for _, f := range known {
				names = append(names, f.name)
			}
			return format{}, bad(http.StatusBadRequest, "to: unknown format %q; known are %s", name, strings.Join(names, ", "))
		}
		return known[i], nil
	}
	for part := range strings.SplitSeq(accept, ",") {
		wanted, _, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		for _, f := range known {
			if offered, _, _ := mime.ParseMediaType(f.mediaType); offered == wanted {
				return f, nil
			}
		}
	}
	return known[0], nil
}

// parameters are those of /v1/extract.
var parameters = []string{"to", "acts", "min-confidence", "text"}

// extract is POST /v1/extract.
func (s *server) extract(r *http.Request) reply {
	query := r.URL.Query()
	for _, name := range slices.Sorted(maps.Keys(query)) {
		if !slices.Contains(parameters, name) {
			return errorReply(bad(http.StatusBadRequest, "unknown parameter %q; known are %s", name, strings.Join(parameters, ", ")))
		}
	}
	for _, name := range []string{"to", "min-confidence", "text"} {
		if query.Has(name) && query.Get(name) == "" {
			return errorReply(bad(http.StatusBadRequest, "%s: it is empty", name))
		}
	}
	withText := query.Get("text")
	if withText != "" && withText != "true" && withText != "false" {
		return errorReply(bad(http.StatusBadRequest, "text: %q is neither true nor false", withText))
	}
	f, err := s.formatFor(query.Get("to"), r.Header.Get("Accept"))
	if err != nil {
		return errorReply(err)
	}
	options, err := optionsFor(query.Get)
	if err != nil {
		return errorReply(err)
	}
	article, err := s.readBody(r)
	if err != nil {
		return errorReply(err)
	}
	return s.write(r.Context(), f, options, article, withText == "true" || article.Page || article.Warning != "")
}

// download is POST /download, from the page.
func (s *server) download(r *http.Request) reply {
	form, err := s.readForm(r)
	if err != nil {
		return errorReply(err)
	}
	f, err := s.formatFor(form.field("to"), "")
	if err != nil {
		return errorReply(err)
	}
	options, err := optionsFor(form.field)
	if err != nil {
		return errorReply(err)
	}
	article, err := s.articleOf(r.Context(), form)
	if err != nil {
		return errorReply(err)
	}
	out := s.write(r.Context(), f, options, article, true)
	if out.status == http.StatusOK {
		out.header["Content-Disposition"] = mime.FormatMediaType("attachment", map[string]string{"filename": "statements" + f.extension})
	}
	return out
}

// write finds the statements of an article and gives them in a format.
func (s *server) write(ctx context.Context, f format, options attribution.Options, article articles.Article, withText bool) reply {
	b := capped{most: s.limits.answer}
	err := s.result(ctx, options, article, func(result attribution.Result) error { return f.write(&b, result, withText) })
	if err != nil {
		return errorReply(err)
	}
	header := map[string]string{"Content-Type": f.mediaType}
	if f.name == "html" {
		// The page brings its own style, and its own policy that forbids all else.
		header["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
	}
	return reply{http.StatusOK, header, b.Bytes()}
}

// capped is a buffer with a limit: what would exceed it is an error.
type capped struct {
	bytes.Buffer
	most int64
}

func (c *capped) Write(p []byte) (int, error) {
	if int64(c.Len()+len(p)) > c.most {
		return 0, bad(http.StatusRequestEntityTooLarge, "the answer has more than %d bytes; send a part of the text, or ask for another format", c.most)
	}
	return c.Buffer.Write(p)
}
