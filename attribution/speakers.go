package attribution

import (
	"cmp"
	"iter"
	"slices"
)

// Entity returns the entity with that id, nil where there is none.
func (d *Document) Entity(id int) *Entity {
	if id >= 1 && id <= len(d.Entities) && d.Entities[id-1].ID == id {
		return &d.Entities[id-1]
	}
	for i := range d.Entities { // a document from elsewhere may leave some out
		if d.Entities[i].ID == id {
			return &d.Entities[i]
		}
	}
	return nil
}

// String returns the entity's name, else the words of its first mention, else
// "unknown".
func (e *Entity) String() string {
	switch {
	case e == nil:
		return unknown
	case e.Name != "":
		return e.Name
	case len(e.Mentions) > 0 && e.Mentions[0].Text != "":
		return e.Mentions[0].Text
	}
	return unknown
}

// String returns the role with what it is of in brackets: "minister (Iran)".
func (r Role) String() string {
	if r.Of == "" {
		return r.Text
	}
	return r.Text + " (" + r.Of + ")"
}

// SpeakersOf returns the entities who make a statement, each once: none where
// its speaker is unknown, several where it is joint.
func (d *Document) SpeakersOf(st *Statement) []*Entity {
	if st.Speaker == nil {
		return nil
	}
	out := make([]*Entity, 0, len(st.Speaker.Entities))
	for _, id := range st.Speaker.Entities {
		if e := d.Entity(id); e != nil && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// StatementsBy yields the statements whose speaker has that name, in order.
// Joint statements count for each of their speakers.
func (d *Document) StatementsBy(name string) iter.Seq[*Statement] {
	return d.statements(func(st *Statement) bool {
		return name != "" && st.Speaker != nil && (st.Speaker.Name == name ||
			slices.ContainsFunc(d.SpeakersOf(st), func(e *Entity) bool { return e.Name == name }))
	})
}

// StatementsVia yields the statements that the outlet or platform of that name
// carried, in order.
func (d *Document) StatementsVia(source string) iter.Seq[*Statement] {
	return d.statements(func(st *Statement) bool { return st.Source != nil && source != "" && st.Source.Name == source })
}

func (d *Document) statements(keep func(*Statement) bool) iter.Seq[*Statement] {
	return func(yield func(*Statement) bool) {
		for i := range d.Statements {
			if st := &d.Statements[i]; keep(st) && !yield(st) {
				return
			}
		}
	}
}

// Voice is somebody with all that they say in a document.
type Voice struct {
	Name       string  // as Entity.String or Speaker.String have it; never empty
	Entity     *Entity // nil for a speaker who is no entity
	Statements []*Statement
}

// Named reports whether the text gives a name, and not only a description.
func (v *Voice) Named() bool {
	if v.Entity != nil {
		return v.Entity.Name != ""
	}
	return len(v.Statements) > 0 && v.Statements[0].Speaker != nil && v.Statements[0].Speaker.Name != ""
}

// Speakers returns everybody who speaks with their statements: those with the
// most statements first, then by the first of these. A joint statement counts
// for each of its speakers; one without a speaker counts for nobody.
func (d *Document) Speakers() []Voice {
	var voices []Voice
	at := make(map[any]int) // by *Entity, or by what a speaker without one is called
	add := func(key any, name string, e *Entity, st *Statement) {
		i, ok := at[key]
		if !ok {
			i = len(voices)
			at[key] = i
			voices = append(voices, Voice{Name: name, Entity: e})
		}
		voices[i].Statements = append(voices[i].Statements, st)
	}
	for i := range d.Statements {
		st := &d.Statements[i]
		entities := d.SpeakersOf(st)
		for _, e := range entities {
			add(e, e.String(), e, st)
		}
		if name := st.Speaker.String(); len(entities) == 0 && name != unknown {
			add(name, name, nil, st)
		}
	}
	slices.SortStableFunc(voices, func(a, b Voice) int { return cmp.Compare(len(b.Statements), len(a.Statements)) })
	return voices
}
