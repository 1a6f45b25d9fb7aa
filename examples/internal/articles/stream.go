package articles

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"strings"
)

const bufferSize = 64 << 10

// counter tells how many bytes pass through.
type counter struct {
	io.Reader
	tell func(bytes int)
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.tell(n)
	return n, err
}

// interruptible gives bytes until its context is done, then its error. A stream
// that waits for somebody is read in a goroutine, which is left behind with the
// stream when it is still waiting at the end.
type interruptible struct {
	ctx   context.Context
	from  io.Reader
	waits bool

	buffer []byte
	got    chan read
}

type read struct {
	n   int
	err error
}

func (r *interruptible) Read(p []byte) (int, error) {
	if r.ctx.Err() != nil {
		return 0, r.ctx.Err()
	}
	if !r.waits || r.ctx.Done() == nil {
		return r.from.Read(p)
	}
	if r.buffer == nil {
		r.buffer, r.got = make([]byte, bufferSize), make(chan read, 1)
	}
	into := r.buffer[:min(len(p), len(r.buffer))] // its own: the caller may go
	go func() {
		n, err := r.from.Read(into)
		r.got <- read{n, err}
	}()
	select {
	case <-r.ctx.Done():
		return 0, r.ctx.Err()
	case got := <-r.got:
		return copy(p, into[:got.n]), got.err
	}
}

// open opens a file; special says that it may wait for somebody to write, as a
// pipe does, which already opening it waits for.
func open(ctx context.Context, path string) (file *os.File, special bool, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, false, err
	}
	if info.Mode().IsRegular() || info.IsDir() {
		file, err = os.Open(path)
		return file, false, err
	}
	type opened struct {
		file *os.File
		err  error
	}
	got := make(chan opened, 1)
	go func() {
		file, err := os.Open(path)
		got <- opened{file, err}
	}()
	select {
	case <-ctx.Done():
		return nil, true, ctx.Err()
	case o := <-got:
		return o.file, true, o.err
	}
}

// decompress returns the bytes behind r, whose first ones tell whether they
// are compressed: names lie, and a stream has none.
func decompress(r io.Reader) (*bufio.Reader, func(), error) {
	plain := bufio.NewReaderSize(r, bufferSize)
	head, _ := plain.Peek(4) // shorter at the end, and an error comes again
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(plain)
		if err != nil {
			return nil, nil, err
		}
		return bufio.NewReaderSize(z, bufferSize), func() { z.Close() }, nil
	case bytes.Equal(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		z, err := unzstd(plain)
		if err != nil {
			return nil, nil, err
		}
		return bufio.NewReaderSize(z, bufferSize), func() {}, nil
	}
	return plain, func() {}, nil
}

// Sniff guesses the format of a content that has no name.
func Sniff(content []byte) Format { return sniff(bufio.NewReader(bytes.NewReader(content))) }

// Unpack returns a content that may be compressed as it was before, or an error
// where that is more than limit bytes, ErrTooLong.
func Unpack(content []byte, limit int64) ([]byte, error) {
	data, closeData, err := decompress(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	defer closeData()
	return (&Reader{Limit: limit}).readAll(data)
}

// sniff is Sniff of a stream. It asks for no more bytes than it needs to be sure:
// somebody may be sending one line at a time.
func sniff(r *bufio.Reader) Format {
	for n := 1; ; n++ {
		head, err := r.Peek(n)
		possible := bytes.HasPrefix(byteOrderMark, head)
		start := strings.ToLower(strings.TrimLeft(string(bytes.TrimPrefix(head, byteOrderMark)), " \t\r\n"))
		if strings.HasPrefix(start, "{") || strings.HasPrefix(start, "[") {
			start = withoutSpace.Replace(start)
		}
		for _, s := range signatures {
			if strings.HasPrefix(start, s.begins) {
				return s.format
			}
			possible = possible || strings.HasPrefix(s.begins, start)
		}
		if err != nil || !possible || n == 512 {
			return Text
		}
	}
}

// signatures are how streams that are not plain text begin. That JSON may be no
// lines of JSON is for those who read it to say.
var signatures = []struct {
	begins string // in lower case, JSON without its white space
	format Format
}{{`{"`, JSONL}, {`[{"`, JSONL}, {"<!doctype html", HTML}, {"<html", HTML}}

var withoutSpace = strings.NewReplacer(" ", "", "\t", "", "\r", "", "\n", "")

var byteOrderMark = []byte("\ufeff")

// lines cuts a stream into lines of any length up to a limit, 0 for none.
type lines struct {
	reader *bufio.Reader
	limit  int64
	buffer []byte
	number int // of the line returned last
}

// next returns the next line without its end. It is valid until the next call.
// The last line may come together with an error other than io.EOF, in which
// case it is cut short and not to be used.
func (l *lines) next() ([]byte, error) {
	l.buffer = l.buffer[:0]
	long := false
	for {
		part, err := l.reader.ReadSlice('\n')
		if err == nil && len(l.buffer) == 0 && !long && (l.limit <= 0 || int64(len(part)) <= l.limit) {
			l.number++
			return bytes.TrimRight(part, "\r\n"), nil
		}
		long = long || l.limit > 0 && int64(len(l.buffer)+len(part)) > l.limit
		if !long {
			l.buffer = append(l.buffer, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		l.number++
		switch {
		case long && (err == nil || errors.Is(err, io.EOF)):
			err = tooLong(l.limit)
		case errors.Is(err, io.EOF) && len(l.buffer) > 0:
			err = nil
		}
		return bytes.TrimRight(l.buffer, "\r\n"), err
	}
}
