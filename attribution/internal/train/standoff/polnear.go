package main

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// PolNeAR 1.0 has for each of its sections, data/train and data/dev among them,
//
//	text/ID.txt                   the article
//	attributions/ID_xxxx.ann      one annotator's attributions, in brat's format
//	corenlp/ID.txt.xml            tokens, tags and trees by CoreNLP; a few are missing
//
// All offsets count code points of the article's text.

// annotations returns the first annotator's file of each article.
func annotations(dir string) (map[string]string, error) {
	entries, err := os.ReadDir(dir) // by name
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ".ann")
		end := strings.LastIndexByte(name, '_')
		if !ok || end < 0 {
			continue
		}
		if _, have := out[name[:end]]; !have {
			out[name[:end]] = filepath.Join(dir, e.Name())
		}
	}
	return out, nil
}

// attribution is one of PolNeAR's.
type attribution struct {
	Cue     [][2]int `json:"cue"`
	Source  [][2]int `json:"source"`
	Content [][2]int `json:"content"`
}

// readBrat reads the events of a file in brat's stand-off format:
//
//	T7	Content 209 236;91 186	the words
//	E2	Attribution:T8 Content:T7 Cue:T6 Source:T5
func readBrat(path string) ([]attribution, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	spans := map[string][][2]int{}
	var events []string
	for line := range strings.Lines(string(data)) {
		key, rest, _ := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		switch {
		case strings.HasPrefix(key, "T"):
			mark, _, _ := strings.Cut(rest, "\t")
			_, offsets, _ := strings.Cut(mark, " ")
			for piece := range strings.SplitSeq(offsets, ";") {
				from, to, _ := strings.Cut(piece, " ")
				start, err1 := strconv.Atoi(from)
				end, err2 := strconv.Atoi(to)
				if err := errors.Join(err1, err2); err != nil {
					return nil, fmt.Errorf("%s: %s: %w", path, key, err)
				}
				spans[key] = append(spans[key], [2]int{start, end})
			}
		case strings.HasPrefix(key, "E"):
			events = append(events, rest)
		}
	}
	var out []attribution
	for _, event := range events {
		a := attribution{[][2]int{}, [][2]int{}, [][2]int{}}
		for _, argument := range strings.Fields(event) {
			role, key, _ := strings.Cut(argument, ":")
			// The second argument of a role is Content2.
			switch strings.TrimRightFunc(role, unicode.IsDigit) {
			case "Content":
				a.Content = append(a.Content, spans[key]...)
			case "Cue":
				a.Cue = append(a.Cue, spans[key]...)
			case "Source":
				a.Source = append(a.Source, spans[key]...)
			}
		}
		for _, s := range [][][2]int{a.Content, a.Cue, a.Source} {
			slices.SortFunc(s, compareSpans)
		}
		if len(a.Content) > 0 {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b attribution) int { return compareSpans(a.Content[0], b.Content[0]) })
	return out, nil
}

func compareSpans(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) }

// coreNLP is the part of CoreNLP's output that is read.
type coreNLP struct {
	Sentences []struct {
		Tokens []struct {
			Lemma string `xml:"lemma"`
			Start int    `xml:"CharacterOffsetBegin"`
			End   int    `xml:"CharacterOffsetEnd"`
			POS   string `xml:"POS"`
			NER   string `xml:"NER"`
		} `xml:"tokens>token"`
		Dependencies []struct {
			Type string `xml:"type,attr"`
			Arcs []struct {
				Type string `xml:"type,attr"`
				Head struct {
					Index int `xml:"idx,attr"`
				} `xml:"governor"`
				Token struct {
					Index int `xml:"idx,attr"`
				} `xml:"dependent"`
			} `xml:"dep"`
		} `xml:"dependencies"`
	} `xml:"document>sentences>sentence"`
}

// readCoreNLP reads the tokens of an article: start, end, lemma, tag, name
// class, sentence, head and relation. An article without a file has none.
func readCoreNLP(path string) ([][8]any, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return [][8]any{}, nil
	}
	if err != nil {
		return nil, err
	}
	var doc coreNLP
	if err := xml.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	rows := [][8]any{}
	for i, s := range doc.Sentences {
		first := len(rows)
		for _, t := range s.Tokens {
			rows = append(rows, [8]any{t.Start, t.End, t.Lemma, t.POS, t.NER, i, -1, ""})
		}
		for _, d := range s.Dependencies {
			if d.Type != "basic-dependencies" {
				continue
			}
			for _, arc := range d.Arcs {
				k := arc.Token.Index - 1
				if k < 0 || k >= len(s.Tokens) {
					return nil, fmt.Errorf("%s: sentence %d has no token %d", path, i+1, arc.Token.Index)
				}
				rows[first+k][6], rows[first+k][7] = arc.Head.Index, arc.Type
			}
		}
	}
	return rows, nil
}
