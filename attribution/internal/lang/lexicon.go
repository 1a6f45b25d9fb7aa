package lang

import (
	"math/bits"
	"strings"
)

// Marks say what a word can be around names.
type Marks uint32

const (
	Given        Marks = 1 << iota // a given name
	Role                           // what people are called by: senator, coach, widow
	Title                          // a role that stands before a name
	Office                         // a role that one person holds at a time in one place
	Vague                          // a role that says little: friend, source
	Plural                         // of a role, body or document
	BodyName                       // a word of the name of an organisation: Ministry, Bank
	BodyHead                       // with BodyName: the name may go on after it with "of"
	BodyCommon                     // a common noun for an organisation: the agency
	BodySuffix                     // it ends the name of a company: Ltd
	People                         // a body made of people: police
	DocumentNoun                   // a text: report, law, poll
	Place                          // a country or a part of one
	Demonym                        // what or who is from there
	Capital                        // a seat of government
	Begins                         // an entry of several words begins with this one
	Determiner
	Preposition
	Conjunction
	Relative // or a question word
	Adverb   // or another word that often begins a sentence
	Month
	Weekday
	Particle // inside a name: von, de, bin
	Suffix   // after a name: Jr., III
	Honour   // letters of honour behind a name: QC
	Auxiliary
	Pronoun
	Quantity   // a number word, or a word of measure
	Compound   // the second half of an adjective: Lipa-style
	BeginsBody // a common noun of several words for an organisation begins with this one: coast guard

	// Function marks the small words.
	Function = Determiner | Preposition | Conjunction | Relative | Adverb | Month | Weekday | Auxiliary | Pronoun | Quantity
)

// Gender is what a word tells of who bears it.
type Gender uint8

const (
	NoGender Gender = iota
	Male
	Female
)

// Fields is a set of fields of roles, such as official or lawyer, or of
// bodies, such as agency or company.
type Fields uint64

// Entry is what the lists say of a word, or of several.
type Entry struct {
	Groups   Groups
	Marks    Marks
	Layout   LayoutClass
	Carrier  Carrier
	Occasion OccasionClass
	Small    Small
	Gender   Gender // of a given name or role
	Role     uint16 // synonyms share it; 0 for none
	Body     uint16 // the same for organisations
	Text     uint16 // the same for texts
	Place    uint16 // the same for places and their demonyms and capitals
	Fields   Fields // of the role
	Field    Fields // the one that the word itself names, if any
	Bodies   Fields // of the body
	Kind     Fields // the one of bodies that the word itself names, if any
}

// Has reports whether the word has one of the marks.
func (n *Entry) Has(m Marks) bool { return n.Marks&m != 0 }

// Lexicon is all word lists of a language but those of verbs and nouns (Words)
// and of outlets (Outlets). It is read-only and safe for concurrent use.
type Lexicon struct {
	index   Table[uint16] // into entries
	entries []Entry       // entries[0] is empty

	fields, kinds map[string]Fields
	nicknames     Table[bool] // by both names
	words         *Words
	groups        [groupCount][]string
	small         [smallCount]smallWord

	known      Table[int32] // of the words of a name to 1 + its place in knownNames, 0 where one goes on
	knownNames []KnownName  // of a newsroom, see With
}

// Word returns what the lists say of the word with that NameNorm.
func (l *Lexicon) Word(norm uint64) *Entry {
	at, _ := l.index.Find(norm)
	return &l.entries[at]
}

// Nothing is what the lists say of words that they do not have.
func (l *Lexicon) Nothing() *Entry { return &l.entries[0] }

// Noun returns the classes of a noun with that NormOf, see Words.Noun; of its
// singular if it is a plural in -s.
func (l *Lexicon) Noun(word string, norm uint64) (Class, Senses) {
	if c, s := l.words.Noun(norm); c != NoClass || len(word) < 4 || word[len(word)-1] != 's' {
		return c, s
	}
	return l.words.Noun(NormOf(word[:len(word)-1]))
}

// Verb reports whether a word is a verb, or one in -s, -ed or -ing.
func (l *Lexicon) Verb(word string) bool {
	if c, _ := l.words.Verb(NormOf(word)); c != NoClass {
		return true
	}
	for _, end := range [...]string{"s", "es", "d", "ed", "ing"} {
		if stem, ok := strings.CutSuffix(word, end); ok && len(stem) > 2 {
			if c, _ := l.words.Verb(NormOf(stem)); c != NoClass {
				return true
			}
		}
	}
	return false
}

// Longest returns the entry of the most words among those that words begins
// with, and their number: "prime minister", "New Zealand". words are
// NameNorms. The number is 0 where there is none of two words or more.
func (l *Lexicon) Longest(words []uint64) (*Entry, int) {
	if len(words) == 0 || !l.Word(words[0]).Has(Begins) {
		return &l.entries[0], 0
	}
	return l.LongestFrom(words)
}

// LongestFrom is Longest where the first word is known to begin an entry.
func (l *Lexicon) LongestFrom(words []uint64) (*Entry, int) {
	best, length := &l.entries[0], 0
	key := words[0]
	for i, w := range words[1:min(len(words), 5)] {
		key = joinNorms(key, w)
		found := l.Word(key)
		if found == &l.entries[0] {
			break // what begins an entry is one as well
		}
		best, length = found, i+2
	}
	return best, length
}

func joinNorms(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^0x2d358dccaa6c78a5, b^0x8bb84b93962eacc9)
	return hi ^ lo | 1
}

// NameNorm is NormOf of the word without diacritics, so that Đoković and
// Djokovic are one.
func NameNorm(word string) uint64 {
	if ASCII(word) {
		return NormOf(word)
	}
	var folded, plain [64]byte
	return NormOf(string(appendPlain(plain[:0], AppendFold(folded[:0], word))))
}

// appendPlain appends a folded word without the diacritics of Latin letters.
func appendPlain(b, folded []byte) []byte {
	for _, r := range string(folded) {
		switch {
		case r < 0x80:
			b = append(b, byte(r))
		case 0x300 <= r && r < 0x370: // combining marks
		default:
			b = append(b, plainLatin(r)...)
		}
	}
	return b
}

// Nickname reports whether one of two given names, as norms, is a short form
// of the other: Bill, William.
func (l *Lexicon) Nickname(a, b uint64) bool {
	if short, _ := l.nicknames.Find(joinNorms(a, b)); short {
		return true
	}
	short, _ := l.nicknames.Find(joinNorms(b, a))
	return short
}

// RoleField returns the field of roles with that name, or 0.
func (l *Lexicon) RoleField(name string) Fields { return l.fields[name] }

// BodyKind returns the field of bodies with that name, or 0.
func (l *Lexicon) BodyKind(name string) Fields { return l.kinds[name] }
