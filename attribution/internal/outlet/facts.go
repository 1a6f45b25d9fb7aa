package outlet

import "github.com/whosaid/whosaid/attribution/internal/linear"

// fact is a template of features, as in package link: a small number that
// describes a candidate, 0 for nothing to say. Each fact has a weight by value,
// and some pairs of facts have one by the values of both. Those of a site and
// those of none have nothing in common: what is the same for all sites cannot
// choose among them, so what a statement is like counts for or against none.
//
// There were twice as many once. Of 35 facts and 79 pairs, those are left out that
// the sources of articles that were not learned from do not miss: the distance in
// tokens and paragraphs, the outlets and speakers in between, the head of the
// text, the act; later, sixteen pairs more. Neither the time nor the addressee of a
// statement helps, nor how many of the statements the speaker makes, nor how many
// of those stand beside the outlet or beside others.
type fact = uint8

// The facts of a site, seen from a statement.
const (
	factGovernor  fact = iota // class of the word before the noun phrase
	factHow                   // of that word or the one that it belongs to, whichever says more
	factKind                  // kind of the outlet, and why the name is taken for one
	factPlace                 // see placeOf
	factWhere                 // place, and sentences if it is in another
	factOwner                 // whose statement the site stands beside, see ownerCode
	factSentences             // from the site to the statement
	factEpisode               // whether the statement before is credited to the outlet, and the speaker's last; whether that is one speaker
	factLean                  // how likely the speaker's latest statements are the outlet's
	factCompany               // who is named in the site's sentence
	factTopic                 // whether "the paper" in the statement's sentence may be the outlet
	factVoice                 // whether sites beside other statements of the speaker name the outlet
	factForm                  // of the statement's mention
	factMoment                // whether it recalls something, and what occasion it names
	factGap                   // paragraphs since the statement before
	factCarried               // statements so far that are credited to the outlet
	factNamed                 // how often the text names the outlet
	factManner                // how it does where that is most like a source, see mannerOf
	factRivals                // how many outlets the text names
	factLength                // how many statements the text has
	facts
)

// limits are one more than the largest value of each fact.
var limits = []int{
	factGovernor: 33, factHow: 64, factKind: 64, factPlace: int(places), factWhere: 32, factOwner: 6, factSentences: 16,
	factEpisode: 256, factLean: 32, factCompany: 16, factTopic: 64, factVoice: 64, factForm: 8,
	factMoment: 8, factGap: 8, factCarried: 8, factNamed: 8, factManner: 8,
	factRivals: 8, factLength: 8,
}

// pairs of facts that are features together.
var pairs = [][2]fact{
	{factHow, factWhere}, {factHow, factLean}, {factHow, factCompany}, {factHow, factVoice},
	{factOwner, factSentences}, {factOwner, factHow}, {factOwner, factEpisode}, {factOwner, factMoment}, {factOwner, factCompany},
	{factOwner, factVoice}, {factOwner, factCarried}, {factPlace, factTopic}, {factPlace, factMoment}, {factForm, factTopic},
	{factEpisode, factMoment}, {factEpisode, factGap}, {factCarried, factEpisode},
	{factManner, factWhere}, {factManner, factOwner}, {factManner, factEpisode}, {factManner, factNamed}, {factManner, factForm},
	{factManner, factCompany}, {factManner, factVoice}, {factNamed, factWhere}, {factNamed, factOwner},
	{factRivals, factWhere}, {factRivals, factOwner}, {factRivals, factManner}, {factLength, factWhere}, {factLength, factOwner}, {factLength, factManner},
}

// The facts of none.
const (
	noneAlways    fact = iota // 1
	noneAct                   // act and kind
	noneForm                  // as factForm
	noneMoment                // as factMoment
	noneGap                   // as factGap
	noneGapBefore             // paragraphs since the speaker's statement before
	noneVoice                 // whether the speaker is that of the statement before
	noneHad                   // whether the statement before is credited to anything
	noneOwn                   // whether the speaker's statement before is
	noneInside                // sites in the statement's own sentences, outside of what is quoted
	noneSites                 // candidates
	noneLevel                 // whether the statement is in the content of another
	noneTopic                 // class of "the paper" in its sentence
	noneParagraph             // of the text
	noneFacts
)

var noneLimits = []int{
	noneAlways: 2, noneAct: 32, noneForm: 8, noneMoment: 8, noneGap: 8, noneGapBefore: 8, noneVoice: 8, noneHad: 8, noneOwn: 8, noneInside: 8, noneSites: 16,
	noneLevel: 2, noneTopic: 16, noneParagraph: 8,
}

var nonePairs = [][2]fact{
	{noneHad, noneGap}, {noneHad, noneAct}, {noneHad, noneMoment}, {noneOwn, noneGapBefore}, {noneOwn, noneForm}, {noneOwn, noneMoment}, {noneSites, noneInside},
}

// dense holds the weights of facts and of their pairs.
type dense struct {
	facts  linear.Facts
	single []int16
	pair   []int16
}

// unpack looks up all features of a ranker that are made of facts.
func unpack(r *linear.Ranker, salt uint64, limits []int, pairs [][2]fact) dense {
	d := dense{facts: linear.NewFoldedFacts(limits, pairs)}
	d.single, d.pair = make([]int16, d.facts.Singles), make([]int16, d.facts.Pairs)
	d.facts.Fill(limits, d.single, d.pair,
		func(f, v uint64) int32 { return r.Weight(single(salt, f, v)) },
		func(f, v, g, w uint64) int32 { return r.Weight(pair(salt, f, v, g, w)) })
	return d
}

func (d *dense) score(s *linear.Sheet) int32 { return d.facts.Sum(d.single, d.pair, s) }

// What features are made of.
const (
	saltSite uint64 = iota + 1
	saltNone
	saltWords
)

func single(salt, f, v uint64) uint64 { return linear.Mix(salt<<48|f<<8|v, 0x51) }

func pair(salt, f, v, g, w uint64) uint64 { return linear.Mix(salt<<48|f<<24|v<<16|g<<8|w, 0x53) }

// appendFacts appends the features that dense.score adds up.
func appendFacts(out []uint64, salt uint64, s *linear.Sheet, pairs [][2]fact) []uint64 {
	for f, v := range s {
		if v != 0 {
			out = append(out, single(salt, uint64(f), uint64(v)))
		}
	}
	for _, p := range pairs {
		if a, b := s[p[0]], s[p[1]]; a != 0 && b != 0 {
			out = append(out, pair(salt, uint64(p[0]), uint64(a), uint64(p[1]), uint64(b)))
		}
	}
	return out
}
