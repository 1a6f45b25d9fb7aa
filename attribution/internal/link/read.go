package link

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// readState is what is known of the text read so far.
type readState struct {
	front        []int32 // recently mentioned entities, the latest first
	track        []trace // parallel to the entities
	order        []int32 // statements by their places
	places       []int32 // where the speaker of each is resolved
	within       []int32 // see decide.Levels
	speakers     []speaker
	latest       [2]int32 // 1 + the last two statements that are not in the content of others, 0 for none
	references   []reference
	members      []int32 // of joint groups
	groups       []int32 // the entities of these
	makers       []textMaker
	lastSubject  subjectAt
	namings      []naming
	most         int32 // mentions of the most mentioned entity so far
	chief        int32 // 1 + the person whom the text is about, 0 unknown yet, -1 none
	narrator     narrator
	lastBody     int32      // 1 + the organisation with a name that spoke last, 0 for none
	lastPress    int32      // 1 + the outlet mentioned last, 0 for none
	knownWriter  lang.Known // of who wrote the text, once linker.writer was asked
	writerEntity int32
}

// trace is where and how an entity was mentioned so far.
type trace struct {
	out      [2]int32 // its last mentions outside quotations, latest first; -1 for none
	any      int32    // its last mention, -1 for none
	main     int32    // its last mention outside of what anybody says, -1 for none
	standing standing // of the last one outside
	acts     bool     // it was ever a subject or an owner, or it speaks
	press    press    // whether it is an outlet
	voiced   int32    // statements of the whole text whose mention has its name

	count     int32       // mentions so far
	spoken    int32       // statements so far
	first     int32       // first token of the first mention
	statement int32       // 1 + index of the latest statement
	number    int32       // 1 + index in the result
	round     int32       // the last list of candidates that has it
	ahead     int32       // the last round for a mention behind which it is named, see lookAhead
	where     uint8       // where it is named there: contentNames or sentenceNames
	gender    lang.Gender // see toldGender, of the last statement that has one
	member    int32
	members   int32 // a joint group has linker.members[member:member+members]
}

// begin makes t the trace of an entity that was not mentioned yet and will be at first.
func (t *trace) begin(first int32) {
	*t = trace{}
	t.out[0], t.out[1], t.any, t.main, t.first = -1, -1, -1, -1, first
}

// subjectAt is an entity that was the subject of a clause, and where.
type subjectAt struct{ entity, at int32 }

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
	asked    int32 // the mention as it is read
	naming   int32 // 1 + index of the choice that the name comes from
}

const maxJoint = 6

// readText finds the mentions of the text and resolves them in order.
func (l *linker) readText() {
	l.prepare()
	l.listEvents()
	for i := range l.events {
		switch ev := &l.events[i]; ev.kind {
		case nameEvent:
			s := &l.Spans[ev.index]
			l.touch(s.Entity, s.Start, ev.where, false)
			l.next = int(ev.index) + 1
		case listEvent:
			g := &l.lists[ev.index]
			l.group(l.joined[g.from:g.end], l.Spans[g.last].Start, ev.where, false)
		case pronounEvent:
			l.resolvePronoun(&l.mentions[ev.index], ev.where)
		case describedEvent:
			l.resolveDescription(&l.mentions[ev.index], ev.where)
		case documentEvent:
			l.readDocument(ev.index)
		case speechEvent:
			l.speak(ev.index)
		}
	}
	l.speakInside()
	l.weighNames()
}

func (l *linker) prepare() {
	l.front = l.front[:0]
	l.track = text.Grow(l.track, len(l.Entities))
	for i := range l.track {
		l.track[i].begin(l.Entities[i].First)
	}
	l.latest = [2]int32{}
	l.makers, l.lastSubject = l.makers[:0], subjectAt{-1, -1}
	l.references, l.inside = l.references[:0], l.inside[:0]
	l.members, l.groups, l.namings = l.members[:0], l.groups[:0], l.namings[:0]
	l.chief, l.next, l.most, l.round = 0, 0, 0, 0
	l.knownWriter = lang.Known{}
	l.narrator.reset()
	l.lastBody = 0
	l.findPress()
	l.roles, l.lasts = l.roles[:0], text.Grow(l.lasts, len(l.Spans))
	for i := range l.Spans {
		if l.lasts[i] = 0; l.Spans[i].End-l.Spans[i].Start > 1 {
			l.lasts[i] = l.Norm(l.Spans[i].End - 1)
		}
	}
	l.speakers = text.Grow(l.speakers, len(l.sts))
	clear(l.speakers)
	l.order, l.places = text.Grow(l.order, len(l.sts)), text.Grow(l.places, len(l.sts))
	for i := range l.order {
		l.order[i], l.places[i] = int32(i), placeOf(&l.sts[i])
	}
	slices.SortStableFunc(l.order, func(a, b int32) int { return int(l.places[a]) - int(l.places[b]) })
}

// placeOf returns where the speaker of a statement is resolved: at its mention, else
// at its content.
func placeOf(s *decide.Statement) int32 {
	switch {
	case !s.Mention.Empty():
		return s.Mention.Start
	case len(s.Content) > 0:
		return s.Content[0].Start
	}
	return 0
}

// quoted reports whether token i lies in a quotation.
func (l *linker) quoted(i int32) bool {
	return i >= 0 && int(i) < len(l.Doc.Tokens) && l.Doc.Tokens[i].Quotation != 0
}

// touch records a mention of an entity at token i. Whether somebody speaks counts
// when the names of speakers have been weighed.
func (l *linker) touch(e, i int32, how standing, spoke bool) {
	t := &l.track[e]
	t.any = i
	t.acts = t.acts || !spoke && acting>>how&1 != 0
	t.count++
	if t.press != noPress {
		l.lastPress = e + 1
	}
	if subjects>>how&1 != 0 {
		l.lastSubject = subjectAt{e, i}
	}
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
		t.standing = how
	}
	at := slices.Index(l.front, e)
	if at < 0 && len(l.front) < window {
		l.front = append(l.front, e)
	}
	if at < 0 {
		at = len(l.front) - 1
	}
	copy(l.front[1:], l.front[:at])
	l.front[0] = e
}

// resolvePronoun resolves a pronoun that is not a speaker's mention, because it
// tells who is being talked about.
func (l *linker) resolvePronoun(x *mention, how standing) {
	c := l.choose(x)
	if c.entity < 0 || c.share < sure {
		return
	}
	l.references = append(l.references, reference{x.rng, c.entity})
	l.touch(c.entity, x.at, how, false)
}

// resolveDescription resolves a description that is not a speaker's mention. A new
// person is recorded, so that "she" and "the nurse" can refer to this person later.
func (l *linker) resolveDescription(x *mention, how standing) {
	n := &x.noun
	e := int32(-1)
	if mayBeKnown(x) && l.known(x) {
		if c := l.decide(x); c.share >= sure {
			e = c.entity
		}
	}
	if e < 0 {
		t := l.typeOfNew(x, how)
		if t == NoType {
			return
		}
		gender := lang.NoGender
		if t == Unnamed {
			gender = x.gender
		}
		e = l.newEntity(t, gender, x.at)
		l.Give(e, n, n.Tail)
	}
	l.references = append(l.references, reference{x.rng, e})
	l.touch(e, x.at, how, false)
}

// mayBeKnown reports whether a description can mean somebody whom the text has
// told of.
func mayBeKnown(x *mention) bool { return x.noun.Definite && x.shape != shapePlural }

// typeOfNew returns the type of somebody whom a description that is not a speaker's
// mention brings in, NoType if it brings in nobody.
func (l *linker) typeOfNew(x *mention, how standing) Type {
	switch {
	case x.shape == shapePlural && how == subject:
		return Group
	case x.shape == shapeBody && how == subject:
		return Organization
	case x.shape == shapePerson && x.noun.Name.Has(lang.Role):
		return Unnamed
	}
	return NoType
}

// newEntity adds an entity without a name.
func (l *linker) newEntity(t Type, g lang.Gender, i int32) int32 {
	l.Entities = append(l.Entities, name.Entity{Type: t, Gender: g, Full: -1, First: i, Named: -1})
	l.track = append(l.track, trace{})
	l.track[len(l.track)-1].begin(i)
	return int32(len(l.Entities) - 1)
}
