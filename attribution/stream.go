package attribution

import (
	"context"
	"encoding/json"
	"iter"
	"runtime"
	"sync"
)

// Input is one text to extract from.
type Input struct {
	ID   ID              // comes back as it is
	Meta json.RawMessage // a JSON object, or nil; comes back as it is
	Text string
	// Byline is who wrote the text, where that is known beside it: "By Jane Roe and
	// John Doe". Lines that repeat it are no part of the news, so that nobody in
	// them becomes a "he" or "she"; a single writer is the "I" outside quotations.
	Byline string
}

// Result is the document made of one input.
type Result struct {
	ID       ID
	Meta     json.RawMessage
	Document *Document
}

// ExtractInput extracts from one input. It fails only when ctx is done, with the
// error of ctx.
func (e *Extractor) ExtractInput(ctx context.Context, in Input) (Result, error) {
	by := byline{}
	if in.Byline != "" {
		by = bylineOf(in.Byline, e.lang.Language)
	}
	doc := e.extract(ctx, in.Text, by)
	if doc == nil {
		return Result{}, ctx.Err()
	}
	return Result{ID: in.ID, Meta: in.Meta, Document: doc}, nil
}

// ExtractAll extracts from every input on as many cores as GOMAXPROCS allows,
// and yields the results in the order of the inputs. No more than a few inputs
// a core are held at a time. An error of the inputs is passed on in its place.
// When ctx is done the sequence ends with its error; documents in hand are given
// up. Whenever it ends, all goroutines have ended too; inputs is called from
// a goroutine of its own and must not block for ever.
func (e *Extractor) ExtractAll(ctx context.Context, inputs iter.Seq2[Input, error]) iter.Seq2[Result, error] {
	return e.ExtractAllN(ctx, inputs, runtime.GOMAXPROCS(0))
}

// ExtractAllN is ExtractAll on that many cores, at least one.
func (e *Extractor) ExtractAllN(ctx context.Context, inputs iter.Seq2[Input, error], workers int) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var group sync.WaitGroup
		defer group.Wait()
		defer cancel()

		s := stream{e: e, work: make(chan *job), order: make(chan *job, 4*max(1, workers))}
		for range max(1, workers) {
			group.Go(func() { s.extract(ctx) })
		}
		group.Go(func() { s.read(ctx, inputs) })

		for {
			// Cancellation goes first: a select takes any case that is ready.
			if ctx.Err() != nil {
				yield(Result{}, ctx.Err())
				return
			}
			select {
			case <-ctx.Done():
			case j, more := <-s.order:
				if !more {
					// The reader stops at the end of ctx too.
					if ctx.Err() != nil {
						yield(Result{}, ctx.Err())
					}
					return
				}
				select {
				case <-ctx.Done(): // nobody may be at work on it
				case <-j.done:
					if ctx.Err() == nil && !yield(j.result, j.err) {
						return
					}
				}
			}
		}
	}
}

// stream is a running ExtractAll. Jobs go to the workers, and at the same time
// into a queue in the order of the inputs.
type stream struct {
	e     *Extractor
	work  chan *job
	order chan *job
}

type job struct {
	input  Input
	result Result
	err    error
	done   chan struct{}
}

func (s *stream) read(ctx context.Context, inputs iter.Seq2[Input, error]) {
	defer close(s.order)
	defer close(s.work)
	for in, err := range inputs {
		j := &job{input: in, err: err, done: make(chan struct{})}
		if err != nil {
			close(j.done)
		}
		select {
		case s.order <- j:
		case <-ctx.Done():
			return
		}
		if err != nil {
			continue
		}
		select {
		case s.work <- j:
		case <-ctx.Done():
			return
		}
	}
}

func (s *stream) extract(ctx context.Context) {
	for j := range s.work {
		j.result, j.err = s.e.ExtractInput(ctx, j.input)
		close(j.done)
	}
}
