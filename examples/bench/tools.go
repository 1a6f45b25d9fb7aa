package main

import (
	"fmt"
	"regexp"
	"sync"

	"github.com/jdkato/prose/v2"

	"github.com/whosaid/whosaid/attribution"
	"github.com/whosaid/whosaid/quotes"
)

// tool is one way to look at an article.
type tool struct {
	name string
	work func(text string) counts
	what string // counted
	and  string // counted beside it
}

// counts are what a tool finds.
type counts struct{ first, second int }

func (c counts) plus(o counts) counts { return counts{c.first + o.first, c.second + o.second} }

func (t tool) describe(c counts) string {
	if t.and == "" {
		return fmt.Sprintf("%d %s", c.first, t.what)
	}
	return fmt.Sprintf("%d %s, %d %s", c.first, t.what, c.second, t.and)
}

// Patterns as they are found in answers to "how do I get quotes out of news".
var (
	quotedPattern = regexp.MustCompile(`"[^"]*"|“[^”]*”|‘[^’]*’|«[^»]*»`)
	saidPattern   = regexp.MustCompile(`("[^"]+"|“[^”]+”),?\s+(?:(?:said|says|told|added|wrote|asked|according to)\s+([A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)|([A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)\s+(?:said|says|told|added|wrote|asked))`)
	thatPattern   = regexp.MustCompile(`([A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)\s+(?:said|says|added|claimed|denied|announced|warned)\s+(?:that\s+)?([^.“"]+)\.`)
)

// model is prose's, loaded once: it would load it for every document.
var model = sync.OnceValue(func() *prose.Model {
	doc, err := prose.NewDocument("")
	if err != nil {
		panic("bench: prose: " + err.Error())
	}
	return doc.Model
})

func tools() []tool {
	return []tool{
		{
			name: "whosaid: quotes.Find", what: "quotations",
			work: func(text string) counts { return counts{first: len(quotes.Find(text))} },
		},
		{
			name: "regexp: quotation marks", what: "quotations",
			work: func(text string) counts { return counts{first: len(quotedPattern.FindAllStringIndex(text, -1))} },
		},
		{
			name: "whosaid: attribution.Extract", what: "statements", and: "of them with a name",
			work: func(text string) counts {
				c := counts{}
				for _, st := range attribution.Extract(text).Statements {
					c.first++
					if st.Speaker != nil && st.Speaker.Name != "" {
						c.second++
					}
				}
				return c
			},
		},
		{
			name: "regexp: “…” said Name; Name said that …", what: "statements",
			work: func(text string) counts {
				return counts{first: len(saidPattern.FindAllStringSubmatchIndex(text, -1)) + len(thatPattern.FindAllStringSubmatchIndex(text, -1))}
			},
		},
		{
			name: "prose: sentences, tags and names", what: "sentences", and: "names",
			work: func(text string) counts {
				doc, err := prose.NewDocument(text, prose.UsingModel(model()))
				if err != nil {
					return counts{}
				}
				return counts{first: len(doc.Sentences()), second: len(doc.Entities())}
			},
		},
	}
}
