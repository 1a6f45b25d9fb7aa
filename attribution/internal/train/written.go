package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"unicode/utf8"
)

// The corpora have few agency reports, few descriptions of somebody who is named
// elsewhere, few organisations that speak and few interviews. Articles written for
// this project, in the styles of the world's newsrooms, add to them. Their marks
// stand in the text, so that they can be read and corrected; written/README.md
// tells how. Statements, names and speakers are learned from them; the ranker of
// sources became no better by them.
//
//go:embed written
var written embed.FS

// writtenArticles is the path of the written articles among those of the corpora,
// plainTexts that of texts in which nobody says anything.
const (
	writtenArticles = "attribution/internal/train/written/*.txt"
	plainTexts      = "attribution/internal/train/written/plain/*.txt"
)

// isWritten reports whether a path is one of these.
func isWritten(path string) bool { return path == writtenArticles || path == plainTexts }

// writtenFiles are the names of the files of such a path.
func writtenFiles(pattern string) ([]string, error) {
	return fs.Glob(written, strings.TrimPrefix(pattern, "attribution/internal/train/"))
}

// writtenArticle is an article as a line of a corpus.
type writtenArticle struct {
	ID           string             `json:"id"`
	Text         string             `json:"text"`
	Attributions []writtenStatement `json:"attributions"`
}

// writtenStatement has offsets in code points, as all corpora. Act and Outlet are
// gold for whoever measures by the articles; training asks for neither.
type writtenStatement struct {
	Content  [][2]int `json:"content"`
	Cue      [][2]int `json:"cue"`
	Source   [][2]int `json:"source"`
	Speaker  *string  `json:"speaker"`
	Members  []string `json:"speaker_members,omitempty"`
	Type     string   `json:"speaker_type"`
	Form     string   `json:"source_kind"`
	Act      string   `json:"act"`
	Outlet   *string  `json:"outlet"`
	Optional bool     `json:"optional,omitempty"`
}

// eachWritten calls yield for every article of such a path as a line of JSON.
func eachWritten(pattern string, yield func(line []byte) error) error {
	files, err := writtenFiles(pattern)
	if err != nil {
		return err
	}
	for _, f := range files {
		data, err := written.ReadFile(f)
		if err != nil {
			return err
		}
		for block := range strings.SplitSeq("\n"+string(data), "\n=== ") {
			if strings.TrimSpace(block) == "" {
				continue
			}
			id, body, _ := strings.Cut(block, "\n")
			a, err := readWritten(body)
			if err != nil {
				return fmt.Errorf("%s: %s: %w", path.Base(f), id, err)
			}
			a.ID = strings.TrimSpace(id)
			line, err := json.Marshal(a)
			if err != nil {
				return err
			}
			if err := yield(line); err != nil {
				return err
			}
		}
	}
	return nil
}

// readWritten reads an article: its text with marks, a line of two hyphens, and a
// line for each statement.
func readWritten(s string) (*writtenArticle, error) {
	s += "\n" // splitting at the next article took the last one
	at := strings.LastIndex(s, "\n--\n")
	if at < 0 {
		return nil, fmt.Errorf("no table")
	}
	a := &writtenArticle{}
	statements, err := a.unmark(strings.Trim(s[:at], "\n"))
	if err != nil {
		return nil, err
	}
	for line := range lines(s[at+len("\n--\n"):]) {
		if err := a.row(line, statements); err != nil {
			return nil, fmt.Errorf("%q: %w", line, err)
		}
	}
	if len(statements) > 0 {
		return nil, fmt.Errorf("%d statements without a row", len(statements))
	}
	return a, nil
}

// unmark sets the text without its marks, and returns the statements by number.
func (a *writtenArticle) unmark(s string) (map[string]*writtenStatement, error) {
	type mark struct {
		part    byte
		numbers string
		start   int
	}
	var b strings.Builder
	var open []mark
	out := map[string]*writtenStatement{}
	n := 0 // code points so far
	for len(s) > 0 {
		next := strings.IndexAny(s, "<>")
		if next < 0 {
			next = len(s)
		}
		b.WriteString(s[:next])
		n += utf8.RuneCountInString(s[:next])
		if s = s[next:]; s == "" {
			break
		}
		if s[0] == '<' {
			label, rest, ok := strings.Cut(s[1:], " ")
			if !ok || len(label) < 2 {
				return nil, fmt.Errorf("%.20q is no mark", s)
			}
			open, s = append(open, mark{label[0], label[1:], n}), rest
			continue
		}
		if len(open) == 0 {
			return nil, fmt.Errorf("nothing to close before %.20q", s)
		}
		m := open[len(open)-1]
		open, s = open[:len(open)-1], s[1:]
		for number := range strings.SplitSeq(m.numbers, ",") {
			x := out[number]
			if x == nil {
				x = &writtenStatement{}
				out[number] = x
			}
			span := [2]int{m.start, n}
			switch m.part {
			case 'c':
				x.Content = append(x.Content, span)
			case 'k':
				x.Cue = append(x.Cue, span)
			case 's':
				x.Source = append(x.Source, span)
			case 'o': // where the outlet is named; training does not ask
			default:
				return nil, fmt.Errorf("no part of a statement is called %q", m.part)
			}
		}
	}
	if len(open) > 0 {
		return nil, fmt.Errorf("%c%s is not closed", open[0].part, open[0].numbers)
	}
	a.Text = b.String()
	return out, nil
}

// row adds the statements of a line of the table: numbers, name, type, form, act,
// outlet. A hyphen is none; a question mark behind the numbers makes the statements
// optional.
func (a *writtenArticle) row(line string, statements map[string]*writtenStatement) error {
	f := strings.Split(line, ";")
	if len(f) != 6 {
		return fmt.Errorf("%d fields, want 6", len(f))
	}
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	numbers, optional := strings.CutSuffix(f[0], "?")
	for number := range strings.SplitSeq(numbers, ",") {
		number = strings.TrimSpace(number)
		x := statements[number]
		if x == nil || len(x.Content) == 0 {
			return fmt.Errorf("no statement %s in the text", number)
		}
		delete(statements, number) // it has its row
		x.Optional, x.Type, x.Form, x.Act = optional, f[2], f[3], f[4]
		x.Speaker, x.Outlet = known(f[1]), known(f[5])
		if joint := strings.Split(f[1], " and "); x.Type == "group" && len(joint) > 1 {
			x.Members = joint
		}
		a.Attributions = append(a.Attributions, *x)
	}
	return nil
}

// readCorpus returns a file of the corpora, or the written articles one after the
// other.
func readCorpus(corpora, file string) ([]byte, error) {
	if !isWritten(file) {
		return os.ReadFile(pathOf(corpora, file))
	}
	var all []byte
	files, err := writtenFiles(file)
	for _, f := range files {
		data, err := written.ReadFile(f)
		if err != nil {
			return nil, err
		}
		all = append(all, data...)
	}
	return all, err
}

func known(s string) *string {
	if s == "-" {
		return nil
	}
	return &s
}
