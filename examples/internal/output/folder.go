package output

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/render"
	"github.com/whosaid/whosaid/examples/internal/articles"
	"github.com/whosaid/whosaid/examples/internal/publish"
)

// Folder returns a Writer that makes a file of each result in the folder dir,
// named after the file it came from, else after its id. Brat's files come in
// pairs, with the text beside the annotation, and with its configuration.
func Folder(dir, format string, o Options) (Writer, error) {
	if _, err := New(format, nil, o); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	publish.Sweep(dir)
	o.Many = false
	return &folder{dir: dir, format: format, options: o, taken: map[string]bool{}}, nil
}

type folder struct {
	dir     string
	format  string
	options Options
	taken   map[string]bool // names in lower case: some file systems do not know case
	buffer  bytes.Buffer
}

func (f *folder) Write(item Item) error {
	path := filepath.Join(f.dir, f.name(item))
	item.Line = 0 // one document a file, wherever it came from
	f.buffer.Reset()
	writer, err := New(f.format, &f.buffer, f.options)
	if err != nil {
		return err
	}
	if err := errors.Join(writer.Write(item), writer.Close()); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if err := f.file(path+extension(f.format), f.buffer.Bytes()); err != nil {
		return err
	}
	if f.format == "brat" {
		return f.text(path+".txt", item.Document.Text)
	}
	return nil
}

func (f *folder) file(path string, content []byte) error {
	if f.options.Keep != nil {
		if err := publish.Guard(f.options.Keep, path); err != nil {
			return err
		}
	}
	return publish.WriteFile(path, content)
}

// text writes the text that brat's offsets count in. Annotation beside the
// article itself is what brat's users want, so the very article may be there.
func (f *folder) text(path, text string) error {
	content := []byte(text)
	if !utf8.ValidString(text) {
		content = []byte(string([]rune(text))) // as package render does, one character for an invalid byte
	}
	if there, err := os.ReadFile(path); err == nil && bytes.Equal(there, content) {
		return nil
	}
	return f.file(path, content)
}

// Close leaves a configuration alone that is there already.
func (f *folder) Close() error {
	if f.format != "brat" {
		return nil
	}
	path := filepath.Join(f.dir, "annotation.conf")
	if _, err := os.Lstat(path); err == nil {
		return nil
	}
	return publish.WriteFile(path, []byte(render.BratConfig()))
}

// name returns a name without its extension that no other document has.
func (f *folder) name(item Item) string {
	name := ""
	if item.Line == 0 && item.Path != "-" {
		name = articles.Unpacked(filepath.Base(item.Path))
		name = strings.TrimSuffix(name, filepath.Ext(name))
	} else {
		name = item.ID.String()
	}
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_.", r) {
			return r
		}
		return '_'
	}, name)
	name = strings.Trim(name, "._")
	for len(name) > 100 { // names of files have 255 bytes at most
		name = name[:len(name)-len(lastRune(name))]
	}
	if name == "" {
		name = "article"
	}
	unique := name
	for n := 2; f.taken[strings.ToLower(unique)]; n++ {
		unique = name + "-" + strconv.Itoa(n)
	}
	f.taken[strings.ToLower(unique)] = true
	return unique
}

func lastRune(s string) string {
	runes := []rune(s)
	return string(runes[len(runes)-1])
}
