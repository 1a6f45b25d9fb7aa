package main

import (
	"path/filepath"

	"github.com/whosaid/whosaid/attribution/internal/propose"
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
	whole   bool // thresholds are set by it, as by the large corpus
}

const ownArticles = "testdata/gold.jsonl"

func otherKinds(corpora string) []kind {
	kinds := []kind{
		{ownArticles, 5, false, false},
		{writtenArticles, 3, false, false},
		{filepath.Join(corpora, "agency", "dev.jsonl"), 5, false, false},
		{filepath.Join(corpora, "seed", "gold.jsonl"), 5, false, false},
		{filepath.Join(corpora, "press", "dev.jsonl"), 3, false, true},
	}
	for _, genre := range []string{"news", "interview", "bio", "court", "speech"} {
		kinds = append(kinds, kind{filepath.Join(corpora, "gum", genre+".jsonl"), 1, true, false})
	}
	// With 1 kept-back press lost half a point, with 0 there were twice the false alarms.
	return append(kinds, kind{plainTexts, 0.3, false, false})
}

func (k kind) examples(annotate func(*text.Doc) propose.Input) ([]example, error) {
	articles, err := readArticles(k.path)
	if err != nil {
		return nil, err
	}
	var out []example
	for _, article := range articles {
		e := article.example(annotate(article.Doc))
		e.Weight, e.Partial, e.Whole, e.Plain = k.weight, k.partial, k.whole, k.path == plainTexts
		out = append(out, e)
	}
	return out, nil
}

// annotate tags and parses a text as the library will.
func (a *annotators) annotate() (func(*text.Doc) propose.Input, error) {
	tagger, err := tag.Decode(string(a.tagger))
	if err != nil {
		return nil, err
	}
	parser, err := syntax.Decode(string(a.parser))
	if err != nil {
		return nil, err
	}
	return func(d *text.Doc) propose.Input {
		in := propose.Input{Doc: d}
		in.Tags = tag.Tag(d, tagger, nil)
		in.Arcs = syntax.Parse(d, in.Tags, parser, nil)
		return in
	}, nil
}
