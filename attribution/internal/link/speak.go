package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// speak resolves the speaker of a statement.
func (l *linker) speak(st int32) {
	s := &l.sts[st]
	sp := &l.speakers[st]
	m := l.trim(s.Mention)
	if m.Empty() {
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
	sp.mention = m
	l.readMention(st, m, sp)
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
		if l.sts[st].Kind != propose.Indirect {
			l.direct = st + 1
		}
	}
	for _, e := range sp.entities[:sp.n] {
		l.track[e].statement = st + 1
		l.track[e].spoken++
		if i := sp.mention.Start; !sp.mention.Empty() && !inner {
			l.touch(e, i, subject, true, sp.form == Pronoun)
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
		if (t.stands == subject || t.stands == topic || t.stands == passive) && t.starts && d <= 1 && l.paragraph(start)-l.paragraph(t.out[0]) <= 1 {
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

// readMention reads the words of a speaker's mention.
func (l *linker) readMention(st int32, m text.Range, sp *speaker) {
	if l.Is(m.Start, lang.Pronoun|lang.Relative) && l.SpanAt[m.Start] == 0 && l.onlyPronoun(m) {
		l.speakPronoun(st, m.Start, sp)
		return
	}
	if m.Len() == 1 && l.Flags(m.Start)&text.LineStart != 0 && l.Small(m.Start) == lang.WordA {
		if e := l.interviewed(); e >= 0 {
			l.rule(st, e, Nominal, interviewee, sp)
			return
		}
	}
	if m.Len() == 1 && l.Small(m.Start) == lang.WordQ && !l.Capital(m.Start+1) {
		sp.form, sp.typ, sp.done = Nominal, Unnamed, true
		return
	}
	last := l.Small(m.End - 1)
	if m.Len() == 1 && last == lang.WordBoth || m.Len() == 2 && l.Small(m.Start) == lang.WordThe && (last == lang.WordFormer || last == lang.WordLatter) {
		sp.done, sp.form = true, Nominal
		l.oneOfTwo(st, m, sp)
		return
	}
	l.speakNoun(st, m, sp)
}

// speakNoun resolves a speaker whose mention is a noun phrase.
func (l *linker) speakNoun(st int32, m text.Range, sp *speaker) {
	x := l.nounMention(m, st)
	n := &x.noun
	c := l.choose(&x)
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
	l.take(&x, &c, form, sp)
	if form != Name {
		if n.Head >= 0 && sp.n == 1 {
			l.track[sp.entities[0]].call(l.Norm(n.Head))
		}
		if sp.typ == Group && !sp.named && l.examples(m, sp) {
			c = candidate{entity: sp.entities[0], span: -1, relation: example, share: c.share}
		}
		l.weigh(&x, &c, sp)
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
	l.weigh(&x, &c, sp)
	if sp.n > 1 && s.Outer < s.Start && l.Is(s.Start-1, lang.Title) && l.Is(s.Start-1, lang.Plural) { // Senators X and Y
		titles := l.ReadNoun(s.Outer, s.Start)
		for _, e := range sp.entities[:sp.n] {
			l.Give(e, &titles, s.Start)
		}
	}
}

// settle makes the chosen entity the speaker. If its name is not likely enough to
// be right, the speaker is an entity without a name instead.
func (l *linker) settle(x *mention, c *candidate, form Form, sp *speaker) {
	l.take(x, c, form, sp)
	l.weigh(x, c, sp)
}

// rule makes somebody the speaker whom a rule knows and no choice was made of.
// How likely the name is to be right is learned all the same, by rule.
func (l *linker) rule(st, e int32, form Form, how relation, sp *speaker) {
	x := mention{st: st, rng: sp.mention, at: l.place(st), shape: shapeRule, owner: -1, around: -1}
	x.noun = name.Noun{Head: -1, Owner: -1, Name: l.Lexicon.Nothing()}
	c := candidate{entity: e, span: -1, relation: how, share: linear.One}
	l.moment.rivals = 0
	l.settle(&x, &c, form, sp)
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

// weigh says how likely the speaker's name is to be right, and takes it back
// where that is not likely enough.
func (l *linker) weigh(x *mention, c *candidate, sp *speaker) {
	if p := &l.Entities[sp.entities[0]]; !sp.named || p.Full < 0 || p.Known != nil && sp.n == 1 && c.relation.names() {
		sp.mille = 1000 // no name, or one that the newsroom knows
		return
	}
	sp.mille = l.nameMille(x, c, sp)
	if sp.mille >= l.leastMille() || l.teacher != nil {
		return
	}
	sp.named = false
	switch {
	case c.relation.names() || c.relation == example:
	case sp.mention.Empty(): // nothing is left
		*sp = speaker{done: true}
	default:
		sp.entities[0], sp.n = l.newEntity(sp.typ, x.gender, x.at), 1
	}
}

// nameMille returns the confidence of the name of a choice, in thousandths.
func (l *linker) nameMille(x *mention, c *candidate, sp *speaker) int32 {
	features := l.nameFeatures(x, c, sp)
	if l.teacher != nil {
		l.teacher.name(l, x, sp, features)
	}
	if l.model == nil {
		return 1000
	}
	shares := [2]int32{0, l.model.named.Score(features)}
	l.model.named.Shares(shares[:])
	return l.model.named.Mille(shares[1])
}

func (l *linker) leastMille() int32 {
	if l.model == nil {
		return 0
	}
	return l.model.least
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
				form, m := sp.form, sp.mention
				if around := &l.speakers[w-1]; around.n > 0 {
					*sp = *around
				}
				sp.form, sp.mention, sp.done = form, m, true
			} else {
				waiting = true
			}
		}
		if !waiting {
			break
		}
	}
}
