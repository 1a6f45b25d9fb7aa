package decide_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/propose"
)

// joins are quotations without a cue of their own.
var joins = []construct{
	{name: "second quotation of the paragraph", text: "“The bridge stays closed,” Ana Torv said. “It is too old for lorries.”",
		want: []said{{"Ana Torv", "said", "“The bridge stays closed,” … “It is too old for lorries.”"}}},
	{name: "around its cue", text: "“The bridge,” Ana Torv said, “stays closed.”",
		want: []said{{"Ana Torv", "said", "“The bridge,” … “stays closed.”"}}},
	{name: "another cue comes", text: "“The bridge stays closed,” Ana Torv said. “It is old,” said Petar Ilov.",
		want: []said{{"Ana Torv", "said", "“The bridge stays closed,”"}, {"Petar Ilov", "said", "“It is old,”"}}},
	{name: "a paragraph of its own behind", text: "“The bridge stays closed,” Ana Torv said.\n\n“It is too old for the lorries of Belava.”",
		want: []said{{"Ana Torv", "said", "“The bridge stays closed,” … “It is too old for the lorries of Belava.”"}}},
	{name: "a paragraph of its own behind another speaker", text: "“The bridge stays closed,” Ana Torv said.\n\nPetar Ilov said that it was safe.\n\n“It was inspected in the spring of last year.”",
		want: []said{{"Ana Torv", "said", "“The bridge stays closed,”"}, {"Petar Ilov", "said", "that it was safe … “It was inspected in the spring of last year.”"}}},
	{name: "signature", text: "“The bridge stays closed for now.” ― Ana Torv",
		want: []said{{"Ana Torv", "", "“The bridge stays closed for now.”"}}},
	{name: "signature with a role", text: "“The bridge stays closed for now.” — Ana Torv, mayor of Belava",
		want: []said{{"Ana Torv", "", "“The bridge stays closed for now.”"}}},
	{name: "introduced", text: "Ana Torv was blunt. “The bridge stays closed until the spring.”",
		want: []said{{"Ana Torv", "", "“The bridge stays closed until the spring.”"}}},
	{name: "title", text: "The film “The Bridge” was shown in Belava.", want: nil},
	{name: "nickname", text: "Petar “the Bear” Ilov won the race.", want: nil},
}

func TestJoins(t *testing.T) { run(t, joins) }

// TestContinuedQuotations goes to the end of the text in whatever pieces.
func TestContinuedQuotations(t *testing.T) {
	for _, tt := range []struct{ name, text string }{
		{"two paragraphs", "“The bridge stays closed,” Ana Torv said. “It is too old.\n\n“And it is ours.”"},
		{"three paragraphs", "“The bridge stays closed,” Ana Torv said. “It is too old.\n\n“And it is ours.\n\n“It will be opened in spring.”"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, found := find(t, tt.text)
			require.Len(t, found, 1)
			content := found[0].Content
			assert.Equal(t, "Ana Torv", doc.Slice(found[0].Mention))
			assert.Equal(t, int32(0), content[0].Start)
			assert.Equal(t, int32(len(doc.Tokens)), content[len(content)-1].End)
			assert.Equal(t, propose.Direct, found[0].Kind)
		})
	}
}

// TestLabels: the mark after a name may be the cue or the rule's.
func TestLabels(t *testing.T) {
	for _, tt := range []struct{ name, text, mention string }{
		{"name", "Ana Torv: “The bridge stays closed for now.”", "Ana Torv"},
		{"title and name", "Mayor Ana Torv: “The bridge stays closed for now.”", "Mayor Ana Torv"},
		{"behind a paragraph", "It rained in Belava.\n\nAna Torv: “The bridge stays closed for now.”", "Ana Torv"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, found := find(t, tt.text)
			require.Len(t, found, 1)
			assert.Equal(t, tt.mention, doc.Slice(found[0].Mention))
			assert.Equal(t, "“The bridge stays closed for now.”", words(doc, found[0].Content))
			assert.Equal(t, propose.Direct, found[0].Kind)
			assert.Contains(t, []string{"", ":"}, words(doc, found[0].Cue))
		})
	}
}

func TestRulesNameThemselves(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"“The bridge stays closed for now.” ― Ana Torv", "signature"},
		{"Ana Torv was blunt. “The bridge stays closed until the spring.”", "introduced"},
		{"Tanjug quoted Ana Torv as saying that the bridge was too old.", "quoted as saying"},
		{"“The bridge stays closed,” Ana Torv said.", "model"},
	} {
		t.Run(tt.want, func(t *testing.T) {
			_, found := find(t, tt.text)
			require.Len(t, found, 1)
			assert.Equal(t, tt.want, found[0].Evidence)
			mille := found[0].Mille
			assert.True(t, 0 < mille && mille <= 1000, "%d", mille)
		})
	}
}
