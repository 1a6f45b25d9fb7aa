package outlet

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/occasion"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// linking is the state of one call of Link.
type linking struct {
	detector
	sts       []decide.Statement
	levels    []int32 // of each token: 1 + the statement whose content it is in, the innermost
	occasions []occasion.Occasion
	outlines  []outline  // parallel to sts
	order     []int32    // statements in the order of the text
	inside    []int32    // statements by the sentences that have their anchor or an end of their content
	insideAt  []int32    // sentence to where its statements begin in inside; one more for the end
	owners    []int32    // of each site: the statement of its sentence that is nearest, -1 for none
	standing  []standing // parallel to found
	company   []somebody
	sited     []bool // sentences that have sites
	rivals    uint8  // outlets of the text, in steps
	length    uint8  // statements of the text, in steps
	chooser
	credits  []Credit
	out      []Source
	number   []int32 // of found: 1 + place in the result; -1 for those that carried something
	counts   []int   // parallel to out: its mentions
	mentions []text.Range
	teacher  *study // nil but in training
}

// standing is what a text makes of an outlet: how many sites name it, and the most
// telling manner of them.
type standing struct {
	sites  int32
	manner uint8
}

// outline is where a statement stands, who makes it, and what was decided on its
// source.
type outline struct {
	first, end int32    // tokens of content and cue, from the first to behind the last
	anchor     int32    // token of the cue, else of the mention, else of the content
	sentences  [3]int32 // those of the anchor and of the ends of the content, -1 where two are one
	level      int32    // 1 + the statement in whose content the anchor is, 0 for none
	speaker    int32    // negative for nobody known
	prior      int32    // the statement of the same speaker before it, in the order of the text; -1 for none
	next       int32    // the one after it
	owned      int32    // the site that stands beside it, see ownerOf; -1 for none
	site       int32    // the one that it is credited to, -1 for none
	sure       uint8    // how likely that is, in steps
	lean       int32    // the likeliest outlet, whether it is credited or not, as index of found; -1 for none
	share      int32    // its probability, in units of 1/linear.One
}

// reset takes in the statements. It needs the sites.
func (k *linking) reset(in Input) {
	k.sts, k.occasions, k.levels = in.Statements, in.Occasions.Occasions, in.Occasions.Levels
	k.outlines, k.order = text.Grow(k.outlines, len(k.sts)), text.Grow(k.order, len(k.sts))
	for i := range k.sts {
		k.order[i] = int32(i)
		k.outline(int32(i), in.Speakers[i])
	}
	slices.SortStableFunc(k.order, func(a, b int32) int { return cmp.Compare(k.outlines[a].first, k.outlines[b].first) })
	k.latest.Reset(len(k.sts))
	for _, i := range k.order {
		x := &k.outlines[i]
		if x.prior = -1; x.speaker >= 0 {
			last := k.latest.At(uint64(x.speaker) + 1)
			if x.prior = *last - 1; x.prior >= 0 {
				k.outlines[x.prior].next = i
			}
			*last = i + 1
		}
	}
	k.rivals, k.length = 1+step(int32(len(k.found)), 1, 2, 4, 7), 1+step(int32(len(k.sts)), 4, 9, 16, 30, 60)
	k.gather(in)
	k.place()
	k.owners = text.Grow(k.owners, len(k.sites))
	k.standing = text.Grow(k.standing, len(k.found))
	clear(k.standing)
	for s := range k.sites {
		k.sites[s].class = k.classesOf(&k.sites[s])
		of := &k.standing[k.sites[s].source]
		of.sites, of.manner = of.sites+1, max(of.manner, k.mannerOf(&k.sites[s]))
		k.owners[s] = k.ownerOf(int32(s))
		if o := k.owners[s]; o >= 0 && (k.outlines[o].owned < 0 || k.weight(int32(s)) > k.weight(k.outlines[o].owned)) {
			k.outlines[o].owned = int32(s)
		}
	}
	for s := range k.sites {
		site := &k.sites[s]
		of := &k.standing[site.source]
		site.class.named, site.class.manner = 1+step(of.sites, 1, 2, 4, 7), 1+of.manner
	}
}

// outline fills the outline of a statement.
func (k *linking) outline(i, speaker int32) {
	st, x := &k.sts[i], &k.outlines[i]
	first, end := int32(len(k.doc.Tokens))-1, int32(0)
	for _, r := range st.Content {
		first, end = min(first, r.Start), max(end, r.End)
	}
	for _, r := range st.Cue {
		first, end = min(first, r.Start), max(end, r.End)
	}
	*x = outline{first: first, end: end, site: -1, lean: -1, speaker: speaker, owned: -1, prior: -1, next: -1}
	switch {
	case len(st.Cue) > 0:
		x.anchor = st.Cue[0].Start
	case !st.Mention.Empty():
		x.anchor = st.Mention.Start
	default:
		x.anchor = x.first
	}
	x.sentences = k.sentencesOf(st, x.anchor)
	if l := k.levels[x.anchor]; l != i+1 {
		x.level = l
	}
}

// formOfMention is 0 for no mention, 1 for a pronoun, 2 for a description, 3 for
// others.
func (k *linking) formOfMention(m text.Range) uint8 {
	switch {
	case m.Empty():
		return 0
	case k.marks(m.Start)&lang.Pronoun != 0 && m.Len() == 1:
		return 1
	case k.marks(m.Start)&lang.Determiner != 0:
		return 2
	}
	return 3
}

// recallWindow is how far from the anchor of a statement, in tokens, "the
// interview" is looked for.
const recallWindow = 40

// deictics are the classes of common nouns that may mean an outlet or occasion
// named before.
const deictics = lang.CarrierDeictic | lang.CarrierPoll | lang.CarrierShow | lang.CarrierInterview | lang.CarrierPiece | lang.CarrierPost

// deicticAt returns the classes of the first such noun with "the" or "his" in the
// sentence of a statement, outside of what is said: the paper, the interview.
func (k *linking) deicticAt(x *outline) lang.Carrier {
	sent := k.doc.Sentences[x.sentences[0]]
	from, end := max(sent.Start, x.anchor-recallWindow), min(sent.End, x.anchor+recallWindow)
	for i := from + 1; i <= end; i++ {
		if c := k.sense(i); c&deictics != 0 && k.flags(i)&text.Upper == 0 { // such a noun is rarer than an article
			for before := max(from, i-2); before < min(i, end-1); before++ {
				if k.levels[before] == x.level && k.sense(before)&(lang.CarrierArticle|lang.CarrierIndefinite) == lang.CarrierArticle {
					return c & (deictics | lang.CarrierTelevision | lang.CarrierPaper | lang.CarrierWeb)
				}
			}
		}
	}
	return 0
}

// recalls reports whether a statement only recalls what was said before.
func (k *linking) recalls(i int32) bool {
	const reach = 8 // of the auxiliaries before a cue
	t := k.occasions[i].Time
	for j := t.Start; j < t.End; j++ {
		if k.means(j, lang.CarrierDistant) {
			return true
		}
	}
	for _, r := range k.sts[i].Cue {
		for j := r.Start; j < r.End; j++ {
			if k.means(j, lang.CarrierPerfect) {
				return true
			}
		}
		for j := r.Start - 1; j >= r.Start-reach && k.same(r.Start, j) && (k.means(j, lang.CarrierAuxiliary) || k.adverb(j)); j-- {
			if k.means(j, lang.CarrierPerfect) {
				return true
			}
		}
	}
	return false
}

// eventOf tells what occasion a statement names: 0 none, 1 an interview or the
// like, 2 another.
func (k *linking) eventOf(i int32) uint8 {
	e := k.occasions[i].Event
	for j := e.Start; j < e.End; j++ {
		if k.means(j, lang.CarrierInterview|lang.CarrierShow|lang.CarrierPost|lang.CarrierPiece|lang.CarrierAudience) {
			return 1
		}
	}
	if e.Empty() {
		return 0
	}
	return 2
}

// place lists the statements of each sentence, in the order of the text: those
// whose anchor or an end of whose content it holds.
func (k *linking) place() {
	k.insideAt = text.Grow(k.insideAt, len(k.doc.Sentences)+1)
	clear(k.insideAt)
	for i := range k.sts {
		for _, s := range k.outlines[i].sentences {
			if s >= 0 {
				k.insideAt[s]++
			}
		}
	}
	n := int32(0)
	for s, count := range k.insideAt {
		n += count
		k.insideAt[s] = n // the end; entering moves it to the start
	}
	k.inside = text.Grow(k.inside, int(n))
	for _, i := range slices.Backward(k.order) {
		for _, s := range k.outlines[i].sentences {
			if s >= 0 {
				k.insideAt[s]--
				k.inside[k.insideAt[s]] = i
			}
		}
	}
}

// sentencesOf returns outline.sentences.
func (k *linking) sentencesOf(st *decide.Statement, anchor int32) (in [3]int32) {
	of := func(t int32) int32 { return k.doc.Tokens[t].Sentence }
	in = [3]int32{of(anchor), -1, -1}
	if n := len(st.Content); n > 0 {
		if s := of(st.Content[0].Start); s != in[0] {
			in[1] = s
		}
		if s := of(st.Content[n-1].End - 1); s != in[0] && s != in[1] {
			in[2] = s
		}
	}
	return in
}

// nearby is how many statements of a sentence, on either side of a site, may be
// the one beside it. Real sentences never have so many.
const nearby = 12

// near returns the statements of a sentence around token t.
func (k *linking) near(sentence, t int32) []int32 {
	all := k.inside[k.insideAt[sentence]:k.insideAt[sentence+1]]
	n, _ := slices.BinarySearchFunc(all, t, func(i, t int32) int { return cmp.Compare(k.outlines[i].first, t) })
	return all[max(0, n-nearby):min(len(all), n+nearby)]
}

// ownerOf returns the statement that a site stands beside: the nearest of its
// sentence, -1 for none. One whose cue is part of the site's construction comes
// first, one in whose content the site is comes last.
func (k *linking) ownerOf(s int32) int32 {
	site := &k.sites[s]
	best, least := int32(-1), int32(0)
	for _, i := range k.near(k.doc.Tokens[site.words.Start].Sentence, site.words.Start) {
		d := int32(0)
		if k.inCue(i, site) == 0 {
			d = 1 + gap(site.words, k.sts[i].Mention, k.sts[i].Cue, k.sts[i].Content)
			if l := k.levels[site.words.Start]; l != k.outlines[i].level {
				d += 100 // it is in what is said
			}
		}
		if best < 0 || d < least {
			best, least = i, d
		}
	}
	return best
}

// weight says how much a site looks like a source by itself. Of several sites
// beside a statement the heaviest counts.
func (k *linking) weight(s int32) int {
	site := &k.sites[s]
	w := 0
	if site.anchor >= 0 || site.verb >= 0 || site.governor >= 0 && k.means(site.governor, lang.CarrierTell|lang.CarrierOn|lang.CarrierBy) {
		w += 2
	}
	if site.origin == listed || site.origin == formed {
		w++
	}
	return w
}

// inCue tells which words of a site's construction are the statement's cue.
func (k *linking) inCue(i int32, site *site) uint8 {
	code := uint8(0)
	for _, r := range k.sts[i].Cue {
		if r.Contains(site.governor) {
			code |= 1
		}
		if r.Contains(site.anchor) {
			code |= 2
		}
		if r.Contains(site.verb) {
			code |= 4
		}
		if r.Start < site.words.End && site.words.Start < r.End {
			code |= 8
		}
	}
	return code
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
