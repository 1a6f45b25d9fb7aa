// Package articles reads news articles from files, folders and streams: plain
// text, lines of JSON and web pages, as they are or compressed with gzip or
// zstd.
package articles

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"

	"github.com/whosaid/whosaid/attribution"
)

// Format is what an input holds.
type Format string

const (
	ByName Format = ""      // as the file's name says, else as its first bytes say
	Text   Format = "text"  // one article
	JSONL  Format = "jsonl" // one article a line, {"id":…,"text":…,…}
	HTML   Format = "html"  // a web page with one article
)

// ParseFormat returns the format of that name.
func ParseFormat(name string) (Format, error) {
	switch f := Format(name); f {
	case ByName, Text, JSONL, HTML:
		return f, nil
	}
	return "", fmt.Errorf("unknown format %q; known are text, jsonl and html", name)
}

// Article is one text with the place it came from.
type Article struct {
	attribution.Input
	Path string // as given, or as the walk through a folder found it; "-" for the standard input
	Line int    // from 1 in JSONL, else 0
	Page bool   // from HTML, so that only the reader has the text
	// Warning, if set, says what became of the text's encoding. As with a page,
	// the offsets then count in a text that only the reader has.
	Warning string
}

// Warn adds to the article's document what became of its encoding.
func (a *Article) Warn(d *attribution.Document) {
	if a.Warning != "" {
		d.Warnings = append(d.Warnings, attribution.Warning{Code: "encoding", Detail: a.Warning})
	}
}

// Error is an input that could not be read. The others still are.
type Error struct {
	Path string
	Line int // 0 where the whole file is meant
	Err  error
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %v", e.Path, e.Err)
	}
	return fmt.Sprintf("%s:%d: %v", e.Path, e.Line, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }

// Reader reads articles from Paths in turn. Folders are walked in the order of
// their names, for the files that walk.go takes for articles.
type Reader struct {
	Paths []string  // empty means the standard input, as "-" does
	From  Format    // of every input
	Stdin io.Reader // what "-" stands for
	// MediaType, if set, is what a sender says of a text or page, as in
	// "text/html; charset=iso-8859-1".
	MediaType string
	// Limit, if set, is how many bytes a line of JSON may have, or a text or page
	// after decompression.
	Limit int64
	// Everything makes walks read all files of a known format, also hidden ones
	// and those that are about the folder.
	Everything bool
	// Outputs are files and folders that are being written. No walk reads them.
	Outputs []fs.FileInfo
	// Progress, if set, is told how many bytes were read since it was told
	// last, before decompression.
	Progress func(bytes int)
	// Skipped, if set, is told what a walk passes over although its name tells
	// of an article, and why.
	Skipped func(path, why string)
}

// All yields every article. Each error is an *Error; the caller may go on.
// The sequence holds one article at a time. When ctx is done it ends, without
// an error and without what was read in part, even while a stream gives nothing.
func (r *Reader) All(ctx context.Context) iter.Seq2[Article, error] {
	return func(yield func(Article, error) bool) {
		untilDone := func(article Article, err error) bool {
			return ctx.Err() == nil && yield(article, err)
		}
		for path, err := range r.files() {
			if err != nil {
				if !untilDone(Article{}, &Error{Path: path, Err: reason(err)}) {
					return
				}
				continue
			}
			if !r.readFile(ctx, path, untilDone) {
				return
			}
		}
	}
}

func (r *Reader) readFile(ctx context.Context, path string, yield func(Article, error) bool) bool {
	fail := func(err error) bool {
		return yield(Article{}, &Error{Path: path, Err: reason(err)})
	}
	raw, format, waits := r.Stdin, r.From, true
	if path != "-" {
		file, special, err := open(ctx, path)
		if err != nil {
			return fail(err)
		}
		defer file.Close()
		raw, waits = file, special
		if format == ByName && !special {
			format = formatOf(path)
		}
	}
	raw = &interruptible{ctx: ctx, from: raw, waits: waits}
	if r.Progress != nil {
		raw = &counter{raw, r.Progress}
	}
	data, closeData, err := decompress(raw)
	if err != nil {
		return fail(err)
	}
	defer closeData()
	if format == ByName {
		format = sniff(data)
	}

	if format == JSONL {
		return readLines(path, data, r.Limit, yield)
	}
	content, err := r.readAll(data)
	if err != nil {
		return fail(err)
	}
	article := Article{Path: path}
	if path != "-" {
		article.ID = attribution.StringID(path)
	}
	if err := article.fill(content, format, r.MediaType); err != nil {
		return fail(err)
	}
	return yield(article, nil)
}

// fill reads the article out of a whole file.
func (a *Article) fill(content []byte, format Format, mediaType string) error {
	if err := checkText(content); err != nil {
		return err
	}
	if format == HTML {
		return readPage(content, a, mediaType)
	}
	content, err := a.decode(content, mediaType, false)
	a.Text = string(content)
	return err
}

// ErrTooLong is the error of an article beyond the Reader's limit.
var ErrTooLong = errors.New("too long")

func tooLong(limit int64) error { return fmt.Errorf("%w: more than %d bytes", ErrTooLong, limit) }

func (r *Reader) readAll(data io.Reader) ([]byte, error) {
	if r.Limit <= 0 {
		return io.ReadAll(data)
	}
	content, err := io.ReadAll(io.LimitReader(data, r.Limit+1))
	if err == nil && int64(len(content)) > r.Limit {
		err = tooLong(r.Limit)
	}
	return content, err
}

// reason strips the path from an error that the caller's message names anyway.
func reason(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}
