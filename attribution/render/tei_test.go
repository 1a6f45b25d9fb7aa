package render_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

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
