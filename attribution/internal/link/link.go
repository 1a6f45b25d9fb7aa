// Package link says who is meant by each mention that speaks.
//
// Package name has found the names and joined them. Here the text is read once
// from start to end. For every mention that speaks (and for the pronouns and
// descriptions between, which tell who is being talked about) the candidates
// are listed: whoever is named in the mention, whoever was mentioned of late,
// who has that very role, who is first named a little later where the mention
// stands at the head of the text, and nobody. Each gets features, one trained
// ranker scores them, and the best is who is meant. That nobody is meant is
// learned like the rest: an indefinite description, a role that is not that of
// the only person around, the other gender.
//
// A second, smaller ranker says whether the name of who was chosen is right:
// the choice may be wrong, and so may the name, which can be a part of the
// fuller one that the text gives. Its probability is the speaker's confidence.
// Under a threshold the speaker keeps its description and gets no name.
//
// What is certain is a table and not learned: first and second person,
// relative pronouns, joint speakers, and which types and genders a mention can
// mean at all.
package link

import (
	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
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
	Mille    int32      // in how many of a thousand such cases the name is right; 0 without a name
}

// Result is what Speakers finds.
type Result struct {
	Entities []Entity  // named ones and those who speak, in the order of first mention
	Speakers []Speaker // parallel to the statements
}

// Speakers finds the speakers of statements among the names of their text. It
// adds entities without a name to those of found. s may be nil; a Scratch may
// be reused, not shared, and the result is void when it is.
func Speakers(found *name.Result, sts []decide.Statement, m *Model, s *Scratch) Result {
	if s == nil {
		s = new(Scratch)
	}
	l := &s.linker
	l.Result, l.sts, l.model = found, sts, m
	l.readText()
	res := l.result()
	l.Result, l.sts, l.model = nil, nil, nil // the caller's
	return res
}

// Scratch is memory for Speakers.
type Scratch struct{ linker }

// Forget lets go of the text. The result is void.
func (s *Scratch) Forget() {
	s.output.forget()
	s.author = lang.Known{}
}

// linker holds the state of one call of Speakers. Its files follow the stages:
//
//	read.go                    the way through the text; who is salient
//	speak.go list.go talk.go   the speaker of a statement; joint ones; I and you
//	mention.go type.go         what a mention says by itself
//	choose.go                  candidates, hard agreement, the choice
//	features.go fit.go         what the rankers see
//	dense.go                   their weights
//	result.go                  what the caller gets
type linker struct {
	*name.Result
	sts   []decide.Statement
	model *Model

	readState
	chooser
	output output
}
