package outlet

// told is what is known of a statement whatever the site, in codes.
type told struct {
	act, form, recalls, event uint64
	voice                     uint64 // see sameVoice
	gap, gapBefore            uint64 // paragraphs since the statement before, and since the speaker's
	norm                      uint64 // of its cue

	// What only the candidate none has; lookAtNone fills it.
	had, own                                       uint64 // whether the statement before, and the speaker's, are credited
	inside, level, topic, speaks, paragraph, cands uint64
}

// toldOf fills what every candidate has.
func (k *linking) toldOf(i int32) told {
	x, st := &k.facts[i], &k.sts[i]
	return told{
		act:  uint64(st.Act)<<4 | uint64(st.Kind)<<2 | bit(len(st.Cue) == 0),
		form: uint64(x.form), recalls: bit(x.recalls), event: uint64(x.event),
		voice: k.sameVoice(i), gap: k.gapBefore(k.previous, i), gapBefore: k.gapBefore(x.before, i), norm: k.cueNorm(i),
	}
}

// lookAtNone fills the rest of told.
func (k *linking) lookAtNone(i int32) {
	x, d := &k.facts[i], &k.told
	d.had, d.own, d.inside = k.credited(k.previous), k.credited(x.before), min(k.sitesInside(i), 3)
	d.level, d.cands = bit(x.level != 0), uint64(min(len(k.cands), 8))
	d.topic, d.speaks = firstClass(x.deictic, deicticClasses), firstClass(x.speaks, deicticClasses)
	d.paragraph = step(k.doc.Tokens[x.first].Paragraph, 0, 1, 2, 5)
}

// view is how a statement sees a site, in codes.
type view struct {
	told
	place, cue, owner, sentences, paragraphs, tokens uint64
	history, previous, lean                          uint64
	company, others, between, lead, deictic, speaker uint64
	before, behind                                   uint64 // whether the sites beside the speaker's other statements name its outlet
	many, found                                      uint64 // statements of the speaker, outlets of the text
	owned                                            uint64 // whether the statement has a site beside it, and whether it is this
}

// lookAt fills view.
func (k *linking) lookAt(i, s int32) {
	x, site := &k.facts[i], &k.sites[s]
	k.view = view{
		told:  k.told,
		place: k.placeOf(i, site), cue: k.inCue(i, site), owner: k.ownerCode(i, s),
		sentences: k.sentencesBetween(i, site), paragraphs: k.paragraphs(i, site), tokens: k.tokensBetween(i, site),
		history: k.historyCode(x.before, site), previous: k.historyCode(k.previous, site), lean: k.leaning(x, site),
		company: k.companyCode(i, site), others: k.others(i, site), between: k.sitesBetween(i, s), lead: k.leadCode(i, site),
		deictic: k.deicticCode(x, site), speaker: k.speakerCode(x, site),
		before: k.sameOutlet(k.before, site), behind: k.sameOutlet(k.behind, site),
		many: k.many, found: step(int32(len(k.found)), 1, 2, 4, 8), owned: bit(x.owned == s) | bit(x.owned >= 0)<<1,
	}
}

// sameOutlet tells whether there is a site o and it names the outlet of another.
func (k *linking) sameOutlet(o int32, site *site) uint64 {
	switch {
	case o < 0:
		return 0
	case k.sites[o].source == site.source:
		return 1
	}
	return 2
}

// groups are the features of a site and a statement that have no words in them.
// Put adds them, and reads nothing but the codes that are in the key.
var groups = [...]struct {
	key func(c *classes, v *view) uint64
	put func(k *linking, c *classes, v *view)
}{
	{func(c *classes, v *view) uint64 {
		return uint64(c.key().add(c.name, 12).add(v.place, 4).add(v.sentences, 4).add(v.owner, 3).add(v.others, 2))
	}, (*linking).whereFeatures},
	{func(c *classes, v *view) uint64 {
		return uint64(c.key().add(v.history, 3).add(v.previous, 3).add(v.voice, 2).add(v.owner, 3).add(v.recalls, 1).add(v.event, 2))
	}, (*linking).episodeFeatures},
	{func(c *classes, v *view) uint64 {
		return uint64(key(c.governor).add(c.anchor, 5).add(v.lean, 6).add(v.owner, 3).add(v.history, 3).add(v.previous, 3).add(v.form, 2).add(v.sentences, 4))
	}, (*linking).leanFeatures},
	{func(c *classes, v *view) uint64 {
		return uint64(c.key().add(v.company, 4).add(v.owner, 3).add(v.history, 3).add(v.sentences, 4).add(v.place, 4))
	}, (*linking).companyFeatures},
	{func(c *classes, v *view) uint64 {
		return uint64(c.key().add(v.owner, 3).add(v.before, 2).add(v.behind, 2).add(v.many, 3).add(v.found, 3).add(v.owned, 2).add(v.lead, 6))
	}, (*linking).voiceFeatures},
	{func(_ *classes, v *view) uint64 {
		return uint64(key(v.deictic).add(v.speaker, 8).add(v.between, 2).add(v.owner, 3).add(v.history, 3).add(v.form, 2).add(v.place, 4).add(v.sentences, 4))
	}, (*linking).deicticFeatures},
	{func(_ *classes, v *view) uint64 {
		return uint64(key(v.act).add(v.place, 4).add(v.cue, 4).add(v.tokens, 5).add(v.history, 3))
	}, (*linking).placedFeatures},
	{func(_ *classes, v *view) uint64 {
		return uint64(key(v.owner).add(v.event, 2).add(v.sentences, 4).add(v.history, 3).add(v.paragraphs, 4).add(v.form, 2).add(v.place, 4))
	}, (*linking).statementFeatures},
	{func(_ *classes, v *view) uint64 {
		return uint64(key(v.act).add(v.history, 3).add(v.previous, 3).add(v.voice, 2).add(v.gap, 4).add(v.gapBefore, 4))
	}, (*linking).historyFeatures},
}

// key packs the classes of a site's construction.
func (c *classes) key() key {
	return key(c.governor).add(c.anchor, 5).add(c.right, 3).add(c.verb, 2)
}

// whereFeatures say how far a site of that construction stands.
func (k *linking) whereFeatures(c *classes, v *view) {
	where := v.place<<8 | v.sentences
	k.put3(tConstruction, c.construction(), v.owner, v.sentences)
	k.put3(tConstruction, c.governor, c.anchor, v.owner)
	k.put3(tConstruction, c.governor, c.name, where)
	k.put2(tGovernor, c.governor, where)
	k.put1(tPlace, where)
	k.put2(tOwner, v.owner, v.sentences)
	k.put4(tEpisode, c.governor, c.anchor, v.owner, v.others)
}

// episodeFeatures say what its outlet carried before.
func (k *linking) episodeFeatures(c *classes, v *view) {
	k.put4(tEpisode, c.governor, c.anchor, v.history, v.owner)
	k.put5(tEpisode, c.governor, c.anchor, c.right, v.previous, v.voice)
	k.put5(tEpisode, c.governor, c.anchor, v.history, v.recalls, v.event)
	k.put3(tOwner, v.owner, v.voice, v.previous)
	k.put3(tHistory, v.history, v.previous, v.voice)
	k.put4(tStatement, v.recalls, v.event, v.owner, v.history)
	k.put4(tStatement, 3, v.event, v.voice, v.previous)
}

// leanFeatures say how the speaker leans to the outlet.
func (k *linking) leanFeatures(c *classes, v *view) {
	k.put2(tLean, v.lean, v.owner)
	k.put3(tLean, v.lean, v.history, v.previous)
	k.put3(tLean, v.lean, c.governor, c.anchor)
	k.put3(tLean, v.lean, v.form, v.sentences)
}

// companyFeatures say who is named beside it.
func (k *linking) companyFeatures(c *classes, v *view) {
	k.put3(tCompany, v.company, c.governor, c.anchor)
	k.put3(tCompany, v.company, v.owner, v.history)
	k.put3(tCompany, v.company, v.owner, v.sentences)
	k.put4(tCompany, v.company, c.right, c.verb, v.place)
}

// voiceFeatures tell what the text has of the speaker beside the outlet.
func (k *linking) voiceFeatures(c *classes, v *view) {
	k.put3(tVoice, v.before, v.behind, v.owner)
	k.put4(tVoice, v.before, v.behind, c.governor, c.anchor)
	k.put4(tVoice, v.many, v.owner, c.governor, c.anchor)
	k.put4(tVoice, v.many, v.before, v.behind, v.found)
	k.put4(tVoice, v.owned&1, v.owned>>1, v.owner, c.governor)
	k.put2(tLead, v.lead, v.owner)
	k.put4(tLead, v.lead, c.governor, c.anchor, v.owner)
}

// deicticFeatures say whether the statement names an outlet by a common noun,
// and what is in between.
func (k *linking) deicticFeatures(_ *classes, v *view) {
	k.put2(tDeictic, v.deictic, v.place)
	k.put3(tDeictic, v.deictic, v.history, v.form)
	k.put4(tDeictic, 1, v.speaker, v.place, v.sentences)
	k.put4(tDeictic, 2, v.speaker, v.history, v.between)
	k.put3(tBetween, v.between, v.place, v.sentences)
	k.put3(tBetween, v.between, v.owner, v.history)
	k.put3(tStatement, v.form, v.owner, v.history)
}

// placedFeatures say how close the statement stands to it.
func (k *linking) placedFeatures(_ *classes, v *view) {
	k.put3(tPlace, v.place, v.cue, v.act)
	k.put3(tDistance, v.tokens, v.place, v.cue)
	k.put3(tStatement, v.act, v.place, v.history)
}

// statementFeatures say where the statement stands to it.
func (k *linking) statementFeatures(_ *classes, v *view) {
	k.put3(tOwner, v.owner, v.paragraphs, v.history)
	k.put3(tHistory, v.history, v.sentences, v.form)
	k.put3(tStatement, 2, v.event, v.place)
	k.put4(tStatement, 4, v.event, v.owner, v.sentences)
}

// historyFeatures say how long ago it carried something.
func (k *linking) historyFeatures(_ *classes, v *view) {
	k.put4(tHistory, v.previous, v.voice, v.gap, v.act)
	k.put3(tHistory, v.history, v.gapBefore, v.act)
}

// viewWords are the features of the same kind that are in no group: the word of
// the cue has no code, and few statements stand in another.
func (k *linking) viewWords(i int32, site *site) {
	v := &k.view
	k.put2(tCue, v.norm, v.place)
	k.put3(tCue, v.norm, v.cue, site.class.verb)
	if l := k.facts[i].level; l > 0 {
		k.put3(tLevel, k.historyCode(l-1, site), k.placeOf(l-1, site), v.place)
	}
}

// noneGroups are the features of no outlet at all, without words.
var noneGroups = [...]struct {
	key func(d *told) uint64
	put func(k *linking, d *told)
}{
	{func(d *told) uint64 {
		return uint64(key(d.act).add(d.form, 2).add(d.recalls, 1).add(d.event, 2).add(d.level, 1).add(d.topic, 4).add(d.speaks, 4).add(d.own, 3).
			add(d.inside, 2).add(d.paragraph, 3))
	}, (*linking).noneFeatures},
	{func(d *told) uint64 {
		return uint64(key(d.act).add(d.form, 2).add(d.recalls, 1).add(d.event, 2).add(d.own, 3).add(d.had, 3).add(d.voice, 2).add(d.inside, 2).
			add(d.gap, 4).add(d.gapBefore, 4).add(d.cands, 4))
	}, (*linking).nonePreviousFeatures},
}

// noneFeatures say what the statement is like.
func (k *linking) noneFeatures(d *told) {
	k.features = append(k.features, uint64(tNone)+1)
	k.put1(tNone, d.act)
	k.put2(tNone, d.form, d.act)
	k.put2(tNone, d.recalls, d.event)
	k.put2(tNone, d.level, d.act)
	k.put2(tNone, d.topic, d.own)
	k.put2(tNone, 1, d.speaks)
	k.put2(tNone, d.paragraph, d.inside)
	k.put2(tNoneSites, d.inside, d.act)
}

// nonePreviousFeatures say what the statements before were credited to.
func (k *linking) nonePreviousFeatures(d *told) {
	k.put4(tNonePrevious, d.had, d.own, d.voice, d.inside)
	k.put4(tNonePrevious, d.had, d.voice, d.gap, d.act)
	k.put3(tNonePrevious, d.own, d.gapBefore, d.form)
	k.put4(tNonePrevious, d.own, d.had, d.event, d.recalls)
	k.put2(tNoneSites, d.cands, d.inside)
}

// noneWords are those with the word of the cue.
func (k *linking) noneWords() { k.put2(tNone, k.told.norm, k.told.inside) }
