package acts

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

func TestParse(t *testing.T) {
	tests := []struct {
		in   string
		want []attribution.Act
	}{
		{"", nil},
		{"speech", []attribution.Act{attribution.ActSpeech}},
		{" document, speech,speech,", []attribution.Act{attribution.ActDocument, attribution.ActSpeech}},
		{"all", attribution.AllActs()},
		{"speech,all", attribution.AllActs()},
		{"all,speech", attribution.AllActs()},
	}
	for _, test := range tests {
		got, err := Parse(test.in)
		require.NoError(t, err, test.in)
		assert.Equal(t, test.want, got, test.in)
	}
	_, err := Parse("speech,hope")
	assert.EqualError(t, err, `unknown "hope"; known are speech, writing, document, thought, attitude and all`)
}
