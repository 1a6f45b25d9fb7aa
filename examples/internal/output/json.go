package output

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/whosaid/whosaid/attribution"
)

// jsonLines writes a document a line.
type jsonLines struct {
	w      io.Writer
	text   bool
	buffer []byte
}

func (j *jsonLines) Write(item Item) error {
	j.buffer = appendResult(j.buffer[:0], item.Result, j.text || item.WithText)
	j.buffer = append(j.buffer, '\n')
	_, err := j.w.Write(j.buffer)
	return err
}

func (j *jsonLines) Close() error { return nil }

// jsonArray writes one document as an object, many as an array, indented for
// people. Whether lines of JSON are many does not depend on their number.
type jsonArray struct {
	w      io.Writer
	text   bool
	many   bool
	count  int
	buffer bytes.Buffer
}

func (j *jsonArray) Write(item Item) error {
	j.many = j.many || item.Line > 0
	j.buffer.Reset()
	indent := ""
	if j.many {
		indent = "  "
		if j.count == 0 {
			j.buffer.WriteString("[\n" + indent)
		} else {
			j.buffer.WriteString(",\n" + indent)
		}
	}
	j.count++
	line := appendResult(nil, item.Result, j.text || item.WithText)
	if err := json.Indent(&j.buffer, line, indent, "  "); err != nil {
		return err
	}
	_, err := j.w.Write(j.buffer.Bytes())
	return err
}

func (j *jsonArray) Close() error {
	end := "\n"
	switch {
	case j.many && j.count == 0:
		end = "[]\n"
	case j.many:
		end = "\n]\n"
	case j.count == 0:
		end = ""
	}
	_, err := io.WriteString(j.w, end)
	return err
}

func appendResult(dst []byte, r attribution.Result, withText bool) []byte {
	type document struct {
		Schema     int                     `json:"schema"`
		ID         json.RawMessage         `json:"id,omitempty"`
		Meta       json.RawMessage         `json:"meta,omitempty"`
		Text       *string                 `json:"text,omitempty"`
		Statements []attribution.Statement `json:"statements"`
		Entities   []attribution.Entity    `json:"entities"`
		Sources    []attribution.Source    `json:"sources"`
		Dateline   *attribution.Dateline   `json:"dateline,omitempty"`
		Warnings   []attribution.Warning   `json:"warnings,omitempty"`
	}
	d := document{
		Schema: 1, ID: r.ID, Meta: r.Meta,
		Statements: r.Document.Statements, Entities: r.Document.Entities, Sources: r.Document.Sources,
		Dateline: r.Document.Dateline, Warnings: r.Document.Warnings,
	}
	if d.Statements == nil {
		d.Statements = []attribution.Statement{}
	}
	if d.Entities == nil {
		d.Entities = []attribution.Entity{}
	}
	if d.Sources == nil {
		d.Sources = []attribution.Source{}
	}
	if withText {
		d.Text = &r.Document.Text
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(d); err != nil {
		return dst // only a RawMessage that is no JSON could do that
	}
	return append(dst, bytes.TrimRight(b.Bytes(), "\n")...)
}
