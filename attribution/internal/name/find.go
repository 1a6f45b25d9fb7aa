package name

import (
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
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
	Gender     lexicon.Gender
	Place      uint16 // of a place, or of "(D-Vt.)"
	Seat       bool   // a seat of government: Moscow, the White House
	Weak       bool   // only the position of a capital speaks for it
}

// findNames fills spans in the order of the text. First those of ordinary
// lines; headlines are read by what those have taught.
func (r *Result) findNames() {
	n := int32(len(r.Words))
	for i := int32(0); i < n; {
		if r.Words[i].Flags&(Headline|Shouted) != 0 {
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
func (r *Result) compound(i int32) bool {
	if r.Flags(i)&text.Plain != 0 {
		return false
	}
	word := r.Doc.Word(i)
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
func (r *Result) startsName(i int32) bool {
	if !r.Capital(i) {
		return false
	}
	w := &r.Words[i]
	t := &r.Doc.Tokens[i]
	if _, ok := r.constituency(i); ok || w.Has(lexicon.Honour) && r.Comma(i-1) {
		return false
	}
	if w.Has(lexicon.Month | lexicon.Weekday) {
		return w.Has(lexicon.Given) && r.Capital(i+1)
	}
	if w.Has(lexicon.Begins) {
		if n, length := r.entry(i, min(i+5, int32(len(r.Norms)))); length > 1 && n.Has(lexicon.Place|lexicon.Capital) {
			return true // New Delhi
		}
	}
	if r.compound(i) || t.Flags&text.Plain == 0 && r.Doc.Word(i) == "Q&A" {
		return false
	}
	if r.Tags != nil && w.Flags&Initial != 0 && r.Tags[i] == tag.VBG { // Fostering ...
		return false
	}
	if w.Has(notInName) {
		loud := t.Flags&text.AllCaps != 0 && t.End-t.Start >= 2
		switch {
		case w.Has(lexicon.Given):
			return w.Flags&Initial == 0 || !w.Has(lexicon.Adverb) && r.proper(i) && r.Capital(i+1) && !r.Is(i+1, notInName)
		case loud && (w.Flags&Initial == 0 || r.written(i)&seenLoud != 0):
			return true // WHO, US
		case w.Flags&Initial == 0 && w.Has(lexicon.Adverb|lexicon.Quantity|lexicon.Auxiliary) && r.proper(i):
			return true
		}
		return false
	}
	return true
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
			if r.Is(j, notInName) && !r.Is(j, lexicon.Given|lexicon.Suffix|lexicon.BodyName) && t.Flags&text.AllCaps == 0 && !(tail && r.Capital(j+1)) && !(r.Is(j, lexicon.Month) && r.Is(j-1, lexicon.Given)) {
				break
			}
			if r.Is(j, lexicon.Month|lexicon.Weekday) && !r.Capital(j+1) && (!r.Is(j-1, lexicon.Given|lexicon.Title) || r.number(j+1)) {
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
func (r *Result) opens(i int32) bool {
	w := r.Words[i].Name
	return w.Has(lexicon.BodyHead) || w.Has(lexicon.Title) && w.Fields != 0
}

func (r *Result) number(i int32) bool {
	return int(i) < len(r.Words) && r.Flags(i)&text.Number != 0
}

// joined returns the index of the capitalised word that the small words at j
// join to the run from i, or j.
func (r *Result) joined(i, j int32, open bool, tail *bool) int32 {
	w := r.Words[j].Name
	switch norm := r.Norms[j]; {
	case r.ByteAt(j) == '&' && r.Capital(j+1):
		return j + 1
	case w.Has(lexicon.Particle) && !w.Has(lexicon.Auxiliary|lexicon.Determiner|lexicon.Pronoun):
		for k := j; k < j+3; k++ {
			if !r.Is(k, lexicon.Particle) || r.Is(k, lexicon.Determiner) {
				if k > j && r.Capital(k) {
					return k
				}
				break
			}
		}
		if r.Is(j+1, lexicon.Particle) && r.Capital(j+2) { // von der Leyen
			return j + 2
		}
		if r.Capital(j + 1) {
			return j + 1
		}
	case norm == normOf || norm == normFor && open || norm == normTo && r.Is(j-1, lexicon.Title) && !r.Is(j+1, lexicon.Given) || w.Has(lexicon.Preposition) && open && r.Is(j-1, lexicon.BodyHead) && norm != normIn && norm != normBy && norm != normFrom && norm != normWith && norm != normAt && norm != normOn:
		if !open {
			return j
		}
		k := j + 1
		if n := r.Norm(k); n == normThe || n == normA && norm == normFor {
			k++
		}
		if r.Capital(k) && !r.Is(k, notInName) && !(norm != normOf && r.personAt(k)) {
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
func (r *Result) joinsAnd(i, j int32, tail bool) bool {
	k := j + 1
	if !r.Capital(k) || r.Is(k, lexicon.Given|lexicon.Title|notInName) || r.Flags(k)&text.AllCaps != 0 || r.Flags(j-1)&text.AllCaps != 0 {
		return false
	}
	if tail {
		return !r.Is(j-1, lexicon.Place|lexicon.Given) && !r.Is(k, lexicon.Place|lexicon.BodyHead)
	}
	if j-i > 3 || r.Is(i, lexicon.Given|lexicon.Title) || j-i == 1 && r.Is(i, lexicon.Place|lexicon.Demonym) {
		return false
	}
	for e := k; e < k+3 && r.Capital(e); e++ {
		if r.Is(e, lexicon.BodyCommon|lexicon.BodyName) && e > k && !r.Capital(e+1) {
			return true
		}
	}
	return false
}

// personAt reports whether the words at i are a person's name for sure: a
// given name and a capitalised word that names no body.
func (r *Result) personAt(i int32) bool {
	return r.Is(i, lexicon.Given) && !r.Is(i, lexicon.Place) && r.Capital(i+1) && !r.Is(i+1, lexicon.BodyName|lexicon.BodySuffix)
}

// readRun finds the names in a run of capitalised words.
func (r *Result) readRun(a, b int32) {
	// A body, then a person: "Refugee Council Enver Solomon".
	for k := a; k+2 < b; k++ {
		if r.Is(k, lexicon.BodyCommon|lexicon.BodySuffix) && r.personAt(k+1) && !r.Is(k, lexicon.Role) {
			if r.Is(a, lexicon.Title) && k > a+1 && r.Norms[a+1] == normOf { // CEO of the Refugee Council Enver Solomon
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
	for k := a; k+1 < b && !r.Is(k, lexicon.Given) && r.noName(k); k++ {
		if r.personAt(k+1) && k+2 < b {
			r.addName(a, k+1, b)
			return
		}
	}
	r.addName(a, a, b)
}

// noName reports whether the capitalised word at i is some other word.
func (r *Result) noName(i int32) bool {
	if r.Is(i, lexicon.Role|lexicon.BodyName|lexicon.BodyCommon|lexicon.Place|lexicon.Demonym|lexicon.Function|lexicon.DocumentNoun) {
		return true
	}
	w := r.Doc.Word(i)
	if class, _ := r.Lexicon.Noun(w); class != lexicon.NoClass {
		return true
	}
	return r.compound(i) || r.Lexicon.Verb(w)
}

// PossessiveAfter reports whether a span is an owner: Bell's.
func (r *Result) PossessiveAfter(s int32) bool {
	e := r.Spans[s].End
	return int(e) < len(r.Words) && r.Possessive(e)
}
