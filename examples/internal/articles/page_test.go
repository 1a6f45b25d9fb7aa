package articles

import (
	"encoding/json"
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

// TestPageOfAScript has a page whose article stands in its JSON-LD alone.
func TestPageOfAScript(t *testing.T) {
	const built = `<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour deal signed",
		"articleBody":"The port of Vessa will double in size.\n\n&ldquo;We begin in May,&rdquo; Karin Moll said."}</script></head>
		<body><div id="root"></div><p>Please enable JavaScript.</p></body></html>`
	articles, complaints := collect(&Reader{From: HTML, Stdin: strings.NewReader(built)})
	require.Empty(t, complaints)
	assert.Equal(t, "The port of Vessa will double in size.\n\n“We begin in May,” Karin Moll said.", articles[0].Text)
	assert.JSONEq(t, `{"title":"Harbour deal signed"}`, string(articles[0].Meta))
}

func TestPageInAnotherEncoding(t *testing.T) {
	latin := strings.NewReplacer("&ldquo;", "\x93", "&rdquo;", "\x94", "<head>", `<head><meta charset="windows-1252">`).Replace(page)
	articles, complaints := collect(&Reader{Stdin: strings.NewReader(latin)})
	require.Empty(t, complaints)
	require.Len(t, articles, 1)
	assert.Contains(t, articles[0].Text, "“We begin in May,”")
}

func TestPageWithoutArticle(t *testing.T) {
	for _, in := range []string{"<html></html>", "<!doctype html><p>", "<html><body><script>1</script>", "no page", "{}"} {
		articles, complaints := collect(&Reader{From: HTML, Stdin: strings.NewReader(in)})
		assert.Empty(t, articles, in)
		assert.Equal(t, []string{"-: no article found on the page"}, complaints, in)
	}
}

// TestMainText cuts pages of several builds.
func TestMainText(t *testing.T) {
	const one = "The port of Vessa, its director said on Monday, will double in size within four years, and nobody will lose their place."
	const two = "“We begin in May,” Karin Moll told reporters at the quay, where it rained, as it had done for most of the week."
	const menu = `<ul class="menu"><li><a href="/a">World news and more</a></li><li><a href="/b">Sports, results, tables</a></li></ul>`
	const comment = `<p>I think, as I said before, that this port, like all ports, is far too big, and everybody knows it, really.</p>`
	tests := []struct{ name, page, want string }{
		{"sections", "<div><div class=s><p>" + one + "</p></div><div class=s><p>" + two + "</p></div></div>", one + "\n\n" + two},
		{"divisions for paragraphs", "<div><div>" + one + "</div><div>" + two + "</div></div>", one + "\n\n" + two},
		{"line breaks", "<div>" + one + "<br><br>" + two + "</div>", one + "\n\n" + two},
		{"a menu before, and links at the end", menu + "<div><p>" + one + "</p><p>" + two + "</p>" + menu + "</div>", one + "\n\n" + two},
		{"comments", "<article><p>" + one + "</p><p>" + two + "</p></article><div id=comments>" + strings.Repeat(comment, 5) + "</div>", one + "\n\n" + two},
		{"a sidebar", "<div><p>" + one + "</p><p>" + two + "</p></div><aside>" + strings.Repeat(comment, 3) + "</aside>", one + "\n\n" + two},
		{"hidden parts", `<div><div style="display: none">` + comment + "</div><p>" + one + "</p><p hidden>no</p></div>", one},
		{"inline elements", "<div><p>" + strings.ReplaceAll(one, "Monday", "<a href=x>Mon<b>day</b></a>\n") + "</p></div>", strings.ReplaceAll(one, "Monday,", "Monday ,")},
		{"a text of nothing but words", "<p>Hello.</p>", "Hello."},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			articles, complaints := collect(&Reader{From: HTML, Stdin: strings.NewReader("<html><body>" + test.page + "</body></html>")})
			require.Empty(t, complaints)
			assert.Equal(t, test.want, articles[0].Text)
		})
	}
}

func TestPageMeta(t *testing.T) {
	tests := []struct{ name, head, want string }{
		{"linked data", `<title>Harbour deal – The Tide</title><script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},
			{"@type":["NewsArticle"],"headline":"Harbour deal","author":[{"name":"Ana Lind"},{"name":"Bo Ek"}],"datePublished":"2025-03-01T10:00:00Z",
			"publisher":{"name":"The Tide"}}]}</script>`, `{"title":"Harbour deal","author":"Ana Lind, Bo Ek","date":"2025-03-01","site":"The Tide"}`},
		{"damaged linked data", `<title>One two three four | The Tide</title><script type="application/ld+json">{</script>`, `{"title":"One two three four"}`},
		{"a profile's address", `<meta name="author" content="https://example.org/ana"><meta name="date" content="March 1, 2025">`, `{"date":"2025-03-01"}`},
		{"a byline", `</head><body><span class="byline">By Ana Lind</span><span class="author-list">Others</span>`, `{"author":"Ana Lind"}`},
		{"a byline with a date", `</head><body><p class="byline">By Ana Lind, 1 March</p>`, `{}`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			page := "<html><head>" + test.head + "<div><p>It rained, and it went on raining.</p></div>"
			articles, complaints := collect(&Reader{From: HTML, Stdin: strings.NewReader(page)})
			require.Empty(t, complaints)
			assert.JSONEq(t, test.want, string(articles[0].Meta))
		})
	}
}

// FuzzPage holds that every page is an article with a valid text or an error.
func FuzzPage(f *testing.F) {
	f.Add(page, "text/html; charset=utf-8")
	f.Add("<p>Hello.<td><script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\"}]}</script>", "")
	f.Add("\xff\xfe<\x00p\x00>\x00", "text/html; charset=koi8-r")
	f.Fuzz(func(t *testing.T, page, mediaType string) {
		articles, complaints := collect(&Reader{From: HTML, MediaType: mediaType, Stdin: strings.NewReader(page)})
		require.Equal(t, 1, len(articles)+len(complaints))
		for _, a := range articles {
			require.NotEmpty(t, a.Text)
			require.True(t, json.Valid(a.Meta))
		}
	})
}

func TestDay(t *testing.T) {
	for in, want := range map[string]string{
		"2025-02-28":                      "2025-02-28",
		"2025-02-28T10:00:00+01:00":       "2025-02-28",
		"Fri, 28 Feb 2025 10:00:00 +0100": "2025-02-28",
		"Fri, 28 Feb 2025 10:00:00 GMT":   "2025-02-28",
		"20250228":                        "2025-02-28",
		"February 28, 2025":               "2025-02-28",
		"Feb 28, 2025":                    "2025-02-28",
		"28 February 2025":                "2025-02-28",
		"2025-02-30":                      "",
		"yesterday":                       "",
		"":                                "",
	} {
		assert.Equal(t, want, Day(in), in)
	}
}
