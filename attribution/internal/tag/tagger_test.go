package tag

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// toy is a small tagged corpus.
var toy = []string{
	"The/DT minister/NN said/VBD the/DT talks/NNS failed/VBD ./.",
	"She/PRP talks/VBZ to/TO the/DT press/NN ./.",
	"They/PRP press/VBP the/DT minister/NN ./.",
	"He/PRP wants/VBZ to/TO press/VB Khaled/NNP Osman/NNP ./.",
	"“/`` No/DT talks/NNS ,/, ”/'' Osman/NNP said/VBD ./.",
}

func toyExamples(t testing.TB, times int) []Example {
	var examples []Example
	for range times {
		for _, line := range toy {
			var words []string
			var gold []POS
			for _, f := range strings.Fields(line) {
				i := strings.LastIndexByte(f, '/')
				words = append(words, f[:i])
				gold = append(gold, ParsePOS(f[i+1:]))
			}
			s := strings.Join(words, " ")
			doc := text.Parse(lang.English(), s, quotes.Find(s))
			require.Len(t, doc.Tokens, len(words), s)
			examples = append(examples, Example{doc, gold})
		}
	}
	return examples
}

func toyModel(t testing.TB) *Model {
	data, err := Train(toyExamples(t, 20), Training{Least: 1, Prune: 0.01})
	require.NoError(t, err)
	m, err := Decode(string(data))
	require.NoError(t, err)
	return m
}

func TestTaggerLearns(t *testing.T) {
	m := toyModel(t)
	for i, x := range toyExamples(t, 1) {
		assert.Equal(t, x.Gold, Tag(x.Doc, m, nil), toy[i])
	}
}

func TestTrainIsDeterministic(t *testing.T) {
	a, err := Train(toyExamples(t, 5), Training{})
	require.NoError(t, err)
	b, err := Train(toyExamples(t, 5), Training{})
	require.NoError(t, err)
	assert.Equal(t, a, b)
}

func TestUnlabelledTokensAreNotLearned(t *testing.T) {
	examples := toyExamples(t, 20)
	for i := range examples {
		clear(examples[i].Gold)
	}
	_, err := Train(examples, Training{})
	assert.NoError(t, err)
}

func TestTagWithoutModel(t *testing.T) {
	doc := text.Parse(lang.English(), "He paid Osman 30 .", nil)
	assert.Equal(t, []POS{NNP, NN, NNP, CD, Colon}, Tag(doc, nil, nil))
}

func TestTagAllocatesNothing(t *testing.T) {
	m := toyModel(t)
	x := toyExamples(t, 1)[4]
	var tagger Tagger
	dst := tagger.Tag(x.Doc, m, nil)
	assert.Zero(t, testing.AllocsPerRun(10, func() { dst = tagger.Tag(x.Doc, m, dst) }))
}

func TestDecodeSaysWhatIsWrong(t *testing.T) {
	good, err := Train(toyExamples(t, 20), Training{})
	require.NoError(t, err)
	tests := []struct {
		name, data, want string
	}{
		{"nothing", "", "words: linear: 0 bytes"},
		{"cut off", string(good[:len(good)-1]), "open tags: linear: "},
		{"too long", string(good) + "x", "1 bytes after"},
		{"damaged", string(good[:40]) + "x" + string(good[41:]), "checksum"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Decode(tt.data)
			assert.ErrorContains(t, err, tt.want)
		})
	}
}

func TestParsePOS(t *testing.T) {
	for p := None; p < tagCount; p++ {
		assert.Equal(t, p, ParsePOS(p.String()))
	}
	tests := []struct {
		name string
		want POS
	}{
		{"HYPH", Colon}, {"NFP", Colon}, {"ADD", NN}, {"AFX", JJ}, {"XX", None},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, ParsePOS(tt.name), tt.name)
	}
	assert.Equal(t, "?", POS(200).String())
}

func FuzzTag(f *testing.F) {
	for _, line := range toy {
		f.Add(line)
	}
	f.Add("")
	f.Add("\xff “’s don't U.S. -- 3,000 @a #b")
	m := toyModel(f)
	f.Fuzz(func(t *testing.T, s string) {
		doc := text.Parse(lang.English(), s, quotes.Find(s))
		for _, m := range []*Model{m, nil} {
			tags := Tag(doc, m, nil)
			require.Len(t, tags, len(doc.Tokens))
			for i, p := range tags {
				require.True(t, None < p && p < tagCount)
				Lemma(lang.English(), doc.Word(int32(i)), p)
				LemmaNorm(lang.English(), doc.Word(int32(i)), doc.Tokens[i].Norm, p)
			}
		}
	})
}
