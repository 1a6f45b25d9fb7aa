package articles

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// readLines yields the articles of a JSONL stream and an error for each line
// that holds none.
func readLines(path string, r *bufio.Reader, yield func(Article, error) bool) bool {
	source := lines{reader: r}
	for {
		line, err := source.next()
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil {
			return yield(Article{}, &Error{path, source.number, reason(err)})
		}
		if source.number == 1 {
			line = bytes.TrimPrefix(line, byteOrderMark)
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		article, err := parseLine(line)
		if err != nil {
			if !yield(Article{}, &Error{path, source.number, err}) {
				return false
			}
			continue
		}
		article.Path, article.Line = path, source.number
		if article.ID == nil {
			article.ID = strconv.AppendInt(nil, int64(source.number), 10)
		}
		if !yield(article, nil) {
			return false
		}
	}
}

// parseLine reads one JSON object. What it has besides id and text becomes the
// article's meta, in its order.
func parseLine(line []byte) (Article, error) {
	var article Article
	decoder := json.NewDecoder(bytes.NewReader(line))
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
