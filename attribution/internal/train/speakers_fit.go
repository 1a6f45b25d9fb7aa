package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/link"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/tag"
)

// The linker has two rankers: who is meant, and whether his name is right. The
// second learns from what the first chose in articles that it did not see, and
// what both are worth is measured on such articles, too: the articles are cut
// into folds, and each is read by rankers that learned from the other folds.

const linkFolds = 5

var (
	choiceRecipe = linear.RankOptions{Epochs: 12, Rate: 0.1, Drop: 0.5, Decay: 1e-4, Runs: 3, Seed: 1}
	nameRecipe   = linear.RankOptions{Epochs: 12, Rate: 0.05, Drop: 0.3, Decay: 1e-3, Runs: 3, Seed: 2}
)

// trainedLinker is a linker as a file, and what it is worth by corpus.
type trainedLinker struct {
	data    []byte
	figures map[string]speakerFigures
}

// linkTraining is a linker in the making.
type linkTraining struct {
	docs    []spoken
	empty   string                 // a ranker of names that knows nothing, and no threshold
	crossed [linkFolds]*link.Model // models that did not learn from a fold
	choice  []byte                 // what ships
	name    []byte
	start   time.Time
	logf    func(string, ...any)
}

// trainLinker fits the linker.
func trainLinker(corpora string, tagger *tag.Model, joiner *name.Model, logf func(string, ...any)) (*trainedLinker, error) {
	t := &linkTraining{start: time.Now(), logf: logf}
	for _, f := range spokenFiles {
		d, err := readSpoken(corpora, f, tagger, joiner)
		if err != nil {
			return nil, err
		}
		t.docs = append(t.docs, d...)
	}
	// Names of an article are joined by a model that did not learn from it either:
	// the one that ships knows them too well.
	names, err := trainNames(corpora, tagger, func(string, ...any) {})
	if err != nil {
		return nil, err
	}
	for i := range t.docs {
		t.docs[i].joiner = names.crossed[nameFold(t.docs[i].id)]
	}
	t.lap("names crosswise")
	t.docs = append(t.docs, readMadeSpeakers(tagger, joiner)...)
	empty, err := linear.EncodeRanker(nil, nil, 4, 0, nil)
	if err != nil {
		return nil, err
	}
	t.empty = string(linear.AppendLeast(empty, 0))
	// Two rounds: in the first nobody knows what the pronouns in between mean. The
	// second reads each article twice, once with all earlier choices corrected and once
	// with the mistakes that the models make, which become candidates later on.
	for _, twice := range []bool{false, true} {
		if err := t.fitChoice(twice); err != nil {
			return nil, err
		}
	}
	if err := t.fitName(); err != nil {
		return nil, err
	}
	least := t.least()
	out := &trainedLinker{data: linear.AppendLeast(append(t.choice, t.name...), least), figures: t.measure(least)}
	t.lap("measured")
	return out, nil
}

func (t *linkTraining) lap(format string, args ...any) {
	t.logf("link: %s after %v", fmt.Sprintf(format, args...), time.Since(t.start).Round(10*time.Millisecond))
}

// fold is the fold of an article.
func fold(i int) int { return i % linkFolds }

// allBut gathers the choices of all articles but those of a fold; of all with
// fold -1. from says where those of each article begin.
func allBut(part int, choices []linear.Choice, from []int) []linear.Choice {
	var out []linear.Choice
	for i := range len(from) - 1 {
		if fold(i) != part {
			out = append(out, choices[from[i]:from[i+1]]...)
		}
	}
	return out
}

func fitRanker(choices []linear.Choice, ix *linear.Features, o linear.RankOptions, steps []linear.Step) ([]byte, error) {
	w := linear.FitRank(choices, ix.Len(), o)
	return linear.EncodeRanker(ix.Keys(), w, 4, 0.02, steps)
}

// fitChoice fits the first ranker on what the models so far make of the articles, read
// with earlier choices corrected and, if twice, once more as they stand.
func (t *linkTraining) fitChoice(twice bool) error {
	ls := link.NewLessons()
	from := make([]int, len(t.docs)+1)
	for i := range t.docs {
		ls.Study(t.docs[i].lesson(), t.crossed[fold(i)], true)
		if twice {
			ls.Study(t.docs[i].lesson(), t.crossed[fold(i)], false)
		}
		from[i+1] = len(ls.Choice)
	}
	ls.ChoiceIndex.PruneChoices(ls.Choice, 3)
	t.lap("%d choices with %d features", len(ls.Choice), ls.ChoiceIndex.Len())
	tasks := []func() error{func() (err error) {
		t.choice, err = fitRanker(ls.Choice, ls.ChoiceIndex, choiceRecipe, nil)
		return err
	}}
	for k := range t.crossed {
		tasks = append(tasks, func() error {
			data, err := fitRanker(allBut(k, ls.Choice, from), ls.ChoiceIndex, choiceRecipe, nil)
			if err != nil {
				return err
			}
			t.crossed[k], err = link.Decode(string(data) + t.empty)
			return err
		})
	}
	return parallel(tasks)
}

// fitName fits the second ranker on what the first chose, and its steps on what
// it says of articles that it did not see.
func (t *linkTraining) fitName() error {
	ls := link.NewLessons()
	from := make([]int, len(t.docs)+1)
	for i := range t.docs {
		ls.Study(t.docs[i].lesson(), t.crossed[fold(i)], false)
		from[i+1] = len(ls.Name)
	}
	ls.NameIndex.PruneChoices(ls.Name, 3)
	var rankers [linkFolds][]byte
	var outcomes []linear.Outcome
	for k := range rankers {
		var err error
		if rankers[k], err = fitRanker(allBut(k, ls.Name, from), ls.NameIndex, nameRecipe, nil); err != nil {
			return err
		}
		r, _, err := linear.DecodeRanker(string(rankers[k]))
		if err != nil {
			return err
		}
		for i := range t.docs {
			if fold(i) != k || t.docs[i].invented() {
				continue
			}
			for j := from[i]; j < from[i+1]; j++ {
				outcomes = append(outcomes, linear.Outcome{Share: link.NameShare(r, ls.NameIndex.Keys(), &ls.Name[j]), Right: ls.Name[j].Right[1]})
			}
		}
	}
	steps := linear.Calibrate(outcomes, 40)
	for k, data := range rankers {
		var err error
		if t.crossed[k], err = t.crossed[k].WithNames(linear.WithSteps(data, steps)); err != nil {
			return err
		}
	}
	var err error
	t.name, err = fitRanker(ls.Name, ls.NameIndex, nameRecipe, steps)
	t.lap("%d names with %d features in %d steps", len(ls.Name), ls.NameIndex.Len(), len(steps))
	return err
}

// mostWrong is how many statements of a hundred may get a wrong name, crosswise.
// Another aim, at most three wrong ones of a hundred names given, is not met by it:
// about six are wrong on press and on PolNeAR. With 4.5 names are given of which
// more than every other is wrong.
const mostWrong = 4

// read reads the articles with rankers that did not see them, and gives names
// from a probability on.
func (t *linkTraining) read(least int32, each func(d *spoken, res link.Result, i int)) {
	for i := range t.docs {
		d := &t.docs[i]
		lesson := d.lesson()
		each(d, link.Speakers(lesson.Found, lesson.Statements, nil, t.crossed[fold(i)].WithLeast(least), nil), i)
	}
}

// least returns the probability in thousandths from which on a name is given.
// Invented texts are too easy, and GUM's speakers have no names.
func (t *linkTraining) least() int32 {
	all := newSpeakerTally()
	t.read(0, func(d *spoken, res link.Result, i int) {
		if !d.invented() && !strings.HasPrefix(d.corpus, "gum") {
			all.score(d, res, i)
		}
	})
	t.logf("%-28s     %v", "all names", all)
	_, mille := all.at(mostWrong)
	return mille
}

// measure counts what is right at a threshold.
func (t *linkTraining) measure(least int32) map[string]speakerFigures {
	given := map[string]*speakerTally{}
	t.read(least, func(d *spoken, res link.Result, i int) {
		if given[d.corpus] == nil {
			given[d.corpus] = newSpeakerTally()
		}
		given[d.corpus].score(d, res, i)
	})
	out := map[string]speakerFigures{}
	for _, f := range append(spokenFiles, madeCorpus) {
		if strings.HasPrefix(f, "gum") || given[f] == nil { // the corpus is not at hand
			continue
		}
		t.logf("%-28s     %v", f, given[f])
		out[f] = given[f].figures()
		if only := os.Getenv("WHOSAID_ERRORS"); only != "" && strings.HasPrefix(f, only) {
			for _, e := range given[f].errors {
				fmt.Println(e)
			}
		}
	}
	return out
}

// addLinker trains the linker and writes its file.
func (m *manifest) addLinker(corpora, out string, tagger []byte) error {
	t, err := tag.Decode(string(tagger))
	if err != nil {
		return err
	}
	names, err := os.ReadFile(filepath.Join(out, "name.bin"))
	if err != nil {
		return err
	}
	joiner, err := name.Decode(string(names))
	if err != nil {
		return err
	}
	l, err := trainLinker(corpora, t, joiner, log.Printf)
	if err != nil {
		return err
	}
	const file = "link.bin"
	if err := os.WriteFile(filepath.Join(out, file), l.data, 0o644); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	m.Speakers = l.figures
	m.Files = append(slices.DeleteFunc(m.Files, func(f fileInfo) bool { return f.Name == file }), infoOf(file, l.data))
	for _, f := range spokenFiles {
		data, err := readCorpus(corpora, f)
		if err != nil {
			return err
		}
		m.Corpora = append(slices.DeleteFunc(m.Corpora, func(i fileInfo) bool { return i.Name == f }), infoOf(f, data))
	}
	return nil
}
