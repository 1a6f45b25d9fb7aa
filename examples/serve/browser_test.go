package main

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/examples/internal/browsertest"
	"github.com/whosaid/whosaid/examples/internal/pages"
)

const (
	lit = `[...document.querySelectorAll(".whosaid .text mark.st")]
		.filter(m => getComputedStyle(m).backgroundColor !== "rgba(0, 0, 0, 0)").map(m => m.textContent)`
	rows = `[...document.querySelectorAll(".whosaid .statements tbody tr")]
		.filter(r => getComputedStyle(r).display !== "none").map(r => r.className.split(" ")[0])`
	card  = `(e => e ? e.innerText : "")(document.querySelector(".whosaid tr:target"))`
	shown = `document.getElementById("shown").textContent`
)

func pick(name string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](`[...document.querySelectorAll(".rail label")].find(l => l.textContent.endsWith("` + name + `")).click()`)
}

func TestInTheBrowser(t *testing.T) {
	p := browsertest.Open(t)
	s := serve(t, generous, fixed)

	p.Do(
		chromedp.Navigate(s.URL),
		chromedp.SetValue(chromedp.CSS("#text"), text),
		chromedp.Click(chromedp.CSS("button.go")),
		chromedp.WaitVisible(chromedp.CSS(".rail")),
	)
	all := []string{"“We begin in May,”", "The cost is <b>high</b>", "“It is & was,”"}
	assert.Equal(t, all, browsertest.Eval[[]string](p, lit))
	p.Look("serve")

	// Somebody is chosen without a script, by mouse and by key.
	p.Do(pick("Karin Moll"))
	assert.Equal(t, []string{all[0], all[2]}, browsertest.Eval[[]string](p, lit))
	assert.Equal(t, []string{"n1", "n3"}, browsertest.Eval[[]string](p, rows))
	p.Look("serve-speaker")
	p.Do(chromedp.Focus(chromedp.CSS("#d1-w0")), chromedp.KeyEvent(kb.ArrowDown))
	assert.Equal(t, []string{all[1]}, browsertest.Eval[[]string](p, lit), "the next speaker")
	p.Do(pick("Radio Vessa"))
	assert.Equal(t, []string{all[0]}, browsertest.Eval[[]string](p, lit))
	p.Do(pick("Everybody"))
	assert.Equal(t, all, browsertest.Eval[[]string](p, lit))

	// A statement shows its card where it stands, by mouse and by key.
	p.Do(chromedp.Click(chromedp.CSS("#d1-s2 a")))
	assert.Contains(t, browsertest.Eval[string](p, card), "Tomas Brill")
	assert.Equal(t, 0, browsertest.Eval[int](p, "scrollY"), "the text stays where it is")
	p.Look("serve-statement")
	p.Do(chromedp.Focus(chromedp.CSS("#d1-s3 a")), chromedp.KeyEvent(kb.Enter))
	assert.Contains(t, browsertest.Eval[string](p, card), "It is & was")
	p.Do(chromedp.Click(chromedp.CSS("tr:target .close")))
	assert.Empty(t, browsertest.Eval[string](p, card))

	// The slider hides what is less certain.
	assert.Equal(t, "0.00: 3 of 3 statements", browsertest.Eval[string](p, shown))
	p.Do(chromedp.Evaluate[chromedp.Void](`threshold.value = 0.85; threshold.dispatchEvent(new Event("input"))`))
	assert.Equal(t, all[:2], browsertest.Eval[[]string](p, lit))
	assert.Equal(t, []string{"n1", "n2"}, browsertest.Eval[[]string](p, rows))
	assert.Equal(t, "0.85: 2 of 3 statements", browsertest.Eval[string](p, shown))
	assert.Equal(t, "0.85", browsertest.Eval[string](p, `document.querySelector("#download [name=min-confidence]").value`))

	for _, request := range p.Requests() {
		assert.Contains(t, request, s.URL)
	}
	assert.Empty(t, p.Errors())
}

func TestStatesInTheBrowser(t *testing.T) {
	p := browsertest.Open(t)
	s := serve(t, limits{bytes: 1000, time: generous.time, parallel: 1}, newFinder())
	state := func() string { return browsertest.Eval[string](p, `document.getElementById("state").textContent`) }
	write := func(text string) {
		p.Do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`text.value = %q; text.dispatchEvent(new Event("input"))`, text)))
	}
	p.Do(chromedp.Navigate(s.URL), chromedp.WaitVisible(chromedp.CSS("button.go")))
	p.Look("serve-empty")
	p.Do(chromedp.Click(chromedp.CSS("button.go")))
	assert.Contains(t, state(), "There is no text")
	write("https://example.org/story.html")
	assert.Contains(t, state(), "This is an address")
	write("a text")
	assert.Equal(t, "6 bytes", state())
	p.Do(chromedp.Evaluate[chromedp.Void](`text.value = "a".repeat(1500); text.dispatchEvent(new Event("input"))`))
	assert.Equal(t, "This has 1500 bytes; at most 1000 bytes are read.", state())
	p.Look("serve-too-large")
	p.Do(chromedp.Evaluate[chromedp.Void](`HTMLFormElement.prototype.submit.call(document.getElementById("article"))`), // as without a script
		chromedp.WaitVisible(chromedp.CSS(".error")))
	assert.Contains(t, browsertest.Eval[string](p, `document.querySelector(".error").textContent`), "more than 1000 bytes")
	p.Look("serve-error")

	// A file that is dropped, and a page's source that is pasted.
	p.Do(chromedp.Navigate(s.URL), chromedp.WaitVisible(chromedp.CSS("button.go")), chromedp.Evaluate[chromedp.Void](`{
		const files = new DataTransfer();
		files.items.add(new File(["Nothing was said."], "quiet.txt", { type: "text/plain" }));
		document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true }));
	}`))
	assert.Equal(t, "quiet.txt, 17 bytes", state())
	p.Do(chromedp.Click(chromedp.CSS("button.go")), chromedp.WaitVisible(chromedp.CSS(".whosaid .none")))
	assert.Equal(t, "quiet", browsertest.Eval[string](p, `document.querySelector(".whosaid h1").textContent`))
	p.Look("serve-nothing-found")
	assert.Equal(t, []string{"Failed to load resource: the server responded with a status of 413 (Request Entity Too Large)"}, p.Errors())
}

func TestUploadAndRealExtraction(t *testing.T) {
	p := browsertest.Open(t)
	s := serve(t, generous, newFinder())
	path := filepath.Join(t.TempDir(), "harbour.txt")
	require.NoError(t, os.WriteFile(path, []byte(pages.Example), 0o644))
	p.Do(
		chromedp.Navigate(s.URL),
		chromedp.SetUploadFiles(chromedp.CSS(`input[name="file"]`), []string{path}),
		chromedp.Click(chromedp.CSS("button.go")),
		chromedp.WaitVisible(chromedp.CSS(".whosaid .text")),
	)
	assert.Equal(t, "Harbour of Port Lune to double in size", browsertest.Eval[string](p, `document.querySelector(".whosaid h1").textContent`))
	assert.Contains(t, browsertest.Eval[string](p, `document.querySelector(".whosaid .text").textContent`), "tale for tourists")
	p.Look("serve-example")
	assert.Empty(t, p.Errors())
}

func TestPagesAreValid(t *testing.T) {
	s := serve(t, generous, newFinder())
	browsertest.Validate(t, []byte(get(t, s.URL+"/?example").body))
	browsertest.Validate(t, []byte(upload(t, s.URL+"/", "", nil, url.Values{"text": {pages.Example}}).body))
	browsertest.Validate(t, []byte(upload(t, s.URL+"/", "", nil, url.Values{"text": {" "}}).body))
}
