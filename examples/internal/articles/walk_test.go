package articles

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// plant makes a folder of files; a name that ends in "@" is a link to what the
// content names.
func plant(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		if link := path[:len(path)-1]; path[len(path)-1] == '@' {
			require.NoError(t, os.Symlink(content, link))
			continue
		}
		require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
	}
	return dir
}

func TestWalkReadsWhatIsAnArticle(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need rights there")
	}
	dir := plant(t, map[string]string{
		"in/a.txt":                   "Text.",
		"in/README.md":               "About.",
		"in/sub/LICENSE.txt":         "MIT",
		"in/gold.jsonl":              `{"text":"Gold."}`,
		"in/.hidden.txt":             "Hidden.",
		"in/.git/x.txt":              "Git.",
		"in/found.jsonl":             `{"schema":1,"id":"x","text":"Found.","statements":[]}`,
		"in/report.html":             "<!doctype html>\n<html lang=\"en\">\n<head>\n" + generator + "\">\n",
		"in/.whosaid-0123.part":      "Unfinished.",
		"in/link.txt@":               "a.txt",
		"in/folder@":                 "sub",
		"in/readmission.txt":         "An article.",
		"in/minutes.docx":            "PK\x03\x04",
		"in/page.htm":                "<p>A page.",
		"in/page_files/advert.html":  "<p>Buy!",
		"in/case_files/b.txt":        "No page's.",
		"linked@":                    "in",
		"outputs/report-by-hand.txt": "x",
	})
	read := func(r *Reader) (paths, skipped []string) {
		r.Skipped = func(path, why string) { skipped = append(skipped, filepath.Base(path)+": "+why) }
		for path, err := range r.files() {
			require.NoError(t, err)
			name, err := filepath.Rel(dir, path)
			require.NoError(t, err)
			paths = append(paths, filepath.ToSlash(name))
		}
		return paths, skipped
	}

	paths, skipped := read(&Reader{Paths: []string{filepath.Join(dir, "in")}})
	assert.Equal(t, []string{"in/a.txt", "in/case_files/b.txt", "in/page.htm", "in/readmission.txt"}, paths)
	assert.Equal(t, []string{
		"README.md: it is about the articles",
		"found.jsonl: it holds results of an earlier run",
		"gold.jsonl: it is about the articles",
		"link.txt: it is a link; name it to have it read",
		"minutes.docx: save it as text or HTML",
		"report.html: it holds results of an earlier run",
		"LICENSE.txt: it is about the articles",
	}, skipped)

	paths, _ = read(&Reader{Paths: []string{filepath.Join(dir, "linked")}})
	assert.Equal(t, []string{"linked/a.txt", "linked/case_files/b.txt", "linked/page.htm", "linked/readmission.txt"}, paths, "a link to a folder is followed when it is named")

	paths, _ = read(&Reader{Paths: []string{filepath.Join(dir, "in")}, Everything: true})
	assert.Equal(t, []string{
		"in/.git/x.txt", "in/.hidden.txt", "in/README.md", "in/a.txt", "in/case_files/b.txt", "in/found.jsonl", "in/gold.jsonl",
		"in/page.htm", "in/page_files/advert.html", "in/readmission.txt", "in/report.html", "in/sub/LICENSE.txt",
	}, paths)

	paths, _ = read(&Reader{Paths: []string{filepath.Join(dir, "in", "README.md"), filepath.Join(dir, "in", "link.txt")}})
	assert.Len(t, paths, 2, "a file that is named is read")
}

func TestWalkLeavesOutputsAlone(t *testing.T) {
	dir := plant(t, map[string]string{"a.txt": "Text.", "b.txt": "Output.", "pages/c.html": "<p>Output."})
	r := &Reader{Paths: []string{dir}}
	for _, name := range []string{"b.txt", "pages"} {
		info, err := os.Stat(filepath.Join(dir, name))
		require.NoError(t, err)
		r.Outputs = append(r.Outputs, info)
	}
	var paths []string
	for path := range r.files() {
		paths = append(paths, filepath.Base(path))
	}
	assert.Equal(t, []string{"a.txt"}, paths)
}

func TestReads(t *testing.T) {
	dir := plant(t, map[string]string{
		"in/a.txt": "Text.", "in/found.jsonl": `{"schema":1,`, "in/x.sqlite": "x", "b.txt": "Text.",
	})
	in := filepath.Join(dir, "in")
	require.NoError(t, os.Link(filepath.Join(in, "a.txt"), filepath.Join(dir, "hard.txt")))
	tests := []struct {
		paths []string
		asked string
		want  bool
	}{
		{[]string{"in/a.txt"}, "in/a.txt", true},
		{[]string{"in/a.txt"}, "in/../in/a.txt", true},
		{[]string{"in/a.txt"}, "hard.txt", true},
		{[]string{"in"}, "in/a.txt", true},
		{[]string{"in"}, "b.txt", false},
		{[]string{"in"}, "in/x.sqlite", false},
		{[]string{"in"}, "in/none.txt", false},
		{[]string{"in"}, "in/found.jsonl", false},
		{[]string{"in/found.jsonl"}, "in/found.jsonl", true},
	}
	for _, test := range tests {
		r := &Reader{}
		for _, path := range test.paths {
			r.Paths = append(r.Paths, filepath.Join(dir, path))
		}
		assert.Equal(t, test.want, r.Reads(filepath.Join(dir, test.asked)), "%v %s", test.paths, test.asked)
	}
}
