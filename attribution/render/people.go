package render

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution"
)

// choice is somebody whose statements a reader of a page can pick out: a
// speaker, everybody unknown, or a source.
type choice struct {
	label      string // empty for unknown speakers
	about      string // type and roles, or kind and country
	look       look
	statements []int // indexes, in order
}

// look is how a page shows a speaker: by colour and pattern, and by letters for
// those who can tell neither. Sources and unknown speakers have no slot.
type look struct {
	slot    int // index of colour and pattern; -1 for grey
	letters string
}

// class is the classes of the style sheet.
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
	for _, one := range order {
		slot, ok := c.slots[one.label]
		if !ok {
			slot = c.free(one.label, &taken)
			c.slots[one.label] = slot
			c.used[slot]++
			taken[slot] = true
		}
		one.look = look{slot, initials(one.label)}
		for n := 2; letters[one.look.letters]; n++ {
			one.look.letters = initials(one.label) + strconv.Itoa(n)
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

// choices returns those who speak in the article and the sources that carry it,
// the most quoted first and unknown speakers last, and for each statement their
// indexes: of its speakers, then of its source behind all speakers.
func (a *article) choices(c *cast) (speakers, sources []choice, of [][]int) {
	index := make(map[*attribution.Statement]int, len(a.Statements))
	for i := range a.Statements {
		index[&a.Statements[i]] = i
	}
	of = make([][]int, len(a.Statements))
	for _, voice := range a.Document.Speakers() {
		one := choice{label: voice.Name, about: aboutEntity(voice.Entity)}
		for _, st := range voice.Statements {
			i := index[st]
			one.statements = append(one.statements, i)
			of[i] = append(of[i], len(speakers))
		}
		speakers = append(speakers, one)
	}
	c.dress(speakers)

	var nobodys []int
	for i := range of {
		if len(of[i]) == 0 {
			of[i] = append(of[i], len(speakers))
			nobodys = append(nobodys, i)
		}
	}
	if len(nobodys) > 0 {
		speakers = append(speakers, choice{look: look{slot: -1}, statements: nobodys})
	}

	at := make(map[string]int)
	for i := range a.Statements {
		credit := a.Statements[i].Source
		name := credit.String()
		if name == "" {
			continue
		}
		if _, ok := at[name]; !ok {
			at[name] = len(sources)
			sources = append(sources, choice{label: name, about: a.aboutSource(credit)})
		}
		sources[at[name]].statements = append(sources[at[name]].statements, i)
	}
	slices.SortStableFunc(sources, func(x, y choice) int { return cmp.Compare(len(y.statements), len(x.statements)) })
	for n, source := range sources {
		for _, i := range source.statements {
			of[i] = append(of[i], len(speakers)+n)
		}
	}
	return speakers, sources, of
}

func aboutEntity(e *attribution.Entity) string {
	if e == nil {
		return ""
	}
	var parts []string
	for _, role := range e.Roles {
		parts = append(parts, role.String())
	}
	if e.Type != "" && (len(parts) == 0 || e.Type != attribution.TypePerson) {
		parts = append(parts, string(e.Type))
	}
	return strings.Join(parts, ", ")
}

func (a *article) aboutSource(c *attribution.Credit) string {
	about := string(c.Kind)
	for _, source := range a.Sources {
		if source.Name == c.Name && source.Country != "" {
			return strings.TrimPrefix(about+", "+source.Country, ", ")
		}
	}
	return about
}

// kindCount is how many statements are of a kind.
type kindCount struct {
	kind  attribution.Kind
	count int
}

// kindsOf counts statements by kind, in the order of the kinds, unknown ones
// last.
func (a *article) kindsOf(statements []int) []kindCount {
	out := []kindCount{{attribution.KindDirect, 0}, {attribution.KindMixed, 0}, {attribution.KindIndirect, 0}, {"", 0}}
	for _, i := range statements {
		at := slices.IndexFunc(out[:3], func(k kindCount) bool { return k.kind == a.Statements[i].Kind })
		if at < 0 {
			at = 3
		}
		out[at].count++
	}
	return slices.DeleteFunc(out, func(k kindCount) bool { return k.count == 0 })
}

// meanConfidence is the mean over statements, rounded to two decimals.
func (a *article) meanConfidence(statements []int) float64 {
	sum := 0.0
	for _, i := range statements {
		if c := a.Statements[i].Confidence; c > 0 {
			sum += min(c, 1)
		}
	}
	return float64(int(100*sum/float64(max(len(statements), 1))+0.5)) / 100
}
