package attribution_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
)

func TestLanguage(t *testing.T) {
	t.Parallel()
	for _, tag := range []string{"", "en", "EN", "en-US", "en_US", "en-Latn-GB", "en_US.UTF-8", "en@latin"} {
		_, err := attribution.New(attribution.Options{Language: tag})
		assert.NoError(t, err, tag)
	}
	for _, tag := range []string{"de", "eng-US", "english", "-", "_US", "en US", "en\xff"} {
		_, err := attribution.New(attribution.Options{Language: tag})
		assert.ErrorContains(t, err, "Options.Language: no models for ", tag)
	}
}

func TestParseActs(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in   string
		want []attribution.Act
	}{
		{"", nil},
		{"speech", []attribution.Act{attribution.ActSpeech}},
		{" document, speech,speech,", []attribution.Act{attribution.ActDocument, attribution.ActSpeech}},
		{"all", attribution.AllActs()},
		{"speech,all", attribution.AllActs()},
		{"all,speech", attribution.AllActs()},
	} {
		got, err := attribution.ParseActs(tt.in)
		require.NoError(t, err, tt.in)
		assert.Equal(t, tt.want, got, tt.in)
	}
	_, err := attribution.ParseActs("speech,hope")
	assert.EqualError(t, err, `unknown act "hope", want some of speech writing document thought attitude or all`)
}
