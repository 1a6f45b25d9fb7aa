package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

const text = "“We begin in May,” Karin Moll told reporters, Radio Vessa reported.\n\n" +
	"The cost is <b>high</b>, Tomas Brill said. “It is & was,” Moll said."

// fixed knows the statements of text, so that these tests do not depend on
// what the library finds.
func fixed(_ context.Context, _ attribution.Options, in attribution.Input) (attribution.Result, error) {
	d := &attribution.Document{Text: in.Text}
	r := attribution.Result{ID: in.ID, Meta: in.Meta, Document: d}
	if in.Text != text {
		return r, nil
	}
	phrase := func(words string) attribution.Phrase {
		start := strings.Index(text, words)
		return attribution.Phrase{Text: words, Spans: []attribution.Fragment{{Start: start, End: start + len(words), Text: words}}}
	}
	moll, brill, radio := phrase("Karin Moll"), phrase("Tomas Brill"), phrase("Radio Vessa")
	statement := func(id int, kind attribution.Kind, words, name string, entity int) attribution.Statement {
		return attribution.Statement{
			ID: id, Kind: kind, Content: phrase(words).Spans, Confidence: 0.9, Evidence: "test",
			Speaker: &attribution.Speaker{Name: name, Type: attribution.TypePerson, Form: attribution.FormName, Entities: []int{entity}},
		}
	}
	d.Statements = []attribution.Statement{
		statement(1, attribution.KindDirect, "“We begin in May,”", "Karin Moll", 1),
		statement(2, attribution.KindIndirect, "The cost is <b>high</b>", "Tomas Brill", 2),
		statement(3, attribution.KindDirect, "“It is & was,”", "Karin Moll", 1),
	}
	d.Statements[2].Confidence = 0.8
	d.Statements[0].Source = &attribution.Credit{Name: "Radio Vessa", Kind: attribution.SourceBroadcaster, Mention: &radio}
	d.Entities = []attribution.Entity{
		{ID: 1, Name: "Karin Moll", Type: attribution.TypePerson, Mentions: []attribution.Phrase{moll}, Roles: []attribution.Role{{Text: "director", Of: "the port"}}},
		{ID: 2, Name: "Tomas Brill", Type: attribution.TypePerson, Mentions: []attribution.Phrase{brill}},
	}
	d.Sources = []attribution.Source{{Name: "Radio Vessa", Kind: attribution.SourceBroadcaster, Mentions: []attribution.Phrase{radio}}}
	return r, nil
}

var generous = limits{bytes: 100_000, time: 10 * time.Second, parallel: 4}

func serve(t *testing.T, l limits, f finder) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(newHandler(l, f))
	t.Cleanup(s.Close)
	return s
}

type answer struct {
	status int
	header http.Header
	body   string
}

func do(t *testing.T, r *http.Request) answer {
	t.Helper()
	response, err := http.DefaultClient.Do(r)
	require.NoError(t, err)
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	require.NoError(t, err)
	return answer{response.StatusCode, response.Header, string(body)}
}

func post(t *testing.T, address, mediaType, body string) answer {
	t.Helper()
	r, err := http.NewRequest(http.MethodPost, address, strings.NewReader(body))
	require.NoError(t, err)
	r.Header.Set("Content-Type", mediaType)
	return do(t, r)
}

func get(t *testing.T, address string) answer {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, address, nil)
	require.NoError(t, err)
	return do(t, r)
}

// upload posts a form with a file, as a browser does.
func upload(t *testing.T, address, name string, content []byte, fields url.Values) answer {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if name != "" {
		part, err := form.CreateFormFile("file", name)
		require.NoError(t, err)
		_, err = part.Write(content)
		require.NoError(t, err)
	}
	for field, values := range fields {
		require.NoError(t, form.WriteField(field, values[0]))
	}
	require.NoError(t, form.Close())
	return post(t, address, form.FormDataContentType(), body.String())
}

func TestAPI(t *testing.T) {
	s := serve(t, generous, fixed)
	object, err := json.Marshal(map[string]any{"id": []int{7}, "text": text, "date": "2025-03-03"})
	require.NoError(t, err)

	got := post(t, s.URL+"/v1/extract", "application/json; charset=utf-8", string(object))
	require.Equal(t, http.StatusOK, got.status, got.body)
	assert.Equal(t, "application/json", got.header.Get("Content-Type"))
	var d struct {
		Schema     int
		ID         []int
		Meta       map[string]string
		Text       *string
		Statements []attribution.Statement
	}
	require.NoError(t, json.Unmarshal([]byte(got.body), &d))
	assert.Equal(t, 1, d.Schema)
	assert.Equal(t, []int{7}, d.ID)
	assert.Equal(t, "2025-03-03", d.Meta["date"])
	assert.Nil(t, d.Text)
	require.Len(t, d.Statements, 3)
	assert.Equal(t, "“We begin in May,”", d.Statements[0].Content[0].Span().Of(text))

	got = post(t, s.URL+"/v1/extract?text=true", "text/plain", text)
	require.NoError(t, json.Unmarshal([]byte(got.body), &d))
	require.NotNil(t, d.Text)
	assert.Equal(t, text, *d.Text)
	assert.NotContains(t, got.body, `"id":0`)
}

func TestAPIReadsPages(t *testing.T) {
	s := serve(t, generous, fixed)
	got := post(t, s.URL+"/v1/extract", "text/html", "<html><title>Port</title><body><article><p>The port of Vessa will double in size, its director said on Monday, and it begins in May.</p></article></body></html>")
	require.Equal(t, http.StatusOK, got.status, got.body)
	assert.Contains(t, got.body, `"text":"The port of Vessa`)
	assert.Contains(t, got.body, `"title":"Port"`)
}

func TestEveryFormatIsWellFormed(t *testing.T) {
	s := serve(t, generous, fixed)
	checks := map[string]func(string) error{
		"json":          func(b string) error { return json.Unmarshal([]byte(b), new(any)) },
		"jsonld":        func(b string) error { return json.Unmarshal([]byte(b), new(any)) },
		"webannotation": func(b string) error { return json.Unmarshal([]byte(b), new(any)) },
		"tei":           func(b string) error { return xml.Unmarshal([]byte(b), new(struct{})) },
		"csv":           func(b string) error { _, err := csv.NewReader(strings.NewReader(b)).ReadAll(); return err },
	}
	for _, f := range formats(false) {
		t.Run(f.name, func(t *testing.T) {
			got := post(t, s.URL+"/v1/extract?to="+f.name, "text/plain", text)
			require.Equal(t, http.StatusOK, got.status, got.body)
			assert.Equal(t, f.mediaType, got.header.Get("Content-Type"))
			if check := checks[f.name]; check != nil {
				assert.NoError(t, check(got.body))
			}
			down := upload(t, s.URL+"/download", "", nil, url.Values{"text": {text}, "to": {f.name}})
			require.Equal(t, http.StatusOK, down.status, down.body)
			disposition, params, err := mime.ParseMediaType(down.header.Get("Content-Disposition"))
			require.NoError(t, err)
			assert.Equal(t, "attachment", disposition)
			assert.Equal(t, "statements"+f.extension, params["filename"])
		})
	}
}

func TestAcceptDecides(t *testing.T) {
	s := serve(t, generous, fixed)
	for accept, want := range map[string]string{
		"":                          "application/json",
		"*/*":                       "application/json",
		"text/csv":                  "text/csv",
		"image/png, text/html;q=.9": "text/html",
		"nonsense/":                 "application/json",
	} {
		r, err := http.NewRequest(http.MethodPost, s.URL+"/v1/extract", strings.NewReader(text))
		require.NoError(t, err)
		r.Header.Set("Accept", accept)
		got := do(t, r)
		assert.True(t, strings.HasPrefix(got.header.Get("Content-Type"), want), "%s: %s", accept, got.header.Get("Content-Type"))
	}
}

func TestAPIMistakes(t *testing.T) {
	s := serve(t, limits{bytes: 1000, time: 10 * time.Second, parallel: 4}, fixed)
	long := strings.Repeat("a", 1001)
	tests := []struct {
		name, query, mediaType, body string
		status                       int
		why                          string
	}{
		{"no JSON", "", "application/json", "nope", 400, "not JSON"},
		{"no text", "", "application/json", "{}", 400, `no "text"`},
		{"media type", "", "application/pdf", "x", 415, "application/pdf"},
		{"broken media type", "", "text/", "x", 415, "Content-Type"},
		{"format", "?to=pdf", "text/plain", "x", 400, `unknown format "pdf"`},
		{"acts", "?acts=hope", "text/plain", "x", 400, `unknown act "hope"`},
		{"confidence", "?min-confidence=high", "text/plain", "x", 400, "min-confidence"},
		{"confidence too high", "?min-confidence=2", "text/plain", "x", 400, "min-confidence"},
		{"long text", "", "text/plain", long, 413, "more than 1000 bytes"},
		{"long JSON", "", "application/json", `{"text":"` + long + `"}`, 413, "more than 1000 bytes"},
		{"huge", "", "application/json", `{"text":"` + strings.Repeat(long, 100) + `"}`, 413, "too large"},
		{"packed", "", "text/plain", packed(t, strings.Repeat(long, 100)), 413, "more than 1000 bytes"},
		{"page without article", "", "text/html", "<html></html>", 400, "no article"},
		{"nothing as text", "", "text/plain", "", 400, "nothing in the request"},
		{"nothing as JSON", "", "application/json", "", 400, "nothing in the request"},
		{"nothing as a page", "", "text/html", "", 400, "nothing in the request"},
		{"text is null", "?text=null", "text/plain", "x", 400, `text: "null" is neither true nor false`},
		{"text is empty", "?text=", "text/plain", "x", 400, "text: it is empty"},
		{"confidence is hexadecimal", "?min-confidence=0x1p-2", "text/plain", "x", 400, "min-confidence"},
		{"confidence is infinite", "?min-confidence=-Inf", "text/plain", "x", 400, "min-confidence"},
		{"charset", "", "text/plain; charset=klingon", "x", 415, `unknown charset "klingon"`},
		{"a PDF", "", "text/plain", "%PDF-1.7", 400, "a PDF file"},
		{"parameter", "?act=all", "text/plain", "x", 400, `unknown parameter "act"; known are to, acts, min-confidence, text`},
		{"a list under no type", "", "application/x-www-form-urlencoded", `[{"text":"x"}]`, 400, "not a JSON object"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := post(t, s.URL+"/v1/extract"+test.query, test.mediaType, test.body)
			assert.Equal(t, test.status, got.status)
			var e struct{ Error string }
			require.NoError(t, json.Unmarshal([]byte(got.body), &e), got.body)
			assert.Contains(t, e.Error, test.why)
		})
	}
	got := get(t, s.URL+"/v1/extract")
	assert.Equal(t, http.StatusMethodNotAllowed, got.status)
	assert.Equal(t, "POST", got.header.Get("Allow"))
	assert.JSONEq(t, `{"error":"GET /v1/extract: method not allowed"}`, got.body)
	got = get(t, s.URL+"/nothing")
	assert.Equal(t, http.StatusNotFound, got.status)
	assert.JSONEq(t, `{"error":"GET /nothing: not found"}`, got.body)
}

// TestUnsaidMediaType has bodies as curl -d and --data-binary send them: what
// they are is told by their first bytes.
func TestUnsaidMediaType(t *testing.T) {
	s := serve(t, generous, fixed)
	page := "<!doctype html><html><body><nav>Menu</nav><article><p>" + strings.Repeat("The port of Vessa begins in May. ", 10) + "</p></article></body></html>"
	for body, want := range map[string]string{
		"{\n  \"id\": \"wire-7\",\n  \"text\": \"Hi.\"\n}": `"id":"wire-7","text":"Hi."`,
		page:  `"text":"The port of Vessa begins`,
		"Hi.": `"text":"Hi."`,
	} {
		for _, mediaType := range []string{"", "application/octet-stream", "application/x-www-form-urlencoded"} {
			got := post(t, s.URL+"/v1/extract?text=true", mediaType, body)
			assert.Equal(t, http.StatusOK, got.status, got.body)
			assert.Contains(t, got.body, want, mediaType)
		}
	}
}

func TestContentEncoding(t *testing.T) {
	s := serve(t, limits{bytes: 1000, time: 10 * time.Second, parallel: 4}, fixed)
	for _, test := range []struct {
		encoding, mediaType, body string
		status                    int
		want                      string
	}{
		{"gzip", "application/json", packed(t, `{"text":"Hi."}`), 200, `"text":"Hi."`},
		{"gzip", "text/plain", packed(t, "Hi."), 200, `"text":"Hi."`},
		{"gzip", "", packed(t, `{"text":"Hi."}`), 200, `"text":"Hi."`},
		{"identity", "text/plain", "Hi.", 200, `"text":"Hi."`},
		{"br", "text/plain", "Hi.", 415, "Content-Encoding br"},
		{"gzip", "text/plain", packed(t, strings.Repeat("a", 1<<20)), 413, "more than"},
		{"gzip", "text/plain", packed(t, "Hi.")[:15], 400, "Content-Encoding gzip: "},
	} {
		r, err := http.NewRequest(http.MethodPost, s.URL+"/v1/extract?text=true", strings.NewReader(test.body))
		require.NoError(t, err)
		r.Header.Set("Content-Encoding", test.encoding)
		r.Header.Set("Content-Type", test.mediaType)
		got := do(t, r)
		assert.Equal(t, test.status, got.status, got.body)
		assert.Contains(t, got.body, test.want)
	}
}

func packed(t *testing.T, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte(s))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.String()
}

// TestWorkStopsWithItsRequest holds that a slot is free when the time of a
// request is over, or its client has gone.
func TestWorkStopsWithItsRequest(t *testing.T) {
	ended := make(chan error, 10)
	slow := func(ctx context.Context, o attribution.Options, in attribution.Input) (attribution.Result, error) {
		if in.Text == "quick" {
			return fixed(ctx, o, in)
		}
		<-ctx.Done()
		ended <- ctx.Err()
		return attribution.Result{}, ctx.Err()
	}
	s := serve(t, limits{bytes: 1000, time: 50 * time.Millisecond, parallel: 1}, slow)
	for range 3 {
		got := post(t, s.URL+"/v1/extract", "text/plain", "x")
		assert.Equal(t, http.StatusServiceUnavailable, got.status)
		assert.Equal(t, "5", got.header.Get("Retry-After"))
		assert.Contains(t, got.body, "too long")
		assert.ErrorIs(t, <-ended, context.DeadlineExceeded)
		assert.Equal(t, http.StatusOK, post(t, s.URL+"/v1/extract", "text/plain", "quick").status)
	}
	assert.Equal(t, http.StatusOK, get(t, s.URL+"/healthz").status)

	s = serve(t, limits{bytes: 1000, time: time.Hour, parallel: 1}, slow)
	ctx, cancel := context.WithCancel(context.Background())
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.URL+"/v1/extract", strings.NewReader("x"))
	require.NoError(t, err)
	time.AfterFunc(20*time.Millisecond, cancel)
	_, err = http.DefaultClient.Do(r)
	assert.ErrorIs(t, err, context.Canceled)
	assert.ErrorIs(t, <-ended, context.Canceled)
	assert.Equal(t, http.StatusOK, post(t, s.URL+"/v1/extract", "text/plain", "quick").status)
}

func TestBadOptions(t *testing.T) {
	s := serve(t, generous, func(context.Context, attribution.Options, attribution.Input) (attribution.Result, error) {
		return attribution.Result{}, errors.New("attribution: no such language")
	})
	got := post(t, s.URL+"/v1/extract", "text/plain", "x")
	assert.Equal(t, http.StatusBadRequest, got.status)
	assert.Contains(t, got.body, "no such language")
}

func TestGracefulStop(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	lines, stderr := io.Pipe()
	done := make(chan error, 1)
	go func() {
		done <- run(ctx, []string{"-addr", "localhost:0"}, stderr)
	}()
	said := make([]byte, 200)
	n, err := lines.Read(said)
	require.NoError(t, err)
	address, ok := strings.CutPrefix(strings.TrimSpace(string(said[:n])), "Listening on ")
	require.True(t, ok, string(said[:n]))
	assert.Equal(t, "ok\n", get(t, address+"/healthz").body)
	cancel()
	select {
	case err := <-done:
		assert.NoError(t, err)
	case <-time.After(10 * time.Second):
		t.Fatal("it does not stop")
	}
	_, err = http.Get(address + "/healthz")
	assert.Error(t, err)
}

func TestFlags(t *testing.T) {
	assert.Error(t, run(context.Background(), []string{"-timeout", "0s"}, io.Discard))
	assert.Error(t, run(context.Background(), []string{"-addr", "localhost:-1"}, io.Discard))
	assert.ErrorContains(t, run(context.Background(), []string{"article.txt"}, io.Discard), "article.txt is no flag")
}
