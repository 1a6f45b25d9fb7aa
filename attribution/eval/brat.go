package eval

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/quotes"
)

// ReadBrat reads brat's standoff annotation (.ann) of a text (.txt). It knows two
// ways to mark statements as events:
//
//   - Statement, with the roles Content, Cue, Speaker and Source, as render.Brat
//     writes it, with its attributes and notes
//   - Attribution, with the roles Content, Cue and Source, where Source is the
//     speaker's mention, as PolNeAR has it
//
// A role may come several times, as Content, Content2, ... Other lines are
// passed over.
func ReadBrat(id, text string, standoff io.Reader) (Article, error) {
	f := bratFile{
		points: newCodePoints(text), bounds: make(map[string][]quotes.Span),
		byEvent: make(map[string]int), article: Article{ID: id, Text: text},
	}
	// Notes and attributes may stand before their event, and events before what
	// they are made of.
	var lines []string
	scanner := bufio.NewScanner(standoff)
	scanner.Buffer(nil, 1<<26)
	for scanner.Scan() {
		lines = append(lines, strings.TrimSuffix(scanner.Text(), "\r"))
	}
	if err := scanner.Err(); err != nil {
		return f.article, fmt.Errorf("eval: brat: %w", err)
	}
	for _, read := range []func(columns []string) error{f.textBound, f.event, f.attribute} {
		for n, line := range lines {
			if columns := strings.SplitN(line, "\t", 3); len(columns) > 1 {
				if err := read(columns); err != nil {
					return f.article, fmt.Errorf("eval: brat: line %d: %w", n+1, err)
				}
			}
		}
	}
	return f.article, nil
}

// bratFile is an .ann file being read.
type bratFile struct {
	points  codePoints
	bounds  map[string][]quotes.Span // of T lines
	byEvent map[string]int           // E lines: place among the attributions
	article Article
}

// textBound reads "T1	Content 0 5;6 9	words".
func (f *bratFile) textBound(columns []string) error {
	if columns[0][:min(1, len(columns[0]))] != "T" {
		return nil
	}
	_, places, ok := strings.Cut(columns[1], " ")
	if !ok {
		return fmt.Errorf("%s has no place", columns[0])
	}
	var in [][2]int
	for place := range strings.SplitSeq(places, ";") {
		from, to, _ := strings.Cut(place, " ")
		start, err := strconv.Atoi(from)
		if err != nil {
			return fmt.Errorf("%s: %w", columns[0], err)
		}
		end, err := strconv.Atoi(to)
		if err != nil {
			return fmt.Errorf("%s: %w", columns[0], err)
		}
		in = append(in, [2]int{start, end})
	}
	var err error
	f.bounds[columns[0]] = f.points.spans(in, &err)
	if err != nil {
		return fmt.Errorf("%s: %w", columns[0], err)
	}
	return nil
}

// event reads "E1	Statement:T4 Content:T1 Cue:T2 Speaker:T3".
func (f *bratFile) event(columns []string) error {
	if columns[0][:min(1, len(columns[0]))] != "E" {
		return nil
	}
	fields := strings.Fields(columns[1])
	if len(fields) == 0 {
		return fmt.Errorf("%s is empty", columns[0])
	}
	typ, _, _ := strings.Cut(fields[0], ":")
	if typ != "Statement" && typ != "Attribution" {
		return nil
	}
	var a Attribution
	for _, field := range fields[1:] {
		role, id, _ := strings.Cut(field, ":")
		spans, ok := f.bounds[id]
		if !ok {
			return fmt.Errorf("%s: no %s", columns[0], field)
		}
		switch strings.TrimRight(role, "0123456789") {
		case "Content":
			a.Content = append(a.Content, spans...)
		case "Cue":
			a.Cue = append(a.Cue, spans...)
		case "Speaker":
			a.Mention = append(a.Mention, spans...)
		case "Source":
			if typ == "Attribution" {
				a.Mention = append(a.Mention, spans...)
			}
		}
	}
	// Our events say what they know of speaker and source; what they do not say is
	// not there.
	if typ == "Statement" {
		a.SpeakerMarked, a.SourceMarked, a.Type = true, true, noSpeaker
	}
	f.byEvent[columns[0]] = len(f.article.Attributions)
	f.article.Attributions = append(f.article.Attributions, a)
	return nil
}

// attribute reads "A1	Kind E1 direct" and "#1	SpeakerName E1	Ana Torv".
func (f *bratFile) attribute(columns []string) error {
	fields := strings.Fields(columns[1])
	if len(fields) < 2 {
		return nil
	}
	at, ok := f.byEvent[fields[1]]
	if !ok {
		return nil
	}
	value := ""
	switch {
	case len(fields) > 2:
		value = fields[2]
	case len(columns) > 2:
		value = columns[2]
	}
	a := &f.article.Attributions[at]
	switch fields[0] {
	case "Kind":
		a.Kind = attribution.Kind(value)
	case "SpeakerType":
		a.Type = attribution.Type(value)
	case "SpeakerForm":
		a.Form = attribution.Form(value)
	case "SpeakerName":
		a.Speaker = value
	case "SourceName":
		a.Source = value
	case "Optional":
		a.Optional = true
	}
	return nil
}
