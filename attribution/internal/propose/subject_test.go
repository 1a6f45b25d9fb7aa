package propose

import (
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// treed makes the input of a sentence whose words are written word/tag/head/relation,
// heads counted from 1.
func treed(t *testing.T, s string) Input {
	t.Helper()
	var words []string
	var in Input
	for _, f := range strings.Fields(s) {
		p := strings.Split(f, "/")
		head, err := strconv.Atoi(p[2])
		require.NoError(t, err)
		words = append(words, p[0])
		in.Tags = append(in.Tags, tag.ParsePOS(p[1]))
		in.Arcs = append(in.Arcs, syntax.Arc{Head: int32(head) - 1, Rel: syntax.ParseRel(p[3])})
	}
	in.Doc = text.Parse(lang.English(), strings.Join(words, " "), nil)
	require.Len(t, in.Doc.Tokens, len(words))
	return in
}

func TestSubject(t *testing.T) {
	for _, x := range []struct {
		name, tree, cue, want string
		via                   uint8
	}{
		{"its own", "Old/JJ/2/amod Bell/NNP/4/nsubj loudly/RB/4/advmod complained/VBD/0/root", "complained", "Old Bell", viaSubject},
		{"behind a clause", "Bell/NNP/6/nsubj ,/,/1/punct who/WP/4/nsubj left/VBD/1/acl:relcl ,/,/1/punct complained/VBD/0/root", "complained", "Bell", viaSubject},
		{"shared with a verb before", "Bell/NNP/2/nsubj declined/VBD/0/root but/CC/2/cc said/VBD/2/conj so/RB/4/advmod", "said", "Bell", viaClause},
		{"of the clause above", "Bell/NNP/2/nsubj spoke/VBD/0/root ,/,/2/punct saying/VBG/2/advcl so/RB/4/advmod", "saying", "Bell", viaClause},
		{"a noun with a participle", "He/PRP/2/nsubj sent/VBD/0/root a/DT/4/det letter/NN/2/dobj saying/VBG/4/acl so/RB/5/advmod", "saying", "a letter", viaNoun},
		{"behind a passive", "It/PRP/3/nsubjpass was/VBD/3/auxpass rejected/VBN/0/root by/IN/6/case old/JJ/6/amod Bell/NNP/3/nmod", "rejected", "old Bell", viaAgent},
		{"a passive without one", "Bell/NNP/3/nsubjpass was/VBD/3/auxpass asked/VBN/0/root twice/RB/3/advmod", "asked", "Bell", viaSubject | viaPassive},
		{"the owner of a noun", "Bell/NNP/3/nmod:poss 's/POS/1/case claim/NN/4/nsubj surprised/VBD/0/root them/PRP/4/dobj", "claim", "Bell 's", viaOwner},
		{"thrown in", "This/DT/3/nsubj ,/,/3/punct said/VBD/7/parataxis Bell/NNP/3/nsubj ,/,/3/punct may/MD/7/aux help/VB/0/root", "said", "Bell", viaInserted},
		{"a verb behind a comma", "Bell/NNP/3/nsubj ,/,/3/punct complained/VBD/0/root he/PRP/5/nsubj lost/VBD/3/ccomp ,/,/3/punct twice/RB/3/advmod", "complained", "Bell", viaSubject},
		{"nobody", "There/EX/2/expl were/VBD/0/root reports/NNS/2/nsubj of/IN/5/case it/PRP/3/nmod", "reports", "", viaNothing},
	} {
		t.Run(x.name, func(t *testing.T) {
			in := treed(t, x.tree)
			var v view
			v.look(in)
			cue := Candidate{}
			for i := range in.Doc.Tokens {
				if in.Doc.Word(int32(i)) == x.cue {
					cue = Candidate{tokens: text.Range{Start: int32(i), End: int32(i) + 1}, head: int32(i)}
				}
			}
			got, via := v.subject(cue)
			assert.Equal(t, x.want, in.Doc.Slice(got))
			assert.Equal(t, x.via, via)
		})
	}
}

func TestSurroundings(t *testing.T) {
	for _, x := range []struct {
		name, text, cue, subject string
		want                     []string
	}{
		{"in the middle", "It rained. The finding, says Bell, may help.", "says", "Bell", []string{"The finding", "may help"}},
		{"at the end", "The finding may help, says Bell. It rained.", "says", "Bell", []string{"The finding may help"}},
		{"nothing before it", "Says Bell, it may help.", "Says", "Bell", nil},
	} {
		t.Run(x.name, func(t *testing.T) {
			in := Input{Doc: text.Parse(lang.English(), x.text, nil)}
			in.Tags = make([]tag.POS, len(in.Doc.Tokens))
			var v view
			v.look(in)
			word := func(w string) (r text.Range) {
				for i := range in.Doc.Tokens {
					if in.Doc.Word(int32(i)) == w {
						r = text.Range{Start: int32(i), End: int32(i) + 1}
					}
				}
				return r
			}
			var got []string
			for _, r := range v.surroundings(word(x.cue), word(x.subject)) {
				got = append(got, in.Doc.Slice(r))
			}
			assert.Equal(t, x.want, got)
		})
	}
}
