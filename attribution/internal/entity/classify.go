package entity

import (
	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// afterTitles returns where the name begins in a run that begins with what
// somebody is: "Serbian President", "Minister of Education", "Mr.".
func (r *resolver) afterTitles(a, b int32) (int32, bool) {
	start, found := a, false
	for p := a; p < b; {
		n, length := r.entry(p, b)
		end := p + length
		if !n.Has(lexicon.Role) || n.Has(lexicon.Given) && !n.Has(lexicon.Title) || end >= b || p > a && !n.Has(lexicon.Title) ||
			n.Has(lexicon.Plural) && !n.Has(lexicon.Title) || !n.Has(lexicon.Title) && !r.personAt(end) && r.dictionary(b-1) {
			p = end
			continue
		}
		if p > start && r.is(p-1, lexicon.Given) && !n.Has(lexicon.Office) {
			p = end // Martin Luther King
			continue
		}
		if r.is(end, lexicon.Preposition) { // Minister of Education Stefania Giannini
			for end < b && !r.personAt(end) && !r.is(end, lexicon.Title) {
				if _, length := r.entry(end, b); length > 1 {
					end += length
					if end+1 < b && r.capital(end) && !r.bodyIn(end, b) && !r.is(end, lexicon.BodyName|lexicon.Function) {
						break // Ambassador to the United States Hamdullah Mohib
					}
					continue
				}
				end++
			}
			if end < b && r.is(end, lexicon.Title) {
				p = end
				continue
			}
		}
		if end < b && !r.onlySuffixes(end, b) && !r.bodyIn(end, b) && (n.Fields == 0 && b-end == 1 || !r.onlyRoles(end, b)) {
			start, found = end, true
		}
		p = max(end, p+1)
	}
	return start, found
}

// onlyRoles reports whether the words are an office and no name: "Republican
// Secretary of State".
func (r *resolver) onlyRoles(a, b int32) bool {
	office := false
	for i := a; i < b; {
		n, length := r.entry(i, b)
		switch {
		case n.Has(lexicon.Given | lexicon.BodyName):
			return false
		case n.Has(lexicon.Role):
			office = true
		case office && n.Has(lexicon.Preposition) || !office && n.Has(lexicon.Demonym|lexicon.Adverb|lexicon.Quantity|lexicon.Place):
		case office:
			return r.is(i-1, lexicon.Preposition) // Minister of Foreign Affairs
		default:
			return false
		}
		i += length
	}
	return office
}

func (r *resolver) onlySuffixes(a, b int32) bool {
	for ; a < b; a++ {
		if !r.is(a, lexicon.Suffix) {
			return false
		}
	}
	return true
}

// bodyIn reports whether the words are the name of an organisation.
func (r *resolver) bodyIn(a, b int32) bool {
	last := b - 1
	if r.is(last, lexicon.BodySuffix) {
		return true
	}
	given := r.is(a, lexicon.Given) && !r.is(a, lexicon.Place)
	if r.is(last, lexicon.BodyName) && !(given && b-a <= 3 && !r.is(last, lexicon.BodyCommon)) && !(b-a == 1 && r.is(last, lexicon.Given)) {
		return true
	}
	for k := a; k < b; k++ {
		if r.byteAt(k) == '&' {
			return true
		}
		if k > a && r.is(k, lexicon.Preposition) && r.is(k-1, lexicon.BodyHead|lexicon.BodyName) {
			return true
		}
		if k > a && r.norms[k] == normAnd && !r.is(a, lexicon.Title) {
			return true
		}
	}
	return r.is(a, lexicon.BodyHead) && b-a > 1 && !given && r.is(a+1, lexicon.Preposition)
}

// addName adds the name [start,b) of the run [a,b), whose titles are
// [a,start).
func (r *resolver) addName(a, start, b int32) {
	s := span{start: start, end: b, outer: a, close: b, entity: -1}
	if b-start > 2 && r.flags(b-1)&text.AllCaps != 0 && r.is(b-1, lexicon.Honour|lexicon.Role) { // Ann Bell MP
		b--
		s.end = b
	}
	titled := start > a
	if !titled && r.placeOrRole(&s) {
		return
	}
	switch {
	case titled:
		s.kind = person
	case b-start <= 2 && r.comma(b) && r.placeFollows(b+1) && r.locates(start-1), r.dateline(start, b), r.settlement(start):
		s.kind, s.seat = place, true // of Springfield, Ill.
	case b-start > 1 && r.is(b-1, lexicon.BodyName) && r.words[b-1].name.Bodies&r.field.place != 0:
		s.kind, s.seat = place, true // the Persian Gulf, Lipa County
	case r.bodyIn(start, b):
		s.kind = body
	default:
		s.kind = r.kindOf(&s)
	}
	if s.start >= s.end {
		return
	}
	if s.end-s.start == 1 && !titled && !r.standsAlone(&s) {
		return
	}
	r.extend(&s)
	r.add(s)
}

// placeOrRole deals with runs that are no name of somebody, or are one of a
// place. It may shorten the span.
func (r *resolver) placeOrRole(s *span) bool {
	if r.onlyRoles(s.start, s.end) {
		return true
	}
	if s.end-s.start == 1 && r.is(s.start, lexicon.Demonym) && int(s.end) < len(r.words) && !r.capital(s.end) && r.at(s.end, lexicon.BodyCommon) &&
		r.words[s.end].name.Bodies&r.field.government != 0 && !r.is(s.end, lexicon.Plural) && !r.at(s.end+1, lexicon.Role) { // the Saudi government
		s.end++
		s.close = s.end
		s.kind = campaign
		r.add(*s)
		return true
	}
	for s.start < s.end {
		n, length := r.entry(s.start, s.end)
		end := s.start + length
		switch {
		case n.Has(lexicon.Place|lexicon.Capital) && end == s.end && !n.Has(lexicon.Given):
			s.kind, s.place, s.seat = place, n.Place, n.Has(lexicon.Capital)
			r.extend(s)
			r.add(*s)
			return true
		case s.end-end == 1 && r.is(end, lexicon.Place) && !r.is(end, lexicon.Given) && !n.Has(lexicon.Given|lexicon.Place|lexicon.Role) && r.noName(s.start): // East Africa
			s.kind, s.place, s.seat = place, 0, true
			r.extend(s)
			r.add(*s)
			return true
		case n.Has(lexicon.Role|lexicon.Demonym) && end == s.end && !n.Has(lexicon.Given|lexicon.BodyName),
			n.Has(lexicon.Demonym) && end == s.end && !n.Has(lexicon.BodyName) && r.at(s.start-1, lexicon.Determiner): // the Dane
			return true
		case n.Has(lexicon.Adverb|lexicon.Quantity) && !n.Has(lexicon.Place) && r.personAt(end): // New, Former
			s.start, s.outer = end, end
		case n.Has(lexicon.Demonym) && (r.personAt(end) || end+1 == s.end && r.is(end, lexicon.Role)):
			s.start, s.outer = end, end
		case n.Has(lexicon.Role) && end < s.end && !n.Has(lexicon.Given|lexicon.BodyName) && r.personAt(end):
			s.start = end
			return false
		default:
			return false
		}
	}
	return true
}

// dictionary reports whether token i is a noun for a thing.
func (r *resolver) dictionary(i int32) bool {
	class, senses := r.names.Noun(r.doc.Word(i))
	return class != lexicon.NoClass && !senses.Has(lexicon.NounPerson)
}

// kindOf guesses what a name without titles and without words of bodies is.
func (r *resolver) kindOf(s *span) kind {
	given := r.is(s.start, lexicon.Given)
	n := s.end - s.start
	if n >= 2 {
		if given || r.is(s.end-1, lexicon.Suffix) && n > 2 || r.initialAt(s.start) {
			return person
		}
		for k := s.start + 1; k < s.end; k++ {
			if r.is(k, lexicon.Particle) && !r.capital(k) || r.initialAt(k) && k+1 < s.end {
				return person
			}
		}
	}
	return unsure
}

// initialAt reports whether token i is a letter with a full stop.
func (r *resolver) initialAt(i int32) bool {
	t := &r.doc.Tokens[i]
	w := r.doc.Text[t.Start:t.End]
	return len(w) == 2 && w[1] == '.' && w[0] >= 'A' && w[0] <= 'Z'
}

// standsAlone reports whether a single capitalised word is a name.
func (r *resolver) standsAlone(s *span) bool {
	i := s.start
	w := &r.words[i]
	seen := r.written(i)
	if w.flags&initial == 0 {
		return !w.name.Has(notInName) || r.flags(i)&text.AllCaps != 0 || w.name.Has(lexicon.Given)
	}
	if seen&seenCapital != 0 {
		return true
	}
	if r.flags(i)&text.AllCaps != 0 && r.doc.Tokens[i].End-r.doc.Tokens[i].Start >= 2 {
		return true
	}
	if seen&seenLower != 0 {
		return false
	}
	s.weak = true
	if w.name.Has(lexicon.Given | lexicon.BodyName) {
		return true
	}
	if w.name.Marks != 0 {
		return false
	}
	if r.tags != nil {
		return r.tags[i] == tag.NNP
	}
	return r.possessive(i+1) || r.verb(i+1) || r.colonLabel(i)
}

// colonLabel reports whether token i is a label before a colon at the start
// of its line.
func (r *resolver) colonLabel(i int32) bool {
	return r.flags(i)&text.LineStart != 0 && r.byteAt(i+1) == ':'
}

// extend takes in what belongs to a name behind it: the lower-case word that
// makes it a body ("the Clinton campaign"), "(D-Vt.)", ", Jr.".
func (r *resolver) extend(s *span) {
	if s.start > s.outer && s.kind == person || s.kind == person || s.kind == unsure || s.kind == place {
		k := s.end
		if k < int32(len(r.words)) && !r.capital(k) && r.namesBody(s, k) {
			s.end, s.close, s.outer = k+1, k+1, s.start
			s.kind = campaign
			return
		}
	}
	if r.comma(s.end) && r.at(s.end+1, lexicon.Suffix) && r.capital(s.end+1) {
		s.end += 2
		s.close = s.end
	}
	if r.comma(s.end) && r.at(s.end+1, lexicon.Honour) {
		s.close = s.end + 2
	}
	if r.byteAt(s.end) == '(' && int(s.end)+2 < len(r.words) && r.byteAt(s.end+2) == ')' {
		if p, ok := r.constituency(s.end + 1); ok {
			s.place, s.kind, s.close = p, person, s.end+3
		}
	} else if r.comma(s.end) && int(s.end)+1 < len(r.words) {
		if p, ok := r.constituency(s.end + 1); ok {
			s.place, s.kind, s.close = p, person, s.end+2
		}
	}
}

// namesBody reports whether the small word at k makes a body of the name
// before it.
func (r *resolver) namesBody(s *span, k int32) bool {
	w := r.words[k].name
	if w.Has(lexicon.Plural) || r.doc.Tokens[k].Sentence != r.doc.Tokens[s.start].Sentence {
		return false
	}
	if w.Bodies&r.field.campaign == 0 && w.Kind&r.field.government == 0 && r.norms[k] != normAdministration && r.norms[k] != normTeam {
		return false
	}
	if s.kind == place && w.Bodies&r.field.government == 0 {
		return false
	}
	// "the Clinton campaign spokesman" is about a person, yet the campaign is named.
	return true
}

var (
	normAdministration = text.NormOf("administration")
	normTeam           = text.NormOf("team")
)

// add appends a span and notes it at its tokens.
func (r *resolver) add(s span) {
	for k := s.outer; k < s.start; k++ {
		if g := r.words[k].name; g.Has(lexicon.Role) && g.Gender != lexicon.NoGender {
			s.gender = g.Gender
		}
	}
	r.spans = append(r.spans, s)
	for k := s.start; k < s.end; k++ {
		r.spanAt[k] = int32(len(r.spans))
	}
}
