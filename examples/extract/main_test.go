package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/examples/internal/output"
)

const article = `VESSA, March 3 (Reuters) - The port of Vessa will double in size, its director said on Monday.

“We begin in May,” Karin Moll told reporters at the quay.
`

type outcome struct {
	code           int
	stdout, stderr string
}

func runWith(stdin string, args ...string) outcome {
	var stdout, stderr bytes.Buffer
	code := run(context.Background(), args, strings.NewReader(stdin), &stdout, &stderr)
	return outcome{code, stdout.String(), stderr.String()}
}

// document is what the tests read of the output.
type document struct {
	Schema     int
	ID         any
	Meta       map[string]any
	Text       string
	Statements []attribution.Statement
}

func decode(t *testing.T, lines string) []document {
	t.Helper()
	var out []document
	for line := range strings.Lines(lines) {
		var d document
		require.NoError(t, json.Unmarshal([]byte(line), &d), line)
		assert.Equal(t, 1, d.Schema)
		out = append(out, d)
	}
	return out
}

func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
	}
	return dir
}

func TestLinesInAndOut(t *testing.T) {
	in := `{"id":{"n":1},"text":"Hi.","date":"2025-03-03"}` + "\nnope\n" + `{"text":"Bye."}` + "\n"
	got := runWith(in, "-from", "jsonl", "-to", "jsonl")
	assert.Equal(t, failed, got.code)
	assert.Equal(t, "-:2: not JSON: invalid character 'o' in literal null (expecting 'u') at byte 1\n", got.stderr)
	documents := decode(t, got.stdout)
	require.Len(t, documents, 2)
	assert.Equal(t, map[string]any{"n": 1.0}, documents[0].ID)
	assert.Equal(t, map[string]any{"date": "2025-03-03"}, documents[0].Meta)
	assert.Equal(t, 3.0, documents[1].ID)
	assert.Empty(t, documents[0].Text)
}

// TestBylineOfALine has a writer who says "I", and who is not "he".
func TestBylineOfALine(t *testing.T) {
	in := `{"author":"Jane Roe","text":"I said that the wall would break."}` + "\n" + `{"text":"I said that the wall would break."}` + "\n"
	got := runWith(in, "-from", "jsonl", "-to", "jsonl")
	require.Equal(t, 0, got.code, got.stderr)
	documents := decode(t, got.stdout)
	require.Len(t, documents, 2)
	assert.Equal(t, map[string]any{"author": "Jane Roe"}, documents[0].Meta)
	assert.Equal(t, "Jane Roe", documents[0].Statements[0].Speaker.Name)
	assert.Empty(t, documents[1].Statements[0].Speaker.Name)
}

func TestFlagsInEveryShape(t *testing.T) {
	line := `{"id":1,"text":"Hi."}`
	want := runWith(line, "-from", "jsonl", "-to", "jsonl", "-text")
	require.Equal(t, ok, want.code)
	assert.Contains(t, want.stdout, `"text":"Hi."`)
	for _, args := range [][]string{
		{"--from", "jsonl", "--to", "jsonl", "--text"},
		{"-from=jsonl", "--to=jsonl", "-text=true"},
		{"-", "-from=jsonl", "-text", "-to", "jsonl"},
		{"-text", "-from=jsonl", "--", "-"},
	} {
		assert.Equal(t, want, runWith(line, args...), "%q", args)
	}
}

func TestMisuse(t *testing.T) {
	tests := []struct {
		args []string
		why  string
	}{
		{[]string{"-nope"}, "flag provided but not defined: -nope"},
		{[]string{"-from", "pdf"}, `-from: unknown format "pdf"`},
		{[]string{"-to", "pdf"}, `-to: unknown format "pdf"`},
		{[]string{"-acts", "speech,hope"}, `-acts: unknown act "hope", want some of speech writing document thought attitude or all`},
		{[]string{"-kinds", "direkt"}, `-kinds: unknown "direkt"`},
		{[]string{"-workers", "-1"}, "-workers: -1 is less than 0"},
		{[]string{"-min-confidence", "1.5"}, "-min-confidence: 1.5 is more than 1"},
		{[]string{"-by", "kind"}, `-by: unknown "kind"; known are speaker and source`},
		{[]string{"-by", "speaker", "-to", "csv"}, "-by: it groups the table; csv is not grouped"},
		{[]string{"-by", "speaker", "-o", "out.jsonl"}, "-by: it groups the table; jsonl is not grouped"},
		{[]string{"-max-bytes", "0"}, "-max-bytes: 0 is not more than 0"},
		{[]string{"-min-confidence", "NaN"}, "-min-confidence: NaN"},
	}
	for _, test := range tests {
		t.Run(strings.Join(test.args, " "), func(t *testing.T) {
			got := runWith("", test.args...)
			assert.Equal(t, misused, got.code)
			assert.Empty(t, got.stdout)
			assert.Contains(t, got.stderr, test.why)
		})
	}
}

func TestHelp(t *testing.T) {
	for _, arg := range []string{"-h", "-help", "--help"} {
		got := runWith("", arg)
		assert.Equal(t, ok, got.code)
		assert.Empty(t, got.stderr)
		assert.Contains(t, got.stdout, "Examples:")
	}
	for line := range strings.Lines(help()) {
		assert.LessOrEqual(t, len(strings.TrimRight(line, "\n")), 90, line)
	}
}

func TestHelpNamesEveryFlag(t *testing.T) {
	for _, name := range []string{"from", "to", "o", "text", "workers", "quiet", "acts", "kinds", "min-confidence", "speaker", "source",
		"all", "max-bytes", "by", "raw-csv"} {
		assert.Contains(t, help(), "\n  -"+name+" ")
	}
}

func TestFiles(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.txt":       article,
		"b/c.jsonl":   `{"id":"x","text":"Hi."}` + "\n" + `{"text":5}` + "\n",
		"b/d.html":    "<html><body><article><p>The port of Vessa will double in size, its director said on Monday, and it begins in May.</p></article></body></html>",
		"ignored.png": "no",
	})
	got := runWith("", dir)
	assert.Equal(t, failed, got.code)
	assert.Equal(t, filepath.Join(dir, "b/c.jsonl")+":2: \"text\" is not a string\n", got.stderr)
	documents := decode(t, got.stdout)
	require.Len(t, documents, 3)
	assert.Equal(t, filepath.Join(dir, "a.txt"), documents[0].ID)
	assert.Empty(t, documents[0].Text)
	assert.Equal(t, "x", documents[1].ID)
	assert.NotEmpty(t, documents[2].Text, "nobody has the text of a page")

	missing := runWith("", filepath.Join(dir, "none.txt"), filepath.Join(dir, "a.txt"))
	assert.Equal(t, failed, missing.code)
	assert.Equal(t, filepath.Join(dir, "none.txt")+": no such file or directory\n", missing.stderr)
	assert.Len(t, decode(t, missing.stdout), 1)
}

func TestOutputFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "out.json")
	got := runWith(article, "-to", "json", "-o", path)
	assert.Equal(t, outcome{}, got)
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	var d document
	require.NoError(t, json.Unmarshal(content, &d))

	got = runWith(article, "-o", filepath.Join(path, "impossible"))
	assert.Equal(t, failed, got.code)
	assert.Contains(t, got.stderr, "extract: ")
}

// TestFormatOfTheTarget holds that a file has the format its name promises.
func TestFormatOfTheTarget(t *testing.T) {
	for name, begins := range map[string]string{
		"out.csv": "document,statement,", "out.html": "<!DOCTYPE html>", "out.json": "{\n  \"schema\"", "out.jsonl": `{"schema"`,
		"out.xml": "<?xml", "out.jsonld": "{\n  \"@context\": \"https://schema.org\"", "out.anno.jsonld": "{\n  \"@context\": \"http://www.w3.org/ns/anno",
		"out.txt": "standard input: ", "out": `{"schema"`, "out.dat": `{"schema"`,
	} {
		path := filepath.Join(t.TempDir(), name)
		require.Equal(t, outcome{}, runWith(article, "-o", path), name)
		content, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.True(t, strings.HasPrefix(string(content), begins), "%s: %.60s", name, content)
	}
	got := runWith(article, "-by", "speaker")
	assert.Contains(t, got.stdout, "Karin Moll: 1 statement")
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, fmt.Errorf("the disk is full") }

func TestOutputThatFails(t *testing.T) {
	var stderr bytes.Buffer
	code := run(context.Background(), []string{"-to", "jsonl"}, strings.NewReader(article), full{}, &stderr)
	assert.Equal(t, failed, code)
	assert.Equal(t, "extract: the disk is full\n", stderr.String())
}

// TestInterrupt stops in the middle of an endless input, and of one that gives
// nothing more: what was read comes out, and the output has its end.
func TestInterrupt(t *testing.T) {
	endless := func([]byte) {}
	waiting := func([]byte) { select {} }
	for name, then := range map[string]func([]byte){"endless": endless, "waiting": waiting} {
		for _, format := range []string{"json", "jsonl", "html", "tei"} {
			t.Run(name+"/"+format, func(t *testing.T) {
				ctx, cancel := context.WithCancel(context.Background())
				reads := 0
				in := readerFunc(func(p []byte) (int, error) {
					if reads++; reads > 3 {
						cancel()
						then(p)
					}
					return copy(p, `{"text":"“Yes,” said Ann Lee."}`+"\n"+`{"text":"cut`+"\n"), nil
				})
				var stdout, stderr bytes.Buffer
				code := run(ctx, []string{"-from", "jsonl", "-to", format}, in, &stdout, &stderr)
				assert.Equal(t, interrupted, code)
				assert.Contains(t, stderr.String(), "extract: interrupted; articles done: ")
				assert.Contains(t, stdout.String(), "Ann Lee")
				switch format {
				case "json":
					var documents []attribution.Document
					require.NoError(t, json.Unmarshal(stdout.Bytes(), &documents))
					assert.GreaterOrEqual(t, len(documents), 3)
				case "html":
					assert.Contains(t, stdout.String(), "</html>")
				case "tei":
					assert.Contains(t, stdout.String(), "</teiCorpus>")
				}
			})
		}
	}
}

// TestArticlesAreNotWrittenOver gives targets that are input.
func TestArticlesAreNotWrittenOver(t *testing.T) {
	dir := t.TempDir()
	text, page := filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.md")
	for _, path := range []string{text, page} {
		require.NoError(t, os.WriteFile(path, []byte(article), 0o644))
	}
	for _, args := range [][]string{
		{"-o", text, text},
		{"-o", text, dir},
		{"-to", "table", "-o", dir, dir},
		{"-to", "table", "-o", dir, page, text}, // a.txt is made of a.txt only
	} {
		got := runWith("", args...)
		assert.Equal(t, failed, got.code, "%q", args)
		assert.Contains(t, got.stderr, "is one of the articles", "%q", args)
		for _, path := range []string{text, page} {
			content, err := os.ReadFile(path)
			require.NoError(t, err)
			require.Equal(t, article, string(content), "%q", args)
		}
	}
	got := runWith("", "-to", "brat", "-o", dir, text)
	require.Equal(t, ok, got.code, got.stderr)
	assert.FileExists(t, filepath.Join(dir, "a.ann"))
	assert.FileExists(t, filepath.Join(dir, "annotation.conf"))
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

func TestOrderAndWorkers(t *testing.T) {
	var in bytes.Buffer
	z := gzip.NewWriter(&in)
	const count = 500
	for i := range count {
		fmt.Fprintf(z, "{\"id\":%d,\"text\":%q}\n", i, strings.Repeat(article, i%7))
		if i%50 == 0 {
			fmt.Fprintln(z, "{")
		}
	}
	require.NoError(t, z.Close())
	var first string
	for _, workers := range []string{"1", "2", "5"} {
		got := runWith(in.String(), "-from", "jsonl", "-workers", workers)
		assert.Equal(t, failed, got.code)
		assert.Equal(t, count/50, strings.Count(got.stderr, "\n"))
		documents := decode(t, got.stdout)
		require.Len(t, documents, count)
		for i, d := range documents {
			require.Equal(t, float64(i), d.ID)
		}
		if first == "" {
			first = got.stdout
		}
		assert.Equal(t, first, got.stdout, "with %s workers", workers)
	}
}

// TestMemoryIsFlat streams articles and holds that late ones need no more
// memory than early ones.
func TestMemoryIsFlat(t *testing.T) {
	if testing.Short() {
		t.Skip("streams 4 MB of text")
	}
	line := fmt.Sprintf("{\"text\":%q}\n", strings.Repeat("Words without end and without a speaker. ", 250)) // 10 KB
	var early, late uint64
	written := 0
	stdout := writerFunc(func(p []byte) (int, error) {
		written++
		switch {
		case written%20 != 0:
		case written <= 200:
			early = max(early, heap())
		default:
			late = max(late, heap())
		}
		return len(p), nil
	})
	code := run(context.Background(), []string{"-from", "jsonl", "-workers", "2"}, &repeated{line: line, times: 400}, stdout, io.Discard)
	assert.Equal(t, ok, code)
	assert.Equal(t, 400, written)
	assert.Less(t, late, early+early/4+8<<20)
}

// repeated is a line, again and again.
type repeated struct {
	line   string
	times  int
	offset int
}

func (r *repeated) Read(p []byte) (int, error) {
	if r.times == 0 {
		return 0, io.EOF
	}
	n := copy(p, r.line[r.offset:])
	if r.offset += n; r.offset == len(r.line) {
		r.offset = 0
		r.times--
	}
	return n, nil
}

// heap is what is in use after a collection.
func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestFolderOfPages(t *testing.T) {
	dir := folder(t, map[string]string{"in/a.txt": article, "in/b.txt": article})
	pages := filepath.Join(dir, "pages") + "/"
	got := runWith("", "-to", "html", "-o", pages, filepath.Join(dir, "in"))
	require.Equal(t, outcome{}, got)
	for _, name := range []string{"a.html", "b.html"} {
		content, err := os.ReadFile(filepath.Join(pages, name))
		require.NoError(t, err)
		assert.Contains(t, string(content), "The port of Vessa")
	}
}

func TestEveryFormatOfOneAndMany(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": article, "b.txt": article})
	for _, format := range output.Formats() {
		t.Run(format, func(t *testing.T) {
			got := runWith(article, "-to", format)
			assert.Equal(t, ok, got.code)
			assert.Empty(t, got.stderr)
			got = runWith("", "-to", format, dir)
			if format == "brat" {
				assert.Equal(t, failed, got.code)
				assert.Contains(t, got.stderr, "one document a file")
				return
			}
			assert.Equal(t, ok, got.code)
			assert.Empty(t, got.stderr)
		})
	}
}

// TestMainJob holds what everybody tries first, in words that no version of
// the library should get wrong.
func TestMainJob(t *testing.T) {
	text := "“We begin in May,” Karin Moll told reporters at the quay on Monday.\n\n" +
		"“The bridge is safe,” said Tomas Brill, the harbour master.\n"
	got := runWith(text, "-to", "table")
	assert.Equal(t, ok, got.code)
	assert.Contains(t, got.stdout, "standard input: 2 statements, 2 speakers\n")
	assert.Regexp(t, `(?m)^1  Karin Moll +direct told +“We begin in May,”`, got.stdout)

	got = runWith(text, "-to", "jsonl", "-speaker", "brill", "-kinds", "direct", "-text")
	documents := decode(t, got.stdout)
	require.Len(t, documents, 1)
	require.Len(t, documents[0].Statements, 1)
	st := documents[0].Statements[0]
	assert.Equal(t, 2, st.ID)
	assert.Equal(t, "Tomas Brill", st.Speaker.Name)
	assert.Equal(t, "“The bridge is safe,”", documents[0].Text[st.Content[0].Start:st.Content[0].End])

	got = runWith(text, "-to", "csv", "-source", "Reuters")
	assert.Equal(t, 1, strings.Count(got.stdout, "\n"), "only the header")
}
