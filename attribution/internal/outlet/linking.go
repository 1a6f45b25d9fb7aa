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
	for _, i := range k.order {
		k.wrapped(i)
	}
	k.goOn()
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
