package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
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
	names Table[OutletName] // by the hash of letters and digits
	first filter            // norms of the beginnings of names, spaces left out, that are ASCII letters only: press, presstv
	low   filter            // the same for names that count without a capital
	long  int               // no name has more tokens
}

// OutletName is one of the names of an outlet, or where a name goes on.
type OutletName struct {
	Outlet    int32 // -1 for the beginning of names that is none itself
	Ambiguous bool
	Programme bool
	Capitals  bool // an acronym: counts in capitals only
	Upper     bool // begins with a capital or a digit
	LastUpper bool // so does its last word
}

// OutletMatch is the name of an outlet found in a text.
type OutletMatch struct {
	Outlet    int32 // index for At
	End       int32 // token after the name
	Ambiguous bool  // also an ordinary word, or another's name
	Programme bool  // the name of a programme
	Pair      bool  // the first of two in one token: CNN/ORC
}

// Len is the number of outlets.
func (o *Outlets) Len() int { return len(o.list) }

// At returns the outlet with index i.
func (o *Outlets) At(i int32) Outlet { return o.list[i] }

// Begins reports whether a word of nothing but ASCII letters, with that NormOf
// and with a capital or without, may begin the name of an outlet. It says yes to a
// few that do not, and is quick.
func (o *Outlets) Begins(norm uint64, capital bool) bool {
	if capital {
		return o.first.May(norm)
	}
	return o.low.May(norm)
}

// Spelled returns what is known of the spelling whose letters and digits have
// that hash, see [HashLetters]: it is false where no name of an outlet begins
// so.
func (o *Outlets) Spelled(hash uint64) (OutletName, bool) { return o.names.Find(hash) }

// Longest is the most tokens that a name of an outlet may have.
func (o *Outlets) Longest() int { return o.long }

// Named returns the outlet with that name, as the list or a text spells it.
func (o *Outlets) Named(name string) (i int32, ok bool) {
	h, _, _ := HashLetters(NoLetters, name)
	n, ok := o.names.Find(h)
	return n.Outlet, ok && n.Outlet >= 0
}

// Hashes of letters and digits are those of FNV-1a.
const (
	NoLetters = 14695981039346656037 // the hash of nothing
	fnvPrime  = 1099511628211
)

// HashLetters goes on with the hash of a name's letters and digits, in lower
// case. It tells whether one of them was in lower case, and whether there was
// anything else.
func HashLetters(h uint64, s string) (hash uint64, lower, other bool) {
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

// hashRunes is HashLetters for all letters and digits.
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

// StartsUpper reports whether a word begins with a capital or a digit.
func StartsUpper(s string) bool {
	if s != "" && s[0] < utf8.RuneSelf {
		return 'A' <= s[0] && s[0] <= 'Z' || '0' <= s[0] && s[0] <= '9'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// longAcronym is the length from which an acronym counts in other letters too.
const longAcronym = 6

func loadOutlets(in *reader) *Outlets {
	o := &Outlets{names: newTable[OutletName](5000), first: newFilter(1 << 16), low: newFilter(1 << 12)}
	in.rows("outlets.tsv", 3, 5, func(f []string) {
		kind, ok := outletKinds[f[1]]
		if !ok {
			in.fail("unknown kind %q", f[1])
		}
		if len(f[2]) != 2 {
			in.fail("%q is no code of a country", f[2])
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
	n := OutletName{Outlet: id, Programme: programme}
	name, n.Ambiguous = strings.CutPrefix(name, "?")
	h, lower, _ := HashLetters(NoLetters, name)
	if taken, ok := o.names.Find(h); ok && taken.Outlet >= 0 {
		if taken.Outlet == id && !StartsUpper(name) {
			taken.Capitals, taken.Upper, taken.LastUpper = false, false, false
			*o.names.At(h) = taken
			o.addPrefixes(name, false)
		}
		return
	}
	words := strings.Fields(name)
	n.Capitals = !lower && len(name) < longAcronym
	n.Upper = StartsUpper(name)
	n.LastUpper = StartsUpper(words[len(words)-1])
	*o.names.At(h) = n
	o.addPrefixes(name, n.Upper)
	o.long = max(o.long, 2*len(words)+2)
}

// addPrefixes enters where the tokens of a name may end, so that a search
// stops where no name goes on. Without a capital, the name counts without one.
func (o *Outlets) addPrefixes(name string, capital bool) {
	mark := func(letters []byte) {
		norm := NormOf(string(letters))
		o.first.mark(norm)
		if !capital {
			o.low.mark(norm)
		}
	}
	h := uint64(NoLetters)
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
			mark(letters)
		}
		if _, ok := o.names.Find(h); !ok {
			*o.names.At(h) = OutletName{Outlet: -1}
		}
	}
	if plain {
		mark(letters)
	}
}
