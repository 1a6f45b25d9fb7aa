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
)

// settings are what the command line asks for.
type settings struct {
	paths   []string
	from    articles.Format
	to      string // a format of package output; "" means that the target decides
	target  string // file or folder; "" is the standard output
	text    bool
	all     bool // read hidden files and the like in folders
	rawCSV  bool
	by      string // one of output.Groupings
	limit   int64  // bytes of a line of JSON, a text or a page
	quiet   bool
	workers int // 0 means all processors
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

	var err error
	if s.paths, err = parseAll(flags, args); err != nil {
		return nil, err
	}
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

// parseAll parses the flags wherever they stand and returns the other arguments:
// the flag package by itself stops at the first of those. Behind "--" there are no
// flags.
func parseAll(flags *flag.FlagSet, args []string) (paths []string, err error) {
	for rest := args; ; {
		if err := flags.Parse(rest); errors.Is(err, flag.ErrHelp) {
			return nil, errHelp
		} else if err != nil {
			return nil, err
		}
		parsed := len(rest) - flags.NArg()
		rest = flags.Args()
		if parsed > 0 && args[len(args)-len(rest)-1] == "--" {
			return append(paths, rest...), nil
		}
		if len(rest) == 0 {
			return paths, nil
		}
		paths, rest = append(paths, rest[0]), rest[1:]
	}
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
