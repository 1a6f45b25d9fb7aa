package lang

import "strings"

// Class is the field of meaning of a verb or noun: the lexicographer file of
// WordNet that holds its commonest sense.
type Class uint8

const (
	NoClass Class = iota // not a word of the list
	Body
	Change
	Cognition
	Communication
	Competition
	Consumption
	Contact
	Creation
	Emotion
	Motion
	Perception
	Possession
	Social
	Stative
	Weather
	NounAct
	NounAttribute
	NounCognition
	NounCommunication
	NounEvent
	NounFeeling
	NounGroup
	NounLocation
	NounMotive
	NounPerson
	NounPossession
	NounState
	NounTime
	NounOther
)

// Senses tells which classes are among the three commonest senses of a word.
type Senses uint32

// Has reports whether one of the senses is of class c.
func (s Senses) Has(c Class) bool { return s&(1<<c) != 0 }

// The letters of verbs.tsv and nouns.tsv.
var (
	verbClasses = map[byte]Class{
		'b': Body, 'h': Change, 'g': Cognition, 'c': Communication, 'w': Competition,
		'e': Consumption, 't': Contact, 'm': Creation, 'f': Emotion, 'v': Motion, 'p': Perception,
		'o': Possession, 's': Social, 'a': Stative, 'x': Weather,
	}
	nounClasses = map[byte]Class{
		'a': NounAct, 'u': NounAttribute, 'g': NounCognition, 'c': NounCommunication,
		'e': NounEvent, 'f': NounFeeling, 'r': NounGroup, 'l': NounLocation, 'm': NounMotive,
		'p': NounPerson, 'o': NounPossession, 's': NounState, 't': NounTime, '-': NounOther,
	}
)

// Act is what a cue names. The values are those of the statements.
type Act uint8

const (
	Speech Act = iota
	Writing
	Document
	Thought
	Attitude
)

var acts = map[string]Act{
	"speech": Speech, "writing": Writing, "document": Document, "thought": Thought, "attitude": Attitude,
}

// Cue is what the list of reporting words says of a lemma, by part of speech.
type Cue struct {
	Verb, Noun, Adjective, Preposition bool // is one as this part of speech
	VerbAct, NounAct, AdjectiveAct     Act
	PrepositionAct                     Act
}

// Act is the act of the cue where its part of speech is not known.
func (c Cue) Act() Act {
	switch {
	case c.Verb:
		return c.VerbAct
	case c.Noun:
		return c.NounAct
	case c.Adjective:
		return c.AdjectiveAct
	}
	return c.PrepositionAct
}

// Words holds the classes of verbs and nouns and the words that report. It is
// read-only and safe for concurrent use.
type Words struct {
	verbs, nouns Table[classes]
	cues         map[string]Cue
}

// classes are the class of a word and those of its commonest senses.
type classes struct {
	class  Class
	senses Senses
}

func loadWords(in *reader) *Words {
	return &Words{
		verbs: loadClasses(in, "verbs.tsv", verbClasses),
		nouns: loadClasses(in, "nouns.tsv", nounClasses),
		cues:  loadCues(in),
	}
}

// Verb returns the class of the verb with that folded lemma, see NormOf,
// and those of its three commonest senses.
func (w *Words) Verb(norm uint64) (Class, Senses) {
	c, _ := w.verbs.Find(norm)
	return c.class, c.senses
}

// Noun is Verb for nouns. Rare nouns are not in the list.
func (w *Words) Noun(norm uint64) (Class, Senses) {
	c, _ := w.nouns.Find(norm)
	return c.class, c.senses
}

// Cue returns what the list of reporting words says of a lemma, which may have
// several words: "according to", "point out".
func (w *Words) Cue(lemma string) (Cue, bool) {
	c, ok := w.cues[lemma]
	return c, ok
}

// CueOf is Cue for a lemma in a buffer. It allocates nothing.
func (w *Words) CueOf(lemma []byte) (Cue, bool) {
	c, ok := w.cues[string(lemma)]
	return c, ok
}

// Act returns the act that a lemma names: that of the list of reporting words,
// else one guessed from the class of the verb, else of the noun. It is false
// for a word that reports nothing.
func (w *Words) Act(lemma string) (Act, bool) {
	if c, ok := w.cues[lemma]; ok {
		return c.Act(), true
	}
	norm := NormOf(lemma)
	switch c, _ := w.Verb(norm); c {
	case Communication:
		return Speech, true
	case Cognition:
		return Thought, true
	case Emotion:
		return Attitude, true
	}
	switch c, _ := w.Noun(norm); c {
	case NounCommunication:
		return Speech, true
	case NounCognition:
		return Thought, true
	case NounFeeling:
		return Attitude, true
	}
	return Speech, false
}

// loadClasses does without rows: twenty thousand lines are read in a
// millisecond where nothing is allocated for them.
func loadClasses(in *reader, file string, letters map[byte]Class) Table[classes] {
	var classOf [256]Class
	for letter, c := range letters {
		classOf[letter] = c
	}
	t := newTable[classes](16_000)
	in.lines(file, func(line string) {
		lemma, senses, _ := strings.Cut(line, "\t")
		var s Senses
		for i := range len(senses) {
			s |= 1 << classOf[senses[i]]
		}
		if s == 0 || s.Has(NoClass) {
			in.fail("unknown class in %q", senses)
			return
		}
		*t.At(NormOf(lemma)) = classes{classOf[senses[0]], s}
	})
	return t
}

func loadCues(in *reader) map[string]Cue {
	m := make(map[string]Cue, 2048)
	in.rows("cues.tsv", 3, 3, func(f []string) {
		act, ok := acts[f[2]]
		if !ok {
			in.fail("unknown act %q", f[2])
		}
		if strings.Trim(f[1], "vnap") != "" {
			in.fail("unknown part of speech in %q", f[1])
		}
		c := m[f[0]]
		for i := range len(f[1]) {
			switch f[1][i] {
			case 'v':
				c.Verb, c.VerbAct = true, act
			case 'n':
				c.Noun, c.NounAct = true, act
			case 'a':
				c.Adjective, c.AdjectiveAct = true, act
			case 'p':
				c.Preposition, c.PrepositionAct = true, act
			}
		}
		m[f[0]] = c
	})
	return m
}
