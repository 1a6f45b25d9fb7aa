package attribution_test

import (
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestRooms holds that doc.go describes every folder of internal, and no other.
func TestRooms(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	var described, there []string
	for _, m := range regexp.MustCompile(`(?m)^//\t([a-z]+)  +\S`).FindAllSubmatch(doc, -1) {
		described = append(described, string(m[1]))
	}
	folders, err := os.ReadDir("internal")
	require.NoError(t, err)
	for _, f := range folders {
		there = append(there, f.Name())
	}
	assert.ElementsMatch(t, there, described)
}
