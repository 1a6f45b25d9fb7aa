package lang

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"
)

// A reader reads the lists of a folder and gathers what is wrong with them.
type reader struct {
	files fs.FS
	file  string // the list in hand
	line  int    // of the row in hand
	wrong []error
}

// fail notes that something is wrong with the row in hand.
func (r *reader) fail(format string, args ...any) {
	const most = 20
	if len(r.wrong) < most {
		r.wrong = append(r.wrong, fmt.Errorf("%s:%d: %w", r.file, r.line, fmt.Errorf(format, args...)))
	}
}

func (r *reader) err() error { return errors.Join(r.wrong...) }

// open returns the text of a list, empty if there is no such file. One that is
// there has lines, and its last one is whole.
func (r *reader) open(file string) string {
	r.file, r.line = file, 0
	b, err := fs.ReadFile(r.files, file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		r.wrong = append(r.wrong, err)
	case !bytes.HasSuffix(b, []byte("\n")):
		r.wrong = append(r.wrong, fmt.Errorf("%s: empty or cut off", file))
	case !utf8.Valid(b):
		r.wrong = append(r.wrong, fmt.Errorf("%s: not UTF-8", file))
	}
	return string(b)
}

// lines yields every line of a list but comments and blank ones. A list that is
// there has some, and does not begin like another kind of file.
func (r *reader) lines(file string, yield func(line string)) {
	list := r.open(file)
	empty := list != ""
	for rest := list; rest != ""; {
		var line string
		line, rest, _ = strings.Cut(rest, "\n")
		r.line++
		if line == "" || line[0] == '#' {
			continue
		}
		if empty && strings.ContainsAny(line, foreignSigns) {
			r.fail("%.20q is no entry of a list", line)
		}
		empty = false
		yield(line)
	}
	if empty {
		r.fail("no entry")
	}
}

// foreignSigns are in JSON, in mark-up and in binary files, not in words.
const foreignSigns = `{}[]"\` + "\x00\x01\x02\x03\x04\x05\x06\x07\b\v\f\r\x1b\x7f"

// rows yields the fields of every line of a list. A line must have least fields; it
// may have up to most, where that is more. The slice is void with the next line.
func (r *reader) rows(file string, least, most int, yield func(fields []string)) {
	var fields []string
	r.lines(file, func(line string) {
		fields = fields[:0]
		for f := range strings.SplitSeq(line, "\t") {
			fields = append(fields, f)
		}
		if len(fields) < least || len(fields) > max(least, most) {
			r.fail("%d columns, want %d", len(fields), least)
			return
		}
		yield(fields)
	})
}
