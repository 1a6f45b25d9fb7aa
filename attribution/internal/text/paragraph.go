package text

import (
	"strings"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// line is a line with a token.
type line struct {
	token int32 // its first
	blank bool  // an empty line or a page break stands before it
}

// findParagraphs groups the lines into paragraphs. An empty line always ends
// one. A single line break does in web copy, where a line is a paragraph, and
// does not in wire copy, where lines are cut at a fixed width; which of the
// two a text is shows in its lines: cut lines break off within a sentence.
func (d *Doc) findParagraphs() {
	lines := d.scratch.lines
	if len(lines) == 0 {
		return
	}
	joints, broken, widest := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].blank {
			continue
		}
		joints++
		if w := d.width(i - 1); w <= longLine {
			widest = max(widest, w)
			if w >= shortLine && d.breaksOff(i) {
				broken++
			}
		}
	}
	if broken == 0 || broken*3 < joints { // not cut
		widest = 0
	}
	start := lines[0].token
	for i := 1; i < len(lines); i++ {
		if lines[i].blank || d.bullet(i) || !d.goesOn(i, widest) {
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
	first := d.scratch.lines[i].token
	t := &d.Tokens[first]
	c, _ := classAt(d.Text, int(t.Start), int(t.End))
	return c&lower != 0 && t.Flags&Handle == 0 && !d.Is(first, lang.By) && !d.endsSentence(i-1)
}

// goesOn reports whether line i, which has no empty line before it, belongs to
// the paragraph of the line before it. Lines were cut at the width widest; 0 if
// they were not.
func (d *Doc) goesOn(i, widest int) bool {
	if d.breaksOff(i) {
		return true
	}
	if widest == 0 || d.indented(i) && !d.indented(i-1) {
		return false
	}
	// A much shorter line is a headline or the last of its paragraph.
	w := d.width(i - 1)
	return w <= longLine && 3*w >= 2*widest
}

// indented reports whether line i begins with a tab or two blanks.
func (d *Doc) indented(i int) bool {
	before := d.Text[:d.Tokens[d.scratch.lines[i].token].Start]
	return strings.HasSuffix(before, "  ") || strings.HasSuffix(before, "\t")
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
// after it, or with a colon. An abbreviation may stand anywhere.
func (d *Doc) endsSentence(i int) bool {
	first, last := d.line(i)
	for last > first && (d.Tokens[last].Flags&Close != 0 || d.closes(last)) {
		last--
	}
	kind := d.stopKind(last)
	return kind != noStop && kind != abbreviation || d.Word(last) == ":"
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
