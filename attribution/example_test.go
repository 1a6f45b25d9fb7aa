package attribution_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log"

	"github.com/whosaid/whosaid/attribution"
)

func ExampleExtract() {
	doc := attribution.Extract(`BELGRADE – Serbian Transport Minister Nebojsa Grujic opened the new station on Monday.

“We have agreed on the gauge of our friendship. The rest is arithmetic,” he said, Tanjug reported.

According to Grujic, the first train will leave in September.`)
	for _, st := range doc.Statements {
		fmt.Println(st.Speaker, "-", st.Kind)
		fmt.Println(" ", st.Plain())
		if st.Source != nil {
			fmt.Println("  via", st.Source.Name)
		}
	}
	// Output:
	// Nebojsa Grujic - direct
	//   We have agreed on the gauge of our friendship. The rest is arithmetic
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
		fmt.Println(st.Cue.Text, "-", st.Plain())
	}
	// Output:
	// said - It is closed
	// told - it was not
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
func ExampleDocument_SpeakersOf() {
	doc := attribution.Extract(`Serbian Transport Minister Nebojsa Grujic opened the bridge. “It holds,” he said.`)
	for _, st := range doc.Statements {
		for _, e := range doc.SpeakersOf(&st) {
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
		fmt.Println(st.Speaker, "-", st.Cue.Act, "-", st.Plain())
	}

	_, err = attribution.New(attribution.Options{Language: "tlh"})
	fmt.Println(err)
	// Output:
	// Ana Torv - speech - It is safe
	// Options.Language: no models for "tlh", only for "en"
}

// A thousand texts, on all cores, in their order.
func ExampleExtractor_ExtractAll() {
	ex, err := attribution.New(attribution.Options{})
	if err != nil {
		log.Fatal(err)
	}
	inputs := func(yield func(attribution.Input, error) bool) {
		for i := range 1000 {
			text := "“The pier is open,” said Ana Torv."
			if i%4 == 0 {
				text = "Petar Ilov told Reuters that the pier was closed."
			}
			if !yield(attribution.Input{ID: attribution.IntID(i), Text: text}, nil) {
				return
			}
		}
	}
	said := make(map[string]int)
	last := attribution.ID{}
	for r, err := range ex.ExtractAll(context.Background(), inputs) {
		if err != nil {
			log.Fatal(err)
		}
		for _, speaker := range r.Document.Speakers() {
			said[speaker.Name] += len(speaker.Statements)
		}
		last = r.ID
	}
	fmt.Println(said, last)
	// Output: map[Ana Torv:750 Petar Ilov:250] 999
}

// Only what was said in quotation marks, and is surely a statement.
func ExampleDocument_filter() {
	doc := attribution.Extract(`“It is closed and it will stay closed,” said Ana Torv. Petar Ilov said that it was open.`)
	for _, st := range doc.Statements {
		if st.Kind == attribution.KindDirect && st.Confidence >= 0.8 {
			fmt.Println(st.Speaker, "-", st.Plain())
		}
	}
	// Output: Ana Torv - It is closed and it will stay closed
}

// A byline that the page gives beside the text keeps its author from becoming
// the "he" of the first sentence.
func ExampleExtractor_ExtractInput() {
	ex, err := attribution.New(attribution.Options{})
	if err != nil {
		log.Fatal(err)
	}
	r, err := ex.ExtractInput(context.Background(), attribution.Input{
		ID:     attribution.StringID("harbour.html"),
		Text:   "Sea wall breaks at Porto Lume\n\nPedro Salgueiro in Lisbon\n\n“It will be rebuilt,” he said.",
		Byline: "Pedro Salgueiro",
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(r.ID, "-", r.Document.Statements[0].Speaker)
	// Output: harbour.html - he
}

// Results go through files and come back, with their texts, as they were.
func ExampleResult() {
	text := "“It is closed,” Ana Torv told Reuters."
	line, err := json.Marshal(attribution.Result{ID: attribution.StringID("wire-7"), Document: attribution.Extract(text)})
	if err != nil {
		log.Fatal(err)
	}
	var back attribution.Result
	if err := json.Unmarshal(line, &back); err != nil {
		log.Fatal(err)
	}
	for st := range back.Document.StatementsVia("Reuters") {
		fmt.Println(back.ID, "-", st.Speaker, "-", st.Content[0].Span().Of(back.Document.Text))
	}
	// Output: wire-7 - Ana Torv - “It is closed,”
}

// An outlet that the list does not have, and somebody's other name.
func ExampleRules() {
	ex, err := attribution.New(attribution.Options{Rules: attribution.Rules{
		Outlets: []attribution.Outlet{{Name: "Belava Radio", Kind: attribution.SourceBroadcaster, Country: "RS", Aliases: []string{"Radio Belava"}}},
		Names:   []attribution.KnownName{{Name: "Ana Torv", Aliases: []string{"Ana Kova"}}},
	}})
	if err != nil {
		log.Fatal(err)
	}
	doc := ex.Extract("“It is closed,” Ana Kova told Radio Belava.")
	for _, st := range doc.Statements {
		fmt.Println(st.Speaker.Name, "via", st.Source.Name, st.Source.Kind)
	}
	// Output: Ana Torv via Belava Radio broadcaster
}

// A construction of the house: lines of a transcript.
func ExamplePattern() {
	ex, err := attribution.New(attribution.Options{Rules: attribution.Rules{
		Patterns: []attribution.Pattern{{
			Name:       "turn",
			Expression: `^>> (?<speaker>[^:]+): (?<content>.+)$`,
			Kind:       attribution.KindDirect,
		}},
	}})
	if err != nil {
		log.Fatal(err)
	}
	for _, st := range ex.Extract(">> Ana Torv: The bridge stays closed.").Statements {
		fmt.Println(st.Speaker, "-", st.Plain(), "-", st.Evidence)
	}
	// Output: Ana Torv - The bridge stays closed. - pattern: turn
}
