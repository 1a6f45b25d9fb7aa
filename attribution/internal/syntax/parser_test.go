package syntax

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// toy is a small treebank: a word, its tag, its head (counted from 1, 0 for
// the root) and its relation.
var toy = []string{
	"The/DT/2/det minister/NN/3/nsubj said/VBD/0/root the/DT/5/det talks/NNS/6/nsubj failed/VBD/3/ccomp ././3/punct",
	"She/PRP/2/nsubj praised/VBD/0/root the/DT/5/det old/JJ/5/amod bridge/NN/2/dobj ././2/punct",
	"The/DT/2/det bridge/NN/4/nsubjpass was/VBD/4/auxpass closed/VBN/0/root in/IN/6/case June/NNP/4/nmod ././4/punct",
	"He/PRP/3/nsubj did/VBD/3/aux see/VB/0/root ships/NNS/3/dobj and/CC/4/cc boats/NNS/4/conj ././3/punct",
	"They/PRP/2/nsubj know/VBP/0/root that/IN/6/mark the/DT/5/det price/NN/6/nsubj rose/VBD/2/ccomp ././2/punct",
}

// toyExamples reads the toy treebank.
func toyExamples(t testing.TB) []Example {
	var examples []Example
	for _, line := range toy {
		var words []string
		var x Example
		for i, f := range strings.Fields(line) {
			p := strings.Split(f, "/")
			words = append(words, p[0])
			x.Tags = append(x.Tags, tag.ParsePOS(p[1]))
			head := int32(p[2][0]-'0') - 1
			require.NotEqual(t, int32(i), head)
			x.Gold = append(x.Gold, Arc{head, ParseRel(p[3])})
		}
		s := strings.Join(words, " ")
		x.Doc = text.Parse(lang.English(), s, quotes.Find(s))
		require.Len(t, x.Doc.Tokens, len(words), s)
		require.Len(t, x.Doc.Sentences, 1, s)
		examples = append(examples, x)
	}
	return examples
}

// toyModel learns the toy treebank by heart.
func toyModel(t testing.TB) *Model {
	var examples []Example
	for range 30 {
		examples = append(examples, toyExamples(t)...)
	}
	// With some seeds two classes tie somewhere, and rounding breaks the tie
	// otherwise than training did.
	data, err := Train(examples, Training{Least: 1, Epochs: 6, Prune: 0.05, Seed: 6})
	require.NoError(t, err)
	m, err := Decode(string(data))
	require.NoError(t, err)
	return m
}

func TestParserLearns(t *testing.T) {
	m := toyModel(t)
	for i, x := range toyExamples(t) {
		assert.Equal(t, x.Gold, Parse(x.Doc, x.Tags, m, nil), toy[i])
	}
}

func TestTrainIsDeterministic(t *testing.T) {
	examples := append(toyExamples(t), toyExamples(t)...)
	a, err := Train(examples, Training{Least: 1})
	require.NoError(t, err)
	b, err := Train(examples, Training{Least: 1})
	require.NoError(t, err)
	assert.Equal(t, a, b)
}

// checkTrees makes sure that every sentence is a projective tree with one root.
func checkTrees(t testing.TB, doc *text.Doc, arcs []Arc) {
	require.Len(t, arcs, len(doc.Tokens))
	for _, r := range doc.Sentences {
		roots := 0
		for i := r.Start; i < r.End; i++ {
			a := arcs[i]
			require.NotEqual(t, None, a.Rel)
			require.Less(t, a.Rel, relCount)
			if a.Head < 0 {
				require.Equal(t, Arc{-1, Root}, a)
				roots++
				continue
			}
			require.NotEqual(t, Root, a.Rel)
			require.True(t, r.Contains(a.Head) && a.Head != i)
			// All between a token and its head have their heads from one to the
			// other.
			for j := min(i, a.Head) + 1; j < max(i, a.Head); j++ {
				require.True(t, arcs[j].Head >= min(i, a.Head) && arcs[j].Head <= max(i, a.Head), "token %d", j)
			}
		}
		require.Equal(t, 1, roots)
		// Heads lead to the root: projective and without a loop of two means
		// without any loop, but look all the same where it is cheap.
		if r.Len() > 300 {
			continue
		}
		for i := r.Start; i < r.End; i++ {
			steps := 0
			for j := i; j >= 0; j = arcs[j].Head {
				steps++
				require.LessOrEqual(t, steps, r.Len())
			}
		}
	}
}

func TestParseAlwaysGivesTrees(t *testing.T) {
	m := toyModel(t)
	rng := rand.New(rand.NewPCG(1, 1))
	words := strings.Fields("The minister said “ talks ” failed , and ( he ) - praised in June . — \" '")
	var p Parser
	var arcs []Arc
	for n := range 60 {
		var b strings.Builder
		for range n {
			b.WriteString(words[rng.IntN(len(words))])
			b.WriteByte(' ')
		}
		doc := text.Parse(lang.English(), b.String(), quotes.Find(b.String()))
		tags := make([]tag.POS, len(doc.Tokens))
		for i := range tags {
			tags[i] = tag.POS(rng.IntN(46))
		}
		arcs = p.Parse(doc, tags, m, nil, arcs)
		checkTrees(t, doc, arcs)
		checkTrees(t, doc, Parse(doc, tags, nil, nil))
	}
}

func TestParseTakesSentencesOfAnyLength(t *testing.T) {
	m := toyModel(t)
	s := strings.Repeat("the minister praised ", 20_000)
	doc := text.Parse(lang.English(), s, nil)
	tags := make([]tag.POS, len(doc.Tokens))
	for i := range tags {
		tags[i] = []tag.POS{tag.DT, tag.NN, tag.VBD}[i%3]
	}
	arcs := Parse(doc, tags, m, nil)
	require.Len(t, arcs, len(doc.Tokens))
}

func TestParseAllocatesNothing(t *testing.T) {
	m := toyModel(t)
	x := toyExamples(t)[0]
	var p Parser
	arcs := p.Parse(x.Doc, x.Tags, m, nil, nil)
	assert.Zero(t, testing.AllocsPerRun(10, func() { arcs = p.Parse(x.Doc, x.Tags, m, nil, arcs) }))
}

func TestDecodeSaysWhatIsWrong(t *testing.T) {
	good, err := Train(toyExamples(t), Training{Least: 1})
	require.NoError(t, err)
	tests := []struct {
		name, data, want string
	}{
		{"nothing", "", "moves: linear: 0 bytes"},
		{"cut off", string(good[:len(good)-1]), "relations: linear: "},
		{"too long", string(good) + "x", "1 bytes after"},
		{"damaged", string(good[:100]) + "x" + string(good[101:]), "checksum"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Decode(tt.data)
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

func TestParseRel(t *testing.T) {
	for r := None; r < relCount; r++ {
		assert.Equal(t, r, ParseRel(r.String()))
	}
	tests := []struct {
		name string
		want Rel
	}{
		{"obj", Dobj}, {"obl", Nmod}, {"nsubj:pass", NsubjPass}, {"flat", Compound}, {"csubj", Nsubj}, {"obl:tmod", Tmod}, {"vocative", Dep},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, ParseRel(tt.name), tt.name)
	}
	assert.Equal(t, "?", Rel(200).String())
}

func FuzzParse(f *testing.F) {
	for _, line := range toy {
		f.Add(line, uint64(1))
	}
	f.Add("", uint64(0))
	f.Add("“He said.” — “No,\n\nyes", uint64(7))
	m := toyModel(f)
	f.Fuzz(func(t *testing.T, s string, seed uint64) {
		doc := text.Parse(lang.English(), s, quotes.Find(s))
		tags := make([]tag.POS, len(doc.Tokens))
		rng := rand.New(rand.NewPCG(seed, 0))
		for i := range tags {
			tags[i] = tag.POS(rng.IntN(46))
		}
		checkTrees(t, doc, Parse(doc, tags, m, nil))
	})
}
