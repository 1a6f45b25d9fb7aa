package tag

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"github.com/whosaid/whosaid/attribution/internal/text"
)

//go:embed data
var files embed.FS

// Lemma returns the dictionary form of a word that has the part of speech p:
// said → say, men → man. Proper nouns stay as they are, all other words are
// folded as text.Fold does. Unknown words are taken for regular.
func Lemma(word string, p POS) string {
	if p.Proper() {
		return word
	}
	folded := text.Fold(word)
	kind := kindOf(p)
	if kind == itself {
		return folded
	}
	if l, ok := english().irregular[kind][text.NormOf(folded)]; ok {
		return l.lemma
	}
	stem, ending := regular(folded, p)
	return stem + ending
}

// LemmaNorm is text.NormOf of the lemma of a word, whose own hash is norm. It
// allocates nothing.
func LemmaNorm(word string, norm uint64, p POS) uint64 {
	kind := kindOf(p)
	if kind == itself {
		return norm
	}
	if l, ok := english().irregular[kind][norm]; ok {
		return l.norm
	}
	var buf [32]byte
	if len(word) > len(buf)-1 {
		return norm
	}
	b := buf[:len(word)]
	for i := range b {
		b[i] = lower(word[i])
	}
	stem, ending := regular(string(b), p)
	if len(stem) == len(word) && ending == "" {
		return norm
	}
	n := copy(buf[:], stem)
	n += copy(buf[n:], ending)
	return text.NormOf(string(buf[:n]))
}

// kind says which irregular forms a word may have.
type kind uint8

const (
	itself kind = iota // the word is its own lemma
	verb
	noun
	compared
	auxiliary
	kindCount
)

// kinds are the letters of data/irregular.txt.
var kinds = map[string]kind{"v": verb, "n": noun, "a": compared, "x": auxiliary}

func kindOf(p POS) kind {
	switch p {
	case VBD, VBG, VBN, VBP, VBZ, VB:
		return verb
	case NNS:
		return noun
	case JJR, JJS, RBR, RBS:
		return compared
	case MD, RB:
		return auxiliary
	}
	return itself
}

// regular takes the ending off a lower-case word: the lemma is stem and ending
// together.
func regular(word string, p POS) (stem, ending string) {
	switch p {
	case VBD, VBN:
		return past(word)
	case VBG:
		return gerund(word)
	case VBZ, NNS:
		return withS(word)
	case JJR, RBR:
		return uncompared(word, "er")
	case JJS, RBS:
		return uncompared(word, "est")
	}
	return word, ""
}

func past(word string) (stem, ending string) {
	switch {
	case strings.HasSuffix(word, "ied") && len(word) > 4:
		return word[:len(word)-3], "y"
	case strings.HasSuffix(word, "eed") && len(word) > 4:
		return word[:len(word)-1], ""
	case strings.HasSuffix(word, "oed") && len(word) > 5 && word[len(word)-4] != 'h' && word[len(word)-4] != 't':
		return word[:len(word)-1], ""
	case strings.HasSuffix(word, "'d"):
		return word[:len(word)-2], ""
	case strings.HasSuffix(word, "ed") && hasVowel(word[:len(word)-2]):
		return whole(word[:len(word)-2])
	}
	return word, ""
}

func gerund(word string) (stem, ending string) {
	if strings.HasSuffix(word, "in'") { // sayin'
		word = word[:len(word)-1]
		if stem = word[:len(word)-2]; hasVowel(stem) {
			return whole(stem)
		}
		return word, "g"
	}
	if !strings.HasSuffix(word, "ing") || !hasVowel(word[:len(word)-3]) {
		return word, ""
	}
	return whole(word[:len(word)-3])
}

func withS(word string) (stem, ending string) {
	n := len(word)
	switch {
	case n < 3 || word[n-1] != 's' || strings.HasSuffix(word, "ss") || strings.HasSuffix(word, "us") || strings.HasSuffix(word, "is"):
		return word, ""
	case strings.HasSuffix(word, "ies") && n > 4:
		return word[:n-3], "y"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "ches"),
		strings.HasSuffix(word, "xes"), strings.HasSuffix(word, "zzes"), strings.HasSuffix(word, "oes"):
		return word[:n-2], ""
	case strings.HasSuffix(word, "'s"):
		return word[:n-2], ""
	}
	return word[:n-1], ""
}

func uncompared(word, suffix string) (stem, ending string) {
	stem, ok := strings.CutSuffix(word, suffix)
	switch n := len(stem); {
	case !ok || n < 3:
		return word, ""
	case stem[n-1] == 'i':
		return stem[:n-1], "y"
	case stem[n-1] == stem[n-2] && !vowel(stem[n-1]) && stem[n-1] != 'l' && stem[n-1] != 's' && stem[n-1] != 'f':
		return stem[:n-1], ""
	case stem[n-1] == 'l' && stem[n-2] != 'l' && !vowel(stem[n-2]):
		return stem, "e"
	case strings.HasSuffix(stem, "at"), strings.HasSuffix(stem, "af"), strings.HasSuffix(stem, "ar") && stem[n-3] != 'e',
		strings.HasSuffix(stem, "rg"), strings.HasSuffix(stem, "is"), strings.HasSuffix(stem, "os"), strings.HasSuffix(stem, "id") && n > 3,
		strings.HasSuffix(stem, "av"), strings.HasSuffix(stem, "iv"), strings.HasSuffix(stem, "ns") && n > 3, strings.HasSuffix(stem, "ic"):
		return stem, "e"
	}
	return stem, ""
}

// whole makes a verb whole of which -ed or -ing was taken off.
func whole(stem string) (string, string) {
	return mend(stem, english().endings.longest(stem))
}

func mend(stem string, how byte) (string, string) {
	switch how {
	case 'e':
		return stem, "e"
	case '<':
		return stem[:len(stem)-1], ""
	}
	return stem, ""
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

func hasVowel(s string) bool { return strings.ContainsAny(s, "aeiouy") }

type lemma struct {
	lemma string
	norm  uint64
}

// forms are the irregular forms, by hash of the folded word, and the endings
// of verbs.
type forms struct {
	irregular [kindCount]map[uint64]lemma
	endings   endings
}

var english = sync.OnceValue(func() *forms {
	f := &forms{endings: endings{{}}}
	for k := range f.irregular {
		f.irregular[k] = make(map[uint64]lemma)
	}
	rows("irregular.txt", 3, func(r []string) {
		f.irregular[kinds[r[0]]][text.NormOf(r[1])] = lemma{r[2], text.NormOf(r[2])}
	})
	rows("stems.txt", 2, func(r []string) {
		rest, short := strings.CutPrefix(r[0], "V")
		if !short {
			f.endings.add(r[0], r[1][0])
			return
		}
		for _, v := range "aeiou" {
			for _, c := range "^bcdfghjklmnpqrstvwxyz" {
				f.endings.add(string(c)+string(v)+rest, r[1][0])
			}
		}
	})
	return f
})

// endings is a tree of the endings of verbs, read from the last letter on.
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

// rows yields the fields of every line of a data file but comments. A broken
// file is our bug, so it panics.
func rows(name string, fields int, yield func([]string)) {
	b, err := files.ReadFile("data/" + name)
	if err != nil {
		panic(fmt.Sprintf("tag: %v", err))
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != fields {
			panic(fmt.Sprintf("tag: data/%s: %q has %d fields, want %d", name, line, len(f), fields))
		}
		yield(f)
	}
}
