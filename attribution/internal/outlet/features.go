package outlet

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
)

// The features of a candidate are its facts, see facts.go, and what is made of
// the words around the name of the outlet. The latter are the same for each
// statement that has the site in the same place, so their weights are looked up
// once for a site and place.

// classes are what the words around a name are, whatever the statement, and what the
// text makes of its outlet.
type classes struct{ governor, anchor, how, right, verb, kind, named, manner uint8 }

func (k *linking) classesOf(s *site) classes {
	c := classes{
		governor: k.governorCode(s), anchor: firstClass(k.sense(s.anchor), anchorClasses), right: firstClass(s.right, rightClasses),
		verb: k.verbCode(s), kind: 1 + uint8(s.kind)<<3 + uint8(s.origin),
	}
	switch {
	case c.verb >= reports:
		c.how = 60 + c.verb - reports
	case c.anchor > 0:
		c.how = 33 + c.anchor
	default:
		c.how = c.governor
	}
	return c
}

// construction packs the classes of the words around a name.
func (c *classes) construction() uint64 {
	return uint64(c.governor)<<24 | uint64(c.anchor)<<16 | uint64(c.right)<<8 | uint64(c.verb)
}

// subject is the statement whose source is looked for, as its candidates see it.
type subject struct {
	siteBefore int32        // the site beside the latest statement of the speaker that has one, -1 for none
	siteBehind int32        // the one beside the next such statement
	noun       lang.Carrier // the common noun for an outlet, poll or interview that its sentence has behind "the"
	topic      uint8        // 1 + the class of noun, 0 for none

	// Facts that all candidates share.
	form, moment, gap, same uint8
}

// readSubject fills the subject, but for the sites of the speaker's other statements.
func (k *linking) readSubject(i int32) {
	u := &k.subject
	u.noun = k.deicticAt(&k.outlines[i])
	u.topic = firstClass(u.noun, deicticClasses)
	u.form, u.moment = 1+k.formOfMention(k.sts[i].Mention), 1+linear.Bit(k.recalls(i))*3+k.eventOf(i)
	u.gap, u.same = k.gapBefore(k.previous, i), k.sameVoice(i)
}

// describe fills the facts of a site that is a candidate of statement i.
func (k *linking) describe(i, s int32, f *linear.Sheet) {
	x, u, site := &k.outlines[i], &k.subject, &k.sites[s]
	c := &site.class
	f[factGovernor], f[factHow], f[factKind] = c.governor, c.how, c.kind
	f[factForm], f[factMoment], f[factGap] = u.form, u.moment, u.gap
	place, sentences := k.places[s], k.sentencesBetween(x, site)
	f[factPlace], f[factSentences], f[factWhere] = place, sentences, place
	if place >= earlier {
		f[factWhere] = earlier + sentences
	}
	f[factOwner] = k.ownerCode(i, s)
	f[factEpisode] = 1 + (k.historyCode(x.prior, site)-1)*28 + (k.historyCode(k.previous, site)-1)*4 + u.same - 1
	f[factLean] = k.leaning(x, site)
	f[factCompany] = 1 + k.companyCode(i, site)
	f[factTopic] = k.meansOutlet(u.noun, u.topic, site)
	f[factVoice] = 1 + k.sameOutlet(u.siteBefore, site)<<4 + k.sameOutlet(u.siteBehind, site)<<2 + linear.Bit(x.owned == s) + linear.Bit(x.owned >= 0)
	f[factCarried] = carriedSteps[min(k.carried[site.source], int32(len(carriedSteps))-1)]
	f[factNamed], f[factManner] = c.named, c.manner
	f[factRivals], f[factLength] = k.rivals, k.length
}

// describeNone fills the facts of none.
func (k *linking) describeNone(i int32, f *linear.Sheet) {
	x, u, st := &k.outlines[i], &k.subject, &k.sts[i]
	f[noneAlways] = 1
	f[noneAct] = 1 + uint8(st.Act)*6 + uint8(st.Kind)*2 + linear.Bit(len(st.Cue) == 0)
	f[noneForm], f[noneMoment], f[noneGap], f[noneGapBefore], f[noneVoice] = u.form, u.moment, u.gap, k.gapBefore(x.prior, i), u.same
	f[noneHad], f[noneOwn] = k.creditCode(k.previous), k.creditCode(x.prior)
	f[noneInside] = 1 + min(k.sitesInside(), 3)
	f[noneSites] = uint8(min(len(k.cands), 9))
	f[noneLevel] = linear.Bit(x.level != 0)
	f[noneTopic] = u.topic
	f[noneParagraph] = 1 + step(k.doc.Tokens[x.first].Paragraph, 0, 1, 2, 5)
}

// sitesInside counts the candidates in the statement's own sentences that do not
// stand in what is quoted.
func (k *linking) sitesInside() uint8 {
	n := uint8(0)
	for _, c := range k.cands[1:] {
		switch k.places[c.site] {
		case earlier, later, inQuotation, inOther:
		default:
			n++
		}
	}
	return n
}

// featuresOf are the features of a candidate of statement i; site -1 is none.
// scoreOf knows a shorter way to the sum of their weights.
func (k *linking) featuresOf(i, s int32) []uint64 {
	var f linear.Sheet
	if s < 0 {
		k.describeNone(i, &f)
		k.features = appendFacts(k.features[:0], saltNone, &f, nonePairs)
		k.features = append(k.features, k.noneWord(i, &f))
		return k.features
	}
	k.describe(i, s, &f)
	site, place := &k.sites[s], f[factPlace]
	k.features = appendFacts(k.features[:0], saltSite, &f, pairs)
	k.siteWords(site)
	k.besideWords(site, linear.Bit(f[factOwner] == ofThis))
	k.placeWords(site, place)
	k.cueWords(site, place, k.inCue(i, site))
	return k.features
}

// scoreOf is the sum of the weights of a candidate's features.
func (k *linking) scoreOf(i, s int32) int32 {
	var f linear.Sheet
	if s < 0 {
		k.describeNone(i, &f)
		return k.model.none.score(&f) + k.model.ranker.Weight(k.noneWord(i, &f))
	}
	k.describe(i, s, &f)
	return k.model.site.score(&f) + k.wordScore(i, s, f[factPlace], linear.Bit(f[factOwner] == ofThis))
}

// worded holds the sums of weights that were looked up for the words of a site: at 0
// of those by itself, then of the others by its place and whether it stands beside the
// statement, unless its words are the cue.
type worded struct {
	known uint32 // a bit for each
	sums  [1 + 2*places]int32
}

// wordScore adds up the weights of a site's words.
func (k *linking) wordScore(i, s int32, place, beside uint8) int32 {
	site, w := &k.sites[s], &k.worded[s]
	if w.known&1 == 0 {
		k.features = k.features[:0]
		k.siteWords(site)
		w.sums[0] = k.model.ranker.ScoreWith(&k.slots, k.features)
		w.known |= 1
	}
	at, cue := 1+2*place+beside, k.inCue(i, site)
	if cue == 0 && w.known>>at&1 != 0 {
		return w.sums[0] + w.sums[at]
	}
	k.features = k.features[:0]
	k.besideWords(site, beside)
	k.placeWords(site, place)
	k.cueWords(site, place, cue)
	sum := k.model.ranker.ScoreWith(&k.slots, k.features)
	if cue == 0 {
		w.sums[at] = sum
		w.known |= 1 << at
	}
	return w.sums[0] + sum
}

// Templates of features with words.
const (
	wordNone         uint64 = iota // the cue, and the sites in the statement's sentences
	wordHow                        // governor and anchor
	wordHowPlace                   // the same, and where the site stands to the statement
	wordLast                       // last of the name, and how the name was found
	wordLastPlace                  // and where it stands
	wordFirstPlace                 // first of the name, and where it stands
	wordBefore                     // the two before the name
	wordBehind                     // the two behind it
	wordGovernor                   // governor and the word before it, and whether the statement is beside
	wordNext                       // the word behind, and whether the statement is beside
	wordNoun                       // the noun behind the name, the class of the governor, and where it stands
	wordVerb                       // the verb, where it stands, and which of its words are the cue
	wordClasses                    // the classes of the words around the name
	wordClassesPlace               // those of governor and anchor, and where it stands
	wordClassesCue                 // all of them, where it stands, and which of its words are the cue
	wordVerbCue                    // the classes of verb and noun, the article, where it stands, and which of its words are the cue
	wordKindVerb                   // the class of the verb, and the kind of the outlet
	wordKindGovernor               // the class of the governor, and the kind of the outlet
	wordPerson                     // whether it is a programme, or somebody of the outlet
)

// putWords adds a feature of two words and a small number. It is called because
// copies of it would not stay in the processor's cache of instructions.
//
//go:noinline
func (k *linking) putWords(template, a, b, n uint64) {
	k.features = append(k.features, wordFeature(template, a, b, n))
}

func wordFeature(template, a, b, n uint64) uint64 {
	return linear.Mix(linear.Mix(saltWords<<48|template<<40|n, a), b)
}

// noneWord is the feature of the word of a statement's cue.
func (k *linking) noneWord(i int32, f *linear.Sheet) uint64 {
	return wordFeature(wordNone, k.cueNorm(i), 0, uint64(f[noneInside]))
}

// siteWords adds the words of a site by itself.
func (k *linking) siteWords(s *site) {
	c := &s.class
	k.putWords(wordHow, k.norm(s.governor), k.norm(s.anchor), 0)
	k.putWords(wordLast, k.norm(s.words.End-1), 0, uint64(s.origin))
	k.putWords(wordBefore, k.norm(s.words.Start-1), k.norm(s.words.Start-2), 0)
	k.putWords(wordBehind, k.norm(s.words.End), k.norm(s.words.End+1), 0)
	k.putWords(wordClasses, c.construction(), uint64(c.kind), 0)
	k.putWords(wordKindVerb, uint64(c.kind), uint64(c.verb), 0)
	k.putWords(wordKindGovernor, uint64(c.kind), uint64(c.governor), 0)
	k.putWords(wordPerson, uint64(linear.Bit(s.programme)), uint64(linear.Bit(s.person)), uint64(c.how))
}

// besideWords look at the words around it again, and whether the statement is
// the one that it stands beside.
func (k *linking) besideWords(s *site, beside uint8) {
	k.putWords(wordGovernor, k.norm(s.governor), k.norm(s.governor-1), uint64(beside))
	k.putWords(wordNext, k.norm(s.words.End), uint64(s.class.right), uint64(beside))
}

// placeWords say where it stands relative to the statement.
func (k *linking) placeWords(s *site, place uint8) {
	c, at := &s.class, uint64(place)
	k.putWords(wordHowPlace, k.norm(s.governor), k.norm(s.anchor), at)
	k.putWords(wordNoun, s.noun, uint64(c.governor), at)
	k.putWords(wordFirstPlace, k.norm(s.words.Start), 0, at)
	k.putWords(wordLastPlace, k.norm(s.words.End-1), 0, at)
	k.putWords(wordClassesPlace, uint64(c.governor)<<8|uint64(c.anchor), 0, at)
}

// cueWords say, besides, which of its words are the statement's cue.
func (k *linking) cueWords(s *site, place, cue uint8) {
	c, at := &s.class, uint64(place)<<8|uint64(cue)
	k.putWords(wordClassesCue, c.construction(), 0, at)
	k.putWords(wordVerb, k.norm(s.verb), 0, at)
	k.putWords(wordVerbCue, uint64(c.verb)<<8|uint64(c.right), uint64(linear.Bit(s.the)), at)
}
