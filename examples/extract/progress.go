package main

import (
	"fmt"
	"io"

	"github.com/schollz/progressbar/v3"

	"github.com/whosaid/whosaid/examples/internal/articles"
	"github.com/whosaid/whosaid/examples/internal/terminal"
)

// progress shows how far the reading is, and how fast, and takes the messages
// that would otherwise tear it apart.
type progress struct {
	bar    *progressbar.ProgressBar // nil where nobody would see it
	stderr io.Writer
	count  int
}

// progress starts a bar where the standard error is a terminal that the output
// does not share.
func (s *settings) progress(reader *articles.Reader, target, stderr io.Writer) *progress {
	p := &progress{stderr: stderr}
	if s.quiet || !terminal.Is(stderr) || terminal.Is(target) {
		return p
	}
	p.bar = progressbar.NewOptions64(reader.Size(),
		progressbar.OptionSetWriter(stderr),
		progressbar.OptionShowBytes(true),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionFullWidth(),
		progressbar.OptionThrottle(100_000_000), // 100 ms
		progressbar.OptionClearOnFinish(),
	)
	reader.Progress = func(n int) { _ = p.bar.Add(n) }
	return p
}

func (p *progress) document() {
	p.count++
	if p.bar != nil && p.count%100 == 0 {
		p.bar.Describe(fmt.Sprintf("%d articles", p.count))
	}
}

// say writes a message on a line of its own.
func (p *progress) say(err error) {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
	fmt.Fprintln(p.stderr, err)
}

func (p *progress) finish() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
