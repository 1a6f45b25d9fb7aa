package propose

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Input is a document with what earlier stages found. Slices are parallel to
// Doc.Tokens.
type Input struct {
	Doc  *text.Doc
	Tags []tag.POS
	Arcs []syntax.Arc // nil as long as there are none
}

// attributes are what the feature functions see of one token. Names are masked: the
// word of a proper noun is only its shape, so that weights do not learn the
// people of the training years.
type attributes struct {
	word, lemma uint64
	pos         tag.POS
	class       uint8  // commonest sense, 0 unknown
	senses      uint32 // all common senses
	rel         syntax.Rel
	quoted      bool   // inside an outermost quotation, marks included
	head        int32  // token, -1 for a root
	left, right uint32 // sets of relations of the children on that side
	subject     int32  // child that is the subject, -1
	object      int32  // direct object, -1
	clause      int32  // clausal complement, -1
	preposition uint64 // lemma of the case marker of the first prepositional child on the right
}

// view holds the attributes of a document's tokens with padding on both sides, so
// that windows need no bounds checks: attrs[pad+i] is token i.
type view struct {
	in      Input
	attrs   []attributes
	lemmas  []lemma     // of each lexeme, as the tag of its latest token has it
	made    [256]uint64 // the features of one position or candidate; always fewer than half of these
	count   uint8       // of these: a byte, so that made[count] needs no bounds check
	scratch linear.Scratch
	phrases []byte             // a cue with the words behind it
	words   [][cueLabels]int32 // of each token: how its words alone speak for a cue
	glances []int32            // of each token: its score at a glance as the first of a cue, which training sets a threshold by
}

// lemma is what the lists say of a verb's or a noun's dictionary form.
type lemma struct {
	pos    tag.POS // that it is for
	class  uint8
	senses uint32
	norm   uint64
}

const pad = 4

var (
	maskName   = text.NormOf("\x00name")
	maskCaps   = text.NormOf("\x00caps")
	maskNum    = text.NormOf("\x00number")
	maskOutlet = text.NormOf("\x00outlet")
	maskQuote  = text.NormOf("\x00quotation")
	maskEdge   = text.NormOf("\x00edge")
)

func (v *view) at(i int32) *attributes { return &v.attrs[i+pad] }

// norm is the hash of a word that rules name.
func (v *view) norm(w lang.Small) uint64 { return v.in.Doc.Lang.Lexicon.Norm(w) }

// look fills the attributes, with those of the trees if there are any.
func (v *view) look(in Input) {
	v.in = in
	n := len(in.Doc.Tokens)
	v.attrs = slices.Grow(v.attrs[:0], n+2*pad)[:n+2*pad]
	v.lemmas = slices.Grow(v.lemmas[:0], len(in.Doc.Lexemes))[:len(in.Doc.Lexemes)]
	clear(v.lemmas)
	edge := attributes{word: maskEdge, lemma: maskEdge, head: -1, subject: -1, object: -1, clause: -1}
	for i := range pad {
		v.attrs[i], v.attrs[n+pad+i] = edge, edge
	}
	for i := range in.Doc.Tokens {
		v.attrs[i+pad] = v.sheet(int32(i))
	}
	v.markOutlets()
	v.words, v.glances = slices.Grow(v.words[:0], n)[:n], slices.Grow(v.glances[:0], n)[:n]
	if in.Arcs != nil {
		v.attach(in.Arcs)
	}
}

// attach adds what the trees say.
func (v *view) attach(arcs []syntax.Arc) {
	v.in.Arcs = arcs
	for i, a := range arcs {
		f := v.at(int32(i))
		f.head, f.rel = a.Head, a.Rel
	}
	v.children()
}

func (v *view) sheet(i int32) attributes {
	t := &v.in.Doc.Tokens[i]
	p := v.in.Tags[i]
	f := attributes{pos: p, head: -1, quoted: t.Quotation != 0, subject: -1, object: -1, clause: -1}
	f.word, f.lemma = t.Norm, t.Norm
	switch {
	case p.Verb():
		f.lemma, f.class, f.senses = v.lemmaOf(i, p)
	case p.Noun():
		f.lemma, f.class, f.senses = v.lemmaOf(i, p)
		caps := t.Flags&text.AllCaps != 0
		if p.Proper() && (f.class == 0 || caps) {
			f.word, f.lemma = maskName, maskName
			if caps {
				f.word = maskCaps
			}
		}
	case t.Flags&text.Number != 0:
		f.word, f.lemma = maskNum, maskNum
	}
	return f
}

// classOutlet is the lexical class of the name of an outlet.
const classOutlet = 63

// markOutlets gives the names of outlets a class of their own, and one word for
// all.
func (v *view) markOutlets() {
	end := int32(0)
	for i, m := range v.in.Doc.Outlets() {
		if i < end || v.in.Doc.Tokens[i].Flags&text.Upper == 0 || m.Ambiguous && !v.postedOn(i) {
			continue
		}
		for end = m.End; i < end; i++ {
			f := v.at(i)
			f.class, f.senses = classOutlet, 0
			f.word, f.lemma = maskOutlet, maskOutlet
		}
	}
}

// postedOn reports whether "on" and a verb stand before a token: there even "X"
// is a platform.
func (v *view) postedOn(i int32) bool {
	return v.at(i-1).lemma == v.norm(lang.WordOn) && v.at(i-2).pos.Verb() && v.at(i-2).class != 0
}

func (v *view) children() {
	n := int32(len(v.in.Doc.Tokens))
	for i := range n {
		f := v.at(i)
		if f.head < 0 {
			continue
		}
		h := v.at(f.head)
		bit := uint32(1) << f.rel
		if i < f.head {
			h.left |= bit
		} else {
			h.right |= bit
		}
		switch f.rel {
		case syntax.Nsubj, syntax.NsubjPass:
			if h.subject < 0 || i < f.head {
				h.subject = i
			}
		case syntax.Dobj:
			if h.object < 0 {
				h.object = i
			}
		case syntax.Ccomp, syntax.Xcomp, syntax.Parataxis:
			if h.clause < 0 {
				h.clause = i
			}
		case syntax.Case:
			// The preposition of its head's head, where that head is a phrase
			// to the right of it.
			if g := h.head; g >= 0 && g < f.head && v.at(g).preposition == 0 {
				v.at(g).preposition = f.lemma
			}
		}
	}
}

// clear begins the features of another position or candidate.
func (v *view) clear() { v.count = 0 }

// features returns those put since clear. They are valid until the next one.
func (v *view) features() []uint64 { return v.made[:v.count] }

func (v *view) put(feature uint64) {
	v.made[v.count] = feature
	v.count++
}

// put1 to put5 add a feature made of a template and so many parts. They are
// called and not inlined: there are two hundred of them, dozens for every word,
// which would not stay in the processor's cache for instructions.
//
//go:noinline
func (v *view) put1(template, a uint64) { v.put(linear.Mix(template, a)) }

//go:noinline
func (v *view) put2(template, a, b uint64) { v.put(linear.Mix(linear.Mix(template, a), b)) }

//go:noinline
func (v *view) put3(template, a, b, c uint64) {
	v.put(linear.Mix(linear.Mix(linear.Mix(template, a), b), c))
}

//go:noinline
func (v *view) put4(template, a, b, c, d uint64) {
	v.put(linear.Mix(linear.Mix(linear.Mix(linear.Mix(template, a), b), c), d))
}

func (v *view) put5(template, a, b, c, d, e uint64) {
	v.put4(linear.Mix(template, a), b, c, d, e)
}

// bucket folds a distance into sixteen steps: exact when small, coarse when
// large; the sign is kept.
func bucket(d int) uint64 {
	sign := uint64(0)
	if d < 0 {
		d, sign = -d, 16
	}
	if d > 6 {
		k := 0
		for k < len(coarse) && d > coarse[k] {
			k++
		}
		d = 7 + k
	}
	return sign + uint64(d)
}

// coarse are the largest distances of the steps above six.
var coarse = [...]int{8, 12, 18, 30, 50}

// lemmaOf looks the lemma of a verb or noun up, once for all tokens of a lexeme
// that have the same tag in a row.
func (v *view) lemmaOf(i int32, p tag.POS) (norm uint64, class uint8, senses uint32) {
	t := &v.in.Doc.Tokens[i]
	l := &v.lemmas[t.Lexeme]
	if l.pos != p {
		l.pos, l.norm = p, tag.LemmaNorm(v.in.Doc.Lang, v.in.Doc.Word(i), t.Norm, p)
		classes := v.in.Doc.Lang.Words.Noun
		if p.Verb() {
			classes = v.in.Doc.Lang.Words.Verb
		}
		c, s := classes(l.norm)
		l.class, l.senses = uint8(c), uint32(s)
	}
	return l.norm, l.class, l.senses
}
