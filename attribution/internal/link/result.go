package link

import (
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// output is the memory of results: the slices in the entities and speakers of one
// call are used again by the next.
type output struct {
	order    []int32 // the entities of the result
	entities []Entity
	speakers []Speaker
	sorted   []Entity
}

// forget drops all strings, which are parts of the text.
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

// result writes what was found in the form for the caller.
func (l *linker) result() Result {
	speaks := func(e int32) bool { return l.track[e].statement != 0 }
	for i := range l.Entities {
		e := &l.Entities[i]
		named := e.Full >= 0 && l.worthy(int32(i))
		if named || speaks(int32(i)) && l.track[i].members == 0 {
			l.track[i].number = -1
		}
	}
	order := l.output.order[:0]
	for i := range l.Entities {
		if l.track[i].number != 0 {
			order = append(order, int32(i))
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int { return int(l.track[a].first) - int(l.track[b].first) })
	l.output.order = order
	res := Result{Entities: extend(l.output.entities, len(order)), Speakers: extend(l.output.speakers, len(l.speakers))}
	l.output.entities, l.output.speakers = res.Entities, res.Speakers
	for k, i := range order {
		e := &l.Entities[i]
		l.track[i].number = int32(k) + 1
		out := &res.Entities[k]
		out.Name, out.Type, out.Gender = l.NameOf(e), e.Type, e.Gender
		out.Aliases, out.Roles, out.Mentions = out.Aliases[:0], out.Roles[:0], out.Mentions[:0]
		l.RolesOf(e, out)
	}
	l.collect(res.Entities)
	l.inOrder(res.Entities, order)
	for i := range l.speakers {
		l.speakerOf(&l.speakers[i], res.Entities, &res.Speakers[i])
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
func (l *linker) inOrder(out []Entity, order []int32) {
	first := func(i int32) int32 {
		if m := out[l.track[i].number-1].Mentions; len(m) > 0 {
			return m[0].Start
		}
		return l.track[i].first
	}
	if slices.IsSortedFunc(order, func(a, b int32) int { return int(first(a)) - int(first(b)) }) {
		return
	}
	slices.SortStableFunc(order, func(a, b int32) int { return int(first(a)) - int(first(b)) })
	l.output.sorted = text.Grow(l.output.sorted, len(out))
	sorted := l.output.sorted
	for k, i := range order {
		sorted[k] = out[l.track[i].number-1]
		l.track[i].number = int32(k) + 1
	}
	copy(out, sorted)
}

// worthy reports whether a named entity belongs in the result: it acts or speaks, or
// its name is more than one capitalised word.
func (l *linker) worthy(i int32) bool {
	e := &l.Entities[i]
	f := &l.Spans[e.Full]
	switch {
	case e.Known != nil:
		return true
	case e.Weak && e.Mentions < 2, e.Kind == name.KindPlace:
		return false
	case e.Kind == name.KindUnsure && !l.track[i].acts && e.Roles == 0:
		return e.Type == Person && f.End-f.Start > 1
	}
	return true
}

// collect collects the mentions and aliases of the entities.
func (l *linker) collect(out []Entity) {
	for i := range l.Spans {
		s := &l.Spans[i]
		o := l.track[s.Entity].number
		if o <= 0 {
			continue
		}
		e := &out[o-1]
		e.Mentions = append(e.Mentions, text.Range{Start: s.Outer, End: s.End})
		if s.End-s.Start > 12 || len(e.Aliases) > 12 {
			continue
		}
		raw := l.Doc.Slice(text.Range{Start: s.Start, End: s.End})
		if raw == e.Name || slices.Contains(e.Aliases, raw) {
			continue // Text would give the same, as nearly always
		}
		if alias := l.Text(s); alias != e.Name && !slices.Contains(e.Aliases, alias) {
			e.Aliases = append(e.Aliases, alias)
		}
	}
	for i := range l.speakers {
		sp := &l.speakers[i]
		if sp.mention.Empty() {
			continue
		}
		for _, e := range sp.entities[:sp.n] {
			if sp.form != Name || l.Entities[e].Full < 0 {
				l.references = append(l.references, reference{sp.mention, e})
			}
		}
	}
	for _, m := range l.references {
		if o := l.track[m.entity].number; o > 0 {
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
func (l *linker) speakerOf(sp *speaker, entities []Entity, out *Speaker) {
	out.Name, out.Mille = "", 0
	out.Type, out.Form, out.Mention, out.Entities = sp.typ, sp.form, sp.mention, out.Entities[:0]
	var buf [maxJoint]string
	names := buf[:0]
	for _, i := range sp.entities[:sp.n] {
		k := l.track[i].number - 1
		if k < 0 {
			continue
		}
		out.Entities = append(out.Entities, k)
		if entities[k].Name != "" {
			names = append(names, entities[k].Name)
		}
	}
	switch {
	case !sp.named || len(names) == 0:
		return
	case len(names) == 1:
		out.Name = names[0]
	default:
		out.Name = strings.Join(names, " "+l.Lexicon.Spelled(lang.WordAnd)+" ")
	}
	out.Mille = sp.mille
}
