package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// speak resolves the speaker of a statement.
func (l *linker) speak(st int32) {
	s := &l.sts[st]
	sp := &l.speakers[st]
	if sp.mention.Empty() {
		l.speakWithout(st)
		return
	}
	// Coordinated cues share their speaker's mention.
	for _, before := range l.latest {
		if before != 0 && l.sts[before-1].Mention == s.Mention && l.speakers[before-1].done {
			*sp = l.speakers[before-1]
			l.note(st)
			return
		}
	}
	l.readMention(st, sp)
	if x := &l.mentions[sp.asked]; x.told != lang.NoGender && sp.done && sp.n == 1 {
		l.track[sp.entities[0]].gender = x.told
	}
	if sp.done {
		l.note(st)
	}
}

// note records a statement as the latest one, and that its speakers have spoken.
func (l *linker) note(st int32) {
	sp := &l.speakers[st]
	inner := l.inner(st)
	if !inner {
		l.latest[1], l.latest[0] = l.latest[0], st+1
	}
	for _, e := range sp.entities[:sp.n] {
		l.track[e].statement = st + 1
		l.track[e].spoken++
		if p := &l.Entities[e]; p.Type == Organization && p.Full >= 0 {
			l.lastBody = e + 1
		}
		if i := sp.mention.Start; !sp.mention.Empty() && !inner && !l.narrator.isOf(e, i) {
			l.touch(e, i, subject, true)
		}
	}
	if sp.n > 1 {
		l.noteGroup(st, inner)
	}
}

// inner reports whether the statement stands in the content of another.
func (l *linker) inner(st int32) bool {
	m := l.sts[st].Mention
	if m.Empty() {
		return false
	}
	w := l.within[m.Start]
	return w != 0 && w != st+1
}

// trim cuts punctuation off both ends of a mention, and bounds it.
func (l *linker) trim(m text.Range) text.Range {
	const longest = 80
	m.Start = max(m.Start, 0)
	m.End = min(m.End, int32(len(l.Words)), m.Start+longest)
	for m.Start < m.End && l.Flags(m.Start)&(text.Word|text.Number) == 0 {
		m.Start++
	}
	for m.Start < m.End && (l.Flags(m.End-1)&text.Punct != 0 && l.ByteAt(m.End-1) != ')' || l.Possessive(m.End-1)) {
		m.End--
	}
	return m
}

// speakWithout gives a statement that mentions no speaker that of the one which
// it continues.
func (l *linker) speakWithout(st int32) {
	from := l.sts[st].Continues - 1
	if from < 0 || int(from) >= len(l.speakers) || from == st || !l.speakers[from].done {
		return
	}
	sp := &l.speakers[st]
	*sp = l.speakers[from]
	sp.form, sp.mention = Implicit, text.Range{}
	l.note(st)
}

func (l *linker) paragraph(i int32) int32 {
	if i < 0 || int(i) >= len(l.Doc.Tokens) {
		return 0
	}
	return l.Doc.Tokens[i].Paragraph
}

func (sp *speaker) add(e int32) {
	for _, x := range sp.entities[:sp.n] {
		if x == e {
			return
		}
	}
	if sp.n < maxJoint {
		sp.entities[sp.n] = e
		sp.n++
	}
}

// follow makes the speakers of another statement those of this one, which has a
// mention of its own.
func (sp *speaker) follow(other *speaker) {
	form, mention, asked := sp.form, sp.mention, sp.asked
	*sp = *other
	sp.form, sp.mention, sp.asked = form, mention, asked
}

// assign makes e the speaker.
func (l *linker) assign(sp *speaker, e int32, form Form) {
	sp.entities[0], sp.n = e, 1
	if t := &l.track[e]; t.members > 0 {
		sp.n = 0
		for _, m := range l.members[t.member : t.member+t.members] {
			sp.add(m)
		}
	}
	sp.typ = l.Entities[e].Type
	sp.form, sp.done = form, true
	sp.named = true
}

// readMention resolves the mention of a speaker.
func (l *linker) readMention(st int32, sp *speaker) {
	switch x := &l.mentions[sp.asked]; {
	case x.pronoun:
		l.speakPronoun(st, x, sp)
	case sp.mention.Len() <= 2 && l.speakShort(st, sp):
	default:
		l.speakNoun(x, sp)
	}
}

// speakShort resolves mentions of a word or two that are no names or descriptions,
// and reports whether this is one: the letters of an interview, both, the former.
func (l *linker) speakShort(st int32, sp *speaker) bool {
	m := sp.mention
	first, last := l.Small(m.Start), l.Small(m.End-1)
	switch {
	case m.Len() == 1 && first == lang.WordA && l.Flags(m.Start)&text.LineStart != 0:
		e := l.interviewed()
		if e < 0 {
			return false
		}
		l.rule(st, e, Nominal, interviewee, sp)
	case m.Len() == 1 && first == lang.WordQ && !l.Capital(m.Start+1):
		sp.form, sp.typ, sp.done = Nominal, Unnamed, true
	case m.Len() == 1 && first == lang.WordBoth, m.Len() == 2 && first == lang.WordThe && (last == lang.WordFormer || last == lang.WordLatter):
		sp.done, sp.form = true, Nominal
		l.oneOfTwo(st, m, sp)
	default:
		return false
	}
	return true
}

// speakNoun resolves a speaker whose mention is a noun phrase.
func (l *linker) speakNoun(x *mention, sp *speaker) {
	m := x.rng
	c := l.choose(x)
	form := Nominal
	if m.Len() == 1 && c.span < 0 && l.Is(m.Start, lang.Quantity|lang.Pronoun|lang.Determiner) { // some, others
		form = Pronoun
	}
	if c.relation.names() || x.shape == shapeDocument && c.relation == possessor || x.shape >= shapeBody && x.shape <= shapeDocument && c.relation == compound {
		form = Name
	}
	l.take(x, c, form, sp)
	if form == Name {
		s := &l.Spans[c.span]
		sp.mention.Start = min(m.Start, s.Start)
		if s.Outer < m.Start && l.Doc.Tokens[s.Outer].Sentence == l.Doc.Tokens[m.Start].Sentence && m.Start <= s.Start {
			sp.mention.Start = s.Outer
		}
		sp.mention.End = max(m.End, s.End)
	}
	if c.span >= 0 && (form == Name || c.relation.listed()) {
		l.readList(l.listFrom(x, c), m.End, &l.Spans[c.span], sp)
	}
	l.weigh(sp.asked, c, sp) // before this maker is noted: it looks at earlier ones
	if x.shape == shapeDocument && c.entity >= 0 && (l.Entities[c.entity].Full >= 0 || l.track[c.entity].members > 0) {
		l.noteMaker(l.textWord(x.at), c.entity, makerSpoke)
	}
}

// rule makes somebody the speaker whom a rule knows and no choice was made of.
// How likely the name is to be right is learned all the same, by rule.
func (l *linker) rule(st, e int32, form Form, how relation, sp *speaker) {
	x := l.newMention(sp.mention, st)
	x.at, x.shape = l.places[st], shapeRule
	c := candidate{entity: e, span: -1, relation: how, share: linear.One}
	l.moment.rivals = 0
	l.take(x, &c, form, sp)
	l.weigh(int32(len(l.mentions))-1, &c, sp)
}

// take makes a choice the speaker.
func (l *linker) take(x *mention, c *candidate, form Form, sp *speaker) {
	sp.done = true
	if c.entity >= 0 {
		l.assign(sp, c.entity, form)
		if x.shape == shapeDocument && sp.n == 1 {
			sp.typ = Document
		}
		return
	}
	sp.form = form
	sp.typ = Unnamed
	switch x.shape {
	case shapeIt:
		sp.typ = Organization
	case shapeThey:
		sp.typ = Group
	case shapeHe:
	case shapeI:
		sp.typ = Person
	case shapeDocument:
		sp.typ = Document
	default:
		sp.typ = l.typeOf(&x.noun, x.shape == shapeBody)
	}
	e := l.newEntity(sp.typ, x.gender, x.at)
	if x.noun.Head >= 0 && x.shape > shapeThey {
		l.Give(e, &x.noun, x.noun.Tail)
	}
	sp.entities[0], sp.n = e, 1
}

// speakInside resolves the pronouns that refer to the speaker of the statement
// around them, which was not known before.
func (l *linker) speakInside() {
	for range 3 {
		waiting := false
		for i := range l.sts {
			sp := &l.speakers[i]
			if sp.done || sp.form != Pronoun || sp.mention.Empty() {
				continue
			}
			w := l.within[max(sp.mention.Start, 0)]
			if w != 0 && l.speakers[w-1].done {
				if around := &l.speakers[w-1]; around.n > 0 {
					sp.follow(around)
				}
				sp.done = true
			} else {
				waiting = true
			}
		}
		if !waiting {
			break
		}
	}
}
