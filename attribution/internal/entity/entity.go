// Package entity finds who is named in a text, which mentions mean the same
// somebody, and who speaks each statement.
//
// Names come first: they are found and joined over the whole text, so that
// the first surname already knows the full name that follows. Then the text
// is read once from start to end, and every pronoun and description goes to
// one of the few entities that are salient there.
package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/statement"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Type is the type of an entity or speaker.
type Type uint8

const (
	NoType       Type = iota
	Person            // named, or known by an office
	Organization      // also a country or a city that speaks
	Group             // a class of people, or joint speakers
	Unnamed           // somebody whom the text does not name
	Document          // a text
)

// Form is the form of a speaker's mention.
type Form uint8

const (
	NoForm   Form = iota // nobody is mentioned, and nobody is known
	Name                 // it holds the name
	Pronoun              //
	Nominal              // a description
	Implicit             // known without a mention
)

// Entity is somebody: all mentions of the same somebody.
type Entity struct {
	Name     string // the fullest that the text gives, without titles; empty where it gives none
	Type     Type
	Gender   lexicon.Gender
	Aliases  []string // other names in the text, in the order of their first mention
	Roles    []Role
	Mentions []text.Range // in the order of the text
}

// Role is what an entity is: "minister" of "Iran".
type Role struct{ Text, Of string }

// Speaker is who made a statement.
type Speaker struct {
	Name     string // empty where the text gives none or leaves it in doubt
	Type     Type
	Form     Form
	Entities []int32    // indices into Result.Entities
	Mention  text.Range // empty without a mention
	Score    int32      // how sure the choice of a pronoun's or description's referent is; 100 is certain
}

// Result is what Resolve finds.
type Result struct {
	Entities []Entity  // named ones and those who speak, in the order of first mention
	Speakers []Speaker // parallel to the statements
}

// Resolve finds the entities of doc and the speakers of its statements. tags
// are parallel to the tokens, or nil. s may be nil; a Scratch may be reused,
// not shared, and the result is void when it is.
func Resolve(doc *text.Doc, tags []tag.POS, sts []statement.Statement, names *lexicon.Names, s *Scratch) Result {
	if s == nil {
		s = new(Scratch)
	}
	if len(tags) != len(doc.Tokens) {
		tags = nil
	}
	r := &s.resolver
	r.reset(doc, tags, sts, names)
	r.lookUp()
	r.findNames()
	r.joinNames()
	r.findRoles()
	r.readText()
	res := r.result()
	r.doc, r.tags, r.sts = nil, nil, nil // the caller's
	return res
}

// Scratch is memory for Resolve.
type Scratch struct{ resolver }

// Forget lets go of the text. The result is void.
func (s *Scratch) Forget() { s.output.forget() }

// resolver holds the state of one call of Resolve. Its files follow the stages:
//
//	word.go                        what a token is at first sight
//	name.go classify.go place.go   names, and what they name
//	headline.go                    names where every word is capitalised
//	join.go single.go index.go     which names are one, nickname.go type.go
//	role.go phrase.go              what stands around a name says of its bearer
//	read.go                        the way through the text; who is salient
//	speak.go mention.go list.go    the speaker of a statement
//	pronoun.go rank.go talk.go     he, who, I and you
//	nominal.go antecedent.go       "the minister", announce.go document.go
//	result.go                      what the caller gets
type resolver struct {
	doc   *text.Doc
	tags  []tag.POS
	sts   []statement.Statement
	names *lexicon.Names
	field fields

	words  []word
	norms  []uint64 // of the words, for lists of several words
	seen   seenTable
	spans  []span
	spanAt []int32 // per token: 1 + the index of the span that covers it
	people []entity
	index  nameIndex
	roles  []role
	roleOf []int32 // per token: 1 + the entity of which it is the head of a role

	readState
	output output
}

// fields are the fields of the lists that rules name.
type fields struct {
	official, politician, leader             lexicon.Fields
	campaign, government, place, outlet      lexicon.Fields
	company, agency, source, lawmaker, party lexicon.Fields
	family                                   lexicon.Fields
	broad                                    lexicon.Fields // say little: official, expert
}

func (r *resolver) reset(doc *text.Doc, tags []tag.POS, sts []statement.Statement, names *lexicon.Names) {
	if r.names != names {
		r.names = names
		r.field = fields{
			official: names.RoleField("official"), politician: names.RoleField("politician"),
			leader: names.RoleField("leader"), lawmaker: names.RoleField("lawmaker"), family: names.RoleField("family"),
			broad: names.RoleField("official") | names.RoleField("politician") | names.RoleField("leader") | names.RoleField("expert") | names.RoleField("executive"), source: names.RoleField("source"),
			campaign: names.BodyKind("campaign"), government: names.BodyKind("government"),
			place: names.BodyKind("place"), outlet: names.BodyKind("outlet"),
			company: names.BodyKind("company"), agency: names.BodyKind("agency"), party: names.BodyKind("party"),
		}
	}
	r.doc, r.tags, r.sts = doc, tags, sts
	r.spans = r.spans[:0]
	r.people = r.people[:0]
	r.roles = r.roles[:0]
}
