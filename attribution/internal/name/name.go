// Package name finds the names of a text: which words are one, what it names,
// which names are of the same somebody, and what the words around a name say
// of its bearer. It knows nothing of statements and speakers.
//
// Names are found and joined over the whole text, so that the first surname
// already knows the full name that follows.
package name

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Type is the type of an entity.
type Type uint8

const (
	NoType       Type = iota
	Person            // named, or known by an office
	Organization      // also a country or a city that speaks
	Group             // a class of people, or joint speakers
	Unnamed           // somebody whom the text does not name
	Document          // a text
)

// Result is what Find finds, and how: the stages behind it ask the same
// questions of words and phrases. They may append entities without a name and
// give them roles. The files of the package follow the stages:
//
//	word.go                        what a token is at first sight
//	find.go classify.go place.go   names, and what they name
//	headline.go                    names where every word is capitalised
//	body.go                        bodies of several names and small words
//	join.go candidate.go choice.go which names are one, index.go type.go
//	role.go phrase.go              what stands around a name says of its bearer
//	profile.go                     what the caller is told of an entity
type Result struct {
	Doc     *text.Doc
	Tags    []tag.POS // nil without
	Lexicon *lang.Lexicon
	Fields  lang.NamedFields

	Words    []Word
	Norms    []uint64 // of the words, for lists of several words
	Spans    []Span   // in the order of the text
	SpanAt   []int32  // per token: 1 + the index of the span that covers it
	Entities []Entity
	Roles    []Role
	RoleOf   []int32 // per token: 1 + the entity of which it is the head of a role

	seen  seenTable
	index nameIndex
	grown []Span // the bodies of growBodies
	spare []Span // room for Spans

	model    *Model
	teacher  func(r *Result, i int32) (int, bool) // answers for training
	cands    []candidate
	shares   []int32
	features []uint64
}

// Find finds the names of doc. tags are parallel to the tokens, or nil. Without
// a model, two names are one wherever the rules allow it. s is memory to reuse,
// or nil; using it again overwrites the result.
func Find(doc *text.Doc, tags []tag.POS, m *Model, s *Scratch) *Result {
	if s == nil {
		s = new(Scratch)
	}
	if len(tags) != len(doc.Tokens) {
		tags = nil
	}
	r := &s.result
	r.reset(doc, tags)
	r.model = m
	r.lookUp()
	r.findNames()
	r.growBodies()
	r.joinNames()
	r.findRoles()
	return r
}

// Scratch is memory for Find.
type Scratch struct{ result Result }

// Forget lets go of the text. The result is void.
func (s *Scratch) Forget() { s.result.Doc, s.result.Tags = nil, nil }

func (r *Result) reset(doc *text.Doc, tags []tag.POS) {
	if r.Lexicon != doc.Lang.Lexicon {
		r.Lexicon = doc.Lang.Lexicon
		r.Fields = r.Lexicon.Fields()
	}
	r.Doc, r.Tags = doc, tags
	r.Spans = r.Spans[:0]
	r.Entities = r.Entities[:0]
	r.Roles = r.Roles[:0]
}
