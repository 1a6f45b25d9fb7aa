package tag

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Lemma returns the dictionary form of a word that has the part of speech p:
// said → say, men → man. Proper nouns stay as they are, all other words are
// folded as text.Fold does. Unknown words are taken for regular.
func Lemma(word string, p POS) string {
	if p.Proper() {
		return word
	}
	folded := text.Fold(word)
	kind := kindOf(p)
	if kind == lang.ItsOwnLemma {
		return folded
	}
	if l, ok := lang.English().Lemmas.Irregular(kind, text.NormOf(folded)); ok {
		return l.Word
	}
	stem, ending := regular(folded, p)
	return stem + ending
}

// LemmaNorm is text.NormOf of the lemma of a word, whose own hash is norm. It
// allocates nothing.
func LemmaNorm(word string, norm uint64, p POS) uint64 {
	kind := kindOf(p)
	if kind == lang.ItsOwnLemma {
		return norm
	}
	if l, ok := lang.English().Lemmas.Irregular(kind, norm); ok {
		return l.Norm
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

// kindOf is the kind of irregular forms that a word of that tag may be of.
func kindOf(p POS) lang.Forms {
	switch p {
	case VBD, VBG, VBN, VBP, VBZ, VB:
		return lang.VerbForms
	case NNS:
		return lang.NounForms
	case JJR, JJS, RBR, RBS:
		return lang.ComparedForms
	case MD, RB:
		return lang.AuxiliaryForms
	}
	return lang.ItsOwnLemma
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
	return mend(stem, lang.English().Lemmas.Ending(stem))
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
