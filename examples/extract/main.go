// Extract finds who said what in news articles and writes it as a table for
// people or in the formats that programs read.
//
//	go run ./examples/extract article.txt
//	go run ./examples/extract -to jsonl articles.jsonl.gz > statements.jsonl
//	go run ./examples/extract -help
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/examples/internal/articles"
	"github.com/whosaid/whosaid/examples/internal/extraction"
	"github.com/whosaid/whosaid/examples/internal/output"
	"github.com/whosaid/whosaid/examples/internal/terminal"
)

// Exit codes.
const (
	ok          = 0
	failed      = 1 // some input could not be read, or the output not written
	misused     = 2
	interrupted = 130
)

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(512 << 20) // collect garbage sooner rather than grow far beyond it
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program as if nobody listened
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	s, err := parseSettings(args)
	if errors.Is(err, errHelp) {
		fmt.Fprint(stdout, help())
		return ok
	}
	if err != nil {
		fmt.Fprintf(stderr, "extract: %v\nTry -help.\n", err)
		return misused
	}
	extractor, err := attribution.New(s.options)
	if err != nil {
		fmt.Fprintf(stderr, "extract: %v\n", err)
		return misused
	}
	reader := &articles.Reader{Paths: s.paths, From: s.from, Stdin: stdin, Limit: s.limit, Everything: s.all}
	target, err := s.open(reader, stdout)
	if err != nil {
		fmt.Fprintf(stderr, "extract: %v\n", err)
		return failed
	}
	if len(s.paths) == 0 && !s.quiet {
		terminal.Invite(stdin, stderr)
	}
	progress := s.progress(reader, target.stream, stderr)
	code, err := s.extract(ctx, extractor, reader, target.writer, progress)
	progress.finish()
	whole := err == nil && code != interrupted
	if publishErr := target.publish(whole); err == nil {
		err = publishErr
	}
	if err != nil {
		fmt.Fprintf(stderr, "extract: %v\n", err)
		return failed
	}
	if code == interrupted {
		fmt.Fprintf(stderr, "extract: interrupted; articles done: %d\n", progress.count)
		if target.file != nil {
			fmt.Fprintf(stderr, "extract: %s is not written\n", s.target)
		}
	}
	return code
}

// extract does the work. Inputs that cannot be read are reported and passed
// over; an error is one of the output. When ctx is done the output is brought to
// a proper end with what was read.
func (s *settings) extract(ctx context.Context, extractor *attribution.Extractor, reader *articles.Reader, writer output.Writer, progress *progress) (int, error) {
	code := ok
	for item, err := range extraction.All(ctx, extractor, reader, s.workers) {
		if err != nil {
			if errors.Is(err, ctx.Err()) {
				code = interrupted
				break
			}
			var bad *articles.Error
			if !errors.As(err, &bad) {
				return failed, err
			}
			progress.say(bad)
			code = failed
			continue
		}
		progress.document()
		s.filter.apply(item.Document)
		var bad *output.ItemError
		if err := writer.Write(item); errors.As(err, &bad) {
			progress.say(bad)
			code = failed
		} else if err != nil {
			return failed, err
		}
	}
	if err := writer.Close(); err != nil {
		return failed, err
	}
	return code, nil
}
