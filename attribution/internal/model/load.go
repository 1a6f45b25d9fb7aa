// Package model decodes the weights of a language, each for the stage that asks
// for it: one value holds all that the stages need.
package model

import (
	"fmt"
	"sync"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/link"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/outlet"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
)

// Language is a language with its weights. It is read-only and safe for
// concurrent use.
type Language struct {
	*lang.Language
	Tagger   *tag.Model
	Parser   *syntax.Model
	Joiner   *name.Model
	Speakers *link.Model
	Finder   *propose.Models
	Decision *decide.Model
	Sources  *outlet.Model
}

// English loads English on the first call. Weights that cannot be read are our
// bug, so it panics.
func English() *Language { return english() }

var english = sync.OnceValue(func() *Language {
	l, err := Read(lang.EnglishWeights)
	if err != nil {
		panic(fmt.Sprintf("model: %v", err))
	}
	return l
})

// Read reads a language; weights gives the file of a name, as
// lang.EnglishWeights does. An error names the file.
func Read(weights func(name string) (string, error)) (*Language, error) {
	l := new(Language)
	// The lists are read beside the weights: a first call is waited for.
	var lists sync.WaitGroup
	lists.Go(func() { l.Language = lang.English() })
	defer lists.Wait()
	var chains [3]string
	var t thresholds
	for _, file := range []struct {
		name   string
		decode func(data string) error
	}{
		{"tag.bin", func(data string) (err error) { l.Tagger, err = tag.Decode(data); return err }},
		{"syntax.bin", func(data string) (err error) { l.Parser, err = syntax.Decode(data); return err }},
		{"name.bin", func(data string) (err error) { l.Joiner, err = name.Decode(data); return err }},
		{"link.bin", func(data string) (err error) { l.Speakers, err = link.Decode(data); return err }},
		{"cue.bin", func(data string) error { chains[0] = data; return nil }},
		{"role.bin", func(data string) error { chains[1] = data; return nil }},
		{"decision.bin", func(data string) error { chains[2] = data; return nil }},
		{"source.bin", func(data string) (err error) { l.Sources, err = outlet.Decode(data); return err }},
		{"thresholds.json", func(data string) (err error) { t, err = readThresholds(data); return err }},
	} {
		data, err := weights(file.name)
		if err == nil {
			err = file.decode(data)
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file.name, err)
		}
	}
	var err error
	if l.Finder, err = propose.NewModels(chains[0], chains[1], t.Thresholds); err != nil {
		return nil, err
	}
	l.Decision, err = decide.NewModel(chains[2], t.decision)
	return l, err
}
