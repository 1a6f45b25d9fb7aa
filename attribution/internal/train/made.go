package main

import (
	_ "embed"
	"math/rand/v2"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// The corpora have few of the plainest sentences, and which of them a model got
// right changed with every training. So it also sees sentences made of patterns,
// the constructs that every newsroom has, filled in with what is said of ferries
// and libraries. They are few; what they teach is that the plain ones are plain.

// Parts of statements stand in angle brackets in a pattern: c for content, k for
// the cue, s for the speaker, with a number behind where there are two
// statements and with both for a speaker they share. Words in braces are filled
// in.
//
//go:embed constructs.txt
var constructs string

// patterns are the lines of constructs.txt.
var patterns = func() []string {
	var out []string
	for line := range strings.Lines(constructs) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, strings.ReplaceAll(line, "⏎", "\n"))
		}
	}
	return out
}()

var fillings = map[string][]string{
	"s": {
		"Lena Moss", "Igor Petrenko", "Amina Diallo", "Kenji Sato", "María López", "Tomas Novak", "Ruth Adler", "Samir Haddad",
		"the mayor", "the company", "officials", "the coach", "a spokesman for the harbour", "the prosecutor", "residents",
		"Prime Minister Lena Moss", "Igor Petrenko, who runs the museum", "head teacher Ruth Adler", "police", "he", "she", "they",
	},
	"v": {"said", "said", "said", "says", "added", "explained", "claimed", "insisted", "warned", "announced", "argued"},
	"t": {
		"the ferry", "the new stadium", "the tunnel", "the school", "the harbour", "the library", "the reservoir", "the tram line",
		"the hospital", "the festival", "the old mill", "the vaccine", "the budget", "the election",
	},
	"will": {
		"will open in spring", "will cost twice as much", "has lost its licence", "needs more money", "is not safe", "was sold last year",
		"will not be ready", "has been delayed again", "must be paid for", "can wait",
	},
	"past": {
		"would open in spring", "would cost twice as much", "had lost its licence", "needed more money", "was not safe",
		"had been sold", "would not be ready", "had been delayed again", "could wait",
	},
	"more": {
		"but not before May", "and nobody knows why", "unless the money comes", "because the ground is wet", "although the plan is old",
		"if the council agrees",
	},
	"n": {
		"Lena Moss", "Igor Petrenko", "Amina Diallo", "Kenji Sato", "María López", "Tomas Novak", "Ruth Adler", "Samir Haddad", "Grace Mbeki", "Paul Verne",
		"Ms Adler", "Mr Novak", "Dr Diallo", "Petrenko", "Moss",
	},
	"r": {"the mayor", "Mayor", "head teacher", "Finance Minister", "police chief", "coach", "the farmer", "Judge", "spokeswoman", "neighbour", "witness"},
	"w": {
		"witness", "neighbour", "farmer", "nurse", "driver", "student", "shopkeeper", "carpenter", "widow", "reader", "baker", "pilot",
		"electrician", "violinist", "welder", "midwife", "skipper",
	},
	"z": {"wages", "rents", "tickets", "costs", "engineers", "lorries", "repairs", "nurses", "taxes", "queues", "harvests", "trains"},
	"x": {
		"the Tarn Gazette", "the Northern Post", "the Harbour Times", "Radio Belava", "Channel Nine", "the Evening Record", "Morning Star", "the Lakeside Review",
	},
	"u": {
		"a witness", "one of the drivers", "another neighbour", "the farmer", "a young nurse", "residents", "police", "officials",
		"the ministry", "the company",
	},
	"l": {
		"the court", "parliament", "reporters", "the inquiry", "the jury", "police", "a news conference", "the council", "voters", "his staff",
		"pupils", "the committee",
	},
	"q":  {"Is {t} safe?", "Who will pay for {t}?", "When does {t} open?", "Why was {t} sold?", "What happened to {t}?"},
	"a":  {"asked", "asked", "wanted to know", "wondered", "demanded"},
	"b":  {"replied", "answered", "said", "responded", "shot back"},
	"p1": {"he", "she", "he", "she", "Ms Adler", "Mr Novak"},
	"h":  {"his", "her"},
	"j":  {"blunt", "furious", "proud", "dead", "hopeless", "cautious", "a disgrace", "sceptical", "in tears"},
	"o":  {"Reuters", "CNN", "AFP", "Tanjug", "the BBC", "reporters", "Radio Slobodna Evropa"},
	"p":  {"X", "Facebook", "Twitter", "Telegram"},
	"sign": {
		"red lamp", "soft click", "map", "small arrow", "notice", "bell", "label", "gauge", "needle", "thermometer", "puddle", "crack",
		"shadow", "footprint", "dial", "row of dots",
	},
	"m": {"shows", "indicates", "suggests", "means", "tells", "signals", "points to the fact"},
}

// eachPattern is how many sentences are made of a pattern.
const eachPattern = 12

// madeExamples are the same each time.
func madeExamples(annotate func(*text.Doc) propose.Input) []example {
	rng := rand.New(rand.NewPCG(5, 5))
	var out []example
	for _, p := range patterns {
		for range eachPattern {
			a := made(marked(fill(p, rng), rng))
			e := a.example(annotate(a.Doc))
			e.Weight, e.Set = madeWeight, "made"
			out = append(out, e)
		}
	}
	return out
}

// marked has the marks of a sentence curly, as they are, or straight.
func marked(s string, rng *rand.Rand) string {
	if rng.IntN(5) < 2 {
		return strings.NewReplacer("“", "\"", "”", "\"").Replace(s)
	}
	return s
}

// madeWeight is what a made sentence weighs: less than an article of our own, for
// it is not news, more than one of hundreds.
const madeWeight = 2

// fill puts words for those in braces; one in upper case begins a sentence.
func fill(pattern string, rng *rand.Rand) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(pattern, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, _ := strings.Cut(rest, "}")
		words := fillings[strings.ToLower(name)]
		w := words[rng.IntN(len(words))]
		if strings.Contains(w, "{") {
			w = fill(w, rng)
		}
		if name != strings.ToLower(name) {
			w = strings.ToUpper(w[:1]) + w[1:]
		}
		b.WriteString(w)
		pattern = after
	}
}

// made takes the brackets out of a sentence and makes gold of them.
func made(s string) article {
	var a article
	gold := map[byte]*attribution{}
	var order []byte
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "<")
		b.WriteString(before)
		if !ok {
			break
		}
		label, rest, _ := strings.Cut(rest, " ")
		words, after, _ := strings.Cut(rest, ">")
		span := quotes.Span{Start: b.Len(), End: b.Len() + len(words)}
		b.WriteString(words)
		numbers := label[1:]
		if numbers == "" {
			numbers = "1"
		}
		for _, n := range []byte(numbers) {
			g := gold[n]
			if g == nil {
				g = &attribution{}
				gold[n] = g
				order = append(order, n)
			}
			switch label[0] {
			case 'c':
				g.Content = append(g.Content, span)
			case 'k':
				g.Cue = append(g.Cue, span)
			case 's':
				g.Source = append(g.Source, span)
			}
		}
		s = after
	}
	a.Text = b.String()
	for _, n := range order {
		a.Gold = append(a.Gold, *gold[n])
	}
	a.Doc = text.Parse(lang.English(), a.Text, quotes.Find(a.Text))
	return a
}
