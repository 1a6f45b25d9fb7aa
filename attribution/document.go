package attribution

import "github.com/whosaid/whosaid/quotes"

// Document is what was found in one text. All offsets count bytes of Text
// (UTF-8), half-open, on rune boundaries. Parts share memory: the Mention of a
// speaker or a source mostly points to one of the Mentions of its entity or Source,
// so that a change of one is a change of the other.
type Document struct {
	Text       string
	Statements []Statement // by the start of their content; never nil from Extract or JSON
	Entities   []Entity    // every named person and organisation but the writers, and the unnamed who speak; in the order of first mention
	Sources    []Source    // outlets and platforms that carried a statement; in the order of first mention
	Dateline   *Dateline   // nil where the text has none
	Warnings   []Warning
}

// Fragment is a stretch of the text: its bytes and, as a checksum for readers
// who count otherwise, its words.
type Fragment struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text,omitempty"`
}

// Span returns the fragment's place.
func (f Fragment) Span() quotes.Span { return quotes.Span{Start: f.Start, End: f.End} }

// Phrase is one or more fragments that belong together. Text joins them with
// " … ".
type Phrase struct {
	Text  string     `json:"text,omitempty"`
	Spans []Fragment `json:"spans,omitempty"`
}

// Statement is something that somebody said, wrote or is reported to think.
type Statement struct {
	ID         int        `json:"id"` // from 1
	Kind       Kind       `json:"kind,omitempty"`
	Content    []Fragment `json:"content,omitempty"`
	Cue        *Cue       `json:"cue,omitempty"`     // nil for a quotation that only continues another
	Speaker    *Speaker   `json:"speaker,omitempty"` // nil where the text gives none
	Addressee  *Phrase    `json:"addressee,omitempty"`
	Source     *Credit    `json:"source,omitempty"`
	Occasion   *Occasion  `json:"occasion,omitempty"`
	Confidence float64    `json:"confidence"`         // in [0,1]: the share of such statements that are right
	Evidence   string     `json:"evidence,omitempty"` // the rule or model, and the cue, that made it
}

// Kind says how much of a statement's content stands between quotation marks.
type Kind string

const (
	KindDirect   Kind = "direct"   // all of it, but for two words at most; also turns of an interview
	KindMixed    Kind = "mixed"    // a part
	KindIndirect Kind = "indirect" // nothing
)

// Act is what a cue names.
type Act string

const (
	ActSpeech   Act = "speech"   // an act of communicating: say, deny, praise, promise, demand
	ActWriting  Act = "writing"  // the same in writing: write, tweet, post
	ActDocument Act = "document" // the speaker is a text: a poll, a law, a report
	ActThought  Act = "thought"  // believe, fear, know
	ActAttitude Act = "attitude" // a stance without an act: support, oppose, hope, want
)

// Cue is the words that report a statement.
type Cue struct {
	Text    string     `json:"text,omitempty"`
	Lemma   string     `json:"lemma,omitempty"` // of the reporting word; "according to" whole
	Act     Act        `json:"act,omitempty"`
	Negated bool       `json:"negated,omitempty"`
	Spans   []Fragment `json:"spans,omitempty"`
}

// Speaker is who made a statement.
type Speaker struct {
	Name     string `json:"name,omitempty"` // the fullest the text gives, without titles; empty where the text has none
	Type     Type   `json:"type,omitempty"`
	Form     Form   `json:"form,omitempty"`
	Entities []int  `json:"entities,omitempty"` // ids of Document.Entities; several for joint speakers
	// Confidence is the share of such names that are right, in [0,1]; 0 without
	// a name. A name that is too likely to be wrong is not given.
	Confidence float64 `json:"confidence,omitempty"`
	Mention    *Phrase `json:"mention,omitempty"` // nil with form "implicit"
}

// Type is the type of an entity.
type Type string

const (
	TypePerson       Type = "person"
	TypeOrganization Type = "organization"
	TypeGroup        Type = "group"   // a class of people, or joint speakers
	TypeUnnamed      Type = "unnamed" // somebody whom the text does not name
	TypeDocument     Type = "document"
)

// Form is the form of a mention.
type Form string

const (
	FormName     Form = "name"
	FormPronoun  Form = "pronoun"
	FormNominal  Form = "nominal"
	FormImplicit Form = "implicit" // known without a mention, as in a quotation that continues
)

// Credit is the outlet or platform that carried a statement.
type Credit struct {
	Name       string     `json:"name,omitempty"` // the usual short name, or as the text spells it
	Kind       SourceKind `json:"kind,omitempty"`
	Confidence float64    `json:"confidence,omitempty"` // in [0,1]: the share of such credits that are right; 0 in a dateline, which is read and not judged
	Mention    *Phrase    `json:"mention,omitempty"`
}

// SourceKind is the kind of an outlet.
type SourceKind string

const (
	SourceAgency      SourceKind = "agency"
	SourceBroadcaster SourceKind = "broadcaster"
	SourceNewspaper   SourceKind = "newspaper"
	SourceMagazine    SourceKind = "magazine"
	SourceWebsite     SourceKind = "website"
	SourceSocial      SourceKind = "social"
	SourceOther       SourceKind = "other"
)

// Occasion is where, when and on what event a statement was made, as far as
// the text says.
type Occasion struct {
	Event *Phrase `json:"event,omitempty"`
	Place *Phrase `json:"place,omitempty"`
	Time  *Phrase `json:"time,omitempty"`
}

// Entity is somebody: all mentions of the same somebody.
type Entity struct {
	ID       int      `json:"id"`             // from 1
	Name     string   `json:"name,omitempty"` // the fullest the text gives, without titles
	Type     Type     `json:"type,omitempty"`
	Gender   Gender   `json:"gender,omitempty"`
	Aliases  []string `json:"aliases,omitempty"` // other names in the text
	Roles    []Role   `json:"roles,omitempty"`
	Mentions []Phrase `json:"mentions,omitempty"`
}

// Gender is a grammatical gender as the text's pronouns, titles and given
// names tell it.
type Gender string

const (
	GenderMale   Gender = "male"
	GenderFemale Gender = "female"
)

// Role is what an entity is: "minister" of "Iran".
type Role struct {
	Text string `json:"text,omitempty"`
	Of   string `json:"of,omitempty"`
}

// Source is an outlet or platform that carried at least one statement.
type Source struct {
	Name     string     `json:"name,omitempty"`
	Kind     SourceKind `json:"kind,omitempty"`
	Country  string     `json:"country,omitempty"` // ISO 3166-1 alpha-2
	Mentions []Phrase   `json:"mentions,omitempty"`
}

// Dateline is the place, date and agency at the head of an article.
type Dateline struct {
	Place  *Phrase `json:"place,omitempty"`
	Date   *Date   `json:"date,omitempty"`
	Source *Credit `json:"source,omitempty"`
}

// Date is a date as the text writes it and, where it is whole, in ISO 8601.
type Date struct {
	Text  string     `json:"text,omitempty"`
	Spans []Fragment `json:"spans,omitempty"`
	ISO   string     `json:"iso,omitempty"`
}

// Warning says what a reader of the document should know about its making.
type Warning struct {
	Code   string `json:"code,omitempty"`
	Detail string `json:"detail,omitempty"`
}
