package render_test

import (
	"bytes"
	"encoding/base64"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

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
