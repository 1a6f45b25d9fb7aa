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
