package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// speakPronoun resolves a speaker that is a pronoun.
func (l *linker) speakPronoun(st int32, x *mention, sp *speaker) {
	i := x.at
	sp.form = Pronoun
	word := l.Small(i)
	switch word {
	case lang.WordI, lang.WordMe, lang.WordMy:
		sp.typ, sp.done = Person, true
		l.firstPerson(st, x, sp)
		return
	case lang.WordWe, lang.WordUs, lang.WordOur: // the speaker and others, who are hardly ever told
		sp.typ, sp.done = Group, true
		return
	case lang.WordYou, lang.WordYour:
		sp.typ, sp.done = Person, true
		l.secondPerson(st, i, sp)
		return
	}
	if x.shape == shapeOther { // everybody, some, those
		sp.typ, sp.done = Group, true
		if word == lang.WordOne || word == lang.WordSomeone || word == lang.WordSomebody || word == lang.WordAnyone {
			sp.typ = Unnamed
		}
		return
	}
	c := l.choose(x)
	l.take(x, c, Pronoun, sp)
	l.weigh(sp.asked, c, sp)
}

// relativeMention reads the relative pronoun at i. Its noun is the description
// that ends before it, if no name does: "the lawyer, who".
func (l *linker) relativeMention(i, st int32) *mention {
	const reach = 10
	x := l.newMention(text.Range{Start: i, End: i + 1}, st)
	x.shape, x.pronoun = shapeWhich, true
	if n := l.Small(i); n == lang.WordWho || n == lang.WordWhom || n == lang.WordWhose {
		x.shape = shapeWho
	}
	sentence := l.Doc.Tokens[i].Sentence
	for j := i - 1; j >= max(0, i-reach) && l.SpanAt[j] == 0 && l.Doc.Tokens[j].Sentence == sentence; j-- {
		if l.Is(j, lang.Role|lang.BodyCommon|lang.DocumentNoun) || l.Tags != nil && l.Tags[j].Noun() {
			var n name.Noun
			if l.ReadNoun(l.PhraseBefore(j+1), j+1, &n); n.Head == j {
				x.noun = n
			}
			break
		}
	}
	x.subject = l.subject(i + 1)
	return x
}
