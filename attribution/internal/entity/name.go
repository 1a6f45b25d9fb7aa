package entity

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// kind is what a name names.
type kind uint8

const (
	unsure   kind = iota // a person or an organisation
	person               //
	body                 // an organisation
	place                // a country, a state, a capital
	campaign             // "the Clinton campaign": a body named after somebody
)

// span is a name in the text.
type span struct {
	start, end int32 // tokens of the name without titles
	outer      int32 // first token of the titles before it
	close      int32 // end of what belongs to it behind: "(D-Vt.)", ", Jr."
	entity     int32 // index into people, -1 before joining
	kind       kind
	gender     lexicon.Gender
	place      uint16 // of a place, or of "(D-Vt.)"
	seat       bool   // a seat of government: Moscow, the White House
	weak       bool   // only the position of a capital speaks for it
	next       int32  // more names of the same full form, for joinNames
}

// findNames fills spans in the order of the text. First those of ordinary
// lines; headlines are read by what those have taught.
func (r *resolver) findNames() {
	n := int32(len(r.words))
	for i := int32(0); i < n; {
		if r.words[i].flags&(headline|shouted) != 0 {
			i = r.findInHeadline(i)
			continue
		}
		if !r.startsName(i) {
			i++
			continue
		}
		end := r.endOfRun(i)
		r.readRun(i, end)
		i = end
	}
}

// compound reports whether a word is an adjective made with a name:
// Lipa-based.
func (r *resolver) compound(word string) bool {
	i := strings.LastIndexByte(word, '-')
	if i <= 0 {
		return false
	}
	switch word[i+1:] {
	case "based", "born", "led", "backed", "owned", "controlled", "style", "era", "bound", "trained", "educated", "listed", "made", "speaking",
		"held", "occupied", "run", "funded", "wide", "like", "friendly", "area", "sponsored", "appointed", "level", "type", "leaning", "mandated", "aligned", "allied":
		return true
	}
	return false
}

const notInName = lexicon.Function &^ (lexicon.Month | lexicon.Weekday)

// startsName reports whether a run of capitalised words begins at token i.
func (r *resolver) startsName(i int32) bool {
	if !r.capital(i) {
		return false
	}
	w := &r.words[i]
	t := &r.doc.Tokens[i]
	if _, ok := r.constituency(i); ok || w.name.Has(lexicon.Honour) && r.comma(i-1) {
		return false
	}
	if w.name.Has(lexicon.Month | lexicon.Weekday) {
		return w.name.Has(lexicon.Given) && r.capital(i+1)
	}
	if w.name.Has(lexicon.Begins) {
		if n, _ := r.names.Longest(r.norms[i:min(int(i)+5, len(r.norms))]); n.Has(lexicon.Place | lexicon.Capital) {
			return true // New Delhi
		}
	}
	if word := r.doc.Word(i); word == "Q&A" || r.compound(word) {
		return false
	}
	if r.tags != nil && w.flags&initial != 0 && r.tags[i] == tag.VBG { // Fostering ...
		return false
	}
	if w.name.Has(notInName) {
		loud := t.Flags&text.AllCaps != 0 && t.End-t.Start >= 2
		switch {
		case w.name.Has(lexicon.Given):
			return w.flags&initial == 0 || !w.name.Has(lexicon.Adverb) && r.proper(i) && r.capital(i+1) && !r.at(i+1, notInName)
		case loud && (w.flags&initial == 0 || r.seen.get(r.norms[i])&seenLoud != 0):
			return true // WHO, US
		case w.flags&initial == 0 && w.name.Has(lexicon.Adverb|lexicon.Quantity|lexicon.Auxiliary) && r.proper(i):
			return true
		}
		return false
	}
	return true
}

// proper reports whether the tags, if there are any, make token i a name.
func (r *resolver) proper(i int32) bool { return r.tags == nil || r.tags[i].Proper() }

// endOfRun returns the end of the capitalised words from i on, with the small
// words that join them.
func (r *resolver) endOfRun(i int32) int32 {
	const longest = 24 // what is longer is no name
	n := min(int32(len(r.words)), i+longest)
	j := i + 1
	open := r.opens(i) // "of" may follow
	tail := false      // behind an "of"
	for j < n {
		t := &r.doc.Tokens[j]
		if t.Flags&text.LineStart != 0 && r.doc.Tokens[j-1].Paragraph != t.Paragraph {
			break
		}
		if r.capital(j) {
			if r.is(j, notInName) && !r.is(j, lexicon.Given|lexicon.Suffix|lexicon.BodyName) && t.Flags&text.AllCaps == 0 && !(tail && r.capital(j+1)) && !(r.is(j, lexicon.Month) && r.is(j-1, lexicon.Given)) {
				break
			}
			if r.is(j, lexicon.Month|lexicon.Weekday) && !r.capital(j+1) && (!r.is(j-1, lexicon.Given|lexicon.Title) || r.number(j+1)) {
				break
			}
			if _, ok := r.constituency(j); ok {
				break
			}
			open = r.opens(j) || open && tail
			j++
			continue
		}
		next := r.joined(i, j, open, &tail)
		if next == j {
			break
		}
		j = next
	}
	return j
}

// opens reports whether a name may go on after the word at i with "of".
func (r *resolver) opens(i int32) bool {
	w := r.words[i].name
	return w.Has(lexicon.BodyHead) || w.Has(lexicon.Title) && w.Fields != 0
}

func (r *resolver) number(i int32) bool {
	return int(i) < len(r.words) && r.flags(i)&text.Number != 0
}

// joined returns the index of the capitalised word that the small words at j
// join to the run from i, or j.
func (r *resolver) joined(i, j int32, open bool, tail *bool) int32 {
	w := r.words[j].name
	switch norm := r.norms[j]; {
	case r.byteAt(j) == '&' && r.capital(j+1):
		return j + 1
	case w.Has(lexicon.Particle) && !w.Has(lexicon.Auxiliary|lexicon.Determiner|lexicon.Pronoun):
		for k := j; k < j+3; k++ {
			if !r.at(k, lexicon.Particle) || r.at(k, lexicon.Determiner) {
				if k > j && r.capital(k) {
					return k
				}
				break
			}
		}
		if r.at(j+1, lexicon.Particle) && r.capital(j+2) { // von der Leyen
			return j + 2
		}
		if r.capital(j + 1) {
			return j + 1
		}
	case norm == normOf || norm == normFor && open || norm == normTo && r.is(j-1, lexicon.Title) && !r.is(j+1, lexicon.Given) || w.Has(lexicon.Preposition) && open && r.is(j-1, lexicon.BodyHead) && norm != normIn && norm != normBy && norm != normFrom && norm != normWith && norm != normAt && norm != normOn:
		if !open {
			return j
		}
		k := j + 1
		if n := r.norm(k); n == normThe || n == normA && norm == normFor {
			k++
		}
		if r.capital(k) && !r.is(k, notInName) && !(norm != normOf && r.personAt(k)) {
			*tail = true
			return k
		}
	case norm == normAnd:
		if r.joinsAnd(i, j, *tail) {
			return j + 1
		}
	}
	return j
}

var (
	normFrom = text.NormOf("from")
	normWith = text.NormOf("with")
	normAt   = text.NormOf("at")
	normOn   = text.NormOf("on")
)

// joinsAnd reports whether the "and" at j lies inside one name: "Securities
// and Exchange Commission", "Minister of Trade and Industry".
func (r *resolver) joinsAnd(i, j int32, tail bool) bool {
	k := j + 1
	if !r.capital(k) || r.is(k, lexicon.Given|lexicon.Title|notInName) || r.flags(k)&text.AllCaps != 0 || r.flags(j-1)&text.AllCaps != 0 {
		return false
	}
	if tail {
		return !r.is(j-1, lexicon.Place|lexicon.Given) && !r.is(k, lexicon.Place|lexicon.BodyHead)
	}
	if j-i > 3 || r.is(i, lexicon.Given|lexicon.Title) || j-i == 1 && r.is(i, lexicon.Place|lexicon.Demonym) {
		return false
	}
	for e := k; e < k+3 && r.capital(e); e++ {
		if r.is(e, lexicon.BodyCommon|lexicon.BodyName) && e > k && !r.capital(e+1) {
			return true
		}
	}
	return false
}

// personAt reports whether the words at i are a person's name for sure: a
// given name and a capitalised word that names no body.
func (r *resolver) personAt(i int32) bool {
	return r.at(i, lexicon.Given) && !r.is(i, lexicon.Place) && r.capital(i+1) && !r.is(i+1, lexicon.BodyName|lexicon.BodySuffix)
}

// readRun finds the names in a run of capitalised words.
func (r *resolver) readRun(a, b int32) {
	// A body, then a person: "Refugee Council Enver Solomon".
	for k := a; k+2 < b; k++ {
		if r.is(k, lexicon.BodyCommon|lexicon.BodySuffix) && r.personAt(k+1) && !r.is(k, lexicon.Role) {
			if r.is(a, lexicon.Title) && k > a+1 && r.norms[a+1] == normOf { // CEO of the Refugee Council Enver Solomon
				r.readRun(a+2, k+1)
				r.addName(a, k+1, b)
				return
			}
			r.readRun(a, k+1)
			r.readRun(k+1, b)
			return
		}
	}
	if start, ok := r.afterTitles(a, b); ok {
		r.addName(a, start, b)
		return
	}
	// "Co-moderator Ann Bell", "Lipa County Recorder Ann Bell".
	for k := a; k+1 < b && !r.is(k, lexicon.Given) && r.noName(k); k++ {
		if r.personAt(k+1) && k+2 < b {
			r.addName(a, k+1, b)
			return
		}
	}
	r.addName(a, a, b)
}

// noName reports whether the capitalised word at i is some other word.
func (r *resolver) noName(i int32) bool {
	if r.is(i, lexicon.Role|lexicon.BodyName|lexicon.BodyCommon|lexicon.Place|lexicon.Demonym|lexicon.Function|lexicon.DocumentNoun) {
		return true
	}
	w := r.doc.Word(i)
	if class, _ := r.names.Noun(w); class != lexicon.NoClass {
		return true
	}
	return r.compound(w) || r.names.Verb(w)
}

// afterTitles returns where the name begins in a run that begins with what
// somebody is: "Serbian President", "Minister of Education", "Mr.".
func (r *resolver) afterTitles(a, b int32) (int32, bool) {
	start, found := a, false
	for p := a; p < b; {
		n, length := r.names.Longest(r.norms[p:b])
		if length == 0 {
			n, length = r.words[p].name, 1
		}
		end := p + int32(length)
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
				if _, length := r.names.Longest(r.norms[end:b]); length > 0 {
					end += int32(length)
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
		n, length := r.names.Longest(r.norms[i:b])
		if length == 0 {
			n, length = r.words[i].name, 1
		}
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
		i += int32(length)
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
		n, length := r.names.Longest(r.norms[s.start:s.end])
		if length == 0 {
			n, length = r.words[s.start].name, 1
		}
		end := s.start + int32(length)
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

// placeFollows reports whether the name of a place is at i, and a comma or
// full stop behind it.
func (r *resolver) placeFollows(i int32) bool {
	if int(i) >= len(r.words) {
		return false
	}
	n, length := r.names.Longest(r.norms[i:min(int(i)+5, len(r.norms))])
	if length == 0 {
		n, length = r.words[i].name, 1
	}
	end := i + int32(length)
	return n.Has(lexicon.Place) && (int(end) >= len(r.words) || r.flags(end)&text.Punct != 0)
}

// dateline reports whether the words [a,b) are the place at the head of an
// agency's text: "LIPA, Bosnia (AFP) –".
func (r *resolver) dateline(a, b int32) bool {
	t := &r.doc.Tokens[a]
	if t.Paragraph > 3 || t.Flags&text.LineStart == 0 || t.Flags&text.AllCaps == 0 || int(b) >= len(r.words) {
		return false
	}
	switch r.doc.Word(b) {
	case ",", "(", "–", "—", "-", "--", "―", "/":
		return true
	}
	return false
}

// settlement reports whether "the village of" or the like stands before i.
func (r *resolver) settlement(i int32) bool {
	return i >= 2 && r.norms[i-1] == normOf && r.words[i-2].name.Bodies&r.field.place != 0 && !r.capital(i-2)
}

// locates reports whether token i is a preposition before a place.
func (r *resolver) locates(i int32) bool {
	switch r.norm(i) {
	case normIn, normOf, normFrom, normAt, normNear, normOutside:
		return true
	}
	return false
}

var (
	normNear    = text.NormOf("near")
	normOutside = text.NormOf("outside")
)

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
	seen := r.seen.get(r.norms[i])
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

// constituency reads "R-S.C." and returns the place.
func (r *resolver) constituency(i int32) (uint16, bool) {
	w := r.doc.Word(i)
	if len(w) < 3 || w[1] != '-' || w[0] < 'A' || w[0] > 'Z' {
		return 0, false
	}
	rest := w[2:]
	n := r.names.Word(lexicon.NameNorm(rest))
	if n.Has(lexicon.Place) {
		return n.Place, true
	}
	return 0, len(rest) == 2 && rest[0] >= 'A' && rest[0] <= 'Z' && rest[1] >= 'A' && rest[1] <= 'Z'
}

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

// findInHeadline reads one line of capitals from i on and returns its end.
// Capitals say nothing there, so a name must begin with a given name, or be
// one that the rest of the text knows; the latter is left to joinNames.
func (r *resolver) findInHeadline(i int32) int32 {
	end := r.doc.Paragraphs[r.doc.Tokens[i].Paragraph].End
	for k := i; k < end; k++ {
		if r.words[k].flags&(headline|shouted) == 0 {
			end = k
		}
	}
	for i < end {
		if !r.capital(i) || r.is(i, notInName) && !r.is(i, lexicon.Given) {
			i++
			continue
		}
		s := span{start: i, end: i + 1, outer: i, close: i + 1, entity: -1, weak: true}
		seen := r.seen.get(r.norms[i])
		switch {
		case r.is(i, lexicon.Given) && !r.is(i, notInName) && r.capital(i+1) && i+1 < end && !r.is(i+1, notInName|lexicon.Role) && r.seen.get(r.norms[i+1])&seenLower == 0:
			s.end = i + 2
			if r.capital(i+2) && i+2 < end && r.seen.get(r.norms[i+1])&seenCapital == 0 && r.seen.get(r.norms[i+2])&seenCapital != 0 && !r.is(i+2, lexicon.Function) {
				s.end = i + 3
			}
			s.close = s.end
			s.kind = person
			r.extend(&s)
			r.add(s)
		case seen&seenCapital != 0 && seen&seenLower == 0 || r.colonLabel(i):
			for s.end < end && r.capital(s.end) && r.seen.get(r.norms[s.end])&(seenCapital|seenLower) == seenCapital && (!r.dictionary(s.end) && !r.names.Verb(r.doc.Word(s.end)) || r.is(s.end, lexicon.BodyName)) {
				s.end++
			}
			s.close = s.end
			if r.is(s.end-1, lexicon.Role) && s.end-s.start == 1 || r.is(s.start, lexicon.Demonym) && s.end-s.start == 1 {
				break
			}
			if n, length := r.names.Longest(r.norms[s.start:s.end]); length == int(s.end-s.start) && n.Has(lexicon.Place|lexicon.Capital) {
				s.kind, s.place, s.seat = place, n.Place, n.Has(lexicon.Capital)
			} else if n := r.words[i].name; s.end == i+1 && n.Has(lexicon.Place|lexicon.Capital) && !n.Has(lexicon.Given) {
				s.kind, s.place, s.seat = place, n.Place, n.Has(lexicon.Capital)
			} else if start, ok := r.afterTitles(s.start, s.end); ok {
				s.start = start
				s.kind = person
			} else if r.bodyIn(s.start, s.end) {
				s.kind = body
			}
			r.extend(&s)
			r.add(s)
		}
		i = max(s.close, i+1)
	}
	return end
}
