package link

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// This file computes the facts of a candidate; features.go says what they are.

// describe computes the facts of a candidate.
func (l *linker) describe(x *mention, c *candidate, s *sheet) {
	if x.shape >= shapeNamed {
		s[factFit], s[factBest] = c.fit.role+1, c.fit.rank
	}
	if x.shape == shapeDocument && c.span < 0 {
		s[factMaker] = l.makerFact(l.textWord(x.at), c.entity)
	}
	if c.entity < 0 {
		l.describeNobody(x, s)
		return
	}
	p, t := &l.Entities[c.entity], &l.track[c.entity]
	s[factType] = uint8(p.Type)*8 + l.kindFact(c.entity) + 1
	s[factUnnamed] = unnamedFact(p, t)
	if t.members > 0 {
		if x.count > 0 && x.shape == shapePlural && c.span < 0 {
			s[factCounted] = 1 + linear.Bit(int32(x.count) != t.members)
		}
	}
	s[factRelation] = uint8(c.relation)
	if x.shape == shapeI {
		s[factCount] = countSteps.of(p.Mentions)
		s[factTop] = linear.Bit(t.count >= l.most)
		s[factSpoken] = spokenSteps.of(t.spoken)
		return
	}
	if c.span >= 0 {
		l.describeName(x, c, s)
		if x.shape >= shapeNamed {
			return // a name in the mention tells more than where it was mentioned before
		}
	}
	s[factGender] = l.genderFact(x, c.entity)
	if x.shape >= shapeNamed {
		s[factConflict] = linear.Bit(c.fit.knownRole && c.fit.role == noRole)
	}
	if t.any < 0 && t.members > 0 {
		l.describeGroup(x, t, s)
		return
	}
	if t.any < 0 {
		l.describeNext(x, p, t, s)
		return
	}
	l.describeTrace(x, c, s)
}

// The values of factUnnamed. A group of several people has no name of its own.
const (
	hasName uint8 = iota
	hasNoName
	groupOfTwo
	largerGroup
)

// unnamedFact returns factUnnamed.
func unnamedFact(p *name.Entity, t *trace) uint8 {
	switch {
	case t.members > 2:
		return largerGroup
	case t.members == 2:
		return groupOfTwo
	case p.Full < 0:
		return hasNoName
	}
	return hasName
}

// describeNext computes the facts of an entity that is first named later: who is
// described in the lead often speaks by name soon.
func (l *linker) describeNext(x *mention, p *name.Entity, t *trace, s *sheet) {
	at := max(p.Named, 0)
	s[factNext] = nextSteps.of(l.Doc.Tokens[at].Sentence - l.Doc.Tokens[x.at].Sentence)
	if n := l.SpanAt[at]; n != 0 {
		s[factStands] = uint8(l.stands(l.Spans[n-1].Outer, l.Spans[n-1].Close)) + 1
	}
	s[factSpoken] = spokenSteps.of(t.voiced)
	s[factContent] = l.aheadFact(t)
}

// genderFact returns factGender.
func (l *linker) genderFact(x *mention, e int32) uint8 {
	p, t, g := &l.Entities[e], &l.track[e], x.gender
	if g == lang.NoGender {
		g = x.told
	}
	switch {
	case g == lang.NoGender:
		return 0
	case p.Gender == g && p.Titled:
		return 1
	case p.Gender == g:
		return 2
	case p.Gender != lang.NoGender:
		return 4
	case t.gender == g:
		return 5
	case t.gender != lang.NoGender:
		return 6
	}
	return 3
}

// moment is what all candidates of a mention share.
type moment struct {
	rivals int32 // candidates whose gender is not another
	latest uint8 // factLatest of who spoke the statement before
}

// look computes the moment and the office of a mention whose candidates are known.
func (l *linker) look(x *mention) {
	m := &l.moment
	m.rivals, m.latest = 0, 0
	x.office = l.headFact(&x.noun)
	for i := range l.cands {
		if e := l.cands[i].entity; e >= 0 && !name.Clash(l.Entities[e].Gender, x.gender) {
			m.rivals++
		}
	}
	if st := l.latest[0]; st != 0 {
		m.latest = latestSteps.of(l.paragraph(x.at) - l.paragraph(l.lastToken(st-1)))
	}
}

// describeTrace computes the facts of an entity's earlier mentions.
func (l *linker) describeTrace(x *mention, c *candidate, s *sheet) {
	t := &l.track[c.entity]
	last, content := t.out[0], l.aheadFact(t)
	switch {
	case last >= 0 && x.st >= 0 && l.within[last] == x.st+1:
		last, content = t.out[1], contentLast
	case last < 0 && x.st >= 0 && l.within[t.any] == x.st+1:
		content = quotedOnly
	case x.st >= 0 && l.within[t.any] == x.st+1:
		content = quotedLast
	}
	if last < 0 {
		s[factQuoted] = 1
		last = t.any
	}
	a, b := &l.Doc.Tokens[last], &l.Doc.Tokens[x.at]
	s[factSentence] = sentenceSteps.of(b.Sentence - a.Sentence)
	s[factStands] = uint8(t.standing) + 1
	if st := l.latest[0]; st != 0 && l.spokeIt(st-1, c.entity) {
		s[factLatest] = l.moment.latest
	}
	if t.main >= 0 {
		s[factMain] = sentenceSteps.of(b.Sentence - l.Doc.Tokens[t.main].Sentence)
	}
	s[factSpoken] = spokenSteps.of(t.spoken)
	s[factCount] = countSteps.of(t.count)
	switch {
	case t.count >= l.most:
		s[factTop] = 1
	case 2*t.count >= l.most:
		s[factTop] = 2
	}
	s[factContent] = content
	if x.shape >= shapeNamed {
		return
	}
	s[factParagraph] = paragraphSteps.of(b.Paragraph - a.Paragraph)
	s[factAround] = linear.Bit(c.entity == x.around)
	if x.subject {
		s[factParallel] = 1 + linear.Bit(t.standing != subject && t.standing != topic && t.standing != passive)
	}
}

// describeName computes the facts of a name in the mention.
func (l *linker) describeName(x *mention, c *candidate, s *sheet) {
	span := &l.Spans[c.span]
	p := &l.Entities[c.entity]
	if p.Full >= 0 {
		f := &l.Spans[p.Full]
		s[factWhole] = 1 + linear.Bit(f.End-f.Start > span.End-span.Start)
	}
	end := span.Close
	switch {
	case x.shape < shapeNamed && end == x.at, x.shape >= shapeNamed && end >= x.rng.End:
		s[factAfter] = 1
	case x.shape < shapeNamed && end+1 == x.at && l.Comma(end):
		s[factAfter] = 8
	case l.Possessive(end):
		s[factAfter] = 2
	case l.Comma(end):
		s[factAfter] = 3
	case l.Small(end) == lang.WordAnd:
		s[factAfter] = 4
	case l.Is(end, lang.Preposition):
		s[factAfter] = 5
	case l.Flags(end)&text.Word != 0:
		s[factAfter] = 6
	default:
		s[factAfter] = 7
	}
	s[factOffice] = x.office
}

// describeNobody computes the facts of the candidate that stands for nobody.
func (l *linker) describeNobody(x *mention, s *sheet) {
	s[factNobody] = 1
	s[factOffice] = x.office
	for _, in := range x.inside { // the closest
		if r := uint8(in.relation); s[factRelation] == 0 || r < s[factRelation] {
			s[factRelation] = r
		}
	}
	if l.latest[0] != 0 {
		s[factLatest] = l.moment.latest
		if sp := &l.speakers[l.latest[0]-1]; sp.n == 1 && l.Entities[sp.entities[0]].Full < 0 {
			s[factLatest] += 3
		}
	}
}

// headMarks are the marks that headFact tells apart; of several that a word has, the
// first counts.
var headMarks = [...]lang.Marks{lang.Office, lang.Vague, lang.Title, lang.Role, lang.People, lang.BodyCommon,
	lang.BodyName, lang.DocumentNoun}

// ofPast is added to what headFact says of a description of the past: former minister.
const ofPast = 16

// headFact returns the sort of noun that is the head of a description: the number
// of its mark, and whether the description is of the past.
func (l *linker) headFact(n *name.Noun) uint8 {
	if n.Head < 0 {
		return 1
	}
	v := uint8(2)
	for k, m := range headMarks {
		if n.Name.Has(m) {
			v += uint8(k) + 1
			break
		}
	}
	if l.past(n) {
		v += ofPast
	}
	return v
}

// past reports whether a description says what somebody was before: "the former
// minister". A person can have been many things, so that this fits less surely.
func (l *linker) past(n *name.Noun) bool {
	for i := n.Start; i < n.Head; i++ {
		if l.Small(i) == lang.WordFormer || l.Is(i, lang.Adverb) {
			return true
		}
	}
	return false
}

// spokeIt reports whether e was a speaker of a statement; a group, whether its members
// were all of the speakers.
func (l *linker) spokeIt(st, e int32) bool {
	sp := &l.speakers[st]
	if t := &l.track[e]; t.members > 0 {
		return slices.Equal(l.members[t.member:t.member+t.members], sp.entities[:sp.n])
	}
	return slices.Contains(sp.entities[:sp.n], e)
}

// lastToken is the last token of a statement's content or mention.
func (l *linker) lastToken(st int32) int32 {
	s := &l.sts[st]
	last := s.Mention.End - 1
	if n := len(s.Content); n > 0 {
		last = max(last, s.Content[n-1].End-1)
	}
	return min(max(last, 0), int32(len(l.Words))-1)
}
