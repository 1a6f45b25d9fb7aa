package main

import (
	"fmt"
	"log"
	"math"
	"os"
	"path/filepath"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/model"
	"github.com/whosaid/whosaid/attribution/internal/outlet"
)

// carried counts the outlets of a corpus: right, given, and in the gold. rated
// counts those given, by tenth of their confidence.
type carried struct {
	right, given, gold int
	rated              [10]struct{ mille, right int }
}

func (c *carried) join(o carried) {
	c.right, c.given, c.gold = c.right+o.right, c.given+o.given, c.gold+o.gold
}

// calibration is the mean distance of the confidence of the outlets given from the
// share of them that is right, in percent.
func (c *carried) calibration() float64 {
	sum := 0.0
	for _, r := range c.rated {
		sum += math.Abs(float64(r.mille)/1000 - float64(r.right))
	}
	return 100 * sum / float64(max(1, c.given))
}

func (c carried) String() string { return fmt.Sprintf("%+v", c.figures()) }

func (c *carried) add(a *sourced, res outlet.Result) {
	c.gold += a.missed
	for i, ans := range a.answers {
		name := ""
		if s := res.Credits[i].Source; s >= 0 {
			name = res.Sources[s].Name
		}
		if ans.Paired && (ans.Optional || !ans.Known) {
			continue
		}
		if len(ans.Names) > 0 {
			c.gold++
		}
		if name != "" {
			c.given++
			mille := int(res.Credits[i].Mille)
			r := &c.rated[min(9, mille/100)]
			r.mille += mille
			if sameOutlet(name, ans.Names) {
				c.right++
				r.right++
			}
		}
	}
}

// sourcesFigures are those of a corpus, in percent.
type sourcesFigures struct {
	Precision float64 `json:"p"`
	Recall    float64 `json:"r"`
	F         float64 `json:"f"`
	Gold      int     `json:"gold"`
	// Calibration is the mean distance of confidence and share of right ones, over
	// ten bins, of the outlets given.
	Calibration float64 `json:"calibration"`
}

func (c carried) figures() sourcesFigures {
	p, r := percent([2]int{c.right, c.given}), percent([2]int{c.right, c.gold})
	return sourcesFigures{p, r, math.Round(20*p*r/max(p+r, 1)) / 10, c.gold, math.Round(10*c.calibration()) / 10}
}

// addSources trains the ranker of sources and writes its file.
func (m *manifest) addSources(corpora, out string) error {
	const file = "source.bin"
	// The statements and speakers are those of the models in out, which may have
	// been trained a moment ago.
	l, err := model.Read(func(name string) (string, error) {
		if name == file {
			return lang.EnglishWeights(name)
		}
		data, err := os.ReadFile(filepath.Join(out, name))
		return string(data), err
	})
	if err != nil {
		return err
	}
	data, figures, err := trainSources(corpora, l, shippedSources(), log.Printf)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(out, file), data, 0o644); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	m.Sources = map[string]sourcesFigures{}
	for corpus, c := range figures {
		m.Sources[corpus] = c.figures()
	}
	m.Files = append(slices.DeleteFunc(m.Files, func(f fileInfo) bool { return f.Name == file }), infoOf(file, data))
	return nil
}
