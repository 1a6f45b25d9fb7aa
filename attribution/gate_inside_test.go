package attribution

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/link"
	"github.com/whosaid/whosaid/attribution/internal/outlet"
	"github.com/whosaid/whosaid/attribution/internal/text"
)

// TestGate hands on ranges that no stage should: each is dropped, with what
// cannot be without it, and counted.
func TestGate(t *testing.T) {
	defer LastResort()()
	e, err := New(Options{MinConfidence: -1})
	require.NoError(t, err)
	const words = "a b c d e f g h i j"
	at := func(start, end int32) text.Range { return text.Range{Start: start, End: end} }
	said := func(score int32, content ...text.Range) decide.Statement {
		return decide.Statement{Content: content, Mille: 500 + score>>12, Evidence: "test"}
	}
	for _, tc := range []struct {
		name   string
		found  []decide.Statement
		people []link.Entity
		want   []string // contents
		names  []string // of entities
		faults int
	}{
		{name: "sound", found: []decide.Statement{said(0, at(0, 9)), said(0, at(1, 3), at(4, 5))}, want: []string{"a b c d e f g h i", "b c … e"}},
		{name: "empty, beyond, before, backwards", found: []decide.Statement{said(0, at(2, 2)), said(0, at(8, 11)), said(0, at(-1, 2)), said(0, at(4, 3))}, faults: 4},
		{name: "one piece of two", found: []decide.Statement{said(0, at(3, 5), at(4, 6))}, want: []string{"d e"}, faults: 1},
		{name: "crossing", found: []decide.Statement{said(1<<20, at(0, 4)), said(-1<<20, at(3, 6)), said(0, at(4, 5))}, want: []string{"a b c d", "e"}, faults: 1},
		{name: "crossing, the second is surer", found: []decide.Statement{said(-1<<20, at(0, 4)), said(1<<20, at(3, 6)), said(0, at(3, 4))}, want: []string{"d e f", "d"}, faults: 1},
		{name: "crossing a pair", found: []decide.Statement{said(-1<<20, at(0, 5)), said(-1<<20, at(1, 4)), said(1<<20, at(2, 7))}, want: []string{"c d e f g"}, faults: 2},
		{name: "entities", people: []link.Entity{
			{Name: "A", Mentions: []text.Range{at(3, 3)}}, {Name: "B", Mentions: []text.Range{at(4, 5), at(2, 3)}},
		}, names: []string{"B"}, faults: 2},
	} {
		t.Run(tc.name, func(t *testing.T) {
			b := builder{e: e, doc: text.Parse(e.lang.Language, words, nil), found: tc.found}
			b.people = link.Result{Entities: tc.people, Speakers: make([]link.Speaker, len(tc.found))}
			for range tc.found {
				b.outlets.Credits = append(b.outlets.Credits, outlet.Credit{Source: -1})
			}
			doc := b.document()
			var contents, names []string
			for i := range doc.Statements {
				contents = append(contents, doc.Statements[i].Text())
			}
			for i := range doc.Entities {
				names = append(names, doc.Entities[i].Name)
			}
			assert.Equal(t, tc.want, contents)
			assert.Equal(t, tc.names, names)
			assert.Equal(t, tc.faults, b.faults)
			assert.Equal(t, tc.faults > 0, len(doc.Warnings) == 1)
		})
	}
}
