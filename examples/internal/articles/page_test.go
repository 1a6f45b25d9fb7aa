package articles

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const page = `<!doctype html><html lang="en"><head>
<title>Harbour deal signed - The Daily Tide</title>
<meta property="og:title" content="Harbour deal signed">
<meta name="author" content="Ana Lind">
<meta property="article:published_time" content="2025-03-01T10:00:00Z">
<meta property="og:site_name" content="The Daily Tide">
<style>p { color: black }</style><script>var x = "He said no."</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Harbour deal signed</h1>
<p>The port of Vessa will double in size, its director said on Monday.
&ldquo;We begin in <b>May</b>,&rdquo; Karin Moll told reporters &amp; guests at the quay.</p>
<p>According to the harbour master, Tomas Brill, work takes four years. He said that no fishing boat
would lose its place, and that the old lighthouse stays where it is.</p>
<script>track()</script></article>
<footer>Copyright The Daily Tide. Subscribe to our newsletter.</footer></body></html>`

func TestPage(t *testing.T) {
	articles, complaints := collect(&Reader{Stdin: strings.NewReader(page)})
	require.Empty(t, complaints)
	require.Len(t, articles, 1)
	a := articles[0]
	assert.True(t, a.Page)
	assert.Contains(t, a.Text, "“We begin in May,” Karin Moll told reporters & guests at the quay.\n\nAccording to")
	for _, clutter := range []string{"Home", "newsletter", "track", "He said no", "<"} {
		assert.NotContains(t, a.Text, clutter)
	}
	assert.JSONEq(t, `{"title":"Harbour deal signed","author":"Ana Lind","date":"2025-03-01","site":"The Daily Tide","language":"en"}`, string(a.Meta))
}

func TestPageInAnotherEncoding(t *testing.T) {
	latin := strings.NewReplacer("&ldquo;", "\x93", "&rdquo;", "\x94", "<head>", `<head><meta charset="windows-1252">`).Replace(page)
	articles, complaints := collect(&Reader{Stdin: strings.NewReader(latin)})
	require.Empty(t, complaints)
	require.Len(t, articles, 1)
	assert.Contains(t, articles[0].Text, "“We begin in May,”")
}

func TestPageWithoutArticle(t *testing.T) {
	for _, in := range []string{"<html></html>", "<!doctype html><p>", "<html><body><script>1</script>"} {
		articles, complaints := collect(&Reader{From: HTML, Stdin: strings.NewReader(in)})
		assert.Empty(t, articles, in)
		assert.Equal(t, []string{"-: no article found on the page"}, complaints, in)
	}
}
