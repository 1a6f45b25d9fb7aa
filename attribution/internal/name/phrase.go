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
	Name       *lang.Name // of the head, or of the words that are it: prime minister
	Owner      int32      // the last token before 's, or a possessive pronoun; -1
	Place      uint16     // "Serbian", "Iran's", "of Serbia"
	Tail       int32      // where what follows the core begins
	Plural     bool
	Definite   bool // the, this, an owner
	Indefinite bool // a, one, some, another
	Quantity   bool // a number or word of quantity before it
	Roles      [3]*lang.Name
	NRoles     int
}

// ReadNoun reads the noun phrase that begins at a and goes no further than b.
func (r *Result) ReadNoun(a, b int32) Noun {
	n := Noun{Start: a, End: a, Head: -1, Owner: -1, Name: r.Lexicon.Word(0)}
	i := a
	for i < b {
		w := r.Words[i].Name
		f := r.Flags(i)
		switch {
		case r.Possessive(i):
			n.Owner, n.Definite, n.Indefinite = i-1, true, false
			if p := r.PlaceAt(n.Start, i); p != 0 && n.Place == 0 {
				n.Place = p
			}
			n.Start, n.Head, n.NRoles = i+1, -1, 0
			n.Name = r.Lexicon.Word(0)
		case f&text.Clitic != 0:
			goto done
		case f&text.Punct != 0:
			if f&text.Mark != 0 || r.ByteAt(i) == '-' || r.ByteAt(i) == '&' || r.ByteAt(i) == '/' {
				break
			}
			if r.Comma(i) && n.NRoles == 0 && i+1 < b && n.Head >= 0 && r.adjective(i-1) && r.Inside(i+1) {
				break // "the tall, quiet official"
			}
			goto done
		case n.Head < 0 && r.OwnerPronoun(i):
			n.Owner, n.Definite, n.Start = i, true, i+1
		case n.Head < 0 && w.Has(lang.Determiner) && !r.capitalRole(i):
			switch r.Norms[i] {
			case normThe, normThis, normThat, normThese, normThose:
				n.Definite = true
			case normBoth, normAll:
				n.Quantity = true
			default:
				n.Indefinite = true
				n.Quantity = n.Quantity || r.Norms[i] != normA && r.Norms[i] != normAn && r.Norms[i] != normAnother && r.Norms[i] != normOther
			}
			n.Start = i + 1
		case w.Has(lang.Quantity) && !w.Has(lang.Role) && n.Head < 0 || n.Head < 0 && r.Tags != nil && r.Tags[i] == tag.CD:
			n.Quantity = true
			if r.Norms[i] == normOne && !n.Definite {
				n.Indefinite = true
			}
			n.Start = i + 1
			n.Head = -1
			if r.Norm(i+1) == normOf { // a number of officials, one of them
				if i+2 < b {
					inner := r.ReadNoun(i+2, b)
					if inner.Head >= 0 && !inner.Name.Has(lang.Pronoun) {
						inner.Quantity, inner.Indefinite, inner.Definite = true, true, false
						if r.Norms[i] != normOne {
							inner.Plural = true
						} else {
							inner.Plural = false
						}
						return inner
					}
				}
				n.Start, n.End = i, i+1
				n.Head, n.Name = i, w
				goto done
			}
		case f&text.Number != 0 && n.Head >= 0 && f&text.Word == 0:
			// Article 7
		case r.Norms[i] == normAnd && n.NRoles > 0 && i+1 < b && r.Inside(i+1) && !r.spanPerson(i-1) && !r.spanPerson(i+1) && r.RoleBefore(i+1, b):
			// "first lady and senator"
		case w.Has(lang.Preposition|lang.Relative|lang.Conjunction) && !w.Has(lang.Role) && !r.capitalRole(i) && !(n.Head < 0 && w.Has(lang.Adverb)):
			goto done
		case r.Inside(i) || n.Head < 0 && w.Has(lang.Adverb):
			if n.Head >= 0 && r.postModifier(i) {
				goto done
			}
			found, length := r.entry(i, min(b, i+5))
			if !found.Has(lang.Role | lang.BodyCommon) {
				found, length = w, 1
			}
			if found.Has(lang.Role) && n.NRoles < len(n.Roles) {
				n.Roles[n.NRoles] = found
				n.NRoles++
			}
			n.Head, n.Name = i+length-1, found
			i += length
			n.End = i
			continue
		default:
			if n.Head >= 0 || i > a && r.Verb(i) {
				goto done
			}
		}
		i++
	}
done:
	n.Tail = i
	if n.Head < 0 {
		return n
	}
	n.Plural = n.Plural || r.pluralNoun(n.Head, n.Name)
	if n.Place == 0 {
		n.Place = r.PlaceAt(n.Start, n.End)
	}
	if n.Place == 0 && (r.Norm(n.Tail) == normOf || r.Norm(n.Tail) == normFrom || r.Norm(n.Tail) == normFor || r.Norm(n.Tail) == normIn) {
		n.Place = r.PlaceAt(n.Tail+1, min(b, n.Tail+4))
	}
	return n
}

var (
	normThis    = text.NormOf("this")
	normThat    = text.NormOf("that")
	normThese   = text.NormOf("these")
	normThose   = text.NormOf("those")
	normAll     = text.NormOf("all")
	normAnother = text.NormOf("another")
	normOther   = text.NormOf("other")
	normHis     = text.NormOf("his")
	normHer     = text.NormOf("her")
	normTheir   = text.NormOf("their")
	normIts     = text.NormOf("its")
	normMy      = text.NormOf("my")
	normOur     = text.NormOf("our")
	normYour    = text.NormOf("your")
	normWhose   = text.NormOf("whose")
)

func (r *Result) OwnerPronoun(i int32) bool {
	if !r.Is(i, lang.Pronoun|lang.Relative) {
		return false
	}
	switch r.Norms[i] {
	case normHis, normHer, normTheir, normIts, normMy, normOur, normYour, normWhose:
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
// follows the head: "people briefed on the matter".
func (r *Result) postModifier(i int32) bool {
	if r.Tags == nil {
		return false
	}
	if r.Tags[i] != tag.VBN && r.Tags[i] != tag.VBG || !r.Tags[i-1].Noun() || r.Is(i, lang.Role) {
		return false
	}
	return !r.Tags[min(int(i)+1, len(r.Tags)-1)].Noun() || r.Is(i-1, lang.Role|lang.BodyCommon|lang.DocumentNoun)
}

// pluralNoun reports whether the noun at i is a plural.
func (r *Result) pluralNoun(i int32, n *lang.Name) bool {
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
	b = min(b, int32(len(r.Norms)))
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
