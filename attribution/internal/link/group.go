package link

import (
	"math"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// Several entities that are named together, as in "Ann Bell and Jo Roe", are a group:
// an entity of its own, so that "they" can refer to it. A description may also count
// whom it means, as in "both men", "the two", "all three candidates". Its candidates
// are the groups that the text has named and new ones, of so many of those who were
// mentioned last.

// joint makes a group entity of several speakers, so that "they" can refer to it.
func (l *linker) joint(sp *speaker) {
	if sp.n >= 2 {
		l.group(sp.entities[:sp.n], sp.mention.Start, subject, true)
	}
}

// noteGroup records that a group has spoken: later it is more likely to be meant by
// "they" or by "the letter".
func (l *linker) noteGroup(st int32, inner bool) {
	sp := &l.speakers[st]
	g := l.groupOf(l.places[st], sp.entities[:sp.n]...)
	l.track[g].spoken++
	if !sp.mention.Empty() && !inner {
		l.touch(g, sp.mention.Start, subject, true)
	}
}

// group records the group entity of several people who are mentioned together.
func (l *linker) group(members []int32, at int32, how standing, spoke bool) {
	l.touch(l.groupOf(at, members...), at, how, spoke)
}

// groupOf returns the group of several, a new one if there is none yet.
func (l *linker) groupOf(at int32, members ...int32) int32 {
	for _, e := range l.groups[max(0, len(l.groups)-window):] {
		if t := &l.track[e]; slices.Equal(l.members[t.member:t.member+t.members], members) {
			return e
		}
	}
	g := l.newEntity(Group, lang.NoGender, at)
	l.groups = append(l.groups, g)
	l.track[g].member = int32(len(l.members))
	l.track[g].members = int32(len(members))
	l.members = append(l.members, members...)
	return g
}

// countOf returns how many the noun phrase [from, end) says it means: 2, 3, or 0 for
// no number or another one.
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

// gatherGroups adds groups of as many as the mention counts, each of one kind of
// members.
func (l *linker) gatherGroups(x *mention) {
	l.gatherLast(x, lastPersons, func(e int32) bool { return l.Entities[e].Type == Person })
	l.gatherLast(x, lastBodies, func(e int32) bool { return l.Entities[e].Type == Organization })
	l.gatherLast(x, lastFitting, func(e int32) bool {
		c := candidate{entity: e, span: -1}
		l.fitOf(x, &c)
		return c.fit.role >= kindFit
	})
	l.gatherLast(x, lastSpeakers, func(e int32) bool { return l.track[e].spoken > 0 && l.Entities[e].Type <= Organization })
}

// gatherLast adds the group of those mentioned last for whom fits holds, in the order
// in which the text first mentions them.
func (l *linker) gatherLast(x *mention, how relation, fits func(e int32) bool) {
	var members [3]int32 // the largest countOf
	n := 0
	for _, e := range l.front {
		if l.Entities[e].Full < 0 || !fits(e) {
			continue
		}
		members[n] = e
		if n++; n == int(x.count) {
			slices.SortFunc(members[:n], func(a, b int32) int { return int(l.track[a].first - l.track[b].first) })
			l.candidate(l.groupOf(x.at, members[:n]...), -1, how)
			return
		}
	}
}

// describeGroup computes the facts of a group that the text has not named together:
// those of its worst member, who was mentioned farthest back or has spoken least.
func (l *linker) describeGroup(x *mention, t *trace, s *sheet) {
	sentences, spoken := int32(0), int32(math.MaxInt32)
	for _, e := range l.members[t.member : t.member+t.members] {
		m := &l.track[e]
		sentences = max(sentences, l.Doc.Tokens[x.at].Sentence-l.Doc.Tokens[m.any].Sentence)
		spoken = min(spoken, m.spoken)
	}
	s[factSentence], s[factSpoken] = sentenceSteps.of(sentences), spokenSteps.of(spoken)
}
