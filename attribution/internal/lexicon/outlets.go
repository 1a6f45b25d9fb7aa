package lexicon

import (
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/text"
)

// OutletKind is the kind of an outlet.
type OutletKind uint8

const (
	OtherOutlet OutletKind = iota
	Agency
	Broadcaster
	Newspaper
	Magazine
	Website
	Platform // a social network
)

var outletKinds = map[string]OutletKind{
	"other": OtherOutlet, "agency": Agency, "broadcaster": Broadcaster, "newspaper": Newspaper,
	"magazine": Magazine, "website": Website, "social": Platform,
}

// Outlet is a news outlet or a platform.
type Outlet struct {
	Name    string // the usual short one
	Kind    OutletKind
	Country string // ISO 3166-1 alpha-2
}

// Outlets knows the names of outlets and their programmes. It is read-only and
// safe for concurrent use.
type Outlets struct {
	list  []Outlet
	names Table[outletName] // by the hash of letters and digits
	first filter            // the norms of those that are letters only, of one word or several
	long  int               // tokens of the longest name, and some
}

// outletName is one of the names of an outlet, or where a name goes on.
type outletName struct {
	outlet    int32 // -1 for the beginning of names that is none itself
	ambiguous bool
	programme bool
	capitals  bool // an acronym: counts in capitals only
	upper     bool // begins with a capital or a digit
	lastUpper bool // so does its last word
}

// OutletMatch is the name of an outlet found in a text.
type OutletMatch struct {
	Outlet    int32 // index for At
	End       int32 // token after the name
	Ambiguous bool  // also an ordinary word, or another's name
	Programme bool  // the name of a programme
	Pair      bool  // the first of two in one token: CNN/ORC
}

// EnglishOutlets returns the world's outlets under their names in English
// text, loaded on the first call.
func EnglishOutlets() *Outlets { return englishOutlets() }

var englishOutlets = sync.OnceValue(loadOutlets)

// Len is the number of outlets.
func (o *Outlets) Len() int { return len(o.list) }

// At returns the outlet with index i.
func (o *Outlets) At(i int32) Outlet { return o.list[i] }

// Find returns the longest name of an outlet that begins with token i and ends
// within its sentence. Spelling with or without spaces, hyphens and full stops
// is one: A.P. and AP, PressTV and Press TV.
func (o *Outlets) Find(doc *text.Doc, i int32) (m OutletMatch, ok bool) {
	if !o.Begins(doc, i) {
		return m, false
	}
	h := uint64(fnvOffset)
	lowers := false
	end := min(int(i)+o.long, int(doc.Sentences[doc.Tokens[i].Sentence].End))
	for j := int(i); j < end; j++ {
		t := &doc.Tokens[j]
		word := doc.Word(int32(j))
		if t.Flags&text.Punct != 0 {
			if t.Flags&text.Mark != 0 || !strings.ContainsAny(word, "&+/-–.!'’:") {
				break
			}
			continue
		}
		before := h
		var lower, other bool
		h, lower, other = hashName(h, word)
		lowers = lowers || lower
		n, found := o.names.Find(h)
		if !found {
			if !other {
				break
			}
			if part := firstOfPair(word); part != "" {
				// The first of two: CNN/ORC, ABC News-Washington Post.
				h, _, _ = hashName(before, part)
				if n, found = o.names.Find(h); found && n.outlet >= 0 && (!n.ambiguous || word[len(part)] == '/') && startsUpper(part) {
					return OutletMatch{Outlet: n.outlet, End: int32(j) + 1, Programme: n.programme, Pair: true}, true
				}
			}
			break
		}
		if n.outlet < 0 || n.capitals && lowers || n.upper && !startsUpper(doc.Word(i)) ||
			n.lastUpper && t.Flags&text.Clitic == 0 && !startsUpper(word) {
			continue
		}
		m = OutletMatch{Outlet: n.outlet, End: int32(j) + 1, Ambiguous: n.ambiguous, Programme: n.programme}
		ok = true
	}
	return m, ok
}

// Begins reports whether Find may find anything at token i. It is quick to say
// no, which spares most words the hash of their letters.
func (o *Outlets) Begins(doc *text.Doc, i int32) bool {
	t := &doc.Tokens[i]
	if t.Flags&text.Plain != 0 {
		return o.first.May(t.Norm)
	}
	return t.Flags&(text.Word|text.Number|text.Handle) != 0
}

// Named returns the outlet with that name, as the list or a text spells it.
func (o *Outlets) Named(name string) (i int32, ok bool) {
	h, _, _ := hashName(fnvOffset, name)
	n, ok := o.names.Find(h)
	return n.outlet, ok && n.outlet >= 0
}

// firstOfPair returns what stands before a slash, or before a hyphen and a
// capital, empty for none.
func firstOfPair(word string) string {
	for i := 1; i < len(word)-1; i++ {
		if word[i] == '/' || word[i] == '-' && startsUpper(word[i+1:]) {
			return word[:i]
		}
	}
	return ""
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// hashName goes on with the hash of a name's letters and digits, in lower
// case. It tells whether one of them was in lower case, and whether there was
// anything else.
func hashName(h uint64, s string) (hash uint64, lower, other bool) {
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return hashRunes(h, s[i:], lower, other)
		}
		l := nameBytes[c]
		if l == 0 {
			other = true
			continue
		}
		lower = lower || c >= 'a'
		h = (h ^ uint64(l)) * fnvPrime
	}
	return h, lower, other
}

// nameBytes are the ASCII letters, in lower case, and digits; 0 for the others.
var nameBytes = func() (t [utf8.RuneSelf]byte) {
	for c := range byte(utf8.RuneSelf) {
		switch {
		case 'A' <= c && c <= 'Z':
			t[c] = c + 'a' - 'A'
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			t[c] = c
		}
	}
	return t
}()

// hashRunes is hashName for all letters and digits.
func hashRunes(h uint64, s string, lower, other bool) (hash uint64, anyLower, anyOther bool) {
	for _, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			other = true
			continue
		}
		l := unicode.ToLower(r)
		lower = lower || l == r && unicode.IsLower(r)
		h = (h ^ uint64(l)) * fnvPrime
	}
	return h, lower, other
}

func startsUpper(s string) bool {
	if s != "" && s[0] < utf8.RuneSelf {
		return 'A' <= s[0] && s[0] <= 'Z' || '0' <= s[0] && s[0] <= '9'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// longAcronym is the length from which an acronym counts in other letters too.
const longAcronym = 6

func loadOutlets() *Outlets {
	o := &Outlets{names: NewTable[outletName](5000), first: newFilter(1 << 16)}
	rows(outletsList, func(f []string) {
		kind, ok := OtherOutlet, false
		if len(f) >= 3 {
			kind, ok = outletKinds[f[1]], len(f[2]) == 2
		}
		if !ok {
			panic(fmt.Sprintf("lexicon: outlets.tsv: %q", f))
		}
		id := int32(len(o.list))
		name, _, _ := strings.Cut(strings.TrimPrefix(f[0], "?"), " (")
		o.list = append(o.list, Outlet{Name: name, Kind: kind, Country: f[2]})
		bare, _, _ := strings.Cut(f[0], " (")
		o.add(id, bare, false)
		for col := 3; col < len(f) && col < 5; col++ {
			for alias := range strings.SplitSeq(f[col], "|") {
				if alias != "" {
					o.add(id, alias, col == 4)
				}
			}
		}
	})
	return o
}

// add enters a name of an outlet; the first outlet keeps a name that another
// has too.
func (o *Outlets) add(id int32, name string, programme bool) {
	n := outletName{outlet: id, programme: programme}
	name, n.ambiguous = strings.CutPrefix(name, "?")
	h, lower, _ := hashName(fnvOffset, name)
	if taken, ok := o.names.Find(h); ok && taken.outlet >= 0 {
		if taken.outlet == id && !startsUpper(name) {
			taken.capitals, taken.upper, taken.lastUpper = false, false, false
			*o.names.At(h) = taken
		}
		return
	}
	words := strings.Fields(name)
	n.capitals = !lower && len(name) < longAcronym
	n.upper = startsUpper(name)
	n.lastUpper = startsUpper(words[len(words)-1])
	*o.names.At(h) = n
	o.addPrefixes(name)
	o.long = max(o.long, 2*len(words)+2)
}

// addPrefixes enters where the tokens of a name may end, so that a search
// stops where no name goes on.
func (o *Outlets) addPrefixes(name string) {
	h := uint64(fnvOffset)
	var buf [64]byte
	letters, plain := buf[:0], true
	for i, r := range name {
		switch {
		case r < utf8.RuneSelf:
			r = rune(nameBytes[r])
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			r = unicode.ToLower(r)
		default:
			r = 0
		}
		if r != 0 {
			h = (h ^ uint64(r)) * fnvPrime
			plain = plain && 'a' <= r && r <= 'z'
			letters = append(letters, byte(r))
			continue
		}
		if i == 0 {
			continue
		}
		if plain {
			o.first.mark(text.NormOf(string(letters)))
		}
		if _, ok := o.names.Find(h); !ok {
			*o.names.At(h) = outletName{outlet: -1}
		}
	}
	if plain {
		o.first.mark(text.NormOf(string(letters)))
	}
}
