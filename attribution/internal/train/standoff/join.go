package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// folders are where the corpora are in their public form. What is not given is
// left empty.
type folders struct {
	polnear, gum, ewt string
	press             []string
}

// document is an article as training reads it.
type document struct {
	ID           string    `json:"id"`
	Text         string    `json:"text"`
	Attributions []values  `json:"attributions"`
	Entities     []*entity `json:"entities,omitempty"`
}

// joiner joins marks with texts. Its problems are those of single articles.
type joiner struct {
	marks   fs.FS
	from    folders
	out     string
	problem func(error)
}

// join writes the folder that training reads.
func join(marks fs.FS, from folders, out string, problem func(error)) error {
	j := &joiner{marks, from, out, problem}
	for _, split := range []string{"train", "dev"} {
		if err := j.polnear(split); err != nil {
			return err
		}
	}
	if err := j.gum(); err != nil {
		return err
	}
	for _, split := range []string{"train", "dev"} {
		if err := j.ewt("en_ewt-ud-" + split); err != nil {
			return err
		}
	}
	if err := j.press(); err != nil {
		return err
	}
	agency, err := fs.ReadFile(marks, ownArticles)
	if err != nil {
		return err
	}
	return j.write("agency/dev.jsonl", agency)
}

func (j *joiner) wrong(corpus, id string, why error) {
	j.problem(fmt.Errorf("%s: article %s: %w", corpus, id, why))
}

// polnear joins one section of PolNeAR.
func (j *joiner) polnear(split string) error {
	m, err := readMarks(j.marks, "polnear."+split+".tsv")
	if err != nil {
		return err
	}
	var articles, silver, speakers lines
	if j.from.polnear == "" {
		j.problem(fmt.Errorf("polnear: no folder given for its %d articles of %s", len(m.articles), split))
		m.articles = nil
	}
	dir := filepath.Join(j.from.polnear, "data", split)
	annotated := map[string]string{}
	if m.articles != nil {
		if annotated, err = annotations(filepath.Join(dir, "attributions")); err != nil {
			return err
		}
	}
	for _, a := range m.articles {
		doc, tokens, err := polnearArticle(dir, a, annotated[a.id])
		if err != nil {
			j.wrong("polnear", a.id, err)
			continue
		}
		if err := articles.add(doc); err != nil {
			return err
		}
		if err := silver.add(map[string]any{"id": a.id, "tokens": tokens}); err != nil {
			return err
		}
		if len(a.rows) == 0 {
			continue
		}
		if err := m.addSpeakers(a, &doc); err != nil {
			j.wrong("polnear", a.id, err)
			continue
		}
		if err := speakers.add(doc); err != nil {
			return err
		}
	}
	if err := j.write("polnear/"+split+".jsonl", articles.Bytes()); err != nil {
		return err
	}
	if err := j.write("polnear/"+split+".speakers.jsonl", speakers.Bytes()); err != nil {
		return err
	}
	return j.compressed("polnear/"+split+".silver.jsonl.gz", silver.Bytes())
}

// polnearArticle reads an article with its attributions and its tokens.
func polnearArticle(dir string, a *article, annotations string) (doc document, tokens [][8]any, err error) {
	text, err := os.ReadFile(filepath.Join(dir, "text", a.id+".txt"))
	if err != nil {
		return doc, nil, err
	}
	if sum := sumOf(string(text)); sum != a.sum {
		return doc, nil, fmt.Errorf("its SHA-256 begins with %s, want %s: another release", sum, a.sum)
	}
	if annotations == "" {
		return doc, nil, errors.New("it has no file of attributions")
	}
	attributions, err := readBrat(annotations)
	if err != nil {
		return doc, nil, err
	}
	doc = document{ID: a.id, Text: string(text), Attributions: []values{}}
	for _, g := range attributions {
		doc.Attributions = append(doc.Attributions, values{"content": g.Content, "cue": g.Cue, "source": g.Source})
	}
	tokens, err = readCoreNLP(filepath.Join(dir, "corenlp", a.id+".txt.xml"))
	return doc, tokens, err
}

// addSpeakers adds the speakers and sources to PolNeAR's own attributions.
func (m *marks) addSpeakers(a *article, doc *document) error {
	if len(a.rows) != len(doc.Attributions) {
		return fmt.Errorf("it has %d attributions, want %d: another release", len(doc.Attributions), len(a.rows))
	}
	for i, row := range a.rows {
		v, err := m.decodeRow(doc.Text, row)
		if err != nil {
			return err
		}
		own := doc.Attributions[i]
		if at := strconv.Itoa(own["content"].([][2]int)[0][0]); at != v["at"] {
			return fmt.Errorf("attribution %d begins at %s, want %s: another release", i+1, at, v["at"])
		}
		delete(v, "at")
		for key, value := range own {
			v[key] = value
		}
		doc.Attributions[i] = v
	}
	return nil
}

// gum joins GUM's documents and puts its trees into one file for each split.
func (j *joiner) gum() error {
	genres := map[string]*lines{}
	type made struct {
		genre string
		doc   document
	}
	var docs []made
	for _, split := range []string{"train", "dev"} {
		m, err := readMarks(j.marks, "gum."+split+".tsv")
		if err != nil {
			return err
		}
		var trees bytes.Buffer
		if j.from.gum == "" {
			j.problem(fmt.Errorf("gum: no folder given for its %d documents of %s", len(m.articles), split))
		}
		for _, a := range m.articles {
			genre := strings.Split(a.id+"__", "_")[1]
			if genres[genre] == nil {
				genres[genre] = &lines{}
			}
			if j.from.gum == "" {
				continue
			}
			conllu, err := os.ReadFile(filepath.Join(j.from.gum, "dep", a.id+".conllu"))
			if err != nil {
				j.wrong("gum", a.id, err)
				continue
			}
			trees.Write(bytes.TrimRight(conllu, "\n"))
			trees.WriteString("\n\n")
			doc, err := m.gumDocument(a, string(conllu))
			if err != nil {
				j.wrong("gum", a.id, err)
				continue
			}
			docs = append(docs, made{genre, doc})
		}
		if err := j.trees("gum-dep-"+split, trees.Bytes()); err != nil {
			return err
		}
	}
	slices.SortFunc(docs, func(a, b made) int { return strings.Compare(a.doc.ID, b.doc.ID) })
	for _, d := range docs {
		if err := genres[d.genre].add(d.doc); err != nil {
			return err
		}
	}
	for genre, l := range genres {
		if err := j.write("gum/"+genre+".jsonl", l.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

func (m *marks) gumDocument(a *article, conllu string) (document, error) {
	tokens := tokensOf(conllu)
	text, ok := fill(a.layout, wordsOfTokens(tokens))
	if !ok || sumOf(text) != a.sum {
		return document{}, fmt.Errorf("its words make no text whose SHA-256 begins with %s: another release", a.sum)
	}
	spans, err := tokenSpans(tokens, text)
	if err != nil {
		return document{}, err
	}
	entities, err := entitiesOf(tokens, spans)
	if err != nil {
		return document{}, err
	}
	doc, err := m.document(a, text)
	doc.Entities = entities
	return doc, err
}

// document makes an article from its text and its rows.
func (m *marks) document(a *article, text string) (document, error) {
	doc := document{ID: a.id, Text: text, Attributions: []values{}}
	for _, row := range a.rows {
		v, err := m.decodeRow(text, row)
		if err != nil {
			return doc, err
		}
		doc.Attributions = append(doc.Attributions, v)
	}
	return doc, nil
}

// ewt takes over a treebank as it is.
func (j *joiner) ewt(name string) error {
	var data []byte
	if j.from.ewt == "" {
		j.problem(fmt.Errorf("ewt: no folder given for %s", name))
	} else {
		var err error
		if data, err = os.ReadFile(filepath.Join(j.from.ewt, name+".conllu")); err != nil {
			return err
		}
	}
	return j.trees(name, data)
}

// trees writes a treebank. One of another release trains as well, to other
// weights.
func (j *joiner) trees(name string, data []byte) error {
	m, err := readMarks(j.marks, "trees.tsv")
	if err != nil {
		return err
	}
	for _, a := range m.articles {
		if sum := sumOf(string(data)); a.id == name && sum != a.sum && len(data) > 0 {
			j.problem(fmt.Errorf("trees: %s: its SHA-256 begins with %s, want %s: another release, taken as it is", name, sum, a.sum))
		}
	}
	return j.compressed("ud/"+name+".conllu.gz", data)
}

// press looks for the texts of press articles.
func (j *joiner) press() error {
	press, err := readMarks(j.marks, "press.tsv")
	if err != nil {
		return err
	}
	seed, err := readMarks(j.marks, "seed.tsv")
	if err != nil {
		return err
	}
	f, err := newFinder(slices.Concat(press.articles, seed.articles))
	if err != nil {
		return err
	}
	for _, dir := range j.from.press {
		if err := f.folder(dir); err != nil {
			return err
		}
	}
	if err := j.found(f, press, "press/dev.jsonl"); err != nil {
		return err
	}
	return j.found(f, seed, "seed/gold.jsonl")
}

// found writes the articles whose texts were found.
func (j *joiner) found(f *finder, m *marks, out string) error {
	var l lines
	for _, a := range m.articles {
		text, ok := f.texts[a]
		if !ok {
			j.wrong("press", a.id, fmt.Errorf("no file has its words; the SHA-256 of its text begins with %s", a.sum))
			continue
		}
		doc, err := m.document(a, text)
		if err != nil {
			return fmt.Errorf("%s: article %s: %w", out, a.id, err)
		}
		if err := l.add(doc); err != nil {
			return err
		}
	}
	return j.write(out, l.Bytes())
}

// lines is a file of JSON lines.
type lines struct{ bytes.Buffer }

func (l *lines) add(v any) error {
	e := json.NewEncoder(&l.Buffer)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

func (j *joiner) write(name string, data []byte) error {
	path := filepath.Join(j.out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o644)
}

func (j *joiner) compressed(name string, data []byte) error {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return j.write(name, b.Bytes())
}
