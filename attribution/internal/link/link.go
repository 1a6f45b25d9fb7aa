// Package link resolves coreference: it says which entity each speaker's mention
// refers to.
//
// Package name has found the names and joined those of one entity. This package
// goes over the text three times: it lists the mentions and what each says by its
// own words, then resolves them in order, then weighs the names it has found. Not
// only the mentions of speakers are resolved but also the pronouns and descriptions
// in between: they tell who is being talked about, and that "the referee" is somebody
// whom Ann Bell met.
//
// For each mention it lists candidates: the entities named in it, those mentioned
// of late, those with the same role, in the lead those first named a little later
// (cataphora), and nobody. Some mentions have others beside these: a text has its
// likely makers, "the newspaper" has the outlet mentioned last, "both men" has pairs of
// those mentioned last, and "I" outside quotations has only those who may have written
// the text. A trained log-linear
// ranker scores the candidates by their features, and the best one wins. That nobody
// is meant is learned as well: it is likely for an indefinite description, for a role
// that does not fit the only person nearby, for a pronoun of the other gender.
//
// A second, smaller ranker gives the probability that the speaker's name is right:
// the wrong entity may have been chosen, or its name may lack a part that the text
// gives elsewhere. This probability is the speaker's confidence. Below a learned
// threshold the speaker gets no name.
//
// Some things are rules: we and you, I in what somebody says, the former and the
// latter, joint speakers, statements that continue others, and the types and genders
// that a mention can refer to at all. How likely a name given by a rule is to be right
// is learned as well.
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
	NoForm Form = iota // there is no mention, and the speaker is unknown
	Name               // the mention contains the name
	Pronoun
	Nominal  // a description
	Implicit // there is no mention, but the speaker is known
)

// Entity is a person, an organisation or another speaker with all its mentions.
type Entity = name.Profile

// Role is what an entity is: "minister" of "Iran".
type Role = name.RoleText

// Speaker is who made a statement.
type Speaker struct {
	Name     string // empty if the text gives none, or if it is too uncertain
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
// adds entities without a name to those of found. levels are those of the tokens,
// see decide.Levels, or nil. s is memory to reuse, or nil; using it again overwrites
// the result.
func Speakers(found *name.Result, sts []decide.Statement, levels []int32, m *Model, s *Scratch) Result {
	if s == nil {
		s = new(Scratch)
	}
	if levels == nil {
		levels = decide.Levels(sts, len(found.Words), nil)
	}
	l := &s.linker
	l.Result, l.sts, l.within, l.model = found, sts, levels, m
	l.readText()
	res := l.result()
	l.Result, l.sts, l.within, l.model = nil, nil, nil, nil // the caller's
	return res
}

// Scratch is memory for Speakers.
type Scratch struct{ linker }

// Forget drops the text, and with it the result.
func (s *Scratch) Forget() {
	s.output.forget()
	s.knownWriter = lang.Known{}
}

// linker holds the state of one call of Speakers. Its files follow the stages:
//
//	find.go                        the mentions of the text
//	mention.go relation.go         what each says by itself
//	position.go type.go            where it stands, and what type of entity it means
//	read.go                        resolving the mentions in order; recent entities
//	speak.go list.go               the speaker of a statement; lists of names
//	pronoun.go talk.go             pronouns that speak; I and you
//	choose.go fit.go               candidates, agreement, the choice
//	ahead.go                       who is named behind a mention, and its gender
//	narrator.go maker.go group.go  candidates for I, for a text, for several
//	press.go                       which entities are outlets
//	features.go describe.go        what the ranker of candidates sees
//	dense.go                       its weights
//	naming.go naming_facts.go      the probability of a name, and what its ranker sees
//	result.go                      what the caller gets
type linker struct {
	*name.Result
	sts   []decide.Statement
	model *Model

	readState
	finder
	chooser
	output output
}
