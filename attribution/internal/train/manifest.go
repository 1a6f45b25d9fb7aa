package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
)

// manifest says what the files of the folder were trained on and what they
// score. The figures of the whole library are in testdata/development.golden.
type manifest struct {
	Command    string             `json:"command"`
	Corpora    []fileInfo         `json:"corpora"`
	Files      []fileInfo         `json:"files"`
	Recipe     recipe             `json:"recipe"`
	Annotators map[string]figures `json:"annotators"`
	Crosswise  map[string]scores  `json:"crosswise"` // by corpus, by models that did not see the articles
	// Names by corpus: which are one, by a ranker that did not see the article.
	Names map[string]namesFigures `json:"names"`
	// Speakers by corpus, of the gold's own statements, by a linker that did not
	// see the article.
	Speakers map[string]speakerFigures `json:"speakers"`
	// Sources by corpus: precision, recall and F of the outlets that carried the
	// statements found, by rankers that did not see the article.
	Sources map[string]sourcesFigures `json:"sources"`
}

// readManifest reads the manifest of what was trained before.
func readManifest(path string) (*manifest, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	m := new(manifest)
	if err := json.Unmarshal(data, m); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

// figures of the tagger and the parser, in percent of the tokens that are no
// marks.
type figures struct {
	Tags       float64 `json:"tags"`
	Unlabelled float64 `json:"uas"`
	Labelled   float64 `json:"las"`
}

// scores are F of statements by default, and of all attributions by kind.
type scores struct {
	Statements  float64 `json:"statements"`
	Direct      float64 `json:"direct"`
	Mixed       float64 `json:"mixed"`
	Indirect    float64 `json:"indirect"`
	Attribution float64 `json:"attribution"`
	Calibration float64 `json:"calibration"` // mean error of the confidences, in percent
	Sure        float64 `json:"sure"`        // share right of the statements at 0.9 and up
	SureOfAll   float64 `json:"sure_of_all"`
	AUC         float64 `json:"auc"` // chance that a right statement has more confidence than a wrong one
}

func scoresOf(t tally, c calibration) scores {
	round := func(f float64) float64 { return math.Round(10*f) / 10 }
	return scores{round(t.statementsF()), round(t.kindF(propose.Direct)), round(t.kindF(propose.Mixed)), round(t.kindF(propose.Indirect)), round(t.f()),
		round(c.Error), round(c.High), round(c.Share), round(c.AUC)}
}

type fileInfo struct {
	Name   string `json:"name"`
	Bytes  int    `json:"bytes"`
	SHA256 string `json:"sha256"`
}

func infoOf(name string, data []byte) fileInfo {
	sum := sha256.Sum256(data)
	return fileInfo{name, len(data), hex.EncodeToString(sum[:])}
}

// trainedOn lists the files of the corpora that training reads.
func trainedOn(corpora string) ([]fileInfo, error) {
	paths := []string{
		"polnear/train.jsonl", "polnear/train.silver.jsonl.gz", "ud/en_ewt-ud-train.conllu.gz", "ud/gum-dep-train.conllu.gz",
		"press/dev.jsonl", "agency/dev.jsonl", "seed/gold.jsonl", ownArticles, writtenArticles, plainTexts,
		"gum/news.jsonl", "gum/interview.jsonl", "gum/bio.jsonl", "gum/court.jsonl", "gum/speech.jsonl",
	}
	var out []fileInfo
	for _, p := range paths {
		data, err := readCorpus(corpora, p)
		if err != nil {
			return nil, err
		}
		out = append(out, infoOf(p, data))
	}
	return out, nil
}

// measure scores the tagger and the parser on articles that they did not see.
func (a *annotators) measure(corpora string) (map[string]figures, error) {
	tagger, err := tag.Decode(string(a.tagger))
	if err != nil {
		return nil, err
	}
	parser, err := syntax.Decode(string(a.parser))
	if err != nil {
		return nil, err
	}
	out := map[string]figures{}
	for name, read := range map[string]func() ([]*treebank, error){
		"en_ewt-ud-dev": func() ([]*treebank, error) {
			return readConllu(filepath.Join(corpora, "ud", "en_ewt-ud-dev.conllu.gz"))
		},
		"gum-dep-dev":        func() ([]*treebank, error) { return readConllu(filepath.Join(corpora, "ud", "gum-dep-dev.conllu.gz")) },
		"polnear dev silver": func() ([]*treebank, error) { return readSilver(filepath.Join(corpora, "polnear"), "dev") },
	} {
		trees, err := read()
		if err != nil {
			return nil, err
		}
		out[name] = measure(trees, tagger, parser)
	}
	return out, nil
}

func measure(trees []*treebank, tagger *tag.Model, parser *syntax.Model) figures {
	var tagged, rightTags, attached, rightHeads, rightArcs int
	for _, t := range trees {
		gold := align(t)
		tags := tag.Tag(gold.doc, tagger, nil)
		arcs := syntax.Parse(gold.doc, tags, parser, nil)
		for i, p := range gold.tags {
			if p != tag.None && !p.Punctuation() {
				tagged++
				if tags[i] == p {
					rightTags++
				}
			}
			// What is quoted is one node to the parser.
			quotation := gold.doc.Tokens[i].Quotation
			g := gold.arcs[i]
			if g.Rel == syntax.None || g.Rel == syntax.Punct || quotation != 0 {
				continue
			}
			attached++
			same := arcs[i].Head == g.Head
			if !same && g.Head >= 0 && arcs[i].Head >= 0 {
				q := gold.doc.Tokens[g.Head].Quotation
				same = q != 0 && q == gold.doc.Tokens[arcs[i].Head].Quotation
			}
			if same {
				rightHeads++
				if arcs[i].Rel == g.Rel {
					rightArcs++
				}
			}
		}
	}
	share := func(n, of int) float64 { return math.Round(1000*float64(n)/float64(max(1, of))) / 10 }
	return figures{share(rightTags, tagged), share(rightHeads, attached), share(rightArcs, attached)}
}

// keepOthers takes over what the manifest before says of models that were not
// trained.
func (m *manifest) keepOthers(old *manifest) {
	m.Names, m.Speakers, m.Sources = old.Names, old.Speakers, old.Sources
	for _, f := range old.Files {
		if !slices.ContainsFunc(m.Files, func(x fileInfo) bool { return x.Name == f.Name }) {
			m.Files = append(m.Files, f)
		}
	}
	for _, f := range old.Corpora {
		if !slices.ContainsFunc(m.Corpora, func(x fileInfo) bool { return x.Name == f.Name }) {
			m.Corpora = append(m.Corpora, f)
		}
	}
}

// write writes the manifest with its files by name, in whatever order they were
// trained.
func (m *manifest) write(path string) error {
	for _, files := range [...][]fileInfo{m.Corpora, m.Files} {
		slices.SortFunc(files, func(a, b fileInfo) int { return strings.Compare(a.Name, b.Name) })
	}
	data, err := json.MarshalIndent(m, "", "\t")
	if err != nil {
		return fmt.Errorf("manifest: %w", err)
	}
	return os.WriteFile(path, append(data, '\n'), 0o644)
}
