package entity

import (
	"math/bits"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// readNominal reads a mention whose head is no name.
func (r *resolver) readNominal(st int32, m text.Range, sp *speaker) {
	sp.done = true
	sp.form = Nominal
	if r.norms[m.Start] == normBoth && m.Len() == 1 || m.Len() == 2 && r.norms[m.Start] == normThe && (r.norms[m.Start+1] == normFormer || r.norms[m.Start+1] == normLatter) {
		r.oneOfTwo(m, sp)
		return
	}
	n := r.readNoun(m.Start, m.End)
	if n.head < 0 {
		r.headless(m, sp)
		return
	}
	if n.name.Has(lexicon.DocumentNoun) && !n.name.Has(lexicon.Role|lexicon.BodyCommon) || r.headIsDocument(&n) {
		r.document(st, &n, m, sp)
		return
	}
	r.nominal(st, &n, sp)
	if sp.typ == Group && !sp.named {
		r.examples(m, sp)
	}
}

// headIsDocument decides for nouns that are both: a report is, a newspaper
// not.
func (r *resolver) headIsDocument(n *noun) bool {
	return n.name.Has(lexicon.DocumentNoun) && !n.name.Has(lexicon.BodyCommon)
}

// headless reads what has no noun: "some", "others", "many of them".
func (r *resolver) headless(m text.Range, sp *speaker) {
	sp.typ = Group
	switch r.norms[m.Start] {
	case normOne, normAnother, normThis, normThat, normA, normAn:
		sp.typ = Unnamed
	}
}

// oneOfTwo resolves the former, the latter and both.
func (r *resolver) oneOfTwo(m text.Range, sp *speaker) {
	sentence := r.doc.Tokens[m.Start].Sentence
	var two [2]int32
	n := 0
	for i := m.Start - 1; i >= 0 && n < 2 && sentence-r.doc.Tokens[i].Sentence <= 2; i-- {
		s := r.spanAt[i]
		if s == 0 {
			continue
		}
		x := &r.spans[s-1]
		i = x.start
		if e := &r.people[x.entity]; e.typ != Person && x.kind != body || n == 1 && two[0] == x.entity {
			continue
		}
		two[n] = x.entity
		n++
	}
	sp.typ = Unnamed
	if n < 2 {
		return
	}
	switch {
	case r.norms[m.Start] == normBoth:
		sp.typ, sp.form = Group, Pronoun
		sp.add(two[1])
		sp.add(two[0])
		sp.named, sp.score = true, 40
	case r.norms[m.Start+1] == normFormer:
		r.assign(sp, two[1], Nominal, 60)
	default:
		r.assign(sp, two[0], Nominal, 60)
	}
}

// document reads a text that speaks: a poll, a law, a letter. Its name is that
// of whose text it is.
func (r *resolver) document(st int32, n *noun, m text.Range, sp *speaker) {
	sp.typ = Document
	author, other := int32(-1), int32(-1)
	for i := m.Start; i < m.End && author < 0; i++ {
		s := r.spanAt[i]
		if s == 0 {
			continue
		}
		x := &r.spans[s-1]
		switch {
		case i <= n.head, r.writtenBy(x):
			if x.kind != place || i < n.head && r.possessiveAfter(s-1) {
				author = x.entity
				sp.form = Name
			}
			if int(s) < len(r.spans) && r.spans[s].outer <= x.start && r.spans[s].start < m.End { // by Smith College professor Ann Bell
				author = r.spans[s].entity
			}
		case x.kind == campaign || x.kind == body && r.possessiveAfter(s-1):
			other = x.entity
			sp.form = Name
		}
		i = x.end - 1
	}
	if author < 0 && n.owner >= 0 && r.ownerPronoun(n.owner) {
		want := Person
		g := r.pronounGender(n.owner)
		if g == lexicon.NoGender {
			want = Organization
		}
		author, _ = r.choose(n.owner, st, g, want)
	}
	if author < 0 && n.definite && sp.form == Nominal {
		for _, e := range r.front {
			if p := &r.people[e]; p.typ == Document && p.author != 0 && r.doc.Tokens[m.Start].Sentence-r.doc.Tokens[p.last].Sentence <= 6 {
				author = p.author - 1
				break
			}
		}
	}
	if author < 0 {
		author = other
	}
	if s := r.latest[0]; author < 0 && n.definite && n.owner < 0 && n.start == n.head && n.tail >= m.End && s != 0 && r.doc.Tokens[n.head].Sentence-r.doc.Tokens[r.lastToken(s-1)].Sentence <= 3 {
		if around := &r.speakers[s-1]; around.n == 1 && (around.typ == Organization || around.typ == Document) {
			author = around.entities[0]
			if a := r.people[author].author; a != 0 {
				author = a - 1
			}
		}
	}
	e := r.newEntity(Document, lexicon.NoGender, m.Start)
	r.people[e].author = author + 1
	sp.entities[0], sp.n, sp.score = e, 1, 60
	if author >= 0 {
		sp.named = true
	}
}

// writtenBy reports whether "by" or "from" stands before a name.
func (r *resolver) writtenBy(x *span) bool {
	k := x.outer - 1
	if r.at(k, lexicon.Determiner) {
		k--
	}
	n := r.norm(k)
	return n == normBy || n == normFrom
}

// examples names the members of a group that the mention gives: "critics,
// including X and Y".
func (r *resolver) examples(m text.Range, sp *speaker) {
	for i := m.Start; i < m.End; i++ {
		if n := r.norms[i]; n != normIncluding && n != normLike {
			continue
		}
		anonymous := sp.n
		for k := i + 1; k < m.End; k++ {
			if s := r.spanAt[k]; s != 0 {
				x := &r.spans[s-1]
				if anonymous > 0 {
					sp.n, anonymous = 0, 0
				}
				if x.kind != place && x.place == 0 || x.kind == person {
					sp.add(x.entity)
				}
				k = x.close - 1
			}
		}
		if sp.n > 0 && anonymous == 0 {
			sp.named, sp.form, sp.score = true, Name, 60
			r.joint(sp)
		}
		return
	}
}

// nominal resolves a description of a person, a body or a group.
func (r *resolver) nominal(st int32, n *noun, sp *speaker) {
	sp.done = true
	isBody := n.name.Has(lexicon.BodyCommon|lexicon.BodyName) && !(n.name.Has(lexicon.Role) && !n.name.Has(lexicon.BodyCommon)) ||
		n.name.Has(lexicon.BodyCommon) && !n.name.Has(lexicon.Office) && !r.soleRole(n)
	sp.typ = r.typeOf(n, isBody)
	if sp.typ == Group {
		r.plural(st, n, sp)
		return
	}
	if e := r.roleOf[n.head] - 1; e >= 0 && !n.plural { // an apposition without its name
		form := sp.form
		r.assign(sp, e, form, 80)
		if form == NoForm {
			sp.form = Nominal
		}
		return
	}
	if e, score := r.antecedent(st, n, isBody); e >= 0 {
		form := sp.form
		r.assign(sp, e, form, score)
		if form == NoForm {
			sp.form = Nominal
		}
		if r.people[e].roles == 0 || !isBody {
			r.know(e, n)
		}
		return
	}
	g := lexicon.NoGender
	if n.name.Has(lexicon.Role) {
		g = n.name.Gender
	}
	e := r.newEntity(sp.typ, g, n.head)
	r.give(e, n, n.tail)
	sp.entities[0], sp.n, sp.score = e, 1, 50
}

// soleRole reports whether a word that may be a role or a body is a role here.
func (r *resolver) soleRole(n *noun) bool {
	return n.name.Has(lexicon.Role) && n.name.Fields != 0 && n.name.Bodies&r.field.place == 0
}

// know adds to an entity without roles what a description of it says.
func (r *resolver) know(e int32, n *noun) {
	if n.name.Has(lexicon.Role) && n.name.Field == 0 && r.people[e].typ != Organization && !n.name.Has(lexicon.Vague) {
		for k := r.people[e].roles; k != 0; k = r.roles[k-1].next {
			if r.roles[k-1].role == n.name.Role {
				return
			}
		}
		r.give(e, n, n.tail)
	}
}

// typeOf is the type of somebody described so, before the antecedent is known.
func (r *resolver) typeOf(n *noun, isBody bool) Type {
	switch {
	case n.name.Has(lexicon.Quantity | lexicon.Pronoun):
		if r.norms[n.head] == normOne {
			return Unnamed
		}
		return Group
	case n.plural && !isBody && !n.name.Has(lexicon.Role) && r.onlyText(n.head):
		return Document
	case n.plural:
		if isBody && !n.name.Has(lexicon.Role) && !n.name.Has(lexicon.People) {
			return Group
		}
		if n.name.Fields&r.field.source != 0 && n.name.Has(lexicon.Vague) {
			return Unnamed
		}
		return Group
	case n.name.Has(lexicon.People):
		return Group
	case isBody:
		return Organization
	case n.name.Has(lexicon.Role):
		if n.definite && n.owner < 0 && n.name.Has(lexicon.Office) && (n.place != 0 || n.start < n.head) {
			return Person
		}
		return Unnamed
	}
	if r.norms[n.head] == normPercent {
		return Group
	}
	switch class, senses := r.class(n.head); {
	case class == lexicon.NounPerson:
		return Unnamed
	case class == lexicon.NounGroup:
		return Group
	case class == lexicon.NounCommunication:
		return Document
	case senses.Has(lexicon.NounPerson):
		return Unnamed
	case senses.Has(lexicon.NounGroup):
		return Group
	case class != lexicon.NoClass:
		return Document
	}
	return Unnamed
}

// class is the field of meaning of the noun at i.
func (r *resolver) class(i int32) (lexicon.Class, lexicon.Senses) {
	return r.names.Noun(r.doc.Word(i))
}

// plural resolves "the senators", "the two men" to those who are named, where
// there are just two of them.
func (r *resolver) plural(st int32, n *noun, sp *speaker) {
	if n.definite && n.owner < 0 && n.name.Has(lexicon.Role) {
		two := r.norm(n.start-1) == normTwo || r.norm(n.start-1) == normBoth
		count := 0
		var found [2]int32
		if two && n.name.Fields == 0 {
			count = r.twoChief(n, &found)
		}
		for _, e := range r.front {
			p := &r.people[e]
			if count == 2 && two {
				break
			}
			if p.typ != Person || p.full < 0 || clash(p.gender, n.name.Gender) || r.roleFit(p, n, false) < 50 {
				continue
			}
			if count < 2 {
				found[count] = e
			}
			count++
		}
		if count == 2 {
			sp.add(found[1])
			sp.add(found[0])
			sp.named, sp.score = true, 50
			return
		}
	}
	g := r.newEntity(Group, lexicon.NoGender, n.head)
	sp.entities[0], sp.n, sp.score = g, 1, 50
}

// twoChief finds the two people of whom the text speaks most, among those of
// late.
func (r *resolver) twoChief(n *noun, found *[2]int32) int {
	count := 0
	var most [2]int32
	for _, e := range r.front {
		p := &r.people[e]
		if p.typ != Person || p.full < 0 || clash(p.gender, n.name.Gender) {
			continue
		}
		switch c := p.count; {
		case c > most[0]:
			most, *found = [2]int32{c, most[0]}, [2]int32{e, found[0]}
			count++
		case c > most[1]:
			most[1], found[1] = c, e
			count++
		}
	}
	return min(count, 2)
}

// onlyText reports whether the noun at i means texts and nobody.
func (r *resolver) onlyText(i int32) bool {
	class, senses := r.class(i)
	return class == lexicon.NounCommunication && !senses.Has(lexicon.NounPerson) && !senses.Has(lexicon.NounGroup)
}

var normPercent = text.NormOf("percent")

var normTwo = text.NormOf("two")

const (
	minNominal   = 44
	otherPlace   = -90
	samePlace    = 45
	noPlaceKnown = -12
)

// antecedent returns the entity that a description means, and how sure that
// is, or -1.
func (r *resolver) antecedent(st int32, n *noun, isBody bool) (int32, int32) {
	if n.indefinite || n.quantity && !n.definite {
		return r.announced(n, isBody)
	}
	best, top, second := int32(-1), int32(0), int32(0)
	owner := int32(-1)
	if n.owner >= 0 {
		if s := r.spanAt[n.owner]; s != 0 {
			owner = r.spans[s-1].entity
		} else if r.ownerPronoun(n.owner) && r.pronounGender(n.owner) != lexicon.NoGender {
			owner, _ = r.choose(n.owner, st, r.pronounGender(n.owner), Person)
		}
	}
	if owner >= 0 {
		if e := r.kin(owner, n); e >= 0 {
			return e, 50
		}
	}
	self := int32(-1)
	if s := r.spanAt[n.head]; s != 0 {
		self = r.spans[s-1].entity
	}
	consider := func(e int32, rank int) {
		if e == owner || e == self {
			return
		}
		if v := r.nominalScore(e, n, st, rank, isBody); v > top {
			best, top, second = e, v, top
		} else if v > second {
			second = v
		}
	}
	for rank, e := range r.front {
		consider(e, rank)
	}
	if n.name.Has(lexicon.Role|lexicon.BodyCommon) && len(r.people) <= 400 { // further back: who has that very role
		for e := range r.people {
			if p := &r.people[e]; p.last >= 0 && (p.roles != 0 || isBody) && r.notInFront(int32(e)) {
				consider(int32(e), window)
			}
		}
	}
	if top < minNominal {
		if (n.owner < 0 || isBody || n.place != 0) && r.doc.Tokens[n.head].Paragraph < 2 {
			return r.announced(n, isBody)
		}
		return -1, 0
	}
	return best, min(100, max(1, top-second))
}

func (r *resolver) notInFront(e int32) bool {
	for _, x := range r.front {
		if x == e {
			return false
		}
	}
	return true
}

// nominalScore says how well entity e fits a description.
func (r *resolver) nominalScore(e int32, n *noun, st int32, rank int, isBody bool) int32 {
	p, t := &r.people[e], &r.track[e]
	score := int32(0)
	switch {
	case isBody:
		if p.typ != Organization {
			return 0
		}
		score = r.bodyFit(p, n)
	case p.typ == Person || p.typ == Unnamed:
		if n.name.Has(lexicon.Role) && clash(p.gender, n.name.Gender) {
			return 0
		}
		score = r.roleFit(p, n, true)
	default:
		return 0
	}
	if score <= 0 {
		return 0
	}
	// Salience.
	last := t.any
	if last < 0 {
		return 0
	}
	d := r.doc.Tokens[n.head].Sentence - r.doc.Tokens[last].Sentence
	score += [...]int32{8, 25, 16, 8, 2, -4}[min(d, 5)]
	if d > 12 {
		score -= min(20, d-12)
	}
	if s := r.latest[0]; s != 0 && r.spokeIt(s-1, e) {
		score += 10
		if score > 10+6+25 { // more than the place speaks for it
			score += 12
		}
	}
	if st >= 0 && r.within[last] == st+1 {
		score -= 15
	}
	if t.subject || t.spoke {
		score += 6
	}
	return score
}

// roleFit compares a description with what somebody is known to be.
func (r *resolver) roleFit(p *entity, n *noun, salient bool) int32 {
	if n.name.Has(lexicon.Vague) && n.name.Field == 0 && p.full >= 0 && n.name.Fields == 0 {
		// the woman, the man: whoever was unnamed and is it
		if salient && n.definite && n.owner < 0 && p.typ == Person && n.name.Gender != lexicon.NoGender && p.gender == n.name.Gender {
			return 22
		}
		return 0
	}
	best := int32(0)
	known := false
	for k, tries := p.roles, 0; k != 0 && tries < 12; k, tries = r.roles[k-1].next, tries+1 {
		x := &r.roles[k-1]
		v := int32(0)
		if x.fields != 0 && x.role != 0 && !r.honorific(x) {
			known = true
		}
		switch {
		case n.name.Role != 0 && x.role == n.name.Role:
			v = 75
		case n.name.Field != 0 && x.fields&n.name.Field != 0:
			v = 52
		case x.fields&n.name.Fields&^r.field.broad != 0 && n.name.Role != 0 && !n.name.Has(lexicon.Office) && (p.full >= 0 || bits.OnesCount64(uint64(x.fields&n.name.Fields)) > 1):
			v = 28
		default:
			continue
		}
		switch {
		case n.place == 0:
		case x.place == n.place || p.place == n.place:
			v += samePlace
		case x.place != 0:
			v += otherPlace
		default:
			v += noPlaceKnown
		}
		v += r.sharedModifiers(n, x)
		best = max(best, v)
	}
	if best == 0 && salient && n.definite && p.full >= 0 && p.typ == Person && strings.HasSuffix(r.doc.Word(n.head), "-old") {
		return 22 // the 70-year-old
	}
	if best == 0 && salient && n.name.Has(lexicon.Role) && n.definite && n.owner < 0 && p.full >= 0 && (p.kind == person || p.titled || p.gender != lexicon.NoGender) {
		best = 22 // nothing is known that speaks against it
		if known {
			best = 6
			if r.past(n) {
				best = 16
			}
			if n.name.Has(lexicon.Office) && !r.past(n) {
				return 0
			}
		}
		if n.name.Gender != lexicon.NoGender && n.name.Gender == p.gender {
			best += 10
		}
		if n.place != 0 && p.place != n.place {
			best -= 10
		}
		for i := n.start; i < n.end-1 && !r.past(n); i++ {
			if r.capital(i) && !r.is(i, lexicon.Demonym|lexicon.Place) && r.words[i].flags&initial == 0 && r.spanAt[i] != 0 && r.spans[r.spanAt[i]-1].kind != place {
				best -= 20
			}
		}
		return max(best, 0)
	}
	if best == 0 && p.place != 0 && p.place == n.place {
		return 30
	}
	return best
}

// past reports whether a description is of what somebody no longer is: one
// can be many of those.
func (r *resolver) past(n *noun) bool {
	for i := n.start; i < n.head; i++ {
		if r.norms[i] == normFormer || r.is(i, lexicon.Adverb) {
			return true
		}
	}
	return false
}

// honorific reports whether a role is a mere form of address.
func (r *resolver) honorific(x *role) bool { return x.fields == 0 }

// sharedModifiers compares the words that qualify a description with those of
// a role.
func (r *resolver) sharedModifiers(n *noun, x *role) int32 {
	v := int32(0)
	for i := n.start; i < n.end-1; i++ {
		if r.words[i].name.Has(lexicon.Demonym|lexicon.Place|lexicon.Function) || r.flags(i)&text.Word == 0 || r.spanAt[i] != 0 && r.spans[r.spanAt[i]-1].kind == place {
			continue
		}
		hit := false
		for k := max(x.from-3, 0); k < x.end && k < x.from+16; k++ {
			if r.norms[k] == r.norms[i] {
				hit = true
				break
			}
		}
		switch {
		case hit:
			v += 14
		case r.capital(i) && r.words[i].flags&(headline|shouted|initial) == 0:
			v -= 25
		default:
			v -= 4
		}
	}
	return v
}

// bodyFit compares a description with an organisation: by the words of its
// name, then by what it was called.
func (r *resolver) bodyFit(p *entity, n *noun) int32 {
	v := int32(0)
	if p.full >= 0 {
		f := &r.spans[p.full]
		plain := true
		for i := f.start; i < f.end; i++ {
			w := r.words[i].name
			if w.Body != 0 {
				plain = false
				switch {
				case w.Body == n.name.Body:
					v = max(v, 75)
				case n.name.Kind != 0 && w.Bodies&n.name.Kind != 0:
					v = max(v, 52)
				case w.Bodies&n.name.Bodies != 0:
					v = max(v, 22)
				}
			}
		}
		if f.kind == place {
			if n.name.Bodies&r.field.place != 0 {
				v = max(v, 45)
			} else if n.name.Body != 0 && n.name.Bodies&r.field.government != 0 {
				v = max(v, 30)
			}
			plain = false
		}
		if plain && v == 0 && n.owner < 0 && n.start == n.head && n.place == 0 { // nothing speaks against it
			v = 24
		}
	}
	for k, tries := p.roles, 0; k != 0 && tries < 12; k, tries = r.roles[k-1].next, tries+1 {
		x := &r.roles[k-1]
		switch {
		case x.body != 0 && x.body == n.name.Body:
			v = max(v, 75)
		case n.name.Kind != 0 && x.kinds&n.name.Kind != 0:
			v = max(v, 60)
		case x.kinds&n.name.Bodies != 0:
			v = max(v, 22)
		}
	}
	if n.place != 0 && v > 0 {
		if p.place == n.place || p.full >= 0 && r.placeAt(r.spans[p.full].start, r.spans[p.full].end) == n.place {
			v += samePlace
		} else if p.place != 0 {
			v += otherPlace
		}
	}
	if v == 0 || p.full < 0 {
		return v
	}
	f := &r.spans[p.full]
	inName := func(i int32) bool {
		for k := f.start; k < f.end; k++ {
			if r.norms[k] == r.norms[i] {
				return true
			}
		}
		return false
	}
	for i := n.start; i < n.end-1; i++ {
		if r.flags(i)&text.Word != 0 && !r.words[i].name.Has(lexicon.Demonym|lexicon.Place) {
			if inName(i) {
				v += 20
			} else {
				v -= 6
			}
		}
	}
	// "a union representing teachers", "teachers' union"
	for i := max(n.start-4, 0); i < min(n.tail+5, int32(len(r.words))); i++ {
		if (i < n.start || i >= n.tail) && r.flags(i)&text.Word != 0 && r.doc.Tokens[i].Sentence == r.doc.Tokens[n.head].Sentence && r.doc.Tokens[i].End-r.doc.Tokens[i].Start > 3 && inName(i) {
			v += 20
		}
	}
	return v
}

// announced finds whom a description at the head of a text announces: "A
// regional court has ..." before "the Court of Appeal of Lipa".
func (r *resolver) announced(n *noun, isBody bool) (int32, int32) {
	const head, reach = 160, 200
	if n.head > head || n.plural || n.name.Has(lexicon.Vague) {
		return -1, 0
	}
	best, top := int32(-1), int32(51)
	for e := range r.people {
		p := &r.people[e]
		if p.full < 0 || p.named <= n.head || p.named > n.head+reach {
			continue
		}
		fit := int32(0)
		if isBody {
			if p.typ == Organization && p.kind != place {
				fit = r.bodyFit(p, n)
			}
		} else if p.typ == Person && !clash(p.gender, n.name.Gender) {
			fit = r.roleFit(p, n, false)
		}
		if fit > top {
			best, top = int32(e), fit
		}
	}
	if best < 0 && !isBody && n.name.Has(lexicon.Office) && !n.indefinite {
		best = r.nextNamed(n)
	}
	return best, 30
}

// nextNamed returns the person who is named first behind a description, in
// the next paragraphs, if nothing else is said of him: "Lipa's mayor said on
// Sunday that ..." before "Ann Bell said".
func (r *resolver) nextNamed(n *noun) int32 {
	for i := n.head + 1; i < min(n.head+90, int32(len(r.words))); i++ {
		s := r.spanAt[i]
		if s == 0 {
			continue
		}
		x := &r.spans[s-1]
		i = x.close - 1
		e := &r.people[x.entity]
		if e.typ != Person {
			continue
		}
		if x.kind == person && e.roles == 0 && e.named == x.start && x.end-x.start > 1 && r.paragraph(x.start)-r.paragraph(n.head) <= 2 && r.paragraph(x.start) > r.paragraph(n.head) &&
			!clash(e.gender, n.name.Gender) && r.subjectOrInverted(x) {
			return x.entity
		}
		return -1
	}
	return -1
}

// subjectOrInverted reports whether a verb stands on one side of a name.
func (r *resolver) subjectOrInverted(x *span) bool {
	return r.verb(x.end) || r.verb(x.start-1)
}

// kin finds the relative of somebody among those of his surname: "his
// ex-wife", "Bell's son".
func (r *resolver) kin(owner int32, n *noun) int32 {
	p := &r.people[owner]
	if p.full < 0 || n.name.Fields&r.field.family == 0 {
		return -1
	}
	last := r.surname(&r.spans[p.full])
	found := int32(-1)
	for x, tries := r.index.heads[r.key(last, last+1)], 0; x != 0 && tries < maxNamesakes; x, tries = r.index.nodes[x-1].next, tries+1 {
		e := r.index.nodes[x-1].entity
		q := &r.people[e]
		if e == owner || e == found || q.typ != Person || r.track[e].any < 0 || q.gender != n.name.Gender || n.name.Gender == lexicon.NoGender {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = e
	}
	return found
}
