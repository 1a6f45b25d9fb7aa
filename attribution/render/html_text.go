package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/quotes"
)

// htmlLayer is what a layer of the text becomes.
type htmlLayer struct {
	statement int // index
	class     string
	title     string
}

// text writes the article's words, each exactly once. The words of a statement
// are links to its card, as links can be chosen by mouse, touch and key; only
// the first of them stops the tabulator. Links may not stand in links, so each
// run of words is one of its own, to the innermost statement.
func (h *htmlArticle) text() {
	layers, elements := h.layers()
	anchored := make([]bool, len(h.Statements))
	linked := make([]bool, len(h.Statements))
	var open []int // statements around the words, outermost first
	block := "p"
	for _, e := range markUp(h.Text, layers) {
		switch e.kind {
		case gap:
			escape(h.b, e.span.Of(h.Text))
		case words:
			if len(open) == 0 || strings.TrimSpace(e.span.Of(h.Text)) == "" {
				escape(h.b, e.span.Of(h.Text))
				continue
			}
			i := open[len(open)-1]
			h.b.WriteString("<a")
			attribute(h.b, "href", "#"+h.card(i))
			if linked[i] {
				attribute(h.b, "tabindex", "-1")
			}
			linked[i] = true
			h.b.WriteByte('>')
			escape(h.b, e.span.Of(h.Text))
			h.b.WriteString("</a>")
		case openBlock:
			block = "p"
			if e.span == h.headline {
				block = h.heading
			}
			h.b.WriteString("<" + block)
			if block != "p" {
				attribute(h.b, "id", h.prefix+"-title")
			}
			h.b.WriteString(" dir=\"auto\">")
		case closeBlock:
			h.b.WriteString("</" + block + ">")
		case openLayer:
			if el := elements[e.layer]; el.class != "" {
				h.b.WriteString("<span")
				attribute(h.b, "class", el.class)
				attribute(h.b, "title", el.title)
				h.b.WriteByte('>')
			} else {
				open = append(open, el.statement)
				h.openMark(el.statement, !anchored[el.statement])
				anchored[el.statement] = true
			}
		case closeLayer:
			if elements[e.layer].class != "" {
				h.b.WriteString("</span>")
			} else {
				open = open[:len(open)-1]
				h.b.WriteString("</mark>")
			}
		}
	}
}

// openMark begins a piece of a statement; the first one carries its number and
// its speaker's letters, which the style sheet shows.
func (h *htmlArticle) openMark(i int, first bool) {
	st := &h.Statements[i]
	h.b.WriteString("<mark")
	attribute(h.b, "class", "st "+kindClass(st.Kind)+" "+h.colour(i)+" "+h.classes(i))
	if first {
		attribute(h.b, "id", h.anchor(i))
		letters := ""
		for _, n := range h.chosenBy[i] {
			if n < len(h.speakers) && h.speakers[n].look.letters != "" {
				letters += " " + h.speakers[n].look.letters
			}
		}
		attribute(h.b, "data-n", strconv.Itoa(st.ID)+letters)
	}
	attribute(h.b, "title", cmp.Or(h.label(i), "no speaker given"))
	h.b.WriteByte('>')
}

func kindClass(k attribution.Kind) string {
	switch k {
	case attribution.KindDirect, attribution.KindMixed, attribution.KindIndirect:
		return string(k)
	}
	return "unknown"
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
	add := func(i int, m mention, name string) {
		title := m.role + " of statement " + strconv.Itoa(h.Statements[i].ID)
		if name != "" {
			title += ": " + name
		}
		for _, f := range m.spans {
			if at, ok := seen[place{f.Span(), m.role}]; ok {
				elements[at].title += "\n" + title
				continue
			}
			seen[place{f.Span(), m.role}] = len(layers)
			layers = append(layers, layer{f.Span(), 1})
			elements = append(elements, htmlLayer{i, m.role, title})
		}
	}
	for i := range h.Statements {
		st := &h.Statements[i]
		for _, f := range st.Content {
			layers = append(layers, layer{f.Span(), 0})
			elements = append(elements, htmlLayer{statement: i})
		}
		for _, m := range slices.Backward(mentionsOf(st)) { // over the same words the source stands outside, the cue inside
			name := ""
			switch m.role {
			case sourceRole:
				name = st.Source.Name
			case speakerRole:
				name = h.label(i)
			case cueRole:
				name = cueWords(st.Cue)
			}
			add(i, m, name)
		}
	}
	return layers, elements
}
