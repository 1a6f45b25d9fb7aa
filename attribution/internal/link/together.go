package link

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// A description may count those whom it means: both men, the two, all three
// candidates. Besides the lists of names that were read, so many of those mentioned
// or heard last are candidates for it.

// countOf returns how many the noun phrase [from, end) counts, 0 if it does not.
func (l *linker) countOf(from, end int32) uint8 {
	const reach = 3
	for i := from; i < min(end, from+reach); i++ {
		switch l.Small(i) {
		case lang.WordBoth, lang.WordTwo, lang.WordNeither, lang.WordPair:
			return 2
		case lang.WordThree:
			return 3
		case lang.WordOf:
			return 0
		}
	}
	return 0
}

// gatherTogether adds groups of as many as the mention counts.
func (l *linker) gatherTogether(x *mention) {
	l.gatherGroup(x, togetherPersons, func(e int32) bool { return l.Entities[e].Type == Person })
	l.gatherGroup(x, togetherBodies, func(e int32) bool { return l.Entities[e].Type == Organization })
	l.gatherGroup(x, togetherFitting, func(e int32) bool {
		c := candidate{entity: e, span: -1}
		l.fitOf(x, &c)
		return c.fit.role >= kindFit
	})
	l.gatherGroup(x, togetherSpeakers, func(e int32) bool { return l.track[e].spoken > 0 && l.Entities[e].Type <= Organization })
}

// gatherGroup adds the group of the last who are of a kind.
func (l *linker) gatherGroup(x *mention, how relation, of func(int32) bool) {
	var members [4]int32
	n := 0
	for _, e := range l.front {
		if l.Entities[e].Full < 0 || !of(e) {
			continue
		}
		members[n] = e
		if n++; n == int(x.count) {
			slices.SortFunc(members[:n], func(a, b int32) int { return int(l.track[a].first - l.track[b].first) })
			l.candidate(candidate{entity: l.groupOf(x.at, members[:n]...), span: -1, relation: how})
			return
		}
	}
}

// describeTogether computes the facts of a group that no list of names made: those of
// the member who has them least.
func (l *linker) describeTogether(x *mention, t *trace, s *sheet) {
	sentences, spoken := int32(0), int32(1<<20)
	for _, e := range l.members[t.member : t.member+t.members] {
		m := &l.track[e]
		sentences = max(sentences, l.Doc.Tokens[x.at].Sentence-l.Doc.Tokens[m.any].Sentence)
		spoken = min(spoken, m.spoken)
	}
	s[factSentence], s[factSpoken] = sentenceSteps.of(sentences), spokenSteps.of(spoken)
}
