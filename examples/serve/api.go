package main

import (
	"bytes"
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/render"
)

// format is a way to write one result.
type format struct {
	name, mediaType, extension string
	write                      func(*bytes.Buffer, attribution.Result, bool) error
}

// formats are what can be downloaded, the first by default.
func formats() []format {
	out := []format{{
		name: "json", mediaType: "application/json", extension: ".json",
		write: func(b *bytes.Buffer, r attribution.Result, withText bool) error {
			line, err := r.AppendJSON(nil, withText)
			b.Write(append(line, '\n'))
			return err
		},
	}}
	for _, f := range render.Formats() {
		out = append(out, format{
			name: f.Name, mediaType: f.MediaType, extension: f.Extension,
			write: func(b *bytes.Buffer, r attribution.Result, _ bool) error {
				return f.Render(b, r, render.Options{})
			},
		})
	}
	return out
}

// formatFor returns the format of that name, else the first that the client
// accepts, else JSON.
func formatFor(name, accept string) (format, error) {
	known := formats()
	if name != "" {
		i := slices.IndexFunc(known, func(f format) bool { return f.name == name })
		if i < 0 {
			return format{}, bad(http.StatusBadRequest, "to: unknown format %q", name)
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

// extract is POST /v1/extract.
func (s *server) extract(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	f, err := formatFor(query.Get("to"), r.Header.Get("Accept"))
	var options attribution.Options
	var in attribution.Input
	var result attribution.Result
	if err == nil {
		options, err = optionsFor(query.Get)
	}
	if err == nil {
		in, err = s.readBody(r)
	}
	if err == nil {
		result, err = s.find(options, in)
	}
	if err != nil {
		status, why := statusOf(err)
		writeError(w, status, why)
		return
	}
	withText := query.Get("text") == "true" || strings.Contains(r.Header.Get("Content-Type"), "html")
	send(w, f, result, withText)
}

// download is POST /download, from the page.
func (s *server) download(w http.ResponseWriter, r *http.Request) {
	in, err := s.readForm(r)
	var f format
	var options attribution.Options
	var result attribution.Result
	if err == nil {
		f, err = formatFor(r.FormValue("to"), "")
	}
	if err == nil {
		options, err = optionsFor(r.FormValue)
	}
	if err == nil {
		result, err = s.find(options, in)
	}
	if err != nil {
		status, why := statusOf(err)
		writeError(w, status, why)
		return
	}
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": "statements" + f.extension}))
	send(w, f, result, true)
}

func send(w http.ResponseWriter, f format, r attribution.Result, withText bool) {
	var b bytes.Buffer
	if err := f.write(&b, r, withText); err != nil {
		w.Header().Del("Content-Disposition")
		writeError(w, http.StatusInternalServerError, err.Error())
		return
	}
	if f.name == "html" {
		// The page brings its own style, and its own policy that forbids all else.
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
	}
	w.Header().Set("Content-Type", f.mediaType)
	_, _ = w.Write(b.Bytes())
}
