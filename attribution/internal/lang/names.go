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
	Determiner                     //
	Preposition                    //
	Conjunction                    //
	Relative                       // or a question word
	Adverb                         // or another word that often begins a sentence
	Month                          //
	Weekday                        //
	Particle                       // inside a name: von, de, bin
	Suffix                         // after a name: Jr., III
	Honour                         // letters of honour behind a name: QC
	Auxiliary                      //
	Pronoun                        //
	Quantity                       // a number word, or a word of measure
	Compound                       // the second half of an adjective: Lipa-style

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

// Name is what the lists say of a word, or of several.
type Name struct {
	Groups   Groups
	Marks    Marks
	Layout   LayoutClass
	Carrier  Carrier
	Occasion OccasionClass
	Small    Small
	Gender   Gender // of a given name or role
	Role     uint16 // synonyms share it; 0 for none
	Body     uint16 // the same for organisations
	Place    uint16 // the same for places and their demonyms and capitals
	Fields   Fields // of the role
	Field    Fields // the one that the word itself names, if any
	Bodies   Fields // of the body
	Kind     Fields // the one of bodies that the word itself names, if any
}

// Has reports whether the word has one of the marks.
func (n *Name) Has(m Marks) bool { return n.Marks&m != 0 }

// Names holds the words around names. It is read-only and safe for concurrent
// use.
type Names struct {
	index Table[nameAt]
	names []Name // names[0] is empty

	fields, kinds map[string]Fields
	nicknames     Table[bool] // by both names
	words         *Words
	groups        [groupCount][]string
	small         [smallCount]smallWord
}

// nameAt is where a name stands in the list, with its marks at hand: they are
// all that is asked of most words.
type nameAt struct {
	index uint16
	marks Marks
}

// Word returns what the lists say of the word with that NameNorm.
func (n *Names) Word(norm uint64) *Name {
	at, _ := n.index.Find(norm)
	return &n.names[at.index]
}

// Look is Word with the marks of the word, which costs no second look.
func (n *Names) Look(norm uint64) (*Name, Marks) {
	at, _ := n.index.Find(norm)
	return &n.names[at.index], at.marks
}

// May reports whether the lists may have a word. It is a quick no to most.
func (n *Names) May(norm uint64) bool { return n.index.May(norm) }

// Nothing is what the lists say of words that they do not have.
func (n *Names) Nothing() *Name { return &n.names[0] }

// Noun returns the classes of the noun with that folded form, see Words.Noun;
// of its singular if it is a plural in -s.
func (n *Names) Noun(word string) (Class, Senses) {
	if c, s := n.words.Noun(NormOf(word)); c != NoClass || len(word) < 4 || word[len(word)-1] != 's' {
		return c, s
	}
	return n.words.Noun(NormOf(word[:len(word)-1]))
}

// Verb reports whether a word is a verb, or one in -s, -ed or -ing.
func (n *Names) Verb(word string) bool {
	if c, _ := n.words.Verb(NormOf(word)); c != NoClass {
		return true
	}
	for _, end := range [...]string{"s", "es", "d", "ed", "ing"} {
		if stem, ok := strings.CutSuffix(word, end); ok && len(stem) > 2 {
			if c, _ := n.words.Verb(NormOf(stem)); c != NoClass {
				return true
			}
		}
	}
	return false
}

// Longest returns the entry of the most words among those that words begins
// with, and their number: "prime minister", "New Zealand". words are
// NameNorms. The number is 0 where there is none of two words or more.
func (n *Names) Longest(words []uint64) (*Name, int) {
	if len(words) == 0 || !n.Word(words[0]).Has(Begins) {
		return &n.names[0], 0
	}
	best, length := &n.names[0], 0
	key := words[0]
	for i, w := range words[1:min(len(words), 5)] {
		key = joinNorms(key, w)
		if found := n.Word(key); found != &n.names[0] {
			best, length = found, i+2
		}
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

// A namesLoader builds Names.
type namesLoader struct {
	*Names
	own    uint16 // entries from here on belong to one key
	roles  map[string]uint16
	bodies map[string]uint16
	in     *reader
}

func loadNames(in *reader, words *Words) *Names {
	l := namesLoader{
		Names: &Names{
			index: NewTable[nameAt](20_000), names: make([]Name, 1, 8192),
			fields: map[string]Fields{}, kinds: map[string]Fields{}, nicknames: NewTable[bool](256), words: words,
		},
		in:     in,
		roles:  map[string]uint16{"": 0},
		bodies: map[string]uint16{"": 0},
	}
	// Who comes first finds its slot free: half of all words of a text are
	// function words.
	in.rows("function.tsv", 2, 2, func(f []string) { l.index.At(NameNorm(f[0])) })
	l.loadGiven()
	l.loadNicknames()
	l.loadRoles()
	l.loadBodies()
	l.loadDocuments()
	l.loadPlaces()
	l.loadFunction()
	l.loadGroups()
	l.loadSmall()
	l.loadCalendar()
	loadBits(&l, "carriers.tsv", carrierClasses, func(n *Name) *Carrier { return &n.Carrier })
	loadBits(&l, "layout.tsv", layoutClasses, func(n *Name) *LayoutClass { return &n.Layout })
	loadBits(&l, "occasion.tsv", occasionClasses, func(n *Name) *OccasionClass { return &n.Occasion })
	return l.Names
}

// add merges what is known of a word with what add says.
func (l *namesLoader) add(words string, change func(*Name)) {
	key, rest, more := strings.Cut(words, " ")
	norm := NameNorm(key)
	for more {
		l.put(norm, func(n *Name) { n.Marks |= Begins })
		key, rest, more = strings.Cut(rest, " ")
		norm = joinNorms(norm, NameNorm(key))
	}
	l.put(norm, change)
}

func (l *namesLoader) put(key uint64, change func(*Name)) {
	at := l.index.At(key)
	if at.index < l.own { // all given names of one gender share an entry
		l.names = append(l.names, l.names[at.index])
		at.index = uint16(len(l.names) - 1)
	}
	change(&l.names[at.index])
	at.marks = l.names[at.index].Marks
}

// loadNicknames enters each short form with each of its names.
func (l *namesLoader) loadNicknames() {
	l.in.rows("nicknames.tsv", 2, 2, func(f []string) {
		for full := range strings.FieldsSeq(f[1]) {
			*l.nicknames.At(joinNorms(NormOf(f[0]), NormOf(full))) = true
		}
	})
}

// loadGiven does without rows and put for speed: the list is long, comes
// first, and holds three values only.
func (l *namesLoader) loadGiven() {
	var at [256]uint16
	for letter, g := range map[byte]Gender{'m': Male, 'f': Female, 'u': NoGender} {
		at[letter] = uint16(len(l.names))
		l.names = append(l.names, Name{Marks: Given, Gender: g})
	}
	l.own = uint16(len(l.names))
	l.in.lines("given.tsv", func(line string) {
		word, gender, _ := strings.Cut(line, "\t")
		if len(gender) != 1 || at[gender[0]] == 0 {
			l.in.fail("unknown gender %q, want m, f or u", gender)
			return
		}
		*l.index.At(NormOf(word)) = nameAt{at[gender[0]], Given}
	})
}

// number returns the number of a word in a list, a new one if need be.
func number(list map[string]uint16, word string) uint16 {
	n, ok := list[word]
	if !ok {
		n = uint16(len(list))
		list[word] = n
	}
	return n
}

// field returns the set of the fields that are named.
func (l *namesLoader) field(list map[string]Fields, names string) Fields {
	var set Fields
	for name := range strings.FieldsSeq(names) {
		if name == "-" {
			continue
		}
		f, ok := list[name]
		if !ok {
			if len(list) == 64 {
				l.in.fail("field %q is one more than 64", name)
				return set
			}
			f = 1 << len(list)
			list[name] = f
		}
		set |= f
	}
	return set
}

func genderOf(letter string) Gender {
	switch letter {
	case "m":
		return Male
	case "f":
		return Female
	}
	return NoGender
}

// marksOf translates the letters of a column.
func (l *namesLoader) marksOf(letters string, meaning map[byte]Marks) Marks {
	var m Marks
	for i := range len(letters) {
		mark, ok := meaning[letters[i]]
		if !ok && letters[i] != '-' {
			l.in.fail("unknown mark %q", letters[i])
		}
		m |= mark
	}
	return m
}

// The letters of the lists.
var (
	roleMarks     = map[byte]Marks{'t': Title, 'o': Office, 'u': Vague}
	bodyMarks     = map[byte]Marks{'n': BodyName, 'h': BodyHead, 'c': BodyCommon, 'x': BodySuffix, 'p': People}
	functionMarks = map[byte]Marks{
		'd': Determiner, 'p': Preposition, 'c': Conjunction, 'r': Relative, 'a': Adverb,
		'f': Particle, 's': Suffix, 'h': Honour, 'v': Auxiliary, 'x': Pronoun, 'n': Quantity, 'k': Compound,
	}
)

func (l *namesLoader) loadRoles() {
	type line struct{ word, gender, marks, synonym, fields string }
	var lines []line
	l.in.rows("roles.tsv", 5, 5, func(f []string) {
		lines = append(lines, line{f[0], f[1], f[2], f[3], f[4]})
		l.field(l.fields, f[4])
		if strings.Trim(f[1], "mf-") != "" {
			l.in.fail("unknown gender %q, want m, f or -", f[1])
		}
		l.marksOf(f[2], roleMarks)
	})
	for _, f := range lines {
		word := f.word
		if f.synonym != "-" {
			word = f.synonym
		}
		marks := Role | l.marksOf(f.marks, roleMarks)
		set := func(n *Name) {
			n.Marks |= marks
			n.Role = number(l.roles, word)
			n.Fields = l.field(l.fields, f.fields)
			n.Field = l.fields[word]
			if g := genderOf(f.gender); g != NoGender || n.Marks&Given == 0 {
				n.Gender = g
			}
		}
		l.add(f.word, set)
		if !strings.HasSuffix(f.word, ".") {
			l.add(plural(f.word), func(n *Name) { set(n); n.Marks = n.Marks&^Given | Plural })
		}
	}
}

func (l *namesLoader) loadBodies() {
	l.in.rows("bodies.tsv", 4, 4, func(f []string) { l.field(l.kinds, f[3]) })
	l.in.rows("bodies.tsv", 4, 4, func(f []string) {
		word := f[0]
		if f[2] != "-" {
			word = f[2]
		}
		marks := l.marksOf(f[1], bodyMarks)
		set := func(n *Name) {
			n.Marks |= marks
			n.Body = number(l.bodies, word)
			n.Bodies = l.field(l.kinds, f[3])
			n.Kind = l.kinds[word]
		}
		l.add(f[0], set)
		if marks&BodyCommon != 0 && !strings.HasSuffix(f[0], "s") {
			l.add(plural(f[0]), func(n *Name) { set(n); n.Marks |= Plural })
		}
	})
}

func (l *namesLoader) loadDocuments() {
	l.in.rows("documents.tsv", 1, 1, func(f []string) {
		l.add(f[0], func(n *Name) { n.Marks |= DocumentNoun })
		if !strings.HasSuffix(f[0], "s") {
			l.add(plural(f[0]), func(n *Name) { n.Marks |= DocumentNoun | Plural })
		}
	})
}

func (l *namesLoader) loadPlaces() {
	place := uint16(0)
	l.in.rows("places.tsv", 2, 4, func(f []string) {
		code := place + 1
		if f[0] == "-" {
			code = 0
		} else {
			place++
		}
		for i, mark := range []Marks{Place, Demonym, Capital} {
			if len(f) < i+2 || f[i+1] == "" {
				continue
			}
			for word := range strings.SplitSeq(f[i+1], "|") {
				l.add(word, func(n *Name) {
					n.Marks |= mark
					if n.Place == 0 {
						n.Place = code
					}
				})
			}
		}
	})
}

func (l *namesLoader) loadFunction() {
	l.in.rows("function.tsv", 2, 2, func(f []string) {
		marks := l.marksOf(f[1], functionMarks)
		l.add(f[0], func(n *Name) { n.Marks |= marks })
	})
}

// Nickname reports whether one of two given names, as norms, is a short form
// of the other: Bill, William.
func (n *Names) Nickname(a, b uint64) bool {
	if short, _ := n.nicknames.Find(joinNorms(a, b)); short {
		return true
	}
	short, _ := n.nicknames.Find(joinNorms(b, a))
	return short
}

// RoleField returns the field of roles with that name, or 0.
func (n *Names) RoleField(name string) Fields { return n.fields[name] }

// BodyKind returns the field of bodies with that name, or 0.
func (n *Names) BodyKind(name string) Fields { return n.kinds[name] }

// plural is the regular plural of a noun whose last word it is.
func plural(noun string) string {
	switch {
	case strings.HasSuffix(noun, "person"):
		return strings.TrimSuffix(noun, "person") + "people"
	case strings.HasSuffix(noun, "child"):
		return noun + "ren"
	case strings.HasSuffix(noun, "wife"):
		return strings.TrimSuffix(noun, "fe") + "ves"
	case strings.HasSuffix(noun, "woman"), strings.HasSuffix(noun, "man") && noun != "german" && noun != "shaman":
		return strings.TrimSuffix(noun, "an") + "en"
	case strings.HasSuffix(noun, " general"), strings.HasSuffix(noun, "of state"), strings.HasSuffix(noun, "-in-law"):
		first, rest, _ := strings.Cut(noun, " ")
		return first + "s " + rest
	case len(noun) > 1 && strings.HasSuffix(noun, "y") && !strings.ContainsRune("aeiou", rune(noun[len(noun)-2])):
		return strings.TrimSuffix(noun, "y") + "ies"
	case strings.HasSuffix(noun, "s"), strings.HasSuffix(noun, "x"), strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "sh"):
		return noun + "es"
	}
	return noun + "s"
}
