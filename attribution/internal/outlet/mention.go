package outlet

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// site is a place of the text that names an outlet.
type site struct {
	words     text.Range // the name with what belongs to it: Mehr news agency, CNN's “State of the Union”
	source    int32      // index into finder.found
	kind      lexicon.OutletKind
	ambiguous bool
	programme bool
	unlisted  bool // found by its form
	role      role
	anchor    int32  // the word that makes it a source: told, quoted, interview; -1 for none
	noun      uint64 // of a show or event: forum, interview
	poll      bool   // the name stands before a poll or survey
	person    bool   // somebody of the outlet is meant: told CNN's Jake Tapper
}

// finder finds the outlets that a text names.
type finder struct {
	*Linker
	doc    *text.Doc
	sites  []site               // in the order of the text
	found  []Source             // every outlet named; Mentions stays empty
	listed lexicon.Table[int32] // 1 + index of the lexicon to index of found
	formed map[string]int32     // name to index of found
	short  lexicon.Table[int32] // last word of an outlet's name to the latest such outlet
	folded []byte               // a name in small letters
}

func (f *finder) reset(l *Linker, doc *text.Doc) {
	f.Linker, f.doc = l, doc
	f.sites, f.found = f.sites[:0], f.found[:0]
	f.listed.Reset(16)
	f.short.Reset(16)
	clear(f.formed)
}

func (f *finder) find() {
	for i := int32(0); i < int32(len(f.doc.Tokens)); {
		// Most words are small and begin no name.
		t := &f.doc.Tokens[i]
		if t.Flags&text.Punct != 0 || t.Flags&text.Upper == 0 && !f.doc.MayBeOutlet(f.outlets, i) && !f.tweets.May(t.Norm) {
			i++
			continue
		}
		var s site
		if !f.at(i, &s) {
			i++
			continue
		}
		f.assign(&s)
		f.sites = append(f.sites, s)
		i = s.words.End
	}
}

// sense returns the senses of token i, none outside the text.
func (f *finder) sense(i int32) sense {
	if uint(i) >= uint(len(f.doc.Tokens)) {
		return 0
	}
	return f.senseOf(f.doc.Tokens[i].Norm)
}

func (f *finder) norm(i int32) uint64 {
	if i < 0 || int(i) >= len(f.doc.Tokens) {
		return 0
	}
	return f.doc.Tokens[i].Norm
}

func (f *finder) flags(i int32) text.Flags {
	if i < 0 || int(i) >= len(f.doc.Tokens) {
		return 0
	}
	return f.doc.Tokens[i].Flags
}

// same reports whether tokens i and j are in one sentence.
func (f *finder) same(i, j int32) bool {
	n := int32(len(f.doc.Tokens))
	return i >= 0 && j >= 0 && i < n && j < n && f.doc.Tokens[i].Sentence == f.doc.Tokens[j].Sentence
}

func (f *finder) marks(i int32) lexicon.Marks {
	if f.flags(i)&text.Word == 0 {
		return 0
	}
	_, marks := f.names.Look(lexicon.NormAt(f.doc, i))
	return marks
}

// at finds the outlet named at token i, which is no punctuation.
func (f *finder) at(i int32, s *site) bool {
	t := &f.doc.Tokens[i]
	if f.tweets.May(t.Norm) && f.sense(i)&tweet != 0 {
		return f.tweetAt(i, s)
	}
	if m, ok := f.doc.Outlet(f.outlets, i); ok && !f.partOfName(i, m) {
		o := f.outlets.At(m.Outlet)
		*s = site{words: text.Range{Start: i, End: m.End}, kind: o.Kind, ambiguous: m.Ambiguous, programme: m.Programme}
		s.source = f.list(m.Outlet, o)
		if m.Ambiguous {
			// "the Journal" is whatever journal the text has named before.
			if j, ok := f.short.Find(f.norm(m.End - 1)); ok {
				s.source, s.kind = j, f.found[j].Kind
			}
		} else if !m.Programme && m.End > i+1 {
			*f.short.At(f.norm(m.End - 1)) = s.source
		}
		if !m.Pair {
			s.words.End = f.extend(s.words.End)
			return true
		}
		// The other sponsor of a poll may have more words.
		for n := 0; n < 3 && f.flags(s.words.End)&text.Upper != 0 && f.sense(s.words.End)&poll == 0 && f.same(i, s.words.End); n++ {
			s.words.End++
		}
		return true
	}
	if t.Flags&text.Upper != 0 {
		return f.formAt(i, s)
	}
	return false
}

// list returns the index in found of an outlet of the lexicon.
func (f *finder) list(id int32, o lexicon.Outlet) int32 {
	key := uint64(id) + 1
	if j, ok := f.listed.Find(key); ok {
		return j
	}
	j := int32(len(f.found))
	f.found = append(f.found, Source{Name: o.Name, Kind: o.Kind, Country: o.Country})
	*f.listed.At(key) = j
	return j
}

// tweetAt takes a word for a message on Twitter as naming it, under the name
// that the text uses.
func (f *finder) tweetAt(i int32, s *site) bool {
	id, ok := f.outlets.Named("Twitter")
	if !ok {
		return false
	}
	*s = site{words: text.Range{Start: i, End: i + 1}, kind: lexicon.Platform, source: f.list(id, f.outlets.At(id)), anchor: i}
	return true
}

// partOfName reports whether a name of one word that was found at i belongs to
// a longer name: Sohail Mehr, Mehr Bano Afridi, Bloomberg Philanthropies.
func (f *finder) partOfName(i int32, m lexicon.OutletMatch) bool {
	if m.End != i+1 || m.Pair {
		return false
	}
	acronym := f.flags(i)&text.AllCaps != 0
	if next := f.flags(m.End); next&text.Upper != 0 && next&text.Spaced != 0 && f.same(i, m.End) && !acronym &&
		f.sense(m.End)&(day|media|generic) == 0 && (m.Ambiguous || f.sense(m.End)&staff == 0) && f.kindAt(m) != lexicon.Platform {
		return true
	}
	if f.flags(i)&text.Spaced == 0 && f.flags(i-1)&text.Punct == 0 && i > 0 && f.same(i, i-1) {
		return true
	}
	prev := f.flags(i - 1)
	if i == 0 || !f.same(i, i-1) || prev&text.Upper == 0 || prev&text.Punct != 0 || f.sense(i-1)&(generic|media|article|preposition|tell|day) != 0 {
		return false
	}
	mk := f.marks(i - 1)
	if mk&(lexicon.Demonym|lexicon.Function) != 0 {
		return false
	}
	if acronym {
		return mk&(lexicon.Given|lexicon.Title) != 0 && f.flags(i-1)&text.AllCaps == 0
	}
	return true
}

func (f *finder) kindAt(m lexicon.OutletMatch) lexicon.OutletKind { return f.outlets.At(m.Outlet).Kind }

// extend takes in the common nouns behind a name: news agency, TV.
func (f *finder) extend(end int32) int32 {
	for n := 0; n < 3 && f.sense(end)&generic != 0 && f.same(end, end-1); n++ {
		end++
	}
	return end
}

// longestForm is the number of words that an unlisted outlet's name may have.
const longestForm = 5

// formAt finds an outlet of no list at i by its form: the Foo Herald, Radio
// Foo, the Foo news agency, the newspaper Foo.
func (f *finder) formAt(i int32, s *site) bool {
	if f.flags(i-1)&text.Upper != 0 && f.flags(i-1)&text.Punct == 0 && f.same(i, i-1) && f.sense(i-1)&(article|preposition) == 0 {
		return false // inside a longer name
	}
	end := i
	for end < i+longestForm && f.same(i, end) && f.flags(end)&text.Upper != 0 && f.flags(end)&text.Punct == 0 && !f.slashed(end) {
		if end > i && f.flags(end)&text.Spaced == 0 {
			break
		}
		end++
	}
	// The form first: most names have none, and what their words are need not
	// be asked.
	tail := f.sense(end - 1)
	kind, weak, known := lexicon.OtherOutlet, true, false
	switch {
	case end-i >= 2 && tail&media != 0:
		// The Jordan Times is a name, Jordanian TV is none.
		known = tail&paper != 0
		weak = tail&plainMedia == 0
	case end-i >= 2 && f.norm(i) == normRadio:
		weak = false
	case end-i >= 3 && f.inner(i+1, end):
	case f.sense(end)&generic != 0 && f.same(i, end) && f.afterForm(end) && f.flags(f.extend(end))&text.Upper == 0 && f.norm(i-1) != normA:
		weak = false
	case f.sense(i-1)&generic != 0 && f.same(i, i-1) && f.flags(i-1)&text.Upper == 0 && f.sense(i-2)&(article|modifier|generic|preposition|tell) != 0:
		weak = false
	default:
		return false
	}
	for j := i; j < end && !known; j++ {
		known = f.sense(j)&(media|generic) == 0 && f.marks(j)&(lexicon.Demonym|lexicon.Place) == 0
	}
	if !known || f.sense(i)&article != 0 || f.marks(i)&lexicon.Function != 0 || strings.HasSuffix(f.doc.Word(i), "-language") {
		return false
	}
	name := text.Range{Start: i, End: end}
	words := text.Range{Start: i, End: f.extend(end)}
	for j := words.Start - 1; j < words.End; j++ {
		switch {
		case f.norm(j) == normAgency:
			kind = lexicon.Agency
		case kind == lexicon.OtherOutlet && f.sense(j)&television != 0:
			kind = lexicon.Broadcaster
		case kind == lexicon.OtherOutlet && f.sense(j)&paper != 0:
			kind = lexicon.Newspaper
		case kind == lexicon.OtherOutlet && f.sense(j)&web != 0:
			kind = lexicon.Website
		}
	}
	*s = site{words: words, kind: kind, unlisted: true, ambiguous: weak}
	s.source = f.form(f.doc.Slice(name), kind)
	if name.Len() > 1 {
		*f.short.At(f.norm(end - 1)) = s.source
	}
	return true
}

// slashed reports whether there is a slash in a word.
func (f *finder) slashed(i int32) bool {
	return f.flags(i)&text.Plain == 0 && strings.IndexByte(f.doc.Word(i), '/') >= 0
}

// inner reports whether one of the tokens [i,end) stands inside names of
// outlets.
func (f *finder) inner(i, end int32) bool {
	for ; i < end; i++ {
		if f.sense(i)&inner != 0 {
			return true
		}
	}
	return false
}

// afterForm reports whether the common noun at i makes an outlet of the name
// before it.
func (f *finder) afterForm(i int32) bool {
	if f.flags(i)&text.Upper != 0 && f.flags(i)&text.AllCaps == 0 {
		return false
	}
	for n := int32(0); n < 3 && f.sense(i+n)&generic != 0; n++ {
		if f.sense(i+n)&after != 0 {
			return true
		}
	}
	return false
}

// form returns the index in found of an outlet of no list.
func (f *finder) form(name string, kind lexicon.OutletKind) int32 {
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
