package tag

import (
	"math/rand/v2"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Example is a document to learn from. Gold is parallel to its tokens; None
// are not learned.
type Example struct {
	Doc  *text.Doc
	Gold []POS
}

// Training says how to train; its zero value is a good choice.
type Training struct {
	Epochs  int     // 0 is 5
	Least   int     // features seen less often get no weight; 0 is 3
	Prune   float64 // averaged weights below are dropped; 0 is 0.1
	Seed    uint64
	OnEpoch func(epoch, wrong, tokens int)
}

// Train learns a model and returns it encoded. The same examples and settings
// give the same bytes.
func Train(examples []Example, how Training) ([]byte, error) {
	if how.Epochs == 0 {
		how.Epochs = 5
	}
	if how.Least == 0 {
		how.Least = 3
	}
	if how.Prune == 0 {
		how.Prune = 0.1
	}
	dict, err := dictionary(examples)
	if err != nil {
		return nil, err
	}
	words, err := linear.Decode(string(dict))
	if err != nil {
		return nil, err
	}
	m, err := newModel(words, nil)
	if err != nil {
		return nil, err
	}
	t := trainer{model: m, perceptron: linear.NewPerceptron(int(tagCount), uint8(how.Least))}
	type place struct{ example, sentence int }
	var places []place
	for i, x := range examples {
		for j, s := range x.Doc.Sentences {
			places = append(places, place{i, j})
			t.count(&x, s)
		}
	}
	rng := rand.New(rand.NewPCG(how.Seed, 0))
	for epoch := range how.Epochs {
		rng.Shuffle(len(places), func(i, j int) { places[i], places[j] = places[j], places[i] })
		t.wrong, t.tokens = 0, 0
		for _, p := range places {
			x := &examples[p.example]
			t.learn(x, x.Doc.Sentences[p.sentence])
		}
		if how.OnEpoch != nil {
			how.OnEpoch(epoch, t.wrong, t.tokens)
		}
	}
	weights, err := linear.Encode(t.perceptron.Average(how.Prune), linear.Format{Labels: int(tagCount), MaxAbs: maxWeight})
	if err != nil {
		return nil, err
	}
	return encode(dict, weights), nil
}

// maxWeight is the averaged weight beyond which the table cuts.
const maxWeight = 24

type trainer struct {
	model         *Model
	perceptron    *linear.Perceptron
	wrong, tokens int
}

// count counts the features that the right tags give.
func (t *trainer) count(x *Example, s text.Range) {
	t.walk(x, s, func(_ int32, w *window, f []uint64) POS {
		t.perceptron.Count(f)
		return None
	})
}

// learn tags a sentence as the tagger would and corrects the weights where it
// goes wrong.
func (t *trainer) learn(x *Example, s text.Range) {
	t.walk(x, s, func(i int32, w *window, f []uint64) POS {
		var scores [tagCount]int32
		t.perceptron.Score(scores[:], f)
		p := best(w.entry, &scores)
		gold := x.Gold[i]
		if gold != None {
			t.tokens++
		}
		if gold == None || gold == p {
			t.perceptron.Step()
			return p
		}
		t.wrong++
		t.perceptron.Update(f, int(gold), int(p))
		return p
	})
}

// walk calls decide for every token that is not certain. None as an answer
// stands for the right tag.
func (t *trainer) walk(x *Example, s text.Range, decide func(i int32, w *window, f []uint64) POS) {
	var f [maxFeatures]uint64
	w := t.model.window(x.Doc, s)
	for i := s.Start; i < s.End; i++ {
		t.model.enter(&w, x.Doc, s, i)
		p := w.entry.certain()
		if p == None {
			p = decide(i, &w, f[:w.features(&f)])
		}
		if p == None {
			p = x.Gold[i]
		}
		w.leave(p)
	}
}
