// Package output writes extraction results in every format the examples offer.
package output

import (
	"fmt"
	"io"
	"strings"

	"github.com/whosaid/whosaid/attribution"
)

// Item is one result with where its text came from.
type Item struct {
	attribution.Result
	Path     string // "-" for the standard input
	Line     int    // from 1 in lines of JSON, else 0
	WithText bool   // the reader of the output has no other way to the text
}

// Writer writes results one after the other.
type Writer interface {
	Write(Item) error
	Close() error // writes what remains; does not close what it writes to
}

// Options set up a Writer.
type Options struct {
	Text   bool // formats that may leave out the text give it
	Many   bool // more than one result may come, even if only one does
	Width  int  // of the table, in columns
	Colour bool // of the table
}

// Formats are the names that New knows.
var Formats = []string{"table", "json", "jsonl"}

// New returns a Writer of that format.
func New(format string, w io.Writer, o Options) (Writer, error) {
	switch format {
	case "table":
		return &table{w: w, width: o.Width, colour: o.Colour}, nil
	case "json":
		return &jsonArray{w: w, text: o.Text, many: o.Many}, nil
	case "jsonl":
		return &jsonLines{w: w, text: o.Text}, nil
	}
	return nil, fmt.Errorf("unknown format %q; known are %s", format, strings.Join(Formats, ", "))
}
