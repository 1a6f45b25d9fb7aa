package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

func TestOneArticle(t *testing.T) {
	var page bytes.Buffer
	require.NoError(t, run(nil, strings.NewReader("The <b>bridge</b> is safe, Karin Moll said."), &page))
	assert.Contains(t, textOf(t, page.Bytes()), "The <b>bridge</b> is safe, Karin Moll said.")
	assertSelfContained(t, page.Bytes())
}

func TestManyArticles(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "b.txt"} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte("The bridge is safe, said "+name+"."), 0o644))
	}
	var page bytes.Buffer
	require.NoError(t, run([]string{dir}, nil, &page))
	assert.Contains(t, textOf(t, page.Bytes()), "said a.txt.")
	assert.Contains(t, textOf(t, page.Bytes()), "said b.txt.")
	assertSelfContained(t, page.Bytes())
}

func TestTitle(t *testing.T) {
	var page bytes.Buffer
	require.NoError(t, run([]string{"--title", "My <page>"}, strings.NewReader("Hi."), &page))
	assert.Contains(t, page.String(), "<title>My &lt;page&gt;</title>")
	assert.ErrorIs(t, run([]string{"-h"}, nil, &page), flag.ErrHelp)
}

func TestMissingFile(t *testing.T) {
	assert.ErrorContains(t, run([]string{"none.txt"}, nil, &bytes.Buffer{}), "none.txt: no such file")
}

// textOf is what a browser shows, without the marks in between.
func textOf(t *testing.T, page []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	require.NoError(t, err)
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

// assertSelfContained holds that the page loads nothing and runs nothing.
func assertSelfContained(t *testing.T, page []byte) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	require.NoError(t, err)
	for n := range root.Descendants() {
		assert.NotEqual(t, "script", n.Data)
		for _, a := range n.Attr {
			if a.Key == "src" || a.Key == "href" {
				assert.Regexp(t, "^(#|data:text/csv;)", a.Val)
			}
		}
	}
}
