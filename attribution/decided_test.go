package attribution

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// TestNothingChangesWhatWasDecided holds the statements of the decision against
// what the stages behind it leave of them, and against the document: no
// content, no cue and no mention is another.
func TestNothingChangesWhatWasDecided(t *testing.T) {
	e, err := New(Options{Acts: AllActs(), MinConfidence: -1})
	require.NoError(t, err)
	files, err := filepath.Glob("../testdata/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			require.NoError(t, err)
			s := stagesOf(e, string(data))
			s.decide()
			var decided []decide.Statement
			for _, st := range s.builder.found {
				st.Content = append([]text.Range(nil), st.Content...)
				st.Cue = append([]text.Range(nil), st.Cue...)
				decided = append(decided, st)
			}
			s.link()
			s.occasion()
			s.outlet()
			s.build()
			require.Len(t, s.builder.found, len(decided))
			for i, st := range s.builder.found {
				st.Content, st.Cue = append([]text.Range(nil), st.Content...), append([]text.Range(nil), st.Cue...)
				assert.Equal(t, decided[i], st)
			}
			doc := e.Extract(string(data))
			require.Len(t, doc.Statements, len(decided))
			for i, st := range doc.Statements {
				require.Len(t, st.Content, len(decided[i].Content))
				for k, r := range decided[i].Content {
					assert.Equal(t, s.doc.Slice(r), st.Content[k].Text)
				}
			}
		})
	}
}
