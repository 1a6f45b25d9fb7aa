package tag

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Lemma returns the dictionary form of a word of l that has the part of speech p:
// said → say, men → man. Proper nouns stay as they are, all other words are
// folded as text.Fold does. Unknown words are taken for regular.
func Lemma(l *lang.Language, word string, p POS) string {
	if p.Proper() {
		return word
	}
	folded := text.Fold(word)
	kind := kindOf(p)
	if kind == lang.ItsOwnLemma {
		return folded
	}
	if found, ok := l.Lemmas.Irregular(kind, text.NormOf(folded)); ok {
		return found.Word
	}
	stem, ending := regular(l.Lemmas, folded, p)
	return stem + ending
}

// LemmaNorm is text.NormOf of the lemma of a word, whose own hash is norm. It
// allocates nothing.
func LemmaNorm(l *lang.Language, word string, norm uint64, p POS) uint64 {
	kind := kindOf(p)
	if kind == lang.ItsOwnLemma {
		return norm
	}
	if found, ok := l.Lemmas.Irregular(kind, norm); ok {
		return found.Norm
	}
	var buf [32]byte
	if len(word) > len(buf)-1 {
		return norm
	}
	b := buf[:len(word)]
	for i := range b {
		b[i] = lower(word[i])
	}
	stem, ending := regular(l.Lemmas, string(b), p)
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

// inflectionOf is the regular form that a word of that tag is.
func inflectionOf(p POS) (lang.Inflection, bool) {
	switch p {
	case VBD, VBN:
		return lang.PastForm, true
	case VBG:
		return lang.Gerund, true
	case VBZ, NNS:
		return lang.WithS, true
	case JJR, RBR:
		return lang.Comparative, true
	case JJS, RBS:
		return lang.Superlative, true
	}
	return 0, false
}

// regular takes the ending off a lower-case word: the lemma is stem and ending
// together.
func regular(l *lang.Lemmas, word string, p POS) (stem, ending string) {
	if form, ok := inflectionOf(p); ok {
		return l.Regular(word, form)
	}
	return word, ""
}
