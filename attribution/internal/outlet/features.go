package outlet

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
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
	tCompany
	tLean
)

// put1 to put5 add a feature. They are many because values would go through a
// slice, and are called because copies of them in all places that add features
// would not stay in the processor's cache of instructions.
//
//go:noinline
func (k *linking) put1(t template, a uint64) {
	k.features = append(k.features, linear.Mix(uint64(t)+1, a+0x51))
}

//go:noinline
func (k *linking) put2(t template, a, b uint64) {
	k.features = append(k.features, linear.Mix(linear.Mix(uint64(t)+1, a+0x51), b+0x51))
}

//go:noinline
func (k *linking) put3(t template, a, b, c uint64) {
	k.features = append(k.features, linear.Mix(linear.Mix(linear.Mix(uint64(t)+1, a+0x51), b+0x51), c+0x51))
}

//go:noinline
func (k *linking) put4(t template, a, b, c, d uint64) {
	k.features = append(k.features, linear.Mix(linear.Mix(linear.Mix(linear.Mix(uint64(t)+1, a+0x51), b+0x51), c+0x51), d+0x51))
}

//go:noinline
func (k *linking) put5(t template, a, b, c, d, e uint64) {
	k.put4(t, a, b, c, d)
	last := &k.features[len(k.features)-1]
	*last = linear.Mix(*last, e+0x51)
}

// featuresOf are the features of a candidate of statement i; site -1 is none.
// scoreOf knows a shorter way to the sum of their weights.
func (k *linking) featuresOf(i, s int32) []uint64 {
	k.features = k.features[:0]
	if s < 0 {
		k.lookAtNone(i)
		for g := range noneGroups {
			noneGroups[g].put(k, &k.told)
		}
		k.noneWords()
		return k.features
	}
	site := &k.sites[s]
	k.lookAt(i, s)
	v := &k.view
	k.siteFeatures(site)
	k.besideFeatures(site, v.owner == 1)
	k.placeFeatures(site, v.place)
	k.cueFeatures(site, v.place, v.cue)
	for g := range groups {
		groups[g].put(k, &site.class, v)
	}
	k.viewWords(i, site)
	return k.features
}

// scoreOf is the sum of the weights of a candidate's features. A site is the
// candidate of several statements, and stands to most of them in the same way:
// what is looked up once for each way need not be looked up again. The features
// of codes alone come again with other sites and in other texts, see memo.
func (k *linking) scoreOf(i, s int32) int32 {
	if s < 0 {
		k.lookAtNone(i)
		sum := int32(0)
		for g := range noneGroups {
			at, found := k.memo.at(len(groups)+g, noneGroups[g].key(&k.told))
			if !found {
				k.features = k.features[:0]
				noneGroups[g].put(k, &k.told)
				at.sum = k.model.ranker.Score(k.features)
			}
			sum += at.sum
		}
		k.features = k.features[:0]
		k.noneWords()
		return sum + k.model.ranker.Score(k.features)
	}
	site, seen := &k.sites[s], &k.seen[s]
	k.lookAt(i, s)
	v := &k.view
	sum := seen.sum(seenSite, k, func() { k.siteFeatures(site) })
	sum += seen.sum(seenBeside+bit(v.owner == 1), k, func() { k.besideFeatures(site, v.owner == 1) })
	sum += seen.sum(seenPlace+v.place, k, func() { k.placeFeatures(site, v.place) })
	for g := range groups {
		at, found := k.memo.at(g, groups[g].key(&site.class, v))
		if !found {
			k.features = k.features[:0]
			groups[g].put(k, &site.class, v)
			at.sum = k.model.ranker.Score(k.features)
		}
		sum += at.sum
	}
	k.features = k.features[:0]
	if v.cue == 0 {
		sum += seen.sum(seenCue+v.place, k, func() { k.cueFeatures(site, v.place, 0) })
		k.features = k.features[:0]
	} else {
		k.cueFeatures(site, v.place, v.cue)
	}
	k.viewWords(i, site)
	return sum + k.model.ranker.Score(k.features)
}

// seen holds the sums of weights that were looked up for a site.
type seen struct {
	known uint32 // a bit for each
	sums  [seenSums]int32
}

const (
	seenSite   uint64 = 0
	seenBeside uint64 = 1
	seenPlace  uint64 = 3
	seenCue           = seenPlace + places
	seenSums          = seenCue + places
)

// sum is the sum of the weights of the features that put adds.
func (s *seen) sum(n uint64, k *linking, put func()) int32 {
	if s.known>>n&1 == 0 {
		k.features = k.features[:0]
		put()
		s.sums[n] = k.model.ranker.Score(k.features)
		s.known |= 1 << n
	}
	return s.sums[n]
}

// classes of the words of a site's construction.
type classes struct{ governor, anchor, right, verb, name uint64 }

func (k *linking) classesOf(s *site) classes {
	return classes{
		governor: k.governorClass(s), anchor: firstClass(k.sense(s.anchor), anchorClasses), right: firstClass(s.right, rightClasses), verb: k.verbClass(s),
		name: uint64(s.kind)<<8 | uint64(s.origin)<<4 | bit(s.programme) | bit(s.person)<<1,
	}
}

func (c *classes) construction() uint64 { return c.governor<<16 | c.anchor<<8 | c.right<<4 | c.verb }

// siteFeatures are those of a site by itself.
func (k *linking) siteFeatures(site *site) {
	c := &site.class
	k.put2(tWords, k.norm(site.governor), k.norm(site.anchor))
	k.put3(tName, c.name, c.verb, c.governor)
	k.put3(tName, uint64(site.origin), c.governor, c.anchor)
	k.put3(tName, 1, k.norm(site.words.End-1), uint64(site.origin))
	k.put2(tWindow, k.norm(site.words.Start-1), k.norm(site.words.Start-2))
	k.put2(tWindow, k.norm(site.words.End), k.norm(site.words.End+1))
}

// besideFeatures look at the words around it again, and whether the statement
// is the one that it stands beside.
func (k *linking) besideFeatures(site *site, beside bool) {
	k.put3(tWindow, k.norm(site.governor), k.norm(site.governor-1), bit(beside))
	k.put3(tWindow, k.norm(site.words.End), bit(beside), site.class.right)
}

// placeFeatures say where it stands to the statement.
func (k *linking) placeFeatures(site *site, place uint64) {
	c := &site.class
	k.put3(tConstruction, c.governor, c.anchor, place)
	k.put3(tWords, k.norm(site.governor), k.norm(site.anchor), place)
	k.put3(tNoun, site.noun, c.governor, place)
	k.put2(tName, c.name, place)
	k.put2(tName, k.norm(site.words.Start), place)
	k.put3(tName, 2, k.norm(site.words.End-1), place)
}

// cueFeatures say, besides, which of its words are the statement's cue.
func (k *linking) cueFeatures(site *site, place, cue uint64) {
	c := &site.class
	k.put3(tConstruction, c.construction(), place, cue)
	k.put4(tConstruction, c.right, c.verb, place, cue)
	k.put3(tVerb, k.norm(site.verb), place, cue)
	k.put4(tVerb, c.verb, place, cue, bit(site.the))
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
