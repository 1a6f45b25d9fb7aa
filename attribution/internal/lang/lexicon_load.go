package lang

import "strings"

// lexiconLoader builds a Lexicon.
type lexiconLoader struct {
	*Lexicon
	own    uint16            // entries before it are shared by many words, see loadGiven
	roles  map[string]uint16 // numbers of roles, by the word that stands for all synonyms
	bodies map[string]uint16 // the same for bodies
	in     *reader
	plurals
}

func loadLexicon(in *reader, words *Words) *Lexicon {
	l := lexiconLoader{
		Lexicon: &Lexicon{
			index: newTable[uint16](20_000), entries: make([]Entry, 1, 8192),
			fields: map[string]Fields{}, kinds: map[string]Fields{}, nicknames: newTable[bool](256), words: words,
		},
		in:      in,
		plurals: loadPlurals(in),
		roles:   map[string]uint16{"": 0},
		bodies:  map[string]uint16{"": 0},
	}
	// Function words are half of all words of a text. Entered first, they stand in
	// the first slot that a search looks at.
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
	loadBits(&l, "carriers.tsv", carrierClasses, func(n *Entry) *Carrier { return &n.Carrier })
	loadBits(&l, "layout.tsv", layoutClasses, func(n *Entry) *LayoutClass { return &n.Layout })
	loadBits(&l, "occasion.tsv", occasionClasses, func(n *Entry) *OccasionClass { return &n.Occasion })
	return l.Lexicon
}

// loadBits reads a list of words, each with the names of its classes; meaning has
// the bit of each class, and of tells where an entry keeps them.
func loadBits[B ~uint32 | ~uint64](l *lexiconLoader, file string, meaning map[string]B, of func(*Entry) *B) {
	l.in.rows(file, 2, 2, func(f []string) {
		for name := range strings.FieldsSeq(f[1]) {
			bit, known := meaning[name]
			if !known {
				l.in.fail("unknown class %q", name)
			}
			l.add(f[0], func(n *Entry) { *of(n) |= bit })
		}
	})
}

// add changes what is known of a word, or of several words with spaces between
// them.
func (l *lexiconLoader) add(words string, change func(*Entry)) {
	key, rest, more := strings.Cut(words, " ")
	first := NameNorm(key)
	norm := first
	for more {
		l.put(norm, func(n *Entry) { n.Marks |= Begins })
		key, rest, more = strings.Cut(rest, " ")
		norm = joinNorms(norm, NameNorm(key))
	}
	l.put(norm, change)
	if norm != first && l.Word(norm).Has(BodyCommon) {
		l.put(first, func(n *Entry) { n.Marks |= BeginsBody })
	}
}

func (l *lexiconLoader) put(key uint64, change func(*Entry)) {
	at := l.index.At(key)
	if *at < l.own { // a shared entry: from now on the word has its own
		l.entries = append(l.entries, l.entries[*at])
		*at = uint16(len(l.entries) - 1)
	}
	change(&l.entries[*at])
}

// loadNicknames enters each short form with each of its names.
func (l *lexiconLoader) loadNicknames() {
	l.in.rows("nicknames.tsv", 2, 2, func(f []string) {
		for full := range strings.FieldsSeq(f[1]) {
			*l.nicknames.At(joinNorms(NormOf(f[0]), NormOf(full))) = true
		}
	})
}

// loadGiven does without rows and put for speed: the list is long, and all given
// names of one gender share an entry. It must come first.
func (l *lexiconLoader) loadGiven() {
	var at [256]uint16
	for letter, g := range map[byte]Gender{'m': Male, 'f': Female, 'u': NoGender} {
		at[letter] = uint16(len(l.entries))
		l.entries = append(l.entries, Entry{Marks: Given, Gender: g})
	}
	l.own = uint16(len(l.entries))
	l.in.lines("given.tsv", func(line string) {
		word, gender, _ := strings.Cut(line, "\t")
		if len(gender) != 1 || at[gender[0]] == 0 {
			l.in.fail("unknown gender %q, want m, f or u", gender)
			return
		}
		*l.index.At(NormOf(word)) = at[gender[0]]
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
func (l *lexiconLoader) field(list map[string]Fields, names string) Fields {
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
func (l *lexiconLoader) marksOf(letters string, meaning map[byte]Marks) Marks {
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

func (l *lexiconLoader) loadRoles() {
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
		set := func(n *Entry) {
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
			l.add(l.plurals.of(f.word), func(n *Entry) { set(n); n.Marks = n.Marks&^Given | Plural })
		}
	}
}

func (l *lexiconLoader) loadBodies() {
	l.in.rows("bodies.tsv", 4, 4, func(f []string) { l.field(l.kinds, f[3]) })
	l.in.rows("bodies.tsv", 4, 4, func(f []string) {
		word := f[0]
		if f[2] != "-" {
			word = f[2]
		}
		marks := l.marksOf(f[1], bodyMarks)
		set := func(n *Entry) {
			n.Marks |= marks
			n.Body = number(l.bodies, word)
			n.Bodies = l.field(l.kinds, f[3])
			n.Kind = l.kinds[word]
		}
		l.add(f[0], set)
		if marks&BodyCommon != 0 && !strings.HasSuffix(f[0], "s") {
			l.add(l.plurals.of(f[0]), func(n *Entry) { set(n); n.Marks |= Plural })
		}
	})
}

func (l *lexiconLoader) loadDocuments() {
	texts := map[string]uint16{"": 0} // 0 is no text
	l.in.rows("documents.tsv", 1, 2, func(f []string) {
		sort := number(texts, f[len(f)-1])
		l.add(f[0], func(n *Entry) { n.Marks |= DocumentNoun; n.Text = sort })
		if !strings.HasSuffix(f[0], "s") {
			l.add(l.plurals.of(f[0]), func(n *Entry) { n.Marks |= DocumentNoun | Plural; n.Text = sort })
		}
	})
}

func (l *lexiconLoader) loadPlaces() {
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
				l.add(word, func(n *Entry) {
					n.Marks |= mark
					if n.Place == 0 {
						n.Place = code
					}
				})
			}
		}
	})
}

func (l *lexiconLoader) loadFunction() {
	l.in.rows("function.tsv", 2, 2, func(f []string) {
		marks := l.marksOf(f[1], functionMarks)
		l.add(f[0], func(n *Entry) { n.Marks |= marks })
	})
}

// plurals are the endings of nouns with those of their plurals.
type plurals map[string]string

func loadPlurals(in *reader) plurals {
	p := make(plurals)
	in.rows("plurals.tsv", 2, 2, func(f []string) { p[f[0]] = f[1] })
	return p
}

// of is the plural of a noun, by the longest ending that the list has.
func (p plurals) of(noun string) string {
	for i := range len(noun) {
		switch end, ok := p[noun[i:]]; {
		case ok && end == "+":
			return p.of(noun[:i]) + noun[i:]
		case ok:
			return noun[:i] + end
		}
	}
	return noun + "s"
}
