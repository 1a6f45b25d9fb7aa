package main

import (
	"context"
	"errors"
	"net/http"
	"time"

	"golang.org/x/sync/semaphore"
)

// Sizes up to which nothing is counted, so that articles of the usual length
// wait for no others but those being worked on.
const (
	smallText   = 64 << 10
	smallAnswer = 256 << 10
)

// gates let in as much as there is memory and time for. What is large has gates
// of its own: a few hostile texts shall not stand in the way of the others.
type gates struct {
	bodies  *semaphore.Weighted // bytes of large requests, from their reading to their answer
	answers *semaphore.Weighted // bytes of large answers being sent
	large   *semaphore.Weighted // large texts being worked on
	slots   *semaphore.Weighted // texts being worked on
}

func newGates(l limits) *gates {
	return &gates{
		bodies:  semaphore.NewWeighted(max(48<<20, l.body())),
		answers: semaphore.NewWeighted(max(48<<20, l.answer)),
		large:   semaphore.NewWeighted(int64(max(1, l.parallel/2))),
		slots:   semaphore.NewWeighted(int64(l.parallel)),
	}
}

// pass waits until a gate lets in what has that size, and returns what to call
// when it is gone. What is small need not wait.
func pass(ctx context.Context, gate *semaphore.Weighted, size, small int64) (release func(), err error) {
	if size <= small {
		return func() {}, nil
	}
	if err := gate.Acquire(ctx, size); err != nil {
		return nil, err
	}
	return func() { gate.Release(size) }, nil
}

// work makes a handler of a function that reads a request and returns its
// answer. The body is read before a slot is taken, and the slot is free before
// the answer is sent: slow senders and readers keep nobody else waiting.
func (s *server) work(answer func(*http.Request) reply) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		control := http.NewResponseController(w)
		ctx, cancel := context.WithTimeout(r.Context(), s.limits.time)
		defer cancel()
		size, most := r.ContentLength, s.limits.body()
		switch {
		case size < 0: // nobody has said
			size = most
		case size > most:
			size, most = 0, 0 // not even the beginning is read
		}
		release, err := pass(ctx, s.gates.bodies, size, smallText)
		if err != nil {
			send(w, s.limits, errorReply(err))
			return
		}
		_ = control.SetReadDeadline(time.Now().Add(s.limits.time))
		r.Body = http.MaxBytesReader(w, r.Body, most)
		out := answer(r.WithContext(ctx))
		release()
		sent, err := pass(ctx, s.gates.answers, int64(len(out.body)), smallAnswer)
		if err != nil {
			out = errorReply(err)
		} else {
			defer sent()
		}
		send(w, s.limits, out)
	})
}

// reply is an answer that is ready to be sent.
type reply struct {
	status int
	header map[string]string
	body   []byte
}

// send writes a reply to somebody who reads with some speed.
func send(w http.ResponseWriter, l limits, a reply) {
	const slowest = 500_000 // bytes a second
	patience := l.time + time.Duration(len(a.body))*time.Second/slowest
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(patience))
	for name, value := range a.header {
		w.Header().Set(name, value)
	}
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body)
}

// isLate reports whether an error is that of time gone by.
func isLate(err error) bool {
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)
}
