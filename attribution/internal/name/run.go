package name

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// A name begins as a run: capitalised words and the small words that join them, as
// in "Organization for Security and Co-operation in Europe". This file finds where
// a run ends.

// endOfRun returns the end of the run that begins at i.
func (r *Result) endOfRun(i int32) int32 {
	const longest = 24 // what is longer is no name
	n := min(int32(len(r.Words)), i+longest)
	j := i + 1
	open := r.opens(i) // whether "of" may go on with the name
	tail := false      // whether an "of" has done so
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
			if r.compound(j) {
				return j + 1
			}
			if r.reportingVerb(j) {
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

// reportingVerb reports whether the capitalised word at j can only be a verb of speaking
// in the present tense, with what is said behind it: “Acme Denies Talks”. A verb of
// another kind may be part of the name: Black Lives Matter.
func (r *Result) reportingVerb(j int32) bool {
	if r.Words[j].Marks != 0 || !r.Capital(j+1) && r.Flags(j+1)&text.Open == 0 || r.Is(j-1, lang.Begins) {
		return false
	}
	w := r.Doc.Word(j)
	if w[len(w)-1] != 's' {
		return false
	}
	if noun, _ := r.Noun(j); noun != lang.NoClass {
		return false
	}
	verb, _ := r.Doc.Lang.Words.Verb(tag.LemmaNorm(r.Doc.Lang, w, r.Doc.Lexeme(j).Norm, tag.VBZ))
	return verb == lang.Communication
}

// smallInName reports whether the capitalised function word at j, inside a run, is a
// word of the name: Rory May, Doctors Without Borders.
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
	case w.Has(lang.Determiner) && r.Capital(j-1) && !r.Capital(j+1): // Nguyen Van An
		return true
	}
	return r.Tags != nil && r.Tags[j].Proper() && (w.Has(lang.Adverb|lang.Quantity) || r.Is(j-1, lang.Given|lang.Particle) && !r.Capital(j+1))
}

// pastNickname returns the first token behind a nickname in quotation marks or
// brackets that begins at j, inside the name that begins at i: Oscar "Red"
// Lindqvist. It returns j where there is none.
func (r *Result) pastNickname(i, j int32) int32 {
	const longest = 3 // words
	open := r.Flags(j)&text.Open != 0 || r.ByteAt(j) == '(' || r.ByteAt(j) == '"'
	if !open || r.Is(i, notInName) || j-i > 3 || !r.Is(i, lang.Given) && r.generic(i, j) {
		return j
	}
	k := j + 1
	for k < int32(len(r.Words)) && k-j <= longest && (r.Capital(k) || k == j+1 && r.Small(k) == lang.WordThe) {
		k++
	}
	closed := int(k) < len(r.Words) && (r.Flags(k)&text.Close != 0 || r.ByteAt(k) == ')' && r.ByteAt(j) == '(' || r.ByteAt(k) == '"' && r.ByteAt(j) == '"')
	if k == j+1 || !closed || !r.Capital(k+1) || r.Is(k+1, notInName) || r.Flags(k+1)&text.LineStart != 0 {
		return j
	}
	if r.ByteAt(j) == '(' && (k > j+2 || r.Flags(j+1)&text.AllCaps != 0 || !r.Is(i, lang.Given)) { // an acronym
		return j
	}
	return k + 1
}

// opens reports whether the name may go on with "of" behind the word at i: Bank,
// Minister, but not the surname in "Ann B. King of New York".
func (r *Result) opens(i int32) bool {
	switch {
	case r.Is(i, lang.BodyHead):
		return true
	case !r.Is(i, lang.Title) || r.Is(i, lang.Plural) || r.Entry(i).Fields == 0 || i > 0 && r.initialAt(i-1):
		return false
	case r.Is(i-1, lang.Given) && !r.Is(i-1, lang.Place):
		_, length := r.entry(i, min(i+5, int32(len(r.Words))))
		return length > 1 // Clinton Chief of Staff Ann Bell
	}
	return true
}

// number reports whether token i is a number.
func (r *Result) number(i int32) bool {
	return int(i) < len(r.Words) && r.Flags(i)&text.Number != 0
}

// joined returns the capitalised word that the small words at j join to the run
// from i, or j where they join none. open and tail are those of endOfRun.
func (r *Result) joined(i, j int32, open bool, tail *bool) int32 {
	w := &r.Words[j]
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
		if r.Capital(k) && (!r.Is(k, notInName) || r.beginsPlace(k)) && !(word != lang.WordOf && r.personAt(k)) {
			*tail = true
			return k
		}
	case *tail && r.Comma(j) && r.listOf(j):
		return j + 1
	case word == lang.WordAnd && r.joinsAnd(i, j, *tail):
		return j + 1
	}
	return j
}

// pastParticles returns the capitalised word behind the particles at j, as in von
// der Leyen, or j where there is none.
func (r *Result) pastParticles(j int32) int32 {
	const most = 3
	k := j
	for k < j+most && (r.Is(k, lang.Particle) && !r.Is(k, lang.Determiner) || k > j && r.ByteAt(k) == '-') { // also al- Bell
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

// headGoesOn reports whether the "on" at j continues the name of an organisation, whose
// main word is before it: Council on Foreign Relations. Other prepositions hardly ever
// do: in the White House after the vote, the Granite State over Iowa.
func (r *Result) headGoesOn(j int32) bool {
	if r.Small(j) != lang.WordOn || !r.Is(j-1, lang.BodyHead) {
		return false
	}
	return !r.Is(j+1, lang.Place|lang.Capital|lang.Given|lang.Determiner|lang.Month|lang.Weekday)
}

// thingOf reports whether the "of" at j continues the name of a thing, which begins
// at i: Chambers of Commerce. It does not in "Senator of Ohio" or "Ann Bell of Lipa".
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

// listOf reports whether the comma at j goes on with what an organisation or office
// is of: Ministry of Agriculture, Fisheries and Food.
func (r *Result) listOf(j int32) bool {
	for _, k := range [...]int32{j - 1, j + 1, j + 3} {
		if !r.Capital(k) || r.Is(k, lang.Place|lang.Given|lang.Role|lang.BodyHead|notInName) {
			return false
		}
	}
	return r.Small(j+2) == lang.WordAnd && r.dictionary(j-1)
}

// joinsAnd reports whether the "and" at j is inside one name: Securities and
// Exchange Commission, Minister of Trade and Industry.
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
