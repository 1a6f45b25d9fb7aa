package name

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// TestDense holds that the short way to a score is that of the features, and
// that no fact has a value beyond its limit.
func TestDense(t *testing.T) {
	weights, err := lang.EnglishWeights("name.bin")
	require.NoError(t, err)
	m, err := Decode(weights)
	require.NoError(t, err)
	scored := 0
	for _, s := range []string{
		"Ana Kovac met Peter Kovac in the morning. Kovac left. Mr. Kovac, his brother, stayed. ANA KOVAC: Yes. Ana laughed.",
		"The Rural Health Forum (RHF) met in Lipa. RHF left. The Forum, the Rural Forum and the Health Forum of Lipa said no. Sheikh Ali and Ali Reza came.",
		"Carl Weber Sr. owns it. Carl Weber Jr. runs it. Carl Weber asked. Weber Jr. said no. Sgt. Weber and Mrs. Weber and C. Weber did too.",
		"George H. Marek met George W. Marek. President Marek left. Marek is ill. Marek's wife, Eva Marek, came. Marek wrote.",
	} {
		var scratch Scratch
		scratch.result.teacher = func(r *Result, i int32) (int, bool) {
			cands := []*candidate{nil}
			for k := range r.cands {
				cands = append(cands, &r.cands[k])
			}
			for _, c := range cands {
				var x sheet
				r.fill(&r.Spans[i], c, &x)
				for f, v := range x[:facts] {
					require.Less(t, int(v), limits[f], "fact %d", f)
				}
				assert.Equal(t, m.Score(r.featuresOf(&r.Spans[i], c)), r.scoreOf(&r.Spans[i], c), s)
				scored++
			}
			return 0, false
		}
		Find(text.Parse(lang.English(), s, nil), nil, m, &scratch)
	}
	assert.Greater(t, scored, 40)
}
