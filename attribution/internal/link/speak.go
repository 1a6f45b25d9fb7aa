package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/tag"
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
		if i := sp.mention.Start; !sp.mention.Empty() && !inner {
			l.touch(e, i, position{subject, sp.starts}, true, sp.form == Pronoun)
		}
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

// speakWithout finds the speaker of a statement that mentions none.
func (l *linker) speakWithout(st int32) {
	s := &l.sts[st]
	sp := &l.speakers[st]
	from := s.Continues - 1
	if from < 0 && len(s.Cue) == 0 && s.Kind == propose.Direct && len(s.Content) > 0 {
		if e := l.spokenOf(st); e >= 0 {
			l.rule(st, e, Implicit, told, sp)
			l.note(st)
			return
		}
		from = l.latest[0] - 1
		if from < 0 || len(l.sts[from].Content) == 0 || l.apart(from, st) > 1 {
			return
		}
	}
	if from < 0 && len(s.Cue) > 0 && l.subjectLeftOut(st) {
		l.shareSubject(st, sp)
		return
	}
	if from < 0 || int(from) >= len(l.speakers) || from == st || !l.speakers[from].done {
		return
	}
	*sp = l.speakers[from]
	sp.form, sp.mention = Implicit, text.Range{}
	l.note(st)
}

// subjectLeftOut reports whether the cue is an active verb that shares the
// subject of one before it: "and added", ", adding".
func (l *linker) subjectLeftOut(st int32) bool {
	cue := l.sts[st].Cue[0].Start
	if l.Tags == nil || cue <= 0 || int(cue) >= len(l.Tags) {
		return false
	}
	k := cue - 1
	for k > 0 && l.Is(k, lang.Adverb) {
		k--
	}
	switch l.Tags[cue] {
	case tag.VBD, tag.VBZ, tag.VBP, tag.VBN:
		return l.Is(k, lang.Conjunction) || l.Comma(k)
	case tag.VBG:
		return l.Comma(k) || l.Is(k, lang.Conjunction|lang.Preposition)
	}
	return false
}

// shareSubject gives a statement the speaker of the one before it in its
// sentence, else the person with whose name the sentence begins.
func (l *linker) shareSubject(st int32, sp *speaker) {
	cue := l.sts[st].Cue[0].Start
	sentence := l.Doc.Tokens[cue].Sentence
	for _, before := range l.latest {
		if before == 0 || !l.speakers[before-1].done {
			continue
		}
		if m := l.speakers[before-1].mention; !m.Empty() && m.Start < cue && l.Doc.Tokens[m.Start].Sentence == sentence {
			*sp = l.speakers[before-1]
			l.note(st)
			return
		}
	}
	start := l.Doc.Sentences[sentence].Start
	for i := start; i < min(start+10, cue); i++ {
		if s := l.SpanAt[i]; s != 0 {
			x := &l.Spans[s-1]
			if x.Outer == start && l.Entities[x.Entity].Type == Person && !l.PossessiveAfter(s-1) {
				sp.mention = text.Range{Start: x.Outer, End: x.End}
				l.rule(st, x.Entity, Name, beginner, sp)
				l.note(st)
			}
			return
		}
	}
}

// spokenOf returns the person whom the sentence before a quotation is about, if
// nobody has spoken since: "Bell was packing. “It was wet.”" At the beginning of an
// interview it returns the person interviewed, else -1.
func (l *linker) spokenOf(st int32) int32 {
	start := l.sts[st].Content[0].Start
	if l.paragraph(start) == 0 && l.latest[0] == 0 && len(l.Doc.Paragraphs) > 1 {
		return l.interviewed()
	}
	after := int32(0)
	if l.latest[0] != 0 {
		after = l.lastToken(l.latest[0] - 1)
	}
	for _, e := range l.front {
		p, t := &l.Entities[e], &l.track[e]
		if p.Type != Person || t.out[0] <= after || t.out[0] >= start {
			continue
		}
		d := l.Doc.Tokens[start].Sentence - l.Doc.Tokens[t.out[0]].Sentence
		if (t.standing == subject || t.standing == topic || t.standing == passive) && t.starts && d <= 1 && l.paragraph(start)-l.paragraph(t.out[0]) <= 1 {
			return e
		}
	}
	return -1
}

// apart is the number of paragraphs between two statements.
func (l *linker) apart(a, b int32) int32 {
	x, y := l.sts[a].Content, l.sts[b].Content
	d := l.paragraph(y[0].Start) - l.paragraph(x[len(x)-1].End-1)
	return max(d, -d)
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
	form, mention, starts, asked := sp.form, sp.mention, sp.starts, sp.asked
	*sp = *other
	sp.form, sp.mention, sp.starts, sp.asked = form, mention, starts, asked
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
	m, n := x.rng, &x.noun
	c := l.choose(x)
	if c.entity < 0 { // a name that is the head is a name, even if it is doubtful whose
		for _, in := range x.inside {
			if in.relation == isHead {
				c = candidate{entity: l.Spans[in.span].Entity, span: in.span, relation: isHead}
				break
			}
		}
	}
	form := Nominal
	if m.Len() == 1 && c.span < 0 && l.Is(m.Start, lang.Quantity|lang.Pronoun|lang.Determiner) { // some, others
		form = Pronoun
	}
	if c.relation.names() || x.shape == shapeDocument && (c.relation == possessor || c.relation == compound) {
		form = Name
	}
	l.take(x, &c, form, sp)
	if form != Name {
		if n.Head >= 0 && sp.n == 1 {
			l.track[sp.entities[0]].call(l.Norm(n.Head))
		}
		if sp.typ == Group && !sp.named && l.examples(m, sp) {
			c = candidate{entity: sp.entities[0], span: -1, relation: example, share: c.share}
		}
		l.weigh(sp.asked, &c, sp)
		return
	}
	s := &l.Spans[c.span]
	sp.mention.Start = min(m.Start, s.Start)
	if s.Outer < m.Start && l.Doc.Tokens[s.Outer].Sentence == l.Doc.Tokens[m.Start].Sentence && m.Start <= s.Start {
		sp.mention.Start = s.Outer
	}
	sp.mention.End = max(m.End, s.End)
	if c.relation.names() {
		l.readList(s.Close, m.End, s, sp)
	}
	l.weigh(sp.asked, &c, sp)
	if sp.n > 1 && s.Outer < s.Start && l.Is(s.Start-1, lang.Title) && l.Is(s.Start-1, lang.Plural) { // Senators X and Y
		titles := l.ReadNoun(s.Outer, s.Start)
		for _, e := range sp.entities[:sp.n] {
			l.Give(e, &titles, s.Start)
		}
	}
}

// rule makes somebody the speaker whom a rule knows and no choice was made of.
// How likely the name is to be right is learned all the same, by rule.
func (l *linker) rule(st, e int32, form Form, how relation, sp *speaker) {
	x := l.emptyMention(sp.mention, st)
	x.at, x.shape = l.place(st), shapeRule
	l.mentions = append(l.mentions, x)
	c := candidate{entity: e, span: -1, relation: how, share: linear.One}
	l.moment.rivals = 0
	l.take(&x, &c, form, sp)
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
