package name

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Kind is what a name names, as far as the name itself tells.
type Kind uint8

const (
	KindUnsure   Kind = iota // a person or an organisation
	KindPerson               // a person
	KindBody                 // an organisation
	KindPlace                // a country, a region, a town
	KindCampaign             // "the Clinton campaign": a body named after somebody
)

// Span is a name in the text.
type Span struct {
	Start, End int32 // tokens of the name, without titles
	Outer      int32 // first token of the titles before it; Start without any
	Close      int32 // end of what belongs to it behind: "(D-Vt.)", ", KC"
	Entity     int32 // index into Entities, -1 before joinNames
	Kind       Kind
	Gender     lang.Gender
	Place      uint16      // the country or region: of a place, or of "(D-Vt.)"
	Seat       bool        // a place inside Place, such as its capital: Moscow
	Weak       bool        // it may be an ordinary word, capitalised at the start of a sentence
	known      *lang.Known // who bears it, if it is one of the newsroom's names
}

// findNames fills Spans in the order of the text.
func (r *Result) findNames() {
	if r.Lexicon.Knows() { // a newsroom's names may begin with any word
		for i := int32(0); int(i) < len(r.Words); {
			i = r.nameAt(i)
		}
		return
	}
	next := int32(0)
	for _, i := range r.capitals {
		if i >= next {
			next = r.nameAt(i)
		}
	}
}

// nameAt adds the names that begin at token i, if any do, and returns where to look
// for the next one.
func (r *Result) nameAt(i int32) int32 {
	if r.Flags(i)&text.Masked != 0 {
		// Who wrote the article is nobody in it, and Q and A are not names.
		if region := r.Doc.Region(i); region != nil && (region.Kind == text.Byline || region.Kind == text.Question || region.Kind == text.Answer) {
			return region.Tokens.End
		}
	}
	if r.Words[i].Flags&(Headline|Shouted) != 0 {
		return r.findInHeadline(i)
	}
	if r.Lexicon.Knows() {
		if k := r.knownAt(i); k != nil {
			return r.addWhole(i, i+int32(k.Words), k.Known)
		}
	}
	if end := r.outletAt(i); end > i {
		return r.addWhole(i, end, nil)
	}
	if !r.startsName(i) || r.kicker(i) {
		return i + 1
	}
	end := r.endOfRun(i)
	if r.compound(end - 1) { // Donald Trump-led
		return end
	}
	if last := r.spelledOut(i, end); last > end {
		return r.addWhole(i, last, nil)
	}
	r.readRun(i, end)
	if last := len(r.Spans) - 1; last >= 0 {
		end = max(end, r.Spans[last].End)
	}
	return end
}

// addWhole adds the name [i,end) of an outlet, or of somebody the newsroom knows,
// and returns its end.
func (r *Result) addWhole(i, end int32, known *lang.Known) int32 {
	if r.Small(i) == lang.WordThe {
		i++
	}
	r.add(&Span{Start: i, End: end, Outer: i, Close: end, Entity: -1, Kind: KindBody, known: known})
	return end
}

// compound reports whether token i is an adjective made from a name: Lipa-based.
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
	return r.Lexicon.EndsWith(last, lang.ParticipleEnds) || r.Doc.Lang.Lexicon.Word(lang.NameNorm(last)).Has(lang.Role|lang.Compound)
}

// notInName marks the function words that hardly ever stand in a name. Names of
// months and weekdays are handled apart: the Sunday Times, April Weber.
const notInName = lang.Function &^ (lang.Month | lang.Weekday)

// startsName reports whether a name, or a title before one, begins at token i.
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
	if r.beginsPlace(i) {
		return true
	}
	if r.compound(i) || r.reportingVerb(i) || t.Flags&text.Plain == 0 && r.Doc.Word(i) == "Q&A" {
		return false
	}
	if r.Tags != nil && w.Flags&Initial != 0 && r.Tags[i] == tag.VBG && r.written(i)&(seenNamed|seenCapital) == 0 { // Fostering ...
		return false
	}
	return !w.Has(notInName) || r.smallBeginsName(i)
}

// beginsPlace reports whether a place of several words begins at token i: New Delhi.
func (r *Result) beginsPlace(i int32) bool {
	if !r.Is(i, lang.Begins) {
		return false
	}
	n, length := r.longest(i, min(i+5, int32(len(r.Words))))
	return length > 1 && n.Has(lang.Place|lang.Capital)
}

// kicker reports whether a line begins with an ordinary word in capitals that is none
// of the name behind it: WATCH Ann Bell, CORRECTED Acme Ltd.
func (r *Result) kicker(i int32) bool {
	const least = 4 // letters of words that are no acronym
	t := &r.Doc.Tokens[i]
	return t.Flags&text.AllCaps != 0 && t.Flags&text.LineStart != 0 && t.End-t.Start >= least && r.Capital(i+1) && r.Flags(i+1)&text.AllCaps == 0 &&
		r.Words[i].Marks&^lang.Function == 0 && r.dictionary(i)
}

// smallBeginsName reports whether the capitalised function word at i begins a name:
// Will Bell, WHO, Our Principles.
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

// acts reports whether token i is a verb in the past tense or third person.
func (r *Result) acts(i int32) bool {
	return r.Tags != nil && int(i) < len(r.Tags) && (r.Tags[i] == tag.VBD || r.Tags[i] == tag.VBZ)
}

// proper reports whether token i is tagged as a proper noun. Without tags any may be.
func (r *Result) proper(i int32) bool { return r.Tags == nil || r.Tags[i].Proper() }

// outletAt returns the end of an outlet's name of several words that begins at i:
// the New Yorker, The Mail on Sunday. It returns i if there is none, or if more
// capitalised words follow.
func (r *Result) outletAt(i int32) int32 {
	m, ok := r.Doc.Outlet(i)
	if !ok || !r.Capital(i) || m.Pair || m.Programme || m.End-i < 2 || r.Small(i) == lang.WordThe && m.End-i < 3 && !r.Is(m.End-1, lang.Role|lang.Demonym) ||
		r.Capital(m.End) || !r.Capital(m.End-1) || r.Words[m.End-1].Flags&Initial != 0 {
		return i
	}
	return m.End
}

// spelledOut returns the end of the name from i on if the acronym in brackets behind
// it has all its letters, else end: Organization for Security and Co-operation in
// Europe (OSCE).
func (r *Result) spelledOut(i, end int32) int32 {
	const longest = 14 // words
	k := r.bracket
	for k < len(r.brackets) && r.brackets[k] < end {
		k++
	}
	if r.bracket = k; k == len(r.brackets) || r.brackets[k] >= i+longest {
		return end // most names have none behind them
	}
	q := end
	for q < min(i+longest, int32(len(r.Words))-2) && (r.Comma(q) || r.Flags(q)&(text.Word|text.LineStart) == text.Word) {
		q++
	}
	if q == end || r.ByteAt(q) != '(' || r.Flags(q+1)&text.AllCaps == 0 || r.ByteAt(q+2) != ')' || !r.Capital(q-1) {
		return end
	}
	acronym := r.Doc.Word(q + 1)
	n := 0
	for k := i; k < q; k++ {
		c := r.Doc.Word(k)[0]
		switch {
		case n < len(acronym) && c&^0x20 == acronym[n]:
			n++
		case r.Capital(k):
			return end
		}
	}
	if n < len(acronym) {
		return end
	}
	return q
}

// personAt reports whether a person's name begins at i beyond doubt: a given name
// and a capitalised word that is none of an organisation's.
func (r *Result) personAt(i int32) bool {
	return r.Is(i, lang.Given) && !r.Is(i, lang.Place) && r.Capital(i+1) && !r.Is(i+1, lang.BodyName|lang.BodySuffix)
}

// unlisted reports whether the words [i,b) are two or three that are in none of the
// lists, as those of a person's name may be.
func (r *Result) unlisted(i, b int32) bool {
	if b-i < 2 || b-i > 3 {
		return false
	}
	for k := i; k < b; k++ {
		if r.Words[k].Marks != 0 || r.noName(k) {
			return false
		}
	}
	return true
}

// readRun adds the names of the run [a,b).
func (r *Result) readRun(a, b int32) {
	// An organisation, then a person: "Refugee Council Enver Solomon".
	for k := a; k+2 < b; k++ {
		if r.Is(k, lang.BodyCommon|lang.BodySuffix) && (r.personAt(k+1) || r.unlisted(k+1, b)) && !r.Is(k, lang.Role) {
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
	// Titles that the lists do not have: "Lipa County Recorder Ann Bell".
	for k := a; k+1 < b; k++ {
		if loud := r.Flags(k)&text.AllCaps != 0 && r.Flags(k+1)&text.AllCaps == 0; !loud && (r.Is(k, lang.Given) || !r.noName(k) || k == a && r.mereNoun(k)) {
			break
		}
		if r.personAt(k+1) && k+2 < b {
			r.addName(a, k+1, b)
			return
		}
	}
	r.addName(a, a, b)
}

// noName reports whether the capitalised word at i is an ordinary word, and none
// that only names have.
func (r *Result) noName(i int32) bool {
	if r.Is(i, lang.Role|lang.BodyName|lang.BodyCommon|lang.Place|lang.Demonym|lang.Function|lang.DocumentNoun) {
		return true
	}
	if class, _ := r.Noun(i); class != lang.NoClass {
		return true
	}
	return r.compound(i) || r.Lexicon.Verb(r.Doc.Word(i))
}

// mereNoun reports whether the word at i is a common noun for a thing, and none that
// stands before names.
func (r *Result) mereNoun(i int32) bool {
	return r.Flags(i)&text.Plain != 0 && r.dictionary(i) && r.written(i)&seenLower == 0 &&
		!r.Is(i, lang.Role|lang.BodyName|lang.BodyCommon|lang.Place|lang.Demonym|lang.Function|lang.DocumentNoun)
}

// PossessiveAfter reports whether span s is an owner's name: Bell's.
func (r *Result) PossessiveAfter(s int32) bool {
	e := r.Spans[s].End
	return int(e) < len(r.Words) && r.Possessive(e)
}
