// Package articles reads news articles from files, folders and streams: plain
// text, lines of JSON and web pages, as they are or compressed with gzip or
// zstd.
package articles

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/whosaid/whosaid/attribution"
)

// Format is what an input holds.
type Format string

const (
	ByName Format = ""      // as the file's name says; of a stream, as its first bytes say
	Text   Format = "text"  // one article
	JSONL  Format = "jsonl" // one article a line, {"id":…,"text":…,…}
	HTML   Format = "html"  // a web page with one article
)

// extensions are the names that a walk through a folder picks up.
var extensions = map[string]Format{
	".txt":    Text,
	".text":   Text,
	".md":     Text,
	".jsonl":  JSONL,
	".ndjson": JSONL,
	".html":   HTML,
	".htm":    HTML,
	".xhtml":  HTML,
}

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
// their names; of their files those count whose names tell a format, or all
// when From is given; hidden ones never.
type Reader struct {
	Paths []string  // empty means the standard input, as "-" does
	From  Format    // of every input
	Stdin io.Reader // what "-" stands for
	// Limit, if set, is how many bytes a text or page may have after
	// decompression. It does not hold for lines of JSON.
	Limit int64
	// Progress, if set, is told how many bytes were read since it was told
	// last, before decompression.
	Progress func(bytes int)
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

// Reads reports whether All would read the file of that name.
func (r *Reader) Reads(path string) bool {
	file, err := os.Stat(path)
	if err != nil {
		return false
	}
	for _, given := range r.Paths {
		info, err := os.Stat(given)
		switch {
		case err != nil:
		case os.SameFile(info, file):
			return true
		case info.IsDir() && (r.From != ByName || formatOf(path) != ByName) && isUnder(path, info):
			return true
		}
	}
	return false
}

// isUnder reports whether a file is in a folder or in one inside it.
func isUnder(path string, folder fs.FileInfo) bool {
	path, err := filepath.Abs(path)
	for err == nil {
		parent := filepath.Dir(path)
		if parent == path {
			return false
		}
		path = parent
		var info fs.FileInfo
		if info, err = os.Stat(path); err == nil && os.SameFile(info, folder) {
			return true
		}
	}
	return false
}

// Size is the number of bytes that All will read, or -1 where that cannot be
// known before.
func (r *Reader) Size() int64 {
	var size int64
	for path, err := range r.files() {
		if path == "-" {
			return -1
		}
		if err != nil {
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			continue
		}
		if !info.Mode().IsRegular() {
			return -1
		}
		size += info.Size()
	}
	return size
}

// files yields the paths with folders replaced by the files in them.
func (r *Reader) files() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		paths := r.Paths
		if len(paths) == 0 {
			paths = []string{"-"}
		}
		for _, path := range paths {
			if path == "-" {
				if !yield(path, nil) {
					return
				}
				continue
			}
			info, err := os.Stat(path)
			if err != nil || !info.IsDir() {
				if !yield(path, err) {
					return
				}
				continue
			}
			if !r.walk(path, yield) {
				return
			}
		}
	}
}

var errNoArticles = errors.New("no articles in this folder")

func (r *Reader) walk(folder string, yield func(string, error) bool) bool {
	more, found := true, false
	_ = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		hidden := path != folder && strings.HasPrefix(filepath.Base(path), ".")
		switch {
		case err != nil:
			found = true // the complaint is enough
			more = yield(path, err)
		case hidden && entry.IsDir():
			return filepath.SkipDir
		case hidden || entry.IsDir() || !entry.Type().IsRegular():
		case r.From != ByName || formatOf(path) != ByName:
			found = true
			more = yield(path, nil)
		}
		if !more {
			return filepath.SkipAll
		}
		return nil
	})
	if !found {
		return yield(folder, errNoArticles)
	}
	return more
}

// formatOf returns the format that a file's name tells.
func formatOf(path string) Format {
	name := strings.ToLower(filepath.Base(path))
	for _, packed := range []string{".gz", ".gzip", ".zst", ".zstd"} {
		if rest, ok := strings.CutSuffix(name, packed); ok {
			name = rest
			break
		}
	}
	return extensions[filepath.Ext(name)]
}

func (r *Reader) readFile(ctx context.Context, path string, yield func(Article, error) bool) bool {
	fail := func(err error) bool {
		return yield(Article{}, &Error{Path: path, Err: reason(err)})
	}
	raw, format := r.Stdin, r.From
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return fail(err)
		}
		defer file.Close()
		raw = file
		if format == ByName {
			if format = formatOf(path); format == ByName {
				format = Text
			}
		}
	}
	raw = &interruptible{ctx: ctx, from: raw, waits: path == "-"}
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
		return readLines(path, data, yield)
	}
	content, err := r.readAll(data)
	if err != nil {
		return fail(err)
	}
	article := Article{Path: path}
	if path != "-" {
		article.ID = jsonString(path)
	}
	if format == HTML {
		if err := readPage(content, &article); err != nil {
			return fail(err)
		}
		return yield(article, nil)
	}
	if err := checkText(content); err != nil {
		return fail(err)
	}
	article.Text = string(content)
	return yield(article, nil)
}

// checkText returns why bytes can be no article. Damaged text is text; the
// question is whether somebody gave a picture, or an encoding that is not
// UTF-8, in which the offsets would be of no use.
func checkText(content []byte) error {
	if bytes.HasPrefix(content, []byte{0xff, 0xfe}) || bytes.HasPrefix(content, []byte{0xfe, 0xff}) {
		return errors.New("in UTF-16; it must be UTF-8, as offsets count its bytes")
	}
	head := content[:min(len(content), 8<<10)]
	controls := 0
	for _, c := range head {
		if c < '\b' || '\r' < c && c < ' ' && c != 0x1b {
			controls++
		}
	}
	if controls > len(head)/50 {
		return errors.New("not text but binary data")
	}
	return nil
}

// ErrTooLong is the error of an article beyond the Reader's limit.
var ErrTooLong = errors.New("too long")

func (r *Reader) readAll(data io.Reader) ([]byte, error) {
	if r.Limit <= 0 {
		return io.ReadAll(data)
	}
	content, err := io.ReadAll(io.LimitReader(data, r.Limit+1))
	if err == nil && int64(len(content)) > r.Limit {
		err = fmt.Errorf("%w: more than %d bytes", ErrTooLong, r.Limit)
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
