package name_test

import (
	"testing"

	"github.com/whosaid/whosaid/attribution/internal/model"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
	"github.com/whosaid/whosaid/testdata"
)

func BenchmarkFind(b *testing.B) {
	m := model.English()
	var docs []*text.Doc
	var tags [][]tag.POS
	n := 0
	for a := range testdata.Articles() {
		doc := text.Parse(m.Language, a.Text, quotes.Find(a.Text))
		docs, tags = append(docs, doc), append(tags, tag.Tag(doc, m.Tagger, nil))
		n += len(a.Text)
	}
	var s name.Scratch
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for i := range docs {
			name.Find(docs[i], tags[i], m.Joiner, &s)
		}
	}
}
