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

// compound reports whether token i is an adjective made with a name:
// Lipa-based.
func (r *resolver) compound(i int32) bool {
	if r.flags(i)&text.Plain != 0 {
		return false
	}
	word := r.doc.Word(i)
	hyphen := strings.LastIndexByte(word, '-')
	if hyphen <= 0 {
		return false
	}
	switch word[hyphen+1:] {
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
	if _, ok := r.constituency(i); ok || w.has(lexicon.Honour) && r.comma(i-1) {
		return false
	}
	if w.has(lexicon.Month | lexicon.Weekday) {
		return w.has(lexicon.Given) && r.capital(i+1)
	}
	if w.has(lexicon.Begins) {
		if n, length := r.entry(i, min(i+5, int32(len(r.norms)))); length > 1 && n.Has(lexicon.Place|lexicon.Capital) {
			return true // New Delhi
		}
	}
	if r.compound(i) || t.Flags&text.Plain == 0 && r.doc.Word(i) == "Q&A" {
		return false
	}
	if r.tags != nil && w.flags&initial != 0 && r.tags[i] == tag.VBG { // Fostering ...
		return false
	}
	if w.has(notInName) {
		loud := t.Flags&text.AllCaps != 0 && t.End-t.Start >= 2
		switch {
		case w.has(lexicon.Given):
			return w.flags&initial == 0 || !w.has(lexicon.Adverb) && r.proper(i) && r.capital(i+1) && !r.at(i+1, notInName)
		case loud && (w.flags&initial == 0 || r.written(i)&seenLoud != 0):
			return true // WHO, US
		case w.flags&initial == 0 && w.has(lexicon.Adverb|lexicon.Quantity|lexicon.Auxiliary) && r.proper(i):
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
	return r.compound(i) || r.names.Verb(w)
}
