package main

import (
	_ "embed"
	"fmt"
	"strings"
)

// markedOutlets is the corpus of articles of PolNeAR whose outlets are marked in
// outlets.tsv, which says more. A corpus has all other marks of its articles by
// itself; these came later, and nothing but the outlets was read.
const markedOutlets = "polnear outlets"

//go:embed outlets.tsv
var outletsTSV string

// readOutletMarks returns the outlets by article and content.
func readOutletMarks() map[string]map[string][]string {
	out := map[string]map[string][]string{}
	var article map[string][]string
	for line := range strings.Lines(outletsTSV) {
		line = strings.TrimSuffix(line, "\n")
		if id, ok := strings.CutPrefix(line, "> "); ok {
			article = map[string][]string{}
			out[id] = article
		} else if !strings.HasPrefix(line, "#") {
			f := strings.Split(line, "\t")
			article[f[0]] = f[1:]
		}
	}
	return out
}

// mark enters the outlets of an article and reports whether it is among the
// marked.
func (a *sourcedArticle) mark(marks map[string]map[string][]string) bool {
	of, known := marks[a.ID]
	for i := range a.Attributions {
		x := &a.Attributions[i]
		if n := len(x.Content); n > 0 {
			switch names := of[fmt.Sprintf("%d-%d", x.Content[0][0], x.Content[n-1][1])]; {
			case len(names) == 0:
			case names[0] == "?":
				x.OutletOptional = true
			default:
				x.Outlet, x.OutletAliases = &names[0], names[1:]
			}
		}
	}
	return known
}
