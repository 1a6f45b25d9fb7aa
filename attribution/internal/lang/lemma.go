package lang

import (
	"strconv"
	"strings"
)

// Forms says which list of irregular forms a word may stand in.
type Forms uint8

const (
	ItsOwnLemma Forms = iota
	VerbForms
	NounForms
	ComparedForms
	AuxiliaryForms
	formsCount
)

// The letters of irregular.tsv.
var formLetters = map[string]Forms{"v": VerbForms, "n": NounForms, "a": ComparedForms, "x": AuxiliaryForms}

// Lemma is a dictionary form and its NormOf.
type Lemma struct {
	Word string
	Norm uint64
}

// Lemmas knows how words are inflected: the irregular forms by hash of the
// folded word, the regular ones by their endings.
type Lemmas struct {
	irregular [formsCount]Table[Lemma]
	suffixes  [inflectionCount][]suffix
	stems     endings // of verbs
	degrees   endings // of adjectives and adverbs
}

// Irregular returns the lemma of an irregular form, which has that NormOf.
func (l *Lemmas) Irregular(kind Forms, norm uint64) (Lemma, bool) {
	return l.irregular[kind].Find(norm)
}

// Regular takes the ending off a word in small letters: its lemma is stem and
// ending together.
func (l *Lemmas) Regular(word string, form Inflection) (stem, ending string) {
	for i := range l.suffixes[form] {
		s := &l.suffixes[form][i]
		if !s.fits(word) {
			continue
		}
		stem = word[:len(word)-s.cut]
		if !s.whole {
			return stem, s.add
		}
		how := l.stems.longest(stem)
		if form >= Comparative {
			how = l.degrees.longest(stem)
		}
		switch how {
		case 'e':
			return stem, "e"
		case 'y':
			return stem[:len(stem)-1], "y"
		case '<':
			return stem[:len(stem)-1], ""
		}
		return stem, ""
	}
	return word, ""
}

// Inflection is a regular form of a word.
type Inflection uint8

const (
	PastForm Inflection = iota
	Gerund
	WithS // third person, plural
	Comparative
	Superlative
	inflectionCount
)

var inflections = map[string]Inflection{"past": PastForm, "gerund": Gerund, "s": WithS, "er": Comparative, "est": Superlative}

// suffix is a line of suffixes.tsv.
type suffix struct {
	ending string
	least  int
	cut    int
	add    string
	after  string // none of these letters stands before the ending
	vowel  bool
	whole  bool
}

func (s *suffix) fits(word string) bool {
	rest, ok := strings.CutSuffix(word, s.ending)
	if !ok || len(word) < s.least {
		return false
	}
	if s.after != "" && rest != "" && strings.IndexByte(s.after, rest[len(rest)-1]) >= 0 {
		return false
	}
	return !s.vowel || strings.ContainsAny(rest, vowels+"y")
}

// The letters of the lists of endings.
const (
	vowels     = "aeiou"
	consonants = "bcdfghjklmnpqrstvwxyz"
)

func loadLemmas(in *reader) *Lemmas {
	l := &Lemmas{stems: endings{{}}, degrees: endings{{}}}
	in.rows("irregular.tsv", 3, 3, func(r []string) {
		kind, ok := formLetters[r[0]]
		if !ok {
			in.fail("unknown kind %q", r[0])
		}
		*l.irregular[kind].At(NormOf(r[1])) = Lemma{r[2], NormOf(r[2])}
	})
	l.loadSuffixes(in)
	l.stems.load(in, "stems.tsv")
	l.degrees.load(in, "degrees.tsv")
	return l
}

func (l *Lemmas) loadSuffixes(in *reader) {
	in.rows("suffixes.tsv", 6, 6, func(r []string) {
		form, ok := inflections[r[0]]
		s := suffix{ending: r[1], add: strings.Trim(r[4], "-")}
		var err, err2 error
		s.least, err = strconv.Atoi(r[2])
		s.cut, err2 = strconv.Atoi(r[3])
		if !ok || err != nil || err2 != nil || s.cut < 0 || s.cut > s.least || len(s.ending) > s.least {
			in.fail("want a form, an ending, and two numbers that fit it")
			return
		}
		for check := range strings.FieldsSeq(r[5]) {
			letters, after := strings.CutPrefix(check, "after=")
			switch {
			case after:
				s.after = letters
			case check == "vowel":
				s.vowel = true
			case check == "whole":
				s.whole = true
			case check != "-":
				in.fail("unknown %q", check)
			}
		}
		l.suffixes[form] = append(l.suffixes[form], s)
	})
}

// load reads a list of endings.
func (e *endings) load(in *reader, file string) {
	in.rows(file, 2, 2, func(r []string) {
		if strings.Trim(r[0], "^.V"+vowels+consonants) != "" || len(r[1]) != 1 || !strings.Contains("e<y-", r[1]) {
			in.fail("want an ending of small letters, and e, <, y or -")
			return
		}
		e.addAll(r[0], r[1][0])
	})
}

// addAll adds an ending for every letter that a V or a dot in it stands for.
func (e *endings) addAll(ending string, how byte) {
	if rest, short := strings.CutPrefix(ending, "V"); short {
		for _, v := range vowels {
			for _, c := range "^" + consonants {
				e.add(string(c)+string(v)+rest, how)
			}
		}
		return
	}
	before, after, dot := strings.Cut(ending, ".")
	if !dot {
		e.add(ending, how)
		return
	}
	for _, c := range vowels + consonants {
		e.add(before+string(c)+after, how)
	}
}

// endings is a tree of the endings of words, read from the last letter on.
// Letters beyond a to z are in none.
type endings []struct {
	next [27]int16 // by letter, the beginning of the word last; 0 for none
	how  byte
}

const beginning = 26

func (e *endings) add(ending string, how byte) {
	node := int16(0)
	for i := len(ending) - 1; i >= 0; i-- {
		c := int(ending[i]) - 'a'
		if ending[i] == '^' {
			c = beginning
		}
		next := (*e)[node].next[c]
		if next == 0 {
			next = int16(len(*e))
			(*e)[node].next[c] = next
			*e = append(*e, endings{{}}...)
		}
		node = next
	}
	(*e)[node].how = how
}

// longest returns what the longest ending of stem asks for, 0 for none.
func (e endings) longest(stem string) (how byte) {
	node := int16(0)
	for i := len(stem) - 1; i >= -1; i-- {
		c := byte(beginning)
		if i >= 0 {
			if c = stem[i] - 'a'; c >= beginning {
				return how
			}
		}
		if node = e[node].next[c]; node == 0 {
			return how
		}
		if e[node].how != 0 {
			how = e[node].how
		}
	}
	return how
}
