// Package lexicon holds words as data: cues with their class, titles and
// roles, outlets, given names. Every list is a text file under data, tab
// separated, with its origin in the file's head (lines that begin with #).
package lexicon

import (
	_ "embed"
	"strings"
)

// The lists. As strings they are read where they lie in the program.
var (
	//go:embed data/bodies.tsv
	bodiesList string
	//go:embed data/cues.tsv
	cuesList string
	//go:embed data/documents.tsv
	documentsList string
	//go:embed data/function.tsv
	functionList string
	//go:embed data/given.tsv
	givenList string
	//go:embed data/nouns.tsv
	nounsList string
	//go:embed data/outlets.tsv
	outletsList string
	//go:embed data/places.tsv
	placesList string
	//go:embed data/roles.tsv
	rolesList string
	//go:embed data/verbs.tsv
	verbsList string
)

// rows yields the fields of every line of a list but comments and blank lines.
// The slice is void with the next line.
func rows(list string, yield func(fields []string)) {
	var fields []string
	for line := range strings.Lines(list) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		fields = fields[:0]
		for f := range strings.SplitSeq(line, "\t") {
			fields = append(fields, f)
		}
		yield(fields)
	}
}
