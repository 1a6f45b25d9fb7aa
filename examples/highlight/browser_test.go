package main

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/examples/internal/browsertest"
	"github.com/whosaid/whosaid/examples/internal/invented"
)

// open makes a page of the articles and opens it.
func open(t *testing.T, p *browsertest.Page, args ...string) string {
	t.Helper()
	var page bytes.Buffer
	require.NoError(t, run(args, nil, &page))
	browsertest.Validate(t, page.Bytes())
	path := filepath.Join(t.TempDir(), "page.html")
	require.NoError(t, os.WriteFile(path, page.Bytes(), 0o644))
	address := (&url.URL{Scheme: "file", Path: path}).String()
	p.Do(chromedp.Navigate(address))
	return address
}

// TestArticleInTheBrowser chooses speakers and statements on a page that may
// run no script.
func TestArticleInTheBrowser(t *testing.T) {
	p := browsertest.Open(t)
	address := open(t, p, "../../testdata/tehran-times-rail.txt")
	p.Look("highlight")
	p.Do(chromedp.Click(chromedp.CSS("#d1-s6 a")))
	assert.Equal(t, "fixed", browsertest.Eval[string](p, `getComputedStyle(document.querySelector("tr:target")).position`))
	assert.NotEqual(t, "none", browsertest.Eval[string](p, `getComputedStyle(document.querySelector("#d1-s6")).outlineStyle`))
	assert.Equal(t, 0, browsertest.Eval[int](p, "scrollY"), "the text stays where it is")
	p.Look("highlight-statement")
	p.Do(chromedp.Click(chromedp.CSS("#d1-w1")))
	assert.Equal(t, []string{address}, p.Requests(), "it loads nothing")
	assert.Empty(t, p.Errors())
	p.Do(chromedp.Navigate(address + "#d1-w0"))
	assert.Less(t, browsertest.Eval[int](p, `document.querySelectorAll(".text mark").length - [...document.querySelectorAll(".text mark")]
		.filter(m => getComputedStyle(m).backgroundImage === "none" && getComputedStyle(m).backgroundColor === "rgba(0, 0, 0, 0)").length`),
		browsertest.Eval[int](p, `document.querySelectorAll(".text mark").length`), "a speaker can be linked")
	p.Look("highlight-speaker")
}

// TestManyInTheBrowser has a page of 200 articles. What is out of sight is not
// drawn, so that it opens about as fast as a page of ten.
func TestManyInTheBrowser(t *testing.T) {
	var lines bytes.Buffer
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		a := invented.News(r)
		require.NoError(t, json.NewEncoder(&lines).Encode(map[string]any{"id": a.ID, "title": a.Title, "text": a.Text}))
	}
	path := filepath.Join(t.TempDir(), "many.jsonl")
	require.NoError(t, os.WriteFile(path, lines.Bytes(), 0o644))
	p := browsertest.Open(t)
	open(t, p, "-title", "Two hundred articles", path)
	assert.Equal(t, 200, browsertest.Eval[int](p, `document.querySelectorAll(".contents li a").length`))
	assert.Equal(t, 0, browsertest.Eval[int](p, `[...document.querySelectorAll(".contents a")].filter(a => !document.querySelector(a.hash)).length`))
	assert.Equal(t, "auto", browsertest.Eval[string](p, `getComputedStyle(document.querySelector("#d150 .text")).contentVisibility`))
	colours := `[...new Set([...document.querySelectorAll(".rail label")].filter(l => l.textContent.endsWith("Karin Moll"))
		.map(l => l.firstChild.className))].length`
	assert.Equal(t, 1, browsertest.Eval[int](p, colours), "somebody has one colour in all articles")
	p.Do(chromedp.Click(chromedp.CSS(".contents li:nth-child(150) a")))
	assert.InDelta(t, 0, browsertest.Eval[float64](p, `document.querySelector("#d150").getBoundingClientRect().top`), 100)
}

func TestTestdataInTheBrowser(t *testing.T) {
	p := browsertest.Open(t)
	open(t, p, "../../testdata/bbc-live-storm.txt", "../../testdata/reuters-bank.txt")
	p.Look("highlight-many")
}
