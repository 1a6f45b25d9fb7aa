package articles

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// collect reads everything: the articles and the errors' words.
func collect(r *Reader) (articles []Article, complaints []string) {
	for article, err := range r.All(context.Background()) {
		if err != nil {
			complaints = append(complaints, err.Error())
			continue
		}
		articles = append(articles, article)
	}
	return articles, complaints
}

func TestLines(t *testing.T) {
	long := strings.Repeat("A long line. ", 20_000)
	tests := []struct {
		name, in       string
		id, meta, text string
		complaint      string
	}{
		{name: "plain", in: `{"id":"a","text":"Hi."}`, id: `"a"`, text: "Hi."},
		{name: "the id is any JSON value", in: `{"text":"Hi.","id":{"b": [1, null]}}`, id: `{"b":[1,null]}`, text: "Hi."},
		{name: "a large number stays exact", in: `{"id":12345678901234567890123,"text":""}`, id: "12345678901234567890123"},
		{name: "no id: the line", in: `{"text":"Hi."}`, id: "1", text: "Hi."},
		{name: "the rest is meta in its order", in: `{"z":1,"id":1,"a":{"b":"é\u0041"},"text":"Hi.","\"":null}`,
			id: "1", meta: `{"z":1,"a":{"b":"é\u0041"},"\"":null}`, text: "Hi."},
		{name: "a key like a field of ours", in: `{"ID":1,"Text":"x","text":"Hi."}`, id: "1", meta: `{"ID":1,"Text":"x"}`, text: "Hi."},
		{name: "byte order mark", in: "\ufeff" + `{"text":"Hi."}`, id: "1", text: "Hi."},
		{name: "carriage return", in: `{"text":"Hi."}` + "\r", id: "1", text: "Hi."},
		{name: "a line longer than any buffer", in: `{"text":"` + long + `"}`, id: "1", text: long},
		{name: "lone surrogate", in: `{"text":"a\ud800b"}`, id: "1", text: "a\ufffdb"},
		{name: "NUL", in: `{"text":"a\u0000b"}`, id: "1", text: "a\x00b"},
		{name: "no JSON", in: `nope`, complaint: "-:1: not JSON: invalid character 'o' in literal null (expecting 'u') at byte 1"},
		{name: "cut short", in: `{"text":"Hi`, complaint: "-:1: not JSON: it ends in the middle"},
		{name: "not closed", in: `{"text":"Hi."`, complaint: "-:1: not JSON: it ends in the middle"},
		{name: "no object", in: `["text"]`, complaint: "-:1: not a JSON object"},
		{name: "no text", in: `{"id":1}`, complaint: `-:1: no "text"`},
		{name: "text is a number", in: `{"text":1}`, complaint: `-:1: "text" is not a string`},
		{name: "text is null", in: `{"text":null}`, complaint: `-:1: "text" is not a string`},
		{name: "an escaped name", in: `{"t\u0065xt":"Hi."}`, id: "1", text: "Hi."},
		{name: "invalid UTF-8", in: "{\"a\":\"\xff\",\"text\":\"a\xff\xfeb\"}", id: "1", meta: "{\"a\":\"\xff\"}", text: "a\ufffd\ufffdb"},
		{name: "two values", in: `{"text":"Hi."} {}`, complaint: "-:1: more than one JSON value on the line"},
		{name: "a list", in: `[1]`, complaint: "-:1: not a JSON object"},
		{name: "rubbish after it", in: `{"text":"Hi."}}`, complaint: "-:1: more than one JSON value on the line"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			in := test.in + "\n" + `{"id":"next","text":"Still here."}`
			articles, complaints := collect(&Reader{From: JSONL, Stdin: strings.NewReader(in)})
			if test.complaint != "" {
				assert.Equal(t, []string{test.complaint}, complaints)
				require.Len(t, articles, 1)
				assert.Equal(t, 2, articles[0].Line)
				return
			}
			assert.Empty(t, complaints)
			require.Len(t, articles, 2)
			id, err := articles[0].ID.MarshalJSON()
			require.NoError(t, err)
			assert.Equal(t, test.id, string(id))
			assert.Equal(t, test.meta, string(articles[0].Meta))
			assert.Equal(t, test.text, articles[0].Text)
			assert.Equal(t, "Still here.", articles[1].Text)
		})
	}
}

// TestWriters has the fields that say who wrote a text.
func TestWriters(t *testing.T) {
	for _, tc := range []struct{ fields, byline string }{
		{`"byline":"By Jane Roe"`, "By Jane Roe"},
		{`"author":"Jane Roe"`, "Jane Roe"},
		{`"\u0061uthor":"Jane Roe"`, "Jane Roe"},
		{`"author":["Jane Roe","Ana Torv"]`, "Jane Roe, Ana Torv"},
		{`"author":[{"name":"Jane Roe","url":"x"}]`, "Jane Roe"},
		{`"author":"Ana Torv","byline":"Jane Roe"`, "Jane Roe"},
		{`"byline":"Jane Roe","author":"Ana Torv"`, "Jane Roe"},
		{`"byline":"","author":"Ana Torv"`, "Ana Torv"},
		{`"author":17`, ""},
		{`"Author":"Jane Roe"`, ""},
	} {
		article, err := ParseLine(Line{Number: 1, Bytes: []byte(`{"text":"Hi.",` + tc.fields + `}`)})
		require.NoError(t, err)
		assert.Equal(t, tc.byline, article.Byline, tc.fields)
		assert.Equal(t, `{`+tc.fields+`}`, string(article.Meta), "they stay in the meta")
	}
}

func TestBlankLinesCount(t *testing.T) {
	articles, complaints := collect(&Reader{From: JSONL, Stdin: strings.NewReader("\n \n{\"text\":\"Hi.\"}\n\n{\n")})
	require.Len(t, articles, 1)
	assert.Equal(t, "3", articles[0].ID.String())
	assert.Equal(t, []string{"-:5: not JSON: it ends in the middle"}, complaints)
}

// TestSpreadJSON has files of JSON that are no lines of it: one complaint each.
func TestSpreadJSON(t *testing.T) {
	for _, in := range []string{
		"[\n  {\n    \"text\": \"Hi.\"\n  }\n]\n", `[{"text":"Hi."}]`, ` [ {"text":"Hi."},` + "\n" + `{"text":"Hi."}]`, "{\n\"text\":\"Hi.\"\n}\n",
	} {
		for _, from := range []Format{ByName, JSONL} {
			articles, complaints := collect(&Reader{From: from, Stdin: strings.NewReader(in)})
			assert.Empty(t, articles, in)
			assert.Equal(t, []string{"-:1: " + errSpread.Error()}, complaints, in)
		}
	}
}

// FuzzLines holds that every line is an article or an error with its number.
func FuzzLines(f *testing.F) {
	f.Add([]byte("{\"text\":\"Hi.\"}\nnope\n\n{}"))
	f.Add([]byte("{\"id\":[],\"a\":1,\"text\":\"\\ud800\"}\r\n"))
	f.Fuzz(func(t *testing.T, in []byte) {
		last, count := 0, 0
		for article, err := range (&Reader{From: JSONL, Stdin: bytes.NewReader(in)}).All(context.Background()) {
			line := article.Line
			if err != nil {
				var bad *Error
				require.ErrorAs(t, err, &bad)
				line = bad.Line
			}
			require.Greater(t, line, last)
			last = line
			count++
		}
		if head, _, _ := bytes.Cut(bytes.TrimSpace(bytes.TrimPrefix(in, byteOrderMark)), []byte("\n")); isSpread(head) {
			require.LessOrEqual(t, count, 1)
			return
		}
		if packed(in) || bytes.IndexByte(in[:min(len(in), 4)], 0) >= 0 || bytes.HasPrefix(in, []byte{0xff}) || bytes.HasPrefix(in, []byte{0xfe}) {
			return
		}
		want := 0
		for i, line := range bytes.Split(in, []byte("\n")) {
			if i == 0 {
				line = bytes.TrimPrefix(line, byteOrderMark)
			}
			if len(bytes.TrimSpace(line)) > 0 {
				want++
			}
		}
		require.Equal(t, want, count)
	})
}

func packed(in []byte) bool {
	return bytes.HasPrefix(in, []byte{0x1f, 0x8b}) || bytes.HasPrefix(in, []byte{0x28, 0xb5, 0x2f, 0xfd})
}

func TestFilesAndFolders(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, content []byte) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, content, 0o644))
		return path
	}
	line := []byte(`{"text":"From lines."}` + "\n")
	text := write("a/article.txt", []byte("From text.\r\n"))
	write("a/lines.jsonl.gz", gzipped(t, line))
	write("a/b/lines.ndjson.zst", zstandard(t, "line.jsonl"))
	write("a/.hidden.txt", []byte("no"))
	write("a/.git/x.txt", []byte("no"))
	image := write("a/image.png", []byte("no"))
	picture := write("picture.txt", append([]byte{0x89, 'P', 'N', 'G'}, make([]byte, 100)...))
	wide := write("wide.txt", []byte{0xff, 0xfe, 'H', 0, 'i', 0})
	write("empty/image.png", []byte("no"))
	unnamed := write("unnamed", []byte("Text without a name's help."))
	php := write("story.php", []byte("<!DOCTYPE html><html><body><p>A page, "+strings.Repeat("and more of it, ", 20)+"whatever its name.</p></body></html>"))
	jsonFile := write("one.json", []byte("{\n"+`  "text": "Hi."`+"\n}\n"))
	misnamed := write("plain.jsonl.gz", line)

	tests := []struct {
		name   string
		reader Reader
		want   []string // path, line and text
		wrong  []string
	}{
		{name: "a file", reader: Reader{Paths: []string{text}}, want: []string{"a/article.txt 0 From text.\r\n"}},
		{name: "a folder", reader: Reader{Paths: []string{filepath.Join(dir, "a")}}, want: []string{
			"a/article.txt 0 From text.\r\n", "a/b/lines.ndjson.zst 1 From lines.", "a/lines.jsonl.gz 1 From lines.",
		}},
		{name: "a folder of one format", reader: Reader{Paths: []string{filepath.Join(dir, "a", "b")}, From: JSONL},
			want: []string{"a/b/lines.ndjson.zst 1 From lines."}},
		{name: "an unknown name is text", reader: Reader{Paths: []string{unnamed}}, want: []string{"unnamed 0 Text without a name's help."}},
		{name: "a page under another name", reader: Reader{Paths: []string{php}}, want: []string{
			"story.php 0 A page, " + strings.Repeat("and more of it, ", 20) + "whatever its name.",
		}},
		{name: "JSON that is no lines", reader: Reader{Paths: []string{jsonFile}}, wrong: []string{"one.json:1: " + errSpread.Error()}},
		{name: "a file by its name alone", reader: Reader{Paths: []string{image}}, want: []string{"a/image.png 0 no"}},
		{name: "named gz and is not", reader: Reader{Paths: []string{misnamed}}, want: []string{"plain.jsonl.gz 1 From lines."}},
		{name: "a missing file does not stop the next", reader: Reader{Paths: []string{filepath.Join(dir, "none"), text}},
			want: []string{"a/article.txt 0 From text.\r\n"}, wrong: []string{"none: no such file or directory"}},
		{name: "a picture", reader: Reader{Paths: []string{picture}}, wrong: []string{"picture.txt: not text but binary data"}},
		{name: "a picture for a page", reader: Reader{Paths: []string{picture}, From: HTML}, wrong: []string{"picture.txt: not text but binary data"}},
		{name: "another encoding", reader: Reader{Paths: []string{wide}}, want: []string{"wide.txt 0 Hi"}},
		{name: "a folder without articles", reader: Reader{Paths: []string{filepath.Join(dir, "empty")}}, wrong: []string{"empty: no articles in this folder"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			articles, complaints := collect(&test.reader)
			var got, wrong []string
			for _, a := range articles {
				path := strings.TrimPrefix(filepath.ToSlash(a.Path), filepath.ToSlash(dir)+"/")
				got = append(got, path+" "+string('0'+rune(a.Line))+" "+a.Text)
				if a.Line == 0 {
					assert.Equal(t, attribution.StringID(a.Path), a.ID)
				}
			}
			for _, c := range complaints {
				wrong = append(wrong, strings.TrimPrefix(c, dir+string(filepath.Separator)))
			}
			assert.Equal(t, test.want, got)
			assert.Equal(t, test.wrong, wrong)
		})
	}
}

func TestStreamIsSniffed(t *testing.T) {
	tests := []struct {
		name string
		in   []byte
		want string
	}{
		{"text", []byte("Hello."), "Hello."},
		{"nothing", nil, ""},
		{"lines", []byte("\n" + `{"text":"Hi."}`), "Hi."},
		{"compressed lines", gzipped(t, []byte(`{"text":"Hi."}`)), "Hi."},
		{"zstd", zstandard(t, "hello.txt"), "Hello."},
		{"text that opens with a brace", []byte("{sic} he said"), "{sic} he said"},
		{"invalid UTF-8", []byte("a\xffb"), "a\xffb"},
		{"half a byte order mark", []byte("\xef\xbb"), "\xef\xbb"},
		{"lines after a byte order mark", []byte("\ufeff" + `{"text":"Hi."}`), "Hi."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			articles, complaints := collect(&Reader{Stdin: bytes.NewReader(test.in)})
			assert.Empty(t, complaints)
			require.Len(t, articles, 1)
			assert.Equal(t, test.want, articles[0].Text)
		})
	}
}

// TestStreamIsReadAsItComes sends one line and waits for its article before it
// sends the next.
func TestStreamIsReadAsItComes(t *testing.T) {
	in, out := io.Pipe()
	send := func(text string) { _, _ = out.Write([]byte(`{"text":"` + text + `"}` + "\n")) }
	go send("One.")
	var got []string
	for article, err := range (&Reader{Stdin: in}).All(context.Background()) {
		require.NoError(t, err)
		if got = append(got, article.Text); len(got) == 2 {
			break
		}
		go send("Two.")
	}
	assert.Equal(t, []string{"One.", "Two."}, got)
}

func TestDamagedStream(t *testing.T) {
	two := []byte(`{"text":"One."}` + "\n" + `{"text":"Two, ` + strings.Repeat("which is long, ", 1000) + `."}` + "\n")
	whole := gzipped(t, two)
	articles, complaints := collect(&Reader{From: JSONL, Stdin: bytes.NewReader(whole[:len(whole)-20])})
	assert.LessOrEqual(t, len(articles), 1)
	require.Len(t, complaints, 1)
	assert.Contains(t, complaints[0], "unexpected EOF")

	_, complaints = collect(&Reader{Stdin: io.MultiReader(strings.NewReader("abc"), broken{})})
	assert.Equal(t, []string{"-: the line went dead"}, complaints)
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("the line went dead") }

func TestProgressCountsEveryByte(t *testing.T) {
	dir := t.TempDir()
	content := gzipped(t, []byte(`{"text":"Hi."}`))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "a.jsonl.gz"), content, 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "b.txt"), []byte("Hello."), 0o644))
	read := 0
	r := &Reader{Paths: []string{dir}, Progress: func(n int) { read += n }}
	articles, complaints := collect(r)
	assert.Empty(t, complaints)
	assert.Len(t, articles, 2)
	assert.Equal(t, len(content)+len("Hello."), read)
	assert.Equal(t, int64(read), r.Size())
	assert.Equal(t, int64(-1), (&Reader{}).Size())
}

func TestPackedFrames(t *testing.T) {
	count := 0
	for article, err := range (&Reader{From: JSONL, Stdin: bytes.NewReader(zstandard(t, "frames.jsonl"))}).All(context.Background()) {
		require.NoError(t, err)
		require.Equal(t, "One line as good as the next.", article.Text)
		count++
	}
	assert.Equal(t, 40_000, count)

	whole := zstandard(t, "frames.jsonl")
	for _, damaged := range [][]byte{whole[:len(whole)-3], append(bytes.Clone(whole), "rest"...)} {
		_, complaints := collect(&Reader{From: JSONL, Stdin: bytes.NewReader(damaged)})
		assert.Len(t, complaints, 1)
	}
}

func TestStoppingEarly(t *testing.T) {
	r := &Reader{From: JSONL, Stdin: strings.NewReader(strings.Repeat("{\"text\":\"\"}\nbad\n", 10))}
	count := 0
	for range r.All(context.Background()) {
		if count++; count == 2 {
			break
		}
	}
	assert.Equal(t, 2, count)
}

func gzipped(t *testing.T, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write(content)
	require.NoError(t, err)
	require.NoError(t, w.Close())
	return b.Bytes()
}

// zstandard returns one of the packed files in testdata.
func zstandard(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name+".zst"))
	require.NoError(t, err)
	return content
}

func TestLimitHoldsAfterUnpacking(t *testing.T) {
	bomb := gzipped(t, bytes.Repeat([]byte("a"), 1<<20))
	for _, test := range []struct {
		in  []byte
		bad bool
	}{
		{bomb, true},
		{bytes.Repeat([]byte("a"), 1001), true},
		{bytes.Repeat([]byte("a"), 1000), false},
	} {
		for _, err := range (&Reader{Stdin: bytes.NewReader(test.in), Limit: 1000}).All(context.Background()) {
			assert.Equal(t, test.bad, errors.Is(err, ErrTooLong))
		}
	}
}

func TestLimitOfALine(t *testing.T) {
	short, long := `{"text":"Hi."}`, `{"text":"`+strings.Repeat("a", 300<<10)+`"}`
	for _, in := range []string{
		short + "\n" + long + "\n" + short + "\n",
		short + "\r\n" + long + "\r\n" + short,
	} {
		articles, complaints := collect(&Reader{From: JSONL, Stdin: strings.NewReader(in), Limit: 200 << 10})
		assert.Len(t, articles, 2)
		assert.Equal(t, []string{"-:2: too long: more than 204800 bytes"}, complaints)
	}
	_, complaints := collect(&Reader{From: JSONL, Stdin: strings.NewReader(long), Limit: 200 << 10})
	assert.Equal(t, []string{"-:1: too long: more than 204800 bytes"}, complaints)
	articles, _ := collect(&Reader{From: JSONL, Stdin: strings.NewReader(long), Limit: int64(len(long))})
	assert.Len(t, articles, 1)
}

// TestDeepLine holds that a line can be nested only so deep that what is made
// of it can be written.
func TestDeepLine(t *testing.T) {
	nested := func(depth int) string {
		return `{"a":` + strings.Repeat("[", depth) + strings.Repeat("]", depth) + `,"text":"Hi."}` + "\n"
	}
	brackets := `{"a":"` + strings.Repeat(`[\"{`, 5000) + `","text":"Hi."}` + "\n"
	articles, complaints := collect(&Reader{From: JSONL, Stdin: strings.NewReader(nested(900) + nested(1000) + nested(10_000) + nested(100_000) + brackets)})
	assert.Len(t, articles, 2)
	assert.Equal(t, []string{"-:2: nested more than 1000 deep", "-:3: nested more than 1000 deep", "-:4: nested more than 1000 deep"}, complaints)
}
