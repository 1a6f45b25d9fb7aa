package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/examples/internal/articles"
	"github.com/whosaid/whosaid/examples/internal/output"
	"github.com/whosaid/whosaid/examples/internal/publish"
	"github.com/whosaid/whosaid/examples/internal/terminal"
)

// settings are what the command line asks for.
type settings struct {
	paths   []string
	from    articles.Format
	to      string
	target  string
	text    bool
	all     bool
	rawCSV  bool
	by      string
	limit   int64
	quiet   bool
	workers int
	options attribution.Options
	filter  filter
}

var errHelp = errors.New("help asked for")

// list is a flag of values separated by commas that may be given again.
type list []string

func (l *list) String() string { return strings.Join(*l, ",") }

func (l *list) Set(value string) error {
	for v := range strings.SplitSeq(value, ",") {
		if v = strings.TrimSpace(v); v != "" {
			*l = append(*l, v)
		}
	}
	return nil
}

// names is a flag that may be given again; commas belong to the value.
type names []string

func (n *names) String() string { return strings.Join(*n, "; ") }

func (n *names) Set(value string) error {
	*n = append(*n, value)
	return nil
}

func parseSettings(args []string) (*settings, error) {
	s := &settings{}
	var from, rules string
	var actNames, kinds list
	flags := flag.NewFlagSet("extract", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	flags.StringVar(&from, "from", "", "")
	flags.StringVar(&s.to, "to", "", "")
	flags.StringVar(&s.target, "o", "", "")
	flags.BoolVar(&s.text, "text", false, "")
	flags.BoolVar(&s.all, "all", false, "")
	flags.BoolVar(&s.rawCSV, "raw-csv", false, "")
	flags.StringVar(&s.by, "by", "", "")
	flags.Int64Var(&s.limit, "max-bytes", 100_000_000, "")
	flags.BoolVar(&s.quiet, "quiet", false, "")
	flags.IntVar(&s.workers, "workers", 0, "")
	flags.Var(&actNames, "acts", "")
	flags.Var(&kinds, "kinds", "")
	flags.StringVar(&rules, "rules", "", "")
	flags.Var((*names)(&s.filter.speakers), "speaker", "")
	flags.Var((*names)(&s.filter.sources), "source", "")
	flags.Float64Var(&s.options.MinConfidence, "min-confidence", 0, "")

	// The flag package stops at the first file; flags after it count too.
	for rest := args; ; {
		if err := flags.Parse(rest); errors.Is(err, flag.ErrHelp) {
			return nil, errHelp
		} else if err != nil {
			return nil, err
		}
		parsed := len(rest) - flags.NArg()
		rest = flags.Args()
		if parsed > 0 && args[len(args)-len(rest)-1] == "--" {
			s.paths = append(s.paths, rest...)
			break
		}
		if len(rest) == 0 {
			break
		}
		s.paths, rest = append(s.paths, rest[0]), rest[1:]
	}

	var err error
	if s.from, err = articles.ParseFormat(from); err != nil {
		return nil, fmt.Errorf("-from: %w", err)
	}
	if s.to != "" {
		if _, err := output.New(s.to, io.Discard, output.Options{}); err != nil {
			return nil, fmt.Errorf("-to: %w", err)
		}
	} else if s.to = output.FormatOf(s.target); s.to == "" && s.by != "" {
		s.to = "table"
	}
	if s.workers < 0 {
		return nil, fmt.Errorf("-workers: %d is less than 0", s.workers)
	}
	if s.limit <= 0 {
		return nil, fmt.Errorf("-max-bytes: %d is not more than 0", s.limit)
	}
	if !slices.Contains(output.Groupings(), s.by) {
		return nil, fmt.Errorf("-by: unknown %q; known are speaker and source", s.by)
	}
	if s.by != "" && s.to != "table" {
		return nil, fmt.Errorf("-by: it groups the table; %s is not grouped", s.to)
	}
	if c := s.options.MinConfidence; !(c <= 1) {
		return nil, fmt.Errorf("-min-confidence: %v is more than 1", c)
	}
	if s.options.Acts, err = attribution.ParseActs(actNames.String()); err != nil {
		return nil, fmt.Errorf("-acts: %w", err)
	}
	if s.options.Rules, err = readRules(rules); err != nil {
		return nil, err
	}
	if s.filter.kinds, err = parseKinds(kinds); err != nil {
		return nil, fmt.Errorf("-kinds: %w", err)
	}
	return s, nil
}

func readRules(path string) (attribution.Rules, error) {
	if path == "" {
		return attribution.Rules{}, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return attribution.Rules{}, err
	}
	defer f.Close()
	return attribution.ReadRules(f, path)
}

func parseKinds(names []string) ([]attribution.Kind, error) {
	var kinds []attribution.Kind
	for _, name := range names {
		kind, err := oneOf(name, []attribution.Kind{attribution.KindDirect, attribution.KindMixed, attribution.KindIndirect})
		if err != nil {
			return nil, err
		}
		kinds = append(kinds, kind)
	}
	return kinds, nil
}

func oneOf[T ~string](name string, known []T) (T, error) {
	var all []string
	for _, k := range known {
		if string(k) == name {
			return k, nil
		}
		all = append(all, string(k))
	}
	return "", fmt.Errorf("unknown %q; known are %s", name, strings.Join(all, ", "))
}

// destination is where the output goes and who writes it there.
type destination struct {
	writer output.Writer
	stream io.Writer     // nil where there are many files
	file   *publish.File // nil unless it is one of ours to publish
}

// open begins the output.
func (s *settings) open(reader *articles.Reader, stdout io.Writer) (*destination, error) {
	options := output.Options{
		Text:  s.text,
		Plain: s.rawCSV,
		By:    s.by,
		Many:  len(s.paths) > 1 || len(s.paths) == 1 && isFolder(s.paths[0]),
		Keep:  reader.Reads,
	}
	if strings.HasSuffix(s.target, "/") || isFolder(s.target) {
		options.Width = terminal.Width(nil)
		writer, err := output.Folder(s.target, s.format(nil), options)
		if err != nil {
			return nil, err
		}
		return &destination{writer: writer}, reader.Guard(nil, s.target)
	}
	if options.Many && s.to == "brat" {
		return nil, fmt.Errorf("%w with -o FOLDER/", output.ErrOneDocument)
	}
	d := &destination{stream: stdout}
	if s.target != "" && s.target != "-" {
		stdout = nil
	}
	if err := reader.Guard(stdout, s.target); err != nil {
		return nil, err
	}
	var err error
	if stdout == nil {
		if d.file, err = publish.Create(s.target); err != nil {
			return nil, err
		}
		d.stream = d.file.File
	}
	options.Width, options.Colour = terminal.Width(d.stream), terminal.Colour(d.stream)
	d.writer, err = output.New(s.format(d.stream), d.stream, options)
	return d, err
}

// publish gives the output its name if it is whole.
func (d *destination) publish(whole bool) error {
	if d.file == nil {
		return nil
	}
	defer d.file.Abort()
	if !whole {
		return nil
	}
	return d.file.Commit()
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// format is the one asked for, else the one that suits the target.
func (s *settings) format(target io.Writer) string {
	switch {
	case s.to != "":
		return s.to
	case terminal.Is(target):
		return "table"
	}
	return "jsonl"
}

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
