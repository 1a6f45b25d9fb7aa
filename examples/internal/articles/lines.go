package articles

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/whosaid/whosaid/attribution"
)

// Line is one line of a stream that is not blank.
type Line struct {
	Number int    // from 1; blank lines count
	Bytes  []byte // in UTF-8, without the line's end; valid until the next line
	// Encoding, if set, is what the stream was converted from.
	Encoding string
}

// Lines yields the lines of r, which may be compressed. It ends with an error
// if r cannot be read to its end; the line is then the one that was not read.
//
// A line of more than limit bytes is an error too, but others follow; 0 is no
// limit.
func Lines(r io.Reader, limit int64) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		data, closeData, err := decompress(r)
		if err != nil {
			yield(Line{Number: 1}, err)
			return
		}
		defer closeData()
		for line, err := range linesOf(data, limit) {
			if !yield(line, err) {
				return
			}
		}
	}
}

func linesOf(r *bufio.Reader, limit int64) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		utf8, encoding := wideToUTF8(r)
		source := lines{reader: utf8, limit: limit}
		for {
			line, err := source.next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				if !yield(Line{Number: source.number}, reason(err)) || !errors.Is(err, ErrTooLong) {
					return
				}
				continue
			}
			if source.number == 1 {
				line = bytes.TrimPrefix(line, byteOrderMark)
			}
			if len(bytes.TrimSpace(line)) > 0 && !yield(Line{source.number, line, encoding}, nil) {
				return
			}
		}
	}
}

// readLines yields the articles of a JSONL stream and an error for each line
// that holds none; one error alone where the first line shows that no line will.
func readLines(path string, r *bufio.Reader, limit int64, yield func(Article, error) bool) bool {
	first := true
	for line, err := range linesOf(r, limit) {
		if first && err == nil && isSpread(line.Bytes) {
			return yield(Article{}, &Error{path, line.Number, errSpread})
		}
		first = false
		var article Article
		if err == nil {
			article, err = ParseLine(line)
		}
		if err != nil {
			article, err = Article{}, &Error{path, line.Number, err}
		}
		article.Path = path
		if !yield(article, err) {
			return false
		}
	}
	return true
}

var errSpread = errors.New(`not an object a line; give each article a line of its own, as jq -c . and jq -c '.[]' do`)

// isSpread reports whether a JSON text begins with this line that is no lines of
// JSON: an array, or a value written over several lines.
func isSpread(line []byte) bool {
	line = bytes.TrimSpace(line)
	inside, array := bytes.CutPrefix(line, []byte("["))
	inside = bytes.TrimSpace(inside)
	return string(line) == "{" || array && (len(inside) == 0 || inside[0] == '{')
}

// ParseLine reads one JSON object. Without an id the article has the number of
// the line, if the line has one. What there is besides id and text becomes the
// article's meta, in its order. The fields byline and author, which may be
// strings, objects with a name, or lists, say who wrote the text; byline counts
// first.
func ParseLine(line Line) (Article, error) {
	article := Article{Line: line.Number}
	article.convertedFrom(line.Encoding)
	if !utf8.Valid(line.Bytes) {
		var encoding string
		if line.Bytes, encoding = toUTF8(line.Bytes); encoding == "" {
			article.Warning = "in part no UTF-8: each byte that is not has become U+FFFD"
		}
		article.convertedFrom(encoding)
	}
	if tooDeep(line.Bytes) {
		return article, fmt.Errorf("nested more than %d deep", maxDepth)
	}
	// encoding/json, which every other place uses, would take three times as
	// long, and one goroutine reads for all that extract.
	decoder := jsontext.NewDecoder(bytes.NewBuffer(line.Bytes), jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true))
	if decoder.PeekKind() != '{' {
		if _, err := decoder.ReadValue(); err != nil {
			return article, notJSON(err)
		}
		return article, errors.New("not a JSON object")
	}
	if _, err := decoder.ReadToken(); err != nil {
		return article, notJSON(err)
	}
	var meta []byte
	author, hasText := "", false
	for decoder.PeekKind() != '}' {
		name, err := decoder.ReadValue()
		if err != nil {
			return article, notJSON(err)
		}
		field := fieldOf(name)
		if field != "id" && field != "text" {
			meta = append(append(append(meta, ','), name...), ':')
		}
		value, err := decoder.ReadValue()
		if err != nil {
			return article, notJSON(err)
		}
		if field != "id" && field != "text" {
			meta = append(meta, value...)
		}
		switch field {
		case "id":
			if article.ID, err = attribution.JSONID(value); err != nil {
				return article, notJSON(err)
			}
		case "text":
			if value.Kind() != '"' {
				return article, errors.New(`"text" is not a string`)
			}
			article.Text, hasText = string(unquote(value)), true
		case "byline":
			article.Byline = writers(value)
		case "author":
			author = writers(value)
		}
	}
	if _, err := decoder.ReadToken(); err != nil { // the closing brace
		return article, notJSON(err)
	}
	if _, err := decoder.ReadToken(); !errors.Is(err, io.EOF) {
		return article, errors.New("more than one JSON value on the line")
	}
	if !hasText {
		return article, errors.New(`no "text"`)
	}
	if article.ID.IsZero() && line.Number > 0 {
		article.ID = attribution.IntID(line.Number)
	}
	article.Byline = cmp.Or(article.Byline, author)
	if meta != nil {
		meta[0] = '{'
		article.Meta = append(meta, '}')
	}
	return article, nil
}

// fieldOf returns the name of a field that ParseLine reads, empty for others.
func fieldOf(name jsontext.Value) string {
	if bytes.IndexByte(name, '\\') >= 0 { // "\u0069d" is "id" too
		name = strconv.AppendQuote(nil, string(unquote(name)))
	}
	switch string(name) {
	case `"id"`:
		return "id"
	case `"text"`:
		return "text"
	case `"byline"`:
		return "byline"
	case `"author"`:
		return "author"
	}
	return ""
}

// writers returns the names that the value of a field gives.
func writers(value jsontext.Value) string {
	var v any
	if json.Unmarshal(value, &v) != nil {
		return ""
	}
	return namesOf(v)
}

// ParseObject is ParseLine of what somebody sent, who may say its encoding.
func ParseObject(content []byte, mediaType string) (Article, error) {
	var sent Article
	content, err := sent.decode(content, mediaType, false)
	if err != nil {
		return sent, err
	}
	article, err := ParseLine(Line{Bytes: content})
	if sent.Warning != "" {
		article.Warning = sent.Warning
	}
	return article, err
}

// maxDepth is how deep values may be nested. Far deeper ones could be read, but
// not be written back with encoding/json, which ends at 10,000.
const maxDepth = 1000

// tooDeep looks for brackets outside of strings. Whether they match is for the
// decoder to say.
func tooDeep(line []byte) bool {
	if bytes.Count(line, []byte("["))+bytes.Count(line, []byte("{")) <= maxDepth {
		return false
	}
	depth, quoted := 0, false
	for i := 0; i < len(line); i++ {
		switch c := line[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
			if c == '\\' {
				i++
			}
		case c == '[' || c == '{':
			if depth++; depth > maxDepth {
				return true
			}
		case c == ']' || c == '}':
			depth--
		}
	}
	return false
}

// unquote returns what a string says. As the decoder has seen it before, the
// only thing that can be wrong is bytes that are no characters, which become
// U+FFFD.
func unquote(value jsontext.Value) []byte {
	text, _ := jsontext.AppendUnquote(nil, value)
	return text
}

func notJSON(err error) error {
	var syntax *jsontext.SyntacticError
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("not JSON: it ends in the middle")
	case errors.As(err, &syntax):
		return fmt.Errorf("not JSON: %w at byte %d", syntax.Err, syntax.ByteOffset)
	}
	return fmt.Errorf("not JSON: %w", err)
}
