package render

import (
	"cmp"
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution"
)

// choice is somebody whose statements the reader of a page can choose to see
// alone: a speaker, all unknown speakers together, or a source.
type choice struct {
	label      string // empty for unknown speakers
	about      string // type and roles, or kind and country
	look       look
	statements []int // indexes, in order
}

// choices returns the speakers of the article, the most quoted first and unknown
// ones last, and the sources that carried its statements. For each statement, of
// has the indexes of its speakers, and then that of its source plus the number of
// speakers.
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

	at, countries := make(map[string]int), a.countries()
	for i := range a.Statements {
		credit := a.Statements[i].Source
		name := credit.String()
		if name == "" {
			continue
		}
		if _, ok := at[name]; !ok {
			at[name] = len(sources)
			sources = append(sources, choice{label: name, about: joinedBy(", ", string(credit.Kind), countries[credit.Name])})
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

// countries returns those of the sources, by name.
func (a *article) countries() map[string]string {
	of := make(map[string]string, len(a.Sources))
	for _, source := range a.Sources {
		of[source.Name] = cmp.Or(of[source.Name], source.Country)
	}
	return of
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
