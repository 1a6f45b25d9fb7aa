package output

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution"
)

// table writes results for people: one block a document, one row a statement.
type table struct {
	w      io.Writer
	width  int
	colour bool
	by     string // one of Groupings
	count  int
}

// Groupings are what the rows of a table can be grouped by; "" leaves them as
// they stand in the text.
func Groupings() []string { return []string{"", "speaker", "source"} }

const (
	minContent = 24  // a narrower column says nothing; rows are stacked then
	wide       = 120 // where there is room for the confidence of names
	gap        = "  "
)

// ANSI colours of speakers, in turn: those that can be read on black and on
// white.
var palette = []string{"36", "35", "32", "33", "34", "31", "96", "95", "92", "94"}

type row struct {
	number, speaker, cue, content, source string
	confidence, named                     string // of the statement, and of the speaker's name
	colour                                string
}

func (t *table) Write(item Item) error {
	var b bytes.Buffer
	if t.count > 0 {
		b.WriteByte('\n')
	}
	t.count++
	rows := rowsOf(item.Document)
	t.heading(&b, item, rows)
	t.summary(&b, rows)
	if len(rows) > 0 {
		t.body(&b, t.groups(rows))
	}
	_, err := t.w.Write(b.Bytes())
	return err
}

func (t *table) Close() error { return nil }

func (t *table) heading(b *bytes.Buffer, item Item, rows []row) {
	name := item.Path
	switch {
	case name == "-" && item.Line == 0:
		name = "standard input"
	case item.Line > 0:
		name = fmt.Sprintf("%s:%d", name, item.Line)
		if id := item.ID.String(); id != "" && id != fmt.Sprint(item.Line) {
			name += " (" + id + ")"
		}
	}
	speakers := map[string]bool{}
	for _, r := range rows {
		if r.colour != "" {
			speakers[r.speaker] = true
		}
	}
	line := fmt.Sprintf("%s: %s", name, plural(len(rows), "statement"))
	if len(speakers) > 0 {
		line += ", " + plural(len(speakers), "speaker")
	}
	if n := len(item.Document.Sources); n > 0 {
		line += ", " + plural(n, "source")
	}
	b.WriteString(t.paint("1", clean(line)))
	b.WriteByte('\n')
	for _, w := range item.Document.Warnings {
		b.WriteString(t.paint("33", clean(strings.TrimSuffix("warning: "+w.Code+": "+w.Detail, ": "))))
		b.WriteByte('\n')
	}
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// group is what a speaker said or a source carried.
type group struct {
	name, colour string // without a name where the rows are not grouped
	rows         []row
}

// groups orders rows by what the table is grouped by, the largest group first.
func (t *table) groups(rows []row) []group {
	if t.by == "" {
		return []group{{rows: rows}}
	}
	return grouped(rows, func(r row) (string, string) {
		if t.by == "source" {
			return r.source, ""
		}
		return r.speaker, r.colour
	})
}

// grouped gathers rows under the name that key gives, with its colour. Those
// without a name come last.
func grouped(rows []row, key func(row) (name, colour string)) []group {
	var groups []group
	at := map[string]int{}
	for _, r := range rows {
		name, colour := key(r)
		i, ok := at[name]
		if !ok {
			i = len(groups)
			at[name] = i
			groups = append(groups, group{name: name, colour: colour})
		}
		groups[i].rows = append(groups[i].rows, r)
	}
	slices.SortStableFunc(groups, func(a, b group) int {
		if (a.name == "") != (b.name == "") {
			return cmp.Compare(b.name, a.name)
		}
		return cmp.Compare(len(b.rows), len(a.rows))
	})
	return groups
}

// summary counts the statements of each speaker with a name, where that says
// more than the rows do at a glance.
func (t *table) summary(b *bytes.Buffer, rows []row) {
	if t.by == "speaker" {
		return // the groups' headings say it
	}
	var speakers []string
	others := 0
	for _, g := range grouped(rows, func(r row) (string, string) { return r.speaker, r.colour }) {
		if g.colour == "" {
			others += len(g.rows)
			continue
		}
		speakers = append(speakers, fmt.Sprintf("%s %d", g.name, len(g.rows)))
	}
	if len(speakers) < 2 {
		return
	}
	if others > 0 {
		speakers = append(speakers, fmt.Sprintf("without a name %d", others))
	}
	for _, line := range wrap(strings.Join(speakers, ", "), t.width) {
		b.WriteString(t.paint("2", line))
		b.WriteByte('\n')
	}
}

// rowsOf says each statement in words. Speakers with a name have a colour.
func rowsOf(d *attribution.Document) []row {
	colours := map[string]string{}
	var rows []row
	for i := range d.Statements {
		st := &d.Statements[i]
		r := row{
			number:     fmt.Sprint(st.ID),
			cue:        string(st.Kind),
			confidence: fmt.Sprintf("%.2f", st.Confidence),
		}
		if sp := st.Speaker; sp != nil {
			switch {
			case sp.Name != "":
				r.speaker, r.named = clean(sp.Name), fmt.Sprintf("%.2f", sp.Confidence)
				if colours[r.speaker] == "" {
					colours[r.speaker] = palette[len(colours)%len(palette)]
				}
				r.colour = colours[r.speaker]
			case sp.Mention != nil:
				r.speaker = clean("(" + sp.Mention.String() + ")")
			}
		}
		r.cue = clean(r.cue + " " + st.Cue.String())
		r.content = clean(st.Text())
		r.source = clean(st.Source.String())
		rows = append(rows, r)
	}
	return rows
}

// column is what the table shows of every row.
type column struct {
	head         string
	cell         func(row) string
	most         int // of the terminal's columns; longer cells wrap. 0 takes what the others leave
	right, faint bool
	width        int
}

// layout returns columns as wide as their cells and the terminal allow, and
// none where that leaves too little for the statements.
func (t *table) layout(rows []row) []column {
	all := []column{
		{head: "#", cell: func(r row) string { return r.number }, most: 9, right: true, faint: true},
		{head: "speaker", cell: func(r row) string { return r.speaker }, most: min(max(t.width/5, 12), 26)},
		{head: "name", cell: func(r row) string { return r.named }, most: 5, right: true, faint: true},
		{head: "cue", cell: func(r row) string { return r.cue }, most: min(max(t.width/7, 11), 18), faint: true},
		{head: "statement", cell: func(r row) string { return r.content }},
		{head: "source", cell: func(r row) string { return r.source }, most: min(max(t.width/8, 11), 16)},
		{head: "conf.", cell: func(r row) string { return r.confidence }, most: 5, right: true, faint: true},
	}
	if t.width < wide {
		all = slices.DeleteFunc(all, func(c column) bool { return c.head == "name" })
	}
	left := t.width + len(gap)
	for i := range all {
		c := &all[i]
		left -= len(gap)
		if c.most == 0 {
			continue
		}
		c.width = len(c.head)
		for _, r := range rows {
			c.width = max(c.width, min(c.most, columns(c.cell(r))))
		}
		left -= c.width
	}
	for i := range all {
		if all[i].most == 0 {
			all[i].width = left
		}
	}
	if left < minContent {
		return nil
	}
	return all
}

// body writes the rows in columns, or one under the other where there is no room.
func (t *table) body(b *bytes.Buffer, groups []group) {
	var rows []row
	for _, g := range groups {
		rows = append(rows, g.rows...)
	}
	layout := t.layout(rows)
	if layout != nil {
		t.line(b, layout, func(c column) string { return c.head }, func(column) string { return "4" })
	}
	for _, g := range groups {
		t.groupHeading(b, g)
		if layout == nil {
			t.stack(b, g.rows)
			continue
		}
		for _, r := range g.rows {
			t.line(b, layout, func(c column) string { return c.cell(r) }, func(c column) string {
				switch {
				case c.head == "speaker":
					return r.colour
				case c.faint:
					return "2"
				}
				return ""
			})
		}
	}
}

// line writes one row, as high as its highest cell.
func (t *table) line(b *bytes.Buffer, layout []column, cell, style func(column) string) {
	cells := make([][]string, len(layout))
	height := 1
	for x, c := range layout {
		cells[x] = wrap(cell(c), c.width)
		height = max(height, len(cells[x]))
	}
	for y := range height {
		var out strings.Builder
		for x, c := range layout {
			text := ""
			if y < len(cells[x]) {
				text = cells[x][y]
			}
			pad := strings.Repeat(" ", max(0, c.width-columns(text)))
			if c.right {
				text = pad + text
			} else {
				text += pad
			}
			if x > 0 {
				out.WriteString(gap)
			}
			out.WriteString(t.paint(style(c), text))
		}
		b.WriteString(strings.TrimRight(out.String(), " "))
		b.WriteByte('\n')
	}
}

func (t *table) groupHeading(b *bytes.Buffer, g group) {
	name := g.name
	switch {
	case t.by == "":
		return
	case name == "" && t.by == "source":
		name = "without a source"
	case name == "":
		name = "without a speaker"
	}
	for _, line := range wrap(fmt.Sprintf("%s: %s", name, plural(len(g.rows), "statement")), t.width) {
		b.WriteString(t.paint("1", line))
		b.WriteByte('\n')
	}
}

// stack writes rows one under the other, for terminals too narrow for columns.
func (t *table) stack(b *bytes.Buffer, rows []row) {
	for _, r := range rows {
		about := r.cue + ", " + r.confidence
		if r.source != "" {
			about = r.cue + ", via " + r.source + ", " + r.confidence
		}
		for _, text := range wrap(r.number+". "+r.speaker, t.width) {
			fmt.Fprintf(b, "%s\n", t.paint(r.colour, text))
		}
		for _, text := range wrap(about, max(t.width-3, minContent)) {
			fmt.Fprintf(b, "   %s\n", t.paint("2", text))
		}
		for _, text := range wrap(r.content, max(t.width-3, minContent)) {
			fmt.Fprintf(b, "   %s\n", text)
		}
	}
}

func (t *table) paint(style, s string) string {
	if !t.colour || style == "" || strings.TrimSpace(s) == "" {
		return s
	}
	return "\x1b[" + style + "m" + s + "\x1b[0m"
}
