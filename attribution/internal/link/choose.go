package link

import (
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/name"
)

// candidate is an entity that a mention may refer to.
type candidate struct {
	entity   int32 // -1: none of the entities
	relation relation
	span     int32 // the name of the entity in the mention, -1 for none
	fit      fit
	score    int32
	share    int32 // its probability, in units of 1/linear.One
}

// nobody is the candidate that wins when the mention refers to none of the others.
var nobody = candidate{entity: -1, span: -1}

// chooser holds what choosing needs for the mention at hand, and its memory.
type chooser struct {
	cands     []candidate
	scores    []int32
	features  []uint64
	namesakes []int32
	roles     []uint16 // the role of each of Roles
	lasts     []uint64 // the last word of each span of several words, 0 for others
	round     int32    // number of lists of candidates so far
	next      int      // the first span that reading has not reached
	moment    moment
	worded    worded
	teacher   *study // in training: it sees every choice and may overrule it
}

// Bounds on what is looked at, whatever the text: a mention costs no more in a
// long text than in a short one.
const (
	window   = 16  // entities that count as mentioned of late
	mostNear = 6   // entities of those that become candidates
	farther  = 96  // roles and names before those, among which the same role is looked for
	mostFar  = 3   // entities that are found so
	ahead    = 200 // tokens behind a mention in the lead in which it may be named first
	mostNext = 3   // candidates that are found so
)

// choose finds whom a mention means. The candidate is valid until the next are gathered.
func (l *linker) choose(x *mention) *candidate {
	l.gather(x)
	if x.shape == shapeNamed && len(l.cands) == 2 && l.cands[1].relation == isHead { // a plain name
		l.cands[1].share, l.moment.rivals = linear.One, 1
		return &l.cands[1]
	}
	l.compare(x)
	return l.decide(x)
}

// decide chooses among the candidates of a mention, once gather and compare have run.
func (l *linker) decide(x *mention) *candidate {
	if len(l.cands) == 1 && l.model != nil && l.teacher == nil {
		l.cands[0].share, l.moment.rivals = linear.One, 0
		return &l.cands[0]
	}
	l.look(x)
	l.lookAhead(x)
	if x.shape > shapeNamed {
		l.worded.reset()
	}
	var weights rows
	if l.model != nil {
		weights = l.model.facts.rows(x)
	}
	l.scores = l.scores[:0]
	for i := range l.cands {
		c := &l.cands[i]
		c.score = 0
		if l.model != nil {
			c.score = l.scoreOf(x, c, &weights)
		}
		l.scores = append(l.scores, c.score)
	}
	best := 0
	if l.model != nil {
		best = l.model.choice.Shares(l.scores)
		for i, s := range l.scores {
			l.cands[i].share = s
		}
	} else {
		best = min(1, len(l.cands)-1) // the first round of training has no model: take whoever was mentioned last
	}
	if l.teacher != nil {
		if k := l.teacher.choose(l, x, best); k >= 0 {
			best = k
		}
	}
	return &l.cands[best]
}

// known reports whether a candidate was described by the mention's word before, or
// has its role. It gathers and compares the candidates, so that decide may follow.
func (l *linker) known(x *mention) bool {
	l.gather(x)
	l.compare(x)
	for i := range l.cands {
		if c := &l.cands[i]; c.entity >= 0 && c.fit.role > fieldFit && c.fit.place != 2 {
			return true
		}
	}
	return false
}

// scoreOf returns the sum of the weights of a candidate's features.
func (l *linker) scoreOf(x *mention, c *candidate, weights *rows) int32 {
	var s sheet
	l.describe(x, c, &s)
	return weights.score(x, c, &s) + l.wordScore(x, &s)
}

// gather lists the candidates of a mention: nobody first, then the entities named
// in it, then the others, the latest first.
func (l *linker) gather(x *mention) {
	x.around = l.aroundOf(x.at, x.st)
	l.cands = append(l.cands[:0], nobody)
	l.round++
	if x.shape == shapeWho || x.shape == shapeWhich {
		l.gatherBefore(x)
		return
	}
	if x.shape == shapeI {
		l.gatherAuthors(x)
		return
	}
	for _, in := range x.inside {
		if x.shape == shapePlural && !in.relation.names() && in.relation != example {
			continue // Ann Bell in "lawyers of Ann Bell"
		}
		l.candidate(l.Spans[in.span].Entity, in.span, in.relation)
	}
	if x.shape == shapeNamed {
		return
	}
	if x.count > 0 && x.shape == shapePlural {
		l.gatherGroups(x)
	}
	for k := 0; k < len(l.front) && len(l.cands) <= mostNear; k++ {
		e := l.front[k]
		if x.shape == shapeIt && l.Entities[e].Kind == name.KindPlace && !l.track[e].acts {
			continue // only ever told where: London in "in London"
		}
		l.salient(x, e)
	}
	if x.shape == shapeIt && l.lastBody > 0 {
		l.salient(x, l.lastBody-1)
	}
	if l.lastPress > 0 && l.meansPress(x) {
		l.salient(x, l.lastPress-1)
	}
	if x.shape >= shapePerson {
		l.gatherFar(x)
	}
	if x.shape == shapeDocument {
		l.gatherMakers(x)
	}
	if l.paragraph(x.at) < 3 && x.shape != shapeHe {
		l.gatherNext(x)
	}
}

// gatherBefore adds the candidates of a relative pronoun: the entities named
// before it in its sentence, the closest first.
func (l *linker) gatherBefore(x *mention) {
	const reach, most = 40, 4
	sentence := l.Doc.Tokens[x.at].Sentence
	how := nearest
	for j := x.at - 1; j >= max(0, x.at-reach) && l.Doc.Tokens[j].Sentence == sentence && len(l.cands) <= most; j-- {
		s := l.SpanAt[j]
		if s == 0 {
			continue
		}
		span := &l.Spans[s-1]
		if agreement[x.shape]>>l.Entities[span.Entity].Type&1 != 0 {
			l.candidate(span.Entity, s-1, how)
			how = further
		}
		j = span.Start
	}
}

// salient adds an entity if the mention can refer to it.
func (l *linker) salient(x *mention, e int32) {
	if (e != x.around || !l.quoted(x.at)) && !l.narrator.isOf(e, x.at) && l.agrees(x, e) {
		l.candidate(e, -1, unrelated)
	}
}

// candidate adds a candidate unless it is one already.
func (l *linker) candidate(entity, span int32, how relation) {
	if t := &l.track[entity]; t.round != l.round {
		t.round = l.round
		l.cands = append(l.cands, candidate{})
		c := &l.cands[len(l.cands)-1]
		c.entity, c.span, c.relation = entity, span, how
	}
}

// agreement has the types of entities that a mention of each shape can refer to.
// Only this and the gender told by a title are hard rules; the rest is weighed.
var agreement = [shapes]types{
	shapeHe:       1<<Person | 1<<Unnamed,
	shapeIt:       1<<Organization | 1<<Document,
	shapeThey:     1<<Group | 1<<Organization,
	shapeWho:      1<<Person | 1<<Group | 1<<Unnamed,
	shapeWhich:    1<<Organization | 1<<Document,
	shapeI:        1 << Person,
	shapeNamed:    1 << Organization,
	shapePerson:   1<<Person | 1<<Unnamed,
	shapeBody:     1<<Organization | 1<<Group,
	shapeDocument: 1<<Document | 1<<Organization | 1<<Person,
	shapePlural:   1 << Group,
	shapeOther:    1<<Person | 1<<Organization | 1<<Unnamed,
}

// types is a set of types.
type types uint8

// agrees reports whether a mention can refer to an entity at all.
func (l *linker) agrees(x *mention, e int32) bool {
	p := &l.Entities[e]
	return agreement[x.shape]>>p.Type&1 != 0 && !(name.Clash(p.Gender, x.gender) && (p.Titled || p.Full < 0))
}

// gatherFar adds entities farther back that have the role of the description, or
// whose name ends in its word.
func (l *linker) gatherFar(x *mention) {
	n := &x.noun
	if n.Head < 0 {
		return
	}
	found := 0
	if role := n.Name.Role; role != 0 {
		for k := len(l.roles); k < len(l.Roles); k++ {
			l.roles = append(l.roles, l.Roles[k].Role)
		}
		for k := len(l.roles) - 1; k >= max(0, len(l.roles)-farther) && found < mostFar; k-- {
			if l.roles[k] == role {
				if e := l.RoleOf[l.Roles[k].Head] - 1; e >= 0 && l.track[e].any >= 0 {
					l.salient(x, e)
					found++
				}
			}
		}
	}
	head := l.Norm(n.Head)
	for k := min(l.next, len(l.Spans)) - 1; k >= max(0, l.next-farther) && found < mostFar && head != 0; k-- {
		if l.lasts[k] == head {
			l.salient(x, l.Spans[k].Entity)
			found++
		}
	}
}

// gatherNext adds entities that are first named a little later (cataphora): the
// beginning of a text often describes people before it names them.
func (l *linker) gatherNext(x *mention) {
	found := 0
	for k := l.next; k < len(l.Spans) && found < mostNext; k++ {
		s := &l.Spans[k]
		if s.Start > x.at+ahead {
			break
		}
		if s.Start < x.rng.End || l.track[s.Entity].any >= 0 || s.End-s.Start < 2 {
			continue
		}
		before := len(l.cands)
		l.salient(x, s.Entity)
		found += len(l.cands) - before
	}
}

// sure is the probability from which on a mention that is not a speaker's counts as
// resolved.
const sure = linear.One * 6 / 10
