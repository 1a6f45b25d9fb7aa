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
		if s.start == s.outer && r.norm(s.start-1) == normIn && !r.possessiveAfter(int32(i)) {
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
	for n, tries := r.index.head(key), 0; n != 0 && tries < maxNamesakes; n, tries = r.index.nodes[n-1].next, tries+1 {
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
		for n, tries := r.index.head(r.key(last, last+1)), 0; n != 0 && tries < maxNamesakes; n, tries = r.index.nodes[n-1].next, tries+1 {
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
	if n := r.index.head(key); n != 0 {
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
	if n := r.index.head(k); n != 0 {
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

// longerBody finds the organisation of which s is a shorter form: "Security
// Council" of "United Nations Security Council".
func (r *resolver) longerBody(s *span) (int32, bool) {
	k := r.key(s.start, s.end)
	for n, tries := r.index.head(k), 0; n != 0 && tries < maxNamesakes; n, tries = r.index.nodes[n-1].next, tries+1 {
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
