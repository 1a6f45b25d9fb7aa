package tag

import (
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// window is what the tagger sees when it decides about a token: the words
// around it, what the dictionary says about it and what follows, and the tags
// that it gave before.
type window struct {
	prev2, prev, cur, next, next2 uint64 // words
	entry, nextEntry, next2Entry  entry
	prevTag, prev2Tag             POS
	token                         *text.Token
	word                          string
	first                         bool // of its sentence
}

const edge = 0x6564_6765 // stands for a word beyond the sentence

// Numbers of the feature templates. They are part of the trained weights; those of
// templates that are gone stay unused.
const (
	_ = iota + 1
	fWord
	fPrevWord
	fNextWord
	fPrevTag
	fTags
	fTagWord
	fTagNextClass
	fTagsWord
	fClass
	fClassTag
	fClassNext
	_
	_
	fNextClasses
	fWordNext
	fPrevWordWord
	fPrev2Word
	fNext2Word
	fTagClassNext
	fSuffix1
	fSuffix2
	fSuffix3
	fSuffix4
	fSuffix2Tag
	fSuffix3Tag
	fPrefix1
	fPrefix3
	fShape
	fShapeTag
	fShapeSuffix
)

// context is what a habitual tag goes by: the tag before, and the ambiguity
// classes of the word and of the next one.
func (w *window) context() uint64 {
	return linear.Mix(uint64(w.prevTag)<<32|uint64(w.entry.class), uint64(w.nextEntry.class))
}

// features are those of a token: of its form, and of the words around it.
type features [formFeatures + aroundFeatures]uint64

const (
	formFeatures   = 11
	aroundFeatures = 17
)

// form writes the features of how a token is written.
func (f *features) form(w *window) {
	mix := linear.Mix
	prevTag := uint64(w.prevTag)
	suffix := suffixes(w.word)
	shape := w.shape()
	f[0] = mix(fSuffix1, suffix&0xff)
	f[1] = mix(fSuffix2, suffix&0xffff)
	f[2] = mix(fSuffix3, suffix&0xffffff)
	f[3] = mix(fSuffix4, suffix)
	f[4] = mix(fSuffix2Tag|prevTag<<8, suffix&0xffff)
	f[5] = mix(fSuffix3Tag|prevTag<<8, suffix&0xffffff)
	f[6] = mix(fPrefix1, prefix(w.word, 2))
	f[7] = mix(fPrefix3, prefix(w.word, 3))
	f[8] = mix(fShape, shape)
	f[9] = mix(fShapeTag|prevTag<<8, shape)
	f[10] = mix(fShapeSuffix|shape<<8, suffix&0xffff)
}

// around writes the features of the words around a token.
func (f *features) around(w *window) {
	mix := linear.Mix
	prevTag, prev2Tag := uint64(w.prevTag), uint64(w.prev2Tag)
	tags := prevTag<<8 | prev2Tag
	class, next, next2 := uint64(w.entry.class), uint64(w.nextEntry.class), uint64(w.next2Entry.class)
	g := f[formFeatures:]
	g[0] = mix(fTagWord|prevTag<<8, w.cur)
	g[1] = mix(fTagClassNext|class<<32, prevTag<<32|next)
	g[2] = mix(fClassNext|class<<32, next)
	g[3] = mix(fClassTag|class<<32, tags)
	g[4] = mix(fWord, w.cur)
	g[5] = mix(mix(fWordNext, w.cur), w.next)
	g[6] = mix(fTagNextClass|prevTag<<8, next)
	g[7] = mix(fPrevTag, prevTag)
	g[8] = mix(fTags, tags)
	g[9] = mix(fTagsWord|tags<<8, w.cur)
	g[10] = mix(fNextClasses|next2<<32, next)
	g[11] = mix(fPrevWord, w.prev)
	g[12] = mix(mix(fPrevWordWord, w.prev), w.cur)
	g[13] = mix(fPrev2Word, w.prev2)
	g[14] = mix(fNext2Word, w.next2)
	g[15] = mix(fNextWord, w.next)
	g[16] = mix(fClass, class)
}

// of returns the features that a task goes by: the form of a word says nothing
// about which of its known tags it has.
func (f *features) of(k task) []uint64 {
	if k == amongOpen {
		return f[:]
	}
	return f[formFeatures:]
}

// shape is how a word is written, as bits.
func (w *window) shape() uint64 {
	s := uint64(w.token.Flags & (text.Word | text.Number | text.Punct | text.Upper | text.AllCaps | text.Clitic | text.Handle))
	if w.first {
		s |= 1 << 16
	}
	for i := 0; i < len(w.word); i++ {
		switch c := w.word[i]; {
		case c == '-':
			s |= 1 << 17
		case '0' <= c && c <= '9':
			s |= 1 << 18
		case c == '.':
			s |= 1 << 19
		case i > 0 && 'A' <= c && c <= 'Z':
			s |= 1 << 20
		}
	}
	return s
}

// suffixes packs the last four bytes of a word, the last one lowest, ASCII
// lowered.
func suffixes(word string) uint64 {
	s := uint64(0)
	for i := max(0, len(word)-4); i < len(word); i++ {
		s = s<<8 | uint64(lower(word[i]))
	}
	return s
}

// prefix packs the first n bytes of a word, ASCII lowered.
func prefix(word string, n int) uint64 {
	s := uint64(n)
	for i := 0; i < min(n, len(word)); i++ {
		s = s<<8 | uint64(lower(word[i]))
	}
	return s
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}
