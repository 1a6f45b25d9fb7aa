// Tutorial answers one question from a folder of articles: who was quoted about
// X? It is meant to be read from top to bottom and copied from; it uses the
// library and nothing else.
//
//	go run ./examples/tutorial -about "water tower" testdata
package main

import (
	"cmp"
	"context"
	"encoding/json"
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
		var path string
		if err := json.Unmarshal(result.ID, &path); err != nil {
			return err
		}

		// Step 3. Every statement says what was said (Content), by whom (Speaker)
		// and through whom we know it (Source).
		document := result.Document
		for i := range document.Statements {
			statement := &document.Statements[i]
			if !mentions(contentOf(statement), *topic) {
				continue
			}

			// Step 4. "He" and "the mayor" are already resolved: Speaker.Name is the
			// fullest name that the article gives. People who are never named have
			// none; we keep them under the words that the article has for them.
			name := speakerOf(statement)
			v := byName[name]
			if v == nil {
				v = &voice{name: name}
				byName[name] = v
				voices = append(voices, v)
			}
			v.learn(document, statement)
			v.quotes = append(v.quotes, quote{path, contentOf(statement), statement})
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

// texts yields the .txt files of a folder as inputs. The ID can be any JSON
// value and comes back with the result.
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
			id, err := json.Marshal(path)
			if err != nil {
				return err
			}
			if !yield(attribution.Input{ID: id, Text: string(text)}, nil) {
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
	content   string
	statement *attribution.Statement
}

// learn remembers what the document says the speaker is. A statement may have
// several speakers, so Speaker.Entities are ids of Document.Entities, which
// count from 1.
func (v *voice) learn(d *attribution.Document, st *attribution.Statement) {
	if st.Speaker == nil {
		return
	}
	for _, id := range st.Speaker.Entities {
		for _, role := range d.Entities[id-1].Roles {
			words := role.Text
			if role.Of != "" {
				words += ", " + role.Of // the text's own words: "Serbian" as well as "Serbia"
			}
			if !slices.Contains(v.roles, words) {
				v.roles = append(v.roles, words)
			}
		}
	}
}

func (v *voice) print(w io.Writer) error {
	var b strings.Builder
	b.WriteString(v.name)
	if len(v.roles) > 0 {
		b.WriteString(" (" + strings.Join(v.roles, "; ") + ")")
	}
	b.WriteByte('\n')
	for _, q := range v.quotes {
		fmt.Fprintf(&b, "  %s\n    %s, %s", q.content, filepath.Base(q.path), q.statement.Kind)
		if q.statement.Source != nil {
			b.WriteString(", via " + q.statement.Source.Name)
		}
		fmt.Fprintf(&b, ", confidence %.2f\n", q.statement.Confidence)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// speakerOf is the speaker's name, else the words for them in brackets.
func speakerOf(st *attribution.Statement) string {
	switch {
	case st.Speaker == nil:
		return "(nobody named)"
	case st.Speaker.Name != "":
		return st.Speaker.Name
	case st.Speaker.Mention != nil:
		return "(" + st.Speaker.Mention.Text + ")"
	}
	return "(nobody named)"
}

// contentOf is what was said, on one line. The content may be in several
// pieces: “We begin,” she said, “in May.”
func contentOf(st *attribution.Statement) string {
	var parts []string
	for _, fragment := range st.Content {
		parts = append(parts, strings.Join(strings.Fields(fragment.Text), " "))
	}
	return strings.Join(parts, " … ")
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
