// Package name finds the names of a text. It says which words are a name, whether
// it is that of a person, an organisation or a place, which names belong to one
// entity, and what the words around a name say about its bearer. It knows nothing
// about statements and speakers.
//
// Names are joined over the whole text, so that a surname finds its full name even
// where that comes later.
package name

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
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
	Unnamed           // a person whom the text does not name
	Document          // a text
)

// Result is what Find finds. Its methods answer questions about words and phrases
// that later stages ask too. Those may append entities without a name and give
// them roles. The files of the package follow the stages:
//
//	look.go word.go                what is known about each token
//	find.go run.go title.go        where names begin and end
//	classify.go place.go           their kinds
//	headline.go                    names in lines of capitalised words
//	body.go                        organisations with several names or small letters in theirs
//	join.go candidate.go choice.go which names belong to one entity, also index.go
//	type.go like.go                whether a name is a person's or an organisation's
//	known.go                       the names that a newsroom has given
//	role.go around.go phrase.go    what the words around a name say about its bearer
//	profile.go                     what the caller learns about an entity
type Result struct {
	Doc     *text.Doc
	Tags    []tag.POS // nil if unknown
	Lexicon *lang.Lexicon
	Fields  lang.NamedFields

	Words    []Word
	Spans    []Span  // in the order of the text
	SpanAt   []int32 // per token: 1 + the index of the span that covers it
	Entities []Entity
	Roles    []Role
	Heads    []int32 // tokens that may be heads of mentions without a name: pronouns, words for people, bodies and texts
	RoleOf   []int32 // per token: 1 + the entity whose role it is the head of

	tokens   []text.Token  // those of Doc
	lexemes  []text.Lexeme // those of Doc
	seen     []seen        // per lexeme
	odd      []int32       // see readPlain
	capitals []int32       // tokens that are capitalised
	bodies   []int32       // words in small letters with which the common noun for an organisation may end
	head     int           // the first of Heads that weighTypes has not passed
	brackets []int32       // opening ones
	bracket  int           // the first of them that findNames has not passed

	index nameIndex
	grown []Span // the bodies of growBodies
	spare []Span // room for Spans

	model    *Model
	teacher  func(r *Result, i int32) (int, bool) // answers for training
	types    func(e int32, features []uint64)     // sees the features of types, for training
	cands    []candidate
	shares   []int32
	features []uint64
	slots    linear.Scratch // of the ranker of types
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

// Forget drops the text, and with it the result.
func (s *Scratch) Forget() {
	s.result.Doc, s.result.Tags, s.result.tokens, s.result.lexemes = nil, nil, nil, nil
}

func (r *Result) reset(doc *text.Doc, tags []tag.POS) {
	if r.Lexicon != doc.Lang.Lexicon {
		r.Lexicon = doc.Lang.Lexicon
		r.Fields = r.Lexicon.Fields()
	}
	r.Doc, r.Tags, r.tokens, r.lexemes = doc, tags, doc.Tokens, doc.Lexemes
	r.Spans = r.Spans[:0]
	r.Entities = r.Entities[:0]
	r.Roles = r.Roles[:0]
}
