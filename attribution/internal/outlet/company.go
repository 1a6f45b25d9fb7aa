package outlet

import (
	"cmp"
	"slices"
)

// somebody is a place that names one of those who may speak.
type somebody struct{ start, who int32 }

// gather lists who is named in the sentences that have sites, in the order of
// the text: "in an interview with Mehr, Torv explained her plans" is no statement
// of hers, but tells whose words the outlet carried.
func (k *linking) gather(in Input) {
	k.company = k.company[:0]
	if len(k.sites) == 0 {
		return
	}
	k.sited = grow(k.sited, len(k.doc.Sentences))
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
}

// mostNamed is how many names of a site's sentence are looked at.
const mostNamed = 16

// companyCode tells whether the speaker of statement i is named in a site's
// sentence, before or behind it, and whether others are.
func (k *linking) companyCode(i int32, site *site) uint64 {
	speaker := k.facts[i].speaker
	sentence := k.doc.Sentences[k.doc.Tokens[site.words.Start].Sentence]
	at, _ := slices.BinarySearchFunc(k.company, sentence.Start, func(c somebody, t int32) int { return cmp.Compare(c.start, t) })
	self, others := uint64(0), uint64(0)
	for _, c := range k.company[at:min(len(k.company), at+mostNamed)] {
		switch {
		case c.start >= sentence.End:
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
