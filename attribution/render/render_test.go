package render_test

import (
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"os/exec"
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

// htmlAttributes are the elements and attributes that a page may have.
var htmlAttributes = map[string]string{
	"html": "lang", "head": "", "meta": "charset name content http-equiv", "title": "", "style": "", "body": "", "main": "class",
	"nav": "class id aria-label", "details": "open", "summary": "", "ol": "",
	"article": "class id aria-labelledby", "header": "", "h1": "id dir", "h2": "id dir", "h3": "", "p": "class role dir", "a": "href rel dir tabindex download",
	"fieldset": "class aria-label", "ul": "", "li": "", "input": "type class name id checked", "label": "for", "meter": "min max value aria-label",
	"span": "class aria-hidden title", "bdi": "", "div": "class lang", "mark": "class id data-n title",
	"table": "", "caption": "", "thead": "", "tbody": "", "tr": "id class", "th": "scope", "td": "class data-label",
}

// checkHTML reads the page with the rules of XML, which are stricter but for
// the elements that end by themselves: it is balanced, has only elements and
// attributes that we write, links that go where they should, and the article's
// text unchanged but for its line breaks.
func checkHTML(t *testing.T, d *attribution.Document, out []byte) {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(withoutStyle(out)))
	decoder.AutoClose = []string{"meta", "input"}
	decoder.Strict = false
	var text strings.Builder
	var open []string
	inText := 0
	ids, links := map[string]bool{}, []string{}
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			allowed, ok := htmlAttributes[token.Name.Local]
			require.True(t, ok, "element %s", token.Name.Local)
			for _, a := range token.Attr {
				name := strings.TrimPrefix(a.Name.Space+":"+a.Name.Local, ":")
				require.Contains(t, strings.Fields(allowed), name, "attribute of %s", token.Name.Local)
				switch name {
				case "id":
					require.False(t, ids[a.Value], "id %s twice", a.Value)
					ids[a.Value] = true
				case "href":
					if data, ok := strings.CutPrefix(a.Value, "data:text/csv;charset=utf-8;base64,"); ok {
						table, err := base64.StdEncoding.DecodeString(data)
						require.NoError(t, err)
						checkCSV(t, d, table)
						continue
					}
					require.Regexp(t, `^(#|https?://)`, a.Value)
					links = append(links, a.Value)
				case "class":
					require.Regexp(t, `^[a-z0-9 ]+$`, a.Value)
				}
				if name == "class" && a.Value == "text" {
					inText = len(open) + 1
				}
			}
			open = append(open, token.Name.Local)
		case xml.EndElement:
			require.NotEmpty(t, open)
			require.Equal(t, open[len(open)-1], token.Name.Local)
			open = open[:len(open)-1]
			if len(open) < inText {
				inText = 0
			}
		case xml.CharData:
			if inText > 0 {
				text.Write(token)
			}
		case xml.Comment:
			t.Fatal("a comment")
		}
	}
	require.Empty(t, open)
	oneLine := strings.NewReplacer("\r", "", "\n", "")
	require.Equal(t, oneLine.Replace(printable(d.Text)), oneLine.Replace(text.String()))
	for _, link := range links {
		if id, ok := strings.CutPrefix(link, "#"); ok && hasWords(d, id) {
			require.True(t, ids[id], "dangling link %s", link)
		}
	}
}

// hasWords reports whether the statement of that anchor has any words to be
// anchored at.
func hasWords(d *attribution.Document, anchor string) bool {
	n, err := strconv.Atoi(anchor[strings.LastIndex(anchor, "s")+1:])
	if err != nil || n > len(d.Statements) {
		return true
	}
	for _, f := range d.Statements[n-1].Content {
		if strings.TrimSpace(f.Span().Of(d.Text)) != "" {
			return true
		}
	}
	return false
}

// teiElements say what TEI P5 allows of the elements that we write: attributes,
// children, and whether text may stand in them. It is what its schema says, cut
// down to these; see TestTEISchema for the schema itself.
var teiElements = map[string]struct {
	attributes, children string
	text                 bool
}{
	"":                {children: "TEI teiCorpus"},
	"teiCorpus":       {children: "teiHeader TEI"},
	"TEI":             {attributes: "lang", children: "teiHeader text"},
	"teiHeader":       {children: "fileDesc profileDesc"},
	"fileDesc":        {children: "titleStmt publicationStmt sourceDesc"},
	"titleStmt":       {children: "title"},
	"publicationStmt": {children: "p"},
	"sourceDesc":      {children: "p bibl"},
	"bibl":            {attributes: "id", children: "title date idno ref"},
	"profileDesc":     {children: "langUsage particDesc"},
	"langUsage":       {children: "language"},
	"language":        {attributes: "ident"},
	"particDesc":      {children: "listPerson"},
	"listPerson":      {children: "person personGrp org"},
	"person":          {attributes: "id gender", children: "persName note occupation"},
	"personGrp":       {attributes: "id", children: "persName note"},
	"org":             {attributes: "id type", children: "orgName note"},
	"ref":             {attributes: "target"},
	"title":           {text: true}, "date": {text: true}, "idno": {text: true}, "persName": {text: true},
	"orgName": {text: true}, "note": {text: true}, "occupation": {text: true},
	"text":  {children: "body"},
	"body":  {children: "p"},
	"p":     {children: "said quote rs seg", text: true},
	"said":  {attributes: "id prev next rend cert who direct source", children: "said quote rs seg", text: true},
	"quote": {attributes: "id prev next rend cert source", children: "said quote rs seg", text: true},
	"rs":    {attributes: "type ref corresp", children: "said quote rs seg", text: true},
	"seg":   {attributes: "type ref corresp", children: "said quote rs seg", text: true},
}

// teiRequired are children that an element must have.
var teiRequired = map[string]string{
	"teiCorpus": "teiHeader", "TEI": "teiHeader text", "teiHeader": "fileDesc", "fileDesc": "titleStmt publicationStmt sourceDesc",
	"titleStmt": "title", "langUsage": "language", "particDesc": "listPerson", "text": "body", "body": "p",
}

func checkTEI(t *testing.T, d *attribution.Document, out []byte) {
	t.Helper()
	require.Equal(t, "\n"+printable(d.Text)+"\n", checkTEIElements(t, out))
}

// checkTEIElements returns the text in the body.
func checkTEIElements(t *testing.T, out []byte) string {
	t.Helper()
	decoder := xml.NewDecoder(bytes.NewReader(out))
	var text strings.Builder
	depth := 0
	open, children := []string{""}, [][]string{nil}
	ids, pointers := map[string]bool{}, []string{}
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			break
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			require.Equal(t, "http://www.tei-c.org/ns/1.0", token.Name.Space)
			parent, name := open[len(open)-1], token.Name.Local
			require.Contains(t, strings.Fields(teiElements[parent].children), name, "in <%s>", parent)
			children[len(open)-1] = append(children[len(open)-1], name)
			open, children = append(open, name), append(children, nil)
			if token.Name.Local == "body" || depth > 0 {
				depth++
			}
			for _, a := range token.Attr {
				if a.Name.Local == "xmlns" {
					continue
				}
				require.Contains(t, strings.Fields(teiElements[name].attributes), a.Name.Local, "attribute of <%s>", name)
				require.NotEmpty(t, a.Value)
				switch a.Name.Local {
				case "type", "rend", "gender":
					require.Regexp(t, `^[^\pC\pZ]+$`, a.Value)
				case "id":
					require.False(t, ids[a.Value], "id %s twice", a.Value)
					ids[a.Value] = true
				case "who", "source", "ref", "corresp", "prev", "next":
					pointers = append(pointers, strings.Fields(a.Value)...)
				case "cert":
					require.Regexp(t, `^(0(\.\d+)?|1)$`, a.Value)
				}
			}
		case xml.EndElement:
			depth = max(0, depth-1)
			for _, child := range strings.Fields(teiRequired[token.Name.Local]) {
				require.Contains(t, children[len(open)-1], child, "in <%s>", token.Name.Local)
			}
			open, children = open[:len(open)-1], children[:len(open)-1]
		case xml.CharData:
			if !teiElements[open[len(open)-1]].text {
				require.Empty(t, strings.Trim(string(token), " \t\r\n"), "text in <%s>", open[len(open)-1])
			}
			if depth > 0 {
				text.Write(token)
			}
		}
	}
	for _, p := range pointers {
		require.True(t, ids[strings.TrimPrefix(p, "#")], "dangling pointer %s", p)
	}
	return text.String()
}

// TestTEISchema asks a real validator, where there is one, about every golden
// file: xmllint with the schema of all TEI (tei_all.rng), which is too large to
// ship. Releases of TEI before 4.4 do not know the attribute gender.
func TestTEISchema(t *testing.T) {
	t.Parallel()
	schema := os.Getenv("TEI_SCHEMA")
	if schema == "" {
		t.Skip("TEI_SCHEMA names no tei_all.rng")
	}
	xmllint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("no xmllint on this machine (Debian: apt-get install libxml2-utils)")
	}
	files, err := filepath.Glob("testdata/*.xml")
	require.NoError(t, err)
	out, err := exec.CommandContext(t.Context(), xmllint, append([]string{"--noout", "--relaxng", schema}, files...)...).CombinedOutput()
	require.NoError(t, err, "%s", out)
}

// ldTypes are the classes of schema.org that we write, with those properties
// that schema.org gives them, themselves or by inheritance.
var ldTypes = map[string]string{
	"NewsArticle":           "headline identifier url datePublished inLanguage",
	"Quotation":             "text genre spokenByCharacter creator isBasedOn audience citation recordedAt locationCreated temporal isPartOf",
	"Person":                "name alternateName description gender jobTitle",
	"Organization":          "name alternateName description",
	"NewsMediaOrganization": "name",
	"CreativeWork":          "name alternateName description publisher",
	"Audience":              "name",
	"Event":                 "name",
	"Place":                 "name",
}

// ldRanges are the classes that schema.org wants as values of properties.
var ldRanges = map[string]string{
	"spokenByCharacter": "Person Organization", "creator": "Person Organization", "isBasedOn": "CreativeWork",
	"audience": "Audience", "citation": "CreativeWork", "publisher": "Organization NewsMediaOrganization",
	"recordedAt": "Event", "locationCreated": "Place", "isPartOf": "NewsArticle",
}

// checkLDNode holds a node and what is inside it against schema.org.
func checkLDNode(t *testing.T, node map[string]any, types map[string]string) {
	t.Helper()
	class := node["@type"].(string)
	allowed, ok := ldTypes[class]
	require.True(t, ok, "class %s", class)
	for property, value := range node {
		if strings.HasPrefix(property, "@") {
			continue
		}
		require.Contains(t, strings.Fields(allowed), property, "of %s", class)
		values, ok := value.([]any)
		if !ok {
			values = []any{value}
		}
		for _, v := range values {
			inner, ok := v.(map[string]any)
			wanted, isNode := ldRanges[property]
			require.Equal(t, isNode, ok, "value of %s", property)
			if !ok {
				continue
			}
			if inner["@type"] != nil {
				checkLDNode(t, inner, types)
				require.Contains(t, strings.Fields(wanted), inner["@type"], property)
				continue
			}
			require.Contains(t, strings.Fields(wanted), types[inner["@id"].(string)], property)
		}
	}
}

func checkJSONLD(t *testing.T, d *attribution.Document, out []byte) {
	t.Helper()
	var page struct {
		Graph []map[string]any `json:"@graph"`
	}
	require.NoError(t, json.Unmarshal(out, &page))
	require.NotContains(t, string(out), "</")
	types := map[string]string{}
	for _, node := range page.Graph {
		types[node["@id"].(string)] = node["@type"].(string)
	}
	require.Len(t, types, len(page.Graph))
	quotations := 0
	for _, node := range page.Graph {
		checkLDNode(t, node, types)
		if node["@type"] == "Quotation" {
			quotations++
		}
	}
	require.Equal(t, len(d.Statements), quotations)
}

func checkWebAnnotation(t *testing.T, d *attribution.Document, out []byte) {
	t.Helper()
	var page struct {
		Context, ID, Type string
		Items             []struct {
			ID, Type, Motivation string
			Body                 []struct{ ID, Type, Purpose, Value string }
			Target               []struct {
				Source   string
				Selector []struct {
					Type                  string
					Start, End            int
					Exact, Prefix, Suffix string
				}
			}
		}
	}
	// Fields that the model does not know are refused; "@context" is the only
	// name in which letters are not all.
	decoder := json.NewDecoder(bytes.NewReader(bytes.Replace(out, []byte("@context"), []byte("context"), 1)))
	decoder.DisallowUnknownFields()
	require.NoError(t, decoder.Decode(&page))
	require.Equal(t, "http://www.w3.org/ns/anno.jsonld", page.Context)
	require.Equal(t, "AnnotationPage", page.Type)
	require.NotEmpty(t, page.ID)
	motivations := []string{ // section 3.3.5 of the model
		"assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
		"identifying", "linking", "moderating", "questioning", "replying", "tagging",
	}
	runes := []rune(d.Text)
	ids := map[string]bool{}
	for _, item := range page.Items {
		require.False(t, ids[item.ID], "id %s twice", item.ID)
		ids[item.ID] = true
		require.Equal(t, "Annotation", item.Type)
		require.Contains(t, motivations, item.Motivation)
		require.NotEmpty(t, item.Body)
		for _, body := range item.Body {
			require.True(t, body.Value != "" || ids[body.ID], "body %v", body)
			if body.ID == "" {
				require.Equal(t, "TextualBody", body.Type)
				require.Contains(t, motivations, body.Purpose)
			}
		}
		for _, target := range item.Target {
			position, quote := target.Selector[0], target.Selector[1]
			require.Equal(t, "TextPositionSelector", position.Type)
			require.Equal(t, "TextQuoteSelector", quote.Type)
			require.Equal(t, string(runes[position.Start:position.End]), quote.Exact)
			require.True(t, strings.HasSuffix(string(runes[:position.Start]), quote.Prefix))
			require.True(t, strings.HasPrefix(string(runes[position.End:]), quote.Suffix))
		}
	}
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

// FuzzRender makes documents whose spans lie anywhere, as nobody would.
func FuzzRender(f *testing.F) {
	f.Add(string(ferry), []byte{0, 20, 0, 10, 40, 1, 5, 12, 2, 30, 3, 3, 0, 200, 4})
	f.Add(string(evil), []byte{0, 255, 0, 3, 9, 0, 5, 30, 0, 20, 90, 0, 21, 80, 1, 22, 85, 2})
	f.Add("\n\n a\r\n\r\nb \n\nc", []byte{0, 12, 0, 1, 2, 1, 3, 4, 2})
	f.Fuzz(func(t *testing.T, text string, places []byte) {
		if text == "" {
			t.Skip("a document without its text is an error")
		}
		var starts []int
		for i := range text {
			starts = append(starts, i)
		}
		starts = append(starts, len(text))
		d := &attribution.Document{Text: text}
		for ; len(places) >= 3; places = places[3:] {
			s, e := starts[int(places[0])%len(starts)], starts[int(places[1])%len(starts)]
			span := attribution.Fragment{Start: min(s, e), End: max(s, e), Text: text[min(s, e):max(s, e)]}
			phrase := &attribution.Phrase{Text: span.Text, Spans: []attribution.Fragment{span}}
			if len(d.Statements) == 0 || places[2]%6 == 0 {
				d.Statements = append(d.Statements, attribution.Statement{ID: len(d.Statements) + 1, Kind: attribution.KindDirect})
			}
			st := &d.Statements[len(d.Statements)-1]
			switch places[2] % 6 {
			case 0, 5:
				st.Content = append(st.Content, span)
			case 1:
				st.Cue = &attribution.Cue{Text: span.Text, Act: attribution.ActWriting, Spans: phrase.Spans}
			case 2:
				st.Speaker = &attribution.Speaker{Name: span.Text, Mention: phrase}
			case 3:
				st.Source = &attribution.Credit{Name: span.Text, Mention: phrase}
			case 4:
				st.Addressee = phrase
			}
		}
		for _, format := range render.Formats() {
			var b bytes.Buffer
			r := attribution.Result{Document: d}
			require.NoError(t, format.Render(&b, r, render.Options{}), format.Name)
			check(t, format.Name, r, b.Bytes())
		}
	})
}
