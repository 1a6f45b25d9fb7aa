package text

import (
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
)

// Lexeme is a distinct folded word of a text. What the language knows of a word
// is looked up once for each, however often the word stands in the text.
type Lexeme struct {
	Norm  uint64      // of its tokens
	Plain uint64      // without diacritics, see lang.NameNorm
	Known *lang.Entry // what the language knows of it, never nil

	// What is asked of every word is at hand.
	Carrier lang.Carrier
	Marks   lang.Marks
	Small   lang.Small

	outlets begins
}

// begins says whether a word of plain letters may begin the name of an outlet, or
// stands for one: tweeted.
type begins struct{ capital, small bool }

// may reports whether the name of an outlet may begin with a token that is that
// word. It spares most tokens the hash of their letters.
func (b begins) may(f Flags) bool {
	switch {
	case f&Plain == 0:
		return f&(Word|Number|Handle) != 0
	case f&Upper != 0:
		return b.capital
	}
	return b.small
}

// Lexeme returns the word that token i is.
func (d *Doc) Lexeme(i int32) *Lexeme { return &d.Lexemes[d.Tokens[i].Lexeme] }

// Is reports whether token i is a word of a group.
func (d *Doc) Is(i int32, g lang.Group) bool { return d.Lexeme(i).Known.Groups.Has(g) }

// Small returns which small word token i is, NoSmall for others and for tokens
// outside the text.
func (d *Doc) Small(i int32) lang.Small {
	if uint(i) >= uint(len(d.Tokens)) {
		return lang.NoSmall
	}
	return d.Lexeme(i).Small
}

// Marks says what token i can be around names.
func (d *Doc) Marks(i int32) lang.Marks { return d.Lexeme(i).Marks }

// KnownPlace reports whether the words of r, up to the first mark among them, are
// the name of a country, a part of one, or a capital.
func (d *Doc) KnownPlace(r Range) bool {
	var norms [8]uint64 // longer than any name of a place
	n := 0
	for i := r.Start; i < r.End && n < len(norms) && d.Tokens[i].Flags&Punct == 0; i++ {
		norms[n] = d.Lexeme(i).Plain
		n++
	}
	const places = lang.Place | lang.Capital
	switch n {
	case 0:
		return false
	case 1:
		return d.Lang.Lexicon.Word(norms[0]).Has(places)
	}
	name, length := d.Lang.Lexicon.Longest(norms[:n])
	return length == n && name.Has(places)
}

// findLexemes fills Lexemes and numbers the tokens. The table has a slot for
// every second token at most: 1 + the index of a lexeme, or 0.
func (d *Doc) findLexemes() {
	size := 64
	for size < len(d.Tokens) {
		size *= 2
	}
	slots := slices.Grow(d.scratch.slots[:0], size)[:size]
	clear(slots)
	lexemes, starts, known := d.Lexemes[:0], d.NameStarts[:0], d.Lang.Outlets
	mask := uint64(size - 1)
	for i := range d.Tokens {
		t := &d.Tokens[i]
		k := t.Norm >> 32 & mask
		for slots[k] != 0 && lexemes[slots[k]-1].Norm != t.Norm {
			k = (k + 1) & mask
		}
		if slots[k] == 0 {
			plain := d.NameNorm(int32(i))
			e := d.Lang.Lexicon.Word(plain)
			lexemes = append(lexemes, Lexeme{Norm: t.Norm, Plain: plain, Known: e, Carrier: e.Carrier, Marks: e.Marks, Small: e.Small,
				outlets: begins{known.Begins(t.Norm, true), known.Begins(t.Norm, false) || e.Carrier&lang.CarrierTweet != 0}})
			slots[k] = int32(len(lexemes))
		}
		t.Lexeme = slots[k] - 1
		if t.Flags&Upper != 0 || lexemes[t.Lexeme].outlets.may(t.Flags) {
			starts = append(starts, int32(i))
		}
	}
	d.Lexemes, d.scratch.slots, d.NameStarts = lexemes, slots, starts
}
