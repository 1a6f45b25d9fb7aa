package outlet

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// speaks makes an outlet that is itself the speaker the source.
func (k *linking) speaks(i int32) {
	m := k.sts[i].Mention
	n, _ := slices.BinarySearchFunc(k.sites, m.Start, func(s site, at int32) int { return cmp.Compare(s.words.End, at+1) })
	if m.Empty() || n == len(k.sites) {
		return
	}
	site := &k.sites[n]
	for t := m.Start; t < site.words.Start; t++ {
		if k.sense(t)&(article|modifier|generic) == 0 {
			return
		}
	}
	if site.role == none && !site.person && !site.ambiguous && !site.programme && m.Start <= site.words.Start && site.words.End == m.End {
		site.role, site.anchor = reported, k.facts[i].anchor
	}
}

// wrapped credits a statement inside what an outlet reports: "Tanjug reported
// that she had said ...".
func (k *linking) wrapped(i int32) {
	x := &k.facts[i]
	if x.site >= 0 || x.level == 0 {
		return
	}
	if outer := &k.facts[x.level-1]; outer.isOutlet && k.sites[outer.site].role != polled {
		x.site = outer.site
	}
}

// direct gives the statements of a site's sentence its credit.
func (k *linking) direct(s int32) {
	site := &k.sites[s]
	if site.role == none {
		return
	}
	sentence := k.doc.Tokens[site.words.Start].Sentence
	near := k.near(sentence, site.words.Start)
	best, least := int32(-1), int32(0)
	for _, i := range near {
		if d, ok := k.distance(i, site); ok && (best < 0 || d < least) {
			best, least = i, d
		}
	}
	if best < 0 {
		if site.role.goesOn() || k.alone(site) {
			k.loose = append(k.loose, loose{s, site.words.Start})
		}
		return
	}
	k.credit(best, s)
	all := site.role.goesOn() && site.role != told && k.fronted(site, sentence, near)
	for _, i := range near {
		if all && i != best && k.facts[i].level == k.facts[best].level && k.sts[i].Act != propose.Attitude {
			k.credit(i, s)
		}
		if i != best && k.shares(i, best, site) {
			k.credit(i, s)
		}
	}
}

// nearby is the number of statements on either side that a site may speak of.
// Sentences have fewer; what has more is no text.
const nearby = 12

// near returns the statements of a sentence around token t.
func (k *linking) near(sentence, t int32) []int32 {
	all := k.inside[k.insideAt[sentence]:k.insideAt[sentence+1]]
	n, _ := slices.BinarySearchFunc(all, t, func(i, t int32) int { return cmp.Compare(k.facts[i].first, t) })
	return all[max(0, n-nearby):min(len(all), n+nearby)]
}

// fronted reports whether a site stands before all that is said in its
// sentence: "In an interview with X, she said".
func (k *linking) fronted(site *site, sentence int32, near []int32) bool {
	behind := false
	for _, i := range near {
		m, x := k.sts[i].Mention, &k.facts[i]
		if overlap(m, site.words) {
			continue // "In a Facebook message posted Friday, she said"
		}
		if x.anchor < site.words.End || !m.Empty() && m.Start < site.words.End {
			return false
		}
		behind = true
	}
	return behind && site.words.Start < k.doc.Sentences[sentence].Start+20
}

// distance tells how near a site is to a statement; false if the site does
// not speak about it.
func (k *linking) distance(i int32, site *site) (int32, bool) {
	st, x := &k.sts[i], &k.facts[i]
	if l := k.levels[site.words.Start]; l != x.level && !(l == i+1 && k.swallowed(st, site)) {
		return 0, false
	}
	inCue := overlapsAny(st.Cue, site.anchor)
	if site.person && site.role == posted && !inCue {
		return 0, false // a tweet that is spoken of
	}
	if inCue {
		return 0, true
	}
	speaks := overlap(st.Mention, site.words)
	switch site.role {
	case reported:
		if speaks {
			return 0, !k.inStatement(i)
		}
		for _, j := range k.near(k.doc.Tokens[site.words.Start].Sentence, site.words.Start) {
			if j != i && overlapsAny(k.sts[j].Cue, site.anchor) && overlap(k.sts[j].Mention, site.words) {
				return 0, false // it reports another statement
			}
		}
	case polled:
		if speaks {
			return 0, true
		}
	case beside:
		if !speaks && !(st.Mention.End <= site.words.Start && st.Mention.End+3 >= site.words.Start) {
			return 0, false
		}
	}
	return 1 + gap(site.words, st.Mention, st.Cue, st.Content), true
}

// swallowed reports whether a content that was cut too wide holds a credit
// that stands at its edge: "..., Tanjug reported", "... on CNN".
func (k *linking) swallowed(st *decide.Statement, site *site) bool {
	if k.doc.Tokens[site.words.Start].Quotation != 0 && !site.programme {
		return false
	}
	for n, r := range st.Content {
		if !r.Contains(site.words.Start) {
			continue
		}
		switch site.role {
		case reported, quoted:
			return site.words.Start > r.Start+3 && max(site.words.End, site.anchor+1) >= r.End-2
		default:
			return n > 0 && k.sense(r.Start)&preposition != 0 && site.words.Start <= r.Start+4
		}
	}
	return false
}

// inStatement reports whether a statement was made "in a statement": then an
// outlet that speaks does so as a company.
func (k *linking) inStatement(i int32) bool {
	e := k.occasions[i].Event
	for j := e.Start; j < e.End; j++ {
		if k.norm(j) == normStatement {
			return true
		}
	}
	return false
}

// shares reports whether statement i takes the credit that is best's.
func (k *linking) shares(i, best int32, site *site) bool {
	x, b := &k.facts[i], &k.facts[best]
	st := &k.sts[i]
	if x.level != b.level || k.levels[site.words.Start] != x.level || st.Act == propose.Attitude {
		return false
	}
	if site.person && site.role == posted || site.role == beside {
		return false
	}
	if st.Mention != k.sts[best].Mention && st.Continues != best+1 && (x.speaker != b.speaker || x.speaker < 0) {
		return false
	}
	// "Asked about it, she told X": what stands before "told" counts only if it
	// is what she told.
	return site.role != told || x.anchor >= site.anchor
}

// credit enters a site as that of a statement.
func (k *linking) credit(i, s int32) {
	x, site := &k.facts[i], &k.sites[s]
	if x.site >= 0 {
		old := &k.sites[x.site]
		d, _ := k.distance(i, site)
		if o, _ := k.distance(i, old); o <= d {
			return
		}
	}
	x.site = s
	x.isOutlet = (site.role == reported || site.role == polled || site.role == quoted) && overlap(k.sts[i].Mention, site.words)
}

// alone reports whether a site and its verb are all that its sentence says:
// "Tanjug reported."
func (k *linking) alone(site *site) bool {
	sent := k.doc.Sentences[k.doc.Tokens[site.words.Start].Sentence]
	return (site.role == reported || site.role == quoted) && sent.Len() <= site.words.Len()+6
}

func overlapsAny(rs []text.Range, i int32) bool {
	for _, r := range rs {
		if r.Contains(i) {
			return true
		}
	}
	return false
}

func overlap(a, b text.Range) bool {
	return !a.Empty() && !b.Empty() && a.Start < b.End && b.Start < a.End
}

// gap is the number of tokens between a site and the nearest part of a
// statement.
func gap(at text.Range, mention text.Range, parts ...[]text.Range) int32 {
	least := int32(1 << 20)
	measure := func(r text.Range) {
		switch {
		case r.Empty():
		case r.End <= at.Start:
			least = min(least, at.Start-r.End)
		case at.End <= r.Start:
			least = min(least, r.Start-at.End)
		default:
			least = 0
		}
	}
	measure(mention)
	for _, rs := range parts {
		for _, r := range rs {
			measure(r)
		}
	}
	return least
}
