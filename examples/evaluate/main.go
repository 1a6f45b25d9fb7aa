// Evaluate measures the library against gold: articles whose statements
// somebody marked by hand, as lines of JSON or a folder of brat's files. The exit
// status is 1 if any of it could not be read.
//
//	go run ./examples/evaluate testdata/gold.jsonl
//	go run ./examples/evaluate -errors 20 -worst 5 my-brat-folder
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/eval"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "evaluate:", err)
		os.Exit(1)
	}
}

func run(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("evaluate", flag.ContinueOnError)
	worst := flags.Int("worst", 10, "how many of the worst articles to list")
	mistakes := flags.Int("errors", 0, "how many mistakes to list")
	asJSON := flags.Bool("json", false, "write the report as JSON")
	people := flags.Bool("people", false, "compare those who marked the same article with one another, and nothing else")
	actNames := flags.String("acts", "", "acts to look for: a list, or all (default speech,writing,document)")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return errors.New("no gold given; try -help")
	}
	chosen, err := attribution.ParseActs(*actNames)
	if err != nil {
		return err
	}
	extractor, err := attribution.New(attribution.Options{Acts: chosen})
	if err != nil {
		return err
	}

	var score eval.Score
	for _, path := range flags.Args() {
		gold, err := eval.LoadGold(path)
		if err != nil {
			return err
		}
		for _, article := range gold {
			if *people {
				score.AddPeople(article)
			} else if err := score.Add(article, extractor.Extract(article.Text)); err != nil {
				return err
			}
		}
	}

	if *asJSON {
		encoder := json.NewEncoder(stdout)
		encoder.SetIndent("", "  ")
		return encoder.Encode(score.Report())
	}
	if err := score.Report().WriteTable(stdout, *worst); err != nil {
		return err
	}
	for mistake := range score.Mistakes() {
		if *mistakes--; *mistakes < 0 {
			break
		}
		if _, err := fmt.Fprintln(stdout, mistake); err != nil {
			return err
		}
	}
	return nil
}
