package name

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Kind is what a name names.
type Kind uint8

const (
	KindUnsure   Kind = iota // a person or an organisation
	KindPerson               //
	KindBody                 // an organisation
	KindPlace                // a country, a state, a capital
	KindCampaign             // "the Clinton campaign": a body named after somebody
)

// Span is a name in the text.
type Span struct {
	Start, End int32 // tokens of the name without titles
	Outer      int32 // first token of the titles before it
	Close      int32 // end of what belongs to it behind: "(D-Vt.)", ", Jr."
	Entity     int32 // index into people, -1 before joining
	Kind       Kind
	Gender     lang.Gender
	Place      uint16      // of a place, or of "(D-Vt.)"
	Seat       bool        // a seat of government: Moscow, the White House
	Weak       bool        // only the position of a capital speaks for it
	known      *lang.Known // whose it is, by the newsroom's names
}

// findNames fills spans in the order of the text. First those of ordinary
// lines; headlines are read by what those have taught.
func (r *Result) findNames() {
	n := int32(len(r.Words))
	knows := r.Lexicon.Knows()
	for i := int32(0); i < n; {
		if r.Words[i].Flags&(Capital|Headline|Shouted) == 0 && !knows && r.Doc.Tokens[i].Flags&text.Masked == 0 {
			i++ // as most words
			continue
		}
		if r.Flags(i)&text.Masked != 0 {
			// Who wrote the article is nobody in it, and Q and A are not names.
			if region := r.Doc.Region(i); region != nil && (region.Kind == text.Byline || region.Kind == text.Question || region.Kind == text.Answer) {
				i = region.Tokens.End
				continue
			}
		}
		if r.Words[i].Flags&(Headline|Shouted) != 0 {
			i = r.findInHeadline(i)
			continue
		}
		if knows {
			if k := r.knownAt(i); k != nil {
				i = r.addWhole(i, i+int32(k.Words), k.Known)
				continue
			}
		}
		if end := r.outletAt(i); end > i {
			i = r.addWhole(i, end, nil)
			continue
		}
		if !r.startsName(i) {
			i++
			continue
		}
		end := r.endOfRun(i)
		r.readRun(i, end)
		i = end
		if last := len(r.Spans) - 1; last >= 0 {
			i = max(i, r.Spans[last].End)
		}
	}
}

// addWhole adds the name at [i,end), which is a body's unless it is of somebody
// known, and returns its end.
func (r *Result) addWhole(i, end int32, known *lang.Known) int32 {
	if r.Small(i) == lang.WordThe {
		i++
	}
	r.add(Span{Start: i, End: end, Outer: i, Close: end, Entity: -1, Kind: KindBody, known: known})
	return end
}

// compound reports whether token i is an adjective made with a name:
// Lipa-based.
func (r *Result) compound(i int32) bool {
	if r.Flags(i)&text.Plain != 0 {
		return false
	}
	word := r.Doc.Word(i)
	hyphen := strings.LastIndexByte(word, '-')
	if hyphen <= 0 {
		return false
	}
	last := word[hyphen+1:]
	if last == "" || last[0] < 'a' || last[0] > 'z' {
		return false
	}
	return r.endsWith(last, lang.ParticipleEnds) || r.Doc.Lang.Lexicon.Word(lang.NameNorm(last)).Has(lang.Role|lang.Compound)
}

const notInName = lang.Function &^ (lang.Month | lang.Weekday)

// startsName reports whether a run of capitalised words begins at token i.
func (r *Result) startsName(i int32) bool {
	if !r.Capital(i) {
		return false
	}
	w := &r.Words[i]
	t := &r.Doc.Tokens[i]
	if _, ok := r.constituency(i); ok || w.Has(lang.Honour) && r.Comma(i-1) {
		return false
	}
	if w.Has(lang.Month | lang.Weekday) {
		return r.Capital(i+1) && (w.Has(lang.Given) || r.Small(i-1) == lang.WordThe && !r.Is(i+1, lang.Role)) // the Sunday Times
	}
	if w.Has(lang.Begins) {
		if n, length := r.entry(i, min(i+5, int32(len(r.Norms)))); length > 1 && n.Has(lang.Place|lang.Capital) {
			return true // New Delhi
		}
	}
	if r.compound(i) || t.Flags&text.Plain == 0 && r.Doc.Word(i) == "Q&A" {
		return false
	}
	if r.Tags != nil && w.Flags&Initial != 0 && r.Tags[i] == tag.VBG && r.written(i)&(seenNamed|seenCapital) == 0 { // Fostering ...
		return false
	}
	return !w.Has(notInName) || r.smallBeginsName(i)
}

// smallBeginsName reports whether the capitalised function word at i begins a
// name.
func (r *Result) smallBeginsName(i int32) bool {
	w := &r.Words[i]
	t := &r.Doc.Tokens[i]
	inside := w.Flags&Initial == 0
	named := r.Capital(i+1) && !r.Is(i+1, notInName)
	switch {
	case w.Has(lang.Given):
		return inside || !w.Has(lang.Adverb) && named && (r.proper(i) || r.acts(i+2))
	case t.Flags&text.AllCaps != 0 && t.End-t.Start >= 2 && (inside || r.written(i)&seenLoud != 0):
		return true // WHO, US
	case inside && w.Has(lang.Adverb|lang.Quantity|lang.Auxiliary) && r.proper(i):
		return true
	case r.written(i)&seenNamed != 0 && !w.Has(lang.Pronoun|lang.Determiner):
		return inside || r.Verb(i+1) || r.Possessive(i+1) // Read said
	}
	return inside && r.Small(i) != lang.WordThe && named && !r.Is(i+1, lang.Role) // the All Burma Students' Front, Our Principles
}

// acts reports whether token i is a finite verb.
func (r *Result) acts(i int32) bool {
	return r.Tags != nil && int(i) < len(r.Tags) && (r.Tags[i] == tag.VBD || r.Tags[i] == tag.VBZ)
}

// proper reports whether the tags, if there are any, make token i a name.
func (r *Result) proper(i int32) bool { return r.Tags == nil || r.Tags[i].Proper() }

// endOfRun returns the end of the capitalised words from i on, with the small
// words that join them.
func (r *Result) endOfRun(i int32) int32 {
	const longest = 24 // what is longer is no name
	n := min(int32(len(r.Words)), i+longest)
	j := i + 1
	open := r.opens(i) // "of" may follow
	tail := false      // behind an "of"
	for j < n {
		t := &r.Doc.Tokens[j]
		if t.Flags&text.LineStart != 0 && r.Doc.Tokens[j-1].Paragraph != t.Paragraph {
			break
		}
		if r.Capital(j) {
			if r.Is(j, notInName) && !r.smallInName(j) && !(tail && r.Capital(j+1)) {
				break
			}
			if r.Is(j, lang.Month|lang.Weekday) && !r.Capital(j+1) && (!r.Is(j-1, lang.Given|lang.Title) || r.number(j+1)) {
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
			next = r.pastNickname(i, j)
		}
		if next == j {
			break
		}
		j = next
	}
	return j
}

// smallInName reports whether the capitalised function word at j, in a run of
// capitalised words, is a word of the name: Rory Read, Judicial Watch, Doctors
// Without Borders.
func (r *Result) smallInName(j int32) bool {
	w := &r.Words[j]
	switch {
	case w.Has(lang.Given | lang.Suffix | lang.BodyName), r.Flags(j)&text.AllCaps != 0:
		return true
	case w.Has(lang.Month):
		return r.Is(j-1, lang.Given)
	case w.Has(lang.Weekday) || r.Small(j) == lang.WordThe || w.Flags&Initial != 0:
		return false
	case w.Has(lang.Preposition | lang.Pronoun):
		return r.Capital(j+1) && r.proper(j)
	}
	return r.Tags != nil && r.Tags[j].Proper() && (w.Has(lang.Adverb|lang.Quantity) || r.Is(j-1, lang.Given|lang.Particle) && !r.Capital(j+1))
}

// pastNickname returns the index of the word behind a nickname in marks or
// brackets at j inside the name that begins at i, as in Oscar "Red" Lindqvist,
// else j.
func (r *Result) pastNickname(i, j int32) int32 {
	const longest = 3 // words
	open := r.Flags(j)&text.Open != 0 || r.ByteAt(j) == '('
	if !open || r.Is(i, notInName) || j-i > 3 || r.generic(i, j) {
		return j
	}
	k := j + 1
	for k < int32(len(r.Words)) && k-j <= longest && (r.Capital(k) || k == j+1 && r.Small(k) == lang.WordThe) {
		k++
	}
	closed := int(k) < len(r.Words) && (r.Flags(k)&text.Close != 0 || r.ByteAt(k) == ')' && r.ByteAt(j) == '(')
	if k == j+1 || !closed || !r.Capital(k+1) || r.Is(k+1, notInName) || r.Flags(k+1)&text.LineStart != 0 {
		return j
	}
	if r.ByteAt(j) == '(' && (k > j+2 || r.Flags(j+1)&text.AllCaps != 0 || !r.Is(i, lang.Given)) { // an acronym
		return j
	}
	return k + 1
}

// outletAt returns the end of the name of an outlet at i that has several
// words, all capitalised, where the name ends there: the New Yorker, The Mail on
// Sunday. Else it returns i.
func (r *Result) outletAt(i int32) int32 {
	o := r.Doc.Lang.Outlets
	if !r.Capital(i) || !r.Doc.MayBeOutlet(o, i) {
		return i
	}
	m, ok := r.Doc.Outlet(o, i)
	if !ok || m.Pair || m.Programme || m.End-i < 2 || r.Small(i) == lang.WordThe && m.End-i < 3 && !r.Is(m.End-1, lang.Role|lang.Demonym) ||
		r.Capital(m.End) || !r.Capital(m.End-1) || r.Words[m.End-1].Flags&Initial != 0 {
		return i
	}
	return m.End
}

// opens reports whether a name may go on after the word at i with "of".
func (r *Result) opens(i int32) bool {
	w := r.Words[i].Name
	return w.Has(lang.BodyHead) || w.Has(lang.Title) && w.Fields != 0
}

func (r *Result) number(i int32) bool {
	return int(i) < len(r.Words) && r.Flags(i)&text.Number != 0
}

// joined returns the index of the capitalised word that the small words at j
// join to the run from i, or j.
func (r *Result) joined(i, j int32, open bool, tail *bool) int32 {
	w := r.Words[j].Name
	switch word := r.Small(j); {
	case r.ByteAt(j) == '&' && r.Capital(j+1):
		return j + 1
	case w.Has(lang.Particle) && !w.Has(lang.Auxiliary|lang.Determiner|lang.Pronoun):
		return r.pastParticles(j)
	case word == lang.WordOf && (open || r.thingOf(i, j)), open && (word == lang.WordFor || r.headGoesOn(j)),
		open && word == lang.WordTo && r.Is(j-1, lang.Title) && !r.Is(j+1, lang.Given):
		k := j + 1
		if n := r.Small(k); n == lang.WordThe || n == lang.WordA && word == lang.WordFor {
			k++
		}
		if r.number(k) && word == lang.WordFor { // Court of Appeals for the 3rd Circuit
			k++
		}
		if r.Capital(k) && !r.Is(k, notInName) && !(word != lang.WordOf && r.personAt(k)) {
			*tail = true
			return k
		}
	case word == lang.WordAnd && r.joinsAnd(i, j, *tail):
		return j + 1
	}
	return j
}

// pastParticles returns the index of the capitalised word behind the particles
// at j, as in von der Leyen, or j.
func (r *Result) pastParticles(j int32) int32 {
	const most = 3
	k := j
	for k < j+most && r.Is(k, lang.Particle) && !r.Is(k, lang.Determiner) {
		k++
	}
	switch {
	case k > j && k < j+most && r.Capital(k):
		return k
	case r.Is(j+1, lang.Particle) && r.Capital(j+2):
		return j + 2
	case r.Capital(j + 1):
		return j + 1
	}
	return j
}

// headGoesOn reports whether the preposition at j goes on with a name whose
// head is before it: "Council on Foreign Relations".
func (r *Result) headGoesOn(j int32) bool {
	if !r.Is(j, lang.Preposition) || !r.Is(j-1, lang.BodyHead) {
		return false
	}
	switch r.Small(j) {
	case lang.WordIn, lang.WordBy, lang.WordFrom, lang.WordWith, lang.WordAt:
		return false
	case lang.WordOn:
		return !r.Is(j+1, lang.Place|lang.Capital|lang.Given|lang.Determiner|lang.Month|lang.Weekday)
	}
	return true
}

// thingOf reports whether the run from i to the "of" at j names a thing that
// is of something, as in "Chambers of Commerce": not what somebody is, nor
// somebody of some place.
func (r *Result) thingOf(i, j int32) bool {
	if r.Is(i, lang.Given|lang.Role) || r.Words[i].Flags&Initial != 0 && j-i == 1 || i > 0 && r.Capital(i-1) {
		return false
	}
	k := j + 1
	if r.Small(k) == lang.WordThe {
		k++
	}
	return (r.dictionary(j-1) || strings.HasSuffix(r.Doc.Word(j-1), "s") && r.Is(i, lang.Demonym|lang.Place)) && !r.Is(j-1, lang.Role) &&
		r.Capital(k) && !r.Is(k, lang.Place|lang.Capital|lang.Demonym) && r.dictionary(k)
}

// joinsAnd reports whether the "and" at j lies inside one name: "Securities
// and Exchange Commission", "Minister of Trade and Industry".
func (r *Result) joinsAnd(i, j int32, tail bool) bool {
	k := j + 1
	if !r.Capital(k) || r.Is(k, lang.Given|lang.Title|notInName) || r.Flags(k)&text.AllCaps != 0 || r.Flags(j-1)&text.AllCaps != 0 {
		return false
	}
	if r.Is(k+1, lang.Title) && r.Is(k+1, lang.Office) && r.dictionary(j-1) && r.dictionary(k) { // Trade and Industry Secretary
		return true
	}
	if tail {
		return !r.Is(j-1, lang.Place|lang.Given) && !r.Is(k, lang.Place|lang.BodyHead)
	}
	if j-i > 3 || r.Is(i, lang.Given|lang.Title) || j-i == 1 && r.Is(i, lang.Place|lang.Demonym) {
		return false
	}
	for e := k; e < k+3 && r.Capital(e); e++ {
		if r.Is(e, lang.BodyCommon|lang.BodyName) && e > k && !r.Capital(e+1) {
			return true
		}
	}
	return false
}

// personAt reports whether the words at i are a person's name for sure: a
// given name and a capitalised word that names no body.
func (r *Result) personAt(i int32) bool {
	return r.Is(i, lang.Given) && !r.Is(i, lang.Place) && r.Capital(i+1) && !r.Is(i+1, lang.BodyName|lang.BodySuffix)
}

// readRun finds the names in a run of capitalised words.
func (r *Result) readRun(a, b int32) {
	// A body, then a person: "Refugee Council Enver Solomon".
	for k := a; k+2 < b; k++ {
		if r.Is(k, lang.BodyCommon|lang.BodySuffix) && r.personAt(k+1) && !r.Is(k, lang.Role) {
			if r.Is(a, lang.Title) && k > a+1 && r.Small(a+1) == lang.WordOf { // CEO of the Refugee Council Enver Solomon
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
	for k := a; k+1 < b && !r.Is(k, lang.Given) && r.noName(k); k++ {
		if r.personAt(k+1) && k+2 < b {
			r.addName(a, k+1, b)
			return
		}
	}
	r.addName(a, a, b)
}

// noName reports whether the capitalised word at i is some other word.
func (r *Result) noName(i int32) bool {
	if r.Is(i, lang.Role|lang.BodyName|lang.BodyCommon|lang.Place|lang.Demonym|lang.Function|lang.DocumentNoun) {
		return true
	}
	w := r.Doc.Word(i)
	if class, _ := r.Lexicon.Noun(w); class != lang.NoClass {
		return true
	}
	return r.compound(i) || r.Lexicon.Verb(w)
}

// PossessiveAfter reports whether a span is an owner: Bell's.
func (r *Result) PossessiveAfter(s int32) bool {
	e := r.Spans[s].End
	return int(e) < len(r.Words) && r.Possessive(e)
}
