package tag

import (
	"cmp"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// The dictionary is a table whose features are words in one of three cases and
// whose rows are the tags that each had in training, as pairs of a tag and how
// it had it. Rows are stored once, so the place of a row names an ambiguity
// class and serves as a feature of the words around.
const (
	seldom   = 1 // less than one in ten
	often    = 2
	mostly   = 3 // more than seven in ten
	frequent = 4 // added to these: the word is frequent, so its form is not looked at
	certain  = 8 // the only tag of a frequent word
)

const (
	leastCount    = 3  // occurrences that make a word known
	frequentCount = 12 // and that make it frequent
)

// Cases of a word: as a rule a name, an abbreviation and a word are told apart
// by them.
const (
	lowerCase = iota
	upperCase
	allCaps
	cases
)

func caseOf(t *text.Token) uint64 {
	switch {
	case t.Flags&text.AllCaps != 0:
		return allCaps
	case t.Flags&text.Upper != 0:
		return upperCase
	}
	return lowerCase
}

// entry is what the dictionary says about a word.
type entry struct {
	class uint32 // its ambiguity class, 0 for an unknown word
	tags  string // pairs of a tag and how it has it
}

// certain returns the tag of a word that has one only, else None.
func (e entry) certain() POS {
	if len(e.tags) == 2 && e.tags[1] == certain {
		return POS(e.tags[0])
	}
	return None
}

func (e entry) frequent() bool { return e.class != 0 && e.tags[1] >= frequent }

// dictionary counts the tags of words and encodes what is in a Model.
func dictionary(examples []Example) ([]byte, error) {
	counts := make(map[uint64]*[tagCount]int)
	var keys []uint64
	for _, x := range examples {
		for i, p := range x.Gold {
			if p == None {
				continue
			}
			t := &x.Doc.Tokens[i]
			key := linear.Mix(t.Norm, caseOf(t))
			c := counts[key]
			if c == nil {
				c = new([tagCount]int)
				counts[key] = c
				keys = append(keys, key)
			}
			c[p]++
		}
	}
	var weights []linear.Weight
	for _, key := range keys {
		weights = appendEntry(weights, key, counts[key])
	}
	return linear.EncodeDictionary(weights, int(tagCount))
}

func appendEntry(weights []linear.Weight, key uint64, counts *[tagCount]int) []linear.Weight {
	type count struct {
		pos POS
		n   int
	}
	total := 0
	var tags []count
	for p, n := range counts {
		if n > 0 {
			total += n
			tags = append(tags, count{POS(p), n})
		}
	}
	if total < leastCount {
		return weights
	}
	slices.SortStableFunc(tags, func(a, b count) int { return cmp.Compare(b.n, a.n) })
	if total >= frequentCount && tags[0].n*1000 >= total*985 {
		return append(weights, linear.Weight{Feature: key, Label: uint8(tags[0].pos), Value: certain})
	}
	for i, t := range tags {
		if i >= 6 || t.n*70 < total || t.n < 2 && total >= 2*frequentCount {
			break // noise
		}
		how := often
		switch {
		case t.n*10 < total:
			how = seldom
		case t.n*10 > total*7:
			how = mostly
		}
		if total >= frequentCount {
			how += frequent
		}
		weights = append(weights, linear.Weight{Feature: key, Label: uint8(t.pos), Value: float32(how)})
	}
	return weights
}
