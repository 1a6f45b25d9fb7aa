package output

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
)

// Folder returns a Writer that makes a file of each result in the folder dir,
// named after the file it came from, else after its id. Brat's files come in
// pairs, with the text beside the annotation.
func Folder(dir, format string, o Options) (Writer, error) {
	if _, err := New(format, nil, o); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	o.Many = false
	return &folder{dir: dir, format: format, options: o, taken: map[string]bool{}}, nil
}

type folder struct {
	dir     string
	format  string
	options Options
	taken   map[string]bool // names in lower case: some file systems do not know case
}

func (f *folder) Write(item Item) error {
	path := filepath.Join(f.dir, f.name(item))
	item.Line = 0 // one document a file, wherever it came from
	file, err := os.Create(path + extension(f.format))
	if err != nil {
		return err
	}
	defer file.Close()
	buffered := bufio.NewWriter(file)
	writer, err := New(f.format, buffered, f.options)
	if err != nil {
		return err
	}
	for _, step := range []func() error{func() error { return writer.Write(item) }, writer.Close, buffered.Flush, file.Close} {
		if err := step(); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	if f.format == "brat" {
		return os.WriteFile(path+".txt", []byte(item.Document.Text), 0o644)
	}
	return nil
}

func (f *folder) Close() error { return nil }

// name returns a name without its extension that no other document has.
func (f *folder) name(item Item) string {
	name := ""
	if item.Line == 0 && item.Path != "-" {
		name = filepath.Base(item.Path)
		for _, packed := range []string{".gz", ".gzip", ".zst", ".zstd"} {
			name = strings.TrimSuffix(name, packed)
		}
		name = strings.TrimSuffix(name, filepath.Ext(name))
	} else if err := json.Unmarshal(item.ID, &name); err != nil {
		name = string(item.ID)
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
