package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

// marks is one file of stand-off marks: tab-separated values, a line with the
// names of the columns, then for each article a line
//
//	> id  sum  anchor  layout
//
// and a line for each of its statements. Articles whose text is a file of its
// own in the corpus need neither anchor nor layout.
type marks struct {
	columns  []string
	articles []*article
}

type article struct {
	id, sum, anchor, layout string
	rows                    [][]string // by column; empty cells at the end are left out
}

// values is a statement as the corpora have it, by column.
type values map[string]any

// What the columns hold. Any other is a label and stands as it is.
var (
	spanColumns = []string{"content", "cue", "source"}
	nameColumns = []string{"speaker", "outlet", "outlet_mention", "addressee"}
	listColumns = []string{"speaker_aliases", "outlet_aliases"}
	flagColumns = []string{"optional", "unsure", "negated"}
)

func (m *marks) encode() []byte {
	var b bytes.Buffer
	line := func(cells ...string) {
		b.WriteString(strings.TrimRight(strings.Join(cells, "\t"), "\t"))
		b.WriteByte('\n')
	}
	line(m.columns...)
	for _, a := range m.articles {
		line(">", a.id, a.sum, a.anchor, a.layout)
		for _, row := range a.rows {
			line(row...)
		}
	}
	return b.Bytes()
}

func readMarks(dir fs.FS, name string) (*marks, error) {
	f, err := dir.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	m, err := decodeMarks(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return m, nil
}

func decodeMarks(r io.Reader) (*marks, error) {
	m := &marks{}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		cells := strings.Split(lines.Text(), "\t")
		switch {
		case m.columns == nil:
			m.columns = cells
		case cells[0] == ">":
			cells = append(cells, "", "", "", "")
			m.articles = append(m.articles, &article{id: cells[1], sum: cells[2], anchor: cells[3], layout: cells[4]})
		case len(m.articles) == 0 || len(cells) > len(m.columns):
			return nil, fmt.Errorf("no place for the line %q", lines.Text())
		default:
			a := m.articles[len(m.articles)-1]
			a.rows = append(a.rows, cells)
		}
	}
	return m, lines.Err()
}

// encodeRow writes a statement of a text as cells. A name that the text has is
// where it has it, first of all in the speaker's mention.
func (m *marks) encodeRow(text string, raw map[string]json.RawMessage) ([]string, error) {
	var mention [][2]int
	if err := json.Unmarshal(raw["source"], &mention); err != nil {
		return nil, fmt.Errorf("source: %w", err)
	}
	runes := []rune(text)
	row := make([]string, len(m.columns))
	for i, column := range m.columns {
		cell, err := "", error(nil)
		if v, ok := raw[column]; ok && string(v) != "null" {
			cell, err = encodeCell(column, v, runes, mention)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", column, err)
		}
		if strings.ContainsAny(cell, "\t\n\r") {
			return nil, fmt.Errorf("%s: %q does not fit into a cell", column, cell)
		}
		row[i] = cell
	}
	return row, nil
}

func encodeCell(column string, raw json.RawMessage, text []rune, mention [][2]int) (string, error) {
	switch {
	case slices.Contains(spanColumns, column):
		var spans [][2]int
		err := json.Unmarshal(raw, &spans)
		return joined(spans, ",", spanCell), err
	case slices.Contains(listColumns, column):
		var names []string
		err := json.Unmarshal(raw, &names)
		return joined(names, "|", func(n string) string { return nameCell(n, text, mention) }), err
	case slices.Contains(flagColumns, column):
		var flag bool
		err := json.Unmarshal(raw, &flag)
		return map[bool]string{true: "yes"}[flag], err
	}
	var s string
	err := json.Unmarshal(raw, &s)
	if slices.Contains(nameColumns, column) {
		s = nameCell(s, text, mention)
	}
	return s, err
}

func joined[T any](values []T, by string, cell func(T) string) string {
	var cells []string
	for _, v := range values {
		cells = append(cells, cell(v))
	}
	return strings.Join(cells, by)
}

func spanCell(s [2]int) string { return fmt.Sprintf("%d-%d", s[0], s[1]) }

// nameCell writes a name as the span where the text has it, else with a = and
// as it is.
func nameCell(name string, text []rune, mention [][2]int) string {
	if name == "" {
		return ""
	}
	for _, s := range append(mention, [2]int{0, len(text)}) {
		if before, _, ok := strings.Cut(string(text[s[0]:s[1]]), name); ok {
			start := s[0] + len([]rune(before))
			return spanCell([2]int{start, start + len([]rune(name))})
		}
	}
	return "=" + name
}

// decodeRow reads the cells of a statement, with the names from its text.
// Cells that are empty are left out.
func (m *marks) decodeRow(text string, row []string) (values, error) {
	runes := []rune(text)
	out := values{}
	for i, cell := range row {
		if cell == "" {
			continue
		}
		v, err := decodeCell(m.columns[i], cell, runes)
		if err != nil {
			return nil, fmt.Errorf("%s %q: %w", m.columns[i], cell, err)
		}
		out[m.columns[i]] = v
	}
	return out, nil
}

func decodeCell(column, cell string, text []rune) (any, error) {
	switch {
	case slices.Contains(spanColumns, column):
		spans := [][2]int{}
		for c := range strings.SplitSeq(cell, ",") {
			s, err := readSpan(c, len(text))
			if err != nil {
				return nil, err
			}
			spans = append(spans, s)
		}
		return spans, nil
	case slices.Contains(listColumns, column):
		var names []string
		for c := range strings.SplitSeq(cell, "|") {
			name, err := readName(c, text)
			if err != nil {
				return nil, err
			}
			names = append(names, name)
		}
		return names, nil
	case slices.Contains(flagColumns, column):
		return true, nil
	case slices.Contains(nameColumns, column):
		return readName(cell, text)
	}
	return cell, nil
}

func readSpan(cell string, length int) (s [2]int, err error) {
	from, to, _ := strings.Cut(cell, "-")
	if s[0], err = strconv.Atoi(from); err != nil {
		return s, err
	}
	if s[1], err = strconv.Atoi(to); err != nil {
		return s, err
	}
	if s[0] < 0 || s[0] > s[1] || s[1] > length {
		return s, fmt.Errorf("%s is not in a text of %d characters", cell, length)
	}
	return s, nil
}

func readName(cell string, text []rune) (string, error) {
	if name, ok := strings.CutPrefix(cell, "="); ok {
		return name, nil
	}
	s, err := readSpan(cell, len(text))
	if err != nil {
		return "", err
	}
	return string(text[s[0]:s[1]]), nil
}
