package name

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// afterTitles returns where the name begins in a run [a,b) that begins with titles:
// "Serbian President", "Minister of Education", "Mr.". It reports false without any.
func (r *Result) afterTitles(a, b int32) (int32, bool) {
	start, found := a, false
	for p := a; p < b; {
		n, length := r.entry(p, b)
		end := p + length
		// A given name: Martin Luther King, but Virginia Sen. Tim Kaine.
		given := p > start && r.Is(p-1, lang.Given) && !r.Is(p-1, lang.Place) && !n.Has(lang.Office)
		// A title that is a given name here: philosopher Emir Sader.
		first := n.Has(lang.Given) && b-end == 1 && r.Is(p-1, lang.Role)
		if end >= b || !r.mayTitle(n, p > a, end, b) || first {
			p = end
			continue
		}
		if r.Is(end, lang.Preposition) {
			if end = r.pastOffice(end, b); end < b && r.Is(end, lang.Title) {
				p = end
				continue
			}
		}
		if given && !r.personAt(end) { // but Clinton Chief of Staff Ann Bell
			p = end
			continue
		}
		if end < b && !r.onlySuffixes(end, b) && !r.bodyIn(end, b) && (n.Fields == 0 && b-end == 1 || !r.onlyRoles(end, b)) {
			start, found = end, true
		}
		p = end
	}
	return start, found
}

// mayTitle reports whether the entry n, which stands before the words [end,b), may be
// a title of theirs. Behind other words of the run it must be listed as one, or be an
// office: Clinton Chief of Staff Ann Bell.
func (r *Result) mayTitle(n *lang.Entry, behind bool, end, b int32) bool {
	title := n.Has(lang.Title)
	switch {
	case !n.Has(lang.Role), n.Has(lang.Given) && (!title || n.Fields == 0):
		return false
	case title:
		return true
	}
	return !n.Has(lang.Plural) && (!behind || n.Has(lang.Office)) && (r.personAt(end) || !r.dictionary(b-1))
}

// pastOffice returns where the name begins behind an office with a preposition at
// end: Minister of Education Stefania Giannini, Ambassador to the United States
// Hamdullah Mohib.
func (r *Result) pastOffice(end, b int32) int32 {
	for end < b && !r.personAt(end) && !r.Is(end, lang.Title) {
		_, length := r.entry(end, b)
		end += length
		if length > 1 && end+1 < b && r.Capital(end) && !r.bodyIn(end, b) && !r.Is(end, lang.BodyName|lang.Function) {
			break
		}
	}
	return end
}

// onlyRoles reports whether the words are an office and no name: "Republican
// Secretary of State".
func (r *Result) onlyRoles(a, b int32) bool {
	office := false
	for i := a; i < b; {
		n, length := r.entry(i, b)
		switch {
		case n.Has(lang.Given | lang.BodyName):
			return false
		case n.Has(lang.Role):
			office = true
		case office && n.Has(lang.Preposition) || !office && n.Has(lang.Demonym|lang.Adverb|lang.Quantity|lang.Place):
		case office:
			return r.Is(i-1, lang.Preposition) // Minister of Foreign Affairs
		case i+1 < b && i > a && r.Is(i-1, lang.Demonym) && r.dictionary(i): // Indonesian Economics Minister
		default:
			return false
		}
		i += length
	}
	return office
}

// lettersBehind reports whether the word at i is an abbreviation of an honour or
// office, as they stand behind names: PhD, KC, MP.
func (r *Result) lettersBehind(i int32) bool {
	return r.Is(i, lang.Honour) && r.Capital(i) || r.Is(i, lang.Role) && r.Flags(i)&text.AllCaps != 0 && r.Doc.Tokens[i].End-r.Doc.Tokens[i].Start <= 4
}

// onlySuffixes reports whether all words are suffixes of names: Jr., III.
func (r *Result) onlySuffixes(a, b int32) bool {
	for ; a < b; a++ {
		if !r.Is(a, lang.Suffix) {
			return false
		}
	}
	return true
}
