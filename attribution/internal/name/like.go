package name

import (
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Which type a name is like. Octel, Judicial Watch: such a name does not tell whether
// it is a person's or an organisation's. A second ranker decides by the words of the name and by what
// stands around it. Every mention adds to the score of its entity, so that no list
// of mentions is needed.

// mostLike is how many mentions of an entity are looked at.
const mostLike = 3

// likeFact is a template of features. The first are of the name, the others of one
// mention.
type likeFact = uint64

const (
	likeFirst   likeFact = iota + 1 // class of the first word
	likeLast                        // of the last one
	likeBoth                        // of both
	likeForm                        // how the name is written, and how many words it has
	likeLength                      // that, and letters of the first word
	likeSense                       // field of meaning of its last word
	likeSuffix                      // last letters
	likeSeen                        // its words are a person's of several words
	likeBefore                      // the word before
	likeBehind                      // the word behind, where it is a verb or a small word
	likeBeside                      // word for a role or a body before it, or behind its comma
	likePronoun                     // the next pronoun
)

func likeFeature(f likeFact, v uint64) uint64 { return linear.Mix(v, f<<8|0x29) }

// weighTypes adds up the scores of the names that do not tell their type.
func (r *Result) weighTypes() {
	if r.model == nil && r.types == nil {
		return
	}
	r.head = 0
	for i := range r.Spans {
		s := &r.Spans[i]
		e := &r.Entities[s.Entity]
		if e.Kind != KindUnsure && (r.types == nil || e.Kind > KindBody) || e.likes == mostLike {
			continue
		}
		features := r.features[:0]
		if e.likes == 0 && e.Kind == KindUnsure {
			features = r.likeName(&r.Spans[e.Full], features)
		}
		e.likes++
		features = r.likeMention(i, features)
		r.features = features
		if r.types != nil {
			r.types(s.Entity, features)
		}
		if r.model != nil {
			e.like += r.model.types.ScoreWith(&r.slots, features)
		}
	}
}

// likeName appends the features of a name.
func (r *Result) likeName(f *Span, out []uint64) []uint64 {
	first, last := uint64(r.wordClass(f.Start)), uint64(r.wordClass(f.End-1))
	n := uint64(min(f.End-f.Start, 4))
	out = append(out, likeFeature(likeFirst, first<<4|n), likeFeature(likeLast, last<<4|n), likeFeature(likeBoth, first<<8|last<<4|n))
	form := r.spelling(f)
	out = append(out, likeFeature(likeForm, form<<4|n), likeFeature(likeLength, form<<8|n<<4|uint64(min(len(r.Doc.Word(f.Start)), 15))))
	w := r.Doc.Word(f.End - 1)
	class, senses := r.Noun(f.End - 1)
	out = append(out, likeFeature(likeSense, uint64(class)<<8|uint64(linear.Bit(senses.Has(lang.NounPerson)))<<4|n))
	plain := r.Flags(f.End-1)&text.Plain != 0
	for k := 2; k <= 4 && k < len(w); k++ {
		var suffix uint64
		if end := int(r.tokens[f.End-1].End); plain {
			suffix = lang.NormASCII(r.Doc.Text, end-k, end)
		} else {
			suffix = lang.NormOf(w[len(w)-k:])
		}
		out = append(out, likeFeature(likeSuffix, suffix))
	}
	named := r.written(f.Start)&seenNamed | r.written(f.End-1)&seenNamed<<1
	return append(out, likeFeature(likeSeen, uint64(named)<<4|n))
}

// spelling says how a name is written: in capitals, with a capital inside, with a
// number, with an adjective first.
func (r *Result) spelling(f *Span) uint64 {
	loud := r.Flags(f.Start)&text.AllCaps != 0 && r.Words[f.Start].Flags&Shouted == 0
	v := uint64(linear.Bit(loud)) | uint64(linear.Bit(r.camel(r.Doc.Word(f.Start))))<<1 | uint64(linear.Bit(r.adjectival(r.Doc.Word(f.Start))))<<2
	for i := f.Start; i < f.End; i++ {
		if r.Flags(i)&text.Number != 0 {
			v |= 8
		}
		if r.Is(i, notInName) && !r.Is(i, lang.Given|lang.Particle) || r.Is(i, lang.Place|lang.Demonym) {
			v |= 16
		}
		if r.Flags(i)&text.AllCaps != 0 && !loud && !r.initialAt(i) {
			v |= 32
		}
	}
	if r.Flags(f.Start)&text.Handle != 0 {
		v |= 64
	}
	if r.colonLabel(f.Start) {
		v |= 128
	}
	return v
}

// likeMention appends the features of what stands around name i.
func (r *Result) likeMention(i int, out []uint64) []uint64 {
	s := &r.Spans[i]
	out = append(out, likeFeature(likeBefore, r.around(s.Outer-1)), likeFeature(likeBehind, r.around(s.End)))
	if k := s.Start - 1; k >= 0 && r.Words[k].Flags&Small != 0 {
		out = append(out, likeFeature(likeBeside, sortOf(r.Words[k].Marks)))
	}
	if r.Comma(s.End) {
		v := uint64(0)
		for k := s.End + 1; k < min(s.End+7, int32(len(r.Words))) && v == 0 && !r.Comma(k); k++ {
			if r.Is(k, lang.Relative) {
				v = 8 | uint64(linear.Bit(r.Small(k) == lang.WordWho))
			} else if v = sortOf(r.Words[k].Marks); r.Flags(k)&text.Number != 0 {
				v = 10
			}
		}
		out = append(out, likeFeature(likeBeside, v|16))
	}
	return append(out, likeFeature(likePronoun, r.pronounBehind(i)))
}

// around is a word beside a name as a feature: a verb or a small word is itself,
// others are their part of speech.
func (r *Result) around(i int32) uint64 {
	switch {
	case i < 0 || int(i) >= len(r.Words) || r.Flags(i)&text.LineStart != 0:
		return 1
	case r.Tags != nil && !r.Tags[i].Verb() && !r.Is(i, lang.Function):
		return 2 + uint64(r.Tags[i])
	}
	return r.Norm(i)
}

// sortOf is what the lists say of a noun: that it is for people, for bodies, both.
func sortOf(m lang.Marks) uint64 {
	v := uint64(0)
	if m&lang.Role != 0 {
		v |= 1
	}
	if m&lang.BodyCommon != 0 {
		v |= 2
	}
	return v
}

// pronounBehind is the next pronoun of the third person behind name i, before any
// other name; whether a sentence begins with it; and whether the name has more than
// one word.
func (r *Result) pronounBehind(i int) uint64 {
	const reach = 40
	s := &r.Spans[i]
	limit, sentence := s.Close+reach, r.Doc.Tokens[s.Start].Sentence
	if i+1 < len(r.Spans) {
		limit = min(limit, r.Spans[i+1].Start)
	}
	for ; r.head < len(r.Heads) && r.Heads[r.head] < s.Close; r.head++ {
	}
	for _, k := range r.Heads[r.head:] {
		if k >= limit || r.Doc.Tokens[k].Sentence > sentence+1 {
			break
		}
		if r.Is(k, lang.Pronoun) {
			v := uint64(0)
			switch r.Small(k) {
			case lang.WordHe, lang.WordHim, lang.WordHis, lang.WordShe, lang.WordHer:
				v = 1
			case lang.WordIt:
				v = 2
			case lang.WordIts:
				v = 3
			case lang.WordThey, lang.WordThem, lang.WordTheir:
				v = 4
			default:
				continue
			}
			return v<<4 | uint64(linear.Bit(r.Words[k].Flags&Initial != 0))<<3 | uint64(min(s.End-s.Start, 2))
		}
	}
	return 0
}

// camel reports whether a word has a capital inside, as companies like it, and not as
// surnames do: MacDonald.
func (r *Result) camel(w string) bool {
	small := false
	for i := range len(w) {
		switch c := w[i]; {
		case 'a' <= c && c <= 'z':
			small = true
		case c < 'A' || 'Z' < c:
			return false
		case small:
			return !slices.ContainsFunc(r.Lexicon.WordsOf(lang.PersonStarts), func(start string) bool { return strings.HasPrefix(w, start) })
		}
	}
	return false
}
