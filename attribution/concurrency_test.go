package attribution_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

func newExtractor(t testing.TB) *attribution.Extractor {
	t.Helper()
	ex, err := attribution.New(attribution.Options{})
	require.NoError(t, err)
	return ex
}

// TestConcurrent gives one Extractor to 64 goroutines: each must get what one
// alone gets.
func TestConcurrent(t *testing.T) {
	texts := articles(t, "*.txt")
	ex := newExtractor(t)
	want := make([]string, len(texts))
	for i, a := range texts {
		want[i] = encode(t, newExtractor(t).Extract(a.text))
	}
	var wg sync.WaitGroup
	for g := range 64 {
		wg.Go(func() {
			for i := range 4 {
				k := (g + 5*i) % len(texts)
				b, err := json.Marshal(ex.Extract(texts[k].text))
				assert.NoError(t, err)
				assert.Equal(t, want[k], string(b), texts[k].name)
			}
		})
	}
	wg.Wait()
}

// numbered yields n inputs, long and short ones in turn, and an error after
// each input whose number is in bad.
func numbered(t testing.TB, n int, bad ...int) iter.Seq2[attribution.Input, error] {
	texts := articles(t, "*.txt")
	return func(yield func(attribution.Input, error) bool) {
		for i := range n {
			in := attribution.Input{ID: attribution.IntID(i), Meta: json.RawMessage(`{"n":1}`)}
			if i%3 == 0 {
				in.Text = texts[i%len(texts)].text
			}
			if !yield(in, nil) {
				return
			}
			for _, b := range bad {
				if b == i && !yield(attribution.Input{}, fmt.Errorf("line %d: %w", i, errBad)) {
					return
				}
			}
		}
	}
}

var errBad = errors.New("bad line")

func TestExtractAllKeepsOrder(t *testing.T) {
	ex := newExtractor(t)
	n, failed := 0, 0
	for r, err := range ex.ExtractAll(t.Context(), numbered(t, 100, 4, 60)) {
		if err != nil {
			failed++
			assert.ErrorIs(t, err, errBad)
			assert.Contains(t, []int{5, 61}, n, "an error comes in its place")
			continue
		}
		assert.Equal(t, fmt.Sprint(n), r.ID.String())
		assert.JSONEq(t, `{"n":1}`, string(r.Meta))
		require.NotNil(t, r.Document)
		check(t, r.Document.Text, r.Document)
		n++
	}
	assert.Equal(t, 100, n)
	assert.Equal(t, 2, failed)
}

func TestExtractAllGivesWhatExtractGives(t *testing.T) {
	texts := articles(t, "*.txt")
	ex := newExtractor(t)
	i := 0
	inputs := func(yield func(attribution.Input, error) bool) {
		for _, a := range texts {
			if !yield(attribution.Input{Text: a.text}, nil) {
				return
			}
		}
	}
	for r, err := range ex.ExtractAll(t.Context(), inputs) {
		require.NoError(t, err)
		assert.Equal(t, encode(t, ex.Extract(texts[i].text)), encode(t, r.Document), texts[i].name)
		i++
	}
	assert.Equal(t, len(texts), i)
}

func TestExtractAllOfNothing(t *testing.T) {
	for range newExtractor(t).ExtractAll(t.Context(), numbered(t, 0)) {
		t.Error("a result of no input")
	}
}

// endless yields inputs for ever and counts them.
func endless(pulled *atomic.Int64, ended *atomic.Bool) iter.Seq2[attribution.Input, error] {
	return func(yield func(attribution.Input, error) bool) {
		defer ended.Store(true)
		for {
			pulled.Add(1)
			if !yield(attribution.Input{Text: "“Yes,” Ana Torv said."}, nil) {
				return
			}
		}
	}
}

// settled waits until no more goroutines run than before.
func settled(t *testing.T, before int) {
	t.Helper()
	assert.Eventually(t, func() bool { return runtime.NumGoroutine() <= before }, 10*time.Second, 10*time.Millisecond,
		"goroutines are left behind")
}

func TestExtractAllStopsWithItsCaller(t *testing.T) {
	ex := newExtractor(t)
	before := runtime.NumGoroutine()
	var pulled atomic.Int64
	var ended atomic.Bool
	n := 0
	for _, err := range ex.ExtractAll(t.Context(), endless(&pulled, &ended)) {
		require.NoError(t, err)
		if n++; n == 20 {
			break
		}
	}
	assert.True(t, ended.Load(), "the inputs have been let go")
	settled(t, before+1) // Eventually has a goroutine of its own
}

func TestExtractAllStopsWithItsContext(t *testing.T) {
	ex := newExtractor(t)
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var pulled atomic.Int64
	var ended atomic.Bool
	n, failed := 0, 0
	for _, err := range ex.ExtractAll(ctx, endless(&pulled, &ended)) {
		if err != nil {
			assert.ErrorIs(t, err, context.Canceled)
			failed++
		} else if n++; n == 20 {
			cancel()
		}
		if n > 100_000 {
			t.Fatal("it goes on after the end of its context")
		}
	}
	assert.Equal(t, 20, n, "no document comes after the end")
	assert.Equal(t, 1, failed, "its error comes last")
	assert.True(t, ended.Load(), "the inputs have been let go")
	settled(t, before+1)
}

// TestExtractAllStopsWhileItWaits ends the context from outside, while documents
// are in hand and while the inputs have none to give.
func TestExtractAllStopsWhileItWaits(t *testing.T) {
	ex := newExtractor(t)
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancel(t.Context())
	var read atomic.Int64
	inputs := func(yield func(attribution.Input, error) bool) {
		for read.Add(1) <= 3 {
			if !yield(attribution.Input{Text: "“Yes,” Ana Torv said."}, nil) {
				return
			}
		}
		cancel() // as another goroutine
		<-ctx.Done()
	}
	var last error
	n := 0
	for _, err := range ex.ExtractAll(ctx, inputs) {
		if last = err; err == nil {
			n++
		}
	}
	assert.LessOrEqual(t, n, 3)
	assert.ErrorIs(t, last, context.Canceled, "not as if the inputs had come to their end")
	settled(t, before+1)
}

// BenchmarkExtractAll reads the articles of testdata forty times over, on one
// core and on two.
func BenchmarkExtractAll(b *testing.B) {
	texts := articles(b, "*.txt")
	ex := newExtractor(b)
	size := 0
	for _, a := range texts {
		size += 40 * len(a.text)
	}
	inputs := func(yield func(attribution.Input, error) bool) {
		for range 40 {
			for _, a := range texts {
				if !yield(attribution.Input{Text: a.text}, nil) {
					return
				}
			}
		}
	}
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprintf("%d", workers), func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				for _, err := range ex.ExtractAllN(b.Context(), inputs, workers) {
					require.NoError(b, err)
				}
			}
		})
	}
}

// TestExtractAllIsBounded lets the caller sleep over its first result: what is
// read ahead must not grow.
func TestExtractAllIsBounded(t *testing.T) {
	var pulled atomic.Int64
	var ended atomic.Bool
	for range newExtractor(t).ExtractAll(t.Context(), endless(&pulled, &ended)) {
		time.Sleep(100 * time.Millisecond)
		break
	}
	assert.Less(t, pulled.Load(), int64(1000))
}

// TestExtractContext ends an extraction before it begins, and in the middle: it
// has no document then. It would take a second to its end.
func TestExtractContext(t *testing.T) {
	ex := newExtractor(t)
	for _, text := range []string{
		strings.Repeat("“We have agreed,” Ana Torv said on Monday, Reuters reported. ", 20_000),
		strings.Repeat("he said, ", 100_000),
	} {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(5*time.Millisecond, cancel)
		doc, err := ex.ExtractContext(ctx, text)
		assert.Nil(t, doc)
		assert.ErrorIs(t, err, context.Canceled)
		doc, err = ex.ExtractContext(ctx, "“Yes,” said Ana Torv.")
		assert.Nil(t, doc)
		assert.ErrorIs(t, err, context.Canceled)
	}
	doc, err := ex.ExtractContext(t.Context(), "“Yes,” said Ana Torv.")
	require.NoError(t, err)
	assert.Len(t, doc.Statements, 1, "nothing of what was given up is left")
}

// TestExtractAllGivesUpItsDocuments ends a sequence whose workers are all at work
// on documents that take long.
func TestExtractAllGivesUpItsDocuments(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	inputs := func(yield func(attribution.Input, error) bool) {
		for yield(attribution.Input{Text: strings.Repeat("he said, ", 100_000)}, nil) {
		}
	}
	time.AfterFunc(5*time.Millisecond, cancel)
	n := 0
	for r, err := range newExtractor(t).ExtractAllN(ctx, inputs, 4) {
		n++
		assert.ErrorIs(t, err, context.Canceled)
		assert.Nil(t, r.Document)
	}
	assert.Equal(t, 1, n)
}
