package name_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/whosaid/whosaid/attribution/internal/model"
	"github.com/whosaid/whosaid/attribution/internal/name"
	"github.com/whosaid/whosaid/attribution/internal/tag"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

// check holds for every result.
func check(t testing.TB, r *name.Result) {
	t.Helper()
	n := int32(len(r.Doc.Tokens))
	require.Len(t, r.SpanAt, int(n))
	last := int32(0)
	for i := range r.Spans {
		s := &r.Spans[i]
		require.True(t, last <= s.Start && s.Start < s.End && s.End <= n, "%d: %+v behind %d", i, s, last)
		require.True(t, 0 <= s.Outer && s.Outer <= s.Start && s.End <= s.Close && s.Close <= n, "%d: %+v", i, s)
		require.True(t, 0 <= s.Entity && int(s.Entity) < len(r.Entities))
		for k := s.Start; k < s.End; k++ {
			require.Equal(t, int32(i)+1, r.SpanAt[k])
		}
		last = s.End
	}
	for e := range r.Entities {
		p := &r.Entities[e]
		require.True(t, 0 <= p.Full && int(p.Full) < len(r.Spans))
		require.Equal(t, int32(e), r.Spans[p.Full].Entity)
		require.NotZero(t, p.Type)
	}
}

func FuzzFind(f *testing.F) {
	for _, tt := range findTests {
		f.Add(tt.text, uint32(0))
		f.Add(tt.text, uint32(7))
	}
	f.Add("", uint32(1))
	f.Add("The\u00a0Mayor of\r\n\r\n“VON DER KOVAČ: (D-Vt.) & and, Moody's and’s “Red” (Bob) Jr., \xff\x00 police of", uint32(99))
	m := model.English()
	var s name.Scratch
	f.Fuzz(func(t *testing.T, in string, seed uint32) {
		doc := text.Parse(m.Language, in, quotes.Find(in))
		tags := tag.Tag(doc, m.Tagger, nil)
		for i := range tags { // wrong tags do no harm
			if seed = seed * 1664525; seed>>24 > 200 {
				tags[i] = tag.POS(seed >> 8 % 44)
			}
		}
		check(t, name.Find(doc, tags, m.Joiner, &s))
		check(t, name.Find(doc, nil, nil, &s))
	})
}
