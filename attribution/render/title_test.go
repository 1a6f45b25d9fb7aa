package render_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/render"
)

func TestTitles(t *testing.T) {
	t.Parallel()
	const rest = "\n\nIt rained in Vessa on Monday."
	tests := []struct {
		name, id, meta, text string
		title                string
		inText               bool // the title is the text's own headline
	}{
		{"headline", "", "", "Rain stops the fair" + rest, "Rain stops the fair", true},
		{"headline that asks", "", "", "Who stops the rain?" + rest, "Who stops the rain?", true},
		{"headline behind a byte order mark", "", "", "\ufeffRain" + rest, "Rain", true},
		{"headline instead of a path", "news/rain.txt", "", "Rain" + rest, "Rain", true},
		{"a sentence is no headline", "news/rain.txt", "", "It rained." + rest, "rain", false},
		{"a label is no headline", "", "", "By the editor:" + rest, "Document 1", false},
		{"one paragraph", "", "", "Rain stops the fair", "Document 1", false},
		{"several lines", "", "", "Rain\nand sun" + rest, "Document 1", false},
		{"long paragraph", "", "", strings.Repeat("rain ", 50) + rest, "Document 1", false},
		{"title given and said", "", `{"title":"Rain"}`, "Rain" + rest, "Rain", true},
		{"another title given", "", `{"title":"Sun"}`, "Rain" + rest, "Sun", false},
		{"address", "https://example.org/rain.html", "", "It rained." + rest, "https://example.org/rain.html", false},
		{"name that is no file's", "v1.2", "", "", "v1.2", false},
		{"file of Windows", `news\rain.html`, "", "", "rain", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r := attribution.Result{Document: &attribution.Document{Text: tt.text}}
			if tt.id != "" {
				r.ID = attribution.StringID(tt.id)
			}
			if tt.meta != "" {
				r.Meta = []byte(tt.meta)
			}
			var page bytes.Buffer
			require.NoError(t, render.HTML(&page, r, render.Options{}))
			check(t, "html", r, page.Bytes())
			heads := regexp.MustCompile(`<h1[^>]*>([^<]*)</h1>`).FindAllStringSubmatch(page.String(), -1)
			require.Len(t, heads, 1)
			assert.Equal(t, tt.title, strings.TrimPrefix(heads[0][1], "\ufeff"))
			text := page.String()[strings.Index(page.String(), `class="text"`):]
			assert.Equal(t, tt.inText, strings.Contains(text, "<h1"))
		})
	}
}
