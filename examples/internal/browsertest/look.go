package browsertest

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// View sets the width of the window, which is a phone's when it is small, and
// the colour scheme that the reader is said to prefer.
func (p *Page) View(width int64, scheme string) {
	p.t.Helper()
	viewport := chromedp.EmulateViewport(width, 900)
	if width < 500 {
		viewport = chromedp.EmulateViewport(width, 740, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	p.Do(viewport, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return err
	}))
}

// Look looks at the page on a desk and on a phone, by day and by night: it takes
// a picture of each, and holds that nothing is wider than the window and that
// axe-core has nothing against it. The environment variable AXE names its file
// axe.min.js (npm package axe-core); without it that is not asked.
func (p *Page) Look(name string) {
	p.t.Helper()
	axe, err := os.ReadFile(os.Getenv("AXE"))
	if err != nil && os.Getenv("AXE") != "" {
		p.t.Fatal(err)
	}
	for _, width := range []int64{1280, 375} {
		for _, scheme := range []string{"light", "dark"} {
			p.View(width, scheme)
			p.Screenshot(fmt.Sprintf("%s-%d-%s", name, width, scheme))
			if wide := Eval[int64](p, "document.documentElement.scrollWidth"); wide > width {
				p.t.Errorf("%s: %d pixels wide in a window of %d", name, wide, width)
			}
			if len(axe) == 0 || (width == 1280) != (scheme == "light") { // each width and each scheme once
				continue
			}
			p.Do(chromedp.Evaluate[chromedp.Void](string(axe) + ";0"))
			const run = `axe.run().then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html + ": " + n.failureSummary)))`
			faults, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](run, chromedp.EvalAwaitPromise))
			if err != nil {
				p.t.Fatalf("axe: %v", err)
			}
			for _, fault := range faults {
				p.t.Errorf("%s, %d pixels, %s: %s", name, width, scheme, fault)
			}
		}
	}
	p.View(1280, "light")
}

// Validate holds that a page is valid HTML, for the validator of the W3C. The
// environment variable VNU names its file vnu.jar (npm package vnu-jar); without
// it or Java that is not asked.
func Validate(t *testing.T, page []byte) {
	t.Helper()
	jar := os.Getenv("VNU")
	java, err := exec.LookPath("java")
	if jar == "" || err != nil {
		t.Log("VNU names no vnu.jar, or there is no Java: the page is not validated")
		return
	}
	// It does not know where the page comes from, so 'self' is nobody to it.
	command := exec.Command(java, "-jar", jar, "--filterpattern", ".*violates Content Security Policy.*", "-")
	command.Stdin = bytes.NewReader(page)
	if out, err := command.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("not valid: %v: %s", err, out)
	}
}
