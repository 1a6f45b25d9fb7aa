package render

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/whosaid/whosaid/attribution"
)

// Options set up the formats. The zero value is a good default.
type Options struct {
	// Title heads the page or the corpus. Empty means the article's own title:
	// "title" or "headline" of the result's Meta, else its id.
	Title string
	// Language is the tag of the articles' language, for readers and hyphenation;
	// empty means English.
	Language string
	// Base goes before the document's id in the identifiers of JSON-LD and of Web
	// Annotation, such as "https://example.org/articles/". A document whose id,
	// or the "url" of its Meta, is a web address is identified by that.
	Base string
}

// language returns the tag as BCP 47 writes it, also for the name of a POSIX
// locale such as en_US.UTF-8.
func (o Options) language() string {
	tag, _, _ := strings.Cut(cmp.Or(o.Language, "en"), ".")
	tag, _, _ = strings.Cut(tag, "@")
	return strings.ReplaceAll(tag, "_", "-")
}

// Format is one way to write results. [Formats] and [FormatNamed] give it; the
// zero Format cannot write.
type Format struct {
	Name      string // as on a command line: html, jsonld, ...
	MediaType string // with its charset where it has one
	Extension string // with the dot

	needsText bool
	single    bool // one document an output
	held      bool // documents wait until Close, as the head tells of all of them
	head      func(b *bytes.Buffer, p *page)
	body      func(b *bytes.Buffer, p *page, a *article) error
	tail      func(b *bytes.Buffer, p *page)
}

// page is an output in the making.
type page struct {
	opts  Options
	many  bool     // more than one document may come
	first *article // nil in an output without documents
	html  htmlPage
}

// Formats returns the formats in the order of the package's description. Two
// variants are not among them, but [FormatNamed] knows them: fragment of html and
// spreadsheet of csv.
func Formats() []Format {
	return []Format{htmlFormat, jsonldFormat, webAnnotationFormat, bratFormat, teiFormat, csvFormat}
}

// FormatNamed returns the format of that name.
func FormatNamed(name string) (Format, bool) {
	for _, f := range append(Formats(), fragmentFormat, spreadsheetFormat) {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// Render writes one result to w.
func (f Format) Render(w io.Writer, r attribution.Result, opts Options) error {
	writer := f.NewWriter(w, opts)
	writer.page.many = false
	if err := writer.Write(r); err != nil {
		return err
	}
	return writer.Close()
}

// Writer writes many results into one output: a page with several articles, a
// TEI corpus, one table, or JSON-LD and Web Annotation a line each. Brat holds
// one document a file, so its second Write fails. A Writer is not safe for
// concurrent use.
type Writer struct {
	w      io.Writer
	format Format
	page   page
	count  int
	buffer bytes.Buffer
	held   bytes.Buffer
}

// NewWriter returns a Writer to w. The caller must Close it.
func (f Format) NewWriter(w io.Writer, opts Options) *Writer {
	return &Writer{w: w, format: f, page: page{opts: opts, many: true}}
}

// Write writes one more result. Where it fails because of the result, nothing
// of it was written and others may follow.
func (w *Writer) Write(r attribution.Result) error {
	if w.format.single && w.count > 0 {
		return fmt.Errorf("render: %s holds one document a file", w.format.Name)
	}
	a, err := newArticle(r, w.count+1, &w.page)
	if err == nil && w.format.needsText {
		err = a.hasText()
	}
	if err != nil {
		return fmt.Errorf("render: %s: %w", w.format.Name, err)
	}
	w.buffer.Reset()
	if w.count == 0 {
		w.page.first = a
		if !w.format.held {
			w.begin()
		}
	}
	if err := w.format.body(&w.buffer, &w.page, a); err != nil {
		return fmt.Errorf("render: %s: %w", w.format.Name, err)
	}
	w.count++
	if w.format.held {
		_, err = w.buffer.WriteTo(&w.held)
		return err
	}
	_, err = w.w.Write(w.buffer.Bytes())
	return err
}

// Close writes what ends the output. It does not close the underlying writer.
func (w *Writer) Close() error {
	w.buffer.Reset()
	if w.count == 0 || w.format.held {
		w.begin()
	}
	w.buffer.Write(w.held.Bytes())
	if w.format.tail != nil {
		w.format.tail(&w.buffer, &w.page)
	}
	_, err := w.w.Write(w.buffer.Bytes())
	return err
}

func (w *Writer) begin() {
	if w.format.head != nil {
		w.format.head(&w.buffer, &w.page)
	}
}
