package outlet

import (
	"sort"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// chooser holds the candidates of the statement in hand, and what was decided so
// far.
type chooser struct {
	cands    []candidate
	scores   []int32
	features []uint64
	slots    linear.Scratch    // of the ranker
	subject  subject           // the statement in hand
	latest   lang.Table[int32] // speaker to 1 + the latest of their statements
	worded   []worded          // parallel to sites
	places   []uint8           // parallel to sites: where a candidate stands, see placeOf
	carried  []int32           // of found: statements that are credited to it so far
	previous int32             // the statement before that is in no other's content, -1 for none
}

// candidate is a site that may be the source of a statement, or none.
type candidate struct {
	site   int32 // -1 for none
	source int32 // that the site names
	share  int32 // its probability, in units of 1/linear.One
}

// Reach of the candidates, in sites. More would not find more sources.
const (
	sitesBefore = 4
	sitesAfter  = 1
	sitesLead   = 3 // behind a statement at the head of the text, which may sum up what follows
	leadEnd     = 3 // paragraphs of the head
	mostInside  = 4 // of a statement's own sentences
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
	k.places = text.Grow(k.places, len(k.sites))
	k.worded = text.Grow(k.worded, len(k.sites))
	clear(k.worded)
	k.carried = text.Grow(k.carried, len(k.found))
	clear(k.carried)
	k.previous = -1
}

// pass makes statement i, which was decided on, the one before.
func (k *linking) pass(i int32) {
	if s := k.outlines[i].site; s >= 0 {
		k.carried[k.sites[s].source]++
	}
	if k.outlines[i].level == 0 {
		k.previous = i
	}
}

// list fills the candidates of a statement: none; the sites of its sentences and
// those around; the one that the statement before was credited to; and those
// beside the nearest statements of the same speaker. One site of each outlet
// before it would be fewer, and costs a point of F.
func (k *linking) list(i int32) {
	x := &k.outlines[i]
	k.cands = append(k.cands[:0], candidate{site: -1, source: -1})
	start := min(x.first, x.anchor)
	if m := k.sts[i].Mention; !m.Empty() {
		start = min(start, m.Start)
	}
	at := sort.Search(len(k.sites), func(s int) bool { return k.sites[s].words.Start >= start })
	for s := max(0, at-sitesBefore); s < at; s++ {
		k.add(i, int32(s))
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
				continue // an outlet that somebody else speaks to later carries no earlier statement
			}
			after--
		} else if inside++; inside > mostInside {
			continue
		}
		k.add(i, int32(s))
	}
	if k.previous >= 0 {
		k.add(i, k.outlines[k.previous].site)
	}
	ownedBefore, ownedBehind := k.ownedNear(x.prior, priorOf), k.ownedNear(x.next, nextOf)
	k.add(i, ownedBefore)
	k.add(i, ownedBehind)
	if len(k.cands) > 1 {
		k.readSubject(i)
		k.subject.siteBefore, k.subject.siteBehind = ownedBefore, ownedBehind
	}
}

// ownedNear returns the site beside statement j or, if it has none, beside the
// next one that has, -1 for none.
func (k *linking) ownedNear(j int32, next func(*outline) int32) int32 {
	for n := 0; j >= 0 && n < farVoice; n++ {
		x := &k.outlines[j]
		if x.owned >= 0 {
			return x.owned
		}
		j = next(x)
	}
	return -1
}

func priorOf(x *outline) int32 { return x.prior }

func nextOf(x *outline) int32 { return x.next }

// farVoice is how many statements of a speaker are searched for a site.
const farVoice = 12

// add adds a site to the candidates of statement i, unless it is none or there already.
func (k *linking) add(i, s int32) {
	for c := range k.cands {
		if k.cands[c].site == s {
			return
		}
	}
	k.cands = append(k.cands, candidate{site: s, source: k.sites[s].source})
	k.places[s] = k.placeOf(i, &k.sites[s])
}

// choose decides on the source of a statement.
func (k *linking) choose(i int32) {
	if k.teacher != nil {
		if site, forced := k.teacher.study(k, i); forced {
			k.outlines[i].site, k.outlines[i].sure = site, mostSure
			if k.outlines[i].share = linear.One; site >= 0 {
				k.outlines[i].lean = k.sites[site].source
			}
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
	site, source := k.cands[best].site, k.cands[best].source
	if k.teacher != nil {
		k.teacher.chose(k, i, site, most)
	}
	k.outlines[i].lean, k.outlines[i].share = source, most
	mille := m.ranker.Mille(most)
	if mille < m.least {
		return
	}
	k.outlines[i].site, k.outlines[i].sure = site, step(most, linear.One*55/100, linear.One*70/100, linear.One*85/100)
	k.sites[site].credited = true
	k.credits[i] = Credit{Source: source, Mention: k.sites[site].words, Mille: mille}
}

// mostSure is the largest outline.sure.
const mostSure = 3

// shareOf is the probability of the outlet of a candidate.
func (k *linking) shareOf(c int) int32 {
	source, sum := k.cands[c].source, int32(0)
	for _, o := range k.cands[1:] {
		if o.source == source {
			sum += o.share
		}
	}
	return min(sum, linear.One)
}

// sources returns the outlets that carried something, in the order of their first
// mention, and makes the credits point into them.
func (k *linking) sources(credits []Credit) []Source {
	k.number = text.Grow(k.number, len(k.found))
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
	k.mentions = text.Grow(k.mentions, n)
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

// certain reports whether a site counts as a mention of its outlet. One whose
// name may mean something else counts only if a statement is credited to it.
func (k *linking) certain(s int) bool {
	site := &k.sites[s]
	switch site.origin {
	case ambiguous, weak, placed:
		return site.credited
	}
	return true
}
