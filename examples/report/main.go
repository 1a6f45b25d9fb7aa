// Report reads many articles and makes two files of what was said in them: a
// page with charts that can be opened anywhere, as it loads nothing from the
// network, and an SQLite file to ask further questions.
//
//	go run ./examples/report articles/
//	go run ./examples/report -o march.html -db march.sqlite articles.jsonl.gz
//	sqlite3 report.sqlite "SELECT date, speaker, content FROM said WHERE source = 'Reuters'"
package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/examples/internal/articles"
	"github.com/whosaid/whosaid/examples/internal/extraction"
	"github.com/whosaid/whosaid/examples/internal/output"
	"github.com/whosaid/whosaid/examples/internal/publish"
	"github.com/whosaid/whosaid/examples/internal/terminal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	code := run(ctx, os.Args[1:], os.Stdin, os.Stderr)
	stop()
	os.Exit(code)
}

// run returns the exit status: 1 if anything could not be read or written, 2
// for a wrong flag.
func run(ctx context.Context, args []string, stdin io.Reader, stderr io.Writer) int {
	flags := flag.NewFlagSet("report", flag.ContinueOnError)
	flags.SetOutput(stderr)
	page := flags.String("o", "report.html", "file for the page")
	database := flags.String("db", "report.sqlite", "file for the database")
	title := flags.String("title", "Who said what", "title of the page")
	actNames := flags.String("acts", "", "acts that count: a list, or all (default speech,writing,document)")
	from := flags.String("from", "", "text, jsonl or html (default: as the file's name says)")
	all := flags.Bool("all", false, "read what is no article in folders, too: README and the like, hidden files, results")
	limit := flags.Int64("max-bytes", 100_000_000, "the most that a line of JSON, or a text or page when unpacked, may have")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	fail := func(code int, err error) int {
		fmt.Fprintln(stderr, "report:", err)
		return code
	}
	format, err := articles.ParseFormat(*from)
	if err != nil {
		return fail(2, err)
	}
	chosen, err := attribution.ParseActs(*actNames)
	if err != nil {
		return fail(2, err)
	}
	extractor, err := attribution.New(attribution.Options{Acts: chosen})
	if err != nil {
		return fail(2, err)
	}
	reader := &articles.Reader{Paths: flags.Args(), From: format, Stdin: stdin, Everything: *all, Limit: *limit}
	reader.Skipped = func(path, why string) { fmt.Fprintf(stderr, "%s is not read: %s\n", path, why) }
	if flags.NArg() == 0 {
		terminal.Invite(stdin, stderr)
	}
	bad, err := build(ctx, extractor, reader, *title, *page, *database, stderr)
	if err != nil {
		return fail(1, err)
	}
	if bad > 0 {
		return 1
	}
	return 0
}

// build makes both files and returns how many inputs could not be read. Files
// of these names are replaced when both new ones are complete.
func build(ctx context.Context, extractor *attribution.Extractor, reader *articles.Reader, title, page, database string, stderr io.Writer) (bad int, err error) {
	if err := reader.Guard(nil, page, database); err != nil {
		return 0, err
	}
	if !publish.IsRegular(database) {
		return 0, fmt.Errorf("%s is no regular file, which a database must be", database)
	}
	newDatabase, err := publish.Create(database)
	if err != nil {
		return 0, err
	}
	defer newDatabase.Abort()
	newPage, err := publish.Create(page)
	if err != nil {
		return 0, err
	}
	defer newPage.Abort()
	store, err := createStore(ctx, newDatabase.Name())
	if err != nil {
		return 0, err
	}
	defer store.close()

	var texts seen
	for item, err := range extraction.All(ctx, extractor, reader, 0) {
		var wrong *articles.Error
		switch {
		case errors.As(err, &wrong):
			fmt.Fprintln(stderr, wrong)
			bad++
			continue
		case err != nil:
			return bad, err
		}
		if first := texts.before(&item); first != "" {
			fmt.Fprintf(stderr, "%s: the same text as %s, counted once\n", item.Place(), first)
			continue
		}
		if err := store.add(ctx, item); err != nil {
			return bad, err
		}
	}
	if store.documents == 0 {
		return bad, errors.New("no article was read; nothing is written")
	}
	if err := store.finish(ctx); err != nil {
		return bad, err
	}
	figures, err := readFigures(ctx, store.db)
	if err != nil {
		return bad, err
	}
	if err := store.close(); err != nil {
		return bad, err
	}
	if beside, err := filepath.Rel(filepath.Dir(page), database); err == nil {
		figures.Database = (&url.URL{Path: filepath.ToSlash(beside)}).String()
	}
	var content bytes.Buffer
	if err := writePage(&content, title, figures); err != nil {
		return bad, err
	}
	if _, err := newPage.Write(content.Bytes()); err != nil {
		return bad, err
	}
	if err := newDatabase.Commit(); err != nil {
		return bad, err
	}
	if err := newPage.Commit(); err != nil {
		return bad, err
	}
	fmt.Fprintf(stderr, "%d statements in %d articles: %s, %s\n", figures.Statements, figures.Documents, page, database)
	return bad, nil
}

// seen remembers texts by their hashes.
type seen map[[sha256.Size]byte]string

// before returns where the item's text came from first, nothing where it is new.
func (s *seen) before(item *output.Item) string {
	if *s == nil {
		*s = seen{}
	}
	hash := sha256.Sum256([]byte(strings.TrimSpace(item.Document.Text)))
	if first, ok := (*s)[hash]; ok {
		return first
	}
	(*s)[hash] = item.Place()
	return ""
}
