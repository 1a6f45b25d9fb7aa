// Package extraction runs an extractor over the articles of a reader.
package extraction

import (
	"context"
	"iter"
	"sync"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/examples/internal/articles"
	"github.com/whosaid/whosaid/examples/internal/output"
)

// All yields the result of every article in the order of reading, on all
// processors, and each error of the reader in its place. When ctx is done it
// reads no more, yields what was read, and ends with ctx's error.
func All(ctx context.Context, extractor *attribution.Extractor, reader *articles.Reader) iter.Seq2[output.Item, error] {
	return func(yield func(output.Item, error) bool) {
		var origins origins
		for result, err := range extractor.ExtractAll(context.WithoutCancel(ctx), origins.of(ctx, reader)) {
			item := origins.next()
			if err == nil {
				item.Result = result
			}
			if !yield(item, err) {
				return
			}
		}
		if ctx.Err() != nil {
			yield(output.Item{}, ctx.Err())
		}
	}
}

// origins remembers where the inputs under way came from: results come in the
// order of the inputs, one for each.
type origins struct {
	mu    sync.Mutex
	queue []output.Item
}

// of yields the reader's articles as inputs.
func (o *origins) of(ctx context.Context, reader *articles.Reader) iter.Seq2[attribution.Input, error] {
	return func(yield func(attribution.Input, error) bool) {
		for article, err := range reader.All(ctx) {
			o.mu.Lock()
			o.queue = append(o.queue, output.Item{Path: article.Path, Line: article.Line, WithText: article.Page})
			o.mu.Unlock()
			if !yield(article.Input, err) {
				return
			}
		}
	}
}

// next returns the origin of the next result.
func (o *origins) next() output.Item {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.queue) == 0 {
		return output.Item{}
	}
	first := o.queue[0]
	o.queue = o.queue[1:]
	return first
}
