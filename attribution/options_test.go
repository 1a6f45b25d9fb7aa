package attribution_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

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
