package articles

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// writer writes the text of elements, paragraphs parted by empty lines.
type writer struct {
	*cutter
	title string
	b     strings.Builder
	line  strings.Builder
	space bool
}

func (w *writer) String() string {
	w.end()
	return strings.TrimSpace(w.b.String())
}

// end closes the paragraph under way.
func (w *writer) end() {
	text := strings.TrimSpace(w.line.String())
	w.line.Reset()
	w.space = false
	if text == "" {
		return
	}
	if w.b.Len() > 0 {
		w.b.WriteString("\n\n")
	}
	w.b.WriteString(text)
}

func (w *writer) block(n *html.Node) {
	if n.Type == html.TextNode {
		w.text(n.Data)
		return
	}
	if n.Type != html.ElementNode || w.isClutter(n) || w.isListOfLinks(n) {
		return
	}
	switch {
	case n.DataAtom == atom.Br:
		w.line.WriteString("\n")
		w.space = false
		return
	case n.DataAtom == atom.H1 && words(n, len(w.title)) == w.title: // it is in the meta
		return
	case isBlock(n):
		w.end()
		defer w.end()
	}
	for child := range n.ChildNodes() {
		w.block(child)
	}
}

// isListOfLinks reports whether a block inside the article leads elsewhere.
func (w *writer) isListOfLinks(n *html.Node) bool {
	l := w.links[n]
	switch n.DataAtom {
	case atom.Ul, atom.Ol, atom.Div, atom.Section, atom.Table, atom.Dl, atom.Header:
		return l.density() > 0.5 && (w.strict || l.density() > 0.8)
	}
	return false
}

// text adds words with single spaces between them.
func (w *writer) text(s string) {
	fields := strings.Fields(s)
	if len(fields) == 0 {
		w.space = w.space || s != ""
		return
	}
	for i, field := range fields {
		if line := w.line.String(); (i > 0 || w.space || strings.IndexByte(" \t\r\n", s[0]) >= 0) && line != "" && !strings.HasSuffix(line, "\n") {
			w.line.WriteByte(' ')
		}
		w.line.WriteString(field)
	}
	w.space = strings.IndexByte(" \t\r\n", s[len(s)-1]) >= 0
}
