package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/examples/internal/browsertest"
	"github.com/whosaid/whosaid/examples/internal/invented"
	"github.com/whosaid/whosaid/examples/internal/output"
)

const hostile = `</script><script>document.title="taken"</script><b>"O'Neill"`

// items are results with known figures: 60 articles of two statements each,
// the first by Karin Moll.
func items() []output.Item {
	others := []attribution.Entity{
		{ID: 2, Name: "Tomas Brill", Type: attribution.TypePerson, Gender: attribution.GenderMale},
		{ID: 2, Name: hostile, Type: attribution.TypePerson},
		{ID: 2, Name: "Port of Vessa", Type: attribution.TypeOrganization},
	}
	kinds := []attribution.Kind{attribution.KindDirect, attribution.KindMixed, attribution.KindIndirect}
	outlets := []string{"Reuters", "Tanjug"}
	var out []output.Item
	for i := range 60 {
		text := fmt.Sprintf("The café number %d opens, they said. It does.", i)
		content := func(start, end int) []attribution.Fragment {
			return []attribution.Fragment{{Start: start, End: end, Text: text[start:end]}}
		}
		moll := attribution.Entity{ID: 1, Name: "Karin Moll", Type: attribution.TypePerson}
		if i%2 == 1 {
			moll.Gender = attribution.GenderFemale
		}
		other := others[i%3]
		d := &attribution.Document{
			Text:     text,
			Entities: []attribution.Entity{moll, other},
			Sources:  []attribution.Source{{Name: "Tanjug", Kind: attribution.SourceAgency, Country: "RS"}},
			Statements: []attribution.Statement{
				{ID: 1, Kind: kinds[i%3], Content: content(0, 10), Confidence: 0.9, Speaker: &attribution.Speaker{Name: "Karin Moll", Entities: []int{1}}},
				{ID: 2, Kind: attribution.KindIndirect, Content: content(10, 14), Confidence: 0.8,
					Speaker: &attribution.Speaker{Name: "x and y", Type: attribution.TypeGroup, Entities: []int{2, 2, 9}},
					Source:  &attribution.Credit{Name: outlets[i%2], Kind: attribution.SourceAgency}},
			},
		}
		out = append(out, output.Item{Path: "in.jsonl", Line: i + 1, Result: attribution.Result{
			ID: attribution.IntID(i), Document: d,
			Meta: json.RawMessage(fmt.Sprintf(`{"date":"2025-03-%02dT10:00:00Z","headline":"No. %d"}`, i%28+1, i)),
		}})
	}
	return append(out, output.Item{Path: "-", Result: attribution.Result{Document: &attribution.Document{
		Statements: []attribution.Statement{{ID: 1, Kind: attribution.KindDirect, Speaker: &attribution.Speaker{Mention: &attribution.Phrase{Text: "an official"}}}},
	}}})
}

// made returns the figures of items and the finished database.
func made(t *testing.T, items []output.Item) (*figures, *sql.DB) {
	t.Helper()
	ctx := context.Background()
	s, err := createStore(ctx, filepath.Join(t.TempDir(), "with space?.sqlite"))
	require.NoError(t, err)
	t.Cleanup(func() { s.close() })
	for _, item := range items {
		require.NoError(t, s.add(ctx, item))
	}
	require.NoError(t, s.finish(ctx))
	f, err := readFigures(ctx, s.db)
	require.NoError(t, err)
	return f, s.db
}

func TestFigures(t *testing.T) {
	f, _ := made(t, items())
	assert.Equal(t, 61, f.Documents)
	assert.Equal(t, 121, f.Statements)
	assert.Equal(t, 120, f.Attributed)
	assert.Equal(t, 60, f.Sourced)
	assert.Equal(t, "2025-03-01", f.First)
	assert.Equal(t, "2025-03-28", f.Last)
	assert.Equal(t, 60, f.Dated)
	require.Len(t, f.People, 3)
	assert.Equal(t, speakerFigure{"Karin Moll", "person", 20, 20, 20, 60, 60}, f.People[0])
	assert.Equal(t, []speakerFigure{{"Port of Vessa", "organization", 0, 0, 20, 20, 20}}, f.Bodies)
	assert.Equal(t, []figure{{"direct", 21}, {"mixed", 20}, {"indirect", 80}}, f.Kinds)
	assert.Equal(t, []figure{{"Reuters", 30}, {"Tanjug", 30}}, f.Sources)
	assert.Equal(t, []genderFigure{{"female", 1, 60}, {"male", 1, 20}, {"unknown", 1, 20}}, f.Genders)
	assert.Len(t, f.Carried, 6)
	assert.Equal(t, 10, f.Carried[0].Count)
	assert.Equal(t, []string{"Karin Moll", hostile, "Port of Vessa", "Tomas Brill"}, f.Together.Names)
	assert.Equal(t, [][]int{{0, 20, 20, 20}, {20, 0, 0, 0}, {20, 0, 0, 0}, {20, 0, 0, 0}}, f.Together.Counts)
	require.Len(t, f.Rows, 121)
	assert.Equal(t, []string{"2025-03-28", "Karin Moll", "The café ", "direct", "", "No. 27"}, f.Rows[0])
	assert.Equal(t, "day", f.Timeline.Unit)
	assert.Len(t, f.Timeline.Periods, 28)
	assert.Equal(t, []int{6, 6, 6, 6, 4}, f.Timeline.All[:5])
	assert.Equal(t, []int{3, 3, 3, 3, 2}, f.Timeline.Articles[:5])
	require.Len(t, f.Timeline.Lines, 3)
	assert.Equal(t, 3, f.Timeline.Lines[0].Counts[0])
}

func TestDatabase(t *testing.T) {
	_, db := made(t, items())
	count := func(query string, args ...any) (n int) {
		t.Helper()
		require.NoError(t, db.QueryRow(query, args...).Scan(&n), query)
		return n
	}
	assert.Equal(t, 60, count(`SELECT count(*) FROM said WHERE speaker = 'Karin Moll'`))
	assert.Equal(t, 30, count(`SELECT count(*) FROM said WHERE source = 'Tanjug'`))
	assert.Equal(t, 1, count(`SELECT count(*) FROM said WHERE speaker IS NULL AND mention = 'an official'`))
	assert.Equal(t, 60, count(`SELECT count(*) FROM statements_text WHERE statements_text MATCH 'cafe'`), "without the accent")
	assert.Equal(t, 60, count(`SELECT count(*) FROM documents_text WHERE documents_text MATCH 'opening'`), "by the stem")
	assert.Equal(t, 0, count(`SELECT count(*) FROM statements JOIN documents d ON d.id = document
		WHERE CAST(substr(CAST(d.text AS BLOB), start + 1, end - start) AS TEXT) <> content`), "offsets are bytes")
	assert.Equal(t, 1, count(`SELECT count(*) FROM sources WHERE country = 'RS'`))
	assert.Equal(t, 1, count(`SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'`))
	assert.Equal(t, 0, count(`SELECT count(*) FROM pragma_foreign_key_check`))
	// The queries that the schema shows.
	examples := regexp.MustCompile(`(?m)^--   (SELECT .*)$`).FindAllStringSubmatch(schema, -1)
	require.Len(t, examples, 2)
	for _, example := range examples {
		query := strings.ReplaceAll(example[1], "harbour", "cafe")
		var first, second string
		require.NoError(t, db.QueryRow(query).Scan(&first, &second), query)
	}
	var title, date string
	require.NoError(t, db.QueryRow(`SELECT title, date FROM documents WHERE line = 3`).Scan(&title, &date))
	assert.Equal(t, "No. 2", title)
	assert.Equal(t, "2025-03-03", date)
}

// TestREADME runs the queries of the README, which has the schema as it is.
func TestREADME(t *testing.T) {
	_, db := made(t, items())
	readme, err := os.ReadFile("README.md")
	require.NoError(t, err)
	blocks := regexp.MustCompile("(?s)```sql\n(.*?)```").FindAllStringSubmatch(string(readme), -1)
	require.Len(t, blocks, 4)
	for _, block := range blocks[:3] {
		query := strings.NewReplacer("bridge", "cafes").Replace(block[1])
		var first, second, third any
		require.NoError(t, db.QueryRow(query).Scan(&first, &second, &third), query)
	}
	assert.Equal(t, schema, blocks[3][1])
}

func TestPeriods(t *testing.T) {
	tests := []struct {
		name    string
		dates   []string
		unit    string
		periods []string
		counts  []int // statements; 0 where there are no articles
	}{
		{"none", []string{""}, "", nil, nil},
		{"a day", []string{"2025-03-01", "2025-03-01"}, "day", []string{"2025-03-01"}, []int{4}},
		{"days without articles are there", []string{"2025-02-27", "2025-03-01"}, "day", []string{"2025-02-27", "2025-02-28", "2025-03-01"}, []int{2, 0, 2}},
		{"months", []string{"2025-01-31", "2025-04-01", "2025-04-30"}, "month", []string{"2025-01", "2025-02", "2025-03", "2025-04"}, []int{2, 0, 0, 4}},
		{"years", []string{"2014-12-31", "2021-01-01"}, "year", []string{"2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021"}, []int{2, 0, 0, 0, 0, 0, 0, 2}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var dated []output.Item
			for _, date := range test.dates {
				item := items()[0]
				item.Meta = json.RawMessage(fmt.Sprintf(`{"date":%q}`, date))
				dated = append(dated, item)
			}
			f, _ := made(t, dated)
			assert.Equal(t, test.unit, f.Timeline.Unit)
			assert.Equal(t, test.periods, f.Timeline.Periods)
			assert.Equal(t, test.counts, f.Timeline.All)
		})
	}
}

func TestNothingFound(t *testing.T) {
	f, _ := made(t, nil)
	var page strings.Builder
	require.NoError(t, writePage(&page, "Empty", f))
	assert.Contains(t, page.String(), "No statement was found.")
}

func TestPageIsSafe(t *testing.T) {
	f, _ := made(t, items())
	var page strings.Builder
	require.NoError(t, writePage(&page, hostile, f))
	assert.NotContains(t, page.String(), "<script>document.title")
	assert.NotContains(t, page.String(), `src="http`)
	assert.NotContains(t, page.String(), "<link")
}

func TestPageInTheBrowser(t *testing.T) {
	p := browsertest.Open(t)
	f, _ := made(t, items())
	f.Database = "report.sqlite"
	var page bytes.Buffer
	require.NoError(t, writePage(&page, "Report", f))
	browsertest.Validate(t, page.Bytes())
	path := filepath.Join(t.TempDir(), "report.html")
	require.NoError(t, os.WriteFile(path, page.Bytes(), 0o644))
	address := (&url.URL{Scheme: "file", Path: path}).String()
	p.Do(chromedp.Navigate(address), chromedp.WaitVisible(chromedp.CSS("#timeline canvas")))
	assert.Equal(t, "Report", browsertest.Eval[string](p, "document.title"), "no script of the input's")
	assert.Equal(t, 8, browsertest.Eval[int](p, `document.querySelectorAll(".chart canvas").length`))
	p.Look("report")

	// The statements can be searched.
	search := func(words string) string {
		p.Do(chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`search.value = %q; search.dispatchEvent(new Event("input"))`, words)))
		return browsertest.Eval[string](p, "found.textContent")
	}
	assert.Equal(t, "121 of 121 statements", search(""))
	assert.Equal(t, "20 of 121 statements", search("BRILL"))
	assert.Equal(t, "60 of 121 statements", search("cafe moll"), "without the accent")
	assert.Equal(t, 25, browsertest.Eval[int](p, "rows.rows.length"))
	p.Do(chromedp.Click(chromedp.CSS("#more")))
	assert.Equal(t, 50, browsertest.Eval[int](p, "rows.rows.length"))
	assert.Equal(t, "0 of 121 statements", search("nobody"))
	assert.Equal(t, []string{address}, p.Requests(), "it loads nothing")
	assert.Empty(t, p.Errors())
}

func TestRun(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	r := rand.New(rand.NewPCG(1, 2))
	var in strings.Builder
	for i := range 50 {
		a := invented.News(r)
		line, err := json.Marshal(map[string]any{"id": a.ID, "text": a.Text, "title": a.Title, "date": a.Date})
		require.NoError(t, err)
		fmt.Fprintf(&in, "%s\n", line)
		if i == 25 {
			fmt.Fprintln(&in, "nope")
		}
	}
	var stderr bytes.Buffer
	code := run(context.Background(), []string{"-from", "jsonl", "-title", "March"}, strings.NewReader(in.String()), &stderr)
	assert.Equal(t, 1, code, "a line was bad")
	assert.Contains(t, stderr.String(), "-:27: not JSON")
	assert.Contains(t, stderr.String(), "in 50 articles: report.html, report.sqlite")
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.Len(t, entries, 2, "nothing unfinished is left")

	stderr.Reset()
	assert.Equal(t, 0, run(context.Background(), []string{"-from", "text", "-o", "report.html", "-db", "report.sqlite"}, strings.NewReader("Hi."), &stderr))
	assert.Contains(t, stderr.String(), "in 1 articles", "older files are replaced")

	stderr.Reset()
	assert.Equal(t, 1, run(context.Background(), []string{"none.txt"}, nil, &stderr))
	assert.Contains(t, stderr.String(), "no article was read")
	page, err := os.ReadFile("report.html")
	require.NoError(t, err)
	assert.Contains(t, string(page), "<b>1</b> articles", "the older report stays")

	for _, args := range [][]string{{"-nope"}, {"-acts", "hope"}, {"-from", "pdf"}} {
		assert.Equal(t, 2, run(context.Background(), args, nil, &stderr), "%q", args)
	}
	assert.Equal(t, 1, run(context.Background(), []string{"-db", "no/folder/x.sqlite"}, strings.NewReader(""), &stderr))

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	assert.Equal(t, 1, run(ctx, []string{"-db", "other.sqlite"}, strings.NewReader("Hi."), &stderr))
	assert.NoFileExists(t, "other.sqlite")
	assert.NoFileExists(t, "other.sqlite.part")
}

func TestArrange(t *testing.T) {
	got := arrange([]pair{{"a", "b", 5}, {"a", "c", 2}, {"b", "d", 3}, {"c", "d", 1}, {"x", "y", 1}, {"b", "x", 1}})
	assert.Equal(t, matrix{
		Names:  []string{"b", "a", "c", "d"},
		Counts: [][]int{{0, 5, 0, 3}, {5, 0, 2, 0}, {0, 2, 0, 1}, {3, 0, 1, 0}},
	}, got, "x and y share one article only")
	assert.Empty(t, arrange(nil).Names)
}

func TestShortName(t *testing.T) {
	for in, want := range map[string]string{"news/a.b.txt": "a.b", "x.html": "x", "2025-03-01": "2025-03-01", "v1.2": "v1.2"} {
		assert.Equal(t, want, shortName(in))
	}
}
