// Package model decodes the weights of a language, each for the stage that asks
// for it: one value holds all that the stages need.
package model

import (
	"encoding/json"
	"fmt"
	"sync"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/statement"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
)

// Language is a language with its weights. It is read-only and safe for
// concurrent use.
type Language struct {
	*lang.Language
	Tagger     *tag.Model
	Parser     *syntax.Model
	Statements *statement.Models
}

// English loads English on the first call. Weights that cannot be read are our
// bug, so it panics.
func English() *Language { return english() }

var english = sync.OnceValue(func() *Language {
	l, err := load()
	if err != nil {
		panic(fmt.Sprintf("model: %v", err))
	}
	return l
})

func load() (*Language, error) {
	l := new(Language)
	// The lists are read beside the weights: a first call is waited for.
	var lists sync.WaitGroup
	lists.Go(func() { l.Language = lang.English() })
	defer lists.Wait()
	data, err := lang.EnglishWeights("tag.bin")
	if err != nil {
		return nil, err
	}
	if l.Tagger, err = tag.Decode(data); err != nil {
		return nil, err
	}
	if data, err = lang.EnglishWeights("syntax.bin"); err != nil {
		return nil, err
	}
	if l.Parser, err = syntax.Decode(data); err != nil {
		return nil, err
	}
	var chains [3]string
	for i, name := range []string{"cue.bin", "role.bin", "accept.bin"} {
		if chains[i], err = lang.EnglishWeights(name); err != nil {
			return nil, err
		}
	}
	var t statement.Thresholds
	if data, err = lang.EnglishWeights("thresholds.json"); err != nil {
		return nil, err
	}
	if err := json.Unmarshal([]byte(data), &t); err != nil {
		return nil, fmt.Errorf("thresholds.json: %w", err)
	}
	l.Statements, err = statement.NewModels(chains[0], chains[1], chains[2], t)
	return l, err
}
