package name

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Noun is what the inside of a noun phrase says.
type Noun struct {
	Start, End int32 // of the core, from its first word behind determiners and owners to its head
	Head       int32
	Name       *lang.Entry // of the head, or of the words that are it: prime minister
	Owner      int32       // the last token before 's, or a possessive pronoun; -1
	Place      uint16      // "Serbian", "Iran's", "of Serbia"
	Tail       int32       // where what follows the core begins
	Plural     bool
	Definite   bool // the, this, an owner
	Indefinite bool // a, one, some, another
	Quantity   bool // a number or word of quantity before it
	Roles      [3]*lang.Entry
	NRoles     int
}

// ReadNoun reads the noun phrase that begins at a and goes no further than b. What it
// says is written to out, where it stays: a copy would wait for what was just written.
func (r *Result) ReadNoun(a, b int32, out *Noun) {
	*out = Noun{}
	out.Start, out.End, out.Head, out.Owner, out.Name = a, a, -1, -1, r.Lexicon.Nothing()
	n := nounReader{Result: r, Noun: out, a: a, b: b}
	i := a
	for i < b {
		next := n.read(i)
		if next <= i {
			break
		}
		i = next
	}
	if n.whole {
		return // with the phrase behind "one of"
	}
	n.Tail = i
	if n.Head < 0 {
		return
	}
	n.Plural = n.Plural || r.pluralNoun(n.Head, n.Name)
	if n.Place == 0 {
		n.Place = r.PlaceAt(n.Start, n.End)
	}
	if k := r.Small(n.Tail); n.Place == 0 && (k == lang.WordOf || k == lang.WordFrom || k == lang.WordFor || k == lang.WordIn) {
		n.Place = r.PlaceAt(n.Tail+1, min(b, n.Tail+4))
	}
}

// nounReader is ReadNoun on its way.
type nounReader struct {
	*Result
	*Noun
	a, b  int32
	whole bool // nothing is to be added
}

// read reads the word at i and returns where to go on; i ends the phrase.
func (n *nounReader) read(i int32) int32 {
	w := &n.Words[i]
	f := n.Flags(i)
	switch {
	case n.behindName(i): // Ann Bell KC
		return n.Spans[n.SpanAt[i-1]-1].Close
	case n.Possessive(i):
		n.own(i)
	case n.Head >= 0 && n.bracketed(i) > i:
		return n.bracketed(i)
	case f&text.Clitic != 0, f&text.Punct != 0 && !n.within(i):
		return i
	case f&text.Punct != 0:
	case n.Head < 0 && n.OwnerPronoun(i):
		n.Owner, n.Definite, n.Start = i, true, i+1
	case n.Head < 0 && w.Has(lang.Determiner) && !n.capitalRole(i):
		n.determine(i)
	case n.quantityAt(i):
		return n.quantify(i)
	case f&text.Number != 0 && n.Head >= 0 && f&text.Word == 0: // Article 7
	case n.secondRole(i): // first lady and senator
	case n.wholeName(i): // Bank of England governor
		end := n.Spans[n.SpanAt[i]-1].End
		n.Head, n.Name, n.End = end-1, n.Entry(end-1), end
		return end
	case w.Has(lang.Preposition|lang.Relative|lang.Conjunction) && !w.Has(lang.Role) && !n.capitalRole(i) && !(n.Head < 0 && w.Has(lang.Adverb)):
		return i
	case n.Inside(i) || n.Head < 0 && w.Has(lang.Adverb):
		return n.take(i)
	case n.Head >= 0 || i > n.a && n.Verb(i):
		return i
	}
	return i + 1
}

// behindName reports whether letters of honour begin at i that close a name.
func (n *nounReader) behindName(i int32) bool {
	return i > n.a && n.SpanAt[i] == 0 && n.SpanAt[i-1] != 0 && n.Spans[n.SpanAt[i-1]-1].Close > i && n.Flags(i)&text.Punct == 0
}

// bracketed returns the token behind what stands in brackets at i, inside the phrase:
// the peace force (KFOR) spokesman. It returns i if there is none.
func (n *nounReader) bracketed(i int32) int32 {
	const longest = 8 // tokens
	var closing byte
	switch n.ByteAt(i) {
	case '(':
		closing = ')'
	case '[':
		closing = ']'
	default:
		return i
	}
	for k := i + 1; k < min(i+longest, n.b-1); k++ {
		if n.ByteAt(k) == closing && n.Inside(k+1) {
			return k + 1
		}
	}
	return i
}

// own reads the 's at i: what came before is the owner.
func (n *nounReader) own(i int32) {
	n.Owner, n.Definite, n.Indefinite = i-1, true, false
	if p := n.PlaceAt(n.Start, i); p != 0 && n.Place == 0 {
		n.Place = p
	}
	n.Start, n.Head, n.NRoles = i+1, -1, 0
	n.Name = n.Lexicon.Nothing()
}

// within reports whether the punctuation at i stands inside the phrase: a mark,
// a hyphen, the comma of "the tall, quiet official".
func (n *nounReader) within(i int32) bool {
	if n.Flags(i)&text.Mark != 0 {
		return true
	}
	switch n.ByteAt(i) {
	case '-', '&', '/':
		return true
	case ',':
		return n.NRoles == 0 && i+1 < n.b && n.Head >= 0 && n.adjective(i-1) && n.Inside(i+1)
	}
	return false
}

// determine reads the determiner at i.
func (n *nounReader) determine(i int32) {
	n.Start = i + 1
	switch n.Small(i) {
	case lang.WordThe, lang.WordThis, lang.WordThat, lang.WordThese, lang.WordThose:
		n.Definite = true
	case lang.WordBoth, lang.WordAll:
		n.Quantity = true
	case lang.WordA, lang.WordAn, lang.WordAnother, lang.WordOther:
		n.Indefinite = true
	default:
		n.Indefinite, n.Quantity = true, true
	}
}

// quantityAt reports whether a number or word of quantity before the noun is
// at i.
func (n *nounReader) quantityAt(i int32) bool {
	w := &n.Words[i]
	return n.Head < 0 && (w.Has(lang.Quantity) && !w.Has(lang.Role) || n.Tags != nil && n.Tags[i] == tag.CD)
}

// quantify reads such a word, and what follows its "of": a number of officials,
// one of them.
func (n *nounReader) quantify(i int32) int32 {
	n.Quantity = true
	one := n.Small(i) == lang.WordOne
	if one && !n.Definite {
		n.Indefinite = true
	}
	n.Start, n.Head = i+1, -1
	if n.Small(i+1) != lang.WordOf {
		return i + 1
	}
	if i+2 < n.b {
		var inner Noun
		n.ReadNoun(i+2, n.b, &inner)
		if inner.Head >= 0 && !inner.Name.Has(lang.Pronoun) {
			inner.Quantity, inner.Indefinite, inner.Definite = true, true, false
			inner.Plural = !one
			*n.Noun, n.whole = inner, true
			return i
		}
	}
	n.Start, n.End = i, i+1
	n.Head, n.Name = i, n.Entry(i)
	return i
}

// secondRole reports whether the word at i is an "and" before another role of
// the same bearer.
func (n *nounReader) secondRole(i int32) bool {
	return n.Small(i) == lang.WordAnd && n.NRoles > 0 && i+1 < n.b && n.Inside(i+1) && !n.spanPerson(i-1) && !n.spanPerson(i+1) && n.RoleBefore(i+1, n.b)
}

// wholeName reports whether a name of several words begins at i and the phrase goes on
// behind it. Then the head is a later noun, and a preposition inside the name does not
// end the phrase: Bank of England governor.
func (n *nounReader) wholeName(i int32) bool {
	s := n.SpanAt[i]
	if s == 0 || n.Spans[s-1].Start != i || n.Spans[s-1].Kind == KindPerson {
		return false
	}
	end := n.Spans[s-1].End
	return end-i > 1 && end < n.b && (n.Inside(end) || n.Possessive(end))
}

// take reads a word of the noun phrase itself.
func (n *nounReader) take(i int32) int32 {
	if n.Head >= 0 && n.postModifier(i) {
		return i
	}
	found, length := n.entry(i, min(n.b, i+5))
	if length > 1 && !found.Has(lang.Role|lang.BodyCommon) {
		found, length = n.Entry(i), 1
	}
	if found.Has(lang.Role) && n.NRoles < len(n.Noun.Roles) {
		n.Noun.Roles[n.NRoles] = found
		n.NRoles++
	}
	n.Head, n.Name = i+length-1, found
	n.End = i + length
	return n.End
}

func (r *Result) OwnerPronoun(i int32) bool {
	if !r.Is(i, lang.Pronoun|lang.Relative) {
		return false
	}
	switch r.Small(i) {
	case lang.WordHis, lang.WordHer, lang.WordTheir, lang.WordIts, lang.WordMy, lang.WordOur, lang.WordYour, lang.WordWhose:
		return true
	}
	return false
}

func (r *Result) capitalRole(i int32) bool {
	return r.Capital(i) && r.Is(i, lang.Role) && !r.Is(i, lang.Determiner)
}

func (r *Result) adjective(i int32) bool {
	if r.Tags == nil {
		return !r.Capital(i) && !r.Is(i, lang.Role)
	}
	return r.Tags[i].Adjective() || r.Tags[i] == tag.VBN
}

// RoleBefore reports whether a role stands in the noun phrase at i.
func (r *Result) RoleBefore(i, b int32) bool {
	for k := i; k < min(b, i+5) && (r.Inside(k) || r.Is(k, lang.Determiner)); k++ {
		if r.Is(k, lang.Role) {
			return true
		}
	}
	return false
}

func (r *Result) spanPerson(i int32) bool {
	s := r.SpanAt[i]
	return s > 0 && r.Spans[s-1].Kind == KindPerson
}

// postModifier reports whether token i, which might be a noun, begins what
// follows the head: "people briefed on the matter", "people familiar with it".
func (r *Result) postModifier(i int32) bool {
	if r.Tags == nil {
		return false
	}
	if r.Tags[i].Adjective() && r.Tags[i-1].Noun() {
		return !r.Is(i, lang.Role|lang.BodyCommon|lang.DocumentNoun) && (r.Is(i+1, lang.Preposition) || r.Small(i+1) == lang.WordTo)
	}
	if r.Tags[i] != tag.VBN && r.Tags[i] != tag.VBG || !r.Tags[i-1].Noun() || r.Is(i, lang.Role) {
		return false
	}
	return !r.Tags[min(int(i)+1, len(r.Tags)-1)].Noun() || r.Is(i-1, lang.Role|lang.BodyCommon|lang.DocumentNoun)
}

// pluralNoun reports whether the noun at i is a plural.
func (r *Result) pluralNoun(i int32, n *lang.Entry) bool {
	if n.Has(lang.Plural) {
		return true
	}
	if n.Has(lang.Role | lang.BodyCommon | lang.DocumentNoun) {
		return false
	}
	if r.Tags != nil {
		return r.Tags[i] == tag.NNS || r.Tags[i] == tag.NNPS
	}
	w := r.Doc.Word(i)
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's'
}

// PlaceAt returns the first place that words of [a,b) point to.
func (r *Result) PlaceAt(a, b int32) uint16 {
	b = min(b, int32(len(r.Words)))
	for i := max(a, 0); i < b; i++ {
		if !r.Capital(i) && r.Words[i].Flags&(Headline|Shouted) == 0 {
			continue
		}
		if n, _ := r.entry(i, b); n.Has(lang.Place | lang.Demonym | lang.Capital) {
			return n.Place
		}
	}
	return 0
}
