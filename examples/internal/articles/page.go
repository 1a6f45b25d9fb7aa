package articles

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
)

// readPage finds the main text of a web page, without what stands around it,
// and what the page says about it.
//
// go-trafilatura would know a few more templates, but its date parser brings a
// WebAssembly engine that takes 50 MB and 0.15 s at the start of every program,
// and it gives the text without its paragraphs.
func readPage(content []byte, article *Article, mediaType string) error {
	decoded, err := article.decode(content, mediaType, true)
	if err != nil {
		return err
	}
	page, err := readability.FromReader(bytes.NewReader(decoded), nil)
	if err != nil {
		return err
	}
	if page.Node == nil {
		return errors.New("no article found on the page")
	}
	var text strings.Builder
	if err := page.RenderText(&text); err != nil {
		return err
	}
	article.Text = strings.TrimSpace(text.String())
	if article.Text == "" {
		return errors.New("no article found on the page")
	}
	article.Page = true
	article.Meta, err = json.Marshal(metaOf(&page))
	return err
}

type pageMeta struct {
	Title    string `json:"title,omitempty"`
	Author   string `json:"author,omitempty"`
	Date     string `json:"date,omitempty"`
	Site     string `json:"site,omitempty"`
	Language string `json:"language,omitempty"`
}

func metaOf(page *readability.Article) pageMeta {
	meta := pageMeta{
		Title:    page.Title(),
		Author:   page.Byline(),
		Site:     page.SiteName(),
		Language: page.Language(),
	}
	if published, err := page.PublishedTime(); err == nil {
		meta.Date = published.Format(time.DateOnly)
	}
	return meta
}
