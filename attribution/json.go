package attribution

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"unicode/utf8"
)

// schemaVersion is the version of the JSON contract, the first field of every
// document. It changes when a reader of the version before could misread.
const schemaVersion = 1

// wire is a document as JSON has it: the one place that fixes the order of its
// fields. What is absent in the document is absent here: no null, no empty
// string, no empty list but that of the statements.
type wire struct {
	Schema     int             `json:"schema"`
	ID         ID              `json:"id,omitzero"`
	Meta       json.RawMessage `json:"meta,omitempty"`
	Text       string          `json:"text,omitempty"`
	Statements []Statement     `json:"statements"`
	Entities   []Entity        `json:"entities,omitempty"`
	Sources    []Source        `json:"sources,omitempty"`
	Dateline   *Dateline       `json:"dateline,omitempty"`
	Warnings   []Warning       `json:"warnings,omitempty"`
}

// MarshalJSON writes the document with its text, so that reading it back gives
// the same document. [Result.AppendJSON] can leave the text out.
//
// Offsets count bytes of Text. Where Text is not valid UTF-8, every invalid
// byte is one position and is written as U+FFFD; the offsets stay those of the
// original bytes.
func (d *Document) MarshalJSON() ([]byte, error) {
	return Result{Document: d}.AppendJSON(nil, true)
}

// UnmarshalJSON reads a document. It ignores fields that it does not know, and
// refuses a schema that is newer than this package.
func (d *Document) UnmarshalJSON(data []byte) error {
	var r Result
	if err := r.UnmarshalJSON(data); err != nil || r.Document == nil {
		return err
	}
	*d = *r.Document
	return nil
}

// MarshalJSON writes the result as one object with its text: schema, id, meta,
// text, statements, entities, sources, dateline, warnings. Reading it back
// gives the same result.
func (r Result) MarshalJSON() ([]byte, error) { return r.AppendJSON(nil, true) }

// AppendJSON appends the result as one line of JSON, without a line break at
// its end, with or without the text. It fails only for a Meta that is no JSON
// object and for a confidence that is no number; dst comes back unchanged then.
// A nil Document is written as an empty one.
func (r Result) AppendJSON(dst []byte, withText bool) ([]byte, error) {
	meta, err := checkMeta(r.Meta)
	if err != nil {
		return dst, err
	}
	out := wire{Schema: schemaVersion, ID: r.ID, Meta: meta, Statements: []Statement{}}
	d := r.Document
	if d == nil {
		d = &Document{}
	}
	out.Dateline, out.Warnings = d.Dateline, d.Warnings
	if withText {
		out.Text = d.Text
	}
	var frame lineWriter
	if err := frame.value(&out); err != nil {
		return dst, r.explain(err)
	}
	// The lists go in one by one: encoding/json holds what it encodes three times,
	// and a long text has hundreds of megabytes. Nothing behind the statements can
	// look like their list.
	const empty = `"statements":[]`
	at := bytes.LastIndex(frame.line, []byte(empty)) + len(empty) - len("]")
	line := lineWriter{line: append(dst, frame.line[:at]...)}
	if err := addList(&line, "", d.Statements); err != nil {
		return dst, r.explain(err)
	}
	line.line = append(line.line, ']')
	if err := errors.Join(addList(&line, `,"entities":[`, d.Entities), addList(&line, `,"sources":[`, d.Sources)); err != nil {
		return dst, r.explain(err)
	}
	return append(line.line, frame.line[at+1:]...), nil
}

// lineWriter gathers JSON without line breaks.
type lineWriter struct {
	line    []byte
	encoder *json.Encoder
}

func (l *lineWriter) Write(p []byte) (int, error) {
	l.line = append(l.line, bytes.TrimSuffix(p, []byte("\n"))...)
	return len(p), nil
}

func (l *lineWriter) value(v any) error {
	if l.encoder == nil {
		l.encoder = json.NewEncoder(l)
		l.encoder.SetEscapeHTML(false)
	}
	return l.encoder.Encode(v)
}

// addList adds values with commas between them; behind begin, if it has one and
// there are any, with the bracket that ends them.
func addList[T any](l *lineWriter, begin string, values []T) error {
	if len(values) == 0 {
		return nil
	}
	l.line = append(l.line, begin...)
	for i := range values {
		if i > 0 {
			l.line = append(l.line, ',')
		}
		if err := l.value(&values[i]); err != nil {
			return err
		}
	}
	if begin != "" {
		l.line = append(l.line, ']')
	}
	return nil
}

// checkMeta returns Meta in UTF-8, which encoding/json would copy unseen, or an
// error where it is no object. null is none.
func checkMeta(raw json.RawMessage) (json.RawMessage, error) {
	head := bytes.TrimLeft(raw, " \t\r\n")
	switch {
	case len(raw) == 0, string(bytes.TrimSpace(head)) == "null":
		return nil, nil
	case !json.Valid(raw) || head[0] != '{':
		return nil, fmt.Errorf("attribution: Result.Meta is no JSON object: %.60q", raw)
	case !utf8.Valid(raw):
		return bytes.ToValidUTF8(raw, []byte("\uFFFD")), nil
	}
	return raw, nil
}

// explain says which statement has a confidence that JSON has no number for.
// Nothing else can go wrong.
func (r Result) explain(err error) error {
	for i := 0; r.Document != nil && i < len(r.Document.Statements); i++ {
		if c := r.Document.Statements[i].Confidence; math.IsNaN(c) || math.IsInf(c, 0) {
			return fmt.Errorf("attribution: Document.Statements[%d].Confidence is %v", i, c)
		}
	}
	return fmt.Errorf("attribution: %w", err)
}

// UnmarshalJSON reads a result. It ignores fields that it does not know, and
// refuses a schema that is newer than this package.
func (r *Result) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil // as encoding/json has it
	}
	var in wire
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	if in.Schema > schemaVersion {
		return fmt.Errorf("attribution: schema %d is newer than %d, the newest known here", in.Schema, schemaVersion)
	}
	*r = in.result()
	return nil
}

func (in *wire) result() Result {
	if in.Statements == nil { // somebody else's JSON may leave them out
		in.Statements = []Statement{}
	}
	return Result{in.ID, in.Meta, &Document{
		Text: in.Text, Statements: in.Statements, Entities: in.Entities,
		Sources: in.Sources, Dateline: in.Dateline, Warnings: in.Warnings,
	}}
}

// ReadStrict yields the results written to r: one object, lines of objects, or
// an array of them. Unlike json.Unmarshal it rejects a field that it does not
// know, a missing schema and any schema but its own. Such an error comes in the
// place of its result and the next one follows; after an error of syntax or of
// reading nothing follows.
func ReadStrict(r io.Reader) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		n := 0
		for raw, err := range objects(r) {
			n++
			var result Result
			if err == nil {
				result, err = decodeStrict(raw)
			}
			if err != nil {
				err = fmt.Errorf("attribution: document %d: %w", n, err)
			}
			if !yield(result, err) {
				return
			}
		}
	}
}

// objects yields the values of r, or those of the array that r holds, and ends
// with the first error.
func objects(r io.Reader) iter.Seq2[json.RawMessage, error] {
	return func(yield func(json.RawMessage, error) bool) {
		buffered := bufio.NewReader(r)
		array, err := startsArray(buffered)
		if err != nil {
			if err != io.EOF {
				yield(nil, err)
			}
			return
		}
		decoder := json.NewDecoder(buffered)
		if array {
			decoder.Token() // the bracket that was seen
		}
		for !array || decoder.More() {
			var raw json.RawMessage
			err := decoder.Decode(&raw)
			if err == io.EOF && !array {
				return
			}
			if !yield(raw, noEOF(err)) || err != nil {
				return
			}
		}
		if _, err := decoder.Token(); err != nil {
			yield(nil, noEOF(err))
		} else if _, err := decoder.Token(); err != io.EOF {
			yield(nil, errors.New("something follows the array"))
		}
	}
}

// noEOF returns err for a place where the end is not expected.
func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// startsArray skips white space and reports whether a bracket comes next.
func startsArray(r *bufio.Reader) (bool, error) {
	for {
		b, err := r.ReadByte()
		if err != nil {
			return false, err
		}
		switch b {
		case ' ', '\t', '\r', '\n':
		default:
			return b == '[', r.UnreadByte()
		}
	}
}

func decodeStrict(raw json.RawMessage) (Result, error) {
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	var in *wire
	if err := decoder.Decode(&in); err != nil {
		return Result{}, err
	}
	switch {
	case in == nil:
		return Result{}, errors.New("null is no document")
	case in.Schema == 0:
		return Result{}, errors.New("no schema")
	case in.Schema != schemaVersion:
		return Result{}, fmt.Errorf("schema %d, not %d", in.Schema, schemaVersion)
	}
	return in.result(), nil
}
