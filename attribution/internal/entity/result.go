package entity

import (
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/name"
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
	speaks := func(e int32) bool { return r.track[e].statement != 0 }
	for i := range r.Entities {
		e := &r.Entities[i]
		named := e.Full >= 0 && r.known(int32(i))
		if named || speaks(int32(i)) && r.track[i].members == 0 {
			r.track[i].number = -1
		}
	}
	order := r.output.order[:0]
	for i := range r.Entities {
		if r.track[i].number != 0 {
			order = append(order, int32(i))
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int { return int(r.track[a].first) - int(r.track[b].first) })
	r.output.order = order
	res := Result{Entities: extend(r.output.entities, len(order)), Speakers: extend(r.output.speakers, len(r.speakers))}
	r.output.entities, r.output.speakers = res.Entities, res.Speakers
	for k, i := range order {
		e := &r.Entities[i]
		r.track[i].number = int32(k) + 1
		out := &res.Entities[k]
		*out = Entity{Type: e.Type, Gender: e.Gender, Aliases: out.Aliases[:0], Roles: out.Roles[:0], Mentions: out.Mentions[:0]}
		switch {
		case e.Full >= 0:
			out.Name = r.Text(&r.Spans[e.Full])
		case r.track[i].namedAfter != 0:
			out.Name = r.Text(&r.Spans[r.Entities[r.track[i].namedAfter-1].Full]) + " campaign"
		}
		r.RolesOf(e, out)
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
		if m := out[r.track[i].number-1].Mentions; len(m) > 0 {
			return m[0].Start
		}
		return r.track[i].first
	}
	if slices.IsSortedFunc(order, func(a, b int32) int { return int(first(a)) - int(first(b)) }) {
		return
	}
	slices.SortStableFunc(order, func(a, b int32) int { return int(first(a)) - int(first(b)) })
	r.output.sorted = grow(r.output.sorted, len(out))
	sorted := r.output.sorted
	for k, i := range order {
		sorted[k] = out[r.track[i].number-1]
		r.track[i].number = int32(k) + 1
	}
	copy(out, sorted)
}

// known reports whether enough speaks for a named entity that says nothing: it
// acts, or its name is more than a capitalised word.
func (r *resolver) known(i int32) bool {
	e := &r.Entities[i]
	f := &r.Spans[e.Full]
	switch {
	case e.Weak && e.Mentions < 2, e.Kind == name.KindPlace:
		return false
	case e.Kind == name.KindUnsure && !r.track[i].acts && e.Roles == 0:
		return e.Type == Person && f.End-f.Start > 1
	}
	return true
}

// gather collects the mentions and aliases of the entities.
func (r *resolver) gather(out []Entity) {
	for i := range r.Spans {
		s := &r.Spans[i]
		o := r.track[s.Entity].number
		if o <= 0 {
			continue
		}
		e := &out[o-1]
		e.Mentions = append(e.Mentions, text.Range{Start: s.Outer, End: s.End})
		if s.End-s.Start > 12 || len(e.Aliases) > 12 {
			continue
		}
		if alias := r.Text(s); alias != e.Name && !slices.Contains(e.Aliases, alias) {
			e.Aliases = append(e.Aliases, alias)
		}
	}
	for i := range r.speakers {
		sp := &r.speakers[i]
		if sp.mention.Empty() {
			continue
		}
		for _, e := range sp.entities[:sp.n] {
			if sp.form != Name || r.Entities[e].Full < 0 {
				r.mentions = append(r.mentions, mention{sp.mention, e})
			}
		}
	}
	for _, m := range r.mentions {
		if o := r.track[m.entity].number; o > 0 {
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
		e := &r.track[i]
		if a := e.author; a != 0 && r.track[a-1].number > 0 {
			e = &r.track[a-1]
		}
		if e.number > 0 {
			out.Entities = append(out.Entities, e.number-1)
		}
		if e.number > 0 && entities[e.number-1].Name != "" {
			names = append(names, entities[e.number-1].Name)
		}
	}
	if sp.named {
		out.Name = strings.Join(names, " and ")
	}
}
