package outlet

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// The codes are the small numbers that features are made of.

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
	places // one more than the last
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

// leanWindow is the number of earlier statements of a speaker that say how much
// his words lean to an outlet.
const leanWindow = 6

// leaning is the mean probability of a site's outlet for the latest statements
// of the same speaker, in steps. A statement that was credited to nobody because
// its outlet was just too unlikely would end an interview otherwise.
func (k *linking) leaning(x *fact, s *site) uint64 {
	n, sum := int32(0), int32(0)
	for j := x.before; j >= 0 && n < leanWindow; n++ {
		y := &k.facts[j]
		if y.lean >= 0 && k.sites[y.lean].source == s.source {
			sum += y.share
		}
		j = y.before
	}
	if n == 0 {
		return 0
	}
	return min(uint64(n), 3)<<4 | step(sum/n, linear.One/20, linear.One*15/100, linear.One*30/100, linear.One*45/100, linear.One*60/100, linear.One*80/100)
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
