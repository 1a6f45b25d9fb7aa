package main

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestOutletMarks(t *testing.T) {
	marks := readOutletMarks()
	assert.Len(t, marks, 315)
	const id = "breitbart_2015-12-13_poll-finds-clinton-would-beat-ou"
	require.Equal(t, []string{"NBC", "Wall Street Journal"}, marks[id]["11-48"])

	var a sourcedArticle
	require.NoError(t, json.Unmarshal([]byte(`{"id": "`+id+`", "attributions": [{"content": [[11, 20], [30, 48]]}, {"content": [[1, 2]]}]}`), &a))
	require.True(t, a.mark(marks))
	assert.Equal(t, "NBC", *a.Attributions[0].Outlet)
	assert.Equal(t, []string{"Wall Street Journal"}, a.Attributions[0].OutletAliases)
	assert.Nil(t, a.Attributions[1].Outlet)

	a.ID = "another"
	assert.False(t, a.mark(marks))
}
