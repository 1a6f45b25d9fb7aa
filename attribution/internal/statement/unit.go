package statement

import (
	"sort"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// unit is one position of the role labeller: a token, or an outermost
// quotation as a whole. A quotation as one position makes the sentence around
// it well formed, keeps contents from beginning or ending inside of it, and
// makes the sequence short.
type unit struct {
	tokens text.Range
	head   int32 // its own token, or the token of the quotation whose head lies outside
	shape  uint8 // shapeToken, or what the quotation looks like
}

const (
	shapeToken  = iota
	shapeWords  // a few words that make no sentence
	shapeClause // ends with a comma or begins in lower case, and is long
	shapeWhole  // begins like a sentence and ends like one
	shapeOpen   // never closed
)

// units appends the units of the window to dst.
func (v *view) units(window text.Range, dst []unit) []unit {
	d := v.in.Doc
	for i := window.Start; i < window.End; {
		q := d.Tokens[i].Quotation
		if q == 0 {
			dst = append(dst, unit{text.Range{Start: i, End: i + 1}, i, shapeToken})
			i++
			continue
		}
		r := d.Quoted[q-1]
		r.Start, r.End = max(r.Start, i), min(r.End, window.End)
		if r.End <= i {
			r.End = i + 1
		}
		dst = append(dst, unit{r, v.headOf(r), v.shape(r, q-1)})
		i = r.End
	}
	return dst
}

func (v *view) shape(r text.Range, quotation int32) uint8 {
	d := v.in.Doc
	if !d.Quotations[quotation].Closed {
		return shapeOpen
	}
	first, last := r.Start+1, r.End-2
	if first > last {
		return shapeWords
	}
	upper := d.Tokens[first].Flags&(text.Upper|text.Number) != 0
	switch d.Word(last) {
	case ".", "!", "?", "…", "...":
		if upper {
			return shapeWhole
		}
		return shapeClause
	case ",", "—", "–", "--", ";":
		if upper {
			return shapeWhole
		}
		return shapeClause
	}
	if last-first >= 5 {
		return shapeClause
	}
	return shapeWords
}

// farUnits is how far from its cue content and speaker are looked for. It
// bounds the work for one cue in a text without paragraphs.
const farUnits = 160

// passage is a paragraph, with the paragraphs behind it that go on with its
// last quotation, as units. Most cues share theirs with other cues, and so the
// scores of the features that do not depend on the cue.
type passage struct {
	window text.Range
	units  []unit
	own    [][roleLabels]int32
	scored []bool
}

// reach makes sure that the passage is the one around the cue, and returns the
// cue's first and last unit.
func (p *passage) reach(v *view, cue text.Range) (first, last int) {
	if !p.window.Contains(cue.Start) {
		p.window = v.window(cue.Start)
		p.units = v.units(p.window, p.units[:0])
		n := len(p.units)
		if cap(p.own) < n {
			p.own = make([][roleLabels]int32, n, 2*n)
			p.scored = make([]bool, n, 2*n)
		}
		p.own, p.scored = p.own[:n], p.scored[:n]
		clear(p.scored)
	}
	first = sort.Search(len(p.units), func(k int) bool { return p.units[k].tokens.End > cue.Start })
	last = first
	for last+1 < len(p.units) && p.units[last+1].tokens.Start < cue.End {
		last++
	}
	return first, last
}

// scores returns the scores of units [from, to) by the features of unitFeatures.
func (p *passage) scores(v *view, c *linear.Chain, from, to int) [][roleLabels]int32 {
	for k := from; k < to; k++ {
		if p.scored[k] {
			continue
		}
		p.scored[k] = true
		p.own[k] = [roleLabels]int32{}
		v.buf = v.buf[:0]
		v.unitFeatures(p.units[k])
		c.Emit(p.own[k][:], v.buf)
	}
	return p.own[from:to]
}

// window is where the content and the speaker of a cue are looked for: its
// paragraph, and the paragraphs behind it that go on with a quotation. Of a
// paragraph without end it is the sentences around.
func (v *view) window(cue int32) text.Range {
	d := v.in.Doc
	p := d.Tokens[cue].Paragraph
	w := d.Paragraphs[p]
	for q := p + 1; int(q) < len(d.Paragraphs); q++ {
		next := d.Paragraphs[q]
		k := d.Tokens[next.Start].Quotation
		if k == 0 || !d.Quotations[k-1].Continues {
			break
		}
		w.End = max(d.Quoted[k-1].End, next.Start+1)
		if w.End < next.End {
			break
		}
	}
	return w
}
