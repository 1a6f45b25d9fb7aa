package statement

import "github.com/whosaid/whosaid/attribution/internal/text"

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

// window is where the content and the speaker of a cue are looked for: its
// paragraph, and the paragraphs behind it that go on with a quotation.
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
