package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// GUM has dep/ID.conllu for each document: its tokens and trees, and under
// Entity in the last column its mentions, e.g. (4-abstract-new-…(5-object-…)
// where a token opens two, and 4) where one closes.

type conlluToken struct{ form, misc string }

// entity is one somebody or something, with all of its mentions.
type entity struct {
	ID       int      `json:"id"`
	Type     string   `json:"type"`
	Mentions [][2]int `json:"mentions"`
}

// tokensOf returns the words of a document in CoNLL-U.
func tokensOf(conllu string) []conlluToken {
	var out []conlluToken
	for line := range strings.Lines(conllu) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		// Lines of surface tokens and of empty nodes have ids like 3-4 and 3.1.
		if _, err := strconv.Atoi(f[0]); err == nil && len(f) == 10 {
			out = append(out, conlluToken{f[1], f[9]})
		}
	}
	return out
}

func wordsOfTokens(tokens []conlluToken) string {
	var b strings.Builder
	for _, t := range tokens {
		b.WriteString(wordsOf(t.form))
	}
	return b.String()
}

// tokenSpans returns where the tokens are in the text that they make.
func tokenSpans(tokens []conlluToken, text string) ([][2]int, error) {
	out := make([][2]int, 0, len(tokens))
	at := 0 // in code points
	for _, t := range tokens {
		trimmed := strings.TrimLeftFunc(text, unicode.IsSpace)
		rest, ok := strings.CutPrefix(trimmed, t.form)
		if !ok {
			return nil, fmt.Errorf("the text has no %q at %d", t.form, at)
		}
		at += utf8.RuneCountInString(text[:len(text)-len(trimmed)])
		n := utf8.RuneCountInString(t.form)
		out = append(out, [2]int{at, at + n})
		at += n
		text = rest
	}
	return out, nil
}

var entityMark = regexp.MustCompile(`\((\d+)-([^()-]*)[^()]*(\)?)|(\d+)\)`)

// entitiesOf reads the entities of a document, by their numbers in it.
func entitiesOf(tokens []conlluToken, spans [][2]int) ([]*entity, error) {
	byID := map[int]*entity{}
	open := map[int][]int{} // the open mentions of an entity, the last opened last
	var out []*entity
	for i, t := range tokens {
		for feature := range strings.SplitSeq(t.misc, "|") {
			value, ok := strings.CutPrefix(feature, "Entity=")
			if !ok {
				continue
			}
			for _, m := range entityMark.FindAllStringSubmatch(value, -1) {
				id, err := strconv.Atoi(m[1] + m[4])
				if err != nil {
					return nil, err
				}
				e := byID[id]
				if m[1] != "" {
					if e == nil {
						e = &entity{ID: id, Type: m[2]}
						byID[id] = e
						out = append(out, e)
					}
					e.Mentions = append(e.Mentions, spans[i])
					if m[3] == "" {
						open[id] = append(open[id], len(e.Mentions)-1)
					}
					continue
				}
				last := len(open[id]) - 1
				if last < 0 {
					return nil, fmt.Errorf("entity %d is closed before it is open", id)
				}
				e.Mentions[open[id][last]][1] = spans[i][1]
				open[id] = open[id][:last]
			}
		}
	}
	slices.SortFunc(out, func(a, b *entity) int { return cmp.Compare(a.ID, b.ID) })
	return out, nil
}
