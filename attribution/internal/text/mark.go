package text

import "slices"

// edge is one end of a quotation.
type edge struct {
	start, end int32 // bytes of the mark; empty if there is none
	quotation  int32
	close      bool
}

// findEdges lists the marks of the quotations by position. Nested quotations
// give them in order when those that are open wait on a stack.
func (d *Doc) findEdges() {
	edges := slices.Grow(d.scratch.edges[:0], 2*len(d.Quotations))
	open := d.scratch.open[:0]
	end := func(i int32) edge {
		q := &d.Quotations[i]
		return edge{int32(q.Inner.End), int32(q.End), i, true}
	}
	for i := range d.Quotations {
		q := &d.Quotations[i]
		if q.Start < 0 || q.Start > q.Inner.Start || q.Inner.Start > q.Inner.End || q.Inner.End > q.End || q.End > len(d.Text) {
			continue
		}
		for len(open) > 0 && d.Quotations[open[len(open)-1]].End <= q.Start {
			edges = append(edges, end(open[len(open)-1]))
			open = open[:len(open)-1]
		}
		edges = append(edges, edge{int32(q.Start), int32(q.Inner.Start), int32(i), false})
		open = append(open, int32(i))
	}
	for len(open) > 0 {
		edges = append(edges, end(open[len(open)-1]))
		open = open[:len(open)-1]
	}
	before := func(a, b edge) int { return int(a.start) - int(b.start) }
	if !slices.IsSortedFunc(edges, before) {
		slices.SortStableFunc(edges, before)
	}
	d.scratch.edges, d.scratch.open = edges, open
}

// tokenize fills Tokens but for their sentences and paragraphs, and Quoted.
func (d *Doc) tokenize() {
	d.findEdges()
	t := tokenizer{lang: d.Lang, text: d.Text, tokens: d.Tokens, stops: d.scratch.stops, lines: d.scratch.lines, gap: lineBreak}
	outer := 0 // the first quotation that has not ended
	for _, e := range d.scratch.edges {
		t.scan(int(e.start))
		if e.close {
			// An end without a mark lies before the white space that follows.
			if e.end > e.start && t.pos <= int(e.start) {
				t.mark(int(e.end), Close, d.Quotations[e.quotation].Style)
			}
			d.Quoted[e.quotation].End = int32(len(t.tokens))
		} else {
			d.Quoted[e.quotation].Start = int32(len(t.tokens))
		}
		// The outermost quotation at the mark's own place covers the mark.
		if e.close {
			for outer < len(d.Quotations) && d.Quotations[outer].End <= t.pos {
				outer++
			}
		}
		t.quotation = 0
		if outer < len(d.Quotations) && d.Quotations[outer].Start <= int(e.start) {
			t.quotation = int32(outer + 1)
		}
		if !e.close && e.end > e.start && t.pos <= int(e.start) {
			t.mark(int(e.end), Open, d.Quotations[e.quotation].Style)
		}
	}
	t.scan(len(d.Text))
	d.Tokens = t.tokens
	d.scratch.lines, d.scratch.stops = t.lines, t.stops
}
