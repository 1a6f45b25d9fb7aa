package entity

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/whosaid/whosaid/attribution/internal/lexicon"
)

// TestDebug prints what was found in the documents whose id holds
// WHOSAID_DOC.
func TestDebug(t *testing.T) {
	want := os.Getenv("WHOSAID_DOC")
	if want == "" {
		t.Skip()
	}
	m := tagModel()
	for _, f := range []string{"seed/gold.jsonl", "polnear/dev.speakers.jsonl", "agency/dev.jsonl", "gum/news.jsonl", "gum/interview.jsonl", "gum/bio.jsonl", "gum/court.jsonl", "polnear/dev.jsonl"} {
		docs := readGold(t, f)
		for i := range docs {
			if !strings.Contains(docs[i].ID, want) {
				continue
			}
			var s Scratch
			g := prepare(t, &docs[i], m)
			res := Resolve(g.doc, g.tags, g.sts, lexicon.EnglishNames(), &s)
			if os.Getenv("WHOSAID_TEXT") != "" {
				for _, p := range g.doc.Paragraphs {
					fmt.Printf("P%x %s\n", s.words[p.Start].flags, g.doc.Slice(p))
				}
			}
			for _, e := range res.Entities {
				fmt.Printf("%q type %s gender %d aliases %q roles %q\n   ", e.Name, typeNames[e.Type], e.Gender, e.Aliases, e.Roles)
				for _, m := range e.Mentions {
					fmt.Printf(" %d:%q", m.Start, g.doc.Slice(m))
				}
				fmt.Println()
			}
		}
		if f == "polnear/dev.jsonl" {
			return
		}
	}
}
