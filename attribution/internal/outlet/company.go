package outlet

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/text"
)

// somebody is a mention of one of those who may speak: its first token, and who
// it is.
type somebody struct{ start, who int32 }

// gather lists who is named in the sentences that have sites, in the order of the
// text. "In an interview with Mehr, Torv explained her plans" is no statement of
// hers, but it tells whose words the outlet carried.
func (k *linking) gather(in Input) {
	k.company = k.company[:0]
	k.sited = text.Grow(k.sited, len(k.doc.Sentences))
	clear(k.sited)
	for s := range k.sites {
		k.sited[k.doc.Tokens[k.sites[s].words.Start].Sentence] = true
	}
	for who, mentions := range in.Mentions {
		for _, r := range mentions {
			if k.sited[k.doc.Tokens[r.Start].Sentence] {
				k.company = append(k.company, somebody{r.Start, int32(who)})
			}
		}
	}
	slices.SortFunc(k.company, func(a, b somebody) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.who, b.who))
	})
	at := 0
	for s := range k.sites {
		start := k.doc.Sentences[k.doc.Tokens[k.sites[s].words.Start].Sentence].Start
		for at < len(k.company) && k.company[at].start < start {
			at++
		}
		k.sites[s].company = at
	}
}

// mostNamed is how many names of a site's sentence are looked at.
const mostNamed = 16

// companyCode tells whether the speaker of statement i is named in a site's
// sentence, before it (1) or behind it (2), and how many others are, at most 2.
func (k *linking) companyCode(i int32, site *site) uint8 {
	speaker := k.outlines[i].speaker
	end := k.doc.Sentences[k.doc.Tokens[site.words.Start].Sentence].End
	self, others := uint8(0), uint8(0)
	for _, c := range k.company[site.company:min(len(k.company), site.company+mostNamed)] {
		switch {
		case c.start >= end:
			return self<<2 | others
		case site.words.Contains(c.start):
		case c.who != speaker:
			others = min(others+1, 2)
		case c.start < site.words.Start:
			self = 1
		case self == 0:
			self = 2
		}
	}
	return self<<2 | others
}
