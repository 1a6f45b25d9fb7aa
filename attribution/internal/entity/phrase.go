package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// noun is what the inside of a noun phrase says.
type noun struct {
	start, end int32 // of the core, from its first word behind determiners and owners to its head
	head       int32
	name       *lexicon.Name // of the head, or of the words that are it: prime minister
	owner      int32         // the last token before 's, or a possessive pronoun; -1
	place      uint16        // "Serbian", "Iran's", "of Serbia"
	tail       int32         // where what follows the core begins
	plural     bool
	definite   bool // the, this, an owner
	indefinite bool // a, one, some, another
	quantity   bool // a number or word of quantity before it
	roles      [3]*lexicon.Name
	nroles     int
}

// readNoun reads the noun phrase that begins at a and goes no further than b.
func (r *resolver) readNoun(a, b int32) noun {
	n := noun{start: a, end: a, head: -1, owner: -1, name: r.names.Word(0)}
	i := a
	for i < b {
		w := r.words[i].name
		f := r.flags(i)
		switch {
		case r.possessive(i):
			n.owner, n.definite, n.indefinite = i-1, true, false
			if p := r.placeAt(n.start, i); p != 0 && n.place == 0 {
				n.place = p
			}
			n.start, n.head, n.nroles = i+1, -1, 0
			n.name = r.names.Word(0)
		case f&text.Clitic != 0:
			goto done
		case f&text.Punct != 0:
			if f&text.Mark != 0 || r.byteAt(i) == '-' || r.byteAt(i) == '&' || r.byteAt(i) == '/' {
				break
			}
			if r.comma(i) && n.nroles == 0 && i+1 < b && n.head >= 0 && r.adjective(i-1) && r.inside(i+1) {
				break // "the tall, quiet official"
			}
			goto done
		case n.head < 0 && r.ownerPronoun(i):
			n.owner, n.definite, n.start = i, true, i+1
		case n.head < 0 && w.Has(lexicon.Determiner) && !r.capitalRole(i):
			switch r.norms[i] {
			case normThe, normThis, normThat, normThese, normThose:
				n.definite = true
			case normBoth, normAll:
				n.quantity = true
			default:
				n.indefinite = true
				n.quantity = n.quantity || r.norms[i] != normA && r.norms[i] != normAn && r.norms[i] != normAnother && r.norms[i] != normOther
			}
			n.start = i + 1
		case w.Has(lexicon.Quantity) && !w.Has(lexicon.Role) && n.head < 0 || n.head < 0 && r.tags != nil && r.tags[i] == tag.CD:
			n.quantity = true
			if r.norms[i] == normOne && !n.definite {
				n.indefinite = true
			}
			n.start = i + 1
			n.head = -1
			if r.norm(i+1) == normOf { // a number of officials, one of them
				if i+2 < b {
					inner := r.readNoun(i+2, b)
					if inner.head >= 0 && !inner.name.Has(lexicon.Pronoun) {
						inner.quantity, inner.indefinite, inner.definite = true, true, false
						if r.norms[i] != normOne {
							inner.plural = true
						} else {
							inner.plural = false
						}
						return inner
					}
				}
				n.head, n.name = i, w
				n.end = i + 1
				goto done
			}
		case f&text.Number != 0 && n.head >= 0 && f&text.Word == 0:
			// Article 7
		case r.norms[i] == normAnd && n.nroles > 0 && i+1 < b && r.inside(i+1) && !r.spanPerson(i-1) && !r.spanPerson(i+1) && r.roleBefore(i+1, b):
			// "first lady and senator"
		case w.Has(lexicon.Preposition|lexicon.Relative|lexicon.Conjunction) && !w.Has(lexicon.Role) && !r.capitalRole(i) && !(n.head < 0 && w.Has(lexicon.Adverb)):
			goto done
		case r.inside(i) || n.head < 0 && w.Has(lexicon.Adverb):
			if n.head >= 0 && r.postModifier(i) {
				goto done
			}
			found, length := r.entry(i, min(b, i+5))
			if !found.Has(lexicon.Role | lexicon.BodyCommon) {
				found, length = w, 1
			}
			if found.Has(lexicon.Role) && n.nroles < len(n.roles) {
				n.roles[n.nroles] = found
				n.nroles++
			}
			n.head, n.name = i+length-1, found
			i += length
			n.end = i
			continue
		default:
			if n.head >= 0 || i > a && r.verb(i) {
				goto done
			}
		}
		i++
	}
done:
	n.tail = i
	if n.head < 0 {
		return n
	}
	n.plural = n.plural || r.pluralNoun(n.head, n.name)
	if n.place == 0 {
		n.place = r.placeAt(n.start, n.end)
	}
	if n.place == 0 && (r.norm(n.tail) == normOf || r.norm(n.tail) == normFrom || r.norm(n.tail) == normFor || r.norm(n.tail) == normIn) {
		n.place = r.placeAt(n.tail+1, min(b, n.tail+4))
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

func (r *resolver) ownerPronoun(i int32) bool {
	if !r.is(i, lexicon.Pronoun|lexicon.Relative) {
		return false
	}
	switch r.norms[i] {
	case normHis, normHer, normTheir, normIts, normMy, normOur, normYour, normWhose:
		return true
	}
	return false
}

func (r *resolver) capitalRole(i int32) bool {
	return r.capital(i) && r.is(i, lexicon.Role) && !r.is(i, lexicon.Determiner)
}

func (r *resolver) adjective(i int32) bool {
	if r.tags == nil {
		return !r.capital(i) && !r.is(i, lexicon.Role)
	}
	return r.tags[i].Adjective() || r.tags[i] == tag.VBN
}

// roleBefore reports whether a role stands in the noun phrase at i.
func (r *resolver) roleBefore(i, b int32) bool {
	for k := i; k < min(b, i+5) && (r.inside(k) || r.is(k, lexicon.Determiner)); k++ {
		if r.is(k, lexicon.Role) {
			return true
		}
	}
	return false
}

func (r *resolver) spanPerson(i int32) bool {
	s := r.spanAt[i]
	return s > 0 && r.spans[s-1].kind == person
}

// postModifier reports whether token i, which might be a noun, begins what
// follows the head: "people briefed on the matter".
func (r *resolver) postModifier(i int32) bool {
	if r.tags == nil {
		return false
	}
	if r.tags[i] != tag.VBN && r.tags[i] != tag.VBG || !r.tags[i-1].Noun() || r.is(i, lexicon.Role) {
		return false
	}
	return !r.tags[min(int(i)+1, len(r.tags)-1)].Noun() || r.is(i-1, lexicon.Role|lexicon.BodyCommon|lexicon.DocumentNoun)
}

// pluralNoun reports whether the noun at i is a plural.
func (r *resolver) pluralNoun(i int32, n *lexicon.Name) bool {
	if n.Has(lexicon.Plural) {
		return true
	}
	if n.Has(lexicon.Role | lexicon.BodyCommon | lexicon.DocumentNoun) {
		return false
	}
	if r.tags != nil {
		return r.tags[i] == tag.NNS || r.tags[i] == tag.NNPS
	}
	w := r.doc.Word(i)
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's'
}

// placeAt returns the first place that words of [a,b) point to.
func (r *resolver) placeAt(a, b int32) uint16 {
	b = min(b, int32(len(r.norms)))
	for i := max(a, 0); i < b; i++ {
		if !r.capital(i) && r.words[i].flags&(headline|shouted) == 0 {
			continue
		}
		if n, _ := r.entry(i, b); n.Has(lexicon.Place | lexicon.Demonym | lexicon.Capital) {
			return n.Place
		}
	}
	return 0
}
