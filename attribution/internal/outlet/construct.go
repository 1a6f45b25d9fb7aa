package outlet

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// construction is the grammar around the name of an outlet. What it means for a
// statement is learned.
type construction struct {
	governor int32        // the word before the noun phrase: told, to, by; -1 for none
	anchor   int32        // the word that such a preposition belongs to: quoted by, an interview with; -1 for none
	the      bool         // the noun phrase begins with an article
	right    lang.Carrier // the class of the common noun after the name: an X poll
	noun     uint64       // the hash of that noun
	verb     int32        // the verb whose subject the name is: X reported; -1 for none
}

// anchors are the words that a preposition before an outlet goes with.
const anchors = lang.CarrierTell | lang.CarrierTalk | lang.CarrierInterview | lang.CarrierQuestion | lang.CarrierCarry | lang.CarrierHost |
	lang.CarrierReport | lang.CarrierWrite | lang.CarrierPiece | lang.CarrierPost | lang.CarrierShow | lang.CarrierPoll | lang.CarrierTarget |
	lang.CarrierRemark | lang.CarrierAccording

// construe reads the construction of a site.
func (f *detector) construe(s *site) {
	f.takeProgramme(s)
	s.right, s.noun = f.headRight(s)
	s.governor, s.the = f.governor(s)
	s.anchor, s.verb = -1, -1
	if s.governor >= 0 {
		s.anchor = f.lastWith(s.governor-1, 6, anchors)
	}
	if s.verb = f.verbRight(s.words.End); s.verb < 0 && s.right != 0 {
		s.verb = f.verbRightOf(s)
	}
}

// takeProgramme extends "CNN's" by the name of a programme after it, and notes
// whether a person of the outlet follows instead.
func (f *detector) takeProgramme(s *site) {
	e := s.words.End
	if f.means(e, lang.CarrierPossessive) || f.isApostrophe(e) {
		e++
	} else if f.flags(e)&text.Open == 0 && !f.means(e, lang.CarrierShow) {
		if f.means(e, lang.CarrierStaff) {
			s.person = true
		}
		return
	}
	for n := 0; n < 3 && f.means(e, lang.CarrierShow|lang.CarrierModifier|lang.CarrierDay) && f.flags(e)&(text.Mark|text.Upper) == 0; n++ {
		e++
	}
	if f.flags(e)&text.Open != 0 {
		if q := f.quotationAt(e); q.Start == e && q.Len() <= 9 && f.flags(e+1)&text.Upper != 0 && f.same(e, s.words.Start) {
			s.words.End = q.End
		}
		return
	}
	if m, ok := f.programme(e); ok {
		s.words.End = m
		return
	}
	if f.means(e, lang.CarrierStaff) || f.flags(e)&text.Upper != 0 && !f.means(e, lang.CarrierGeneric|lang.CarrierShow|lang.CarrierPoll|lang.CarrierDay) {
		s.person = true
	}
}

func (f *detector) isApostrophe(i int32) bool {
	return f.flags(i)&text.Punct != 0 && f.flags(i)&text.Spaced == 0 && (f.doc.Word(i) == "'" || f.doc.Word(i) == "’")
}

// programme returns the end of a programme's name at i.
func (f *detector) programme(i int32) (int32, bool) {
	if i < 0 || int(i) >= len(f.doc.Tokens) {
		return 0, false
	}
	if m, ok := f.doc.Outlet(i); ok && m.Programme {
		return m.End, true
	}
	return 0, false
}

// quotationAt is the range of the quotation that token i opens.
func (f *detector) quotationAt(i int32) text.Range {
	q := f.doc.Tokens[i].Quotation
	if q == 0 {
		return text.Range{}
	}
	return f.doc.Quoted[q-1]
}

// endsPhrase are the classes of words that end a noun phrase.
const endsPhrase = lang.CarrierPreposition | lang.CarrierAuxiliary | lang.CarrierReport | lang.CarrierArticle | lang.CarrierTell | lang.CarrierTalk

// headRight returns the common noun that the name stands before: an X poll, a
// recent X survey, X's super PAC tally; and its norm.
func (f *detector) headRight(s *site) (lang.Carrier, uint64) {
	e := s.words.End
	steps := 2
	if f.means(e, lang.CarrierPossessive) || f.isApostrophe(e) {
		e++
		steps = 3
	}
	for n := 0; n <= steps && f.same(s.words.Start, e); n++ {
		sn := f.sense(e)
		if sn&(lang.CarrierPoll|lang.CarrierShow|lang.CarrierPiece|lang.CarrierPost|lang.CarrierAudience) != 0 {
			if n > 0 && sn&(lang.CarrierPoll|lang.CarrierShow) == 0 && !f.means(s.words.End, lang.CarrierPossessive) {
				return 0, 0
			}
			return sn, f.norm(e)
		}
		fl := f.flags(e)
		if fl&text.Punct != 0 {
			if w := f.doc.Word(e); w != "/" && w != "-" && w != "–" || fl&text.Mark != 0 {
				return 0, 0
			}
			n--
			e++
			// The other sponsor: CNN/ORC, NBC News/Wall Street Journal.
			if m, ok := f.doc.Outlet(min(e, int32(len(f.doc.Tokens))-1)); ok {
				e = m.End
			} else {
				e++
			}
			if e-s.words.End > 10 {
				return 0, 0
			}
			continue
		}
		if sn&endsPhrase != 0 && sn&lang.CarrierModifier == 0 {
			return 0, 0
		}
		if fl&text.Clitic != 0 {
			return 0, 0
		}
		e++
	}
	return 0, 0
}

// governor returns the word before the noun phrase that the site is in, -1
// for none in the sentence, and whether an article stands there.
func (f *detector) governor(s *site) (int32, bool) {
	start := s.words.Start
	j := start - 1
	the, common := false, false
	for n := 0; n < 9 && f.same(start, j); n++ {
		fl, sn := f.flags(j), f.sense(j)
		switch {
		case fl&text.Mark != 0 && fl&text.Open != 0:
		case fl&text.Clitic != 0 && f.means(j, lang.CarrierPossessive):
			j = f.ownerStart(j)
			common = true
		case sn&lang.CarrierArticle != 0 && fl&text.Upper == 0 || f.means(j, lang.CarrierThe):
			the = true
			if j > 0 && f.same(start, j-1) {
				return j - 1, the
			}
			return -1, the
		case sn&(lang.CarrierGeneric|lang.CarrierModifier) != 0 && sn&(lang.CarrierTell|lang.CarrierPreposition) == 0:
			common = true
		case fl&(text.Upper|text.Word) == text.Word && (f.hyphenated(j) || common && sn == 0 && n < 4 && f.marks(j) == 0):
		case f.qualifies(j, common):
		default:
			return j, the
		}
		j--
	}
	if !f.same(start, j) {
		return -1, the
	}
	return j, the
}

// ownerStart returns the first word of the name before the possessive at j:
// Iran's IRNA, the country's CNN.
func (f *detector) ownerStart(j int32) int32 {
	at := j
	for n := 0; n < 4 && j > 0 && f.same(at, j-1) && f.flags(j-1)&text.Upper != 0 && !f.means(j-1, lang.CarrierPreposition|lang.CarrierTell); n++ {
		j--
	}
	return j
}

// qualifies reports whether the capitalised word at j belongs to the phrase of
// the outlet behind it: a country, or anything before a common noun.
func (f *detector) qualifies(j int32, common bool) bool {
	return f.flags(j)&text.Upper != 0 && (common || f.marks(j)&(lang.Demonym|lang.Place) != 0) && !f.means(j, endsPhrase) && !f.startsSentence(j)
}

func (f *detector) startsSentence(i int32) bool {
	return f.doc.Sentences[f.doc.Tokens[i].Sentence].Start == i
}

// hyphenated reports whether token i has a hyphen inside.
func (f *detector) hyphenated(i int32) bool {
	w := f.doc.Word(i)
	return len(w) > 2 && strings.Contains(w[1:len(w)-1], "-")
}

// lastWith returns the last token with one of the classes among the n tokens up to i,
// -1 for none. It stops at the start of the sentence and at punctuation other than
// quotation marks and commas.
func (f *detector) lastWith(i int32, n int, want lang.Carrier) int32 {
	for first := i; n > 0 && f.same(first, i); n-- {
		if f.means(i, want) {
			return i
		}
		if fl := f.flags(i); fl&text.Punct != 0 && fl&text.Mark == 0 && f.doc.Word(i) != "," {
			return -1
		}
		i--
	}
	return -1
}

// verbRight returns the reporting verb whose subject the phrase that ends at e may
// be, -1 for none.
func (f *detector) verbRight(e int32) int32 {
	last := min(e+4, f.sentenceEnd(e-1))
	if e+1 < last && f.means(e+1, lang.CarrierCiting) && f.isComma(e) {
		return e + 1 // Reuters, citing ..., reported
	}
	for ; e < last; e++ {
		sn := f.sense(e)
		if sn&lang.CarrierReport != 0 {
			return e
		}
		if sn&(lang.CarrierAuxiliary|lang.CarrierDay) == 0 && !f.adverb(e) {
			return -1
		}
	}
	return -1
}

func (f *detector) isComma(i int32) bool {
	return f.flags(i)&text.Punct != 0 && f.doc.Word(i) == ","
}

// adverb reports whether token i looks like an adverb: reportedly.
func (f *detector) adverb(i int32) bool {
	const shortest = 5 // bytes of one
	if f.flags(i)&(text.Word|text.Upper) != text.Word {
		return false
	}
	w := f.doc.Word(i)
	return len(w) >= shortest && f.doc.Lang.Lexicon.EndsWith(w, lang.AdverbEnds)
}

// verbRightOf is verbRight for a phrase that ends with a noun after the name: the X
// newspaper reported.
func (f *detector) verbRightOf(s *site) int32 {
	e := s.words.End
	for n := 0; n < 4 && f.same(s.words.Start, e); n++ {
		if f.means(e, lang.CarrierPiece) {
			return f.verbRight(e + 1)
		}
		e++
	}
	return -1
}
