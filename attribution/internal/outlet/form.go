package outlet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// longestForm is the number of words that an unlisted outlet's name may have.
const longestForm = 5

// formAt finds an outlet of no list at i by its form, the Foo Herald, Radio
// Foo, the Foo news agency, the newspaper Foo, Jordanian television, or by its
// place: told Foo, quoted by Foo, Foo reported.
func (f *detector) formAt(i int32, s *site) bool {
	if f.flags(i)&text.Upper == 0 {
		return false
	}
	inside := f.flags(i-1)&text.Upper != 0 && f.flags(i-1)&text.Punct == 0 && f.same(i, i-1)
	if inside && !f.means(i-1, lang.CarrierArticle|lang.CarrierPreposition) {
		return false // inside a longer name
	}
	end := i
	for last := min(i+longestForm, f.sentenceEnd(i)); end < last; end++ {
		if fl := f.doc.Tokens[end].Flags; fl&(text.Upper|text.Punct) != text.Upper || f.slashed(end) || end > i && fl&text.Spaced == 0 {
			break
		}
	}
	from, ok := f.formOf(i, end)
	if !ok {
		return false
	}
	if from == national {
		end++
	} else if from == placed {
		for f.same(i, end) && f.flags(end)&text.Number != 0 && f.flags(end)&text.Spaced != 0 { // Hot 97
			end++
		}
	}
	name := text.Range{Start: i, End: end}
	words := text.Range{Start: i, End: f.extend(end)}
	*s = site{words: words, kind: f.kindOf(words), origin: from}
	s.source = f.form(f.doc.Slice(name), s.kind)
	if name.Len() > 1 {
		*f.short.At(f.norm(end - 1)) = s.source
	}
	return true
}

// formOf tells why the capitalised words [i,end) are taken for an outlet. The
// form comes first: most names have none, and what their words are need not be
// asked.
func (f *detector) formOf(i, end int32) (origin, bool) {
	before, tail, next := f.sense(i-1), f.sense(end-1), f.sense(end)
	from, known := weak, false
	switch {
	case end-i >= 2 && tail&lang.CarrierMedia != 0:
		// The Jordan Times is a name, Jordanian TV is none.
		known = tail&lang.CarrierPaper != 0
		if tail&lang.CarrierPlainMedia != 0 {
			from = formed
		}
	case end-i >= 2 && f.means(i, lang.CarrierStation):
		from = formed
	case end-i >= 3 && f.inner(i+1, end):
	case f.common(end, next) && f.same(i, end) && f.afterForm(end) && f.flags(f.extend(end))&text.Upper == 0 && before&lang.CarrierIndefinite == 0:
		from = formed
		if end == i+1 && f.marks(i)&lang.Demonym != 0 {
			return national, f.means(end, lang.CarrierTelevision)
		}
	case f.common(i-1, before) && f.same(i, i-1) && f.means(i-2, beforeCommon):
		from = formed
	default:
		return placed, f.placed(i, end, before)
	}
	for j := i; j < end && !known; j++ {
		known = !f.means(j, lang.CarrierMedia|lang.CarrierGeneric) && f.marks(j)&(lang.Demonym|lang.Place) == 0
	}
	known = known && !f.means(i, lang.CarrierArticle) && f.marks(i)&lang.Function == 0 && !f.compound(i)
	return from, known
}

// compound reports whether token i is an adjective with a hyphen, such as
// Persian-language.
func (f *detector) compound(i int32) bool {
	word := f.doc.Word(i)
	return f.doc.Lang.Word(word[strings.LastIndexByte(word, '-')+1:]).Has(lang.Compound) && strings.IndexByte(word, '-') > 0
}

// beforeCommon are the words before "newspaper Foo".
const beforeCommon = lang.CarrierArticle | lang.CarrierModifier | lang.CarrierGeneric | lang.CarrierPreposition | lang.CarrierTell

// common reports whether token i, which is of that class, is a common noun for
// outlets.
func (f *detector) common(i int32, class lang.Carrier) bool {
	return class&lang.CarrierGeneric != 0 && f.flags(i)&text.Upper == 0
}

// placed reports whether the words [i,end) stand where outlets do, and are not
// plainly the name of a person or a place. before is the class of the word before.
func (f *detector) placed(i, end int32, before lang.Carrier) bool {
	if f.marks(i)&(lang.Function|lang.Title|lang.Given|lang.Pronoun) != 0 {
		return false // first, since that is quickly seen, and most are
	}
	j := i - 1
	if before&lang.CarrierThe != 0 {
		j--
		before = f.sense(j)
	}
	if before != 0 && !f.same(i, j) {
		before = 0
	}
	switch {
	case before&lang.CarrierTell != 0:
	case before&lang.CarrierBy != 0 && f.lastWith(j-1, 2, lang.CarrierCarry) >= 0:
	case before&lang.CarrierTo != 0 && f.means(j-1, lang.CarrierAccording):
	case before&lang.CarrierWith != 0 && f.lastWith(j-1, 2, lang.CarrierInterview) >= 0:
	default:
		if v := f.verbRight(end); v < 0 || !f.means(v, lang.CarrierStrong) {
			return false
		}
	}
	if f.flags(end)&text.Clitic != 0 && f.means(end, lang.CarrierPossessive) {
		return false
	}
	if _, person := f.surnames.Find(f.norm(end - 1)); person {
		return false
	}
	for ; i < end; i++ {
		if f.marks(i)&(lang.Demonym|lang.Place|lang.Capital|lang.Given) == 0 && !f.means(i, lang.CarrierDay) {
			return true
		}
	}
	return false
}

// kindOf is the kind of an outlet that the words of its name tell.
func (f *detector) kindOf(words text.Range) lang.OutletKind {
	kind := lang.OtherOutlet
	for j := words.Start - 1; j < words.End; j++ {
		switch {
		case f.means(j, lang.CarrierNewsagency):
			return lang.Agency
		case kind != lang.OtherOutlet:
		case f.means(j, lang.CarrierTelevision):
			kind = lang.Broadcaster
		case f.means(j, lang.CarrierPaper):
			kind = lang.Newspaper
		case f.means(j, lang.CarrierWeb):
			kind = lang.Website
		}
	}
	return kind
}

// slashed reports whether there is a slash in a word.
func (f *detector) slashed(i int32) bool {
	return f.flags(i)&text.Plain == 0 && strings.IndexByte(f.doc.Word(i), '/') >= 0
}

// inner reports whether one of the tokens [i,end) stands inside names of
// outlets.
func (f *detector) inner(i, end int32) bool {
	for ; i < end; i++ {
		if f.means(i, lang.CarrierInner) {
			return true
		}
	}
	return false
}

// afterForm reports whether the common noun at i makes an outlet of the name
// before it.
func (f *detector) afterForm(i int32) bool {
	if f.flags(i)&text.Upper != 0 && f.flags(i)&text.AllCaps == 0 {
		return false
	}
	for n := int32(0); n < 3 && f.means(i+n, lang.CarrierGeneric); n++ {
		if f.means(i+n, lang.CarrierAfter) {
			return true
		}
	}
	return false
}

// form returns the index in found of an outlet of no list.
func (f *detector) form(name string, kind lang.OutletKind) int32 {
	f.folded = f.folded[:0]
	for _, r := range name {
		f.folded = utf8.AppendRune(f.folded, unicode.ToLower(r))
	}
	if j, ok := f.formed[string(f.folded)]; ok {
		return j
	}
	if f.formed == nil {
		f.formed = map[string]int32{}
	}
	j := int32(len(f.found))
	f.found = append(f.found, Source{Name: name, Kind: kind})
	f.formed[string(f.folded)] = j
	return j
}
