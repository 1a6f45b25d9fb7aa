package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// columns are those of the files of marks. PolNeAR's own marks stay where they
// are: a row says at which character the content of its attribution begins, and
// comes in PolNeAR's order.
var columns = map[string]string{
	"polnear": "at speaker speaker_aliases speaker_type source_kind outlet outlet_mention unsure",
	"gum":     "content cue source speaker speaker_aliases speaker_type source_kind cue_class construction negated optional",
	"press":   "content cue source kind act speaker speaker_aliases speaker_type source_kind outlet outlet_mention addressee optional",
	"seed":    "content cue source kind speaker speaker_aliases speaker_type source_kind outlet outlet_aliases optional",
}

// treebanks are the files that a corpus of trees is in, as training reads them.
var treebanks = []string{"en_ewt-ud-train", "en_ewt-ud-dev", "gum-dep-train", "gum-dep-dev"}

const ownArticles = "agency.jsonl"

// line is an article of the corpora.
type line struct {
	ID           string
	Text         string
	Split        string
	Attributions []map[string]json.RawMessage
}

// makeMarks writes the marks of the corpora that training reads.
func makeMarks(corpora, out string) error {
	if corpora == "" {
		return errors.New("make: give -corpora or set WHOSAID_CORPORA")
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, split := range []string{"train", "dev"} {
		m, err := polnearMarks(filepath.Join(corpora, "polnear", split))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, "polnear."+split+".tsv"), m.encode(), 0o644); err != nil {
			return err
		}
	}
	for name, files := range map[string]string{"gum.train": "gum/*.jsonl", "gum.dev": "gum/*.jsonl", "press": "press/dev.jsonl", "seed": "seed/gold.jsonl"} {
		m, err := textMarks(name, filepath.Join(corpora, filepath.FromSlash(files)))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, name+".tsv"), m.encode(), 0o644); err != nil {
			return err
		}
	}
	trees := &marks{columns: []string{"file"}}
	for _, name := range treebanks {
		data, err := readGzip(filepath.Join(corpora, "ud", name+".conllu.gz"))
		if err != nil {
			return err
		}
		trees.articles = append(trees.articles, &article{id: name, sum: sumOf(data)})
	}
	if err := os.WriteFile(filepath.Join(out, "trees.tsv"), trees.encode(), 0o644); err != nil {
		return err
	}
	// These were written for this project, so they are whole in the repository.
	data, err := os.ReadFile(filepath.Join(corpora, "agency", "dev.jsonl"))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, ownArticles), data, 0o644)
}

// textMarks makes marks that carry the layouts of their texts.
func textMarks(name, files string) (*marks, error) {
	corpus, split, _ := strings.Cut(name, ".")
	m := &marks{columns: strings.Fields(columns[corpus])}
	paths, err := filepath.Glob(files)
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		err := eachLine(path, func(l line) error {
			if l.Split != split {
				return nil
			}
			a := &article{id: l.ID, sum: sumOf(l.Text), layout: layoutOf(l.Text)}
			if corpus != "gum" { // GUM's documents are files with their names
				if a.anchor = anchorOf(wordsOf(l.Text)); a.anchor == "" {
					return errors.New("the text is too short to be found")
				}
			}
			m.articles = append(m.articles, a)
			return m.addRows(a, l)
		})
		if err != nil {
			return nil, err
		}
	}
	return m, nil
}

// polnearMarks makes the marks on one section of PolNeAR. All of its articles
// are listed, in order, so that another release of their texts is noticed.
func polnearMarks(base string) (*marks, error) {
	m := &marks{columns: strings.Fields(columns["polnear"])}
	byID := map[string]*article{}
	err := eachLine(base+".jsonl", func(l line) error {
		a := &article{id: l.ID, sum: sumOf(l.Text)}
		m.articles = append(m.articles, a)
		byID[l.ID] = a
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = eachLine(base+".speakers.jsonl", func(l line) error {
		if byID[l.ID] == nil {
			return errors.New("there is no such article")
		}
		for _, raw := range l.Attributions {
			var content [][2]int
			if err := json.Unmarshal(raw["content"], &content); err != nil || len(content) == 0 {
				return fmt.Errorf("an attribution without content (%w)", err)
			}
			raw["at"] = json.RawMessage(fmt.Sprintf(`"%d"`, content[0][0]))
		}
		return m.addRows(byID[l.ID], l)
	})
	return m, err
}

func (m *marks) addRows(a *article, l line) error {
	for i, raw := range l.Attributions {
		row, err := m.encodeRow(l.Text, raw)
		if err != nil {
			return fmt.Errorf("attribution %d: %w", i+1, err)
		}
		a.rows = append(a.rows, row)
	}
	return nil
}

// eachLine calls yield for every article of a file of the corpora. They must
// be in the order of their ids where joining has no other to go by.
func eachLine(path string, yield func(line) error) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var ids []string
	for raw := range bytes.Lines(data) {
		var l line
		if err := json.Unmarshal(raw, &l); err != nil {
			return fmt.Errorf("%s: line %d: %w", path, len(ids)+1, err)
		}
		if err := yield(l); err != nil {
			return fmt.Errorf("%s: article %s: %w", path, l.ID, err)
		}
		ids = append(ids, l.ID)
	}
	if strings.Contains(path, "gum") && !slices.IsSorted(ids) {
		return fmt.Errorf("%s: the documents are not sorted", path)
	}
	return nil
}

func readGzip(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	data, err := io.ReadAll(z)
	return string(data), err
}
