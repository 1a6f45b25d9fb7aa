// Package invented makes up news articles, for tests and measurements that
// need more of them than anybody would write. People, places and events are
// invented; the outlets exist.
package invented

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// Article is one made-up article.
type Article struct {
	ID    string
	Title string
	Date  time.Time
	Text  string
}

type person struct {
	name, surname, role, pronoun string
}

var people = []person{
	{"Karin Moll", "Moll", "port director", "she"},
	{"Tomas Brill", "Brill", "harbour master", "he"},
	{"Ana Lindqvist", "Lindqvist", "transport minister", "she"},
	{"Peter Okoro", "Okoro", "opposition leader", "he"},
	{"Mei Tanaka", "Tanaka", "chief economist", "she"},
	{"Rafael Ibarra", "Ibarra", "union chairman", "he"},
	{"Ivana Petrovic", "Petrovic", "mayor", "she"},
	{"Samuel Ward", "Ward", "police spokesman", "he"},
}

var (
	places  = []string{"VESSA", "KORVALE", "PORT LUNE", "EASTMERE"}
	outlets = []string{"Reuters", "AP", "AFP", "Xinhua", "TASS"}
	hosts   = []string{"the BBC", "CNN", "Le Monde", "Al Jazeera", "the Guardian"}
	topics  = []string{"harbour", "bridge", "ferry", "railway", "airport"}
	claims  = []string{
		"the %s will double in size within four years",
		"nobody will lose their place when the %s is rebuilt",
		"the cost of the %s has risen by a tenth since the autumn",
		"work on the %s begins in May, if the weather allows",
		"the %s was safe, and every inspection had shown as much",
		"the government had never promised to pay for the %s alone",
		"talks about the %s would go on until both sides were content",
	}
	filler = []string{
		"The plan goes to parliament next week, where the majority is thin.",
		"About 300 people live within sight of the site, most of them pensioners.",
		"It rained for most of the day and the ceremony was moved under a roof.",
		"Two ministers and a delegation of engineers visited the town on Tuesday.",
	}
)

// News makes up one article. The same numbers from r give the same article.
func News(r *rand.Rand) Article {
	topic := pick(r, topics)
	date := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, r.IntN(180))
	claim := func() string { return fmt.Sprintf(pick(r, claims), topic) }
	first := pick(r, people)
	a := Article{
		ID:    fmt.Sprintf("%s-%s-%d", date.Format(time.DateOnly), topic, r.IntN(1_000_000)),
		Title: fmt.Sprintf("Dispute over the %s goes on", topic),
		Date:  date,
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s (%s) - %s, the %s, said on %s that %s.\n",
		pick(r, places), date.Format("January 2"), pick(r, outlets), first.name, first.role, date.Weekday(), claim())
	for range 3 + r.IntN(8) {
		p := pick(r, people)
		b.WriteByte('\n')
		switch r.IntN(7) {
		case 0:
			fmt.Fprintf(&b, "“%s,” %s told %s. “%s.”\n", upper(claim()), p.name, pick(r, hosts), upper(claim()))
		case 1:
			fmt.Fprintf(&b, "According to %s, the %s, %s. %s added that %s.\n", p.name, p.role, claim(), upper(p.pronoun), claim())
		case 2:
			fmt.Fprintf(&b, "%s, the %s, denied that %s, calling the report \"a tale\".\n", p.name, p.role, claim())
		case 3:
			fmt.Fprintf(&b, "%s was quoted by %s as saying that %s.\n", p.name, pick(r, outlets), claim())
		case 4:
			fmt.Fprintf(&b, "‘%s,’ said %s. ‘It’s what the workers’ families want.’\n", upper(claim()), p.surname)
		case 5:
			fmt.Fprintf(&b, "“%s.\n\n“%s,” %s wrote on X.\n", upper(claim()), upper(claim()), p.name)
		default:
			fmt.Fprintf(&b, "%s %s\n", pick(r, filler), pick(r, filler))
		}
	}
	a.Text = b.String()
	return a
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

func upper(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
