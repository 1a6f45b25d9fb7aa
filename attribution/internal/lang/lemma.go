package lang

import "strings"

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

// Lemmas knows how words are inflected: the irregular forms, by hash of the
// folded word, and the endings of verbs.
type Lemmas struct {
	irregular [formsCount]map[uint64]Lemma
	endings   endings
}

// Irregular returns the lemma of an irregular form, which has that NormOf.
func (l *Lemmas) Irregular(kind Forms, norm uint64) (Lemma, bool) {
	lemma, ok := l.irregular[kind][norm]
	return lemma, ok
}

// Ending says how a stem of which -ed or -ing was taken off is made whole: 'e'
// adds an e, '<' drops the last letter, '-' and 0 do nothing.
func (l *Lemmas) Ending(stem string) byte { return l.endings.longest(stem) }

func loadLemmas(in *reader) *Lemmas {
	l := &Lemmas{endings: endings{{}}}
	for k := range l.irregular {
		l.irregular[k] = make(map[uint64]Lemma)
	}
	in.rows("irregular.tsv", 3, 3, func(r []string) {
		kind, ok := formLetters[r[0]]
		if !ok {
			in.fail("unknown kind %q", r[0])
		}
		l.irregular[kind][NormOf(r[1])] = Lemma{r[2], NormOf(r[2])}
	})
	in.rows("stems.tsv", 2, 2, func(r []string) {
		if strings.Trim(r[0], "^abcdefghijklmnopqrstuvwxyzV") != "" || len(r[1]) != 1 || !strings.Contains("e<-", r[1]) {
			in.fail("want an ending of small letters, and e, < or -")
			return
		}
		rest, short := strings.CutPrefix(r[0], "V")
		if !short {
			l.endings.add(r[0], r[1][0])
			return
		}
		for _, v := range "aeiou" {
			for _, c := range "^bcdfghjklmnpqrstvwxyz" {
				l.endings.add(string(c)+string(v)+rest, r[1][0])
			}
		}
	})
	return l
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
