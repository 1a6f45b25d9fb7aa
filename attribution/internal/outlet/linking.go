package outlet

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/occasion"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// linking gives statements their sources: first those whose own sentence names
// one, then those that go on with an interview, a broadcast or a post.
type linking struct {
	finder
	sts       []decide.Statement
	levels    []int32
	occasions []occasion.Occasion
	facts     []fact  // parallel to sts
	order     []int32 // statements in the order of the text
	inside    []int32 // statements by the sentences that have their anchor or an end of their content
	insideAt  []int32 // sentence to where its statements begin in inside; one more for the end
	loose     []loose
	nouns     lexicon.Table[int32] // noun of a show or event to 1 + its latest site
	spoke     lexicon.Table[struct{}]
	ids       lexicon.Table[int32] // last word of a name to the number of its bearer
	talks     lexicon.Table[int32] // speaker to the latest episode in which he was credited
	talk      int32
	credits   []Credit
	number    []int32 // of found: 1 + place in the result; -1 for those that carried something
	out       []Source
	counts    []int // parallel to out: its mentions
	mentions  []text.Range
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

// reset takes in the statements. The sites are found already.
func (k *linking) reset(in Input) {
	k.sts = in.Statements
	k.levels = occasion.Levels(k.doc, k.sts)
	if k.occasions = in.Occasions; k.occasions == nil {
		k.occasions = occasion.Find(k.doc, k.sts)
	}
	k.facts, k.order = grow(k.facts, len(k.sts)), grow(k.order, len(k.sts))
	k.loose = k.loose[:0]
	k.nouns.Reset(16)
	k.talks.Reset(16)
	k.talk = 0
	for i := range k.sts {
		k.order[i] = int32(i)
		k.facts[i] = k.factOf(int32(i))
	}
	slices.SortStableFunc(k.order, func(a, b int32) int { return cmp.Compare(k.facts[a].first, k.facts[b].first) })
	k.place()
	if in.Speakers != nil {
		for i := range k.facts {
			k.facts[i].speaker = in.Speakers[i]
		}
	} else {
		k.guessSpeakers()
	}
	k.spoke.Reset(len(k.sts))
	for _, i := range k.order {
		x := &k.facts[i]
		if x.fresh = true; x.speaker >= 0 {
			_, before := k.spoke.Find(speakerKey(x.speaker))
			x.fresh = !before
			k.spoke.At(speakerKey(x.speaker))
		}
	}
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

// place enters the statements under the sentences whose sites may credit them,
// in the order of the text.
func (k *linking) place() {
	k.insideAt = grow(k.insideAt, len(k.doc.Sentences)+1)
	clear(k.insideAt)
	for i := range k.sts {
		for _, s := range k.sentences(int32(i)) {
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
	k.inside = grow(k.inside, int(n))
	for _, i := range slices.Backward(k.order) {
		for _, s := range k.sentences(i) {
			if s >= 0 {
				k.insideAt[s]--
				k.inside[k.insideAt[s]] = i
			}
		}
	}
}

// sentences returns those that hold a statement's anchor and the ends of its
// content, -1 where two are one.
func (k *linking) sentences(i int32) (in [3]int32) {
	st := &k.sts[i]
	of := func(t int32) int32 { return k.doc.Tokens[t].Sentence }
	in = [3]int32{of(k.facts[i].anchor), -1, -1}
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

// guessSpeakers makes do without entities: pronouns and definite descriptions
// are the speaker before, names are their last word.
func (k *linking) guessSpeakers() {
	k.ids.Reset(len(k.sts))
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
			id := k.ids.At(k.norm(name))
			if *id == 0 {
				*id = int32(k.ids.Len())
			}
			x.speaker = *id - 1
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
	for _, i := range k.order {
		k.wrapped(i)
	}
	k.goOn()
}

// sources keeps the outlets that carried something and numbers the credits.
func (k *linking) sources(credits []Credit) []Source {
	k.number = grow(k.number, len(k.found))
	clear(k.number)
	for i := range k.facts {
		if s := k.facts[i].site; s >= 0 {
			k.number[k.sites[s].source] = -1
		}
	}
	carried := func(site *site) bool {
		return k.number[site.source] != 0 && !(site.ambiguous && site.role == none)
	}
	k.out, k.counts = k.out[:0], k.counts[:0]
	n := 0
	for s := range k.sites {
		site := &k.sites[s]
		if !carried(site) {
			continue
		}
		number := &k.number[site.source]
		if *number < 0 {
			k.out = append(k.out, k.found[site.source])
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
		if site := &k.sites[s]; carried(site) {
			src := &k.out[k.number[site.source]-1]
			src.Mentions = append(src.Mentions, site.words)
		}
	}
	for i := range k.facts {
		if s := k.facts[i].site; s >= 0 {
			credits[i] = Credit{Source: max(0, k.number[k.sites[s].source]) - 1, Mention: k.sites[s].words}
		}
	}
	return k.out
}
