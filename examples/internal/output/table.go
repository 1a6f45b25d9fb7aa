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
	minContent = 24 // a narrower column says nothing; rows are stacked then
	gap        = "  "
)

// ANSI colours of speakers, in turn: those that can be read on black and on
// white.
var palette = []string{"36", "35", "32", "33", "34", "31", "96", "95", "92", "94"}

type row struct {
	number, speaker, cue, content, source, confidence string
	colour                                            string
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
				r.speaker = clean(sp.Name)
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

// body lays the rows out in columns as wide as their cells and the terminal
// allow; the content takes what is left.
func (t *table) body(b *bytes.Buffer, groups []group) {
	header := row{"#", "speaker", "cue", "statement", "source", "conf.", ""}
	// Names and cues may take so much, and wrap beyond it.
	maxSpeaker := min(max(t.width/5, 12), 26)
	maxCue := min(max(t.width/7, 11), 18)
	maxSource := min(max(t.width/8, 11), 16)
	var number, speaker, cue, source int
	rows := []row{header}
	for _, g := range groups {
		rows = append(rows, g.rows...)
	}
	for _, r := range rows {
		number = max(number, columns(r.number))
		speaker = max(speaker, min(maxSpeaker, columns(r.speaker)))
		cue = max(cue, min(maxCue, columns(r.cue)))
		source = max(source, min(maxSource, columns(r.source)))
	}
	confidence := len(header.confidence)
	content := t.width - number - speaker - cue - source - confidence - 5*len(gap)
	if content < minContent {
		for _, g := range groups {
			t.groupHeading(b, g)
			t.stack(b, g.rows)
		}
		return
	}
	line := func(r row, style string) {
		cells := [][]string{
			wrap(r.number, number), wrap(r.speaker, speaker), wrap(r.cue, cue),
			wrap(r.content, content), wrap(r.source, source), wrap(r.confidence, confidence),
		}
		widths := []int{number, speaker, cue, content, source, confidence}
		height := 1
		for _, c := range cells {
			height = max(height, len(c))
		}
		for y := range height {
			var out strings.Builder
			for x, c := range cells {
				text := ""
				if y < len(c) {
					text = c[y]
				}
				pad := strings.Repeat(" ", max(0, widths[x]-columns(text)))
				cell := text + pad
				if x == 0 || x == len(cells)-1 { // numbers to the right
					cell = pad + text
				}
				switch {
				case style != "":
					cell = t.paint(style, cell)
				case x == 1 && r.colour != "":
					cell = t.paint(r.colour, cell)
				case x == 0 || x == 2 || x == 5:
					cell = t.paint("2", cell)
				}
				if x > 0 {
					out.WriteString(gap)
				}
				out.WriteString(cell)
			}
			b.WriteString(strings.TrimRight(out.String(), " "))
			b.WriteByte('\n')
		}
	}
	line(header, "4")
	for _, g := range groups {
		t.groupHeading(b, g)
		for _, r := range g.rows {
			line(r, "")
		}
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

// clean folds white space and drops control characters, so that no text can
// steer the terminal.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case r < 0x20 || r >= 0x7f && r < 0xa0:
			return -1
		case r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069': // bidi overrides
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// wrap breaks s into lines of that many columns, between words where it can.
func wrap(s string, width int) []string {
	var out []string
	line, used := "", 0
	for word := range strings.FieldsSeq(s) {
		w := columns(word)
		if used > 0 && used+1+w > width {
			out = append(out, line)
			line, used = "", 0
		}
		for w > width {
			part := head(word, width)
			if part == "" { // a wide rune in a column of one
				break
			}
			out = append(out, part)
			word = word[len(part):]
			w = columns(word)
		}
		if used > 0 {
			line += " "
			used++
		}
		line += word
		used += w
	}
	if line != "" {
		out = append(out, line)
	}
	return out
}
