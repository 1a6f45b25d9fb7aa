package articles

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
)

// Line is one line of a stream that is not blank.
type Line struct {
	Number int    // from 1; blank lines count
	Bytes  []byte // without the line's end; valid until the next line
}

// Lines yields the lines of r, which may be compressed. It ends with an error
// if r cannot be read to its end; the line is then the one that was not read.
func Lines(r io.Reader) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		data, closeData, err := decompress(r)
		if err != nil {
			yield(Line{Number: 1}, err)
			return
		}
		defer closeData()
		for line, err := range linesOf(data) {
			if !yield(line, err) {
				return
			}
		}
	}
}

func linesOf(r *bufio.Reader) iter.Seq2[Line, error] {
	return func(yield func(Line, error) bool) {
		source := lines{reader: r}
		for {
			line, err := source.next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(Line{Number: source.number}, reason(err))
				return
			}
			if source.number == 1 {
				line = bytes.TrimPrefix(line, byteOrderMark)
			}
			if len(bytes.TrimSpace(line)) > 0 && !yield(Line{source.number, line}, nil) {
				return
			}
		}
	}
}

// readLines yields the articles of a JSONL stream and an error for each line
// that holds none.
func readLines(path string, r *bufio.Reader, yield func(Article, error) bool) bool {
	for line, err := range linesOf(r) {
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

// ParseLine reads one JSON object. Without an id the article has the number of
// the line, if the line has one. What there is besides id and text becomes the article's meta, in
// its order.
func ParseLine(line Line) (Article, error) {
	article := Article{Line: line.Number}
	decoder := json.NewDecoder(bytes.NewReader(line.Bytes))
	token, err := decoder.Token()
	if err != nil {
		return article, notJSON(err)
	}
	if token != json.Delim('{') {
		return article, errors.New("not a JSON object")
	}
	var meta []byte
	hasText := false
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return article, notJSON(err)
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return article, notJSON(err)
		}
		switch key {
		case "id":
			article.ID = value
		case "text":
			if value[0] != '"' {
				return article, errors.New(`"text" is not a string`)
			}
			if err := json.Unmarshal(value, &article.Text); err != nil {
				return article, notJSON(err)
			}
			hasText = true
		default:
			meta = append(meta, ',')
			meta = append(meta, jsonString(key.(string))...)
			meta = append(meta, ':')
			meta = append(meta, value...)
		}
	}
	if _, err := decoder.Token(); err != nil { // the closing brace
		return article, notJSON(err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return article, errors.New("more than one JSON value on the line")
	}
	if !hasText {
		return article, errors.New(`no "text"`)
	}
	if article.ID == nil && line.Number > 0 {
		article.ID = strconv.AppendInt(nil, int64(line.Number), 10)
	}
	if meta != nil {
		meta[0] = '{'
		article.Meta = append(meta, '}')
	}
	return article, nil
}

func notJSON(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("not JSON: it ends in the middle")
	}
	return fmt.Errorf("not JSON: %w", err)
}

// jsonString writes s as JSON without escaping what only HTML would mind.
func jsonString(s string) json.RawMessage {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(s) // a string never fails
	return bytes.TrimRight(b.Bytes(), "\n")
}
