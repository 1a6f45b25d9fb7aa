package attribution_test

import (
	"fmt"
	"strings"

	"github.com/whosaid/whosaid/attribution"
)

// Every mistake comes with its line.
func ExampleReadRules_mistakes() {
	_, err := attribution.ReadRules(strings.NewReader(`{
		"cues": {"opine": "singing"},
		"names": [{"name": "Ana Torv", "type": "robot"}]
	}`), "house.json")
	fmt.Println(err)
	// Output:
	// house.json:2: cues["opine"]: unknown "singing", want one of ["speech" "writing" "document" "thought" "attitude"]
	// house.json:3: names[0].type: unknown "robot", want one of ["person" "organization"]
}
