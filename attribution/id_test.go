package attribution_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

func TestID(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, text, out string }{
		{`"wire-7"`, "wire-7", `"wire-7"`},
		{`7`, "7", `7`},
		{`12345678901234567890.10`, "12345678901234567890.10", `12345678901234567890.10`},
		{`"7"`, "7", `"7"`},
		{`{ "n": [1, "a"] }`, `{"n":[1,"a"]}`, `{"n":[1,"a"]}`},
		{`"<a> \u00e9"`, "<a> é", `"<a> \u00e9"`},
		{`null`, "", `null`},
		{"\"\xff\"", "\uFFFD", "\"\uFFFD\""},
	} {
		id, err := attribution.JSONID([]byte(tt.in))
		require.NoError(t, err, tt.in)
		assert.False(t, id.IsZero(), tt.in)
		assert.Equal(t, tt.text, id.String(), tt.in)
		out, err := id.MarshalJSON()
		require.NoError(t, err, tt.in)
		assert.Equal(t, tt.out, string(out), tt.in)
		var again attribution.ID
		require.NoError(t, json.Unmarshal(out, &again))
		assert.True(t, id == again, tt.in)
	}
	assert.True(t, attribution.ID{}.IsZero())
	assert.Empty(t, attribution.ID{}.String())
	assert.Equal(t, "a \"b\" <c>\uFFFD", attribution.StringID("a \"b\" <c>\xff").String())
	number, err := attribution.JSONID([]byte("42"))
	require.NoError(t, err)
	assert.Equal(t, attribution.IntID(42), number)
	_, err = attribution.JSONID([]byte("wire-7"))
	assert.ErrorContains(t, err, "an ID must be JSON, as StringID makes it")
}
