package render

import (
	"bytes"
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/whosaid/whosaid/attribution"
)

var teiFormat = Format{
	Name: "tei", MediaType: "application/tei+xml", Extension: ".xml",
	needsText: true, head: teiHead, body: teiBody, tail: teiTail,
}

// TEI writes the article in TEI P5. What somebody said or thought is a said
// element with who and direct; what was written, or what a document says, is a
// quote with its source. Both carry the outlet under source, the confidence
// under cert and the kind under rend; pieces of one statement are chained by
// next and prev. Speakers and outlets stand in the header.
func TEI(w io.Writer, r attribution.Result, opts Options) error {
	return teiFormat.Render(w, r, opts)
}

const teiNamespace = "http://www.tei-c.org/ns/1.0"

func teiHead(b *bytes.Buffer, p *page) {
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
	if !p.many {
		return
	}
	b.WriteString("<teiCorpus xmlns=\"" + teiNamespace + "\">\n<teiHeader>\n<fileDesc>\n<titleStmt>")
	element(b, "title", cmp.Or(p.opts.Title, "Who said what"))
	b.WriteString("</titleStmt>\n" + teiPublication + "<sourceDesc><p>The articles of this corpus.</p></sourceDesc>\n</fileDesc>\n</teiHeader>\n")
}

const teiPublication = "<publicationStmt><p>Statements marked by whosaid.</p></publicationStmt>\n"

func teiTail(b *bytes.Buffer, p *page) {
	if p.many {
		b.WriteString("</teiCorpus>\n")
	}
}

// teiArticle writes one TEI element.
type teiArticle struct {
	*article
	b       *bytes.Buffer
	prefix  string // of the ids in this article
	outlets []attribution.Credit
	numbers map[string]int // of the outlets, by name
}

func teiBody(b *bytes.Buffer, p *page, a *article) error {
	t := &teiArticle{article: a, b: b, prefix: "d" + strconv.Itoa(a.number) + "-"}
	t.findOutlets()
	b.WriteString("<TEI")
	attribute(b, "xmlns", teiNamespace)
	attribute(b, "xml:lang", p.opts.language())
	b.WriteString(">\n")
	t.header(p)
	b.WriteString("<text>\n<body>\n")
	t.text()
	b.WriteString("</body>\n</text>\n</TEI>\n")
	return nil
}

func (t *teiArticle) findOutlets() {
	t.numbers = make(map[string]int)
	for i := range t.Statements {
		if c := t.Statements[i].Source; c.String() != "" && t.outlet(c) < 0 {
			t.numbers[c.String()] = len(t.outlets)
			t.outlets = append(t.outlets, *c)
		}
	}
}

// outlet returns the number of an outlet, -1 for none.
func (t *teiArticle) outlet(c *attribution.Credit) int {
	if n, ok := t.numbers[c.String()]; ok {
		return n
	}
	return -1
}

func (t *teiArticle) header(p *page) {
	b := t.b
	b.WriteString("<teiHeader>\n<fileDesc>\n<titleStmt>")
	element(b, "title", t.title)
	b.WriteString("</titleStmt>\n" + teiPublication + "<sourceDesc>\n<bibl>")
	element(b, "title", t.title)
	if t.date != "" {
		element(b, "date", t.date)
	}
	if t.id != "" {
		element(b, "idno", t.id)
	}
	if t.address != "" {
		b.WriteString("<ref")
		attribute(b, "target", t.address)
		b.WriteString("/>")
	}
	b.WriteString("</bibl>\n")
	for n := range t.agents {
		if t.agents[n].Type == attribution.TypeDocument {
			t.start("bibl", "xml:id", t.agentID(n))
			element(b, "title", t.agents[n].label)
			b.WriteString("</bibl>\n")
		}
	}
	b.WriteString("</sourceDesc>\n</fileDesc>\n<profileDesc>\n<langUsage><language")
	attribute(b, "ident", p.opts.language())
	b.WriteString("/></langUsage>\n")
	t.participants()
	b.WriteString("</profileDesc>\n</teiHeader>\n")
}

// start writes a start tag with attributes, given in pairs; those without a
// value are left out.
func (t *teiArticle) start(name string, attributes ...string) {
	t.b.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] != "" {
			attribute(t.b, attributes[i], attributes[i+1])
		}
	}
	t.b.WriteByte('>')
}

// teiWord makes one word of a value, as TEI wants it in attributes that are an
// enumeration; a document read from JSON may have anything there.
func teiWord(value string) string {
	return strings.Join(strings.FieldsFunc(value, func(c rune) bool {
		return c != '-' && !unicode.IsLetter(c) && !unicode.IsDigit(c)
	}), "_")
}

func (t *teiArticle) agentID(n int) string  { return t.prefix + "e" + strconv.Itoa(n+1) }
func (t *teiArticle) outletID(n int) string { return t.prefix + "o" + strconv.Itoa(n+1) }

func (t *teiArticle) participants() {
	var b bytes.Buffer
	out := t.b
	t.b = &b
	for n := range t.agents {
		t.participant(n)
	}
	for n, c := range t.outlets {
		t.start("org", "xml:id", t.outletID(n), "type", teiWord(string(c.Kind)))
		element(&b, "orgName", c.String())
		b.WriteString("</org>\n")
	}
	t.b = out
	if b.Len() > 0 {
		out.WriteString("<particDesc>\n<listPerson>\n")
		out.Write(b.Bytes())
		out.WriteString("</listPerson>\n</particDesc>\n")
	}
}

func (t *teiArticle) participant(n int) {
	e := t.agents[n]
	entry, name := "person", "persName"
	switch e.Type {
	case attribution.TypeOrganization:
		entry, name = "org", "orgName"
	case attribution.TypeGroup:
		entry = "personGrp"
	case attribution.TypeDocument:
		return // stands among the sources
	}
	gender := ""
	if entry == "person" {
		gender = string(e.Gender)
	}
	t.start(entry, "xml:id", t.agentID(n), "gender", teiWord(gender))
	if e.Name == "" {
		name = "note"
	}
	element(t.b, name, e.label)
	for _, alias := range e.Aliases {
		element(t.b, name, alias)
	}
	if entry == "person" {
		for _, role := range e.Roles {
			element(t.b, "occupation", joinedBy(", ", role.Text, role.Of))
		}
	}
	t.b.WriteString("</" + entry + ">\n")
}

func joinedBy(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), separator)
}

// teiLayer is what a layer of the text becomes.
type teiLayer struct {
	statement int    // index
	role      string // empty for content
	ref       string
}

func (t *teiArticle) text() {
	layers, elements := t.layers()
	events := markUp(t.Text, layers)
	pieces := make([]int, len(t.Statements)) // of each statement, in all
	for _, e := range events {
		if e.kind == openLayer && elements[e.layer].role == "" {
			pieces[elements[e.layer].statement]++
		}
	}
	written := make([]int, len(t.Statements))
	paragraph := slices.ContainsFunc(events, func(e event) bool { return e.kind == openBlock })
	if !paragraph { // a body without any is not TEI
		t.b.WriteString("<p>")
		escapeExactly(t.b, t.Text)
		t.b.WriteString("</p>\n")
		return
	}
	lead := "" // of the paragraph that begins next
	for i, e := range events {
		switch e.kind {
		case words:
			escapeExactly(t.b, e.span.Of(t.Text))
		case gap:
			between := e.span.Of(t.Text)
			if i == 0 {
				at := len(between) - len(strings.TrimLeft(between, xmlSpace))
				between, lead = between[:at], between[at:]
			} else {
				between = between[ofParagraph(between):]
			}
			escapeExactly(t.b, between)
		case openBlock:
			t.b.WriteString("<p>")
			escapeExactly(t.b, lead)
			lead = ""
		case closeBlock:
			if i+1 < len(events) && events[i+1].kind == gap {
				between := events[i+1].span.Of(t.Text)
				escapeExactly(t.b, between[:ofParagraph(between)])
			}
			t.b.WriteString("</p>")
		case openLayer:
			el := elements[e.layer]
			if el.role != "" {
				t.mention(el, pieces[el.statement] > 0)
				continue
			}
			written[el.statement]++
			t.statement(el.statement, written[el.statement], pieces[el.statement])
		case closeLayer:
			t.b.WriteString("</" + t.elementOf(elements[e.layer]) + ">")
		}
	}
	t.b.WriteByte('\n')
}

// xmlSpace is all that may stand between paragraphs. A no-break space there, or
// a paragraph separator, is text, which only a paragraph may hold.
const xmlSpace = " \t\r\n"

// ofParagraph returns how much of a gap the paragraph before it has to take.
func ofParagraph(gap string) int { return len(strings.TrimRight(gap, xmlSpace)) }

func (t *teiArticle) elementOf(l teiLayer) string {
	switch {
	case l.role == cueRole:
		return "seg"
	case l.role != "":
		return "rs"
	}
	if c := t.Statements[l.statement].Cue; c != nil && (c.Act == attribution.ActWriting || c.Act == attribution.ActDocument) {
		return "quote"
	}
	return "said"
}

func (t *teiArticle) statement(i, piece, pieces int) {
	st := &t.Statements[i]
	id := func(n int) string {
		switch {
		case n < 1 || n > pieces:
			return ""
		case n == 1:
			return t.prefix + "s" + strconv.Itoa(i+1)
		}
		return t.prefix + "s" + strconv.Itoa(i+1) + "." + strconv.Itoa(n)
	}
	pointer := func(id string) string {
		if id == "" {
			return ""
		}
		return "#" + id
	}
	cert := ""
	if 0 <= st.Confidence && st.Confidence <= 1 {
		cert = number(st.Confidence)
	}
	common := []string{
		"xml:id", id(piece), "prev", pointer(id(piece - 1)), "next", pointer(id(piece + 1)),
		"rend", teiWord(string(st.Kind)), "cert", cert,
	}
	if t.elementOf(teiLayer{statement: i}) == "quote" {
		t.start("quote", append(common, "source", joinedBy(" ", t.speakerRefs(i), t.sourceRef(st)))...)
		return
	}
	direct := "false"
	if st.Kind == attribution.KindDirect {
		direct = "true"
	}
	t.start("said", append(common, "who", t.speakerRefs(i), "direct", direct, "source", t.sourceRef(st))...)
}

// speakerRefs are references to the speakers of statement i, with spaces between
// them.
func (t *teiArticle) speakerRefs(i int) string {
	refs := make([]string, len(t.speakers[i]))
	for k, n := range t.speakers[i] {
		refs[k] = "#" + t.agentID(n)
	}
	return strings.Join(refs, " ")
}

// sourceRef is a reference to the outlet that carried a statement, empty for none.
func (t *teiArticle) sourceRef(st *attribution.Statement) string {
	if st.Source != nil {
		if n := t.outlet(st.Source); n >= 0 {
			return "#" + t.outletID(n)
		}
	}
	return ""
}

// mention writes the start tag of a cue, speaker, addressee or source.
func (t *teiArticle) mention(l teiLayer, whole bool) {
	corresp := ""
	if whole {
		corresp = "#" + t.prefix + "s" + strconv.Itoa(l.statement+1)
	}
	t.start(t.elementOf(l), "type", l.role, "ref", l.ref, "corresp", corresp)
}

func (t *teiArticle) layers() (layers []layer, elements []teiLayer) {
	add := func(l teiLayer, rank int, spans []attribution.Fragment) {
		for _, f := range spans {
			layers = append(layers, layer{f.Span(), rank})
			elements = append(elements, l)
		}
	}
	for i := range t.Statements {
		st := &t.Statements[i]
		add(teiLayer{statement: i}, 0, st.Content)
		for _, m := range slices.Backward(mentionsOf(st)) { // over the same words the source stands outside, the cue inside
			l := teiLayer{statement: i, role: m.role}
			switch m.role {
			case sourceRole:
				l.ref = t.sourceRef(st)
			case speakerRole:
				l.ref = t.speakerRefs(i)
			}
			add(l, 1, m.spans)
		}
	}
	return layers, elements
}
