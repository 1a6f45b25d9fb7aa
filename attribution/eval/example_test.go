package eval_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/eval"
)

// Gold is a text with what a person found in it.
const markedByHand = `{"id":"wire-7","text":"“It is closed,” said Ana Torv. Petar Ilov shrugged.","attributions":[{"content":[[0,15]],"cue":[[16,20]],"source":[[21,29]],"speaker":"Ana Torv"}]}`

func ExampleScore_Mistakes() {
	var score eval.Score
	for article, err := range eval.ReadGold(strings.NewReader(markedByHand)) {
		if err != nil {
			log.Fatal(err)
		}
		if err := score.Add(article, &attribution.Document{Text: article.Text}); err != nil {
			log.Fatal(err)
		}
	}
	for mistake := range score.Mistakes() {
		fmt.Println(mistake)
	}
	// Output:
	// MISSED | wire-7 | direct | “It is closed,” | [said] | [Ana Torv]
}

// Gold in the words of the text, without offsets.
func ExampleArticle_Mark() {
	article := eval.Article{ID: "wire-9", Text: "“It is closed,” Ana Torv told Tanjug. Petar Ilov denied that he had a key."}
	err := article.Mark(
		eval.Said{Content: "“It is closed,”", Cue: "told", Mention: "Ana Torv", Speaker: "Ana Torv", Source: "Tanjug"},
		eval.Said{Content: "that he had a key", Cue: "denied", Mention: "Petar Ilov", Speaker: "Petar Ilov"},
	)
	if err != nil {
		log.Fatal(err)
	}
	var score eval.Score
	if err := score.Add(article, attribution.Extract(article.Text)); err != nil {
		log.Fatal(err)
	}
	f, _ := score.Report().Value("statements", "f")
	fmt.Println(f)
	// Output: 100
}

func ExampleReadBrat() {
	const text = "“Yes,” said Ana Torv."
	article, err := eval.ReadBrat("wire-8", text, strings.NewReader(
		"T1\tContent 0 6\t“Yes,”\nT2\tCue 7 11\tsaid\nT3\tSpeaker 12 20\tAna Torv\nE1\tStatement:T2 Content:T1 Cue:T2 Speaker:T3\n"))
	if err != nil {
		log.Fatal(err)
	}
	for _, a := range article.Attributions {
		fmt.Println(a.Content[0].Of(text), a.Cue[0].Of(text), a.Mention[0].Of(text))
	}
	// Output:
	// “Yes,” said Ana Torv
}
