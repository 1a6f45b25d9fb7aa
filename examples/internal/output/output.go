// Package output writes extraction results in every format the examples offer.
package output

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/render"
)

// Item is one result with where its text came from.
type Item struct {
	attribution.Result
	Path     string // "-" for the standard input
	Line     int    // from 1 in lines of JSON, else 0
	WithText bool   // the reader of the output has no other way to the text
}

// ItemError is the error of a result that cannot be written in the format.
// Nothing of it was written, and others may follow.
type ItemError struct {
	Item Item
	Err  error
}

func (e *ItemError) Error() string { return fmt.Sprintf("%s: %v", e.Item.Place(), e.Err) }

func (e *ItemError) Unwrap() error { return e.Err }

// Place says where the item came from, as errors of reading do.
func (i *Item) Place() string {
	if i.Line == 0 {
		return i.Path
	}
	return fmt.Sprintf("%s:%d", i.Path, i.Line)
}

// Writer writes results one after the other.
type Writer interface {
	Write(Item) error
	Close() error // writes what remains; does not close what it writes to
}

// Options set up a Writer.
type Options struct {
	Text   bool   // formats that may leave out the text give it
	Many   bool   // more than one result may come, even if only one does
	Width  int    // of the table, in columns
	Colour bool   // of the table
	By     string // one of Groupings, for the table
	// Plain leaves cells of CSV as they are that a spreadsheet could take for
	// formulas.
	Plain bool
	// Keep, if set, names files that must not be written over.
	Keep func(path string) bool
}

// Formats returns the names that New knows.
func Formats() []string {
	names := []string{"table", "json", "jsonl"}
	for _, f := range render.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// New returns a Writer of that format.
func New(format string, w io.Writer, o Options) (Writer, error) {
	switch format {
	case "table":
		return &table{w: w, width: o.Width, colour: o.Colour, by: o.By}, nil
	case "json":
		return &jsonArray{w: w, text: o.Text, many: o.Many}, nil
	case "jsonl":
		return &jsonLines{w: w, text: o.Text}, nil
	}
	if format == "csv" && !o.Plain {
		format = "spreadsheet"
	}
	if f, ok := render.FormatNamed(format); ok {
		return &rendered{format: f, w: w, many: o.Many}, nil
	}
	return nil, fmt.Errorf("unknown format %q; known are %s", format, strings.Join(Formats(), ", "))
}

// FormatOf returns the format whose files have such a name, empty where none does.
func FormatOf(path string) string {
	best := ""
	for _, f := range Formats() {
		if strings.HasSuffix(path, extension(f)) && (best == "" || len(extension(f)) > len(extension(best))) {
			best = f
		}
	}
	return best
}

// extension returns how the names of files of that format end.
func extension(format string) string {
	if f, ok := render.FormatNamed(format); ok {
		return f.Extension
	}
	if format == "table" {
		return ".txt"
	}
	return "." + format
}

// rendered writes a format of package render. Most of them look different for
// one document and for many, so it holds the first back until it knows.
type rendered struct {
	format render.Format
	w      io.Writer
	many   bool
	held   *attribution.Result
	writer *render.Writer
}

func (r *rendered) Write(item Item) error {
	if r.format.Name == "brat" && r.held != nil {
		return ErrOneDocument
	}
	if r.format.Name != "brat" && (r.many || item.Line > 0 || r.held != nil) {
		if err := r.start(); err != nil {
			return err
		}
	}
	if r.writer == nil {
		r.held = &item.Result
		return nil
	}
	return r.writer.Write(item.Result)
}

// ErrOneDocument is the error of more than one document for brat.
var ErrOneDocument = errors.New("brat holds one document a file: write to a folder")

// start begins an output of many documents with the one held back.
func (r *rendered) start() error {
	if r.writer == nil {
		r.writer = r.format.NewWriter(r.w, render.Options{})
	}
	if r.held == nil {
		return nil
	}
	first := *r.held
	r.held = nil
	return r.writer.Write(first)
}

func (r *rendered) Close() error {
	if r.held != nil {
		return r.format.Render(r.w, *r.held, render.Options{})
	}
	if err := r.start(); err != nil {
		return err
	}
	return r.writer.Close()
}
