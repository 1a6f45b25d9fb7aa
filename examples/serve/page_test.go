package main

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPage(t *testing.T) {
	s := serve(t, generous, fixed)
	empty := get(t, s.URL+"/")
	assert.Equal(t, http.StatusOK, empty.status)
	assert.NotContains(t, empty.body, `class="rail"`)
	size := len(empty.body) + len(get(t, s.URL+"/page.css").body) + len(get(t, s.URL+"/page.js").body) + len(get(t, s.URL+"/icon.svg").body)
	assert.Less(t, size, 100_000, "the page with all that it loads")
	assert.Contains(t, get(t, s.URL+"/?example").body, "Karin Moll, said on Monday")

	got := upload(t, s.URL+"/", "", nil, url.Values{"text": {strings.ReplaceAll(text, "\n", "\r\n")}})
	require.Equal(t, http.StatusOK, got.status)
	assert.Contains(t, got.body, `Karin Moll</bdi></label>`)
	assert.Contains(t, got.body, "director (the port)")
	assert.Contains(t, got.body, "3 of 3 statements")
	assert.Contains(t, got.body, "&lt;b&gt;high&lt;/b&gt;")
	assert.NotContains(t, got.body, "<b>high")
	for _, f := range formats(false) {
		assert.Contains(t, got.body, `value="`+f.name+`"`)
	}
	assert.NotContains(t, got.header.Get("Content-Security-Policy"), "unsafe")
}

func TestPageFromFile(t *testing.T) {
	s := serve(t, generous, fixed)
	got := upload(t, s.URL+"/", "article.txt", []byte(text), url.Values{"text": {"ignored"}})
	require.Equal(t, http.StatusOK, got.status)
	assert.Contains(t, got.body, "3 of 3 statements")
	assert.Contains(t, got.body, `value="&#34;article.txt&#34;"`)
	assert.NotContains(t, got.body, "ignored")

	got = upload(t, s.URL+"/", "page.html", []byte("<html><body><p>The port of Vessa will double in size, its director said on Monday, and it begins in May.</p></body></html>"), nil)
	require.Equal(t, http.StatusOK, got.status)
	assert.Contains(t, got.body, "The port of Vessa will double")

	got = upload(t, s.URL+"/", "", nil, url.Values{"text": {"<!DOCTYPE html>\r\n<html><title>Port</title><body><p>The port of Vessa will double in size, its director said on Monday, and it begins in May.</p></body></html>"}})
	require.Equal(t, http.StatusOK, got.status, "the source of a page is pasted")
	assert.Contains(t, got.body, `<h1 id="d1-title" dir="auto">Port</h1>`)

	got = upload(t, s.URL+"/", "empty.html", []byte("<html></html>"), nil)
	assert.Equal(t, http.StatusBadRequest, got.status)
	assert.Contains(t, got.body, "no article found on the page")
}

func TestPageMistakes(t *testing.T) {
	s := serve(t, limits{bytes: 1000, time: 10 * time.Second, parallel: 4}, fixed)
	for _, test := range []struct {
		fields url.Values
		status int
		why    string
	}{
		{url.Values{"text": {"  "}}, 400, "There is no text"},
		{url.Values{"text": {" https://example.org/a?b "}}, 400, "This is an address"},
		{url.Values{"text": {"<html><body></body></html>"}}, 400, "no article found on the page"},
		{url.Values{"text": {"x"}, "acts": {"hope"}}, 400, "unknown act &#34;hope&#34;"},
		{url.Values{"text": {"x"}, "meta": {"{"}}, 400, "not JSON"},
		{url.Values{"text": {strings.Repeat("a", 1001)}}, 413, "more than 1000 bytes"},
		{url.Values{"text": {strings.Repeat("a", 100_000)}}, 413, "too large"},
	} {
		got := upload(t, s.URL+"/", "", nil, test.fields)
		assert.Equal(t, test.status, got.status)
		assert.Contains(t, got.body, test.why)
		assert.Contains(t, got.body, "<form")
		assert.Equal(t, test.status, upload(t, s.URL+"/download", "", nil, test.fields).status)
	}
}

func TestHostileText(t *testing.T) {
	s := serve(t, generous, newFinder())
	hostile := `</textarea><script>alert(1)</script>"><img src=x onerror=alert(1)> “Yes,” said <b>Mr</b> O'Neill.` + "\x00\xff"
	got := upload(t, s.URL+"/", `"><script>.txt`, []byte(hostile), nil)
	require.Equal(t, http.StatusOK, got.status)
	assert.Equal(t, 1, strings.Count(got.body, "<script"))
	assert.NotContains(t, got.body, "<img")
	assert.NotContains(t, got.body, "<b>")
}
