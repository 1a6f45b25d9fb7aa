package main

import (
	"strings"

	"github.com/whosaid/whosaid/examples/internal/output"
)

// help is the answer to -help; the flags themselves have no texts.
func help() string {
	return `Extract finds who said what in news articles, and through whom we know it.

Usage:
  go run ./examples/extract [flags] [file or folder ...]

Without files it reads the standard input. Files may be compressed with gzip or
zstd. Folders are walked for .txt, .md, .jsonl, .ndjson, .html and .htm files,
except hidden ones, links, README and the like, what browsers save beside a
page, and results of earlier runs.

Input and output:
  -from text|jsonl|html  what the input is (default: as its name or beginning says)
  -to FORMAT             ` + strings.Join(output.Formats()[:6], ", ") + `,
                         ` + strings.Join(output.Formats()[6:], ", ") + ` (default: as the name given with -o says,
                         else table on a terminal, else jsonl); of many articles
                         json is a list, jsonld and webannotation a line each
  -o FILE or FOLDER/     write there instead of to the standard output; in a
                         folder a file for each article
  -all                   read the hidden files and the like in folders, too
  -max-bytes N           the most that a line of JSON, or a text or page when
                         unpacked, may have (default: 100000000)
  -by speaker|source     a table with a group for each
  -raw-csv               leave cells that begin with = + - @ as they are, which
                         spreadsheets take for formulas
  -text                  give the text of each article as well
  -workers N             use that many processors (default: all)
  -quiet                 show no progress

What counts:
  -acts LIST             speech, writing, document, thought, attitude, or all
                         (default: speech,writing,document)
  -kinds LIST            direct, mixed, indirect (default: all three)
  -min-confidence C      drop statements below C, from 0 to 1; -1 gives
                         everything (default: the shipped operating point)
  -speaker NAME          only statements of this speaker: the whole name or
                         words of it ("vucic"); may be given again
  -source NAME           only statements carried by this outlet; may be given
                         again
  -rules FILE            a newsroom's own patterns, cues, outlets and names, as
                         in testdata/rules

A line of JSON is {"id": ..., "text": "...", ...}; the id comes back as it is
(the line's number where there is none), the rest under "meta". Fields "byline"
or "author" say who wrote the text: a single writer is the "I" outside
quotations, and a line that repeats the name is not read as news. Offsets are
bytes of UTF-8, half-open. Input that cannot be read is reported on the standard
error as file:line: why, the rest goes on, and the exit status is 1. It is 2
for a wrong flag. After Ctrl-C what was read still comes out, in whole, and the
exit status is 130; a second Ctrl-C ends at once. A file given with -o is
replaced when the new one is whole, and else left as it was.

Examples:
  go run ./examples/extract article.txt
  go run ./examples/extract -speaker vucic -kinds direct,mixed articles/
  curl -s https://example.org/story.html | go run ./examples/extract -from html
  zcat articles.jsonl.gz | go run ./examples/extract -from jsonl > statements.jsonl
  go run ./examples/extract -o statements.csv articles.jsonl.zst
  go run ./examples/extract -to html -o pages/ articles/
`
}
