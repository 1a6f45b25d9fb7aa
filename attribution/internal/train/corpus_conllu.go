package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/whosaid/whosaid/attribution/internal/syntax"
	"github.com/whosaid/whosaid/attribution/internal/tag"
)

// readConllu reads the documents of a compressed CoNLL-U file. Sentences of a
// paragraph are joined with a space, paragraphs with an empty line.
func readConllu(name string) ([]*treebank, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	r := conlluReader{}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if err := r.line(lines.Text()); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	r.endDocument()
	return r.docs, nil
}

type conlluReader struct {
	docs     []*treebank
	doc      *treebank
	text     strings.Builder
	first    int      // first token of the sentence
	names    []string // relations of the sentence's tokens as the file has them
	sentence int32
	gap      string // what goes before the next token
	multi    int    // the surface token in hand covers words up to this one
	multiAt  int32  // where it begins
	multiEnd int32
}

func (r *conlluReader) line(line string) error {
	switch {
	case line == "":
		r.endSentence()
	case strings.HasPrefix(line, "# newdoc"):
		r.endDocument()
		_, id, _ := strings.Cut(line, "= ")
		r.doc = &treebank{id: id}
		r.gap = ""
	case strings.HasPrefix(line, "# newpar"):
		if r.text.Len() > 0 {
			r.gap = "\n\n"
		}
	case line[0] == '#':
	default:
		return r.token(strings.Split(line, "\t"))
	}
	return nil
}

func (r *conlluReader) token(f []string) error {
	if len(f) != 10 {
		return fmt.Errorf("%d fields, want 10", len(f))
	}
	if r.doc == nil {
		r.doc = &treebank{}
	}
	if strings.Contains(f[0], ".") {
		return nil
	}
	if from, to, ok := strings.Cut(f[0], "-"); ok {
		var err error
		if r.multi, err = strconv.Atoi(to); err != nil {
			return fmt.Errorf("token %s-%s: %w", from, to, err)
		}
		r.multiAt, r.multiEnd = r.write(f)
		return nil
	}
	id, err := strconv.Atoi(f[0])
	if err != nil {
		return err
	}
	head, err := strconv.Atoi(f[6])
	if err != nil {
		return err
	}
	t := treeToken{sentence: r.sentence, head: int32(head) - 1, pos: ptbTag(f[4], f[1]), rel: ptbRelation(f)}
	if head > 0 {
		t.head += int32(r.first)
	}
	if id <= r.multi {
		// A word of a surface token: its form if the text has it there.
		t.start, t.end = r.multiAt, r.multiAt+int32(len(f[1]))
		if t.end > r.multiEnd || r.text.String()[t.start:t.end] != f[1] {
			t.end = r.multiEnd
			t.unusable = true
		}
		r.multiAt = t.end
	} else {
		t.start, t.end = r.write(f)
	}
	r.doc.tokens = append(r.doc.tokens, t)
	r.names = append(r.names, f[7])
	return nil
}

// write writes the form of a surface token and the gap before it.
func (r *conlluReader) write(f []string) (start, end int32) {
	r.text.WriteString(r.gap)
	start = int32(r.text.Len())
	r.text.WriteString(f[1])
	r.gap = " "
	if strings.Contains(f[9], "SpaceAfter=No") {
		r.gap = ""
	}
	return start, int32(r.text.Len())
}

func (r *conlluReader) endSentence() {
	if r.doc == nil {
		return
	}
	toFirstVersion(r.doc.tokens[r.first:], r.names, int32(r.first))
	r.names = r.names[:0]
	r.first = len(r.doc.tokens)
	r.sentence++
	r.multi = 0
	if r.gap == "" {
		r.gap = " "
	}
}

// toFirstVersion makes a tree of the second version of Universal Dependencies
// one of the first: a conjunction is attached to the first conjunct, and a name on
// its last part. The tokens are those of one sentence, whose first has the
// index base in its document.
func toFirstVersion(tokens []treeToken, names []string, base int32) {
	for i, name := range names {
		t := &tokens[i]
		if name == "cc" && t.head >= 0 && names[t.head-base] == "conj" && t.head-base > int32(i) {
			t.head = tokens[t.head-base].head
		}
	}
	last := make(map[int32]int32) // of the parts of the name that begins with the key
	for i, name := range names {
		if name == "flat" && tokens[i].head >= 0 {
			last[tokens[i].head] = base + int32(i)
		}
	}
	for i := range tokens {
		t := &tokens[i]
		if to, ok := last[t.head]; ok && t.head >= 0 && to != base+int32(i) {
			t.head = to
		}
	}
	for i := range tokens {
		if to, ok := last[base+int32(i)]; ok {
			l := &tokens[to-base]
			l.head, l.rel = tokens[i].head, tokens[i].rel
			tokens[i].head, tokens[i].rel = to, syntax.Compound
		}
	}
}

func (r *conlluReader) endDocument() {
	if r.doc != nil && len(r.doc.tokens) > 0 {
		r.doc.text = r.text.String()
		r.docs = append(r.docs, r.doc)
	}
	r.doc = nil
	r.text.Reset()
	r.first, r.sentence, r.multi, r.gap = 0, 0, 0, ""
}

// ptbTag reads a tag as the Penn Treebank would have it, where "to" has a tag
// of its own.
func ptbTag(name, form string) tag.POS {
	if strings.EqualFold(form, "to") && (name == "IN" || name == "TO") {
		return tag.TO
	}
	return tag.ParsePOS(name)
}

// ptbRelation reads a relation, with the negation that the first version of
// Universal Dependencies has.
func ptbRelation(f []string) syntax.Rel {
	rel := syntax.ParseRel(f[7])
	word := strings.ToLower(f[1])
	switch {
	case rel == syntax.Det && word == "no":
		return syntax.Neg
	case rel == syntax.Advmod && (word == "not" || word == "never" || word == "n't" || word == "n’t"):
		return syntax.Neg
	}
	return rel
}
