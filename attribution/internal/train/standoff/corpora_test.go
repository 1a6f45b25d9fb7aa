package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// corporaDir is the folder of the corpora; tests that need them are skipped
// where there is none.
func corporaDir(t *testing.T) string {
	dir := os.Getenv("WHOSAID_CORPORA")
	if dir == "" {
		t.Skip("WHOSAID_CORPORA does not name the folder of the corpora")
	}
	return dir
}

func TestMarksAreThoseOfTheCorpora(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, makeMarks(corporaDir(t), dir))
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, f := range files {
		want, err := os.ReadFile(filepath.Join(dir, f.Name()))
		require.NoError(t, err)
		have, err := os.ReadFile(filepath.Join("marks", f.Name()))
		require.NoError(t, err)
		assert.True(t, bytes.Equal(want, have), "marks/%s is not what make makes of the corpora", f.Name())
	}
}

// TestMarksJoin takes the corpora apart into their public form and the marks,
// and joins them again.
func TestMarksJoin(t *testing.T) {
	corpora := corporaDir(t)
	if testing.Short() {
		t.Skip("it writes the corpora twice")
	}
	public, out := t.TempDir(), t.TempDir()
	if dir := os.Getenv("STANDOFF_OUT"); dir != "" { // to train from
		out = dir
	}
	from := takeApart(t, corpora, public)
	require.NoError(t, join(os.DirFS("marks"), from, out, func(err error) { t.Error(err) }))
	sameCorpora(t, corpora, out)
}

// sameCorpora compares two folders in what training reads of them.
func sameCorpora(t *testing.T, want, have string) {
	t.Helper()
	var files []string
	for _, pattern := range []string{"polnear/*.jsonl", "press/*.jsonl", "seed/*.jsonl", "agency/*.jsonl", "gum/*.jsonl", "polnear/*.gz"} {
		more, err := filepath.Glob(filepath.Join(want, pattern))
		require.NoError(t, err)
		require.NotEmpty(t, more, pattern)
		files = append(files, more...)
	}
	for _, path := range files {
		name, err := filepath.Rel(want, path)
		require.NoError(t, err)
		read := readFile
		if strings.HasSuffix(name, ".gz") {
			read = func(t *testing.T, path string) string {
				data, err := readGzip(path)
				require.NoError(t, err)
				return data
			}
		}
		w, h := articlesOf(t, read(t, path)), articlesOf(t, read(t, filepath.Join(have, name)))
		require.Len(t, h, len(w), name)
		for i := range w {
			require.True(t, reflect.DeepEqual(w[i], h[i]), "%s: want %v, have %v", name, w[i], h[i])
		}
	}
	for _, name := range treebanks {
		w, err := readGzip(filepath.Join(want, "ud", name+".conllu.gz"))
		require.NoError(t, err)
		h, err := readGzip(filepath.Join(have, "ud", name+".conllu.gz"))
		require.NoError(t, err)
		assert.True(t, w == h, name)
	}
}

func readFile(t *testing.T, path string) string {
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(data)
}

// unmarked are the keys of the corpora that training does not read and that
// are no marks.
var unmarked = []string{"publisher", "date", "title", "annotators", "dateline", "genre", "split", "licence", "licence_class", "author", "url", "sents", "edus",
	"coref", "chain_mentions", "name", "wiki", "salience"}

// articlesOf reads JSON lines without what is empty, which means the same as
// absent, and without what training does not read.
func articlesOf(t *testing.T, data string) []any {
	var out []any
	for raw := range strings.Lines(data) {
		var article map[string]any
		require.NoError(t, json.Unmarshal([]byte(raw), &article))
		for _, k := range unmarked {
			delete(article, k)
		}
		if article["entities"] != nil {
			delete(article, "tokens") // of GUM; they are in the treebank
		}
		out = append(out, plain(article))
	}
	return out
}

func plain(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for _, k := range unmarked {
			delete(v, k)
		}
		for k, x := range v {
			if x = plain(x); x == nil || x == "" || x == false || reflect.DeepEqual(x, []any{}) {
				delete(v, k)
			}
		}
	case []any:
		for i := range v {
			v[i] = plain(v[i])
		}
	}
	return v
}

// takeApart writes the corpora in their public form, except that the press
// articles are in invented files.
func takeApart(t *testing.T, corpora, public string) folders {
	put := func(name, data string) {
		path := filepath.Join(public, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(data), 0o644))
	}
	for _, split := range []string{"train", "dev"} {
		base := filepath.Join(corpora, "polnear", split)
		silver, err := readGzip(base + ".silver.jsonl.gz")
		require.NoError(t, err)
		tokens := map[string][][8]any{}
		for raw := range strings.Lines(silver) {
			var l struct {
				ID     string
				Tokens [][8]any
			}
			require.NoError(t, json.Unmarshal([]byte(raw), &l))
			tokens[l.ID] = l.Tokens
		}
		require.NoError(t, eachLine(base+".jsonl", func(l line) error {
			put("polnear/data/"+split+"/text/"+l.ID+".txt", l.Text)
			put("polnear/data/"+split+"/attributions/"+l.ID+"_4b22.ann", brat(t, l))
			if len(tokens[l.ID]) > 0 {
				put("polnear/data/"+split+"/corenlp/"+l.ID+".txt.xml", coreNLPOf(tokens[l.ID]))
			}
			return nil
		}))
		trees, err := readGzip(filepath.Join(corpora, "ud", "gum-dep-"+split+".conllu.gz"))
		require.NoError(t, err)
		for doc := range strings.SplitSeq(strings.TrimPrefix(trees, "# newdoc id = "), "\n# newdoc id = ") {
			id, _, _ := strings.Cut(doc, "\n")
			put("gum/dep/"+id+".conllu", "# newdoc id = "+doc)
		}
		name := "en_ewt-ud-" + split
		trees, err = readGzip(filepath.Join(corpora, "ud", name+".conllu.gz"))
		require.NoError(t, err)
		put("ewt/"+name+".conllu", trees)
	}
	n := 0
	var together strings.Builder
	for _, file := range []string{"press/dev.jsonl", "seed/gold.jsonl"} {
		require.NoError(t, eachLine(filepath.Join(corpora, file), func(l line) error {
			switch n++; n % 3 {
			case 0: // under a header, with lines broken otherwise
				put(fmt.Sprintf("press/plain/%d", n), "Somewhere, 2001\n\n"+strings.ReplaceAll(l.Text, " ", "\n"))
			case 1: // as XML
				put(fmt.Sprintf("press/%d.xml", n), "<doc><head>Somewhere</head><text>"+escaped(l.Text)+"</text></doc>")
			case 2: // all in one file
				together.WriteString("\n\nNEXT\n\n" + l.Text)
			}
			return nil
		}))
	}
	put("press/all.txt", together.String())
	dir := func(name string) string { return filepath.Join(public, name) }
	return folders{dir("polnear"), dir("gum"), dir("ewt"), []string{dir("press")}}
}

func brat(t *testing.T, l line) string {
	var b strings.Builder
	n := 0
	for e, raw := range l.Attributions {
		arguments := ""
		for _, role := range []string{"Content", "Cue", "Source"} {
			var spans [][2]int
			require.NoError(t, json.Unmarshal(raw[strings.ToLower(role)], &spans))
			for i, s := range spans {
				n++
				fmt.Fprintf(&b, "T%d\t%s %d %d\twords\n", n, role, s[0], s[1])
				arguments += fmt.Sprintf(" %s%s:T%d", role, strings.TrimLeft(fmt.Sprint(i+1), "1"), n)
			}
		}
		fmt.Fprintf(&b, "E%d\tAttribution:T0%s\n", e+1, arguments)
	}
	return b.String()
}

func escaped(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

func coreNLPOf(tokens [][8]any) string {
	var b strings.Builder
	b.WriteString("<root><document><sentences>")
	arcs, n, sentence := "", 0, any(nil)
	end := func() {
		if n > 0 {
			b.WriteString(`</tokens><dependencies type="basic-dependencies">` + arcs + "</dependencies></sentence>")
		}
		arcs, n = "", 0
	}
	for _, t := range tokens {
		if t[5] != sentence {
			end()
			b.WriteString("<sentence><tokens>")
			sentence = t[5]
		}
		n++
		fmt.Fprintf(&b, "<token><lemma>%s</lemma>"+
			"<CharacterOffsetBegin>%v</CharacterOffsetBegin><CharacterOffsetEnd>%v</CharacterOffsetEnd><POS>%s</POS><NER>%s</NER></token>",
			escaped(fmt.Sprint(t[2])), t[0], t[1], escaped(fmt.Sprint(t[3])), escaped(fmt.Sprint(t[4])))
		if t[6] != -1.0 {
			arcs += fmt.Sprintf(`<dep type=%q><governor idx="%v"/><dependent idx="%d"/></dep>`, t[7], t[6], n)
		}
	}
	end()
	b.WriteString("</sentences></document></root>")
	return b.String()
}
