package main

import (
	"encoding/json"
	"fmt"

	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
)

// readSilver reads the automatic tokens, tags and trees of a folder's articles
// (split.silver.jsonl.gz), with the texts they are of (split.jsonl).
func readSilver(dir, split string) ([]*treebank, error) {
	texts, err := readTexts(dir + "/" + split + ".jsonl")
	if err != nil {
		return nil, err
	}
	var docs []*treebank
	err = eachLine(dir+"/"+split+".silver.jsonl.gz", func(data []byte) error {
		var line struct {
			ID     string              `json:"id"`
			Tokens [][]json.RawMessage `json:"tokens"`
		}
		if err := json.Unmarshal(data, &line); err != nil {
			return err
		}
		text, ok := texts[line.ID]
		if !ok {
			return fmt.Errorf("article %s has no text", line.ID)
		}
		doc, err := silverDocument(line.ID, text, line.Tokens)
		docs = append(docs, doc)
		return err
	})
	return docs, err
}

func readTexts(name string) (map[string]string, error) {
	texts := make(map[string]string)
	err := eachLine(name, func(data []byte) error {
		var line struct{ ID, Text string }
		err := json.Unmarshal(data, &line)
		texts[line.ID] = line.Text
		return err
	})
	return texts, err
}

func silverDocument(id, text string, rows [][]json.RawMessage) (*treebank, error) {
	doc := &treebank{id: id, text: text, tokens: make([]treeToken, 0, len(rows))}
	bytes := codePoints(text)
	first, sentence := 0, -1
	for i, row := range rows {
		var start, end, s, head int
		var pos, rel string
		if len(row) != 8 {
			return nil, fmt.Errorf("token %d has %d fields, want 8", i, len(row))
		}
		for k, to := range map[int]any{0: &start, 1: &end, 3: &pos, 5: &s, 6: &head, 7: &rel} {
			if err := json.Unmarshal(row[k], to); err != nil {
				return nil, fmt.Errorf("token %d: %w", i, err)
			}
		}
		if start < 0 || end < start || end >= len(bytes) {
			return nil, fmt.Errorf("token %d at [%d, %d) of %d characters", i, start, end, len(bytes)-1)
		}
		if s != sentence {
			first, sentence = i, s
		}
		t := treeToken{start: int32(bytes[start]), end: int32(bytes[end]), sentence: int32(s), head: -1,
			pos: tag.ParsePOS(pos), rel: syntax.ParseRel(rel)}
		if head > 0 {
			t.head = int32(first + head - 1)
			if int(t.head) >= len(rows) {
				return nil, fmt.Errorf("token %d has head %d in its sentence", i, head)
			}
		}
		doc.tokens = append(doc.tokens, t)
	}
	return doc, nil
}
