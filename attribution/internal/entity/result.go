package entity

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// output is memory for the result. Entities and speakers of the call before lend
// their slices to those of the next.
type output struct {
	order    []int32 // people of the result
	entities []Entity
	speakers []Speaker
	sorted   []Entity
}

// forget lets go of the text.
func (o *output) forget() {
	for i := range o.entities {
		e := &o.entities[i]
		e.Name = ""
		clear(e.Aliases)
		clear(e.Roles)
	}
	clear(o.sorted)
	for i := range o.speakers {
		o.speakers[i].Name = ""
	}
}

// result writes what was found.
func (r *resolver) result() Result {
	speaks := func(e int32) bool { return r.people[e].spoke != 0 }
	for i := range r.people {
		e := &r.people[i]
		named := e.full >= 0 && r.known(int32(i))
		if named || speaks(int32(i)) && r.track[i].members == 0 {
			e.out = -1
		}
	}
	order := r.output.order[:0]
	for i := range r.people {
		if r.people[i].out != 0 {
			order = append(order, int32(i))
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int { return int(r.people[a].first) - int(r.people[b].first) })
	r.output.order = order
	res := Result{Entities: extend(r.output.entities, len(order)), Speakers: extend(r.output.speakers, len(r.speakers))}
	r.output.entities, r.output.speakers = res.Entities, res.Speakers
	for k, i := range order {
		e := &r.people[i]
		e.out = int32(k) + 1
		out := &res.Entities[k]
		*out = Entity{Type: e.typ, Gender: e.gender, Aliases: out.Aliases[:0], Roles: out.Roles[:0], Mentions: out.Mentions[:0]}
		switch {
		case e.full >= 0:
			out.Name = r.nameText(&r.spans[e.full])
		case e.owner != 0:
			out.Name = r.nameText(&r.spans[r.people[e.owner-1].full]) + " campaign"
		}
		r.rolesOf(e, out)
	}
	r.gather(res.Entities)
	r.inOrder(res.Entities, order)
	for i := range r.speakers {
		r.speakerOf(&r.speakers[i], res.Entities, &res.Speakers[i])
	}
	return res
}

// extend returns n values that are as they were, or zero.
func extend[T any](s []T, n int) []T {
	if cap(s) < n {
		s = append(s[:cap(s)], make([]T, n-cap(s))...)
	}
	return s[:n]
}

// inOrder sorts the entities by their first mention, which a title may have
// moved forward since they were numbered.
func (r *resolver) inOrder(out []Entity, order []int32) {
	first := func(i int32) int32 {
		if m := out[r.people[i].out-1].Mentions; len(m) > 0 {
			return m[0].Start
		}
		return r.people[i].first
	}
	if slices.IsSortedFunc(order, func(a, b int32) int { return int(first(a)) - int(first(b)) }) {
		return
	}
	slices.SortStableFunc(order, func(a, b int32) int { return int(first(a)) - int(first(b)) })
	r.output.sorted = grow(r.output.sorted, len(out))
	sorted := r.output.sorted
	for k, i := range order {
		sorted[k] = out[r.people[i].out-1]
		r.people[i].out = int32(k) + 1
	}
	copy(out, sorted)
}

// known reports whether enough speaks for a named entity that says nothing: it
// acts, or its name is more than a capitalised word.
func (r *resolver) known(i int32) bool {
	e := &r.people[i]
	f := &r.spans[e.full]
	switch {
	case e.weak && e.spans < 2, e.kind == place:
		return false
	case e.kind == unsure && !r.track[i].acts && e.roles == 0:
		return e.typ == Person && f.end-f.start > 1
	}
	return true
}

// rolesOf writes the roles of an entity, in the order of the text.
func (r *resolver) rolesOf(e *entity, out *Entity) {
	for k, tries := e.roles, 0; k != 0 && tries < 24; k, tries = r.roles[k-1].next, tries+1 {
		x := &r.roles[k-1]
		if x.role == 0 && x.kinds == 0 || x.address || x.shared && x.from == x.tail {
			continue
		}
		rl := Role{Text: plain(r.doc.Slice(text.Range{Start: x.from, End: x.head + 1}))}
		switch {
		case r.norm(x.tail) == normOf || r.norm(x.tail) == normFor || r.norm(x.tail) == normAt:
			end := min(x.end, x.tail+12)
			from := x.tail + 1
			if r.norm(from) == normThe {
				from++
			}
			if end > from {
				rl.Of = plain(r.doc.Slice(text.Range{Start: from, End: end}))
			}
		}
		if rl.Of == "" && x.owner >= 0 && !r.ownerPronoun(x.owner) {
			from := x.owner
			if s := r.spanAt[from]; s != 0 {
				from = r.spans[s-1].start
			}
			rl.Of = plain(r.doc.Slice(text.Range{Start: from, End: x.owner + 1}))
		}
		if rl.Of == "" && x.from < x.head && r.is(x.from, lexicon.Demonym|lexicon.Place) && x.head > x.from {
			rl.Of = plain(r.doc.Word(x.from))
			rl.Text = plain(r.doc.Slice(text.Range{Start: x.from + 1, End: x.head + 1}))
		}
		if !slices.Contains(out.Roles, rl) {
			out.Roles = append(out.Roles, rl)
		}
	}
	slices.Reverse(out.Roles)
}

// gather collects the mentions and aliases of the entities.
func (r *resolver) gather(out []Entity) {
	for i := range r.spans {
		s := &r.spans[i]
		o := r.people[s.entity].out
		if o <= 0 {
			continue
		}
		e := &out[o-1]
		e.Mentions = append(e.Mentions, text.Range{Start: s.outer, End: s.end})
		if s.end-s.start > 12 || len(e.Aliases) > 12 {
			continue
		}
		if alias := r.nameText(s); alias != e.Name && !slices.Contains(e.Aliases, alias) {
			e.Aliases = append(e.Aliases, alias)
		}
	}
	for i := range r.speakers {
		sp := &r.speakers[i]
		if sp.mention.Empty() {
			continue
		}
		for _, e := range sp.entities[:sp.n] {
			if sp.form != Name || r.people[e].full < 0 {
				r.mentions = append(r.mentions, mention{sp.mention, e})
			}
		}
	}
	for _, m := range r.mentions {
		if o := r.people[m.entity].out; o > 0 {
			out[o-1].Mentions = append(out[o-1].Mentions, m.rng)
		}
	}
	for i := range out {
		m := out[i].Mentions
		slices.SortFunc(m, func(a, b text.Range) int {
			if a.Start != b.Start {
				return int(a.Start) - int(b.Start)
			}
			return int(b.End) - int(a.End)
		})
		// Of mentions within one another the outer one counts.
		kept := m[:0]
		for _, x := range m {
			if len(kept) == 0 || x.Start >= kept[len(kept)-1].End {
				kept = append(kept, x)
			}
		}
		out[i].Mentions = kept
	}
}

// speakerOf writes a speaker.
func (r *resolver) speakerOf(sp *speaker, entities []Entity, out *Speaker) {
	*out = Speaker{Type: sp.typ, Form: sp.form, Mention: sp.mention, Score: sp.score, Entities: out.Entities[:0]}
	var buf [maxJoint]string
	names := buf[:0]
	for _, i := range sp.entities[:sp.n] {
		// A document speaks for its author, where that is known.
		e := &r.people[i]
		if a := e.author; a != 0 && r.people[a-1].out > 0 {
			e = &r.people[a-1]
		}
		if e.out > 0 {
			out.Entities = append(out.Entities, e.out-1)
		}
		if e.out > 0 && entities[e.out-1].Name != "" {
			names = append(names, entities[e.out-1].Name)
		}
	}
	if sp.named {
		out.Name = strings.Join(names, " and ")
	}
}

// nameText is the name that a span gives.
func (r *resolver) nameText(s *span) string {
	from, end := s.start, s.end
	for from < end-1 && r.norms[from] == normThe {
		from++
	}
	if s.kind == campaign {
		for k := end - 2; k > from; k-- {
			if r.possessive(k) { // Clinton's campaign
				return plain(r.doc.Slice(text.Range{Start: from, End: k})) + " " + plain(r.doc.Slice(text.Range{Start: k + 1, End: end}))
			}
		}
	}
	return plain(r.doc.Slice(text.Range{Start: from, End: end}))
}

// plain is a name with single spaces and without invisible characters.
func plain(name string) string {
	if isPlain(name) {
		return name
	}
	var b strings.Builder
	space := false
	for _, c := range name {
		switch {
		case unicode.IsSpace(c):
			space = b.Len() > 0
		case unicode.Is(unicode.Cf, c) || unicode.IsControl(c):
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(c)
		}
	}
	return b.String()
}

func isPlain(name string) bool {
	for i, c := range name {
		switch {
		case c < ' ' || c == 0x7f || c == ' ' && i > 0 && name[i-1] == ' ':
			return false
		case c >= utf8.RuneSelf && (c == utf8.RuneError || unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) || unicode.IsControl(c)):
			return false
		}
	}
	return true
}
