package main

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/whosaid/whosaid/examples/internal/articles"
	"github.com/whosaid/whosaid/examples/internal/terminal"
)

// progress shows how far the reading is, and how fast, and takes the messages
// that would otherwise tear it apart. The reader and the writer both report.
type progress struct {
	stderr io.Writer
	count  int // of articles written

	mu      sync.Mutex
	shown   bool // nobody would see it elsewhere than on a terminal
	total   int64
	read    int64
	started time.Time
	drawn   time.Time
}

// progress begins to show where the standard error is a terminal that the output
// does not share.
func (s *settings) progress(reader *articles.Reader, target, stderr io.Writer) *progress {
	p := &progress{stderr: stderr, started: time.Now()}
	if !s.quiet {
		reader.Skipped = func(path, why string) { p.say(fmt.Errorf("%s is not read: %s", path, why)) }
	}
	if !s.quiet && terminal.Is(stderr) && !terminal.Is(target) {
		p.shown, p.total = true, reader.Size()
		reader.Progress = p.add
	}
	return p
}

// add counts bytes and draws the line anew, ten times a second at most.
func (p *progress) add(bytes int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.read += int64(bytes)
	now := time.Now()
	if now.Sub(p.drawn) < 100*time.Millisecond {
		return
	}
	p.drawn = now
	line := fmt.Sprintf("%.1f MB", megabytes(p.read))
	if p.total > 0 {
		line += fmt.Sprintf(" of %.1f MB (%d %%)", megabytes(p.total), p.read*100/p.total)
	}
	speed := megabytes(p.read) / max(now.Sub(p.started).Seconds(), 1e-3)
	fmt.Fprintf(p.stderr, "%s%s, %.1f MB/s", clearLine, line, speed)
}

func megabytes(bytes int64) float64 { return float64(bytes) / 1e6 }

// clearLine empties the line that the cursor is on.
const clearLine = "\r\x1b[K"

func (p *progress) document() { p.count++ }

// say writes a message on a line of its own.
func (p *progress) say(err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
	fmt.Fprintln(p.stderr, err)
}

func (p *progress) finish() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
}

func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.stderr, clearLine)
	}
}
