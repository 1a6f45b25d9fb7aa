package outlet

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/statement"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// linking gives statements their sources: first those whose own sentence names
// one, then those that go on with an interview, a broadcast or a post.
type linking struct {
	*finder
	sts       []statement.Statement
	levels    []int32
	occasions []statement.Occasion
	facts     []fact    // parallel to sts
	order     []int32   // statements in the order of the text
	inside    [][]int32 // sentence to the statements that have their anchor or an end of their content there
	loose     []loose
	nouns     map[uint64]int32 // noun of a show or event to 1 + its latest site
}

// fact is what linking knows of a statement.
type fact struct {
	first, end int32 // tokens of content and cue, from the first to behind the last
	anchor     int32 // token of the cue, else of the mention, else of the content
	level      int32
	speaker    int32
	site       int32 // that credits it, -1 for none
	fresh      bool  // the speaker makes no statement before
	inherited  bool  // the credit is of an earlier statement
	isOutlet   bool  // the outlet itself is the speaker
}

// loose is a site that no statement of its sentence takes.
type loose struct {
	site int32
	at   int32
}

func newLinking(f *finder, sts []statement.Statement, speakers []int32) *linking {
	k := &linking{
		finder:    f,
		sts:       sts,
		levels:    statement.Levels(f.doc, sts),
		occasions: statement.Occasions(f.doc, sts, f.names),
		facts:     make([]fact, len(sts)),
		order:     make([]int32, len(sts)),
		inside:    make([][]int32, len(f.doc.Sentences)),
		nouns:     map[uint64]int32{},
	}
	for i := range sts {
		k.order[i] = int32(i)
		k.facts[i] = k.factOf(int32(i))
	}
	slices.SortStableFunc(k.order, func(a, b int32) int { return cmp.Compare(k.facts[a].first, k.facts[b].first) })
	for _, i := range k.order {
		k.place(i)
	}
	if speakers != nil {
		for i := range sts {
			k.facts[i].speaker = speakers[i]
		}
	} else {
		k.guessSpeakers()
	}
	seen := map[int32]bool{}
	for _, i := range k.order {
		x := &k.facts[i]
		x.fresh = x.speaker < 0 || !seen[x.speaker]
		seen[x.speaker] = true
	}
	return k
}

func (k *linking) factOf(i int32) fact {
	st := &k.sts[i]
	n := int32(len(k.doc.Tokens))
	x := fact{first: n - 1, site: -1, speaker: -1}
	for _, ranges := range [2][]text.Range{st.Content, st.Cue} {
		for _, r := range ranges {
			x.first, x.end = min(x.first, r.Start), max(x.end, r.End)
		}
	}
	switch {
	case len(st.Cue) > 0:
		x.anchor = st.Cue[0].Start
	case !st.Mention.Empty():
		x.anchor = st.Mention.Start
	default:
		x.anchor = x.first
	}
	if l := k.levels[x.anchor]; l != i+1 {
		x.level = l
	}
	return x
}

// place enters a statement under the sentences whose sites may credit it.
func (k *linking) place(i int32) {
	st, x := &k.sts[i], &k.facts[i]
	at := [3]int32{x.anchor, x.anchor, x.anchor}
	if len(st.Content) > 0 {
		at[1] = st.Content[0].Start
		at[2] = st.Content[len(st.Content)-1].End - 1
	}
	for n, t := range at {
		s := k.doc.Tokens[t].Sentence
		if n > 0 && s == k.doc.Tokens[at[0]].Sentence || n > 1 && s == k.doc.Tokens[at[1]].Sentence {
			continue
		}
		k.inside[s] = append(k.inside[s], i)
	}
}

// guessSpeakers makes do without entities: pronouns and definite descriptions
// are the speaker before, names are their last word.
func (k *linking) guessSpeakers() {
	ids := map[uint64]int32{}
	last := int32(-1)
	for _, i := range k.order {
		st, x := &k.sts[i], &k.facts[i]
		name, definite := int32(-1), k.marks(st.Mention.Start)&(lexicon.Pronoun|lexicon.Determiner) != 0
		for t := st.Mention.Start; t < st.Mention.End; t++ {
			if name >= 0 && k.flags(t)&text.Punct != 0 && k.flags(t)&text.Mark == 0 && k.doc.Word(t) != "." {
				break
			}
			if k.flags(t)&text.Upper != 0 && k.flags(t)&text.Punct == 0 && k.marks(t)&(lexicon.Pronoun|lexicon.Determiner) == 0 {
				name = t
			}
		}
		switch {
		case st.Continues > 0 && int(st.Continues) <= len(k.facts):
			x.speaker = k.facts[st.Continues-1].speaker
		case name >= 0:
			n := k.norm(name)
			if _, ok := ids[n]; !ok {
				ids[n] = int32(len(ids))
			}
			x.speaker = ids[n]
		case definite || st.Mention.Empty():
			x.speaker = last
		}
		last = x.speaker
	}
}

func (k *linking) link() {
	for i := range k.sts {
		k.speaks(int32(i))
	}
	for s := range k.sites {
		k.direct(int32(s))
	}
	k.goOn()
}

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
		if all && i != best && k.facts[i].level == k.facts[best].level && k.sts[i].Act != statement.Attitude {
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
	all := k.inside[sentence]
	n, _ := slices.BinarySearchFunc(all, t, func(i, t int32) int { return cmp.Compare(k.facts[i].first, t) })
	return all[max(0, n-nearby):min(len(all), n+nearby)]
}

// fronted reports whether a site stands before all that is said in its
// sentence: "In an interview with X, she said".
func (k *linking) fronted(site *site, sentence int32, near []int32) bool {
	for _, i := range near {
		x := &k.facts[i]
		if x.anchor < site.words.End || !k.sts[i].Mention.Empty() && k.sts[i].Mention.Start < site.words.End {
			return false
		}
	}
	return site.words.Start < k.doc.Sentences[sentence].Start+20
}

// distance tells how near a site is to a statement; false if the site does
// not speak about it.
func (k *linking) distance(i int32, site *site) (int32, bool) {
	st, x := &k.sts[i], &k.facts[i]
	if k.levels[site.words.Start] != x.level {
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
	if x.level != b.level || k.levels[site.words.Start] != x.level || st.Act == statement.Attitude {
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

// sources keeps the outlets that carried something and numbers the credits.
func (k *linking) sources(credits []Credit) []Source {
	used := make([]bool, len(k.found))
	for i := range k.facts {
		if s := k.facts[i].site; s >= 0 {
			used[k.sites[s].source] = true
		}
	}
	number := make([]int32, len(k.found))
	var out []Source
	for s := range k.sites {
		site := &k.sites[s]
		j := site.source
		if !used[j] || site.ambiguous && site.role == none {
			continue
		}
		if number[j] == 0 {
			out = append(out, k.found[j])
			number[j] = int32(len(out))
		}
		src := &out[number[j]-1]
		src.Mentions = append(src.Mentions, site.words)
	}
	for i := range k.facts {
		if s := k.facts[i].site; s >= 0 {
			credits[i] = Credit{Source: number[k.sites[s].source] - 1, Mention: k.sites[s].words}
		}
	}
	return out
}
