// Package entity finds who is named in a text, which mentions mean the same
// somebody, and who speaks each statement.
//
// Package name has found the names and joined them. Here the text is read once from start to end, and every pronoun and description goes to
// one of the few entities that are salient there.
package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Type is the type of an entity or speaker.
type Type = name.Type

const (
	NoType       = name.NoType
	Person       = name.Person
	Organization = name.Organization
	Group        = name.Group
	Unnamed      = name.Unnamed
	Document     = name.Document
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
type Entity = name.Profile

// Role is what an entity is: "minister" of "Iran".
type Role = name.RoleText

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
// are parallel to the tokens, or nil. m joins names. s may be nil; a Scratch may be reused,
// not shared, and the result is void when it is.
func Resolve(doc *text.Doc, tags []tag.POS, sts []decide.Statement, names *lexicon.Names, m *name.Model, s *Scratch) Result {
	if s == nil {
		s = new(Scratch)
	}
	r := &s.resolver
	r.Result, r.sts = name.Find(doc, tags, names, m, &s.found), sts
	r.readText()
	res := r.result()
	r.sts = nil // the caller's
	s.found.Forget()
	return res
}

// Scratch is memory for Resolve.
type Scratch struct {
	resolver
	found name.Scratch
}

// Forget lets go of the text. The result is void.
func (s *Scratch) Forget() { s.output.forget() }

// resolver holds the state of one call of Resolve. Its files follow the stages:
//
//	read.go                        the way through the text; who is salient
//	speak.go mention.go list.go    the speaker of a statement
//	pronoun.go rank.go talk.go     he, who, I and you
//	nominal.go antecedent.go       "the minister", announce.go document.go
//	result.go                      what the caller gets
type resolver struct {
	*name.Result
	sts []decide.Statement

	readState
	output output
}
