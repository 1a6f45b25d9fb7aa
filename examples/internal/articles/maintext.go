package articles

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// mainText returns the text of the part of a page that reads most like prose:
// paragraphs give points to the elements they are in, and what has the most
// points, counted less the more of it is links, is the article. The points, the
// words of class names and the shares of links are those of Readability, see
// readPage.
func mainText(page *html.Node, title string, strict bool) string {
	c := &cutter{strict: strict, links: map[*html.Node]linkage{}, points: map[*html.Node]float64{}, prose: map[*html.Node]int{}}
	body := page
	for n := range page.Descendants() {
		if n.DataAtom == atom.Body {
			body = n
			break
		}
	}
	c.measure(body)
	c.gather(body)
	var candidates []*html.Node
	for n := range body.Descendants() {
		if c.isParagraph(n) {
			candidates = c.give(n, body, candidates)
		}
	}
	best, most := body, 0.0
	for _, n := range candidates {
		if points := c.score(n); points > most {
			best, most = n, points
		}
	}
	best = c.widen(best, body)
	w := writer{cutter: c, title: title}
	for _, part := range c.parts(best, body, most) {
		w.block(part)
	}
	return w.String()
}

// cutter holds what was counted of a page.
type cutter struct {
	strict bool
	links  map[*html.Node]linkage
	points map[*html.Node]float64
	prose  map[*html.Node]int // length of the paragraphs in it
}

// linkage is the length of a node's text and of the links in it, and how many
// commas it has.
type linkage struct{ text, linked, commas int }

func (l linkage) density() float64 {
	if l.text == 0 {
		return 0
	}
	return float64(l.linked) / float64(l.text)
}

// measure counts text and links of a node and all in it. Nodes that are no part
// of an article count for nothing, and what is in them is never looked at.
func (c *cutter) measure(n *html.Node) linkage {
	var l linkage
	switch {
	case n.Type == html.TextNode:
		l.text = utf8.RuneCountInString(strings.Join(strings.Fields(n.Data), " "))
		l.commas = strings.Count(n.Data, ",")
	case n.Type == html.ElementNode && c.isClutter(n):
	default:
		for child := range n.ChildNodes() {
			inner := c.measure(child)
			l.text += inner.text
			l.linked += inner.linked
			l.commas += inner.commas
		}
		if n.DataAtom == atom.A && !strings.HasPrefix(attribute(n, "href"), "#") {
			l.linked = l.text
		}
	}
	c.links[n] = l
	return l
}

// gather counts how much of what is in a node is running text.
func (c *cutter) gather(n *html.Node) int {
	if l := c.links[n]; c.isParagraph(n) && l.density() < 0.3 {
		c.prose[n] = l.text
		return l.text
	}
	for child := range n.ChildNodes() {
		c.prose[n] += c.gather(child)
	}
	return c.prose[n]
}

var (
	never = map[atom.Atom]bool{
		atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Object: true,
		atom.Embed: true, atom.Svg: true, atom.Math: true, atom.Canvas: true, atom.Form: true, atom.Button: true,
		atom.Input: true, atom.Select: true, atom.Textarea: true, atom.Nav: true, atom.Footer: true, atom.Aside: true,
		atom.Head: true, atom.Title: true, atom.Link: true, atom.Meta: true, atom.Audio: true, atom.Video: true,
	}
	unlikely = regexp.MustCompile(`-ad-|ai2html|\bads?\b|advert|agegate|banner|breadcrumb|byline|combx|comment|community|consent|cookie|cover-wrap|` +
		`disqus|extra|footer|gdpr|legends|masthead|menu|modal|most-read|newsletter|outbrain|pager|pagination|popup|print|promo|recirc|recommend|` +
		`related|remark|replies|rss|share|shoutbox|sidebar|skyscraper|social|sponsor|subscri|supplemental|syndication|taboola|tag-?list|tags\b|` +
		`toolbar|tooltip|trending|widget|yom-remote`)
	likely = regexp.MustCompile(`and|article|body|column|content|main|mathjax|shadow|story|entry|post|text`)
	good   = regexp.MustCompile(`article|body|content|entry|hentry|h-entry|main|page|post|text|blog|story`)
	poor   = regexp.MustCompile(`-ad-|hidden|^hid$| hid$| hid |banner|combx|comment|com-|contact|footer|gdpr|masthead|media|meta|outbrain|promo|` +
		`related|scroll|share|shoutbox|sidebar|skyscraper|sponsor|shopping|tags|widget|caption`)
	hidden = regexp.MustCompile(`display\s*:\s*none|visibility\s*:\s*hidden`)
)

// isClutter reports whether an element is surely not part of an article.
func (c *cutter) isClutter(n *html.Node) bool {
	if never[n.DataAtom] {
		return true
	}
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return false
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" || a.Key == "style" && hidden.MatchString(a.Val) {
			return true
		}
	}
	if !c.strict || n.DataAtom == atom.Article || n.DataAtom == atom.Main || n.DataAtom == atom.A {
		return false
	}
	switch attribute(n, "role") {
	case "menu", "menubar", "complementary", "navigation", "alert", "alertdialog", "dialog", "banner", "contentinfo", "search":
		return true
	}
	names := strings.ToLower(attribute(n, "class") + " " + attribute(n, "id"))
	return unlikely.MatchString(names) && !likely.MatchString(names)
}

// isParagraph reports whether a node is a stretch of running text: a paragraph,
// or another block with nothing but text and inline elements in it.
func (c *cutter) isParagraph(n *html.Node) bool {
	if n.Type != html.ElementNode || c.links[n].text < 25 {
		return false
	}
	switch n.DataAtom {
	case atom.P, atom.Pre, atom.Td, atom.Blockquote:
		return true
	case atom.Div, atom.Section, atom.Article, atom.Main, atom.Li:
		for child := range n.ChildNodes() {
			if child.Type == html.ElementNode && isBlock(child) {
				return false
			}
		}
		return true
	}
	return false
}

// give adds a paragraph's points to what it is in: all to its parent, half to
// the next, less to those further out.
func (c *cutter) give(paragraph, body *html.Node, candidates []*html.Node) []*html.Node {
	l := c.links[paragraph]
	points := 1 + float64(l.commas) + min(float64(l.text)/100, 3)
	level := 0
	for n := paragraph.Parent; n != nil && level < 5; n = n.Parent {
		if _, known := c.points[n]; !known {
			c.points[n] = first(n)
			candidates = append(candidates, n)
		}
		switch level {
		case 0:
			c.points[n] += points
		case 1:
			c.points[n] += points / 2
		default:
			c.points[n] += points / float64(level*3)
		}
		if n == body {
			break
		}
		level++
	}
	return candidates
}

// first is what an element has by its name and classes alone.
func first(n *html.Node) float64 {
	points := 0.0
	switch n.DataAtom {
	case atom.Article, atom.Main:
		points = 10
	case atom.Div:
		points = 5
	case atom.Pre, atom.Td, atom.Blockquote:
		points = 3
	case atom.Address, atom.Ol, atom.Ul, atom.Dl, atom.Dd, atom.Dt, atom.Li:
		points = -3
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Th:
		points = -5
	}
	for _, name := range []string{attribute(n, "class"), attribute(n, "id")} {
		name = strings.ToLower(name)
		if poor.MatchString(name) {
			points -= 25
		}
		if good.MatchString(name) {
			points += 25
		}
	}
	return points
}

func (c *cutter) score(n *html.Node) float64 { return c.points[n] * (1 - c.links[n].density()) }

// widen goes from the best element to what it is in while that has clearly more
// running text and not much else: articles are often cut into sections.
func (c *cutter) widen(best, body *html.Node) *html.Node {
	for n := best.Parent; n != nil && best != body; n = n.Parent {
		prose := float64(c.prose[n])
		if prose > 1.25*float64(c.prose[best]) && prose > 0.6*float64(c.links[n].text) {
			best = n
		}
		if n == body {
			break
		}
	}
	return best
}

// parts are the best element and those beside it that go on with the article.
func (c *cutter) parts(best, body *html.Node, most float64) []*html.Node {
	if best == body || best.Parent == nil {
		return []*html.Node{best}
	}
	var parts []*html.Node
	for n := range best.Parent.ChildNodes() {
		l := c.links[n]
		text := ""
		if n.DataAtom == atom.P {
			text = words(n, l.text*utf8.UTFMax)
		}
		switch {
		case n == best,
			c.points[n] > 0 && c.score(n) >= max(10, most/5),
			n.DataAtom == atom.P && l.text > 80 && l.density() < 0.25,
			n.DataAtom == atom.P && l.text > 0 && l.linked == 0 && strings.Contains(text+" ", ". "):
			parts = append(parts, n)
		}
	}
	return parts
}

func isBlock(n *html.Node) bool {
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.Blockquote,
		atom.Pre, atom.Ul, atom.Ol, atom.Dl, atom.Li, atom.Dt, atom.Dd, atom.Table, atom.Thead, atom.Tbody, atom.Tr, atom.Td, atom.Th,
		atom.Figure, atom.Figcaption, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Hr, atom.Form, atom.Fieldset,
		atom.Details, atom.Summary, atom.Address, atom.Center, atom.Body:
		return true
	}
	return false
}
