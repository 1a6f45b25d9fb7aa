package attribution_test

import (
	"context"
	"fmt"
	"log"
	"strings"

	"github.com/whosaid/whosaid/attribution"
)

func ExampleExtract() {
	doc := attribution.Extract(`BELGRADE – Serbian Transport Minister Nebojsa Grujic opened the new station on Monday.

“We have agreed on the gauge of our friendship. The rest is arithmetic,” he said, Tanjug reported.

According to Grujic, the first train will leave in September.`)
	for _, st := range doc.Statements {
		if st.Speaker != nil { // the text may not say who it was
			fmt.Println(st.Speaker.Name, "-", st.Kind)
		}
		fmt.Println(" ", st.Content[0].Text)
		if st.Source != nil {
			fmt.Println("  via", st.Source.Name)
		}
	}
	// Output:
	// Nebojsa Grujic - direct
	//   “We have agreed on the gauge of our friendship. The rest is arithmetic,”
	//   via Tanjug
	// Nebojsa Grujic - indirect
	//   the first train will leave in September
}

// Offsets count bytes of the text, whatever its marks.
func ExampleFragment() {
	text := "„Nous sommes prêts“, said Ana Torv."
	doc := attribution.Extract(text)
	for _, st := range doc.Statements {
		f := st.Content[0]
		fmt.Println(f.Start, f.End, text[f.Start:f.End] == f.Text)
	}
	// Output: 0 24 true
}

func ExampleDocument_StatementsBy() {
	doc := attribution.Extract(`“It is closed,” said Ana Torv. Petar Ilov said it was open. Torv told Reuters that it was not.`)
	for st := range doc.StatementsBy("Ana Torv") {
		fmt.Println(st.Cue.Text, "-", st.Content[0].Text)
	}
	// Output:
	// said - “It is closed,”
	// told - that it was not
}

// Everybody who speaks, with what they say.
func ExampleDocument_Speakers() {
	doc := attribution.Extract(`“It is closed,” said Mayor Ana Torv. Petar Ilov said that it was open. She told Reuters he was wrong.`)
	for _, speaker := range doc.Speakers() {
		fmt.Println(speaker.Name)
		for _, st := range speaker.Statements {
			fmt.Println("  " + st.Plain())
		}
	}
	// Output:
	// Ana Torv
	//   It is closed
	//   he was wrong
	// Petar Ilov
	//   it was open
}

// What one outlet carried.
func ExampleDocument_StatementsVia() {
	doc := attribution.Extract(`“It is closed,” Ana Torv told Reuters. Petar Ilov told Tanjug that it was open.`)
	for st := range doc.StatementsVia("Tanjug") {
		fmt.Println(st.Speaker, "-", st.Plain())
	}
	// Output: Petar Ilov - it was open
}

// What an entity is, from a statement of its own.
func ExampleDocument_Entity() {
	doc := attribution.Extract(`Serbian Transport Minister Nebojsa Grujic opened the bridge. “It holds,” he said.`)
	for _, st := range doc.Statements {
		for _, id := range st.Speaker.Entities {
			e := doc.Entity(id)
			fmt.Println(e.Name, e.Type, e.Gender, e.Roles)
		}
	}
	// Output: Nebojsa Grujic person male [Transport Minister (Serbian)]
}

// The words as they stand in the text, and as one would print them.
func ExampleStatement_Plain() {
	doc := attribution.Extract(`“We begin,” Ana Torv said, “in May.” She denied that it was late.`)
	for _, st := range doc.Statements {
		fmt.Println(st.Text())
		fmt.Println(st.Plain())
	}
	// Output:
	// “We begin,” … “in May.”
	// We begin … in May.
	// that it was late
	// it was late
}

// A zero Options is the best default. Here thoughts and attitudes count as well,
// and what is more likely wrong than right is left out.
func ExampleNew() {
	ex, err := attribution.New(attribution.Options{
		Acts:          attribution.AllActs(),
		MinConfidence: 0.5,
	})
	if err != nil {
		log.Fatal(err)
	}
	doc := ex.Extract("“It is safe,” said Ana Torv.")
	for _, st := range doc.Statements {
		fmt.Println(st.Speaker.Name, "-", st.Cue.Act, "-", st.Content[0].Text)
	}

	_, err = attribution.New(attribution.Options{Language: "tlh"})
	fmt.Println(err)
	// Output:
	// Ana Torv - speech - “It is safe,”
	// Options.Language: no models for "tlh", only for "en"
}

func ExampleExtractor_ExtractAll() {
	ex, err := attribution.New(attribution.Options{})
	if err != nil {
		log.Fatal(err)
	}
	inputs := func(yield func(attribution.Input, error) bool) {
		for i, text := range []string{"“Yes,” said Ana Torv.", "“No,” said Petar Ilov.", "It rained."} {
			if !yield(attribution.Input{ID: attribution.IntID(i), Text: text}, nil) {
				return
			}
		}
	}
	for r, err := range ex.ExtractAll(context.Background(), inputs) {
		if err != nil {
			log.Fatal(err)
		}
		var speakers []string
		for _, st := range r.Document.Statements {
			speakers = append(speakers, st.Speaker.Name)
		}
		fmt.Printf("%s [%s]\n", r.ID, strings.Join(speakers, ", "))
	}
	// Output:
	// 0 [Ana Torv]
	// 1 [Petar Ilov]
	// 2 []
}
