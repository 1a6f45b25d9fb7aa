package articles

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/whosaid/whosaid/examples/internal/publish"
)

// extensions are the names that a walk through a folder picks up.
var extensions = map[string]Format{
	".txt":    Text,
	".text":   Text,
	".md":     Text,
	".jsonl":  JSONL,
	".ndjson": JSONL,
	".html":   HTML,
	".htm":    HTML,
	".xhtml":  HTML,
}

// documents are names of files that hold articles in a form that is not read.
var documents = []string{".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".mht", ".mhtml", ".webarchive"}

// aboutFolders are files that stand among articles and are none: they tell of
// the folder, or hold the marks that people made.
var aboutFolders = []string{"readme", "license", "licence", "notice", "changelog", "contributing", "gold"}

// Reads reports whether All would read the file of that name: it is one of the
// paths, or a walk finds it. A result of an earlier run is for no walk to read.
func (r *Reader) Reads(path string) bool {
	file, err := os.Stat(path)
	if err != nil {
		return false
	}
	for _, given := range r.Paths {
		info, err := os.Stat(given)
		switch {
		case err != nil:
		case os.SameFile(info, file):
			return true
		case info.IsDir() && r.picksUp(path) && isUnder(path, info):
			return true
		}
	}
	return false
}

// picksUp reports whether a walk reads a file of that name.
func (r *Reader) picksUp(path string) bool {
	return (r.From != ByName || formatOf(path) != ByName) && (r.Everything || !isResult(path))
}

// isUnder reports whether a file is in a folder or in one inside it.
func isUnder(path string, folder fs.FileInfo) bool {
	path, err := filepath.Abs(path)
	for err == nil {
		parent := filepath.Dir(path)
		if parent == path {
			return false
		}
		path = parent
		var info fs.FileInfo
		if info, err = os.Stat(path); err == nil && os.SameFile(info, folder) {
			return true
		}
	}
	return false
}

// Size is the number of bytes that All will read, or -1 where that cannot be
// known before.
func (r *Reader) Size() int64 {
	var size int64
	for path, err := range r.files() {
		if path == "-" {
			return -1
		}
		if err != nil {
			continue
		}
		info, err := os.Stat(path)
		if err != nil {
			continue
		}
		if !info.Mode().IsRegular() {
			return -1
		}
		size += info.Size()
	}
	return size
}

// Guard returns an error where one of the outputs would take the place of an
// article or of another output, and keeps walks from reading any of them, and
// what stdout goes to.
func (r *Reader) Guard(stdout io.Writer, outputs ...string) error {
	if err := publish.Guard(r.Reads, outputs...); err != nil {
		return err
	}
	for _, path := range outputs {
		if info, err := os.Stat(path); err == nil {
			r.Outputs = append(r.Outputs, info)
		}
	}
	file, ok := stdout.(*os.File)
	if !ok {
		return nil
	}
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	r.Outputs = append(r.Outputs, info)
	for _, path := range r.Paths {
		if given, err := os.Stat(path); err == nil && os.SameFile(given, info) {
			return fmt.Errorf("%s is an article and the standard output: write to another file", path)
		}
	}
	return nil
}

// files yields the paths with folders replaced by the files in them.
func (r *Reader) files() iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		paths := r.Paths
		if len(paths) == 0 {
			paths = []string{"-"}
		}
		for _, path := range paths {
			if path == "-" {
				if !yield(path, nil) {
					return
				}
				continue
			}
			info, err := os.Stat(path)
			if err != nil || !info.IsDir() {
				if !yield(path, err) {
					return
				}
				continue
			}
			if !r.walk(path, yield) {
				return
			}
		}
	}
}

var errNoArticles = errors.New("no articles in this folder")

func (r *Reader) walk(folder string, yield func(string, error) bool) bool {
	more, found := true, false
	// The separator makes WalkDir follow a folder that is a link.
	_ = filepath.WalkDir(folder+string(filepath.Separator), func(path string, entry fs.DirEntry, err error) error {
		path = filepath.Clean(path)
		top := path == filepath.Clean(folder)
		hidden := !r.Everything && strings.HasPrefix(filepath.Base(path), ".")
		switch {
		case err != nil:
			found = true // the complaint is enough
			more = yield(path, err)
		case top:
		case entry.IsDir():
			if hidden || r.isOutput(entry) || !r.Everything && isPartOfPage(path) {
				return filepath.SkipDir
			}
		case hidden || publish.Unfinished(path):
		case r.From == ByName && formatOf(path) == ByName:
			if r.Skipped != nil && slices.Contains(documents, strings.ToLower(filepath.Ext(path))) {
				r.Skipped(path, "save it as text or HTML")
			}
		default:
			if why := r.passesOver(path, entry); why != "" {
				if r.Skipped != nil && why != isOwnOutput {
					r.Skipped(path, why)
				}
				return nil
			}
			found = true
			more = yield(path, nil)
		}
		if !more {
			return filepath.SkipAll
		}
		return nil
	})
	if !found {
		return yield(folder, errNoArticles)
	}
	return more
}

// isPartOfPage reports whether a browser made the folder beside a page that it
// saved, for what the page shows: advertisements are pages too.
func isPartOfPage(folder string) bool {
	page, ok := strings.CutSuffix(folder, "_files")
	return ok && (isFile(page+".html") || isFile(page+".htm"))
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

const isOwnOutput = "it is being written"

// passesOver returns why a walk does not read a file whose name tells of an
// article; nothing if it does.
func (r *Reader) passesOver(path string, entry fs.DirEntry) string {
	name := strings.ToLower(filepath.Base(path))
	name, _, _ = strings.Cut(name, ".")
	switch {
	case r.isOutput(entry):
		return isOwnOutput
	case entry.Type()&fs.ModeSymlink != 0:
		return "it is a link; name it to have it read"
	case !entry.Type().IsRegular():
		return "it is no regular file"
	case r.Everything:
		return ""
	case slices.Contains(aboutFolders, name):
		return "it is about the articles"
	case isResult(path):
		return "it holds results of an earlier run"
	}
	return ""
}

func (r *Reader) isOutput(entry fs.DirEntry) bool {
	if len(r.Outputs) == 0 {
		return false
	}
	info, err := entry.Info()
	return err == nil && slices.ContainsFunc(r.Outputs, func(output fs.FileInfo) bool { return os.SameFile(output, info) })
}

// results are how the files begin that the programs of this folder write.
var results = []string{`{"schema":1,`, "[\n  {\n    \"schema\": 1,", "{\n  \"schema\": 1,"}

// generator is what their pages say about themselves.
const generator = `<meta name="generator" content="whosaid`

// isResult reports whether one of our programs has written the file.
func isResult(path string) bool {
	file, err := os.Open(path)
	if err != nil {
		return false
	}
	defer file.Close()
	head := make([]byte, 512)
	n, _ := io.ReadFull(file, head)
	head = head[:n]
	return bytes.Contains(head, []byte(generator)) ||
		slices.ContainsFunc(results, func(begin string) bool { return bytes.HasPrefix(head, []byte(begin)) })
}

// formatOf returns the format that a file's name tells.
func formatOf(path string) Format {
	return extensions[filepath.Ext(strings.ToLower(Unpacked(filepath.Base(path))))]
}

// Unpacked returns a file's name without the ending that says how it is
// compressed.
func Unpacked(name string) string {
	for _, packed := range []string{".gz", ".gzip", ".zst", ".zstd"} {
		if n := len(name) - len(packed); n > 0 && strings.EqualFold(name[n:], packed) {
			return name[:n]
		}
	}
	return name
}
