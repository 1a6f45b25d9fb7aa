package testdata_test

import (
	"fmt"
	"log"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/eval"
	"github.com/whosaid/whosaid/testdata"
)

// The articles are for tests of other people's code too.
func ExampleArticles() {
	for article := range testdata.Articles() {
		if article.Style == "interview" {
			fmt.Println(article.ID, len(article.Text), len(article.Gold.Attributions))
			fmt.Println(article.Gold.Attributions[0].Content[0].Of(article.Text))
		}
	}
	// Output:
	// swissinfo-interview 1633 20
	// “The glacier doesn’t negotiate”
}

// Whatever makes documents can be held against their gold.
func ExampleArticles_score() {
	var score eval.Score
	for article := range testdata.Articles() {
		if err := score.Add(article.Gold, attribution.Extract(article.Text)); err != nil {
			log.Fatal(err)
		}
	}
	f, _ := score.Report().Value("statements", "f")
	fmt.Println(f > 80)
	// Output: true
}
