package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// dial sends the head of a request and so much of its body, and leaves it there.
func dial(t *testing.T, address, head, body string) net.Conn {
	t.Helper()
	u, err := url.Parse(address)
	require.NoError(t, err)
	conn, err := net.Dial("tcp", u.Host)
	require.NoError(t, err)
	t.Cleanup(func() { conn.Close() })
	_, err = fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n\r\n%s", u.RequestURI(), head, body)
	require.NoError(t, err)
	return conn
}

// TestSlowSenders holds that somebody whose body does not come keeps no slot.
func TestSlowSenders(t *testing.T) {
	s := serve(t, limits{bytes: 2 << 20, time: 10 * time.Second, parallel: 1}, fixed)
	for range 20 {
		dial(t, s.URL+"/v1/extract", "Content-Type: text/plain\r\nContent-Length: 2000000", "The beginning")
	}
	start := time.Now()
	assert.Equal(t, http.StatusOK, post(t, s.URL+"/v1/extract", "text/plain", text).status)
	assert.Less(t, time.Since(start), 5*time.Second)
}

func TestSendersAreTimed(t *testing.T) {
	s := serve(t, limits{bytes: 1000, time: 50 * time.Millisecond, parallel: 1}, fixed)
	conn := dial(t, s.URL+"/v1/extract", "Content-Type: text/plain\r\nContent-Length: 100", "The beginning")
	answer, err := io.ReadAll(conn)
	require.NoError(t, err)
	assert.Contains(t, string(answer), "HTTP/1.1 408 ")
	assert.Contains(t, string(answer), "did not come in time")
}

// many finds a statement in every five bytes.
func many(_ context.Context, _ attribution.Options, in attribution.Input) (attribution.Result, error) {
	d := &attribution.Document{Text: in.Text}
	for i := 0; i+5 <= len(in.Text); i += 5 {
		d.Statements = append(d.Statements, attribution.Statement{
			ID: len(d.Statements) + 1, Kind: attribution.KindDirect,
			Content: []attribution.Fragment{{Start: i, End: i + 5, Text: in.Text[i : i+5]}},
		})
	}
	return attribution.Result{Document: d}, nil
}

func TestAnswersAreCapped(t *testing.T) {
	s := serve(t, limits{bytes: 1 << 20, answer: 500_000, time: 20 * time.Second, parallel: 4}, many)
	for size, status := range map[int]int{1_000: 200, 15_000: 413, 1_000_000: 413} {
		text := strings.Repeat("a", size)
		got := post(t, s.URL+"/v1/extract?to=webannotation", "text/plain", text)
		assert.Equal(t, status, got.status, size)
		if status != 200 {
			assert.Contains(t, got.body, "more than 500000 bytes")
		}
		got = upload(t, s.URL+"/download", "", nil, url.Values{"text": {text}, "to": {"webannotation"}})
		assert.Equal(t, status, got.status, size)
	}
	got := upload(t, s.URL+"/", "", nil, url.Values{"text": {strings.Repeat("a", 1_000_000)}})
	assert.Equal(t, 413, got.status)
	assert.Contains(t, got.body, "<form")
}

// TestSlowReaders holds that clients that do not read what they asked for keep
// no slot, and that there is a bound to what is held for them.
func TestSlowReaders(t *testing.T) {
	if testing.Short() {
		t.Skip("needs some memory")
	}
	const size = 60_000 // of it become 8 MB
	s := serve(t, limits{bytes: 2 << 20, answer: 32 << 20, time: 2 * time.Second, parallel: 2}, many)
	for range 60 {
		dial(t, s.URL+"/v1/extract", fmt.Sprintf("Content-Type: text/plain\r\nContent-Length: %d", size), strings.Repeat("a", size))
	}
	for range 20 {
		time.Sleep(50 * time.Millisecond)
		start := time.Now()
		assert.Equal(t, http.StatusOK, post(t, s.URL+"/v1/extract", "text/plain", "short").status)
		assert.Less(t, time.Since(start), 5*time.Second)
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		assert.Less(t, m.HeapAlloc, uint64(250<<20))
	}
}

// TestManyLargeRequests sends two hundred of the largest texts at once, with
// news between them.
func TestManyLargeRequests(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	s := serve(t, limits{bytes: 2 << 20, answer: 32 << 20, time: 3 * time.Second, parallel: 4}, newFinder())
	large := bytes.Repeat([]byte(text+"\n\n"), 2<<20/len(text+"\n\n"))
	var group sync.WaitGroup
	for range 200 {
		group.Go(func() {
			response, err := http.Post(s.URL+"/v1/extract", "text/plain", bytes.NewReader(large))
			if err == nil {
				_, _ = io.Copy(io.Discard, response.Body)
				response.Body.Close()
			}
		})
	}
	done := make(chan bool)
	go func() { group.Wait(); close(done) }()
	var most uint64
	for news := 0; ; news++ {
		select {
		case <-done:
			assert.Greater(t, news, 10)
			t.Logf("%d news between, heap at most %d MB", news, most>>20)
			return
		default:
		}
		got := post(t, s.URL+"/v1/extract", "text/plain", text)
		assert.Equal(t, http.StatusOK, got.status)
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapAlloc)
		time.Sleep(20 * time.Millisecond)
	}
}

func TestUploadsLeaveNothing(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	s := serve(t, limits{bytes: 1 << 20, time: 10 * time.Second, parallel: 1}, fixed)
	for _, size := range []int{1000, 3 << 19, 3 << 20, 40 << 20} {
		upload(t, s.URL+"/", "article.txt", bytes.Repeat([]byte("a"), size), url.Values{"text": {strings.Repeat("b", size)}})
	}
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Empty(t, entries)
}
