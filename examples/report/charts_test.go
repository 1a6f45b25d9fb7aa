package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// values are what the series of a chart draw.
func values(t *testing.T, c chart) map[string][]any {
	t.Helper()
	var options struct {
		Series []struct {
			Name string
			Data []struct{ Value any }
		}
	}
	require.NoError(t, json.Unmarshal(c.Options, &options))
	out := map[string][]any{}
	for _, s := range options.Series {
		for _, d := range s.Data {
			out[s.Name] = append(out[s.Name], d.Value)
		}
	}
	return out
}

func TestPeriodsWithoutArticlesAreGaps(t *testing.T) {
	c, err := timelineChart(&figures{Documents: 5, Dated: 3, Timeline: timeline{
		Unit: "month", Periods: []string{"2025-01", "2025-02", "2025-03"},
		Articles: []int{2, 0, 1}, All: []int{7, 0, 0}, Lines: []timelineOf{{"Ana Torv", []int{3, 0, 0}}},
	}})
	require.NoError(t, err)
	assert.Contains(t, c.Note, "Of the 5 articles 3 have a date")
	assert.Equal(t, map[string][]any{"all statements": {7.0, "-", 0.0}, "Ana Torv": {3.0, "-", 0.0}}, values(t, c))
	assert.Equal(t, [][]string{{"2025-01", "2", "7", "3"}, {"2025-02", "0", "no articles", "no articles"}, {"2025-03", "1", "0", "0"}}, c.Rows)
}

func TestGendersSayWhatIsUnknown(t *testing.T) {
	c, err := gendersChart(&figures{Genders: []genderFigure{{"female", 2, 9}, {"male", 5, 9}, {"unknown", 3, 2}}})
	require.NoError(t, err)
	assert.Contains(t, c.Note, "10 named people and of their 20 statements")
	assert.Contains(t, c.Note, "not for 3 people (30.0 %)")
	assert.Equal(t, map[string][]any{"female": {45.0, 20.0}, "male": {45.0, 50.0}, "unknown": {10.0, 30.0}}, values(t, c))
	assert.Equal(t, []string{"unknown", "3", "30.0 %", "2", "10.0 %"}, c.Rows[2])
}

func TestPeopleAndOthersApart(t *testing.T) {
	charts, err := chartsOf(&figures{
		Statements: 3, People: []speakerFigure{{"Ana Torv", "person", 1, 0, 1, 2, 1}}, Bodies: []speakerFigure{{"Port of Vessa", "organization", 0, 1, 0, 1, 1}},
	})
	require.NoError(t, err)
	require.Len(t, charts, 2, "no chart without figures")
	assert.Equal(t, []string{"person", "body"}, []string{charts[0].Face, charts[1].Face})
	assert.Equal(t, [][]string{{"Ana Torv", "person", "1", "0", "1", "2", "1"}}, charts[0].Rows)
	assert.Equal(t, [][]string{{"Port of Vessa", "organization", "0", "1", "0", "1", "1"}}, charts[1].Rows)
}
