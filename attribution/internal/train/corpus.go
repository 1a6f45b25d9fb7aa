package main

import (
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// treebank is one document of a corpus with tags and trees in the corpus' own
// tokens.
type treebank struct {
	id     string
	text   string
	tokens []treeToken
}

type treeToken struct {
	start, end int32 // bytes
	pos        tag.POS
	rel        syntax.Rel
	head       int32 // index into tokens, -1 for a root
	sentence   int32
	unusable   bool // the text does not show it as it is
}

// annotated is a document in our own tokens. A token that has no counterpart
// in the corpus, and a sentence that is no tree there, have zero annotations.
type annotated struct {
	id   string
	doc  *text.Doc
	tags []tag.POS
	arcs []syntax.Arc
}

// align carries the annotations of a document over to our tokens. Several
// tokens of the corpus that make one of ours count as one: it has the tag of
// the last and the arc of the one whose head lies outside.
func align(b *treebank) annotated {
	doc := text.Parse(lang.English(), b.text, quotes.Find(b.text))
	n := len(doc.Tokens)
	a := annotated{id: b.id, doc: doc, tags: make([]tag.POS, n), arcs: make([]syntax.Arc, n)}
	first := make([]int32, n) // of the tokens of the corpus that are ours, -1 if they do not fit
	last := make([]int32, n)
	ours := make([]int32, len(b.tokens)) // -1 for none
	for i := range ours {
		ours[i] = -1
	}
	j := 0
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		first[i] = -1
		for j < len(b.tokens) && b.tokens[j].start < t.Start {
			j++
		}
		k := j
		for k < len(b.tokens) && b.tokens[k].end <= t.End && !b.tokens[k].unusable {
			k++
		}
		if k == j || b.tokens[j].start != t.Start || b.tokens[k-1].end != t.End {
			continue
		}
		first[i], last[i] = int32(j), int32(k-1)
		for m := j; m < k; m++ {
			ours[m] = int32(i)
		}
		a.tags[i] = b.tokens[k-1].pos
		if k-j > 1 && doc.Tokens[i].Flags&text.Punct != 0 {
			a.tags[i] = b.tokens[j].pos
		}
		j = k
	}
	for _, s := range doc.Sentences {
		a.alignTree(b, s, first, last, ours)
	}
	return a
}

// alignTree carries over the tree of one sentence if all of it is in one sentence of
// the corpus and no more than one of its tokens has its head outside.
func (a *annotated) alignTree(b *treebank, s text.Range, first, last, ours []int32) {
	arcs := a.arcs[s.Start:s.End]
	root := int32(-1)
	ok := first[s.Start] >= 0
	for i := s.Start; ok && i < s.End; i++ {
		if first[i] < 0 || b.tokens[first[i]].sentence != b.tokens[first[s.Start]].sentence {
			ok = false
			break
		}
		// The token's arc is the one that leaves its own tokens.
		out := last[i]
		for m := first[i]; m <= last[i]; m++ {
			if h := b.tokens[m].head; h < first[i] || h > last[i] {
				out = m
				break
			}
		}
		t := b.tokens[out]
		head := int32(-1)
		if t.head >= 0 {
			head = ours[t.head]
		}
		switch {
		case head >= s.Start && head < s.End && head != i:
			arcs[i-s.Start] = syntax.Arc{Head: head, Rel: t.rel}
		case root < 0:
			root = i
			arcs[i-s.Start] = syntax.Arc{Head: -1, Rel: syntax.Root}
		default:
			ok = false
		}
	}
	if !ok || root < 0 {
		clear(arcs)
	}
}
