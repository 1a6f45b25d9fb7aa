package link

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// event is a place in the text where an entity is mentioned or speaks. All events
// are listed, with what their own words say, before the first is resolved: the code
// for both does not fit the processor's instruction cache together.
type event struct {
	kind  eventKind
	where standing
	index int32 // of the span, list, mention or statement
}

type eventKind uint8

const (
	nameEvent      eventKind = iota
	listEvent                // a list of names ends
	pronounEvent             // one that is not a speaker's mention
	describedEvent           // a description that is not a speaker's mention
	documentEvent            // a noun for a text that is not a speaker's mention
	speechEvent              // a statement
)

// finder has the results of listEvents.
type finder struct {
	events   []event
	mentions []mention
	inside   []inside
	lists    []nameList
	joined   []int32 // the entities of lists
}

// nameList is a list of names joined by commas and "and": Ann Bell, Jo Roe and Al
// Coe.
type nameList struct {
	from, end int32 // its entities in joined
	first     int32 // its first token
	last      int32 // the span of its last name
}

// listEvents lists the events in the order in which they are resolved.
func (l *linker) listEvents() {
	l.events, l.mentions, l.inside = l.events[:0], l.mentions[:0], l.inside[:0]
	l.lists, l.joined = append(l.lists[:0], nameList{}), l.joined[:0]
	next, span := 0, 0
	for _, i := range l.Heads {
		w := &l.Words[i]
		if l.SpanAt[i] != 0 || w.Flags&(name.Headline|name.Shouted) != 0 {
			continue
		}
		pronoun, document := l.pronounGender(i) != lang.NoGender, w.Marks&(lang.DocumentNoun|lang.Role) == lang.DocumentNoun
		if !pronoun && !document && !l.mayDescribe(i) {
			continue
		}
		next, span = l.findUntil(i, next, span)
		switch {
		case l.inMention(i, next):
		case pronoun:
			l.findPronoun(i)
		case document:
			l.add(documentEvent, elsewhere, i)
		default:
			l.findDescription(i)
		}
	}
	l.findUntil(int32(len(l.Words)), next, span)
}

// findUntil reads the statements from next on and the names from span on that begin
// at token i or before, in their order. It returns the next of both.
func (l *linker) findUntil(i int32, next, span int) (int, int) {
	for {
		at, where := i+1, i+1
		if next < len(l.order) {
			at = l.places[l.order[next]]
		}
		if span < len(l.Spans) {
			where = l.Spans[span].Start
		}
		switch {
		case at <= i && at <= where:
			l.findSpeech(l.order[next])
			next++
		case where <= i:
			l.findName(int32(span))
			span++
		default:
			return next, span
		}
	}
}

// inMention reports whether token i lies in the mention of a statement just
// read.
func (l *linker) inMention(i int32, next int) bool {
	for k := next - 1; k >= 0 && k >= next-3; k-- {
		if m := l.sts[l.order[k]].Mention; m.Contains(i) {
			return true
		}
	}
	return false
}

func (l *linker) add(kind eventKind, where standing, index int32) {
	l.events = append(l.events, event{kind, where, index})
}

// findSpeech adds a statement and reads the mention of its speaker.
func (l *linker) findSpeech(st int32) {
	sp := &l.speakers[st]
	sp.mention = l.trim(l.sts[st].Mention)
	l.add(speechEvent, elsewhere, st)
	m := sp.mention
	if m.Empty() {
		return
	}
	sp.asked = int32(len(l.mentions))
	switch {
	case !l.Is(m.Start, lang.Pronoun|lang.Relative) || l.SpanAt[m.Start] != 0 || !l.onlyPronoun(m):
		l.nounMention(m, st).told = l.toldGender(st)
	case l.Is(m.Start, lang.Relative):
		l.relativeMention(m.Start, st)
	default:
		l.pronounMention(m.Start, st)
	}
	for _, in := range l.mentions[sp.asked].inside {
		if in.relation.names() {
			l.track[l.Spans[in.span].Entity].voiced++
		}
	}
}

// findName adds a name. The agency of a dateline is whom the text comes from, not
// somebody whom it tells of: it is not the ministry of the first sentence.
func (l *linker) findName(s int32) {
	x := &l.Spans[s]
	if l.Doc.Layout.Dateline.Source.Contains(x.Start) {
		return
	}
	l.add(nameEvent, l.stands(x.Outer, x.Close), s)
	l.findList(s)
}

// findPronoun adds a pronoun that is not a speaker's mention.
func (l *linker) findPronoun(i int32) {
	l.pronounMention(i, -1)
	l.add(pronounEvent, l.stands(i, i+1), int32(len(l.mentions))-1)
}

// mayDescribe reports whether token i may be the head of a description that is no
// title of the name behind it.
func (l *linker) mayDescribe(i int32) bool {
	return l.Is(i, lang.Role|lang.BodyCommon) && l.RoleOf[i] == 0 && !l.quoted(i) && (int(i)+1 == len(l.Words) || l.SpanAt[i+1] == 0) &&
		(!l.Capital(i) || l.Words[i].Flags&name.Initial != 0)
}

// findDescription adds the description with the head i, which is not a speaker's
// mention, if it can matter.
func (l *linker) findDescription(i int32) {
	from := l.PhraseBefore(i + 1)
	if from > i {
		return
	}
	x := l.nounMention(text.Range{Start: from, End: i + 1}, -1)
	last := len(l.mentions) - 1
	if x.noun.Head == i {
		if how := l.stands(from, i+1); mayBeKnown(x) || l.typeOfNew(x, how) != NoType {
			l.add(describedEvent, how, int32(last))
			return
		}
	}
	l.mentions = l.mentions[:last]
}

// findList finds lists of names. s is the name at hand; the last of lists is the one
// that may go on.
func (l *linker) findList(s int32) {
	x := &l.Spans[s]
	typ := l.Entities[x.Entity].Type
	open := &l.lists[len(l.lists)-1]
	gap := pieceBreak
	if s > 0 && len(l.joined) > int(open.from) && l.Entities[l.Spans[s-1].Entity].Type == typ {
		gap = l.gapBetween(l.Spans[s-1].Close, x.Outer)
	}
	if gap == pieceBreak {
		l.joined = l.joined[:open.from]
	}
	members := l.joined[open.from:]
	if typ != Person && typ != Organization || len(members) == maxJoint || slices.Contains(members, x.Entity) {
		l.joined = l.joined[:open.from]
		return
	}
	if len(members) == 0 {
		open.first = x.Outer
	}
	l.joined = append(l.joined, x.Entity)
	if gap == pieceAnd {
		open.last, open.end = s, int32(len(l.joined))
		l.add(listEvent, l.stands(open.first, x.Close), int32(len(l.lists))-1)
		l.lists = append(l.lists, nameList{from: int32(len(l.joined))})
	}
}

// piece says what stands between two names.
type piece uint8

const (
	pieceBreak piece = iota
	pieceComma
	pieceAnd
)

func (l *linker) gapBetween(a, b int32) piece {
	switch {
	case b-a == 1 && (l.Small(a) == lang.WordAnd || l.ByteAt(a) == '&'), b-a == 2 && l.Comma(a) && l.Small(a+1) == lang.WordAnd:
		return pieceAnd
	case b-a == 1 && l.Comma(a):
		return pieceComma
	}
	return pieceBreak
}

func (l *linker) pronounGender(i int32) lang.Gender {
	if !l.Is(i, lang.Pronoun) {
		return lang.NoGender
	}
	switch l.Small(i) {
	case lang.WordHe, lang.WordHim, lang.WordHis, lang.WordHimself:
		return lang.Male
	case lang.WordShe, lang.WordHer, lang.WordHers, lang.WordHerself:
		return lang.Female
	}
	return lang.NoGender
}
