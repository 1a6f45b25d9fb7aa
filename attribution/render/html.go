package render

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/quotes"
)

var htmlFormat = Format{
	Name: "html", MediaType: "text/html; charset=utf-8", Extension: ".html",
	needsText: true, head: htmlHead, body: htmlBody, tail: htmlTail,
}

// HTML writes a page with the article: statements coloured by speaker, cues,
// speakers, addressees and sources marked, the kind, confidence and evidence of
// a statement in its tooltip, a legend before the text and a table of the
// statements after it. Colour never says anything that words do not say too.
// The page follows the reader's choice of light or dark, needs no script and
// forbids itself to load anything.
func HTML(w io.Writer, r attribution.Result, opts Options) error {
	return htmlFormat.Render(w, r, opts)
}

func htmlHead(b *bytes.Buffer, p *page) {
	if p.opts.Fragment {
		return
	}
	title := p.opts.Title
	if title == "" && p.first != nil && !p.many {
		title = p.first.title
	}
	b.WriteString("<!DOCTYPE html>\n<html")
	attribute(b, "lang", p.opts.language())
	b.WriteString(">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
		"<meta name=\"color-scheme\" content=\"light dark\">\n" +
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n")
	element(b, "title", firstOf(title, "Who said what"))
	b.WriteString("\n<style>\n" + Stylesheet() + "</style>\n</head>\n<body>\n<main>\n")
	if p.many { // the articles have headings of the second level
		element(b, "h1", firstOf(p.opts.Title, "Who said what"))
		b.WriteByte('\n')
	}
}

func htmlTail(b *bytes.Buffer, p *page) {
	if !p.opts.Fragment {
		b.WriteString("</main>\n</body>\n</html>\n")
	}
}

// htmlArticle writes one article element.
type htmlArticle struct {
	*article
	b      *bytes.Buffer
	prefix string // of the ids in this article
	which  string // tells its regions from those of others on the page
	people []htmlSpeaker
	person []int // for each statement, its place in people; -1 for none
}

// htmlSpeaker is a speaker in the legend.
type htmlSpeaker struct {
	label      string
	statements int
}

func htmlBody(b *bytes.Buffer, p *page, a *article) error {
	h := &htmlArticle{article: a, b: b, prefix: "d" + strconv.Itoa(a.number)}
	h.findPeople()
	heading := "h1"
	if p.many {
		heading = "h2"
		h.which = fmt.Sprintf(" of article %d, %s", a.number, a.title)
	}
	b.WriteString("<article class=\"whosaid\"")
	attribute(b, "id", h.prefix)
	attribute(b, "aria-labelledby", h.prefix+"-title")
	b.WriteString(">\n<header>\n<" + heading)
	attribute(b, "id", h.prefix+"-title")
	b.WriteString(" dir=\"auto\">")
	escape(b, a.title)
	b.WriteString("</" + heading + ">\n")
	h.byline()
	h.warnings()
	b.WriteString("</header>\n")
	h.legend()
	b.WriteString("<div class=\"text\"")
	attribute(b, "lang", p.opts.language())
	b.WriteByte('>')
	h.text()
	b.WriteString("</div>\n")
	h.table()
	b.WriteString("</article>\n")
	return nil
}

func (h *htmlArticle) findPeople() {
	at := make(map[string]int)
	for i := range h.Statements {
		label := h.label(i)
		if label == "" {
			h.person = append(h.person, -1)
			continue
		}
		n, ok := at[label]
		if !ok {
			n = len(h.people)
			at[label] = n
			h.people = append(h.people, htmlSpeaker{label: label})
		}
		h.people[n].statements++
		h.person = append(h.person, n)
	}
}

// colour is the class of a speaker's colour.
func (h *htmlArticle) colour(i int) string {
	if h.person[i] < 0 {
		return "nobody"
	}
	return "s" + strconv.Itoa(h.person[i]%len(hues))
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

func (h *htmlArticle) legend() {
	if len(h.Statements) == 0 {
		return
	}
	h.b.WriteString("<section class=\"legend\"")
	attribute(h.b, "aria-label", "Legend"+h.which)
	h.b.WriteString(">\n<ul>\n")
	for i, p := range h.people {
		fmt.Fprintf(h.b, "<li><span class=\"swatch s%d\" aria-hidden=\"true\"></span><bdi>", i%len(hues))
		escape(h.b, p.label)
		fmt.Fprintf(h.b, "</bdi> <span class=\"count\">%s</span></li>\n", counted(p.statements, "statement"))
	}
	if slices.Contains(h.person, -1) {
		n := 0
		for _, p := range h.person {
			if p < 0 {
				n++
			}
		}
		fmt.Fprintf(h.b, "<li><span class=\"swatch nobody\" aria-hidden=\"true\"></span>no speaker given <span class=\"count\">%s</span></li>\n", counted(n, "statement"))
	}
	h.b.WriteString("</ul>\n<p class=\"key\"><span class=\"st direct nobody\">direct</span> <span class=\"st mixed nobody\">mixed</span> " +
		"<span class=\"st indirect nobody\">indirect</span> <span class=\"cue\">cue</span> <span class=\"speaker\">speaker</span> " +
		"<span class=\"addressee\">addressee</span> <span class=\"source\">source</span></p>\n</section>\n")
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// htmlLayer is what a layer of the text becomes.
type htmlLayer struct {
	statement int // index
	class     string
	title     string
}

// text writes the article's words, each exactly once.
func (h *htmlArticle) text() {
	layers, elements := h.layers()
	anchored := make([]bool, len(h.Statements))
	for _, e := range markUp(h.Text, layers) {
		switch e.kind {
		case words, gap:
			escape(h.b, e.span.Of(h.Text))
		case openBlock:
			h.b.WriteString("<p dir=\"auto\">")
		case closeBlock:
			h.b.WriteString("</p>")
		case openLayer:
			el := elements[e.layer]
			if el.class != "" {
				h.b.WriteString("<span")
				attribute(h.b, "class", el.class)
			} else {
				st := &h.Statements[el.statement]
				h.b.WriteString("<mark")
				attribute(h.b, "class", "st "+kindClass(st.Kind)+" "+h.colour(el.statement))
				if !anchored[el.statement] {
					anchored[el.statement] = true
					attribute(h.b, "id", h.anchor(el.statement))
					attribute(h.b, "data-n", strconv.Itoa(st.ID))
				}
			}
			attribute(h.b, "title", el.title)
			h.b.WriteByte('>')
		case closeLayer:
			if elements[e.layer].class != "" {
				h.b.WriteString("</span>")
			} else {
				h.b.WriteString("</mark>")
			}
		}
	}
}

func kindClass(k attribution.Kind) string {
	switch k {
	case attribution.KindDirect, attribution.KindMixed, attribution.KindIndirect:
		return string(k)
	}
	return "unknown"
}

// anchor is the id of a statement's first words in the page. Statements may
// carry the same number in a document that somebody else made.
func (h *htmlArticle) anchor(i int) string {
	return h.prefix + "-s" + strconv.Itoa(i+1)
}

// layers returns the marked stretches: statements outside, mentions inside. A
// mention that serves several statements is one stretch.
func (h *htmlArticle) layers() ([]layer, []htmlLayer) {
	var layers []layer
	var elements []htmlLayer
	type place struct {
		span quotes.Span
		role string
	}
	seen := make(map[place]int)
	mention := func(i int, role, title string, spans []attribution.Fragment) {
		n := strconv.Itoa(h.Statements[i].ID)
		for _, f := range spans {
			if at, ok := seen[place{f.Span(), role}]; ok {
				elements[at].title += "\n" + role + " of statement " + n + title
				continue
			}
			seen[place{f.Span(), role}] = len(layers)
			layers = append(layers, layer{f.Span(), 1})
			elements = append(elements, htmlLayer{i, role, role + " of statement " + n + title})
		}
	}
	named := func(name string) string {
		if name == "" {
			return ""
		}
		return ": " + name
	}
	for i := range h.Statements {
		st := &h.Statements[i]
		title := h.hover(i)
		for _, f := range st.Content {
			layers = append(layers, layer{f.Span(), 0})
			elements = append(elements, htmlLayer{i, "", title})
		}
		if st.Source != nil && st.Source.Mention != nil {
			mention(i, "source", named(st.Source.Name), st.Source.Mention.Spans)
		}
		if st.Speaker != nil && st.Speaker.Mention != nil {
			mention(i, "speaker", named(h.label(i)), st.Speaker.Mention.Spans)
		}
		if st.Addressee != nil {
			mention(i, "addressee", "", st.Addressee.Spans)
		}
		if st.Cue != nil {
			mention(i, "cue", named(cueWords(st.Cue)), st.Cue.Spans)
		}
	}
	return layers, elements
}

// table writes the statements for those who cannot hover or tell colours apart.
func (h *htmlArticle) table() {
	if len(h.Statements) == 0 {
		h.b.WriteString("<p class=\"none\">No statements found.</p>\n")
		return
	}
	h.b.WriteString("<div class=\"statements\" tabindex=\"0\" role=\"region\"")
	attribute(h.b, "aria-label", "Table of statements"+h.which)
	h.b.WriteString(">\n<table>\n" +
		"<caption>Statements</caption>\n<thead><tr>" +
		"<th scope=\"col\">No.</th><th scope=\"col\">Speaker</th><th scope=\"col\">Source</th><th scope=\"col\">Statement</th>" +
		"<th scope=\"col\">Kind</th><th scope=\"col\">Cue</th><th scope=\"col\">To</th><th scope=\"col\">Confidence</th><th scope=\"col\">Evidence</th>" +
		"</tr></thead>\n<tbody>\n")
	for i := range h.Statements {
		st := &h.Statements[i]
		h.b.WriteString("<tr><th scope=\"row\"><a")
		attribute(h.b, "href", "#"+h.anchor(i))
		h.b.WriteByte('>')
		h.b.WriteString(strconv.Itoa(st.ID))
		h.b.WriteString("</a></th><td>")
		if label := h.label(i); label != "" {
			fmt.Fprintf(h.b, "<span class=\"swatch %s\" aria-hidden=\"true\"></span>", h.colour(i))
			h.bidi(joined(label, speakerType(st.Speaker)))
		}
		h.b.WriteString("</td>")
		for _, cell := range []string{
			joined(sourceName(st.Source), sourceKind(st.Source)), st.Text(), string(st.Kind),
			cueWords(st.Cue), phraseText(st.Addressee),
		} {
			h.b.WriteString("<td>")
			h.bidi(cell)
			h.b.WriteString("</td>")
		}
		h.b.WriteString("<td class=\"number\">" + number(st.Confidence) + "</td><td>")
		h.bidi(st.Evidence)
		h.b.WriteString("</td></tr>\n")
	}
	h.b.WriteString("</tbody>\n</table>\n</div>\n")
}

// bidi keeps the direction of foreign text to itself.
func (h *htmlArticle) bidi(text string) {
	if text != "" {
		element(h.b, "bdi", text)
	}
}
