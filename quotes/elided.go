package quotes

import (
	_ "embed"
	"strings"
)

//go:embed elided.txt
var elidedList string

// elided are the words that have an apostrophe in the place of letters: start,
// in the spelling behind it, and end, in the spelling before it. This package
// has no language to ask, so it keeps the only words that it needs beside it.
var elided = readElided(elidedList)

type elidedWords struct{ start, end []string }

func readElided(list string) (e elidedWords) {
	for line := range strings.Lines(list) {
		switch words := strings.Fields(line); {
		case len(words) == 0 || words[0] == "#":
		case words[0] == "start":
			e.start = words[1:]
		case words[0] == "end":
			e.end = words[1:]
		default:
			panic("quotes: elided.txt: " + line)
		}
	}
	return e
}
