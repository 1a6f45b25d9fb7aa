package articles

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageMeta is what a page says about its article.
type pageMeta struct {
	Title    string `json:"title,omitempty"`
	Author   string `json:"author,omitempty"`
	Date     string `json:"date,omitempty"`
	Site     string `json:"site,omitempty"`
	Language string `json:"language,omitempty"`
	// Body is the article itself, for pages that a script builds.
	Body string `json:"-"`
}

// How many bytes a name and a headline may have; what is longer is neither.
const (
	mostName  = 100
	mostTitle = 1000
)

// Names of meta elements, the most reliable first.
var (
	titleNames  = []string{"og:title", "twitter:title", "dc:title", "dc.title", "dcterm:title", "parsely-title", "title"}
	authorNames = []string{"author", "dc:creator", "dc.creator", "dcterm:creator", "parsely-author", "article:author", "sailthru.author"}
	siteNames   = []string{"og:site_name", "application-name"}
	dateNames   = []string{
		"article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "date", "pubdate",
		"dc.date", "dc:date", "dc.date.issued", "dcterms.created", "sailthru.date",
	}
)

// metaOf reads JSON-LD first, then the meta elements, then the page itself.
func metaOf(page *html.Node) pageMeta {
	var meta pageMeta
	named := map[string]string{}
	var title, heading, clock, author string
	var linked []map[string]any
	for n := range page.Descendants() {
		switch n.DataAtom {
		case atom.Script:
			if strings.HasPrefix(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil {
				linked = append(linked, linkedData(n.FirstChild.Data))
			}
		case atom.Meta:
			name := strings.ToLower(attribute(n, "property"))
			if name == "" {
				name = strings.ToLower(attribute(n, "name"))
			}
			if name == "" {
				name = strings.ToLower(attribute(n, "itemprop"))
			}
			if content := strings.Join(strings.Fields(attribute(n, "content")), " "); named[name] == "" {
				named[name] = content
			}
		case atom.Html:
			meta.Language = attribute(n, "lang")
		case atom.Title:
			if title == "" {
				title = words(n, mostTitle)
			}
		case atom.H1:
			if heading == "" {
				heading = words(n, mostTitle)
			}
		case atom.Time:
			if clock == "" {
				clock = attribute(n, "datetime")
			}
		default:
			if author == "" && n.Type == html.ElementNode {
				author = byline(n)
			}
		}
	}
	for _, about := range linked {
		meta.merge(linkedMeta(about, title))
	}
	first := func(names []string) string {
		for _, name := range names {
			if named[name] != "" {
				return named[name]
			}
		}
		return ""
	}
	writer := first(authorNames)
	if strings.HasPrefix(writer, "http") {
		writer = "" // the address of a profile
	}
	meta.merge(pageMeta{Title: first(titleNames), Author: writer, Site: first(siteNames), Date: Day(first(dateNames))})
	meta.merge(pageMeta{Title: withoutSite(title, heading), Author: author, Date: Day(clock)})
	return meta
}

// merge takes what is not known yet.
func (m *pageMeta) merge(other pageMeta) {
	for _, field := range []struct{ to, from *string }{
		{&m.Title, &other.Title}, {&m.Author, &other.Author}, {&m.Date, &other.Date}, {&m.Site, &other.Site}, {&m.Language, &other.Language},
		{&m.Body, &other.Body},
	} {
		if *field.to == "" {
			*field.to = *field.from
		}
	}
}

// withoutSite takes the name of the site off the title of a page, as in
// "Headline - The Daily Tide".
func withoutSite(title, heading string) string {
	if heading != "" && strings.HasPrefix(title, heading) {
		return heading
	}
	for _, mark := range []string{" | ", " - ", " – ", " — ", " » "} {
		if i := strings.LastIndex(title, mark); i > 0 && len(strings.Fields(title[:i])) > 3 {
			return title[:i]
		}
	}
	return title
}

// Day returns the day, as 2006-01-02, of a date or time in one of the forms that
// pages and archives use; nothing of what is none.
func Day(s string) string {
	if len(s) >= len(time.DateOnly) {
		if d, err := time.Parse(time.DateOnly, s[:len(time.DateOnly)]); err == nil {
			return d.Format(time.DateOnly)
		}
	}
	for _, layout := range []string{time.RFC1123Z, time.RFC1123, "20060102", "January 2, 2006", "2 January 2006", "Jan 2, 2006"} {
		if d, err := time.Parse(layout, s); err == nil {
			return d.Format(time.DateOnly)
		}
	}
	return ""
}

// byline returns the author's name if the element is one.
func byline(n *html.Node) string {
	name := ""
	switch class := strings.ToLower(attribute(n, "class") + " " + attribute(n, "id")); {
	case attribute(n, "rel") == "author", strings.Contains(attribute(n, "itemprop"), "author"):
		name = words(n, mostName)
	case strings.Contains(class, "byline"), strings.Contains(class, "author"):
		if name = words(n, mostName); !strings.HasPrefix(strings.ToLower(name), "by ") {
			return "" // a label, a picture, a list of articles
		}
	}
	if strings.HasPrefix(strings.ToLower(name), "by ") {
		name = name[len("by "):]
	}
	if end := strings.IndexAny(name, "0123456789|•·"); end >= 0 {
		return "" // with a date, and nobody can tell where the name ends
	}
	if len(name) > mostName {
		return ""
	}
	return strings.TrimSpace(name)
}

// linkedData returns what JSON-LD says about an article, nil where it does not.
func linkedData(script string) map[string]any {
	script = strings.TrimSpace(script)
	script = strings.TrimSuffix(strings.TrimPrefix(script, "<![CDATA["), "]]>")
	var value any
	if json.Unmarshal([]byte(script), &value) != nil {
		return nil
	}
	return findArticle(value, 0)
}

func linkedMeta(about map[string]any, title string) pageMeta {
	headline, name := firstText(about["headline"]), firstText(about["name"])
	if headline == "" || name != "" && !strings.Contains(title, headline) && strings.Contains(title, name) {
		headline = name // the other is a description
	}
	body, _ := about["articleBody"].(string)
	return pageMeta{
		Title:    headline,
		Author:   namesOf(about["author"]),
		Date:     Day(firstText(about["datePublished"])),
		Site:     namesOf(about["publisher"]),
		Language: firstText(about["inLanguage"]),
		Body:     strings.TrimSpace(html.UnescapeString(body)),
	}
}

// findArticle looks for the object of an article in lists and graphs.
func findArticle(value any, depth int) map[string]any {
	if depth > 4 {
		return nil
	}
	switch v := value.(type) {
	case []any:
		for _, element := range v {
			if found := findArticle(element, depth+1); found != nil {
				return found
			}
		}
	case map[string]any:
		isArticle := func(t any) bool {
			name, _ := t.(string)
			return strings.HasSuffix(name, "Article") || strings.HasSuffix(name, "Posting") || name == "Report"
		}
		types, _ := v["@type"].([]any)
		if isArticle(v["@type"]) || slices.ContainsFunc(types, isArticle) {
			return v
		}
		return findArticle(v["@graph"], depth+1)
	}
	return nil
}

func firstText(values ...any) string {
	for _, v := range values {
		if s, ok := v.(string); ok && strings.TrimSpace(s) != "" {
			return strings.Join(strings.Fields(html.UnescapeString(s)), " ")
		}
	}
	return ""
}

// namesOf returns the name of a person or an organisation, or of several.
func namesOf(value any) string {
	switch v := value.(type) {
	case map[string]any:
		return firstText(v["name"])
	case []any:
		var names []string
		for _, element := range v {
			if name := namesOf(element); name != "" {
				names = append(names, name)
			}
		}
		return strings.Join(names, ", ")
	}
	return firstText(value)
}
