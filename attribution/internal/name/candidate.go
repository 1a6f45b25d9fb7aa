package name

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// candidate is an entity that a name may belong to.
type candidate struct {
	entity int32
	part   part // what the name is of the entity's
	given  relation
	recent int32 // place in the order of last mentions among the candidates
	first  int32 // place in the order of first mentions
	often  int32 // place in the order of the number of whole mentions
}

// relation is that of the given names of two people with one surname.
type relation uint8

const (
	noGiven      relation = iota // one of them is not given
	sameGiven                    // John and John
	initialGiven                 // J. and John
	shortGiven                   // Rob and Robert
	nickGiven                    // Bill and William
	secondGiven                  // one is a later name, or a nickname in marks, of the other
	nearGiven                    // spelled alike: Hilary, Hillary
	otherGiven                   // nothing of that: two people
)

// gather lists the entities whose names share a part with span i, whose key is given,
// and that no rule excludes.
func (r *Result) gather(i int32, key uint64) {
	s := &r.Spans[i]
	r.cands = r.cands[:0]
	r.gatherBy(s, key, anyPart, 0)
	if r.single(s) {
		if key := r.initialsOf(s.Start); key != 0 {
			r.gatherBy(s, key, 1<<letters, 0)
		}
		r.gatherBracket(s)
		if w := r.Doc.Word(s.Start); r.Is(s.Start, lang.Plural) && len(w) > 3 && w[len(w)-1] == 's' { // the Conservatives
			r.gatherBy(s, mixNorm(0, lang.NameNorm(w[:len(w)-1])), 1<<opening, 0)
		}
	} else {
		if s.Kind == KindPerson || s.Kind == KindUnsure {
			last := r.surname(s)
			r.gatherBy(s, r.key(last, last+1), 1<<whole|1<<ending, 0)
		}
		if s.Kind == KindBody || s.Kind == KindUnsure {
			for k := s.Start + 1; k < s.End && k < s.Start+6; k++ {
				r.gatherBy(s, r.key(k, s.End), 1<<whole, endsWith)
				r.gatherBy(s, r.key(s.Start, k), 1<<whole, beginsWith)
			}
		}
	}
	r.rankAll()
}

const anyPart = 1<<whole | 1<<ending | 1<<opening

// gatherBy adds the entities whose key is one of some parts of their names. If as
// is not 0, it is the part that they are added with.
func (r *Result) gatherBy(s *Span, key uint64, parts uint, as part) {
	for n, tries := r.index.head(key), 0; n != 0 && tries < maxNamesakes; n, tries = r.index.nodes[n-1].next, tries+1 {
		if node := &r.index.nodes[n-1]; parts&(1<<node.part) != 0 {
			r.offer(s, node.entity, max(node.part, as))
		}
	}
}

// gatherBracket adds the organisation that stands before a name in brackets: "Rural
// Health Forum (RHF)", "Chilean Copper Commission (Cochilco)".
func (r *Result) gatherBracket(s *Span) {
	if r.ByteAt(s.Start-1) != '(' || r.ByteAt(s.End) != ')' && !r.Comma(s.End) || s.Start < 2 {
		return
	}
	if b := r.SpanAt[s.Start-2]; b > 0 && r.Spans[b-1].Entity >= 0 {
		e := r.Spans[b-1].Entity
		if k := r.Entities[e].Kind; k == KindBody || k == KindUnsure && r.Flags(s.Start)&text.AllCaps != 0 {
			r.offer(s, e, bracketed)
		}
	}
}

// initialsOf returns the key of the letters of an acronym, with or without stops, or
// written as a word, as British papers do: Nato. It is 0 for a word that cannot be one.
func (r *Result) initialsOf(i int32) uint64 {
	const least, most = 3, 6 // letters of such a word
	if t := &r.Doc.Tokens[i]; t.Flags&text.AllCaps == 0 && (t.End-t.Start < least || t.End-t.Start > most || r.Is(i, lang.Given)) {
		return 0
	}
	var buf [16]byte
	n := 0
	w := r.Doc.Word(i)
	for k := 0; k < len(w) && n < len(buf); k++ {
		if w[k] != '.' {
			buf[n] = w[k] | 0x20
			n++
		}
	}
	return lettersKey(buf[:n])
}

// lettersKey is the key of the letters of an acronym in lower case.
func lettersKey(word []byte) uint64 {
	k := uint64(5)
	for _, c := range word {
		k = mixNorm(k, uint64(c))
	}
	return k
}

// offer adds a candidate unless it is there already or a rule excludes it. Of two
// parts the larger one counts.
func (r *Result) offer(s *Span, e int32, p part) {
	for k := range r.cands {
		if c := &r.cands[k]; c.entity == e {
			c.part = min(c.part, p)
			return
		}
	}
	if c := (candidate{entity: e, part: p}); len(r.cands) < maxNamesakes && r.mayBe(s, &c) {
		r.cands = append(r.cands, c)
	}
}

// mayBe holds the rules for what is certain: titles of different gender, a title
// and an organisation, given names that are not forms of one name, Sr. and Jr. are
// never one entity.
func (r *Result) mayBe(s *Span, c *candidate) bool {
	e := &r.Entities[c.entity]
	titled := s.Start > s.Outer
	single := r.single(s)
	switch {
	case e.Kind == KindCampaign, Clash(e.Gender, s.Gender) && (e.Titled || !single), titled && (e.Kind == KindBody || e.Kind == KindPlace):
		return false
	case !single && !r.kindsAgree(e.Kind, s.Kind):
		return !titled && c.part == opening && r.firm(&r.Spans[e.Full]) == s.End-s.Start // Milton Roy, Milton Roy Corp.
	case c.part == letters || c.part == bracketed:
		return e.Kind != KindPerson || r.colonLabel(s.Start)
	case single:
		return c.part != ending || e.Kind != KindBody || r.Is(s.Start, lang.BodyName)
	case s.Kind == KindBody || e.Kind == KindBody:
		return true
	}
	c.given = r.relate(&r.Spans[e.Full], s)
	switch c.given {
	case shortGiven, nickGiven, nearGiven: // Dan Holt and Dana Holt: nobody has two given names in one sentence
		if e.last >= 0 && r.Doc.Tokens[e.last].Sentence == r.Doc.Tokens[s.Start].Sentence {
			return false
		}
	}
	return c.given != otherGiven || c.part == whole && r.key(s.Start, s.End) == r.key(r.Spans[e.Full].Start, r.Spans[e.Full].End)
}

// relate compares the given names of two names that end with the same word.
func (r *Result) relate(a, b *Span) relation {
	al, bl := r.surname(a), r.surname(b)
	if x, y := r.suffixOf(a, al), r.suffixOf(b, bl); x != 0 && y != 0 && x != y {
		return otherGiven
	}
	if al == a.Start || bl == b.Start || r.Norm(al) != r.Norm(bl) {
		return noGiven
	}
	if m, n := r.middle(a, al), r.middle(b, bl); m != 0 && n != 0 && m != n {
		return otherGiven
	}
	if r.Norm(a.Start) == r.Norm(b.Start) {
		return sameGiven
	}
	// Peña Nieto and Enrique Peña Nieto, Red Lindqvist and Oscar "Red" Lindqvist:
	// one has the first name of the other later on.
	for k := a.Start + 1; k < al; k++ {
		if r.Norm(k) == r.Norm(b.Start) && !r.initialAt(k) {
			return secondGiven
		}
	}
	for k := b.Start + 1; k < bl; k++ {
		if r.Norm(k) == r.Norm(a.Start) && !r.initialAt(k) {
			return secondGiven
		}
	}
	x, y := r.Doc.Word(a.Start), r.Doc.Word(b.Start)
	if len(x) > len(y) {
		x, y = y, x
	}
	switch {
	case len(x) == 2 && x[1] == '.' || len(x) == 1:
		if x[0] == y[0] {
			return initialGiven
		}
	case Clash(r.genderAt(a.Start), r.genderAt(b.Start)):
	case r.Lexicon.Nickname(r.Norm(a.Start), r.Norm(b.Start)):
		return nickGiven
	case len(x) >= 3 && strings.EqualFold(x, y[:len(x)]):
		return shortGiven
	case spelledAlike(x, y):
		return nearGiven
	}
	return otherGiven
}

// spelledAlike reports whether two words differ in one letter that is neither
// the first nor the last of the longer one.
func spelledAlike(short, long string) bool {
	const least = 5
	if len(short) < least || len(long) > len(short)+1 || short[0]|0x20 != long[0]|0x20 || short[len(short)-1] != long[len(long)-1] {
		return false
	}
	k := 0
	for k < len(short) && short[k] == long[k] {
		k++
	}
	if len(short) == len(long) {
		return k+1 < len(short) && short[k+1:] == long[k+1:]
	}
	return short[k:] == long[k+1:]
}

// genderAt is the gender of the given name at i.
func (r *Result) genderAt(i int32) lang.Gender {
	if n := r.Entry(i); n.Has(lang.Given) {
		return n.Gender
	}
	return lang.NoGender
}

// suffixOf is the norm of the Jr. or III behind a surname, 0 without.
func (r *Result) suffixOf(s *Span, last int32) uint64 {
	for k := last + 1; k < s.End; k++ {
		if r.Is(k, lang.Suffix) {
			return r.Norm(k)
		}
	}
	return 0
}

// middle is the letter of a middle initial, 0 without.
func (r *Result) middle(s *Span, last int32) byte {
	if k := s.Start + 1; k < last && r.initialAt(k) {
		return r.Doc.Text[r.Doc.Tokens[k].Start]
	}
	return 0
}

// rankAll fills the candidates' places in the orders of their mentions.
func (r *Result) rankAll() {
	for k := range r.cands {
		c := &r.cands[k]
		e := &r.Entities[c.entity]
		c.recent, c.first, c.often = 0, 0, 0
		for j := range r.cands {
			o := &r.Entities[r.cands[j].entity]
			c.recent += int32(linear.Bit(o.last > e.last))
			c.first += int32(linear.Bit(o.Named < e.Named))
			c.often += int32(linear.Bit(o.wholes > e.wholes))
		}
	}
}
