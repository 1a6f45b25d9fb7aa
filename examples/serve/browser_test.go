package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/examples/internal/browsertest"
)

const (
	lit   = `[...document.querySelectorAll(".whosaid .text mark.st:not(.muted)")].map(m => m.textContent)`
	rows  = `[...document.querySelectorAll(".whosaid .statements tbody tr:not([hidden])")].map(r => r.cells[0].textContent)`
	shown = `document.getElementById("shown").textContent`
)

func pick(name string) string {
	return `[...document.querySelectorAll("button.pick")].find(b => b.textContent === "` + name + `").click()`
}

func TestInTheBrowser(t *testing.T) {
	p := browsertest.Open(t)
	s := serve(t, generous, fixed)

	p.Do(
		chromedp.Navigate(s.URL),
		chromedp.SetValue(chromedp.CSS("#text"), text),
		chromedp.Click(chromedp.CSS("button.go")),
		chromedp.WaitVisible(chromedp.CSS("#speakers")),
	)
	all := []string{"“We begin in May,”", "The cost is <b>high</b>", "“It is & was,”"}
	assert.Equal(t, all, browsertest.Eval[[]string](p, lit))
	p.Screenshot("serve")

	p.Do(chromedp.Evaluate[chromedp.Void](pick("Karin Moll")))
	assert.Equal(t, []string{all[0], all[2]}, browsertest.Eval[[]string](p, lit))
	assert.Equal(t, []string{"1", "3"}, browsertest.Eval[[]string](p, rows))
	assert.Equal(t, "2 of 3 statements shown: Karin Moll.", browsertest.Eval[string](p, shown))
	p.Screenshot("serve-speaker")

	p.Do(chromedp.Evaluate[chromedp.Void](pick("Radio Vessa")))
	assert.Equal(t, []string{all[0]}, browsertest.Eval[[]string](p, lit))
	p.Do(chromedp.Evaluate[chromedp.Void](pick("Radio Vessa"))) // once more takes it back
	assert.Equal(t, all, browsertest.Eval[[]string](p, lit))
	p.Do(chromedp.Evaluate[chromedp.Void](pick("Tomas Brill")), chromedp.Click(chromedp.CSS("#all")))
	assert.Equal(t, []string{"1", "2", "3"}, browsertest.Eval[[]string](p, rows))
	assert.Equal(t, "3 of 3 statements shown.", browsertest.Eval[string](p, shown))

	for _, request := range p.Requests() {
		assert.Contains(t, request, s.URL)
	}
	assert.Empty(t, p.Errors())
}

func TestUploadAndRealExtraction(t *testing.T) {
	p := browsertest.Open(t)
	s := serve(t, generous, newFinder())
	example, err := web.ReadFile("web/example.txt")
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "harbour.txt")
	require.NoError(t, os.WriteFile(path, example, 0o644))
	p.Do(
		chromedp.Navigate(s.URL),
		chromedp.SetUploadFiles(chromedp.CSS(`input[name="file"]`), []string{path}),
		chromedp.Click(chromedp.CSS("button.go")),
		chromedp.WaitVisible(chromedp.CSS(".whosaid .text")),
	)
	assert.Equal(t, "harbour.txt", browsertest.Eval[string](p, `document.querySelector(".whosaid h1").textContent`))
	assert.Contains(t, browsertest.Eval[string](p, `document.querySelector(".whosaid .text").textContent`), "tale for tourists")
	p.Screenshot("serve-example")
	assert.Empty(t, p.Errors())
}
