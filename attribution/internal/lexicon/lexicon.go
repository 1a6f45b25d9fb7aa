// Package lexicon is the old name of package lang's words. It goes when nobody
// uses it any longer.
package lexicon

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

type (
	Act            = lang.Act
	Class          = lang.Class
	Cue            = lang.Cue
	CueAddition    = lang.CueAddition
	Fields         = lang.Fields
	Gender         = lang.Gender
	Marks          = lang.Marks
	Name           = lang.Name
	NameAddition   = lang.NameAddition
	Names          = lang.Names
	Outlet         = lang.Outlet
	OutletAddition = lang.OutletAddition
	OutletKind     = lang.OutletKind
	OutletMatch    = lang.OutletMatch
	Outlets        = lang.Outlets
	Senses         = lang.Senses
	Words          = lang.Words
	Table[V any]   = lang.Table[V]
)

const (
	Adverb            = lang.Adverb
	Agency            = lang.Agency
	Attitude          = lang.Attitude
	Auxiliary         = lang.Auxiliary
	Begins            = lang.Begins
	Body              = lang.Body
	BodyCommon        = lang.BodyCommon
	BodyHead          = lang.BodyHead
	BodyName          = lang.BodyName
	BodySuffix        = lang.BodySuffix
	Broadcaster       = lang.Broadcaster
	Capital           = lang.Capital
	Change            = lang.Change
	Cognition         = lang.Cognition
	Communication     = lang.Communication
	Competition       = lang.Competition
	Conjunction       = lang.Conjunction
	Consumption       = lang.Consumption
	Contact           = lang.Contact
	Creation          = lang.Creation
	Demonym           = lang.Demonym
	Determiner        = lang.Determiner
	Document          = lang.Document
	DocumentNoun      = lang.DocumentNoun
	Emotion           = lang.Emotion
	Female            = lang.Female
	Function          = lang.Function
	Given             = lang.Given
	Honour            = lang.Honour
	Magazine          = lang.Magazine
	Male              = lang.Male
	Month             = lang.Month
	Motion            = lang.Motion
	Newspaper         = lang.Newspaper
	NoClass           = lang.NoClass
	NoGender          = lang.NoGender
	NounAct           = lang.NounAct
	NounAttribute     = lang.NounAttribute
	NounCognition     = lang.NounCognition
	NounCommunication = lang.NounCommunication
	NounEvent         = lang.NounEvent
	NounFeeling       = lang.NounFeeling
	NounGroup         = lang.NounGroup
	NounLocation      = lang.NounLocation
	NounMotive        = lang.NounMotive
	NounOther         = lang.NounOther
	NounPerson        = lang.NounPerson
	NounPossession    = lang.NounPossession
	NounState         = lang.NounState
	NounTime          = lang.NounTime
	Office            = lang.Office
	OtherOutlet       = lang.OtherOutlet
	Particle          = lang.Particle
	People            = lang.People
	Perception        = lang.Perception
	Place             = lang.Place
	Platform          = lang.Platform
	Plural            = lang.Plural
	Possession        = lang.Possession
	Preposition       = lang.Preposition
	Pronoun           = lang.Pronoun
	Quantity          = lang.Quantity
	Relative          = lang.Relative
	Role              = lang.Role
	Social            = lang.Social
	Speech            = lang.Speech
	Stative           = lang.Stative
	Suffix            = lang.Suffix
	Thought           = lang.Thought
	Title             = lang.Title
	Vague             = lang.Vague
	Weather           = lang.Weather
	Website           = lang.Website
	Weekday           = lang.Weekday
	Writing           = lang.Writing
)

func EnglishWords() *Words     { return lang.EnglishWords() }
func EnglishNames() *Names     { return lang.EnglishNames() }
func EnglishOutlets() *Outlets { return lang.EnglishOutlets() }

func NewTable[V any](n int) Table[V] { return lang.NewTable[V](n) }

func NameNorm(word string) uint64 { return lang.NameNorm(word) }

func NormAt(doc *text.Doc, i int32) uint64 { return doc.NameNorm(i) }
