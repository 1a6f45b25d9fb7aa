package name

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// A newsroom's names are entries of the lexicon, each with whom it is of. They
// are found like others, by their capitals; only those that no capital or title
// betrays as a name ("the Boss", "Mayor Kate") are looked for. A surname alone
// may be anybody's: it is that of somebody known only if nobody in the text has
// a fuller name with it.

// longestKnown is the number of tokens of a newsroom's name.
const longestKnown = 24

// knownAt returns the newsroom's name of several words that stands at token i,
// nil for none. It must not be the beginning of a longer name.
func (r *Result) knownAt(i int32) *lang.KnownName {
	var room [longestKnown]uint64
	k := r.Lexicon.Known(r.normsOf(i, i+longestKnown, &room))
	if k == nil || k.Words < 2 {
		return nil
	}
	end := i + int32(k.Words)
	if r.Doc.Tokens[end-1].Sentence != r.Doc.Tokens[i].Sentence || r.Capital(end) && !r.Is(end, lang.Month|lang.Weekday) || !r.spelled(k, i) {
		return nil
	}
	return k
}

// normsOf fills room with the norms of the tokens [a,b), as far as there is any.
func (r *Result) normsOf(a, b int32, room *[longestKnown]uint64) []uint64 {
	n := 0
	for i := a; i < min(b, a+longestKnown, int32(len(r.Words))); i++ {
		room[n] = r.Norm(i)
		n++
	}
	return room[:n]
}

// spelled reports whether a name stands at token i with the capitals that it
// has to have.
func (r *Result) spelled(k *lang.KnownName, i int32) bool {
	for w := range k.Words {
		if at := i + int32(w); k.Capital(w) && r.Small(at) != lang.WordThe && !lang.StartsUpper(r.Doc.Word(at)) {
			return false
		}
	}
	return true
}

// knownAs returns whom the newsroom calls exactly so, with or without an
// article before the name, nil for nobody.
func (r *Result) knownAs(s *Span) *lang.Known {
	if s.known != nil || !r.Lexicon.Knows() {
		return s.known
	}
	end := s.End
	if r.Possessive(end - 1) {
		end--
	}
	var room [longestKnown]uint64
	for start := s.Start; start >= max(0, s.Start-1); start-- {
		if k := r.Lexicon.Known(r.normsOf(start, end, &room)); k != nil && start+int32(k.Words) == end && r.spelled(k, start) {
			return k.Known
		}
		if r.Small(start-1) != lang.WordThe {
			break
		}
	}
	return nil
}

// joinKnown makes span i a mention of somebody known.
func (r *Result) joinKnown(i int32, k *lang.Known) {
	s := &r.Spans[i]
	s.Kind = KindBody
	if k.Person {
		s.Kind = KindPerson
	}
	key := mixNorm(13, k.Number())
	if n := r.index.head(key); n != 0 {
		e := r.index.nodes[n-1].entity
		r.link(i, e)
		r.register(i, e)
		return
	}
	r.found(i)
	r.index.put(key, s.Entity, whole)
	e := &r.Entities[s.Entity]
	e.Known, e.Weak = k, false
	if k.Gender != lang.NoGender {
		e.Gender, e.Titled = k.Gender, true
	}
}

// NameOf is what an entity is called: as the newsroom calls it, else by the
// fullest name of the text; empty without a name.
func (r *Result) NameOf(e *Entity) string {
	switch {
	case e.Known != nil:
		return e.Known.Name
	case e.Full >= 0:
		return r.Text(&r.Spans[e.Full])
	}
	return ""
}

// Called returns the person with that whole name, as NameNorms of its words, -1
// for nobody.
func (r *Result) Called(words []uint64) int32 {
	key := uint64(0)
	for _, w := range words {
		key = mixNorm(key, w)
	}
	for n, tries := r.index.head(key), 0; n != 0 && tries < maxNamesakes; n, tries = r.index.nodes[n-1].next, tries+1 {
		if node := &r.index.nodes[n-1]; node.part == whole && r.Entities[node.entity].Type == Person {
			return node.entity
		}
	}
	return -1
}
