package render

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/quotes"
)

// Markup languages want elements inside elements, but statements may cross, go
// over paragraphs, and share their words with mentions. So every layer is cut
// into pieces that nest: first at the ends of paragraphs, then wherever a layer
// ends inside a later one, which is closed and opened again.

// layer is a stretch of text to mark up.
type layer struct {
	span quotes.Span
	rank int // of two layers over the same words the lower one is outside
}

// event is a step through the marked-up text.
type event struct {
	kind  eventKind
	layer int         // of openLayer and closeLayer: index into the layers
	piece int         // of openLayer: from 0 for each layer
	span  quotes.Span // of words, gap and openBlock
}

type eventKind uint8

const (
	words      eventKind = iota
	gap                  // white space between paragraphs
	openBlock            // a paragraph begins
	closeBlock           // and ends
	openLayer
	closeLayer
)

// markUp walks the text once and returns its steps. The words and gaps together
// are the whole text, in order.
func markUp(text string, layers []layer) []event {
	blocks := paragraphs(text)
	pieces := cutAtBlocks(layers, blocks)
	m := marker{layers: layers, count: make([]int, len(layers))}
	at := 0
	for i, block := range blocks {
		m.gap(at, block.Start)
		m.events = append(m.events, event{kind: openBlock, span: block})
		m.block(block, pieces[i])
		m.events = append(m.events, event{kind: closeBlock})
		at = block.End
	}
	m.gap(at, len(text))
	return m.events
}

// paragraphs returns the stretches between blank lines, without the line breaks
// around them.
func paragraphs(text string) (out []quotes.Span) {
	start, end, breaks := -1, 0, 0
	for i, c := range text {
		switch c {
		case '\n':
			breaks++
			continue
		case '\u2029': // a paragraph separator
			breaks += 2
			continue
		case '\r':
			continue // belongs to the line break after it
		case ' ', '\t', '\u00a0':
			if breaks > 0 || start < 0 {
				continue // may still be a blank line
			}
		default:
			if start >= 0 && breaks > 1 {
				out = append(out, quotes.Span{Start: start, End: end})
				start = -1
			}
			if start < 0 {
				start = i
			}
			breaks = 0
		}
		end = i + runeLen(text, i)
	}
	if start >= 0 {
		out = append(out, quotes.Span{Start: start, End: end})
	}
	return out
}

// cutAtBlocks returns the pieces of the layers in each block, outer ones first.
func cutAtBlocks(layers []layer, blocks []quotes.Span) [][]int {
	out := make([][]int, len(blocks))
	for i, l := range layers {
		first, _ := slices.BinarySearchFunc(blocks, l.span.Start, func(b quotes.Span, start int) int {
			return cmp.Compare(b.End, start+1)
		})
		for b := first; b < len(blocks) && blocks[b].Start < l.span.End; b++ {
			out[b] = append(out[b], i)
		}
	}
	for b, in := range out {
		block := blocks[b]
		slices.SortFunc(in, func(x, y int) int {
			p, q := clip(layers[x].span, block), clip(layers[y].span, block)
			return cmp.Or(cmp.Compare(p.Start, q.Start), cmp.Compare(q.End, p.End),
				cmp.Compare(layers[x].rank, layers[y].rank), cmp.Compare(x, y))
		})
	}
	return out
}

func clip(s, to quotes.Span) quotes.Span {
	return quotes.Span{Start: max(s.Start, to.Start), End: min(s.End, to.End)}
}

type marker struct {
	layers []layer
	count  []int // pieces of each layer so far
	events []event
	open   []int // layers, outermost first
}

func (m *marker) gap(from, to int) {
	if from < to {
		m.events = append(m.events, event{kind: gap, span: quotes.Span{Start: from, End: to}})
	}
}

func (m *marker) words(from, to int) {
	if from < to {
		m.events = append(m.events, event{kind: words, span: quotes.Span{Start: from, End: to}})
	}
}

func (m *marker) block(block quotes.Span, pieces []int) {
	at := block.Start
	for at < block.End {
		for len(pieces) > 0 && max(m.layers[pieces[0]].span.Start, block.Start) <= at {
			if m.layers[pieces[0]].span.End > at {
				m.push(pieces[0])
			}
			pieces = pieces[1:]
		}
		to := block.End
		if len(pieces) > 0 {
			to = min(to, m.layers[pieces[0]].span.Start)
		}
		for _, l := range m.open {
			to = min(to, m.layers[l].span.End)
		}
		m.words(at, to)
		at = to
		if at < block.End {
			m.closeAt(at)
		}
	}
	for i := len(m.open) - 1; i >= 0; i-- {
		m.events = append(m.events, event{kind: closeLayer, layer: m.open[i]})
	}
	m.open = m.open[:0]
}

func (m *marker) push(l int) {
	m.events = append(m.events, event{kind: openLayer, layer: l, piece: m.count[l]})
	m.count[l]++
	m.open = append(m.open, l)
}

// closeAt closes the layers that end at the offset, and opens again those that
// had to close with them.
func (m *marker) closeAt(at int) {
	outermost := slices.IndexFunc(m.open, func(l int) bool { return m.layers[l].span.End <= at })
	if outermost < 0 {
		return
	}
	again := slices.Clone(m.open[outermost:])
	for i := len(m.open) - 1; i >= outermost; i-- {
		m.events = append(m.events, event{kind: closeLayer, layer: m.open[i]})
	}
	m.open = m.open[:outermost]
	for _, l := range again {
		if m.layers[l].span.End > at {
			m.push(l)
		}
	}
}
