package link

// naming is a choice whose name is to be weighed when the text has been read. Statements
// that have their speaker from one another share it.
type naming struct {
	mention   int32
	candidate candidate
	rivals    int32 // of the moment
	mille     int32 // -1 before it is weighed
	instead   int32 // the entity without a name that takes its place, -1 for none
}

// weigh has the name of a speaker weighed later.
func (l *linker) weigh(mention int32, c *candidate, sp *speaker) {
	if p := &l.Entities[sp.entities[0]]; !sp.named || p.Full < 0 || p.Known != nil && sp.n == 1 && c.relation.names() {
		sp.mille = 1000 // no name, or one that the newsroom knows
		return
	}
	l.namings = append(l.namings, naming{mention: mention, candidate: *c, rivals: l.moment.rivals, mille: -1, instead: -1})
	sp.naming = int32(len(l.namings))
}

// weighNames says how likely the speakers' names are to be right, and takes back
// those that are not likely enough.
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

// takeBack takes a name back. A speaker who is described becomes an entity without
// a name.
func (l *linker) takeBack(st int32, x *mention, g *naming, sp *speaker) {
	sp.named = false
	switch how := g.candidate.relation; {
	case how.names() || how == example:
	case x.rng.Empty(): // nothing is left
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
