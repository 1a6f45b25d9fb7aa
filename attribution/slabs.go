package attribution

import "github.com/whosaid/whosaid/attribution/internal/text"

// slabs hold the values that were allocated for a document, each type in one
// slice, and are not used yet: one allocation a type instead of one a value.
type slabs struct {
	fragments []Fragment
	phrases   []Phrase
	cues      []Cue
	speakers  []Speaker
	credits   []Credit
	occasions []Occasion
	ids       []int
	names     []string
	roles     []Role
}

// size is the number of values of each type in a document.
type size struct {
	fragments, phrases, cues, speakers, credits, occasions, ids, names, roles int
}

// take cuts n values off a slab; it returns nil for n = 0.
func take[T any](slab *[]T, n int) []T {
	if n == 0 {
		return nil
	}
	out := (*slab)[:n:n]
	*slab = (*slab)[n:]
	return out
}

// allocate makes the slabs, with as many values as the document needs.
func (b *builder) allocate() {
	var n size
	for i := range b.chosen {
		c := &b.chosen[i]
		f, sp := &b.found[c.found], &b.people.Speakers[c.found]
		n.fragments += len(f.Content) + len(f.Cue)
		n.cues += oneIf(len(f.Cue) > 0)
		n.phrase(f.Addressee, true)
		if speaks(sp) {
			n.speakers++
			n.ids += len(sp.Entities)
			n.phrase(sp.Mention, c.speaker < 0)
		}
		if credit := &b.outlets.Credits[c.found]; credit.Source >= 0 {
			n.credits++
			n.phrase(credit.Mention, c.source < 0)
		}
		if o := b.occasionOf(c.found); o != nil {
			n.occasions++
			n.phrase(o.Event, true)
			n.phrase(o.Place, true)
			n.phrase(o.Time, true)
		}
	}
	for i := range b.people.Entities {
		e := &b.people.Entities[i]
		n.fragments += len(e.Mentions)
		n.phrases += len(e.Mentions)
		n.names += len(e.Aliases)
		n.roles += len(e.Roles)
	}
	for i := range b.outlets.Sources {
		if b.carried[i] > 0 {
			n.fragments += len(b.outlets.Sources[i].Mentions)
			n.phrases += len(b.outlets.Sources[i].Mentions)
		}
	}
	n.phrase(b.doc.Layout.Dateline.Place, true)
	n.phrase(b.doc.Layout.Dateline.Date, true)
	if b.outlets.Origin != nil {
		n.credits++
		n.phrase(b.outlets.Origin.Mentions[0], true)
	}
	b.slabs = slabs{
		fragments: make([]Fragment, n.fragments), phrases: make([]Phrase, n.phrases), cues: make([]Cue, n.cues),
		speakers: make([]Speaker, n.speakers), credits: make([]Credit, n.credits), occasions: make([]Occasion, n.occasions),
		ids: make([]int, n.ids), names: make([]string, n.names), roles: make([]Role, n.roles),
	}
}

// phrase counts a phrase, if it is there and not shared.
func (n *size) phrase(r text.Range, own bool) {
	if own && !r.Empty() {
		n.phrases++
		n.fragments++
	}
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (b *builder) fragment(r text.Range) Fragment {
	start, end := int(b.doc.Tokens[r.Start].Start), int(b.doc.Tokens[r.End-1].End)
	return Fragment{Start: b.before.bytes + start, End: b.before.bytes + end, Text: b.doc.Text[start:end]}
}

func (b *builder) fragmentsOf(ranges []text.Range) []Fragment {
	out := take(&b.fragments, len(ranges))
	for i, r := range ranges {
		out[i] = b.fragment(r)
	}
	return out
}

func (b *builder) phrase(r text.Range) *Phrase {
	if r.Empty() {
		return nil
	}
	p := &take(&b.phrases, 1)[0]
	p.Spans = take(&b.fragments, 1)
	p.Spans[0] = b.fragment(r)
	p.Text = p.Spans[0].Text
	return p
}

func (b *builder) phrasesOf(ranges []text.Range) []Phrase {
	out := take(&b.phrases, len(ranges))
	fragments := b.fragmentsOf(ranges)
	for i := range fragments {
		out[i] = Phrase{Text: fragments[i].Text, Spans: fragments[i : i+1 : i+1]}
	}
	return out
}
