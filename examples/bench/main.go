// Bench compares this library with what a Go or Node programmer would take
// instead, on the same articles, and prints one table.
//
//	cd examples/bench
//	go run .
//	go run . -articles my-folder -seconds 5
//	go test -bench . -benchmem
//
// The rivals do less: regular expressions find what looks like one pattern,
// prose tags words and names, compromise finds quotation marks and people. None
// of them says who said what. The exit status is 1 if there is nothing to measure
// on.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"text/tabwriter"
	"time"

	"github.com/whosaid/whosaid/examples/internal/invented"
)

func main() {
	if err := run(context.Background(), os.Args[1:], os.Stdout, os.Stderr); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	folder := flags.String("articles", "../../testdata", "folder of .txt files to measure on")
	made := flags.Int("invented", 200, "how many made-up articles to add")
	seconds := flags.Float64("seconds", 2, "time for each tool")
	node := flags.Bool("node", true, "measure compromise, if node and npm are on the machine")
	if err := flags.Parse(args); err != nil {
		return err
	}
	texts, err := articles(*folder, *made)
	if err != nil {
		return err
	}
	size := 0
	for _, text := range texts {
		size += len(text)
	}
	fmt.Fprintf(stdout, "%d articles, %d bytes; %s %s/%s, one core; the best of %g s of passes\n\n",
		len(texts), size, runtime.Version(), runtime.GOOS, runtime.GOARCH, *seconds)

	// The rivals work on one core; so do we.
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	table := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "tool\tMB/s\tarticles/s\tallocations an article\tfound")
	for _, tool := range tools() {
		m := measure(tool, texts, time.Duration(*seconds*float64(time.Second)))
		fmt.Fprintf(table, "%s\t%s\t%.0f\t%.0f\t%s\n", tool.name, rate(size, m.best), float64(len(texts))/m.best.Seconds(), m.allocations, m.found)
	}
	if *node {
		m, err := compromise(ctx, texts, *seconds)
		if err != nil {
			fmt.Fprintf(stderr, "compromise is not measured: %v\n", err)
		} else {
			fmt.Fprintf(table, "compromise (Node): quotations and people\t%s\t%.0f\t\t%s\n", rate(size, m.best), float64(len(texts))/m.best.Seconds(), m.found)
		}
	}
	return table.Flush()
}

// articles reads the folder's texts and makes up some more, always the same.
func articles(folder string, made int) ([]string, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	var texts []string
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		texts = append(texts, string(text))
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range made {
		texts = append(texts, invented.News(r).Text)
	}
	if len(texts) == 0 {
		return nil, fmt.Errorf("no .txt file in %s", folder)
	}
	return texts, nil
}

// measurement is how a tool came out.
type measurement struct {
	best        time.Duration // of a pass over all texts
	allocations float64       // an article
	found       string
}

// measure passes over the texts until the time is over, at least twice: the
// first pass warms up.
func measure(t tool, texts []string, budget time.Duration) measurement {
	pass := func() (found counts) {
		for _, text := range texts {
			found = found.plus(t.work(text))
		}
		return found
	}
	found := pass()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	passes := 0
	best := time.Duration(1<<63 - 1)
	for start := time.Now(); passes == 0 || time.Since(start) < budget; passes++ {
		begin := time.Now()
		pass()
		best = min(best, time.Since(begin))
	}
	runtime.ReadMemStats(&after)
	return measurement{
		best:        max(best, 1),
		allocations: float64(after.Mallocs-before.Mallocs) / float64(passes*len(texts)),
		found:       t.describe(found),
	}
}

func rate(size int, d time.Duration) string {
	mb := float64(size) / 1e6 / d.Seconds()
	if mb >= 10 {
		return fmt.Sprintf("%.0f", mb)
	}
	return fmt.Sprintf("%.2f", mb)
}
