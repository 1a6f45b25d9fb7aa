package output

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// phrase finds words in text.
func phrase(text, words string) attribution.Phrase {
	start := strings.Index(text, words)
	return attribution.Phrase{Text: words, Spans: []attribution.Fragment{{Start: start, End: start + len(words), Text: words}}}
}

func harbour() Item {
	text := "“We begin in May,” Karin Moll told reporters, Radio Vessa reported.\nThe work is late, an official said."
	speaker, nobody, cue, source := phrase(text, "Karin Moll"), phrase(text, "an official"), phrase(text, "told"), phrase(text, "Radio Vessa")
	return Item{Path: "harbour.txt", Result: attribution.Result{
		ID:   attribution.StringID("harbour.txt"),
		Meta: json.RawMessage(`{"date":"2025-03-01"}`),
		Document: &attribution.Document{
			Text: text,
			Statements: []attribution.Statement{
				{
					ID: 1, Kind: attribution.KindDirect, Content: phrase(text, "“We begin in May,”").Spans,
					Cue:        &attribution.Cue{Text: "told", Lemma: "tell", Act: attribution.ActSpeech, Spans: cue.Spans},
					Speaker:    &attribution.Speaker{Name: "Karin Moll", Type: attribution.TypePerson, Form: attribution.FormName, Entities: []int{1}, Mention: &speaker},
					Source:     &attribution.Credit{Name: "Radio Vessa", Kind: attribution.SourceBroadcaster, Mention: &source},
					Confidence: 0.973, Evidence: "test",
				},
				{
					ID: 2, Kind: attribution.KindIndirect, Content: phrase(text, "The work is late").Spans,
					Speaker:    &attribution.Speaker{Type: attribution.TypeUnnamed, Form: attribution.FormNominal, Entities: []int{2}, Mention: &nobody},
					Confidence: 0.8, Evidence: "test",
				},
			},
			Entities: []attribution.Entity{
				{ID: 1, Name: "Karin Moll", Type: attribution.TypePerson, Mentions: []attribution.Phrase{speaker}},
				{ID: 2, Type: attribution.TypeUnnamed, Mentions: []attribution.Phrase{nobody}},
			},
			Sources: []attribution.Source{{Name: "Radio Vessa", Kind: attribution.SourceBroadcaster, Mentions: []attribution.Phrase{source}}},
		},
	}}
}

func written(t *testing.T, format string, o Options, items ...Item) string {
	t.Helper()
	var b bytes.Buffer
	w, err := New(format, &b, o)
	require.NoError(t, err)
	for _, item := range items {
		require.NoError(t, w.Write(item))
	}
	require.NoError(t, w.Close())
	return b.String()
}

func TestUnknownFormat(t *testing.T) {
	_, err := New("xml", nil, Options{})
	assert.ErrorContains(t, err, `unknown format "xml"; known are table, `)
}

func TestTable(t *testing.T) {
	got := written(t, "table", Options{Width: 80}, harbour())
	assert.Equal(t, strings.TrimPrefix(`
harbour.txt: 2 statements, 1 speaker, 1 source
#  speaker        cue          statement                      source       conf.
1  Karin Moll     direct told  “We begin in May,”             Radio Vessa   0.97
2  (an official)  indirect     The work is late                             0.80
`, "\n"), got)
}

func TestWideTableHasTheConfidenceOfNames(t *testing.T) {
	item := harbour()
	item.Document.Statements[0].Speaker.Confidence = 0.98
	assert.Equal(t, strings.TrimPrefix(`
harbour.txt: 2 statements, 1 speaker, 1 source
#  speaker        name  cue          statement                                                        source       conf.
1  Karin Moll     0.98  direct told  “We begin in May,”                                               Radio Vessa   0.97
2  (an official)        indirect     The work is late                                                               0.80
`, "\n"), written(t, "table", Options{Width: 120}, item))
}

func TestTableIsGrouped(t *testing.T) {
	item := harbour()
	second := item.Document.Statements[0]
	second.ID, second.Source = 3, nil
	item.Document.Statements = append(item.Document.Statements, second)
	by := func(by string) string { return written(t, "table", Options{Width: 80, By: by}, item) }
	assert.Regexp(t, `(?s)\nKarin Moll: 2 statements\n1 .*\n3 .*\n\(an official\): 1 statement\n2 `, by("speaker"))
	assert.Regexp(t, `(?s)\nRadio Vessa: 1 statement\n1 .*\nwithout a source: 2 statements\n2 .*\n3 `, by("source"))
}

func TestTableCountsSpeakers(t *testing.T) {
	item := harbour()
	second := item.Document.Statements[0]
	second.ID, second.Speaker = 3, &attribution.Speaker{Name: "Tomas Brill", Entities: []int{1}}
	item.Document.Statements = append(item.Document.Statements, second)
	assert.Contains(t, written(t, "table", Options{Width: 80}, item), "1 source\nKarin Moll 1, Tomas Brill 1, without a name 1\n#")
	assert.NotContains(t, written(t, "table", Options{Width: 80}, harbour()), "Karin Moll 1", "of one speaker the rows say as much")
}

func TestTableFitsEveryWidth(t *testing.T) {
	item := harbour()
	item.Document.Statements[0].Content[0].Text = strings.Repeat("words of “many” 語語語 widths and onethatislongerthananycolumnshouldeverbe ", 5)
	item.Document.Statements[1].Speaker = nil
	for width := 20; width < 200; width++ {
		got := written(t, "table", Options{Width: width}, item)
		for line := range strings.Lines(got) {
			line = strings.TrimRight(line, "\n")
			if strings.HasPrefix(line, "harbour.txt") || width < 30 {
				continue
			}
			require.LessOrEqual(t, columns(line), width, "width %d: %q", width, line)
		}
		assert.Equal(t, 5, strings.Count(strings.Join(strings.Fields(got), ""), "語語語"), "width %d", width)
	}
}

func TestColumns(t *testing.T) {
	for text, want := range map[string]int{"": 0, "Moll": 4, "Núñez": 5, "Nu\u0301n\u0303ez": 5, "語語": 4, "a\u200db": 2, "🙂": 2, "“–”": 3} {
		assert.Equal(t, want, columns(text), text)
	}
	assert.Equal(t, "語", head("語語", 3))
	assert.Equal(t, "", head("語", 1))
}

func TestTableColour(t *testing.T) {
	assert.NotContains(t, written(t, "table", Options{Width: 80}, harbour()), "\x1b")
	assert.Contains(t, written(t, "table", Options{Width: 80, Colour: true}, harbour()), "\x1b[36mKarin Moll   \x1b[0m")
}

func TestTableIsNotSteeredByText(t *testing.T) {
	item := harbour()
	item.Path = "evil\x1b[2J.txt"
	item.Document.Statements[0].Content[0].Text = "\x1b]0;title\x07red\u009b31m\u202etxt"
	item.Document.Statements[0].Speaker.Name = "\x1b[31mA\nB"
	item.Document.Statements[0].Cue.Text = "to\rld"
	got := written(t, "table", Options{Width: 80}, item)
	for _, r := range got {
		assert.True(t, r == '\n' || r >= 0x20 && r != 0x7f && (r < 0x80 || r >= 0xa0) && r != '\u202e', "%q", r)
	}
}

func TestTableNamesLines(t *testing.T) {
	item := harbour()
	item.Path, item.Line, item.ID = "a.jsonl", 7, attribution.IntID(7)
	assert.True(t, strings.HasPrefix(written(t, "table", Options{Width: 80}, item), "a.jsonl:7: 2"))
	item.ID = attribution.StringID("x")
	assert.True(t, strings.HasPrefix(written(t, "table", Options{Width: 80}, item), "a.jsonl:7 (x): 2"))
}

func TestJSON(t *testing.T) {
	line := harbour()
	line.Line = 1
	tests := []struct {
		name    string
		options Options
		items   []Item
		array   bool
		count   int
	}{
		{name: "one file", items: []Item{harbour()}, count: 1},
		{name: "one of many", options: Options{Many: true}, items: []Item{harbour()}, array: true, count: 1},
		{name: "none of many", options: Options{Many: true}, array: true},
		{name: "one line", items: []Item{line}, array: true, count: 1},
		{name: "two lines", items: []Item{line, line}, array: true, count: 2},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := written(t, "json", test.options, test.items...)
			if !test.array {
				var document map[string]any
				require.NoError(t, json.Unmarshal([]byte(got), &document))
				assert.Len(t, document["statements"], 2)
				return
			}
			var documents []map[string]any
			require.NoError(t, json.Unmarshal([]byte(got), &documents))
			assert.Len(t, documents, test.count)
		})
	}
}

func TestJSONLines(t *testing.T) {
	plain, page := harbour(), harbour()
	page.WithText = true
	got := written(t, "jsonl", Options{}, plain, page)
	lines := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
	require.Len(t, lines, 2)
	for i, line := range lines {
		var document struct {
			ID   string
			Meta map[string]string
			Text string
		}
		require.NoError(t, json.Unmarshal([]byte(line), &document))
		assert.Equal(t, "harbour.txt", document.ID)
		assert.Equal(t, "2025-03-01", document.Meta["date"])
		assert.Equal(t, i == 1, document.Text == plain.Document.Text)
	}
	assert.Contains(t, strings.Split(written(t, "jsonl", Options{Text: true}, plain), "\n")[0], `"text":"“We begin`)
}

func TestEveryFormat(t *testing.T) {
	marks := map[string]string{
		"html": "<!doctype html>", "jsonld": "schema.org", "webannotation": "anno.jsonld",
		"brat": "\tKarin Moll\n", "tei": "<TEI", "csv": "Radio Vessa", "table": "Karin Moll",
		"json": "Karin Moll", "jsonl": "Karin Moll",
	}
	second := harbour()
	second.ID = attribution.StringID("second")
	for _, format := range Formats() {
		t.Run(format, func(t *testing.T) {
			one := written(t, format, Options{Width: 100}, harbour())
			assert.Contains(t, strings.ToLower(one), strings.ToLower(marks[format]))
			written(t, format, Options{Width: 100})
			if format != "brat" { // one document a file
				two := written(t, format, Options{Width: 100, Many: true}, harbour(), second)
				assert.Greater(t, len(two), len(one))
			}
		})
	}
}

func TestBratOfManyNeedsAFolder(t *testing.T) {
	var b bytes.Buffer
	w, err := New("brat", &b, Options{})
	require.NoError(t, err)
	require.NoError(t, w.Write(harbour()))
	assert.ErrorContains(t, w.Write(harbour()), "brat")
}

func TestFolder(t *testing.T) {
	item := func(path, id string, line int) Item {
		out := harbour()
		out.Path, out.Line, out.ID = path, line, attribution.ID{}
		if id != "" {
			require.NoError(t, out.ID.UnmarshalJSON([]byte(id)))
		}
		return out
	}
	items := []Item{
		item("a/U.S. news.txt.gz", `"a/U.S. news.txt.gz"`, 0),
		item("b/u.s. news.txt", `"b/u.s. news.txt"`, 0),
		item("c.jsonl", `"../../etc/passwd"`, 1),
		item("c.jsonl", `{"n": 1}`, 2),
		item("c.jsonl", `3`, 3),
		item("-", ``, 0),
		item("c.jsonl", `"…"`, 4),
		item("c.jsonl", `"`+strings.Repeat("é", 300)+`"`, 5),
	}
	for format, want := range map[string][]string{
		"html": {"3.html", "U.S._news.html", "article.html", "etc_passwd.html", "n__1.html", "u.s._news-2.html", "article-2.html", strings.Repeat("é", 50) + ".html"},
		"brat": {
			"annotation.conf", "3.ann", "U.S._news.ann", "article.ann", "etc_passwd.ann", "n__1.ann", "u.s._news-2.ann", "article-2.ann", strings.Repeat("é", 50) + ".ann",
			"3.txt", "U.S._news.txt", "article.txt", "etc_passwd.txt", "n__1.txt", "u.s._news-2.txt", "article-2.txt", strings.Repeat("é", 50) + ".txt",
		},
	} {
		t.Run(format, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "new", "folder")
			w, err := Folder(dir, format, Options{Many: true})
			require.NoError(t, err)
			for _, item := range items {
				require.NoError(t, w.Write(item))
			}
			require.NoError(t, w.Close())
			entries, err := os.ReadDir(dir)
			require.NoError(t, err)
			var got []string
			for _, e := range entries {
				got = append(got, e.Name())
			}
			assert.ElementsMatch(t, want, got)
		})
	}
	_, err := Folder(t.TempDir(), "pdf", Options{})
	assert.ErrorContains(t, err, "unknown format")
}
