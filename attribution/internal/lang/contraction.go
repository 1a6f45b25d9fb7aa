package lang

import "strings"

// Contractions are the words without an apostrophe that count as two: can|not.
type Contractions struct {
	words []contraction
	first [256]bool // bytes with which one begins, of either case
	least int
	most  int
}

type contraction struct {
	word string
	cut  int
}

// Cut returns where a word is cut in two, in bytes; 0 if it is no contraction. Most
// words are none, and for them it is quick.
func (c *Contractions) Cut(word string) int {
	if len(word) < c.least || len(word) > c.most || !c.first[word[0]] {
		return 0
	}
	for i := range c.words {
		if strings.EqualFold(c.words[i].word, word) {
			return c.words[i].cut
		}
	}
	return 0
}

func loadContractions(in *reader) *Contractions {
	c := new(Contractions)
	in.rows("contractions.tsv", 2, 2, func(f []string) {
		if !strings.HasPrefix(f[0], f[1]) || len(f[1]) == 0 || len(f[1]) == len(f[0]) || !ASCII(f[0]) {
			in.fail("%q is no beginning of %q", f[1], f[0])
			return
		}
		c.words = append(c.words, contraction{f[0], len(f[1])})
		c.first[f[0][0]], c.first[f[0][0]&^0x20] = true, true
		if c.least == 0 || len(f[0]) < c.least {
			c.least = len(f[0])
		}
		c.most = max(c.most, len(f[0]))
	})
	return c
}
