package main

import (
	"path/filepath"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/statement"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// The large corpus is American politics of two years. A few articles of other
// kinds, agencies' and our own, weigh more than their number, and texts of
// other genres tell what reported speech looks like elsewhere.

// kind is a set of articles beside the large corpus.
type kind struct {
	path    string
	weight  float32
	partial bool // what the gold does not have may be right
}

const ownArticles = "testdata/gold.jsonl"

func otherKinds(corpora string) []kind {
	kinds := []kind{
		{ownArticles, 5, false},
		{filepath.Join(corpora, "agency", "dev.jsonl"), 5, false},
		{filepath.Join(corpora, "seed", "gold.jsonl"), 5, false},
	}
	for _, genre := range []string{"news", "interview", "bio", "court", "speech"} {
		kinds = append(kinds, kind{filepath.Join(corpora, "gum", genre+".jsonl"), 1, true})
	}
	return kinds
}

func (k kind) examples(annotate func(*text.Doc) statement.Input) ([]statement.Example, error) {
	articles, err := readArticles(k.path)
	if err != nil {
		return nil, err
	}
	var out []statement.Example
	for _, article := range articles {
		e := example(article, annotate(article.Doc))
		e.Weight, e.Partial = k.weight, k.partial
		out = append(out, e)
	}
	return out, nil
}

// annotate tags and parses a text as the library will.
func (a *annotators) annotate() (func(*text.Doc) statement.Input, error) {
	tagger, err := tag.Decode(string(a.tagger))
	if err != nil {
		return nil, err
	}
	parser, err := syntax.Decode(string(a.parser))
	if err != nil {
		return nil, err
	}
	return func(d *text.Doc) statement.Input {
		in := statement.Input{Doc: d, Words: words(), Outlets: lexicon.EnglishOutlets()}
		in.Tags = tag.Tag(d, tagger, nil)
		in.Arcs = syntax.Parse(d, in.Tags, parser, nil)
		return in
	}, nil
}
