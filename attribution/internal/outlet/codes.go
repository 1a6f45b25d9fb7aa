package outlet

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// The functions of this file give the values of facts.

// governorCode is the class of the word before the noun phrase.
func (k *linking) governorCode(s *site) uint8 {
	if s.governor < 0 {
		return 31
	}
	if c := firstClass(k.sense(s.governor), governorClasses); c > 0 {
		return c
	}
	if k.flags(s.governor)&text.Punct != 0 {
		return 32
	}
	return 30
}

// verbCode tells what the name is the subject of.
func (k *linking) verbCode(s *site) uint8 {
	switch {
	case s.verb >= 0:
		return reports + linear.Bit(k.means(s.verb, lang.CarrierStrong))
	case k.labels(s):
		return 1
	}
	return 0
}

// reports is the least verbCode of the subject of a reporting verb.
const reports = 2

// labels reports whether a name stands before a colon at the start of its
// paragraph.
func (k *linking) labels(s *site) bool {
	p := k.doc.Paragraphs[k.doc.Tokens[s.words.Start].Paragraph]
	return p.Start == s.words.Start && k.flags(s.words.End)&text.Punct != 0 && k.doc.Word(s.words.End) == ":"
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
func firstClass(c lang.Carrier, classes []lang.Carrier) uint8 {
	for n, class := range classes {
		if c&class != 0 {
			return uint8(n) + 1
		}
	}
	return 0
}

// The places of a site that a statement may see.
const (
	isSpeaker uint8 = iota + 1
	inQuotation
	atEdge
	inContent
	inOther
	behindAnchor
	beforeAnchor
	sameSentence
	earlier
	later
	places // one more than the last
)

// placeOf tells where a site stands relative to the statement in hand.
func (k *linking) placeOf(i int32, s *site) uint8 {
	st, x := &k.sts[i], &k.outlines[i]
	in := &x.sentences
	at := s.words.Start
	if !st.Mention.Empty() && st.Mention.Overlaps(s.words) {
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
	switch sentence := k.doc.Tokens[at].Sentence; {
	case sentence == in[0] && at > x.anchor:
		return behindAnchor
	case sentence == in[0]:
		return beforeAnchor
	case sentence == in[1], sentence == in[2]:
		return sameSentence
	case at < x.anchor:
		return earlier
	}
	return later
}

// step is the number of limits below v.
func step(v int32, limits ...int32) uint8 {
	n := 0 // not of eight bits, so that no branch is needed
	for _, l := range limits {
		if v > l {
			n++
		}
	}
	return uint8(n)
}

// sentencesBetween is how many sentences a site stands before a statement, or
// behind it, in steps.
func (k *linking) sentencesBetween(x *outline, s *site) uint8 {
	d := k.doc.Tokens[x.anchor].Sentence - k.doc.Tokens[s.words.Start].Sentence
	if d < 0 {
		return sentencesBehind[min(-d, int32(len(sentencesBehind))-1)]
	}
	return sentencesBefore[min(d, int32(len(sentencesBefore))-1)]
}

// The steps of sentencesBetween.
var (
	sentencesBefore = [...]uint8{1, 2, 3, 4, 5, 5, 6, 6, 6, 7, 7, 7, 7, 7, 7, 8}
	sentencesBehind = [...]uint8{9, 9, 10, 11, 11, 12, 12, 12, 12, 13}
)

// carriedSteps are the steps of factCarried.
var carriedSteps = [...]uint8{1, 2, 3, 3, 4, 4, 4, 5}

// ownerCode tells whose statement a site stands beside.
func (k *linking) ownerCode(i, s int32) uint8 {
	o := k.owners[s]
	switch {
	case o < 0:
		return 1
	case o == i:
		return ofThis
	case k.outlines[o].speaker < 0 || k.outlines[i].speaker < 0:
		return 3
	case k.outlines[o].speaker == k.outlines[i].speaker:
		return 4
	}
	return ofAnother
}

// Values of ownerCode.
const (
	ofThis    = 2
	ofAnother = 5
)

// creditCode tells whether a statement that was decided on has a source.
func (k *linking) creditCode(j int32) uint8 {
	switch {
	case j < 0:
		return 1
	case k.outlines[j].site < 0:
		return 2
	}
	return 3 + k.outlines[j].sure
}

// historyCode tells whether statement j, which was decided on, is credited to
// the outlet of a site. It is at most 7.
func (k *linking) historyCode(j int32, s *site) uint8 {
	switch {
	case j < 0:
		return 1
	case k.outlines[j].site < 0:
		return 2
	case k.sites[k.outlines[j].site].source == s.source:
		return 4 + k.outlines[j].sure
	}
	return 3
}

// leanWindow is the number of earlier statements of a speaker that say how much
// the speaker leans to an outlet.
const leanWindow = 6

// leaning is the mean probability of a site's outlet for the latest statements
// of the same speaker, in steps. A statement that was credited to nobody because
// its outlet was just too unlikely would end an interview otherwise.
func (k *linking) leaning(x *outline, s *site) uint8 {
	n, sum := int32(0), int32(0)
	for j := x.prior; j >= 0 && n < leanWindow; n++ {
		y := &k.outlines[j]
		if y.lean == s.source {
			sum += y.share
		}
		j = y.prior
	}
	if n == 0 {
		return 0
	}
	return uint8(min(n, 3)-1)*8 + 1 +
		step(sum/n, linear.One/20, linear.One*15/100, linear.One*30/100, linear.One*45/100, linear.One*60/100, linear.One*80/100)
}

// sameVoice tells whether the statement before has the same speaker.
func (k *linking) sameVoice(i int32) uint8 {
	p := k.previous
	switch {
	case p < 0:
		return 1
	case k.outlines[p].speaker < 0 || k.outlines[i].speaker < 0:
		return 2
	case k.outlines[p].speaker == k.outlines[i].speaker:
		return 3
	}
	return 4
}

// gapBefore is the number of paragraphs from statement j to i.
func (k *linking) gapBefore(j, i int32) uint8 {
	if j < 0 || i < 0 {
		return 7
	}
	return 1 + step(k.doc.Tokens[k.outlines[i].first].Paragraph-k.doc.Tokens[max(k.outlines[j].end, 1)-1].Paragraph, 0, 1, 2, 4)
}

// meansOutlet tells whether a common noun behind "the", the paper or the
// interview, may mean the outlet of a site. topic is 1 + its class.
func (k *linking) meansOutlet(noun lang.Carrier, topic uint8, s *site) uint8 {
	if topic == 0 {
		return 0
	}
	match := uint8(0)
	switch {
	case noun&lang.CarrierTelevision != 0:
		match = linear.Bit(s.kind == lang.Broadcaster)
	case noun&lang.CarrierPaper != 0:
		match = linear.Bit(s.kind == lang.Newspaper)
	case noun&lang.CarrierWeb != 0:
		match = linear.Bit(s.kind == lang.Website)
	case noun&lang.CarrierInterview != 0:
		match = linear.Bit(k.means(s.anchor, lang.CarrierInterview|lang.CarrierTell|lang.CarrierTalk) || k.means(s.governor, lang.CarrierTell))
	case noun&lang.CarrierPoll != 0:
		match = linear.Bit(s.right&lang.CarrierPoll != 0)
	case noun&(lang.CarrierShow|lang.CarrierPiece|lang.CarrierPost) != 0:
		match = linear.Bit(s.right&noun != 0 || k.means(s.anchor, noun))
	default:
		match = linear.Bit(s.kind == lang.Agency || s.kind == lang.Magazine) + 2
	}
	return topic<<2 | match
}

// mannerOf tells how a site names its outlet: as a place where something is said
// (1), as what reports (2), as a show (3), as who was told (4), as who interviews
// (5), or as who polls (6).
func (k *linking) mannerOf(s *site) uint8 {
	anchor, governor := k.sense(s.anchor), k.sense(s.governor)
	switch {
	case anchor&lang.CarrierInterview != 0 || governor&lang.CarrierWith != 0:
		return 5
	case (anchor|governor)&lang.CarrierTell != 0:
		return 4
	case anchor&(lang.CarrierHost|lang.CarrierShow) != 0 || s.right&(lang.CarrierShow|lang.CarrierEvent) != 0:
		return 3
	case s.verb >= 0:
		return 2
	case (anchor|s.right)&lang.CarrierPoll != 0:
		return 6
	case governor&lang.CarrierOn != 0:
		return 1
	}
	return 0
}

// sameOutlet tells whether there is a site o and it names the outlet of another.
func (k *linking) sameOutlet(o int32, site *site) uint8 {
	switch {
	case o < 0:
		return 0
	case k.sites[o].source == site.source:
		return 1
	}
	return 2
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
