package main

import (
	"fmt"
	"path/filepath"

	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
)

// The statement finder must learn from tags and trees that are as wrong as
// those it will see. So every training article is annotated by a tagger and a
// parser that did not learn from it (jackknifing).

// annotators are the trained files, and what they made of the training
// articles crosswise.
type annotators struct {
	tagger, parser []byte
	inputs         []propose.Input // parallel to the articles
}

const annotatorFolds = 2

// trainAnnotators learns from the treebanks and from the automatic annotation
// of the training articles themselves, which is noisy but of their kind.
func trainAnnotators(corpora string, articles []article, logf func(string, ...any)) (*annotators, error) {
	var trees []annotated
	for _, name := range []string{"en_ewt-ud-train", "gum-dep-train"} {
		docs, err := readConllu(filepath.Join(corpora, "ud", name+".conllu.gz"))
		if err != nil {
			return nil, err
		}
		for _, d := range docs {
			trees = append(trees, align(d))
		}
	}
	silver, err := readSilver(filepath.Join(corpora, "polnear"), "train")
	if err != nil {
		return nil, err
	}
	place := map[string]int{}
	for i, a := range articles {
		place[a.ID] = i
	}
	fold := make([]int, len(trees), len(trees)+len(silver)) // -1: known to all folds but tagged crosswise
	for i := range fold {
		fold[i] = i % annotatorFolds
	}
	for _, d := range silver {
		trees = append(trees, align(d))
		fold = append(fold, place[d.id]%annotatorFolds)
	}

	out := &annotators{inputs: make([]propose.Input, len(articles))}
	tags, taggers, err := jackTags(trees, fold, out, logf)
	if err != nil {
		return nil, err
	}
	parsers, err := jackParsers(trees, fold, tags, out, logf)
	if err != nil {
		return nil, err
	}
	for i, a := range articles {
		k := i % annotatorFolds
		in := propose.Input{Doc: a.Doc}
		in.Tags = tag.Tag(a.Doc, taggers[k], nil)
		in.Arcs = syntax.Parse(a.Doc, in.Tags, parsers[k], nil)
		out.inputs[i] = in
	}
	return out, nil
}

// jackTags trains a tagger without each fold, tags the fold with it, and trains
// the one that ships.
func jackTags(trees []annotated, fold []int, out *annotators, logf func(string, ...any)) ([][]tag.POS, []*tag.Model, error) {
	tags := make([][]tag.POS, len(trees))
	models := make([]*tag.Model, annotatorFolds)
	train := func(without int) ([]byte, error) {
		return cached(fmt.Sprintf("tag%d", without), func() ([]byte, error) {
			var examples []tag.Example
			for i, t := range trees {
				if fold[i] != without {
					examples = append(examples, tag.Example{Doc: t.doc, Gold: t.tags})
				}
			}
			return tag.Train(examples, tag.Training{Seed: 1, Runs: 4, Prune: 1.3, Open: 10_000})
		})
	}
	err := crossed(train, &out.tagger, func(k int, data []byte) (err error) {
		if models[k], err = tag.Decode(string(data)); err != nil {
			return err
		}
		for i, t := range trees {
			if fold[i] == k {
				tags[i] = tag.Tag(t.doc, models[k], nil)
			}
		}
		return nil
	})
	logf("tagger: %d bytes", len(out.tagger))
	return tags, models, err
}

// crossed trains on everything, which goes to whole, and once without each fold,
// which use is given; all at the same time.
func crossed(train func(without int) ([]byte, error), whole *[]byte, use func(fold int, data []byte) error) error {
	tasks := []func() error{func() (err error) {
		*whole, err = train(-1)
		return err
	}}
	for k := range annotatorFolds {
		tasks = append(tasks, func() error {
			data, err := train(k)
			if err != nil {
				return err
			}
			return use(k, data)
		})
	}
	return parallel(tasks)
}

// jackParsers does the same for the parser, on the tags of jackTags.
func jackParsers(trees []annotated, fold []int, tags [][]tag.POS, out *annotators, logf func(string, ...any)) ([]*syntax.Model, error) {
	models := make([]*syntax.Model, annotatorFolds)
	train := func(without int) ([]byte, error) {
		return cached(fmt.Sprintf("syntax%d", without), func() ([]byte, error) {
			var examples []syntax.Example
			for i, t := range trees {
				if fold[i] != without {
					examples = append(examples, syntax.Example{Doc: t.doc, Tags: tags[i], Gold: t.arcs})
				}
			}
			return syntax.Train(examples, syntax.Training{Seed: 1, Moves: 32_000, Relations: 14_000})
		})
	}
	err := crossed(train, &out.parser, func(k int, data []byte) (err error) {
		models[k], err = syntax.Decode(string(data))
		return err
	})
	logf("parser: %d bytes", len(out.parser))
	return models, err
}
