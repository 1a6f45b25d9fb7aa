// Package acts reads lists of acts, as flags and forms give them.
package acts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution"
)

// Parse reads names of acts separated by commas. "all" stands for every one;
// nothing for what the library takes by itself, which is nil.
func Parse(list string) ([]attribution.Act, error) {
	known := attribution.AllActs()
	var out []attribution.Act
	for name := range strings.SplitSeq(list, ",") {
		switch act := attribution.Act(strings.TrimSpace(name)); {
		case act == "":
		case act == "all":
			out = known
		case !slices.Contains(known, act):
			return nil, fmt.Errorf("unknown %q; known are %s and all", act, join(known))
		case !slices.Contains(out, act):
			out = append(out, act)
		}
	}
	return out, nil
}

func join(acts []attribution.Act) string {
	var names []string
	for _, a := range acts {
		names = append(names, string(a))
	}
	return strings.Join(names, ", ")
}
