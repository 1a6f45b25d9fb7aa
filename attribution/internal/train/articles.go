package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/propose"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// article is one text of a corpus with its gold attributions, all offsets in
// bytes.
type article struct {
	ID   string
	Set  string // the corpus
	Text string
	Gold []attribution
	Doc  *text.Doc
}

// attribution is one gold attribution. The corpora call the speaker's mention
// its source.
type attribution struct {
	Content, Cue, Source []quotes.Span
	Optional             bool
}

// parse reads the text.
func (a *article) parse() { a.Doc = text.Parse(lang.English(), a.Text, quotes.Find(a.Text)) }

// readArticles reads a corpus file in jsonl, gzipped if its name says so.
func readArticles(path string) ([]article, error) {
	var out []article
	err := eachLine(path, func(line []byte) error {
		var raw struct {
			ID           string `json:"id"`
			Text         string `json:"text"`
			Attributions []struct {
				Content  [][2]int `json:"content"`
				Cue      [][2]int `json:"cue"`
				Source   [][2]int `json:"source"`
				Optional bool     `json:"optional"`
			} `json:"attributions"`
		}
		if err := json.Unmarshal(line, &raw); err != nil {
			return err
		}
		a := article{ID: raw.ID, Set: filepath.Base(filepath.Dir(path)), Text: raw.Text}
		a.parse()
		at := codePoints(raw.Text)
		for _, g := range raw.Attributions {
			a.Gold = append(a.Gold, attribution{bytesOf(at, g.Content), bytesOf(at, g.Cue), bytesOf(at, g.Source), g.Optional})
		}
		out = append(out, a)
		return nil
	})
	return out, err
}

// eachLine calls yield for every line of a file.
func eachLine(path string, yield func(line []byte) error) error {
	if isWritten(path) {
		return eachWritten(path, yield)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var r io.Reader = f
	if filepath.Ext(path) == ".gz" {
		if r, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	br := bufio.NewReaderSize(r, 1<<20)
	for n := 1; ; n++ {
		line, err := br.ReadString('\n')
		if line = strings.TrimSpace(line); line != "" {
			if err := yield([]byte(line)); err != nil {
				return fmt.Errorf("%s:%d: %w", path, n, err)
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
}

// codePoints returns the byte offset of every code point, and the length.
func codePoints(s string) []int {
	at := make([]int, 0, len(s)+1)
	for i := 0; i < len(s); {
		at = append(at, i)
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return append(at, len(s))
}

func bytesOf(at []int, spans [][2]int) []quotes.Span {
	var out []quotes.Span
	for _, s := range spans {
		if s[0] < s[1] && s[1] < len(at) {
			out = append(out, quotes.Span{Start: at[s[0]], End: at[s[1]]})
		}
	}
	return out
}

// tokensOf aligns a span with the tokens by expanding it.
func tokensOf(d *text.Doc, s quotes.Span) text.Range {
	start, _ := slices.BinarySearchFunc(d.Tokens, s.Start, func(t text.Token, at int) int { return cmp.Compare(int(t.End), at+1) })
	end, _ := slices.BinarySearchFunc(d.Tokens, s.End, func(t text.Token, at int) int { return cmp.Compare(int(t.Start), at) })
	return text.Range{Start: int32(start), End: int32(max(start, end))}
}

func rangesOf(d *text.Doc, spans []quotes.Span) []text.Range {
	var out []text.Range
	for _, s := range spans {
		if r := tokensOf(d, s); !r.Empty() {
			out = append(out, r)
		}
	}
	return out
}

// gold turns an article's attributions into token ranges.
func (a *article) gold() []propose.Gold {
	var out []propose.Gold
	for _, g := range a.Gold {
		out = append(out, propose.Gold{Content: rangesOf(a.Doc, g.Content), Cue: rangesOf(a.Doc, g.Cue), Speaker: rangesOf(a.Doc, g.Source), Optional: g.Optional})
	}
	return out
}

// example is an article as the finder's training takes it.
func (a *article) example(in propose.Input) example {
	return example{In: in, Gold: a.gold(), Set: a.Set}
}
