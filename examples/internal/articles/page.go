package articles

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"

	"golang.org/x/net/html"
)

// readPage finds the main text of a web page, without what stands around it,
// and what the page says about it.
//
// This is the idea of Arc90's and Mozilla's Readability, cut down to what news
// needs: text alone, no cleaned markup. The Go port of it brings 39 MB of test
// pages to everybody's first run, go-trafilatura a WebAssembly engine that
// takes 50 MB and 0.15 s at each start.
func readPage(content []byte, article *Article, mediaType string) error {
	decoded, err := article.decode(content, mediaType, true)
	if err != nil {
		return err
	}
	if bytes.IndexByte(decoded, '<') < 0 {
		return errNoPage // the parser would make a page of anything
	}
	page, err := html.Parse(bytes.NewReader(decoded))
	if err != nil {
		return err
	}
	meta := metaOf(page)
	// A page that leaves little when it is cut down strictly is cut down less.
	for _, strict := range []bool{true, false} {
		if text := mainText(page, meta.Title, strict); len(text) > len(article.Text) {
			article.Text = text
		}
		if len(article.Text) >= enoughText {
			break
		}
	}
	if len(article.Text) < enoughText && len(meta.Body) > len(article.Text) {
		article.Text = meta.Body
	}
	if article.Text == "" {
		return errNoPage
	}
	article.Page = true
	article.Byline = meta.Author
	article.Meta, err = json.Marshal(meta)
	return err
}

var errNoPage = errors.New("no article found on the page")

// enoughText is how many bytes an article has at least, unless the page has no
// more.
const enoughText = 200

// attribute returns an attribute's value, empty where there is none.
func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// words returns the text in a node with its white space folded; of a text of far
// more than limit bytes the beginning.
func words(n *html.Node, limit int) string {
	left := 2*limit + 1000
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data[:min(left, len(d.Data))])
		}
		if left -= len(d.Data); left <= 0 {
			break
		}
	}
	return strings.ToValidUTF8(strings.Join(strings.Fields(b.String()), " "), "")
}
