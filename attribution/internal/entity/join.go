package entity

import (
	"strings"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// entity is somebody, while the text is being read.
type entity struct {
	kind    kind
	typ     Type
	gender  lexicon.Gender
	full    int32  // the span of the fullest name, -1 without a name
	place   uint16 // of a place, or of the constituency
	first   int32  // first token of the first mention
	named   int32  // first token of the first name
	last    int32  // last mention so far in the order of reading, -1 if none
	count   int32  // mentions so far
	roles   int32  // 1 + index of the latest role, a list through role.next
	spans   int32  // named mentions
	titled  bool   // a title tells its gender
	called  bool   // it was the last who was called by its surname alone
	calls   int32  // how often it was
	whole   int32  // mentions of more than one word so far
	located int32  // mentions behind "in"
	at      int32  // mentions behind "at"
	firsts  int32  // mentions by the first name alone so far
	weak    bool   // nothing but a capital at the start of a sentence speaks for it
	spoke   int32  // 1 + index of the latest statement
	out     int32  // 1 + index in the result
	author  int32  // of a document: 1 + index of the entity whose text it is
	owner   int32  // of a campaign: 1 + index of the person it is named after
}

// nameIndex finds entities by (a part of) a name. The nodes of one key are a
// list, latest first; only the first maxNamesakes are looked at, so that ten
// thousand people of one surname cost no more than the same number of others.
type nameIndex struct {
	heads map[uint64]int32
	nodes []indexNode
}

type indexNode struct {
	entity, next int32
	part         part
}

type part uint8

const (
	whole   part = iota // the full name
	ending              // its last words: the surname
	opening             // its first words
	letters             // its initials
)

const maxNamesakes = 12

func (x *nameIndex) reset() {
	if x.heads == nil || len(x.heads) > 1<<14 {
		x.heads = make(map[uint64]int32, 256)
	} else {
		clear(x.heads)
	}
	x.nodes = x.nodes[:0]
}

func (x *nameIndex) put(key uint64, e int32, p part) {
	head := x.heads[key]
	n := head
	for range maxNamesakes {
		if n == 0 {
			break
		}
		if x.nodes[n-1].entity == e && x.nodes[n-1].part <= p {
			return
		}
		n = x.nodes[n-1].next
	}
	x.nodes = append(x.nodes, indexNode{e, head, p})
	x.heads[key] = int32(len(x.nodes))
}

// key is the hash of the words of a name but for articles.
func (r *resolver) key(a, b int32) uint64 {
	var k uint64
	for i := a; i < b; i++ {
		if n := r.norms[i]; n != normThe && !r.possessive(i) {
			k = mixNorm(k, n)
		}
	}
	return k
}

func mixNorm(k, n uint64) uint64 {
	k = (k ^ n) * 0x9E3779B97F4A7C15
	return k ^ k>>29
}

// surname is the index of the last word of a person's name but for suffixes.
func (r *resolver) surname(s *span) int32 {
	e := s.end - 1
	for e > s.start && (r.is(e, lexicon.Suffix) && r.norms[e] != 0 || r.comma(e)) {
		e--
	}
	return e
}

// joinNames gives every span its entity. Names of several words come first, so
// that a surname finds its full name wherever that stands.
func (r *resolver) joinNames() {
	r.index.reset()
	for i := range r.spans {
		if s := &r.spans[i]; s.end-s.start > 1 || s.kind == place {
			r.joinWhole(int32(i))
		}
	}
	for i := range r.people {
		r.people[i].last = -1
	}
	for i := range r.spans {
		s := &r.spans[i]
		if s.entity < 0 {
			r.joinSingle(int32(i))
		}
		e := &r.people[s.entity]
		e.last = s.start
		e.spans++
		if s.end-s.start > 1 && e.kind == person {
			e.whole++
		}
		if s.start == s.outer && r.norm(s.start-1) == normIn {
			e.located++
		}
		if s.start == s.outer && r.norm(s.start-1) == normAt {
			e.at++
		}
	}
	for i := range r.people {
		e := &r.people[i]
		e.last = -1
		r.settle(e)
	}
}

// joinWhole joins a name of several words to its like or makes it an entity.
func (r *resolver) joinWhole(i int32) {
	s := &r.spans[i]
	switch s.kind {
	case campaign:
		r.joinCampaign(i)
		return
	case place:
		r.joinPlace(i)
		return
	}
	key := r.key(s.start, s.end)
	for n, tries := r.index.heads[key], 0; n != 0 && tries < maxNamesakes; n, tries = r.index.nodes[n-1].next, tries+1 {
		node := &r.index.nodes[n-1]
		e := &r.people[node.entity]
		if node.part == letters || !r.kindsAgree(e.kind, s.kind) || clash(e.gender, s.gender) {
			continue
		}
		r.link(i, node.entity)
		return
	}
	if s.kind == person || s.kind == unsure {
		last := r.surname(s)
		for n, tries := r.index.heads[r.key(last, last+1)], 0; n != 0 && tries < maxNamesakes; n, tries = r.index.nodes[n-1].next, tries+1 {
			node := &r.index.nodes[n-1]
			e := &r.people[node.entity]
			if node.part != ending && node.part != whole || e.kind == place || e.kind == body || e.kind == campaign || clash(e.gender, s.gender) {
				continue
			}
			if f := &r.spans[e.full]; f.end-f.start > 1 && r.compatible(f, s) {
				r.link(i, node.entity)
				r.register(i, node.entity)
				return
			}
		}
	}
	if s.kind == body || s.kind == unsure {
		if e, ok := r.longerBody(s); ok {
			r.link(i, e)
			r.register(i, e)
			return
		}
	}
	r.found(i)
}

// joinPlace joins the names of one place: the United States, America.
func (r *resolver) joinPlace(i int32) {
	s := &r.spans[i]
	key := mixNorm(11, uint64(s.place))
	if s.place == 0 || s.seat { // Moscow is not Russia
		key = mixNorm(12, r.key(s.start, s.end))
	}
	if n := r.index.heads[key]; n != 0 {
		r.link(i, r.index.nodes[n-1].entity)
		return
	}
	r.found(i)
	r.index.put(key, s.entity, whole)
}

// joinCampaign joins "the Clinton campaign" by the name and what it makes.
func (r *resolver) joinCampaign(i int32) {
	s := &r.spans[i]
	who := s.end - 2
	for who > s.start && r.possessive(who) {
		who--
	}
	last := r.norms[s.end-1]
	if r.words[s.end-1].name.Bodies&r.field.campaign != 0 || last == normTeam {
		last = normCampaign
	}
	k := mixNorm(mixNorm(7, r.norms[who]), last)
	if n := r.index.heads[k]; n != 0 {
		r.link(i, r.index.nodes[n-1].entity)
		return
	}
	r.found(i)
	r.index.put(k, s.entity, whole)
}

var normCampaign = text.NormOf("campaign")

func (r *resolver) kindsAgree(a, b kind) bool {
	return a == b || a == unsure || b == unsure
}

func clash(a, b lexicon.Gender) bool {
	return a != b && a != lexicon.NoGender && b != lexicon.NoGender
}

// compatible reports whether two names with one surname may be of one person:
// the first words are the same, or one is the initial or the beginning of the
// other.
func (r *resolver) compatible(a, b *span) bool {
	al, bl := r.surname(a), r.surname(b)
	if al == a.start || bl == b.start {
		return true
	}
	if r.norms[a.start] == r.norms[b.start] {
		return true
	}
	// Peña Nieto and Enrique Peña Nieto: one ends with the whole other.
	if r.norms[al-1] == r.norms[bl-1] && (al-1 == a.start || bl-1 == b.start) && !r.initialAt(al-1) {
		return true
	}
	x, y := r.doc.Word(a.start), r.doc.Word(b.start)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 2 && x[1] == '.' || len(x) == 1 {
		return x[0] == y[0]
	}
	if len(x) >= 3 && len(y) >= len(x) && strings.EqualFold(x, y[:len(x)]) {
		return true
	}
	return nicknames[[2]string{strings.ToLower(x), strings.ToLower(y)}] || nicknames[[2]string{strings.ToLower(y), strings.ToLower(x)}]
}

// nicknames that are not the beginning of the name.
var nicknames = map[[2]string]bool{
	{"bill", "william"}: true, {"will", "bill"}: true, {"bob", "robert"}: true, {"bobby", "robert"}: true, {"rob", "bob"}: true,
	{"dick", "richard"}: true, {"rick", "richard"}: true, {"mike", "michael"}: true, {"mick", "michael"}: true,
	{"jim", "james"}: true, {"jimmy", "james"}: true, {"jack", "john"}: true, {"ted", "edward"}: true, {"ted", "theodore"}: true,
	{"ed", "ted"}: true, {"bernie", "bernard"}: true, {"chuck", "charles"}: true, {"charlie", "charles"}: true,
	{"tony", "anthony"}: true, {"tom", "thomas"}: true, {"dave", "david"}: true, {"joe", "joseph"}: true, {"beth", "elizabeth"}: true,
	{"liz", "elizabeth"}: true, {"betsy", "elizabeth"}: true, {"peggy", "margaret"}: true, {"meg", "margaret"}: true,
	{"kate", "katherine"}: true, {"kate", "catherine"}: true, {"kathy", "katherine"}: true, {"cathy", "catherine"}: true, {"hank", "henry"}: true, {"harry", "henry"}: true,
	{"larry", "lawrence"}: true, {"bibi", "benjamin"}: true, {"sasha", "alexander"}: true, {"sasa", "aleksandar"}: true,
	{"gene", "eugene"}: true, {"steve", "stephen"}: true, {"steve", "steven"}: true, {"nancy", "anne"}: true, {"nick", "nicholas"}: true,
	{"mitch", "addison"}: true, {"newt", "newton"}: true, {"jeb", "john"}: true, {"beto", "robert"}: true, {"jerry", "gerald"}: true,
	{"jerry", "jerome"}: true, {"terry", "terence"}: true, {"tim", "timothy"}: true, {"vlad", "vladimir"}: true, {"volodya", "vladimir"}: true, {"pepe", "jose"}: true, {"paco", "francisco"}: true,
}

// longerBody finds the organisation of which s is a shorter form: "Security
// Council" of "United Nations Security Council".
func (r *resolver) longerBody(s *span) (int32, bool) {
	k := r.key(s.start, s.end)
	for n, tries := r.index.heads[k], 0; n != 0 && tries < maxNamesakes; n, tries = r.index.nodes[n-1].next, tries+1 {
		node := &r.index.nodes[n-1]
		if e := &r.people[node.entity]; e.kind == body && node.part != letters {
			return node.entity, true
		}
	}
	return 0, false
}

// found makes an entity of a span.
func (r *resolver) found(i int32) {
	s := &r.spans[i]
	s.entity = int32(len(r.people))
	g := s.gender
	if g == lexicon.NoGender && s.kind == person && r.is(s.start, lexicon.Given) && s.end-s.start > 1 {
		g = r.words[s.start].name.Gender
	}
	r.people = append(r.people, entity{kind: s.kind, gender: g, titled: s.gender != lexicon.NoGender, full: i, place: s.place, first: s.start, named: s.start, last: -1, weak: s.weak})
	r.register(i, s.entity)
}

// register makes an entity known by the parts of a name.
func (r *resolver) register(i, e int32) {
	s := &r.spans[i]
	if s.kind == campaign {
		return
	}
	r.index.put(r.key(s.start, s.end), e, whole)
	switch s.kind {
	case place:
		return
	case person, unsure:
		last := r.surname(s)
		for k := max(s.start+1, last-3); k <= last; k++ {
			if k == last || r.is(k, lexicon.Particle) || last-s.start <= 3 {
				r.index.put(r.key(k, last+1), e, ending)
			}
		}
		if w := r.doc.Word(last); last > s.start && strings.IndexByte(w, '-') == 2 && prefixed(strings.ToLower(w[:2])+w[2:]) { // al-Assad, Assad
			r.index.put(mixNorm(0, lexicon.NameNorm(w[3:])), e, ending)
		}
		r.index.put(r.key(s.start, s.start+1), e, opening)
		if s.kind == person {
			return
		}
	}
	if s.end-s.start < 2 || s.end-s.start > 12 {
		return
	}
	for k := s.start + 1; k < s.end; k++ {
		if r.capital(k) {
			r.index.put(r.key(k, s.end), e, ending)
		}
		if r.is(k-1, lexicon.Preposition|lexicon.Determiner) {
			continue
		}
		if k > s.start+1 || r.is(s.start, lexicon.BodyHead) || !r.is(s.start, lexicon.Place|lexicon.Demonym|lexicon.Given|lexicon.Adverb) {
			r.index.put(r.key(s.start, k), e, opening)
		}
	}
	var all, big [12]byte
	n, m := 0, 0
	for k := s.start; k < s.end; k++ {
		w := r.doc.Word(k)
		if c := w[0]; c < utf8.RuneSelf {
			all[n] = c | 0x20
			n++
			if r.capital(k) {
				big[m] = c | 0x20
				m++
			}
		}
	}
	if m >= 2 {
		r.index.put(text.NormOf(string(big[:m])), e, letters)
		if n != m {
			r.index.put(text.NormOf(string(all[:n])), e, letters)
		}
	}
}

// link makes span i a mention of entity e.
func (r *resolver) link(i, e int32) {
	s := &r.spans[i]
	s.entity = e
	p := &r.people[e]
	if s.gender != lexicon.NoGender {
		p.gender, p.titled = s.gender, true
	}
	if p.kind == unsure {
		p.kind = s.kind
	}
	if p.place == 0 {
		p.place = s.place
	}
	p.weak = p.weak && s.weak
	p.first, p.named = min(p.first, s.start), min(p.named, s.start)
	if f := &r.spans[p.full]; r.fuller(s, f) {
		p.full = i
	}
}

// fuller reports whether a gives more of the name than b.
func (r *resolver) fuller(a, b *span) bool {
	if a.kind == campaign {
		return r.norms[a.end-1] == normCampaign && r.norms[b.end-1] != normCampaign
	}
	if a.kind == place {
		return r.flags(b.start)&text.AllCaps != 0 && r.flags(a.start)&text.AllCaps == 0 || // U.S., United States
			b.end-b.start > 2 && a.end-a.start < 3 && r.flags(a.start)&text.AllCaps == 0 // Republic of Korea, South Korea
	}
	if x, y := r.weight(a), r.weight(b); x != y {
		return x > y
	}
	// The same words: not in capitals, not with initials.
	return r.flags(b.start)&text.AllCaps != 0 && r.flags(a.start)&text.AllCaps == 0 ||
		r.initialAt(b.start) && !r.initialAt(a.start)
}

func (r *resolver) weight(s *span) int32 {
	w := int32(0)
	for i := s.start; i < s.end; i++ {
		if r.flags(i)&(text.Punct|text.Clitic) == 0 && r.norms[i] != normThe {
			w++
		}
	}
	return w
}

// joinSingle joins a name of one word: a surname, a first name, an acronym, or
// somebody who has but one name.
func (r *resolver) joinSingle(i int32) {
	s := &r.spans[i]
	k := r.key(s.start, s.end)
	best, score, by := int32(-1), int32(0), whole
	for n, tries := r.index.heads[k], 0; n != 0 && tries < maxNamesakes; n, tries = r.index.nodes[n-1].next, tries+1 {
		node := &r.index.nodes[n-1]
		if v := r.nameFit(s, node); v > score || v == score && node.entity < best {
			best, score, by = node.entity, v, node.part
		}
	}
	if best < 0 {
		if a, ok := r.acronym(s); ok {
			best = a
		}
	}
	if best < 0 {
		r.found(i)
		return
	}
	r.link(i, best)
	if by == opening {
		r.people[best].firsts++
	}
	if by != ending {
		return
	}
	for n, tries := r.index.heads[k], 0; n != 0 && tries < maxNamesakes; n, tries = r.index.nodes[n-1].next, tries+1 {
		r.people[r.index.nodes[n-1].entity].called = false
	}
	r.people[best].called = true
	r.people[best].calls++
}

// nameFit scores an entity that has the one word of s in its name; 0 rules it
// out.
func (r *resolver) nameFit(s *span, node *indexNode) int32 {
	e := &r.people[node.entity]
	if e.kind == campaign || clash(e.gender, s.gender) && e.titled {
		return 0
	}
	titled := s.start > s.outer
	if titled && (e.kind == body || e.kind == place) {
		return 0
	}
	score := int32(0)
	switch node.part {
	case whole:
		score = 400
		if e.kind == person && titled {
			score = 500
		}
	case ending:
		score = 500
		if e.kind == body {
			if !r.is(s.start, lexicon.BodyName) {
				return 0
			}
			score = 300
		}
		if e.kind == unsure && !titled {
			score = 350
		}
	case opening:
		score = 200
		if titled && !r.is(s.start, lexicon.Given) {
			score = 100
		}
		if r.flags(s.start)&text.AllCaps != 0 && e.kind != person && r.words[s.start].flags&(headline|shouted) == 0 {
			return 0
		}
		if e.kind == body && (r.is(s.start, lexicon.Given|lexicon.Place) || r.spans[e.full].end-r.spans[e.full].start > 3) {
			return 0
		}
	case letters:
		if r.flags(s.start)&text.AllCaps == 0 {
			return 0
		}
		score = 300
	}
	if s.gender != lexicon.NoGender && e.gender == s.gender {
		score += 50
	}
	if clash(e.gender, s.gender) {
		score /= 4
	}
	if titled && r.sharesTitle(s, e) {
		score += 60
	}
	// Who was just named; else who was last called so.
	if e.last >= 0 {
		score += 8 + 40 - min(40, (s.start-e.last)/4)
	}
	if e.called {
		score += 24
	}
	// Who is given the full name every time shares the surname with somebody
	// more important.
	// So does who is called by the first name.
	score += 4*min(e.calls, 6) - 8*min(max(e.whole-1, 0), 4) - 12*min(e.firsts, 4)*oneIf(node.part == ending)
	if node.part == ending && r.introducedAsKin(e) {
		score -= 20
	}
	if e.last >= 0 && e.whole == 0 && r.spans[e.full].start > s.start && node.part == ending {
		score -= 50 // known by the first name only, up to here
	}
	return score
}

// introducedAsKin reports whether a word for a relative stands before the
// fullest name: "his wife, Ann Bell".
func (r *resolver) introducedAsKin(e *entity) bool {
	f := &r.spans[e.full]
	for k := max(f.start-3, 0); k < f.start; k++ {
		if r.words[k].name.Fields&r.field.family != 0 {
			return true
		}
	}
	return false
}

// sharesTitle reports whether one of the titles of s stands before the fullest
// name of e too.
func (r *resolver) sharesTitle(s *span, e *entity) bool {
	f := &r.spans[e.full]
	for i := s.outer; i < s.start; i++ {
		role := r.words[i].name.Role
		for k := max(f.outer-2, 0); k < f.start && role != 0; k++ {
			if r.words[k].name.Role == role {
				return true
			}
		}
	}
	return false
}

// acronym finds the organisation whose initials s is: "S.E.C.", and the one
// that stands before it in brackets: "Rural Health Forum (RHF)".
func (r *resolver) acronym(s *span) (int32, bool) {
	if r.flags(s.start)&text.AllCaps == 0 {
		return 0, false
	}
	if r.byteAt(s.start-1) == '(' && r.byteAt(s.end) == ')' && s.start >= 2 {
		if b := r.spanAt[s.start-2]; b > 0 && r.spans[b-1].entity >= 0 {
			if e := r.spans[b-1].entity; r.people[e].kind == body || r.people[e].kind == unsure {
				r.index.put(r.key(s.start, s.end), e, whole)
				return e, true
			}
		}
	}
	var buf [16]byte
	n := 0
	w := r.doc.Word(s.start)
	for k := 0; k < len(w) && n < len(buf); k++ {
		if w[k] != '.' {
			buf[n] = w[k] | 0x20
			n++
		}
	}
	norm := text.NormOf(string(buf[:n]))
	for node, tries := r.index.heads[norm], 0; node != 0 && tries < maxNamesakes; node, tries = r.index.nodes[node-1].next, tries+1 {
		if x := &r.index.nodes[node-1]; x.part == letters {
			return x.entity, true
		}
	}
	return 0, false
}

// settle decides type and gender of a named entity.
func (r *resolver) settle(e *entity) {
	f := &r.spans[e.full]
	if e.located*2 > e.spans && !e.titled && f.start == f.outer && (e.kind == unsure || e.kind == person && f.end-f.start == 1) {
		e.kind, f.kind, f.seat = place, place, true // Charlotte is a city here
	}
	switch e.kind {
	case person:
		e.typ = Person
	case body, place, campaign:
		e.typ = Organization
	case unsure:
		e.typ = r.guessType(e, f)
	}
	if e.typ != Person {
		e.gender = lexicon.NoGender
		return
	}
	if e.gender == lexicon.NoGender {
		for i := f.start; i < f.end && (i == f.start || r.initialAt(f.start) && i == f.start+1); i++ {
			// Many a surname is a given name of men.
			if g := r.words[i].name; g.Has(lexicon.Given) && (f.end-f.start > 1 || f.outer == f.start && g.Gender == lexicon.Female) {
				e.gender = g.Gender
			}
		}
	}
}

// guessType decides between a person and an organisation.
func (r *resolver) guessType(e *entity, f *span) Type {
	if e.place != 0 {
		return Person
	}
	loud := r.flags(f.start)&text.AllCaps != 0 && r.words[f.start].flags&shouted == 0 && !r.colonLabel(f.start)
	switch {
	case loud && f.end-f.start == 1 && r.doc.Tokens[f.start].End-r.doc.Tokens[f.start].Start <= 6:
		return Organization
	case e.at*2 > e.spans && !r.is(f.start, lexicon.Given):
		return Organization
	case r.byteAt(f.start-1) == '(' && f.end-f.start == 1 && r.byteAt(f.end) == ')':
		return Organization
	case r.norm(f.start-1) == normThe && f.start == f.outer:
		return Organization
	case r.bodyIn(f.start, f.end), f.end-f.start == 1 && f.start == f.outer && r.is(f.start, lexicon.BodyName):
		return Organization
	case r.flags(f.start)&text.Handle != 0:
		return Organization
	}
	if (f.end-f.start == 1 || f.end-f.start == 2 && r.is(f.end-1, lexicon.Suffix)) && f.start == f.outer && !r.is(f.start, lexicon.Given) { // the Internet, Title IV
		if class, senses := r.names.Noun(r.doc.Word(f.start)); class != lexicon.NoClass && !senses.Has(lexicon.NounPerson) {
			return Organization
		}
	}
	if n := f.end - f.start; n >= 2 && r.dictionary(f.end-1) && !r.is(f.end-1, lexicon.Given) {
		w := r.doc.Word(f.start)
		if c, _ := r.names.Noun(w); c != lexicon.NoClass || r.is(f.start, lexicon.Place|lexicon.Demonym|lexicon.Adverb) || n > 2 || r.seen.get(r.norms[f.start])&seenLower != 0 || adjectival(w) {
			return Organization
		}
	}
	if f.end-f.start == 1 && camel(r.doc.Word(f.start)) {
		return Organization
	}
	for i := f.start; i < f.end; i++ {
		if r.flags(i)&text.Number != 0 || f.end-f.start > 1 && r.flags(i)&text.AllCaps != 0 && !r.initialAt(i) && r.flags(f.start+f.end-1-i)&text.AllCaps == 0 || r.is(i, lexicon.Place|lexicon.Demonym) && f.end-f.start > 1 {
			return Organization
		}
	}
	return Person
}

// adjectival reports whether a word ends like an adjective.
func adjectival(w string) bool {
	for _, end := range [...]string{"ial", "ical", "ional", "ive", "ous", "ary", "ic"} {
		if len(w) > len(end)+3 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// camel reports whether a word has a capital inside, as companies like it.
func camel(w string) bool {
	if strings.HasPrefix(w, "Mc") || strings.HasPrefix(w, "Mac") || strings.HasPrefix(w, "De") || strings.HasPrefix(w, "Di") || strings.HasPrefix(w, "La") {
		return false
	}
	small := false
	for i := range len(w) {
		switch c := w[i]; {
		case 'a' <= c && c <= 'z':
			small = true
		case 'A' <= c && c <= 'Z':
			if small {
				return true
			}
		default:
			return false
		}
	}
	return false
}
