package attribution_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

// TestTextsThatBrokeIt keeps texts on which a stage failed, or broke a promise.
func TestTextsThatBrokeIt(t *testing.T) {
	for _, text := range []string{
		"The Labour Party met on Monday. The group of MPs wants a vote.",
		"The Lipa Bank met on Monday. The number of loans wants a look.",
		"“Yes,” said Ana Torv, Ambassador to",
		"“Yes,” said Ana Torv, Minister for",
		"Ambassador to",
		"accused",
		"ABC aed f d.“Ie”e said\nQA:", // ABC of America and of Australia
		"I will figure",
		"TORV: You said that it will be built “with or without applause.” Is that so? Our \"motto is this\nAna Torv came to the bank on Monday.\n\n\nILOV: I said it and I repeat it.",
		"I tink T’s\nB S", // the byline takes the first mention of "T"
		"I fear president.Aa said u\nJ L",
	} {
		for _, ex := range optionSets() {
			check(t, text, ex.Extract(text))
		}
	}
}

// TestStagesThatFail has one stage after the other fail: the document is there
// with what the stages before found, and says so; so are the other documents.
func TestStagesThatFail(t *testing.T) {
	defer attribution.LastResort()()
	const text = "“We have agreed,” Ana Torv said on Monday, Reuters reported."
	whole := attribution.Extract(text)
	require.NotEmpty(t, whole.Sources)
	for _, tc := range []struct {
		stage                         string
		statements, speakers, sources bool
	}{
		{stage: "propose"},
		{"link", true, false, false},
		{"outlet", true, true, false},
	} {
		t.Run(tc.stage, func(t *testing.T) {
			ex := attribution.Broken(tc.stage)
			inputs := func(yield func(attribution.Input, error) bool) {
				_ = yield(attribution.Input{Text: text}, nil) && yield(attribution.Input{}, nil) && yield(attribution.Input{Text: text}, nil)
			}
			n := 0
			for r, err := range ex.ExtractAll(t.Context(), inputs) {
				require.NoError(t, err)
				doc := r.Document
				check(t, doc.Text, doc)
				if n++; n == 2 {
					continue
				}
				require.Len(t, doc.Warnings, 1)
				assert.Equal(t, attribution.WarnInternal, doc.Warnings[0].Code)
				assert.Contains(t, doc.Warnings[0].Detail, ".go:")
				assert.Equal(t, tc.statements, len(doc.Statements) > 0)
				assert.Equal(t, tc.speakers, len(doc.Statements) > 0 && doc.Statements[0].Speaker != nil)
				assert.Equal(t, tc.sources, len(doc.Sources) > 0)
			}
			assert.Equal(t, 3, n)
		})
	}
}

// TestLimits requires that a sentence of nothing but cues has a warning, and
// costs the article behind it a few sentences at most.
func TestLimits(t *testing.T) {
	const article = "\n\n“We have agreed,” Ana Torv said on Monday, Reuters reported."
	text := strings.Repeat("he said, ", 5000) + strings.Repeat(article, 10)
	doc := attribution.Extract(text)
	check(t, text, doc)
	assert.True(t, slices.ContainsFunc(doc.Warnings, func(w attribution.Warning) bool { return w.Code == attribution.WarnLimits }))
	require.NotEmpty(t, doc.Statements)
	last := doc.Statements[len(doc.Statements)-1]
	assert.Equal(t, "“We have agreed,”", last.Text())
	assert.Equal(t, "Ana Torv", last.Speaker.Name)
	for _, a := range articles(t, "*.txt") {
		assert.Empty(t, attribution.Extract(a.text).Warnings)
	}
}
