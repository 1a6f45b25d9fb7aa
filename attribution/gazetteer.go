package attribution

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/link"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// gazetteer is the names that a house knows, and who writes its texts.
type gazetteer struct {
	names  []KnownName
	by     map[uint64]int32 // hash of a name to 1 + index into names
	called map[uint64]calls // aliases of several words by the hash of their last one
	byline string
}

// calls are aliases that end with one word: "the Boss", "Mayor Kate".
type calls []struct {
	words []string
	name  int32 // 1 + index
}

// gazetteer returns the names of the rules; outlets are organisations too.
func (r *Rules) gazetteer() gazetteer {
	g := gazetteer{names: slices.Clone(r.Names), by: make(map[uint64]int32), called: make(map[uint64]calls), byline: r.Byline}
	for _, o := range r.Outlets {
		g.names = append(g.names, KnownName{Name: o.Name, Type: TypeOrganization, Aliases: o.Aliases})
	}
	for i, n := range g.names {
		for _, name := range append([]string{n.Name}, n.Aliases...) {
			if norm := lang.NameNorm(name); g.by[norm] == 0 {
				g.by[norm] = int32(i) + 1
				if words := strings.Fields(name); len(words) > 1 {
					last := lang.NameNorm(words[len(words)-1])
					g.called[last] = append(g.called[last], struct {
						words []string
						name  int32
					}{words, int32(i) + 1})
				}
			}
		}
	}
	return g
}

// known returns 1 + the index of the name that an entity goes by, 0 for none:
// by its own name, by an alias of several words, since a surname may be
// anybody's, or by what a mention is called with the words before it.
func (g *gazetteer) known(doc *text.Doc, e *link.Entity) int32 {
	if e.Name != "" {
		if k := g.by[lang.NameNorm(e.Name)]; k != 0 {
			return k
		}
	}
	for _, alias := range e.Aliases {
		if strings.Contains(alias, " ") {
			if k := g.by[lang.NameNorm(alias)]; k != 0 {
				return k
			}
		}
	}
	for _, m := range e.Mentions {
		for _, c := range g.called[doc.Lexeme(m.End-1).Plain] {
			if m.Len() <= len(c.words) && endsWith(doc, m.End, c.words) {
				return c.name
			}
		}
	}
	return 0
}

// endsWith reports whether words stand before token end, within its sentence. A
// capital in them is one in the text: "the boss" is not "the Boss".
func endsWith(doc *text.Doc, end int32, words []string) bool {
	start := end - int32(len(words))
	if start < doc.Sentences[doc.Tokens[end-1].Sentence].Start {
		return false
	}
	for i, w := range words {
		at := start + int32(i)
		if doc.Lexeme(at).Plain != lang.NameNorm(w) || lang.StartsUpper(w) && !lang.StartsUpper(doc.Word(at)) {
			return false
		}
	}
	return true
}

// know gives entities and speakers the names that the house knows, joins the
// entities that are one, and has the byline speak for "I".
func (h *house) know(doc *text.Doc, people link.Result) link.Result {
	if h == nil || len(h.people.names) == 0 && h.people.byline == "" {
		return people
	}
	people = h.people.join(doc, people)
	if h.people.byline != "" {
		people = h.people.write(doc, people)
	}
	return people
}

func (g *gazetteer) join(doc *text.Doc, people link.Result) link.Result {
	var out link.Result
	place := make([]int32, len(people.Entities)) // index in out
	old := make([]string, len(people.Entities))
	first := make(map[int32]int32) // known name to index in out
	for i, e := range people.Entities {
		old[i] = e.Name
		k := g.known(doc, &e)
		at, seen := first[k]
		if k == 0 || !seen {
			at = int32(len(out.Entities))
			out.Entities = append(out.Entities, e)
			if k != 0 {
				first[k] = at
			}
		} else {
			merge(&out.Entities[at], &e)
		}
		place[i] = at
		if k != 0 {
			g.rename(&out.Entities[at], &g.names[k-1], e.Name)
		}
	}
	out.Speakers = slices.Clone(people.Speakers)
	for i := range out.Speakers {
		s := &out.Speakers[i]
		names := namesOf(s.Entities, func(e int32) string { return old[e] })
		entities := make([]int32, 0, len(s.Entities))
		for _, e := range s.Entities {
			if !slices.Contains(entities, place[e]) {
				entities = append(entities, place[e])
			}
		}
		s.Entities = entities
		if s.Name == names && (names != "" || len(entities) == 1) { // not one that was withheld
			s.Name = namesOf(entities, func(e int32) string { return out.Entities[e].Name })
		}
		if len(entities) == 1 && out.Entities[entities[0]].Name == s.Name && s.Name != "" {
			s.Type = out.Entities[entities[0]].Type
		}
	}
	return out
}

// namesOf joins the names of entities as joint speakers have them.
func namesOf(entities []int32, name func(int32) string) string {
	var names []string
	for _, e := range entities {
		if n := name(e); n != "" {
			names = append(names, n)
		}
	}
	return strings.Join(names, " and ")
}

// rename gives e the name and what else is known of it; the text's own name
// becomes an alias.
func (g *gazetteer) rename(e *link.Entity, known *KnownName, own string) {
	e.Aliases = slices.Clone(e.Aliases)
	for _, name := range []string{e.Name, own} {
		if name != "" && !slices.Contains(e.Aliases, name) {
			e.Aliases = append(e.Aliases, name)
		}
	}
	e.Name = known.Name
	e.Aliases = slices.DeleteFunc(e.Aliases, func(a string) bool { return a == e.Name })
	switch {
	case known.Type == TypeOrganization:
		e.Type, e.Gender = link.Organization, lang.NoGender
	case known.Type == TypePerson || e.Type != link.Organization:
		e.Type = link.Person
	}
	if known.Gender != "" {
		e.Gender = lang.Gender(slices.Index(genders[:], known.Gender))
	}
}

// merge takes all of from over into e.
func merge(e, from *link.Entity) {
	for _, r := range from.Roles {
		if !slices.Contains(e.Roles, r) {
			e.Roles = append(slices.Clip(e.Roles), r)
		}
	}
	for _, a := range from.Aliases {
		if !slices.Contains(e.Aliases, a) {
			e.Aliases = append(slices.Clip(e.Aliases), a)
		}
	}
	if e.Gender == lang.NoGender {
		e.Gender = from.Gender
	}
	e.Mentions = append(slices.Clip(e.Mentions), from.Mentions...)
	slices.SortFunc(e.Mentions, func(a, b text.Range) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	e.Mentions = slices.Compact(e.Mentions)
}

// write makes whoever the byline names the speaker of the statements of "I"
// outside quotations, whoever was taken for that before.
func (g *gazetteer) write(doc *text.Doc, people link.Result) link.Result {
	writer := link.Entity{Name: g.byline, Type: link.Person}
	var mine []int // speakers
	for i, s := range people.Speakers {
		if s.Mention.Len() == 1 && firstPerson(doc, s.Mention.Start) {
			mine = append(mine, i)
			writer.Mentions = append(writer.Mentions, s.Mention)
		}
	}
	if len(mine) == 0 {
		return people
	}
	norm := lang.NameNorm(g.byline)
	entities := slices.Clone(people.Entities)
	gone := make([]bool, len(entities))
	for i := range entities {
		e := &entities[i]
		if e.Name != "" && lang.NameNorm(e.Name) == norm {
			gone[i] = true
			writer.Type = e.Type
			merge(&writer, e)
			continue
		}
		before := len(e.Mentions)
		e.Mentions = slices.DeleteFunc(slices.Clone(e.Mentions), func(m text.Range) bool {
			first := m.Len() == 1 && firstPerson(doc, m.Start)
			if first {
				writer.Mentions = append(writer.Mentions, m)
			}
			return first
		})
		gone[i] = len(e.Mentions) == 0 && before > 0
	}
	merge(&writer, &link.Entity{}) // sorts the mentions
	writer.Aliases = slices.DeleteFunc(writer.Aliases, func(a string) bool { return a == writer.Name })
	people.Entities = entities
	return put(people, writer, gone, mine)
}

// put puts the writer in the place of the entities that are gone. All are in the
// order of first mention again: some have lost theirs to the writer.
func put(people link.Result, writer link.Entity, gone []bool, mine []int) link.Result {
	var out link.Result
	before := []int32{-1} // index in people of each of out; the writer goes first
	out.Entities = append(out.Entities, writer)
	for i, e := range people.Entities {
		if !gone[i] {
			before = append(before, int32(i))
			out.Entities = append(out.Entities, e)
		}
	}
	order := make([]int32, len(before))
	for k := range order {
		order[k] = int32(k)
	}
	first := func(k int32) int32 {
		if m := out.Entities[k].Mentions; len(m) > 0 {
			return m[0].Start
		}
		return 0
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(first(a), first(b)) })
	place := make([]int32, len(people.Entities))
	sorted := make([]link.Entity, len(order))
	at := int32(0) // of the writer
	for to, k := range order {
		sorted[to] = out.Entities[k]
		if i := before[k]; i >= 0 {
			place[i] = int32(to)
		} else {
			at = int32(to)
		}
	}
	for i, g := range gone {
		if g {
			place[i] = at
		}
	}
	out.Entities = sorted
	out.Speakers = slices.Clone(people.Speakers)
	for i := range out.Speakers {
		s := &out.Speakers[i]
		var entities []int32
		for _, e := range s.Entities {
			if !slices.Contains(entities, place[e]) {
				entities = append(entities, place[e])
			}
		}
		if s.Entities = entities; len(entities) == 1 && entities[0] == at {
			s.Name, s.Type = writer.Name, writer.Type
		}
	}
	for _, i := range mine {
		s := &out.Speakers[i]
		s.Name, s.Type, s.Entities = writer.Name, writer.Type, []int32{at}
	}
	return out
}

// firstPerson reports whether token i is the writer speaking of herself.
func firstPerson(doc *text.Doc, i int32) bool {
	return doc.Tokens[i].Quotation == 0 && doc.Is(i, lang.FirstPerson)
}

// oneLine is a stretch of text with single spaces and without invisible
// characters.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) || unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
