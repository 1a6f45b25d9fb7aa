// Highlight makes a web page of an article, with its statements coloured by
// speaker. The page is one file without scripts that needs no network. The exit
// status is 1 if anything could not be read or written.
//
//	go run ./examples/highlight article.txt > article.html
//	go run ./examples/highlight saved-page.html > article.html
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/render"
	"github.com/whosaid/whosaid/examples/internal/articles"
	"github.com/whosaid/whosaid/examples/internal/terminal"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "highlight:", err)
		os.Exit(1)
	}
}

// run highlights the articles in the files given, or the one that stdin holds,
// on one page.
func run(args []string, stdin io.Reader, stdout io.Writer) error {
	flags := flag.NewFlagSet("highlight", flag.ContinueOnError)
	title := flags.String("title", "", "title of the page (default: the article's own)")
	flags.Usage = func() {
		fmt.Fprintln(flags.Output(), "usage: highlight [-title TITLE] [file or folder ...] > article.html\nText, saved web pages and lines of JSON; without files the standard input.\nThe exit status is 1 if anything could not be read or written.")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return err
	}
	reader := articles.Reader{Paths: flags.Args(), Stdin: stdin, Limit: 100_000_000}
	reader.Skipped = func(path, why string) { fmt.Fprintf(os.Stderr, "%s is not read: %s\n", path, why) }
	if err := reader.Guard(stdout); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		terminal.Invite(stdin, os.Stderr)
	}
	extractor, err := attribution.New(attribution.Options{})
	if err != nil {
		return err
	}
	ctx := context.Background()
	var results []attribution.Result
	for article, err := range reader.All(ctx) {
		if err != nil {
			return err
		}
		result, err := extractor.ExtractInput(ctx, article.Input)
		if err != nil {
			return err
		}
		results = append(results, result)
	}
	if len(results) == 1 {
		return render.HTML(stdout, results[0], render.Options{Title: *title})
	}
	format, ok := render.FormatNamed("html")
	if !ok {
		return errors.New("package render knows no html")
	}
	page := format.NewWriter(stdout, render.Options{Title: *title})
	for _, r := range results {
		if err := page.Write(r); err != nil {
			return err
		}
	}
	return page.Close()
}
