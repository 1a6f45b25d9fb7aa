package outlet

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
)

// chooser holds the candidates of one statement.
type chooser struct {
	cands    []candidate
	scores   []int32
	features []uint64
	latest   lang.Table[int32] // speaker to 1 + the latest statement of his
	voices   lang.Table[int32] // of a speaker: the number of his statements
	chain    []int32           // of each statement: the previous one
	before   int32             // what ownedBefore finds for the statement in hand
	behind   int32             // what ownedBehind finds for it
	many     uint64            // how many statements its speaker has, in steps
	seen     []seen            // parallel to sites
	memo     memo              // the sums of groups of features that were asked for last
	view     view              // how the statement in hand sees a site
	told     told              // what is known of it without one
	previous int32             // statement before the one in hand, in the order of the text, on the same level; -1 for none
}

// candidate is a site that may be the source of a statement, or none.
type candidate struct {
	site  int32 // -1 for none
	share int32 // its probability, in units of 1/linear.One
}

// Reach of the candidates, in sites.
const (
	sitesBefore = 8
	sitesAfter  = 3
	sitesLead   = 6 // behind a statement at the head of the text, which may sum up what follows
	leadEnd     = 3 // paragraphs of the head
	mostInside  = 8 // of a statement's own sentences
	sitesSeen   = 32
)

// link decides on one statement after the other, in the order of the text: an
// interview goes on where the statement before was of it.
func (k *linking) link() {
	k.begin()
	for _, i := range k.order {
		k.list(i)
		k.choose(i)
		k.pass(i)
	}
}

func (k *linking) begin() {
	k.voices.Reset(len(k.sts))
	for i := range k.facts {
		*k.voices.At(uint64(k.facts[i].speaker+1) + 1)++
	}
	k.chain = grow(k.chain, len(k.sts))
	k.seen = grow(k.seen, len(k.sites))
	clear(k.seen)
	k.memo.reset(k.model)
	k.previous = -1
}

// pass makes statement i, which was decided on, the one before.
func (k *linking) pass(i int32) {
	if k.facts[i].level == 0 {
		k.chain[i] = k.previous
		k.previous = i
	}
}

// list fills the candidates of a statement: none, the sites of its sentences
// and those around, and the one that the statement before was credited to.
func (k *linking) list(i int32) {
	x := &k.facts[i]
	k.cands = append(k.cands[:0], candidate{site: -1})
	start := min(x.first, x.anchor)
	if m := k.sts[i].Mention; !m.Empty() {
		start = min(start, m.Start)
	}
	at, _ := slices.BinarySearchFunc(k.sites, start, func(s site, t int32) int { return cmp.Compare(s.words.Start, t) })
	for s := max(0, at-sitesBefore); s < at; s++ {
		k.add(int32(s))
	}
	last := k.doc.Sentences[k.doc.Tokens[max(x.end, x.anchor+1)-1].Sentence].End
	after := sitesAfter
	if k.doc.Tokens[start].Paragraph < leadEnd {
		after = sitesLead
	}
	inside := 0
	for s := at; s < min(len(k.sites), at+sitesSeen) && after > 0; s++ {
		if k.sites[s].words.Start >= last {
			if k.ownerCode(i, int32(s)) == ofAnother {
				continue // what others say later does not reach back
			}
			after--
		} else if inside++; inside > mostInside {
			continue
		}
		k.add(int32(s))
	}
	if k.previous >= 0 {
		k.add(k.facts[k.previous].site)
	}
	k.before, k.behind = k.ownedBefore(x), k.ownedBehind(x)
	k.add(k.before)
	k.add(k.behind)
	all, _ := k.voices.Find(uint64(x.speaker+1) + 1)
	if k.many = step(all, 1, 2, 4, 8); x.speaker < 0 {
		k.many = 7
	}
	k.told = k.toldOf(i)
}

// ownedBefore returns the site beside the latest statement of the speaker that
// has one, -1 for none.
func (k *linking) ownedBefore(x *fact) int32 {
	for j, n := x.before, 0; j >= 0 && n < farVoice; n++ {
		if s := k.facts[j].owned; s >= 0 {
			return s
		}
		j = k.facts[j].before
	}
	return -1
}

func (k *linking) ownedBehind(x *fact) int32 {
	for j, n := x.behind, 0; j >= 0 && n < farVoice; n++ {
		if s := k.facts[j].owned; s >= 0 {
			return s
		}
		j = k.facts[j].behind
	}
	return -1
}

// farVoice is how many statements of a speaker are looked at for an outlet.
const farVoice = 12

// add adds a site, unless it is none or there already.
func (k *linking) add(s int32) {
	for _, c := range k.cands {
		if c.site == s {
			return
		}
	}
	k.cands = append(k.cands, candidate{site: s})
}

// choose decides on the source of a statement.
func (k *linking) choose(i int32) {
	if k.teacher != nil {
		if site, forced := k.teacher.study(k, i); forced {
			k.facts[i].site, k.facts[i].sure = site, mostSure
			k.facts[i].lean, k.facts[i].share = site, linear.One
			return
		}
	}
	m := k.model
	if m == nil || len(k.cands) == 1 {
		return
	}
	k.scores = k.scores[:0]
	for c := range k.cands {
		k.scores = append(k.scores, k.scoreOf(i, k.cands[c].site))
	}
	m.ranker.Shares(k.scores)
	for c := range k.cands {
		k.cands[c].share = k.scores[c]
	}
	best, most := -1, int32(0)
	for c := 1; c < len(k.cands); c++ {
		if sum := k.shareOf(c); best < 0 || sum > most || sum == most && k.cands[c].share > k.cands[best].share {
			best, most = c, sum
		}
	}
	site := k.cands[best].site
	if k.teacher != nil {
		k.teacher.chose(k, i, site, most)
	}
	k.facts[i].lean, k.facts[i].share = site, most
	mille := m.ranker.Mille(most)
	if mille < m.least {
		return
	}
	k.facts[i].site, k.facts[i].sure = site, step(most, linear.One*55/100, linear.One*70/100, linear.One*85/100)
	k.sites[site].credited = true
	k.credits[i] = Credit{Source: k.sites[site].source, Mention: k.sites[site].words, Mille: mille}
}

// mostSure is the largest fact.sure.
const mostSure = 3

// shareOf is the probability of the outlet of a candidate.
func (k *linking) shareOf(c int) int32 {
	source, sum := k.sites[k.cands[c].site].source, int32(0)
	for _, o := range k.cands[1:] {
		if k.sites[o.site].source == source {
			sum += o.share
		}
	}
	return min(sum, linear.One)
}

// sources keeps the outlets that carried something and numbers the credits.
func (k *linking) sources(credits []Credit) []Source {
	k.number = grow(k.number, len(k.found))
	clear(k.number)
	for i := range credits {
		if s := credits[i].Source; s >= 0 {
			k.number[s] = -1
		}
	}
	k.out, k.counts = k.out[:0], k.counts[:0]
	n := 0
	for s := range k.sites {
		number := &k.number[k.sites[s].source]
		if *number == 0 || !k.certain(s) {
			continue
		}
		if *number < 0 {
			k.out = append(k.out, k.found[k.sites[s].source])
			k.counts = append(k.counts, 0)
			*number = int32(len(k.out))
		}
		k.counts[*number-1]++
		n++
	}
	k.mentions = grow(k.mentions, n)
	at := 0
	for i, count := range k.counts {
		k.out[i].Mentions = k.mentions[at : at : at+count]
		at += count
	}
	for s := range k.sites {
		if site := &k.sites[s]; k.number[site.source] > 0 && k.certain(s) {
			src := &k.out[k.number[site.source]-1]
			src.Mentions = append(src.Mentions, site.words)
		}
	}
	for i := range credits {
		if s := credits[i].Source; s >= 0 {
			credits[i].Source = k.number[s] - 1
		}
	}
	return k.out
}

// certain reports whether a site surely names its outlet: it does unless its
// name is another word's too and nothing is credited to it.
func (k *linking) certain(s int) bool {
	site := &k.sites[s]
	switch site.origin {
	case ambiguous, weak, placed:
		return site.credited
	}
	return true
}
