package syntax

import (
	"cmp"
	"math/rand/v2"

	"github.com/whosaid/whosaid/attribution/internal/linear"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// Example is a document to learn from. Tags should be as good and as bad as
// those that the parser will see. Sentences of Gold with relation None are
// left out.
type Example struct {
	Doc  *text.Doc
	Tags []tag.POS
	Gold []Arc
}

// Training says how to train; its zero value is a good choice.
type Training struct {
	Epochs    int     // 0 is 6
	Least     int     // features seen less often get no weight; 0 is 4
	Moves     int     // features that the choice of moves keeps; 0 is 280000
	Relations int     // and that of relations; 0 is 60000
	Prune     float64 // averaged weights below are dropped; 0 is 0.5
	Seed      uint64
	OnEpoch   func(epoch, wrong, moves, wrongRelations int)
}

func (how Training) filled() Training {
	how.Epochs = cmp.Or(how.Epochs, 6)
	how.Least = cmp.Or(how.Least, 4)
	how.Prune = cmp.Or(how.Prune, 0.5)
	how.Moves = cmp.Or(how.Moves, 280_000)
	how.Relations = cmp.Or(how.Relations, 60_000)
	return how
}

// Train learns a model and returns it encoded. The same examples and settings
// give the same bytes.
func Train(examples []Example, how Training) ([]byte, error) {
	how = how.filled()
	t := trainer{
		moves:     linear.NewPerceptron(int(english.count), uint8(how.Least)),
		relations: linear.NewPerceptron(int(relCount), uint8(how.Least)),
		rng:       rand.New(rand.NewPCG(how.Seed, 0)),
	}
	var sentences []sentence
	for i := range examples {
		x := &examples[i]
		for _, r := range x.Doc.Sentences {
			if learnable(x, r) {
				sentences = append(sentences, sentence{x, r})
				t.count(x, r)
			}
		}
	}
	for epoch := range how.Epochs {
		t.rng.Shuffle(len(sentences), func(i, j int) { sentences[i], sentences[j] = sentences[j], sentences[i] })
		t.wrong, t.chosen, t.wrongRelations = 0, 0, 0
		t.explore = epoch > 0
		for _, s := range sentences {
			t.learn(s.example, s.tokens)
		}
		if epoch == (how.Epochs-1)/2 {
			t.moves.Keep(linear.Strongest(t.moves.Average(0), how.Moves))
			t.relations.Keep(linear.Strongest(t.relations.Average(0), how.Relations))
		}
		if how.OnEpoch != nil {
			how.OnEpoch(epoch, t.wrong, t.chosen, t.wrongRelations)
		}
	}
	return t.encode(how)
}

// Averaged weights beyond these the tables cut.
const (
	maxMove     = 24
	maxRelation = 24
)

func (t *trainer) encode(how Training) ([]byte, error) {
	data, err := linear.Encode(t.moves.Average(how.Prune), linear.Format{Labels: int(english.count), MaxAbs: maxMove})
	if err != nil {
		return nil, err
	}
	more, err := linear.Encode(t.relations.Average(how.Prune), linear.Format{Labels: int(relCount), MaxAbs: maxRelation})
	return append(data, more...), err
}

type sentence struct {
	example *Example
	tokens  text.Range
}

// longest is the number of tokens of the longest sentence that is learned.
const longest = 200

func learnable(x *Example, r text.Range) bool {
	if r.Len() < 2 || r.Len() > longest {
		return false
	}
	for _, a := range x.Gold[r.Start:r.End] {
		if a.Rel == None {
			return false
		}
	}
	return true
}

type trainer struct {
	moves, relations              *linear.Perceptron
	rng                           *rand.Rand
	state                         state
	explore                       bool
	wrong, chosen, wrongRelations int
}

// count counts the features of a sentence that is parsed the right way.
func (t *trainer) count(x *Example, r text.Range) {
	s := &t.state
	s.begin(x.Doc, x.Tags, r)
	g := newGold(x.Gold, r)
	var f [moveFeatures]uint64
	var h [relationFeatures]uint64
	for !s.done() {
		m, rel, ok := s.forced()
		if !ok {
			s.moveFeatures(&f)
			t.moves.Count(f[:])
			if m = s.cheapest(g.costs(s)); m != shift {
				s.relationFeatures(m, &h)
				t.relations.Count(h[:])
				rel = g.rel[s.peek(0)]
			}
		}
		s.apply(m, rel)
	}
}

// learn parses a sentence as the parser would and corrects the weights where
// it goes wrong. When it explores it goes on from most of its mistakes, so that
// it learns to make the best of them.
func (t *trainer) learn(x *Example, r text.Range) {
	s := &t.state
	s.begin(x.Doc, x.Tags, r)
	g := newGold(x.Gold, r)
	for !s.done() {
		m, rel, ok := s.forced()
		if !ok {
			c := t.learnMove(g)
			m, rel = english.move[c], english.single[c]
			if m != shift && rel == None {
				rel = t.learnRelation(g, m, english.rels[c])
			}
		}
		s.apply(m, rel)
	}
}

func (t *trainer) learnMove(g *gold) class {
	s := &t.state
	costs := g.costs(s)
	least := costs[s.cheapest(costs)]
	var f [moveFeatures]uint64
	s.moveFeatures(&f)
	var scores [maxClasses]int32
	t.moves.Score(scores[:], f[:])
	t.chosen++
	got := s.best(&scores)
	want, found := class(0), false // the best of the right classes
	for m := shift; m < moveCount; m++ {
		if s.allowed(m) && costs[m] == least {
			if c := g.class(s, m); !found || scores[c] > scores[want] {
				want, found = c, true
			}
		}
	}
	m := english.move[got]
	if costs[m] == least && g.class(s, m) == got {
		t.moves.Step()
		return got
	}
	t.wrong++
	t.moves.Update(f[:], int(want), int(got))
	if !t.explore || t.rng.IntN(10) == 0 {
		return want
	}
	return got
}

// learnRelation chooses the relation of an arc; it learns only from arcs that
// are right.
func (t *trainer) learnRelation(g *gold, m move, set uint32) Rel {
	s := &t.state
	top := s.peek(0)
	head := s.peek(1)
	if m == left {
		head = s.next
	}
	var f [relationFeatures]uint64
	s.relationFeatures(m, &f)
	var scores [relCount]int32
	t.relations.Score(scores[:], f[:])
	got := bestRelation(&scores, set)
	if g.head[top] != head || set>>g.rel[top]&1 == 0 {
		return got
	}
	if want := g.rel[top]; got != want {
		t.wrongRelations++
		t.relations.Update(f[:], int(want), int(got))
	} else {
		t.relations.Step()
	}
	return got
}
