package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/examples/internal/articles"
)

// Names of the counters.
const (
	namespace  = "whosaid"
	documents  = "documents"
	statements = "statements"
	failures   = "failures"
)

// Beam finds functions by their registered names on the machines it sends
// them to, and wants that done while the program starts.
func init() {
	register.DoFn3x1[context.Context, fileio.ReadableFile, func(rawLine), error](&readFn{})
	register.DoFn4x1[context.Context, rawLine, func(string), func(string), error](&extractFn{})
	register.Emitter1[rawLine]()
	register.Emitter1[string]()
}

// build lays out the pipeline: read, extract, write documents and dead letters.
func build(s beam.Scope, input, output, dead string, read *readFn, fn *extractFn) {
	// A pattern that matches nothing is a mistake of whoever wrote it.
	matches := fileio.MatchFiles(s, input, fileio.MatchEmptyDisallow())
	files := fileio.ReadMatches(s, matches, fileio.ReadUncompressed())
	// Without this the runner would fuse reading with extracting, and one file
	// would keep one worker.
	lines := beam.Reshuffle(s, beam.ParDo(s, read, files))
	done, bad := beam.ParDo2(s, fn, lines)
	textio.Write(s, output, done)
	textio.Write(s, dead, bad)
}

// rawLine is a line as it was read. With Why it could not be.
type rawLine struct {
	File     string
	Number   int
	Encoding string
	Why      string
	Bytes    []byte
}

// deadLetter is what is written of a line that is no article.
type deadLetter struct {
	File   string `json:"file"`
	Number int    `json:"line"`
	Why    string `json:"why"`
	Bytes  string `json:"bytes,omitempty"`
	// Base64 holds the line where Bytes cannot, which must be UTF-8.
	Base64 []byte `json:"base64,omitempty"`
}

func (l *rawLine) letter(why error) deadLetter {
	letter := deadLetter{File: l.File, Number: l.Number, Why: why.Error(), Bytes: string(l.Bytes)}
	if !utf8.Valid(l.Bytes) {
		letter.Base64 = l.Bytes
	}
	return letter
}

// readFn cuts files into lines. Beam's own reader of text (2.77) takes the
// packed size of a gzip file for its length and drops the lines beyond it; it
// knows neither zstd nor the numbers of lines.
type readFn struct {
	Limit int64
}

// ProcessElement reads one file.
func (f *readFn) ProcessElement(ctx context.Context, file fileio.ReadableFile, emit func(rawLine)) error {
	stream, err := file.Open(ctx)
	if err != nil {
		return err
	}
	defer stream.Close()
	for line, err := range articles.Lines(stream, f.Limit) {
		out := rawLine{File: file.Metadata.Path, Number: line.Number, Encoding: line.Encoding, Bytes: bytes.Clone(line.Bytes)}
		if err != nil {
			out.Why = err.Error()
		}
		emit(out)
	}
	return nil
}

// extractFn makes a line of output, or a dead letter, of each line of input.
// Its exported fields travel to the workers as JSON.
type extractFn struct {
	Options  attribution.Options
	WithText bool

	extractor                       *attribution.Extractor
	documents, statements, failures beam.Counter
}

// Setup makes the extractor, once for each worker.
func (f *extractFn) Setup() error {
	f.documents = beam.NewCounter(namespace, documents)
	f.statements = beam.NewCounter(namespace, statements)
	f.failures = beam.NewCounter(namespace, failures)
	var err error
	f.extractor, err = attribution.New(f.Options)
	return err
}

// ProcessElement extracts from one line.
func (f *extractFn) ProcessElement(ctx context.Context, line rawLine, done, dead func(string)) error {
	result, warned, err := f.extract(ctx, line)
	if ctx.Err() != nil {
		return ctx.Err() // Beam takes the line up again
	}
	if err != nil {
		f.failures.Inc(ctx, 1)
		letter, err := json.Marshal(line.letter(err))
		if err != nil {
			return fmt.Errorf("%s:%d: %w", line.File, line.Number, err)
		}
		dead(string(letter))
		return nil
	}
	f.documents.Inc(ctx, 1)
	f.statements.Inc(ctx, int64(len(result.Document.Statements)))
	out, err := result.AppendJSON(nil, f.WithText || warned)
	if err != nil {
		return fmt.Errorf("%s:%d: %w", line.File, line.Number, err)
	}
	done(string(out))
	return nil
}

// extract also reports whether the reader of the output needs the text with it.
func (f *extractFn) extract(ctx context.Context, line rawLine) (result attribution.Result, needsText bool, err error) {
	if line.Why != "" {
		return attribution.Result{}, false, errors.New(line.Why)
	}
	article, err := articles.ParseLine(articles.Line{Number: line.Number, Bytes: line.Bytes, Encoding: line.Encoding})
	if err != nil {
		return attribution.Result{}, false, err
	}
	if result, err = f.extractor.ExtractInput(ctx, article.Input); err != nil {
		return attribution.Result{}, false, err
	}
	article.Warn(result.Document)
	return result, article.Warning != "", nil
}
