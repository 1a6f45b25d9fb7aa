package outlet

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// The features of a candidate say how the outlet is named, where that stands
// to the statement, whose statements it carried before, and all of it in
// conjunctions. "None" has features of the statement alone: what is not said of
// any outlet is learned too.

// template is the first part of a feature.
type template uint64

const (
	tConstruction template = iota
	tGovernor
	tWords
	tNoun
	tVerb
	tName
	tPlace
	tDistance
	tOwner
	tHistory
	tEpisode
	tDeictic
	tStatement
	tLead
	tBetween
	tNone
	tNonePrevious
	tNoneSites
	tCue
	tVoice
	tWindow
	tLevel
)

// put adds a feature.
func (k *linking) put(t template, values ...uint64) {
	h := uint64(t) + 1
	for _, v := range values {
		h = linear.Mix(h, v+0x51)
	}
	k.features = append(k.features, h)
}

// featuresOf are the features of a candidate of statement i; site -1 is none.
func (k *linking) featuresOf(i, s int32) []uint64 {
	k.features = k.features[:0]
	if s < 0 {
		k.noneFeatures(i)
		return k.features
	}
	x, site := &k.facts[i], &k.sites[s]
	governor, verb := k.governorClass(site), k.verbClass(site)
	anchor, right := firstClass(k.sense(site.anchor), anchorClasses), firstClass(site.right, rightClasses)
	place, cue := k.placeOf(i, site), k.inCue(i, site)
	name := uint64(site.kind)<<8 | uint64(site.origin)<<4 | bit(site.programme) | bit(site.person)<<1
	owner := k.ownerCode(i, s)
	history, previous := k.historyCode(x.before, site), k.historyCode(k.previous, site)
	sentences := k.sentencesBetween(i, site)
	voice := k.sameVoice(i)
	act := uint64(k.sts[i].Act)<<4 | uint64(k.sts[i].Kind)<<2 | bit(len(k.sts[i].Cue) == 0)

	construction := governor<<16 | anchor<<8 | right<<4 | verb
	where := place<<8 | sentences
	k.put(tConstruction, construction, place, cue)
	k.put(tConstruction, construction, owner, sentences)
	k.put(tConstruction, governor, anchor, place)
	k.put(tConstruction, governor, anchor, owner)
	k.put(tConstruction, right, verb, place, cue)
	k.put(tConstruction, governor, name, where)
	k.put(tGovernor, governor, where)
	k.put(tWords, k.norm(site.governor), k.norm(site.anchor))
	k.put(tWords, k.norm(site.governor), k.norm(site.anchor), place)
	k.put(tNoun, site.noun, governor, place)
	k.put(tVerb, k.norm(site.verb), place, cue)
	k.put(tVerb, verb, place, cue, bit(site.the))
	k.put(tName, name, place)
	k.put(tName, name, verb, governor)
	k.put(tName, uint64(site.origin), governor, anchor)
	k.put(tName, k.norm(site.words.Start), place)
	k.put(tName, 1, k.norm(site.words.End-1), uint64(site.origin))
	k.put(tName, 2, k.norm(site.words.End-1), place)
	k.put(tPlace, where)
	k.put(tPlace, place, cue, act)
	k.put(tDistance, k.tokensBetween(i, site), place, cue)
	k.put(tOwner, owner, sentences)
	k.put(tOwner, owner, k.paragraphs(i, site), history)
	k.put(tOwner, owner, voice, previous)
	k.put(tHistory, history, previous, voice)
	k.put(tHistory, history, sentences, uint64(x.form))
	k.put(tHistory, previous, voice, k.gapBefore(k.previous, i), act)
	k.put(tHistory, history, k.gapBefore(x.before, i), act)
	k.put(tEpisode, governor, anchor, history, owner)
	k.put(tEpisode, governor, anchor, right, previous, voice)
	k.put(tEpisode, governor, anchor, history, bit(x.recalls), uint64(x.event))
	k.put(tEpisode, governor, anchor, owner, k.others(i, site))
	k.put(tDeictic, k.deicticCode(x, site), place)
	k.put(tDeictic, k.deicticCode(x, site), history, uint64(x.form))
	k.put(tDeictic, 1, k.speakerCode(x, site), place, sentences)
	k.put(tDeictic, 2, k.speakerCode(x, site), history, k.sitesBetween(i, s))
	k.put(tStatement, act, place, history)
	k.put(tStatement, uint64(x.form), owner, history)
	k.put(tStatement, bit(x.recalls), uint64(x.event), owner, history)
	k.put(tStatement, 2, uint64(x.event), place)
	k.put(tStatement, 3, uint64(x.event), voice, previous)
	k.put(tStatement, 4, uint64(x.event), owner, sentences)
	k.put(tLead, k.leadCode(i, site), owner)
	k.put(tLead, k.leadCode(i, site), governor, anchor, owner)
	k.put(tBetween, k.sitesBetween(i, s), place, sentences)
	k.put(tBetween, k.sitesBetween(i, s), owner, history)
	k.put(tCue, k.cueNorm(i), place)
	k.put(tCue, k.cueNorm(i), cue, verb)
	if x.level > 0 {
		k.put(tLevel, k.historyCode(x.level-1, site), k.placeOf(x.level-1, site), place)
	}
	k.voiceFeatures(i, s, governor, anchor, right, owner)
	return k.features
}

// voiceFeatures tell what the text has of the speaker beside the outlet.
func (k *linking) voiceFeatures(i, s int32, governor, anchor, right, owner uint64) {
	x, site := &k.facts[i], &k.sites[s]
	all, _ := k.voices.Find(uint64(x.speaker+1) + 1)
	many := step(all, 1, 2, 4, 8)
	if x.speaker < 0 {
		many = 7
	}
	before, behind := k.ownedBefore(x), k.ownedBehind(x)
	code := func(o int32) uint64 {
		switch {
		case o < 0:
			return 0
		case k.sites[o].source == site.source:
			return 1
		}
		return 2
	}
	k.put(tVoice, code(before), code(behind), owner)
	k.put(tVoice, code(before), code(behind), governor, anchor)
	k.put(tVoice, many, owner, governor, anchor)
	k.put(tVoice, many, code(before), code(behind), step(int32(len(k.found)), 1, 2, 4, 8))
	k.put(tVoice, bit(x.owned == s), bit(x.owned >= 0), owner, governor)
	k.put(tWindow, k.norm(site.words.Start-1), k.norm(site.words.Start-2))
	k.put(tWindow, k.norm(site.governor), k.norm(site.governor-1), bit(owner == 1))
	k.put(tWindow, k.norm(site.words.End), bit(owner == 1), right)
	k.put(tWindow, k.norm(site.words.End), k.norm(site.words.End+1))
}

// noneFeatures are those of no outlet at all.
func (k *linking) noneFeatures(i int32) {
	x := &k.facts[i]
	st := &k.sts[i]
	act := uint64(st.Act)<<4 | uint64(st.Kind)<<2 | bit(len(st.Cue) == 0)
	inside := min(k.sitesInside(i), 3)
	had, before := k.credited(k.previous), k.credited(x.before)
	voice := k.sameVoice(i)
	k.put(tNone)
	k.put(tNone, act)
	k.put(tNone, uint64(x.form), act)
	k.put(tNone, bit(x.recalls), uint64(x.event))
	k.put(tNone, bit(x.level != 0), act)
	k.put(tNone, firstClass(x.deictic, deicticClasses), before)
	k.put(tNone, 1, firstClass(x.speaks, deicticClasses))
	k.put(tNone, k.cueNorm(i), inside)
	k.put(tNone, step(k.doc.Tokens[x.first].Paragraph, 0, 1, 2, 5), inside)
	k.put(tNonePrevious, had, before, voice, inside)
	k.put(tNonePrevious, had, voice, k.gapBefore(k.previous, i), act)
	k.put(tNonePrevious, before, k.gapBefore(x.before, i), uint64(x.form))
	k.put(tNonePrevious, before, had, uint64(x.event), bit(x.recalls))
	k.put(tNoneSites, inside, act)
	k.put(tNoneSites, uint64(min(len(k.cands), 8)), inside)
}

var (
	anchorClasses = []lang.Carrier{lang.CarrierTell, lang.CarrierInterview, lang.CarrierQuestion, lang.CarrierStrong, lang.CarrierCarry, lang.CarrierHost,
		lang.CarrierPiece, lang.CarrierPost, lang.CarrierShow, lang.CarrierPoll, lang.CarrierWrite, lang.CarrierTalk, lang.CarrierReport, lang.CarrierTarget,
		lang.CarrierRemark, lang.CarrierAccording}
	governorClasses = []lang.Carrier{lang.CarrierTell, lang.CarrierCiting, lang.CarrierTo, lang.CarrierBy, lang.CarrierWith, lang.CarrierOn, lang.CarrierIn,
		lang.CarrierAt, lang.CarrierOf, lang.CarrierFor, lang.CarrierFrom, lang.CarrierVia, lang.CarrierPreposition, lang.CarrierStrong, lang.CarrierReport,
		lang.CarrierTarget, lang.CarrierHost, lang.CarrierTweet, lang.CarrierPost}
	rightClasses   = []lang.Carrier{lang.CarrierPoll, lang.CarrierEvent, lang.CarrierShow, lang.CarrierPiece, lang.CarrierPost, lang.CarrierAudience}
	deicticClasses = []lang.Carrier{lang.CarrierTelevision, lang.CarrierPaper, lang.CarrierWeb, lang.CarrierDeictic, lang.CarrierInterview, lang.CarrierPoll,
		lang.CarrierShow, lang.CarrierPiece, lang.CarrierPost}
)

// firstClass returns 1 + the index of the first class that a word has, 0 for
// none.
func firstClass(c lang.Carrier, classes []lang.Carrier) uint64 {
	for n, class := range classes {
		if c&class != 0 {
			return uint64(n) + 1
		}
	}
	return 0
}

func (k *linking) governorClass(s *site) uint64 {
	if s.governor < 0 {
		return 30
	}
	if c := firstClass(k.sense(s.governor), governorClasses); c > 0 {
		return c
	}
	if k.flags(s.governor)&text.Punct != 0 {
		return 31
	}
	return 0
}

func (k *linking) verbClass(s *site) uint64 {
	if s.verb < 0 {
		p := k.doc.Paragraphs[k.doc.Tokens[s.words.Start].Paragraph]
		if p.Start == s.words.Start && k.flags(s.words.End)&text.Punct != 0 && k.doc.Word(s.words.End) == ":" {
			return 3
		}
		return 0
	}
	return 1 + bit(k.means(s.verb, lang.CarrierStrong))
}

// The places of a site that a statement may see.
const (
	isSpeaker uint64 = iota + 1
	inQuotation
	atEdge
	inContent
	inOther
	behindAnchor
	beforeAnchor
	sameSentence
	earlier
	later
)

// placeOf tells where a site stands to a statement.
func (k *linking) placeOf(i int32, s *site) uint64 {
	st, x := &k.sts[i], &k.facts[i]
	at := s.words.Start
	if overlap(st.Mention, s.words) {
		return isSpeaker
	}
	switch l := k.levels[at]; {
	case l == i+1:
		if k.doc.Tokens[at].Quotation != 0 {
			return inQuotation
		}
		for _, r := range st.Content {
			if r.Contains(at) && max(s.words.End, s.verb+1) >= r.End-2 {
				return atEdge
			}
		}
		return inContent
	case l != 0 && l != x.level:
		return inOther
	}
	sentence := k.doc.Tokens[at].Sentence
	for n, in := range k.sentences(i) {
		switch {
		case in != sentence:
		case n > 0:
			return sameSentence
		case at > x.anchor:
			return behindAnchor
		default:
			return beforeAnchor
		}
	}
	if at < x.anchor {
		return earlier
	}
	return later
}

// step is the number of limits below v.
func step(v int32, limits ...int32) uint64 {
	n := uint64(0)
	for _, l := range limits {
		if v > l {
			n++
		}
	}
	return n
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

func (k *linking) sentencesBetween(i int32, s *site) uint64 {
	d := k.doc.Tokens[k.facts[i].anchor].Sentence - k.doc.Tokens[s.words.Start].Sentence
	if d < 0 {
		return 10 + step(-d, 1, 2, 4, 8)
	}
	return step(d, 0, 1, 2, 3, 5, 8, 14)
}

func (k *linking) paragraphs(i int32, s *site) uint64 {
	d := k.doc.Tokens[k.facts[i].anchor].Paragraph - k.doc.Tokens[s.words.Start].Paragraph
	if d < 0 {
		return 10 + step(-d, 1, 2, 4)
	}
	return step(d, 0, 1, 2, 3, 5, 8)
}

func (k *linking) tokensBetween(i int32, s *site) uint64 {
	d := s.words.Start - k.facts[i].anchor
	if d < 0 {
		return 10 + step(-d, 1, 2, 3, 5, 8, 13, 21)
	}
	return step(d, 1, 2, 3, 5, 8, 13, 21)
}

// ownerCode tells whose statement a site stands beside.
func (k *linking) ownerCode(i, s int32) uint64 {
	o := k.owners[s]
	switch {
	case o < 0:
		return 0
	case o == i:
		return 1
	case k.facts[o].speaker < 0 || k.facts[i].speaker < 0:
		return 2
	case k.facts[o].speaker == k.facts[i].speaker:
		return 3
	}
	return ofAnother
}

// ofAnother is the ownerCode of a site beside a statement of somebody else.
const ofAnother = 4

// credited tells whether a statement that was decided on has a source.
func (k *linking) credited(j int32) uint64 {
	switch {
	case j < 0:
		return 0
	case k.facts[j].site < 0:
		return 1
	}
	return 2 + k.facts[j].sure
}

// historyCode tells whether statement j, which was decided on, is credited to
// the outlet of a site.
func (k *linking) historyCode(j int32, s *site) uint64 {
	switch {
	case j < 0:
		return 0
	case k.facts[j].site < 0:
		return 1
	case k.sites[k.facts[j].site].source == s.source:
		return 4 + k.facts[j].sure
	}
	return 2
}

// sameVoice tells whether the statement before has the same speaker.
func (k *linking) sameVoice(i int32) uint64 {
	p := k.previous
	switch {
	case p < 0:
		return 0
	case k.facts[p].speaker < 0 || k.facts[i].speaker < 0:
		return 1
	case k.facts[p].speaker == k.facts[i].speaker:
		return 2
	}
	return 3
}

// gapBefore is the number of paragraphs from statement j to i.
func (k *linking) gapBefore(j, i int32) uint64 {
	if j < 0 || i < 0 {
		return 9
	}
	return step(k.doc.Tokens[k.facts[i].first].Paragraph-k.doc.Tokens[max(k.facts[j].end, 1)-1].Paragraph, 0, 1, 2, 4)
}

// others counts the statements of others between a site and a statement.
func (k *linking) others(i int32, s *site) uint64 {
	n := uint64(0)
	for j, back := k.previous, 0; j >= 0 && back < 6 && n < 3; back++ {
		if k.facts[j].end <= s.words.Start {
			break
		}
		if k.facts[j].speaker != k.facts[i].speaker || k.facts[j].speaker < 0 {
			n++
		}
		j = k.chain[j]
	}
	return n
}

// deicticCode tells whether "the paper" in a statement's sentence may mean the
// outlet of a site.
func (k *linking) deicticCode(x *fact, s *site) uint64 {
	c := firstClass(x.deictic, deicticClasses)
	if c == 0 {
		return 0
	}
	match := uint64(0)
	switch d := x.deictic; {
	case d&lang.CarrierTelevision != 0:
		match = bit(s.kind == lang.Broadcaster)
	case d&lang.CarrierPaper != 0:
		match = bit(s.kind == lang.Newspaper)
	case d&lang.CarrierWeb != 0:
		match = bit(s.kind == lang.Website)
	case d&lang.CarrierInterview != 0:
		match = bit(k.means(s.anchor, lang.CarrierInterview|lang.CarrierTell|lang.CarrierTalk) || k.means(s.governor, lang.CarrierTell))
	case d&lang.CarrierPoll != 0:
		match = bit(s.right&lang.CarrierPoll != 0)
	case d&(lang.CarrierShow|lang.CarrierPiece|lang.CarrierPost) != 0:
		match = bit(s.right&d != 0 || k.means(s.anchor, d))
	default:
		match = bit(s.kind == lang.Agency || s.kind == lang.Magazine) + 2
	}
	return c<<4 | match<<1 | 1
}

// speakerCode tells whether a statement's speaker is "the paper", and whether
// that may be the outlet of a site.
func (k *linking) speakerCode(x *fact, s *site) uint64 {
	c := firstClass(x.speaks, deicticClasses)
	if c == 0 {
		return 0
	}
	y := fact{deictic: x.speaks}
	return k.deicticCode(&y, s)
}

// leadCode tells that a statement at the head of the text stands before a site.
func (k *linking) leadCode(i int32, s *site) uint64 {
	x := &k.facts[i]
	p := k.doc.Tokens[x.first].Paragraph
	if p >= leadEnd || s.words.Start < x.anchor {
		return 0
	}
	return 1 + uint64(p)<<4 | step(k.doc.Tokens[s.words.Start].Paragraph-p, 0, 1, 2, 4)<<1
}

// sitesBetween counts the other outlets between a site and a statement.
func (k *linking) sitesBetween(i, s int32) uint64 {
	n := uint64(0)
	a, b := k.sites[s].words.Start, k.facts[i].anchor
	if a > b {
		a, b = b, a
	}
	for _, c := range k.cands[1:] {
		o := &k.sites[c.site]
		if o.source != k.sites[s].source && a < o.words.Start && o.words.Start < b && n < 3 {
			n++
		}
	}
	return n
}

// sitesInside counts the candidates in a statement's own sentences that do not
// stand in what is quoted.
func (k *linking) sitesInside(i int32) uint64 {
	n := uint64(0)
	for _, c := range k.cands[1:] {
		switch k.placeOf(i, &k.sites[c.site]) {
		case earlier, later, inQuotation, inOther:
		default:
			n++
		}
	}
	return n
}

// cueNorm is the word of the cue, or of its last if it is "was quoted".
func (k *linking) cueNorm(i int32) uint64 {
	cue := k.sts[i].Cue
	if len(cue) == 0 {
		return 0
	}
	at := cue[0].Start
	for at+1 < cue[0].End && k.means(at, lang.CarrierAuxiliary) {
		at++
	}
	return k.norm(at)
}
