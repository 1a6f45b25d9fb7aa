package link

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// event is a place of the text where somebody is mentioned or speaks. What its own
// words say is read for all events before the first is resolved: the code of both
// together is more than the processor's cache of instructions keeps.
type event struct {
	kind     eventKind
	position position
	index    int32 // of the span, list, mention or statement
}

type eventKind uint8

const (
	nameEvent        eventKind = iota
	listEvent                  // a list of names ends
	pronounEvent               // one that speaks nothing
	descriptionEvent           // likewise
	speechEvent
)

// finder holds what listEvents finds.
type finder struct {
	events   []event
	mentions []mention
	inside   []inside
	lists    []nameList
	joined   []int32 // their entities
}

// nameList is a list of names joined by commas and "and": Ann Bell, Jo Roe and Al
// Coe.
type nameList struct {
	from, end int32 // of joined
	first     int32 // token
	last      int32 // span
}

// listEvents lists the events in the order in which they are resolved.
func (l *linker) listEvents() {
	l.events, l.mentions, l.inside = l.events[:0], l.mentions[:0], l.inside[:0]
	l.lists, l.joined = append(l.lists[:0], nameList{}), l.joined[:0]
	next, span := 0, 0
	n := int32(len(l.Words))
	speech := l.speechAt(next, n)
	for i := int32(0); i < n; i++ {
		for speech <= i {
			l.findSpeech(l.order[next])
			next++
			speech = l.speechAt(next, n)
		}
		for span < len(l.Spans) && l.Spans[span].Start <= i {
			l.findName(int32(span))
			span++
		}
		if w := &l.Words[i]; !w.Has(lang.Pronoun|lang.Role|lang.BodyCommon) || l.SpanAt[i] != 0 || w.Flags&(name.Headline|name.Shouted) != 0 {
			continue
		}
		switch {
		case l.pronounGender(i) != lang.NoGender:
			if !l.inMention(i, next) {
				l.findPronoun(i)
			}
		case !l.quoted(i) && l.Is(i, lang.Role|lang.BodyCommon) && l.RoleOf[i] == 0 && !l.inMention(i, next):
			l.findDescription(i)
		}
	}
	for ; next < len(l.order); next++ {
		l.findSpeech(l.order[next])
	}
}

// speechAt returns where the speaker of the next statement is resolved, n after
// the last one.
func (l *linker) speechAt(next int, n int32) int32 {
	if next == len(l.order) {
		return n
	}
	return l.place(l.order[next])
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

func (l *linker) add(kind eventKind, where position, index int32) {
	l.events = append(l.events, event{kind, where, index})
}

// addMention adds an event that is a mention.
func (l *linker) addMention(kind eventKind, x mention) {
	l.mentions = append(l.mentions, x)
	l.add(kind, x.position, int32(len(l.mentions))-1)
}

// findSpeech reads the mention of a statement's speaker.
func (l *linker) findSpeech(st int32) {
	sp := &l.speakers[st]
	sp.mention = l.trim(l.sts[st].Mention)
	l.add(speechEvent, position{}, st)
	m := sp.mention
	if m.Empty() {
		return
	}
	sp.starts = l.firstOfSentence(m.Start)
	var x mention
	switch {
	case !l.Is(m.Start, lang.Pronoun|lang.Relative) || l.SpanAt[m.Start] != 0 || !l.onlyPronoun(m):
		x = l.nounMention(m, st)
	case l.Is(m.Start, lang.Relative):
		x = l.relativeMention(m.Start, st)
	default:
		x = l.pronounMention(m.Start, st)
	}
	l.mentions = append(l.mentions, x)
	sp.asked = int32(len(l.mentions)) - 1
}

// findName reads where a name stands.
func (l *linker) findName(s int32) {
	x := &l.Spans[s]
	l.add(nameEvent, position{l.stands(x.Outer, x.Close), l.firstOfSentence(x.Outer)}, s)
	l.findList(s)
}

// findPronoun reads a pronoun that speaks nothing.
func (l *linker) findPronoun(i int32) {
	x := l.pronounMention(i, -1)
	x.position = position{l.stands(i, i+1), l.firstOfSentence(i)}
	l.addMention(pronounEvent, x)
}

// findDescription reads a description that speaks nothing.
func (l *linker) findDescription(i int32) {
	from := l.PhraseBefore(i + 1)
	if from > i || int(i)+1 < len(l.Words) && l.SpanAt[i+1] != 0 || l.Capital(i) && l.Words[i].Flags&name.Initial == 0 {
		return
	}
	x := l.nounMention(text.Range{Start: from, End: i + 1}, -1)
	if x.noun.Head != i {
		return
	}
	x.position.standing = l.stands(from, i+1)
	if !mayBeKnown(&x) && l.typeOfNew(&x) == NoType {
		return
	}
	x.position.starts = l.firstOfSentence(i)
	l.addMention(descriptionEvent, x)
}

// findList finds lists of names. s is a name that has just been read; the last
// element of lists is the list that may go on.
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
		l.add(listEvent, position{l.stands(open.first, x.Close), l.firstOfSentence(x.Start)}, int32(len(l.lists))-1)
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

// subject reports whether a mention that ends before token i looks like the
// subject of a clause.
func (l *linker) subject(i int32) bool {
	if l.Is(i, lang.Adverb) {
		i++
	}
	if l.Verb(i) {
		return true
	}
	return l.Tags == nil && i < int32(len(l.Words)) && l.Flags(i)&text.Word != 0 && l.Words[i].Marks == 0 && !l.Capital(i)
}

// firstOfSentence reports whether no name stands before token i in its
// sentence.
func (l *linker) firstOfSentence(i int32) bool {
	start := max(l.Doc.Sentences[l.Doc.Tokens[i].Sentence].Start, i-12)
	for k := i - 1; k >= start; k-- {
		if l.SpanAt[k] != 0 || l.Is(k, lang.Pronoun) {
			return false
		}
	}
	return true
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
