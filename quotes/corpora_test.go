package quotes

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// article is a line of a corpus. Its offsets count code points.
type article struct {
	ID           string
	Text         string
	Attributions []struct {
		Kind    string
		Content [][2]int
	}
}

// corpus reads the articles of a file under the folder that WHOSAID_CORPORA
// names, and skips the test without it.
func corpus(t testing.TB, file string) []article {
	dir := os.Getenv("WHOSAID_CORPORA")
	if dir == "" {
		t.Skip("WHOSAID_CORPORA names no folder with corpora")
	}
	f, err := os.Open(filepath.Join(dir, file))
	require.NoError(t, err)
	defer f.Close()
	var articles []article
	for d := json.NewDecoder(f); d.More(); {
		var a article
		require.NoError(t, d.Decode(&a))
		articles = append(articles, a)
	}
	return articles
}

// Every direct statement of the agency articles that has marks is a quotation.
func TestFindsDirectStatements(t *testing.T) {
	n := 0
	for _, a := range corpus(t, "agency/dev.jsonl") {
		runes := []rune(a.Text)
		found := map[string]bool{}
		for _, q := range Find(a.Text) {
			found[q.Of(a.Text)] = true
		}
		for _, at := range a.Attributions {
			for _, c := range at.Content {
				content := string(runes[c[0]:c[1]])
				if at.Kind != "direct" || !strings.ContainsAny(content[:3], `"'“‘„`) {
					continue // an interview's turns have no marks
				}
				n++
				assert.True(t, found[content], "%s: %s", a.ID, content)
			}
		}
	}
	assert.Greater(t, n, 50)
}

// In edited news text hardly any mark is left over: a quotation without a
// closing mark goes on in the next paragraph, or is a mistake.
func TestFewQuotationsStayOpen(t *testing.T) {
	n, open := 0, 0
	for _, file := range []string{"polnear/dev.jsonl", "polnear/train.jsonl", "gum/news.jsonl", "agency/dev.jsonl"} {
		for _, a := range corpus(t, file) {
			found := Find(a.Text)
			check(t, a.Text, found)
			for i, q := range found {
				n++
				if !q.Closed && !(i+1 < len(found) && found[i+1].Continues) {
					open++
				}
			}
		}
	}
	t.Logf("%d of %d quotations end without a closing mark and do not go on", open, n)
	assert.Less(t, float64(open)/float64(n), 0.006)
}

func BenchmarkFindOnCorpora(b *testing.B) {
	articles, size := corpus(b, "polnear/train.jsonl"), 0
	for _, a := range articles {
		size += len(a.Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for i := range articles {
			Find(articles[i].Text)
		}
	}
	b.ReportMetric(float64(len(articles)), "articles")
}
