package main

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/examples/internal/articles"
	"github.com/whosaid/whosaid/examples/internal/pages"
)

//go:embed web
var web embed.FS

// limits are what one request may take, and what the server is called.
type limits struct {
	bytes    int64 // of a text
	answer   int64 // bytes of an answer
	time     time.Duration
	parallel int
	hosts    []string // names of the server besides its addresses
	rawCSV   bool
}

// body is how many bytes a request may have: a form names its fields and may
// have three bytes for one.
func (l limits) body() int64 { return 3*l.bytes + 64<<10 }

type server struct {
	limits limits
	gates  *gates
	find   finder
}

// finder makes the document of an input; an error is one of the options, or of
// the time that is over.
type finder func(context.Context, attribution.Options, attribution.Input) (attribution.Result, error)

// newFinder returns the library's own. It keeps the extractors of the options
// it meets, as each has memory that it uses again.
func newFinder() finder {
	var mu sync.Mutex
	kept := map[string]*attribution.Extractor{}
	return func(ctx context.Context, options attribution.Options, in attribution.Input) (attribution.Result, error) {
		key := fmt.Sprint(options.Acts, options.MinConfidence)
		mu.Lock()
		extractor := kept[key]
		mu.Unlock()
		if extractor == nil {
			var err error
			if extractor, err = attribution.New(options); err != nil {
				return attribution.Result{}, err
			}
			mu.Lock()
			if len(kept) < 16 { // whoever asks for more pays for it
				kept[key] = extractor
			}
			mu.Unlock()
		}
		return extractor.ExtractInput(ctx, in)
	}
}

// newHandler returns the whole service.
func newHandler(l limits, find finder) http.Handler {
	if l.answer == 0 {
		l.answer = 16 * l.bytes
	}
	s := &server{limits: l, gates: newGates(l), find: find}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", s.form)
	mux.Handle("POST /{$}", s.work(s.page))
	mux.Handle("POST /download", s.work(s.download))
	mux.Handle("POST /v1/extract", s.work(s.extract))
	mux.HandleFunc("GET /openapi.json", s.openAPI)
	mux.HandleFunc("GET /page.js", s.script)
	mux.HandleFunc("GET /page.css", s.stylesheet)
	mux.HandleFunc("GET /icon.svg", asset("web/icon.svg", "image/svg+xml"))
	mux.HandleFunc("GET /schema.json", s.schema)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = w.Write([]byte("ok\n"))
	})
	return harden(protect(l.hosts, explain(mux)))
}

// harden sets what every answer carries: pages load nothing from elsewhere and
// run no script but ours, whatever an article holds.
func harden(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// result finds the statements of an article and writes them with render, while
// it has a slot.
func (s *server) result(ctx context.Context, options attribution.Options, article articles.Article, render func(attribution.Result) error) error {
	if len(article.Text) > smallText {
		if err := s.gates.large.Acquire(ctx, 1); err != nil {
			return err
		}
		defer s.gates.large.Release(1)
	}
	if err := s.gates.slots.Acquire(ctx, 1); err != nil {
		return err
	}
	defer s.gates.slots.Release(1)
	result, err := s.find(ctx, options, article.Input)
	if err != nil {
		return err
	}
	article.Warn(result.Document)
	if size := atLeast(result.Document); size > s.limits.answer {
		return bad(http.StatusRequestEntityTooLarge, "the answer would have more than %d bytes: %d statements; send a part of the text",
			s.limits.answer, len(result.Document.Statements))
	}
	return render(result)
}

// atLeast is how many bytes a document takes in the shortest of the formats,
// about, so that nobody renders what is far too large.
func atLeast(d *attribution.Document) int64 {
	const statement, mention = 200, 50
	size := int64(0)
	for i := range d.Statements {
		size += statement
		for _, f := range d.Statements[i].Content {
			size += int64(f.End - f.Start)
		}
	}
	for i := range d.Entities {
		size += mention * int64(1+len(d.Entities[i].Mentions))
	}
	for i := range d.Sources {
		size += mention * int64(1+len(d.Sources[i].Mentions))
	}
	return size
}

func asset(name, mediaType string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		content, err := web.ReadFile(name)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", mediaType)
		_, _ = w.Write(content)
	}
}

func (s *server) stylesheet(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	_, _ = io.WriteString(w, pages.Stylesheet())
}

func (s *server) script(w http.ResponseWriter, r *http.Request) {
	own, err := web.ReadFile("web/page.js")
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	_, _ = w.Write(append([]byte(pages.Script), own...))
}

// openAPI is the description with the schema of a document in it, so that a
// copy of it is whole. In OpenAPI schemas refer to each other by another path.
func (s *server) openAPI(w http.ResponseWriter, r *http.Request) {
	api, err := describeAPI()
	if err != nil {
		writeError(w, http.StatusInternalServerError, err.Error())
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(api)
}

var describeAPI = sync.OnceValues(func() ([]byte, error) {
	description, err := web.ReadFile("web/openapi.json")
	if err != nil {
		return nil, err
	}
	var api map[string]any
	if err := json.Unmarshal(description, &api); err != nil {
		return nil, err
	}
	var document map[string]any
	if err := json.Unmarshal(bytes.ReplaceAll(attribution.JSONSchema(), []byte("#/$defs/"), []byte("#/components/schemas/")), &document); err != nil {
		return nil, err
	}
	schemas, _ := document["$defs"].(map[string]any)
	components, _ := api["components"].(map[string]any)
	if schemas == nil || components == nil {
		return nil, errors.New("serve: the schema has no definitions or the description no components")
	}
	for _, own := range []string{"$defs", "$id", "$schema"} {
		delete(document, own)
	}
	schemas["document"] = document
	components["schemas"] = schemas
	return json.MarshalIndent(api, "", "  ")
})

// schema is the JSON Schema alone.
func (s *server) schema(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/schema+json")
	_, _ = w.Write(attribution.JSONSchema())
}

// writeError answers a program.
func writeError(w http.ResponseWriter, status int, why string) {
	send(w, limits{time: time.Minute}, jsonError(status, why))
}

func jsonError(status int, why string) reply {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(map[string]string{"error": why}) // strings never fail
	header := map[string]string{"Content-Type": "application/json"}
	if status == http.StatusServiceUnavailable {
		header["Retry-After"] = "5"
	}
	return reply{status, header, b.Bytes()}
}

// errorReply says an error to a program.
func errorReply(err error) reply { return jsonError(statusOf(err)) }
