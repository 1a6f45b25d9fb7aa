package link

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/tag"
)

// readTest returns the linker of a text once it has read it.
func readTest(t *testing.T, text string) *linker {
	doc, sts := parse(t, text)
	l := &new(Scratch).linker
	l.Result = name.Find(doc, tag.Tag(doc, tagger(), nil), joiner(), nil)
	l.sts, l.within, l.model = sts, decide.Levels(sts, len(doc.Tokens), nil), trained()
	l.readText()
	return l
}

// TestDense holds that the short way to a score is that of the features, and
// that no fact has a value beyond its limit.
func TestDense(t *testing.T) {
	scored := 0
	for _, tt := range speakerTests {
		l := readTest(t, tt.text)
		for st := range l.sts { // once more, with all that the text tells
			m := l.trim(l.sts[st].Mention)
			for _, x := range []*mention{l.pronounMention(m.Start, int32(st)), l.relativeMention(m.Start, int32(st)), l.nounMention(m, int32(st))} {
				l.choose(x)
				for i := range l.cands {
					c := &l.cands[i]
					var s sheet
					l.describe(x, c, &s)
					for f, v := range s[:facts] {
						require.Less(t, int(v), limits[f], "fact %d", f)
					}
					w := l.model.facts.rows(x)
					assert.Equal(t, l.model.choice.Score(l.featuresOf(x, c)), l.scoreOf(x, c, &w), tt.text)
					scored++
				}
			}
		}
	}
	assert.Greater(t, scored, 100)
}

// TestDenseNames holds the same of names.
func TestDenseNames(t *testing.T) {
	scored := 0
	for _, tt := range speakerTests {
		l := readTest(t, tt.text)
		for st := range l.speakers {
			sp := &l.speakers[st]
			if sp.naming == 0 || l.Entities[sp.entities[0]].Full < 0 { // taken back
				continue
			}
			g := &l.namings[sp.naming-1]
			x := &l.mentions[g.mention]
			var s sheet
			l.describeNaming(x, g, sp, &s)
			for f, v := range s[:namingFacts] {
				require.Less(t, int(v), namingLimits[f], "fact %d", f)
			}
			assert.Equal(t, l.model.named.Score(l.nameFeatures(x, &s)), l.model.nameScore(x, l.headWord(x), &s), tt.text)
			scored++
		}
	}
	assert.Greater(t, scored, 30)
}
