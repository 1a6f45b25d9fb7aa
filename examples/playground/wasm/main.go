//go:build js && wasm

// The library as the playground's worker calls it: whosaid(request, file) takes
// and returns JavaScript values.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"syscall/js"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/render"
	"github.com/whosaid/whosaid/examples/internal/articles"
)

// request is what the page asks for. The article is a text, the source of a
// page, or the bytes of a file.
type request struct {
	Text          string  `json:"text"`
	Name          string  `json:"name"` // of the file
	AllActs       bool    `json:"allActs"`
	MinConfidence float64 `json:"minConfidence"`
	To            string  `json:"to"` // json or a format of package render
}

func main() {
	js.Global().Set("whosaid", js.FuncOf(func(_ js.Value, args []js.Value) any {
		var file []byte
		if array := args[1]; !array.IsNull() {
			file = make([]byte, array.Length())
			js.CopyBytesToGo(file, array)
		}
		answer, err := answer(args[0].String(), file)
		if err != nil {
			return map[string]any{"error": err.Error()}
		}
		return map[string]any{"answer": answer}
	}))
	js.Global().Call("ready")
	select {} // the worker calls from now on
}

func answer(line string, file []byte) (string, error) {
	var r request
	if err := json.Unmarshal([]byte(line), &r); err != nil {
		return "", err
	}
	options := attribution.Options{MinConfidence: r.MinConfidence}
	if r.AllActs {
		options.Acts = attribution.AllActs()
	}
	extractor, err := attribution.New(options)
	if err != nil {
		return "", err
	}
	article, err := r.article(file)
	if err != nil {
		return "", err
	}
	result, err := extractor.ExtractInput(context.Background(), article.Input)
	if err != nil {
		return "", err
	}
	article.Warn(result.Document)
	if r.To == "json" {
		line, err := result.AppendJSON(nil, true)
		return string(line), err
	}
	format, ok := render.FormatNamed(r.To)
	if !ok {
		return "", fmt.Errorf("unknown format %q", r.To)
	}
	var b bytes.Buffer
	err = format.Render(&b, result, render.Options{})
	return b.String(), err
}

// article reads what was given. A text is taken as it is, but for the source of
// a page.
func (r *request) article(file []byte) (articles.Article, error) {
	reader := articles.Reader{From: articles.ByName, Stdin: bytes.NewReader(file)}
	if file == nil {
		if !strings.HasPrefix(strings.TrimSpace(r.Text), "<") {
			return articles.Article{Input: attribution.Input{Text: r.Text}}, nil
		}
		reader = articles.Reader{From: articles.HTML, Stdin: strings.NewReader(r.Text)}
	}
	for article, err := range reader.All(context.Background()) {
		var wrong *articles.Error
		if errors.As(err, &wrong) {
			return articles.Article{}, wrong.Err
		}
		if r.Name != "" {
			article.ID = attribution.StringID(r.Name)
		}
		return article, err
	}
	return articles.Article{}, errors.New("there is no article in it")
}
