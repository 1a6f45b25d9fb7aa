package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"hash/fnv"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// Press articles come from collections whose files have other names, headers
// and marks in every copy. So nothing of that is relied on: an article is where
// its words are, in whatever file below the folders that were given.

// finder finds the texts of articles by their anchors.
type finder struct {
	byAnchor map[uint64][]*article
	texts    map[*article]string
}

func newFinder(articles []*article) (*finder, error) {
	f := &finder{byAnchor: map[uint64][]*article{}, texts: map[*article]string{}}
	for _, a := range articles {
		anchor, err := strconv.ParseUint(a.anchor, 16, 64)
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", a.id, err)
		}
		f.byAnchor[anchor] = append(f.byAnchor[anchor], a)
	}
	return f, nil
}

// folder looks for the articles in all files below a folder.
func (f *finder) folder(dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f.file(data)
		return nil
	})
}

func (f *finder) file(data []byte) {
	text := string(data)
	if strings.HasPrefix(strings.TrimSpace(text), "<") {
		text = characters(data)
	}
	words := wordsOf(text)
	h := fnv.New64a()
	for i := 0; i+anchorSize <= len(words); i++ {
		h.Reset()
		_, _ = io.WriteString(h, words[i:i+anchorSize])
		for _, a := range f.byAnchor[h.Sum64()] {
			if t, ok := fill(a.layout, words[i:]); ok && sumOf(t) == a.sum {
				f.texts[a] = t
			}
		}
	}
}

// characters returns the text of a file with XML or similar tags, up to where
// it can be read. Words are ASCII, so that its encoding does not matter.
func characters(data []byte) string {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	var b strings.Builder
	for {
		t, err := d.Token()
		if err != nil {
			return b.String()
		}
		if c, ok := t.(xml.CharData); ok {
			b.Write(c)
		}
	}
}
