package output

import (
	"bytes"
	"encoding/json"
	"io"
)

// jsonLines writes a document a line.
type jsonLines struct {
	w      io.Writer
	text   bool
	buffer []byte
}

func (j *jsonLines) Write(item Item) error {
	line, err := item.AppendJSON(j.buffer[:0], j.text || item.WithText)
	if err != nil {
		return &ItemError{item, err}
	}
	j.buffer = append(line, '\n')
	_, err = j.w.Write(j.buffer)
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
	line, err := item.AppendJSON(nil, j.text || item.WithText)
	if err == nil {
		err = json.Indent(&j.buffer, line, indent, "  ")
	}
	if err != nil {
		return &ItemError{item, err}
	}
	j.count++
	_, err = j.w.Write(j.buffer.Bytes())
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
