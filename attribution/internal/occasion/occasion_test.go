package occasion

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/whosaid/whosaid/attribution/internal/decide"
	"github.com/whosaid/whosaid/attribution/internal/lang"
	"github.com/whosaid/whosaid/attribution/internal/text"
	"github.com/whosaid/whosaid/quotes"
)

func TestFind(t *testing.T) {
	for _, tc := range []struct {
		name, text         string // [content], <cue>, {mention}
		event, place, time string
	}{
		{"statement", "[“It is safe,”] {Mora} <said> in a statement.", "in a statement", "", ""},
		{"day", "[“It is safe,”] {Mora} <said> on Thursday.", "", "", "on Thursday"},
		{"bare day", "{Mora} <said> Friday morning [it is safe].", "", "", "Friday morning"},
		{"month", "[It is safe], {Mora} <said> in February.", "", "", "in February"},
		{"year", "[It is safe], {Mora} <said> in 2019.", "", "", "in 2019"},
		{"date", "[It is safe], {Mora} <said> on Feb. 3, 2024, again.", "", "", "on Feb. 3, 2024"},
		{"last week", "{Mora} <said> last week [it is safe].", "", "", "last week"},
		{"earlier this month", "{Mora} <said> earlier this month [it is safe].", "", "", "earlier this month"},
		{"rally in a state", "At a rally in Ohio on Monday, {Mora} <said> [it is safe].", "At a rally", "in Ohio", "on Monday"},
		{"city and state", "[“It is safe,”] {Mora} <said> at a rally in Harbour, Ohio.", "at a rally", "in Harbour, Ohio", ""},
		{"interview", "In an interview with Press TV, {Mora} <said> [it is safe].", "In an interview with Press TV", "", ""},
		{"signing", "Speaking to reporters after the signing ceremony, {Mora} <said>, [“It is safe.”]", "Speaking to reporters after the signing ceremony", "", ""},
		{"addressing", "Addressing the Bridge 2030 conference in Dubai, {Mora} <said> [it is safe].", "Addressing the Bridge 2030 conference", "in Dubai", ""},
		{"of and name", "[“It is safe,”] {Mora} <said> at a meeting of the Bridge Council in Belgrade.", "at a meeting of the Bridge Council", "in Belgrade", ""},
		{"capital", "[“It is safe,”] {Mora} <said> in Tehran.", "", "in Tehran", ""},
		{"inside the content", "{Mora} <said> [it opens in Tehran on Monday].", "", "", ""},
		{"sentence behind", "[“It is safe,”] {Mora} <said>.\n\nThe minister made the remarks while addressing the Bridge 2030 conference held in Tehran, Iran.",
			"addressing the Bridge 2030 conference", "in Tehran, Iran", ""},
		{"she was speaking", "[“It is safe,”] {Mora} <said>. She was speaking at a ceremony in Belgrade on Sunday.", "speaking at a ceremony", "in Belgrade", "on Sunday"},
		{"sentence of something else", "[“It is safe,”] {Mora} <said>. The bridge was opened at a ceremony in Belgrade.", "", "", ""},
		{"none", "[“It is safe,”] {Mora} <said>.", "", "", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			doc, st := parseOccasion(tc.text)
			occ := Find(doc, []decide.Statement{st}, nil).Occasions
			require.Len(t, occ, 1)
			assert.Equal(t, tc.event, doc.Slice(occ[0].Event), "event")
			assert.Equal(t, tc.place, doc.Slice(occ[0].Place), "place")
			assert.Equal(t, tc.time, doc.Slice(occ[0].Time), "time")
		})
	}
}

func TestOccasionOfNearestCue(t *testing.T) {
	s := "Mora said on Monday it is safe, and Lind said in a statement it is not."
	doc := text.Parse(lang.English(), s, quotes.Find(s))
	at := func(i int32) []text.Range { return []text.Range{{Start: i, End: i + 1}} }
	sts := []decide.Statement{
		{Mention: text.Range{Start: 0, End: 1}, Cue: at(1), Content: []text.Range{{Start: 4, End: 7}}},
		{Mention: text.Range{Start: 9, End: 10}, Cue: at(10), Content: []text.Range{{Start: 14, End: 17}}},
	}
	occ := Find(doc, sts, nil).Occasions
	assert.Equal(t, "on Monday", doc.Slice(occ[0].Time))
	assert.Equal(t, "in a statement", doc.Slice(occ[1].Event))
	assert.True(t, occ[0].Event.Empty())
	assert.True(t, occ[1].Time.Empty())
}

// parseOccasion reads one statement with its parts marked.
func parseOccasion(marked string) (*text.Doc, decide.Statement) {
	var plain strings.Builder
	var starts []int
	spans := map[byte][2]int{}
	for i := range len(marked) {
		switch c := marked[i]; c {
		case '[', '<', '{':
			starts = append(starts, plain.Len())
		case ']', '>', '}':
			spans[c] = [2]int{starts[len(starts)-1], plain.Len()}
			starts = starts[:len(starts)-1]
		default:
			plain.WriteByte(c)
		}
	}
	doc := text.Parse(lang.English(), plain.String(), quotes.Find(plain.String()))
	tokens := func(c byte) text.Range {
		r := text.Range{Start: -1}
		for i, t := range doc.Tokens {
			if int(t.Start) < spans[c][1] && spans[c][0] < int(t.End) {
				if r.Start < 0 {
					r.Start = int32(i)
				}
				r.End = int32(i) + 1
			}
		}
		return r
	}
	return doc, decide.Statement{Content: []text.Range{tokens(']')}, Cue: []text.Range{tokens('>')}, Mention: tokens('}')}
}
