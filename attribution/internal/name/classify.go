package name

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// bodyIn reports whether the words are the name of an organisation.
func (r *Result) bodyIn(a, b int32) bool {
	last := b - 1
	if r.Is(last, lang.BodySuffix) {
		return true
	}
	if n, length := r.entry(a, b); length == b-a && length > 1 && n.Has(lang.BodyName) {
		return true // Liberal Democrats
	}
	given := r.Is(a, lang.Given) && !r.Is(a, lang.Place)
	if r.Is(last, lang.BodyName) && !(given && b-a <= 3 && !r.Is(last, lang.BodyCommon)) && !(b-a == 1 && r.Is(last, lang.Given)) {
		return true
	}
	for k := a; k < b; k++ {
		if r.ByteAt(k) == '&' {
			return true
		}
		if k > a && r.Is(k, lang.Preposition) && r.Is(k-1, lang.BodyHead|lang.BodyName) {
			return true
		}
		if k > a && r.Small(k) == lang.WordAnd && !r.Is(a, lang.Title) {
			return true
		}
	}
	return r.Is(a, lang.BodyHead) && b-a > 1 && !given && r.Is(a+1, lang.Preposition)
}

// addName adds the name [start,b), whose titles are [a,start).
func (r *Result) addName(a, start, b int32) {
	s := Span{Start: start, End: b, Outer: a, Close: b, Entity: -1}
	for s.End-start > 2 && r.lettersBehind(s.End-1) { // Ann Bell MP
		s.End--
	}
	b = s.End
	titled := start > a
	if !titled && r.placeOrRole(&s) {
		return
	}
	switch {
	case titled:
		s.Kind = KindPerson
	case b-start <= 2 && r.Comma(b) && r.placeFollows(b+1) && r.locates(start-1), r.dateline(start, b), r.settlement(start):
		s.Kind, s.Seat = KindPlace, true // of Springfield, Ill.
	case b-start > 1 && r.Is(b-1, lang.BodyName) && r.Entry(b-1).Bodies&r.Fields.Place != 0:
		s.Kind, s.Seat = KindPlace, true // the Persian Gulf, Lipa County
	case r.bodyIn(start, b):
		s.Kind = KindBody
	default:
		s.Kind = r.kindOf(&s)
	}
	if s.Start >= s.End {
		return
	}
	if s.End-s.Start == 1 && (!titled && !r.standsAlone(&s) || titled && r.qualifiesNoun(start)) {
		return
	}
	r.extend(&s)
	r.add(&s)
}

// placeOrRole deals with a run without titles that names a place, or only says what
// somebody is; it then adds what there is to add, and reports true. It may cut words
// off the front of the span: "Former Mayor", "Serbian".
func (r *Result) placeOrRole(s *Span) bool {
	if r.namedHere(s) {
		return false
	}
	if r.onlyRoles(s.Start, s.End) {
		return true
	}
	if r.ofCountry(s) {
		s.End++
		s.Close, s.Kind = s.End, KindCampaign
		r.add(s)
		return true
	}
	for s.Start < s.End {
		n, length := r.entry(s.Start, s.End)
		end := s.Start + length
		switch {
		case n.Has(lang.Place|lang.Capital) && end == s.End && !n.Has(lang.Given):
			s.Place, s.Seat = n.Place, n.Has(lang.Capital)
			r.addPlace(s)
			return true
		case s.End-end == 1 && r.Is(end, lang.Place) && !r.Is(end, lang.Given) && !n.Has(lang.Given|lang.Place|lang.Role) && r.noName(s.Start): // East Africa
			s.Place, s.Seat = 0, true
			r.addPlace(s)
			return true
		case end == s.End && r.noBody(s, n):
			return true
		case r.qualifiesPerson(n, end, s.End):
			s.Start, s.Outer = end, end
		case n.Has(lang.Role) && end < s.End && !n.Has(lang.Given|lang.BodyName) && r.personAt(end):
			s.Start = end
			return false
		default:
			return false
		}
	}
	return true
}

// namedHere reports whether a word for a role is the surname of somebody whom the
// text named before, and stands like one: after "Janice Leader", "Leader said".
func (r *Result) namedHere(s *Span) bool {
	i := s.Start
	return s.End-i == 1 && r.Is(i, lang.Role) && r.written(i)&seenNamed != 0 && r.proper(i) && !r.Is(i-1, lang.Determiner) && !r.Possessive(i-1) &&
		(r.Verb(s.End) && !r.Inside(s.End) || r.Possessive(s.End) || i > 0 && r.Verb(i-1))
}

// addPlace adds the name of a place.
func (r *Result) addPlace(s *Span) {
	s.Kind = KindPlace
	r.extend(s)
	r.add(s)
}

// ofCountry reports whether the span is a demonym before a word for a government:
// the Saudi government.
func (r *Result) ofCountry(s *Span) bool {
	k := s.End
	return k-s.Start == 1 && r.Is(s.Start, lang.Demonym) && !r.Capital(k) && r.Is(k, lang.BodyCommon) &&
		r.Entry(k).Bodies&r.Fields.Government != 0 && !r.Is(k, lang.Plural) && !r.Is(k+1, lang.Role) && !r.oneOfMany(s.Start-1)
}

// noBody reports whether the last words of a run, which are the entry n, say what
// somebody is or where from, and so name nobody. The likes of "Labour", which are of
// no country, are names before a verb, and so is the surname of Mark Cuban.
func (r *Result) noBody(s *Span, n *lang.Entry) bool {
	if n.Has(lang.Demonym) && !n.Has(lang.Role|lang.Plural) && s.End-s.Start == 1 && (r.Verb(s.End) && !r.Inside(s.End) || r.Possessive(s.End)) &&
		(r.written(s.Start)&seenNamed != 0 || n.Place == 0 && r.proper(s.Start)) {
		return false
	}
	return n.Has(lang.Role|lang.Demonym) && !n.Has(lang.Given|lang.BodyName) ||
		n.Has(lang.Demonym) && !n.Has(lang.BodyName) && r.Is(s.Start-1, lang.Determiner) // the Dane
}

// qualifiesPerson reports whether the words before end, which are the entry n, only
// qualify the person or role behind them: New, Former, Serbian.
func (r *Result) qualifiesPerson(n *lang.Entry, end, last int32) bool {
	return n.Has(lang.Adverb|lang.Quantity) && !n.Has(lang.Place) && r.personAt(end) ||
		n.Has(lang.Demonym) && (r.personAt(end) || end+1 == last && r.Is(end, lang.Role))
}

// dictionary reports whether token i is a common noun, and not one for people.
func (r *Result) dictionary(i int32) bool {
	class, senses := r.Noun(i)
	return class != lang.NoClass && !senses.Has(lang.NounPerson)
}

// kindOf returns KindPerson for a name that has a given name, an initial or the
// like, KindUnsure for others. Names with titles, and those that have words of
// organisations, do not come here.
func (r *Result) kindOf(s *Span) Kind {
	given := r.Is(s.Start, lang.Given)
	n := s.End - s.Start
	if n >= 2 {
		if given || r.Is(s.End-1, lang.Suffix) && n > 2 || r.initialAt(s.Start) {
			return KindPerson
		}
		for k := s.Start + 1; k < s.End; k++ {
			if r.Is(k, lang.Particle) && !r.Capital(k) || r.initialAt(k) && k+1 < s.End {
				return KindPerson
			}
		}
	}
	return KindUnsure
}

// initialAt reports whether token i is a letter with a full stop.
func (r *Result) initialAt(i int32) bool {
	t := &r.Doc.Tokens[i]
	w := r.Doc.Text[t.Start:t.End]
	return len(w) == 2 && w[1] == '.' && w[0] >= 'A' && w[0] <= 'Z'
}

// standsAlone reports whether a single capitalised word is a name.
func (r *Result) standsAlone(s *Span) bool {
	i := s.Start
	w := &r.Words[i]
	seen := r.written(i)
	if w.Has(lang.Role) && w.Has(lang.Plural) && w.Has(lang.BodyName) { // the Conservatives
		return w.Flags&Initial == 0 && r.Small(i-1) == lang.WordThe || seen == seenCapital
	}
	if w.Flags&Initial == 0 {
		return !w.Has(notInName) || r.Flags(i)&text.AllCaps != 0 || w.Has(lang.Given) || seen&seenNamed != 0 && (r.Verb(i+1) || r.Possessive(i+1))
	}
	if seen&seenCapital != 0 {
		return true
	}
	if seen&seenNamed != 0 && !w.Has(notInName) {
		return true
	}
	if r.Flags(i)&text.AllCaps != 0 && r.Doc.Tokens[i].End-r.Doc.Tokens[i].Start >= 2 {
		return true
	}
	if seen&seenLower != 0 {
		return false
	}
	s.Weak = true
	if w.Has(lang.Plural) && w.Has(lang.BodyCommon) { // the authorities
		return false
	}
	if w.Has(lang.Given) || w.Has(lang.BodyName) && !(w.Has(lang.People) && w.Has(lang.BodyCommon)) { // Parliament, but not police
		return true
	}
	if w.Marks != 0 {
		return false
	}
	if r.Tags != nil {
		return r.Tags[i] == tag.NNP
	}
	return r.Possessive(i+1) || r.Verb(i+1) || r.colonLabel(i)
}

// qualifiesNoun reports whether the word at i is a capitalised adjective before a
// noun in small letters: "Republican Presidential hopeful".
func (r *Result) qualifiesNoun(i int32) bool {
	return r.Is(i+1, lang.Role) && !r.Capital(i+1) && r.written(i)&seenNamed == 0 && r.adjectival(r.Doc.Word(i))
}

// colonLabel reports whether token i is a label before a colon at the start
// of its line.
func (r *Result) colonLabel(i int32) bool {
	return r.Flags(i)&text.LineStart != 0 && r.ByteAt(i+1) == ':'
}

// extend takes in what belongs to a name behind it: the noun that makes it an
// organisation ("the Clinton campaign"), ", Jr.", "(D-Vt.)".
func (r *Result) extend(s *Span) {
	if s.Start > s.Outer && s.Kind == KindPerson || s.Kind == KindPerson || s.Kind == KindUnsure || s.Kind == KindPlace {
		k := s.End
		if r.Possessive(k) { // Trump's campaign
			k++
		}
		if s.Kind != KindPlace && r.adjectivalAt(k) { // the Bernie Sanders presidential campaign
			k++
		}
		if int(k) < len(r.Words) && !r.Capital(k) && r.namesBody(s, k) && (k == s.End || r.Entry(k).Bodies&r.Fields.Campaign != 0) {
			s.End, s.Close, s.Outer = k+1, k+1, s.Start
			s.Kind = KindCampaign
			return
		}
	}
	if r.Comma(s.End) && r.Is(s.End+1, lang.Suffix) && r.Capital(s.End+1) {
		s.End += 2
		s.Close = s.End
	}
	if r.ofLands(s) {
		s.End += 2
		s.Close = s.End
	}
	for r.Comma(s.Close) && int(s.Close)+1 < len(r.Words) && r.lettersBehind(s.Close+1) {
		s.Close += 2
	}
	if r.ByteAt(s.End) == '(' && int(s.End)+2 < len(r.Words) && r.ByteAt(s.End+2) == ')' {
		if p, ok := r.constituency(s.End + 1); ok {
			s.Place, s.Kind, s.Close = p, KindPerson, s.End+3
		}
	} else if r.Comma(s.End) && int(s.End)+1 < len(r.Words) {
		if p, ok := r.constituency(s.End + 1); ok {
			s.Place, s.Kind, s.Close = p, KindPerson, s.End+2
		}
	}
}

// ofLands reports whether the span is a noble's given name, which goes on with "of":
// Countess Marie-Odile of Brabant.
func (r *Result) ofLands(s *Span) bool {
	k := s.End + 1
	if s.Start == s.Outer || s.End-s.Start != 1 || r.Small(s.End) != lang.WordOf || !r.Capital(k) || r.Is(k, lang.Place|lang.Capital|lang.Demonym|lang.BodyName) {
		return false
	}
	title := r.Entry(s.Start - 1)
	first, _, _ := strings.Cut(r.Doc.Word(s.Start), "-")
	return title.Has(lang.Title) && !title.Has(lang.Office) && title.Gender != lang.NoGender && r.Lexicon.Word(lang.NameNorm(first)).Has(lang.Given)
}

// namesBody reports whether the noun at k makes an organisation of the name before
// it. It does so before a role as well: "the Clinton campaign spokesman" is about a
// person, yet it names the campaign.
func (r *Result) namesBody(s *Span, k int32) bool {
	w := r.Entry(k)
	if w.Marks&lang.Plural != 0 || r.Doc.Tokens[k].Sentence != r.Doc.Tokens[s.Start].Sentence {
		return false
	}
	if w.Bodies&r.Fields.Campaign == 0 && w.Kind&r.Fields.Government == 0 && r.Small(k) != lang.WordAdministration && r.Small(k) != lang.WordTeam {
		return false
	}
	if s.Kind == KindPlace && w.Bodies&r.Fields.Government == 0 {
		return false
	}
	return true
}

// add appends a span, and enters it in SpanAt and seen.
func (r *Result) add(s *Span) {
	for k := s.Outer; k < s.Start; k++ {
		if !r.Is(k, lang.Role) {
			continue
		}
		if g := r.Entry(k).Gender; g != lang.NoGender {
			s.Gender = g
		}
	}
	if s.End-s.Start > 1 && s.Kind <= KindPerson {
		r.seen[r.Doc.Tokens[s.Start].Lexeme] |= seenNamed
		r.seen[r.Doc.Tokens[r.surname(s)].Lexeme] |= seenNamed
	}
	r.Spans = append(r.Spans, *s)
	for k := s.Start; k < s.End; k++ {
		r.SpanAt[k] = int32(len(r.Spans))
	}
}
