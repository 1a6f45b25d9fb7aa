// Command train makes the weights of English from the corpora:
//
//	go run ./attribution/internal/train -corpora DIR
//
// The same corpora give the same bytes. It takes about ten minutes on two
// cores.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"
)

func main() {
	corpora := flag.String("corpora", os.Getenv("WHOSAID_CORPORA"), "folder of the corpora")
	out := flag.String("out", "attribution/internal/lang/english/weights", "folder to write to")
	only := flag.String("only", "", "train only this, with the other weights that ship: statements, names, link, sources")
	flag.StringVar(&cacheDir, "cache", "", "folder that keeps what was trained, for trials; see cache.go")
	flag.StringVar(&errorsFile, "errors", "", "file to list what half of the articles' statements are missed or false")
	flag.Parse()
	log.SetFlags(log.Ltime)
	if *corpora == "" {
		log.Fatal("train: no corpora: give -corpora or set WHOSAID_CORPORA")
	}
	if folder, err := os.Stat(*out); err != nil || !folder.IsDir() { // rather now than after minutes
		log.Fatalf("train: no folder %s to write to", *out)
	}
	start := time.Now()
	var err error
	switch *only {
	case "":
		err = run(*corpora, *out, false)
	case "statements":
		err = run(*corpora, *out, true)
	case "names":
		err = again(*corpora, *out, (*manifest).addNames)
	case "link":
		err = again(*corpora, *out, (*manifest).addLinker)
	case "sources":
		err = again(*corpora, *out, func(m *manifest, corpora, out string, _ []byte) error { return m.addSources(corpora, out) })
	default:
		log.Fatalf("train: cannot train %q alone", *only)
	}
	if err != nil {
		log.Fatalf("train: %v", err)
	}
	log.Printf("done in %v", time.Since(start).Round(time.Second))
}

// again trains one model with the others that stand in out, and corrects the
// manifest.
func again(corpora, out string, add func(m *manifest, corpora, out string, tagger []byte) error) error {
	path := filepath.Join(out, "manifest.json")
	m, err := readManifest(path)
	if err != nil {
		return err
	}
	tagger, err := os.ReadFile(filepath.Join(out, "tag.bin"))
	if err != nil {
		return err
	}
	if err := add(m, corpora, out, tagger); err != nil {
		return err
	}
	return m.write(path)
}

// run trains everything, or what finds the statements alone.
func run(corpora, out string, alone bool) error {
	manifestPath := filepath.Join(out, "manifest.json")
	var old manifest // what a training of the statements alone keeps
	if alone {
		m, err := readManifest(manifestPath)
		if err != nil {
			return err
		}
		old = *m
	}
	articles, err := readArticles(filepath.Join(corpora, "polnear", "train.jsonl"))
	if err != nil {
		return err
	}
	ann, err := trainAnnotators(corpora, articles, log.Printf)
	if err != nil {
		return err
	}
	examples := make([]example, len(articles))
	for i, a := range articles {
		examples[i] = a.example(ann.inputs[i])
		examples[i].Whole, examples[i].Stances = true, true
	}
	annotate, err := ann.annotate()
	if err != nil {
		return err
	}
	for _, set := range otherKinds(corpora) {
		more, err := set.examples(annotate)
		if err != nil {
			return err
		}
		examples = append(examples, more...)
	}
	examples = append(examples, madeExamples(annotate)...)
	f, err := trainFinder(examples, shippedRecipe(), log.Printf)
	if err != nil {
		return err
	}
	thresholds, err := json.MarshalIndent(f.thresholds, "", "\t")
	if err != nil {
		return err
	}
	m := manifest{Command: "go run ./attribution/internal/train", Recipe: shippedRecipe(), Crosswise: f.crosswise}
	if m.Corpora, err = trainedOn(corpora); err != nil {
		return err
	}
	if m.Annotators, err = ann.measure(corpora); err != nil {
		return err
	}
	for _, file := range []struct {
		name string
		data []byte
	}{
		{"tag.bin", ann.tagger}, {"syntax.bin", ann.parser},
		{"cue.bin", f.cue}, {"role.bin", f.role}, {"decision.bin", f.decision},
		{"thresholds.json", append(thresholds, '\n')},
	} {
		if err := os.WriteFile(filepath.Join(out, file.name), file.data, 0o644); err != nil {
			return fmt.Errorf("%s: %w", file.name, err)
		}
		m.Files = append(m.Files, infoOf(file.name, file.data))
	}
	if alone {
		m.keepOthers(&old)
		return m.write(manifestPath)
	}
	if err := m.addNames(corpora, out, ann.tagger); err != nil {
		return err
	}
	if err := m.addLinker(corpora, out, ann.tagger); err != nil {
		return err
	}
	if err := m.addSources(corpora, out); err != nil {
		return err
	}
	return m.write(manifestPath)
}
