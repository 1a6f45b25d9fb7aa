package link

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/tag"
)

func TestRelations(t *testing.T) {
	type want map[string]relation
	for _, tt := range []struct {
		text string
		want want
	}{
		{"{A nurse named Ann Bell} said it was late.", want{"Ann Bell": introduced}},
		{"{A group known as Fair Votes} said it was late.", want{"Fair Votes": introduced}},
		{"{Another nurse — Ann Bell —} said it was late.", want{"Ann Bell": betweenDashes}},
		{"{The nurse who met Ann Bell} said it was late.", want{"Ann Bell": behind}},
		{"{A report by Harvard professor Ann Bell} said it was late.", want{"Harvard": qualifier, "Ann Bell": byIt}},
		{"{A report by Iran's Foreign Ministry} said it was late.", want{"Iran": qualifier, "Foreign Ministry": byIt}},
		{"{A complaint filed by the federal Labour Ministry and the Foreign Ministry} said it was late.", want{"Labour Ministry": byIt}},
		{"{The acting clerk of Lipa City Council (LCC) Ann Bell} said it was late.", want{"Lipa City Council": ofIt, "LCC": behind, "Ann Bell": apposed}},
		{"{The owner of film studio Acme Ltd} said it was late.", want{"Acme Ltd": ofIt}},
		{"{Critics, including Ann Bell and Jo Roe,} said it was late.", want{"Ann Bell": example}},
		{"{People like Ann Bell} said it was late.", want{"Ann Bell": example}},
		{"{The Bank of England's Ann Bell} said it was late.", want{"Bank of England": possessor, "Ann Bell": isHead}},
		{"{A top adviser to Ann Bell} said it was late.", want{"Ann Bell": behind}},
		{"{The chief economist for President Ann Bell} said it was late.", want{"Ann Bell": forIt}},
		{"{The vice president of marketing Ann Bell} said it was late.", want{"Ann Bell": isHead}},
		{"{The senator for Utah, Ann Bell (of the Labour Party),} said it was late.", want{"Utah": qualifier, "Ann Bell": isHead, "Labour Party": ofIt}},
		{"{The Bank of England report} said it was late.", want{"Bank of England": compound}},
	} {
		doc, sts := parse(t, tt.text)
		l := &new(Scratch).linker
		l.Result = name.Find(doc, tag.Tag(doc, tagger(), nil), joiner(), nil)
		x := l.nounMention(l.trim(sts[0].Mention), 0)
		got := want{}
		for _, in := range x.inside {
			got[l.Text(&l.Spans[in.span])] = in.relation
		}
		assert.Equal(t, tt.want, got, tt.text)
	}
}
