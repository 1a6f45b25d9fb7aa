// Package lexicon holds words as data: cues with their class, titles and
// roles, outlets, given names. Every list is a text file under data, tab
// separated, with its origin in the file's head (lines that begin with #).
package lexicon

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed data
var files embed.FS

// rows yields the fields of every line of a data file but comments and blank
// lines. A missing file is our bug, so it panics.
func rows(name string, yield func(fields []string)) {
	b, err := files.ReadFile("data/" + name)
	if err != nil {
		panic(fmt.Sprintf("lexicon: %v", err))
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		yield(strings.Split(line, "\t"))
	}
}
