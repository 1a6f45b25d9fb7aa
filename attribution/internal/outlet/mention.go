package outlet

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// site is a place of the text that names an outlet, or may.
type site struct {
	words     text.Range // the name with what belongs to it: Mehr news agency, CNN's “State of the Union”
	source    int32      // index into detector.found
	kind      lang.OutletKind
	origin    origin
	programme bool
	credited  bool // a statement is credited to it
	person    bool // it names somebody of the outlet: told CNN's Jake Tapper
	construction
	class   classes
	company int // index into linking.company of the first who is named in its sentence
}

// origin says why a name is taken for that of an outlet.
type origin uint8

const (
	listed    origin = iota // it is in the list
	ambiguous               // it is in the list, but also an ordinary word or somebody else's name
	formed                  // by its form: the Tarn Herald, the newspaper Tarn
	weak                    // by a form that other names have too: Tarn Today
	national                // Jordanian television
	placed                  // by its position alone: told Tarn
	messaged                // a word for a message on a platform: tweeted
)

// detector lists the places of a text that name an outlet.
type detector struct {
	*Linker
	doc      *text.Doc
	sites    []site               // in the order of the text
	found    []Source             // every outlet named; Mentions stays empty
	listed   lang.Table[int32]    // 1 + index of the lexicon to index of found
	formed   map[string]int32     // name to index of found
	short    lang.Table[int32]    // last word of an outlet's name to the latest such outlet
	surnames lang.Table[struct{}] // words after given names
	folded   []byte               // a name in lower case
}

func (f *detector) reset(l *Linker, doc *text.Doc) {
	f.Linker, f.doc = l, doc
	f.sites, f.found = f.sites[:0], f.found[:0]
	f.listed.Reset(16)
	f.short.Reset(16)
	f.surnames.Reset(64)
	clear(f.formed)
}

// find lists the sites. Most words are small and begin no name, so only those are
// looked at that may.
func (f *detector) find() {
	end := int32(0) // of the site before
	var s site
	for _, i := range f.doc.NameStarts {
		t := &f.doc.Tokens[i]
		if i < end || t.Flags&text.Punct != 0 {
			continue
		}
		if t.Flags&text.Upper != 0 && f.marks(i)&lang.Given != 0 && f.flags(i+1)&text.Upper != 0 && f.same(i, i+1) {
			f.surnames.At(f.norm(i + 1))
		}
		if !f.at(i, &s) {
			continue
		}
		if end = s.words.End; f.means(end, lang.CarrierAffiliate) || f.means(s.words.Start-1, lang.CarrierFormer) {
			continue // CNN affiliate KTLA; X, formerly Twitter
		}
		f.construe(&s)
		f.sites = append(f.sites, s)
	}
}

// sense returns the classes of token i in carriers.tsv, none outside the text.
func (f *detector) sense(i int32) lang.Carrier {
	if uint(i) >= uint(len(f.doc.Tokens)) {
		return 0
	}
	return f.doc.Lexeme(i).Carrier
}

// means reports whether token i has one of the classes.
func (f *detector) means(i int32, c lang.Carrier) bool { return f.sense(i)&c != 0 }

func (f *detector) norm(i int32) uint64 {
	if i < 0 || int(i) >= len(f.doc.Tokens) {
		return 0
	}
	return f.doc.Tokens[i].Norm
}

func (f *detector) flags(i int32) text.Flags {
	if i < 0 || int(i) >= len(f.doc.Tokens) {
		return 0
	}
	return f.doc.Tokens[i].Flags
}

// same reports whether tokens i and j are in one sentence.
func (f *detector) same(i, j int32) bool {
	n := int32(len(f.doc.Tokens))
	return i >= 0 && j >= 0 && i < n && j < n && f.doc.Tokens[i].Sentence == f.doc.Tokens[j].Sentence
}

// sentenceEnd is where the sentence of token i ends, 0 before the text.
func (f *detector) sentenceEnd(i int32) int32 {
	if i < 0 {
		return 0
	}
	return f.doc.Sentences[f.doc.Tokens[i].Sentence].End
}

func (f *detector) marks(i int32) lang.Marks {
	if f.flags(i)&text.Word == 0 {
		return 0
	}
	return f.doc.Marks(i)
}

// at finds the outlet named at token i, which is no punctuation.
func (f *detector) at(i int32, s *site) bool {
	if f.means(i, lang.CarrierTweet) {
		return f.tweetAt(i, s)
	}
	if m, ok := f.doc.Outlet(i); ok && !f.partOfName(i, m) {
		o := f.outlets.At(m.Outlet)
		*s = site{words: text.Range{Start: i, End: m.End}, kind: o.Kind, programme: m.Programme}
		if m.Ambiguous {
			s.origin = ambiguous
		}
		j, known := f.short.Find(f.norm(m.End - 1))
		if m.Ambiguous && known {
			s.source, s.kind = j, f.found[j].Kind // "the Journal" is whatever journal the text has named before
		} else {
			s.source = f.list(i, m, o)
		}
		if first := i + int32(linear.Bit(f.means(i, lang.CarrierThe))); !m.Programme && (m.End > first+1 || !m.Ambiguous && m.End > i+1) {
			*f.short.At(f.norm(m.End - 1)) = s.source
		}
		if !m.Pair {
			f.takeDesk(s, o)
			s.words.End = f.extend(s.words.End)
			return true
		}
		// The other sponsor of a poll may have more words.
		for n := 0; n < 3 && f.flags(s.words.End)&text.Upper != 0 && !f.means(s.words.End, lang.CarrierPoll) && f.same(i, s.words.End); n++ {
			s.words.End++
		}
		return true
	}
	return f.formAt(i, s)
}

// list returns the index in found of an outlet of the language's list, named at i.
func (f *detector) list(i int32, m lang.OutletMatch, o lang.Outlet) int32 {
	key := uint64(m.Outlet) + 1
	j, known := f.listed.Find(key)
	if !known {
		j = int32(len(f.found))
		f.found = append(f.found, Source{Kind: o.Kind})
		*f.listed.At(key) = j
	}
	if src := &f.found[j]; src.Country == "" {
		src.Name, src.Country = f.spelled(i, m, o.Name), o.Country
		if m.Ambiguous && src.Name != o.Name {
			src.Country = "" // the Sun may be any, until the text says which
		}
	}
	return j
}

// spelled is the name of an outlet of the list as the text has it at i, where that
// is no more than another spelling of the usual one, BBC Radio Five Live, or the
// end of the names of several, the Sun; else the usual one.
func (f *detector) spelled(i int32, m lang.OutletMatch, usual string) string {
	name := text.Range{Start: i, End: m.End}
	words := f.doc.Slice(name)
	if m.Programme || m.Pair || words == usual {
		return usual
	}
	if words = f.doc.OneLine(name); strings.EqualFold(words, usual) {
		return usual
	}
	if m.Ambiguous && f.means(i, lang.CarrierThe) && m.End > i+1 {
		words = f.doc.OneLine(text.Range{Start: i + 1, End: m.End})
	}
	short := len(usual) - len(words)
	if m.Ambiguous && short > 0 && strings.EqualFold(usual[short:], words) || respelled(words, usual) {
		return words
	}
	return usual
}

// respelled reports whether two names have several words, a hyphen parting two,
// which begin with the same letters or with a digit: Five and 5.
func respelled(a, b string) bool {
	parts := func(name string) []string {
		return strings.FieldsFunc(name, func(r rune) bool { return r == '-' || unicode.IsSpace(r) })
	}
	return slices.EqualFunc(parts(a), parts(b), func(v, w string) bool {
		x, _ := utf8.DecodeRuneInString(v)
		y, _ := utf8.DecodeRuneInString(w)
		return unicode.ToLower(x) == unicode.ToLower(y) || unicode.IsDigit(x) != unicode.IsDigit(y)
	}) && len(parts(a)) > 1
}

// tweetAt takes a word for a message on a platform, tweeted, as naming the
// platform.
func (f *detector) tweetAt(i int32, s *site) bool {
	platform := f.doc.Lang.WordsOf(lang.Tweeted)
	if len(platform) == 0 {
		return false
	}
	id, ok := f.outlets.Named(platform[0])
	if !ok {
		return false
	}
	m := lang.OutletMatch{Outlet: id, Programme: true}
	*s = site{words: text.Range{Start: i, End: i + 1}, kind: lang.Platform, origin: messaged, source: f.list(i, m, f.outlets.At(id))}
	return true
}

// apart are the marks of capitalised words that may stand before an outlet's name
// without being part of a longer name.
const apart = lang.CarrierGeneric | lang.CarrierMedia | lang.CarrierArticle | lang.CarrierPreposition | lang.CarrierTell | lang.CarrierDay

// partOfName reports whether a name of one word that was found at i belongs to
// a longer name: Sohail Mehr, Mehr Bano Afridi, Bloomberg Philanthropies.
func (f *detector) partOfName(i int32, m lang.OutletMatch) bool {
	if m.End != i+1 || m.Pair {
		return false
	}
	acronym := f.flags(i)&text.AllCaps != 0
	goesOn := lang.CarrierDay | lang.CarrierMedia | lang.CarrierGeneric
	if !m.Ambiguous {
		goesOn |= lang.CarrierStaff
	}
	next := f.flags(m.End)
	if next&text.Upper != 0 && next&text.Spaced != 0 && f.same(i, m.End) && !acronym && !f.means(m.End, goesOn) && f.kindAt(m) != lang.Platform {
		return true
	}
	if f.flags(i)&text.Spaced == 0 && f.flags(i-1)&text.Punct == 0 && i > 0 && f.same(i, i-1) {
		return true
	}
	prev := f.flags(i - 1)
	if i == 0 || !f.same(i, i-1) || prev&text.Upper == 0 || prev&text.Punct != 0 || f.means(i-1, apart) {
		return false
	}
	mk := f.marks(i - 1)
	if mk&(lang.Demonym|lang.Function) != 0 {
		return false
	}
	if acronym {
		return mk&(lang.Given|lang.Title) != 0 && f.flags(i-1)&text.AllCaps == 0
	}
	return true
}

func (f *detector) kindAt(m lang.OutletMatch) lang.OutletKind { return f.outlets.At(m.Outlet).Kind }

// extend takes in the common nouns behind a name: news agency, TV.
func (f *detector) extend(end int32) int32 {
	for n := 0; n < 3 && f.means(end, lang.CarrierGeneric) && f.same(end, end-1); n++ {
		end++
	}
	return end
}

// takeDesk takes in the desk or station of an outlet, which is a source of its
// own: BBC Radio 4, ESPN Radio, not BBC.
func (f *detector) takeDesk(s *site, o lang.Outlet) {
	end := s.words.End
	if s.programme || s.origin == ambiguous || s.kind == lang.Platform {
		return
	}
	for end < s.words.End+longestForm && f.same(s.words.Start, end) && f.flags(end)&text.Punct == 0 && f.flags(end)&text.Spaced != 0 {
		if number := f.flags(end)&text.Number != 0 && end > s.words.End; !number && (f.flags(end)&text.Upper == 0 || !f.means(end, lang.CarrierDesk)) {
			break
		}
		end++
	}
	longer := f.flags(end)&(text.Upper|text.Punct) == text.Upper && f.same(s.words.Start, end) && !f.means(end, lang.CarrierShow|lang.CarrierDay)
	if end == s.words.End || longer {
		return
	}
	s.source = f.form(o.Name+" "+f.doc.Slice(text.Range{Start: s.words.End, End: end}), o.Kind)
	f.found[s.source].Country = o.Country
	s.words.End = end
}
