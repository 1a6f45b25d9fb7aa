package main

import (
	_ "embed"
	"iter"
	"math/rand/v2"
	"strings"

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
	for line := range lines(constructs) {
		out = append(out, strings.ReplaceAll(line, "⏎", "\n"))
	}
	return out
}()

//go:embed fillings.txt
var fillingsFile string

// fillings are the choices for the words in braces, by name.
var fillings = func() map[string][]string {
	out := map[string][]string{}
	for line := range lines(fillingsFile) {
		name, choices, _ := strings.Cut(line, ":")
		for choice := range strings.SplitSeq(choices, "|") {
			out[name] = append(out[name], strings.TrimSpace(choice))
		}
	}
	return out
}()

// lines are the lines of a file that are neither empty nor remarks.
func lines(file string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(file) {
			if line = strings.TrimSpace(line); line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// eachPattern is how many sentences are made of a pattern.
const eachPattern = 12

// madeExamples are the same each time.
func madeExamples(annotate func(*text.Doc) propose.Input) []example {
	rng := rand.New(rand.NewPCG(5, 5))
	var out []example
	for _, p := range patterns {
		for range eachPattern {
			a := madeOf(p, rng)
			e := a.example(annotate(a.Doc))
			e.Weight, e.Set = madeWeight, "made"
			out = append(out, e)
		}
	}
	return out
}

// madeOf fills a pattern in. One that begins with ⇧ is set in capitals.
func madeOf(p string, rng *rand.Rand) article {
	p, capitals := strings.CutPrefix(p, "⇧")
	s := marked(fill(p, rng), rng)
	if !capitals {
		return made(s)
	}
	a := made(s)
	a.Text = strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r - 'a' + 'A' // the offsets stay
		}
		return r
	}, a.Text)
	a.parse()
	return a
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
	a.parse()
	return a
}
