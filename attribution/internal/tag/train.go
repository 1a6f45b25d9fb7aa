package tag

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Example is a document to learn from. Gold is parallel to its tokens; None
// are not learned.
type Example struct {
	Doc  *text.Doc
	Gold []POS
}

// Training says how to train. Zero stands for the value that the comment of a field
// names.
type Training struct {
	Epochs int     // 0 is 8
	Runs   int     // trainings whose weights are averaged; 0 is 1
	Least  uint8   // features seen less often get no weight; 0 is 3
	Prune  float64 // averaged weights below are dropped; 0 is 0.1
	Open   int     // features that the choice among open tags keeps; 0 is 40000
	Seed   uint64
}

func (how Training) filled() Training {
	how.Epochs = cmp.Or(how.Epochs, 8)
	how.Runs = cmp.Or(how.Runs, 1)
	how.Least = cmp.Or(how.Least, 3)
	how.Prune = cmp.Or(how.Prune, 0.1)
	how.Open = cmp.Or(how.Open, 40_000)
	return how
}

// Train learns a model and returns it encoded. The same examples and settings
// give the same bytes.
func Train(examples []Example, how Training) ([]byte, error) {
	how = how.filled()
	dict, err := dictionary(examples)
	if err != nil {
		return nil, err
	}
	words, _, err := linear.DecodeDictionary(string(dict))
	if err != nil {
		return nil, err
	}
	t := trainer{
		model:  &Model{words: words},
		counts: linear.NewHabits(int(tagCount)),
		own:    linear.NewPerceptron(int(tagCount), how.Least),
		open:   linear.NewPerceptron(openCount, how.Least),
	}
	type place struct{ example, sentence int }
	var places []place
	for i, x := range examples {
		for j, s := range x.Doc.Sentences {
			places = append(places, place{i, j})
			t.count(&x, s)
		}
	}
	habits, err := t.counts.Encode()
	if err != nil {
		return nil, err
	}
	if t.model.habits, _, err = linear.DecodeDictionary(string(habits)); err != nil {
		return nil, err
	}
	// Which rare words one run tags wrong is chance. The mean of several runs is
	// better, and training again changes fewer of the names that are found later.
	var own, open [][]linear.Weight
	for run := range how.Runs {
		t.own, t.open = t.own.Again(), t.open.Again()
		t.rng = rand.New(rand.NewPCG(how.Seed, uint64(run)))
		for range how.Epochs {
			t.rng.Shuffle(len(places), func(i, j int) { places[i], places[j] = places[j], places[i] })
			for _, p := range places {
				x := &examples[p.example]
				t.learn(x, x.Doc.Sentences[p.sentence])
			}
		}
		own, open = append(own, t.own.Average(0)), append(open, t.open.Average(0))
	}
	learned := linear.Mean(own, how.Prune)
	for i, w := range learned {
		learned[i] = linear.Weight{Feature: w.Feature ^ tagSalts[w.Label], Label: 1, Value: w.Value}
	}
	ownTable, err := linear.Encode(learned, linear.Format{Labels: 2, MaxAbs: maxWeight})
	if err != nil {
		return nil, err
	}
	openTable, err := linear.Encode(linear.Strongest(linear.Mean(open, how.Prune), how.Open), linear.Format{Labels: openCount, MaxAbs: maxWeight})
	return slices.Concat(dict, habits, ownTable, openTable), err
}

// maxWeight is the averaged weight beyond which the table cuts.
const maxWeight = 24

type trainer struct {
	tagger    Tagger
	model     *Model
	counts    *linear.Habits
	own, open *linear.Perceptron
	rng       *rand.Rand
	kept      []uint64
}

func (t *trainer) perceptron(k task) *linear.Perceptron {
	if k == amongOpen {
		return t.open
	}
	return t.own
}

// count counts the features that the right tags give.
func (t *trainer) count(x *Example, s text.Range) {
	t.walk(x, s, func(i int32, w *window, f *features) POS {
		k := w.task()
		t.perceptron(k).Count(f.of(k))
		if gold := x.Gold[i]; k == amongOwn && gold != None {
			t.counts.Count(w.context(), int(gold))
		}
		return None
	})
}

// learn tags a sentence as the tagger would and corrects the weights where it
// goes wrong.
func (t *trainer) learn(x *Example, s text.Range) {
	t.walk(x, s, func(i int32, w *window, all *features) POS {
		var p POS
		var right, got int
		k := w.task()
		f := t.dropout(all.of(k))
		gold := x.Gold[i]
		if k == amongOpen {
			var scores [openCount]int32
			t.open.Score(scores[:], f)
			got, _ = linear.Best(scores[:])
			right, p = int(openLabel[gold]), openTags[got]
		} else {
			var scores [tagCount]int32
			t.own.Score(scores[:], f)
			p = bestOwn(w.entry, &scores)
			got, right = int(p), int(gold)
		}
		if gold == None || gold == p || right < 0 {
			t.perceptron(k).Step()
		} else {
			t.perceptron(k).Update(f, right, got)
		}
		return p
	})
}

// dropped is how many of a hundred features an example does without, see dropout:
// half a point of tags on text of other kinds.
const dropped = 30

// dropout leaves out a random part of the features.
func (t *trainer) dropout(features []uint64) []uint64 {
	t.kept = t.kept[:0]
	for _, f := range features {
		if t.rng.IntN(100) >= dropped {
			t.kept = append(t.kept, f)
		}
	}
	return t.kept
}

// bestOwn is the one of a word's own tags with the highest score; the first of
// equals wins.
func bestOwn(e entry, scores *[tagCount]int32) POS {
	best := POS(e.tags[0])
	for i := 2; i < len(e.tags); i += 2 {
		if p := POS(e.tags[i]); scores[p] > scores[best] {
			best = p
		}
	}
	return best
}

// walk calls decide for every token whose tag is to be learned. None as an
// answer stands for the right tag.
func (t *trainer) walk(x *Example, s text.Range, decide func(i int32, w *window, f *features) POS) {
	var f features
	r := t.tagger.reader(x.Doc, t.model)
	w := r.window(s)
	for i := s.Start; i < s.End; i++ {
		r.enter(&w, s, i)
		p := w.entry.certain()
		if k := w.task(); p == None && k == byForm {
			p = guess(&w)
		} else if p == None && k == amongOwn {
			p = t.model.habit(&w)
		}
		if p == None {
			f.form(&w)
			f.around(&w)
			p = decide(i, &w, &f)
		}
		if p == None {
			p = x.Gold[i]
		}
		w.leave(p)
	}
}
