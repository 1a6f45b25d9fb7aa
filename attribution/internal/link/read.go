package link

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// readState is what is known after the part of the text that was read so far.
type readState struct {
	front      []int32 // recently mentioned entities, the latest first
	track      []trace // parallel to the entities
	order      []int32 // statements by the start of their mention
	within     []int32 // per token: 1 + the innermost statement whose content covers it
	speakers   []speaker
	latest     [2]int32 // the statements before, 1 + index; those in the content of others do not count
	direct     int32    // 1 + the latest statement that is a quotation
	references []reference
	members    []int32    // of joint groups
	pending    []int32    // entities of a list of names that may go on
	pendingAt  int32      // its first token
	longest    []int32    // statements by the length of their content
	most       int32      // mentions of the most mentioned entity so far
	firstNamed int32      // the entity of the text's first name, -1 for none
	chief      int32      // 1 + the person whom the text is about, 0 unknown yet, -1 none
	author     lang.Known // who wrote the text, once somebody asked
	wrote      int32      // the entity of that
}

// trace says where and how an entity was mentioned so far.
type trace struct {
	out     [2]int32 // its last mentions outside quotations, latest first; -1 for none
	any     int32    // its last mention, -1 for none
	main    int32    // its last mention outside of what anybody says, -1 for none
	stands  standing // of the last one outside
	spoke   bool     // it was the speaker of a statement
	pronoun bool     // it was a pronoun
	starts  bool     // it was the first name of its sentence
	acts    bool     // it was ever a subject, an owner, a speaker

	count     int32 // mentions so far
	spoken    int32 // statements so far
	first     int32 // first token of the first mention
	statement int32 // 1 + index of the latest statement
	number    int32 // 1 + index in the result
	round     int32 // the latest list of candidates that it is in
	member    int32
	members   int32     // of a joint group: members[member:member+members]
	words     [4]uint64 // the heads of its latest descriptions
}

// called reports whether an entity was described by a word before.
func (t *trace) called(word uint64) bool {
	for _, w := range t.words {
		if w == word && w != 0 {
			return true
		}
	}
	return false
}

// call records the head of a description.
func (t *trace) call(word uint64) {
	if !t.called(word) {
		copy(t.words[1:], t.words[:])
		t.words[0] = word
	}
}

// reference is a mention without a name: a pronoun or a description.
type reference struct {
	rng    text.Range
	entity int32
}

// speaker is a speaker before its entities have their final numbers.
type speaker struct {
	entities [maxJoint]int32
	n        int
	typ      Type
	form     Form
	mention  text.Range
	mille    int32
	named    bool // the name may be given
	done     bool
}

const maxJoint = 6

// readText reads the text once and resolves the mentions in order.
func (l *linker) readText() {
	l.prepare()
	next := 0
	n := int32(len(l.Words))
	speech := l.speechAt(next, n)
	for i := int32(0); i < n; i++ {
		for speech <= i {
			l.speak(l.order[next])
			next++
			speech = l.speechAt(next, n)
		}
		for l.next < len(l.Spans) && l.Spans[l.next].Start <= i {
			l.readName(int32(l.next))
			l.next++
		}
		if w := &l.Words[i]; !w.Has(lang.Pronoun|lang.Role|lang.BodyCommon) || l.SpanAt[i] != 0 || w.Flags&(name.Headline|name.Shouted) != 0 {
			continue
		}
		switch {
		case l.pronounGender(i) != lang.NoGender:
			if !l.inMention(i, next) {
				l.readPronoun(i)
			}
		case !l.quoted(i) && l.Is(i, lang.Role|lang.BodyCommon) && l.RoleOf[i] == 0 && !l.inMention(i, next):
			l.readDescription(i)
		}
	}
	for ; next < len(l.order); next++ {
		l.speak(l.order[next])
	}
	l.speakInside()
}

// readName records a name that reading has reached.
func (l *linker) readName(s int32) {
	x := &l.Spans[s]
	l.touch(x.Entity, x.Start, l.stands(x.Outer, x.Close), false, false)
	if x.Outer < x.Start && !l.quoted(x.Start) {
		l.track[x.Entity].starts = l.firstOfSentence(x.Outer)
	}
	l.readCoordination(s)
}

// speechAt returns where the speaker of the next statement is resolved, n after
// the last one.
func (l *linker) speechAt(next int, n int32) int32 {
	if next == len(l.order) {
		return n
	}
	return l.place(l.order[next])
}

func (l *linker) prepare() {
	l.front = l.front[:0]
	l.track = grow(l.track, len(l.Entities))
	for i := range l.track {
		l.track[i] = trace{out: [2]int32{-1, -1}, any: -1, main: -1, first: l.Entities[i].First}
	}
	l.latest, l.direct, l.where = [2]int32{}, 0, text.Range{}
	l.references, l.inside = l.references[:0], l.inside[:0]
	l.members, l.pending = l.members[:0], l.pending[:0]
	l.chief, l.next, l.most, l.firstNamed, l.round = 0, 0, 0, -1, 0
	l.author = lang.Known{}
	if len(l.Spans) > 0 {
		l.firstNamed = l.Spans[0].Entity
	}
	l.roles, l.lasts = l.roles[:0], grow(l.lasts, len(l.Spans))
	for i := range l.Spans {
		if l.lasts[i] = 0; l.Spans[i].End-l.Spans[i].Start > 1 {
			l.lasts[i] = l.Norm(l.Spans[i].End - 1)
		}
	}
	l.speakers = grow(l.speakers, len(l.sts))
	clear(l.speakers)
	l.order = grow(l.order, len(l.sts))
	for i := range l.order {
		l.order[i] = int32(i)
	}
	slices.SortStableFunc(l.order, func(a, b int32) int { return int(l.place(a)) - int(l.place(b)) })
	l.fillWithin()
}

// place returns where the speaker of a statement is resolved: at its mention, else
// at its content.
func (l *linker) place(st int32) int32 {
	s := &l.sts[st]
	switch {
	case !s.Mention.Empty():
		return s.Mention.Start
	case len(s.Content) > 0:
		return s.Content[0].Start
	}
	return 0
}

// fillWithin finds the innermost statement around each token. It enters long
// contents first, and stops after a few times the length of the text, so that
// nested contents cost linear time.
func (l *linker) fillWithin() {
	l.within = grow(l.within, len(l.Words))
	clear(l.within)
	l.longest = grow(l.longest, len(l.sts))
	for i := range l.longest {
		l.longest[i] = int32(i)
	}
	length := func(i int32) int {
		n := 0
		for _, c := range l.sts[i].Content {
			n += c.Len()
		}
		return n
	}
	slices.SortStableFunc(l.longest, func(a, b int32) int { return length(b) - length(a) })
	budget := 8 * len(l.Words)
	for _, i := range l.longest {
		budget -= length(i)
		if budget < 0 {
			break
		}
		for _, c := range l.sts[i].Content {
			for k := max(c.Start, 0); k < min(c.End, int32(len(l.within))); k++ {
				l.within[k] = i + 1
			}
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

// quoted reports whether token i lies in a quotation.
func (l *linker) quoted(i int32) bool {
	return i >= 0 && int(i) < len(l.Doc.Tokens) && l.Doc.Tokens[i].Quotation != 0
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

// touch records a mention of an entity at token i.
func (l *linker) touch(e, i int32, how standing, spoke, pronoun bool) {
	t := &l.track[e]
	t.any = i
	t.acts = t.acts || spoke || how != elsewhere && how != governed && how != object
	t.count++
	if l.Entities[e].Full >= 0 {
		l.most = max(l.most, t.count)
	}
	t.first = min(t.first, i)
	if l.within[i] == 0 {
		t.main = i
	}
	if !l.quoted(i) {
		if t.out[0] != i {
			t.out[1] = t.out[0]
			t.out[0] = i
		}
		t.stands, t.spoke, t.pronoun = how, spoke, pronoun
		t.starts = l.firstOfSentence(i)
	}
	at := slices.Index(l.front, e)
	if at < 0 {
		if len(l.front) < window {
			l.front = append(l.front, 0)
		}
		at = len(l.front) - 1
	}
	copy(l.front[1:at+1], l.front[:at])
	l.front[0] = e
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

// readPronoun resolves a pronoun that is not a speaker's mention, because it tells
// who is being talked about.
func (l *linker) readPronoun(i int32) {
	x := l.pronounMention(i, -1)
	c := l.choose(&x)
	if c.entity < 0 || c.share < sure {
		return
	}
	l.references = append(l.references, reference{x.rng, c.entity})
	l.touch(c.entity, i, l.stands(i, i+1), false, true)
}

// readDescription resolves a description that is not a speaker's mention. A new
// person is recorded, so that "she" and "the nurse" can refer to this person later.
func (l *linker) readDescription(i int32) {
	from := l.PhraseBefore(i + 1)
	if from > i {
		return
	}
	x := l.nounMention(text.Range{Start: from, End: i + 1}, -1)
	n := &x.noun
	if n.Head != i || int(i)+1 < len(l.Words) && l.SpanAt[i+1] != 0 || l.Capital(i) && l.Words[i].Flags&name.Initial == 0 {
		return
	}
	e, how := int32(-1), l.stands(from, i+1)
	if n.Definite && x.shape != shapePlural && l.known(&x) {
		if c := l.decide(&x); c.share >= sure {
			e = c.entity
		}
	}
	if e < 0 {
		switch {
		case x.shape == shapePlural && how == subject:
			e = l.newEntity(Group, lang.NoGender, i)
		case x.shape == shapeBody && how == subject:
			e = l.newEntity(Organization, lang.NoGender, i)
		case x.shape == shapePerson && n.Name.Has(lang.Role):
			e = l.newEntity(Unnamed, x.gender, i)
		default:
			return
		}
		l.Give(e, n, n.Tail)
	}
	l.track[e].call(l.Norm(i))
	l.references = append(l.references, reference{text.Range{Start: from, End: i + 1}, e})
	l.touch(e, i, how, false, false)
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

// newEntity adds an entity without a name.
func (l *linker) newEntity(t Type, g lang.Gender, i int32) int32 {
	l.Entities = append(l.Entities, name.Entity{Type: t, Gender: g, Full: -1, First: i, Named: -1})
	l.track = append(l.track, trace{out: [2]int32{-1, -1}, any: -1, main: -1, first: i})
	return int32(len(l.Entities) - 1)
}
