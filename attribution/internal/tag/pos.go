package tag

import "strings"

// POS is a part of speech of the Penn Treebank's set.
type POS uint8

// The tags. None is for tokens that nobody tagged.
const (
	None POS = iota
	CC
	CD
	DT
	EX
	FW
	IN
	JJ
	JJR
	JJS
	LS
	MD
	NN
	NNS
	NNP
	NNPS
	PDT
	POSS // 's and ' of the genitive
	PRP
	PRPS // possessive pronoun
	RB
	RBR
	RBS
	RP
	SYM
	TO
	UH
	VB
	VBD
	VBG
	VBN
	VBP
	VBZ
	WDT
	WP
	WPS // whose
	WRB
	Period // also ? and !
	Comma
	Colon // also ; dashes and dots
	OpenQuote
	CloseQuote
	OpenBracket
	CloseBracket
	Dollar // any currency sign
	Hash
	tagCount
)

var names = [tagCount]string{
	"", "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNS", "NNP", "NNPS", "PDT", "POS",
	"PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ",
	"WDT", "WP", "WP$", "WRB", ".", ",", ":", "``", "''", "-LRB-", "-RRB-", "$", "#",
}

// String returns the tag as the Penn Treebank writes it.
func (p POS) String() string {
	if p < tagCount {
		return names[p]
	}
	return "?"
}

// ParsePOS reads a tag of the Penn Treebank or of its later extensions, which
// become the nearest tag of the old set. None is for what is unknown.
func ParsePOS(name string) POS {
	switch name {
	case "HYPH", "NFP":
		return Colon
	case "ADD":
		return NN
	case "AFX":
		return JJ
	}
	if name == "" {
		return None
	}
	for p, n := range names {
		if strings.EqualFold(n, name) {
			return POS(p)
		}
	}
	return None
}

// Verb reports whether the tag is one of a verb; modals are none.
func (p POS) Verb() bool { return VB <= p && p <= VBZ }

// Noun reports whether the tag is one of a noun, proper or common.
func (p POS) Noun() bool { return NN <= p && p <= NNPS }

// Proper reports whether the tag is one of a proper noun.
func (p POS) Proper() bool { return p == NNP || p == NNPS }

// Adjective reports whether the tag is one of an adjective.
func (p POS) Adjective() bool { return JJ <= p && p <= JJS }

// Punctuation reports whether the tag is one of a mark and not of a word.
func (p POS) Punctuation() bool { return Period <= p && p <= CloseBracket }
