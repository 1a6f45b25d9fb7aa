package render

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// look is how a page shows a speaker: by colour and pattern, and by letters for
// those who can tell neither. Sources and unknown speakers have no slot.
type look struct {
	slot    int // index of colour and pattern; -1 for grey
	letters string
}

// class returns the names of its classes in the style sheet.
func (l look) class() string {
	if l.slot < 0 {
		return "nobody"
	}
	return "s" + strconv.Itoa(l.slot%len(colours)) + [...]string{"", " stripes", " dots"}[l.slot/len(colours)]
}

// cast remembers the slots of speakers, so that somebody keeps a colour in all
// articles of a page. Where nobody else has it already, the slot is chosen by the
// name, so that somebody has one colour on separate pages too.
type cast struct {
	slots map[string]int
	used  [slots]int // how many speakers have each slot
}

// dress gives an article's speakers their looks, in the order of the text.
// Newcomers get the slot of their name, or the next one that fewer others have,
// and none that is taken in this article while one is free; so only speakers that
// appeared in different articles first can share a slot.
func (c *cast) dress(speakers []choice) {
	if c.slots == nil {
		c.slots = make(map[string]int)
	}
	order := make([]*choice, len(speakers))
	var taken [slots]bool
	for i := range speakers {
		order[i] = &speakers[i]
		if slot, ok := c.slots[speakers[i].label]; ok {
			taken[slot] = true
		}
	}
	slices.SortStableFunc(order, func(x, y *choice) int { return cmp.Compare(x.statements[0], y.statements[0]) })
	letters := make(map[string]bool)
	last := make(map[string]int) // number behind the latest of the same initials
	for _, one := range order {
		slot, ok := c.slots[one.label]
		if !ok {
			slot = c.free(one.label, &taken)
			c.slots[one.label] = slot
			c.used[slot]++
			taken[slot] = true
		}
		own := initials(one.label)
		one.look = look{slot, own}
		for letters[one.look.letters] {
			last[own]++
			one.look.letters = own + strconv.Itoa(1+last[own])
		}
		letters[one.look.letters] = true
	}
}

// free returns the slot for a newcomer.
func (c *cast) free(name string, taken *[slots]bool) int {
	hash := fnv.New32a()
	hash.Write([]byte(name))
	own := int(hash.Sum32() % uint32(slots))
	some := slices.Contains(taken[:], false) // else this article has more speakers than there are slots
	best := -1
	for i := range slots {
		slot := (own + i) % slots
		if (!taken[slot] || !some) && (best < 0 || c.used[slot] < c.used[best]) {
			best = slot
		}
	}
	return best
}

// initials returns the first letters of the first and the last word that begin
// with a capital, else those of the first and the last word.
func initials(label string) string {
	var all, capital []string
	for _, word := range strings.FieldsFunc(label, func(c rune) bool { return unicode.IsSpace(c) || c == '-' }) {
		word = strings.TrimLeftFunc(word, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsNumber(c) })
		c, size := utf8.DecodeRuneInString(word)
		if size == 0 {
			continue
		}
		all = append(all, string(unicode.ToUpper(c)))
		if unicode.IsUpper(c) {
			capital = append(capital, string(c))
		}
	}
	from := all
	if len(capital) > 0 {
		from = capital
	}
	switch len(from) {
	case 0:
		return "?"
	case 1:
		return from[0]
	}
	return from[0] + from[len(from)-1]
}
