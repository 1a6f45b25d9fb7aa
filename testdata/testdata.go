// Package testdata is news articles with what is to be found in them, for
// anybody's tests of anything that reads news. They were written for this
// project and are under its licence, MIT; all people and events are invented.
//
// The go command leaves a folder of this name out of ./..., but not out of an
// import.
package testdata

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"strings"

	"github.com/whosaid/whosaid/attribution/eval"
)

//go:embed *.txt gold.jsonl articles.tsv plain
var files embed.FS

// Article is a news article and its statements.
type Article struct {
	ID    string
	Style string // agency, newspaper, broadcaster, interview, transcript, ...
	For   string // what it was written for: marks, constructs, layout
	Text  string
	Gold  eval.Article // the same text with the statements that a person found in it
}

// Articles yields the articles in the order of their ids. Each call reads them
// anew, so that they belong to the caller.
func Articles() iter.Seq[Article] {
	return func(yield func(Article) bool) {
		golds := make(map[string]eval.Article)
		for gold, err := range eval.ReadGold(bytes.NewReader(read("gold.jsonl"))) {
			if err != nil {
				panic("testdata: gold.jsonl: " + err.Error())
			}
			golds[gold.ID] = gold
		}
		for line := range strings.Lines(string(read("articles.tsv"))) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			gold, ok := golds[cells[0]]
			if !ok || len(cells) != 3 {
				panic(fmt.Sprintf("testdata: articles.tsv: %q", line))
			}
			if !yield(Article{ID: gold.ID, Style: cells[1], For: cells[2], Text: string(read(gold.ID + ".txt")), Gold: gold}) {
				return
			}
		}
	}
}

// Plain yields texts in which nobody says anything, such as recipes and
// manuals, in the order of their ids: what is found in them is a false alarm.
// Their Style is "plain" and their Gold has no statements.
func Plain() iter.Seq[Article] {
	return func(yield func(Article) bool) {
		err := fs.WalkDir(files, "plain", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || path.Ext(name) != ".txt" {
				return err
			}
			id, text := strings.TrimSuffix(name, ".txt"), string(read(name))
			if !yield(Article{ID: id, Style: "plain", Text: text, Gold: eval.Article{ID: id, Text: text}}) {
				return fs.SkipAll
			}
			return nil
		})
		if err != nil {
			panic("testdata: " + err.Error())
		}
	}
}

// read returns an embedded file.
func read(name string) []byte {
	data, err := files.ReadFile(name)
	if err != nil {
		panic("testdata: " + err.Error())
	}
	return data
}
