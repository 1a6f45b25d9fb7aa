package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/examples/internal/browsertest"
)

// mostBytes is what a reader's browser loads, packed.
const mostBytes = 7_000_000

func TestPlayground(t *testing.T) {
	p := browsertest.Open(t)
	folder := t.TempDir()
	size, err := build(context.Background(), folder)
	require.NoError(t, err)
	t.Logf("%d bytes", size)
	assert.LessOrEqual(t, size, int64(mostBytes))
	page, err := os.ReadFile(filepath.Join(folder, "index.html"))
	require.NoError(t, err)
	browsertest.Validate(t, page)
	s := httptest.NewServer(http.FileServer(http.Dir(folder)))
	defer s.Close()

	p.Do(chromedp.Navigate(s.URL), chromedp.WaitEnabled(chromedp.CSS("button.go")))
	assert.True(t, browsertest.Eval[bool](p, `document.getElementById("library").hidden`))
	p.Look("playground-empty")
	p.Do(chromedp.Click(chromedp.CSS("button.go")))
	assert.Contains(t, browsertest.Eval[string](p, `state.textContent`), "There is no text")

	p.Do(chromedp.Click(chromedp.CSS("#example")), chromedp.WaitVisible(chromedp.CSS(".rail")))
	assert.Contains(t, browsertest.Eval[string](p, `document.querySelector(".rail").textContent`), "Karin Moll")
	p.Look("playground")
	p.Do(chromedp.Click(chromedp.CSS("#d1-s2 a")))
	assert.Contains(t, browsertest.Eval[string](p, `document.querySelector("tr:target").textContent`), "Karin Moll")
	p.Do(chromedp.Evaluate[chromedp.Void](`threshold.value = 1; threshold.dispatchEvent(new Event("input"))`))
	assert.Contains(t, browsertest.Eval[string](p, `shown.textContent`), "1.00: 0 of ")

	// The source of a page is read as one, and every format can be had.
	give := func(text string) {
		p.Do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`text.value = %q; result.textContent = ""; document.querySelector("details").open = true;
			text.dispatchEvent(new Event("input")); document.querySelector("button.go").click()`, text)),
			chromedp.WaitVisible(chromedp.CSS(".whosaid")))
	}
	give(`<!doctype html><html><head><title>Bridge</title></head><body><article><h1>Bridge</h1><p>The bridge is safe, Karin Moll said on Monday in the ` +
		`town hall, where nobody had asked her about it.</p><p>“It has never been safer,” she said, and left for the station by the bridge.</p></article></body></html>`)
	assert.Equal(t, "Bridge", browsertest.Eval[string](p, `document.querySelector(".whosaid h1").textContent`))
	assert.Equal(t, 2, browsertest.Eval[int](p, `document.querySelectorAll(".whosaid tbody tr").length`))
	give("<script>document.title = 'taken'</script> “Yes,” said <b onclick=x>Ana Torv</b>.")
	assert.Equal(t, "Who said what", browsertest.Eval[string](p, "document.title"))
	for _, to := range browsertest.Eval[[]string](p, `[...document.querySelectorAll("[data-to]")].map(b => b.dataset.to)`) {
		p.Do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`window.saved = null; URL.createObjectURL = (b) => { b.text().then(t => window.saved = t); return "#"; };
			document.querySelector("[data-to=%s]").click()`, to)), chromedp.Poll[chromedp.Void]("window.saved && true"))
		assert.NotEmpty(t, browsertest.Eval[string](p, "window.saved"), to)
	}
	for _, request := range p.Requests() {
		assert.Contains(t, request, s.URL, "it loads nothing from elsewhere")
	}
	assert.Empty(t, p.Errors())
}
