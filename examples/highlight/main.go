// Highlight makes a web page of an article, with its statements coloured by
// speaker. The page is one file without scripts that needs no network.
//
//	go run ./examples/highlight article.txt > article.html
//	go run ./examples/highlight saved-page.html > article.html
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/render"
	"github.com/whosaid/whosaid/examples/internal/articles"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "highlight:", err)
		os.Exit(1)
	}
}

// run highlights the articles in paths, or the one that stdin holds, on one
// page.
func run(paths []string, stdin io.Reader, stdout io.Writer) error {
	reader := articles.Reader{Paths: paths, Stdin: stdin}
	var results []attribution.Result
	for article, err := range reader.All(context.Background()) {
		if err != nil {
			return err
		}
		results = append(results, attribution.Result{
			ID: article.ID, Meta: article.Meta, Document: attribution.Extract(article.Text),
		})
	}
	if len(results) == 1 {
		return render.HTML(stdout, results[0], render.Options{})
	}
	format, ok := render.FormatNamed("html")
	if !ok {
		return errors.New("package render knows no html")
	}
	page := format.NewWriter(stdout, render.Options{Title: "Who said what"})
	for _, r := range results {
		if err := page.Write(r); err != nil {
			return err
		}
	}
	return page.Close()
}
