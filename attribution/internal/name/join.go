package name

import (
	"strings"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Entity is a person, an organisation or a place, while the text is being read.
type Entity struct {
	Kind     Kind
	Type     Type
	Gender   lang.Gender
	Full     int32       // the span of the fullest name, -1 without a name
	Place    uint16      // of a place, or of the constituency
	First    int32       // first token of the first mention
	Named    int32       // first token of the first name
	last     int32       // token of the last mention read so far, -1 for none
	Roles    int32       // 1 + index of the latest role; Role.Next leads to the others
	Mentions int32       // named mentions
	Titled   bool        // a title tells its gender
	called   bool        // of those with this surname, the last one mentioned by it alone
	calls    int32       // how often it was mentioned by the surname alone
	wholes   int32       // mentions of more than one word in the text
	doubtful bool        // a name that several may bear: it stands for nobody known, and is no candidate
	whole    int32       // mentions of more than one word so far
	located  int32       // mentions behind "in"
	like     int32       // score of its being an organisation, see like.go
	likes    int32       // mentions that it has been added from
	firsts   int32       // mentions by the first name alone so far
	Weak     bool        // the only evidence is a capital at the start of a sentence
	Known    *lang.Known // who it is, where the newsroom or the caller says so
}

// key returns the hash of the words of a name without articles.
func (r *Result) key(a, b int32) uint64 {
	var k uint64
	for i := a; i < b; i++ {
		if w := &r.Words[i]; w.Small != lang.WordThe && w.Flags&Genitive == 0 {
			k = mixNorm(k, r.lexemes[r.tokens[i].Lexeme].Plain)
		}
	}
	return k
}

func mixNorm(k, n uint64) uint64 {
	k = (k ^ n) * 0x9E3779B97F4A7C15
	return k ^ k>>29
}

// surname returns the index of the last word of a person's name, suffixes (Jr.)
// aside.
func (r *Result) surname(s *Span) int32 {
	e := s.End - 1
	for e > s.Start && (r.Is(e, lang.Suffix) && r.Norm(e) != 0 || r.Comma(e)) {
		e--
	}
	return e
}

// joinNames assigns an entity to every span. It joins names of several words first,
// so that a surname finds its full name even if that comes later.
func (r *Result) joinNames() {
	r.index.reset()
	for i := range r.Spans {
		if s := &r.Spans[i]; !r.single(s) || s.Kind == KindPlace || s.known != nil {
			r.joinWhole(int32(i))
			r.Entities[s.Entity].last = s.Start
			r.Entities[s.Entity].wholes++
		}
	}
	for i := range r.Entities {
		r.Entities[i].last = -1
	}
	for i := range r.Spans {
		s := &r.Spans[i]
		if s.Entity < 0 {
			r.joinSingle(int32(i))
		}
		e := &r.Entities[s.Entity]
		e.last = s.Start
		e.Mentions++
		if !r.single(s) && e.Kind == KindPerson {
			e.whole++
		}
		if s.Start == s.Outer && r.Small(s.Start-1) == lang.WordIn && !r.PossessiveAfter(int32(i)) {
			e.located++
		}
	}
	r.weighTypes()
	for i := range r.Entities {
		e := &r.Entities[i]
		e.last = -1
		r.settle(e)
	}
}

// single reports whether a name is one word, perhaps with its own 's (Moody's).
func (r *Result) single(s *Span) bool {
	return s.End-s.Start == 1 || s.End-s.Start == 2 && r.Possessive(s.End-1)
}

// joinWhole joins a name of several words to an entity, or makes a new one.
func (r *Result) joinWhole(i int32) {
	s := &r.Spans[i]
	if s.Kind == KindCampaign {
		r.joinCampaign(i)
		return
	}
	if k := r.knownAs(s); k != nil {
		r.joinKnown(i, k)
		return
	}
	if s.Kind == KindPlace {
		r.joinPlace(i)
		return
	}
	key := r.key(s.Start, s.End)
	if e := r.sameWords(s, key, false); e >= 0 {
		r.link(i, e)
		return
	}
	r.gather(i, key)
	k, _ := r.choose(i)
	if k < 0 {
		r.found(i)
		return
	}
	e := r.cands[k].entity
	r.link(i, e)
	r.register(i, e)
}

// sameWords returns the entity that has the whole name, whose key is given, or -1. A
// doubtful one is what it returns only if asked for.
func (r *Result) sameWords(s *Span, key uint64, doubtful bool) int32 {
	for n, tries := r.index.head(key), 0; n != 0 && tries < maxNamesakes; n, tries = r.index.nodes[n-1].next, tries+1 {
		node := &r.index.nodes[n-1]
		if e := &r.Entities[node.entity]; node.part == whole && r.kindsAgree(e.Kind, s.Kind) && !Clash(e.Gender, s.Gender) && e.doubtful == doubtful {
			return node.entity
		}
	}
	return -1
}

// joinSingle joins a name of one word: a surname, a first name, an acronym, or a
// person's only name.
func (r *Result) joinSingle(i int32) {
	s := &r.Spans[i]
	key := r.key(s.Start, s.End)
	if e := r.sameWords(s, key, false); e >= 0 && s.Start == s.Outer && r.Flags(s.Start)&text.AllCaps == 0 {
		r.link(i, e)
		return
	}
	r.gather(i, key)
	k, doubt := r.choose(i)
	if k < 0 {
		if known := r.knownAs(s); known != nil {
			r.joinKnown(i, known)
			return
		}
		if e := r.sameWords(s, key, true); doubt && e >= 0 {
			r.link(i, e)
			return
		}
		r.found(i)
		r.Entities[s.Entity].doubtful = doubt
		return
	}
	c := r.cands[k]
	r.link(i, c.entity)
	e := &r.Entities[c.entity]
	switch c.part {
	case bracketed:
		r.index.put(key, c.entity, whole)
	case opening:
		e.firsts++
	case ending:
		for _, o := range r.cands {
			if o.part == ending {
				r.Entities[o.entity].called = false
			}
		}
		e.called = true
		e.calls++
	}
}

// joinPlace joins the names of one place: the United States, America.
func (r *Result) joinPlace(i int32) {
	s := &r.Spans[i]
	key := mixNorm(11, uint64(s.Place))
	if s.Place == 0 || s.Seat { // Moscow is not Russia
		key = mixNorm(12, r.key(s.Start, s.End))
	}
	if n := r.index.head(key); n != 0 {
		r.link(i, r.index.nodes[n-1].entity)
		return
	}
	r.found(i)
	r.index.put(key, s.Entity, whole)
}

// joinCampaign joins names such as "the Clinton campaign", by the person's name and
// the noun.
func (r *Result) joinCampaign(i int32) {
	s := &r.Spans[i]
	who := s.End - 2
	for who > s.Start && !r.Capital(who) {
		who--
	}
	last := r.Norm(s.End - 1)
	if r.Entry(s.End-1).Bodies&r.Fields.Campaign != 0 || last == r.Lexicon.Norm(lang.WordTeam) {
		last = r.Lexicon.Norm(lang.WordCampaign)
	}
	k := mixNorm(mixNorm(7, r.Norm(who)), last)
	if n := r.index.head(k); n != 0 {
		r.link(i, r.index.nodes[n-1].entity)
		return
	}
	r.found(i)
	r.index.put(k, s.Entity, whole)
}

func (r *Result) kindsAgree(a, b Kind) bool {
	return a == b || a == KindUnsure || b == KindUnsure
}

func Clash(a, b lang.Gender) bool { return a|b == lang.Male|lang.Female }

// found makes a new entity of a span.
func (r *Result) found(i int32) {
	s := &r.Spans[i]
	s.Entity = int32(len(r.Entities))
	g := s.Gender
	if g == lang.NoGender && s.Kind == KindPerson && r.Is(s.Start, lang.Given) && s.End-s.Start > 1 {
		g = r.Entry(s.Start).Gender
	}
	r.Entities = append(r.Entities, Entity{})
	e := &r.Entities[s.Entity]
	e.Kind, e.Gender, e.Titled, e.Full, e.Place = s.Kind, g, s.Gender != lang.NoGender, i, s.Place
	e.First, e.Named, e.last, e.Weak = s.Start, s.Start, -1, s.Weak
	r.register(i, s.Entity)
}

// register indexes an entity by the parts of a name.
func (r *Result) register(i, e int32) {
	s := &r.Spans[i]
	if s.Kind == KindCampaign {
		return
	}
	r.index.put(r.key(s.Start, s.End), e, whole)
	switch s.Kind {
	case KindPlace:
		return
	case KindPerson, KindUnsure:
		last := r.surname(s)
		for k := max(s.Start+1, last-3); k <= last; k++ {
			if k == last || r.Is(k, lang.Particle) || last-s.Start <= 3 {
				r.index.put(r.key(k, last+1), e, ending)
			}
		}
		if w := r.Doc.Word(last); last > s.Start { // al-Assad, Macapagal-Arroyo
			if k := strings.LastIndexByte(w, '-'); k > 0 && k+3 < len(w) && w[k+1] >= 'A' && w[k+1] <= 'Z' {
				r.index.put(mixNorm(0, lang.NameNorm(w[k+1:])), e, ending)
			}
		}
		r.index.put(r.key(s.Start, s.Start+1), e, opening)
		if s.Kind == KindPerson {
			r.registerLetters(s, e)
			return
		}
	}
	if s.End-s.Start > 12 {
		return
	}
	r.registerLetters(s, e)
	for k := s.Start + 1; k < s.End; k++ {
		if r.Capital(k) {
			r.index.put(r.key(k, s.End), e, ending)
		}
		if r.Is(k-1, lang.Preposition|lang.Determiner) {
			continue
		}
		if k > s.Start+1 || r.Is(s.Start, lang.BodyHead) || !r.Is(s.Start, lang.Place|lang.Demonym|lang.Given|lang.Adverb) {
			r.index.put(r.key(s.Start, k), e, opening)
		}
	}
}

// registerLetters indexes an entity by its acronyms: the first letters of all words
// of its name, those of the capitalised words, and those of their parts if they are
// hyphenated or acronyms: Hewlett-Packard, UK Independence Party.
func (r *Result) registerLetters(s *Span, e int32) {
	const most = 12
	var all, big, parts [most]byte
	n, m, l := 0, 0, 0
	for k := s.Start; k < min(s.End, s.Start+most); k++ {
		w := r.Doc.Word(k)
		c := w[0] | 0x20
		if w[0] >= utf8.RuneSelf {
			continue
		}
		all[n] = c
		n++
		if !r.Capital(k) {
			continue
		}
		big[m] = c
		m++
		if r.Flags(k)&text.AllCaps != 0 && len(w) <= 3 && len(w) <= most-l { // UK Independence Party, UKIP
			for i := range len(w) {
				parts[l] = w[i] | 0x20
				l++
			}
			continue
		}
		if l < most {
			parts[l] = c
			l++
		}
		for h := strings.IndexByte(w, '-'); h >= 0 && h+2 < len(w) && l < most; {
			if w = w[h+1:]; w[0] >= 'A' && w[0] <= 'Z' {
				parts[l] = w[0] | 0x20
				l++
			}
			h = strings.IndexByte(w, '-')
		}
	}
	if m >= 2 {
		r.index.put(lettersKey(big[:m]), e, letters)
		if n != m {
			r.index.put(lettersKey(all[:n]), e, letters)
		}
	}
	if l > m {
		r.index.put(lettersKey(parts[:l]), e, letters)
	}
}

// link makes span i a mention of entity e.
func (r *Result) link(i, e int32) {
	s := &r.Spans[i]
	s.Entity = e
	p := &r.Entities[e]
	if s.Gender != lang.NoGender {
		p.Gender, p.Titled = s.Gender, true
	}
	if p.Kind == KindUnsure {
		p.Kind = s.Kind
	}
	if p.Place == 0 {
		p.Place = s.Place
	}
	p.Weak = p.Weak && s.Weak
	p.First, p.Named = min(p.First, s.Start), min(p.Named, s.Start)
	if f := &r.Spans[p.Full]; r.fuller(s, f) {
		p.Full = i
	}
}

// fuller reports whether span a is a fuller name than b.
func (r *Result) fuller(a, b *Span) bool {
	if a.Kind == KindCampaign {
		return r.Small(a.End-1) == lang.WordCampaign && r.Small(b.End-1) != lang.WordCampaign
	}
	if a.Kind == KindPlace {
		return r.Flags(b.Start)&text.AllCaps != 0 && r.Flags(a.Start)&text.AllCaps == 0 || // U.S., United States
			b.End-b.Start > 2 && a.End-a.Start < 3 && r.Flags(a.Start)&text.AllCaps == 0 // Republic of Korea, South Korea
	}
	if x, y := r.unsureLine(a), r.unsureLine(b); x != y && !r.single(a) && !r.single(b) {
		return y
	}
	if x, y := r.weight(a), r.weight(b); x != y {
		return x > y
	}
	// The same words: not in capitals, not with initials.
	return r.Flags(b.Start)&text.AllCaps != 0 && r.Flags(a.Start)&text.AllCaps == 0 ||
		r.initialAt(b.Start) && !r.initialAt(a.Start)
}

// unsureLine reports whether a name stands in a headline, and so may have words that
// are none of it.
func (r *Result) unsureLine(s *Span) bool {
	return r.Words[s.Start].Flags&(Headline|Shouted) != 0 && s.Kind != KindPerson
}

// weight is the number of words of a name.
func (r *Result) weight(s *Span) int32 {
	w := int32(0)
	for i := s.Start; i < s.End; i++ {
		if r.Flags(i)&(text.Punct|text.Clitic) == 0 && r.Small(i) != lang.WordThe {
			w++
		}
	}
	return w
}
