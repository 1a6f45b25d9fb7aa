package text

import "unicode/utf8"

// findParagraphs groups the lines into paragraphs. An empty line always ends
// one. A single line break does in web copy, where a line is a paragraph, and
// does not in wire copy, where lines are cut at a fixed width; which of the
// two a text is shows in its lines: cut lines break off within a sentence.
func (d *Doc) findParagraphs() {
	lines := d.scratch.lines
	if len(lines) == 0 {
		return
	}
	joints, broken := 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].blank {
			continue
		}
		joints++
		if d.breaksOff(i) && d.cut(i-1) {
			broken++
		}
	}
	wrapped := broken > 0 && broken*3 >= joints
	start := lines[0].token
	for i := 1; i < len(lines); i++ {
		if lines[i].blank || d.bullet(i) || !d.goesOn(i, wrapped) {
			d.Paragraphs = append(d.Paragraphs, Range{start, lines[i].token})
			start = lines[i].token
		}
	}
	d.Paragraphs = append(d.Paragraphs, Range{start, int32(len(d.Tokens))})
}

// Widths of lines in characters. Nobody cuts lines below the first, and a line
// beyond the second was not cut.
const (
	shortLine = 40
	longLine  = 110
)

// breaksOff reports whether line i goes on with the sentence of the line
// before it.
func (d *Doc) breaksOff(i int) bool {
	t := &d.Tokens[d.scratch.lines[i].token]
	c, _ := classAt(d.Text, int(t.Start), int(t.End))
	return c&lower != 0 && t.Flags&Handle == 0 && t.Norm != normBy && !d.endsSentence(i-1)
}

// goesOn reports whether line i, which has no empty line before it, belongs to
// the paragraph of the line before it.
func (d *Doc) goesOn(i int, wrapped bool) bool {
	return d.breaksOff(i) || wrapped && d.cut(i-1)
}

// cut reports whether line i is of the length of a cut line.
func (d *Doc) cut(i int) bool {
	w := d.width(i)
	return shortLine <= w && w <= longLine
}

// width is the length of line i in characters, up to longLine and a little.
func (d *Doc) width(i int) int {
	first, last := d.line(i)
	start, end := d.Tokens[first].Start, d.Tokens[last].End
	if end-start > 4*longLine {
		return longLine + 1
	}
	return utf8.RuneCountInString(d.Text[start:end])
}

// line is the first and the last token of line i.
func (d *Doc) line(i int) (first, last int32) {
	lines := d.scratch.lines
	last = int32(len(d.Tokens)) - 1
	if i+1 < len(lines) {
		last = lines[i+1].token - 1
	}
	return lines[i].token, last
}

// endsSentence reports whether line i ends with a full stop, with what closes
// after it, or with a colon.
func (d *Doc) endsSentence(i int) bool {
	first, last := d.line(i)
	for last > first && (d.Tokens[last].Flags&Close != 0 || d.closes(last)) {
		last--
	}
	return d.stopKind(last) != noStop || d.Word(last) == ":"
}

// bullet reports whether line i begins with a bullet.
func (d *Doc) bullet(i int) bool {
	first, last := d.line(i)
	if first == last || d.Tokens[first+1].Flags&Spaced == 0 {
		return false
	}
	switch d.Word(first) {
	case "•", "*", "-", "–", "—", "·", "▪", "■", "●", "◦", "‣", ">":
		return true
	}
	return false
}
