package syntax

import (
	"cmp"
	"math/rand/v2"
	"slices"

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

// Training says how to train. Zero stands for the value that the comment of a field
// names.
type Training struct {
	Epochs    int     // 0 is 6
	Least     uint8   // features seen less often get no weight; 0 is 4
	Moves     int     // features that the choice of moves keeps; 0 is 280000
	Relations int     // and that of relations; 0 is 60000
	Prune     float64 // averaged weights below are dropped; 0 is 0.5
	Seed      uint64
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
		moves:     linear.NewPerceptron(int(english.count), how.Least),
		relations: linear.NewPerceptron(maxMembers, how.Least),

		moveCounts:     linear.NewHabits(int(english.count)),
		relationCounts: linear.NewHabits(maxMembers),
		rng:            rand.New(rand.NewPCG(how.Seed, 0)),
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
	if err := t.settle(); err != nil {
		return nil, err
	}
	for epoch := range how.Epochs {
		t.rng.Shuffle(len(sentences), func(i, j int) { sentences[i], sentences[j] = sentences[j], sentences[i] })
		t.explore = epoch > 0
		for _, s := range sentences {
			t.learn(s.example, s.tokens)
		}
		if epoch == (how.Epochs-1)/2 {
			t.moves.Keep(linear.Strongest(t.moves.Average(0), how.Moves))
			t.relations.Keep(linear.Strongest(t.relations.Average(0), how.Relations))
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
	moves, err := linear.Encode(t.moves.Average(how.Prune), linear.Format{Labels: int(english.count), MaxAbs: maxMove})
	if err != nil {
		return nil, err
	}
	more, err := linear.Encode(t.relations.Average(how.Prune), linear.Format{Labels: maxMembers, MaxAbs: maxRelation})
	return slices.Concat(t.habits[0], t.habits[1], moves, more), err
}

// settle makes habits of what was counted.
func (t *trainer) settle() (err error) {
	for i, h := range []*linear.Habits{t.moveCounts, t.relationCounts} {
		if t.habits[i], err = h.Encode(); err != nil {
			return err
		}
	}
	t.model.moveHabits, _, err = linear.DecodeDictionary(string(t.habits[0]))
	if err == nil {
		t.model.relationHabits, _, err = linear.DecodeDictionary(string(t.habits[1]))
	}
	return err
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
	moves, relations           *linear.Perceptron
	moveCounts, relationCounts *linear.Habits
	habits                     [2][]byte
	model                      Model // its habits alone
	rng                        *rand.Rand
	state                      state
	explore                    bool
}

// count counts the features of a sentence that is parsed the right way.
func (t *trainer) count(x *Example, r text.Range) {
	s := &t.state
	s.begin(x.Doc, x.Tags, r)
	g, ok := s.newGold(x.Gold)
	if !ok {
		return
	}
	var f [moveFeatures]uint64
	var h [relationFeatures]uint64
	for !s.done() {
		m, rel, ok := s.forced()
		if !ok {
			s.moveFeatures(&f)
			t.moves.Count(f[:])
			m = s.cheapest(g.costs(s))
			c, place := g.class(s, m)
			t.moveCounts.Count(s.moveContext(), int(c))
			if m != shift {
				t.relationCounts.Count(s.relationContext(c), place)
				s.relationFeatures(c, &h)
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
	g, ok := s.newGold(x.Gold)
	if !ok {
		return
	}
	for !s.done() {
		m, rel, ok := s.forced()
		if !ok {
			c := t.learnMove(g)
			m, rel = english.move[c], None
			if c != 0 {
				rel = t.learnRelation(g, c)
			}
		}
		s.apply(m, rel)
	}
}

func (t *trainer) learnMove(g *gold) class {
	s := &t.state
	if c := t.model.moveHabits.Habit(s.moveContext()); c >= 0 && s.allowed(english.move[c]) {
		return class(c)
	}
	costs := g.costs(s)
	least := costs[s.cheapest(costs)]
	var f [moveFeatures]uint64
	s.moveFeatures(&f)
	features := moveGlance.Practise(f[:], t.rng)
	scores := s.possible()
	t.moves.Score(scores[:], features)
	best, _ := linear.Best(scores[:english.count])
	got := class(best)
	want, found := class(0), false // the best of the right classes
	for m := shift; m < moveCount; m++ {
		if s.allowed(m) && costs[m] == least {
			if c, _ := g.class(s, m); !found || scores[c] > scores[want] {
				want, found = c, true
			}
		}
	}
	m := english.move[got]
	if c, _ := g.class(s, m); costs[m] == least && c == got {
		t.moves.Step()
		return got
	}
	t.moves.Update(features, int(want), int(got))
	if !t.explore || t.rng.IntN(10) == 0 {
		return want
	}
	return got
}

// learnRelation chooses the relation of an arc; it learns only from arcs that
// are right.
func (t *trainer) learnRelation(g *gold, c class) Rel {
	s := &t.state
	members := english.members[c]
	if len(members) == 1 {
		return members[0]
	}
	if i := t.model.relationHabits.Habit(s.relationContext(c)); i >= 0 && i < len(members) {
		return members[i]
	}
	m, top, head := english.move[c], s.peek(0), s.headFor(c)
	var f [relationFeatures]uint64
	s.relationFeatures(c, &f)
	var scores [maxMembers]int32
	features := relationGlance.Practise(f[:], t.rng)
	t.relations.Score(scores[:], features)
	got, _ := linear.Best(scores[:len(members)])
	right, want := g.class(s, m)
	if g.head[top] != head || right != c {
		return members[got]
	}
	if got != want {
		t.relations.Update(features, want, got)
	} else {
		t.relations.Step()
	}
	return members[got]
}
