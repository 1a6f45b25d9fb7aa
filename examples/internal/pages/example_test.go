package pages_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/examples/internal/pages"
)

// TestExampleIsRight holds that the first thing people see is right.
func TestExampleIsRight(t *testing.T) {
	var got []string
	for _, st := range attribution.Extract(pages.Example).Statements {
		source := ""
		if st.Source != nil {
			source = " via " + st.Source.Name
		}
		got = append(got, fmt.Sprintf("%s, %s%s: %s", st.Speaker, st.Kind, source, st.Plain()))
	}
	assert.Equal(t, []string{
		"Karin Moll, indirect: The harbour of Port Lune will double in size within four years",
		"Karin Moll, direct: We begin in May … Nobody will lose their berth.",
		"Karin Moll, indirect: the town council had approved the plan unanimously",
		"Tomas Brill, indirect: The work will cost 40 million euros",
		"Tomas Brill, indirect: the old lighthouse was to be torn down",
		"Tomas Brill, direct: That is a tale for tourists",
		"Ana Lindqvist, indirect via AFP: the government would pay a third of the sum",
		"Peter Okoro, direct via CNN: It’s what the fishermen’s families have wanted for years",
		"An official who asked not to be named, indirect: the talks had been difficult",
	}, got)
}
