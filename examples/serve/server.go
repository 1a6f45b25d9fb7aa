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
	"github.com/whosaid/whosaid/examples/internal/pages"
)

//go:embed web
var web embed.FS

// limits are what one request may take.
type limits struct {
	bytes    int64
	time     time.Duration
	parallel int
}

type server struct {
	limits limits
	slots  chan struct{}
	find   finder
}

// finder makes the document of an input; an error is one of the options.
type finder func(attribution.Options, attribution.Input) (attribution.Result, error)

// newFinder returns the library's own. It keeps the extractors of the options
// it meets, as each has memory that it uses again.
func newFinder() finder {
	var mu sync.Mutex
	kept := map[string]*attribution.Extractor{}
	return func(options attribution.Options, in attribution.Input) (attribution.Result, error) {
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
		return extractor.ExtractInput(context.Background(), in)
	}
}

// newHandler returns the whole service.
func newHandler(l limits, find finder) http.Handler {
	s := &server{limits: l, slots: make(chan struct{}, l.parallel), find: find}
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
	return harden(mux)
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

// work limits the size and the time of a request and how many there are at
// once. A request that finds no slot in its time is told to come again.
func (s *server) work(next http.HandlerFunc) http.Handler {
	limited := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case s.slots <- struct{}{}:
			defer func() { <-s.slots }()
		case <-r.Context().Done():
			return // the client went, or the time is over and it was told
		}
		next(w, r)
	})
	timed := http.TimeoutHandler(limited, s.limits.time, `{"error":"this took too long; try again later or with a shorter text"}`+"\n")
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// A form names its fields and may have three bytes for one.
		r.Body = http.MaxBytesReader(w, r.Body, 3*s.limits.bytes+64<<10)
		timed.ServeHTTP(w, r)
	})
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
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(map[string]string{"error": why}) // strings never fail
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(b.Bytes())
}
