package render_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/render"
)

var update = flag.Bool("update", false, "write the golden files")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, got, 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err, "go test -update writes it")
	assert.Equal(t, string(want), string(got))
}

func TestGolden(t *testing.T) {
	t.Parallel()
	results := map[string]attribution.Result{"ferry": ferryResult(), "hostile": evilResult(), "empty": {}}
	for _, f := range render.Formats() {
		for name, r := range results {
			t.Run(f.Name+"/"+name, func(t *testing.T) {
				t.Parallel()
				var b bytes.Buffer
				require.NoError(t, f.Render(&b, r, render.Options{}))
				check(t, f.Name, r, b.Bytes())
				golden(t, name+f.Extension, withoutData(b.Bytes()))
			})
		}
		if f.Name == "brat" {
			continue
		}
		t.Run(f.Name+"/many", func(t *testing.T) {
			t.Parallel()
			var b bytes.Buffer
			w := f.NewWriter(&b, render.Options{Title: "Three <articles>", Base: "https://example.org/", Language: "en-GB"})
			for _, name := range []string{"ferry", "hostile", "empty"} {
				require.NoError(t, w.Write(results[name]))
			}
			require.NoError(t, w.Close())
			if f.Name == "tei" {
				checkTEIElements(t, b.Bytes())
			}
			golden(t, "many"+f.Extension, withoutData(b.Bytes()))
		})
	}
}

// check holds what is true of every output of a format.
func check(t *testing.T, format string, r attribution.Result, out []byte) {
	t.Helper()
	require.True(t, utf8.Valid(out), "valid UTF-8")
	d := r.Document
	if d == nil {
		d = &attribution.Document{}
	}
	switch format {
	case "html":
		checkHTML(t, d, out)
	case "tei":
		checkTEI(t, d, out)
	case "jsonld":
		checkJSONLD(t, d, out)
	case "webannotation":
		checkWebAnnotation(t, d, out)
	case "brat":
		checkBrat(t, d, out)
	case "csv":
		checkCSV(t, d, out)
	}
}

// printable is text as markup can hold it.
func printable(text string) string {
	return strings.Map(func(c rune) rune {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' || 0x7f <= c && c < 0xa0 && c != 0x85 || c&0xfffe == 0xfffe || 0xfdd0 <= c && c <= 0xfdef {
			return utf8.RuneError
		}
		return c
	}, text)
}

// withoutData is a page of a golden file, in which nobody could read the table
// for downloads; checkCSV does.
func withoutData(page []byte) []byte {
	return regexp.MustCompile(`;base64,[^"]*`).ReplaceAll(withoutStyle(page), []byte(";base64,"))
}

// withoutStyle is a page without its style sheet, which is no XML and changes
// for other reasons than the rest.
func withoutStyle(page []byte) []byte {
	return regexp.MustCompile(`(?s)<style>\n:root.*?</style>`).ReplaceAll(page, []byte("<style></style>"))
}

func checkBrat(t *testing.T, d *attribution.Document, out []byte) {
	t.Helper()
	runes := []rune(d.Text)
	ids := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		columns := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 3)
		require.False(t, ids[columns[0]], "id %s twice", columns[0])
		ids[columns[0]] = true
		fields := strings.Fields(columns[1])
		switch columns[0][0] {
		case 'T':
			_, places, _ := strings.Cut(columns[1], " ")
			var words []string
			for place := range strings.SplitSeq(places, ";") {
				from, to, _ := strings.Cut(place, " ")
				start, err := strconv.Atoi(from)
				require.NoError(t, err)
				end, err := strconv.Atoi(to)
				require.NoError(t, err)
				require.Less(t, start, end)
				words = append(words, string(runes[start:end]))
			}
			require.Equal(t, strings.Join(words, " "), columns[2])
			require.NotRegexp(t, `[\n\r\v\f\x{85}\x{2028}\x{2029}]`, columns[2])
		case 'E':
			for _, field := range fields {
				_, id, _ := strings.Cut(field, ":")
				require.True(t, ids[id], "dangling %s", id)
			}
		case 'A':
			require.True(t, ids[fields[1]])
			require.LessOrEqual(t, len(fields), 3)
		case '#':
			require.True(t, ids[fields[1]])
			require.Len(t, columns, 3)
		default:
			t.Fatal(line)
		}
	}
}

func checkCSV(t *testing.T, d *attribution.Document, out []byte) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, len(d.Statements)+1)
	for i, row := range rows[1:] {
		require.Equal(t, strconv.Itoa(d.Statements[i].ID), row[1])
	}
}

func TestFormatNamed(t *testing.T) {
	t.Parallel()
	for _, f := range render.Formats() {
		got, ok := render.FormatNamed(f.Name)
		assert.True(t, ok)
		assert.Equal(t, f.Extension, got.Extension)
		assert.NotEmpty(t, f.MediaType)
	}
	_, ok := render.FormatNamed("HTML")
	assert.False(t, ok)
}

func TestFunctionsAreTheirFormats(t *testing.T) {
	t.Parallel()
	for name, function := range map[string]func(io.Writer, attribution.Result, render.Options) error{
		"html": render.HTML, "jsonld": render.JSONLD, "webannotation": render.WebAnnotation,
		"brat": render.Brat, "tei": render.TEI, "csv": render.CSV,
		"fragment": render.Fragment, "spreadsheet": render.Spreadsheet,
	} {
		f, _ := render.FormatNamed(name)
		var got, want bytes.Buffer
		require.NoError(t, function(&got, ferryResult(), render.Options{}))
		require.NoError(t, f.Render(&want, ferryResult(), render.Options{}))
		assert.Equal(t, want.String(), got.String(), name)
	}
}

func TestFragmentIsPartOfThePage(t *testing.T) {
	t.Parallel()
	var page, fragment bytes.Buffer
	require.NoError(t, render.HTML(&page, ferryResult(), render.Options{}))
	require.NoError(t, render.Fragment(&fragment, ferryResult(), render.Options{}))
	assert.Contains(t, page.String(), fragment.String())
	assert.True(t, strings.HasPrefix(fragment.String(), "<article "), "%.40s", &fragment)
}

func TestSpreadsheetTakesNoFormula(t *testing.T) {
	t.Parallel()
	var plain, safe bytes.Buffer
	r := attribution.Result{ID: attribution.StringID("=1+1"), Document: &attribution.Document{
		Statements: []attribution.Statement{{ID: 1, Evidence: "@SUM(A1)", Cue: &attribution.Cue{Text: "a=b", Lemma: "-x"}}},
	}}
	require.NoError(t, render.CSV(&plain, r, render.Options{}))
	require.NoError(t, render.Spreadsheet(&safe, r, render.Options{}))
	row := func(b *bytes.Buffer) string { return strings.Split(b.String(), "\n")[1] }
	assert.Equal(t, "=1+1,1,,,,a=b,-x,,,,,,,,,,,,,,,0,,,@SUM(A1)", row(&plain))
	assert.Equal(t, "'=1+1,1,,,,a=b,'-x,,,,,,,,,,,,,,,0,,,'@SUM(A1)", row(&safe))
}

func TestErrors(t *testing.T) {
	t.Parallel()
	document := func(text string, start, end int) attribution.Result {
		return attribution.Result{Document: &attribution.Document{Text: text, Statements: []attribution.Statement{
			{ID: 1, Kind: attribution.KindDirect, Content: []attribution.Fragment{{Start: start, End: end}}},
		}}}
	}
	tests := []struct {
		name   string
		result attribution.Result
		want   string
	}{
		{"before the text", document("abc", -1, 2), "statement 1: span -1:2"},
		{"after the text", document("abc", 1, 4), "statement 1: span 1:4"},
		{"end before start", document("abc", 2, 1), "statement 1: span 2:1"},
		{"inside a character", document("aéb", 0, 2), "statement 1: span 0:2"},
		{"without its text", document("", 0, 2), "without its text"},
		{"another text", attribution.Result{Document: &attribution.Document{Text: "abc", Statements: []attribution.Statement{
			{ID: 1, Content: []attribution.Fragment{{Start: 0, End: 2, Text: "ba"}}},
		}}}, `statement 1: span 0:2 is "ab" in the text, not "ba"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			for _, f := range render.Formats() {
				var b bytes.Buffer
				err := f.Render(&b, tt.result, render.Options{})
				if tt.name == "without its text" && (f.Name == "csv" || f.Name == "jsonld") {
					require.NoError(t, err, f.Name)
					continue
				}
				require.ErrorContains(t, err, "render: "+f.Name+": ")
				require.ErrorContains(t, err, tt.want)
				require.Empty(t, b.String())
			}
		})
	}
	t.Run("a writer that fails", func(t *testing.T) {
		t.Parallel()
		for _, f := range render.Formats() {
			assert.ErrorIs(t, f.Render(broken{}, ferryResult(), render.Options{}), errBroken, f.Name)
			assert.ErrorIs(t, f.NewWriter(broken{}, render.Options{}).Close(), errBroken, f.Name)
		}
	})
	t.Run("brat holds one", func(t *testing.T) {
		t.Parallel()
		f, _ := render.FormatNamed("brat")
		w := f.NewWriter(io.Discard, render.Options{})
		require.NoError(t, w.Write(ferryResult()))
		assert.ErrorContains(t, w.Write(ferryResult()), "one document a file")
	})
	t.Run("others follow a bad one", func(t *testing.T) {
		t.Parallel()
		f, _ := render.FormatNamed("csv")
		var b bytes.Buffer
		w := f.NewWriter(&b, render.Options{})
		require.Error(t, w.Write(document("abc", 1, 4)))
		require.NoError(t, w.Write(document("abc", 1, 3)))
		require.NoError(t, w.Close())
		assert.Equal(t, 2, strings.Count(b.String(), "\n"))
	})
}

var errBroken = errors.New("broken pipe")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }

func TestSpansOverBytesThatAreNoCharacters(t *testing.T) {
	t.Parallel()
	r := attribution.Result{Document: &attribution.Document{Text: "a\x80\x80b\xe2\x80", Statements: []attribution.Statement{
		{ID: 1, Kind: attribution.KindDirect, Content: []attribution.Fragment{{Start: 2, End: 5, Text: "\x80b\xe2"}}},
	}}}
	for _, f := range render.Formats() {
		var b bytes.Buffer
		require.NoError(t, f.Render(&b, r, render.Options{}), f.Name)
		check(t, f.Name, r, b.Bytes())
	}
}

// TestManyStatements takes no time that grows faster than the article.
func TestManyStatements(t *testing.T) {
	t.Parallel()
	const n = 4_000
	text := strings.Repeat("“é” she said. ", n)
	size := len(text) / n
	d := &attribution.Document{Text: text}
	for i := range n {
		piece := func(from, to int) []attribution.Fragment {
			return []attribution.Fragment{{Start: i*size + from, End: i*size + to, Text: text[i*size+from : i*size+to]}}
		}
		d.Statements = append(d.Statements, attribution.Statement{
			ID: i + 1, Kind: attribution.KindDirect, Content: piece(0, 8), Cue: &attribution.Cue{Text: "said", Spans: piece(13, 17)},
			Speaker: &attribution.Speaker{Name: "S" + strconv.Itoa(i%100), Mention: &attribution.Phrase{Text: "she", Spans: piece(9, 12)}},
		})
	}
	for _, f := range render.Formats() {
		require.NoError(t, f.Render(io.Discard, attribution.Result{Document: d}, render.Options{}), f.Name)
	}
}
