package link

import "github.com/whosaid/whosaid/attribution/internal/lang"

// This file looks at what stands behind a mention. Speakers hardly ever call themselves
// by name: in "he said that Bell would stay", he is not Bell, nor is he in "he told
// Bell". And in "the nurse said she was late", the nurse is mostly a woman.

// The values of factContent. The first three are for a last mention that stands in what
// the statement says, the others for who is named behind the statement's mention and
// nowhere in the content before.
const (
	contentLast   = 1 + iota // outside quotations
	quotedOnly               // in a quotation, as all before
	quotedLast               // in a quotation, but others stand outside
	contentNames             // named in what the statement says
	sentenceNames            // named elsewhere in the sentence
)

// lookAhead marks the entities named behind a mention, in its sentence or in the
// content of its statement.
func (l *linker) lookAhead(x *mention) {
	const most = 16
	if x.shape == shapeNamed {
		return
	}
	sentence := l.Doc.Tokens[x.at].Sentence
	end := l.Doc.Sentences[sentence].End
	if x.st >= 0 {
		for _, c := range l.sts[x.st].Content {
			end = max(end, c.End)
		}
	}
	for k := l.next; k < min(l.next+most, len(l.Spans)) && l.Spans[k].Start < end; k++ {
		s := &l.Spans[k]
		t := &l.track[s.Entity]
		switch {
		case s.Start < x.rng.End || t.ahead == l.round:
		case x.st >= 0 && l.within[s.Start] == x.st+1:
			t.ahead, t.where = l.round, contentNames
		case l.Doc.Tokens[s.Start].Sentence == sentence:
			t.ahead, t.where = l.round, sentenceNames
		}
	}
}

// aheadFact returns factContent as far as lookAhead knows it.
func (l *linker) aheadFact(t *trace) uint8 {
	if t.ahead == l.round {
		return t.where
	}
	return 0
}

// toldGender returns the gender of the pronoun with which the content of a statement
// begins, if that stands behind the mention and not in a quotation.
func (l *linker) toldGender(st int32) lang.Gender {
	s := &l.sts[st]
	if len(s.Content) == 0 || s.Content[0].Start < s.Mention.End {
		return lang.NoGender
	}
	i := s.Content[0].Start
	if l.Small(i) == lang.WordThat {
		i++
	}
	g := l.pronounGender(i)
	if g == lang.NoGender || l.quoted(i) || l.OwnerPronoun(i) {
		return lang.NoGender
	}
	return g
}
