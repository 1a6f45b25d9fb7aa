package propose

import (
	"sort"

	"github.com/whosaid/whosaid/attribution/internal/text"
)

// chains are the outermost quotations of a document in order. One that goes on
// in later paragraphs without opening marks is a single chain: whoever owns a
// part of it owns all of it. Where each paragraph opens once more, each is a
// chain, linked to the one before: nearly always one speaker's, but the later
// ones may have a cue, and so a statement, of their own.
type chains struct {
	parts  []text.Range // the paragraphs' parts of all chains
	quote  []int32      // the quotation of each part
	first  []int32      // of each chain: its first part; one more marks the end
	linked []bool       // of each chain: it continues the one before
	of     []int32      // of each quotation: its chain, -1 for one inside another
}

func (c *chains) find(d *text.Doc) {
	c.parts, c.quote, c.first, c.linked, c.of = c.parts[:0], c.quote[:0], c.first[:0], c.linked[:0], c.of[:0]
	for q := range d.Quotations {
		c.of = append(c.of, -1)
		if d.Quotations[q].Depth > 0 || d.Quoted[q].Empty() {
			continue
		}
		x := &d.Quotations[q]
		if !x.Continues || x.Inner.Start > x.Start || len(c.first) == 0 {
			c.first = append(c.first, int32(len(c.parts)))
			c.linked = append(c.linked, x.Continues && len(c.first) > 1)
		}
		c.of[q] = int32(len(c.first)) - 1
		c.parts = append(c.parts, d.Quoted[q])
		c.quote = append(c.quote, int32(q))
	}
	c.first = append(c.first, int32(len(c.parts)))
}

// count is the number of chains.
func (c *chains) count() int { return len(c.first) - 1 }

// ranges are the parts of a chain.
func (c *chains) ranges(k int32) []text.Range { return c.parts[c.first[k]:c.first[k+1]] }

// start is the first token of a chain.
func (c *chains) start(k int32) int32 { return c.parts[c.first[k]].Start }

// end is the token behind a chain.
func (c *chains) end(k int32) int32 { return c.parts[c.first[k+1]-1].End }

// shape is what a chain looks like, by its first part.
func (f *Finder) shape(k int32) uint8 {
	first := f.chains.first[k]
	return f.view.shape(f.chains.parts[first], f.chains.quote[first])
}

// from is the first chain that begins at or behind a token.
func (c *chains) from(i int32) int32 {
	return int32(sort.Search(c.count(), func(k int) bool { return c.start(int32(k)) >= i }))
}

// within calls yield for every chain that a range touches, in order.
func (c *chains) within(d *text.Doc, r text.Range, yield func(chain int32)) {
	for i := r.Start; i < r.End; {
		q := d.Tokens[i].Quotation
		if q == 0 {
			i++
			continue
		}
		if k := c.of[q-1]; k >= 0 {
			yield(k)
		}
		i = max(i+1, d.Quoted[q-1].End)
	}
}
