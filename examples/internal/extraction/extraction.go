// Package extraction runs an extractor over the articles of a reader.
package extraction

import (
	"context"
	"iter"
	"runtime"
	"sync"
	"time"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/examples/internal/articles"
	"github.com/whosaid/whosaid/examples/internal/output"
)

// grace is how long articles under way may still take when the context is done.
const grace = 2 * time.Second

// All yields the result of every article in the order of reading, and each error
// of the reader in its place. It works on the given number of processors; 0 means
// all. When ctx is done it reads no more, yields what was read as far as that is
// finished within two seconds, and ends with the error of ctx.
func All(ctx context.Context, extractor *attribution.Extractor, reader *articles.Reader, workers int) iter.Seq2[output.Item, error] {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return func(yield func(output.Item, error) bool) {
		type outcome struct {
			item output.Item
			err  error
		}
		// What was read when ctx is done may still end.
		working, giveUp := context.WithCancel(context.WithoutCancel(ctx))
		defer giveUp()
		outcomes := make(chan outcome)
		left := make(chan struct{})
		defer close(left)
		go func() {
			defer close(outcomes)
			var origins origins
			for result, err := range extractor.ExtractAllN(working, origins.of(ctx, reader), workers) {
				article := origins.next()
				item := output.Item{Path: article.Path, Line: article.Line, WithText: article.Page || article.Warning != ""}
				if err == nil {
					item.Result = result
					article.Warn(result.Document)
				}
				select {
				case outcomes <- outcome{item, err}:
				case <-left:
					return
				}
			}
		}()
		stopped := ctx.Done()
		var late <-chan time.Time
		for {
			select {
			case o, more := <-outcomes:
				if more {
					if !yield(o.item, o.err) {
						return
					}
					continue
				}
				if ctx.Err() != nil {
					yield(output.Item{}, ctx.Err())
				}
				return
			case <-stopped:
				stopped, late = nil, time.After(grace)
			case <-late: // what is long stays behind
				yield(output.Item{}, ctx.Err())
				return
			}
		}
	}
}

// origins remembers where the inputs under way came from: results come in the
// order of the inputs, one for each.
type origins struct {
	mu    sync.Mutex
	queue []articles.Article
}

// of yields the reader's articles as inputs.
func (o *origins) of(ctx context.Context, reader *articles.Reader) iter.Seq2[attribution.Input, error] {
	return func(yield func(attribution.Input, error) bool) {
		for article, err := range reader.All(ctx) {
			o.mu.Lock()
			o.queue = append(o.queue, articles.Article{Path: article.Path, Line: article.Line, Page: article.Page, Warning: article.Warning})
			o.mu.Unlock()
			if !yield(article.Input, err) {
				return
			}
		}
	}
}

// next returns the article of the next result, without its text.
func (o *origins) next() articles.Article {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.queue) == 0 {
		return articles.Article{}
	}
	first := o.queue[0]
	o.queue = o.queue[1:]
	return first
}
