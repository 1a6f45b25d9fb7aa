package link

import "github.com/whosaid/whosaid/attribution/internal/linear"

// naming is a choice that gave a speaker a name. Names are weighed when the whole
// text has been read. A statement that takes its speaker from another one shares
// the naming of that.
type naming struct {
	mention   int32 // index of the mention
	candidate candidate
	rivals    int32 // of the moment
	maker     uint8 // factMaker of the one chosen
	mille     int32 // the name's confidence, -1 before it is weighed
	instead   int32 // the entity without a name that replaces the chosen one, -1 for none
}

// weigh notes that the name of a speaker is to be weighed.
func (l *linker) weigh(mention int32, c *candidate, sp *speaker) {
	switch p := &l.Entities[sp.entities[0]]; {
	case sp.named && c.relation == bylined && p.Full < 0: // the name stands in the byline only, so there is nothing to weigh but the choice
		sp.mille = int32(int64(c.share) * 1000 / linear.One)
		sp.named = sp.mille >= l.leastMille() || l.teacher != nil
		return
	case !sp.named || p.Full < 0 || p.Known != nil && sp.n == 1 && c.relation.names():
		sp.mille = 1000 // no name, or one that the newsroom knows
		return
	}
	g := naming{mention: mention, candidate: *c, rivals: l.moment.rivals, mille: -1, instead: -1}
	if x := &l.mentions[mention]; x.shape == shapeDocument {
		g.maker = l.makerFact(l.textWord(x.at), c.entity)
	}
	l.namings = append(l.namings, g)
	sp.naming = int32(len(l.namings))
}

// weighNames computes the confidence of all speakers' names and takes back those
// below the threshold.
func (l *linker) weighNames() {
	for _, st := range l.order {
		sp := &l.speakers[st]
		if sp.naming != 0 {
			l.weighName(st, sp)
		}
		for _, e := range sp.entities[:sp.n] {
			l.track[e].acts = true
		}
	}
}

func (l *linker) weighName(st int32, sp *speaker) {
	g := &l.namings[sp.naming-1]
	x := &l.mentions[g.mention]
	if g.mille < 0 {
		g.mille = l.nameMille(x, g, sp)
	}
	sp.mille = g.mille
	if sp.mille < l.leastMille() && l.teacher == nil {
		l.takeBack(st, x, g, sp)
	}
}

// takeBack takes the name of a speaker back. If the mention is a description or a
// pronoun, the speaker becomes an entity without a name.
func (l *linker) takeBack(st int32, x *mention, g *naming, sp *speaker) {
	sp.named = false
	switch how := g.candidate.relation; {
	case how.names():
	case x.rng.Empty(): // there is no mention either: the speaker is unknown
		*sp = speaker{done: true, form: sp.form, typ: sp.typ, mention: sp.mention}
	default:
		if g.instead < 0 {
			g.instead = l.newEntity(sp.typ, x.gender, x.at)
		}
		sp.entities[0], sp.n = g.instead, 1
		l.track[g.instead].statement = st + 1
	}
}

// nameMille returns the confidence of the name of a choice, in thousandths.
func (l *linker) nameMille(x *mention, g *naming, sp *speaker) int32 {
	var s sheet
	l.describeNaming(x, g, sp, &s)
	if l.teacher != nil {
		l.teacher.name(l, x, sp, l.nameFeatures(x, &s))
	}
	if l.model == nil {
		return 1000
	}
	shares := [2]int32{0, l.model.nameScore(x, l.headWord(x), &s)}
	l.model.named.Shares(shares[:])
	return l.model.named.Mille(shares[1])
}

func (l *linker) leastMille() int32 {
	if l.model == nil {
		return 0
	}
	return l.model.least
}
