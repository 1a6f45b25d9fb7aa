package render

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// rail writes the cards of speakers and sources. Each is a radio button: it is
// chosen by mouse, touch or key without a script, and a style rule dims what
// others said. Its id can be linked, too.
func (h *htmlArticle) rail() {
	if len(h.Statements) == 0 {
		return
	}
	h.b.WriteString("<fieldset class=\"rail\"")
	attribute(h.b, "aria-label", "Whose statements are shown"+h.which)
	h.b.WriteString(">\n<ul>\n<li><input type=\"radio\" class=\"pick\"")
	attribute(h.b, "name", h.prefix+"-who")
	attribute(h.b, "id", h.prefix+"-all")
	h.b.WriteString(" checked=\"\"><label")
	attribute(h.b, "for", h.prefix+"-all")
	h.b.WriteString(">Everybody</label>")
	all := make([]int, len(h.Statements))
	for i := range all {
		all[i] = i
	}
	h.counts(all)
	h.b.WriteString("</li>\n")
	for n, s := range h.speakers {
		h.choice(n, &s)
	}
	h.b.WriteString("</ul>\n")
	if len(h.sources) > 0 {
		inner := map[string]string{"h1": "h2", "h2": "h3"}[h.heading]
		h.b.WriteString("<" + inner + ">Sources</" + inner + ">\n<ul>\n")
		for n, s := range h.sources {
			h.choice(len(h.speakers)+n, &s)
		}
		h.b.WriteString("</ul>\n")
	}
	h.b.WriteString("<p class=\"key\"><span class=\"st direct nobody\">direct</span> <span class=\"st mixed nobody\">mixed</span> " +
		"<span class=\"st indirect nobody\">indirect</span> <span class=\"cue\">cue</span> <span class=\"speaker\">speaker</span> " +
		"<span class=\"addressee\">addressee</span> <span class=\"source\">source</span></p>\n</fieldset>\n")
}

// choice writes the card of a speaker or a source.
func (h *htmlArticle) choice(n int, c *choice) {
	id := h.prefix + "-w" + strconv.Itoa(n)
	h.b.WriteString("<li><input type=\"radio\"")
	attribute(h.b, "class", "pick w"+strconv.Itoa(n))
	attribute(h.b, "name", h.prefix+"-who")
	attribute(h.b, "id", id)
	h.b.WriteString("><label")
	attribute(h.b, "for", id)
	h.b.WriteByte('>')
	if n < len(h.speakers) {
		h.badge(c)
	}
	h.bidi(cmp.Or(c.label, "no speaker given"))
	h.b.WriteString("</label>")
	if c.about != "" {
		h.b.WriteString("<p>")
		h.bidi(c.about)
		h.b.WriteString("</p>")
	}
	h.counts(c.statements)
	if n < len(h.speakers) {
		h.via(c)
		mean := number(h.meanConfidence(c.statements))
		h.b.WriteString("<p>Confidence <meter min=\"0\" max=\"1\"")
		attribute(h.b, "value", mean)
		h.b.WriteString(" aria-label=\"mean confidence\">" + mean + "</meter> " + mean + "</p>")
	}
	h.b.WriteString("<p class=\"numbers\">")
	for _, i := range c.statements {
		h.b.WriteString("<a")
		attribute(h.b, "href", "#"+h.card(i))
		h.b.WriteString(">" + strconv.Itoa(h.Statements[i].ID) + "</a>")
	}
	h.b.WriteString("</p></li>\n")
}

func (h *htmlArticle) badge(c *choice) {
	h.b.WriteString("<span")
	attribute(h.b, "class", "badge "+c.look.class())
	h.b.WriteString(" aria-hidden=\"true\">")
	escape(h.b, c.look.letters)
	h.b.WriteString("</span>")
}

// counts writes how many statements there are, and of which kinds.
func (h *htmlArticle) counts(statements []int) {
	kinds := h.kindsOf(statements)
	if len(kinds) == 1 && kinds[0].kind != "" {
		h.b.WriteString("<p>" + counted(len(statements), string(kinds[0].kind)+" statement") + "</p>")
		return
	}
	h.b.WriteString("<p>" + counted(len(statements), "statement"))
	for i, k := range kinds {
		h.b.WriteString([...]string{": ", ", "}[min(i, 1)])
		fmt.Fprintf(h.b, "%d %s", k.count, cmp.Or(string(k.kind), "of unknown kind"))
	}
	h.b.WriteString("</p>")
}

// via writes the sources that carried a speaker's statements.
func (h *htmlArticle) via(c *choice) {
	var by []int // the numbers of the sources, as choices
	for _, i := range c.statements {
		for _, n := range h.chosenBy[i] {
			if n >= len(h.speakers) {
				by = append(by, n)
			}
		}
	}
	slices.Sort(by)
	var names []string
	for _, n := range slices.Compact(by) {
		names = append(names, h.sources[n-len(h.speakers)].label)
	}
	if len(names) > 0 {
		h.b.WriteString("<p>via ")
		h.bidi(strings.Join(names, ", "))
		h.b.WriteString("</p>")
	}
}

// table writes the statements for those who want them all, and the card of
// each: the row that was chosen is shown as one.
func (h *htmlArticle) table() {
	if len(h.Statements) == 0 {
		h.b.WriteString("<p class=\"none\">No statements found.</p>\n")
		return
	}
	h.b.WriteString("<div class=\"statements\">\n<table>\n<caption>Statements</caption>\n<thead><tr>" +
		"<th scope=\"col\">No.</th><th scope=\"col\">Statement</th><th scope=\"col\">Speaker</th><th scope=\"col\">Source</th>" +
		"<th scope=\"col\">Kind</th><th scope=\"col\">Cue</th><th scope=\"col\">To</th><th scope=\"col\">Occasion</th>" +
		"<th scope=\"col\">Confidence</th><th scope=\"col\">of the name</th><th scope=\"col\">of the source</th><th scope=\"col\">Why</th></tr></thead>\n<tbody>\n")
	for i := range h.Statements {
		h.row(i)
	}
	h.b.WriteString("</tbody>\n</table>\n</div>\n")
}

func (h *htmlArticle) row(i int) {
	st := &h.Statements[i]
	h.b.WriteString("<tr")
	attribute(h.b, "id", h.card(i))
	attribute(h.b, "class", h.classes(i))
	h.b.WriteString("><th scope=\"row\"><a")
	attribute(h.b, "href", "#"+h.anchor(i))
	h.b.WriteByte('>')
	h.b.WriteString(strconv.Itoa(st.ID))
	h.b.WriteString("<span class=\"close\"> back to the text</span></a></th>")
	cell := func(class, label, text string, badge *choice) {
		h.b.WriteString("<td")
		if class != "" {
			attribute(h.b, "class", class)
		}
		attribute(h.b, "data-label", label)
		h.b.WriteByte('>')
		switch {
		case text == "":
		case badge != nil:
			h.b.WriteString("<bdi>")
			h.badge(badge)
			escape(h.b, text)
			h.b.WriteString("</bdi>")
		default:
			h.bidi(text)
		}
		h.b.WriteString("</td>")
	}
	cell("words", "Statement", st.Text(), nil)
	cell("who", "Speaker", joined(h.label(i), speakerType(st.Speaker)), &h.speakers[h.chosenBy[i][0]])
	cell("", "Source", joined(st.Source.String(), sourceKind(st.Source)), nil)
	cell("", "Kind", string(st.Kind), nil)
	cell("", "Cue", cueWords(st.Cue), nil)
	cell("", "To", st.Addressee.String(), nil)
	cell("", "Occasion", occasionText(st.Occasion), nil)
	cell("", "Confidence", number(st.Confidence), nil)
	cell("", "of the name", speakerConfidence(st.Speaker), nil)
	cell("", "of the source", sourceConfidence(st.Source), nil)
	cell("", "Why", st.Evidence, nil)
	h.b.WriteString("</tr>\n")
}
