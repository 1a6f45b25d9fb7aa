package link

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// The facts of a candidate are filled in here; features.go says what becomes of
// them.

func flag(b bool) uint8 {
	if b {
		return 1
	}
	return 0
}

// describe fills the facts of a candidate.
func (l *linker) describe(x *mention, c *candidate, s *sheet) {
	s[factFit], s[factBest] = c.fit.role+1, c.fit.rank
	s[factAlone] = l.moment.alone
	if c.entity < 0 {
		l.describeNobody(x, s)
		return
	}
	p, t := &l.Entities[c.entity], &l.track[c.entity]
	s[factType] = uint8(p.Type)*8 + uint8(p.Kind) + 1
	s[factUnnamed] = flag(p.Full < 0)
	if t.members > 0 {
		s[factUnnamed] = uint8(min(t.members, 3))
	}
	s[factRelation] = uint8(c.relation)
	if c.span >= 0 {
		l.describeName(x, c, s)
		if x.shape >= shapeNamed {
			return // where it was mentioned before says no more
		}
	}
	s[factGender] = l.genderFact(x, p)
	s[factNear], s[factPlace], s[factCalled], s[factShared], s[factStrange] = c.fit.near, c.fit.place, flag(c.fit.called), c.fit.shared, c.fit.strange
	s[factConflict] = flag(c.fit.knownRole && c.fit.role == noRole && !c.fit.called)
	if t.any < 0 {
		s[factNext] = steps(l.Doc.Tokens[max(p.Named, 0)].Sentence-l.Doc.Tokens[x.at].Sentence, 0, 1, 2, 4)
		return
	}
	l.describeTrace(x, c, s)
}

// genderFact is factGender.
func (l *linker) genderFact(x *mention, p *name.Entity) uint8 {
	switch {
	case x.gender == lang.NoGender:
		return 0
	case p.Gender == x.gender && p.Titled:
		return 1
	case p.Gender == x.gender:
		return 2
	case p.Gender == lang.NoGender:
		return 3
	}
	return 4
}

// moment is what the candidates of a mention have in common.
type moment struct {
	rivals           int32 // candidates whose gender is not another
	alone            uint8 // factAlone
	latest           uint8 // factLatest of who spoke the statement before
	direct           uint8 // factDirect of who spoke the latest quotation
	subject          bool  // the mention looks like a subject
	lasts, mainLasts []int32
}

// look fills moment. The last mentions are those of the candidates whose gender
// is not another.
func (l *linker) look(x *mention) {
	m := &l.moment
	m.rivals = 0
	m.lasts, m.mainLasts = m.lasts[:0], m.mainLasts[:0]
	for i := range l.cands {
		e := l.cands[i].entity
		if e < 0 || x.gender != lang.NoGender && name.Clash(l.Entities[e].Gender, x.gender) {
			continue
		}
		m.rivals++
		if t := &l.track[e]; t.any >= 0 {
			m.lasts, m.mainLasts = append(m.lasts, t.any), append(m.mainLasts, t.main)
		}
	}
	m.alone = steps(m.rivals, 0, 1, 2, 4, 8)
	p := l.paragraph(x.at)
	if st := l.latest[0]; st != 0 {
		m.latest = steps(p-l.paragraph(l.lastToken(st-1)), 0, 1)
	}
	if st := l.direct; st != 0 {
		m.direct = steps(p-l.paragraph(l.lastToken(st-1)), 0, 1, 3)
	}
	m.subject = l.subject(x.rng.End)
}

// describeTrace fills the facts of where an entity was mentioned of late.
func (l *linker) describeTrace(x *mention, c *candidate, s *sheet) {
	t := &l.track[c.entity]
	last := t.out[0]
	switch {
	case last >= 0 && x.st >= 0 && l.within[last] == x.st+1:
		s[factContent] = 1
		last = t.out[1]
	case last < 0 && x.st >= 0 && l.within[t.any] == x.st+1:
		s[factContent] = 2
	}
	if last < 0 {
		s[factQuoted] = 1
		last = t.any
	}
	a, b := &l.Doc.Tokens[last], &l.Doc.Tokens[x.at]
	s[factSentence] = sentenceSteps.of(b.Sentence - a.Sentence)
	s[factParagraph] = paragraphSteps.of(b.Paragraph - a.Paragraph)
	s[factStands] = uint8(t.stands) + 1
	s[factPronoun], s[factSpoke], s[factStarts] = flag(t.pronoun), flag(t.spoke), flag(t.starts)
	if st := l.latest[0]; st != 0 && l.spokeIt(st-1, c.entity) {
		s[factLatest] = l.moment.latest
	} else if st := l.latest[1]; st != 0 && l.spokeIt(st-1, c.entity) {
		s[factEarlier] = 1
	}
	if st := l.direct; st != 0 && l.spokeIt(st-1, c.entity) {
		s[factDirect] = l.moment.direct
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
	s[factRank], s[factMainRank] = rank(t.any, l.moment.lasts), rank(t.main, l.moment.mainLasts)
	if c.entity == x.around {
		s[factAround] = 1
	}
	if x.st >= 0 {
		if m := l.sts[x.st].Addressee; m.Contains(t.any) {
			s[factAddressee] = 1
		}
	}
	switch first := l.Entities[c.entity].Named; {
	case l.Entities[c.entity].Full < 0:
	case c.entity == l.firstNamed:
		s[factFirst] = 1
	case l.paragraph(first) == 0:
		s[factFirst] = 2
	}
	if a.Sentence == b.Sentence && last < x.at && x.at-last < 8 && l.oneClause(last, x.at) {
		s[factBound] = 1
	}
	if l.moment.subject {
		s[factParallel] = 1 + flag(t.stands != subject && t.stands != topic && t.stands != passive)
	}
}

// rank is a place in the order of last mentions.
func rank(at int32, lasts []int32) uint8 {
	n := uint32(0)
	for _, last := range lasts {
		if n += uint32(at-last) >> 31; n > 4 { // 1 for what is behind; more make no difference
			break
		}
	}
	return rankSteps.of(int32(n))
}

// describeName fills the facts of a name in the mention.
func (l *linker) describeName(x *mention, c *candidate, s *sheet) {
	span := &l.Spans[c.span]
	p := &l.Entities[c.entity]
	s[factName] = steps(span.End-span.Start, 1, 2, 3, 5)
	if p.Full >= 0 {
		f := &l.Spans[p.Full]
		s[factWhole] = 1 + flag(f.End-f.Start > span.End-span.Start)
	}
	end := span.Close
	switch {
	case end >= x.rng.End:
		s[factAfter] = 1
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
	s[factOffice] = l.headFact(&x.noun)
}

// describeNobody fills the facts of the candidate that stands for nobody.
func (l *linker) describeNobody(x *mention, s *sheet) {
	s[factNobody] = 1
	s[factOffice] = l.headFact(&x.noun)
	s[factHead] = steps(l.paragraph(x.at), 0, 1, 3, 8)
	s[factQuotation] = 1 + flag(l.quoted(x.at))
	s[factSpeaks] = 1 + flag(x.st >= 0)
	if x.noun.Head >= 0 {
		s[factCapital] = 1 + flag(l.Capital(x.noun.Head))
		s[factPlace] = flag(x.noun.Place != 0)
		s[factStrange] = l.strangeWords(&x.noun, -1) + 1
		s[factNear] = 1 + flag(l.where.Empty())
		s[factShared] = steps(x.noun.End-x.noun.Start, 1, 2, 3)
	}
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

// headMarks are the marks that headFact tells apart, the first that a word has.
var headMarks = [...]lang.Marks{lang.Office, lang.Vague, lang.Title, lang.Role, lang.People, lang.BodyCommon,
	lang.BodyName, lang.DocumentNoun}

// headFact says what sort of noun the head of a description is.
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
		v += 16
	}
	return v
}

// past reports whether a description is of what somebody no longer is: one
// can be many of those.
func (l *linker) past(n *name.Noun) bool {
	for i := n.Start; i < n.Head; i++ {
		if l.Small(i) == lang.WordFormer || l.Is(i, lang.Adverb) {
			return true
		}
	}
	return false
}

// oneClause reports whether nothing between two tokens begins a clause.
func (l *linker) oneClause(a, b int32) bool {
	for k := a + 1; k < b; k++ {
		if l.Is(k, lang.Conjunction|lang.Relative) || l.Flags(k)&text.Punct != 0 || l.Small(k) == lang.WordThat {
			return false
		}
	}
	return true
}

func (l *linker) spokeIt(st, e int32) bool {
	sp := &l.speakers[st]
	for _, x := range sp.entities[:sp.n] {
		if x == e {
			return true
		}
	}
	return false
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

// nameFeatures are the features that tell whether the name of who was chosen
// is right: how sure the choice is, and what the name looks like.
func (l *linker) nameFeatures(x *mention, c *candidate, sp *speaker) []uint64 {
	l.features = l.features[:0]
	put := func(template, value uint64) { l.putName(x.shape, template, value) }
	e := sp.entities[0] // of a group the first
	p := &l.Entities[e]
	f := &l.Spans[p.Full]
	share := uint64(steps(int32(int64(c.share)*1000/linear.One), 400, 500, 600, 700, 800, 850, 900, 930, 950, 970, 980, 990, 995))
	put(0, share)
	put(1, uint64(c.relation)<<4|uint64(p.Type))
	put(2, uint64(p.Kind)<<4|uint64(p.Type))
	length := uint64(steps(f.End-f.Start, 1, 2, 3, 4, 6))
	put(3, length<<4|uint64(p.Type))
	put(4, uint64(steps(p.Mentions, 1, 2, 4))<<4|length)
	put(5, uint64(flag(p.Titled))<<3|length)
	put(6, uint64(flag(p.Weak))<<1|uint64(flag(l.Is(f.Start, lang.Given))))
	put(7, uint64(flag(f.Outer < f.Start))<<4|uint64(flag(l.Small(f.Start-1) == lang.WordThe))<<5|length)
	if c.span >= 0 {
		s := &l.Spans[c.span]
		put(8, uint64(flag(s.End-s.Start < f.End-f.Start))<<8|uint64(steps(s.End-s.Start, 1, 2))<<4|length)
		put(9, uint64(flag(l.Capital(s.Start-1) && s.Outer == s.Start))<<1|uint64(flag(l.Capital(s.End))))
		put(10, uint64(flag(l.Capital(s.End)))<<8|uint64(flag(l.Is(s.End, lang.BodyCommon)))<<4|uint64(p.Type))
	}
	put(11, uint64(l.sharing(e)))
	put(18, uint64(sp.n)<<8|uint64(c.relation))
	put(12, uint64(flag(l.Flags(f.Start)&text.AllCaps != 0 && l.Words[f.Start].Flags&name.Shouted == 0))<<4|length)
	bodyWord := flag(l.Is(f.End-1, lang.BodyName|lang.BodySuffix|lang.BodyCommon))
	put(13, uint64(bodyWord)<<8|uint64(flag(l.Is(f.Start, lang.Role|lang.Title)))<<4|length)
	put(14, share<<4|uint64(x.det))
	put(15, uint64(c.fit.role)<<8|uint64(c.fit.rank)<<4|uint64(x.det))
	put(16, uint64(l.genderFact(x, p))<<4|uint64(flag(c.fit.knownRole && c.fit.role == noRole && !c.fit.called)))
	put(17, uint64(steps(l.moment.rivals, 0, 1, 2, 4))<<4|share)
	if x.noun.Head >= 0 {
		l.features = append(l.features, linear.Mix(l.Norm(x.noun.Head), feature(saltName, uint64(x.shape), 0, 99, 0)))
	}
	return l.features
}

// putName adds what tells of a name, for mentions of a shape and for all. It is
// called, since copies of it in all places that do so are more than the
// processor's cache of instructions keeps.
//
//go:noinline
func (l *linker) putName(s shape, template, value uint64) {
	l.features = append(l.features, feature(saltName, uint64(s), 0, template, value), feature(saltName, uint64(shapes), 0, template, value))
}

// sharing counts the other entities that have the surname of e.
func (l *linker) sharing(e int32) uint8 {
	n := uint8(0)
	l.namesakes = l.Namesakes(e, l.namesakes[:0])
	for _, o := range l.namesakes {
		if o != e && n < 3 {
			n++
		}
	}
	return n
}
