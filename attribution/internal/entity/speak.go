package entity

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/statement"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// speak resolves the speaker of a statement.
func (r *resolver) speak(st int32) {
	s := &r.sts[st]
	sp := &r.speakers[st]
	m := r.trim(s.Mention)
	if m.Empty() {
		r.speakWithout(st)
		return
	}
	// Coordinated cues share their speaker's mention.
	for _, before := range r.latest {
		if before != 0 && r.sts[before-1].Mention == s.Mention && r.speakers[before-1].done {
			*sp = r.speakers[before-1]
			r.note(st)
			return
		}
	}
	sp.mention = m
	r.readMention(st, m, sp)
	if sp.done {
		r.note(st)
	}
}

// note remembers a statement as the latest and its speakers as having spoken.
func (r *resolver) note(st int32) {
	sp := &r.speakers[st]
	r.latest[1], r.latest[0] = r.latest[0], st+1
	inner := r.inner(st)
	for _, e := range sp.entities[:sp.n] {
		r.people[e].spoke = st + 1
		if i := sp.mention.Start; !sp.mention.Empty() && !inner {
			r.touch(e, i, true, true)
		}
	}
}

// inner reports whether the statement stands in the content of another.
func (r *resolver) inner(st int32) bool {
	m := r.sts[st].Mention
	if m.Empty() {
		return false
	}
	w := r.within[m.Start]
	return w != 0 && w != st+1
}

// trim cuts punctuation off both ends of a mention, and bounds it.
func (r *resolver) trim(m text.Range) text.Range {
	const longest = 80
	m.Start = max(m.Start, 0)
	m.End = min(m.End, int32(len(r.words)), m.Start+longest)
	for m.Start < m.End && r.flags(m.Start)&(text.Word|text.Number) == 0 {
		m.Start++
	}
	for m.Start < m.End && (r.flags(m.End-1)&text.Punct != 0 && r.byteAt(m.End-1) != ')' || r.possessive(m.End-1)) {
		m.End--
	}
	return m
}

// speakWithout finds the speaker of a statement that mentions none.
func (r *resolver) speakWithout(st int32) {
	s := &r.sts[st]
	sp := &r.speakers[st]
	from := s.Continues - 1
	if from < 0 && len(s.Cue) == 0 && s.Kind == statement.Direct && len(s.Content) > 0 {
		if e := r.spokenOf(st); e >= 0 {
			r.assign(sp, e, Implicit, 30)
			r.note(st)
			return
		}
		from = r.latest[0] - 1
		if from < 0 || len(r.sts[from].Content) == 0 || r.apart(from, st) > 1 {
			return
		}
	}
	if from < 0 && len(s.Cue) > 0 && r.subjectLeftOut(st) {
		r.shareSubject(st, sp)
		return
	}
	if from < 0 || int(from) >= len(r.speakers) || from == st || !r.speakers[from].done {
		return
	}
	*sp = r.speakers[from]
	sp.form, sp.mention = Implicit, text.Range{}
	r.note(st)
}

// subjectLeftOut reports whether the cue is an active verb that shares the
// subject of one before it: "and added", ", adding".
func (r *resolver) subjectLeftOut(st int32) bool {
	cue := r.sts[st].Cue[0].Start
	if r.tags == nil || cue <= 0 || int(cue) >= len(r.tags) {
		return false
	}
	k := cue - 1
	for k > 0 && r.is(k, lexicon.Adverb) {
		k--
	}
	switch r.tags[cue] {
	case tag.VBD, tag.VBZ, tag.VBP, tag.VBN:
		return r.is(k, lexicon.Conjunction) || r.comma(k)
	case tag.VBG:
		return r.comma(k) || r.is(k, lexicon.Conjunction|lexicon.Preposition)
	}
	return false
}

// shareSubject gives a statement the speaker of the one before it in its
// sentence, else the person with whose name the sentence begins.
func (r *resolver) shareSubject(st int32, sp *speaker) {
	cue := r.sts[st].Cue[0].Start
	sentence := r.doc.Tokens[cue].Sentence
	for _, before := range r.latest {
		if before == 0 || !r.speakers[before-1].done {
			continue
		}
		if m := r.speakers[before-1].mention; !m.Empty() && m.Start < cue && r.doc.Tokens[m.Start].Sentence == sentence {
			*sp = r.speakers[before-1]
			r.note(st)
			return
		}
	}
	start := r.doc.Sentences[sentence].Start
	for i := start; i < min(start+10, cue); i++ {
		if s := r.spanAt[i]; s != 0 {
			x := &r.spans[s-1]
			if x.outer == start && r.people[x.entity].typ == Person && !r.possessiveAfter(s-1) {
				r.assign(sp, x.entity, Name, 40)
				sp.mention = text.Range{Start: x.outer, End: x.end}
				r.note(st)
			}
			return
		}
	}
}

// spokenOf returns the person whom the sentence before a quotation is about,
// where nobody has spoken since: "Bell was packing. “It was wet.”" At the head
// of an interview it is the person interviewed. Else -1.
func (r *resolver) spokenOf(st int32) int32 {
	start := r.sts[st].Content[0].Start
	if r.paragraph(start) == 0 && r.latest[0] == 0 && len(r.doc.Paragraphs) > 1 {
		return r.interviewed()
	}
	after := int32(0)
	if r.latest[0] != 0 {
		after = r.lastToken(r.latest[0] - 1)
	}
	for _, e := range r.front {
		p, t := &r.people[e], &r.track[e]
		if p.typ != Person || t.out[0] <= after || t.out[0] >= start {
			continue
		}
		d := r.doc.Tokens[start].Sentence - r.doc.Tokens[t.out[0]].Sentence
		if t.subject && t.starts && d <= 1 && r.paragraph(start)-r.paragraph(t.out[0]) <= 1 {
			return e
		}
	}
	return -1
}

// apart is the number of paragraphs between two statements.
func (r *resolver) apart(a, b int32) int32 {
	x, y := r.sts[a].Content, r.sts[b].Content
	d := r.paragraph(y[0].Start) - r.paragraph(x[len(x)-1].End-1)
	return max(d, -d)
}

func (r *resolver) paragraph(i int32) int32 {
	if i < 0 || int(i) >= len(r.doc.Tokens) {
		return 0
	}
	return r.doc.Tokens[i].Paragraph
}

func (sp *speaker) add(e int32) {
	for _, x := range sp.entities[:sp.n] {
		if x == e {
			return
		}
	}
	if sp.n < maxJoint {
		sp.entities[sp.n] = e
		sp.n++
	}
}

// assign makes e the speaker.
func (r *resolver) assign(sp *speaker, e int32, form Form, score int32) {
	sp.entities[0], sp.n = e, 1
	if t := &r.track[e]; t.members > 0 {
		sp.n = 0
		for _, m := range r.members[t.member : t.member+t.members] {
			sp.add(m)
		}
	}
	sp.typ = r.people[e].typ
	sp.form, sp.score, sp.done = form, score, true
	sp.named = true
}

// readMention reads the words of a speaker's mention.
func (r *resolver) readMention(st int32, m text.Range, sp *speaker) {
	if r.is(m.Start, lexicon.Pronoun|lexicon.Relative) && r.spanAt[m.Start] == 0 && r.onlyPronoun(m) {
		r.speakPronoun(st, m.Start, sp)
		return
	}
	if m.Len() == 1 && r.norms[m.Start] == normQ && !r.capital(m.Start+1) {
		sp.form, sp.typ, sp.done = Name, Unnamed, true
		return
	}
	if r.readNames(st, m, sp) {
		return
	}
	r.readNominal(st, m, sp)
}

// onlyPronoun reports whether the mention is a pronoun, with "himself" or
// "all" at most.
func (r *resolver) onlyPronoun(m text.Range) bool {
	if r.norms[m.Start] == normOne || r.is(m.Start, lexicon.Quantity) {
		return false
	}
	for i := m.Start + 1; i < m.End; i++ {
		if !r.is(i, lexicon.Pronoun|lexicon.Adverb|lexicon.Auxiliary) && r.norms[i] != normAll && r.norms[i] != normBoth {
			return false
		}
	}
	return !(r.ownerPronoun(m.Start) && m.Len() > 1)
}

// readNames reads a mention that holds the name of its speaker, or several.
func (r *resolver) readNames(st int32, m text.Range, sp *speaker) bool {
	main := r.mainName(m)
	if main < 0 {
		return r.readCampaign(st, m, sp)
	}
	s := &r.spans[main]
	e := s.entity
	if r.shortBody(s) {
		n := r.readNoun(m.Start, m.End)
		n.definite, n.indefinite = true, false
		if x, _ := r.antecedent(st, &n, true); x >= 0 && r.people[x].full >= 0 && r.standsFor(s, &n, x) {
			e = x
		}
	}
	r.assign(sp, e, Name, 100)
	sp.mention.Start = min(m.Start, s.start)
	if s.outer < m.Start && r.doc.Tokens[s.outer].Sentence == r.doc.Tokens[m.Start].Sentence && m.Start <= s.start {
		sp.mention.Start = s.outer
	}
	sp.mention.End = max(m.End, s.end)
	r.readList(s.close, m.End, s, sp)
	if sp.n > 1 && s.outer < s.start && r.is(s.start-1, lexicon.Title) && r.is(s.start-1, lexicon.Plural) { // Senators X and Y
		n := r.readNoun(s.outer, s.start)
		for _, e := range sp.entities[:sp.n] {
			r.give(e, &n, s.start)
		}
	}
	return true
}

// shortBody reports whether a name is no more than a capitalised word for a
// body, which stands for a longer name: the Fund, the Bank.
func (r *resolver) shortBody(s *span) bool {
	f := &r.spans[r.people[s.entity].full]
	return f.end-f.start == 1 && r.is(s.start, lexicon.BodyCommon) && r.norm(s.start-1) == normThe && s.kind == body
}

// standsFor reports whether the short name can be that of x: x has the word in
// its name, or is an acronym that ends with its letter.
func (r *resolver) standsFor(s *span, n *noun, x int32) bool {
	f := &r.spans[r.people[x].full]
	if f.end-f.start > 1 {
		return r.bodyFit(&r.people[x], n) >= 75
	}
	a, b := r.doc.Word(f.start), r.doc.Word(s.start)
	return r.flags(f.start)&text.AllCaps != 0 && strings.TrimRight(a, ".")[len(strings.TrimRight(a, "."))-1] == b[0]
}

// readCampaign reads "Bell's campaign" and "her campaign" as a body named
// after its owner.
func (r *resolver) readCampaign(st int32, m text.Range, sp *speaker) bool {
	n := r.readNoun(m.Start, m.End)
	if n.head < 0 || n.owner < 0 || n.plural || n.name.Bodies&r.field.campaign == 0 && r.norms[n.head] != normTeam {
		return false
	}
	owner, form := int32(-1), Name
	if s := r.spanAt[n.owner]; s != 0 {
		owner = r.spans[s-1].entity
	} else if g := r.pronounGender(n.owner); g != lexicon.NoGender {
		owner, _ = r.choose(n.owner, st, g, Person)
		form = Nominal
	}
	if owner < 0 || r.people[owner].typ != Person || r.people[owner].full < 0 {
		return false
	}
	f := &r.spans[r.people[owner].full]
	last := r.surname(f)
	key := mixNorm(mixNorm(7, r.norms[last]), normCampaign)
	var e int32
	if x := r.index.heads[key]; x != 0 {
		e = r.index.nodes[x-1].entity
	} else {
		e = r.newEntity(Organization, lexicon.NoGender, m.Start)
		r.people[e].owner = owner + 1
		r.people[e].kind = campaign
		r.index.put(key, e, whole)
	}
	r.assign(sp, e, form, 70)
	return true
}

// readList adds the names that "and" and commas join to the first one: "X, Y
// and Z", "X, of Ohio, and Y", "X and others".
func (r *resolver) readList(k, end int32, first *span, sp *speaker) {
	joined, others := false, false
	for k < end {
		and := r.norms[k] == normAnd || r.byteAt(k) == '&'
		next := k + 1
		switch {
		case and:
		case r.comma(k):
			if r.norm(next) == normAnd {
				and, next = true, next+1
			}
		case r.is(k, lexicon.Preposition) && r.spanAt[k+1-oneIf(k+1 == end)] != 0: // of Ohio
			k = r.spans[max(r.spanAt[min(k+1, end-1)]-1, 0)].end
			continue
		default:
			k = end
			continue
		}
		if next >= end {
			break
		}
		i := r.nameFrom(next, end)
		if i < 0 {
			if and || r.norm(next) == normOthers {
				others = true
				break
			}
			for k++; k < end && !r.comma(k); k++ { // an apposition
			}
			if k < end && r.norm(k+1) != normAnd {
				break
			}
			continue
		}
		if t := &r.spans[i]; and || r.listGoesOn(t.close, end) {
			if t.entity != first.entity {
				sp.add(t.entity)
				joined = true
			}
			k = t.close
			continue
		}
		break
	}
	if joined || others {
		sp.typ = Group
	}
	if joined {
		r.joint(sp)
	}
}

func oneIf(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// nameFrom returns the span of the name that begins at a with nothing but a
// determiner and titles before it, or -1.
func (r *resolver) nameFrom(a, b int32) int32 {
	for i := a; i < min(b, a+10); i++ {
		s := r.spanAt[i]
		if s == 0 {
			if !r.inside(i) && !r.is(i, lexicon.Determiner) && !r.possessive(i) {
				return -1
			}
			continue
		}
		x := &r.spans[s-1]
		if x.outer <= a || x.outer == a+1 && r.norms[a] == normThe {
			if x.end < b && (r.possessive(x.end) || r.qualifies(x)) {
				return -1
			}
			return s - 1
		}
		i = x.end - 1
	}
	return -1
}

// qualifies reports whether a name only qualifies the noun behind it: "Acme
// executives".
func (r *resolver) qualifies(x *span) bool {
	k := x.end
	return k < int32(len(r.words)) && !r.capital(k) && r.inside(k) && r.at(k, lexicon.Role|lexicon.DocumentNoun) && !r.at(k, lexicon.BodyCommon) &&
		(r.tags == nil || !r.tags[k].Verb())
}

var normOthers = text.NormOf("others")

// joint makes a group of several speakers, so that "they" can mean it.
func (r *resolver) joint(sp *speaker) {
	if sp.n < 2 {
		return
	}
	for _, e := range r.front { // the same group once more
		t := &r.track[e]
		if int(t.members) != sp.n {
			continue
		}
		same := true
		for k, m := range r.members[t.member : t.member+t.members] {
			same = same && sp.entities[k] == m
		}
		if same {
			r.touch(e, sp.mention.Start, true, true)
			return
		}
	}
	g := r.newEntity(Group, lexicon.NoGender, sp.mention.Start)
	r.track[g].member = int32(len(r.members))
	r.track[g].members = int32(sp.n)
	r.members = append(r.members, sp.entities[:sp.n]...)
	r.touch(g, sp.mention.Start, true, true)
}

// listGoesOn reports whether an "and" with another name follows.
func (r *resolver) listGoesOn(i, end int32) bool {
	for ; i < end; i++ {
		if r.norms[i] == normAnd {
			return true
		}
	}
	return false
}

func (r *resolver) possessiveAfter(s int32) bool {
	e := r.spans[s].end
	return int(e) < len(r.words) && r.possessive(e)
}

// mainName returns the span whose bearer the mention means, or -1: the head
// of the phrase, or the name in apposition to the head.
func (r *resolver) mainName(m text.Range) int32 {
	// A name that begins the mention, behind determiners and titles.
	n := r.readNoun(m.Start, m.End)
	if n.quantity && !n.plural || n.head < 0 {
		for k := m.Start; k < min(m.Start+6, m.End-1); k++ { // one of them, Ann Bell
			if r.comma(k) {
				if s := r.nameFrom(k+1, m.End); s >= 0 && r.spans[s].kind == person {
					return s
				}
				break
			}
		}
	}
	if n.head < 0 {
		if s := r.spanAt[m.Start]; s != 0 {
			return s - 1
		}
		for i := m.Start; i < m.End; i++ {
			if s := r.spanAt[i]; s != 0 {
				return s - 1
			}
		}
		return -1
	}
	head := r.spanAt[n.head]
	if head != 0 {
		s := &r.spans[head-1]
		if !(int(s.end) < len(r.words) && r.possessive(s.end) && s.end < m.End) {
			// Behind it, glued, the person that a body's description names.
			if s.end < m.End && r.spanAt[s.end] != 0 {
				if t := r.spanAt[s.end]; r.spans[t-1].kind == person {
					return t - 1
				}
			}
			if s.end <= n.head || r.pollAt(s.end-1) && s.kind != person { // not reached
				return -1
			}
			return head - 1
		}
	}
	if n.plural && !n.name.Has(lexicon.Title) {
		return -1
	}
	if n.name.Has(lexicon.BodyCommon) && r.norm(n.tail) == normOf && r.partOfBody(n.head) { // a panel of the Court of Appeal
		if s := r.nameFrom(n.tail+1, m.End); s >= 0 && r.spans[s].kind == body {
			return s
		}
	}
	// "Description Name", "Description, Name": the name says whom it describes.
	for i := n.head + 1; i < min(int32(len(r.words)), max(m.End+1, n.head+14)); i++ {
		if r.doc.Tokens[i].Sentence != r.doc.Tokens[n.head].Sentence {
			break
		}
		s := r.spanAt[i]
		if s == 0 {
			continue
		}
		x := &r.spans[s-1]
		if x.outer <= n.head && x.start > n.head && x.kind != place {
			return s - 1
		}
		i = x.end - 1
	}
	// "…, Name" without a role that is known.
	if r.comma(n.tail) && n.tail+1 < m.End && !n.plural && n.name.Marks&lexicon.DocumentNoun == 0 {
		if s := r.nameFrom(n.tail+1, m.End); s >= 0 && r.spans[s].end <= m.End && r.spans[s].kind != place {
			return s
		}
		if s := r.spanAt[m.End-1]; s != 0 && r.spans[s-1].kind == person && r.spans[s-1].outer > n.tail && m.End-n.tail < 9 && r.spans[s-1].end == m.End { // , retired teacher X
			return s - 1
		}
	}
	return -1
}

// pollAt reports whether the last word of a name makes it a document that
// speaks: the Lipa University Poll.
func (r *resolver) pollAt(i int32) bool {
	switch r.norms[i] {
	case normPoll, normSurvey, normStudy, normAnalysis, normReport:
		return true
	}
	return false
}

var (
	normPoll     = text.NormOf("poll")
	normSurvey   = text.NormOf("survey")
	normStudy    = text.NormOf("study")
	normAnalysis = text.NormOf("analysis")
	normReport   = text.NormOf("report")
)

// partOfBody reports whether the noun at i is a part that speaks for the whole.
func (r *resolver) partOfBody(i int32) bool {
	switch r.norms[i] {
	case normPanel, normBoard, normBranch, normManagement, normLeadership:
		return true
	}
	return false
}

var (
	normPanel      = text.NormOf("panel")
	normBoard      = text.NormOf("board")
	normBranch     = text.NormOf("branch")
	normManagement = text.NormOf("management")
	normLeadership = text.NormOf("leadership")
)

// speakPronoun resolves a speaker that is a pronoun.
func (r *resolver) speakPronoun(st, i int32, sp *speaker) {
	sp.form = Pronoun
	norm := r.norms[i]
	switch norm {
	case normI, normMe, normMy, normWe, normUs, normOur:
		sp.done = true
		sp.typ = Person
		if norm == normWe || norm == normUs || norm == normOur {
			sp.typ = Group
		}
		r.firstPerson(st, i, sp)
		return
	case normYou, normYour:
		sp.typ, sp.done = Person, true
		r.secondPerson(st, i, sp)
		return
	}
	if r.is(i, lexicon.Relative) {
		r.relative(i, sp)
		return
	}
	var e, score int32 = -1, 0
	switch {
	case r.pronounGender(i) != lexicon.NoGender:
		sp.typ = Person
		e, score = r.choose(i, st, r.pronounGender(i), Person)
		if e < 0 {
			sp.typ = Unnamed
		}
	case norm == normIt || norm == normIts:
		sp.typ = Organization
		e, score = r.choose(i, st, lexicon.NoGender, Organization)
	case norm == normThey || norm == normThem || norm == normTheir:
		sp.typ = Group
		e, score = r.choose(i, st, lexicon.NoGender, Group)
	default: // everybody, some, those
		sp.typ, sp.done = Group, true
		if norm == normOne || norm == normSomeone || norm == normSomebody || norm == normAnyone {
			sp.typ = Unnamed
		}
		return
	}
	sp.done = true
	if e >= 0 {
		r.assign(sp, e, Pronoun, score)
	}
}

var (
	normSomeone  = text.NormOf("someone")
	normSomebody = text.NormOf("somebody")
	normAnyone   = text.NormOf("anyone")
)

// relative resolves who, which and that to what stands before it.
func (r *resolver) relative(i int32, sp *speaker) {
	sp.done, sp.typ = true, Unnamed
	who := r.norms[i] == normWho || r.norms[i] == normWhom || r.norms[i] == normWhose
	sentence := r.doc.Tokens[i].Sentence
	for j := i - 1; j >= 0 && i-j < 18 && r.doc.Tokens[j].Sentence == sentence; j-- {
		if s := r.spanAt[j]; s != 0 {
			x := &r.spans[s-1]
			j = x.start
			person := r.people[x.entity].typ == Person
			if who && !person || x.kind == place && r.at(x.start-1, lexicon.Preposition) || r.possessiveAfter(s-1) {
				continue // "officials at X, who"
			}
			if before := r.headBefore(x); before >= 0 && !person {
				j = before + 1
				continue
			}
			r.assign(sp, x.entity, Pronoun, 80)
			return
		}
		switch {
		case r.verb(j) && !r.inside(j):
			return
		case r.is(j, lexicon.Pronoun) && r.pronounGender(j) == lexicon.NoGender && !r.is(j, lexicon.Quantity|lexicon.Determiner):
			sp.typ = Group
			return
		case r.is(j, lexicon.Preposition|lexicon.Determiner|lexicon.Conjunction|lexicon.Adverb) && !r.is(j, lexicon.Role), r.flags(j)&text.Word == 0:
			continue
		case !r.inside(j) || r.tags != nil && !r.tags[j].Noun() && !r.is(j, lexicon.Role):
			continue
		}
		from := r.phraseBefore(j + 1)
		n := r.readNoun(from, j+1)
		if n.head != j {
			continue
		}
		if who && !n.name.Has(lexicon.Role) && !n.plural {
			if c, senses := r.class(j); c != lexicon.NoClass && !senses.Has(lexicon.NounPerson) && !senses.Has(lexicon.NounGroup) {
				continue
			}
		}
		r.nominal(-1, &n, sp)
		sp.form = Pronoun
		return
	}
}

// headBefore returns the noun that governs a name by a preposition: "the head
// of X", or -1.
func (r *resolver) headBefore(x *span) int32 {
	k := x.outer - 1
	if r.at(k, lexicon.Determiner) {
		k--
	}
	if r.at(k, lexicon.Preposition) && k > 0 && r.inside(k-1) && r.at(k-1, lexicon.Role|lexicon.BodyCommon) {
		return k - 1
	}
	return -1
}

var normWhom = text.NormOf("whom")

// firstPerson resolves I and we: the speaker of the quotation around, else the
// one person whom an interview is with.
func (r *resolver) firstPerson(st, i int32, sp *speaker) {
	if w := r.within[i]; w != 0 && w != st+1 {
		if around := &r.speakers[w-1]; around.done && around.n > 0 {
			form, m := sp.form, sp.mention
			*sp = *around
			sp.form, sp.mention = form, m
			return
		}
		sp.done = false // later, when the speaker around is known
		return
	}
	if r.quoted(i) {
		return
	}
	if e := r.signed(i); e >= 0 {
		r.assign(sp, e, Pronoun, 60)
		return
	}
	if e := r.addressed(i); e >= 0 {
		r.assign(sp, e, Pronoun, 60)
		return
	}
	if e := r.interviewed(); e >= 0 {
		r.assign(sp, e, Pronoun, 50)
	}
}

// signed finds the name under a letter: a short paragraph of its own behind it,
// "Ann Bell; Lipa".
func (r *resolver) signed(i int32) int32 {
	p := r.paragraph(i)
	for k := p + 1; k <= p+10 && int(k) < len(r.doc.Paragraphs); k++ {
		q := r.doc.Paragraphs[k]
		if q.Len() > 8 {
			continue
		}
		for j := q.Start; j < q.Start+2 && j < q.End; j++ {
			s := r.spanAt[j]
			if s == 0 {
				continue
			}
			x := &r.spans[s-1]
			if x.start == j && x.end-x.start > 1 && r.people[x.entity].typ == Person && (x.end == q.End || r.flags(x.end)&text.Punct != 0) {
				return x.entity
			}
			break
		}
	}
	return -1
}

// secondPerson resolves you outside quotations: to whom the paragraph called
// by name, or to the person interviewed.
func (r *resolver) secondPerson(st, i int32, sp *speaker) {
	if r.quoted(i) || r.within[i] != 0 && r.within[i] != st+1 {
		return
	}
	from := r.doc.Paragraphs[r.paragraph(i)].Start
	for k := i - 1; k >= from && i-k < 400; k-- {
		if s := r.spanAt[k]; s != 0 {
			if r.calledUp(s - 1) {
				r.assign(sp, r.spans[s-1].entity, Pronoun, 50)
				return
			}
			k = r.spans[s-1].start
		}
	}
	if e := r.interviewed(); e >= 0 {
		r.assign(sp, e, Pronoun, 40)
	}
}

// calledUp reports whether a titled name stands alone between marks, as when
// its bearer is addressed.
func (r *resolver) calledUp(s int32) bool {
	x := &r.spans[s]
	if x.outer == x.start || x.kind != person || r.people[x.entity].typ != Person {
		return false
	}
	first := x.outer == 0 || r.flags(x.outer)&text.LineStart != 0 || r.flags(x.outer-1)&text.Punct != 0
	return first && int(x.end) < len(r.words) && r.flags(x.end)&text.Punct != 0 && !r.possessive(x.end)
}

// addressed finds, in talk without quotation marks, the person whom a turn
// before called up: "Miss Bell?" makes Bell speak next. The turns alternate.
func (r *resolver) addressed(i int32) int32 {
	p := r.paragraph(i)
	for back := int32(1); back <= 15 && p-back >= 0; back += 2 {
		q := r.doc.Paragraphs[p-back]
		for _, k := range [...]int32{r.firstName(q), r.lastName(q)} {
			if k >= 0 && r.calledUp(k) {
				return r.spans[k].entity
			}
		}
	}
	return -1
}

// firstName is the span that begins a paragraph, behind its titles, or -1.
func (r *resolver) firstName(q text.Range) int32 {
	for k := q.Start; k < min(q.End, q.Start+5); k++ {
		if s := r.spanAt[k]; s != 0 {
			if r.spans[s-1].outer == q.Start {
				return s - 1
			}
			break
		}
	}
	return -1
}

// lastName is the span that ends a paragraph, or -1.
func (r *resolver) lastName(q text.Range) int32 {
	k := q.End - 1
	for k > q.Start && r.flags(k)&text.Punct != 0 {
		k--
	}
	return r.spanAt[k] - 1
}

// interview reports whether the text looks like an interview: it says so at
// its head, or paragraphs end in questions.
func (r *resolver) interview() bool {
	for i := range min(len(r.norms), 120) {
		switch r.norms[i] {
		case normInterview, normInterviews, normInterviewed:
			return true
		}
	}
	questions := 0
	for _, p := range r.doc.Paragraphs {
		if p.Len() > 3 && r.byteAt(p.End-1) == '?' && !r.quoted(p.End-1) {
			questions++
		}
	}
	return questions >= 3
}

var (
	normInterview   = text.NormOf("interview")
	normInterviews  = text.NormOf("interviews")
	normInterviewed = text.NormOf("interviewed")
)

// interviewed returns the one person whom the text is about, where it talks in
// the first person, or -1.
func (r *resolver) interviewed() int32 {
	if r.chief == 0 {
		r.chief = -1
		if !r.interview() {
			return -1
		}
		var first, second int32
		for i := range r.people {
			e := &r.people[i]
			if e.typ != Person || e.full < 0 {
				continue
			}
			n := e.spans*2 + 1
			if e.first < 40 {
				n += 3
			}
			if f := &r.spans[e.full]; f.end-f.start > 1 {
				n += 2
			}
			if n > first {
				first, second, r.chief = n, first, int32(i)+1
			} else if n > second {
				second = n
			}
		}
		if first < second+2 {
			r.chief = -1
		}
	}
	return max(r.chief-1, -1)
}

// speakInside resolves what had to wait for the speaker around it.
func (r *resolver) speakInside() {
	for range 3 {
		waiting := false
		for i := range r.sts {
			sp := &r.speakers[i]
			if sp.done || sp.form != Pronoun || sp.mention.Empty() {
				continue
			}
			w := r.within[max(sp.mention.Start, 0)]
			if w != 0 && r.speakers[w-1].done {
				form, m := sp.form, sp.mention
				if around := &r.speakers[w-1]; around.n > 0 {
					*sp = *around
				}
				sp.form, sp.mention, sp.done = form, m, true
			} else {
				waiting = true
			}
		}
		if !waiting {
			break
		}
	}
}
