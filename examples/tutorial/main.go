// Tutorial answers one question from a folder of articles: who was quoted about
// X? It is meant to be read from top to bottom and copied from; it uses the
// library and nothing else. The exit status is 1 if anything could not be read.
//
//	go run ./examples/tutorial -about "water tower" testdata
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/whosaid/whosaid/attribution"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "tutorial:", err)
		os.Exit(1)
	}
}

func run(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("tutorial", flag.ContinueOnError)
	topic := flags.String("about", "", "one or more words that statements must contain")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if len(words(*topic)) == 0 || flags.NArg() != 1 {
		return errors.New(`usage: tutorial -about "some words" FOLDER`)
	}

	// Step 1. An extractor. The zero Options are the best default: statements
	// that were said or written, at the confidence that the library ships with.
	// To miss fewer and check more by eye, set MinConfidence to -1.
	extractor, err := attribution.New(attribution.Options{})
	if err != nil {
		return err
	}

	// Step 2. ExtractAll takes a sequence of inputs and gives a sequence of
	// results in the same order. It works on all cores and keeps only a few
	// articles in memory, so the folder may be as large as it likes.
	var voices []*voice
	byName := map[string]*voice{}
	for result, err := range extractor.ExtractAll(context.Background(), texts(flags.Arg(0))) {
		if err != nil {
			return err
		}
		// Step 3. Speakers gives everybody who speaks in the article, with their
		// statements. "He" and "the mayor" are already resolved: a name is the
		// fullest one that the article gives, and who is never named goes under the
		// article's own words for them.
		for _, speaker := range result.Document.Speakers() {
			for _, statement := range speaker.Statements {
				// Step 4. A statement says what was said, by whom and through whom we
				// know it. Text has its words as they stand in the article, Plain has
				// them without the marks.
				if !mentions(statement.Text(), *topic) {
					continue
				}
				v := byName[speaker.Name]
				if v == nil {
					v = &voice{name: speaker.Name}
					byName[speaker.Name] = v
					voices = append(voices, v)
				}
				v.learn(speaker.Entity)
				v.quotes = append(v.quotes, quote{result.ID.String(), statement})
			}
		}
	}

	// Step 5. Whoever has most to say comes first.
	slices.SortStableFunc(voices, func(a, b *voice) int { return cmp.Compare(len(b.quotes), len(a.quotes)) })
	if len(voices) == 0 {
		_, err := fmt.Fprintf(stdout, "Nobody was quoted about %q.\n", *topic)
		return err
	}
	for _, v := range voices {
		if err := v.print(stdout); err != nil {
			return err
		}
	}
	return nil
}

// texts yields the .txt files of a folder as inputs. The ID comes back with the
// result.
func texts(folder string) iter.Seq2[attribution.Input, error] {
	return func(yield func(attribution.Input, error) bool) {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(path) != ".txt" {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			if !yield(attribution.Input{ID: attribution.StringID(path), Text: string(text)}, nil) {
				return fs.SkipAll
			}
			return nil
		})
		if err != nil {
			yield(attribution.Input{}, err)
		}
	}
}

// voice is somebody with what they said about the topic.
type voice struct {
	name   string
	roles  []string
	quotes []quote
}

type quote struct {
	path      string
	statement *attribution.Statement
}

// learn remembers what an article says the speaker is.
func (v *voice) learn(e *attribution.Entity) {
	if e == nil {
		return
	}
	for _, role := range e.Roles {
		if words := role.String(); !slices.Contains(v.roles, words) {
			v.roles = append(v.roles, words)
		}
	}
}

func (v *voice) print(w io.Writer) error {
	var b strings.Builder
	b.WriteString(v.name)
	if len(v.roles) > 0 {
		b.WriteString(", " + strings.Join(v.roles, ", "))
	}
	b.WriteByte('\n')
	for _, q := range v.quotes {
		fmt.Fprintf(&b, "  %s\n    %s, %s", q.statement.Plain(), filepath.Base(q.path), q.statement.Kind)
		if q.statement.Source != nil {
			b.WriteString(", via " + q.statement.Source.Name)
		}
		fmt.Fprintf(&b, ", confidence %.2f\n", q.statement.Confidence)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// mentions reports whether the topic's words follow one another in the text,
// each perhaps with an ending: "harbour" is in "the harbours' walls".
func mentions(text, topic string) bool {
	all, wanted := words(text), words(topic)
	for start := 0; start+len(wanted) <= len(all); start++ {
		found := true
		for i, word := range wanted {
			found = found && strings.HasPrefix(all[start+i], word)
		}
		if found {
			return true
		}
	}
	return false
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}
