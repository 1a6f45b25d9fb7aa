// Package link resolves coreference: it says which entity each speaker's mention
// refers to.
//
// Package name has found the names and joined those of one entity. This package
// reads the text once, from start to end, and resolves the mention of every
// speaker. It also resolves the pronouns and descriptions in between, because they
// tell who is being talked about. For each mention it lists candidates: the
// entities named in the mention, the recently mentioned ones, those with the same
// role, in the lead those first named a little later (cataphora), and nobody.
// A trained log-linear ranker scores the candidates by their features and the best
// one wins. That nobody is meant is learned as well; it is likely for an
// indefinite description, for a role that does not fit the only person nearby, for
// a pronoun of the other gender.
//
// A second, smaller ranker gives the probability that the speaker's name is
// right: the wrong entity may be chosen, or its name may lack a part that the text
// gives elsewhere. This probability is the speaker's confidence. Below a threshold
// the speaker gets no name.
//
// Some things are rules: the first and second person, joint speakers, and the
// types and genders that a mention can refer to at all. How likely the name that a
// rule gives is to be right is learned as well.
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
	NoForm   Form = iota // no mention, and the speaker is unknown
	Name                 // it contains the name
	Pronoun              //
	Nominal              // a description
	Implicit             // no mention, but the speaker is known
)

// Entity is a person, an organisation or another speaker with all its mentions.
type Entity = name.Profile

// Role is what an entity is: "minister" of "Iran".
type Role = name.RoleText

// Speaker is who made a statement.
type Speaker struct {
	Name     string // empty where the text gives none, or it is too uncertain which
	Type     Type
	Form     Form
	Entities []int32    // indices into Result.Entities
	Mention  text.Range // empty without a mention
	Mille    int32      // confidence of the name, in thousandths; 0 without a name
}

// Result is what Speakers finds.
type Result struct {
	Entities []Entity  // named ones and those who speak, in the order of first mention
	Speakers []Speaker // parallel to the statements
}

// Speakers finds the speakers of statements among the names of their text. It
// adds entities without a name to those of found. s is memory to reuse, or nil;
// using it again overwrites the result.
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

// Forget drops the text, and with it the result.
func (s *Scratch) Forget() {
	s.output.forget()
	s.author = lang.Known{}
}

// linker holds the state of one call of Speakers. Its files follow the stages:
//
//	find.go mention.go type.go    the mentions of the text, and what each says by itself
//	read.go                       resolving them in order; which entities are salient
//	speak.go list.go talk.go      the speaker of a statement; joint ones; I and you
//	choose.go                  candidates, hard agreement, the choice
//	features.go describe.go fit.go  what the rankers see
//	dense.go                   their weights
//	result.go                  what the caller gets
type linker struct {
	*name.Result
	sts   []decide.Statement
	model *Model

	readState
	finder
	chooser
	output output
}
