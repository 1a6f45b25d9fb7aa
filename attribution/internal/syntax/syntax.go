// Package syntax attaches every token to its head.
package syntax

// Rel is the relation of a token to its head: the basic relations of the
// first Universal Dependencies, with what matters little for reported speech
// folded together.
type Rel uint8

// The relations. None is for tokens that nobody attached; there are at most
// 32, so that a set of them fits a word.
const (
	None Rel = iota
	Root
	Nsubj // also a clause
	NsubjPass
	Dobj
	Iobj
	Ccomp
	Xcomp
	Advcl
	Acl
	Relcl
	Nmod // of a noun or of a verb, usually with a Case
	Tmod // the same without a preposition: yesterday
	Poss
	Case // preposition, also the genitive's 's
	Mark // to, that, because
	Aux
	AuxPass
	Neg
	Det
	Amod
	Compound // also the parts of a name
	Conj
	Cc
	Appos
	Cop
	Advmod
	Punct
	Parataxis
	Prt // particle of a verb
	Nummod
	Dep // any other
	relCount
)

var names = [relCount]string{
	"", "root", "nsubj", "nsubjpass", "dobj", "iobj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "nmod", "nmod:tmod",
	"nmod:poss", "case", "mark", "aux", "auxpass", "neg", "det", "amod", "compound", "conj", "cc", "appos", "cop",
	"advmod", "punct", "parataxis", "compound:prt", "nummod", "dep",
}

// String returns the relation's name in the first Universal Dependencies.
func (r Rel) String() string {
	if r < relCount {
		return names[r]
	}
	return "?"
}

// ParseRel reads the name of a relation in either version of Universal
// Dependencies. Negation has lost its relation in the second one: there a
// caller must look at the word. Dep is for what is unknown.
func ParseRel(name string) Rel {
	switch name {
	case "":
		return None
	case "csubj", "expl", "nsubj:outer", "csubj:outer", "dislocated":
		return Nsubj
	case "nsubj:pass", "csubj:pass", "csubjpass":
		return NsubjPass
	case "obj":
		return Dobj
	case "obl", "obl:agent", "obl:arg", "nmod:agent":
		return Nmod
	case "nmod:npmod", "obl:npmod", "obl:tmod", "obl:unmarked", "nmod:unmarked":
		return Tmod
	case "aux:pass":
		return AuxPass
	case "flat", "flat:name", "flat:foreign", "fixed", "mwe", "goeswith", "name", "nmod:desc":
		return Compound
	case "det:predet":
		return Det
	case "cc:preconj":
		return Cc
	case "advcl:relcl":
		return Relcl
	case "discourse":
		return Advmod
	case "list":
		return Parataxis
	}
	for r, n := range names {
		if n == name {
			return Rel(r)
		}
	}
	return Dep
}

// Arc is the head of a token and its relation to it.
type Arc struct {
	Head int32 // token index in the document, -1 for the root of a sentence
	Rel  Rel
}
