package entity

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// readState is what is known at the place that reading has reached.
type readState struct {
	front    []int32 // entities mentioned of late, the latest first
	track    []trace // parallel to people
	order    []int32 // statements by the start of their mention
	within   []int32 // per token: 1 + the innermost statement whose content covers it
	speakers []speaker
	latest   [2]int32 // the statements before, 1 + index
	mentions []mention
	members  []int32 // of joint groups
	cands    []int32
	scratch  []uint8
	most     int32                                                // mentions of the most mentioned candidate
	observe  func(pronoun, st, candidate int32, features []uint8) // for training
	chief    int32                                                // 1 + the person whom the text is about, 0 unknown yet, -1 none
}

// trace is where an entity was mentioned of late.
type trace struct {
	out     [2]int32 // its last mentions outside quotations and their contents, latest first; -1 for none
	any     int32
	subject bool // the last one outside was a subject
	spoke   bool // it was the speaker of a statement
	starts  bool // it was the first name of its sentence
	owner   bool // it was an owner: Bell's
	acts    bool // it was ever a subject or an owner
	member  int32
	members int32 // of a joint group: members[member:member+members]

	count      int32 // mentions so far
	first      int32 // first token of the first mention
	last       int32 // of the last mention so far, -1 if none
	statement  int32 // 1 + index of the latest statement
	number     int32 // 1 + index in the result
	author     int32 // of a document: 1 + index of the entity whose text it is
	namedAfter int32 // of a campaign: 1 + index of the person it is named after
}

// mention is a mention that is no span: a pronoun or a description.
type mention struct {
	rng    text.Range
	entity int32
}

// speaker is a speaker before its entities are numbered.
type speaker struct {
	entities [maxJoint]int32
	n        int
	typ      Type
	form     Form
	mention  text.Range
	score    int32
	named    bool // the name may be given
	done     bool
}

const (
	maxJoint = 6
	window   = 20 // entities that a pronoun or description may mean
)

// readText goes through the text once and resolves mentions in their order.
func (r *resolver) readText() {
	r.prepare()
	next, at := 0, 0
	n := int32(len(r.Words))
	speech := r.speechAt(next, n)
	for i := int32(0); i < n; i++ {
		for speech <= i {
			r.speak(r.order[next])
			next++
			speech = r.speechAt(next, n)
		}
		for at < len(r.Spans) && r.Spans[at].Start <= i {
			s := &r.Spans[at]
			r.touch(s.Entity, s.Start, r.subject(s.End) || r.topic(s), false)
			if s.Outer < s.Start && !r.quoted(s.Start) {
				r.track[s.Entity].starts = r.firstOfSentence(s.Outer)
			}
			if t := &r.track[s.Entity]; r.PossessiveAfter(int32(at)) {
				t.owner, t.acts = true, true
			}
			at++
		}
		if r.SpanAt[i] != 0 {
			continue
		}
		switch {
		case r.thirdPerson(i):
			if !r.inMention(i, next) {
				r.readPronoun(i)
			}
		case r.Norms[i] == normThe && r.RoleBefore(i+1, min(i+4, n)) && !r.inMention(i, next):
			r.readDescription(i)
		case !r.quoted(i) && r.Words[i].Flags&(name.Headline|name.Shouted) == 0 && r.Is(i, lexicon.Role|lexicon.BodyCommon) && !r.inMention(i, next):
			r.introduce(i)
		}
	}
	for ; next < len(r.order); next++ {
		r.speak(r.order[next])
	}
	r.speakInside()
}

// speechAt is where the speaker of the statement that is next in order is
// read, n behind the last.
func (r *resolver) speechAt(next int, n int32) int32 {
	if next == len(r.order) {
		return n
	}
	return r.place(r.order[next])
}

func (r *resolver) prepare() {
	r.front = r.front[:0]
	r.track = grow(r.track, len(r.Entities))
	for i := range r.track {
		r.track[i] = trace{out: [2]int32{-1, -1}, any: -1, first: r.Entities[i].First, last: -1}
	}
	r.latest = [2]int32{}
	r.mentions = r.mentions[:0]
	r.members = r.members[:0]
	r.chief = 0
	r.speakers = grow(r.speakers, len(r.sts))
	clear(r.speakers)
	r.order = grow(r.order, len(r.sts))
	for i := range r.order {
		r.order[i] = int32(i)
	}
	slices.SortStableFunc(r.order, func(a, b int32) int { return int(r.place(a)) - int(r.place(b)) })
	r.fillWithin()
}

// place is where the speaker of a statement is read: at its mention, else at
// its content.
func (r *resolver) place(st int32) int32 {
	s := &r.sts[st]
	switch {
	case !s.Mention.Empty():
		return s.Mention.Start
	case len(s.Content) > 0:
		return s.Content[0].Start
	}
	return 0
}

// fillWithin finds the innermost statement at each token. Long contents come
// first; what is more than a few times the text is left out, so that nested
// contents cost linear time.
func (r *resolver) fillWithin() {
	r.within = grow(r.within, len(r.Words))
	clear(r.within)
	r.cands = grow(r.cands, len(r.sts))
	for i := range r.cands {
		r.cands[i] = int32(i)
	}
	length := func(i int32) int {
		n := 0
		for _, c := range r.sts[i].Content {
			n += c.Len()
		}
		return n
	}
	slices.SortStableFunc(r.cands, func(a, b int32) int { return length(b) - length(a) })
	budget := 8 * len(r.Words)
	for _, i := range r.cands {
		budget -= length(i)
		if budget < 0 {
			break
		}
		for _, c := range r.sts[i].Content {
			for k := max(c.Start, 0); k < min(c.End, int32(len(r.within))); k++ {
				r.within[k] = i + 1
			}
		}
	}
}

// inMention reports whether token i lies in the mention of a statement just
// read.
func (r *resolver) inMention(i int32, next int) bool {
	for k := next - 1; k >= 0 && k >= next-3; k-- {
		if m := r.sts[r.order[k]].Mention; m.Contains(i) {
			return true
		}
	}
	return false
}

// quoted reports whether token i lies in a quotation.
func (r *resolver) quoted(i int32) bool {
	return i >= 0 && int(i) < len(r.Doc.Tokens) && r.Doc.Tokens[i].Quotation != 0
}

// subject reports whether a mention that ends before token i looks like the
// subject of a clause.
func (r *resolver) subject(i int32) bool {
	if r.Is(i, lexicon.Adverb) {
		i++
	}
	if r.Verb(i) {
		return true
	}
	return r.Tags == nil && i < int32(len(r.Words)) && r.Flags(i)&text.Word != 0 && r.Words[i].Marks == 0 && !r.Capital(i)
}

// topic reports whether a name begins its sentence and has an apposition or
// clause behind it: "Ann Bell, of Lipa, suspects".
func (r *resolver) topic(s *name.Span) bool {
	return r.Comma(s.Close) && r.Doc.Sentences[r.Doc.Tokens[s.Start].Sentence].Start == s.Outer
}

// touch notes a mention of an entity at token i.
func (r *resolver) touch(e, i int32, subject, spoke bool) {
	t := &r.track[e]
	t.any = i
	t.acts = t.acts || subject || spoke
	t.count++
	t.first = min(t.first, i)
	t.last = i
	if !r.quoted(i) {
		if t.out[0] != i {
			t.out[1] = t.out[0]
			t.out[0] = i
		}
		t.subject = subject
		t.owner = false
		t.spoke = spoke
		t.starts = r.firstOfSentence(i)
	}
	at := slices.Index(r.front, e)
	if at < 0 {
		if len(r.front) < window {
			r.front = append(r.front, 0)
		}
		at = len(r.front) - 1
	}
	copy(r.front[1:at+1], r.front[:at])
	r.front[0] = e
}

// firstOfSentence reports whether no name stands before token i in its
// sentence.
func (r *resolver) firstOfSentence(i int32) bool {
	start := max(r.Doc.Sentences[r.Doc.Tokens[i].Sentence].Start, i-12)
	for k := i - 1; k >= start; k-- {
		if r.SpanAt[k] != 0 || r.Is(k, lexicon.Pronoun) {
			return false
		}
	}
	return true
}

// thirdPerson reports whether token i is a pronoun of the third person
// singular that means a person.
func (r *resolver) thirdPerson(i int32) bool {
	if !r.Is(i, lexicon.Pronoun) {
		return false
	}
	switch r.Norms[i] {
	case normHe, normHim, normHis, normHimself, normShe, normHer, normHers, normHerself:
		return r.Words[i].Flags&(name.Headline|name.Shouted) == 0
	}
	return false
}

var (
	normHe      = text.NormOf("he")
	normHim     = text.NormOf("him")
	normHimself = text.NormOf("himself")
	normShe     = text.NormOf("she")
	normHers    = text.NormOf("hers")
	normHerself = text.NormOf("herself")
	normIt      = text.NormOf("it")
	normThey    = text.NormOf("they")
	normThem    = text.NormOf("them")
	normWe      = text.NormOf("we")
	normUs      = text.NormOf("us")
	normMe      = text.NormOf("me")
	normYou     = text.NormOf("you")
	normQ       = text.NormOf("q")
)

// readPronoun resolves a pronoun that speaks no statement; what it says is
// who is being talked about.
func (r *resolver) readPronoun(i int32) {
	e, score := r.choose(i, -1, r.pronounGender(i), Person)
	if e < 0 || score < 1 {
		return
	}
	r.mentions = append(r.mentions, mention{text.Range{Start: i, End: i + 1}, e})
	r.touch(e, i, r.subject(i+1), false)
}

// introduce notes a group or a body without a name that is the subject of its
// sentence, so that "they" and "the federation" can mean it.
func (r *resolver) introduce(i int32) {
	w := r.Words[i].Name
	group := w.Has(lexicon.Role) && w.Has(lexicon.Plural)
	if !group && (!w.Has(lexicon.BodyCommon) || w.Has(lexicon.Plural|lexicon.Role) || r.Tags == nil) || r.Capital(i) && r.Words[i].Flags&name.Initial == 0 {
		return
	}
	k := i + 1
	if r.Is(k, lexicon.Preposition) { // analysts at a bank
		for k < min(i+8, int32(len(r.Words))) && (r.Is(k, lexicon.Preposition|lexicon.Determiner) || r.Inside(k) || r.SpanAt[k] != 0) {
			k++
		}
	}
	if !r.subject(k) || !r.firstOfSentence(r.PhraseBefore(i+1)) {
		return
	}
	n := r.ReadNoun(r.PhraseBefore(i+1), i+1)
	if n.Head != i {
		return
	}
	e := int32(-1)
	if group {
		e = r.newEntity(Group, lexicon.NoGender, i)
	} else {
		if n.Definite {
			e, _ = r.antecedent(-1, &n, true)
		}
		if e < 0 {
			e = r.newEntity(Organization, lexicon.NoGender, i)
			r.Give(e, &n, n.Tail)
		}
	}
	r.mentions = append(r.mentions, mention{text.Range{Start: n.Start, End: n.End}, e})
	r.touch(e, i, true, false)
}

// readDescription resolves "the minister" where it speaks no statement, if
// there is no doubt whom it means.
func (r *resolver) readDescription(i int32) {
	n := r.ReadNoun(i, min(i+8, int32(len(r.Words))))
	if n.Head < 0 || n.Plural || !n.Name.Has(lexicon.Role) || n.Name.Has(lexicon.Vague) || r.SpanAt[n.Head] != 0 || int(n.End) < len(r.Words) && r.SpanAt[n.End] != 0 {
		return
	}
	const sure = 85
	best, top := int32(-1), int32(sure-1)
	for rank, e := range r.front {
		if p := &r.Entities[e]; p.Type != Person || p.Roles == 0 {
			continue
		}
		if v := r.nominalScore(e, &n, -1, rank, false); v > top {
			best, top = e, v
		}
	}
	if best < 0 {
		return
	}
	r.mentions = append(r.mentions, mention{text.Range{Start: i, End: n.End}, best})
	r.touch(best, i, r.subject(n.End), false)
}

func (r *resolver) pronounGender(i int32) lexicon.Gender {
	if !r.Is(i, lexicon.Pronoun) {
		return lexicon.NoGender
	}
	switch r.Norms[i] {
	case normHe, normHim, normHis, normHimself:
		return lexicon.Male
	case normShe, normHer, normHers, normHerself:
		return lexicon.Female
	}
	return lexicon.NoGender
}

// newEntity adds somebody without a name.
func (r *resolver) newEntity(t Type, g lexicon.Gender, i int32) int32 {
	r.Entities = append(r.Entities, name.Entity{Type: t, Gender: g, Full: -1, First: i})
	r.track = append(r.track, trace{out: [2]int32{-1, -1}, any: -1, first: i, last: -1})
	return int32(len(r.Entities) - 1)
}
