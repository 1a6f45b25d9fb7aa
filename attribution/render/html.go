package render

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"fmt"
	"io"
	"strconv"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/quotes"
)

var htmlFormat = Format{
	Name: "html", MediaType: "text/html; charset=utf-8", Extension: ".html",
	needsText: true, held: true, head: htmlHead, body: htmlBody, tail: htmlTail,
}

var fragmentFormat = Format{
	Name: "fragment", MediaType: htmlFormat.MediaType, Extension: htmlFormat.Extension, needsText: true, body: htmlBody,
}

// HTML writes a page with the article: its statements marked by speaker, cues,
// speakers, addressees and sources marked too; beside it a card for each
// speaker and source, which shows only their statements when it is chosen; and a
// table of the statements, whose row is shown as a card when words of the
// statement are chosen. Colour never says anything that letters or words do not
// say too. The page follows the reader's choice of light or dark, needs no script,
// and its policy forbids it to load anything.
//
// A [Writer] holds the articles of a page until Close, as the page begins with
// its contents.
func HTML(w io.Writer, r attribution.Result, opts Options) error {
	return htmlFormat.Render(w, r, opts)
}

// Fragment writes the article element of [HTML] alone, to stand in a page of
// the caller's that brings [Stylesheet].
func Fragment(w io.Writer, r attribution.Result, opts Options) error {
	return fragmentFormat.Render(w, r, opts)
}

// manyArticles is how many articles a page may have before browsers are told not
// to draw what is out of sight: a page of 200 then opens in half the time, but
// screenshots of it have gaps.
const manyArticles = 20

// htmlPage is what the head of a page tells of its articles.
type htmlPage struct {
	cast       cast
	contents   []htmlEntry
	choices    int // the most of an article
	statements int
	rows       bytes.Buffer // of all statements, for a spreadsheet
}

// htmlEntry is an article in the contents.
type htmlEntry struct {
	id, title            string
	statements, speakers int
}

func htmlHead(b *bytes.Buffer, p *page) {
	title := p.opts.Title
	if title == "" && !p.many && len(p.html.contents) > 0 {
		title = p.html.contents[0].title
	}
	b.WriteString("<!DOCTYPE html>\n<html")
	attribute(b, "lang", p.opts.language())
	b.WriteString(">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"generator\" content=\"whosaid\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
		"<meta name=\"color-scheme\" content=\"light dark\">\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
	element(b, "title", cmp.Or(title, "Who said what"))
	b.WriteString("\n<style>\n" + stylesheet(p.html.choices, p.html.statements) + "</style>\n</head>\n<body>\n")
	if len(p.html.contents) > manyArticles {
		b.WriteString("<main class=\"many\">\n")
	} else {
		b.WriteString("<main>\n")
	}
	if p.many { // articles have headings of the second level
		element(b, "h1", cmp.Or(p.opts.Title, "Who said what"))
		b.WriteByte('\n')
	}
	if p.html.rows.Len() > 0 {
		var table bytes.Buffer
		csvHead(&table, p)
		table.Write(p.html.rows.Bytes())
		b.WriteString("<p class=\"downloads\">Download <a download=\"statements.csv\" href=\"data:text/csv;charset=utf-8;base64," +
			base64.StdEncoding.EncodeToString(table.Bytes()) + "\">statements as CSV</a></p>\n")
	}
	if p.many {
		p.html.writeContents(b)
	}
}

func (p *htmlPage) writeContents(b *bytes.Buffer) {
	if len(p.contents) == 0 {
		return
	}
	statements := 0
	for _, e := range p.contents {
		statements += e.statements
	}
	b.WriteString("<nav class=\"contents\" id=\"contents\" aria-label=\"Contents\">\n<details open=\"\">\n<summary>")
	escape(b, counted(len(p.contents), "article")+", "+counted(statements, "statement"))
	b.WriteString("</summary>\n<ol>\n")
	for _, e := range p.contents {
		b.WriteString("<li><a dir=\"auto\"")
		attribute(b, "href", "#"+e.id)
		b.WriteByte('>')
		escape(b, e.title)
		b.WriteString("</a> <span class=\"count\">")
		escape(b, counted(e.statements, "statement")+", "+counted(e.speakers, "speaker"))
		b.WriteString("</span></li>\n")
	}
	b.WriteString("</ol>\n</details>\n</nav>\n")
}

func htmlTail(b *bytes.Buffer, _ *page) { b.WriteString("</main>\n</body>\n</html>\n") }

// htmlArticle writes one article element.
type htmlArticle struct {
	*article
	b        *bytes.Buffer
	prefix   string // of the ids in this article
	which    string // tells its regions from those of others on the page
	heading  string // h1 or h2
	speakers []choice
	sources  []choice
	chosenBy [][]int // for each statement, the indexes of those who pick it: speakers, then sources
}

func htmlBody(b *bytes.Buffer, p *page, a *article) error {
	h := &htmlArticle{article: a, b: b, prefix: "d" + strconv.Itoa(a.number), heading: "h1"}
	h.speakers, h.sources, h.chosenBy = a.choices(&p.html.cast)
	if p.many {
		h.heading = "h2"
		h.which = fmt.Sprintf(" of article %d, %s", a.number, a.title)
	}
	known := len(h.speakers)
	if known > 0 && h.speakers[known-1].label == "" {
		known--
	}
	p.html.contents = append(p.html.contents, htmlEntry{h.prefix, a.title, len(a.Statements), known})
	p.html.choices = max(p.html.choices, len(h.speakers)+len(h.sources))
	p.html.statements = max(p.html.statements, len(a.Statements))

	if err := spreadsheetBody(&p.html.rows, p, a); err != nil {
		return err
	}

	b.WriteString("<article class=\"whosaid\"")
	attribute(b, "id", h.prefix)
	attribute(b, "aria-labelledby", h.prefix+"-title")
	b.WriteString(">\n")
	h.header(p.many)
	b.WriteString("<div class=\"text\"")
	attribute(b, "lang", p.opts.language())
	b.WriteByte('>')
	h.text()
	b.WriteString("</div>\n")
	h.rail()
	h.table()
	b.WriteString("</article>\n")
	return nil
}

// header is what stands above the text. A headline in the text is the title.
func (h *htmlArticle) header(many bool) {
	h.b.WriteString("<header>\n")
	if many {
		h.b.WriteString("<p class=\"top\"><a href=\"#contents\">Contents</a> · <a")
		attribute(h.b, "href", "#"+h.prefix)
		fmt.Fprintf(h.b, ">Article %d</a></p>\n", h.number)
	}
	if h.headline == (quotes.Span{}) {
		h.b.WriteString("<" + h.heading)
		attribute(h.b, "id", h.prefix+"-title")
		h.b.WriteString(" dir=\"auto\">")
		escape(h.b, h.title)
		h.b.WriteString("</" + h.heading + ">\n")
	}
	h.byline()
	h.warnings()
	h.b.WriteString("</header>\n")
}

func (h *htmlArticle) byline() {
	if h.date == "" && h.address == "" {
		return
	}
	h.b.WriteString("<p class=\"byline\">")
	escape(h.b, h.date)
	if h.address != "" {
		if h.date != "" {
			h.b.WriteString(" · ")
		}
		h.b.WriteString("<a rel=\"noopener noreferrer nofollow\"")
		attribute(h.b, "href", h.address)
		h.b.WriteByte('>')
		escape(h.b, h.address)
		h.b.WriteString("</a>")
	}
	h.b.WriteString("</p>\n")
}

func (h *htmlArticle) warnings() {
	for _, w := range h.Warnings {
		h.b.WriteString("<p class=\"warning\" role=\"note\">")
		escape(h.b, "Warning: "+w.Code)
		if w.Detail != "" {
			escape(h.b, ": "+w.Detail)
		}
		h.b.WriteString("</p>\n")
	}
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// colour is the classes of a statement's first speaker.
func (h *htmlArticle) colour(i int) string {
	return h.speakers[h.chosenBy[i][0]].look.class()
}

// classes are those by which rules find a statement: its kind, its speaker's
// colour, its number in the article and who picks it.
func (h *htmlArticle) classes(i int) string {
	out := "n" + strconv.Itoa(i+1)
	for _, n := range h.chosenBy[i] {
		out += " w" + strconv.Itoa(n)
	}
	return out
}

// anchor and card are the ids of a statement's first words and of its row.
// Statements may carry the same number in a document that somebody else made,
// so these count.
func (h *htmlArticle) anchor(i int) string { return h.prefix + "-s" + strconv.Itoa(i+1) }
func (h *htmlArticle) card(i int) string   { return h.prefix + "-c" + strconv.Itoa(i+1) }

// bidi keeps the direction of foreign text to itself.
func (h *htmlArticle) bidi(text string) {
	if text != "" {
		element(h.b, "bdi", text)
	}
}
