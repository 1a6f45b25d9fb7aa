// Package lang holds a language as one value: its lexicons, its weights, its
// switches. It is the only caller of package model, and beside training the
// only one that loads lexicons.
package lang

import (
	"encoding/json"
	"fmt"
	"sync"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
	"github.com/whosaid/whosaid/attribution/internal/model"
	"github.com/whosaid/whosaid/attribution/internal/statement"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
)

// Language is all that belongs to one language. It is read-only and safe for
// concurrent use.
type Language struct {
	Code       string // BCP 47
	Words      *lexicon.Words
	Names      *lexicon.Names
	Outlets    *lexicon.Outlets
	Tagger     *tag.Model
	Parser     *syntax.Model
	Statements *statement.Models
}

// English loads English on the first call. Weights that cannot be read are our
// bug, so it panics.
func English() *Language { return english() }

var english = sync.OnceValue(func() *Language {
	l, err := load("en")
	if err != nil {
		panic(fmt.Sprintf("lang: %v", err))
	}
	return l
})

func load(code string) (*Language, error) {
	l := &Language{Code: code}
	// The lists are read beside the weights: a first call is waited for.
	var lists sync.WaitGroup
	lists.Go(func() {
		l.Words, l.Names, l.Outlets = lexicon.EnglishWords(), lexicon.EnglishNames(), lexicon.EnglishOutlets()
	})
	defer lists.Wait()
	data, err := model.Bytes("tag.bin")
	if err != nil {
		return nil, err
	}
	if l.Tagger, err = tag.Decode(data); err != nil {
		return nil, err
	}
	if data, err = model.Bytes("syntax.bin"); err != nil {
		return nil, err
	}
	if l.Parser, err = syntax.Decode(data); err != nil {
		return nil, err
	}
	var chains [3]string
	for i, name := range []string{"cue.bin", "role.bin", "accept.bin"} {
		if chains[i], err = model.Bytes(name); err != nil {
			return nil, err
		}
	}
	var t statement.Thresholds
	if data, err = model.Bytes("thresholds.json"); err != nil {
		return nil, err
	}
	if err := json.Unmarshal([]byte(data), &t); err != nil {
		return nil, fmt.Errorf("thresholds.json: %w", err)
	}
	l.Statements, err = statement.NewModels(chains[0], chains[1], chains[2], t)
	return l, err
}
