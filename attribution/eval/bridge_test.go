package eval_test

import (
	"strings"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/attribution/eval"
	"github.com/whosaid/whosaid/quotes"
)

const bridge = "“The bridge is safe,” Mayor Ida Brandt said 🌉. Councillor José Peña denied that the bridge was late, Reuters reported.\n" +
	"A spokesman hoped “for rain” as ever. According to Brandt, work begins in May. Nobody said whether it ends."

// span finds words of the bridge article.
func span(words string) quotes.Span {
	i := strings.Index(bridge, words)
	if i < 0 {
		panic("not in the text: " + words)
	}
	return quotes.Span{Start: i, End: i + len(words)}
}

func spans(words ...string) (out []quotes.Span) {
	for _, w := range words {
		out = append(out, span(w))
	}
	return out
}

func fragments(words ...string) (out []attribution.Fragment) {
	for _, s := range spans(words...) {
		out = append(out, attribution.Fragment{Start: s.Start, End: s.End, Text: s.Of(bridge)})
	}
	return out
}

func bridgeGold() eval.Article {
	return eval.Article{
		ID: "bridge", Text: bridge,
		IgnoreCues: spans("Nobody said"),
		Attributions: []eval.Attribution{
			{
				Content: spans("“The bridge is safe,”"), Cue: spans("said"), Mention: spans("Mayor Ida Brandt"), Kind: attribution.KindDirect,
				SpeakerMarked: true, Speaker: "Ida Brandt", Type: attribution.TypePerson, Form: attribution.FormName, SourceMarked: true,
			},
			{
				Content: spans("that the bridge was late"), Cue: spans("denied"), Mention: spans("Councillor José Peña"),
				SpeakerMarked: true, Speaker: "José Peña", Type: attribution.TypePerson, Form: attribution.FormName,
				SourceMarked: true, Source: "Reuters",
			},
			{Content: spans("“for rain”"), Cue: spans("hoped"), Mention: spans("A spokesman"), Optional: true},
			{
				Content: spans("work begins in May"), Cue: spans("According to"), Mention: spans("Brandt, work")[:1],
				SpeakerMarked: true, Speaker: "Ida Brandt", Type: attribution.TypePerson, Form: attribution.FormName, SourceMarked: true,
			},
		},
	}
}

// bridgeDocument finds the first statement, gives the second to the wrong
// speaker, misses the last, and finds one that is none. Two more count for
// nothing.
func bridgeDocument() *attribution.Document {
	speaker := func(name string, mention ...string) *attribution.Speaker {
		sp := &attribution.Speaker{Name: name, Type: attribution.TypePerson, Form: attribution.FormName}
		if f := fragments(mention...); len(f) > 0 {
			sp.Mention = &attribution.Phrase{Text: f[0].Text, Spans: f}
		}
		return sp
	}
	return &attribution.Document{Text: bridge, Statements: []attribution.Statement{
		{
			ID: 1, Kind: attribution.KindDirect, Content: fragments("The bridge is safe"), Cue: &attribution.Cue{Spans: fragments("said")},
			Speaker: speaker("Ida Brandt", "Ida Brandt"), Confidence: 0.95,
		},
		{
			ID: 2, Kind: attribution.KindIndirect, Content: fragments("the bridge was late"), Cue: &attribution.Cue{Spans: fragments("denied")},
			Speaker: speaker("Ida Brandt", "Ida Brandt"), Confidence: 0.5,
		},
		{ID: 3, Kind: attribution.KindIndirect, Content: fragments("Reuters reported"), Confidence: 0.25},
		{ID: 4, Kind: attribution.KindDirect, Content: fragments("“for rain”"), Confidence: 0.25},
		{
			ID: 5, Kind: attribution.KindIndirect, Content: fragments("whether it ends"),
			Cue: &attribution.Cue{Spans: fragments("Nobody said")}, Confidence: 0.25,
		},
	}}
}
