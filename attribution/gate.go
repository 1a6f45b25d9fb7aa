package attribution

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/link"
	"github.com/whosaid/whosaid/attribution/internal/outlet"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// A bug in one stage must not cost more than the results of that stage. So every
// token range is checked before it is translated; what is wrong is left out, with
// a warning of the code WarnInternal. That is never expected, so this package's
// tests make it fatal.

// onFault is called with every wrong range. Tests set it.
var onFault func(what string)

// gate drops the ranges that are empty, outside the text or out of order, with
// what makes no sense without them. The builder's other methods rely on it.
func (b *builder) gate() {
	b.faults = 0
	for i := range b.found {
		f := &b.found[i]
		f.Content = b.apart("content", f.Content)
		f.Cue = b.apart("cue", f.Cue)
		b.inside("addressee", &f.Addressee)
	}
	for i := range b.people.Entities {
		e := &b.people.Entities[i]
		e.Mentions = b.ordered("entity", e.Mentions)
	}
	for i := range b.people.Speakers {
		s := &b.people.Speakers[i]
		b.inside("speaker", &s.Mention)
		if s.Mention.Empty() && s.Form != link.NoForm {
			s.Form = link.Implicit
		}
	}
	for i := range b.outlets.Sources {
		s := &b.outlets.Sources[i]
		s.Mentions = b.ordered("source", s.Mentions)
	}
	b.namesakes()
	for i := range b.outlets.Credits {
		c := &b.outlets.Credits[i]
		b.inside("credit", &c.Mention)
		if c.Source >= 0 && len(b.outlets.Sources[c.Source].Mentions) == 0 {
			*c = outlet.Credit{Source: -1}
		}
	}
	for i := range b.occasions {
		o := &b.occasions[i]
		b.inside("event", &o.Event)
		b.inside("place", &o.Place)
		b.inside("time", &o.Time)
	}
	b.inside("dateline", &b.doc.Layout.Dateline.Place)
	b.inside("dateline", &b.doc.Layout.Dateline.Date)
	if o := b.outlets.Origin; o != nil {
		if o.Mentions = b.ordered("dateline", o.Mentions); len(o.Mentions) == 0 {
			b.outlets.Origin = nil
		}
	}
	if b.faults > 0 {
		b.withoutMention()
	}
}

// fault records a range that a stage should not have returned.
func (b *builder) fault(what string, r text.Range) {
	b.faults++
	if onFault != nil {
		onFault(fmt.Sprintf("%s [%d:%d) of %d tokens", what, r.Start, r.End, len(b.doc.Tokens)))
	}
}

func (b *builder) sound(r text.Range) bool {
	return 0 <= r.Start && r.Start < r.End && int(r.End) <= len(b.doc.Tokens)
}

// inside empties a range that is not inside the text. An empty one is allowed: it
// stands for something absent.
func (b *builder) inside(what string, r *text.Range) {
	if r.Start != r.End && !b.sound(*r) {
		b.fault(what, *r)
		*r = text.Range{}
	}
}

// apart drops the ranges that begin before the end of the one before.
func (b *builder) apart(what string, ranges []text.Range) []text.Range {
	end := int32(0)
	return slices.DeleteFunc(ranges, func(r text.Range) bool {
		if !b.sound(r) || r.Start < end {
			b.fault(what, r)
			return true
		}
		end = r.End
		return false
	})
}

// ordered drops the ranges that begin before the beginning of the one before.
func (b *builder) ordered(what string, ranges []text.Range) []text.Range {
	start := int32(0)
	return slices.DeleteFunc(ranges, func(r text.Range) bool {
		if !b.sound(r) || r.Start < start {
			b.fault(what, r)
			return true
		}
		start = r.Start
		return false
	})
}

// namesakes merges sources with the same name (ABC of two countries), because a
// statement refers to its source by name.
func (b *builder) namesakes() {
	sources := b.outlets.Sources
	if len(sources) < 2 {
		return
	}
	first := make(map[string]int32, len(sources))
	for i := range sources {
		s := &sources[i]
		k, known := first[s.Name]
		if !known {
			first[s.Name] = int32(i)
			continue
		}
		one := &sources[k]
		one.Mentions = slices.Concat(one.Mentions, s.Mentions)
		slices.SortFunc(one.Mentions, func(a, b text.Range) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
		s.Mentions = nil
		for c := range b.outlets.Credits {
			if b.outlets.Credits[c].Source == int32(i) {
				b.outlets.Credits[c].Source = k
			}
		}
	}
}

// withoutMention drops the entities that have no mention left.
func (b *builder) withoutMention() {
	place := make([]int32, len(b.people.Entities)) // -1: dropped
	var kept []link.Entity
	for i, e := range b.people.Entities {
		if place[i] = -1; len(e.Mentions) > 0 {
			place[i] = int32(len(kept))
			kept = append(kept, e)
		}
	}
	b.people.Entities = kept
	for i := range b.people.Speakers {
		s := &b.people.Speakers[i]
		for k, e := range s.Entities {
			s.Entities[k] = place[e]
		}
		s.Entities = slices.DeleteFunc(s.Entities, func(e int32) bool { return e < 0 })
	}
}

// piece is a piece of the content of a chosen statement.
type piece struct {
	text.Range
	chosen int32
}

// uncross drops chosen statements until no content partly overlaps another: of
// two that do, the one with the lower confidence. One may contain the other.
func (b *builder) uncross() {
	pieces := b.pieces[:0]
	for k, c := range b.chosen {
		for _, r := range b.found[c.found].Content {
			pieces = append(pieces, piece{r, int32(k)})
		}
	}
	b.pieces = pieces
	slices.SortFunc(pieces, func(a, b piece) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.chosen, b.chosen))
	})
	const dropped = -1 // as choice.found
	open := pieces[:0] // the stack of pieces around the current one; reuses the memory of those before it
	for _, p := range pieces {
		if b.chosen[p.chosen].found == dropped {
			continue
		}
		for n := len(open); n > 0 && (open[n-1].End <= p.Start || b.chosen[open[n-1].chosen].found == dropped || p.End > open[n-1].End); n = len(open) {
			if o := open[n-1]; o.End > p.Start && b.chosen[o.chosen].found != dropped {
				b.fault("content that crosses another", p.Range)
				if b.chosen[p.chosen].confidence > b.chosen[o.chosen].confidence {
					b.chosen[o.chosen].found = dropped
				} else {
					b.chosen[p.chosen].found = dropped
					break
				}
			}
			open = open[:n-1]
		}
		if b.chosen[p.chosen].found != dropped {
			open = append(open, p)
		}
	}
	b.chosen = slices.DeleteFunc(b.chosen, func(c choice) bool { return c.found == dropped })
}
